"""What a text tells as a fact, what its writer thinks, and what others in it think: the ground of ``opinion``.

A sentence is the writer's opinion where its ending says so (``opinions.tsv``); a fact where it is told plainly and can
be checked: it has a date, a number or a time, or tells what happened, and nothing in it judges.  What a named person
says in 「」 about how things are, is that person's view.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from quizgen import tables
from quizgen.analysis import inflection
from quizgen.analysis.facts import told_plainly
from quizgen.analysis.inflection import Predicate
from quizgen.analysis.sayings import sayings
from quizgen.analysis.subjects import BODIES
from quizgen.analysis.types import Analysis, Bunsetsu, Fact, Sentence, Word, apart, within
from quizgen.items import stems
from quizgen.items.events.events import STATES, VERBS
from quizgen.items.lookup import KEPT, by_sentence, sentences_with_word
from quizgen.items.sentences import pointing
from quizgen.items.sentences.known import is_interview
from quizgen.items.stems import RefusedError

SHORTEST, LONGEST = 10, 40
SHORTEST_VIEW = 8


@dataclass(frozen=True, slots=True)
class Mark:
    """A row of ``opinions.tsv``."""

    words: str
    sort: str
    shown: str
    example: str


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence on its own: its text with 。, its number, its sort (writer, fact, or view of another), and by what it
    is known: how it shows an opinion (〜べきだ), what can be checked in it (1978年; empty: it tells what happened), or
    who says it."""

    text: str
    sentence: int
    sort: str
    by: str


@lru_cache(maxsize=KEPT)
def of_writer(analysis: Analysis) -> tuple[Said, ...]:
    """The opinions that the writer tells, each in a sentence that stands alone."""
    if is_interview(analysis):
        return ()  # who speaks is not the writer
    facts = (f for f in analysis.facts if f.role == "matrix" and f.speaker == -1 and not f.evidential)
    return tuple(s for f in facts if (s := _opinion(analysis, f)))


def _opinion(analysis: Analysis, fact: Fact) -> Said | None:
    said = analysis.surface(fact).rstrip("。．")
    shown = mark(said) or _quality(analysis, fact)
    if not shown or _GRANTED.match(said) or _NONE.search(said) or _thought(analysis, fact):
        return None
    begin, text = _alone(analysis, fact)
    if shown not in ADVICE and not any(p.case.endswith(ABOUT) for p in within(analysis.bunsetsu, begin, fact.end)):
        return None
    return Said(text, fact.sentence, "writer", shown) if text else None


_GRANTED = re.compile("確かに|たしかに|もちろん|なるほど|むろん|無論|もっとも")
"""What opens a sentence that grants what others think."""
_NONE = re.compile("(?:[うよ]|たい)と(?:思|考)|[ただ]に(?:違|ちが)い|言わせて|聞いて")
"""What one means to do, what must have been, and what only asks to be heard, are no opinions: 走ろうと思う."""
ADVICE = ("〜べきだ", "〜ほうがいい", "〜たい", "〜てほしい", "〜わけにはいかない", "〜必要はない", "〜必要がある")
"""Opinions on what anybody should do, which need no subject."""


def mark(said: str) -> str:
    """How a sentence without 。 shows that it is an opinion (〜べきだ), or an empty string."""
    return next((shown for ending, shown in _endings() if said.endswith(ending)), "")


@cache
def _endings() -> tuple[tuple[str, str], ...]:
    rows = [r for r in tables.rows(Mark, "opinions") if r.sort == "ending"]
    found = [(ending, row.shown) for row in rows for ending in row.words.split("|")]
    return tuple(sorted(found, key=lambda pair: -len(pair[0])))


@cache
def _qualities() -> dict[str, str]:
    return {r.words: r.shown for r in tables.rows(Mark, "opinions") if r.sort == "quality"}


def _quality(analysis: Analysis, fact: Fact) -> str:
    """The quality by which a sentence judges (会話は|貴重だ), or an empty string; what was once so is no judgement."""
    try:
        told = stems.predicate(analysis, fact)
    except RefusedError:
        return ""
    base = told.before + "だ" if told.ctype == "copula" else told.base
    *before, _ = stems.phrases(analysis, fact)
    topic = any(p.case.endswith("は") for p in before) and not (base == "問題だ" and before[-1].case == "の")
    return _qualities().get(base, "") if topic and not (told.past or told.negative or fact.modality) else ""


