"""Clauses: each predicate of a sentence with what belongs to it, and its role.

The role follows from the predicate's right edge: the sentence's last bunsetsu is the matrix; a quotation is
closed by a bracket or by と before a verb of saying; before a nominal it is adnominal, before こと or の
nominalised; all else is adverbial, and so is a clause before a noun that only joins clauses (〜たとき,
〜るため); ``relations`` says how.
"""

from collections.abc import Iterator, Sequence

from quizgen.analysis import relations
from quizgen.analysis.tree import Tree
from quizgen.analysis.types import Analysis, Bunsetsu, Clause, ClauseRole, Token, within
from quizgen.quick import quick

_clause = quick(Clause)
NOMINALISERS = frozenset(("こと", "の"))
QUOTES = frozenset('」』”’"')


def is_predicate(tokens: Sequence[Token]) -> bool:
    """Whether the tokens of a bunsetsu hold a verb, an adjective, or a noun with a copula."""
    for token in tokens:  # noqa: SIM110 - every bunsetsu comes here, and a loop is twice as fast
        if token.pos[0] in "動形" or token.ctype in COPULAS:
            return True
    return False


COPULAS = frozenset(("助動詞-ダ", "助動詞-デス"))


def predicates(analysis: Analysis, phrase: Bunsetsu) -> bool:
    """Whether a bunsetsu is a predicate: verbs that are part of a particle (に比べて, として) apart."""
    tokens = analysis.tokens[phrase.first : phrase.last]
    if not is_predicate(tokens):
        return False
    if "助詞-格助詞" not in [t.pos for t in tokens[:-1]]:
        return True
    words = within(analysis.words, phrase.start, phrase.end)
    return is_predicate([t for w in words if w.part != "particle" for t in analysis.tokens[w.first : w.last]])


def find(analysis: Analysis, tree: Tree) -> Iterator[Clause]:
    """The clauses of one sentence."""
    base = tree.base
    for i, phrase in enumerate(tree.phrases):
        if predicates(analysis, phrase):
            first = tree.first[i]
            role, relation = _role(analysis, tree, i)
            start = tree.phrases[first].start
            yield _clause(start, phrase.end, base + first, base + i + 1, base + i, role, relation, tree.sure[i])


def _role(analysis: Analysis, tree: Tree, i: int) -> tuple[ClauseRole, str]:
    phrases = tree.phrases
    if i == len(phrases) - 1:
        return "matrix", ""
    tokens = analysis.tokens[phrases[i].first : phrases[i].last]
    last = tokens[-1] if tokens[-1].surface not in "、，" or len(tokens) == 1 else tokens[-2]
    quote = last.surface == "と" and last.pos == "助詞-格助詞"
    if quote or not QUOTES.isdisjoint([t.surface for t in tokens]):
        return "quoted", ""
    relation = relations.relation(analysis, tree, i)
    if relation:
        return "adverbial", relation
    if last.pos.startswith("助詞") and "助詞-準体助詞" in [t.pos for t in tokens]:
        return "nominalised", ""
    if last.cform.startswith("連体形") or last.pos == "連体詞":
        following = analysis.tokens[phrases[i + 1].first].surface
        return ("nominalised" if following in NOMINALISERS else "adnominal"), ""
    return "adverbial", ""
