"""A text becomes an analysis: sentences, tokens with readings, words, bunsetsu, entities, facts.

The steps, in order, each in the file of its name::

    sentences ─► tokens ─► readings ─► words (furigana) ─► bunsetsu ─► clauses ─► entities ─► facts ─► phrases
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from quizgen.analysis import figures
from quizgen.analysis import phrases as multiword
from quizgen.analysis.bunsetsu import find as find_bunsetsu
from quizgen.analysis.entities import find as find_entities
from quizgen.analysis.facts import find as find_facts
from quizgen.analysis.readings import settle
from quizgen.analysis.sentences import split
from quizgen.analysis.tokens import tokenize
from quizgen.analysis.types import Analysis, Bunsetsu, Doubt, Sentence, Token, Word
from quizgen.analysis.words import words
from quizgen.lexicon import Lexicon
from quizgen.source.text import Text

__all__ = ["Analysis", "analyse"]


def analyse(text: Text, lexicon: Lexicon) -> Analysis:
    """Everything the rules know about ``text``.  Pure: the same text and lexicon give the same analysis."""
    with _no_cycles():
        return _analyse(text, lexicon)


@contextmanager
def _no_cycles() -> Iterator[None]:
    """Python's search for cyclic garbage rests: an analysis is many small things and not one cycle."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _analyse(text: Text, lexicon: Lexicon) -> Analysis:
    found = split(text)
    all_tokens: list[Token] = []
    all_words: list[Word] = []
    phrases: list[Bunsetsu] = []
    doubts: list[Doubt] = []
    for sentence in found:
        offset = len(all_tokens)
        run, grouped, doubtful = _read(text, sentence, offset, lexicon)
        phrases += find_bunsetsu(grouped, run, offset, len(phrases))
        all_tokens += run
        all_words += grouped
        doubts += doubtful
    plain = Analysis(text, found, tuple(all_tokens), tuple(all_words), tuple(phrases), (), (), (), tuple(doubts))
    told = find_facts(find_entities(plain, lexicon), lexicon)
    return replace(told, words=multiword.joined(told, lexicon))


def read_words(text: Text, lexicon: Lexicon) -> Iterator[tuple[list[Token], list[Word]]]:
    """The tokens and words of each sentence, counted from its own first token: what bunsetsu are made of."""
    for sentence in split(text):
        run, grouped, _ = _read(text, sentence, 0, lexicon)
        yield run, grouped


def _read(text: Text, sentence: Sentence, offset: int, lexicon: Lexicon) -> tuple[list[Token], list[Word], list[Doubt]]:
    """The tokens of one sentence with their readings settled, its words, and what is doubtful about them."""
    raw = tokenize(text.body[sentence.start : sentence.end], sentence.start)
    numbers = figures.find(raw)
    given = [r for r in text.readings if sentence.start <= r.start and r.end <= sentence.end]
    run, doubtful = settle(raw, text.body, given, lexicon, numbers)
    return run, words(run, offset, lexicon, numbers), doubtful
