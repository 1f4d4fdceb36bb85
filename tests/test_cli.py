"""The command line: what it prints, its exit codes, its one line about bad input."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from quizgen import __version__, lexicon, paths
from quizgen.cli import COMMANDS, main
from quizgen.output.json_model import Analysis, Items, Quiz

STORY = """駅前の小さなパン屋

山田さんは三年前に駅前でパン屋を始めました。店は朝七時に開きます。毎朝四時に起きて、二百個のパンを焼きます。
いちばん人気があるのは、りんごのパンです。りんごは青森の友だちから届きます。
先月、近くの小学校の子どもたちが店を見学しました。子どもたちは自分でパンを作りました。
「パンを作る仕事は大変ですか」と先生が聞きました。「朝は早いですが、楽しいですよ」と山田さんは答えました。
山田さんは来年、隣の町に二つ目の店を開くつもりです。
"""
ENGLISH = "This is an English text. " * 20
CHINESE = "这个周末我们去北京看长城。天气很好，大家都非常高兴。他说他从来没见过这么多人。" * 5
CODECS = ("utf-8", "utf-8-sig", "utf-16", "cp932", "euc_jp", "iso2022_jp")


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "bakery.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def run(*arguments: object, given: bytes | str | None = None) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments], input=given)


def printed(*arguments: object, given: bytes | str | None = None) -> str:
    result = run(*arguments, given=given)
    assert (result.exit_code, result.stderr) == (0, ""), result.stderr
    return result.stdout


def python(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The command line in a process of its own."""
    command = [sys.executable, "-c", "from quizgen.cli import main; main()", *arguments]
    root = str(Path(__file__).parents[1])
    return subprocess.run(command, cwd=cwd, env={**os.environ, "PYTHONPATH": root, **environment}, capture_output=True)


def test_version_and_help() -> None:
    assert printed("--version") == f"quizgen {__version__}\n"
    shown = printed("--help")
    assert all(f"  {command.name} " in shown for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: str(c.name))
def test_every_command_and_option_says_what_it_does(command: Any) -> None:
    assert command.help
    assert [p.name for p in command.params if p.param_type_name == "option" and not p.help] == []
    assert " ".join(command.help.split()) in " ".join(printed(str(command.name), "--help").split())


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["quiz", "--help"], ["serve", "--help"]])
def test_help_loads_nothing_heavy(arguments: list[str], tmp_path: Path) -> None:
    result = python(*arguments, cwd=tmp_path, PYTHONPROFILEIMPORTTIME="1")
    loaded = {line.rpartition(b"|")[2].strip().decode() for line in result.stderr.splitlines()}
    assert "quizgen.cli" in loaded
    assert loaded.isdisjoint({"fugashi", "flask", "pydantic", "sqlalchemy", "jinja2", "yaml"})


def test_quiz_as_text_has_questions_then_answers(story: Path) -> None:
    questions, answers = printed("quiz", story, "--count", 4).split("── Answers ──")
    assert "駅前の小さなパン屋" in questions
    assert "\n4. " in questions and "\n4. " in answers
    assert "\n5. " not in questions


def test_quiz_as_json_keeps_the_published_shape(story: Path) -> None:
    quiz = Quiz.model_validate_json(printed("quiz", story, "--count", 5, "--seed", 7, "--format", "json")).quiz
    assert len(quiz.items) == 5
    assert (quiz.spec.seed, quiz.spec.count, quiz.texts[0].slug) == (7, 5, "bakery")


def test_only_the_kinds_asked_for(story: Path) -> None:
    quiz = json.loads(printed("quiz", story, "--kinds", "particle, kanji_reading", "--format", "json"))["quiz"]
    assert {item["kind"] for item in quiz["items"]} == {"particle", "kanji_reading"}


def test_same_text_and_seed_give_the_same_bytes(story: Path) -> None:
    outputs = {python("quiz", str(story), "--format", form, cwd=story.parent, PYTHONHASHSEED=seed).stdout
               for form in ("json",) for seed in ("0", "1")}  # fmt: skip
    assert len(outputs) == 1 and outputs != {b""}


def test_another_seed_gives_another_quiz(story: Path) -> None:
    assert len({printed("quiz", story, "--count", 4, "--seed", seed) for seed in range(4)}) > 1


