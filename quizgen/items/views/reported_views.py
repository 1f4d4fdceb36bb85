"""What the persons of news hold, reported without 「」: 石川外相は話し合いが必要だと述べた (for ``opinion``).

Certain where one person or group, named right before the words, is the subject of a verb of saying, and the words
judge or foretell (〜べきだ, 〜だろう), or the verb says that they are a claim (主張する).
"""

import re
from collections.abc import Iterator

from quizgen.analysis import inflection
from quizgen.analysis.facts import told_plainly
from quizgen.analysis.sayings import says
from quizgen.analysis.types import Analysis, Argument, Fact, within
from quizgen.items import stems
from quizgen.items.answers.naming import full_name
from quizgen.items.sentences import pointing
from quizgen.items.sentences.known import is_interview
from quizgen.items.stems import RefusedError
from quizgen.items.views.opinions import SHORTEST, Said, mark

LONGEST = 60
"""Characters of a view in news."""
CLAIMS = frozenset(("主張する", "訴える", "反論する", "予測する", "予想する"))
"""Verbs that make a claim of what is said."""
HOLDERS = frozenset(("PERSON", "PEOPLE"))
AGAIN = ("同", "この", "その", "別", "他", "同じ", *stems.SELF)
"""How a mention begins that only points to somebody."""
_VIEWED = re.compile(
    r"(?:可能性が(?:ある|高い|低い|あります)|だろう|でしょう|かもしれない|はずだ|はずである|必要だ|必要である|不可欠だ|望ましい|"
    r"(?:ては|では)ならない|すべきだ|に値する|貢献した|貢献する|役立った|役立つ|効果があった)$"
)


_LATER = re.compile("(?<=、)その後")
"""Goes on from the clause before it in the same words."""


def find(analysis: Analysis) -> Iterator[Said]:
    """The views reported, each as a sentence in the register of the text."""
    if not is_interview(analysis):
        facts = (f for f in told_plainly(analysis) if says(f) and not f.negative)
        yield from (s for f in facts for s in _view(analysis, f))


def _view(analysis: Analysis, fact: Fact) -> Iterator[Said]:
    words = [a for a in fact.arguments if a.case == "ト"]
    who = [a for a in fact.arguments if a.under == "ガ" and a.entity >= 0]
    if len(words) != 1 or len(who) != 1 or not _is_next(analysis, who[0], words[0]):
        return
    holder = analysis.entities[who[0].entity]
    said = analysis.text.body[words[0].start : words[0].end].removesuffix("と").rstrip("、")
    viewed = bool(_VIEWED.search(said) or mark(said) or fact.base in CLAIMS)
    text = _sentence(analysis, words[0], said) if viewed and holder.type in HOLDERS else ""
    if text and not analysis.surface(holder).startswith(AGAIN):
        yield Said(text, fact.sentence, "view", full_name(analysis, holder))


def _is_next(analysis: Analysis, who: Argument, words: Argument) -> bool:
    """Whether the words follow the topic at once, so that nothing of them is left out."""
    return analysis.text.body[who.end : words.start] in ("は、", "は", "、", "")


def _sentence(analysis: Analysis, words: Argument, said: str) -> str:
    """The words as a sentence, where they point to nothing outside; or an empty string."""
    if not SHORTEST <= len(said) <= LONGEST or re.search('[「」"\n]', said[:1] + said[-1:]):
        return ""
    if not any(p.case in ("は", "が", "も") for p in within(analysis.bunsetsu, words.start, words.end)):
        return ""
    later = [(words.start + m.start(), words.start + m.end()) for m in _LATER.finditer(said)]
    tokens = within(analysis.tokens, words.start, words.start + len(said))
    try:
        pointing.check_pointers(analysis, [t for t in tokens if not any(a <= t.start < b for a, b in later)])
    except RefusedError:
        return ""
    return _in_register(analysis, words, said)


def _in_register(analysis: Analysis, words: Argument, said: str) -> str:
    """The words with their predicate as the text has its sentences: plain as they are, or polite."""
    if not stems.is_polite(analysis):
        return said + "。"
    last = within(analysis.bunsetsu, words.start, words.end)[-1]
    told = stems.read(within(analysis.tokens, last.start, words.start + len(said)))
    return analysis.text.body[words.start : told.start] + inflection.polite(told) + "。" if told else ""