def _thought(analysis: Analysis, fact: Fact) -> bool:
    """Whether what a sentence thinks may be the thought of somebody in the story: no 私 tells it, and a person acts in
    the paragraph."""
    if any(sentences_with_word(analysis, word) for word in stems.SELF):
        return False
    place, told = analysis.sentences[fact.sentence].paragraph, by_sentence(analysis)
    near = range(max(0, fact.sentence - NEAR), min(len(analysis.sentences), fact.sentence + NEAR))
    others = (f for n in near if analysis.sentences[n].paragraph == place for f in told.get(n, ()))
    acts = any(
        f.past and f.sentence != fact.sentence and a.under == "ガ" and _is_person(analysis, a.entity)
        for f in others
        for a in f.arguments
    )
    return acts and fact.modality not in ("duty", "advice", "wish") and "べき" not in analysis.surface(fact)[-14:]


NEAR = 12
"""Sentences of a paragraph that are looked at."""


def _is_person(analysis: Analysis, entity: int) -> bool:
    return entity >= 0 and analysis.entities[entity].type == "PERSON"


def _alone(analysis: Analysis, fact: Fact) -> tuple[int, str]:
    """Where a sentence begins to tell, without what ties it to another, and its text from there; an empty text where it
    does not stand alone."""
    for begin in begins(analysis, fact):
        text = analysis.text.body[begin : fact.end].lstrip("、，")
        tied = text.startswith(TIES) or pointing.opens_bare(analysis, begin)
        if SHORTEST <= len(text) <= LONGEST and not (tied or _QUOTES.search(text)) and _points(analysis, fact, begin):
            return begin, text
    return fact.end, ""


TIES = ("ところが", "しかし", "だから", "つまり", "また", "さらに", "そして", "それ", "その", "この", "これ", "今度")
"""How a sentence begins that goes on from another."""
ABOUT = ("は", "が", "も", "には", "では", "とは", "こそ")


def begins(analysis: Analysis, fact: Fact) -> Iterator[int]:
    """Where a sentence may begin to tell: its start, or after what it grants or contrasts (…が、)."""
    begin = stems.start(analysis, fact)
    yield begin
    for clause in within(analysis.clauses, begin, fact.end):
        if clause.role == "adverbial" and clause.relation in ("contrast", "concession"):
            yield analysis.bunsetsu[clause.predicate].end


def _points(analysis: Analysis, fact: Fact, begin: int) -> bool:
    """Whether nothing after ``begin`` points outside."""
    try:
        pointing.check(analysis, fact, (fact.start, begin))
    except RefusedError:
        return False
    return True


_QUOTES = re.compile(r"[\n『』()（）]|「[^」]{10,}」")


@lru_cache(maxsize=KEPT)
def facts(analysis: Analysis) -> tuple[Said, ...]:
    """The facts of a text that can be checked, each in a sentence that stands alone."""
    return tuple(s for f in told_plainly(analysis) if (s := _fact(analysis, f)))


def _fact(analysis: Analysis, fact: Fact) -> Said | None:
    begin, text = _alone(analysis, fact)
    if not text or fact.modality or _JUDGES.search(text) or mark(text.rstrip("。")) or _quality(analysis, fact):
        return None
    if any(_colours(w) for w in apart(within(analysis.words, begin, fact.end))):
        return None
    own = fact.past or any(a.case in ("ハ", "モ") or a.under == "ガ" for a in fact.arguments)  # 軍が使う量より少ない
    about = own and any(p.case.endswith(("は", "が")) for p in within(analysis.bunsetsu, begin, fact.end))
    checked = (e for e in within(analysis.entities, begin, fact.end) if about and e.type in CHECKED)
    figure = next((w for e in checked if _FIGURE.search(w := analysis.surface(e)) and w not in FEW), "")
    return Said(text, fact.sentence, "fact", figure) if figure or (about and _happened(analysis, fact)) else None


def _colours(word: Word) -> bool:
    """Whether a word describes by the teller's eye: 鮮やか, うつくしい, but not 古い, 高い."""
    return word.part == "adjectival" or (word.part == "adjective" and word.dictionary_form not in PLAIN)


PLAIN = frozenset(
    (
        "古い",
        "新しい",
        "大きい",
        "小さい",
        "長い",
        "短い",
        "高い",
        "低い",
        "多い",
        "少ない",
        "ない",
        "若い",
        "無い",
        "赤い",
        "白い",
    )
)
FEW = frozenset(("一階", "二階", "一つ", "ひとつ", "一人", "二人", "一方", "一度"))
"""Numbers that count nothing to be checked."""


