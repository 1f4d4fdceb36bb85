"""Checks on what is asked: the sentence that carries an item, its wording, and what it gives away.

Each check gives the reason against an item, or an empty string; ``data/lints.tsv`` says which defects it holds off.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from quizgen import LEVELS, kana, tables
from quizgen.analysis.difficulty import CONTENT
from quizgen.analysis.types import Analysis, Word, apart, within
from quizgen.items import carrier
from quizgen.items.base import JOIN, Item
from quizgen.items.checks import levels

LONGEST_QUESTION = 100
LONGEST_CHOICE = {"N2": 60, "N1": 60}
"""Characters of a choice at the levels whose exams have long ones; ``USUAL_CHOICE`` at the others."""
USUAL_CHOICE = 40
LONGEST_WITH_BLANKS = 600
PAIRS = (("「", "」"), ("『", "』"), ("（", "）"), ("(", ")"))
LEAST_CONTEXT = 2
"""Words with a meaning of their own that stand round a blank."""
TOO_HARD, MOST_HARD = 2, 3
"""Levels above the point asked that make a word too hard, and how many such words are too many."""
NEIGHBOURS = 2
"""Characters on both sides of a hidden span that, with it, give it away where they stand again."""
_WEIGHTY = (*CONTENT, "name", "number")
_NEVER_BLANK = ("名詞-固有名詞", "名詞-数詞", "補助記号", "記号")
_TURN = re.compile(r"(?:^|[\n　 ])[^\s「」。、]{1,8}[：:]")
_NEGATIVE = re.compile(r"ない(?:もの|の)は(?:、)?(?:どれ|だれ|どこ|何)")


@dataclass(frozen=True, slots=True)
class Blemish:
    """A row of ``blemishes.tsv``."""

    pattern: str
    why: str
    example: str


def worth_asking(item: Item, analysis: Analysis) -> str:
    """What is asked is of the text's level, one easier or one harder (``levels``)."""
    return levels.objection(analysis, item.level)


def sound_sentence(item: Item, analysis: Analysis) -> str:
    """The sentences that an item shows or rests on are whole, and not garbled (``carrier``)."""
    shows = _shows(item)
    for e in item.evidence:
        for sentence in within(analysis.sentences, e.start, e.end):
            if why := carrier.objection(analysis, sentence) if shows else carrier.broken(analysis, sentence):
                return why
    return ""


def _shows(item: Item) -> bool:
    """Whether the prompt is a sentence of the text with something blank or underlined."""
    return item.shape not in ("match", "blanks") and any(p.role != "plain" for p in item.prompt)


def no_name(item: Item, analysis: Analysis) -> str:
    """No name, number or mark is blank or underlined, but in a whole sentence."""
    if (
        item.marks
        or item.shape not in ("choose", "type", "blanks")
        or item.retold
        or all(p.role == "plain" for p in item.prompt)
    ):
        return ""
    spans = item.hides or (item.focus,)
    if analysis.text.body.startswith(("その", "この"), spans[0][0]):
        return ""  # その2日後
    tokens = (t for start, end in spans for t in within(analysis.tokens, start, end))
    return "a name, a number or a mark is asked for" if any(t.pos.startswith(_NEVER_BLANK) for t in tokens) else ""


def context(item: Item, analysis: Analysis) -> str:
    """Enough stands round what is asked to decide it: two words, one if nothing is blank."""
    if not _shows(item) or item.shape == "arrange":
        return ""
    least = LEAST_CONTEXT if any(p.role == "blank" for p in item.prompt) else 1
    hidden = (item.focus, *item.hides)
    words = (w for e in item.evidence for w in _words(analysis, e.start, e.end))
    round_it = sum(not any(s < w.end and w.start < e for s, e in hidden) for w in words)
    return "" if round_it >= least else "too little stands round it"


@lru_cache(maxsize=1024)
def _words(analysis: Analysis, start: int, end: int) -> tuple[Word, ...]:
    """The words with a meaning of their own in a sentence."""
    return tuple(w for w in apart(within(analysis.words, start, end)) if w.part in _WEIGHTY)


