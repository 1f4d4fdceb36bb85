"""What the dictionary is made from: JMdict (as PyPI jamdict-data packs it), KANJIDIC2, KRADFILE, wordfreq."""

import gzip
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar
from xml.etree import ElementTree

from quizgen import kana, tables
from quizgen.lexicon.types import Entry, Kanji, Reading, Sense, Spelling


@dataclass(frozen=True, slots=True)
class Mark:
    """A row of ``data/dictionary/marks.tsv``: our code, its group, names, JMdict's words for it, a word that has it."""

    code: str
    group: str
    en: str
    ja: str
    source: str
    example: str


def marks() -> tuple[Mark, ...]:
    """All marks that a spelling, a reading or a sense may carry."""
    return tables.rows(Mark, "dictionary/marks")


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Addition:
    """A row of ``data/dictionary/additions.tsv``: a word of our own."""

    id: str
    word: str
    reading: str
    parts: str
    glosses: str
    example: str


def additions() -> Iterator[Entry]:
    """Entries for the words that JMdict lacks."""
    for row in tables.rows(Addition, "dictionary/additions"):
        spellings = () if kana.is_kana(row.word) else (Spelling(row.word),)
        sense = Sense(tuple(row.parts.split()), (), tuple(row.glosses.split("; ")))
        yield Entry(int(row.id), spellings, (Reading(row.reading),), (sense,))


_ITSELF = 9_999_999
Columns = dict[int, tuple[str, ...]]


class Jamdict:
    """JMdict in the SQLite file of jamdict-data, read table by table."""

    def __init__(self, path: Path) -> None:
        self._store = sqlite3.connect(path)
        self._codes = {mark.source: mark.code for mark in marks()}

    def _column(self, table: str, key: str) -> Columns:
        """A child table as owner -> texts in order, the names of marks as our codes; a gloss is no mark (business)."""
        out: defaultdict[int, list[str]] = defaultdict(list)
        query = f"SELECT {key}, text FROM {table} ORDER BY rowid"  # noqa: S608 (names are ours)
        for owner, text in self._store.execute(query):
            out[owner].append(text if table == "SenseGloss" else self._codes.get(text, text))
        return {owner: tuple(texts) for owner, texts in out.items()}

    def _rows(self, table: str, columns: str = "") -> Iterator[tuple[int, int, str]]:
        return iter(self._store.execute(f"SELECT ID, idseq, {columns} FROM {table} ORDER BY ID"))  # noqa: S608

    def _spellings(self) -> dict[int, tuple[Spelling, ...]]:
        priority, remarks = self._column("KJP", "kid"), self._column("KJI", "kid")
        rows = self._rows("Kanji", "text")
        return _grouped((owner, Spelling(text, priority.get(i, ()) + remarks.get(i, ()))) for i, owner, text in rows)

    def _readings(self) -> dict[int, tuple[Reading, ...]]:
        priority, remarks, only = (self._column(table, "kid") for table in ("KNP", "KNI", "KNR"))
        apart = {i: ("nokanji",) for (i,) in self._store.execute("SELECT ID FROM Kana WHERE nokanji")}
        return _grouped(
            (owner, Reading(text, priority.get(i, ()) + remarks.get(i, ()) + apart.get(i, ()), only.get(i, ())))
            for i, owner, text in self._rows("Kana", "text")
        )

    def _senses(self) -> dict[int, tuple[Sense, ...]]:
        parts, uses, fields, dialects, glosses, xrefs, antonyms, notes, kanji, kana = (
            self._column(table, "sid")
            for table in (
                "pos",
                "misc",
                "field",
                "dialect",
                "SenseGloss",
                "xref",
                "antonym",
                "SenseInfo",
                "stagk",
                "stagr",
            )
        )

        def sense(i: int) -> Sense:
            marks = uses.get(i, ()) + fields.get(i, ()) + dialects.get(i, ())
            shown = glosses.get(i, ()), xrefs.get(i, ()), antonyms.get(i, ())
            return Sense(
                parts.get(i, ()),
                marks,
                *shown,
                "; ".join(notes.get(i, ())).replace("|", "/"),
                kanji.get(i, ()) + kana.get(i, ()),
            )

        grouped = _grouped((owner, sense(i)) for i, owner, _ in self._rows("Sense", "''"))
        return {owner: _inherited(senses) for owner, senses in grouped.items()}

    def entries(self) -> Iterator[Entry]:
        """All entries by ascending id; the last one in the source describes the file itself and is no word."""
        spellings, readings, senses = self._spellings(), self._readings(), self._senses()
        for (i,) in self._store.execute("SELECT idseq FROM Entry WHERE idseq <> ? ORDER BY idseq", (_ITSELF,)):
            yield Entry(i, spellings.get(i, ()), readings.get(i, ()), senses.get(i, ()))


