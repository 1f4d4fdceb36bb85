"""What is asked of the catalogue: texts by level, topic and words, in an order, a page at a time."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from quizgen import LEVELS, kana
from quizgen.lexicon.known import Known
from quizgen.output.search import Hit, find_in, folded, sought
from webapp.catalogue.entry import Entry, numbers, share, unpacked

_SPLITS = 16
"""In how many ways at most what is looked for is taken apart into words."""
_COLUMNS = "texts.slug, title, level, genre, tags, summary_ja, summary_en, length, estimate, easy"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for.  ``topics`` are tags and genres whose name has the ``words``; ``known`` are the words that
    the reader knows, if a share of them is to be told; ``reader`` is the reader's level, or ``""``."""

    level: str = ""
    tag: str = ""
    words: str = ""
    topics: tuple[str, ...] = ()
    order: str = "level"
    known: Known | None = None
    reader: str = ""
    first: int = 0
    most: int = 30


@dataclass(frozen=True, slots=True)
class Found:
    """A text that was found, as its files were at ``stamp``: the share of known words in percent, and where it has
    what was looked for."""

    entry: Entry
    stamp: str
    share: int | None
    hit: Hit | None


@dataclass(frozen=True, slots=True)
class Page:
    """A page of what was found, of how many, and how many texts have not been read closely yet."""

    found: tuple[Found, ...] = ()
    count: int = 0
    waiting: int = 0


def page(connection: sqlite3.Connection, asked: Asked) -> Page:
    """The page that was asked for."""
    where, values = _where(connection, asked)
    if asked.words or _shares(asked):  # to look for words takes longer than to count
        ids = (_by_share if _shares(asked) else _in_order)(connection, where, values, asked)
        count, ids = len(ids), ids[asked.first : asked.first + asked.most]
    else:
        count = connection.execute(f"SELECT count(*) FROM texts WHERE {where}", values).fetchone()[0]  # noqa: S608
        limit = f" LIMIT {asked.most} OFFSET {asked.first}"
        ids = _in_order(connection, where, values, asked, limit)
    waiting = connection.execute("SELECT count(*) FROM texts WHERE studied = 0 AND shown = 1").fetchone()[0]
    return Page(tuple(_found(connection, number, asked) for number in ids), count, waiting)


def entries(connection: sqlite3.Connection, slugs: Iterable[str]) -> dict[str, Entry]:
    """What is told of these texts, as far as readers may see them."""
    asked = f"SELECT {_COLUMNS} FROM texts WHERE shown = 1 AND slug = ?"  # noqa: S608
    rows = (connection.execute(asked, (slug,)).fetchone() for slug in slugs)
    return {row[0]: _entry(row) for row in rows if row}


def titles(connection: sqlite3.Connection, slugs: Iterable[str]) -> dict[str, str]:
    """The titles of these texts, whether readers see them or not."""
    asked = "SELECT slug, title FROM texts WHERE slug = ?"
    return dict(filter(None, (connection.execute(asked, (slug,)).fetchone() for slug in slugs)))


def every(connection: sqlite3.Connection) -> list[Entry]:
    """All that readers may see, the easiest first."""
    asked = f"SELECT {_COLUMNS} FROM texts WHERE shown = 1 ORDER BY rank, title, id"  # noqa: S608 - no values
    return [_entry(row) for row in connection.execute(asked)]


def tags(connection: sqlite3.Connection) -> list[tuple[str, int]]:
    """The topics with how many texts each has, the frequent ones first."""
    asked = (
        "SELECT tag, count(*) AS n FROM tags JOIN texts USING (id) WHERE shown = 1 GROUP BY tag ORDER BY n DESC, tag"
    )
    return connection.execute(asked).fetchall()


def genres(connection: sqlite3.Connection) -> list[str]:
    """Every genre that a text has."""
    return [row[0] for row in connection.execute("SELECT DISTINCT genre FROM texts WHERE shown = 1 AND genre != ''")]


def read(connection: sqlite3.Connection) -> int:
    """How many files have been read."""
    return int(connection.execute("SELECT count(*) FROM texts").fetchone()[0])


def changed(connection: sqlite3.Connection) -> int:
    """A number that grows with every change."""
    return int(connection.execute("SELECT changes FROM state").fetchone()[0])


def _where(connection: sqlite3.Connection, asked: Asked) -> tuple[str, list[str]]:
    """The condition and its values."""
    where, values = ["shown = 1"], list[str]()
    if asked.level:
        where.append("rank = ?")
        values.append(str(LEVELS.index(asked.level)))
    if asked.tag:
        where.append("id IN (SELECT id FROM tags WHERE tag = ?)")
        values.append(asked.tag)
    if asked.words:
        some = _with_words(connection, asked)
        where.append(f"({' OR '.join(condition for condition, _ in some)})")
        values += [value for _, given in some for value in given]
    return " AND ".join(where), values


