"""What ties the sentences of a text that goes on in time: 朝七時、…; 昼、…; 夜八時、….

Only where every date or clock time of one sort that the text gives its main clauses is later than the one before, so
that a sentence put before an earlier time, or after a later one, breaks the order that the text keeps.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from quizgen.analysis.types import Analysis, Entity, Sentence, within
from quizgen.items.answers.numerals import number
from quizgen.items.lookup import KEPT, clause_at, phrase_number
from quizgen.items.referents.referring import quoted
from quizgen.items.sentences.sentence_links import EXPLAINS, Link

Sort = Callable[[str], tuple[float, ...] | None]
_N = "([0-9０-９]+|[〇一二三四五六七八九十]+)"
_YEAR = re.compile(rf"([12１２][0-9０-９]{{3}}|[一二][〇一二三四五六七八九]{{3}})年(?:の?{_N}月(?:{_N}日)?)?")
_DAY = re.compile(rf"{_N}月{_N}日")
_HOUR = re.compile(rf"毎?(朝|午前|昼|午後|夕方|夜|晩)?の?{_N}時(半|{_N}分)?")
PARTS = {"朝": 6.0, "昼": 12.0, "午後": 13.0, "夕方": 17.0, "夜": 19.0, "晩": 19.0}
LATE = ("午後", "夕方", "夜", "晩")
_BOUND = re.compile(r"から|まで|より|以来|以降|以前|ごろまで|頃まで|代|の|[~〜～－–（(]")
"""After a time that is a bound or belongs to something else."""
FEWEST = 3
"""Times in order by which a text surely goes on in time."""


@dataclass(frozen=True, slots=True)
class Timed:
    """A sentence (its number) with the one time of a sort that its main clause has: as written, and what it is;
    ``told`` is false where the sentence explains another, so that it may look back: 1883年に卒業したのである.
    """

    sentence: int
    said: str
    when: tuple[float, ...]
    told: bool


@lru_cache(maxsize=KEPT)
def links(analysis: Analysis) -> tuple[Link, ...]:
    """The links between each two sentences with times that follow each other: years, days, hours."""
    sorts = (_year, _day, _hour)
    return tuple(link for sort in sorts for link in _in_order(tuple(_timed(analysis, sort))))


def _in_order(found: Sequence[Timed]) -> Iterator[Link]:
    """A link from each time to the one before it; none where one is not surely later."""
    if len(found) >= FEWEST and all(_is_later(a, b) for a, b in pairwise(found)):
        for one, two in pairwise(t for t in found if t.told):
            yield Link(two.sentence, one.sentence, two.said, one.said, timed=True)


def _is_later(one: Timed, two: Timed) -> bool:
    """Whether the first part in which two times differ is later: 1885年6月, 1890年; a year and its month do not."""
    return next((a < b for a, b in zip(one.when, two.when, strict=False) if a != b), False)


def _timed(analysis: Analysis, sort: Sort) -> Iterator[Timed]:
    for number_, sentence in enumerate(analysis.sentences):
        times = (e for e in within(analysis.entities, sentence.start, sentence.end) if e.type in ("TIME", "CLOCK"))
        found = [(e, when) for e in times if (when := sort(analysis.surface(e)))]
        if not sentence.quoted and len(found) == 1 and _is_main(analysis, sentence, found[0][0]):
            told = not EXPLAINS.search(analysis.surface(sentence))
            yield Timed(number_, analysis.surface(found[0][0]), found[0][1], told)


def _is_main(analysis: Analysis, sentence: Sentence, time: Entity) -> bool:
    """Whether a time is that of the main clause or one in a row with it, and no bound."""
    phrases = within(analysis.bunsetsu, sentence.start, sentence.end)
    own = next((p for p in phrases if p.start < time.end <= p.end), None)
    topic = analysis.surface(time) in PARTS and analysis.text.body.startswith("は", time.end)  # 昼は二十人、夜は…
    if own is None or topic or _BOUND.match(analysis.text.body, time.end) or quoted(analysis, sentence, time.start):
        return False
    clause = clause_at(analysis, own.head)
    return own.head == phrase_number(analysis, phrases[-1]) or (clause is not None and clause.role == "adverbial")


def _year(said: str) -> tuple[float, ...] | None:
    found = _YEAR.match(said)
    return tuple(number(n) for n in found.groups() if n) if found else None


def _day(said: str) -> tuple[float, ...] | None:
    found = _DAY.fullmatch(said)
    return (number(found[1]), number(found[2])) if found else None


def _hour(said: str) -> tuple[float, ...] | None:
    """The hour of a clock time (夜八時: 20) or of a part of the day (昼: 12, 土曜日の朝: 6)."""
    found = _HOUR.fullmatch(said)
    if found is None:
        part = next((p for p in PARTS if said == p or said.endswith("の" + p)), "")
        return (PARTS[part],) if part else None
    hour = number(found[2])
    hour += 12 if found[1] in LATE and hour < 12 else 0
    return (hour, 30.0 if found[3] == "半" else number(found[4]) if found[4] else 0.0)
