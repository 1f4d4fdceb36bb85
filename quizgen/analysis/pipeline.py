"""A text becomes an analysis: sentences, tokens with readings, words, bunsetsu, entities, facts.

The steps, in order, each in the file of its name::

    sentences ─► tokens ─► readings ─► words (furigana) ─► bunsetsu ─► clauses ─► entities ─► facts ─► phrases
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

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
        run, doubtful = _read(text, sentence, lexicon)
        grouped = words(run, offset, lexicon)
        phrases += find_bunsetsu(grouped, run, offset, len(phrases))
        all_tokens += run
        all_words += grouped
        doubts += doubtful
    plain = Analysis(text, found, tuple(all_tokens), tuple(all_words), tuple(phrases), (), (), (), tuple(doubts))
    found_facts = find_facts(find_entities(plain))
    return replace(found_facts, words=multiword.joined(found_facts, lexicon))


def _read(text: Text, sentence: Sentence, lexicon: Lexicon) -> tuple[list[Token], list[Doubt]]:
    """The tokens of one sentence with their readings settled, and what is doubtful about them."""
    run = tokenize(text.body[sentence.start : sentence.end], sentence.start)
    given = [r for r in text.readings if sentence.start <= r.start and r.end <= sentence.end]
    return settle(run, text.body, given, lexicon)
