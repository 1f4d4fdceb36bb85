"""P10, P16 to P18: ten thousand texts beside a hundred, and beside what the file system and SQLite alone can do.

The texts are paragraphs of those that ship in other orders; that all have the same words costs the same.
"""

import os
import random
import sqlite3
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from time import process_time

import served
import yaml
from served import Served
from web import LUTE_START, Line

from quizgen import LEVELS, lexicon, paths
from quizgen.analysis import Analysis, analyse
from quizgen.source.library import Library
from quizgen.source.text import Text
from webapp.catalogue import Asked, Catalogue
from webapp.catalogue.filling import changes

FEW, MANY, LENGTH, ROUNDS = 100, 10_000, 1_000, 5
TOPICS = ("food", "town", "sea", "nature", "school", "work", "health", "history", "travel", "science")
SEARCHES = ("魑", "魑魅", "魑魅魍魎", "猫", "図書", "図書館", "の", "食べる")


def measured() -> list[Line]:
    """All of it."""
    with tempfile.TemporaryDirectory() as name:
        few, many = (_library(Path(name) / str(count), count) for count in (FEW, MANY))
        first, shelf = _first_index(many)
        _index(few).close()
        return [*_pages(few, many), first, _again(shelf, many), *_searches(shelf, many)]


def _library(folder: Path, count: int) -> Path:
    """A folder of so many texts."""
    chance = random.Random(1)  # noqa: S311 - no secret
    lines = [
        line for text in Library(paths.shipped("texts")).texts() for line in text.body.split("\n") if len(line) > 30
    ]
    texts = folder / "texts"
    texts.mkdir(parents=True)
    for n in range(count):
        body, tags = "", ", ".join(chance.sample(TOPICS, 2))
        while len(body) < LENGTH:
            body += chance.choice(lines) + "\n\n"
        front = f"title: 第{n}の話\nlevel: {chance.choice(LEVELS)}\ngenre: essay\ntags: [{tags}]\nsummary_en: Text {n}."
        (texts / f"text-{n:05}.md").write_text(f"---\n{front}\n---\n{body}", encoding="utf-8")
    return folder


def _index(folder: Path) -> Catalogue:
    """The catalogue of a folder; the words of its first text stand for those of all."""
    made: list[Analysis] = []

    def once(text: Text) -> Analysis:
        made.extend([analyse(text, lexicon.load())] if not made else [])
        return made[0]

    shelf = Catalogue(folder / "data", Library(folder / "texts"), once, much=MANY + 1)
    shelf.settle()
    return shelf


def _cpu(task: Callable[[], object]) -> float:
    began = process_time()
    task()
    return process_time() - began


def _first_index(folder: Path) -> tuple[Line, Catalogue]:
    """Listed and searchable by letters, over reading, YAML and FTS5 alone; then the words, which are not counted."""
    (folder / "data").mkdir()
    whole = _cpu(lambda: None)
    from webapp.catalogue import filling

    study, filling._study_for = filling._study_for, lambda *given: False
    try:
        shelf = Catalogue(folder / "data", Library(folder / "texts"), much=MANY + 1)
        whole = _cpu(shelf.settle)
    finally:
        filling._study_for = study
    floor = _cpu(partial(_floor, folder))
    told = "first index of 10,000 texts, listed and searchable, over reading, YAML and FTS5"
    shelf.close()
    return ("P17", told, whole / floor, "<=", 2), _index(folder)


def _floor(folder: Path) -> None:
    connection = sqlite3.connect(folder / "floor.db")
    connection.executescript(
        "PRAGMA journal_mode=WAL; CREATE TABLE texts (title, level, body);"
        "CREATE VIRTUAL TABLE words USING fts5 (body, tokenize='trigram')"
    )
    for path in sorted((folder / "texts").iterdir()):
        _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
        told = yaml.load(front, Loader=yaml.CSafeLoader)
        connection.execute("INSERT INTO texts VALUES (?, ?, ?)", (told["title"], told["level"], body))
        connection.execute("INSERT INTO words VALUES (?)", (body,))
    connection.commit()
    connection.close()


def _again(shelf: Catalogue, folder: Path) -> Line:
    library = Library(folder / "texts")
    ours = median(_cpu(lambda: changes(shelf._file, library)) for _ in range(ROUNDS))
    bare = median(_cpu(lambda: [entry.stat() for entry in os.scandir(folder / "texts")]) for _ in range(ROUNDS))
    return "P17", "unchanged re-scan of 10,000 texts over scandir and stat", ours / bare, "<=", 3


def _searches(shelf: Catalogue, folder: Path) -> list[Line]:
    connection = sqlite3.connect(folder / "floor.db")
    asked = "SELECT count(*) FROM texts WHERE body LIKE '%魑魅魍魎%'"
    floor = median(_cpu(lambda: connection.execute(asked).fetchone()) for _ in range(ROUNDS))
    ours = {
        words: median(_cpu(lambda w=words: shelf.page(Asked(words=w))) for _ in range(ROUNDS)) for words in SEARCHES
    }
    connection.close()
    worst = max(ours, key=lambda words: ours[words])
    without = max(ours[words] for words in SEARCHES[:3])
    return [
        ("P18", "search in 10,000 texts, no hit, 1 to 4 characters, over LIKE", without / floor, "<=", 1.5),
        (
            "P18",
            f"the slowest of {len(SEARCHES)} searches ({worst}), a page of hits shown, over LIKE",
            ours[worst] / floor,
            "<=",
            1.5,
        ),
    ]


def _pages(few: Path, many: Path) -> list[Line]:
    servers = [Served(served.OURS, folder / "data", folder / "texts") for folder in (few, many)]
    try:
        small, large = (served.cost(each, partial(each.get, "/"), 60) for each in servers)
    finally:
        for each in servers:
            each.end()
    start = served.start(served.OURS, many / "data", many / "texts")
    floor = served.floor(many / "floor", 1000)
    floor.end()
    bare = served.start(served.FLOOR, many / "floor", many / "floor" / "pieces")
    return [
        (
            "P10",
            "start to the first page, 10,000 texts, over LUTE's start (by the floor)",
            start / bare * LUTE_START,
            "<=",
            0.8,
        ),
        ("P16", f"library page at 10,000 texts ({large * 1000:.0f} ms) over one at 100", large / small, "<=", 1.3),
    ]
