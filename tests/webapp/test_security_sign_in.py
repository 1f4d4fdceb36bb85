"""Signing in: tries are counted, sessions are new each time and end on the server, nobody is locked out for good."""

import hashlib
import json
import logging
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st

from webapp import accounts, log, passwords, sessions, throttle
from webapp.accounts import User
from webapp.sessions import ABSOLUTE, IDLE
from webapp.throttle import OF_ACCOUNT, OF_ADDRESS, WHILE

PASSWORD, OTHER = "kaki to kuri", "sugi to matsu"
START = 1_800_000_000


@pytest.fixture(autouse=True)
def hashings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the hashes that were compared with, and quick hashes."""
    monkeypatch.setattr(passwords, "METHOD", "scrypt:1024:8:1")
    monkeypatch.setattr(passwords, "NOBODY", f"scrypt:1024:8:1${'0' * 16}${'0' * 128}")
    looked: list[str] = []
    real = passwords.fits
    monkeypatch.setattr(passwords, "fits", lambda kept, given: looked.append(kept) or real(kept, given))
    return looked


@pytest.fixture
def clock() -> list[int]:
    return [START]


@pytest.fixture
def app(handmade: Callable[..., Flask], clock: list[int]) -> Flask:
    return handmade(clock=lambda: clock[0])


@pytest.fixture
def anna(app: Flask) -> User:
    return accounts.add(app.extensions["quizgen"].store, "Anna", "teacher", PASSWORD, START)


def browser(app: Flask, address: str = "192.0.2.1", **headers: str) -> Any:
    """A browser at an address."""
    client = app.test_client()
    client.environ_base["REMOTE_ADDR"] = address
    client.environ_base |= {f"HTTP_{name.upper()}": value for name, value in headers.items()}
    return client


def enter(client: Any, password: str = PASSWORD, name: str = "Anna", **more: str) -> Any:
    return client.send("/signin", name=name, password=password, **more)


def entered(app: Flask, **more: str) -> Any:
    """A browser in which Anna is signed in."""
    client = browser(app, **more)
    assert enter(client).status_code == 303
    return client


def is_in(client: Any) -> bool:
    return client.get("/sheets/").status_code == 200


def cookie(client: Any) -> str:
    return client.get_cookie("quizgen").value


def replay(app: Flask, value: str) -> Any:
    """A browser with a cookie that somebody has kept."""
    client = browser(app, cookie=f"quizgen={value}") if len(value) > 4000 else browser(app)
    if len(value) <= 4000:  # larger ones no browser keeps, but anybody can send them
        client.set_cookie("quizgen", value)
    return client


# Sessions (S4)


def test_a_name_is_found_however_it_is_typed(app: Flask, anna: User) -> None:
    for name in ("Anna", " anna ", "ＡＮＮＡ"):
        assert enter(browser(app), name=name).status_code == 303


def test_a_planted_cookie_is_of_no_use_after_the_sign_in(app: Flask, anna: User) -> None:
    victim = browser(app)
    victim.begun()
    planted = cookie(victim)
    assert enter(victim).status_code == 303
    assert cookie(victim) != planted
    assert is_in(victim) and not is_in(replay(app, planted))


def test_signing_in_again_ends_what_was_before(app: Flask, anna: User) -> None:
    client = entered(app)
    before = cookie(client)
    enter(client)
    assert is_in(client) and not is_in(replay(app, before))


def sign_out(client: Any, other: Any) -> None:
    client.send("/signout")


def sign_out_everywhere(client: Any, other: Any) -> None:
    other.send("/account/sessions/end")


def end_that_one(client: Any, other: Any) -> None:
    (id,) = re.findall(r"/account/sessions/(\w+)/end", other.get("/account/").text)
    other.send(f"/account/sessions/{id}/end")


def change_password(client: Any, other: Any) -> None:
    assert other.send("/account/password", password=PASSWORD, new=OTHER).status_code == 303


def disable(client: Any, other: Any) -> None:
    store = client.application.extensions["quizgen"].store
    accounts.change(store, accounts.find(store, "Anna"), active=False)


def remove(client: Any, other: Any) -> None:
    store = client.application.extensions["quizgen"].store
    accounts.add(store, "Bert", "administrator", PASSWORD, START)
    accounts.remove(store, accounts.find(store, "Anna"))


@pytest.mark.parametrize("end", [sign_out, sign_out_everywhere, end_that_one, change_password, disable, remove])
def test_a_cookie_that_was_kept_opens_nothing_once_the_session_has_ended(
    app: Flask, anna: User, end: Callable[[Any, Any], None]
) -> None:
    client, other = entered(app), entered(app)
    kept = cookie(client)
    assert is_in(replay(app, kept))
    end(client, other)
    thief = replay(app, kept)
    assert thief.get("/sheets/").location == "/signin?next=/sheets/"
    assert thief.send("/sheets/", text="bakery").status_code == 401
    assert "Anna" not in thief.get("/").text


def test_the_one_who_changes_the_password_stays_with_a_new_session(app: Flask, anna: User) -> None:
    client = entered(app)
    kept = cookie(client)
    client.send("/account/password", password=PASSWORD, new=OTHER)
    assert is_in(client) and not is_in(replay(app, kept))
    assert (enter(browser(app)).status_code, enter(browser(app), OTHER).status_code) == (401, 303)


def test_a_session_ends_unused_and_in_any_case(app: Flask, anna: User, clock: list[int]) -> None:
    client = entered(app)
    clock[0] += IDLE - 1
    assert is_in(client)
    while clock[0] + IDLE - 1 < START + ABSOLUTE:
        clock[0] += IDLE - 1
        assert is_in(client)
    clock[0] = START + ABSOLUTE
    assert not is_in(client)
    idle = entered(app)
    clock[0] += IDLE
    assert not is_in(idle)


def test_the_token_is_new_each_time_and_only_its_digest_is_kept(app: Flask, anna: User) -> None:
    store = app.extensions["quizgen"].store
    tokens = [sessions.begin(store, anna, "", START) for _ in range(20)]
    assert len(set(tokens)) == 20 and min(map(len, tokens)) >= 43
    assert {s.id for s in sessions.of(store, anna, START)} == {hashlib.sha256(t.encode()).hexdigest() for t in tokens}


@given(at=st.integers(0, 400), bit=st.integers(0, 7))
@settings(max_examples=40)
def test_one_bit_of_the_cookie_changed_is_nobody_s_cookie(held: tuple[Flask, str], at: int, bit: int) -> None:
    app, value = held
    raw = bytearray(value.encode())
    raw[at % len(raw)] ^= 1 << bit
    changed = raw.decode("latin-1")
    if changed.isprintable() and changed.isascii() and ";" not in changed:
        # The last character of the signature has two bits that mean nothing.
        assert not is_in(replay(app, changed)) or at % len(raw) == len(raw) - 1


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Flask, str]]:
    """An app and a cookie with which somebody is signed in."""
    from webapp import create_app
    from webapp.settings import Settings

    folder = tmp_path_factory.mktemp("held")
    (folder / "texts").mkdir()
    app = create_app(Settings(folder / "data", folder / "texts", ("localhost",)))
    store = app.extensions["quizgen"].store
    import time

    user = accounts.add(store, "Anna", "teacher", PASSWORD, int(time.time()))
    client = app.test_client()
    with client.session_transaction() as session:
        session["account"] = sessions.begin(store, user, "", int(time.time()))
    found = client.get_cookie("quizgen")
    assert found and is_in(client)
    yield app, found.value
    store.close()


@pytest.mark.parametrize("value", ["x" * 5000, "", "a.b.c", "eyJhY2NvdW50IjoiMSJ9.aaaaaa.bbbbbb", "\u3042"])
def test_no_other_cookie_is_taken(app: Flask, anna: User, value: str) -> None:
    assert not is_in(replay(app, value))


def test_another_secret_opens_nothing(app: Flask, anna: User) -> None:
    kept = cookie(entered(app))
    app.secret_key = "another" * 8
    assert not is_in(replay(app, kept))


def test_nothing_of_a_session_stands_in_a_page_or_an_address(app: Flask, anna: User) -> None:
    client = entered(app)
    with client.session_transaction() as session:
        token = session["account"]
    answer = client.get("/account/")
    assert token not in answer.text and anna.profile not in answer.text
    assert answer.headers["Cache-Control"] == "no-store"


# Tries (S5)


def test_two_hundred_wrong_passwords_cost_ten_hashes(app: Flask, anna: User, hashings: list[str]) -> None:
    attacker = browser(app)
    answers = [enter(attacker, f"wrong {n}") for n in range(200)]
    assert [a.status_code for a in answers] == [401] * OF_ACCOUNT + [429] * (200 - OF_ACCOUNT)
    assert len(hashings) == OF_ACCOUNT
    assert answers[-1].headers["Retry-After"] == str(WHILE)
    for n in range(20):
        assert enter(browser(app, f"198.51.100.{n}"), "wrong").status_code == 429
        assert enter(browser(app, x_forwarded_for=f"198.51.100.{n}"), "wrong").status_code == 429
    assert len(hashings) == OF_ACCOUNT


def test_the_owner_gets_in_meanwhile_where_she_has_been_and_later_everywhere(
    app: Flask, anna: User, clock: list[int]
) -> None:
    own = entered(app, address="203.0.113.9")
    own.send("/signout")
    for n in range(60):
        clock[0] += 30
        enter(browser(app, f"198.51.100.{n}"), "wrong")
    assert enter(own).status_code == 303, "her own browser"
    assert enter(browser(app, "203.0.113.10")).status_code == 429
    clock[0] += WHILE
    assert enter(browser(app, "203.0.113.10")).status_code == 303


def test_the_browser_that_is_known_has_ten_tries_as_well(app: Flask, anna: User, hashings: list[str]) -> None:
    own = entered(app)
    own.send("/signout")
    before = len(hashings)
    assert [enter(own, "wrong").status_code for _ in range(12)] == [401] * 10 + [429] * 2
    assert len(hashings) == before + 10
    assert enter(own, "wrong", name="Bert").status_code == 401, "another account is counted apart"


def test_one_address_is_stopped_that_tries_every_name(app: Flask, anna: User, hashings: list[str]) -> None:
    attacker = browser(app, "2001:db8::1")
    codes = [enter(attacker, "wrong", name=f"user {n}").status_code for n in range(OF_ADDRESS + 5)]
    assert codes == [401] * OF_ADDRESS + [429] * 5
    assert enter(browser(app, "2001:db8::ffff"), "wrong", name="new").status_code == 429, "the same /64"
    assert enter(browser(app, "2001:db8:0:1::1")).status_code == 303
    assert len(hashings) == OF_ADDRESS + 1


def test_right_passwords_are_not_counted(app: Flask, anna: User) -> None:
    assert {enter(browser(app)).status_code for _ in range(OF_ADDRESS + 5)} == {303}


def test_counting_holds_after_a_restart(handmade: Callable[..., Flask], app: Flask, anna: User) -> None:
    for _ in range(OF_ACCOUNT):
        enter(browser(app), "wrong")
    again = handmade(clock=lambda: START + WHILE - 1)
    assert enter(browser(again)).status_code == 429
    assert enter(browser(handmade(clock=lambda: START + WHILE))).status_code == 303


def test_the_wait_is_as_long_as_it_says(app: Flask, anna: User, clock: list[int]) -> None:
    for _ in range(OF_ACCOUNT):
        enter(browser(app), "wrong")
        clock[0] += 7
    wait = int(enter(browser(app)).headers["Retry-After"])
    clock[0] += wait - 1
    assert enter(browser(app)).status_code == 429
    clock[0] += 1
    assert enter(browser(app)).status_code == 303


def test_the_present_password_is_not_to_be_tried_out_on_the_account_s_page(
    app: Flask, anna: User, hashings: list[str]
) -> None:
    client = entered(app)
    before = len(hashings)
    codes = [client.send("/account/password", password=OTHER, new=OTHER).status_code for _ in range(12)]
    assert codes == [422] * 10 + [429] * 2 and len(hashings) == before + 10


# What is told (S6): nothing that says whether a name is there


def test_known_disabled_and_unknown_names_are_told_the_same(app: Flask, anna: User, hashings: list[str]) -> None:
    store = app.extensions["quizgen"].store
    bert = accounts.add(store, "Bert", "teacher", PASSWORD, START)
    accounts.change(store, bert, active=False)
    pages = []
    for name, password in (("Anna", "wrong"), ("Bert", PASSWORD), ("Carla", "wrong")):
        answer = enter(browser(app), password, name=name)
        assert answer.status_code == 401
        pages.append(re.sub(rf'value="(?:{name}|[\w.-]{{60,}})"', "", answer.text))
    assert pages[0] == pages[1] == pages[2]
    assert [kept.rsplit("$", 1)[0].partition("$")[0] for kept in hashings] == ["scrypt:1024:8:1"] * 3


# Passwords given by others, and what may be chosen (6.2, 6.4)


def test_a_first_password_opens_nothing_but_the_page_where_it_is_changed(app: Flask) -> None:
    store = app.extensions["quizgen"].store
    accounts.add(store, "Anna", "administrator", PASSWORD, START, given=True)
    client = entered(app)
    for path in ("/sheets/", "/admin/", "/author/"):
        assert client.get(path).location == "/account/"
    assert client.send("/account/sessions/end").location == "/account/"
    assert client.send("/account/password", password=PASSWORD, new=PASSWORD).status_code == 422
    assert client.send("/account/password", password=PASSWORD, new=OTHER).status_code == 303
    assert client.get("/admin/").status_code == 200


@pytest.mark.parametrize("new", ["short", "anna anna", "password2026", "12345678", "x" * 129])
def test_what_is_guessed_first_cannot_be_chosen(app: Flask, anna: User, new: str) -> None:
    client = entered(app)
    assert client.send("/account/password", password=PASSWORD, new=new).status_code == 422
    assert enter(browser(app)).status_code == 303


# Addresses and proxies


@pytest.mark.parametrize(("proxies", "counted"), [(0, "192.0.2.1"), (1, "198.51.100.7"), (2, "203.0.113.5")])
def test_who_is_before_the_proxy_is_believed_only_when_told(
    folder: Path, handmade: Callable[..., Flask], proxies: int, counted: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from webapp import security

    app = handmade()
    if proxies:
        security.protect(app, https=False, proxies=proxies)
    seen: list[str] = []
    monkeypatch.setattr(throttle, "of_address", lambda address: seen.append(address) or address)
    accounts.add(app.extensions["quizgen"].store, "Anna", "teacher", PASSWORD, START)
    enter(browser(app, x_forwarded_for="10.9.9.9, 203.0.113.5, 198.51.100.7"))
    assert seen == [counted]


@pytest.mark.parametrize(
    ("asked", "led_to"),
    [
        ("/sheets/new?text=bakery", "/sheets/new?text=bakery"),
        ("//evil.example", "/"),
        ("https://evil.example/", "/"),
        ("/\\evil.example", "/"),
        ("javascript:alert(1)", "/"),
        ("/x\r\nSet-Cookie: a=b", "/"),
        ("", "/sheets/"),
    ],
)
def test_after_signing_in_one_goes_on_inside(app: Flask, anna: User, asked: str, led_to: str) -> None:
    assert enter(browser(app), next=asked).location == led_to


# The administrator's page


def test_an_administrator_sees_to_accounts(app: Flask) -> None:
    store = app.extensions["quizgen"].store
    accounts.add(store, "Anna", "administrator", PASSWORD, START)
    client = entered(app, user_agent="Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
    page = client.send("/admin/people", name="川口 <b>さくら</b>", role="teacher").text
    first = re.search(r'<p class="first">([^<]+)</p>', page)
    assert first and "&lt;b&gt;" in page
    user = accounts.find(store, "川口 <b>さくら</b>")
    assert user
    theirs = browser(app)
    assert enter(theirs, first[1], user.name).location == "/sheets/"
    assert client.get("/admin/").text.count("signed in at 1 place") == 2
    client.send(f"/admin/people/{user.id}/role", role="author")
    client.send(f"/admin/people/{user.id}/sessions/end")
    assert theirs.get("/account/").location.startswith("/signin")
    client.send(f"/admin/people/{user.id}/disable")
    assert enter(theirs, first[1], user.name).status_code == 401
    client.send(f"/admin/people/{user.id}/enable")
    again = re.search(r'<p class="first">([^<]+)</p>', client.send(f"/admin/people/{user.id}/password").text)
    assert again and enter(theirs, again[1], user.name).status_code == 303
    assert client.send(f"/admin/people/{user.id}/remove").status_code == 422
    assert client.send(f"/admin/people/{user.id}/remove", sure="yes").status_code == 303
    assert [u.name for u in accounts.everybody(store)] == ["Anna"]


def test_an_administrator_cannot_lock_the_door_from_outside(app: Flask) -> None:
    store = app.extensions["quizgen"].store
    me = accounts.add(store, "Anna", "administrator", PASSWORD, START)
    client = entered(app)
    for act in ("role", "disable", "password", "remove"):
        assert client.send(f"/admin/people/{me.id}/{act}", role="teacher", sure="yes").status_code == 404
    assert accounts.find(store, "Anna") == me


def test_the_first_account_made_in_the_browser_is_an_administrator_s(app: Flask) -> None:
    client = browser(app, "127.0.0.1")
    assert client.send("/admin/people", name="Anna", role="teacher").status_code == 422
    assert client.send("/admin/people", name="Anna", role="administrator").status_code == 200
    assert client.get("/admin/").status_code == 303


@pytest.mark.parametrize(("name", "code"), [("", 422), ("x" * 61, 422), ("a\x00b", 422), ("Anna", 422), ("Bert", 200)])
def test_names_that_cannot_be_are_refused(app: Flask, name: str, code: int) -> None:
    accounts.add(app.extensions["quizgen"].store, "Anna", "administrator", PASSWORD, START)
    assert entered(app).send("/admin/people", name=name, role="teacher").status_code == code


# The log (S18)


@pytest.mark.parametrize("name", ["Anna\nadmin signed in", "\x1b[2Jx", "\u202eannA", "x" * 5000, PASSWORD])
def test_the_log_says_who_tried_but_not_what_was_typed(
    app: Flask, anna: User, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    root, own = logging.getLogger(), logging.getLogger("quizgen")
    before = root.handlers[:], root.level, own.level, logging.raiseExceptions
    log.begin(requests=True)
    try:
        client = browser(app, user_agent=f"Firefox/1{PASSWORD}")
        enter(client, "wrong", name=name)
        enter(client)
        client.send("/account/password", password=PASSWORD, new=OTHER)
        client.get(f"/{PASSWORD}?password={PASSWORD}")
    finally:
        root.handlers[:], logging.raiseExceptions = before[0], before[3]
        root.setLevel(before[1])
        own.setLevel(before[2])
    written = capsys.readouterr().err
    events = [json.loads(line) for line in written.splitlines()]
    tries = [(e["outcome"], e["account"], e["address"]) for e in events if e["event"] == "password"]
    wrong, *right = tries
    assert wrong == ("wrong", "none", "192.0.2.1") and right == [("right", anna.id, "192.0.2.1")] * 2
    assert [e["account"] for e in events if e["event"] == "password changed"] == [anna.id]
    assert PASSWORD not in written and OTHER not in written and written.isascii()
    assert not any(c < " " for line in written.splitlines() for c in line)
