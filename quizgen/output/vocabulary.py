"""The word list of a text, for a terminal, a spreadsheet or a program."""

import csv
import io
import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, astuple, dataclass, fields
from typing import TYPE_CHECKING

from quizgen import LEVELS
from quizgen.analysis.difficulty import CONTENT
from quizgen.analysis.types import Analysis, Word
from quizgen.output.plain import gloss, table

if TYPE_CHECKING:
    from quizgen.lexicon import Lexicon

_LEVELS = (*LEVELS, "")
_FORMULA = ("=", "+", "-", "@", "\t")


@dataclass(frozen=True, slots=True)
class Listed:
    """A word of the list: dictionary form, hiragana, part, level, zipf frequency, how often the text has it."""

    word: str
    reading: str
    part: str
    level: str
    frequency: float
    count: int
    meaning: str


def vocabulary(analysis: Analysis, lexicon: "Lexicon", order: str = "order") -> tuple[Listed, ...]:
    """Every content word once: as the text brings them, easy ones first (``level``) or common ones (``frequency``)."""
    words = [w for w in analysis.words if w.part in CONTENT]
    counts = Counter(map(_name, words))
    first = {_name(w): w for w in reversed(words)}
    listed = [_listed(first[name], counts[name], lexicon) for name in counts]
    return tuple(sorted(listed, key=_KEYS[order]))


def text(words: Sequence[Listed]) -> str:
    """The list in columns: word, reading, level, how often, meaning."""
    rows = [(w.word, w.reading, w.level or "-", f"{w.count}x", w.meaning) for w in words]
    return "".join(line + "\n" for line in table(rows))


def to_csv(words: Iterable[Listed]) -> str:
    """The list with a header line; begins with a byte order mark, by which spreadsheets know UTF-8."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(field.name for field in fields(Listed))
    rows.writerows(map(_safe, astuple(word)) for word in words)
    return "\ufeff" + out.getvalue()


def to_json(words: Iterable[Listed]) -> str:
    """``{"vocabulary": [{"word", "reading", "part", "level", "frequency", "count", "meaning"}]}``."""
    return json.dumps({"vocabulary": [asdict(word) for word in words]}, ensure_ascii=False)


def _name(word: Word) -> tuple[str, str]:
    return word.dictionary_form, word.dictionary_reading


def _listed(word: Word, count: int, lexicon: "Lexicon") -> Listed:
    form, reading, frequency = word.dictionary_form, word.dictionary_reading, round(word.frequency, 2)
    return Listed(form, reading, word.part, word.level, frequency, count, gloss(word, lexicon))


# Sorting is stable: words that are equal by a key stay in the order of the text.
_KEYS: dict[str, Callable[[Listed], float]] = {
    "order": lambda word: 0,
    "level": lambda word: _LEVELS.index(word.level),
    "frequency": lambda word: -word.frequency,
}


def _safe(cell: object) -> str:
    shown = str(cell)
    return "'" + shown if shown.startswith(_FORMULA) else shown
