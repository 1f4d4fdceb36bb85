"""An author's own items: ``<slug>.items.yaml`` beside ``<slug>.md``.

The file maps a name of the author's choice to an item::

    why-the-apple:
      kind: authored
      shape: choose                # or true_false, type, write
      level: N5
      prompt: おばあさんは、どうして…ましたか。
      choices:                     # for choose: one is correct; each says why, in Japanese and English
        - text: …
          correct: true
          explanation: {ja: …, en: …}
      answers: […]                 # for type and write: what is accepted, best first
      evidence: [words of the text, …]
      explanation: {ja: …, en: …}

At most 64 kB, no anchors, no tags.  What is wrong is told with the file and the item's name.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from quizgen import LEVELS
from quizgen.source.text import OwnChoice, OwnItem, SourceError

SUFFIX = ".items.yaml"
MAX_LENGTH = 64_000
SHAPES = ("choose", "true_false", "type", "write")
_KEYS = frozenset(("kind", "shape", "level", "prompt", "choices", "answers", "evidence", "explanation"))


def beside(path: Path) -> Path:
    """The file of own items of a text's file."""
    return path.with_name(path.stem + SUFFIX)


def read(path: Path) -> tuple[OwnItem, ...]:
    """The items of a file in its order; none if there is no file; raises ``SourceError`` for what cannot be read."""
    try:
        given = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(path.name, getattr(error, "strerror", "") or "is not UTF-8") from None
    return _items(_loaded(given, path.name), path.name)


def _loaded(given: str, name: str) -> Mapping[str, Any]:
    import yaml

    if len(given) > MAX_LENGTH:
        raise SourceError(name, f"is longer than {MAX_LENGTH} characters")
    try:
        events = yaml.parse(given, Loader=yaml.BaseLoader)
        if any(isinstance(e, yaml.AliasEvent) or getattr(e, "anchor", None) for e in events):
            raise SourceError(name, "anchors and aliases are not allowed")
        found = yaml.load(given, Loader=yaml.BaseLoader)  # noqa: S506 - every scalar a string, nothing is built
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise SourceError(name, "is not valid YAML", str(mark.line + 1) if mark else "") from None
    if found and not isinstance(found, Mapping):
        raise SourceError(name, "is no list of named items")
    return found or {}


def _items(found: Mapping[str, Any], name: str) -> tuple[OwnItem, ...]:
    return tuple(_item(key, value, SourceError(name, "", key)) for key, value in found.items())


def _item(key: str, value: Any, at: SourceError) -> OwnItem:
    if not isinstance(value, Mapping) or (unknown := set(value) - _KEYS):
        raise _fault(at, f"has an unknown field: {sorted(unknown)[0]}" if isinstance(value, Mapping) else "is no item")
    shape, level = value.get("shape", "choose"), value.get("level", "")
    if shape not in SHAPES or level not in ("", *LEVELS):
        raise _fault(at, f"shape is one of {', '.join(SHAPES)}, level one of {', '.join(LEVELS)}")
    choices = tuple(_choice(c, at) for c in _list(value, "choices", at))
    answers = tuple(str(a) for a in _list(value, "answers", at))
    evidence = tuple(str(e) for e in _list(value, "evidence", at))
    if not value.get("prompt") or not evidence:
        raise _fault(at, "needs a prompt and evidence, words of the text that prove the answer")
    if shape in ("choose", "true_false") and sum(c.correct for c in choices) != 1:
        raise _fault(at, "needs exactly one correct choice")
    if shape in ("type", "write") and not answers:
        raise _fault(at, "needs answers")
    ja, en = _note(value, at)
    return OwnItem(key, shape, level, str(value["prompt"]), choices, answers, evidence, ja, en)


def _choice(value: Any, at: SourceError) -> OwnChoice:
    if not isinstance(value, Mapping) or not value.get("text"):
        raise _fault(at, "has a choice without text")
    return OwnChoice(str(value["text"]), str(value.get("correct", "false")).lower() == "true", *_note(value, at))


def _note(value: Mapping[str, Any], at: SourceError) -> tuple[str, str]:
    note = value.get("explanation")
    if not isinstance(note, Mapping) or not note.get("ja") or not note.get("en"):
        raise _fault(at, "needs an explanation in Japanese (ja) and English (en), for itself and for each choice")
    return str(note["ja"]), str(note["en"])


def _list(value: Mapping[str, Any], key: str, at: SourceError) -> Sequence[Any]:
    found = value.get(key, [])
    if not isinstance(found, list):
        raise _fault(at, f"{key} is no list")
    return found


def _fault(at: SourceError, why: str) -> SourceError:
    return SourceError(at.name, why, at.where)
