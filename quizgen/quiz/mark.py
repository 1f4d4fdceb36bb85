"""Marking one answer.  An answer is what the learner chose (the text of a choice) or typed."""

from collections.abc import Callable
from dataclasses import dataclass

from quizgen import kana, tables
from quizgen.items.base import Item, Note, Shape
from quizgen.quiz.slips import same, slip
from quizgen.quiz.types import Mark


@dataclass(frozen=True, slots=True)
class _Verdict:
    case: str
    ja: str
    en: str
    example: str


@dataclass(frozen=True, slots=True)
class _Sign:
    sign: str
    given: str
    example: str


def mark(item: Item, given: str) -> Mark:
    """Judge one answer, with the reason in Japanese and English.

    A typed answer that is nearly right is not right, but ``near``: another try is fair.
    """
    if not given.strip():
        return Mark(item.id, given, False, False, _note("blank"))
    return _MARKERS[item.shape](item, given)


def _note(case: str) -> Note:
    row = next(r for r in tables.rows(_Verdict, "verdicts") if r.case == case)
    return Note(row.ja, row.en)


def _choose(item: Item, given: str) -> Mark:
    wanted = kana.fold_width(given).strip()
    chosen = next((c for c in item.choices if kana.fold_width(c.text).strip() == wanted), None)
    if not chosen:
        return Mark(item.id, given, False, False, _note("unknown"))
    return Mark(item.id, given, chosen.correct, False, chosen.explanation)


def _true_false(item: Item, given: str) -> Mark:
    wanted = given.strip().casefold()
    signs = (r.sign for r in tables.rows(_Sign, "signs") if wanted in r.given.casefold().split())
    offered = {c.text for c in item.choices}
    return _choose(item, given if given.strip() in offered else next(signs, given))


def _typed(item: Item, given: str) -> Mark:
    if any(same(given, answer) for answer in item.answers):
        return Mark(item.id, given, True, False, item.explanation)
    near = next((note for answer in item.answers if (note := slip(given, answer))), None)
    return Mark(item.id, given, False, near is not None, near or _note("wrong"))


_MARKERS: dict[Shape, Callable[[Item, str], Mark]] = {
    "choose": _choose,
    "true_false": _true_false,
    "type": _typed,
    "arrange": _typed,
    "match": _typed,
    "blanks": _typed,
    "write": _typed,
}
