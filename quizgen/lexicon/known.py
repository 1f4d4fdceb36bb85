"""The words that a learner knows: a list of dictionary forms, from a file or grown otherwise.

Files are what word lists come as: one word a line, CSV or TSV with the words in any column, or Anki's “Notes in plain
text” with its header lines (``#separator:tab``, ``#html:true``, ``#tags column:3``).  Readings may stand in a column
of their own or in brackets (漢字[かんじ], 漢字【かんじ】, <ruby>).
"""

import csv
import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from quizgen import kana
from quizgen.lexicon.dictionary import Lexicon
from quizgen.source.encodings import decode
from quizgen.source.text import SourceError

Pair = tuple[str, str]
"""Dictionary form and its reading in hiragana."""
Row = tuple[int, tuple[str, ...]]
"""Number of the line in the file, and its cells."""


class InDictionaryForm(Protocol):
    """A word of a text, as ``Word`` of the analysis is."""

    @property
    def dictionary_form(self) -> str:
        """As a dictionary lists it."""
        ...

    @property
    def dictionary_reading(self) -> str:
        """Hiragana."""
        ...


@dataclass(frozen=True, slots=True)
class Known:
    """Known words as pairs of dictionary form and reading; ``passed_over`` counts lines with no word we know of."""

    words: frozenset[Pair] = frozenset()
    passed_over: int = 0

    def __contains__(self, word: InDictionaryForm) -> bool:
        """Whether the word is known; 勉強する is if 勉強 is."""
        form, reading = word.dictionary_form, word.dictionary_reading
        bare = (form.removesuffix("する"), reading.removesuffix("する"))
        return (form, reading) in self.words or bare in self.words

    def and_also(self, pairs: Iterable[Pair], lexicon: Lexicon) -> "Known":
        """With more words, each in all its usual spellings."""
        more = (pair for form, reading in pairs for pair in _spellings(form, reading, lexicon))
        return Known(self.words | set(more), self.passed_over)


def read(data: bytes, name: str, lexicon: Lexicon) -> Known:
    """The known words of a file; raises ``SourceError`` with file, line and reason if there are none in it."""
    if data.startswith(b"PK"):
        raise SourceError(name, "this is a package (.apkg, .xlsx), not a text; export it as plain text, TSV or CSV")
    rows = list(_rows(decode(data, name), name))
    if not rows:
        raise SourceError(name, "the file has no lines with words", "1")
    column = _word_column(rows, lexicon)
    if column < 0:
        where = str(rows[0][0])
        raise SourceError(name, "no column has Japanese words in dictionary form (食べる, not 食べます)", where)
    pairs = [list(_pairs(cells, column, lexicon)) if column < len(cells) else [] for _, cells in rows]
    heading = not pairs[0] and all(cell.isascii() for cell in rows[0][1])  # word,reading,meaning
    found = Known(passed_over=len(rows) - sum(map(bool, pairs)) - heading)
    return found.and_also((pair for some in pairs for pair in some), lexicon)


_SEPARATORS = {"tab": "\t", "comma": ",", "semicolon": ";", "pipe": "|", "space": " ", "colon": ":"}
_HEADER = re.compile(r"#([a-z ]+):(.*)")
_NO_WORDS = ("tags column", "deck column", "notetype column", "guid column")


def _rows(text: str, name: str) -> Iterator[Row]:
    """The lines as cells, those that Anki keeps for itself emptied."""
    lines = text.splitlines(keepends=True)
    heads = [found for line in lines if (found := _HEADER.match(line))]
    head = {found[1]: found[2].strip() for found in heads}
    body = [line if not _HEADER.match(line) else "\n" for line in lines]
    hidden = {int(head[key]) - 1 for key in _NO_WORDS if head.get(key, "").isdecimal()}
    reader = csv.reader(body, delimiter=_separator(head.get("separator", ""), body))
    try:
        for cells in reader:
            plain = tuple("" if n in hidden else _plain(cell) for n, cell in enumerate(cells))
            if any(plain):
                yield reader.line_num, plain
    except csv.Error as fault:
        raise SourceError(name, f"this line is no CSV: {fault}", str(reader.line_num)) from fault


def _separator(named: str, lines: Sequence[str]) -> str:
    """As Anki names it, else the first of tab, comma and semicolon that the file has."""
    if named:
        return _SEPARATORS.get(named.lower(), named[0])
    return next((c for c in "\t,;" if any(c in line for line in lines)), "\t")


