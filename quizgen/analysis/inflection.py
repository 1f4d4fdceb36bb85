"""Predicates taken apart and put together again: plain and polite, past, negative, and the form before a noun.

``read`` finds what ends a sentence (行きませんでした: 行く, polite, negative, past); ``write`` makes any other
form of it by ``conjugation``.  Reading a form and writing it back gives the same characters, or ``read`` returns
None.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from quizgen.analysis import conjugation
from quizgen.analysis.types import Token


@dataclass(frozen=True, slots=True)
class Predicate:
    """A predicate's form.

    ``before`` is all that precedes the last inflecting word, unchanged (走って|いる: 走って); ``base`` and
    ``ctype`` are that word's; ``ctype`` is ``copula`` for a noun or adjectival with だ, です or である, where
    ``before`` is the noun and ``base`` だ or である; ``start`` is the first character of the predicate.
    """

    start: int
    before: str
    base: str
    ctype: str
    negative: bool = False
    past: bool = False
    polite: bool = False


COPULAS = frozenset(("助動詞-ダ", "助動詞-デス"))
TAIL = {
    ("ます",): (False, False),
    ("まし", "た"): (False, True),
    ("ませ", "ん"): (True, False),
    ("ませ", "ん", "でし", "た"): (True, True),
}


def read(tokens: Sequence[Token]) -> Predicate | None:
    """The predicate that the tokens of one bunsetsu end in, punctuation apart, or None where it is no plain statement.

    Endings other than tense, negation and politeness (だろう, らしい, よ, のだ …) are not taken apart: None.
    """
    run = list(tokens)
    while run and run[-1].pos.startswith("補助記号-句点"):
        run.pop()
    if not run or run[-1].pos.startswith("補助記号"):
        return None
    whole = run
    if any(_modal(a, b) for a, b in pairwise(run)):
        return None
    polite = False
    surfaces = [t.surface for t in run]
    for n in (4, 3, 2, 1):
        if tuple(surfaces[-n:]) in TAIL and len(run) > n:
            negative, past = TAIL[tuple(surfaces[-n:])]
            return _checked(run, _inflecting(run[:-n], negative, past, True))
    if (
        surfaces[-1] == "です"
        and len(run) > 1
        and run[-2].ctype in ("形容詞", "助動詞-タイ", "助動詞-ナイ", "助動詞-タ")
    ):
        polite, run = True, run[:-1]
    elif run[-1].ctype in COPULAS or (run[-1].surface == "た" and len(run) > 1 and run[-2].ctype in COPULAS):
        return _checked(run, _copula(run))
    past = run[-1].ctype == "助動詞-タ"
    if past:
        run = run[:-1]
    negative = run[-1].base == "ない" and len(run) > 1 and run[-1].pos in ("助動詞", "形容詞-非自立可能")
    if negative:
        run = run[:-1]
    return _checked(whole, _inflecting(run, negative, past, polite))


def _modal(a: Token, b: Token) -> bool:
    """Whether a particle inside the predicate makes it more than a statement: 行く|か|も…, but not で|は|ない."""
    inflected = a.surface != "で" and a.pos.startswith(("動詞", "形容詞", "助動詞"))
    return inflected and b.pos.startswith(("助詞-副助詞", "助詞-終助詞", "助詞-係助詞"))


def _inflecting(run: Sequence[Token], negative: bool, past: bool, polite: bool) -> Predicate | None:
    last = run[-1]
    surfaces = [t.surface for t in run]
    if last.base == "ある" and len(run) > 2 and surfaces[-2] == "で":
        return Predicate(run[0].start, "".join(surfaces[:-2]), "である", "copula", negative, past, polite)
    if negative and last.base == "ある" and surfaces[-3:-1] == ["で", "は"]:
        return Predicate(run[0].start, "".join(surfaces[:-3]), "だ", "copula", negative, past, polite)
    if negative and surfaces[-2:] == ["で", "は"]:
        return Predicate(run[0].start, "".join(surfaces[:-2]), "だ", "copula", negative, past, polite)
    if not all(conjugation.inflect(last.base, last.ctype, (form,)) for form in ("polite", "negative", "past")):
        return None
    return Predicate(run[0].start, "".join(surfaces[:-1]), last.base, last.ctype, negative, past, polite)


def _copula(run: Sequence[Token]) -> Predicate:
    past = run[-1].surface == "た"
    core = run[: -2 if past else -1]
    polite = run[-1].surface == "です" or (past and run[-2].surface == "でし")
    return Predicate(run[0].start, "".join(t.surface for t in core), "だ", "copula", False, past, polite)


def _checked(run: Sequence[Token], predicate: Predicate | None) -> Predicate | None:
    """The predicate only if writing it back gives what was read."""
    return predicate if predicate and write(predicate) == "".join(t.surface for t in run) else None


def write(p: Predicate) -> str:
    """The predicate in its form: ``Predicate(.., '', '飛ぶ', '五段-バ行', past=True)`` -> ``飛んだ``."""
    made = conjugation.inflect(p.base, COPULA if p.ctype == "copula" else p.ctype, _forms(p))
    if made is None:
        raise ValueError(f"no conjugation for {p.base} ({p.ctype})")
    return p.before + made.written


def _forms(p: Predicate) -> tuple[str, ...]:
    """The names of its forms in the order in which they are put on: 高く|なかっ|た|です, but 書き|ませ|ん|でし|た."""
    shown = {"polite": p.polite, "negative": p.negative, "past": p.past}
    order = ("negative", "past", "polite") if p.ctype.startswith(ADJECTIVES) else ("polite", "negative", "past")
    return tuple(name for name in order if shown[name])


COPULA = "助動詞-ダ"
ADJECTIVES = ("形容詞", "助動詞-タイ", "助動詞-ナイ")


def plain(p: Predicate) -> str:
    """The plain form: 飛びました -> 飛んだ."""
    return write(replace(p, polite=False))


def polite(p: Predicate) -> str:
    """The polite form: 飛んだ -> 飛びました; である -> です."""
    return write(replace(p, polite=True, base="だ" if p.ctype == "copula" else p.base))


def adnominal(p: Predicate) -> str:
    """The form before a noun or のは: 飛びました -> 飛んだ, 静かだ -> 静かな."""
    if p.ctype == "copula" and not p.negative and not p.past:
        return p.before + ("である" if p.base == "である" else "な")
    return plain(p)


def te(p: Predicate) -> str:
    """The て form: 増える -> 増えて; an empty string for a copula."""
    made = None if p.ctype == "copula" else conjugation.inflect(p.base, p.ctype, ("te",))
    return p.before + made.written if made else ""


def flipped(p: Predicate) -> Predicate:
    """The same predicate with the other polarity: 行った -> 行かなかった."""
    return replace(p, negative=not p.negative)
