"""A bundle: out of one library, into another, with everything decided; nothing of a colleague is written over."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quizgen.cli import main
from quizgen.source import SourceError, items_file
from quizgen.source.bundle import is_bundle, join, pack, unpack
from quizgen.source.read import read_path
from quizgen.source.saving import HISTORY

TEXT = "---\ntitle: 大雨の日\nlevel: N4\nlicence: CC BY 4.0\n---\n\n昨日、大雨が降りました。橋が流されました。\n"
ITEMS = "# Ours.\nfact-0000000001:\n  keep: true\n\nfact-0000000002:\n  refuse: too easy\n"


@pytest.fixture
def here(tmp_path: Path) -> Path:
    return library(tmp_path / "here", ITEMS)


def library(folder: Path, items: str | None = None, text: str = TEXT) -> Path:
    """A library of one text: its file."""
    folder.mkdir()
    path = folder / "oame.md"
    path.write_text(text, encoding="utf-8")
    if items is not None:
        items_file.beside(path).write_text(items, encoding="utf-8")
    return path


def items(path: Path) -> str:
    return items_file.beside(path).read_text(encoding="utf-8")


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments])


def test_into_an_empty_library_and_back(here: Path, tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.mkdir()
    file = tmp_path / "oame.zip"
    assert run("bundle", "oame", "-o", file, "--texts", here.parent).exit_code == 0
    done = run("import", file, "--texts", there)
    assert done.exit_code == 0, done.output
    assert {p.name: p.read_bytes() for p in there.iterdir()} == {p.name: p.read_bytes() for p in here.parent.iterdir()}
    assert pack(there / "oame.md") == file.read_bytes()


def test_a_manifest_says_what_it_is(here: Path) -> None:
    packed = zipfile.ZipFile(io.BytesIO(pack(here)))
    manifest = json.loads(packed.read("manifest.json"))
    assert (manifest["format"], manifest["version"], manifest["slug"]) == ("quizgen bundle", 1, "oame")
    assert manifest["digest"] == read_path(here).digest
    assert is_bundle(pack(here)) and not is_bundle(b"PK\x03\x04") and not is_bundle(TEXT.encode())


def test_decisions_are_joined_and_conflicts_shown(here: Path, tmp_path: Path) -> None:
    mine = "fact-0000000002:\n  keep: true   # good!\nfact-0000000003:\n  refuse: too hard\n"
    there = library(tmp_path / "there", mine)
    file = tmp_path / "oame.zip"
    file.write_bytes(pack(here))
    done = run("import", file, "--texts", there.parent)
    assert done.exit_code == 0, done.output
    assert "fact-0000000002: decided otherwise here, and left as it is" in done.output
    assert "  here:   keep: true" in done.output and "  there:   refuse: too easy" in done.output
    assert items(there) == f"fact-0000000001:\n  keep: true\n\n{mine}"
    assert run("import", file, "--texts", there.parent, "--theirs").exit_code == 0
    assert "fact-0000000002:\n  refuse: too easy\n" in items(there)
    assert len([*(there.parent / HISTORY).glob("*/*.yaml")]) == 2


def test_another_version_of_the_text_is_left_alone(here: Path, tmp_path: Path) -> None:
    there = library(tmp_path / "there", "", TEXT.replace("昨日", "一昨日"))
    before = {p.name: p.read_bytes() for p in there.parent.iterdir()}
    file = tmp_path / "oame.zip"
    file.write_bytes(pack(here))
    done = run("import", file, "--texts", there.parent)
    assert done.exit_code == 1 and "another version of this text" in done.output
    assert {p.name: p.read_bytes() for p in there.parent.iterdir()} == before
    assert run("import", file, "--texts", there.parent, "--slug", "oame-2").exit_code == 0
    assert read_path(there.parent / "oame-2.md").decisions == read_path(here).decisions


def rebuilt(packed: bytes, **other: bytes) -> bytes:
    """The bundle with other bytes for some of its files."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, other.get(name.replace(".", "_"), old.read(name)))
    return out.getvalue()


def manifest(packed: bytes, **other: object) -> bytes:
    found = json.loads(zipfile.ZipFile(io.BytesIO(packed)).read("manifest.json"))
    return rebuilt(packed, manifest_json=json.dumps(found | other).encode())


BROKEN = {
    "cut": (lambda good: good[:-30], "broken"),
    "changed": (lambda good: rebuilt(good, oame_md=b"---\n---\nother"), "changed or damaged on its way"),
    "no JSON": (lambda good: rebuilt(good, manifest_json=b"{quizgen bundle"), "cannot be read"),
    "deep": (lambda good: rebuilt(good, manifest_json=b"[" * 100_000), "cannot be read"),
    "later": (lambda good: manifest(good, version=2), "version 2"),
    "another": (lambda good: manifest(good, format="x"), "no bundle"),
    "outside": (lambda good: manifest(good, slug="../oame"), "does not name one text"),
    "too much": (lambda good: manifest(good, files={"oame.md": "", "secret": ""}), "does not name one text"),
    "missing": (lambda good: manifest(good, files={"oame.md": "", "oame.items.yaml": "x"}), "not what was packed"),
}


@pytest.mark.parametrize("how", BROKEN)
def test_what_is_wrong_is_told_and_nothing_written(here: Path, tmp_path: Path, how: str) -> None:
    spoil, told = BROKEN[how]
    with pytest.raises(SourceError, match=told):
        unpack(spoil(pack(here)), "oame.zip")


def test_a_bundle_without_decisions(tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.mkdir()
    packed = pack(library(tmp_path / "plain"))
    assert join(unpack(packed, "b.zip"), there / "oame.md", tmp_path / "history").new
    assert [p.name for p in there.iterdir()] == ["oame.md"]
