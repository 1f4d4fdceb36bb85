"""A text becomes an analysis: sentences, tokens with readings, words, bunsetsu, entities, facts.

The steps, in order, each in the file of its name::

    sentences ─► tokens ─► readings ─► words (furigana) ─► bunsetsu ─► clauses ─► entities ─► facts ─► phrases
"""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import accumulate, chain, pairwise

from quizgen.analysis import figures, given, own_words
from quizgen.analysis import phrases as multiword
from quizgen.analysis.bunsetsu import find as find_bunsetsu
from quizgen.analysis.counters import Count
from quizgen.analysis.entities import find as find_entities
from quizgen.analysis.facts import find as find_facts
from quizgen.analysis.grouping import Group, groups
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
    grouped = [_grouped(s, lexicon) for s in read]
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
    runs: list[int] | None = None


def _grouped(read: Read, lexicon: Lexicon) -> list[Group]:
    """The words of a sentence, each by its tokens; none goes over a border that the author gives."""
    if read.runs is None:
        return groups(read.tokens, lexicon, read.numbers)
    out: list[Group] = []
    for first, last in pairwise(read.runs):
        found = groups(read.tokens[first:last], lexicon, own_words.part(read.numbers, first, last))
        out += (group.moved(first) for group in found)
    return out


def _read(text: Text, sentences: Sequence[Sentence], lexicon: Lexicon) -> list[Read]:
    raw = [tokenize(text.body[s.start : s.end], s.start) for s in sentences]
    if text.words or text.names:
        return _read_own(text, sentences, raw, lexicon)
    numbers = [figures.find(run) for run in raw]
    told = given.again(text.body, text.readings, lexicon)
    own = [within(told, s.start, s.end) for s in sentences]
    settled = [settle(run, text.body, o, lexicon, n) for run, o, n in zip(raw, own, numbers, strict=True)]
    return [Read(run, n, doubts) for (run, doubts), n in zip(settled, numbers, strict=True)]


def _read_own(text: Text, sentences: Sequence[Sentence], raw: Sequence[list[Token]], lexicon: Lexicon) -> list[Read]:
    """As ``_read``, with words as the author cuts and joins them."""
    marks, out = own_words.marks(text), []
    told = given.again(text.body, text.readings, lexicon)
    for sentence, tokens in zip(sentences, raw, strict=True):
        run = own_words.cut(tokens, sentence, text.body, marks)
        numbers, runs = figures.find(run), own_words.runs(run, marks)
        read = Read([], numbers, [], runs)
        for first, last in pairwise(runs):
            part = run[first:last]
            own = within(told, part[0].start, part[-1].end) if part else ()
            settled, doubts = settle(part, text.body, own, lexicon, own_words.part(numbers, first, last))
            read.tokens.extend(settled)
            read.doubts.extend(doubts)
        out.append(read)
    return out


def read_words(text: Text, lexicon: Lexicon) -> Iterator[tuple[list[Token], list[Word]]]:
    """The tokens and words of each sentence, counted from its own first token: what bunsetsu are made of."""
    for read in _read(text, split(text), lexicon):
        yield read.tokens, words(read.tokens, 0, lexicon, read.numbers)
