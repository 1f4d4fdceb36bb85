"""A small language for sequences of tokens, as the table of grammar points writes them.

A pattern is *atoms* separated by spaces; `` || `` separates patterns of which any may fit.  An atom is a term, with signs::

    も            the token is written も              わけ|訳     one of several
    いる~         いる in any of its forms             *合う~     longer, and ends so: 話し合う
    に/助詞       its part of speech begins so too
    /動詞:連用形   a verb in 連用形                     /動詞%五段   by the type of its conjugation
    <て形>        a class of grammar_classes.tsv       &potential  a verb that is a potential form (書ける)
    は?           may be missing                       …           up to 14 tokens of any kind
    !が           the next token is not が             =名詞        the next token begins so, but is not part of the point
    ^  $          the sentence begins, ends here

Only what is no ``!``, ``=``, ``^``, ``$`` or ``…`` belongs to a match.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from quizgen.analysis.types import Token

GAP = 14
Test = Callable[[Token], bool]
Taken = tuple[int, ...]


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

    def fits(self, token: Token) -> bool:
        """Whether ``token`` is meant."""
        written = token.base if self.inflected else token.surface
        if self.word and (self.word == written) == self.ending:
            return False
        if self.ending and not written.endswith(self.word):
            return False
        fits = token.pos.startswith(self.pos) and token.cform.startswith(self.form)
        return fits and token.ctype.startswith(self.ctype) and (not self.feature or _FEATURES[self.feature](token))


@dataclass(frozen=True, slots=True)
class Atom:
    """``take`` a token (``maybe``: or none), ``look`` or ``refuse`` without taking it, a ``gap``, ``first``, ``last``."""

    what: Literal["take", "maybe", "look", "refuse", "gap", "first", "last"]
    terms: tuple[Term, ...] = ()

    def fits(self, token: Token) -> bool:
        """Whether one of the terms is meant."""
        return any(term.fits(token) for term in self.terms)


Atoms = tuple[Atom, ...]


def parse(pattern: str, classes: Mapping[str, str]) -> tuple[Atoms, ...]:
    """The patterns of a cell; none if it is empty.  ``classes`` gives the terms that ``<name>`` stands for."""
    alternatives = (p.split() for p in pattern.split("||"))
    return tuple(tuple(atom(text, classes) for text in words) for words in alternatives if words)


_SIGNS = {"…": Atom("gap"), "^": Atom("first"), "$": Atom("last")}


def atom(text: str, classes: Mapping[str, str]) -> Atom:
    """The atom that is written so."""
    if text in _SIGNS:
        return _SIGNS[text]
    if text[0] in "!=":
        return Atom("refuse" if text[0] == "!" else "look", tuple(_terms(text[1:], classes)))
    return Atom("maybe" if text[-1] == "?" else "take", tuple(_terms(text.removesuffix("?"), classes)))


def _terms(text: str, classes: Mapping[str, str]) -> Iterator[Term]:
    for one in text.split("|"):
        if one.startswith("<"):
            yield from _terms(classes[one.strip("<>")], classes)
        else:
            yield _term(one)


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


def _is_potential(token: Token) -> bool:
    """書ける is under 書く in UniDic's lemma; 流れる is a word of its own."""
    if not token.ctype.startswith("下一段") or token.base[-2:] == token.lemma[-2:] or len(token.base) < 2:
        return False
    return _POTENTIAL.get(token.base[-2]) == token.lemma[-1]


_POTENTIAL = dict(zip("えけげせてねべめれ", "うくぐすつぬぶむる", strict=True))
_FEATURES: dict[str, Test] = {"potential": _is_potential}


def match(atoms: Atoms, tokens: Sequence[Token], at: int) -> Taken | None:
    """The tokens that the pattern takes if it begins at ``at``, by number; the longest optional parts first."""
    return _match(atoms, 0, tokens, at, len(tokens), ())


def precedes(atoms: Atoms, tokens: Sequence[Token], at: int) -> bool:
    """Whether the tokens that end before ``at`` fit a pattern."""
    nearest = at - sum(atom.what == "take" for atom in atoms)
    farthest = nearest - GAP * sum(atom.what == "gap" for atom in atoms)
    starts = range(max(0, farthest), nearest + 1)
    return any(_match((*atoms, _SIGNS["$"]), 0, tokens, start, at, ()) is not None for start in starts)


def _match(atoms: Atoms, n: int, tokens: Sequence[Token], at: int, end: int, taken: Taken) -> Taken | None:
    """The rest of a match, from atom ``n`` and token ``at`` on; the tokens from ``end`` on do not count."""
    while n < len(atoms):
        atom = atoms[n]
        n += 1
        if atom.what == "gap":
            tries = (_match(atoms, n, tokens, i, end, taken) for i in range(at, min(at + GAP, end) + 1))
            return next((t for t in tries if t is not None), None)
        fits = _holds(atom, tokens, at, end)
        if atom.what == "maybe":
            if fits and (longer := _match(atoms, n, tokens, at + 1, end, (*taken, at))):
                return longer
        elif not fits:
            return None
        elif atom.what == "take":
            taken, at = (*taken, at), at + 1
    return taken


def _holds(atom: Atom, tokens: Sequence[Token], at: int, end: int) -> bool:
    if not atom.terms:
        return at == (0 if atom.what == "first" else end)
    inside = at < end and atom.fits(tokens[at])
    return inside != (atom.what == "refuse")


def anchors(atoms: Atoms) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Places at a fixed distance from the start, with the keys of which a token there must have one."""
    for n, atom in enumerate(a for a in atoms if a.what not in ("refuse", "look", "first")):
        if atom.what != "take":
            return
        found = tuple(_key(term) for term in atom.terms)
        if all(found):
            yield n, found


def _key(term: Term) -> str:
    if term.ending:
        return f"*{term.word[-2:]}"
    return term.word or (term.ctype or term.form).partition("-")[0]


def keys(surface: str, base: str, ctype: str, cform: str) -> tuple[str, ...]:
    """All that a pattern may be looked up by: as written, dictionary form and its end, conjugation type and form."""
    kind, form = ctype.partition("-")[0], cform.partition("-")[0]
    return tuple(dict.fromkeys((surface, base, f"*{surface[-2:]}", f"*{base[-2:]}", kind, form)))
