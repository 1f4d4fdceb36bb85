"""All that was kept of a learner, as JSON and as CSV for a spreadsheet."""

import csv
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from io import StringIO
from typing import Any

from quizgen import __version__
from quizgen.output.plain import safe_cell
from webapp.days import date_of

Rows = Sequence[Mapping[str, Any]]
_MOMENTS = frozenset(("at", "started", "finished", "changed", "opens", "closes"))
_DAYS = frozenset(("due", "last", "day"))
_PARSED = frozenset(("texts", "spec", "wanted", "look", "picked"))


def as_json(tables: Mapping[str, Rows], now: int) -> str:
    """Every table with its rows; moments in UTC."""
    plain = {name: [_plain(row, parsed=True) for row in rows] for name, rows in tables.items()}
    whole = {"program": f"quizgen {__version__}", "exported": _moment(now)} | plain
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def as_csv(rows: Rows) -> str:
    """One table; it begins with the mark by which spreadsheets know UTF-8."""
    file = StringIO()
    writer = csv.writer(file)
    plain = [_plain(row) for row in rows]
    writer.writerow(plain[0] if plain else ())
    writer.writerows([_cell(value) for value in row.values()] for row in plain)
    return "\ufeff" + file.getvalue()


def _cell(value: object) -> object:
    return safe_cell(value) if isinstance(value, str) else value


def _plain(row: Mapping[str, Any], *, parsed: bool = False) -> dict[str, Any]:
    return {name: _value(name, value, parsed) for name, value in row.items()}


def _value(name: str, value: Any, parsed: bool) -> Any:
    if value is None:
        return ""
    if name in _MOMENTS:
        return _moment(value)
    if name in _DAYS:
        return date_of(value).isoformat()
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return json.loads(value) if parsed and name in _PARSED else value


def _moment(at: int) -> str:
    return datetime.fromtimestamp(at, UTC).isoformat()
