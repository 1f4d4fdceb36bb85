"""The rows of one text in the catalogue, written when it has been read and again when it has been studied."""

import json
import sqlite3

from quizgen.analysis.types import Analysis
from quizgen.output.search import Searchable, folded, searchable
from quizgen.source.text import PUBLISHED, SourceError, Text
from webapp.catalogue import entry as entries
from webapp.catalogue.entry import Entry


def put(connection: sqlite3.Connection, key: tuple[str, str, str], text: Text | SourceError) -> None:
    """A text that was read, or why it cannot be, under its slug, stamp and digest."""
    connection.execute("DELETE FROM texts WHERE slug = ?", key[:1])
    columns: dict[str, object] = {"fault": str(text)}
    if isinstance(text, Text):
        columns = _columns(entries.entry(text, key[0])) | {"shown": int(text.status == PUBLISHED)}
    row = dict(zip(("slug", "stamp", "digest"), key, strict=True)) | columns
    names, marks = ", ".join(row), ", ".join("?" * len(row))
    number = connection.execute(f"INSERT INTO texts ({names}) VALUES ({marks})", tuple(row.values())).lastrowid  # noqa: S608
    if isinstance(text, Text):
        connection.execute("INSERT INTO bodies (id, body) VALUES (?, ?)", (number, text.body))
        connection.executemany("INSERT OR IGNORE INTO tags VALUES (?, ?)", [(tag, number) for tag in text.tags])
        letters = number, _spread(text.body), _spread(_about(text))
        connection.execute("INSERT INTO letters (rowid, body, about) VALUES (?, ?, ?)", letters)


def _columns(told: Entry) -> dict[str, object]:
    """An entry as its row has it."""
    names = ("title", "level", "genre", "summary_ja", "summary_en", "length", "estimate")
    lists = {"tags": json.dumps(told.tags, ensure_ascii=False), "easy": json.dumps(told.easy)}
    return {name: getattr(told, name) for name in names} | lists | {"rank": entries.ranked((told.level, told.estimate))}


def _spread(text: str) -> str:
    """Characters one by one, as ``letters`` has them; what stands in another line is no neighbour."""
    return " ".join(folded(text))


def _about(text: Text) -> str:
    """What is said of a text, and the readings that its author gave."""
    given = (reading.reading for reading in text.readings)
    return "\n".join((entries.title(text), *text.tags, text.genre, text.summary_en, text.summary_ja, *given))


def study(connection: sqlite3.Connection, number: int, text: Text, analysis: Analysis | None) -> None:
    """What the words of a text tell; nothing is known of them if they could not be studied.  A text that has changed
    meanwhile has another number."""
    there = connection.execute("UPDATE texts SET studied = 1 WHERE id = ?", (number,)).rowcount
    if there and analysis is not None:
        words = searchable(analysis)
        told = _columns(entries.studied(entries.entry(text), analysis))
        names = ("estimate", "easy", "rank")
        values = (*(told[name] for name in names), number)
        connection.execute("UPDATE texts SET estimate = ?, easy = ?, rank = ? WHERE id = ?", values)
        connection.execute("UPDATE bodies SET words = ? WHERE id = ?", (entries.packed(words), number))
        connection.execute("INSERT OR REPLACE INTO contents VALUES (?, ?)", (number, entries.content(analysis)))
        connection.execute("INSERT INTO words (rowid, forms, said) VALUES (?, ?, ?)", (number, *_tokens(words)))


def _tokens(words: Searchable) -> tuple[str, str]:
    """Dictionary forms and readings with a space after each."""
    return " ".join("".join(form.split()) for form in words.forms), " ".join(words.readings)
