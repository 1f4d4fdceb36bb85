"""What may stand next to what in a sentence (``links.tsv``): the proof that tiles have one order only."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import permutations

from quizgen import tables
from quizgen.analysis.types import Analysis, Token, Word

CONJUNCTIVE = frozenset(
    ("と", "が", "から", "か", "ので", "のに", "けど", "けれど", "けれども", "し", "なら", "ながら", "ば")
)
"""Particles that follow a predicate; some of them follow a noun too."""
CASES = frozenset(("が", "を", "に", "へ", "で", "と", "から", "まで", "より", "は", "も"))
_LEANS = ("よう", "みたい", "という", "といった")
"""Beginnings of words that lean on what stands right before them, as the nouns of ``_FORMAL`` do."""
_FORMAL = frozenset(
    ("こと", "もの", "ほう", "方", "ため", "わけ", "はず", "つもり", "まま", "たび", "うち", "とおり", "通り", "ところ")
) | frozenset(
    ("とき", "時", "ふう", "ころ", "頃", "せい", "おかげ", "かわり", "代わり", "の", "際", "場合", "くらい", "ほど")
)
"""Nouns that need what describes them right before them: 走る|こと."""
_NO_OBJECT = frozenset(("ある", "いる", "なる", "できる", "出来る", "わかる", "分かる", "違う", "異なる"))
"""Verbs that take no を."""
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
    """A few words of a sentence and what they can stand next to: the classes of its first and its last word.

    ``acts`` is true for one that begins with a verb that may take を.
    """

    text: str
    left: str
    right: str
    acts: bool = False


@cache
def links() -> dict[tuple[str, str], Link]:
    """Rows by the classes they join."""
    return {(row.right, row.left): row for row in tables.rows(Link, "links")}


def tile(analysis: Analysis, words: Sequence[Word]) -> Tile:
    """The tile of words that stand together."""
    acts = words[0].part == "verb" and words[0].dictionary_form not in _NO_OBJECT
    return Tile("".join(w.surface for w in words), left(words[0]), right(analysis, words), acts)


def with_helper(analysis: Analysis, word: Word) -> Iterator[Word]:
    """A verb in て and the verb that helps it as two (読んで|いる), any other word as it is."""
    tokens = analysis.tokens[word.first : word.last]
    cut = next((n for n, t in enumerate(tokens) if n and _helps(tokens[n - 1], t)), 0)
    if word.part == "verb" and cut and not word.parts:
        at = tokens[cut].start - word.start
        yield replace(word, end=word.start + at, last=word.first + cut, surface=word.surface[:at])
        yield replace(word, start=word.start + at, first=word.first + cut, surface=word.surface[at:], part="helper")
    else:
        yield word


def _helps(before: Token, token: Token) -> bool:
    return before.surface in ("て", "で") and token.pos == "動詞-非自立可能" and token.base in _HELPERS


_HELPERS = frozenset(("いる", "しまう", "くれる", "もらう", "みる", "おく", "くる", "いく", "いただく", "あげる"))


def left(word: Word) -> str:
    """The class of a word that begins a tile, or that follows the last one; ``""`` for what is in no class."""
    if word.parts:  # 嘘をつく begins with a noun, which 会談の could describe
        return left(word.parts[0])
    if word.part in ("auxiliary", "adnominal") and word.surface.startswith(_LEANS):
        return "formal"
    if word.part == "particle":
        if word.surface in ("は", "も"):
            return "topic"
        return "conjunctive" if word.surface in CONJUNCTIVE else "particle"
    if word.part in _NOMINAL or word.part == "prefix":
        return "formal" if word.dictionary_form in _FORMAL else "noun"
    if word.part == "symbol":
        return "end" if word.surface in "。！？" else ""
    kinds = {"auxiliary": "auxiliary", "helper": "helper", "adverb": "modifier", "adnominal": "modifier"}
    if word.part == "verb" and word.dictionary_form == "なる":
        return "becoming"
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
    if word.part in _PREDICATE or word.part in ("auxiliary", "helper"):
        return _form(word, token.surface, token.cform, token.base)
    return word.part if word.part in ("adverb", "adnominal") else ""


def _particle(word: Word, before: Word | None) -> str:
    if word.surface in ("の", "を"):
        return "no" if word.surface == "の" else "object"
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
        joined = all(_joins(a, b) for a, b in zip(rights, lefts, strict=True))
        if joined and _described(rights, lefts) and (after != "end" or _has_verbs(order)):
            yield order


def _joins(right: str, left: str) -> bool:
    return (right, left) in links() if right else left not in _LEANING


_LEANING = frozenset(("particle", "topic", "conjunctive", "auxiliary", "helper", "formal", "end"))
_DESCRIBING = frozenset(("no", "adnominal", "na", "plain"))
_NOUNS = frozenset(("noun", "formal"))


def _described(rights: Sequence[str], lefts: Sequence[str]) -> bool:
    """Whether all that describes a noun meets one: 父の 買った 本 does, 父の 買った。 and 静かな とても 部屋 do not."""
    waits = opened = False
    for n, (right, left) in enumerate(zip(rights, lefts, strict=True)):
        describes = right in _DESCRIBING
        opened = opened or (waits and not describes)
        if left in _NOUNS:
            if opened and not describes and not _closes(rights[n + 1 :], lefts[n + 1 :]):
                return False
            waits = opened = opened and not describes
        elif left == "end" and waits:
            return False
        elif left not in _LEANING:
            waits = waits or describes
    return True


def _closes(rights: Sequence[str], lefts: Sequence[str]) -> bool:
    """Whether a clause before a noun is still to come: (静かな とても) 本を 読む 部屋."""
    return any(a in _DESCRIBING and b in _NOUNS for a, b in zip(rights, lefts, strict=True))


def _has_verbs(order: Sequence[Tile]) -> bool:
    """Whether every object meets a verb: the next predicate after 本を that is no clause of its own takes を."""
    says = [n for n, t in enumerate(order) if t.left in _SAYS and not _goes_on(order[n : n + 2])]
    objects = (n for n, t in enumerate(order) if t.right == "object")
    return all(order[next((m for m in says if m > n), n)].acts for n in objects)


def _goes_on(tiles: Sequence[Tile]) -> bool:
    """Whether the first tile ends a clause that another follows: 読んで, but not 読んで いる."""
    return tiles[0].right in ("te", "stem", "clause") and tiles[-1].left != "helper"


_SAYS = frozenset(("predicate", "becoming", "auxiliary"))
