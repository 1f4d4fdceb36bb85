"""What an author decides about an item that rules made, as an entry of ``<slug>.items.yaml`` under the item's id::

fact-6f1e0c2b9a:
  keep: true                   # it is chosen before others
  asked: 森さんが店を始めたのは、いつですか。
particle-0b2f6f9a31:
  refuse: two answers are right
  asked: 駅（　　）友だちを待つ。
reason-91d3a7c2e4:
  edit:                        # only what differs
    prompt: …
    choices:
      - was: 雨が降ったから
        now: 雨がふったから
        explanation: {ja: …, en: …}
    answers: [best first, …]
    explanation: {ja: …, en: …}
  base: 5f0c2a9d               # the item that these words were written for
  despite: [alike]             # checks that the author overrules
  asked: 試合は、どうして中止になりましたか。
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any, get_args

from quizgen.source.text import ChoiceEdit, Decision, ItemEdit, SourceError, Verdict

VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
_ID = re.compile(r"[a-z_]+-[0-9a-z]+")
_KEYS = frozenset((*VERDICTS, "asked", "base", "despite"))
_EDIT_KEYS = frozenset(("prompt", "choices", "answers", "explanation"))
_CHOICE_KEYS = frozenset(("was", "now", "explanation"))


def decides(value: Any) -> bool:
    """Whether an entry is a decision, and no item of the author's own."""
    return isinstance(value, Mapping) and any(verdict in value for verdict in VERDICTS)


def decision(key: str, value: Mapping[str, Any], at: SourceError) -> Decision:
    """The decision that an entry says; raises ``SourceError`` at the place of ``at`` for what it cannot say."""
    verdicts = [verdict for verdict in VERDICTS if verdict in value]
    if not _ID.fullmatch(key):
        raise fault(at, "is no id of an item, such as fact-6f1e0c2b9a (“quizgen items” lists them)")
    _known(value, _KEYS, at)
    if len(verdicts) != 1:
        raise fault(at, f"says {' and '.join(verdicts)}; an item is either kept, refused or edited")
    said = value[verdicts[0]]
    if verdicts[0] == "keep" and said != "true":
        raise fault(at, "keep is true; to decide nothing about the item, leave the entry out")
    if verdicts[0] == "refuse" and not _line(said, "refuse", at):
        raise fault(at, "needs a reason: refuse: why")
    return Decision(
        key,
        verdicts[0],
        _line(value.get("asked", ""), "asked", at),
        _line(said, "refuse", at) if verdicts[0] == "refuse" else "",
        _edit(said, _line(value.get("base", ""), "base", at), at) if verdicts[0] == "edit" else ItemEdit(),
        lines(value, "despite", at),
    )


def _edit(value: Any, base: str, at: SourceError) -> ItemEdit:
    if not isinstance(value, Mapping) or not value:
        raise fault(at, f"edit says none of {', '.join(sorted(_EDIT_KEYS))}")
    _known(value, _EDIT_KEYS, at)
    choices = tuple(_choice(c, at) for c in rows(value, "choices", at))
    prompt = _line(value.get("prompt", ""), "prompt", at)
    return ItemEdit(prompt, choices, lines(value, "answers", at), *_note(value, at), base)


def _choice(value: Any, at: SourceError) -> ChoiceEdit:
    if not isinstance(value, Mapping) or not value.get("was"):
        raise fault(at, "a choice says which one it was: was: …, now: …")
    _known(value, _CHOICE_KEYS, at)
    return ChoiceEdit(_line(value["was"], "was", at), _line(value.get("now", ""), "now", at), *_note(value, at))


def _note(value: Mapping[str, Any], at: SourceError) -> tuple[str, str]:
    note = value.get("explanation", {})
    if not isinstance(note, Mapping) or not set(note) <= {"ja", "en"}:
        raise fault(at, "an explanation is in Japanese (ja) and English (en)")
    return _line(note.get("ja", ""), "ja", at), _line(note.get("en", ""), "en", at)


def _known(value: Mapping[str, Any], keys: frozenset[str], at: SourceError) -> None:
    if unknown := set(map(str, value)) - keys:
        raise fault(at, f"has an unknown field: {sorted(unknown)[0]}")


def _line(value: Any, key: str, at: SourceError) -> str:
    if not isinstance(value, str):
        raise fault(at, f"{key} is not one line of text")
    return " ".join(value.split("\n"))


def rows(value: Mapping[str, Any], key: str, at: SourceError) -> Sequence[Any]:
    """The list under a key; none if it is not there."""
    found = value.get(key, [])
    if not isinstance(found, list):
        raise fault(at, f"{key} is no list")
    return found


def lines(value: Mapping[str, Any], key: str, at: SourceError) -> tuple[str, ...]:
    """The list of texts under a key."""
    return tuple(_line(each, key, at) for each in rows(value, key, at))


def fault(at: SourceError, why: str) -> SourceError:
    """What is wrong with the entry that ``at`` names: ``dog.items.yaml:3: why-bark: needs …``."""
    return SourceError(at.name, f"{at.why}: {why}", at.where)


def entry(decision: Decision) -> dict[str, Any]:
    """The entry that says a decision; ``decision`` reads it."""
    said: dict[Verdict, Any] = {"keep": True, "refuse": decision.reason, "edit": _edit_entry(decision.edit)}
    beside = {"base": decision.edit.base, "despite": list(decision.despite), "asked": decision.asked}
    return {decision.verdict: said[decision.verdict]} | {k: v for k, v in beside.items() if v}


def _edit_entry(edit: ItemEdit) -> dict[str, Any]:
    out = {
        "prompt": edit.prompt,
        "choices": [_choice_entry(c) for c in edit.choices],
        "answers": list(edit.answers),
        "explanation": note_entry(edit.ja, edit.en),
    }
    return {k: v for k, v in out.items() if v}


def _choice_entry(choice: ChoiceEdit) -> dict[str, Any]:
    out = {"was": choice.was, "now": choice.text, "explanation": note_entry(choice.ja, choice.en)}
    return {k: v for k, v in out.items() if v}


def note_entry(ja: str, en: str) -> dict[str, str]:
    """An explanation as it stands in the file; a language that says nothing is left out."""
    return {k: v for k, v in (("ja", ja), ("en", en)) if v}
