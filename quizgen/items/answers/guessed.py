"""Answers that the question gives away: what sort of thing it is, and who cares for whom in a family."""

import re

from quizgen.analysis.types import Analysis, apart, within
from quizgen.items.answers.things import Thing

PARENTS = ("お母さん", "お父さん", "母親", "父親", "母", "父", "親", "ママ", "パパ")
CHILDREN = ("子どもたち", "子供たち", "子ども", "子供", "赤ちゃん", "息子", "娘")


def described(analysis: Analysis, thing: Thing) -> bool:
    """Whether the question names the noun of the answer: 二つの項から成る式に何を (第三の|項)."""
    nouns = [w for w in apart(within(analysis.words, thing.start, thing.end)) if w.part == "noun"]
    return bool(nouns) and shows(thing.question, nouns[-1].surface)


def shows(question: str, word: str) -> bool:
    """Whether a question has a word, not as a part of a longer one: 研究, but not the 研究 of 研究者."""
    return bool(re.search(rf"(?<![一-龠々]){re.escape(word)}(?![一-龠々])", question))


def of_a_family(question: str, answer: str) -> bool:
    """Whether a parent is asked for beside a child, or the other way: 子どもたちを|かばったのは、だれですか."""
    asked, beside = (PARENTS, CHILDREN) if answer.endswith(PARENTS) else (CHILDREN, PARENTS)
    return answer.endswith(asked) and any(name in question for name in beside)
