"""A passage shows what its view allows and nothing else."""

from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizgen.lexicon.known import Known
from quizgen.output.passage import POLICIES, Paragraph, Policy, Run, View, passage
from quizgen.output.render import environment


def flat(paragraphs: tuple[Paragraph, ...]) -> str:
    """Readings in round brackets, blanks as [1], lit runs in angle brackets."""
    return "\n".join("".join(map(shown, paragraph.runs)) for paragraph in paragraphs)


def shown(run: Run) -> str:
    inner = "".join(w + (f"({r})" if r else "") for w, r in run.furigana) or f"[{run.label}]"
    return f"<{inner}>" if run.lit else inner


MAP = Known(frozenset({("地図", "ちず")}))
KAN = "鞄:かばん@N5 と@N5 地:ち|図:ず@N4 と@N5 二:に|円:えん@ 。 地:ち|図:ず@N4 の@N5 発:はっ|表:ぴょう@N3"


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        (View("all"), "鞄(かばん)と地(ち)図(ず)と二(に)円(えん)。地(ち)図(ず)の発(はっ)表(ぴょう)"),
        (View("none"), "鞄と地図と二円。地図の発表"),
        (View("first"), "鞄(かばん)と地(ち)図(ず)と二(に)円(えん)。地図の発(はっ)表(ぴょう)"),
        (View("level", "N5"), "鞄(かばん)と地(ち)図(ず)と二(に)円(えん)。地(ち)図(ず)の発(はっ)表(ぴょう)"),
        (View("level", "N4"), "鞄(かばん)と地図と二円。地図の発(はっ)表(ぴょう)"),
        (View("level"), "鞄(かばん)と地図と二円。地図の発(はっ)表(ぴょう)"),  # the text's own level, N4
        (View("level", "N3"), "鞄(かばん)と地図と二円。地図の発表"),  # 鞄 is in no school grade
        (View("none", blanks=((1, 2, 3),)), "鞄[3]地図と二円。地図の発表"),
        (View("all", blanks=((2, 3, 1),)), "鞄(かばん)と[1]図(ず)と二(に)円(えん)。地(ち)図(ず)の発(はっ)表(ぴょう)"),
        (View("none", blanks=((0, 1, 3), (2, 4, 3)), several=frozenset((3,))), "[3①]と[3②]と二円。地図の発表"),
        (View("none", blanks=((0, 1, 3), (2, 4, 3))), "[3]と[3]と二円。地図の発表"),
        (View("none", lit=((0, 2), (8, 10))), "<鞄><と>地図と二円。<地図>の発表"),
        (View("unknown"), "鞄(かばん)と地(ち)図(ず)と二(に)円(えん)。地(ち)図(ず)の発(はっ)表(ぴょう)"),
        (View("unknown", known=MAP), "鞄(かばん)と地図と二(に)円(えん)。地図の発(はっ)表(ぴょう)"),
        (View("level", "N5", known=MAP), "鞄(かばん)と地図と二(に)円(えん)。地図の発(はっ)表(ぴょう)"),
        (View("first", known=MAP), "鞄(かばん)と地図と二(に)円(えん)。地図の発(はっ)表(ぴょう)"),
        (View("all", known=MAP), "鞄(かばん)と地(ち)図(ず)と二(に)円(えん)。地(ち)図(ず)の発(はっ)表(ぴょう)"),
        (View("all", bare=((11, 13),)), "鞄(かばん)と地(ち)図(ず)と二(に)円(えん)。地(ち)図(ず)の発表"),
    ],
)
def test_furigana_blanks_and_evidence_follow_the_view(hand: SimpleNamespace, view: View, expected: str) -> None:
    assert flat(passage(hand.analysis(KAN), view, hand.lexicon)) == expected


def test_figures_carry_no_furigana(hand: SimpleNamespace) -> None:
    a = hand.analysis("3:さん|月:がつ@N5 1日:ついたち@N5 1978:せんきゅうひゃくななじゅうはち|年:ねん@N5")
    assert flat(passage(a, View("all"), hand.lexicon)) == "3月(がつ)1日(ついたち)1978年(ねん)"


def test_paragraphs_and_runs_cover_the_body_once(hand: SimpleNamespace) -> None:
    a = hand.analysis()
    paragraphs = passage(a, View("none"), hand.lexicon)
    assert flat(paragraphs) == a.text.body
    assert [a.text.body[p.start : p.end] for p in paragraphs] == a.text.body.split("\n")
    assert all(a.text.body[r.start : r.end] == "".join(w for w, _ in r.furigana) for p in paragraphs for r in p.runs)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])  # the fixture only holds makers
@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 9)), max_size=4), st.sampled_from(POLICIES))
def test_every_character_is_shown_or_under_a_blank(
    hand: SimpleNamespace, spans: list[tuple[int, int]], policy: Policy
) -> None:
    a = hand.analysis()
    cut = tuple((start, min(start + size, len(a.text.body))) for start, size in spans if start < len(a.text.body))
    blanks = tuple((start, end, n) for n, (start, end) in enumerate(cut[:2], start=1))
    hidden = {i for start, end, _ in blanks for i in range(start, end)}
    runs = [r for p in passage(a, View(policy, blanks=blanks, lit=cut[2:]), hand.lexicon) for r in p.runs]
    for run in runs:
        assert bool(run.blank) == (run.start in hidden)
        if not run.blank:
            assert "".join(w for w, _ in run.furigana) == a.text.body[run.start : run.end]
    assert sum(r.end - r.start for r in runs) == len(a.text.body.replace("\n", ""))


def test_no_white_space_comes_between_runs(hand: SimpleNamespace) -> None:
    paragraphs = passage(hand.analysis(KAN), View("first", blanks=((1, 2, 7),), lit=((2, 4),)), hand.lexicon)
    macros = environment().get_template("furigana.html").module
    html = str(macros.passage(paragraphs)).strip()  # type: ignore[attr-defined]
    assert html == (
        '<p lang="ja"><ruby class="narrow" data-rt="かばん">鞄<rp>（</rp><rt>かばん</rt><rp>）</rp></ruby>'
        '<span class="gap" data-item="7">7</span><mark class="evidence">'
        '<ruby data-rt="ち">地<rp>（</rp><rt>ち</rt><rp>）</rp></ruby>'
        '<ruby data-rt="ず">図<rp>（</rp><rt>ず</rt><rp>）</rp></ruby></mark>'
        'と<ruby data-rt="に">二<rp>（</rp><rt>に</rt><rp>）</rp></ruby>'
        '<ruby data-rt="えん">円<rp>（</rp><rt>えん</rt><rp>）</rp></ruby>。地図の'
        '<ruby data-rt="はっ">発<rp>（</rp><rt>はっ</rt><rp>）</rp></ruby>'
        '<ruby class="narrow" data-rt="ぴょう">表<rp>（</rp><rt>ぴょう</rt><rp>）</rp></ruby></p>'
    )
