"""The pages for signing in, of one's account and of all accounts: whole, usable by keys alone, for everybody."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import html5lib
import pytest

from webapp import accounts
from webapp.settings import database
from webapp.store import Store

if TYPE_CHECKING:
    from conftest import Learner, Server

PASSWORD = "kaki to kuri"  # noqa: S105  # of an account in a folder of its own
AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
SMALL = """[...document.querySelectorAll('a[href], button, summary, label:has(input)')].filter(e => e.checkVisibility()
  && !e.matches('.skip')).filter(e => e.getBoundingClientRect().height < 24).map(e => e.outerHTML)"""


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of one text, in a folder where two have accounts."""
    folder = tmp_path_factory.mktemp("accounts") / "texts"
    folder.mkdir()
    (folder / "short.md").write_text("---\ntitle: 店\nlevel: N5\n---\n\n町に小さい店があります。\n", encoding="utf-8")
    data = folder.parent / "data"
    data.mkdir()
    store = Store(database(data))
    accounts.add(store, "Anna", "administrator", PASSWORD, int(time.time()))
    accounts.add(store, "とても長い名前の先生" * 5, "teacher", PASSWORD, int(time.time()), given=True)
    store.close()
    return folder


def sign_in(page: Any) -> None:
    """With the keys alone."""
    page.locator("#name").focus()
    page.keyboard.type("Anna")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "signin" not in url)


@pytest.mark.parametrize(
    ("width", "scheme", "language"), [(360, "light", "ja-JP"), (320, "dark", "en-GB"), (1280, "light", "en-GB")]
)
def test_nobody_is_shut_out(visit: Callable[..., Any], width: int, scheme: str, language: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    page = visit("/admin/", viewport={"width": width, "height": 740}, color_scheme=scheme, locale=language)

    def looked_at(name: str) -> None:
        found = axe.run(page, options=AXE)
        assert found.violations_count == 0, f"{name}: {found.generate_report()}"
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
        assert page.evaluate(SMALL) == [], name

    looked_at("sign in")
    sign_in(page)
    assert page.url.endswith("/admin/"), "on to where one wanted to go"
    page.locator("main summary").last.click()
    looked_at("accounts")
    page.goto(page.url.replace("/admin/", "/account/"))
    looked_at("my account")


def test_after_signing_out_going_back_shows_nothing(visit: Callable[..., Any], server: "Server") -> None:
    page = visit("/account/")
    sign_in(page)
    page.goto(server.address + "/admin/")
    page.goto(server.address + "/account/")
    page.get_by_role("button", name="Sign out here").click()
    page.wait_for_url(server.address + "/")
    page.go_back()
    page.wait_for_load_state()
    assert page.locator("#password").count() == 1 and "Anna" not in page.locator("main").inner_text()


def test_the_pages_are_strict_html_without_script(client: "Learner") -> None:
    store = client.application.extensions["quizgen"].store
    empty = client.get("/admin/").text + client.get("/signin").text
    accounts.add(store, "Anna & <Co>", "administrator", PASSWORD, int(time.time()))
    client.send("/signin", name="Anna & <Co>", password=PASSWORD)
    pages = [client.get(path).text for path in ("/admin/", "/account/", "/account/?changed=yes")]
    pages += [client.send("/account/password", password=PASSWORD, new="x").text]
    pages += [client.send("/admin/people", name="Bert", role="author").text]
    client.send("/signout")
    pages += [client.send("/signin", name="<b>", password="x").text]  # noqa: S106  # none
    assert "Anna & <Co>" not in "".join(pages) and "Everything" in empty
    for page in pages:
        html5lib.HTMLParser(strict=True).parse(page)
