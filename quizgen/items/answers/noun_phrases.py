"""Noun phrases before a particle: which of them name a thing or somebody that a question can ask for or offer.

What no question word stands for although it is a noun (調査を行う, 目を向ける) are rows of ``unasked.tsv``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from quizgen import kana, tables
from quizgen.analysis.types import Analysis, Argument, Fact, Token, apart, within
from quizgen.items.lookup import FORMAL
from quizgen.items.sentences import pointing
from quizgen.items.stems import RefusedError

LONGEST = 20
"""Characters of an answer."""
PARTICLE = {"ヲ": "を", "ニ": "に", "ト": "と", "ヘ": "へ", "ガ": "が", "ハ": "は"}
PEOPLE = ("PERSON", "PEOPLE")
NO_THING = frozenset(
    ("TIME", "CLOCK", "DURATION", "COUNT", "MONEY", "SHARE", "NUMBER", "PRONOUN", "POINTER", "QUESTION", "BODY")
)


@dataclass(frozen=True, slots=True)
class Unasked:
    """A row of ``unasked.tsv``."""

    noun: str
    particle: str
    predicate: str
    ask: str
    example: str


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun phrase before a particle: its span, type, text, the dictionary form of its last word, whether that takes
    する, and whether it is a name.
    """

    start: int
    end: int
    type: str
    text: str
    head: str
    verbal: bool
    named: bool


def noun_of(analysis: Analysis, argument: Argument) -> Noun | None:
    """The noun phrase of an argument, or None where it names nothing that can be asked for or offered."""
    if argument.entity < 0 or argument.restored:
        return None
    entity = analysis.entities[argument.entity]
    text = analysis.text.body[argument.start : argument.end]
    run = within(analysis.tokens, argument.start, argument.end)
    words = apart(within(analysis.words, argument.start, argument.end))
    if not run or not words or entity.end != argument.end or entity.type in NO_THING or len(text) > LONGEST:
        return None
    if (
        _counted(run)
        or not _names(run)
        or any(t.surface in "、，「」『』（）()\n…：；" or t.pos == "代名詞" for t in run)
    ):
        return None
    if words[-1].part not in ("noun", "name", "suffix") or words[-1].dictionary_form in (*FORMAL, *pointing.bare()):
        return None
    try:
        pointing.check_pointers(analysis, run)
    except RefusedError:
        return None
    verbal, name = (
        run[-1].pos.endswith("サ変可能"),
        any(t.pos.startswith("名詞-固有名詞") or kana.fold_width(t.surface).isascii() for t in run),
    )
    return Noun(argument.start, argument.end, entity.type, text, words[-1].dictionary_form, verbal, name)


def _counted(run: Sequence[Token]) -> bool:
    """Whether a number is all that is said of a noun: 一冊の本."""
    parts = [t.surface for t in run]
    return run[0].pos == "名詞-数詞" and "の" in parts and all(t.pos.startswith(("名詞", "接", "助詞")) for t in run)


def _names(run: Sequence[Token]) -> bool:
    """Whether the last token is a noun that names a thing, and none is unknown but names."""
    last = run[-1]
    noun = last.pos.startswith(("名詞-普通名詞", "名詞-固有名詞", "接尾辞-名詞的"))
    adverbial = last.pos.endswith(("副詞可能", "助数詞可能", "助数詞", "形状詞可能"))
    quantity = any(t.pos == "名詞-数詞" for t in run[-2:]) or not QUANTITIES.isdisjoint((run[0].surface, last.surface))
    return noun and not adverbial and not quantity and all(t.known for t in run)


FRAME = frozenset(("ある", "いる", "する", "なる"))
"""Predicates beside which a noun may be no thing at all."""
QUANTITIES = frozenset(
    (
        "一部",
        "多く",
        "すべて",
        "全て",
        "全部",
        "ほとんど",
        "大半",
        "半分",
        "全体",
        "部分",
        "数",
        "量",
        "種類",
        "など",
        "側",
        "西側",
        "東側",
    )
)


def ask(analysis: Analysis, fact: Fact, argument: Argument, noun: Noun) -> str:
    """``never`` or ``open`` by the first row that fits, an empty string where none does."""
    particle = PARTICLE[argument.case].replace("は", "が")
    if particle == "が" and fact.voice == "passive":
        particle = "を"  # 調査が行われる
    if _in_idiom(analysis, argument):
        return "never"
    fitting = (r for r in _unasked() if _fits(r, noun, particle, fact.base))
    return next((r.ask for r in fitting), "")


def _fits(row: Unasked, noun: Noun, particle: str, base: str) -> bool:
    """Whether a row says something of a phrase and its predicate."""
    named = row.noun == "*" or (row.noun == "verbal" and noun.verbal) or noun.head in row.noun.split("|")
    return named and all(
        cell == "*" or word in cell.split("|") for cell, word in ((row.particle, particle), (row.predicate, base))
    )


@cache
def _unasked() -> tuple[Unasked, ...]:
    return tables.rows(Unasked, "unasked")


def _in_idiom(analysis: Analysis, argument: Argument) -> bool:
    """Whether noun and predicate are one word for a learner: 目を向ける."""
    return any(
        w.parts and w.start < argument.end < w.end for w in within(analysis.words, argument.start, argument.end + 12)
    )
