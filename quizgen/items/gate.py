"""The gate: every item passes each named check or is refused with its reason.

The checks are the defects that reviewers of item banks found (two right answers, answers that leak, broken
language); kinds prove what is theirs to prove, the gate trusts none of them.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from quizgen import kana, tables
from quizgen.analysis.types import Analysis
from quizgen.items import levels
from quizgen.items.base import FILLED, JOIN, Item

LONGEST_QUESTION = 100
LONGEST_CHOICE = 40
LONGEST_WITH_BLANKS = 600
MOST_PLACES = 6
PAIRS = (("「", "」"), ("『", "』"), ("（", "）"), ("(", ")"))


@dataclass(frozen=True, slots=True)
class Sensitive:
    """A row of ``sensitive.tsv``."""

    word: str
    example: str


@dataclass(frozen=True, slots=True)
class Blemish:
    """A row of ``blemishes.tsv``."""

    pattern: str
    why: str
    example: str


def refusal(item: Item, analysis: Analysis) -> str:
    """Why an item is refused, or an empty string if it passes."""
    for check in CHECKS:
        why = check(item, analysis)
        if why:
            return f"{check.__name__.strip('_')}: {why}"
    return ""


def proof(item: Item, analysis: Analysis) -> str:
    """Evidence is in the text, and every choice says why it is right or wrong."""
    body = analysis.text.body
    if not item.evidence or any(body[e.start : e.end] != e.text for e in item.evidence):
        return "no evidence in the text"
    notes = [item.explanation, *(c.explanation for c in item.choices)]
    return "" if all(n.ja and n.en for n in notes) else "an explanation is missing"


def worth_asking(item: Item, analysis: Analysis) -> str:
    """What is asked is of the text's level, one easier or one harder (``levels``)."""
    return levels.objection(analysis, item.level)


def one_right(item: Item, analysis: Analysis) -> str:
    """Exactly one choice is right, and no two read alike; every place is filled with what is offered for it."""
    if item.shape in FILLED:
        return _filled(item)
    if item.shape not in ("choose", "true_false"):
        return "" if item.answers else "no accepted answer"
    if sum(c.correct for c in item.choices) != 1:
        return "not exactly one right choice"
    folded = {kana.fold_width(c.text) for c in item.choices}
    return "" if len(folded) == len(item.choices) else "two choices are the same"


def _filled(item: Item) -> str:
    offered = [{c.text for c in item.offered(n)} for n in range(1, len(item.places) + 1)]
    if any(len(texts) != len(item.offered(n)) for n, texts in enumerate(offered, start=1)):
        return "two choices are the same"
    parts = [answer.split(JOIN) for answer in item.answers]
    fits = [len(p) == len(offered) and all(t in texts for t, texts in zip(p, offered, strict=True)) for p in parts]
    return "" if fits and all(fits) else "an answer does not fill the places"


def number_of_choices(item: Item, analysis: Analysis) -> str:
    """Three or four choices; ○ and × for a statement; three to six places to fill, or two with choices of their own."""
    if item.shape == "choose" and not 3 <= len(item.choices) <= 4:
        return f"{len(item.choices)} choices"
    own = any(c.place for c in item.choices)
    if item.shape in FILLED and not (2 if own else 3) <= len(item.places) <= MOST_PLACES:
        return f"{len(item.places)} places"
    return ""


def answer_in_question(item: Item, analysis: Analysis) -> str:
    """The key does not stand in what is asked."""
    plain = "".join(p.text for p in item.prompt if p.role == "plain")
    keys = [c.text for c in item.choices if c.correct] if item.shape == "choose" else list(item.answers)
    if any(p.role != "plain" for p in item.prompt):
        return ""
    return "the answer stands in the question" if any(len(k) > 1 and k in plain for k in keys) else ""


