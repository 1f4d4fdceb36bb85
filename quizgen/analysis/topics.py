"""Topics whose predicate is proven, whichever arc is the likelier one.

A topic stands above a clause that describes a noun (祖母は|静かな|人です), above a condition, a time or a purpose
(兄は|雨が|降れば|休む), and has nothing to do with an adverb (子どもは|早く|寝る).  Where only clauses with て are
left, they share it (兄は|駅に|行って、|友だちに|会った), and it is counted with the last of them too.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from quizgen.analysis.tree import Tree
from quizgen.analysis.types import Analysis, Bunsetsu, Clause

SUBJECTS = ("が", "は", "も")
"""How what may be another subject, or a contrast, ends."""
BOUND = frozenset(("condition", "even if", "time", "before", "after", "until", "while", "manner", "purpose", "degree"))
"""Relations of clauses that hold no topic of the sentence (classes A and B of Minami Fujio, 現代日本語の構造, 1974)."""
LOOSE_NOUNS = (
    "こと もの の ところ とき 時 ため 為 はず わけ よう ほう 方 まま うち 場合 一方 際 間 後 前 上 結果 たび "
    "可能 恐れ おそれ 必要 予定 見込 見通"
)
LOOSE = tuple(LOOSE_NOUNS.split())
"""How nouns begin that describe nothing, so that a topic may stand within what comes before: 雨は降った一方."""


def proven(
    analysis: Analysis, tree: Tree, clauses: Mapping[int, Clause], stops: Sequence[tuple[int, int]]
) -> dict[int, int]:
    """For each topic whose predicate is proven the bunsetsu of that predicate, both as indices within the sentence."""
    out = {}
    for i, phrase in enumerate(tree.phrases):
        if phrase.case == "は" and i not in clauses:
            found = [j for j in _above(tree, i, stops) if _may_take(analysis, tree, clauses, i, j)]
            expected = found == [tree.heads[i]]
            if expected or (found and not phrase.certain and _alone(analysis, tree, clauses, i, found)):
                out[i] = found[-1]
    return out


def _above(tree: Tree, i: int, stops: Sequence[tuple[int, int]]) -> Iterator[int]:
    """What bunsetsu ``i`` could depend on without crossing an arc, in its own quotation."""
    j = i + 1
    while 0 <= j < len(tree.phrases):
        if not stops or stops[j][0] == stops[i][1]:
            yield j
        j = tree.heads[j]


def _may_take(analysis: Analysis, tree: Tree, clauses: Mapping[int, Clause], i: int, j: int) -> bool:
    """Whether a topic may belong to bunsetsu ``j``: a predicate, not an attribute nor an adverb."""
    clause, head = clauses.get(j), tree.heads[j]
    if clause is None or head < 0:
        return head < 0
    tokens = analysis.tokens
    if clause.role == "adnominal":
        told = tokens[tree.phrases[j].last - 1].base in ("いう", "言う", "とする")
        return told or tokens[tree.phrases[head].first].surface.startswith(LOOSE)
    if clause.relation in BOUND:
        return False
    last = tokens[tree.phrases[j].last - 1]
    adverb = last.cform.startswith("連用形") and last.pos.startswith(("形容詞", "助動詞"))
    return not (adverb and head == j + 1 and all(k == i for k in tree.arms[j]))


def _alone(analysis: Analysis, tree: Tree, clauses: Mapping[int, Clause], i: int, found: Sequence[int]) -> bool:
    """Whether the predicates are one sequence of clauses, and none has another subject."""
    if any(_is_copula(analysis, tree.phrases[j]) for j in found[:-1]):
        return False  # 食性は|肉食性で、|小魚を|食べる
    linked = all(clauses[a].relation == "sequence" and tree.heads[a] == b for a, b in pairwise(found))
    return linked and not any(tree.phrases[k].case.endswith(SUBJECTS) for j in found for k in tree.arms[j] if k != i)


def _is_copula(analysis: Analysis, phrase: Bunsetsu) -> bool:
    """Whether a clause ends in a noun with で."""
    return any(t.ctype == "助動詞-ダ" and t.surface == "で" for t in analysis.tokens[phrase.first : phrase.last])