def readable(item: Item, analysis: Analysis) -> str:
    """Who is asked for a point can read the sentence: not three words and a third of all are two levels harder."""
    if not _shows(item) or item.level not in LEVELS:
        return ""
    words = (w for e in item.evidence for w in _words(analysis, e.start, e.end))
    known = [LEVELS.index(w.level) for w in words if w.level and w.part in CONTENT]
    hard = sum(level >= LEVELS.index(item.level) + TOO_HARD for level in known)
    return "its sentence is much harder" if hard >= MOST_HARD and 3 * hard > len(known) else ""


def language(item: Item, analysis: Analysis) -> str:
    """Brackets close, the question ends, and nothing of ``blemishes.tsv`` occurs."""
    text = item.question
    for opening, closing in PAIRS:
        if text.count(opening) != text.count(closing):
            return "brackets do not close"
    longest = LONGEST_WITH_BLANKS if item.numbered else LONGEST_QUESTION
    most = LONGEST_CHOICE.get(item.level, USUAL_CHOICE)
    if len(text) > longest or any(len(c.text) > most for c in item.choices):
        return "too long"
    whole = not any(
        p.role in ("blank", "slot") for p in item.prompt
    )  # what fills one may begin with a particle: に対して
    texts = (text, *(c.text for c in item.choices if whole and not c.text.isascii()))
    for row, pattern in _blemishes():
        if any(map(pattern.search, texts)):
            return row.why
    return ""


@cache
def _blemishes() -> tuple[tuple[Blemish, re.Pattern[str]], ...]:
    return tuple((r, re.compile(r.pattern)) for r in tables.rows(Blemish, "blemishes"))


def ends(item: Item, analysis: Analysis) -> str:
    """A question is one sentence or more to its end, not a fragment."""
    if item.shape == "match":
        return ""
    return (
        "" if item.question.rstrip("」』）)　").endswith(("。", "？", "！", "?", "!", "か", "．")) else "no full stop"
    )


def speakers(item: Item, analysis: Analysis) -> str:
    """Who speaks is told by 「」, not by names before a colon."""
    return "two speakers without quotation marks" if len(_TURN.findall(item.question)) > 1 else ""


def negative(item: Item, analysis: Analysis) -> str:
    """No question asks which is not so without underlining it."""
    plain = "".join(p.text for p in item.prompt if p.role == "plain")
    return "a negative question" if _NEGATIVE.search(plain) else ""


def answer_in_question(item: Item, analysis: Analysis) -> str:
    """The key does not stand in what is asked."""
    plain = "".join(p.text for p in item.prompt if p.role == "plain")
    keys = [c.text for c in item.choices if c.correct] if item.shape == "choose" else list(item.answers)
    if any(p.role != "plain" for p in item.prompt):
        if item.choices and all(c.text in item.question for c in item.choices):
            return ""  # a word of the sentence is to be found among its words
        return "the word asked for stands beside the blank" if any(_telling(k, plain) for k in keys) else ""
    return "the answer stands in the question" if any(len(k) > 1 and k in plain for k in keys) else ""


def _telling(key: str, shown: str) -> bool:
    """A word with kanji of two or more characters is recognised wherever it stands again; 二 and を are not."""
    return JOIN not in key and len(key) > 1 and kana.has_kanji(key) and key in shown


def shown_elsewhere(item: Item, analysis: Analysis) -> str:
    """What is hidden does not stand in the title or elsewhere in the text with the same neighbours: 活気（を）失う."""
    body, title = analysis.text.body, analysis.text.title
    for start, end in item.hides if item.shape in ("choose", "type") else ():
        near = body[max(0, start - NEIGHBOURS) : end + NEIGHBOURS]
        again = body.find(near) < start - NEIGHBOURS or body.find(near, start) >= 0
        if (again and not _hidden_too(item, analysis, near)) or near in title:
            return f"the text shows it elsewhere: {near}"
    return ""


def _hidden_too(item: Item, analysis: Analysis, near: str) -> bool:
    """Whether every place with these characters is hidden by the item itself."""
    found = (m.start() + NEIGHBOURS for m in re.finditer(re.escape(near), analysis.text.body))
    return all(any(start <= at < end for start, end in item.hides) for at in found)


def unread(item: Item, analysis: Analysis) -> str:
    """No furigana over what is underlined say the key."""
    keys = {c.text for c in item.choices if c.correct} | set(item.answers)
    marked = (p for p in item.prompt if p.role in ("marked", "slot"))
    said = {"".join(reading or written for written, reading in p.furigana) for p in marked if p.furigana}
    return "its furigana say the key" if said & keys else ""
