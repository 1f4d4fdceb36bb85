"""No page speaks another language than it says: every route is walked in both, and each word is looked at."""

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import html5lib
import pytest
from flask import Flask

from quizgen import kana, lexicon
from quizgen.analysis import analyse
from quizgen.source.text import SourceError, Text
from webapp import faults
from webapp.study import Study

if TYPE_CHECKING:
    from conftest import Learner

SAME = """quizgen English JMdict KANJIDIC EDRDG CC BY SA UniDic BSD wordfreq Klee One OFL Original text authors Markdown
    HTML Word EPUB PDF CSV TSV JSON Moodle XML GIFT QTI Anki Notes in plain text FSRS Tab Enter
    Ctrl Aa MB ZIP csv json txt tsv UTF UTC QR XXXX"""
NAMES = frozenset(re.findall("[A-Za-z]+", SAME))
"""Names of things, which are the same in every language, and the words of the library's own text about its source."""
HANDED = (
    "static",
    "site.font",
    "teach.preview",
    "teach.as_html",
    "teach.as_pdf",
    "teach.export",
    "teach.table",
    "author.sheet",
    "author.packed",
    "teach.question_table",
    "teach.picture",
)
"""What is no page of ours: a worksheet speaks the language of its class."""
SAID = ("alt", "aria-label", "content", "placeholder", "title", "data-all", "aria-description")
SKIPPED = ("script", "style", "textarea", "option")


@pytest.fixture
def app(handmade: Callable[..., Flask], by_hand: Callable[[Text], Study]) -> Flask:
    """The items made by hand on a real analysis."""
    return handmade(lambda text: Study(analyse(text, lexicon.load()), by_hand(text).proposal))


def addresses(app: Flask, client: "Learner") -> Iterator[str]:
    """Every address that can be looked at, with things that exist and one that does not."""
    attempt = client.begun()
    client.answer(attempt, 1, client.wrong(attempt, 1))
    finished = client.begun()
    client.answer(finished, 1, client.wrong(finished, 1))
    client.send(f"{finished}/finish")
    sheet = client.send("/sheets/", text="bakery", preset="short").location
    own = client.send(f"{sheet}/own", prompt="何のパンですか。", shape="type", answers="六種類").location
    given = client.send(f"{sheet}/assign").location
    open_still = client.send(f"{sheet}/assign").location
    for lesson in (given, open_still):
        client.send(lesson.removeprefix("/sheets"), name="山田")
    client.send(f"{given.removeprefix('/sheets')}/finish")
    for rule in app.url_map.iter_rules():
        if "GET" not in (rule.methods or ()) or rule.endpoint in HANDED:
            continue
        for key in (attempt, finished, sheet, given, open_still):
            values = {
                "slug": "bakery",
                "key": key.rsplit("/", 1)[1],
                "number": 1,
                "index": 0,
                "code": key.rsplit("/", 1)[1],
                "item": own.rpartition("#item-")[2],
                "turn": 1,
                "table": "known",
            }
            yield re.sub(r"<(?:\w+:)?(\w+)>", lambda found, v=values: str(v[found[1]]), rule.rule)
    asked = re.findall(r'id="item-([^"]+)"', client.get("/author/bakery/items").text)
    yield from (f"/author/bakery/items/{item}/{way}" for item in asked for way in ("edit", "refuse"))
    yield from ("/?q=none", "/texts/bakery?look=1", "/no/such/page")


def pieces(node: Any, language: str) -> Iterator[tuple[str, str]]:
    """What an element says, with the language that it says it in."""
    language = node.get("lang", language)
    yield from (
        (language, node.get(name)) for name in SAID if node.get(name) and not (node.tag == "meta" and not says(node))
    )
    shown = node.tag not in SKIPPED
    yield from ((language, node.text),) if shown and node.text else ()
    for child in node:
        if isinstance(child.tag, str):
            yield from pieces(child, language)
        if child.tail:
            yield language, child.tail


def says(meta: Any) -> bool:
    """Whether a meta element is for people."""
    return meta.get("name") == "description"


def strangers(page: str, language: str) -> list[str]:
    """What stands on a page in the other language without saying so."""
    root = html5lib.parse(page, namespaceHTMLElements=False)
    assert root.get("lang") == language
    said = [text for own, text in pieces(root, language) if own == language]
    if language == "en":  # English may name a word of the text: The text says 味.
        japanese = (text for text in said if any(kana.is_kanji(c) or kana.is_kana(c) for c in text))
        return [text for text in japanese if not re.search("[A-Za-z]{2,}", text)]
    return [text for text in said if set(re.findall(r"[A-Za-z]{2,}", text)) - NAMES]


@pytest.mark.parametrize("language", ["en", "ja"])
def test_no_page_has_a_word_of_the_other_language(app: Flask, client: "Learner", language: str) -> None:
    client.send("/preferences", language=language)
    found = {}
    for address in dict.fromkeys(addresses(app, client)):
        answer = client.get(address, follow_redirects=True)
        if answer.mimetype == "text/html" and "<html" in answer.text:
            found[address] = strangers(answer.text, language)
    assert len(found) > 15
    assert {address: words for address, words in found.items() if words} == {}


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize(
    ("path", "sent"),
    [
        ("/paste", {"body": ""}),
        ("/paste", {"body": "hello"}),
        ("/paste", {"body": "短い文です。"}),
        ("/paste", {"body": "あ" * 400_000}),
        ("/words", {"list": "hello"}),
        ("/profile/recover", {"code": "x"}),
        ("/texts/none/quiz", {}),
    ],
)
def test_no_refusal_has_either(client: "Learner", language: str, path: str, sent: dict[str, str]) -> None:
    client.send("/preferences", language=language)
    answer = client.send(path, **sent)
    assert answer.status_code >= 400
    assert strangers(answer.text, language) == []


@pytest.mark.parametrize(
    ("why", "words"),
    [
        ("garbled before it came here: UTF-8 was once read as cp932; get the file again", "文字化け"),
        ("front matter is not valid YAML: x", "「---」"),
        ("a PNG picture, not a text", "画像"),
        ("something that nobody thought of", "読めません"),
    ],
)
def test_every_reason_has_words_in_japanese(app: Flask, why: str, words: str) -> None:
    with app.test_request_context(headers={"Accept-Language": "ja"}):
        assert words in faults.said(SourceError("file", why))
    with app.test_request_context(headers={"Accept-Language": "en"}):
        assert faults.said(SourceError("file", why)) == why
