"""``event_order``: 順序, what happened first?

Events that the text dates by year, each told without its date, to be put in the order of time.  Two of them never have
one date, and none is told as going on.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from quizgen.analysis import inflection
from quizgen.analysis.types import Analysis, Entity, within
from quizgen.items import stems
from quizgen.items.base import JOIN, Abstain, Evidence, Item, Kind, Note, Piece, item_id
from quizgen.items.comprehension import choice
from quizgen.items.lookup import phrase_number
from quizgen.items.numerals import number
from quizgen.items.tellings import Telling, is_anchored, tellings
from quizgen.items.wording import piece
from quizgen.lexicon import Lexicon

NAME = "event_order"
FEWEST, MOST = 3, 4
SHORTEST, LONGEST = 6, 40
ASKED = {False: "次のことを、起きた順に並べてください。", True: "次のことを、起きた順に並べなさい。"}
_YEAR = re.compile(
    r"([0-9０-９]{4}|[〇一二三四五六七八九]{4})年(?:の?(?:([0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})月|(春|夏|秋|冬)))?"
)
_SEASON = {"春": 4, "夏": 7, "秋": 10, "冬": 12}
_RANGE = re.compile(r"から|まで|以来|以降|ごろ|頃|代|～|〜")


@dataclass(frozen=True, slots=True)
class Event:
    """What happened when: year and month (0: not told), and what is told of it without the date."""

    when: tuple[int, int]
    told: str
    telling: Telling
    date: str


def make(analysis: Analysis, lexicon: Lexicon) -> Iterator[Item | Abstain]:
    """One item on the events of a text."""
    told = (
        t for t in tellings(analysis) if isinstance(t, Telling) and (t.subject.case == "が" or is_anchored(analysis, t))
    )
    events = _apart([e for t in told for e in _event(analysis, t)])
    if len(events) < FEWEST:
        yield Abstain(NAME, 0, len(analysis.text.body), "fewer than three events with dates of their own")
    else:
        yield _item(analysis, events[:MOST], lexicon)


def _event(analysis: Analysis, telling: Telling) -> Iterator[Event]:
    """The event of a telling with one date, at its head or where the main clause has it."""
    times = [e for e in within(analysis.entities, telling.start, telling.fact.end) if e.type == "TIME"]
    found = _YEAR.match(analysis.text.body, times[0].start, times[0].end) if len(times) == 1 else None
    if not found or _RANGE.match(analysis.text.body, times[0].end) or telling.predicate.before.endswith(("て", "で")):
        return
    told = _without(analysis, telling, times[0])
    year, month, season = found.groups()
    if told:
        when = int(number(year)), int(number(month)) if month else _SEASON.get(season, 0)
        yield Event(when, told, telling, found.group())


def _without(analysis: Analysis, telling: Telling, date: Entity) -> str:
    """What is told, its date left out, or an empty string where that does not read well."""
    phrases = [p for p in stems.phrases(analysis, telling.fact) if p.start < date.end and p.end > date.start]
    last = phrase_number(analysis, stems.phrases(analysis, telling.fact)[-1])
    if phrases[0].start > telling.start and phrases[-1].head != last:
        return ""
    cut = phrases[0].start, phrases[-1].end
    cuts = ((telling.fact.start, telling.start), *telling.drops, cut)
    topic = next((a for a in telling.fact.arguments if a.case == "ハ"), None)
    told = replace(telling.predicate, past=True)
    text = stems.clause(analysis, telling.fact, lambda _: inflection.plain(told), cuts=cuts, topic=topic)
    return text if SHORTEST <= len(text) <= LONGEST else ""


def _apart(events: Sequence[Event]) -> list[Event]:
    """The events in the order of time, no two that may be of one date (a year, and a month of it)."""
    out: list[Event] = []
    for event in sorted(events, key=lambda e: e.when):
        if not out or (event.when[0] > out[-1].when[0]) or (out[-1].when[1] and event.when[1] > out[-1].when[1]):
            out.append(event)
    return out


def _item(analysis: Analysis, events: Sequence[Event], lexicon: Lexicon) -> Item:
    question = ASKED[stems.is_formal(analysis)]
    keys = [e.told for e in events]
    facts = [e.telling.fact for e in events]
    focus = facts[0].start, facts[0].end
    listed = "→".join(e.date for e in events)
    note = Note(f"{listed}の順です。", f"The order is {listed}.")
    prompt = (piece(question, analysis, lexicon), *(Piece("　", "slot") for _ in events))
    return Item(
        id=item_id(NAME, analysis, focus, question + JOIN.join(keys)), kind=NAME, shape="arrange",
        level=stems.level(analysis), prompt=prompt,
        choices=tuple(choice(analysis, lexicon, e.told, False, "an event of the text", _note(e)) for e in events),
        answers=(JOIN.join(keys),), evidence=tuple(Evidence(f.start, f.end, analysis.surface(f)) for f in facts),
        hides=(), explanation=note, focus=focus, quality=0.5 + 0.1 * _mixed(events),
    )  # fmt: skip


def _note(event: Event) -> Note:
    return Note(f"「{event.told}」は、{event.date}のことです。", f"This was in {event.date}.")


def _mixed(events: Sequence[Event]) -> bool:
    """Whether the text tells the events in another order than they happened."""
    starts = [e.telling.start for e in events]
    return starts != sorted(starts)


KIND = Kind(NAME, Note("順序", "Order of events"), "arrange", "other", make)
