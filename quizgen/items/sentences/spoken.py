"""Who says what is reported: the topic that opens the sentence, set off by a comma (ペスコフ氏は、会談はないと述べた).

The parser is not sure of it where a clause of what is said could have the topic; but whoever reports what is said
of somebody else names who says it, and a topic of the words said alone takes no comma at the head of the sentence.
"""

from dataclasses import replace

from quizgen.analysis.sayings import says
from quizgen.analysis.types import Analysis, Argument, Fact, within

SURE = 0.95
"""How sure the speaker is, set by hand: 6 of 6 such reports in the texts that were read for it."""
SPEAKERS = ("PERSON", "ORG")


def with_speaker(analysis: Analysis, fact: Fact) -> Fact:
    """The fact, sure of its speaker where the sentence opens with one."""
    topics = [a for a in fact.arguments if a.case in ("ハ", "ガ")]
    if len(topics) != 1 or topics[0].confidence >= SURE or not says(fact) or not _opens(analysis, fact, topics[0]):
        return fact
    sure = replace(topics[0], under="ガ", confidence=SURE)
    return replace(fact, arguments=tuple(sure if a == topics[0] else a for a in fact.arguments))


def _opens(analysis: Analysis, fact: Fact, topic: Argument) -> bool:
    """Whether a speaker with は、 stands at the head of the sentence, after no more than a time."""
    named = topic.entity >= 0 and analysis.entities[topic.entity].type in SPEAKERS
    if topic.case != "ハ" or not named or not analysis.text.body.startswith(("は、", "は，"), topic.end):
        return False
    before = within(analysis.bunsetsu, fact.start, topic.end)
    return all(p.case in ("", "の") or _is_time(analysis, p.start, p.end) for p in before[:-1])


def _is_time(analysis: Analysis, start: int, end: int) -> bool:
    return any(e.type == "TIME" for e in within(analysis.entities, start, end))
