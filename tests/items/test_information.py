"""情報検索: what cells say, which rows limits single out, what several things cost, and what is said of each."""

from collections.abc import Callable

import pytest

from quizgen import lexicon, tables
from quizgen.analysis import analyse
from quizgen.analysis.types import Analysis
from quizgen.items import propose
from quizgen.items.base import Item
from quizgen.items.information import Asker
from quizgen.items.tables.cells import values
from quizgen.items.tables.grids import Grid, grids
from quizgen.items.tables.suiting import sets
from quizgen.items.tables.wants import Choosing
from quizgen.items.tables.wish import Wording
from quizgen.items.tables.wishes import wishes
from quizgen.source import read_string

Read = Callable[[str], Analysis]

CELLS = [
    # cell, kinds of its values with their numbers
    ("水曜日と日曜日", "days 26"),
    ("月〜金", "days 01234"),
    ("平日", "days 01234"),
    ("10/12（土）", "days 5, date 322-322"),
    ("夜七時から八時半まで", "clock 1140-1230"),
    ("午前10時から5時間", "clock 600-900, minutes 300-300"),
    ("午後7時から次の朝の8時まで", "clock 1140-1920"),
    ("9:00〜17:00", "clock 540-1020"),
    ("朝七時", "clock 420--1"),
    ("3時", ""),  # in the night or in the afternoon?
    ("10時ごろ", ""),
    ("3,500円", "money 3500-3500"),
    ("二百五十円", "money 250-250"),
    ("15万円", "money 150000-150000"),
    ("無料（お金を持っていないからです）", "money 0-0"),
    ("300円（小学生は無料）", ""),  # two prices
    ("500円〜", ""),  # at least
    ("小学生以上", "age 6-200"),
    ("3〜5歳", "age 3-5"),
    ("だれでも", "age 0-200"),
    ("4月10日から6月8日まで", "date 134-194"),
    ("1時間半", "minutes 90-90"),
    ("2階の部屋", ""),
    ("午前8時、午前11時", ""),  # one of two
    ("毎日、午前9時から30分間、800円、4歳以上", "days 0123456, money 800-800, clock 540-570, age 4-200, minutes 30-30"),
]

COURSES = """町の学校で、秋から教室が始まります。

| 教室 | 曜日 | 時間 | 料金 | 参加できる人 |
|---|---|---|---|---|
| 絵の教室 | 土曜日 | 10時〜12時 | 1,200円 | 小学生以上 |
| 歌の教室 | 土曜日 | 14時〜16時 | 500円 | だれでも |
| 花の教室 | 月曜日 | 10時〜12時 | 700円 | 18歳以上 |
| 本の教室 | 日曜日 | 14時〜16時 | 無料 | 小学生以上 |
"""

ASKED = [
    # key, its question
    ("絵の教室", "キムさんは小学3年生です。午前中に参加したいと思っています。どの教室に参加すればいいですか。"),
]

LISTS = [
    # a list, how many entries it has, what each of them is
    ("・料理教室：月曜日、10時〜12時\n・写真教室：土曜日、14時〜16時\n・書道教室：日曜日、9時〜10時", 3, "教室"),
    ("・月曜日 10時〜12時 料理教室\n・火曜日 13時〜15時 体操教室\n・金曜日 10時〜11時 英語教室", 3, "教室"),
    ("大人　600円\n中学生　300円\n小学生　150円", 3, ""),
    ("大人：600円　子ども：300円", 2, ""),
    ("日にち：11月3日\n時間：午前10時から\n場所：公民館の1階\nお金：300円", 0, ""),  # one thing, not four
    ("塩：少し\n水：二杯\n魚：小さいもの", 0, ""),
]

PRICES = "船の料金です。\n\n大人：600円\n小学生：300円\n\n風が強い日は、船が出ません。"
EXTRA = ["五人からは割引があります。", "値段は税別です。", "このほかに、席の料金がかかります。"]


def made(body: str, name: str = "a.md") -> list[Item]:
    """The items of a text in Markdown."""
    return list(propose(analyse(read_string(body, name), lexicon.load()), lexicon.load(), ("information",)).items)


def key(item: Item) -> str:
    return next(c.text for c in item.choices if c.correct)


@pytest.mark.parametrize(("cell", "said"), CELLS)
def test_a_cell_says(cell: str, said: str) -> None:
    shown = [f"{v.kind} {''.join(map(str, sorted(v.days))) or f'{v.low:.0f}-{v.high:.0f}'}" for v in values(cell)]
    assert ", ".join(shown) == said


SMALL = COURSES.replace("小学生以上", "だれでも")


def test_for_a_small_child_a_parent_chooses() -> None:
    found = [i for i in made(SMALL) if "5歳" in i.question]
    assert found
    assert all("さんは、5歳の子どもが参加できる教室を探しています。" in i.question for i in found)


def test_what_the_cell_says_is_told_where_it_is_asked_for() -> None:
    found = [i for i in made(COURSES) if i.question.endswith("料金は、いくらですか。")]
    assert found
    for item in found:
        assert all(f"「{c.text}」" in c.explanation.ja for c in item.choices)
        assert f"「{key(item)}」です。" in item.explanation.ja


