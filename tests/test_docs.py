"""README, changelog and schema say what the code does; nothing tells of the machine it was made on."""

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from quizgen import __version__, paths
from quizgen.cli import COMMANDS
from quizgen.items import KINDS
from quizgen.output.json_model import SCHEMAS, schema
from quizgen.source import read_string
from quizgen.source.front_matter import Front

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
# Folders of one machine, and hosts from which packages come; put together here so that this file passes its own test.
FOREIGN = re.compile(
    "|".join(("/ho" + "me/\\w", "/wo" + "rk/", "/t" + "mp/", "/ro" + "ot/", "/opt" + "/", "artifact-?registry"))
)


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.name)
def test_the_readme_shows_every_kind(kind: object) -> None:
    row = next((line for line in README.splitlines() if line.startswith(f"| `{kind.name}`")), "")  # type: ignore[attr-defined]
    assert kind.title.ja in row  # type: ignore[attr-defined]
    assert len(row.split("|")[3].strip()) > 10, "an example of a question"


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: str(c.name))
def test_the_readme_shows_every_command(command: object) -> None:
    assert f"quizgen {command.name}" in README  # type: ignore[attr-defined]


@pytest.mark.parametrize("target", re.findall(r"\]\((?!https?:)([^)#]+)", README))
def test_the_readme_links_to_what_is_there(target: str) -> None:
    assert (ROOT / target).exists()


def test_the_changelog_has_this_version() -> None:
    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [model.__name__.lower() for model in SCHEMAS])
def test_the_published_schema_is_that_of_the_model(name: str) -> None:
    assert paths.data(f"schema/{name}.json").read_text(encoding="utf-8") == schema(name) + "\n", "python tests/renew.py"
    assert f"{name}.json" in README


def test_every_text_names_its_licence() -> None:
    texts = sorted(paths.shipped("texts").glob("*.md"))
    assert texts
    assert [p.name for p in texts if 'licence: "CC BY 4.0"' not in p.read_text(encoding="utf-8")] == []


def test_wheel_settings_name_what_an_installed_copy_needs() -> None:
    build = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]
    included = build["targets"]["wheel"]["force-include"]
    assert {paths.shipped(name).name for name in included} == {"templates", "texts"}


def test_nothing_names_a_machine() -> None:
    git = shutil.which("git")
    if not git or not (ROOT / ".git").exists():
        pytest.skip("no git checkout")
    listed = subprocess.run([git, "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    files = [ROOT / name for name in listed.stdout.decode().split("\0") if name]
    read = {p: p.read_bytes().decode("utf-8", "ignore") for p in files if p.is_file() and p.stat().st_size < 1 << 20}
    found = [f"{p.relative_to(ROOT)}: {m.group()}" for p, text in read.items() for m in FOREIGN.finditer(text)]
    assert found == []


def test_the_text_in_the_readme_is_read_as_it_says() -> None:
    start = README.index("    ---\n    title: 大雨の日")
    lines = README[start : README.index("Everything between the lines of", start)].splitlines()
    text = read_string("\n".join(line[4:] for line in lines) + "\n", "oame.md")
    assert (text.title, text.level, text.status, text.whole) == ("大雨の日", "N4", "draft", True)
    assert text.names == (("あおば", "place"), ("ごんた", "person")) and text.words == ("手話教室", "図書|館")
    assert [(text.body[r.start : r.end], r.reading) for r in text.readings] == [("上手", "かみて"), ("下手", "しもて")]
    assert len(text.tables) == 1 and text.removed == ()
    fields = set(Front.__dataclass_fields__) - {"genre", "summary_ja"}
    assert {field for field in fields if f"\n    {field}:" in README[start:]} == fields
