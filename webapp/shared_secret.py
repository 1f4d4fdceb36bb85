"""The key that signs cookies where several servers share one PostgreSQL: it lies there, for they share nothing else."""

import secrets

from sqlalchemy import delete, insert, select

from webapp import schema
from webapp.database import unless_there, using
from webapp.turns import writing

_NAME = "cookies"


def shared_secret(url: str) -> str:
    """The key in the database at ``url``, made by the first server that asks."""
    with using(url) as engine, writing(engine).begin() as connection:
        unless_there(connection, schema.secrets, {"name": _NAME, "value": secrets.token_hex(32)})
        wanted = select(schema.secrets.c.value).where(schema.secrets.c.name == _NAME)
        return str(connection.execute(wanted).scalar_one())


def share(url: str, value: str) -> None:
    """Let the servers of a database sign with this key."""
    with using(url) as engine, writing(engine).begin() as connection:
        connection.execute(delete(schema.secrets).where(schema.secrets.c.name == _NAME))
        connection.execute(insert(schema.secrets).values(name=_NAME, value=value))
