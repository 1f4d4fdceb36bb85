"""One text of many made into a file: a pure function, that a pool of processes or a cluster can run anywhere."""

import hashlib
from dataclasses import dataclass

import quizgen
from quizgen import lexicon
from quizgen.analysis import analyse
from quizgen.output.exports import WRITERS, handout
from quizgen.quiz import QuizSpec, choose, proposals
from quizgen.source import SourceError, items_file, read_bytes


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be made: ``data`` of the file ``name``, as a quiz in a format of ``exports.WRITERS``; ``decided`` is
    what the author decided about its items, as ``items_file.read`` gives it, and ``at`` when the text was last changed,
    in seconds since 1970."""

    name: str
    data: bytes
    decided: tuple[str, str]
    spec: QuizSpec
    format: str
    at: int

    @property
    def key(self) -> str:
        """What the file made depends on, in 32 hexadecimal digits: the text, what is asked for, the program."""
        parts = (
            self.name,
            self.decided,
            self.spec,
            self.format,
            quizgen.__version__,
            hashlib.sha256(self.data).hexdigest(),
        )
        return hashlib.sha256(repr(parts).encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Made:
    """The file made, or the one line that says why there is none."""

    name: str
    key: str
    data: bytes
    fault: str = ""


def make(order: Order) -> Made:
    """The quiz of one text; the same order gives the same bytes in any process."""
    try:
        return Made(order.name, order.key, _written(order))
    except SourceError as fault:
        return Made(order.name, order.key, b"", str(fault))


def _written(order: Order) -> bytes:
    words = lexicon.load()
    text = items_file.decided(read_bytes(order.data, order.name), *order.decided)
    analyses = (analyse(text, words),)
    quiz = choose(proposals(analyses, words, order.spec), analyses, order.spec)
    if not quiz.items:
        raise SourceError(order.name, "no question can be asked about this text; is it long enough?")
    return WRITERS[order.format](handout(quiz, analyses, words, order.at))
