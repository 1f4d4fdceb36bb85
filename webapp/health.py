"""For those who watch the server: whether it lives, and whether it can do its work.  Plain text, no cookie."""

from flask import Blueprint, Response

from webapp.parts import parts
from webapp.trouble import DATABASE_FAULTS

health = Blueprint("health", __name__)


@health.get("/healthz")
def lives() -> Response:
    """The process answers; nothing else is looked at."""
    return Response("ok\n", mimetype="text/plain")


@health.get("/readyz")
def ready() -> Response:
    """The database answers and the texts are there; else 503 and what is missing."""
    missing = [name for name, there in (("database", _database()), ("texts", _texts())) if not there]
    said = f"not ready: {', '.join(missing)}\n" if missing else "ready\n"
    return Response(said, 503 if missing else 200, mimetype="text/plain")


def _database() -> bool:
    try:
        return parts().store.answers_now()
    except DATABASE_FAULTS:
        return False


def _texts() -> bool:
    return parts().library.folder.is_dir()
