"""The seeded choice, on candidates made by hand."""

import os
import subprocess
import sys
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.analysis.types import Analysis
from quizgen.items.base import Choice, Evidence, Item, Note, Piece, Proposal
from quizgen.quiz import QuizSpec, choose
from quizgen.quiz.quotas import quota
from quizgen.source.text import Text

NOTE = Note("", "")
LANGUAGE = ("kanji_reading", "typed_reading", "particle")
CONTENT = ("fact", "speaker", "true_false")
BODY = "".join(f"これは{n:03}番目の文です。" for n in range(60))


def analysis(body: str = BODY, level: str = "N3") -> Analysis:
    return Analysis(Text("t", "題", body, level), (), (), (), (), (), (), (), ())


def item(kind: str, n: int, **changes: object) -> Item:
    """Item number ``n`` of a kind: it stands in sentence ``n`` and its key is its own."""
    start = n * 12
    choices = tuple(Choice(f"{kind}{n}の{c}", c == "正", c, NOTE) for c in "正誤別他")
    made = Item(
        id=f"{kind}-{n}",
        kind=kind,
        shape="choose",
        level="N3",
        prompt=(Piece(f"{kind}{n}？"),),
        choices=choices,
        answers=(),
        evidence=(Evidence(start, start + 12, BODY[start : start + 12]),),
        hides=(),
        explanation=NOTE,
        focus=(start, start + 2),
    )
    return replace(made, **changes)


def proposal(kinds: tuple[str, ...], each: int = 10) -> Proposal:
    return Proposal(tuple(item(k, i * len(kinds) + n) for i in range(each) for n, k in enumerate(kinds)))


def quiz(*items: Item, **spec: object) -> tuple[Item, ...]:
    return choose([Proposal(items)], [analysis()], QuizSpec(**spec)).items


def test_a_quiz_of_twelve_has_five_kinds_and_five_items_on_the_content() -> None:
    chosen = choose([proposal(LANGUAGE + CONTENT)], [analysis()], QuizSpec(count=12)).items
    assert len(chosen) == 12
    assert len({i.kind for i in chosen}) >= 5
    assert sum(quota(i.kind).group == "comprehension" for i in chosen) >= 5


def test_one_kind_alone_still_fills_the_quiz() -> None:
    chosen = choose([proposal(("particle",))], [analysis()], QuizSpec(count=8)).items
    assert len(chosen) == 8


def test_a_few_content_items_are_not_crowded_out() -> None:
    few = Proposal((*proposal(LANGUAGE, 15).items, *(item("fact", 46 + n) for n in range(5))))
    chosen = choose([few], [analysis()], QuizSpec(count=12)).items
    assert sum(i.kind == "fact" for i in chosen) == 5


def test_true_and_false_statements_keep_the_balance() -> None:
    def judged(n: int, true: bool) -> Item:
        marks = (Choice("○", true, "why", NOTE), Choice("×", not true, "why", NOTE))
        return item("true_false", n, shape="true_false", choices=marks)

    chosen = quiz(*(judged(n, n < 3) for n in range(20)), count=12)
    keys = Counter(c.text for i in chosen for c in i.choices if c.correct)
    assert keys["○"] == 3
    assert keys["×"] <= 4


def test_asked_kinds_only() -> None:
    chosen = choose([proposal(LANGUAGE + CONTENT)], [analysis()], QuizSpec(kinds=("fact", "particle"))).items
    assert {i.kind for i in chosen} == {"fact", "particle"}


def test_language_first_then_content_in_the_order_of_the_text() -> None:
    chosen = choose([proposal(LANGUAGE + CONTENT)], [analysis()], QuizSpec(count=12)).items
    groups = [quota(i.kind).group for i in chosen]
    assert groups == sorted(groups, reverse=True)
    content = [i.evidence[0].start for i in chosen if quota(i.kind).group == "comprehension"]
    assert content == sorted(content)


