"""Where a writer declares for or against something: 私はこの計画に反対だ.

What この計画 is, is told as the text tells it: by what describes the noun before (橋を架ける計画), by what somebody
does to something (「おしゃべりレジ」を始める -> 「おしゃべりレジ」を始める計画), or by what has been decided
(日曜日に閉まることになった -> 日曜日に閉まる決定).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from quizgen import tables
from quizgen.analysis import inflection
from quizgen.analysis.types import Analysis, Bunsetsu, Clause, Fact, Sentence, within
from quizgen.items import stems
from quizgen.items.lookup import by_sentence, phrase_number
from quizgen.items.sentences import pointing
from quizgen.items.stems import RefusedError

LONGEST = 40
"""Characters of what a stance is about."""
NOUNS = "計画|方針|試み|案|提案|考え|制度|動き|決定|企画|取り組み|主張|やり方|決まり|規則"
THIS = re.compile(f"(?:この|その|今回の|こうした)({NOUNS})")
_TIMES = ("TIME", "CLOCK", "DURATION")


@dataclass(frozen=True, slots=True)
class Declared:
    """A row of ``stances.tsv``."""

    name: str
    pattern: str
    said: str
    denied: str
    held: str
    example: str


@dataclass(frozen=True, slots=True)
class Stance:
    """A declared stance: its sentence, the stance and its contrary as plain sentences without 。, its row, and what it
    is about, with which both begin."""

    sentence: Sentence
    said: str
    denied: str
    why: str
    about: str


@cache
def _rows() -> tuple[tuple[Declared, re.Pattern[str]], ...]:
    return tuple((r, re.compile(f"(?:{r.pattern})$")) for r in tables.rows(Declared, "stances"))


def held(name: str) -> str:
    """What one who declares so does, after what it is about: に反対している."""
    return next(row.held for row, _ in _rows() if row.name == name)


def stances(analysis: Analysis) -> tuple[Stance, ...]:
    """What the writer declares for and against, in text order."""
    told = (s for s in analysis.sentences if s.quotable and not s.quoted)
    return tuple(found for s in told for found in _of(analysis, s))


def _of(analysis: Analysis, sentence: Sentence) -> Iterator[Stance]:
    shown = analysis.surface(sentence).rstrip("。")
    for row, pattern in _rows():
        found = pattern.search(shown)
        if found:
            what = _what(analysis, sentence, sentence.start + found.start())
            if what:
                yield Stance(sentence, what + row.said, what + row.denied, row.name, what)
            return


_SELF = re.compile("^.*?(?:" + "|".join(stems.SELF) + "|筆者)(?:は|も|としては|自身は)、?")


def _what(analysis: Analysis, sentence: Sentence, end: int) -> str:
    """What a stance that the text declares at ``end`` is about, or an empty string."""
    begin = analysis.text.body.rfind("、", sentence.start, end) + 1 or sentence.start
    about = _SELF.sub("", analysis.text.body[begin:end])
    if this := THIS.fullmatch(about):
        return _described(analysis, this[1], sentence)
    alone = len(about) > 1 and "は" not in about and _stands(analysis, end - len(about), end)
    return about if alone and len(about) <= LONGEST else ""


def _described(analysis: Analysis, noun: str, sentence: Sentence) -> str:
    """The noun as it is described before, nearest first: 橋を架ける計画."""
    for phrase in reversed(within(analysis.bunsetsu, 0, sentence.start)):
        if not analysis.surface(phrase).startswith(noun):
            continue
        clauses = [c for c in analysis.clauses if c.role == "adnominal" and c.end == phrase.start]
        for start in (s for c in clauses for s in _starts(analysis, c)):
            begin = _untimed(analysis, start, phrase.start)
            told = analysis.text.body[begin : phrase.start] + noun
            if start and len(told) <= LONGEST and _stands(analysis, begin, phrase.start):
                return told
        return ""
    return _done(analysis, noun, sentence)


def _starts(analysis: Analysis, clause: Clause) -> tuple[int, ...]:
    """Where a description may begin: at its head, after a comma where nothing before it is done to the same end
    (駐輪場を閉鎖し、|ビルを建てる計画 needs all), after where it is said to be (その島に|橋を架ける)."""
    comma = analysis.text.body.rfind("、", clause.start, clause.end) + 1
    before = within(analysis.bunsetsu, clause.start, comma)
    whole = any(p.head == clause.predicate and _belongs(analysis, p) for p in before)
    phrases = within(analysis.bunsetsu, clause.start, clause.end)[:-1]
    places = [p for p in phrases if p.case in ("に", "で") and p.certain]
    return clause.start, *(() if whole else (comma,)), *(p.end for p in places[:1] if p.end > (comma if whole else 0))


def _belongs(analysis: Analysis, phrase: Bunsetsu) -> bool:
    """Whether a description lacks something without a phrase: what is done to (バスを、|来春で打ち切る), or what is
    done first (駅の木を切り、|店を建てる, but not 完成に伴い、)."""
    verbal = any(t.pos.startswith("動詞") for t in analysis.tokens[phrase.first : phrase.last])
    return phrase.case == "を" or (verbal and not _LIKE_PARTICLES.fullmatch(analysis.surface(phrase).rstrip("、")))


_LIKE_PARTICLES = re.compile("伴い|伴って|よって|より|(?:際|関|対)して?|応じて?|加えて?|沿って|向けて?|ついて")
"""Verbs that after a particle do its work: 完成に|伴い."""
_TOPICS = ("は", "が", "も")


def _done(analysis: Analysis, noun: str, sentence: Sentence) -> str:
    """What somebody does to something in the paragraph before, nearest first: 「おしゃべりレジ」を始める."""
    told = by_sentence(analysis)
    number = analysis.sentences.index(sentence)
    for before in range(number - 1, -1, -1):
        if analysis.sentences[before].paragraph != sentence.paragraph:
            return ""
        if decided := _decided(analysis, analysis.sentences[before], noun):
            return decided
        for fact in told.get(before, ()):
            if fact.role == "matrix" and fact.voice == "active" and fact.speaker == -1 and _works_on(analysis, fact):
                return _deed(analysis, fact, noun)
    return ""


def _decided(analysis: Analysis, sentence: Sentence, noun: str) -> str:
    """What has been decided, before a noun: 日曜日に閉まる|ことになった."""
    found = _DECIDED.search(analysis.text.body, sentence.start, sentence.end)
    if found is None:
        return ""
    end = found.start()
    topics = [p for p in within(analysis.bunsetsu, sentence.start, end) if p.case in (*_TOPICS, "では", "には")]
    begin = _untimed(analysis, topics[-1].end if topics else sentence.start, end)
    told = analysis.text.body[begin:end] + noun
    return told if len(told) <= LONGEST and _stands(analysis, begin, end) else ""


_DECIDED = re.compile("(?<=[うくすつぬむるぐぶ])こと(?:に(?:なっ|なり|し|決ま|決め)|を(?:決め|決定し))")


def _works_on(analysis: Analysis, fact: Fact) -> bool:
    """Whether a main clause tells plainly what is done to something."""
    *phrases, last = stems.phrases(analysis, fact)
    done_to = any(p.case == "を" and p.head == phrase_number(analysis, last) for p in phrases)
    return done_to and not (fact.modality or fact.evidential)


def _deed(analysis: Analysis, fact: Fact, noun: str) -> str:
    """What a fact does, without who does it and when, before a noun."""
    phrases = [p for p in stems.phrases(analysis, fact) if p.case in ("は", "が", "も")]
    try:
        told = stems.predicate(analysis, fact)
    except RefusedError:
        return ""
    begin = _untimed(analysis, phrases[-1].end if phrases else stems.start(analysis, fact), told.start)
    text = analysis.text.body[begin : told.start] + inflection.adnominal(told) + noun
    return text if len(text) <= LONGEST and "を" in text and _stands(analysis, begin, told.start) else ""


_LATELY = ("先頃", "先ごろ", "このほど", "このたび", "この度", "近く", "新たに")


def _untimed(analysis: Analysis, begin: int, end: int) -> int:
    """Where the text between two characters goes on after the times that open it, not 朝の歌, 日曜日に."""
    for phrase in within(analysis.bunsetsu, begin, end):
        of_thing = phrase.case == "の" and not _is_time(analysis, analysis.bunsetsu[phrase.head])
        lately = analysis.surface(phrase).rstrip("、") in _LATELY
        if of_thing or phrase.case == "に" or not (lately or _is_time(analysis, phrase)):
            return phrase.start
    return begin


def _is_time(analysis: Analysis, phrase: Bunsetsu) -> bool:
    return any(e.type in _TIMES for e in within(analysis.entities, phrase.start, phrase.end))


def _stands(analysis: Analysis, begin: int, end: int) -> bool:
    """Whether nothing in it points outside."""
    try:
        pointing.check_pointers(analysis, within(analysis.tokens, begin, end))
    except RefusedError:
        return False
    return True
