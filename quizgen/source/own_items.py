"""An author's own item, as an entry of ``<slug>.items.yaml`` under a name of the author's choice::

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
  despite: [alike]             # checks that the author overrules, if any
"""

from collections.abc import Mapping
from typing import Any

from quizgen import LEVELS
from quizgen.source.decisions import fault, lines, note_entry, rows
from quizgen.source.text import OwnChoice, OwnItem, SourceError

KIND = "authored"
SHAPES = ("choose", "true_false", "type", "write")
_KEYS = frozenset(("kind", "shape", "level", "prompt", "choices", "answers", "evidence", "explanation", "despite"))


def item(key: str, value: Any, at: SourceError) -> OwnItem:
    """The item that an entry says; raises ``SourceError`` at the place of ``at`` for what it cannot say."""
    if not isinstance(value, Mapping) or (unknown := set(value) - _KEYS):
        raise fault(at, f"has an unknown field: {sorted(unknown)[0]}" if isinstance(value, Mapping) else "is no item")
    shape, level = value.get("shape", "choose"), value.get("level", "")
    if shape not in SHAPES or level not in ("", *LEVELS):
        raise fault(at, f"shape is one of {', '.join(SHAPES)}, level one of {', '.join(LEVELS)}")
    choices = tuple(_choice(c, at) for c in rows(value, "choices", at))
    answers, evidence = lines(value, "answers", at), lines(value, "evidence", at)
    if not value.get("prompt") or not isinstance(value["prompt"], str) or not evidence:
        raise fault(at, "needs a prompt and evidence, words of the text that prove the answer")
    if shape in ("choose", "true_false") and sum(c.correct for c in choices) != 1:
        raise fault(at, "needs exactly one correct choice")
    if shape in ("type", "write") and not answers:
        raise fault(at, "needs answers")
    ja, en = _note(value, at)
    despite = lines(value, "despite", at)
    return OwnItem(key, shape, level, str(value["prompt"]), choices, answers, evidence, ja, en, despite)


def _choice(value: Any, at: SourceError) -> OwnChoice:
    if not isinstance(value, Mapping) or not value.get("text"):
        raise fault(at, "has a choice without text")
    return OwnChoice(str(value["text"]), str(value.get("correct", "false")).lower() == "true", *_note(value, at))


def _note(value: Mapping[str, Any], at: SourceError) -> tuple[str, str]:
    note = value.get("explanation")
    if not isinstance(note, Mapping) or not note.get("ja") or not note.get("en"):
        raise fault(at, "needs an explanation in Japanese (ja) and English (en), for itself and for each choice")
    return str(note["ja"]), str(note["en"])


def entry(own: OwnItem) -> dict[str, Any]:
    """The entry that says an item; ``item`` reads it."""
    out: dict[str, Any] = {
        "kind": KIND,
        "shape": own.shape,
        "level": own.level,
        "prompt": own.prompt,
        "choices": [_choice_entry(c) for c in own.choices],
        "answers": list(own.answers),
        "evidence": list(own.evidence),
        "explanation": note_entry(own.ja, own.en),
        "despite": list(own.despite),
    }
    return {k: v for k, v in out.items() if v}


def _choice_entry(choice: OwnChoice) -> dict[str, Any]:
    right = {"correct": True} if choice.correct else {}
    return {"text": choice.text, **right, "explanation": note_entry(choice.ja, choice.en)}
