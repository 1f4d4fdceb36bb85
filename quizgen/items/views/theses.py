"""The point of a text, where its writer says it: what is declared for or against (``stances``), wherever it is said;
else a sentence near the end that calls for, advises, values or concludes, or one at the head that says what should be.

Of these, only the writer's own voice counts (no quotation, no report, nothing granted, no one of several reasons), and
only what the rest of the text is about too: two of its words stand in other paragraphs, or one in half of them or in
the title.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from quizgen import tables
from quizgen.analysis.types import Analysis, Sentence, Token, apart, within
from quizgen.items import carrier
from quizgen.items.sentences import pointing
from quizgen.items.sentences.tellings import CONTENT
from quizgen.items.stems import RefusedError
from quizgen.items.views import opinions
from quizgen.items.views.stances import stances

LAST = 2
"""Paragraphs from the end in which a point is said."""
FEWEST_PARAGRAPHS, FEWEST_SENTENCES = 4, 9
SHORTEST, LONGEST = 10, 40
_REPORT = re.compile("という[。]?$|によると|によれば|そうだ。$|と(?:言|話し|話す|述べ|語|書)[^、]{0,6}。$")
_ONE_OF_SEVERAL = re.compile("第[一二三四五0-9１-５]|一つ目|二つ目|まず|次に|もう一つ|また、|例えば|たとえば")
GRANTED = re.compile("もちろん|むろん|確かに|たしかに|なるほど|もとより")
_SELF = re.compile("^(?:私|わたし|僕|ぼく|筆者)は、?")
_TOO = re.compile("^([^、はがをにで]{2,10})も、")


@dataclass(frozen=True, slots=True)
class Ending:
    """A row of ``theses.tsv``."""

    name: str
    pattern: str
    said: str
    denied: str
    example: str


@dataclass(frozen=True, slots=True)
class Thesis:
    """The writer's point: its sentence, the point in plain words, that denied (or nothing), the row that found it, and
    for a stance that is declared what it is about (else nothing)."""

    sentence: Sentence
    said: str
    denied: str
    why: str
    about: str = ""


@cache
def _endings() -> tuple[tuple[Ending, re.Pattern[str]], ...]:
    return tuple((r, re.compile(f"(?:{r.pattern})$")) for r in tables.rows(Ending, "theses"))


def thesis(analysis: Analysis) -> Thesis | str:
    """The writer's point, the strongest of those that are said, or why there is none."""
    told = [s for s in analysis.sentences if s.quotable and not s.quoted]
    paragraphs = sorted({s.paragraph for s in told if analysis.surface(s).endswith(("。", "？", "か"))})
    if len(paragraphs) < FEWEST_PARAGRAPHS or len(told) < FEWEST_SENTENCES:
        return "the text is too short to have a point of its own"
    if any(analysis.surface(s).endswith("ください。") for s in told):
        return "a text that asks its readers to do something is a notice"
    if declared := stances(analysis):
        if len({s.said for s in declared}) > 1:
            return "the writer declares for or against two things"
        first = declared[0]
        return Thesis(first.sentence, first.said, first.denied, first.why, first.about)
    found = [t for t in points(analysis) if _is_in_place(t, paragraphs) and _spreads(analysis, t.sentence)]
    order = [row.name for row, _ in _endings()]
    best = min((order.index(t.why) for t in found), default=-1)
    strongest = [t for t in found if order.index(t.why) == best]
    if len(strongest) > 1:
        return "the writer says two things as strongly"
    return strongest[0] if strongest else "no sentence near the end sums the text up"


def _is_in_place(found: Thesis, paragraphs: Sequence[int]) -> bool:
    """Whether a point is said near the end, or is one of what should be in the first paragraph."""
    place = found.sentence.paragraph
    return place in paragraphs[-LAST:] or (place == paragraphs[0] and found.why in HEADING)


HEADING = ("should", "should not", "must", "no need", "need", "not bad")


def points(analysis: Analysis) -> tuple[Thesis, ...]:
    """All sentences of a text that end as a point does and stand alone, wherever they are, in text order."""
    told = (s for s in analysis.sentences if s.quotable and not s.quoted)
    return tuple(t for s in told for t in _of(analysis, s))