@pytest.mark.parametrize(("body", "number", "noun"), LISTS)
def test_a_list_of_like_entries_is_a_grid(read: Read, body: str, number: int, noun: str) -> None:
    found = [g for g in grids(read(f"お知らせです。\n{body}\nよろしくお願いします。")) if isinstance(g, Grid)]
    assert [(len(g.rows), g.noun) for g in found] == ([(number, noun)] if number else [])


@pytest.mark.parametrize(("right", "question"), ASKED)
def test_limits_are_told_and_one_row_is_left(right: str, question: str) -> None:
    assert (right, question) in [(key(i), i.question) for i in made(COURSES)]


def test_every_wrong_row_breaks_a_limit_that_its_cells_name() -> None:
    found = [i for i in made(COURSES) if "どの教室" in i.question]
    assert len(found) > 2
    for item in found:
        for c in item.choices:
            row = next(line for line in COURSES.split("\n") if line.startswith(f"| {c.text} |"))
            cells = [cell.strip() for cell in row.split("|")[2:-1]]
            assert any(f"「{cell}」" in c.explanation.ja for cell in cells)
            assert c.correct != c.explanation.ja.endswith("合いません。")


def test_every_limit_is_needed() -> None:
    (grid,) = (g for g in grids(analyse(read_string(COURSES, "a.md"), lexicon.load())) if isinstance(g, Grid))
    for n in range(len(grid.rows)):
        best = max(sets(grid, list(wishes(grid, n)), n), key=lambda f: f.near, default=None)
        for wish in best.wishes if best else ():
            others = [w for w in best.wishes if w != wish] if best else []
            assert sum(all(w.fits[row] for w in others) for row in range(len(grid.rows))) > 1


def test_a_day_off_is_no_day_to_come() -> None:
    assert any("日曜日" in i.question for i in made(COURSES))
    assert not any("日曜日" in i.question for i in made(COURSES + "\n日曜日は学校が休みです。\n"))


def test_a_condition_beside_the_table_bars_its_row() -> None:
    assert "絵の教室" in [key(i) for i in made(COURSES)]
    assert "絵の教室" not in [key(i) for i in made(COURSES + "\n絵の教室は、もういっぱいです。\n")]


CONDITIONS = COURSES.replace("小学生以上 |\n| 歌", "町に住む女性 |\n| 歌").replace("18歳以上", "60歳以上")


@pytest.mark.parametrize("body", [CONDITIONS, COURSES])
def test_who_is_asked_about_may_come(body: str) -> None:
    """Neither a row for women of the town nor, without an age, one for grown-ups or the old is anybody's."""
    found = {i.question: key(i) for i in made(body)}
    assert ("絵の教室" in found.values()) == (body == COURSES)
    assert all("歳です" in question for question, right in found.items() if right in ("花の教室", "700円"))


def test_cells_are_shown_as_they_are_written() -> None:
    entries = (
        "絵の教室：土曜日、１０時～１２時",
        "歌の教室：土曜日、１４時～１６時",
        "花の教室：月曜日、１０時～１２時",
    )
    wide = "\n・".join(("町の学校の教室です。\n", *entries))
    assert any("「１４時～１６時」" in c.explanation.ja for i in made(wide, "a.txt") for c in i.choices)


def test_in_a_timetable_without_names_the_time_of_leaving_names_what_goes() -> None:
    rows = (
        "| 駅発 | 図書館前 | 大学着 |",
        "|---|---|---|",
        "| 8:00 | 8:10 | 8:20 |",
        "| 8:40 | 8:50 | 9:00 |",
        "| 9:20 | 9:30 | 9:40 |",
    )
    (item,) = made("\n".join(("# 大学へ行くバス", "", "大学へ行く人の時間です。", "", *rows)))
    assert item.question.endswith(
        "さんは、8:30より後に駅を出たいと言っています。9:30までに大学に着きたいそうです。駅を何時に出るバスに乗ればいいですか。"
    )
    assert key(item) == "8:40"


def test_what_several_pay_is_computed() -> None:
    (item,) = made(PRICES, "a.txt")
    assert item.question == "大人2人と小学生1人で行きます。行きの料金は、全部でいくらですか。"
    assert key(item) == "1500円"
    assert item.explanation.ja == "「大人」は600円、「小学生」は300円です。600円×2＋300円×1＝1500円です。"


SHOPS = """駅の近くにある店です。

| 店 | 定休日 | 営業時間 | 昼ご飯の値段 |
|---|---|---|---|
| 山田食堂 | 月曜日 | 10:00〜15:00 | 700円 |
| 海の家 | 水曜日 | 11:00〜22:00 | 1,200円 |
| 川口そば | 月曜日 | 11:00〜21:00 | 900円 |
| 森の店 | なし | 17:00〜23:00 | 1,500円 |
"""


