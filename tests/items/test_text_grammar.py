"""Grammar in a stretch of the text: blanks of mixed sorts, none of which hides what proves another."""

import pytest

from quizgen import tables
from quizgen.analysis.pipeline import analyse
from quizgen.items import gate, text_grammar
from quizgen.items.base import Item
from quizgen.items.grammar import adverb_places, demonstrative_places
from quizgen.items.grammar.adverb_places import Agreement
from quizgen.items.grammar.demonstrative_places import Pointer
from quizgen.lexicon import load
from quizgen.source import plain

LEXICON = load()
STORY = (
    "町の駅の前に、古い時計がある。去年の春、時計が動かなくなった。弟は毎朝その時計を見て、電車に乗る。"
    "だから、時計を直してほしいと駅の人に頼んだ。しかし、駅の人は首を振った。時計を直すことができる人は、もう町にいない。"
    "弟は図書館へ行って、時計の本を借りた。きのう、弟は古い時計を直した。"
)


def made(body: str) -> list[Item]:
    analysis = analyse(plain(body), LEXICON)
    items = list(text_grammar.make(analysis, LEXICON))
    assert [gate.refusal(i, analysis) for i in items] == [""] * len(items)
    return items


def asked(example: str) -> tuple[str, str]:
    """The text of an example and what stands in its 「」."""
    before, _, rest = example.partition("「")
    key, _, after = rest.partition("」")
    return before + key + after, key


def test_a_stretch_has_blanks_of_mixed_sorts() -> None:
    (item,) = made(STORY)
    keys = item.answers[0].split("／")
    assert len(keys) == len(item.hides) == len(item.places) >= 3
    assert [STORY[a:b] for a, b in item.hides] == keys
    for place, key in enumerate(keys, start=1):
        assert [c.text for c in item.offered(place) if c.correct] == [key]
        assert 3 <= len(item.offered(place)) <= 4
    assert len({c.why.split(":")[0] for c in item.choices if c.correct}) > 1


def test_no_sentence_has_two_blanks() -> None:
    (item,) = made(STORY)
    sentences = [STORY.count("。", 0, start) for start, _ in item.hides]
    assert len(set(sentences)) == len(sentences)


def test_paragraphs_are_joined_by_a_space() -> None:
    half = STORY.index("だから")
    (item,) = made(STORY[:half] + "\n\n" + STORY[half:].replace("だから、", "弟は", 1))
    assert "　" in {piece.text for piece in item.prompt} or "\n" not in item.question
    assert "\n" not in item.question


@pytest.mark.parametrize("body", ["", "弟は電車に乗る。", "時計がある。" * 40, STORY[: STORY.index("だから")]])
def test_too_little_is_no_stretch(body: str) -> None:
    assert made(body) == []


@pytest.mark.parametrize(
    "row", [r for r in tables.rows(Pointer, "demonstratives") if r.wrong != "-"], ids=lambda r: r.form + r.follows
)
def test_each_pointing_word_is_found_in_its_example(row: Pointer) -> None:
    body, key = asked(row.example)
    (found,) = demonstrative_places.find(analyse(plain(body), LEXICON))
    assert [c.text for c in found.choices] == [key, *row.wrong.split()]


@pytest.mark.parametrize(
    "body",
    [
        "町は古い橋の絵を買った。この駅にはまだ絵がない。",  # what この means was not mentioned
        "町は古い橋の絵を買った。この絵は何の絵ですか。",  # どの絵 would do in a question
        "町は古い橋の絵を買った。この絵も駅にある。",  # どの絵も
        "町は古い橋の絵を買った。\n\nこの絵は駅にある。",  # another paragraph
    ],
)
def test_where_no_pointing_word_is_certain(body: str) -> None:
    assert list(demonstrative_places.find(analyse(plain(body), LEXICON))) == []


@pytest.mark.parametrize("row", tables.rows(Agreement, "agreements"), ids=lambda r: r.form)
def test_each_adverb_is_answered_in_its_example(row: Agreement) -> None:
    body, key = asked(row.example)
    (found,) = adverb_places.find(analyse(plain(body), LEXICON))
    assert found.key.text == key
    rest = body.partition(key)[2]
    wrong = [r for r in tables.rows(Agreement, "agreements") if r.form in {c.text for c in found.choices[1:]}]
    assert wrong and not any(r.answered(rest) for r in wrong)


def test_a_negative_answers_no_wrong_adverb() -> None:
    (found,) = adverb_places.find(analyse(plain("私はあの日のことを決して忘れない。"), LEXICON))
    assert not {c.text for c in found.choices} & {"少しも", "めったに", "必ずしも", "まるで"}
