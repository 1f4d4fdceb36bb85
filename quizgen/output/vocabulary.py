"""The word list of a text, for a terminal, a spreadsheet or a program."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, astuple, dataclass, fields, replace
from typing import TYPE_CHECKING

from quizgen import LEVELS, kana
from quizgen.analysis.difficulty import CONTENT
from quizgen.analysis.senses import Meaning, sense_of
from quizgen.analysis.types import Analysis, Word
from quizgen.lexicon.known import Known
from quizgen.output.plain import DICTIONARY, estimate, quoted, safe_cell, table

if TYPE_CHECKING:
    from quizgen.lexicon import Lexicon

_LEVELS = (*LEVELS, "")
_MEANINGS = 2
_NOTHING = Known()
_SOURCE = "JMdict, KANJIDIC2 (EDRDG, CC BY-SA 4.0)"


@dataclass(frozen=True, slots=True)
class Listed:
    """A word of the list: dictionary form, hiragana, part, level, zipf frequency, how often the text has it, what it
    means there, the sentence it first stands in, its kanji with meanings, where the meanings come from."""

    word: str
    reading: str
    part: str
    level: str
    frequency: float
    count: int
    meaning: str
    sentence: str = ""
    kanji: str = ""
    source: str = _SOURCE


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is listed: words not easier than ``level`` (``""``: of any level) that are not ``known``.  Words without a
    meaning (names, numbers, English) are left out; ``everything`` lists them and all else.  ``kanji_in`` is the
    language in which kanji are explained: en, or one of ``lexicon.dictionary.MEANINGS``."""

    order: str = "order"
    level: str = ""
    known: Known = _NOTHING
    everything: bool = False
    kanji_in: str = "en"


_ALL_WORDS = Wanted()


def vocabulary(analysis: Analysis, lexicon: "Lexicon", wanted: Wanted = _ALL_WORDS) -> tuple[Listed, ...]:
    """Each word once: as the text brings them, easy ones first (``level``) or common ones (``frequency``)."""
    found: dict[tuple[int | str, str], Listed] = {}
    for word in analysis.words:
        if not _may_be_listed(word, wanted):
            continue
        meaning = sense_of(word, analysis, lexicon)
        if meaning.glosses or wanted.everything:
            name = (meaning.entry if meaning.entry > 0 else word.dictionary_form, _reading(word))
            found[name] = (
                _again(found[name], meaning)
                if name in found
                else _listed(word, meaning, analysis, lexicon, wanted.kanji_in)
            )
    return tuple(sorted(found.values(), key=_KEYS[wanted.order]))


def _may_be_listed(word: Word, wanted: Wanted) -> bool:
    """Whether a word is wanted, as far as is known without its meaning."""
    if wanted.everything:
        return word.part in CONTENT or word.part in ("name", "number")
    easier = wanted.level in LEVELS and word.level in LEVELS[: LEVELS.index(wanted.level)]
    japanese = kana.has_kanji(word.surface) or any(map(kana.is_kana, word.surface))
    return word.part in CONTENT and japanese and not easier and word not in wanted.known


def text(words: Sequence[Listed]) -> str:
    """The list in columns: word, reading, level, how often, meaning, kanji; below each word its sentence."""
    rows = table([(w.word, w.reading, estimate(w.level) or "-", f"{w.count}x", w.meaning, w.kanji) for w in words])
    lines = [line for row, w in zip(rows, words, strict=True) for line in (row, *_sentences(w))]
    return "".join(line + "\n" for line in (*lines, "", DICTIONARY))


def _sentences(word: Listed) -> list[str]:
    return [f"      {quoted(word.sentence)}"] if word.sentence else []


def to_csv(words: Iterable[Listed]) -> str:
    """The list with a header line; begins with a byte order mark, by which spreadsheets know UTF-8."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(field.name for field in fields(Listed))
    rows.writerows(map(safe_cell, astuple(replace(word, level=estimate(word.level)))) for word in words)
    return "\ufeff" + out.getvalue()


def to_json(words: Iterable[Listed]) -> str:
    """``{"vocabulary": [{"word", "reading", "part", "level", "frequency", "count", "meaning", "sentence", "kanji",
    "source"}], "dictionary"}``, the last the acknowledgement that the dictionary's licence wants."""
    return json.dumps({"vocabulary": [asdict(word) for word in words], "dictionary": DICTIONARY}, ensure_ascii=False)


def _reading(word: Word) -> str:
    """発表 and 発表する are one word of the list, as they are one of the dictionary."""
    return word.dictionary_reading.removesuffix("する") or word.dictionary_reading


def _listed(word: Word, meaning: Meaning, analysis: Analysis, lexicon: "Lexicon", language: str) -> Listed:
    return Listed(
        word.dictionary_form,
        word.dictionary_reading,
        word.part,
        word.level,
        round(word.frequency, 2),
        1,
        "; ".join(meaning.glosses),
        _sentence(word, analysis),
        _kanji(word.dictionary_form, lexicon, language),
    )


def _again(listed: Listed, meaning: Meaning) -> Listed:
    """The word once more, with another meaning if it has another here."""
    meanings, here = listed.meaning.split(" / "), "; ".join(meaning.glosses)
    if here not in meanings and len(meanings) < _MEANINGS:
        meanings.append(here)
    return replace(listed, count=listed.count + 1, meaning=" / ".join(meanings))


def _sentence(word: Word, analysis: Analysis) -> str:
    found = (s for s in analysis.sentences if s.start <= word.start and word.end <= s.end)
    return next((analysis.surface(s).replace("\n", "") for s in found), "")


def _kanji(form: str, lexicon: "Lexicon", language: str) -> str:
    """``届 deliver; 手 hand``."""
    told = ((c, lexicon.meanings(c, language)[:2]) for c in dict.fromkeys(form) if kana.is_kanji(c))
    return "; ".join(f"{c} {', '.join(meanings)}" for c, meanings in told if meanings)


# Sorting is stable: words that are equal by a key stay in the order of the text.
_KEYS: dict[str, Callable[[Listed], float]] = {
    "order": lambda word: 0,
    "level": lambda word: _LEVELS.index(word.level),
    "frequency": lambda word: -word.frequency,
}
