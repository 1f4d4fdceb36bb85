"""Whether a sentence stands alone: no word that points outside, no aside, no second topic.

Words that point (それ, 同氏, 先月) are rows of ``dangling.tsv``; what is quoted may point as it likes.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from quizgen import tables
from quizgen.analysis.bunsetsu import CLOSE, OPEN
from quizgen.analysis.types import Analysis, Argument, Bunsetsu, Fact, Token, within
from quizgen.items.lookup import phrase_number
from quizgen.items.stems import CONTRASTED, SIMPLE, RefusedError, level, phrases, start

LONGEST = 90


@dataclass(frozen=True, slots=True)
class Pointer:
    """A row of ``dangling.tsv``."""

    surface: str
    where: str
    example: str


def check(analysis: Analysis, fact: Fact, *cuts: tuple[int, int]) -> None:
    """Refuse a fact whose clause would not stand alone without ``cuts``."""
    sentence = analysis.sentences[fact.sentence]
    if sentence.end - sentence.start > LONGEST:
        raise RefusedError("the sentence is too long to ask about")
    told = within(analysis.tokens, start(analysis, fact), fact.end)
    kept = [t for t in told if not any(start <= t.start < end for start, end in cuts)]
    check_pointers(analysis, _outside_quotes(kept))
    if any(a.case == b.case == "が" for a, b in pairwise(phrases(analysis, fact))):
        raise RefusedError("two subjects in a row")
    if not fact.past and _WHEN.search(analysis.text.body, start(analysis, fact), fact.end):
        raise RefusedError("what happened once and what is told as going on do not go together")
    if bare_relation(analysis, fact):
        raise RefusedError("a phrase names a side of something told elsewhere")
    if any(t.surface in "（(）)；：…" for t in kept):
        raise RefusedError("the sentence has an aside in it")
    if any(_glued(a, b) and not _dotted(analysis, a, b) for a, b in pairwise(kept)):
        raise RefusedError("two foreign names run into each other")
    strange = (t for t in kept if not t.known and t.pos != "名詞-数詞" and not t.surface.isascii())
    if any("・" not in t.surface and not _name(t) for t in strange):
        raise RefusedError("the sentence has a word that the analyser does not know")


_WHEN = re.compile("[ァ-ヺ一-鿿]{2,}が[^、。]{2,20}した(?:とき|時|際)、")
"""Something that somebody did once, before the present: 国が町を奪還したとき、…外交に目を向ける."""


def _glued(a: Token, b: Token) -> bool:
    """Whether two names have no mark between them and the analyser does not know one (セルゲイ|ナリシキン)."""
    if (a.known and b.known) or "・" in (a.surface, b.surface):
        return False
    foreign = _name(a) or (a.surface.isascii() and a.pos != "名詞-数詞")
    return a.end == b.start and _name(b) and foreign


def _dotted(analysis: Analysis, a: Token, b: Token) -> bool:
    """Whether two pieces of a name belong to one of its parts, set off by a mark: ヴァレリー・ゲラシ|モフ."""
    body = analysis.text.body
    start, end = a.start, b.end
    while start and _katakana(body[start - 1]):
        start -= 1
    while end < len(body) and _katakana(body[end]):
        end += 1
    return "・" in (body[start - 1 : start], body[end : end + 1])


def _katakana(char: str) -> bool:
    return "ァ" <= char <= "ヺ" or char == "ー"


def _name(token: Token) -> bool:
    return all("ァ" <= c <= "ヺ" or c in "ー・" for c in token.surface)


def _outside_quotes(tokens: Sequence[Token]) -> Iterator[Token]:
    depth = 0
    for token in tokens:
        depth += token.surface in OPEN
        if depth == 0:
            yield token
        depth -= token.surface in CLOSE


def bare_relation(analysis: Analysis, fact: Fact) -> bool:
    """Whether a phrase names a side or part of something that another sentence tells: 中には, 反対に."""
    before = None
    outside = {t.start for t in _outside_quotes(within(analysis.tokens, fact.start, fact.end))}
    for phrase in phrases(analysis, fact):
        token = analysis.tokens[phrase.first]
        if token.start not in outside:
            continue
        modified = before is not None and (before.case.endswith("の") or before.head == phrase_number(analysis, phrase))
        told = token.surface in STAGES and _in_description(analysis, phrase)
        if _pointers().get(token.surface) == "bare" and phrase.case != "の" and not (modified or told):
            return True
        before = phrase
    return False


STAGES = frozenset(("途中", "最初", "最後", "上", "下"))


def _in_description(analysis: Analysis, phrase: Bunsetsu) -> bool:
    """Whether a phrase goes with a clause that describes a noun: 途中で|止まった映画."""
    at = bisect_left(analysis.clauses, phrase.head, key=lambda c: c.predicate)
    clause = analysis.clauses[at] if at < len(analysis.clauses) else None
    return clause is not None and clause.predicate == phrase.head and clause.role == "adnominal"


@cache
def bare() -> frozenset[str]:
    """The words that name a side or part of something."""
    return frozenset(word for word, where in _pointers().items() if where == "bare")


def points(tokens: Sequence[Token]) -> bool:
    """Whether a word outside quotations points to another sentence, in whatever text: それ, 当時."""
    return any(_pointers().get(t.surface) == "any" and not t.pos.startswith("接尾辞") for t in _outside_quotes(tokens))


def check_pointers(analysis: Analysis, tokens: Iterable[Token]) -> None:
    """Refuse words that point outside (それ, 同氏; 先月 unless the text is an easy one)."""
    simple = level(analysis) in SIMPLE
    for token in tokens:
        where = _pointers().get(token.surface)
        if token.surface == "また" and analysis.text.body.startswith("は", token.end):
            continue  # 甲|また|は|乙: the two tokens are one word, and it joins words of one sentence
        if (where == "any" or (where == "simple" and not simple)) and not token.pos.startswith("接尾辞"):
            raise RefusedError(f"{token.surface} points outside the question")


def is_relative(value: str) -> bool:
    """Whether a time is told from the teller's day, or left open: 今日, 先月, ある日."""
    return value.startswith("ある") or any(
        where == "simple" and value.startswith(word) for word, where in _pointers().items()
    )


@cache
def _pointers() -> dict[str, str]:
    return {r.surface: r.where for r in tables.rows(Pointer, "dangling")}


def second_topic(analysis: Analysis, fact: Fact, allowed: Argument | None, cuts: tuple[tuple[int, int], ...]) -> bool:
    """Whether a topic other than ``allowed`` is left at the level of the main clause."""
    root = len(phrases(analysis, fact)) - 1
    first = phrase_number(analysis, phrases(analysis, fact)[0])
    for phrase in phrases(analysis, fact)[:-1]:
        inside = any(begin <= phrase.start < end for begin, end in cuts)
        own = allowed is not None and phrase.start < allowed.end <= phrase.end
        if (
            phrase.case.endswith(("は", "も"))
            and phrase.case not in CONTRASTED
            and phrase.head == first + root
            and not inside
            and not own
        ):
            return True
    return False


def opens_bare(analysis: Analysis, begin: int) -> bool:
    """Whether what is told from a place on opens with a verb alone and a comma, of which nobody is said to do it:
    似合わなかったが、|顔つきは変わった."""
    first = next(iter(within(analysis.bunsetsu, begin, begin + FARTHEST)), None)
    if first is None or first.start > begin:
        return False
    return analysis.surface(first).endswith("、") and analysis.tokens[first.first].pos.startswith("動詞")


FARTHEST = 24
"""Characters in which the first bunsetsu from a place ends."""