def test_items_and_those_refused(story: Path) -> None:
    found = Items.model_validate_json(printed("items", story, "--format", "json"))
    assert found.items and found.rejected is None
    refused = Items.model_validate_json(printed("items", story, "--rejected", "--format", "json"))
    assert refused.items == found.items
    assert refused.rejected and all(r.why for r in refused.rejected)
    assert "── Refused" in printed("items", story, "--rejected")


def test_analysis_as_text_and_json(story: Path) -> None:
    shown = printed("analyze", story)
    assert "やまだ" in shown and "to begin" in shown
    found = Analysis.model_validate_json(printed("analyze", story, "--format", "json"))
    assert "".join(found.text.body[w.start : w.end] for w in found.words) == "".join(w.surface for w in found.words)


def test_jsonl_gives_a_line_for_a_line_in_order() -> None:
    given = [{"id": 3, "text": "三本の木。"}, {"id": "b", "text": "今日は晴れ。"}, {"id": "", "text": ""}]
    lines = printed("analyze", "--jsonl", given="\n".join(map(json.dumps, given)) + "\n").splitlines()
    assert [json.loads(line)["id"] for line in lines] == [3, "b", ""]
    assert [json.loads(line)["text"]["body"] for line in lines] == [g["text"] for g in given]
    assert "".join(t["reading"] for t in json.loads(lines[0])["tokens"]) == "サンボンノキ"


@pytest.mark.parametrize("line", ["{", "[]", '{"id": 1}', '{"id": 1, "text": 2}', "\xff"])
def test_a_bad_line_is_named(line: str) -> None:
    result = run("analyze", "--jsonl", given=b'{"id": 1, "text": ""}\n' + line.encode("latin-1") + b"\n")
    assert result.exit_code == 1
    assert result.stderr.startswith("quizgen: standard input:2: ")


def test_vocabulary_in_each_format(story: Path) -> None:
    assert "パン屋" in printed("vocabulary", story)
    rows = list(csv.DictReader(io.StringIO(printed("vocabulary", story, "--format", "csv").removeprefix("\ufeff"))))
    words = json.loads(printed("vocabulary", story, "--format", "json"))["vocabulary"]
    assert [row["word"] for row in rows] == [word["word"] for word in words]
    assert next(word for word in words if word["word"] == "焼く")["reading"] == "やく"


def test_known_words_are_left_out_and_counted(story: Path, tmp_path: Path) -> None:
    known = tmp_path / "known.tsv"
    known.write_text("to bake\t焼く\tやく\nshop\t店\tみせ\n", encoding="utf-8")
    before, after = (printed("vocabulary", story, *more) for more in ((), ("--known", known)))
    assert "焼く" in before and "  焼く" not in after
    assert "you know about" in printed("analyze", story, "--known", known)
    share = json.loads(printed("analyze", story, "--known", known, "--format", "json"))["known"]
    assert 0 < share < 0.5
    assert len(printed("vocabulary", story, "--all")) > len(before) > len(printed("vocabulary", story, "--level", "N1"))


def test_known_words_are_not_asked_about_and_stand_bare(story: Path, tmp_path: Path) -> None:
    known, sheet = tmp_path / "known.txt", tmp_path / "sheet.html"
    usual = printed("quiz", story, "--kinds", "kanji_reading", "--count", 1)
    known.write_text("駅前\n朝\n仕事\n学校\n人気\n毎朝\n来年\n", encoding="utf-8")
    asked = printed("quiz", story, "--kinds", "kanji_reading", "--count", 1, "--known", known)
    assert "＿" in asked and not any(f"＿{word}＿" in asked for word in ("駅前", "朝", "仕事", "人気", "毎朝", "来年"))
    assert usual.endswith("edrdg.org/)\n") and asked.endswith("edrdg.org/)\n")
    printed("worksheet", story, "-o", sheet, "--furigana", "unknown", "--known", known, "--kinds", "particle")
    shown = sheet.read_text(encoding="utf-8")
    assert (
        "<rt>まいあさ" not in shown and "<rt>まい</rt>" not in shown and "<rt>りん" not in shown and "<rt>とど" in shown
    )


