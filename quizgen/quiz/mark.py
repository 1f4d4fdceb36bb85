"""Marking one answer: the text of the choice, what was typed, or the choices put into the places, joined by ``／``."""

from collections.abc import Callable
from dataclasses import dataclass

from quizgen import kana, tables
from quizgen.items.base import JOIN, Item, Note, Shape
from quizgen.lexicon import load
from quizgen.quiz import written
from quizgen.quiz.slips import same, slip
from quizgen.quiz.spellings import mixed
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

    A typed answer that is nearly right is not right, but ``near``: another try is fair.  One in the learner's own words
    is right or ``near``: then a person judges it by the model answer and what the note says is missing.
    """
    if not given.strip():
        return Mark(item.id, given, False, False, _note("blank"))
    return _MARKERS[item.shape](item, given)


def _note(case: str, **numbers: int | str) -> Note:
    row = next(r for r in tables.rows(_Verdict, "verdicts") if r.case == case)
    return Note(row.ja.format(**numbers), row.en.format(**numbers))


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
    if any(same(given, answer) for answer in item.answers) or mixed(given, item.answers):
        return Mark(item.id, given, True, False, item.explanation)
    if _read_elsewhere(item, given):
        return Mark(item.id, given, False, True, _note("reading"))
    spelt = tuple(filter(kana.has_kanji, item.answers)) if kana.has_kanji(given) else ()  # 予定 is not near けいかく
    near = next((note for answer in spelt or item.answers if (note := slip(given, answer))), None)
    return Mark(item.id, given, False, near is not None, near or _note("wrong"))


def _written(item: Item, given: str) -> Mark:
    """Right by the model answer or by all that is needed; else near, with what is missing or turned round."""
    if written.is_model(item, given):
        return Mark(item.id, given, True, False, item.explanation)
    held = written.holds(item, given)
    if not all(held) or not held:
        missing = "".join(f"「{n.text}」" for n, has in zip(item.needed, held, strict=True) if not has)
        return Mark(item.id, given, False, True, _note("missing", words=missing) if missing else _note("compare"))
    if written.turned(item, given):
        return Mark(item.id, given, False, True, _note("turned"))
    if written.is_copy(item, given):
        return Mark(item.id, given, False, True, _note("copied"))
    return Mark(item.id, given, True, False, item.explanation)


def _read_elsewhere(item: Item, given: str) -> bool:
    """Whether a word asked for its reading is read as given in other places: しじょう for 市場."""
    asked = "".join(p.text for p in item.prompt if p.role == "marked")
    return kana.has_kanji(asked) and any(same(given, r.reading) for r in load().readings(asked))


def right_places(item: Item, given: str) -> tuple[bool, ...]:
    """For each place whether it is filled rightly, against the accepted answer that comes nearest."""
    parts = [kana.fold_width(p).strip() for p in given.split(JOIN)] + [""] * len(item.places)
    keys = [[kana.fold_width(p) for p in answer.split(JOIN)] for answer in item.answers]
    return max((tuple(a == b for a, b in zip(parts, key, strict=False)) for key in keys), key=sum)


def _places(item: Item, given: str) -> Mark:
    """Several places: right if all are, or if the tiles read the same in this order (two of them may be alike)."""
    if item.shape == "arrange" and _joined(given) in map(_joined, item.answers):
        return Mark(item.id, given, True, False, item.explanation)
    right = right_places(item, given)
    if all(right):
        return Mark(item.id, given, True, False, item.explanation)
    return Mark(item.id, given, False, False, _note("places", right=sum(right), all=len(right)))


def _joined(answer: str) -> str:
    return kana.fold_width(answer.replace(JOIN, ""))


_MARKERS: dict[Shape, Callable[[Item, str], Mark]] = {
    "choose": _choose,
    "true_false": _true_false,
    "type": _typed,
    "arrange": _places,
    "match": _places,
    "blanks": _places,
    "write": _written,
}
