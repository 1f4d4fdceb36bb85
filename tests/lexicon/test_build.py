"""The builder, on a dictionary of three words and two characters of our own making."""

import sqlite3
from pathlib import Path

import pytest

from quizgen import lexicon, tables
from quizgen.lexicon import build, inflection, pack, records, sources
from quizgen.lexicon.types import Entry, Kanji, Reading, Sense, Spelling

TABLES = """
CREATE TABLE Entry (idseq INTEGER); CREATE TABLE Kanji (ID INTEGER, idseq INTEGER, text TEXT);
CREATE TABLE Kana (ID INTEGER, idseq INTEGER, text TEXT, nokanji BOOLEAN);
CREATE TABLE KJP (kid INTEGER, text TEXT); CREATE TABLE KJI (kid INTEGER, text TEXT);
CREATE TABLE KNP (kid INTEGER, text TEXT); CREATE TABLE KNI (kid INTEGER, text TEXT);
CREATE TABLE KNR (kid INTEGER, text TEXT); CREATE TABLE Sense (ID INTEGER, idseq INTEGER);
"""
CHILDREN = ("pos", "misc", "field", "dialect", "SenseGloss", "xref", "antonym", "SenseInfo", "stagk", "stagr")
ROWS = """
INSERT INTO Entry VALUES (1001), (1002), (1003), (9999999);
INSERT INTO Kanji VALUES (1, 1001, '編む'), (2, 1002, '網'), (3, 1002, '罔');
INSERT INTO KJP VALUES (1, 'ichi1'), (2, 'ichi1'), (2, 'nf09');
INSERT INTO KJI VALUES (3, 'word containing out-dated kanji');
INSERT INTO Kana VALUES (1, 1001, 'あむ', 0), (2, 1002, 'あみ', 0), (3, 1002, 'もう', 0), (4, 1003, 'アーム', 0);
INSERT INTO KNP VALUES (1, 'ichi1'), (2, 'ichi1'); INSERT INTO KNR VALUES (3, '罔');
INSERT INTO Sense VALUES (1, 1001), (2, 1001), (3, 1002), (4, 1003);
INSERT INTO pos VALUES (1, 'Godan verb with ''mu'' ending'), (1, 'transitive verb');
INSERT INTO pos VALUES (3, 'noun (common) (futsuumeishi)');
INSERT INTO misc VALUES (2, 'colloquialism');
INSERT INTO SenseGloss VALUES (1, 'to knit'), (1, 'to braid'), (2, 'to edit'), (3, 'net'), (4, 'arm');
INSERT INTO SenseInfo VALUES (3, 'of fishermen|hunters');
INSERT INTO xref VALUES (3, '編む・あむ');
"""
KANJIDIC = """<kanjidic2><header><date_of_creation>2026-01-01</date_of_creation></header>
<character><literal>網</literal><misc><grade>8</grade><stroke_count>14</stroke_count><freq>900</freq></misc>
<reading_meaning><rmgroup><reading r_type="ja_on">モウ</reading><reading r_type="ja_kun">あみ</reading>
<reading r_type="pinyin">wang3</reading><meaning>net</meaning><meaning m_lang="fr">filet</meaning></rmgroup>
</reading_meaning></character>
<character><literal>囗</literal><misc><stroke_count>3</stroke_count></misc></character></kanjidic2>"""

COUNTED = {"編ん": 1e-5, "網": 1e-6}
MEANINGS = {"fr": {"網": ("filet", "réseau")}, "es": {}, "pt": {}}


@pytest.fixture
def entries(tmp_path: Path) -> tuple[Entry, ...]:
    store = sqlite3.connect(tmp_path / "jamdict.db")
    children = ";".join(f"CREATE TABLE {name} (sid INTEGER, text TEXT)" for name in CHILDREN)
    store.executescript(TABLES + children + ";" + ROWS)
    store.close()
    return tuple(sources.Jamdict(tmp_path / "jamdict.db").entries())


@pytest.fixture
def kanji(tmp_path: Path) -> tuple[Kanji, ...]:
    (tmp_path / "kanjidic2.xml").write_text(KANJIDIC, encoding="utf-8")
    (tmp_path / "kradfile").write_text("# a comment\n網 : 糸 亡\n", encoding="utf-8")
    return tuple(sources.kanji(tmp_path / "kanjidic2.xml", sources.components(tmp_path / "kradfile")))