def language(item: Item, analysis: Analysis) -> str:
    """Brackets close, the question ends, and nothing of ``blemishes.tsv`` occurs."""
    text = item.question
    for opening, closing in PAIRS:
        if text.count(opening) != text.count(closing):
            return "brackets do not close"
    longest = LONGEST_WITH_BLANKS if item.shape == "blanks" else LONGEST_QUESTION
    if len(text) > longest or any(len(c.text) > LONGEST_CHOICE for c in item.choices):
        return "too long"
    whole = not any(p.role == "blank" for p in item.prompt)  # what fills a blank may begin with a particle: に対して
    for row, pattern in _blemishes():
        if pattern.search(text) or any(pattern.search(c.text) for c in item.choices if whole and not c.text.isascii()):
            return row.why
    return ""


@cache
def _blemishes() -> tuple[tuple[Blemish, re.Pattern[str]], ...]:
    return tuple((r, re.compile(r.pattern)) for r in tables.rows(Blemish, "blemishes"))


def alike(item: Item, analysis: Analysis) -> str:
    """The key does not stand out: it is neither much longer nor much shorter than every other choice."""
    if item.shape != "choose":
        return ""
    key = next(len(c.text) for c in item.choices if c.correct)
    rest = [len(c.text) for c in item.choices if not c.correct]
    if key > 2 * max(rest) + 2 or 2 * key + 2 < min(rest):
        return "the key stands out by its length"
    return ""


def sensitive(item: Item, analysis: Analysis) -> str:
    """Nothing false is said of named people with a word of ``sensitive.tsv``."""
    about = any(c.why.startswith(("F3", "F14")) for c in item.choices)
    if about and any(row.word in item.question for row in tables.rows(Sensitive, "sensitive")):
        return "a false statement on a sensitive matter"
    return ""


def put_back(item: Item, analysis: Analysis) -> str:
    """With the key in its blanks, the prompt is what the text says, cut at the borders of words."""
    pieces = [p.text for p in item.prompt]
    places = [n for n, p in enumerate(item.prompt) if p.role in ("blank", "slot")]
    if not places or item.shape == "match" or not item.hides:
        return ""
    keys = item.answers[0].split(JOIN) if item.answers else [next(c.text for c in item.choices if c.correct)]
    for place, key in zip(places, keys, strict=True):
        pieces[place] = key
    if "".join("".join(pieces).split()) not in "".join(analysis.text.body.split()):
        return "the text does not say what the key makes of the prompt"
    return ""


def homogeneous(item: Item, analysis: Analysis) -> str:
    """No choice is the odd one out by its ending or by its writing."""
    if item.shape != "choose":
        return ""
    for sort in (_polite, kana.has_kanji, kana.is_katakana, _ends_sentence):
        sorts = [bool(sort(c.text)) for c in item.choices]
        key = next(sort(c.text) for c in item.choices if c.correct)
        if sorts.count(bool(key)) == 1 and len(sorts) > 2:
            return "the key is the odd one out"
    return ""


def _polite(text: str) -> bool:
    return text.rstrip("。か").endswith(
        ("です", "ます", "ました", "ません", "でした", "でしょう", "ましょう", "ください")
    )


def _ends_sentence(text: str) -> bool:
    return text.endswith(("。", "？", "！"))


def absolute(item: Item, analysis: Analysis) -> str:
    """No word like 必ず in wrong statements alone: who knows tests would see through it.  A word alone says nothing."""
    if item.shape != "choose":
        return ""
    key = next(c.text for c in item.choices if c.correct)
    odd = (c.text for c in item.choices if not c.correct and _absolute(c.text))
    return "a wrong choice says always or never" if any(odd) and not _absolute(key) else ""


def _absolute(text: str) -> bool:
    return any(w in text and w != text for w in ABSOLUTE)


ABSOLUTE = ("必ず", "絶対", "すべての", "全員", "決して", "いつも", "どんな")


CHECKS: tuple[Callable[[Item, Analysis], str], ...] = (
    worth_asking,
    proof,
    one_right,
    number_of_choices,
    answer_in_question,
    language,
    alike,
    put_back,
    homogeneous,
    absolute,
    sensitive,
)
