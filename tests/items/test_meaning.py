"""Meanings: which words are asked for, and that no wrong meaning could be one of theirs."""

import pytest

from quizgen import tables
from quizgen.analysis.pipeline import analyse
from quizgen.items import meaning
from quizgen.items.base import Abstain, Item
from quizgen.items.words import meanings
from quizgen.items.words.meanings import Family
from quizgen.lexicon import load
from quizgen.source import plain

LEXICON = load()


def made(body: str) -> list[Item | Abstain]:
    return list(meaning.make(analyse(plain(body), LEXICON), LEXICON))


@pytest.mark.parametrize(
    ("sentence", "word", "key", "wrong"),
    [
        ("あおば市は来年の計画を発表した。", "計画", "plan", "calculation"),
        ("その年の予算を上回る額である。", "予算", "budget", "prediction; forecast"),
        ("そのころ、ロシアの体制が変わった。", "体制", "system; structure", "personal experience"),
        ("父はその話を信じなかった。", "信じる", "to believe", "to feel"),
        ("弟は話を正確に訳した。", "正確", "accurate", "difficult"),
    ],
)
def test_a_word_is_asked_for_among_those_it_is_taken_for(sentence: str, word: str, key: str, wrong: str) -> None:
    item = next(i for i in made(sentence) if isinstance(i, Item) and i.lemma == word)
    assert [c.text for c in item.choices if c.correct] == [key]
    assert wrong in [c.text for c in item.choices]
    assert item.question == sentence
    assert len({c.text for c in item.choices}) == len(item.choices) >= 3
    assert all(c.explanation.ja and c.explanation.en for c in item.choices)


@pytest.mark.parametrize(
    ("sentence", "word", "why"),
    [
        ("町の道を赤い車が通る。", "通る", "no family of words"),
        ("弟は会場の人を笑わせた。", "笑", "no family of words"),
        ("水は京都の町を支え続けている。", "支え", "no family of words"),
        ("町が払う総工費は二億円だった。", "工費", "no family of words"),
    ],
)
def test_what_is_not_asked(sentence: str, word: str, why: str) -> None:
    refused = [a.why for a in made(sentence) if isinstance(a, Abstain) and word in sentence[a.start : a.end]]
    assert any(why in found for found in refused)
    assert not [i for i in made(sentence) if isinstance(i, Item) and word in i.lemma]


ROWS = tables.rows(Family, "meaning_families")


@pytest.mark.parametrize("row", ROWS, ids=lambda r: r.words.partition("=")[0])
def test_no_word_of_a_family_is_offered_a_meaning_of_its_own(row: Family) -> None:
    example, _, wrong = row.example.partition(" > ")
    offered = set[str]()
    for form, gloss in row.glosses().items():
        entries = [e for e in LEXICON.entries(form) if any(s.text == form for s in e.spellings)]
        assert entries
        key = meanings.families()[row.part, form][0]
        rivals = [r.gloss for r in meanings.rivals(key, entries[0], 9)]
        told = {g for s in entries[0].senses for g in s.glosses}
        assert not {g for r in rivals for g in r.split("; ")} & told
        assert len(gloss) <= 40 and gloss.isascii()
        offered |= set(rivals) if form == example else set()
    assert wrong in offered


@pytest.mark.parametrize("row", ROWS, ids=lambda r: r.words.partition("=")[0])
def test_the_dictionary_knows_each_gloss(row: Family) -> None:
    for form, gloss in row.glosses().items():
        entries = LEXICON.entries(form)
        told = [g for e in entries for s in e.senses for g in s.glosses]
        assert not meanings._stems(told, 4).isdisjoint(meanings._stems((gloss,), 4)), form
