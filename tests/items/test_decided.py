"""What an author decided about items: it holds wherever items are made, and outlives every change of the rules."""

import functools
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from quizgen import lexicon, paths, tables
from quizgen.analysis import analyse
from quizgen.analysis.types import Analysis
from quizgen.items import gate, propose
from quizgen.items.base import Item, Proposal
from quizgen.items.rewording import fingerprint, written
from quizgen.output.findings import findings
from quizgen.quiz import QuizSpec, choose
from quizgen.source import plain
from quizgen.source.library import Library
from quizgen.source.text import ChoiceEdit, Decision, ItemEdit, OwnChoice, OwnItem, Text

BODY = (
    "石川市長は七月十日に駅前で新しい店を開きました。中村さんは九月五日に公園で歌を歌いました。"
    "強い雨が降ったので、町の試合は中止になりました。森田さんは五月二日に図書館で三冊の本を借りました。"
)
TEXT = plain(BODY, "town")


def proposed(*decisions: Decision, text: Text = TEXT, kinds: tuple[str, ...] = ()) -> tuple[Analysis, Proposal]:
    analysis = analyse(replace(text, decisions=decisions), lexicon.load())
    return analysis, propose(analysis, lexicon.load(), kinds)


def ids(proposal: Proposal) -> list[str]:
    return [item.id for item in proposal.items]


@pytest.fixture(scope="module")
def items() -> tuple[Item, ...]:
    return proposed()[1].items


def first(items: tuple[Item, ...], kind: str) -> Item:
    return next(i for i in items if i.kind == kind)


def test_an_id_begins_with_its_kind(items: tuple[Item, ...]) -> None:
    assert all(Decision(i.id, "keep", "").kind == i.kind for i in items)


def test_a_refused_item_never_comes(items: tuple[Item, ...]) -> None:
    item = first(items, "fact")
    analysis, found = proposed(Decision(item.id, "refuse", written(item), "too easy"))
    assert ids(found) == [i.id for i in items if i.id != item.id]
    assert [r.why for r in found.rejected if r.why.startswith("by the author")] == ["by the author: too easy"]
    quiz = choose((found,), (analysis,), QuizSpec(count=500))
    assert item.id not in {i.id for i in quiz.items}


def test_kept_items_come_first(items: tuple[Item, ...]) -> None:
    wanted = [i for i in items if i.kind in ("particle", "kanji_reading")][-1]
    analysis, found = proposed(Decision(wanted.id, "keep", written(wanted)))
    for seed in range(5):
        assert wanted.id in {i.id for i in choose((found,), (analysis,), QuizSpec(seed, 1)).items}


def test_a_decision_moves_no_other_item_of_a_quiz(items: tuple[Item, ...]) -> None:
    spec = QuizSpec(count=4)
    before = choose((proposed()[1],), (analyse(TEXT, lexicon.load()),), spec).items
    unused = next(i for i in items if i not in before and i.id not in {b.id for b in before})
    analysis, found = proposed(Decision(unused.id, "refuse", written(unused), "too easy"))
    assert [i.id for i in choose((found,), (analysis,), spec).items] == [i.id for i in before]


def edit(item: Item, **new: str) -> Decision:
    right = next(c for c in item.choices if not c.correct)
    choice = ChoiceEdit(right.text, new.get("choice", ""), "書いてありません。", "The text does not say so.")
    words = ItemEdit(new.get("prompt", ""), (choice,), (), "", new.get("en", ""), new.get("base", fingerprint(item)))
    return Decision(item.id, "edit", written(item), "", words)


def test_an_edited_item_comes_as_it_was_edited(items: tuple[Item, ...]) -> None:
    item = first(items, "fact")
    _, found = proposed(edit(item, prompt="さて、" + written(item), choice="八月八日", en="So it says."))
    (new,) = (i for i in found.items if i.id == item.id)
    assert new.question == "さて、" + item.question
    assert new.authorship.origin == "edited" and new.authorship.kept
    assert [c.text for c in new.choices if c.correct] == [c.text for c in item.choices if c.correct]
    assert "八月八日" in [c.text for c in new.choices]
    assert new.explanation == replace(item.explanation, en="So it says.")
    assert new.focus == item.focus and new.evidence == item.evidence


def test_an_edit_with_a_second_answer_is_refused(items: tuple[Item, ...]) -> None:
    item = first(items, "fact")
    key = next(c.text for c in item.choices if c.correct)
    _, found = proposed(edit(item, choice=key))
    assert item.id not in ids(found)
    (outcome,) = found.outcomes
    assert outcome.refused.startswith("one_right: ") and outcome.made == item


def test_an_author_may_overrule_a_check_but_not_what_binds(items: tuple[Item, ...]) -> None:
    item = first(items, "fact")
    long = edit(item, choice="八月八日の" + "とても" * 20 + "寒い日")
    other = replace(
        long, edit=replace(long.edit, choices=tuple(replace(c, text="必ず八月八日") for c in long.edit.choices))
    )
    (outcome,) = proposed(other)[1].outcomes
    check = outcome.refused.partition(":")[0]
    assert check == "absolute"
    assert item.id in ids(proposed(replace(other, despite=(check,)))[1])
    same = edit(item, choice=next(c.text for c in item.choices if c.correct))
    assert item.id not in ids(proposed(replace(same, despite=("one_right",)))[1])
    assert {check.__name__ for check in gate.BINDING} <= {check.__name__ for check in gate.CHECKS}