def _happened(analysis: Analysis, fact: Fact) -> bool:
    """Whether a sentence tells what somebody did or what happened."""
    told = stems.predicate(analysis, fact)
    return told.past and told.ctype.startswith(VERBS) and told.base not in STATES and not told.negative


CHECKED = ("TIME", "COUNT", "MONEY", "DURATION", "CLOCK", "SHARE")
_FIGURE = re.compile("[0-9０-９〇一二三四五六七八九十百千万]")
_JUDGES = re.compile(
    "わずか|たった|実に|まさに|なんと|やっと|とうとう|ついに|こそ|すぎ|さすが|せっかく|もちろん|当然|うれし|悲し|残念|美し|楽し|"
    "立派|冗談|すばらし|素晴らし|貴重|大切|重要|魅力|見事|感動|驚|思|考え|感じ|らしい|しまっ|しまう|苦笑|心|にすぎ|だけ|しか|ばかり|さえ|ようやく|予想|はるか|急速|活気|げに|げもなく|ように|壊滅|明らか|昔々|のだ。|のである。|のです。|必要|目安|ばならな|過ぎな|というが|という。"
)
"""Words that judge or feel; a sentence with one is no bare fact."""


@lru_cache(maxsize=KEPT)
def of_others(analysis: Analysis) -> tuple[Said, ...]:
    """What named people say in 「」 about how things are: 原さんは「レジは話をする所ではない」と言う."""
    return tuple(s for n in range(len(analysis.sentences)) for s in _views(analysis, n))


def _views(analysis: Analysis, number: int) -> Iterator[Said]:
    sentence = analysis.sentences[number]
    for found in _VIEW.finditer(analysis.text.body, sentence.start, sentence.end):
        start, end = found.span(1)
        who = _speaker(analysis, sentence, found)
        text = _judged(analysis, start, end) if who else ""
        if text:
            yield Said(text, number, "view", who)


def _speaker(analysis: Analysis, sentence: Sentence, quote: re.Match[str]) -> str:
    """The person who says what is quoted, named last before it, where a verb of saying follows; or an empty string."""
    after = next((p for p in within(analysis.bunsetsu, quote.start(), sentence.end) if p.end >= quote.end()), None)
    before = [p for p in within(analysis.bunsetsu, sentence.start, quote.start()) if p.case in ("は", "が", "も")]
    if after is None or not _is_said(analysis, after) or not before:
        return ""
    people = [e for e in within(analysis.entities, before[-1].start, before[-1].end) if e.type == "PERSON"]
    return analysis.surface(people[-1]) if len(people) == 1 else ""


def _is_said(analysis: Analysis, quote: Bunsetsu) -> bool:
    """Whether a verb of saying follows a quotation, with at most one phrase between: と|力を込めて|語った."""
    for _ in range(2):
        if quote.head < 0:
            return False
        quote = analysis.bunsetsu[quote.head]
        base = analysis.tokens[quote.first].base
        if base in sayings() or base + "する" in sayings():
            return True
    return False


def _judged(analysis: Analysis, start: int, end: int) -> str:
    """Quoted words as a sentence in the register of the text, where they say how things are; or nothing."""
    words, phrases = analysis.text.body[start:end], within(analysis.bunsetsu, start - 1, end + 3)
    tokens = within(analysis.tokens, max(start, phrases[-1].start), end) if phrases else ()
    told = stems.read(tokens) if tokens else None
    if told is None or _OWN.search(words):
        return ""
    if told.past or not (_is_judged(analysis, told, phrases) or mark(words)):
        return ""
    try:
        pointing.check_pointers(analysis, within(analysis.tokens, start, end))
    except RefusedError:
        return ""
    form = inflection.polite if stems.is_polite(analysis) else inflection.plain
    text = analysis.text.body[start : told.start] + form(told) + "。"
    about = any(p.case.endswith(("は", "が", "こそ", "も")) for p in phrases)
    return text if about and SHORTEST_VIEW <= len(text) <= LONGEST else ""


def _is_judged(analysis: Analysis, told: Predicate, phrases: Sequence[Bunsetsu]) -> bool:
    """Whether words say what something is or is like, or what it does not do; who is not coming is no view."""
    people = any(e.type in BODIES for p in phrases for e in within(analysis.entities, p.start, p.end))
    return told.ctype.startswith(QUALITIES) or (told.negative and not people)


_VIEW = re.compile(r"「([^「」。！？\n]+)。?」と")
_OWN = re.compile("|".join((*stems.SELF, "あなた", "君", "ください", "ほしい", "たい")))
QUALITIES = ("copula", "形容詞", "助動詞-ナイ")