def test_items_are_spread_over_the_text() -> None:
    chosen = choose([proposal(LANGUAGE + CONTENT)], [analysis()], QuizSpec(count=12)).items
    thirds = Counter(i.focus[0] * 3 // len(BODY) for i in chosen)
    assert all(thirds[n] >= 2 for n in range(3))


@pytest.mark.parametrize(
    ("one", "two", "why"),
    [
        (item("fact", 1), item("speaker", 1), "one focus"),
        (item("kanji_reading", 1, lemma="発表"), item("typed_reading", 5, lemma="発表"), "one word"),
        (
            item("particle", 1, hides=((18, 19),)),
            item("kanji_reading", 1, focus=(20, 21), prompt=(Piece("これは001番目の文です。"),)),
            "the hidden span stands in the other prompt",
        ),
        (
            item("fact", 1, choices=(Choice("館長", True, "", NOTE), Choice("市長", False, "", NOTE))),
            item("true_false", 1, focus=(20, 21), prompt=(Piece("館長が話した。"),)),
            "the key stands in a prompt on the same sentence",
        ),
        (item("true_false", 1), item("true_false", 1, id="other", focus=(16, 18)), "one kind on one sentence"),
        (
            item("text_grammar", 1, shape="blanks", focus=(4, 5), hides=((4, 5), (18, 19))),
            item("particle", 5, focus=(18, 19)),
            "one of several blanks is the other's focus",
        ),
        (
            item("typed_reading", 1, shape="type", choices=(), answers=("いがい",)),
            item("kanji_reading", 5, choices=(Choice("いがい", True, "", NOTE), Choice("いかい", False, "", NOTE))),
            "what is to be typed stands among the choices",
        ),
    ],
    ids=lambda v: v if isinstance(v, str) else "",
)
def test_items_that_may_not_stand_together(one: Item, two: Item, why: str) -> None:
    assert len(quiz(one, two)) == 1, why
    assert len(quiz(two, one)) == 1, why


def test_furigana_does_not_show_a_reading_that_is_asked_for() -> None:
    asked = item("kanji_reading", 1, prompt=(Piece("市が"), Piece("発表", "marked"), Piece("した。")))
    shown = item(
        "fact",
        4,
        prompt=(
            Piece("だれが発表しましたか。", furigana=(("だれが", ""), ("発表", "はっぴょう"), ("しましたか。", ""))),
        ),
    )
    prompts = {i.kind: i.prompt for i in quiz(asked, shown)}
    assert prompts["fact"][0].furigana[1] == ("発表", "")


def test_furigana_and_version_change_no_item() -> None:
    made = [
        choose([proposal(LANGUAGE + CONTENT)], [analysis()], QuizSpec(furigana=f, version=v)).items
        for f, v in (("level", "A"), ("none", "A"), ("level", "B"))
    ]
    assert made[0] == made[1]
    assert {i.id for i in made[0]} == {i.id for i in made[2]}
    assert [[c.text for c in i.choices] for i in made[0]] != [[c.text for c in i.choices] for i in made[2]]


def test_items_of_a_second_text_say_so() -> None:
    both = [proposal(CONTENT, 4), Proposal(tuple(replace(i, id=i.id + "b") for i in proposal(CONTENT, 4).items))]
    chosen = choose(both, [analysis(), analysis()], QuizSpec(count=12)).items
    assert {i.evidence[0].text_index for i in chosen} == {0, 1}


@given(st.integers(0, 10**6), st.integers(1, 20))
def test_law_same_spec_same_quiz_and_no_item_twice(seed: int, count: int) -> None:
    spec = QuizSpec(seed=seed, count=count)
    first, second = (choose([proposal(LANGUAGE + CONTENT)], [analysis()], spec) for _ in range(2))
    assert first == second
    assert len({i.id for i in first.items}) == len(first.items) == count


def test_law_no_place_is_favoured_for_the_key() -> None:
    places: Counter[int] = Counter()
    for seed in range(60):
        for i in choose([proposal(LANGUAGE + CONTENT, 4)], [analysis()], QuizSpec(seed=seed, count=10)).items:
            places[[c.correct for c in i.choices].index(True)] += 1
    assert all(0.2 < places[n] / places.total() < 0.3 for n in range(4)), places


def test_law_the_key_moves_within_a_quiz() -> None:
    chosen = choose([proposal(LANGUAGE + CONTENT)], [analysis()], QuizSpec(count=12)).items
    places = [[c.correct for c in i.choices].index(True) for i in chosen]
    assert max(Counter(places).values()) <= 4
    assert all(len(set(places[n : n + 3])) > 1 for n in range(10))


def test_same_bytes_under_any_hash_seed() -> None:
    code = (
        "import importlib.util as u; s = u.spec_from_file_location('t', __import__('sys').argv[1]);"
        "t = u.module_from_spec(s); s.loader.exec_module(t);"
        "print(t.choose([t.proposal(t.LANGUAGE + t.CONTENT)], [t.analysis()], t.QuizSpec(count=12)))"
    )
    out = {
        subprocess.run(
            [sys.executable, "-c", code, __file__],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(out) == 1
