"""A small language for sequences of tokens, as the table of grammar points writes them.

A pattern is *atoms* between spaces; `` || `` stands between patterns of which any may fit.  An atom is terms and a
sign::

    も            the token is written も              わけ|訳     one of several
    いる~         いる in any of its forms             *合う~     longer, and ends so: 話し合う
    に/助詞       its part of speech begins so too      /          any token
    /動詞:連用形   a verb in 連用形                     /動詞%五段   by the type of its conjugation
    <て>          a class of grammar_classes.tsv       &potential  a verb that is a potential form (書ける)
    は?           taken if it is there                 …           up to 14 tokens of any kind
    !が           the next token is not が             =/名詞       it is a noun, but no part of the point
    ^  $          the sentence begins, ends here

A pattern is read into *checks*: at this distance, a token that fits (or does not fit) these terms.  What may be missing
gives two patterns, so that every check has a fixed distance from the start or from the gap; there is one gap at most.
What a term asks of a token depends on its *kind* alone, so each question is answered once for each kind of token.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product

from quizgen.analysis.types import Token

GAP = 14


@dataclass(frozen=True, slots=True, eq=False)
class Kind:
    """What a pattern can ask about a token.  There is one for equal tokens, so that it is compared by identity."""

    surface: str
    base: str
    lemma: str
    pos: str
    ctype: str
    cform: str


EDGE = Kind("", "", "", "", "", "")
"""What stands before and after the tokens of a sentence."""


@lru_cache(maxsize=1 << 15)
def _kind(surface: str, base: str, lemma: str, pos: str, ctype: str, cform: str) -> Kind:
    return Kind(surface, base, lemma, pos, ctype, cform)


def kinds(tokens: Sequence[Token]) -> list[Kind]:
    """The kinds of a sentence's tokens."""
    return [_kind(t.surface, t.base, t.lemma, t.pos, t.ctype, t.cform) for t in tokens]


@dataclass(frozen=True, slots=True)
class Term:
    """One alternative: each field must fit unless it is empty.

    ``inflected`` compares the dictionary form, ``ending`` its end only.
    """

    word: str = ""
    inflected: bool = False
    ending: bool = False
    pos: str = ""
    form: str = ""
    ctype: str = ""
    feature: str = ""

    def fits(self, kind: Kind) -> bool:
        """Whether such a token is meant."""
        fits = kind.pos.startswith(self.pos) and kind.cform.startswith(self.form)
        return fits and kind.ctype.startswith(self.ctype) and self._is_written(kind) and self._has_feature(kind)

    def _is_written(self, kind: Kind) -> bool:
        written = kind.base if self.inflected else kind.surface
        if self.ending:
            return written != self.word and written.endswith(self.word)
        return not self.word or written == self.word

    def _has_feature(self, kind: Kind) -> bool:
        return not self.feature or _is_potential(kind)


def _is_potential(kind: Kind) -> bool:
    """書ける is under 書く in UniDic's lemma; 流れる is a word of its own."""
    if not kind.ctype.startswith("下一段") or kind.base[-2:] == kind.lemma[-2:] or len(kind.base) < 2:
        return False
    return _POTENTIAL.get(kind.base[-2]) == kind.lemma[-1]


_POTENTIAL = dict(zip("えけげせてねべめれ", "うくぐすつぬぶむる", strict=True))


@dataclass(frozen=True, slots=True, eq=False)
class Check:
    """The token ``at`` this distance is there and fits one of the terms, or (not ``wanted``) does not.

    A check without terms wants the edge of the sentence.
    """

    at: int
    terms: tuple[Term, ...]
    wanted: bool = True

    def keys(self) -> tuple[str, ...]:
        """A key for each term, of which a token that fits has one; an empty key if any token may fit."""
        return tuple(_key(term) for term in self.terms)


def _key(term: Term) -> str:
    if term.ending:
        return f"*{term.word[-2:]}"
    inflection = (term.ctype or term.form).partition("-")[0]
    return term.word or (f"%{inflection}" if inflection else "")


def keys(kind: Kind) -> tuple[str, ...]:
    """All that a check may be looked up by: as written, dictionary form, their ends, conjugation type and form."""
    ends = f"*{kind.surface[-2:]}", f"*{kind.base[-2:]}"
    inflection = (f"%{name.partition('-')[0]}" for name in (kind.ctype, kind.cform))
    return tuple(dict.fromkeys((kind.surface, kind.base, *ends, *inflection)))


@lru_cache(maxsize=1 << 17)
def passes(check: Check, kind: Kind) -> bool:
    """Whether a token of this kind is what the check wants."""
    found = any(term.fits(kind) for term in check.terms) and kind is not EDGE if check.terms else kind is EDGE
    return found == check.wanted


@dataclass(frozen=True, slots=True)
class Part:
    """Checks up to a gap or the end; ``length`` is the number of tokens that the part takes."""

    checks: tuple[Check, ...] = ()
    length: int = 0

    def holds(self, sentence: Sequence[Kind], start: int) -> bool:
        """Whether the part fits if it begins at ``start``."""
        size = len(sentence)
        for check in self.checks:
            at = start + check.at
            if not passes(check, sentence[at] if 0 <= at < size else EDGE):
                return False
        return True


Parts = tuple[Part, ...]
Classes = Callable[[str], str]
"""Gives the terms that ``<name>`` stands for."""


def parse(pattern: str, classes: Classes) -> tuple[Parts, ...]:
    """The patterns of a cell, each in one part or in two with a gap between; one without checks if it is empty."""
    alternatives = (words.split() for words in pattern.split("||"))
    return tuple(_parts(atoms, classes) for words in alternatives for atoms in _written_out(words))


def _written_out(atoms: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The pattern with and without each of the atoms that may be missing; without: they are really not there."""
    return product(*((atom[:-1], f"!{atom[:-1]}") if atom.endswith("?") else (atom,) for atom in atoms))


def _parts(atoms: Sequence[str], classes: Classes) -> Parts:
    if "…" in atoms:
        gap = atoms.index("…")
        return _part(atoms[:gap], classes), _part(atoms[gap + 1 :], classes)
    return (_part(atoms, classes),)


def _part(atoms: Sequence[str], classes: Classes) -> Part:
    checks: list[Check] = []
    at = 0
    for text in atoms:
        checks.append(check(text, at, classes))
        at += text[0] not in "!=^$"
    return Part(tuple(checks), at)


@cache
def check(atom: str, at: int, classes: Classes) -> Check:
    """The check that an atom asks for at this distance."""
    if atom in "^$":
        return Check(at - (atom == "^"), ())
    return Check(at, _terms(atom.lstrip("!="), classes), atom[0] != "!")


@cache
def _terms(text: str, classes: Classes) -> tuple[Term, ...]:
    out: list[Term] = []
    for one in text.split("|"):
        out += _terms(classes(one[1:-1]), classes) if one.startswith("<") else (_term(one),)
    return tuple(out)


_MARKS = {"/": "pos", ":": "form", "%": "ctype", "&": "feature"}


def _term(text: str) -> Term:
    """A term from ``word~/part:form%type&feature``, of which each may be missing."""
    parts, field = {"word": ""}, "word"
    for c in text:
        if c in _MARKS:
            parts[field := _MARKS[c]] = ""
        else:
            parts[field] += c
    word = parts.pop("word")
    return Term(word.removeprefix("*").removesuffix("~"), word.endswith("~"), word.startswith("*"), **parts)
