"""The file of what an author decided: read, told what is wrong with it, changed one entry at a time."""

import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.source import SourceError, decisions, items_file, own_items
from quizgen.source.normalisation import visible
from quizgen.source.text import ChoiceEdit, Decision, ItemEdit, OwnChoice, OwnItem

NAME = "oame.items.yaml"
FILE = """\
# Questions on the heavy rain.

# Asked since spring.
why-the-bridge:
  kind: authored
  shape: choose
  prompt: 町の人は、どうして橋を渡りませんでしたか。   # as in class
  choices:
    - {text: 水が多かったから, correct: true, explanation: {ja: 多かったです。, en: So it was.}}
    - {text: 橋が新しくなったから, explanation: {ja: 書いてありません。, en: It does not say so.}}
  evidence: [水が橋を越えた]
  explanation: {ja: 越えました。, en: It came over.}

fact-2222222222:
  keep: true
  asked: いつですか。

# Two answers!
particle-5555555555:
  refuse: two answers are right
  asked: 駅（　　）待つ。

reason-7777777777:
  edit:
    prompt: どうして中止になりましたか。
    choices:
      - was: 雨が降ったから
        now: 雨がふったから
        explanation: {ja: 雨でした。, en: It rained.}
    explanation: {en: Because of the rain.}
  base: 5f0c2a9d
  despite: [alike]
  asked: 試合は、どうして中止になりましたか。
"""
KEEP = {"keep": True, "asked": "だれですか。"}
BAD = [
    ("fact-2222222222:\n  keep: yes\n", "1: fact-2222222222: keep is true"),
    ("fact-2222222222:\n  keep: true\n  refuse: no\n", "1: fact-2222222222: says keep and refuse"),
    ("\nfact-2222222222:\n  refuse:\n", "2: fact-2222222222: needs a reason"),
    ("fact-2222222222:\n  refuse: no\n  becuase: x\n", "1: fact-2222222222: has an unknown field: becuase"),
    ("fact-2222222222:\n  edit: {}\n", "1: fact-2222222222: edit says none of"),
    ("fact-2222222222:\n  edit: {promt: x}\n", "1: fact-2222222222: has an unknown field: promt"),
    ("fact-2222222222:\n  edit: {choices: [{now: x}]}\n", "1: fact-2222222222: a choice says which one it was"),
    ("fact-2222222222:\n  edit: {answers: x}\n", "1: fact-2222222222: answers is no list"),
    ("fact-2222222222:\n  edit: {explanation: x}\n", "1: fact-2222222222: an explanation is in Japanese"),
    ("why-so-late:\n  refuse: no\n", "1: why-so-late: is no id of an item"),
    ("Who?:\n  keep: true\n", "1: Who?: is no id of an item"),
    ("fact-2222222222:\n  refuse: a\nfact-2222222222:\n  refuse: b\n", "3: fact-2222222222: stands twice"),
    ("{fact-2222222222: {refuse: a}}\n", "1: is no list of named items"),
    ("fact-2222222222:\n  refuse: !!python/name:os.system a\n", "2: tags (!…) are not allowed"),
    ("a: [[[[[[[[1]]]]]]]]\n", "is nested more than"),
    ("a: b: c\n", "1: is not valid YAML: mapping values are not allowed here"),
]


def test_own_items_and_decisions_are_read() -> None:
    own, made = items_file.parsed(FILE, NAME)
    assert [item.name for item in own] == ["why-the-bridge"]
    choice = ChoiceEdit("雨が降ったから", "雨がふったから", "雨でした。", "It rained.")
    edit = ItemEdit("どうして中止になりましたか。", (choice,), (), "", "Because of the rain.", "5f0c2a9d")
    assert made == (
        Decision("fact-2222222222", "keep", "いつですか。"),
        Decision("particle-5555555555", "refuse", "駅（　　）待つ。", "two answers are right"),
        Decision("reason-7777777777", "edit", "試合は、どうして中止になりましたか。", "", edit, ("alike",)),
    )


@pytest.mark.parametrize(("given_", "told"), BAD, ids=[told for _, told in BAD])
def test_what_is_wrong_is_told_with_file_line_and_item(given_: str, told: str) -> None:
    with pytest.raises(SourceError) as fault:
        items_file.parsed(given_, NAME)
    assert str(fault.value).startswith(NAME)
    assert told in str(fault.value)
    assert "\n" not in str(fault.value)


def test_a_new_decision_stands_in_order_and_all_other_lines_stay() -> None:
    new = items_file.changed(FILE, NAME, "kanji_reading-0123456789", KEEP)
    added = "kanji_reading-0123456789:\n  keep: true\n  asked: だれですか。\n\n"
    before, after = new.split(added)
    assert before + after == FILE
    assert after.startswith("# Two answers!\nparticle")


