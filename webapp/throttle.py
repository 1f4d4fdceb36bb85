"""How often a password may be tried: counted in the database, so that it holds over all processes and a restart.

A try is counted before the password is looked at, and taken back if it was right.
"""

import hashlib
import ipaddress
from collections.abc import Mapping

from sqlalchemy import Column, Integer, String, Table, delete, func, insert, select

from webapp import schema
from webapp.store import Store

WHILE = 15 * 60
"""Seconds within which tries are counted."""
OF_ACCOUNT, OF_ADDRESS = 10, 30
"""So many wrong passwords within that time for one account, and from one address."""

tries = Table(
    "tries",
    schema.metadata,
    Column("id", Integer, primary_key=True),
    Column("key", String(64), nullable=False, index=True),  # SHA-256 of what is counted by, in hexadecimal
    Column("at", Integer, nullable=False),  # seconds since 1970, UTC
)


def ask(store: Store, most: Mapping[str, int], now: int) -> int:
    """Count a try under each of these keys; if one of them has had its number, none, and the seconds to wait."""
    keys = {_digest(key): number for key, number in most.items()}
    with store.writing() as connection:
        for key, number in keys.items():
            recent = select(tries.c.at).where(tries.c.key == key, tries.c.at > now - WHILE).order_by(tries.c.at.desc())
            before = connection.execute(recent.limit(number)).scalars().all()
            if len(before) >= number:
                return int(before[-1]) + WHILE - now
        connection.execute(delete(tries).where(tries.c.at <= now - WHILE))
        connection.execute(insert(tries), [{"key": key, "at": now} for key in keys])
    return 0


def take_back(store: Store, most: Mapping[str, int]) -> None:
    """The password was right: the try that was counted last under each key counts no more."""
    with store.writing() as connection:
        for key in map(_digest, most):
            last = select(func.max(tries.c.id)).where(tries.c.key == key).scalar_subquery()
            connection.execute(delete(tries).where(tries.c.id == last))


def forget(store: Store, *keys: str) -> None:
    """Begin to count from nothing again."""
    with store.writing() as connection:
        connection.execute(delete(tries).where(tries.c.key.in_([_digest(key) for key in keys])))


def of_account(key: str) -> str:
    """What the tries for an account are counted by, whoever makes them."""
    return f"account {key}"


def of_address(address: str) -> str:
    """What the tries from an address are counted by; in IPv6 a household or a firm has a /64."""
    try:
        plain = ipaddress.ip_address(address)
    except ValueError:
        return f"address {address}"
    wide = ipaddress.ip_network((plain, 64), strict=False) if plain.version == 6 else plain
    return f"address {wide}"


def of_device(token: str) -> str:
    """What the tries in a browser are counted by that has signed in to the account before."""
    return f"device {token}"


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()
