"""Which sentences tell what happened, one thing after the other: the past of a story, not a state, habit or aside."""

import re

from quizgen.analysis.types import Analysis, Fact, within
from quizgen.items import stems
from quizgen.items.stems import RefusedError

VERBS = ("五段", "上一段", "下一段", "サ行変格", "カ行変格", "助動詞-レル", "助動詞-セル", "文語")
STATES = frozenset(
    (
        "ある",
        "いる",
        "おる",
        "できる",
        "かかる",
        "要る",
        "足りる",
        "違う",
        "すぎる",
        "過ぎる",
        "見える",
        "聞こえる",
        "続く",
        "わかる",
        "分かる",
    )
)
"""Verbs that tell how things were, not what happened."""
_ASIDE = re.compile(
    r"前|以前|昔|かつて|すでに|既に|当時|ころ|頃|先に|先立|それまで|これまで|以来|毎|いつも|たび|度に|よく|ときどき|普段|実は|じつは|もともと|元は|去年|昨年|先月|先週"
)
"""Words by which a story goes back, or tells what used to be."""


STRETCH = 8
"""Paragraphs of one stretch of telling: what people say stands in paragraphs of its own."""


def happens(analysis: Analysis, fact: Fact) -> bool:
    """Whether a sentence tells one thing that happened then and there, in its place in the story."""
    try:
        told = stems.predicate(analysis, fact)
    except RefusedError:
        return False
    goes_on = told.base == "いる" or told.before.endswith(("ことに", "ように"))
    plain = told.past and not (told.negative or goes_on or told.base in STATES) and told.ctype.startswith(VERBS)
    return plain and not fact.modality and not explains(analysis, fact) and not _ASIDE.search(analysis.surface(fact))


def explains(analysis: Analysis, fact: Fact) -> bool:
    """Whether a sentence explains what was said before: …のだ, …んです."""
    last = stems.phrases(analysis, fact)[-1]
    return any(t.pos == "助詞-準体助詞" for t in analysis.tokens[last.first + 1 : last.last])


def one_story(analysis: Analysis, one: Fact, other: Fact) -> bool:
    """Whether two sentences, the first told first, stand in one stretch of telling, also where people talk in it."""
    a, b = analysis.sentences[one.sentence], analysis.sentences[other.sentence]
    return a.start < b.start and b.paragraph - a.paragraph <= STRETCH and not _dated(analysis, a.end, b.end)


def _dated(analysis: Analysis, start: int, end: int) -> bool:
    """Whether a date stands between: what follows may be another day's story, or an earlier one's."""
    return any(
        e.type == "TIME" and re.search(r"[年月日]", analysis.surface(e)) for e in within(analysis.entities, start, end)
    )