@pytest.mark.parametrize("command", ["vocabulary", "analyze", "quiz"])
def test_a_bad_list_of_words_is_named(story: Path, tmp_path: Path, command: str) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text("house,Haus\n", encoding="utf-8")
    result = run(command, story, "--known", bad)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"quizgen: {bad}:1: no column has Japanese words")
    assert result.stderr.count("\n") == 1


def test_vocabulary_can_be_sorted(story: Path) -> None:
    def column(by: str, name: str) -> list[Any]:
        shown = printed("vocabulary", story, "--by", by, "--format", "json")
        return [word[name] for word in json.loads(shown)["vocabulary"]]

    levels = ["N5", "N4", "N3", "N2", "N1", ""]
    assert column("level", "level") == sorted(column("order", "level"), key=levels.index)
    assert column("frequency", "frequency") == sorted(column("order", "frequency"), reverse=True)


def test_export_is_what_quiz_prints(story: Path, tmp_path: Path) -> None:
    target = tmp_path / "quiz.json"
    assert printed("export", story, "--to", "json", "-o", target) == ""
    assert target.read_text(encoding="utf-8") == printed("quiz", story, "--format", "json")


def test_worksheet_is_one_html_file(story: Path, tmp_path: Path) -> None:
    target = tmp_path / "sheet.html"
    assert printed("worksheet", story, "-o", target, "--versions", "A,B", "--key", "none") == ""
    assert "駅前の小さなパン屋" in target.read_text(encoding="utf-8")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["bakery.txt", "sheet.html"]


@pytest.mark.parametrize("codec", CODECS)
def test_any_encoding_gives_the_same_quiz(story: Path, codec: str) -> None:
    wanted = printed("quiz", story, "--format", "json")
    story.write_bytes(STORY.encode(codec))
    assert printed("quiz", story, "--format", "json") == wanted


def test_standard_input_and_a_slug_are_texts_too(story: Path) -> None:
    assert "山田" in printed("analyze", "-", given=STORY)
    slug = sorted(paths.shipped("texts").glob("*.md"))[0].stem
    assert json.loads(printed("analyze", slug, "--format", "json"))["text"]["slug"] == slug


@pytest.mark.parametrize(
    "content",
    [b"", b" \n\n", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, ENGLISH.encode(), CHINESE.encode()],
    ids=["empty", "blank", "binary", "English", "Chinese"],
)
@pytest.mark.parametrize("command", [["quiz"], ["items"], ["analyze"], ["export", "--to", "json", "-o", "out.json"]])
def test_what_is_no_japanese_text_is_one_line(command: list[str], content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "given.txt"
    path.write_bytes(content)
    arguments = [str(tmp_path / a) if a == "out.json" else a for a in command]
    result = run(*arguments, path)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.startswith("quizgen: ") and result.stderr.count("\n") == 1 and "given.txt" in result.stderr
    assert [p.name for p in tmp_path.iterdir()] == ["given.txt"]


@pytest.mark.parametrize("path", ["nothing-here.txt", "no-such-slug", "."])
def test_what_is_not_there_is_one_line(path: str) -> None:
    result = run("quiz", path)
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["quiz"],
        ["nonsense"],
        ["quiz", "x", "--level", "N6"],
        ["quiz", "x", "--count", "0"],
        ["quiz", "x", "--kinds", "riddle"],
        ["analyze"],
        ["analyze", "x", "--jsonl"],
        ["export", "x", "--to", "tape", "-o", "y"],
        ["worksheet", "x", "-o", "y.doc"],
        ["worksheet", "x", "-o", "no/such/folder/y.pdf"],
    ],
    ids=" ".join,
)
def test_wrong_use_is_exit_code_2(arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


def test_check_finds_nothing_wrong_with_the_library() -> None:
    assert run("check").exit_code == 0


def test_check_says_where_and_how_to_mend(story: Path, tmp_path: Path) -> None:
    assert "level" in printed("check", story)
    path = tmp_path / "empty.txt"
    path.write_bytes(b"")
    result = run("check", story, path)
    assert result.exit_code == 1 and "empty.txt" in result.stdout


def test_the_dictionary_is_opened_once() -> None:
    assert lexicon.load() is lexicon.load()