def test_a_shop_is_open_but_for_its_day_off_and_from_hour_to_hour() -> None:
    found = {key(i): i.question for i in made(SHOPS.replace("なし", "日曜日")) if "どの店" in i.question}
    assert "海の家" in found
    assert all("月曜日" in q or "値段" in q or "行きたい" in q for q in found.values())
    assert not any("までに終わる" in q or "までは時間がありません" in q for q in found.values())


PEOPLE = """町の学校の先生です。

| 先生 | 年齢 | 売上 | 起きる時刻表 |
|---|---|---|---|
| 山田先生 | 25歳 | 300円 | 6:30 |
| 森先生 | 40歳 | 500円 | 7:30 |
| 川口先生 | 60歳 | 900円 | 8:30 |
"""


def test_columns_that_are_no_conditions_give_no_limits() -> None:
    assert not made(PEOPLE)


def test_a_table_of_prices_by_people_is_read_in_its_row() -> None:
    table = "| 料金 | 一般 | 大学生 |\n|---|---|---|\n| 花の絵 | 1,200円 | 800円 |\n| 町の絵 | 500円 | 300円 |\n"
    first, _ = made(f"美術館は駅の前にあります。\n\n{table}")
    assert first.question == "一般2人と大学生1人です。花の絵は、全部でいくらですか。"
    assert [c.text for c in first.choices] == ["3,200円", "1,300円", "3,600円", "2,000円"]
    assert "町の絵" in first.choices[1].explanation.ja


@pytest.mark.parametrize("extra", EXTRA)
def test_where_prices_are_not_all_nothing_is_computed(extra: str) -> None:
    assert not made(PRICES + extra, "a.txt")


@pytest.mark.parametrize("row", tables.rows(Choosing, "choosing"), ids=lambda r: r.noun)
def test_what_one_chooses_is_chosen_so(row: Choosing) -> None:
    noun = row.example.split("「")[1].split("」")[0]
    assert row.example == f"どの「{noun}」{row.act}いいですか。"
    assert noun.endswith(row.noun) and (row.noun or row.cue)
    assert row.wish.endswith("たい") and row.can.endswith("る")


NOTICES = [
    # what the notice says besides, what is asked of its table
    ("申し込みは、お早めにお願いします。", "どの教室に参加すればよいか。"),
    ("新しい団員を募集しています。", "どの部門に応募すればよいか。"),
    ("ボランティアを募集する。", "どの作業に応募すればよいか。"),
    ("三日まで貸し出します。", "どの楽器を借りればよいか。"),
    ("市民も見学できる。", "どの工場を見学すればよいか。"),
]


@pytest.mark.parametrize(("cue", "asked"), NOTICES)
def test_the_sort_of_notice_says_what_one_does(cue: str, asked: str) -> None:
    noun = asked[2:4]
    body = COURSES.replace("の教室 |", f"の{noun} |").replace("| 教室 |", f"| {noun} |")
    found = made(f"---\nlevel: N1\n---\n{body}\n{cue}この町の歴史は古い。駅は丘の上にある。")
    assert [i for i in found if i.question.endswith(asked)]


def test_a_hard_text_asks_with_three_limits_joined() -> None:
    """Three limits are of the text's own level, two are looked up at N3."""
    found = {i.question: i.level for i in made(f"---\nlevel: N1\n---\n{HARD}") if "どの教室" in i.question}
    wanted = "月曜日か日曜日に参加でき、時間が13時以降で、料金が1,000円以内の教室を探している。"
    assert [level for q, level in found.items() if wanted in q and q.endswith("どの教室に参加すればよいか。")] == ["N1"]
    assert {"N3"} == {level for q, level in found.items() if "さんは、月曜日の午後に参加できる教室を探している。" in q}


HARD = """町の学校で、秋から教室が始まる。駅は丘の上にある。

| 教室 | 曜日 | 時間 | 料金 |
|---|---|---|---|
| 絵の教室 | 土曜日 | 14時〜16時 | 500円 |
| 歌の教室 | 日曜日 | 14時〜16時 | 900円 |
| 花の教室 | 月曜日 | 10時〜12時 | 700円 |
| 本の教室 | 月曜日 | 15時〜16時 | 2,400円 |
"""


@pytest.mark.parametrize("row", tables.rows(Wording, "wishes"), ids=lambda r: r.kind)
def test_a_limit_is_worded_so(row: Wording) -> None:
    filled = row.example.split("「")[1:]
    found = [f.split("」")[0] for f in filled]
    assert bool(row.mid) == bool(row.last)
    header, value = (found[0], found[1]) if row.polite.startswith("{header}") else (found[-1], found[0])
    assert row.polite.format(header=header, value=value) == row.example.replace("「", "").replace("」", "")


@pytest.mark.parametrize("row", tables.rows(Asker, "askers"), ids=lambda r: r.name)
def test_who_asks_is_not_of_the_text(row: Asker) -> None:
    assert f"「{row.name}」" in row.example
    assert not any(row.name in i.question for i in made(COURSES + f"\n先生は{row.name}さんです。\n"))
