"""The defects that the gate holds off: an item that fails and one that passes for each row of ``lints.tsv``."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

from quizgen import tables
from quizgen.analysis.types import Analysis
from quizgen.items import carrier, gate
from quizgen.items.base import JOIN, Choice, Evidence, Item, Note, Piece
from quizgen.quiz import together
from quizgen.quiz.together import candidate

Read = Callable[[str], Analysis]
MARKS = re.compile("［(?P<blank>[^］]+)］|＿(?P<marked>[^＿]+)＿")
SHOWN = re.compile("(?P<text>[^＞《]+)(?:＞(?P<shown>.+)|《(?P<furigana>.+)》)?")
NOTE = Note("本文にあります。", "The text says so.")


@dataclass(frozen=True, slots=True)
class Lint:
    """A row of ``lints.tsv``."""

    lint: str
    check: str
    defect: str
    fails: str
    example: str


ROWS = tables.rows(Lint, "lints")


@dataclass(frozen=True, slots=True)
class Written:
    """An item as the table writes it, apart from its marks."""

    prompt: str
    choices: tuple[str, ...]
    more: dict[str, str]

    @property
    def own(self) -> str:
        """The prompt as it stands in its text."""
        blank = re.sub("［([^］]+)］", lambda m: m[1].replace(JOIN, ""), self.prompt)
        return re.sub("＿([^＿＞《]+)[^＿]*＿", r"\1", blank)

    @property
    def body(self) -> str:
        """The text that the item is on."""
        return self.more.get("text", self.own)


def written(cell: str) -> Written:
    prompt, choices, *more = cell.split("｜")
    named = dict(m.split("=", 1) if "=" in m else ("text", m) for m in more)
    return Written(prompt, tuple(choices.split(" / ")), named)


def pieces(analysis: Analysis, one: Written, at: int) -> tuple[Piece, ...]:
    """The prompt in pieces; ``at``: where it stands in the text, -1 if it is no part of it."""
    out, place = [], 0
    for m in MARKS.finditer(one.prompt):
        out.append(Piece(one.prompt[place : m.start()]))
        place = m.end()
        if m["blank"] and JOIN in m["blank"]:
            out += [Piece("　", "slot")] * len(m["blank"].split(JOIN))
        elif m["blank"]:
            out.append(Piece(carrier.BLANK, "blank"))
        else:
            shown = SHOWN.fullmatch(m["marked"])
            assert shown
            furigana = ((shown["text"], shown["furigana"]),) if shown["furigana"] else ()
            out.append(Piece(shown["shown"] or shown["text"], "marked", furigana))
    out.append(Piece(one.prompt[place:]))
    whole = carrier.plain(analysis, at, at + len(one.own)).furigana if at >= 0 else ()
    return tuple(replace(p, furigana=whole) if p.role == "plain" else p for p in out if p.text)


def built(analysis: Analysis, one: Written) -> Item:
    """The item, each of its parts sound unless the table spoils it."""
    at = analysis.text.body.find(one.own)
    mark = MARKS.search(one.prompt)
    inner = re.sub("[＞《].*", "", (mark["blank"] or mark["marked"])).replace(JOIN, "") if mark else one.choices[0]
    begin = at + mark.start() if mark and at >= 0 else 0
    focus = (begin, begin + len(inner))
    tiles = bool(mark and mark["blank"] and JOIN in mark["blank"])
    return Item(
        id=one.prompt,
        kind=one.more.get("kind", "fact"),
        shape="arrange" if tiles else "choose",
        level=one.more.get("level", ""),
        prompt=pieces(analysis, one, at),
        choices=tuple(
            Choice(c, not n and not tiles, one.more.get("why", "a rule"), note(one, n))
            for n, c in enumerate(one.choices)
        ),
        answers=(one.more.get("answer") or mark["blank"],) if tiles and mark else (),
        evidence=evidence(analysis, one, at),
        hides=(focus,) if mark and mark["blank"] else (),
        explanation=NOTE,
        focus=focus,
        lemma=one.more.get("lemma", ""),
    )


def note(one: Written, n: int) -> Note:
    return Note("", "") if n and one.more.get("note") == "" else NOTE


def evidence(analysis: Analysis, one: Written, at: int) -> tuple[Evidence, ...]:
    body = analysis.text.body
    said = one.more.get("evidence", one.own if at >= 0 else body)
    start = max(0, body.find(said))
    return (Evidence(start, start + len(said), said),) if said else ()


def judged(read: Read, cell: str) -> str:
    """What the gate says of the item, with nothing but the name of the check."""
    one = written(cell)
    analysis = read(one.body)
    analysis = replace(analysis, text=replace(analysis.text, level=one.more.get("of", "")))
    item = built(analysis, one)
    unsure = one.more.get("unsure", "none")
    words = tuple(replace(w, confidence=0.5) if unsure in w.surface else w for w in analysis.words)
    return gate.refusal(item, replace(analysis, words=words)).partition(":")[0]


def forbidding(read: Read, cell: str) -> list[str]:
    """The checks of pairs that forbid the two items in one quiz."""
    both = [written(part) for part in cell.split(" ＋ ")]
    analysis = read("".join(dict.fromkeys(one.own for one in both)))
    one, two = (replace(built(analysis, w), id=str(n)) for n, w in enumerate(both))
    pair = [candidate(i, analysis.text.body, 0) for i in (one, two)]
    return [check.__name__ for check in together.CHECKS if check(*pair)]


SINGLE = [row for row in ROWS if " ＋ " not in row.fails]
PAIRS = [row for row in ROWS if " ＋ " in row.fails]


@pytest.mark.parametrize("row", SINGLE, ids=lambda r: f"{r.lint} {r.check}")
def test_the_gate_refuses_the_one_and_passes_the_other(row: Lint, read: Read) -> None:
    assert judged(read, row.fails) == row.check
    assert judged(read, row.example) == ""


@pytest.mark.parametrize("row", PAIRS, ids=lambda r: f"{r.lint} {r.check}")
def test_two_items_of_a_quiz_give_nothing_away(row: Lint, read: Read) -> None:
    assert row.check in forbidding(read, row.fails)
    assert forbidding(read, row.example) == []


def test_every_lint_has_a_check_and_every_check_a_lint() -> None:
    wanted = {f"L{n}" for n in range(1, 23)} | {f"G{n}" for n in range(1, 9)}
    assert {row.lint for row in ROWS} == wanted
    checks = {check.__name__ for check in (*gate.CHECKS, *together.CHECKS)}
    untold = {"same_item", "same_fact"}  # an item and itself; two questions on one fact (tests/quiz/test_choose.py)
    assert checks - untold == {row.check for row in ROWS}
