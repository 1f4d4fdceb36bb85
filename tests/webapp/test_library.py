"""The front page: texts by level, topic and words, what to go on with, texts of one's own."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from flask import Flask

from quizgen import lexicon
from quizgen.analysis import analyse
from quizgen.source.text import Text
from webapp import create_app, shelf
from webapp.parts import Parts
from webapp.store import KEPT
from webapp.study import Study

if TYPE_CHECKING:
    from conftest import Learner

PASTED = "町の図書館は、来月から夜九時まで開いている。子どもたちは、本を十冊借りられる。"
LETTER = "---\ntitle: 海の手紙\nlevel: N2\ntags: [sea]\n---\n青い海を見た。\n\n船は港に着いた。\n"


@pytest.fixture
def app(handmade: Callable[..., Flask], by_hand: Callable[[Text], Study]) -> Flask:
    """The items made by hand on a real analysis, and a second text."""
    app = handmade(lambda text: Study(analyse(text, lexicon.load()), by_hand(text).proposal))
    (app.extensions["quizgen"].library.folder / "letter.md").write_text(LETTER, encoding="utf-8")
    return app


def titles(client: "Learner", query: str = "") -> list[str]:
    """The titles on the front page, as they stand."""
    client.application.extensions["quizgen"].catalogue.settle()
    return re.findall(r'<h2><a href="/texts/[^"]+" lang="ja">(.*?)</a>', client.get(f"/{query}").text)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["町のパン屋", "海の手紙"]),
        ("?level=N4", ["町のパン屋"]),
        ("?level=N9", ["町のパン屋", "海の手紙"]),
        ("?tag=sea", ["海の手紙"]),
        ("?tag=sea&level=N4", []),
        ("?q=パン", ["町のパン屋"]),
        ("?q=みなと", ["海の手紙"]),
        ("?q=着く", ["海の手紙"]),
        ("?q=はたらきたい", ["町のパン屋"]),
        ("?q=FOOD", ["町のパン屋"]),
        ("?q=food&level=N2", []),
        ("?q=bakes little", ["町のパン屋"]),
        ("?q=%25", []),
        ("?order=short", ["海の手紙", "町のパン屋"]),
        ("?page=7", []),
    ],
)
def test_texts_are_found(client: "Learner", query: str, found: list[str]) -> None:
    assert titles(client, query) == found


def test_topics_are_looked_for_in_the_reader_s_language(client: "Learner") -> None:
    client.send("/preferences", language="ja")
    assert titles(client, "?q=食べ物") == ["町のパン屋"]


def test_what_was_found_is_shown_where_it_stands(client: "Learner") -> None:
    titles(client)
    assert "船は<mark>港</mark>に着いた。" in client.get("/?q=みなと").text


def test_what_is_looked_for_is_escaped(client: "Learner") -> None:
    page = client.get('/?q="><script>x</script>&tag=<b>').text
    assert "<script>x" not in page and "<b>" not in page


def test_a_card_says_how_long_and_how_hard(client: "Learner") -> None:
    titles(client)
    client.send("/preferences", level="N4")
    page = client.get("/").text
    assert re.search(r"\d+ characters · 1 min · estimated ≈N\d", page)
    assert re.search(r"\d+% of words up to N4", page)


def test_a_page_does_not_wait_for_a_text_that_is_not_studied(handmade: Callable[..., Flask]) -> None:
    from threading import Event

    client: Any = handmade(lambda text: Event().wait(), patience=0).test_client()
    page = client.get("/?q=売り切れ")
    assert page.status_code == 200
    assert "町のパン屋" in page.text and "still being read closely" in page.text


def test_long_libraries_come_in_pages(app: Flask, client: "Learner") -> None:
    for n in range(40):
        (app.extensions["quizgen"].library.folder / f"note-{n}.md").write_text(f"第{n}の手紙です。", encoding="utf-8")
    first = client.get("/").text
    assert first.count('class="card"') == 30 and "12 more texts" in first
    assert client.get("/?page=1").text.count('class="card"') == 12


def left(client: "Learner", slug: str, word: int) -> None:
    """Leave a text at a word."""
    assert client.send(f"/texts/{slug}/place", word=str(word)).status_code == 204


def test_one_goes_on_where_one_stopped(client: "Learner") -> None:
    assert "Go on where you stopped" not in client.get("/").text
    left(client, "bakery", 20)
    page = client.get("/").text
    assert 'href="/texts/bakery#w20"' in page and "% read" in page
    assert 'href="#w20"' in client.get("/texts/bakery").text
    attempt = client.begun()
    client.answer(attempt, 1, client.key(attempt, 1))
    assert f'href="{attempt}"' in client.get("/").text
    assert "Quiz: 1 of 6 answered" in client.get("/").text


def test_a_text_that_is_read_to_its_end_is_not_offered_again(client: "Learner") -> None:
    left(client, "letter", 3)
    sentences: Any = client.get("/texts/letter/speech").json
    left(client, "letter", sentences[-1][1] - 1)  # the word before the full stop
    client.send("/texts/letter/place", word="99999")
    assert "Go on where you stopped" not in client.get("/").text


def test_a_finished_quiz_leaves_its_best_result(client: "Learner") -> None:
    for right in (1, 3, 2):
        attempt = client.begun()
        for n in range(1, right + 1):
            client.answer(attempt, n, client.key(attempt, n))
        client.send(f"{attempt}/finish")
    assert "3 / 6" in client.get("/").text


@pytest.fixture
def own(client: "Learner") -> str:
    """The address of a text that was pasted to be read."""
    answer = client.send("/paste", body=PASTED, then="read")
    assert answer.status_code == 303
    return str(answer.location)


def test_a_pasted_text_can_be_read_looked_up_and_asked_about(client: "Learner", own: str) -> None:
    client.send("/preferences", furigana="all")
    page = client.get(own).text
    assert 'data-rt="と"' in page and "It is deleted on" in page
    index = re.search(r'id="w(\d+)"[^>]*><ruby[^>]*>図', page)
    assert index and "library" in client.get(f"{own}/words/{index[1]}?bare").text
    assert client.get(f"{own}/speech").json
    assert client.send(f"{own}/quiz").status_code == 422  # the study made by hand has no item for it
    assert f'href="{own}"' in client.get("/").text


def test_a_pasted_text_is_its_reader_s_alone(app: Flask, client: "Learner", own: str) -> None:
    other: Any = app.test_client()
    assert other.get(own).status_code == 404
    assert other.get(f"{own}/words/1").status_code == 404
    assert other.send(f"{own}/remove").status_code == 404
    assert own not in other.get("/").text
    assert client.get(own).status_code == 200


def test_the_same_text_twice_is_one(client: "Learner", own: str) -> None:
    assert client.send("/paste", body=PASTED, then="read").location == own
    assert client.get("/").text.count(f'href="{own}"') == 1


def test_a_pasted_text_goes_in_time_unless_it_is_kept(app: Flask, client: "Learner", own: str) -> None:
    parts: Parts = app.extensions["quizgen"]
    kept = client.send("/paste", body=PASTED * 2, then="read").location
    client.send(f"{kept}/keep")
    assert "It stays until you delete it." in client.get(kept).text
    shelf.forget(parts.store, parts.clock() + KEPT + 60)
    assert client.get(own).status_code == 404
    assert client.get(kept).status_code == 200


def test_a_pasted_text_is_deleted_with_its_place(client: "Learner", own: str) -> None:
    left(client, own.removeprefix("/texts/"), 5)
    assert client.send(f"{own}/remove").location == "/"
    assert client.get(own).status_code == 404
    assert "Go on where you stopped" not in client.get("/").text


def test_what_cannot_be_read_is_not_kept(client: "Learner") -> None:
    assert client.send("/paste", body="hello", then="read").status_code == 422
    assert "own text</" not in client.get("/").text.replace("Your own text</", "")


def test_the_library_lists_what_was_pasted_after_a_restart(client: "Learner", own: str, settings: Any) -> None:
    again = create_app(settings)
    cookie = client.get_cookie("quizgen")
    assert cookie
    visitor = again.test_client()
    visitor.set_cookie("quizgen", cookie.value)
    assert f'href="{own}"' in visitor.get("/").text
    again.extensions["quizgen"].store.close()
