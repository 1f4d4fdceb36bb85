"""Heads as UD Japanese counts them: of two nouns joined by と the second hangs on the first (``conj``).

In 犬と|猫が|庭で|遊ぶ the arguments of 遊ぶ are both, so within quizgen both depend on it and every head stands to the
right; a treebank of UD Japanese, and whoever reads ``analyze --jsonl`` beside one, has 猫が on 犬と instead.
"""

from quizgen.analysis.types import Analysis, Bunsetsu

SECOND = frozenset(("が", "を", "の", "は", "も", "と", "まで", "には", "では", "へは", "からは"))
"""The particles of a second noun; other phrases beside …と (一緒に, 合同で) say how, not who."""
NOUNS = ("名詞", "代名詞", "接尾辞-名詞的")


def heads(analysis: Analysis) -> list[int]:
    """The head of each bunsetsu (-1: none), where the second of two nouns joined by と has the first for its head."""
    phrases = analysis.bunsetsu
    out = [p.head for p in phrases]
    for i, phrase in enumerate(phrases):
        second = _second(phrases, i) if phrase.case == "と" else -1
        if second >= 0 and _nominal(analysis, phrase) and _nominal(analysis, phrases[second]):
            out[second] = i
    return out


def _second(phrases: tuple[Bunsetsu, ...], i: int) -> int:
    """The first bunsetsu that shares the head of number ``i``, if it ends as the second of two nouns; else -1."""
    head = phrases[i].head
    found = next((j for j in range(i + 1, head) if phrases[j].head == head), -1)
    return found if found >= 0 and phrases[found].case in SECOND else -1


def _nominal(analysis: Analysis, phrase: Bunsetsu) -> bool:
    """Whether what stands before the particles is a noun: 犬と, not 行くと."""
    run = [t for t in analysis.tokens[phrase.first : phrase.last] if not t.pos.startswith(("助詞", "補助記号"))]
    return bool(run) and run[-1].pos.startswith(NOUNS)
