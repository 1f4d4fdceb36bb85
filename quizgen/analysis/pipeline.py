"""A text becomes an analysis: sentences, tokens with readings, words, bunsetsu, entities, facts.

The steps, in order, each in the file of its name::

    sentences ─► tokens ─► readings ─► words (furigana) ─► bunsetsu ─► clauses ─► entities ─► facts ─► phrases
"""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import accumulate, chain

from quizgen.analysis import figures
from quizgen.analysis import phrases as multiword
from quizgen.analysis.bunsetsu import find as find_bunsetsu
from quizgen.analysis.counters import Count
from quizgen.analysis.entities import find as find_entities
from quizgen.analysis.facts import find as find_facts
from quizgen.analysis.grouping import groups
from quizgen.analysis.readings import settle
from quizgen.analysis.sentences import split
from quizgen.analysis.tokens import tokenize
from quizgen.analysis.types import Analysis, Doubt, Sentence, Token, Word, within
from quizgen.analysis.words import named, words
from quizgen.lexicon import Lexicon
from quizgen.source.text import Text

__all__ = ["Analysis", "analyse", "no_cycles"]


def analyse(text: Text, lexicon: Lexicon) -> Analysis:
    """Everything the rules know about ``text``.  Pure: the same text and lexicon give the same analysis."""
    with no_cycles():
        return _analyse(text, lexicon)


@contextmanager
def no_cycles() -> Iterator[None]:
    """Python's search for cyclic garbage rests: an analysis and its items are many small things and not one cycle.

    What was made goes to the oldest generation at once, where the next small search does not look.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.freeze()
            gc.unfreeze()
            gc.enable()


def _analyse(text: Text, lexicon: Lexicon) -> Analysis:
    """Each step goes over the whole text before the next begins: its tables and code stay at hand, in the caches."""
    sentences = split(text)
    read = _read(text, sentences, lexicon)
    offsets = list(accumulate((len(s.tokens) for s in read), initial=0))
    grouped = [groups(s.tokens, lexicon, s.numbers) for s in read]
    own = [named(s.tokens, found, at, lexicon) for s, found, at in zip(read, grouped, offsets, strict=False)]
    plain = Analysis(
        text,
        sentences,
        tuple(chain.from_iterable(s.tokens for s in read)),
        tuple(chain.from_iterable(own)),
        tuple(find_bunsetsu(own, [s.tokens for s in read])),
        clauses=(),
        entities=(),
        facts=(),
        doubts=tuple(chain.from_iterable(s.doubts for s in read)),
    )
    told = find_facts(find_entities(plain, lexicon), lexicon)
    return replace(told, words=multiword.joined(told, lexicon))


@dataclass(frozen=True, slots=True)
class Read:
    """A sentence's tokens with their readings settled, its numbers, and what is doubtful about the readings."""

    tokens: list[Token]
    numbers: list[Count]
    doubts: list[Doubt]


def _read(text: Text, sentences: Sequence[Sentence], lexicon: Lexicon) -> list[Read]:
    raw = [tokenize(text.body[s.start : s.end], s.start) for s in sentences]
    numbers = [figures.find(run) for run in raw]
    given = [within(text.readings, s.start, s.end) for s in sentences]
    settled = [settle(run, text.body, own, lexicon, n) for run, own, n in zip(raw, given, numbers, strict=True)]
    return [Read(run, n, doubts) for (run, doubts), n in zip(settled, numbers, strict=True)]


def read_words(text: Text, lexicon: Lexicon) -> Iterator[tuple[list[Token], list[Word]]]:
    """The tokens and words of each sentence, counted from its own first token: what bunsetsu are made of."""
    for read in _read(text, split(text), lexicon):
        yield read.tokens, words(read.tokens, 0, lexicon, read.numbers)
