"""``quizgen user``: accounts from the command line."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quizgen.cli import main
from webapp import accounts, passwords, sessions, throttle
from webapp.settings import database
from webapp.store import Store

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs ``quizgen user`` on a folder of data, with these lines on standard input."""
    monkeypatch.setattr(passwords, "METHOD", "scrypt:1024:8:1")

    def run(*arguments: str, typed: str = "") -> Result:
        return CliRunner().invoke(main, ["user", *arguments, "--data", str(tmp_path / "data")], input=typed)

    return run


@pytest.fixture
def store(tmp_path: Path, run: Run) -> Store:
    """The data after Anna, a teacher, was added."""
    assert run("add", "Anna", typed="kaki to kuri\n").output == "Anna: teacher\n"
    return Store(database(tmp_path / "data"))


def test_accounts_are_added_listed_and_deleted(run: Run, store: Store) -> None:
    made = run("add", "川口 さくら", "--role", "administrator", "--generate").output
    password = made.rsplit(" ", 1)[1].strip()
    assert run("list").output == "Anna\tteacher\tenabled\t0\n川口 さくら\tadministrator\tenabled\t0\n"
    user = accounts.find(store, "川口　さくら")
    assert user and user.given and passwords.fits(user.password, password)
    assert run("remove", "anna", typed="n\n").exit_code == 1
    assert run("remove", "anna", "--yes").output == "Anna: deleted\n"
    assert [u.name for u in accounts.everybody(store)] == ["川口 さくら"]
    store.close()


@pytest.mark.parametrize(
    ("arguments", "typed", "why"),
    [
        (("add", "anna"), "kaki to kuri\n", "anna: there is an account of this name"),
        (("add", "Bert"), "kaki\n", "a password has at least 8 characters"),
        (("add", "Bert"), "Password1!\n", "one of the first that are guessed"),
        (("add", "Bert"), "bertbert1\n", "one of the first that are guessed"),
        (("add", "Be\nrt\x1b[0m"), "kaki to kuri\n", "characters that can be seen"),
        (("password", "Bert"), "kaki to kuri\n", "Bert: there is no account of this name"),
        (("disable", "Bert"), "", "Bert: there is no account of this name"),
    ],
)
def test_what_cannot_be_is_told_in_one_line(
    run: Run, store: Store, arguments: tuple[str, ...], typed: str, why: str
) -> None:
    result = run(*arguments, typed=typed)
    assert result.exit_code == 1
    assert why in result.output and result.output.count("\n") == 1
    assert len(accounts.everybody(store)) == 1
    store.close()


@pytest.mark.parametrize("command", [("disable",), ("password",), ("sessions", "--end")])
def test_sign_ins_are_ended(run: Run, store: Store, command: tuple[str, ...]) -> None:
    user = accounts.find(store, "Anna")
    assert user
    import time

    now = int(time.time())
    token = sessions.begin(store, user, "Firefox, Linux", now)
    assert "Firefox, Linux" in run("sessions", "anna").output
    assert run(command[0], "anna", *command[1:], typed="sugi to matsu\n").exit_code == 0
    assert sessions.holder(store, token, now) is None
    store.close()


def test_the_keeper_of_the_computer_ends_a_wait(run: Run, store: Store) -> None:
    counted = {throttle.of_account(accounts.key("Anna")): 1}
    now = 1_800_000_000
    assert (throttle.ask(store, counted, now), throttle.ask(store, counted, now)) == (0, throttle.WHILE)
    run("password", "ANNA", typed="sugi to matsu\n")
    assert throttle.ask(store, counted, now) == 0
    store.close()


def test_a_role_is_changed(run: Run, store: Store) -> None:
    assert run("role", "anna", "author").output == "Anna: author\n"
    assert run("role", "anna", "king").exit_code == 2
    found = accounts.find(store, "Anna")
    assert found and found.may("author") and not found.may("administrator")
    store.close()


def test_without_data_there_is_nobody(run: Run) -> None:
    assert run("list").exit_code == 1
