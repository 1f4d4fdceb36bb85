"""What was asked for, what was chosen, and how it was answered."""

from dataclasses import dataclass

from quizgen.items.base import Item, Note
from quizgen.quiz.sets import Difficulty


@dataclass(frozen=True, slots=True)
class QuizSpec:
    """What was asked for.

    ``kinds`` empty means all; ``level`` ``""`` means the text's own; ``version`` is the sheet's (A, B, …).  ``form`` n
    has other items than the forms 0 to n - 1 of the same spec, as far as the texts give others.  ``difficulty``
    is that of ``quizgen.quiz.sets``.
    """

    seed: int = 1
    count: int = 10
    kinds: tuple[str, ...] = ()
    level: str = ""
    furigana: str = "level"
    version: str = "A"
    form: int = 0
    difficulty: Difficulty = ""


@dataclass(frozen=True, slots=True)
class Quiz:
    """The items chosen for a spec, in order, with slug and digest of the texts they are about."""

    texts: tuple[tuple[str, str], ...]
    spec: QuizSpec
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """One answer judged: ``given`` as typed or chosen, whether right, near (another try is fair), and why."""

    item: str
    given: str
    right: bool
    near: bool
    note: Note


@dataclass(frozen=True, slots=True)
class Result:
    """A whole attempt: marks in the order of the items; unanswered items have no mark."""

    marks: tuple[Mark, ...]
    total: int

    @property
    def right(self) -> int:
        """How many answers were right."""
        return sum(m.right for m in self.marks)
