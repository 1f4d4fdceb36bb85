"""What may stand next to what in a sentence (``links.tsv``): the proof that tiles have one order only."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import permutations

from quizgen import tables
from quizgen.analysis.types import Analysis, Word

CONJUNCTIVE = frozenset(
    ("と", "が", "から", "か", "ので", "のに", "けど", "けれど", "けれども", "し", "なら", "ながら", "ば")
)
"""Particles that follow a predicate; some of them follow a noun too."""
CASES = frozenset(("が", "を", "に", "へ", "で", "と", "から", "まで", "より", "は", "も"))
_NOMINAL = frozenset(("noun", "name", "pronoun", "number", "suffix"))
_PREDICATE = frozenset(("verb", "adjective", "adjectival"))


@dataclass(frozen=True, slots=True)
class Link:
    """A row of ``links.tsv``."""

    right: str
    left: str
    ja: str
    en: str
    example: str


@dataclass(frozen=True, slots=True)
class Tile:
    """A few words of a sentence and what they can stand next to: the classes of its first and its last word."""

    text: str
    left: str
    right: str


@cache
def links() -> dict[tuple[str, str], Link]:
    """Rows by the classes they join."""
    return {(row.right, row.left): row for row in tables.rows(Link, "links")}


def tile(analysis: Analysis, words: Sequence[Word]) -> Tile:
    """The tile of words that stand together."""
    return Tile("".join(w.surface for w in words), left(words[0]), right(analysis, words))


def left(word: Word) -> str:
    """The class of a word that begins a tile, or that follows the last one; ``""`` for what is in no class."""
    if word.part == "particle":
        if word.surface in ("は", "も"):
            return "topic"
        return "conjunctive" if word.surface in CONJUNCTIVE else "particle"
    if word.part in _NOMINAL or word.part == "prefix":
        return "noun"
    if word.part == "symbol":
        return "end" if word.surface in "。！？" else ""
    kinds = {"auxiliary": "auxiliary", "adverb": "modifier", "adnominal": "modifier"}
    return "predicate" if word.part in _PREDICATE else kinds.get(word.part, "")


def right(analysis: Analysis, words: Sequence[Word]) -> str:
    """The class of the word that ends a tile, or that stands before the first one; ``""`` for what is in no class."""
    word = words[-1]
    token = analysis.tokens[word.last - 1]
    if word.part == "particle":
        return _particle(word, words[-2] if len(words) > 1 else None)
    if word.part in _NOMINAL:
        return "adverb" if token.pos.endswith("副詞可能") else "noun"
    if word.part == "symbol":
        return "clause" if word.surface in "、，" else ""
    if word.part in _PREDICATE or word.part == "auxiliary":
        return _form(word, token.surface, token.cform, token.base)
    return word.part if word.part in ("adverb", "adnominal") else ""


def _particle(word: Word, before: Word | None) -> str:
    if word.surface == "の":
        return "no"
    predicate = before is not None and before.part in _PREDICATE | {"auxiliary"}
    if word.surface in CONJUNCTIVE and predicate:
        return "clause"
    return "case" if word.surface in CASES or word.surface.endswith(("は", "も")) else "clause"


def _form(word: Word, surface: str, cform: str, base: str) -> str:
    if surface == "な" and word.part == "adjectival":
        return "na"
    if surface in ("て", "で"):
        return "te"
    if cform.startswith(("終止形", "連体形")):
        return "final" if base in ("です", "ます", "だ") and surface != "な" else "plain"
    return "stem" if cform.startswith("連用形") else "clause"


def orders(tiles: Sequence[Tile], before: str, after: str) -> Iterator[tuple[Tile, ...]]:
    """Every order of the tiles in which all neighbours may stand together, the frame on both sides included.

    ``before`` is the right class of what stands before the first tile (``""``: nothing does), ``after`` the left
    class of what stands after the last.
    """
    for order in permutations(tiles):
        rights = (before, *(t.right for t in order))
        lefts = (*(t.left for t in order), after)
        if all(_joins(a, b) for a, b in zip(rights, lefts, strict=True)) and _described(rights, lefts):
            yield order


def _joins(right: str, left: str) -> bool:
    return (right, left) in links() if right else left not in _LEANING


_LEANING = frozenset(("particle", "topic", "conjunctive", "auxiliary", "end"))
_DESCRIBING = frozenset(("no", "adnominal", "na"))


def _described(rights: Sequence[str], lefts: Sequence[str]) -> bool:
    """Whether all that describes a noun meets one: 父の 買った 本 does, 父の 買った。 does not."""
    waits = False
    for right, left in zip(rights, lefts, strict=True):
        waits = (waits or right in _DESCRIBING or (right == "plain" and left in ("predicate", "modifier"))) and (
            left in ("predicate", "modifier", "end") or (left in _LEANING and right == "case")
        )
        if waits and left == "end":
            return False
    return True
