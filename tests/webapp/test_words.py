"""The visitor's own words: brought as a list, grown by answering, left without furigana, forgotten."""

from io import BytesIO
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Learner

ON_BOTH = True
MANY = (
    "犬猫鳥魚花草木林森山川海空雨雪風火水土石金銀糸竹米麦豆茶肉卵塩氷湯朝昼夜春夏秋東西南北右左上下前後中外内間"
    "一二三四五六七八九十百千万円父母兄姉弟妹友人男女子目耳口手足頭顔首体心力車舟家門戸"
)


def brought(client: "Learner", listed: str) -> str:
    assert client.send("/words", list=listed).status_code == 303
    return client.get("/words").text


def test_a_list_is_kept_and_shown(client: "Learner") -> None:
    page = brought(client, "町\n味\n")
    assert "町（まち）" in page and "味（あじ）" in page
    assert all(name in page for name in ("JMdict", "EDRDG", "CC BY-SA"))


@pytest.mark.parametrize(
    "file", [b"#separator:tab\n#html:true\nmachi\t<b>\xe7\x94\xba</b>\n", "town,町,まち\n".encode()]
)
def test_a_file_is_read_as_it_comes(client: "Learner", file: bytes) -> None:
    client.send("/words", file=(BytesIO(file), "deck.txt"))
    assert "町（まち）" in client.get("/words").text


@pytest.mark.parametrize("listed", ["", "hello\n", "!!!"])
def test_what_has_no_words_is_refused_in_a_sentence(client: "Learner", listed: str) -> None:
    answer = client.send("/words", list=listed)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text


def test_known_words_stand_without_furigana(client: "Learner") -> None:
    client.send("/preferences", furigana="unknown")
    before = client.get("/texts/bakery").text
    brought(client, "町")
    after = client.get("/texts/bakery").text
    assert "<rt>まち</rt>" in before and "<rt>まち</rt>" not in after
    assert "<rt>あじ</rt>" in after
    client.send("/preferences", furigana="all")
    assert "<rt>まち</rt>" in client.get("/texts/bakery").text


def test_the_words_of_one_visitor_are_no_one_else_s(client: "Learner") -> None:
    brought(client, "町")
    other = client.application.test_client()
    assert "町（まち）" not in other.get("/words").text


def test_a_right_answer_adds_a_word_and_a_wrong_one_takes_it_off(client: "Learner") -> None:
    attempt = client.begun()
    number = client.place_of(attempt, "あじ")
    client.answer(attempt, number, "あじ")
    assert "味（あじ）" in client.get("/words").text
    again = client.begun()
    number = client.place_of(again, "あじ")
    client.answer(again, number, client.wrong(again, number))
    assert "味（あじ）" not in client.get("/words").text


def test_an_item_about_a_known_word_comes_last(client: "Learner") -> None:
    brought(client, "味")
    attempt = client.begun(count="5")
    asked = [client.get(f"{attempt}/{n}").text for n in range(1, 6)]
    assert not any('<span class="marked">味' in page for page in asked)


def test_the_share_of_known_words_is_told_when_there_are_enough(client: "Learner") -> None:
    brought(client, "町\n味\n冬\n棚\n")
    assert "You know about" not in client.get("/texts/bakery").text
    brought(client, "\n".join(MANY))
    assert "You know about" in client.get("/texts/bakery").text


def test_all_words_are_forgotten_at_once(client: "Learner") -> None:
    brought(client, "町")
    client.send("/words/forget")
    assert "町（まち）" not in client.get("/words").text
