"""The author's pages: every text in every state, its file in the browser, nothing written over unseen."""

import html
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import html5lib
import pytest

from webapp.author.shelf import PAGE

if TYPE_CHECKING:
    from conftest import Learner


@pytest.fixture
def file(folder: Path) -> Path:
    return folder / "texts" / "bakery.md"


def seen(client: "Learner", slug: str = "bakery") -> str:
    """The digest that the page of the file carries."""
    found = re.search(r'name="seen" value="(\w+)"', client.get(f"/author/{slug}/source").text)
    assert found
    return found[1]


def typed(page: Any, name: str = "file") -> str:
    """What stands in a field."""
    found = re.search(rf'<textarea id="{name}".*?>\n(.*?)</textarea>', page.text, re.DOTALL)
    assert found
    return html.unescape(found[1])


@pytest.mark.parametrize("status", ["draft", "withdrawn"])
def test_only_the_author_sees_what_is_not_published(client: "Learner", file: Path, page: str, status: str) -> None:
    file.write_text(page.replace("genre: news", f"status: {status}"), encoding="utf-8")
    assert "町のパン屋" in client.get("/author/").text
    assert "町のパン屋" not in client.get("/").text + client.get("/sheets/new").text
    assert client.get("/texts/bakery").status_code == 404
    for tab in ("source", "items", "preview", "history"):
        assert client.get(f"/author/bakery/{tab}").status_code == 200


def test_many_texts_stand_on_several_pages(client: "Learner", folder: Path, page: str) -> None:
    for n in range(PAGE + 2):
        (folder / "texts" / f"text-{n:03}.md").write_text(page.replace("町のパン屋", f"話{n}"), encoding="utf-8")
    first = client.get("/author/").text
    assert first.count('class="what"') == PAGE and "?page=1" in first
    assert client.get("/author/?page=1").text.count('class="what"') == 3
    assert client.get("/author/?q=text-007").text.count('class="what"') == 1


def test_a_text_that_cannot_be_read_is_mended_in_the_browser(client: "Learner", file: Path, page: str) -> None:
    file.write_text(page.replace("N4", "N9"), encoding="utf-8")
    assert "bakery.md" in client.get("/author/").text
    assert "level is &#39;N9&#39;" in client.get("/author/bakery/source").text
    client.send("/author/bakery/source", file=page, seen=seen(client))
    assert client.get("/texts/bakery").status_code == 200


def test_an_editor_and_the_browser_at_once(client: "Learner", file: Path, page: str) -> None:
    before = seen(client)
    outside, mine = page.replace("六種類", "七種類"), page.replace("四時", "五時")
    file.write_text(outside, encoding="utf-8")
    answer = client.send("/author/bakery/source", file=mine, seen=before)
    assert (answer.status_code, file.read_text(encoding="utf-8")) == (409, outside)
    assert (typed(answer), typed(answer, "theirs")) == (mine, outside)
    both = outside.replace("四時", "五時")
    assert client.send("/author/bakery/source", file=both, seen=seen(client)).status_code == 303
    assert file.read_text(encoding="utf-8") == both


def test_each_save_is_kept(client: "Learner", file: Path, page: str) -> None:
    client.send("/author/bakery/source", file=page.replace("四時", "五時"), seen=seen(client))
    assert client.get("/author/bakery/history").text.count("<time") == 1


@pytest.mark.parametrize("language", ["en", "ja"])
def test_every_page_is_whole_html(client: "Learner", page: str, language: str) -> None:
    client.send("/preferences", language=language)
    look = client.send("/author/import", body=page.replace("四時", "五時")).location
    client.send("/author/bakery/source", file=page.replace("四時", "五時"), seen=seen(client))
    pages = [
        client.get(look).text,
        client.send("/author/import", body="hello").text,
        client.send(look, name="bakery").text,
    ]
    paths = (
        "",
        "bakery",
        "bakery?word=3",
        "bakery/preview",
        "bakery/publish",
        "bakery/source",
        "bakery/history",
        "import",
    )
    pages += [client.get(f"/author/{path}").text for path in paths]
    pages += [client.send("/author/bakery/source", file=page, seen="old").text]
    for each in pages:
        parser = html5lib.HTMLParser(strict=False)
        parser.parse(each)
        assert parser.errors == [], each


@pytest.mark.parametrize("path", ["/author/none/source", "/author/..%2Fsecret/source", "/author/none/items"])
def test_there_is_no_other_file(client: "Learner", path: str) -> None:
    assert client.get(path).status_code == 404
