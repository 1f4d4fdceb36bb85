"""The heart of a reason: of the words that carry it, those without which no right answer does.

A verb has synonyms without number (味が重なる: ダブルになる, くどくなる), whoever acts is mostly known (森清が分類法を
出した), and what the question shows need not be said again: less is asked for, never more.
"""

from collections.abc import Sequence

from quizgen.analysis.types import Analysis, Word, within
from quizgen.items.answers import needs
from quizgen.items.answers.guessed import shows
from quizgen.items.answers.noun_phrases import PEOPLE
from quizgen.items.base import Need

GOOD = frozenset(("いい", "よい", "良い"))
"""Praise, for which any other will do: 削り立てが|いい, おいしい."""
LIGHT = GOOD | {"ない", "無い", "多い", "少ない"}
"""Adjectives that say nothing without what is so: 高校が|ない."""
AGENTS, COMPLEMENTS = ("が", "は", "も"), ("を", "に", "しか")
Run = list[Word]


def heart(
    analysis: Analysis, carrying: Sequence[tuple[Run, str]], nouns: Sequence[Run], last: Sequence[Run], negative: bool
) -> list[Run]:
    """Of the ``nouns`` and the predicate (``last``) of a reason those that an answer must hold."""
    if any(_is_telling(run[0]) for run in last):
        return list(last)  # 場所が|せまい
    if not last and carrying and _ends(analysis, carrying[-1][0]):
        return [carrying[-1][0]]  # 月曜日は図書館が|休みだ
    after = {run[0].start: particle for run, particle in carrying}
    if any(after.get(run[0].start) == "しか" for run in nouns):
        return [run for run in nouns if after.get(run[0].start) == "しか"]  # 一つ|しかない: 一つだけだ
    kept = [run for run in last if _is_needed(run[0], negative)]
    rest = [run for run in nouns if _explains(analysis, run, after)]
    rest = [run for run in rest if run[0].start in after] or rest  # 妹の|結婚式に
    if any(after.get(run[0].start) in COMPLEMENTS for run in rest):
        rest = [run for run in rest if after.get(run[0].start) not in AGENTS]
    return [*(rest or ([] if kept else nouns)), *kept]


def unsaid(told: Sequence[Need], question: str) -> tuple[Need, ...]:
    """What is needed and not shown in the question already; nothing where no more than a denial is left."""
    left = tuple(n for n in told if set(needs.DENIED) & set(n.forms) or not _shown(question, n.text))
    return left if any(n.forms != needs.DENIED for n in left) else ()


def _shown(question: str, word: str) -> bool:
    return word in question if len(word) > 1 else shows(question, word)


def _ends(analysis: Analysis, run: Run) -> bool:
    """Whether a noun is what something is said to be: 休み|だから."""
    after = within(analysis.words, run[-1].end, run[-1].end + 2)
    return bool(after) and after[0].part == "auxiliary"


def _is_telling(word: Word) -> bool:
    return word.part in ("adjective", "adjectival") and word.dictionary_form not in LIGHT


def _is_needed(word: Word, negative: bool) -> bool:
    """Whether a predicate is needed beside its noun: it is known by what other words an answer may say it."""
    if word.part == "adjective":
        return word.dictionary_form not in GOOD
    return needs.has_other_words(word) and not negative


def _explains(analysis: Analysis, run: Run, after: dict[int, str]) -> bool:
    """Whether a noun is more than who acts: 息子が|仙台に住んでいる."""
    people = any(e.type in PEOPLE for e in within(analysis.entities, run[0].start, run[-1].end))
    return not people or after.get(run[0].start) not in AGENTS
