"""Reasons of everyday life that anybody would believe, for what the text gives another (``everyday_reasons.tsv``).

A row has them for what is explained, by how that ends: 朝ごはんは食べませんでした, おなかがいっぱいだったから.  What
the text might mean itself is left out, and what does not go with how it was done (``moods.tsv``).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from quizgen import tables
from quizgen.analysis import inflection
from quizgen.analysis.inflection import Predicate
from quizgen.analysis.tokens import tokenize
from quizgen.analysis.types import Analysis, within
from quizgen.items import stems
from quizgen.items.lookup import by_sentence
from quizgen.items.reasons import obvious_reasons
from quizgen.items.reasons.cause import STATES, Cause
from quizgen.items.sentences.somebody import may_act
from quizgen.items.stems import RefusedError

AIM = "ため"
TAIL = "[^、。「」]{0,9}$"
"""After what a row names, the end of what is explained: 食べ|ませんでした."""
_DENIED = re.compile("(?:ない|ません|なかった|ませんでした|なくなった|ず|ぬ)(?:です|でした)?$")


@dataclass(frozen=True, slots=True)
class Everyday:
    """A row of ``everyday_reasons.tsv``."""

    effect: str
    of: str
    form: str
    level: str
    scene: str
    reasons: str
    example: str


@dataclass(frozen=True, slots=True)
class Mood:
    """A row of ``moods.tsv``: patterns of what is explained and of a reason that does not go with it."""

    effect: str
    reason: str
    example: str


def reasons(analysis: Analysis, cause: Cause) -> Iterator[str]:
    """The reasons of everyday life that are none here, those as long as the reason of the text first, as clauses in the
    plain form; before ため where it is an aim."""
    row = _row(analysis, cause)
    if row and row.of == SOMEBODY and (_is_of_thing(analysis, cause) or _is_of_who(analysis, cause)):
        return
    said = [_written(s, stems.level(analysis)) for s in row.reasons.split("／")] if row else []
    found = [s.removesuffix(AIM) if cause.purpose else _told(cause, s) for s in said]
    for text in sorted(found, key=lambda t: abs(len(t) - len(cause.text))):
        modern = _MODERN.search(text) and not _MODERN.search(analysis.text.body)
        if not modern and not _may_be_meant(analysis, cause, text) and goes_with(text, cause.what + cause.quote):
            yield text


def are_foreign(analysis: Analysis, cause: Cause) -> bool:
    """Whether the reasons of everyday life for it know nothing of its scene: 困った may come of anything."""
    row = _row(analysis, cause)
    return row is not None and row.scene == "open"


FORMAL = {
    "友だち": "友人",
    "さそ": "誘",
    "すすめ": "勧め",
    "おそく": "遅く",
    "むかし": "昔",
    "こわれ": "壊れ",
    "さが": "探",
}
"""What easy texts write, as those of N2 and N1 do."""


def _written(said: str, level: str) -> str:
    """A reason in the words of its level: 友だちにさそわれる, 友人に誘われる."""
    for easy, hard in FORMAL.items() if level in stems.FORMAL else ():
        said = said.replace(easy, hard)
    return said


_MODERN = re.compile("電車|バス|テレビ|電話|飛行機|会社|タクシー|カメラ|切符|駅|車|試験|給料|学校|病院|[ァ-ヺー]{3,}")
"""Words of a world with machines: a text without one is an old tale, which knows none of them."""
SOMEBODY = "somebody"


def _is_of_thing(analysis: Analysis, cause: Cause) -> bool:
    """Whether what is explained has a subject that is nobody: トロッコは|走って来る."""
    subjects = [a.entity for f in by_sentence(analysis).get(cause.sentence, ()) for a in f.arguments if a.under == "ガ"]
    sentence = analysis.sentences[cause.sentence]
    topics = (p for p in within(analysis.bunsetsu, sentence.start, sentence.end) if p.case == "は")
    topic = next((p for p in topics if not cause.own[0] <= p.start < cause.own[1]), None)
    named = within(analysis.entities, topic.start, topic.end) if topic else ()
    found = (*(analysis.entities[n] for n in subjects if n >= 0), *(e for e in named if e.type == "THING"))
    return any(not may_act(analysis, e) for e in found)


def _is_of_who(analysis: Analysis, cause: Cause) -> bool:
    """Whether what is explained is rather who does it: 日曜日は|父が|料理を作る."""
    sentence = analysis.sentences[cause.sentence]
    told = [p for p in within(analysis.bunsetsu, sentence.start, sentence.end) if p.start >= cause.own[1]]
    subjects = [e for p in told if p.case == "が" for e in within(analysis.entities, p.start, p.end)]
    return any(p.case == "は" for p in told) and any(may_act(analysis, e) for e in subjects)


def _row(analysis: Analysis, cause: Cause) -> Everyday | None:
    return row_for(cause.what or cause.quote, cause.purpose, stems.level(analysis))


def row_for(effect: str, aim: bool, level: str) -> Everyday | None:
    """The first row for what is explained; those for the level of the text before easier ones."""
    hard = level in stems.FORMAL
    forms = ("aim",) if aim else ("any", "not" if _DENIED.search(effect) else "why")
    for wanted in ("hard", "easy") if hard else ("easy",):
        for pattern, row in _rows():
            if row.form in forms and row.level in (wanted, "any") and pattern.search(effect):
                return row
    return None


@cache
def _rows() -> tuple[tuple[re.Pattern[str], Everyday], ...]:
    return tuple((re.compile(f"(?:{r.effect}){TAIL}"), r) for r in tables.rows(Everyday, "everyday_reasons"))


def _told(cause: Cause, said: str) -> str:
    """A reason in the tense that it has beside the one of the text: what lasts as that, an event as what it led to."""
    p = predicate(said)
    lasts = p.negative or p.base in STATES or p.ctype == "copula" or p.ctype.startswith(inflection.ADJECTIVES)
    past = cause.predicate.past or (not lasts and bool(_PAST.search(cause.what + cause.quote)))
    return inflection.plain(replace(p, past=past))


_PAST = re.compile("(?:た|[んい]だ)$")


def predicate(said: str) -> Predicate:
    """A reason of a row as one predicate with all that stands before."""
    tokens = tokenize(said)
    for at in range(len(tokens)):
        found, begin = stems.read(tokens[at:]), tokens[at].start
        if found and inflection.plain(found) == said[begin:]:
            return replace(found, before=said[:begin] + found.before)
    raise RefusedError("a reason that has no plain form")


def _may_be_meant(analysis: Analysis, cause: Cause, text: str) -> bool:
    """Whether a reason says what the text says somewhere, or nearly what its own reason says."""
    tokens = [t for t in tokenize(text) if t.pos.startswith(TELLING) and t.base not in STATES]
    marks = [t.surface if t.pos.startswith("名詞") else t.base[:-1] for t in tokens]
    told = all(m in analysis.text.body for m in marks) and any(
        all(m in analysis.surface(sentence) for m in marks) for sentence in analysis.sentences
    )
    nouns = [t.surface for t in tokens if t.pos.startswith("名詞")]
    shared = any(noun in cause.text for noun in nouns)
    return told or shared or obvious_reasons.are_of_one_sort(text, cause.text) or _is_told(analysis, text, nouns)


def _is_told(analysis: Analysis, text: str, nouns: Sequence[str]) -> bool:
    """Whether a sentence of the text says the same in other words: 道に迷っていた, 道がわからなくなりました."""
    told = (analysis.surface(s) for s in analysis.sentences if any(n in analysis.surface(s) for n in nouns))
    return any(obvious_reasons.are_of_one_sort(text, said) for said in told)


TELLING = ("名詞-普通名詞", "動詞-一般", "形容詞-一般", "形状詞-一般")


def goes_with(reason: str, effect: str) -> bool:
    """Whether a reason goes with how something was done: 喜んで入る not with 不安だった."""
    return not any(e.search(effect) and r.search(reason) for e, r in _moods())


@cache
def _moods() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple((re.compile(m.effect), re.compile(m.reason)) for m in tables.rows(Mood, "moods"))
