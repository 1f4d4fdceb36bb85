"""What happens, one JSON line an event on standard error: when (UTC), what, and nothing that anybody typed.

A line stays one line whatever is in it.  Of a fault the kind and the places in the program are told, not its words,
since answers may stand in them.  Addresses are told as their rule (``/attempts/<key>``), for a key opens something.
"""

import json
import logging
import sys
import time
import traceback
from datetime import UTC, datetime
from typing import Any

from flask import Flask, Response, g, request

_LOG = logging.getLogger("quizgen")
_LONGEST = 400
"""Characters of a value at most."""


def begin(requests: bool = False) -> None:
    """Write to standard error from now on, with a line for every request if wanted."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Lines())
    logging.basicConfig(handlers=[handler], level=logging.INFO, force=True)
    logging.raiseExceptions = False  # a full disk under the log must not bring the server down
    _LOG.setLevel(logging.INFO if requests else logging.WARNING + 1)
    logging.getLogger("alembic").setLevel(logging.WARNING)


def tell(event: str, **details: object) -> None:
    """Write an event."""
    _LOG.log(logging.WARNING + 1, event, extra={"details": details})


def watch(app: Flask) -> None:
    """Write a line for every request, where that is wanted."""
    if not _LOG.isEnabledFor(logging.INFO):
        return
    app.before_request(_begun)
    app.after_request(_answered)


def fault(number: str, error: BaseException) -> None:
    """Write down a fault of ours under the number that its page shows."""
    _LOG.error("fault", exc_info=error, extra={"details": {"number": number}})


class Lines(logging.Formatter):
    """Every record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line: dict[str, object] = {"at": at, "event": record.getMessage()[:_LONGEST]}
        if record.levelno in (logging.WARNING, logging.ERROR, logging.CRITICAL):
            line["level"] = record.levelname.lower()
        if record.name != _LOG.name:
            line["from"] = record.name
        line |= {name: _short(value) for name, value in getattr(record, "details", {}).items()}
        if record.exc_info and record.exc_info[1]:
            line |= _cause(record.exc_info[1])
        return json.dumps(line)


def _short(value: object) -> object:
    return value if isinstance(value, int | float | None) else str(value)[:_LONGEST]


def _cause(error: BaseException) -> dict[str, object]:
    frames = traceback.extract_tb(error.__traceback__)
    kind = type(getattr(error, "orig", None) or error)
    places = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
    return {"kind": f"{kind.__module__}.{kind.__qualname__}", "places": places}


def _begun() -> None:
    g.begun = time.perf_counter()


def _answered(response: Response) -> Response:
    rule = request.url_rule
    details: dict[str, Any] = {"method": request.method, "route": rule.rule if rule else "none"}
    spent = round(1000 * (time.perf_counter() - g.begun), 1) if "begun" in g else None
    _LOG.info("request", extra={"details": details | {"status": response.status_code, "ms": spent}})
    return response
