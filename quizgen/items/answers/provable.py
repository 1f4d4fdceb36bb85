"""Whether an answer is the only one: checks on a slot before it is asked.  Each raises RefusedError with its reason."""

import re

from quizgen.analysis.entities import untitled
from quizgen.analysis.sayings import says
from quizgen.analysis.types import Analysis, Argument, Entity, Fact, apart, within
from quizgen.items import stems
from quizgen.items.answers.naming import named
from quizgen.items.lookup import phrase_number, phrase_of, sentences_with_word
from quizgen.items.sentences import known
from quizgen.items.stems import RefusedError

_DATE = re.compile(r"[0-9０-９一二三四五六七八九十〇][年月日]")
_TO = re.compile(r"から|まで|～|〜|－")
PART_OF_DAY = frozenset(("朝", "昼", "夕方", "夜", "晩", "午前", "午後", "夜中", "明け方", "早朝", "深夜", "正午"))
CONTENT = frozenset(("noun", "name", "verb", "adjective", "adjectival", "number", "pronoun"))
FEWEST_WORDS = 3
LONGEST_REPORT = 72
KIN = frozenset(
    (
        "母",
        "父",
        "兄",
        "姉",
        "弟",
        "妹",
        "祖母",
        "祖父",
        "妻",
        "夫",
        "娘",
        "息子",
        "叔父",
        "叔母",
        "伯父",
        "伯母",
        "孫",
        "両親",
        "長男",
        "長女",
        "次男",
        "次女",
        "家内",
    )
)


def check_time(analysis: Analysis, fact: Fact, value: str) -> None:
    """Refuse one end of a range, and the date of what goes on."""
    body = analysis.text.body
    times = [e for e in within(analysis.entities, fact.start, fact.end) if e.type in ("TIME", "CLOCK")]
    if len(times) > 1 and any(_TO.match(body, e.end) for e in times):
        raise RefusedError("one end of a range of time")
    if stems.predicate(analysis, fact).past and value in PART_OF_DAY:
        raise RefusedError("a part of a day that another sentence names")


def is_counted(analysis: Analysis, fact: Fact, entity: Entity) -> bool:
    """Whether somebody without a name is several who are counted: 客が|三人|乗っていた, which no 運転手 are."""
    counts = (e for e in within(analysis.entities, fact.start, fact.end) if e.type == "COUNT")
    return not named(analysis, entity) and any(analysis.surface(e).endswith(PEOPLE) for e in counts)


PEOPLE = ("人", "名", "人組")
"""How numbers of people end."""


def check_owner(analysis: Analysis, fact: Fact, subject: Argument) -> None:
    """Refuse a subject that belongs to something told elsewhere: 多くの種類が分布する."""
    thing = analysis.entities[subject.entity] if subject.entity >= 0 else subject
    phrase = phrase_of(analysis, thing)
    if not (known.is_known(analysis, phrase, stems.start(analysis, fact)) or known.is_news(analysis, fact, phrase)):
        raise RefusedError("it is not said what the subject belongs to")


def check_tense(analysis: Analysis, fact: Fact) -> None:
    """Refuse what is told as going on at a date (14日、交渉が行われている): a report's present is no question's."""
    told = stems.predicate(analysis, fact)
    body = analysis.text.body
    dated = any(
        e.type == "TIME" and _DATE.search(body, e.start, e.end) for e in within(analysis.entities, fact.start, fact.end)
    )
    if dated and told.base == "いる" and not told.past and not says(fact):
        raise RefusedError("what goes on has no date")


def check_narrator(analysis: Analysis, fact: Fact) -> None:
    """Refuse a person's act on a described 私: one of the choices may be the narrator (肩を落とす私に)."""
    before = None
    for phrase in stems.phrases(analysis, fact):
        first = analysis.tokens[phrase.first]
        described = before is not None and before.head == phrase_number(analysis, phrase)
        if described and first.pos == "代名詞" and first.surface in stems.SELF:
            raise RefusedError("the narrator may be one of the choices")
        before = phrase


def check_kin(analysis: Analysis, entity: Entity) -> None:
    """Refuse a bare 母 where the text is told by 私: whose mother would not be said."""
    told = any(sentences_with_word(analysis, word) for word in stems.SELF)
    if told and analysis.surface(entity) in KIN:
        raise RefusedError("the narrator's family")


def check_report(
    analysis: Analysis, fact: Fact, subject: Argument, topic: Argument | None, cut: tuple[int, int]
) -> tuple[tuple[int, int], ...]:
    """Spans to leave out of a report: what stands before its quotation reads as the speaker's (町は「…」と述べた).

    Refuses a report without quotation marks that has a topic of its own.
    """
    body, out = analysis.text.body, []
    for phrase in stems.phrases(analysis, fact)[:-1]:
        if body[phrase.start] in QUOTES:
            break
        own = topic is not None and phrase.start < topic.end <= phrase.end
        if not phrase.case.endswith("は") or own or cut[0] <= phrase.start < cut[1]:
            continue
        if body[phrase.end : phrase.end + 2].strip()[:1] not in QUOTES:
            raise RefusedError("the report has a topic that reads as the speaker")
        begin = phrase_of(analysis, subject).end if subject.end <= phrase.start else phrase.start
        out.append((begin, phrase.end))
    return tuple(out)


QUOTES = tuple('「『"“')


def check_answer(analysis: Analysis, fact: Fact, said: str, cut: tuple[int, int], value: str) -> None:
    """Refuse a clause that holds the answer, says too little, or is said by another sentence too."""
    if value in said or untitled(value) in said:
        raise RefusedError("the answer stands in the question")
    if value in analysis.text.title:
        raise RefusedError("the answer stands in the title")
    words = apart(within(analysis.words, fact.start, fact.end))
    content = [w for w in words if w.part in CONTENT and not cut[0] <= w.start < cut[1]]
    if len(content) < FEWEST_WORDS:
        raise RefusedError("too little is left to tell the fact from others")
    alike = [sentences_with_word(analysis, w.dictionary_form) for w in content]
    if frozenset.intersection(*alike) - {fact.sentence}:
        raise RefusedError("another sentence says the same")
