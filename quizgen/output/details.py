"""What a reader is told about one word of a text: how it is read, formed and meant here, and where else it stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizgen import kana
from quizgen.analysis import chain, grammar
from quizgen.analysis.chain import Step
from quizgen.analysis.grammar import Grammar
from quizgen.analysis.senses import sense_of
from quizgen.analysis.types import Analysis, Sentence, Word
from quizgen.lexicon import Entry, Kanji
from quizgen.lexicon.glosses import short
from quizgen.output.speech import spoken

if TYPE_CHECKING:
    from quizgen.lexicon import Lexicon

_MOST_USES, _MOST_OTHERS = 6, 4
_FUNCTION = {"particle": {"prt"}, "auxiliary": {"aux", "aux-v", "aux-adj", "cop"}}
_Glosses = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Use:
    """A sentence with the word: its index in ``Analysis.words``, what stands before it and behind it, and how a voice
    is made to say the sentence."""

    index: int
    before: str
    surface: str
    after: str
    said: str


@dataclass(frozen=True, slots=True)
class Details:
    """``steps`` are the word's inflections in order; ``meanings`` the English glosses of the sense it has here (none
    for a particle), ``others`` those of the other senses; ``points`` the grammar that it is part of; ``uses`` the
    sentences with the word, the one asked for first.
    """

    word: Word
    steps: tuple[Step, ...]
    meanings: _Glosses
    others: tuple[_Glosses, ...]
    kanji: tuple[Kanji, ...]
    points: tuple[Grammar, ...]
    uses: tuple[Use, ...]


def has_details(word: Word) -> bool:
    """Whether a word is more than a sign or a space."""
    return word.part != "symbol"


def details(analysis: Analysis, index: int, lexicon: "Lexicon") -> Details:
    """What is told about the word with this index."""
    word = analysis.words[index]
    points = (p.row for p in grammar.find(analysis) if p.start < word.end and word.start < p.end)
    kanji = (lexicon.kanji(c) for c in dict.fromkeys(word.surface) if kana.is_kanji(c))
    return Details(
        word,
        chain.steps(analysis.tokens, word),
        *_meanings(word, analysis, lexicon),
        tuple(k for k in kanji if k),
        tuple(dict.fromkeys(points)),
        tuple(_uses(analysis, index, lexicon)),
    )


def _meanings(word: Word, analysis: Analysis, lexicon: "Lexicon") -> tuple[_Glosses, tuple[_Glosses, ...]]:
    """The glosses of the sense here, and of the other senses of its entry."""
    meaning = sense_of(word, analysis, lexicon)
    entry = lexicon.entry(meaning.entry) if meaning.entry > 0 else _function(word, lexicon)
    senses = [short(sense.glosses) for sense in entry.senses] if entry else []
    return meaning.glosses, tuple(s for s in senses if not set(s) & set(meaning.glosses))[:_MOST_OTHERS]


def _function(word: Word, lexicon: "Lexicon") -> Entry | None:
    """The entry of a particle or an auxiliary, which has no meaning beside others: を as a particle, not 緒."""
    wanted = _FUNCTION.get(word.part, set())
    entries = lexicon.entries(word.dictionary_form) if wanted else ()
    return next((e for e in entries if wanted & set(e.senses[0].parts)), None)


def _uses(analysis: Analysis, index: int, lexicon: "Lexicon") -> Iterator[Use]:
    """The sentence of the word, then the others that have it, each once, in the order of the text; は is everywhere."""
    asked = analysis.words[index]
    name = (asked.dictionary_form, asked.dictionary_reading, asked.part)
    same = [n for n, w in enumerate(analysis.words) if (w.dictionary_form, w.dictionary_reading, w.part) == name]
    seen = dict[Sentence, int]()
    for n in (index, *(same if asked.part not in _FUNCTION else ())):
        if sentence := _sentence(analysis, analysis.words[n]):
            seen.setdefault(sentence, n)
    for sentence, n in list(seen.items())[:_MOST_USES]:
        yield _use(analysis, sentence, n, lexicon)


def _sentence(analysis: Analysis, word: Word) -> Sentence | None:
    return next((s for s in analysis.sentences if s.start <= word.start and word.end <= s.end), None)


def _use(analysis: Analysis, sentence: Sentence, index: int, lexicon: "Lexicon") -> Use:
    body, word = analysis.text.body, analysis.words[index]
    before, after = body[sentence.start : word.start], body[word.end : sentence.end]
    said = spoken(analysis, sentence.start, sentence.end, lexicon)
    return Use(index, before.replace("\n", ""), word.surface, after.replace("\n", ""), said)
