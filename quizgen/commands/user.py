"""``quizgen user``: who may teach, write and administer in the web app."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from quizgen.commands import arguments
from quizgen.commands.faults import Fault
from quizgen.commands.output import show

if TYPE_CHECKING:
    from webapp.accounts import User
    from webapp.store import Store

FAULTS = {
    "short": "a password has at least 8 characters",
    "long": "a password has at most 128 characters",
    "common": "this password is one of the first that are guessed; three or four words in a row are better",
}
ROLES = ("teacher", "author", "administrator")
name = click.argument("name")
role = click.Choice(ROLES)
generated = click.option("--generate", is_flag=True, help="Make a password, print it once, have it changed at sign-in.")


@click.group()
def user() -> None:
    """See to the accounts of the web app: teacher, author, administrator, each with what those before it may do.

    A password is asked for on a terminal; elsewhere it is the first line of standard input.
    """


@user.command()
@name
@click.option("--role", type=role, default=ROLES[0], show_default=True, help="What the account may do.")
@generated
@arguments.kept
def add(name: str, role: str, generate: bool, data: arguments.Kept) -> None:
    """Make an account."""
    from webapp import accounts

    with _store(data, new=True) as store:
        if accounts.find(store, name):
            raise Fault(f"{name}: there is an account of this name")
        chosen = _password(name, generate)
        try:
            made = accounts.add(store, name, role, chosen, int(time.time()), given=generate)
        except accounts.AccountError as fault:
            raise Fault(str(fault)) from fault
    show(f"{made.name}: {role}" + (f", first password {chosen}" if generate else ""))


@user.command("list")
@arguments.kept
def list_users(data: arguments.Kept) -> None:
    """List the accounts: name, role, whether it is disabled, how many sign-ins hold."""
    from webapp import accounts, sessions

    with _store(data) as store:
        for one in accounts.everybody(store):
            signed = sessions.of(store, one, int(time.time()))
            show("\t".join((one.name, one.role, "enabled" if one.active else "disabled", str(len(signed)))))


@user.command()
@name
@generated
@arguments.kept
def password(name: str, generate: bool, data: arguments.Kept) -> None:
    """Set a password; every sign-in of the account is ended, and wrong ones are forgotten."""
    from webapp import accounts, passwords, sessions, throttle

    with _account(data, name) as (store, found):
        chosen = _password(found.name, generate)
        accounts.change(store, found, password=passwords.hashed(chosen), given=generate)
        sessions.end_all(store, found)
        throttle.forget(store, throttle.of_account(accounts.key(name)))
    show(f"{found.name}: the password is set" + (f": {chosen}" if generate else ""))


@user.command("role")
@name
@click.argument("to", type=role, metavar="ROLE")
@arguments.kept
def change_role(name: str, to: str, data: arguments.Kept) -> None:
    """Give an account another ROLE."""
    from webapp import accounts

    with _account(data, name) as (store, found):
        accounts.change(store, found, role=to)
    show(f"{found.name}: {to}")


@user.command()
@name
@arguments.kept
def disable(name: str, data: arguments.Kept) -> None:
    """Let an account sign in no more, and end its sign-ins; its worksheets stay."""
    _let(data, name, False)


@user.command()
@name
@arguments.kept
def enable(name: str, data: arguments.Kept) -> None:
    """Let an account sign in again."""
    _let(data, name, True)


@user.command("sessions")
@name
@click.option("--end", is_flag=True, help="End them all.")
@arguments.kept
def list_sessions(name: str, end: bool, data: arguments.Kept) -> None:
    """List where an account is signed in, or sign it out everywhere."""
    from webapp import sessions

    with _account(data, name) as (store, found):
        for one in sessions.of(store, found, int(time.time())):
            seen = datetime.fromtimestamp(one.seen, UTC).isoformat(timespec="minutes")
            show(f"{seen}\t{one.device or 'unknown'}" + ("\tended" if end else ""))
        if end:
            sessions.end_all(store, found)


@user.command()
@name
@click.confirmation_option("--yes", prompt="Delete the account with its worksheets and what its classes answered?")
@arguments.kept
def remove(name: str, data: arguments.Kept) -> None:
    """Delete an account with everything that hangs on it; to keep that, disable it."""
    from webapp import accounts

    with _account(data, name) as (store, found):
        accounts.remove(store, found)
    show(f"{found.name}: deleted")


def _let(data: arguments.Kept, name: str, active: bool) -> None:
    from webapp import accounts, sessions, throttle

    with _account(data, name) as (store, found):
        accounts.change(store, found, active=active)
        sessions.end_all(store, found)
        throttle.forget(store, throttle.of_account(accounts.key(name)))
    show(f"{found.name}: {'enabled' if active else 'disabled'}")


def _password(name: str, generate: bool) -> str:
    """A password that may be chosen: made here, typed twice on a terminal, or the first line of standard input."""
    from webapp import passwords

    if generate:
        return passwords.made()
    if sys.stdin.isatty():
        given: str = click.prompt("Password", hide_input=True, confirmation_prompt="Once more", err=True)
    else:
        given = sys.stdin.readline().rstrip("\r\n")
    if fault := passwords.fault(given, name):
        raise Fault(FAULTS[fault])
    return given


@contextmanager
def _account(data: arguments.Kept, name: str) -> "Iterator[tuple[Store, User]]":
    from webapp import accounts

    with _store(data) as store:
        found = accounts.find(store, name)
        if found is None:
            raise Fault(f"{name}: there is no account of this name")
        yield store, found


@contextmanager
def _store(data: arguments.Kept, new: bool = False) -> "Iterator[Store]":
    """The store of the web app; a ``new`` one is made where there is none."""
    from webapp.store import Store

    if new:
        data.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    else:
        data.check()
    try:
        store = Store(data.url)
    except RuntimeError as fault:
        raise Fault(str(fault)) from fault
    try:
        yield store
    finally:
        store.close()