# Each is bounded, so that a cell of a hundred thousand open brackets takes no time.
_RUBY = re.compile(r"<ruby>((?:[^<]|</?rb>){0,99})<rt>([^<]{0,99})</rt>\s{0,9}</ruby>")
_GONE = re.compile(r"<rp>[^<]{0,99}</rp>|\[sound:[^\]]{0,999}\]|<(?:style|script).*?(?:</(?:style|script)>|\Z)", re.S)
_CLOZE = re.compile(r"\{\{c\d{1,3}::([^{}]{0,999}?)(?:::[^{}]{0,999})?\}\}")


def _plain(cell: str) -> str:
    """A cell without HTML, sounds and cloze marks; ruby becomes brackets."""
    cell = _RUBY.sub(r" \1[\2]", _GONE.sub("", cell)).replace("</rb>", "")
    cell = _CLOZE.sub(r"\1", re.sub(r"<(?:br|div|p)[^>]*>", "、", cell))
    return html.unescape(re.sub(r"<[^>]*>", "", cell)).replace("\xa0", " ").strip(" 　、\t\r\n")


_BRACKET = re.compile(r"[\[【（(]([ぁ-ゖァ-ヺー・]+)[\]】）)]")
_READ = re.compile(r"[ 　]?[^ 　\[\]【】（）()]{0,99}" + _BRACKET.pattern)


def _bracketed(word: str) -> Pair:
    """Form and reading of a word with its reading in brackets, which reads all back to a space or another bracket:
    食[た]べる is 食べる, たべる; お 茶[ちゃ] is お茶, おちゃ.  The reading is empty if none is given."""
    form = re.sub("[ 　]", "", _BRACKET.sub("", word))
    reading = re.sub("[ 　]", "", _READ.sub(r"\1", word))
    return form, "" if _BRACKET.search(word) is None else kana.to_hiragana(reading)


def _words(cell: str) -> list[Pair]:
    """The words of a cell: 会う、逢う are two."""
    return [_bracketed(part.strip()) for part in re.split(r"[、，;；/／\n]", cell) if part.strip()]


def _word_column(rows: Sequence[Row], lexicon: Lexicon) -> int:
    """The column with the most Japanese words in dictionary form, kanji counting more than kana; -1: none."""
    width = max(len(cells) for _, cells in rows)
    points = [sum(_points(cells[n], lexicon) for _, cells in rows if n < len(cells)) for n in range(width)]
    return points.index(max(points)) if max(points) > 0 else -1


def _points(cell: str, lexicon: Lexicon) -> int:
    forms = [form for form, _ in _words(cell)]
    if not any(_is_japanese(form) and lexicon.is_word(form) for form in forms):
        return 0
    return 3 if any(map(kana.has_kanji, forms)) else 2


def _is_japanese(form: str) -> bool:
    return kana.has_kanji(form) or kana.is_kana(form)


def _pairs(cells: Sequence[str], column: int, lexicon: Lexicon) -> Iterator[Pair]:
    """The words of a line with their reading: in brackets, in another column, or all that the dictionary has."""
    beside = {kana.to_hiragana(cell) for n, cell in enumerate(cells) if n != column and kana.is_kana(cell)}
    for form, told in _words(cells[column]):
        if not _is_japanese(form) or not lexicon.is_word(form):
            continue
        legal = [legal.reading for legal in lexicon.readings(form)]
        common = [legal.reading for legal in lexicon.readings(form) if legal.common] or legal[:1]
        named = [r for r in legal if r == told] or [r for r in legal if r in beside]
        yield from ((form, reading) for reading in named or common)


def _spellings(form: str, reading: str, lexicon: Lexicon) -> Iterator[Pair]:
    """A word as it may be written: 分かる and わかる, 子供 and 子ども; はし alone is no 橋, it may be another word."""
    yield form, reading
    said = (e for e in lexicon.entries(form, reading) if any(kana.to_hiragana(r.text) == reading for r in e.readings))
    entry = next(said, None)
    if entry is None:
        return
    yield from ((s.text, reading) for s in entry.spellings)
    if (likeliest := lexicon.entries(reading)) and likeliest[0].id == entry.id:
        yield reading, reading
