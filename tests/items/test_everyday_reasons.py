"""Reasons that anybody would believe: for what each row has them, in which tense, and which are left out."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from quizgen import tables
from quizgen.analysis import inflection
from quizgen.analysis.types import Analysis
from quizgen.items.reasons import causes, everyday_reasons
from quizgen.items.reasons.cause import Cause
from quizgen.items.reasons.everyday_reasons import Everyday, Mood

Read = Callable[[str], Analysis]


@pytest.mark.parametrize("row", tables.rows(Everyday, "everyday_reasons"), ids=lambda r: r.example)
def test_a_row_has_reasons_for_its_example(row: Everyday) -> None:
    level = "N1" if row.level == "hard" else "N4"
    assert everyday_reasons.row_for(row.example, row.form == "aim", level) == row
    assert len(set(row.reasons.split("／"))) >= 4


@pytest.mark.parametrize("row", tables.rows(Everyday, "everyday_reasons"), ids=lambda r: r.example)
def test_the_reasons_of_a_row_have_a_plain_form(row: Everyday) -> None:
    for said in row.reasons.split("／"):
        text = said.removesuffix(everyday_reasons.AIM)
        assert (text != said) == (row.form == "aim")
        assert inflection.plain(everyday_reasons.predicate(text)) == text


@pytest.mark.parametrize("row", tables.rows(Mood, "moods"), ids=lambda r: r.example)
def test_a_reason_goes_with_how_it_was_done(row: Mood) -> None:
    effect, reason = row.example.split(">")
    assert not everyday_reasons.goes_with(reason, effect)
    assert everyday_reasons.goes_with("町の名前が変わった", effect)


OFFERED = [
    # text, what is offered, what is not
    ("時間がなかったから、兄は朝ごはんを食べませんでした。", {"体の調子が悪かった", "おなかがいっぱいだった"}, set()),
    ("部屋が広いので、掃除に四十分もかかった。", {"一人で全部した", "道具が古い", "手伝う人がいない"}, set()),
    # what the text says elsewhere, or nearly the same as its own reason
    (
        "弟は体の調子が悪かった。時間がなかったから、兄は朝ごはんを食べませんでした。",
        {"おなかがいっぱいだった"},
        {"体の調子が悪かった"},
    ),
    ("お金がなかったから、兄は何も買いませんでした。", {"店が閉まっていた"}, {"お金が足りなかった"}),
    ("熱が出たから、兄は朝ごはんを食べませんでした。", {"おなかがいっぱいだった"}, {"体の調子が悪かった"}),
    (
        "雨が降ってきたので、二人は近くの店に入りました。父は「道がわからなくなりました」とあやまりました。",
        {"とても疲れていた"},
        {"道に迷っていた"},
    ),
    # not why one cooks, but why it is he
    ("母が病院で働いていますから、日曜日は父が料理を作ります。", set(), {"作るのが簡単だ", "材料が家にある"}),
    # nobody, who needs no bus; a world without buses
    ("山を下るのだから、トロッコは速く走った。", set(), {"約束の時間に遅れた", "忘れ物に気がついた"}),
    ("雨が降ってきたので、狐は走った。", {"友だちが待っていた"}, {"バスの時間が近かった"}),
    # what does not go with how it was done
    ("おなかがすいたので、二人は喜んで店に入った。", {"外がとても寒かった"}, {"とても疲れていた"}),
]


@pytest.mark.parametrize(("body", "offered", "left_out"), OFFERED)
def test_a_believable_reason_is_offered(read: Read, body: str, offered: set[str], left_out: set[str]) -> None:
    analysis = read(body)
    (cause,) = (c for c in causes.causes(analysis) if isinstance(c, Cause))
    found = set(everyday_reasons.reasons(analysis, cause))
    assert offered <= found
    assert not left_out & found


@pytest.mark.parametrize(("level", "offered"), [("N4", "友だちにさそわれた"), ("N1", "友人に誘われた")])
def test_a_reason_is_written_as_its_level_writes(read: Read, level: str, offered: str) -> None:
    analysis = read("時間があったので、森さんは絵を習い始めた。")
    analysis = replace(analysis, text=replace(analysis.text, level=level))
    (cause,) = (c for c in causes.causes(analysis) if isinstance(c, Cause))
    assert offered in set(everyday_reasons.reasons(analysis, cause))


def test_a_denied_act_has_reasons_of_its_own() -> None:
    assert everyday_reasons.row_for("妹は自転車に乗った", False, "N4") != everyday_reasons.row_for(
        "妹は自転車に乗らなかった", False, "N4"
    )


def test_a_place_that_is_named_after_a_wood_is_none() -> None:
    town, wood = (everyday_reasons.row_for(f"父は{place}へ行きます", True, "N4") for place in ("青森", "森"))
    assert town != wood
