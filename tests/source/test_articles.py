"""Real texts as they were found, where they lie beside the project: nothing breaks and every offset is true."""

from itertools import pairwise
from pathlib import Path

import pytest

from quizgen.analysis.sentences import split
from quizgen.source import Text, plain, read_bytes, read_path
from quizgen.source.text import CELL

FOLDER = Path(__file__).parents[3] / "shared" / "articles"
FILES = sorted(FOLDER.glob("*.txt"))

pytestmark = pytest.mark.skipif(not FILES, reason="the folder of articles is not beside the project")


def check(text: Text) -> None:
    found = split(text)
    assert found and any(s.quotable for s in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(text.body[s.start : s.end].strip() == text.body[s.start : s.end] != "" for s in found)
    assert all(text.body[r.start : r.end] for r in text.readings)


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_an_article_becomes_paragraphs_and_sentences(path: Path) -> None:
    text = read_path(path)
    check(text)
    assert all(text.body.split("\n"))
    assert text.title or text.body


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_every_character_came_from_where_the_map_says(path: Path) -> None:
    given = path.read_text(encoding="utf-8")
    text = read_path(path)
    ends = [*(b for b, _ in text.origin[1:]), len(text.body)]
    for (start, at), end in zip(text.origin, ends, strict=True):
        piece = text.body[start:end].rstrip("\n").replace(CELL, "|")
        assert piece == given[at : at + len(piece)] or len(piece) == 1


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_plain_leaves_an_article_as_it_is(path: Path) -> None:
    given = path.read_text(encoding="utf-8")
    text = plain(given)
    assert text.body == given
    check(text)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32", "cp932", "euc_jp", "iso2022_jp"])
@pytest.mark.parametrize("path", FILES[:3], ids=lambda p: p.stem)
def test_the_encoding_makes_no_difference(path: Path, encoding: str) -> None:
    given = path.read_text(encoding="utf-8").encode(encoding, errors="ignore").decode(encoding)
    assert read_bytes(given.encode(encoding), path.name) == read_bytes(given.encode(), path.name)
