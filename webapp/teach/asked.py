"""What a form asks of a worksheet: which texts and items, and how they are printed."""

from dataclasses import dataclass
from typing import get_args

from werkzeug.datastructures import MultiDict

from quizgen import LEVELS
from quizgen.items import KINDS
from quizgen.items.base import Kind, Note
from quizgen.output.passage import POLICIES
from quizgen.output.worksheet import PAPERS, Key
from quizgen.quiz.picks import Picked
from quizgen.quiz.presets import presets
from quizgen.quiz.sets import DIFFICULTIES
from webapp.catalogue.entry import Entry, entry
from webapp.learn.books import find, shelved
from webapp.learn.opening import options
from webapp.parts import parts
from webapp.sheets import VERSIONS, Look, Plan, Wanted

USUAL, OWN_MIX = "short", "own"
"""The preset that the form begins with, and what stands for none of them: so many of each kind."""
MOST_TEXTS = 2
MOST_ITEMS = 40
MOST_OF_A_KIND = 20
MOST_POINTS = 100
Form = MultiDict[str, str]


@dataclass(frozen=True, slots=True)
class Offer:
    """What the form offers; ``groups`` are the kinds by what they are about."""

    books: tuple[Entry, ...]
    presets: tuple[tuple[str, Note, int], ...]
    groups: tuple[tuple[str, tuple[Kind, ...]], ...]
    levels: tuple[str, ...]
    versions: str


def offer() -> Offer:
    """The texts of the library and the visitor's own, the presets, the kinds."""
    books = (*(entry(book.text, book.slug) for book in shelved()), *parts().catalogue.every())
    ready_made = tuple((name, p.title, p.count) for name, p in presets().items())
    return Offer(books, ready_made, options().groups, LEVELS, VERSIONS)


def texts(form: Form) -> tuple[str, ...]:
    """The slugs on the form, each once; those that the visitor may not read lead to "there is no such page"."""
    return tuple(find(slug).slug for slug in dict.fromkeys(filter(None, form.getlist("text"))))[:MOST_TEXTS]


def wanted(form: Form, seed: int = 1) -> Wanted:
    """Which items; what is not on offer falls back to what is usual."""
    known = {kind.name for kind in KINDS}
    given = {name[2:]: form.get(name, 0, type=int) for name in form if name.startswith("n-")}
    numbers = tuple((kind, min(n, MOST_OF_A_KIND)) for kind, n in given.items() if kind in known and n > 0)
    preset, level = form.get("preset", ""), form.get("level", "")
    return Wanted(
        preset=preset if preset in presets() else USUAL,
        count=_within(form, "count", MOST_ITEMS),
        numbers=numbers if preset == OWN_MIX else (),
        level=level if level in LEVELS else "",
        seed=seed,
        difficulty=next((d for d in DIFFICULTIES if d == form.get("difficulty")), ""),
    )


def look(form: Form) -> Look:
    """How it is printed."""
    return Look(
        furigana=next((p for p in POLICIES if p == form.get("furigana")), "level"),
        paper=next((p for p in PAPERS if p == form.get("paper")), "a4"),
        vertical=form.get("direction") == "vertical",
        language="en" if form.get("words") == "en" else "ja",
        versions=_within(form, "versions", len(VERSIONS)) or 1,
        others=form.get("others") == "on",
        key=next((k for k in get_args(Key) if k == form.get("key")), "separate"),
        points=_within(form, "points", MOST_POINTS),
        vocabulary=form.get("vocabulary") == "on",
        turned=form.get("page") == "turned",
        circles=form.get("answers") == "circles",
        squares=form.get("squares") == "on",
        qr=form.get("qr") == "on",
    )


def _within(form: Form, name: str, most: int) -> int:
    return max(0, min(form.get(name, 0, type=int), most))


def blank(slugs: tuple[str, ...]) -> Plan:
    """What the form begins with."""
    return Plan("", "", "", slugs, Wanted(), Look(), Picked(), 0)
