"""Conditions on the neighbours of a word, as the tables of readings write them.

A condition is terms that must all hold, separated by spaces; empty always holds.  A term says where and what::

    +1:を|が       the next token is を or が (as written or in its dictionary form)
    -1:!度         the token before is not 度
    +1=動詞         the next token's part of speech or form (連用形-一般) begins so; 0 is the word itself
    ~:カレー|味     one of the tokens up to 8 away is one of these; < looks only back, > only ahead
    -1:@katakana    the token before is written in katakana
    -1=!@part       the token before is nothing that this one could be joined to: 安全|器 is joined, 昨日|雨 not
    ^:              the word stands first in its sentence; $: last

Beyond the sentence there is nothing: positive terms fail there, negative ones hold.
"""

from collections.abc import Callable, Sequence
from functools import cache, partial

from quizgen import kana
from quizgen.analysis.types import Token

NEAR = 8
Term = Callable[[Sequence[Token], int, int], bool]
_PARTS = ("名詞", "接尾辞", "形状詞")
_RANGES = {"<": (-NEAR, 0), ">": (0, NEAR), "~": (-NEAR, NEAR)}


def holds(condition: str, tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether ``condition`` holds for the word ``tokens[first:last]`` of one sentence."""
    return all(term(tokens, first, last) for term in _terms(condition))


@cache
def _terms(condition: str) -> tuple[Term, ...]:
    return tuple(_term(text) for text in condition.split())


def _term(text: str) -> Term:
    sign = next(c for c in text if c in ":=")
    where, _, what = text.partition(sign)
    negative = what.startswith("!")
    wanted = tuple(what.removeprefix("!").split("|"))
    if where == "^":
        return lambda tokens, first, last: first == 0
    if where == "$":
        return lambda tokens, first, last: last == len(tokens)
    if where not in _RANGES and not where.lstrip("+-").isdigit():
        raise ValueError(f"condition {text!r}: unknown place {where!r}")
    fits = partial(_pos, wanted) if sign == "=" else partial(_word, frozenset(wanted))
    if where in _RANGES:
        return partial(_near, fits, negative, *_RANGES[where])
    return partial(_at, fits, negative, int(where))


def _word(wanted: frozenset[str], token: Token) -> bool:
    known = token.surface in wanted or token.base in wanted
    return known or ("@katakana" in wanted and kana.is_katakana(token.surface))


def _pos(wanted: tuple[str, ...], token: Token) -> bool:
    named = token.pos.startswith(wanted) or token.cform.startswith(wanted)
    return named or ("@part" in wanted and token.pos.startswith(_PARTS) and not token.pos.endswith("副詞可能"))


def _at(
    fits: Callable[[Token], bool], negative: bool, step: int, tokens: Sequence[Token], first: int, last: int
) -> bool:
    place = last - 1 + step if step > 0 else first + step
    return negative != (0 <= place < len(tokens) and fits(tokens[place]))


def _near(
    fits: Callable[[Token], bool],
    negative: bool,
    back: int,
    ahead: int,
    tokens: Sequence[Token],
    first: int,
    last: int,
) -> bool:
    around = (*tokens[max(0, first + back) : first], *tokens[last : last + ahead])
    return negative != any(fits(t) for t in around)
