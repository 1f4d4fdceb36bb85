"""Word formation: which affix makes the word, and that no wrong one does."""

import pytest

from quizgen import tables
from quizgen.analysis.pipeline import analyse
from quizgen.items import word_formation
from quizgen.items.base import Abstain, Item
from quizgen.items.word_formation import Affix, Coinage
from quizgen.lexicon import load
from quizgen.source import plain

LEXICON = load()


def made(body: str) -> list[Item | Abstain]:
    return list(word_formation.make(analyse(plain(body), LEXICON), LEXICON))


@pytest.mark.parametrize(
    ("sentence", "key", "stem"),
    [
        ("町は来年、大規模な工事を始める。", "大", "（　　）規模な"),
        ("そんなことは不可能だと兄は言った。", "不", "（　　）可能だ"),
        ("会議の参加者は二十人だった。", "者", "参加（　　）は"),
        ("来月から電気代が高くなるそうだ。", "代", "電気（　　）が"),
        ("この町には明るい可能性がある。", "性", "可能（　　）が"),
    ],
)
def test_the_affix_is_left_out(sentence: str, key: str, stem: str) -> None:
    item = next(i for i in made(sentence) if isinstance(i, Item) and stem in i.question)
    assert [c.text for c in item.choices if c.correct] == [key]
    assert item.question.replace("（　　）", key) == sentence
    assert [sentence[a:b] for a, b in item.hides] == [key]
    assert all(c.explanation.ja and c.explanation.en for c in item.choices)


@pytest.mark.parametrize(
    ("body", "word", "why"),
    [
        ("首都圏のある会社員組合が集まった。", "会社員", "part of a longer word"),
        (
            "祭りの参加者は多かった。\n会議の参加者は少なかった。\nその参加者は多くも少なくもない。",
            "参加者",
            "too often",
        ),
    ],
)
def test_what_is_not_asked(body: str, word: str, why: str) -> None:
    refused = [a.why for a in made(body) if isinstance(a, Abstain) and word in body[a.start : a.end]]
    assert any(why in found for found in refused)


def test_a_word_without_a_living_base_is_not_taken_apart() -> None:
    assert made("国の大統領は駅の前で長い話をした。") == []


@pytest.mark.parametrize("row", tables.rows(Affix, "affixes"), ids=lambda r: f"{r.place} {r.affix}")
def test_a_wrong_affix_makes_no_word(row: Affix) -> None:
    word, _, wrong = row.example.partition(" > ")
    base = row.base(word)
    assert base and LEXICON.is_word(word) and LEXICON.is_word(base)
    assert wrong
    for form in wrong.split():
        assert not LEXICON.is_word(form) and not LEXICON.frequency(form)
        assert form in [row.made(base, rival) for rival in row.rivals.split()]


@pytest.mark.parametrize("row", tables.rows(Coinage, "coinages"), ids=lambda r: f"{r.place} {r.affix}")
def test_what_is_said_is_no_wrong_answer_though_no_dictionary_has_it(row: Coinage) -> None:
    made = [row.affix + base if row.place == "prefix" else base + row.affix for base in row.bases.split()]
    assert row.example in made
    assert all((row.place, row.affix, base) in word_formation._said() for base in row.bases.split())


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("むかしの飛行家は本当に勇気があった。", "a word with another affix is more usual"),
        ("ジェネリックの反変性がよく分からない。", "a term of two affixes"),
    ],
)
def test_unusual_words_are_not_asked(body: str, why: str) -> None:
    assert [m.why for m in made(body) if isinstance(m, Abstain)] == [why]


def test_an_observer_is_said_in_several_ways() -> None:
    """観測者, 観測員, 観測手, 観測家, 観測士: too few are left that nobody says."""
    assert [m.why for m in made("町の観測者が空を見た。")] == ["no two wrong affixes that make no word"]
