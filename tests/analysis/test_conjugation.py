"""Every form of every conjugation, there and back."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen import tables
from quizgen.analysis import conjugation
from quizgen.analysis.tokens import tokenize
from quizgen.lexicon.core import CoreWord

HERE = Path(__file__).parent


def forms(name: str) -> list[tuple[str, str, str, str]]:
    """Dictionary form, type, names of the forms, expected: one for each cell of a table of forms."""
    lines = [r.split("\t") for r in (HERE / name).read_text(encoding="utf-8").splitlines() if not r.startswith("#")]
    header, *rows = lines
    return [
        (row[0], row[1], names, cell)
        for row in rows
        for names, cell in zip(header[2:], row[2:], strict=True)
        if cell != "-"
    ]


@pytest.mark.parametrize(
    ("base", "ctype", "names", "expected"),
    forms("verb_forms.tsv") + forms("adjective_forms.tsv") + forms("copula_forms.tsv"),
)
def test_a_form_is_made_and_undone(base: str, ctype: str, names: str, expected: str) -> None:
    made = conjugation.inflect(base, ctype, names.split())
    assert made is not None
    assert made.written == expected
    taken = [(s.base, s.forms) for s in conjugation.undo(expected)]
    assert ctype.startswith("助動詞") or (base, tuple(names.split())) in taken


READ = [
    ("来る", "カ行変格", "くる", "negative", "こない"),
    ("来る", "カ行変格", "くる", "polite past", "きました"),
    ("来る", "カ行変格", "くる", "passive", "こられる"),
    ("来る", "カ行変格", "くる", "volitional", "こよう"),
    ("来る", "カ行変格", "くる", "imperative", "こい"),
    ("来る", "カ行変格", "くる", "conditional", "くれば"),
    ("来る", "カ行変格", "くる", "causative passive past", "こさせられた"),
    ("連れて来る", "カ行変格", "つれてくる", "negative", "つれてこない"),
    ("行く", "五段-カ行", "いく", "past", "いった"),
    ("行く", "五段-カ行", "いく", "potential negative", "いけない"),
    ("問う", "五段-ワア行", "とう", "past", "とうた"),
    ("問う", "五段-ワア行", "とう", "passive", "とわれる"),
    ("下さる", "五段-ラ行", "くださる", "polite", "くださいます"),
    ("有る", "五段-ラ行", "ある", "negative", "ない"),
    ("有る", "五段-ラ行", "ある", "past", "あった"),
    ("食べる", "下一段-バ行", "たべる", "causative passive desire negative past", "たべさせられたくなかった"),
    ("良い", "形容詞", "よい", "negative past", "よくなかった"),
    ("高い", "形容詞", "たかい", "past polite", "たかかったです"),
    ("勉強する", "サ行変格", "べんきょうする", "potential", "べんきょうできる"),
    ("論ずる", "サ行変格", "ろんずる", "negative", "ろんじない"),
]


@pytest.mark.parametrize(("base", "ctype", "reading", "names", "expected"), READ)
def test_the_reading_goes_along(base: str, ctype: str, reading: str, names: str, expected: str) -> None:
    made = conjugation.inflect(base, ctype, names.split(), reading)
    assert made is not None
    assert made.reading == expected


@pytest.mark.parametrize("row", tables.rows(conjugation.Conjugation, "conjugations"), ids=lambda r: r.ctype + r.base)
def test_a_conjugation_gives_its_example(row: conjugation.Conjugation) -> None:
    base, *expected = row.example.split(">")
    made = [conjugation.inflect(base, row.ctype, (name,)) for name in ("polite", "negative", "past", "te")]
    assert [m.written if m else "-" for m in made] == [e or "-" for e in expected]


@pytest.mark.parametrize(
    "classical", [("死ぬ", "文語ナ行変格"), ("べし", "文語助動詞-ベシ"), ("良し", "文語形容詞-ク")]
)
def test_what_is_classical_is_refused(classical: tuple[str, str]) -> None:
    assert conjugation.inflect(*classical, ("negative",)) is None


def core_verbs() -> list[tuple[str, str, str]]:
    """Verbs and adjectives of the graded core with their type and reading."""
    out = []
    for entry in tables.rows(CoreWord, "core_words"):
        tokens = tokenize(entry.word)
        if len(tokens) == 1 and tokens[0].ctype and tokens[0].base == entry.word:
            out.append((entry.word, tokens[0].ctype, entry.reading))
    return out


INFLECTING = core_verbs()
CHAINS = [
    *(("negative",), ("past",), ("polite",), ("te",), ("conditional",), ("tara",), ("tari",), ("volitional",)),
    *(("imperative",), ("command",), ("prohibitive",), ("adverbial",), ("desire",), ("desire", "past")),
    *(("polite", "past"), ("polite", "negative"), ("polite", "negative", "past"), ("te", "continuing", "polite")),
    *(("passive", "past"), ("potential", "negative"), ("causative", "te", "continuing"), ("negative", "past")),
    *(("negative", "te"), ("negative", "conditional"), ("causative", "passive", "desire", "negative", "past")),
]


@given(st.sampled_from(INFLECTING), st.sampled_from(CHAINS))
def test_any_form_of_a_core_word_leads_back_to_it(word: tuple[str, str, str], chain: tuple[str, ...]) -> None:
    base, ctype, reading = word
    made = conjugation.inflect(base, ctype, chain, reading)
    if made is not None:
        assert any(
            ctype.startswith(s.ctype) and (s.base, s.forms) == (base, chain) for s in conjugation.undo(made.written)
        )
        assert any((s.base, s.forms) == (reading, chain) for s in conjugation.undo(made.reading))


def test_the_core_has_verbs_of_every_living_class() -> None:
    classes = {ctype.partition("-")[0] for _, ctype, _ in INFLECTING}
    assert {"五段", "上一段", "下一段", "カ行変格", "サ行変格", "形容詞"} <= classes
    assert len(INFLECTING) > 500
