"""Beside a question words may be looked up, listed and heard, but not those that give it away; after the answer all."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from flask import Flask

from quizgen import lexicon
from quizgen.analysis import analyse
from quizgen.analysis.types import Analysis
from quizgen.source.text import Text
from webapp.study import Study

if TYPE_CHECKING:
    from conftest import Learner


@pytest.fixture
def analysis(page: str) -> Analysis:
    """The bakery as it is analysed."""
    from quizgen.source import read_bytes

    return analyse(read_bytes(page.encode(), "bakery.md"), lexicon.load())


@pytest.fixture
def client(handmade: Callable[..., Flask], by_hand: Callable[[Text], Study], analysis: Analysis) -> "Learner":
    """A visitor of the bakery with its items, over the real analysis."""
    real = replace(by_hand(analysis.text), analysis=analysis)
    return handmade(lambda text: real).test_client()  # type: ignore[return-value]


def index(analysis: Analysis, surface: str, nth: int = 0) -> int:
    """Where a word stands among the words."""
    return [n for n, word in enumerate(analysis.words) if word.surface == surface][nth]


def test_a_word_is_locked_until_its_item_is_answered(client: "Learner", analysis: Analysis) -> None:
    attempt = client.begun()
    n, taste = client.place_of(attempt, "あじ"), index(analysis, "味")
    address = f"{attempt}/{n}/words/{taste}"
    assert client.get(address).status_code == 404 and f'id="w{taste}"' not in client.get(f"{attempt}/{n}").text
    client.answer(attempt, n, "あち")
    assert "taste" in client.get(address).text and f'id="w{taste}"' in client.get(f"{attempt}/{n}").text


def test_a_word_that_gives_nothing_away_is_open(client: "Learner", analysis: Analysis) -> None:
    attempt = client.begun()
    shop = index(analysis, "店", -1)
    page = client.get(f"{attempt}/1/words/{shop}?bare").text
    assert "shop" in page and "<html" not in page
    assert f'href="{attempt}/1#w{shop}"' in page, "its sentences lead to the page of the item"


def test_what_stands_under_a_blank_is_neither_told_nor_quoted_nor_said(client: "Learner", analysis: Analysis) -> None:
    attempt = client.begun()
    n, baked = client.place_of(attempt, "を"), "六種類のパンを焼く"
    bread = index(analysis, "パン")
    quoting = f"{attempt}/{n}/words/{bread}"

    def told() -> tuple[bool, bool]:
        said = json.loads(client.get(f"{attempt}/{n}/speech").text)
        quoted = baked in client.get(quoting).text.replace("<b>", "").replace("</b>", "")
        return quoted, any(first <= bread <= last for first, last, _ in said)

    assert told() == (False, False)
    client.answer(attempt, n, "を")
    assert told() == (True, True)


def test_the_word_list_leaves_out_what_is_asked(client: "Learner") -> None:
    attempt = client.begun()
    n = client.place_of(attempt, "あじ")
    page = client.get(f"{attempt}/{n}/words").text
    assert "taste" not in page and "bakery" in page and "added after the answer" in page
    client.answer(attempt, n, "あじ")
    client.send(f"{attempt}/finish")
    page = client.get(f"{attempt}/{n}/words").text
    assert "added after the answer" not in page


def test_without_script_every_open_word_is_a_link(client: "Learner", analysis: Analysis) -> None:
    attempt = client.begun()
    shop = index(analysis, "店")
    assert f'href="1/words/{shop}"' in client.get(f"{attempt}/1?look=1").text
    assert f'href="1/words/{shop}"' not in client.get(f"{attempt}/1").text


@pytest.mark.parametrize("path", ["1/words/3", "1/words", "1/speech"])
def test_the_words_of_somebody_elses_quiz_do_not_exist(client: "Learner", path: str) -> None:
    attempt = client.begun()
    other = client.application.test_client()
    assert other.get(f"{attempt}/{path}").status_code == 404
