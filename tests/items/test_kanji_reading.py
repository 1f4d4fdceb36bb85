"""Kanji readings: what is asked, and what is refused with its reason."""

import pytest

from quizgen import tables
from quizgen.analysis.pipeline import analyse
from quizgen.items import kanji_reading, typed_reading
from quizgen.items.base import Abstain, Item
from quizgen.items.words.asked import Twins
from quizgen.lexicon import load
from quizgen.source import plain

LEXICON = load()


def made(body: str) -> list[Item]:
    return [i for i in kanji_reading.make(analyse(plain(body), LEXICON), LEXICON) if isinstance(i, Item)]


def asked(body: str) -> dict[str, Item]:
    """Items by what is marked."""
    return {next(p.text for p in i.prompt if p.role == "marked"): i for i in made(body)}


def refused(body: str, word: str) -> str:
    analysis = analyse(plain(body), LEXICON)
    found = (a for a in kanji_reading.make(analysis, LEXICON) if isinstance(a, Abstain))
    return next((a.why for a in found if word in body[a.start : a.end]), "")


@pytest.mark.parametrize(
    ("sentence", "marked", "key"),
    [
        ("あおば市は来年の計画を発表した。", "発表", "はっぴょう"),
        ("兄は遠い工場で働いている。", "働いて", "はたらいて"),
        ("この通りは夜になるととても静かだ。", "静か", "しずか"),
        ("弟は先生の質問に大きな声で答えた。", "答えた", "こたえた"),
        ("姉は京都の病院で働いている。", "病院", "びょういん"),
    ],
)
def test_a_word_is_asked_in_its_sentence(sentence: str, marked: str, key: str) -> None:
    item = asked(sentence)[marked]
    assert item.question == sentence
    assert [c.text for c in item.choices if c.correct] == [key]
    assert 3 <= len(item.choices) <= 4
    assert not next(p for p in item.prompt if p.role == "marked").furigana
    assert all(c.explanation.ja and c.explanation.en for c in item.choices)
    assert item.evidence[0].text == sentence


@pytest.mark.parametrize(
    ("sentence", "word", "why"),
    [
        ("弟は今日、家に来ないかも知れない。", "知れ", "part of an ending"),
        ("森田さんは駅の近くに住んでいる。", "森田", "not a word"),
        ("机の上に本が三冊ある。", "三冊", "not a word"),
        ("明日は家族で海へ行くつもりだ。", "明日", "more than one common reading"),
        ("新しい計画（けいかく）が来年から始まる。", "計画", "its reading stands in the text"),
        ("町の計画について", "計画", "no predicate"),
    ],
)
def test_what_is_not_asked(sentence: str, word: str, why: str) -> None:
    assert why in refused(sentence, word)


@pytest.mark.parametrize("row", tables.rows(Twins, "reading_twins"), ids=lambda r: r.word)
def test_a_noun_with_two_living_readings_is_never_asked(row: Twins) -> None:
    assert row.word in row.example and len(row.readings.split()) == 2
    assert row.word not in asked(row.example)


def test_each_word_is_asked_once() -> None:
    body = "町は新しい計画を発表した。\n市民はその計画の発表に反対した。"
    assert [i.lemma for i in made(body)].count("計画") == 1
    assert [i.lemma for i in made(body)].count("発表") == 1


def test_the_level_of_the_word_fits_the_text() -> None:
    easy = analyse(plain("私は毎朝パンを食べます。"), LEXICON)
    assert all(i.level for i in kanji_reading.make(easy, LEXICON) if isinstance(i, Item))


def test_typed_items_accept_the_reading_and_ask_for_the_same_words() -> None:
    analysis = analyse(plain("あおば市は来年の計画を発表した。"), LEXICON)
    typed = [i for i in typed_reading.make(analysis, LEXICON) if isinstance(i, Item)]
    answers = {i.lemma: i.answers for i in typed}
    assert answers["計画"] == ("けいかく",)
    assert all(not i.choices and i.shape == "type" for i in typed)
    assert {i.lemma for i in made("あおば市は来年の計画を発表した。")} <= set(answers)
