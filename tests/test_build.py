"""``quizgen build``: many texts, the same files whoever makes them, and nothing made twice."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quizgen.cli import main
from quizgen.commands.build import DONE
from quizgen.output import build

STORIES = {
    "ame.txt": "昨日の大雨で、町の橋が流されました。石川さんは、川の前で一時間も待っていました。",
    "eki.md": "---\ntitle: 駅\nlevel: N4\n---\n\n私たちは駅まで歩きました。駅の時計は、八時十五分でした。",
    "yuki.txt": "森さんは、三月に京都で小さい店を開きました。店の名前は「ゆき」です。",
    "note.doc": "これは読まれません。",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    given = tmp_path / "texts"
    given.mkdir()
    for name, story in STORIES.items():
        (given / name).write_text(story, encoding="utf-8")
    return given


def run(folder: Path, output: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["build", str(folder), "-o", str(output), "--count", "3", *options])


def files(output: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in output.iterdir()}


def test_two_processes_make_the_bytes_that_one_makes(folder: Path, tmp_path: Path) -> None:
    assert run(folder, tmp_path / "one").exit_code == 0
    assert run(folder, tmp_path / "two", "--jobs", "2").exit_code == 0
    made = files(tmp_path / "one")
    assert set(made) == {"ame.txt.json", "eki.md.json", "yuki.txt.json", DONE}
    assert files(tmp_path / "two") == made


def test_what_is_done_is_not_made_again(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output = tmp_path / "out"
    run(folder, output)
    (output / "ame.txt.json").unlink()
    (folder / "eki.md").write_text(STORIES["eki.md"] + "駅で森さんに会いました。", encoding="utf-8")
    asked = []
    monkeypatch.setattr(
        build, "make", lambda order: asked.append(order.name) or build.Made(order.name, order.key, b"{}")
    )
    run(folder, output)
    run(folder, output)
    assert asked == ["ame.txt", "eki.md"]


def test_a_build_that_was_cut_off_goes_on(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    run(folder, output)
    whole = files(output)
    lines = (output / DONE).read_bytes().splitlines(keepends=True)
    (output / DONE).write_bytes(b"".join(lines[:1]) + lines[1][:20])
    (output / "yuki.txt.json").unlink()
    run(folder, output)
    assert files(output) == whole


def test_a_text_that_cannot_be_read_is_told_and_the_others_are_made(folder: Path, tmp_path: Path) -> None:
    (folder / "english.txt").write_text("There is no Japanese in this text at all.", encoding="utf-8")
    done = run(folder, tmp_path / "out")
    assert done.exit_code == 1 and "english.txt" in done.stderr
    assert "ame.txt.json" in files(tmp_path / "out")


def test_what_is_not_published_is_not_built(folder: Path, tmp_path: Path) -> None:
    (folder / "eki.md").write_text(STORIES["eki.md"].replace("level", "status: draft\nlevel"), encoding="utf-8")
    assert run(folder, tmp_path / "out").exit_code == 0
    assert not (tmp_path / "out" / "eki.md.json").exists()
