"""Who may open what: every route, for every role, and things that are somebody else's (``access.tsv``)."""

import csv
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from flask import Blueprint, Flask
from sqlalchemy import func, select
from werkzeug.routing import AnyConverter, BaseConverter, IntegerConverter, Rule

from webapp import accounts, create_app, guard, passwords, schema, sessions, visitor
from webapp.accounts import ROLES, User
from webapp.settings import Settings

if TYPE_CHECKING:
    from conftest import Learner

TABLE = Path(__file__).with_name("access.tsv").read_text(encoding="utf-8").splitlines()
ROWS = [*csv.DictReader((line for line in TABLE if not line.startswith("#")), delimiter="\t")]
NEEDED = {row["endpoint"]: row["role"] for row in ROWS}
OWNED = [row["endpoint"] for row in ROWS if row["whose"] == "own"]
WHO = ("nobody", *ROLES)


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "METHOD", "scrypt:1024:8:1")


@pytest.fixture
def app(handmade: Callable[..., Flask]) -> Flask:
    app = handmade()
    app.config["WTF_CSRF_ENABLED"] = False  # every route is tried without its token in test_forms.py
    return app


def store(app: Flask) -> Any:
    return app.extensions["quizgen"].store


def account(app: Flask, role: str, name: str = "") -> User:
    return accounts.add(store(app), name or role, role, "a word of many letters", app.extensions["quizgen"].clock())


def signed_in(app: Flask, user: User | None) -> Any:
    """A browser of its own in which this account is signed in."""
    client = app.test_client()
    if user:
        token = sessions.begin(store(app), user, "", app.extensions["quizgen"].clock())
        with client.session_transaction() as session:
            session[visitor.TOKEN] = token
    return client


def value(converter: BaseConverter) -> int | str:
    if isinstance(converter, IntegerConverter):
        return 1
    return min(converter.items) if isinstance(converter, AnyConverter) else "bakery"


def addresses(app: Flask) -> Iterator[tuple[str, str, str]]:
    """Each route as endpoint, method and an address."""
    with app.test_request_context():
        adapter = app.create_url_adapter(None) or app.url_map.bind("localhost")
        for rule in app.url_map.iter_rules():
            values = {name: value(rule._converters[name]) for name in rule.arguments}
            for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
                yield rule.endpoint, method, adapter.build(rule.endpoint, values, method)


def refused(answer: Any) -> bool:
    """Whether the guard has turned the visitor away."""
    return answer.status_code in (401, 403) or "/signin" in answer.headers.get("Location", "")


def test_every_route_is_in_the_table_and_no_other(app: Flask) -> None:
    assert sorted({rule.endpoint for rule in app.url_map.iter_rules()}) == sorted(NEEDED)


@pytest.mark.parametrize("who", WHO)
def test_each_role_gets_as_far_as_the_table_says(app: Flask, who: str) -> None:
    other = account(app, "teacher", "somebody")
    user = None if who == "nobody" else account(app, who)
    wrong, tried = [], 0
    for endpoint, method, path in addresses(app):
        answer = signed_in(app, user).open(path, method=method)
        may = NEEDED[endpoint] == "learner" or (user is not None and user.may(NEEDED[endpoint]))
        tried += 1
        if refused(answer) == may and endpoint not in ("entrance.enter", "account.end_sessions"):
            wrong.append((endpoint, method, answer.status_code))
    assert wrong == []
    assert tried >= len(NEEDED)
    assert accounts.get(store(app), other.id) == other


def test_whoever_is_refused_is_told_in_the_right_way(app: Flask) -> None:
    teacher = account(app, "teacher")
    nobody = app.test_client()
    assert nobody.get("/sheets/new?text=bakery").location == "/signin?next=/sheets/new?text%3Dbakery"
    assert nobody.post("/sheets/").status_code == 401
    assert signed_in(app, teacher).get("/admin/").status_code == 403


def test_while_nobody_has_an_account_the_owner_of_a_computer_may_all(app: Flask) -> None:
    assert [
        path for _, method, path in addresses(app) if method == "GET" and refused(app.test_client().get(path))
    ] == []


def test_with_the_first_account_that_ends_at_once(app: Flask, client: "Learner") -> None:
    assert client.get("/sheets/").status_code == 200
    account(app, "teacher")
    assert refused(client.get("/sheets/")) and refused(client.get("/admin/"))
    assert 'href="/sheets/"' not in client.get("/").text
    assert client.get("/texts/bakery").status_code == 200


@pytest.mark.parametrize(
    ("more", "alone"),
    [
        ({"hosts": ("localhost", "127.0.0.1", "[::1]")}, True),
        ({"hosts": ("localhost",), "proxies": 1}, False),
        ({"hosts": ("quiz.example",)}, False),
        ({"hosts": ("localhost", "quiz.example")}, False),
        ({}, False),
    ],
)
def test_an_address_for_others_needs_an_account_before_it_is_served(
    folder: Path, more: dict[str, Any], alone: bool
) -> None:
    settings = Settings(folder / "data", folder / "texts", **more)
    assert settings.alone is alone
    if alone:
        return
    with pytest.raises(guard.UnguardedError, match="quizgen user add"):
        create_app(settings)


def test_what_is_not_named_is_for_nobody(app: Flask) -> None:
    new = Blueprint("new", __name__, url_prefix="/new")
    new.add_url_rule("/", "page", lambda: "secret")
    app.register_blueprint(new)
    app.add_url_rule("/bare", "bare", lambda: "secret")
    assert "new" not in {*guard.OPEN, *guard.ROLE}
    for user in (None, account(app, "administrator")):
        assert [signed_in(app, user).get(path).status_code for path in ("/new/", "/bare")] == [403, 403]


