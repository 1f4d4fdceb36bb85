"""Wrong values for a right one: other values of the text, values near it, everyday ones for easy texts.

Each is a ``Value`` with the name of its rule.  A value is never offered if the text supports it for the same
predicate, if it may be the same thing as the key, or if one may hold inside the other.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from quizgen import kana, tables
from quizgen.analysis.entities import aliases, untitled
from quizgen.analysis.types import Analysis, Entity, Fact, Token, within
from quizgen.items.lookup import of_type, sentences_with_entity, sentences_with_word
from quizgen.items.stems import SIMPLE, level

DIGITS = "〇一二三四五六七八九"
_DIGIT = {ord(c): str(n) for n, c in enumerate(DIGITS)}
_NUMERAL = re.compile(r"[0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?|[〇一二三四五六七八九十百千]+")
ALIKE = 0.6
GAP = 4
JOINTS = "のは、・（("


@dataclass(frozen=True, slots=True)
class Value:
    """A wrong value: its text, the rule that made it, and where the text has it (-1: nowhere)."""

    text: str
    why: str
    at: int = -1


@dataclass(frozen=True, slots=True)
class Overlap:
    """A row of ``overlaps.tsv``."""

    one: str
    other: str
    example: str


@dataclass(frozen=True, slots=True)
class Stock:
    """A row of ``stock.tsv``."""

    type: str
    words: str
    example: str


@dataclass(frozen=True, slots=True)
class Order:
    """A row of ``sequences.tsv``."""

    words: str
    example: str


def others(analysis: Analysis, fact: Fact, entity: Entity, value: str, kind: str) -> list[Value]:
    """Wrong values for ``value``, best first, as many as can be proven wrong."""
    found = [*_from_text(analysis, fact, entity, value, kind)]
    if kind in ("TIME", "COUNT", "MONEY", "DURATION", "SHARE"):
        taken = {v.text for v in found} | {value}
        found += [v for v in _near(value, kind) if v.text not in taken and v.text not in analysis.text.body]
    if len(found) < 3 and level(analysis) in SIMPLE:
        found += _stock(analysis, kind, value, [v.text for v in found])
    return found


def _from_text(analysis: Analysis, fact: Fact, entity: Entity, value: str, kind: str) -> Iterator[Value]:
    seen = [value]
    for other in mentions(analysis, entity, kind):
        text = shown(analysis, other)
        if any(alike(text, s) or overlap(text, s) or _linked(analysis, text, s) for s in seen):
            continue
        if not _compatible(analysis, entity, other, value, text, kind) or _supported(analysis, fact, other):
            continue
        seen.append(text)
        yield Value(
            text, "F2 another time of the text" if kind == "TIME" else f"F3 another {kind} of the text", other.start
        )


def mentions(analysis: Analysis, entity: Entity, kind: str) -> list[Entity]:
    """The best mention of each other thing of the same type, in text order."""
    types = ("PLACE", "FACILITY") if kind == "PLACE" else (entity.type,)
    same = [e for e in of_type(analysis, *types) if e.unit == entity.unit and e.key != entity.key]
    best: dict[str, Entity] = {}
    for e in same:
        if e.key not in best or e.end - e.start > best[e.key].end - best[e.key].start:
            best[e.key] = e
    return sorted(best.values(), key=lambda e: (abs(e.start - entity.start), e.start))


def shown(analysis: Analysis, entity: Entity) -> str:
    """A mention as a choice: a name without the common nouns before it (首都アンカラ -> アンカラ)."""
    tokens = within(analysis.tokens, entity.start, entity.end)
    first = next((n for n, t in enumerate(tokens) if _is_name(t)), 0)
    if entity.type in ("PERSON", "PLACE") and first and _may_lead(tokens[first - 1]):
        return analysis.text.body[tokens[first].start : entity.end]
    return analysis.surface(entity)


def _may_lead(token: Token) -> bool:
    """Whether a token before a name is surely no part of it: 首都|アンカラ, 指導|者|…, but not 近|平."""
    return token.pos.startswith("接尾辞") or (
        token.known and len(token.surface) > 1 and token.pos.startswith("名詞-普通名詞")
    )


def _is_name(token: Token) -> bool:
    return token.pos.startswith(("名詞-固有名詞-人名", "名詞-固有名詞-地名")) or (
        not token.known and kana.is_katakana(token.surface)
    )


def key_of(text: str) -> str:
    """A value folded for comparison: width, and digits for kanji numerals."""
    return kana.fold_width(text).translate(_DIGIT)


def alike(text: str, other: str) -> bool:
    """Whether two names may be spellings of one: ナリシキン, ナルイシュキン."""
    a, b = key_of(untitled(text)), key_of(untitled(other))
    if a in b or b in a or not aliases(text).isdisjoint(aliases(other)):
        return True
    tail_a, tail_b = _katakana(a), _katakana(b)
    return bool(tail_a and tail_b) and SequenceMatcher(None, tail_a, tail_b).ratio() > ALIKE


def _katakana(text: str) -> str:
    found = re.findall(r"[ァ-ヺー]+", text)
    return found[-1] if found else ""


def _compatible(analysis: Analysis, entity: Entity, other: Entity, value: str, text: str, kind: str) -> bool:
    if kind == "TIME":
        return _shape(text) == _shape(value)
    if kind == "PLACE":
        return _is_country(analysis, entity) == _is_country(analysis, other) and named(analysis, entity) == named(
            analysis, other
        )
    if kind == "PERSON":
        return len(text) > 1 and _other_person(analysis, entity, other, value, text)
    return True


def _other_person(analysis: Analysis, entity: Entity, other: Entity, value: str, text: str) -> bool:
    """Two names; or two mentions of which at least one is a role, that end differently and hold no mere さん."""
    names = named(analysis, entity) + named(analysis, other)
    polite = names == 1 and (text[-2:] in POLITE or value[-2:] in POLITE)
    return names == 2 or (text[-2:] != value[-2:] and not polite)


POLITE = frozenset(("さん", "ちゃん", "くん", "さま"))


def named(analysis: Analysis, entity: Entity) -> bool:
    """Whether a person or place is named, not only called by a role or kind."""
    return any(_is_name(t) for t in within(analysis.tokens, entity.start, entity.end))


def _shape(text: str) -> str:
    return _NUMERAL.sub("#", kana.fold_width(text)) if _NUMERAL.search(text) else (_sequence_of(text) or (text,))[0]


@cache
def _sequences() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(r.words.split()) for r in tables.rows(Order, "sequences"))


def _sequence_of(text: str) -> tuple[str, ...]:
    return next((s for s in _sequences() if text in s), ())


def _is_country(analysis: Analysis, entity: Entity) -> bool:
    tokens = within(analysis.tokens, entity.start, entity.end)
    return bool(tokens) and (tokens[-1].pos == "名詞-固有名詞-地名-国" or tokens[-1].surface == "国")


def overlap(one: str, other: str) -> bool:
    """Whether one place may lie in the other (``overlaps.tsv``)."""
    return any(
        (_ends(one, r.one) and _ends(other, r.other)) or (_ends(one, r.other) and _ends(other, r.one))
        for r in tables.rows(Overlap, "overlaps")
    )


def _ends(text: str, word: str) -> bool:
    return word == "*" or text.endswith(word)


def _linked(analysis: Analysis, one: str, other: str) -> bool:
    """Whether the text joins the two, so that they may be one or lie in each other: 館長の森田さん, トルコの首都."""
    return _leads(analysis.text.body, one, other) or _leads(analysis.text.body, other, one)


def _leads(body: str, one: str, other: str) -> bool:
    """Whether ``other`` stands within ``GAP`` characters after ``one``, a joining mark not counted."""
    at = body.find(one)
    while at >= 0:
        near = body[at + len(one) : at + len(one) + 1 + GAP + len(other)].partition("\n")[0]
        if other in near[: GAP + len(other)] or (near[:1] in JOINTS and near.endswith(other)):
            return True
        at = body.find(one, at + 1)
    return False


def _supported(analysis: Analysis, fact: Fact, other: Entity) -> bool:
    """Whether some sentence with the same predicate holds the other value."""
    return not sentences_with_word(analysis, fact.base).isdisjoint(sentences_with_entity(analysis, other.key))


def _near(value: str, kind: str) -> Iterator[Value]:
    """Values near a number or in one sequence with a word: 10月11日 -> 10月12日, 春 -> 秋."""
    for word in _sequence_of(value):
        if word != value:
            yield Value(word, "F2 another time")
    found = list(_NUMERAL.finditer(value))
    if not found:
        return
    last = found[-1]
    for n in neighbours(number(last.group()), value[last.end() :][:1], kind):
        yield Value(
            value[: last.start()] + like(n, last.group()) + value[last.end() :],
            "F2 near time" if kind == "TIME" else "F1 near number",
        )


LIMITS = {"月": 12, "日": 28, "時": 12, "分": 59}


def neighbours(n: float, unit: str, kind: str) -> list[float]:
    """Numbers that a careless reader may take for ``n``: one off, a digit changed, double, half."""
    if kind == "TIME":
        top = LIMITS.get(unit, 10**6)
        steps = (1, -1, 2, -2, 3, -3) if unit != "分" else (10, -10, 20, -20)
        return [n + s for s in steps if 1 <= n + s <= top]
    if n < 10 or n != int(n):
        return [x for x in (n + 1, n + 2, n - 1, n * 2) if x > 0]
    size = 10 ** (len(str(int(n))) - 1)
    swapped = int(str(int(n))[::-1]) if n < 100 else 0
    return [x for x in dict.fromkeys((n + size, n - size, swapped, n * 2, n + 2 * size)) if x > 1 and x != n]


def number(text: str) -> float:
    """The value of one numeral: ``1,264`` -> 1264, ``百二十`` -> 120, ``二〇二四`` -> 2024."""
    folded = kana.fold_width(text).replace(",", "")
    if folded[0].isdigit():
        return float(folded)
    if not set(folded) & set("十百千"):
        return float("".join(str(DIGITS.index(c)) for c in folded))
    total, digit = 0, 0
    for c in folded:
        if c in "十百千":
            total += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[c]
            digit = 0
        else:
            digit = DIGITS.index(c)
    return float(total + digit)


def like(n: float, model: str) -> str:
    """The number written as ``model`` is: digits or kanji, width, thousands separator, decimals."""
    if not kana.fold_width(model)[0].isdigit():
        return in_kanji(int(n), positional=not set(model) & set("十百千") and len(model) > 1)
    decimals = len(kana.fold_width(model).partition(".")[2])
    comma = "," if "," in kana.fold_width(model) else ""
    out = f"{n:{comma}.{decimals}f}"
    return (
        out.translate({ord(c): ord(c) + 0xFEE0 for c in "0123456789.,"}) if model[0] in "０１２３４５６７８９" else out
    )


def in_kanji(n: int, positional: bool = False) -> str:
    """Kanji numerals: 120 -> 百二十; positional: 2024 -> 二〇二四."""
    if positional:
        return "".join(DIGITS[int(c)] for c in str(n))
    out = ""
    for unit, mark in ((1000, "千"), (100, "百"), (10, "十")):
        digit, n = divmod(n, unit)
        if digit:
            out += ("" if digit == 1 else DIGITS[digit]) + mark
    return out + (DIGITS[n] if n else "")


def _stock(analysis: Analysis, kind: str, value: str, taken: Sequence[str]) -> list[Value]:
    for row in tables.rows(Stock, "stock"):
        if row.type == kind:
            free = (
                w
                for w in row.words.split()
                if w not in analysis.text.body and not overlap(value, w) and not any(overlap(t, w) for t in taken)
            )
            return [Value(w, "F3 not in the text") for w in list(free)[:1]]
    return []
