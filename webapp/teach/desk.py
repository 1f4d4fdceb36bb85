"""What the views of a worksheet share: the visitor's own plan, what its texts give, its versions and its markup."""

from dataclasses import dataclass, replace

from flask import abort

from quizgen import lexicon
from quizgen.items.base import Item, Note
from quizgen.output.qr import Screen
from quizgen.output.word_sheet import document
from quizgen.output.worksheet import Key, Options, Pen, worksheet
from quizgen.quiz.picks import Pool, arranged, other_items
from quizgen.quiz.rubrics import grouped
from quizgen.quiz.types import Quiz
from quizgen.source.text import SourceError, Text
from webapp import assignments, reach, sheets, shelf
from webapp.learner import learner
from webapp.parts import now, parts, read
from webapp.sheets import VERSIONS, Plan

PATIENCE = 30.0
"""Seconds that a change waits for its texts after a restart; a page is shown as being prepared sooner."""


@dataclass(frozen=True, slots=True)
class Part:
    """The items under one rubric."""

    rubric: Note
    items: tuple[Item, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of its items."""
        return tuple(item.id for item in self.items)


def mine(key: str) -> Plan:
    """The visitor's own worksheet; that of anybody else does not exist."""
    return sheets.find(parts().store, learner(), key) or abort(404)


def pool(plan: Plan, patience: float = 0) -> Pool:
    """All that can be asked about the texts of a worksheet."""
    texts = tuple(_text(plan, slug) for slug in plan.texts)
    held = plan.picked
    ids = tuple(dict.fromkeys((*held.items, *held.kept)))
    return parts().workshop.pool(texts, replace(plan.spec, furigana="level"), ids, patience)


def _text(plan: Plan, slug: str) -> Text:
    """A text of the library or of the teacher's own, whoever looks at it."""
    own = shelf.find(parts().store, plan.learner or learner(), slug) if slug.startswith(shelf.MARK) else None
    try:
        return read(own.pasted) if own else parts().library.get(slug)
    except SourceError:
        abort(404)


def quizzes(plan: Plan) -> list[Quiz]:
    """The versions of a worksheet."""
    found, words = pool(plan), lexicon.load()
    names = VERSIONS[: plan.look.versions]
    held = [other_items(found, plan.picked, n if plan.look.others else 0) for n in range(len(names))]
    pairs = zip(held, names, strict=True)
    return [arranged(found, picked, replace(plan.spec, version=name), words) for picked, name in pairs]


def laid_out(plan: Plan) -> tuple[Part, ...]:
    """The items of version A under their rubrics."""
    found = pool(plan)
    quiz = arranged(found, plan.picked, plan.spec, lexicon.load())
    return tuple(Part(note, tuple(items)) for note, items in grouped(quiz.items, found.level(plan.spec)).items())


def printed(plan: Plan, key: Key | None = None) -> str:
    """The HTML of a worksheet, whole or with another wish for its key."""
    return worksheet(quizzes(plan), pool(plan).analyses, lexicon.load(), _options(plan, key))


def written(plan: Plan) -> bytes:
    """A worksheet as a Word document."""
    return document(quizzes(plan), pool(plan).analyses, lexicon.load(), _options(plan))


def _options(plan: Plan, key: Key | None = None) -> Options:
    shown = plan.look
    return Options(
        key=key or shown.key,
        paper=shown.paper,
        vertical=shown.vertical,
        turned=shown.turned,
        language=shown.language,
        vocabulary=shown.vocabulary,
        points=shown.points or None,
        title=plan.name,
        pen=Pen(shown.circles, shown.squares),
        screen=_screen(plan) if shown.qr else None,
    )


def _screen(plan: Plan) -> Screen | None:
    """Where a class answers the very items of the sheet; nowhere if only this machine can be reached."""
    if reach.alone():
        return None
    classes = assignments.of_sheet(parts().store, plan.learner, plan.id)
    code = next((c.code for c in classes if c.state(now()) != "over" and c.plan.picked == plan.picked), None)
    return Screen(reach.address("pupil.enter", key=code), code) if code else None


def save(plan: Plan) -> None:
    """Keep a worksheet as changed at this moment."""
    sheets.save(parts().store, replace(plan, changed=now()))
