"""The page of a text and of its words: looked up without script, one clean text, kept as known."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import html5lib
import pytest
from flask import Flask

from quizgen import lexicon
from quizgen.analysis import analyse
from quizgen.output.passage import View
from quizgen.output.passage import passage as shown
from quizgen.source import read_string
from quizgen.source.text import Text
from webapp.preferences import CHOICES
from webapp.study import Study

if TYPE_CHECKING:
    from conftest import Learner

ON_BOTH = True

TASTE = re.compile(r'id="w(\d+)"[^>]*><ruby data-rt="あじ">')


@pytest.fixture
def app(handmade: Callable[..., Flask], by_hand: Callable[[Text], Study]) -> Flask:
    """The items made by hand on a real analysis."""
    return handmade(lambda text: Study(analyse(text, lexicon.load()), by_hand(text).proposal))


def numbered(client: "Learner", pattern: re.Pattern[str] = TASTE) -> int:
    """The index of 味 among the words of the bakery."""
    client.send("/preferences", furigana="all")
    found = pattern.search(client.get("/texts/bakery").text)
    assert found
    return int(found[1])


def passage(page: str) -> str:
    """The text on its page, as markup."""
    found = re.search(r'<div class="text" id="passage"[^>]*>(.*?)</div>', page, re.S)
    assert found
    return found[1]


def test_a_word_has_a_page_of_its_own(client: "Learner") -> None:
    page = client.get(f"/texts/bakery/words/{numbered(client)}").text
    assert 'data-rt="あじ"' in page
    assert "flavor" in page or "taste" in page
    assert "同じ<b>味</b>を守りたい" in page
    assert "<html" in page and "JMdict" in page


def test_a_piece_of_that_page_is_given_for_the_text_s_own(client: "Learner") -> None:
    piece = client.get(f"/texts/bakery/words/{numbered(client)}?bare").text
    assert "<html" not in piece and "<b>味</b>" in piece and "data-know" in piece


@pytest.mark.parametrize("path", ["/texts/bakery/words/9999", "/texts/bakery/words/x", "/texts/none/words/1"])
def test_a_word_that_is_not_there_has_no_page(client: "Learner", path: str) -> None:
    assert client.get(path).status_code == 404


def test_without_script_words_are_links_when_wanted(client: "Learner") -> None:
    n = numbered(client)
    assert "<a " not in passage(client.get("/texts/bakery").text)
    linked = passage(client.get("/texts/bakery?look=1").text)
    assert f'href="bakery/words/{n}"' in linked
    assert f'href="/texts/bakery?look=1#w{n}"' in client.get(f"/texts/bakery/words/{n}").text


def test_the_text_without_its_readings_is_the_text(client: "Learner") -> None:
    client.send("/preferences", furigana="all")
    for look in ("", "?look=1"):
        shown = passage(client.get(f"/texts/bakery{look}").text)
        bare = re.sub(r"<rp>.*?</rp>|<rt>.*?</rt>|<[^>]+>", "", shown)
        assert bare.split() == client.body.replace("\n", "").split()


def test_a_word_is_known_and_unknown_again(client: "Learner") -> None:
    n = numbered(client)
    word = {"form": "味", "reading": "あじ", "next": f"/texts/bakery/words/{n}"}
    answer = client.send("/words/know", known="yes", **word)
    assert answer.status_code == 303 and answer.location == f"/texts/bakery/words/{n}"
    assert 'aria-pressed="true">I know this' in client.get(f"/texts/bakery/words/{n}?bare").text
    assert "味（あじ）" in client.get("/words").text
    client.send("/words/know", known="", **word)
    assert "味（あじ）" not in client.get("/words").text


def test_nobody_is_named_for_forgetting_what_was_never_known(client: "Learner") -> None:
    client.send("/words/know", known="", form="味", reading="あじ")
    with client.session_transaction() as session:
        assert "learner" not in session


def test_known_needs_a_word(client: "Learner") -> None:
    assert client.send("/words/know", known="yes", form="", reading="", next="//evil.example").location == "/"
    assert "forms of words" not in client.get("/words").text


def test_a_voice_is_given_every_sentence_with_its_words(client: "Learner") -> None:
    sentences: Any = client.get("/texts/bakery/speech").json
    assert len(sentences) > 5
    assert all(first <= last and said for first, last, said in sentences)
    assert sentences[0][2] == "北の町に、小さなパン屋がある。"


def test_furigana_after_the_quiz_wait_for_it(client: "Learner") -> None:
    client.send("/preferences", furigana="after")
    assert "<rt>" not in client.get("/texts/bakery").text
    attempt = client.begun()
    n = client.place_of(attempt, "四時")
    assert "<rt>" not in client.get(f"{attempt}/{n}").text
    client.answer(attempt, n, "四時")
    assert "<rt>" in client.get(f"{attempt}/{n}").text
    assert "<rt>" not in client.get("/texts/bakery").text
    client.send(f"{attempt}/finish")
    assert "<rt>まち</rt>" in client.get("/texts/bakery").text


@pytest.mark.parametrize("name", ["size", "direction", "lines"])
def test_how_a_text_looks_is_remembered(client: "Learner", name: str) -> None:
    value = CHOICES[name][-1]
    client.send("/preferences", **{name: value})
    assert f'data-{name}="{value}"' in client.get("/texts/bakery").text


@pytest.mark.parametrize(
    ("theme", "dark", "contrast"),
    [
        ("", "(prefers-color-scheme: dark)", "(prefers-contrast: more)"),
        ("light", "not all", "not all"),
        ("dark", "all", "not all"),
        ("contrast", "(prefers-color-scheme: dark)", "all"),
    ],
)
def test_each_colouring_takes_its_sheets(client: "Learner", theme: str, dark: str, contrast: str) -> None:
    client.send("/preferences", theme=theme)
    page = client.get("/").text
    assert f'dark.css" media="{dark}"' in page and f'contrast.css" media="{contrast}"' in page


def test_why_it_is_as_hard_as_it_is_is_said(app: Any, client: "Learner") -> None:
    page = client.get("/texts/bakery").text
    assert "How hard is it?" in page and "of the words are" in page


def test_a_table_of_a_text_stands_as_a_table(app: Flask) -> None:
    text = read_string(
        "パン屋です。\n\n| パン | ねだん |\n|---|---|\n| 食パン | 三百円 |\n\n早く来てください。\n", "a.md"
    )
    analysis = analyse(text, lexicon.load())
    module = app.jinja_env.get_template("learn/passage.html").module
    html = str(module.plain(shown(analysis, View("none"), lexicon.load())))  # type: ignore[attr-defined]
    rows = re.sub(r"<(?!/?(?:table|tr|th|td)\b)[^>]*>|\s+(?=<)|(?<=>)\s+", "", html)
    assert rows == (
        'パン屋です。<table lang="ja"><tr><th scope="col">パン</th><th scope="col">ねだん</th></tr>'
        '<tr><th scope="row">食パン</th><td>三百円</td></tr></table>早く来てください。'
    )


def test_each_way_to_read_is_strict_html(client: "Learner") -> None:
    own = client.send("/paste", body="町の図書館は、来月から夜九時まで開いている。", then="read").location
    client.send("/texts/bakery/place", word="20")
    n = numbered(client)
    word = f"/texts/bakery/words/{n}"
    for path in ("/", "/?q=味", "/?tag=food", "/texts/bakery", "/texts/bakery?look=1", word, own, f"{own}?look=1"):
        page = client.get(path).text
        parser = html5lib.HTMLParser(strict=True)
        parser.parse(page)
        assert not parser.errors, path
        ids = re.findall(r'\sid="([^"]+)"', page)
        assert len(ids) == len(set(ids)), path
        assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?! src=)", page), path
    fragment = html5lib.HTMLParser(strict=True)
    fragment.parseFragment(client.get(f"{word}?bare").text)
    assert not fragment.errors