def _of(analysis: Analysis, sentence: Sentence) -> Iterator[Thesis]:
    shown = analysis.surface(sentence).rstrip("。？")
    row = next(((r, p) for r, p in _endings() if p.search(shown)), None)
    if row is None or "「" in shown or _REPORT.search(shown) or _ONE_OF_SEVERAL.match(shown) or GRANTED.match(shown):
        return
    if carrier.broken(analysis, sentence):
        return
    ending, pattern = row
    for begin in _begins(analysis, sentence):
        if not stands(analysis, begin, sentence.end):
            continue
        bare = _TOO.sub(r"\1は、", _SELF.sub("", analysis.text.body[begin : sentence.start + len(shown)]))
        said = pattern.sub(ending.said, bare)
        if SHORTEST <= len(said) <= LONGEST:
            deniable = ending.denied and not _keeps_manner(analysis, begin, sentence)
            denied = pattern.sub(ending.denied, bare) if deniable else ""
            yield Thesis(sentence, said, denied, ending.name)
            return


def _keeps_manner(analysis: Analysis, begin: int, sentence: Sentence) -> bool:
    """Whether it says how or how many, which a contrary would deny: 潔く終えるべきではない."""
    phrases = within(analysis.bunsetsu, begin, sentence.end)[:-1]
    return any(_tells_manner(analysis.tokens[p.first : p.last]) for p in phrases)


def _tells_manner(tokens: Sequence[Token]) -> bool:
    """Whether a phrase is an adverb or a number without a particle, or holds a word for all."""
    told = [t for t in tokens if not t.pos.startswith("補助記号")]
    if not told or told[0].surface in QUANTIFIERS:
        return bool(told)
    first, last = told[0], told[-1]
    if first.pos.startswith("形容詞"):
        return first is last and first.cform.startswith("連用形")
    if first.pos.startswith("形状詞"):
        return last.surface == "に"
    counted = first.pos == "名詞-数詞" and last.pos.startswith(("名詞", "接尾辞"))
    return counted or (first.pos == "副詞" and first is last)


QUANTIFIERS = frozenset(("どの", "どんな", "すべて", "全て", "それぞれ", "各", "だれ", "誰", "みんな", "皆"))
"""Words whose meaning changes under a denial: どの町にも…べきではない."""


def _begins(analysis: Analysis, sentence: Sentence) -> Iterator[int]:
    """Where the sentence may begin to say something: after だからこそ、, and after what it says before (…が、)."""
    fact = next((f for f in analysis.facts if f.role == "matrix" and f.start == sentence.start), None)
    yield from opinions.begins(analysis, fact) if fact else (sentence.start,)


def concludes(analysis: Analysis, sentence: Sentence) -> bool:
    """Whether a sentence ends as a point does, wherever it stands."""
    shown = analysis.surface(sentence).rstrip("。？")
    return any(pattern.search(shown) for _, pattern in _endings())


def stands(analysis: Analysis, begin: int, end: int) -> bool:
    """Whether nothing in it points outside."""
    try:
        pointing.check_pointers(analysis, within(analysis.tokens, begin, end))
    except RefusedError:
        return False
    return True


def _spreads(analysis: Analysis, sentence: Sentence) -> bool:
    """Whether the text speaks elsewhere too of what it speaks of."""
    own = content(analysis, sentence)
    others: dict[int, frozenset[str]] = {}
    for s in analysis.sentences:
        if s.paragraph != sentence.paragraph:
            others[s.paragraph] = others.get(s.paragraph, frozenset()) | content(analysis, s)
    shared = own & frozenset().union(*others.values())
    throughout = any(sum(word in words for words in others.values()) * 2 >= len(others) for word in own)
    return len(shared) > 1 or throughout or any(word in analysis.text.title for word in shared)


def content(analysis: Analysis, sentence: Sentence) -> frozenset[str]:
    """The words of a sentence that have a meaning of their own."""
    words = apart(within(analysis.words, sentence.start, sentence.end))
    return frozenset(w.dictionary_form for w in words if w.part in CONTENT)
