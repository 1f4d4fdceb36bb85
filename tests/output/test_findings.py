"""What ``quizgen check`` names: where it stands, what it is, how to mend it."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from quizgen import lexicon, tables
from quizgen.analysis import analyse
from quizgen.cli import main
from quizgen.output.hard_topics import HardTopic, touched
from quizgen.source import plain

FRONT = "---\ntitle: 雨\nlevel: N4\nlicence: CC BY 4.0\n---\n\n"
BODY = "昨日の大雨で、町の橋が流されました。石川さんは、川の前で一時間も待っていました。" * 5 + "\n"


def check(tmp_path: Path, given: str, *options: str) -> tuple[int, list[str]]:
    path = tmp_path / "ame.md"
    path.write_text(given, encoding="utf-8")
    done = CliRunner().invoke(main, ["check", str(path), *options])
    return done.exit_code, [line.removeprefix(f"{tmp_path}/") for line in done.output.splitlines()]


@pytest.mark.parametrize("row", tables.rows(HardTopic, "hard_topics"), ids=lambda r: r.example)
def test_a_hard_topic_is_named(row: HardTopic) -> None:
    body, wanted = re.sub("[「」]", "", row.example), re.search("「(.*?)」", row.example)
    assert wanted
    found = touched(analyse(plain(body), lexicon.load()))
    assert (wanted[1], row.topic) in [(body[t.start : t.end], t.topic) for t in found]


@pytest.mark.parametrize(
    "body", ["土人形を作る。", "びっこりする。", "電話は一つです。2024-01-05に来た。", "中心にある。"]
)
def test_what_only_looks_so_is_not(body: str) -> None:
    assert touched(analyse(plain(body), lexicon.load())) == ()


def test_a_good_text_has_no_finding(tmp_path: Path) -> None:
    assert check(tmp_path, FRONT + BODY, "--strict") == (0, [])


TOP = "write “licence: CC BY 4.0” (or whose it is) at its top"
FOUND = {
    "a doubt": (
        FRONT + BODY + "\n舞台で今日の社会を話す。\n",
        ":9:4: 今日 is read こんにち or きょう (several readings) — write ｜今日《こんにち》 to settle it",
    ),
    "a number of somebody": (
        FRONT + BODY + "\n電話は090-1234-5678です。\n",
        ":9:4: 090-1234-5678 (a telephone number) — is it right for those who will read it?",
    ),
    "no licence": (
        FRONT.replace("licence: CC BY 4.0\n", "") + BODY,
        f": the text has no licence and is published — {TOP}, or “status: draft”",
    ),
    "no licence, a draft": (
        FRONT.replace("licence: CC BY 4.0", "status: draft") + BODY,
        f": the text has no licence — {TOP}",
    ),
    "short": (
        FRONT + "昨日の大雨で、橋が流されました。\n",
        ": 16 characters give few questions — from 150 on there are enough for a quiz",
    ),
    "left out": (
        FRONT + BODY + "\n取材・文：山野 花\n",
        ":9: left out: 取材・文：山野 花 (byline)"
        " — if it belongs to the text, write “keep: all” at its top, and nothing is left out",
    ),
    "unreadable": (FRONT.replace("N4", "N9") + BODY, ":3: level is 'N9', wanted one of N5, N4, N3, N2, N1"),
}


@pytest.mark.parametrize("what", FOUND)
def test_a_finding_says_where_what_and_how(tmp_path: Path, what: str) -> None:
    given, line = FOUND[what]
    code, found = check(tmp_path, given)
    assert f"ame.md{line}" in found
    assert code == (what == "unreadable")
    assert check(tmp_path, given, "--strict")[0] == 1


def test_a_level_that_the_words_speak_against_is_named(tmp_path: Path) -> None:
    hard = "政府は憲法の改正に関する審議会の答申を踏まえ、抜本的な制度改革の具体策を講じる方針を閣議決定した。" * 5
    _, found = check(tmp_path, FRONT.replace("N4", "N5") + hard + "\n")
    assert any("it says N5 and is about N" in line for line in found)


def test_with_keep_all_nothing_is_left_out(tmp_path: Path) -> None:
    _, found = check(tmp_path, FRONT.replace("level", "keep: all\nlevel") + BODY + "\n取材・文：山野 花\n")
    assert not [line for line in found if "left out" in line]
