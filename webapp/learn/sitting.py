"""A learner's attempt with its items: what may be shown of each is decided here, and templates only print it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from quizgen.analysis.types import Analysis
from quizgen.items.base import JOIN, Choice, Item, Piece
from quizgen.lexicon.known import Known
from quizgen.output.passage import Policy, View
from quizgen.quiz.bare import spans, targets
from quizgen.quiz.mark import mark, right_places
from quizgen.quiz.paces import pace
from quizgen.quiz.types import Mark, Quiz
from quizgen.quiz.written import holds
from webapp.aside import Draft
from webapp.store import Answer, Attempt

State = Literal["open", "again", "given", "right", "compare", "wrong"]


@dataclass(frozen=True, slots=True)
class Place:
    """An item at its place in the quiz (``number`` from 1) with what was answered.

    ``state``: open; again (nearly right, another try); given (answered, nothing told yet); right; compare (written in
    the learner's own words: a person judges it by the model answer); wrong.  ``given`` is what was answered, or what
    stood in the form when a hint was taken; ``hints`` and ``seconds`` are what that took.
    """

    number: int
    item: Item
    given: str
    state: State
    mark: Mark | None
    hints: int = 0
    seconds: int = 0

    def put(self, number: int) -> str:
        """What was put into place ``number`` of an item with several, from 1."""
        return dict(enumerate(self.given.split(JOIN), start=1)).get(number, "")

    @property
    def filled(self) -> tuple[tuple[str, bool], ...]:
        """What was put into each place, and whether it belongs there."""
        right = right_places(self.item, self.given)
        return tuple((self.put(n), ok) for n, ok in enumerate(right, start=1))

    @property
    def needed(self) -> tuple[tuple[str, bool], ...]:
        """What a written answer must hold, and whether it does."""
        pairs = zip(self.item.needed, holds(self.item, self.given), strict=True)
        return tuple((need.text, has) for need, has in pairs)

    @property
    def yours(self) -> Choice | None:
        """The choice that was taken, where one is."""
        return next((c for c in self.item.choices if c.text == self.given), None)

    @property
    def key(self) -> Choice:
        """The right choice of an item that has one."""
        return next(c for c in self.item.choices if c.correct)

    @property
    def others(self) -> tuple[Choice, ...]:
        """The wrong choices that were not taken, as far as there is more to say of them than of the key."""
        wrong = (c for c in self.item.choices if not c.correct and c.text != self.given)
        return tuple(c for c in wrong if c.explanation != self.key.explanation)

    @property
    def rows(self) -> tuple[tuple[Piece, str, bool, str], ...]:
        """For each place that is filled: its name, what was put there, whether rightly, and what belongs there."""
        key = self.item.answers[0].split(JOIN)
        filled = self.filled if self.given else (("", False),) * len(key)
        return tuple((p, *put, right) for p, put, right in zip(self.item.places, filled, key, strict=True))

    @property
    def told(self) -> bool:
        """True once the key and the evidence may be seen."""
        return self.state in ("right", "compare", "wrong")


@dataclass(frozen=True, slots=True)
class Sitting:
    """An attempt laid out; ``lost`` counts items that its text no longer gives."""

    attempt: Attempt
    analysis: Analysis
    places: tuple[Place, ...]
    lost: int

    @property
    def right(self) -> int:
        """How many answers were right."""
        return sum(p.state == "right" for p in self.places)

    @property
    def answered(self) -> int:
        """How many items need no more answer."""
        return sum(p.state not in ("open", "again") for p in self.places)

    @property
    def items(self) -> tuple[str, ...]:
        """The ids of the items, in order."""
        return tuple(p.item.id for p in self.places)

    @property
    def missed(self) -> tuple[str, ...]:
        """The ids of the items that were not answered rightly, in order."""
        return tuple(p.item.id for p in self.places if p.state != "right")

    @property
    def come_back(self) -> bool:
        """True when some answer was wrong for good and is asked again in review: what one writes freely never is."""
        return any(p.state == "wrong" and p.given and p.item.shape != "write" for p in self.places)

    @property
    def written(self) -> bool:
        """True when some sentence was written freely and was not right."""
        return any(p.item.shape == "write" and p.given and p.state != "right" for p in self.places)

    @property
    def over(self) -> bool:
        """True when nothing is left to answer and all has been told."""
        return self.attempt.finished is not None or all(p.told for p in self.places)

    @property
    def helped(self) -> int:
        """How many of the right answers took hints."""
        return sum(p.state == "right" and p.hints > 0 for p in self.places)

    @property
    def budget(self) -> int:
        """The seconds that the whole quiz is given, if it is timed."""
        return pace(p.item.kind for p in self.places)

    @property
    def used(self) -> int:
        """The seconds that the answers have taken."""
        return sum(p.seconds for p in self.places)

    def place(self, number: int) -> Place | None:
        """The place with this number, or nothing."""
        return self.places[number - 1] if 0 < number <= len(self.places) else None

    def asked(self, item: str) -> Place | None:
        """The place of the item with this id, or nothing: in a text that was changed it may have another number."""
        return next((p for p in self.places if p.item.id == item), None)

    def following(self, number: int = 0) -> Place | None:
        """The next place after ``number`` that waits for an answer, from the start again at the end."""
        order = (*self.places[number:], *self.places[:number])
        return next((p for p in order if p.state in ("open", "again")), None)

    def view(self, policy: Policy, level: str, known: Known, at: Place | None = None) -> View:
        """How the text stands beside the item at a place: blanks, bare words and evidence, as far as each is told."""
        untold = [p for p in self.places if not p.told]
        blanks = tuple((start, end, p.number) for p in untold for start, end in p.item.blanks)
        several = frozenset(p.number for p in untold if p.item.numbered)
        bare = spans(targets(p.item for p in untold), self.analysis.text.body)
        lit = tuple((e.start, e.end) for e in at.item.evidence) if at and at.told else ()
        return View(policy, level, blanks, several, lit, bare, known)


def sit(
    attempt: Attempt, quiz: Quiz, analysis: Analysis, answers: Mapping[str, Answer], drafts: Mapping[str, Draft]
) -> Sitting:
    """Lay out an attempt."""
    places = tuple(
        _place(n, item, answers.get(item.id), drafts.get(item.id, Draft()), attempt)
        for n, item in enumerate(quiz.items, start=1)
    )
    lost = len(set(attempt.asked) - {i.id for i in quiz.items})
    return Sitting(attempt, analysis, places, lost)


def _place(number: int, item: Item, answer: Answer | None, draft: Draft, attempt: Attempt) -> Place:
    state = _state(answer, attempt)
    judged = mark(item, answer.given) if answer and state in ("again", "right", "wrong") else None
    if state == "wrong" and item.shape == "write" and judged and judged.near:
        state = "compare"
    unsent = draft.given if state in ("open", "again") and draft.given else ""
    given = unsent or (answer.given if answer else "")
    return Place(number, item, given, state, judged, draft.hints, answer.seconds if answer else 0)


def _state(answer: Answer | None, attempt: Attempt) -> State:
    over = attempt.finished is not None
    if answer is None:
        return "wrong" if over else "open"
    if attempt.feedback == "end" and not over:
        return "given"
    if not answer.settled and not over:
        return "again"
    return "right" if answer.right else "wrong"