def test_an_edit_of_an_item_that_has_changed_is_kept_and_told(items: tuple[Item, ...]) -> None:
    item = first(items, "fact")
    analysis, found = proposed(edit(item, choice="八月八日", base="00000000"))
    assert item.id in ids(found)
    assert found.outcomes[0].changed
    told = [f.what for f in findings(analysis, found, BODY)]
    assert any(what.startswith(f"the item below your edit has changed: {item.id}") for what in told)


def test_an_orphan_is_listed(items: tuple[Item, ...]) -> None:
    analysis, found = proposed(Decision("fact-0123456789", "keep", "だれが山に登りましたか。"))
    assert ids(found) == [i.id for i in items]
    assert [o.made for o in found.outcomes] == [None]
    assert any("fact-0123456789 is kept, and no rule makes it" in f.what for f in findings(analysis, found, BODY))


def test_decisions_on_other_kinds_are_no_orphans() -> None:
    assert proposed(Decision("fact-0123456789", "keep", "だれ？"), kinds=("particle",))[1].outcomes == ()


def test_a_decision_finds_its_item_after_the_text_before_it_was_changed(items: tuple[Item, ...]) -> None:
    moved = analyse(replace(TEXT, body=BODY.replace("中村さんは", "その日、中村さんは")), lexicon.load())
    now = {(i.kind, written(i)): i for i in propose(moved, lexicon.load()).items}
    item = next(i for i in items if (i.kind, written(i)) in now and now[i.kind, written(i)].id != i.id)
    decisions = (Decision(item.id, "refuse", written(item), "no"),)
    found = propose(replace(moved, text=replace(moved.text, decisions=decisions)), lexicon.load())
    assert now[item.kind, written(item)].id not in ids(found)
    assert found.outcomes[0].made == now[item.kind, written(item)]


def test_an_own_item_may_overrule_a_check() -> None:
    choices = tuple(
        OwnChoice(t, t == "雨が降ったから", "です。", "So.") for t in ("雨が降ったから", "必ず勝つから", "夜だから")
    )
    own = OwnItem(
        "why", "choose", "N3", "試合は、どうして中止になりましたか。", choices, (), ("強い雨",), "雨。", "Rain."
    )
    assert not proposed(text=replace(TEXT, own=(own,)), kinds=("authored",))[1].items
    (item,) = proposed(text=replace(TEXT, own=(replace(own, despite=("absolute",)),)), kinds=("authored",))[1].items
    assert item.authorship.origin == "authored"


@contextmanager
def table_without(name: str, third: int) -> Iterator[None]:
    """The rules with another table: every third of its rows is gone."""
    whole = tables._lines.__wrapped__

    @functools.cache
    def lines(asked: str) -> tuple[tuple[int, tuple[str, ...]], ...]:
        found = whole(asked)
        return found[:1] + tuple(r for n, r in enumerate(found[1:]) if asked != name or n % 3 != third)

    kept, tables._lines = tables._lines, lines  # type: ignore[assignment]
    forget()
    try:
        yield
    finally:
        tables._lines = kept
        forget()


def forget() -> None:
    """Empty every cache of the rules, the dictionary's apart."""
    for name, module in list(sys.modules.items()):
        if name.startswith("quizgen.") and not name.startswith(("quizgen.lexicon", "quizgen.source")):
            for each in list(vars(module).values()):
                clear = getattr(each, "cache_clear", None)
                if clear:
                    clear()


ITEMS = proposed()[1].items
DECISIONS: dict[str, Callable[[Item], Decision]] = {
    "keep": lambda i: Decision(i.id, "keep", written(i)),
    "refuse": lambda i: Decision(i.id, "refuse", written(i), "two answers"),
    "edit": lambda i: Decision(i.id, "edit", written(i), "", ItemEdit(en="Because.", base=fingerprint(i))),
}
TABLES = ("antonyms", "blemishes", "counters", "entities", "homographs", "interchangeable", "everyday_reasons")


@settings(max_examples=8, deadline=None, phases=[Phase.generate], suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.sampled_from(ITEMS), unique_by=lambda i: i.id, min_size=1, max_size=8),
    st.lists(st.sampled_from(sorted(DECISIONS)), min_size=8, max_size=8),
    st.sampled_from(TABLES),
    st.integers(0, 2),
)
def test_no_decision_is_lost_when_a_rule_changes(
    items: list[Item], verdicts: list[str], table: str, third: int
) -> None:
    decisions = tuple(DECISIONS[verdict](item) for item, verdict in zip(items, verdicts, strict=False))
    with table_without(table, third):
        analysis, found = proposed(*decisions)
        made = propose(replace(analysis, text=TEXT), lexicon.load())
    assert [o.decision for o in found.outcomes] == list(decisions)
    still = {i.id for i in made.items}
    by_id = {i.id: i for i in found.items}
    for outcome in found.outcomes:
        decision = outcome.decision
        if outcome.made is None:
            assert decision.item not in still
        elif decision.verdict == "refuse":
            assert outcome.made.id not in by_id
        elif not outcome.refused:
            assert by_id[outcome.made.id].authorship.kept
    refused = {o.made.id for o in found.outcomes if o.made and (o.refused or o.decision.verdict == "refuse")}
    assert set(by_id) == still - refused


def test_every_decision_of_the_texts_that_ship_finds_its_item() -> None:
    library = Library(paths.shipped("texts"))
    for text in (t for t in library.texts() if t.decisions):
        assert all(o.made and not o.refused for o in propose(analyse(text, lexicon.load()), lexicon.load()).outcomes)


def test_what_was_decided_changes_the_digest_and_not_the_ground(tmp_path: Path) -> None:
    decided = replace(TEXT, decisions=(Decision("fact-0123456789", "keep", "だれ？"),))
    assert decided.digest != TEXT.digest and decided.ground == TEXT.ground == TEXT.digest