def _grouped(pairs: Iterable[tuple[int, T]]) -> dict[int, tuple[T, ...]]:
    out: defaultdict[int, list[T]] = defaultdict(list)
    for owner, thing in pairs:
        out[owner].append(thing)
    return {owner: tuple(things) for owner, things in out.items()}


def _inherited(senses: tuple[Sense, ...]) -> tuple[Sense, ...]:
    """JMdict gives a part of speech once: it holds for the following senses until a new one is given."""
    out = senses[:1]
    for sense in senses[1:]:
        out += (sense if sense.parts else replace(sense, parts=out[-1].parts),)
    return out


def components(path: Path) -> dict[str, tuple[str, ...]]:
    """KRADFILE in UTF-8 (``届 : 尸 由``), plain or gzipped."""
    lines = _opened(path).decode().splitlines()
    pairs = (line.split(" : ") for line in lines if " : " in line and not line.startswith("#"))
    return {char: tuple(parts.split()) for char, parts in pairs}


def kanji(path: Path, parts: dict[str, tuple[str, ...]]) -> Iterator[Kanji]:
    """The characters of KANJIDIC2 (XML, plain or gzipped) that have a Japanese reading."""
    for node in ElementTree.fromstring(_opened(path)).iter("character"):  # noqa: S314 (a file of our choice)
        char = node.findtext("literal", "")
        on, kun = _texts(node, "reading", "ja_on"), _texts(node, "reading", "ja_kun")
        meanings = tuple(m.text or "" for m in node.iter("meaning") if not m.get("m_lang"))
        if on or kun:
            strokes, grade, rank = (
                int(node.findtext(f"misc/{name}", "0")) for name in ("stroke_count", "grade", "freq")
            )
            yield Kanji(char, on, kun, meanings, strokes, grade, rank, parts.get(char, ()))


def meanings(path: Path) -> dict[str, dict[str, tuple[str, ...]]]:
    """What KANJIDIC2 says that characters mean in other languages than English: language -> character -> meanings."""
    out: defaultdict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for node in ElementTree.fromstring(_opened(path)).iter("character"):  # noqa: S314 (as above)
        told = [(m.get("m_lang", ""), m.text or "") for m in node.iter("meaning")]
        for language in {language for language, _ in told if language}:
            out[language][node.findtext("literal", "")] = tuple(text for own, text in told if own == language)
    return out


def _texts(node: ElementTree.Element, tag: str, kind: str) -> tuple[str, ...]:
    texts = (n.text or "" for n in node.iter(tag) if n.get("r_type") == kind)
    return tuple(dict.fromkeys(texts))


def _opened(path: Path) -> bytes:
    data = path.read_bytes()
    return gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data


def kanjidic_date(path: Path) -> str:
    """The date a KANJIDIC2 file was made, as it says itself."""
    return ElementTree.fromstring(_opened(path)).findtext("header/date_of_creation", "")  # noqa: S314 (as above)
