"""Nothing is changed by GET, and no form is taken that another site could have made."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from flask import Flask
from werkzeug.routing import AnyConverter, BaseConverter, IntegerConverter, Rule

from webapp import accounts, create_app
from webapp.preferences import CHOICES
from webapp.security import local
from webapp.settings import Settings
from webapp.store import Store

if TYPE_CHECKING:
    from conftest import Learner


def changing(app: Flask) -> Iterator[tuple[str, Rule]]:
    """Every route that changes something, with an address for it."""
    with app.test_request_context():
        adapter = app.create_url_adapter(None) or app.url_map.bind("localhost")
        for rule in app.url_map.iter_rules():
            if "POST" in (rule.methods or ()):
                values = {name: of(rule._converters[name]) for name in rule.arguments}
                yield adapter.build(rule.endpoint, values), rule


def of(converter: BaseConverter) -> int | str:
    """A value that a converter of addresses takes."""
    if isinstance(converter, IntegerConverter):
        return 1
    return min(converter.items) if isinstance(converter, AnyConverter) else "bakery"


def test_there_are_routes_that_change_something(app: Flask) -> None:
    assert len(list(changing(app))) >= 7


def test_every_change_needs_the_token_of_its_visitor(app: Flask, client: "Learner") -> None:
    client.get("/paste")
    for path, rule in changing(app):
        assert client.post(path).status_code == 403, rule
        assert client.post(path, data={"csrf_token": "forged"}).status_code == 403, rule
        assert app.test_client().send(path, **{"csrf_token": "forged"}).status_code == 403, rule


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Content-Type": "text/plain"},
        {"Content-Type": "application/json"},
    ],
)
def test_every_change_from_another_site_is_refused(app: Flask, client: "Learner", headers: dict[str, str]) -> None:
    for path, rule in changing(app):
        assert client.post(path, headers=headers, data={"csrf_token": "any"}).status_code == 403, rule


def test_every_change_is_refused_as_get_where_no_page_has_its_address(app: Flask, client: "Learner") -> None:
    pages = {rule.rule for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())}
    for path, rule in changing(app):
        if rule.rule not in pages:
            assert client.get(path).status_code == 405, rule


def test_the_token_of_another_visitor_is_refused(app: Flask, client: "Learner") -> None:
    page = app.test_client().get("/paste").text
    token = re.search(r'name="csrf_token" value="([^"]+)"', page)
    client.get("/paste")
    assert token and client.post("/preferences", data={"csrf_token": token[1], "theme": "dark"}).status_code == 403


@pytest.mark.parametrize(
    ("asked", "led_to"),
    [
        ("/texts/bakery", "/texts/bakery"),
        ("/?level=N4", "/?level=N4"),
        ("//evil.example", "/"),
        ("https://evil.example/", "/"),
        ("/\\evil.example", "/"),
        ("\\\\evil.example", "/"),
        ("javascript:alert(1)", "/"),
        ("/a\r\nSet-Cookie: x=1", "/"),
        ("///evil.example", "/"),
        ("", "/"),
    ],
)
def test_no_redirect_leads_away(client: "Learner", asked: str, led_to: str) -> None:
    assert local(asked) == led_to
    assert client.send("/preferences", next=asked).location == led_to


def test_preferences_are_remembered_and_only_what_is_offered(client: "Learner") -> None:
    client.send("/preferences", furigana="none", theme="dark", language="ja")
    page = client.get("/texts/bakery").text
    assert 'content="dark"' in page and '<html lang="ja"' in page and "<rt>" not in page
    client.send("/preferences", furigana="<b>", theme="pink", level="N9", unknown="x")
    assert '<html lang="ja"' in client.get("/").text


def test_each_furigana_policy_shows_as_much_as_it_says(client: "Learner") -> None:
    shown = {}
    for policy in CHOICES["furigana"]:
        client.send("/preferences", furigana=policy)
        shown[policy] = client.get("/texts/bakery").text.count("<rt>")
    assert shown["all"] >= shown["first"] > shown["none"] == 0


def test_the_browser_says_the_language(client: "Learner") -> None:
    assert '<html lang="ja"' in client.get("/", headers={"Accept-Language": "ja,en;q=0.5"}).text
    assert '<html lang="en"' in client.get("/", headers={"Accept-Language": "fr"}).text


def test_cookies_are_closed_to_scripts_and_other_sites(client: "Learner") -> None:
    client.begun()
    cookie = client.get_cookie("quizgen")
    assert cookie and cookie.http_only and cookie.same_site == "Lax" and cookie.expires


def test_behind_https_the_cookie_is_bound_to_it(folder: Path) -> None:
    settings = Settings(folder / "data", folder / "texts", https=True)
    settings.data.mkdir()
    store = Store(settings.database)
    accounts.add(store, "Anna", "teacher", "a word of many letters", 1_800_000_000)
    store.close()
    app = create_app(settings)
    answer = app.test_client().get("/paste", base_url="https://quiz.example")
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("__Host-quizgen=") and "Secure" in cookie and "Domain" not in cookie
    assert answer.headers["Strict-Transport-Security"]
    app.extensions["quizgen"].store.close()