def _with_words(connection: sqlite3.Connection, asked: Asked) -> list[tuple[str, tuple[str, ...]]]:
    """Conditions of which one must hold: the letters stand there, a word has the form or is read so, or the topic."""
    wanted = sought(asked.words)
    some: list[tuple[str, tuple[str, ...]]] = [
        ("id IN (SELECT rowid FROM letters WHERE letters MATCH ?)", (_phrase(folded(wanted).replace(" ", "")),))
    ]
    spoken = [f"forms : {_quoted(wanted)}"]
    if kana.is_hiragana(wanted):
        spoken += [f"said : {_quoted(' '.join(split))} *" for split in _splits(connection, wanted)]
    some.append(("id IN (SELECT rowid FROM words WHERE words MATCH ?)", (" OR ".join(spoken),)))
    marks = ", ".join("?" * len(asked.topics))
    if asked.topics:
        some.append((f"id IN (SELECT id FROM tags WHERE tag IN ({marks}))", asked.topics))  # noqa: S608 - marks only
        some.append((f"genre IN ({marks})", asked.topics))
    return some


def _phrase(letters: str) -> str:
    return _quoted(" ".join(letters))


def _quoted(words: str) -> str:
    """A phrase for FTS5."""
    return '"' + words.replace('"', '""') + '"'


def _splits(connection: sqlite3.Connection, wanted: str) -> list[tuple[str, ...]]:
    """What is looked for as words that texts have, the last perhaps only begun: ふるいか is ふるい + か…"""

    @cache
    def begins(part: str) -> bool:
        asked = "SELECT 1 FROM spoken WHERE term >= ? AND term < ? LIMIT 1"
        return connection.execute(asked, (part, part + "\U0010ffff")).fetchone() is not None

    @cache
    def whole(part: str) -> bool:
        return connection.execute("SELECT 1 FROM spoken WHERE term = ? LIMIT 1", (part,)).fetchone() is not None

    ways: dict[int, list[tuple[str, ...]]] = {len(wanted): []}
    for at in range(len(wanted) - 1, -1, -1):
        rest = wanted[at:]
        found: list[tuple[str, ...]] = [(rest,)] if begins(rest) else []
        for end in range(len(wanted) - 1, at, -1):
            if ways[end] and whole(wanted[at:end]):
                found += [(wanted[at:end], *way) for way in ways[end]]
        ways[at] = found[:_SPLITS]
    return ways[0]


def _in_order(
    connection: sqlite3.Connection, where: str, values: Sequence[str], asked: Asked, limit: str = ""
) -> list[int]:
    order = {"short": "length, rank, title", "known": f"{_easy(asked)} rank, title"}.get(asked.order, "rank, title")
    query = f"SELECT id FROM texts WHERE {where} ORDER BY {order}, id{limit}"  # noqa: S608
    return [row[0] for row in connection.execute(query, values)]


def _easy(asked: Asked) -> str:
    """Easy ones for the reader's level first."""
    return f"json_extract(easy, '$[{LEVELS.index(asked.reader)}]') DESC," if asked.reader in LEVELS else ""


def _shares(asked: Asked) -> bool:
    return asked.order == "known" and asked.known is not None


def _by_share(connection: sqlite3.Connection, where: str, values: Sequence[str], asked: Asked) -> list[int]:
    """Texts of which the reader knows most first, then as by level."""
    known = numbers(asked.known or Known())
    query = f"SELECT id, words FROM texts LEFT JOIN contents USING (id) WHERE {where} ORDER BY rank, title, id"  # noqa: S608
    shares = [(-share(words or b"", known), number) for number, words in connection.execute(query, values)]
    return [number for _, number in sorted(shares, key=lambda pair: pair[0])]


def _found(connection: sqlite3.Connection, number: int, asked: Asked) -> Found:
    *row, stamp = connection.execute(f"SELECT {_COLUMNS}, stamp FROM texts WHERE id = ?", (number,)).fetchone()  # noqa: S608
    return Found(_entry(row), stamp, _share_of(connection, number, asked), _hit(connection, number, asked.words))


def _share_of(connection: sqlite3.Connection, number: int, asked: Asked) -> int | None:
    row = connection.execute("SELECT words FROM contents WHERE id = ?", (number,)).fetchone() if asked.known else None
    return share(row[0], _numbers(asked.known)) if row and asked.known else None


_numbers = lru_cache(maxsize=16)(numbers)


def _hit(connection: sqlite3.Connection, number: int, words: str) -> Hit | None:
    if not words:
        return None
    body, packed = connection.execute("SELECT body, words FROM bodies WHERE id = ?", (number,)).fetchone()
    return find_in(words, body, None) or (find_in(words, body, unpacked(packed)) if packed else None)


def _entry(row: Sequence[object]) -> Entry:
    slug, title, level, genre, tags, summary_ja, summary_en, length, estimate, easy = row
    told = slug, title, level, genre, tuple(json.loads(str(tags))), summary_ja, summary_en, length, estimate
    return Entry(*told, tuple(json.loads(str(easy))))  # type: ignore[arg-type]  # SQLite gives back what was put in
