"""A sentence with what is needed to read its facts, each worked out once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quizgen.analysis import topics
from quizgen.analysis.tree import Tree
from quizgen.analysis.types import Analysis, Bunsetsu, Clause, Sentence
from quizgen.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Place:
    """All numbers are indices within the sentence; ``first`` counts the clauses before it.

    ``clauses`` are those of each predicate's bunsetsu, ``stops`` the quotations (``regions``), ``arms`` what belongs to
    each bunsetsu: what depends on it, and topics that are ``proven`` to.
    """

    analysis: Analysis
    sentence: Sentence
    number: int
    tree: Tree
    clauses: Mapping[int, Clause]
    first: int
    lexicon: Lexicon
    stops: Sequence[tuple[int, int]]
    proven: Mapping[int, int]
    arms: Sequence[Sequence[int]]

    @property
    def phrases(self) -> Sequence[Bunsetsu]:
        """The bunsetsu of the sentence."""
        return self.tree.phrases


def read(analysis: Analysis, number: int, tree: Tree, own: Sequence[Clause], first: int, lexicon: Lexicon) -> Place:
    """The place of sentence ``number`` with its clauses ``own``."""
    clauses = {c.predicate - tree.base: c for c in own}
    stops = regions(analysis, tree.phrases)
    proven = topics.proven(analysis, tree, clauses, stops)
    return Place(
        analysis,
        analysis.sentences[number],
        number,
        tree,
        clauses,
        first,
        lexicon,
        stops,
        proven,
        _shared(tree, proven),
    )


def _shared(tree: Tree, proven: Mapping[int, int]) -> Sequence[Sequence[int]]:
    """What belongs to each bunsetsu, a topic that clauses share with the last of them too."""
    lent = [(i, owner) for i, owner in proven.items() if tree.heads[i] != owner]
    arms = list(tree.arms)
    for i, owner in lent:
        arms[owner] = sorted((*arms[owner], i))
    return arms


def regions(analysis: Analysis, phrases: Sequence[Bunsetsu]) -> list[tuple[int, int]]:
    """For each bunsetsu the quotation it begins and ends in (0 is none); an empty list where there is none at all."""
    body = analysis.text.body
    whole = body[phrases[0].start : phrases[-1].end]
    if "「" not in whole and "『" not in whole and "“" not in whole:
        return []
    out, stack, count = [], [0], 0
    for phrase in phrases:
        inside = None
        for c in body[phrase.start : phrase.end]:
            if c in "「『“":
                count += 1
                stack.append(count)
            elif c in "」』”" and len(stack) > 1:
                stack.pop()
            elif inside is None:
                inside = stack[-1]
        out.append((stack[-1] if inside is None else inside, stack[-1]))
    return out
