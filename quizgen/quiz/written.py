"""Judging an answer in the learner's own words: right if it is the model answer or holds all that is needed.

Whatever else is written is never simply wrong: it is shown beside the model answer, with what it lacks, for the learner
or a teacher to judge.
"""

import re

from quizgen import kana
from quizgen.items.base import Item
from quizgen.quiz.slips import plain, same
from quizgen.quiz.spellings import mixed

DENIED = re.compile(r"(?<![少危ぶ])(?:ない|なかった|なく)|ません|[^はみほい]ず(?:に|$)")
"""What turns an answer into its contrary; 少ない and 危ない deny nothing."""
_ONLY = re.compile(r"しか[^、。]{0,8}?(?:ない|なかった|なく|ません)")
"""一つしかない says 一つだけだ."""
_INNER = re.compile(r"、|ないと|なければ")
"""Where a clause before the last one ends: 水が足りないと|葉が白くなる."""
LONGER, ROOM = 3, 24
"""How many times the model's length an answer may have, and how many characters more; a longer one copies the text."""
_ENDING = re.compile(r"(?:から|ため|ので)?(?:です|だ|である|でした|だった)?$")
_DIGIT = str.maketrans("〇一二三四五六七八九", "0123456789")


def is_model(item: Item, given: str) -> bool:
    """Whether an answer is one of the accepted ones, whatever its spelling and its ending (…から, …からです)."""
    return mixed(given, item.answers) or any(same(_bare(given), _bare(answer)) for answer in item.answers)


def holds(item: Item, given: str) -> tuple[bool, ...]:
    """For each thing needed whether the answer has it."""
    folded = _folded(given)
    return tuple(any(_folded(form) in folded for form in need.forms) for need in item.needed)


def turned(item: Item, given: str) -> bool:
    """Whether the answer denies what the model says, or says what it denies; nothing where but a clause inside does."""
    model = item.answers[0]
    if _denies(model) and not _denies(_INNER.split(model)[-1]):
        return False
    return _denies(kana.fold_width(given)) != _denies(model)


def _denies(text: str) -> bool:
    return bool(DENIED.search(_ONLY.sub("", text)))


def is_copy(item: Item, given: str) -> bool:
    """Whether the answer is so long that what is needed may stand in it by chance."""
    return len(given.strip()) > LONGER * len(item.answers[0]) + ROOM


def _bare(answer: str) -> str:
    return _ENDING.sub("", plain(answer))


def _folded(text: str) -> str:
    return plain(text).translate(_DIGIT)