def test_jmdict_is_read_with_marks_as_codes_and_parts_inherited(entries: tuple[Entry, ...]) -> None:
    knit, net, arm = entries
    assert knit.senses[1] == Sense(("v5m", "vt"), ("col",), ("to edit",))
    assert net.spellings == (Spelling("網", ("ichi1", "nf09")), Spelling("罔", ("oK",)))
    assert net.readings[1] == Reading("もう", (), ("罔",))
    assert net.senses[0].note == "of fishermen/hunters"
    assert (arm.spellings, arm.readings) == ((), (Reading("アーム"),))


def test_kanji_without_a_japanese_reading_are_left_out(kanji: tuple[Kanji, ...]) -> None:
    assert kanji == (Kanji("網", ("モウ",), ("あみ",), ("net",), 14, 8, 900, ("糸", "亡")),)


def test_kanji_have_meanings_in_other_languages(tmp_path: Path) -> None:
    (tmp_path / "kanjidic2.xml").write_text(KANJIDIC, encoding="utf-8")
    assert sources.meanings(tmp_path / "kanjidic2.xml") == {"fr": {"網": ("filet",)}}


def test_what_is_built_is_what_was_read(tmp_path: Path, entries: tuple[Entry, ...], kanji: tuple[Kanji, ...]) -> None:
    pack.write(tmp_path / "words.pack", {"JMdict": "ours"}, build.sections(entries, kanji, COUNTED, MEANINGS))
    small = lexicon.Lexicon(tmp_path / "words.pack")
    assert small.about == {"JMdict": "ours"}
    assert tuple(small.entry(e.id) for e in entries) == entries
    assert small.kanji("網") == kanji[0]
    assert [r.reading for r in small.readings("網")] == ["あみ"]
    assert [r.reading for r in small.readings("罔")] == ["あみ", "もう"]
    assert (small.meanings("網"), small.meanings("網", "fr")) == (("net",), ("filet", "réseau"))
    assert small.kanji_with("糸") == ("網",)
    assert small.frequency("網") == 3.0
    assert small.frequency("編む") == 4.0  # counted as 編ん


def test_records_come_back_from_any_place_in_their_block(tmp_path: Path) -> None:
    strings = [(7 * i + 3, f"語{i}") for i in range(100)]
    pack.write(tmp_path / "some.pack", {}, {"words": pack.records(strings, "語".encode())})
    opened = pack.Pack(tmp_path / "some.pack").records("words")
    assert [opened.get(number) for number, _ in strings] == [string for _, string in strings]
    assert [opened.get(number) for number in (0, 4, 10**6)] == [None] * 3


def test_a_file_that_is_no_pack_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "words.pack").write_bytes(b"something else")
    with pytest.raises(pack.PackError, match=r"words\.pack"):
        pack.Pack(tmp_path / "words.pack")


@pytest.mark.parametrize("row", tables.rows(inflection.Stems, "dictionary/stems"), ids=lambda row: row.part)
def test_stems_of_inflected_words(row: inflection.Stems) -> None:
    word, stem = row.example.split()
    assert {word, stem} <= set(inflection.stems(word, row.part))


@pytest.mark.parametrize("row", tables.rows(sources.Mark, "dictionary/marks"), ids=lambda row: row.code)
def test_every_mark_is_carried_by_its_example(row: sources.Mark) -> None:
    found = lexicon.load().entries(row.example)
    carried = {m for e in found for s in e.senses for m in (*s.parts, *s.marks)}
    assert row.code in carried | {m for e in found for form in e.forms for m in form.marks}
    assert row.en
    assert row.ja


@pytest.mark.parametrize("row", tables.rows(sources.Addition, "dictionary/additions"), ids=lambda row: row.word)
def test_words_of_our_own_are_in_the_dictionary(row: sources.Addition) -> None:
    entry = lexicon.load().entry(int(row.id))
    assert entry is not None
    assert entry in lexicon.load().entries(row.word)
    assert "; ".join(entry.senses[0].glosses) == row.glosses
    assert row.word in row.example or row.word[:-1] in row.example


def test_entries_as_text_come_back_the_same() -> None:
    sense = Sense(("n",), ("uk",), ("a", "b c"), ("会う・あう・1",), (), "note", ("会う",))
    entry = Entry(
        5, (Spelling("会う", ("ichi1", "nf05")), Spelling("逢う")), (Reading("あう", (), ("逢う",)),), (sense, sense)
    )
    assert records.entry(5, records.entry_text(entry)) == entry