def test_a_new_item_of_ones_own_stands_before_the_decisions() -> None:
    own = {"kind": "authored", "prompt": "なぜ？"}
    new = items_file.changed(FILE, NAME, "why-so", own)
    assert [e.key for e in items_file.entries(new, NAME)][:3] == ["why-the-bridge", "why-so", "fact-2222222222"]


@pytest.mark.parametrize("key", ["fact-2222222222", "particle-5555555555", "reason-7777777777", "why-the-bridge"])
def test_another_value_changes_the_lines_of_its_entry_alone(key: str) -> None:
    entry = next(e for e in items_file.entries(FILE, NAME) if e.key == key)
    new = items_file.changed(FILE, NAME, key, {"refuse": "too easy"})
    lines = FILE.splitlines(keepends=True)
    lines[entry.start : entry.end] = [f"{key}:\n", "  refuse: too easy\n"]
    assert new == "".join(lines)


@pytest.mark.parametrize("key", ["fact-2222222222", "reason-7777777777"])
def test_without_its_entry_the_others_and_their_comments_stay(key: str) -> None:
    new = items_file.changed(FILE, NAME, key, None)
    assert key not in new
    assert [e.value for e in items_file.entries(new, NAME)] == [
        e.value for e in items_file.entries(FILE, NAME) if e.key != key
    ]
    assert "# Two answers!\nparticle-5555555555:\n" in new


def test_the_first_decision_begins_the_file() -> None:
    new = items_file.changed("", NAME, "fact-2222222222", KEEP)
    assert new == f"{items_file.HEAD}\nfact-2222222222:\n  keep: true\n  asked: だれですか。\n"
    assert items_file.parsed(items_file.changed(new, NAME, "fact-2222222222", None), NAME) == ((), ())


def test_the_lines_of_an_entry() -> None:
    assert items_file.lines_of(FILE, NAME, "fact-2222222222") == "fact-2222222222:\n  keep: true\n  asked: いつですか。"
    assert items_file.lines_of(FILE, NAME, "fact-3333333333") == ""


TEXTS = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufeff\ufffe\uffff\x85\u2028\u2029"), min_size=1
).filter(lambda s: s.strip() and visible(s) == s)
IDS = st.from_regex(r"[a-z_]{1,9}-[0-9a-f]{10}", fullmatch=True)
CHOICES = st.builds(ChoiceEdit, TEXTS, TEXTS, TEXTS, TEXTS)
EDITS = st.builds(ItemEdit, TEXTS, st.lists(CHOICES, max_size=2).map(tuple), st.lists(TEXTS).map(tuple), TEXTS, TEXTS)
DECISIONS = st.one_of(
    st.builds(Decision, IDS, st.just("keep"), TEXTS),
    st.builds(Decision, IDS, st.just("refuse"), TEXTS, TEXTS),
    st.builds(Decision, IDS, st.just("edit"), TEXTS, st.just(""), EDITS, st.lists(TEXTS).map(tuple)),
)
OWN_CHOICES = st.builds(OwnChoice, TEXTS, st.just(False), TEXTS, TEXTS)
OWN = st.builds(
    OwnItem, TEXTS, st.just("type"), st.sampled_from(["", "N3"]), TEXTS, st.lists(OWN_CHOICES, max_size=2).map(tuple),
    st.lists(TEXTS, min_size=1).map(tuple), st.lists(TEXTS, min_size=1).map(tuple), TEXTS, TEXTS,
)  # fmt: skip


@given(
    st.lists(DECISIONS, unique_by=lambda d: d.item, max_size=5), st.lists(OWN, unique_by=lambda o: o.name, max_size=2)
)
def test_whatever_is_decided_is_read_as_it_was_written(made: list[Decision], own: list[OwnItem]) -> None:
    file = ""
    for each in made:
        file = items_file.changed(file, NAME, each.item, decisions.entry(each))
    for item in own:
        file = items_file.changed(file, NAME, item.name, own_items.entry(item))
    assert items_file.parsed(file, NAME) == (tuple(own), tuple(sorted(made, key=lambda d: d.item)))


@given(st.permutations(["fact-2222222222", "particle-5555555555", "reason-7777777777", "why-the-bridge"]))
def test_entries_taken_out_in_any_order_leave_the_comments(order: list[str]) -> None:
    file = FILE
    for n, key in enumerate(order, start=1):
        file = items_file.changed(file, NAME, key, None)
        assert len(items_file.entries(file, NAME)) == 4 - n
    assert "# Questions on the heavy rain.\n" in file


def test_the_example_of_the_readme_is_such_a_file() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    block = readme.split("In full:\n\n")[1].split("\nWhen the text or the rules change")[0]
    own, made = items_file.parsed(textwrap.dedent(block), NAME)
    assert [item.name for item in own] == ["why-the-bridge"]
    assert [d.verdict for d in made] == ["keep", "refuse", "edit"]