def things(visitor: "Learner") -> dict[str, str]:
    """Something of this visitor's in every place: what stands in addresses, by argument."""
    attempt = visitor.begun()
    visitor.answer(attempt, 1, visitor.wrong(attempt, 1))
    sheet = visitor.send("/sheets/", text="bakery").location
    given = visitor.send(f"{sheet}/assign", told="on").location
    item = re.search(r'<li id="item-([\w-]+)"', visitor.get(sheet).text)
    text = visitor.send("/paste", body=visitor.body, then="read").location
    own = re.search(r"/texts/([^/?]+)", text)
    pupil: Any = visitor.application.test_client()
    pupil.send(given.removeprefix("/sheets"), name="山田")
    assert item and own
    ends = {"attempt": attempt, "sheet": sheet, "code": given}
    return {name: path.rsplit("/", 1)[1] for name, path in ends.items()} | {"item": item[1], "slug": own[1]}


def address(rule: Rule, mine: dict[str, str]) -> str:
    """The address of a route with things of one's own in it."""
    values: dict[str, Any] = {name: value(rule._converters[name]) for name in rule.arguments}
    values |= {name: mine[name] for name in values if name in mine}
    if "key" in values:
        values["key"] = mine[next((n for n in ("card", "sheet") if n in kind(rule)), "attempt")]
    if "id" in values:
        values["id"] = mine["session"]
    return re.sub(r"<(?:\w+(?:\([^)]*\))?:)?(\w+)>", lambda found: str(values[found[1]]), rule.rule)


def kind(rule: Rule) -> str:
    parts = {"teach": "sheet", "learn": "card" if re.match(r"/(review|practice)/", rule.rule) else "attempt"}
    return parts.get(rule.endpoint.partition(".")[0], "")


def rows(app: Flask) -> dict[str, int]:
    """How many rows each table has, but for what counts visits."""
    with store(app).reading() as connection:
        counted = [t for t in schema.metadata.sorted_tables if t.name not in ("tries", "sessions", "learners")]
        return {t.name: connection.execute(select(func.count()).select_from(t)).scalar_one() for t in counted}


def test_what_is_somebody_else_s_is_not_there(app: Flask) -> None:
    first, second = account(app, "administrator", "first"), account(app, "administrator", "second")
    mine = signed_in(app, first)
    found = things(mine)
    with store(app).reading() as connection:
        found["card"] = connection.execute(select(schema.cards.c.id)).scalar_one()
        found["paper"] = connection.execute(select(schema.papers.c.id)).scalar_one()
        found["session"] = connection.execute(select(sessions.sessions.c.id)).scalar_one()
    before = rows(app)
    stranger = signed_in(app, second)
    wrong = []
    for rule in app.url_map.iter_rules():
        if rule.endpoint not in OWNED or rule.endpoint == "account.end_session":
            continue
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            answer = stranger.open(address(rule, found), method=method)
            if answer.status_code != 404:
                wrong.append((rule.endpoint, method, answer.status_code))
    assert wrong == []
    assert rows(app) == before
    stranger.post(f"/account/sessions/{found['session']}/end")
    assert mine.get("/account/").status_code == 200, "the session of another goes on"
    assert mine.get(f"/sheets/{found['sheet']}").status_code == 200


def test_what_one_has_made_is_there_on_another_computer(app: Flask) -> None:
    user = account(app, "teacher")
    sheet = signed_in(app, user).send("/sheets/", text="bakery").location
    assert signed_in(app, user).get(sheet).status_code == 200
    assert signed_in(app, account(app, "teacher", "other")).get(sheet).status_code == 404


def test_worksheets_from_before_can_be_taken_over(app: Flask, client: "Learner") -> None:
    sheet = client.send("/sheets/", text="bakery").location
    given = client.send(f"{sheet}/assign", told="on").location
    user = account(app, "teacher")
    token = sessions.begin(store(app), user, "", app.extensions["quizgen"].clock())
    with client.session_transaction() as session:
        session[visitor.TOKEN] = token
    assert client.get(sheet).status_code == 404
    assert "1 worksheet" in client.get("/account/").text
    client.send("/account/adopt")
    assert (client.get(sheet).status_code, client.get(given).status_code) == (200, 200)
    assert signed_in(app, user).get(sheet).status_code == 200
    assert "Take them over" not in client.get("/account/").text


@pytest.mark.parametrize("field", ["is_admin", "role", "learner", "profile", "id", "active"])
def test_fields_that_no_form_has_change_nothing(app: Flask, field: str) -> None:
    user, other = account(app, "teacher"), account(app, "teacher", "other")
    mine = signed_in(app, user)
    extra = {field: "administrator" if field == "role" else other.profile}
    sheet = mine.send("/sheets/", text="bakery", **extra).location
    for path in (f"{sheet}/name", "/account/adopt", "/preferences", f"{sheet}/copy", "/profile/name"):
        mine.send(path, name="x", **extra)
    assert accounts.get(store(app), user.id) == user
    with store(app).reading() as connection:
        assert set(connection.execute(select(schema.sheets.c.learner)).scalars()) == {user.profile}


def test_an_account_is_not_opened_or_shared_by_a_learner_s_profile(app: Flask) -> None:
    mine = signed_in(app, account(app, "teacher"))
    for path in ("/profile/code", "/profile/recover", "/profile/add", "/profile/switch"):
        assert mine.send(path, name="x", code="x", to="x").status_code == 404
    assert "recovery code" not in mine.get("/profile").text
