"""What a text gives as the reason of what, where a clue says so in so many words (``clues.tsv``).

The reason stands before から, ので or ため in the sentence itself; at its end after のは (…のは、…からだ); in the next
sentence, which ends in からだ; or in the sentence before one that opens with そのため.  A reason that the text leaves
to the reader is none here.  The patterns are those of Sakaji, Sekine and Masuyama, Extracting Causal Knowledge
Using Clue Phrases and Syntactic Patterns (PAKM 2008).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from quizgen import tables
from quizgen.analysis.facts import HEDGES
from quizgen.analysis.types import Analysis, Bunsetsu, Clause, Fact, Sentence, within
from quizgen.items import stems
from quizgen.items.reasons.cause import Cause, cause, reason_of, without_joint
from quizgen.items.sentences import pointing
from quizgen.items.stems import RefusedError

KEPT = 8


@dataclass(frozen=True, slots=True)
class Clue:
    """A row of ``clues.tsv``."""

    words: str
    place: str
    example: str


@lru_cache(maxsize=KEPT)
def causes(analysis: Analysis) -> tuple[Cause | tuple[Sentence, str], ...]:
    """The reasons of a text in text order; where one cannot be asked for, the sentence that names it and why."""
    out: list[Cause | tuple[Sentence, str]] = []
    mains = {f.sentence: f for f in analysis.facts if f.role == "matrix" and f.evidential not in HEDGES}
    for number, fact in mains.items():
        for find in (_in_sentence, _after_topic, _next, _before):
            try:
                out += find(analysis, fact, mains.get(number - 1))
            except RefusedError as refused:
                out.append((analysis.sentences[number], str(refused)))
    return tuple(out)


def _in_sentence(analysis: Analysis, fact: Fact, before: Fact | None) -> Iterator[Cause]:
    """雨が降った|ので、|試合は中止になった。"""
    found = [c for c in within(analysis.clauses, fact.start, fact.end) if c.relation in ("reason", "purpose")]
    for clause in found:
        phrase = analysis.bunsetsu[clause.predicate]
        end = _joint(analysis, phrase)
        if len(found) > 1 or not _explains_rest(analysis, clause, fact, end):
            raise RefusedError("it is not certain what the reason explains")
        first = _own_start(analysis, fact, _after_granted(analysis, fact, clause), phrase)
        if first >= phrase.end:
            continue
        clue = _clue(analysis, phrase, end)
        if clause.relation == "purpose" and not clue.startswith("ため"):
            continue
        found_one = cause(analysis, first, phrase, clue, (first, end), fact, ((fact.start, fact.end),))
        if _advises(analysis, fact):
            raise RefusedError("an advice has no cause")
        yield replace(found_one, aim=clause.relation == "purpose")


def _advises(analysis: Analysis, fact: Fact) -> bool:
    """Whether a sentence says what one should do: …すればいい."""
    return analysis.text.body.rstrip("。").endswith(ADVICE, 0, fact.end - 1) or fact.modality in ("advice", "duty")


ADVICE = ("ばいい", "といい", "ばよい", "とよい", "ばいいです", "といいです", "ください", "しよう", "ましょう")


def _explains_rest(analysis: Analysis, clause: Clause, fact: Fact, end: int) -> bool:
    """Whether a reason goes with all that follows it: nothing there is quoted, granted or a reason itself."""
    body = analysis.text.body
    after = [c for c in within(analysis.clauses, fact.start, fact.end) if c.end > end]
    parted = any(c.relation in ("reason", "contrast", "concession") for c in after if c.role == "adverbial")
    inside = any(c.role in ("quoted", "nominalised") and c.start <= end for c in after)
    opens = any(c.role in ("quoted", "nominalised") and c.start == end for c in after)
    last = analysis.bunsetsu[clause.predicate]
    sure = body[end - 1] in "、，" or (last.certain and analysis.bunsetsu[last.head].head < 0)
    return sure and not (parted or inside or opens)


def _after_granted(analysis: Analysis, fact: Fact, clause: Clause) -> int:
    """Where a reason begins after what is granted before it: まずまずであるが、|削り立てがいいので."""
    before = (
        c.end for c in within(analysis.clauses, clause.start, clause.end) if c.relation in ("contrast", "concession")
    )
    return max((clause.start, stems.start(analysis, fact), *before))


def _own_start(analysis: Analysis, fact: Fact, first: int, phrase: Bunsetsu) -> int:
    """Where the reason begins: after a topic that is the sentence's (兄は、|お金がないから、歩く), not its own."""
    topics = [p for p in within(analysis.bunsetsu, first, phrase.start) if p.case == "は"]
    later = any(p.case in ("は", "が") for p in within(analysis.bunsetsu, phrase.end, fact.end))
    if not topics or later:
        return first
    if len(topics) > 1 or topics[0].start > first:
        raise RefusedError("the reason has a topic that may be that of the sentence")
    return topics[0].end


def _joint(analysis: Analysis, phrase: Bunsetsu) -> int:
    """Where a reason ends, a noun that only joins (ため、) and all."""
    after = next(iter(within(analysis.bunsetsu, phrase.end, phrase.end + 6)), None)
    joined = after is not None and analysis.surface(after).rstrip("、，") in (
        "ため",
        "ために",
        "おかげで",
        "せいで",
        "結果",
    )
    return after.end if after is not None and joined else phrase.end


def _clue(analysis: Analysis, phrase: Bunsetsu, end: int) -> str:
    """The words that join a reason to the rest: ので, から, ため."""
    tokens = analysis.tokens[phrase.first : phrase.last]
    kept = without_joint(tokens)
    return analysis.text.body[kept[-1].end if kept else phrase.start : end].strip("、， ")


def _after_topic(analysis: Analysis, fact: Fact, before: Fact | None) -> Iterator[Cause]:
    """試合が中止になったのは、|雨が降った|からだ。"""
    phrases = stems.phrases(analysis, fact)
    opened = fact.start + len(_opening(analysis, fact))
    topic = next((p for p in phrases if _surface(analysis, p).endswith("のは") and p.start >= opened), None)
    if topic is None or not _ends(analysis, fact):
        return
    asked = within(analysis.bunsetsu, stems.start(analysis, fact), topic.start)
    what = "".join(stems.quoted_self(analysis.surface(p), analysis, p) for p in asked)
    what = (what + _surface(analysis, topic).removesuffix("のは")).lstrip("、，")
    pointing.check_pointers(analysis, within(analysis.tokens, fact.start, topic.end))
    if not any(p.case == "が" for p in phrases if p.end <= topic.start):
        raise RefusedError("what is explained has no subject")
    yield reason_of(
        analysis,
        _after_denied(analysis, topic.end, fact.end),
        _last(analysis, fact),
        _ends(analysis, fact),
        what,
        "",
        fact,
        ((fact.start, fact.end),),
    )


def _after_denied(analysis: Analysis, first: int, end: int) -> int:
    """Where a reason begins after those that are denied: 客が減ったからではなく、|船が古いからだ."""
    return max((m.end() for m in DENIED.finditer(analysis.text.body, first, end)), default=first)


DENIED = re.compile(r"([^、。「」\n]{4,38}?)から(?:では|でも)(?:なく|ない)?、")
"""A reason that a text denies."""


def _next(analysis: Analysis, fact: Fact, before: Fact | None) -> Iterator[Cause]:
    """試合は中止になった。|雨が降った|からだ。"""
    if before is None or not _ends(analysis, fact) or not _neighbours(analysis, before, fact):
        return
    body = analysis.text.body
    first = fact.start + len(_opening(analysis, fact))
    told = within(analysis.bunsetsu, first, fact.end)
    if any(_surface(analysis, p).endswith(("のは", "のも")) for p in told):
        return
    first += body[first : first + 1] in ("、", "，")
    spans = ((before.start, before.end), (fact.start, fact.end))
    yield cause(
        analysis, first, _last(analysis, fact), _ends(analysis, fact), (before.start, before.start), before, spans
    )


def _opening(analysis: Analysis, fact: Fact) -> str:
    """The words by which a sentence says that it is a reason (なぜなら), or an empty string."""
    return next((c for c in _clues("because") if analysis.text.body.startswith(c, fact.start)), "")


def _before(analysis: Analysis, fact: Fact, before: Fact | None) -> Iterator[Cause]:
    """雨が降った。|そのため、|試合は中止になった。"""
    body = analysis.text.body
    opening = next((c for c in _clues("open") if body.startswith(c, fact.start)), None)
    if before is None or opening is None or not _neighbours(analysis, before, fact):
        return
    comma = fact.start + len(opening)
    if body[comma] not in "、，" or before.modality or _ends(analysis, before):
        return
    spans = ((before.start, before.end), (fact.start, fact.end))
    last = stems.phrases(analysis, before)[-1]
    yield cause(analysis, stems.start(analysis, before), last, opening, (fact.start, comma + 1), fact, spans)


def _neighbours(analysis: Analysis, one: Fact, other: Fact) -> bool:
    sentences = analysis.sentences
    return sentences[one.sentence].paragraph == sentences[other.sentence].paragraph


def _surface(analysis: Analysis, phrase: Bunsetsu) -> str:
    return analysis.surface(phrase).rstrip("、，")


def _last(analysis: Analysis, fact: Fact) -> Bunsetsu:
    """The bunsetsu of the predicate before からだ, also where ためだ is one of its own."""
    phrases = stems.phrases(analysis, fact)
    return phrases[-2] if analysis.tokens[phrases[-1].first].lemma in ("為", "ため") else phrases[-1]


def _ends(analysis: Analysis, fact: Fact) -> str:
    """The clue that a sentence ends in, or an empty string."""
    said = analysis.text.body[fact.start : fact.end].rstrip("。．")
    return next((clue for clue in _clues("end") if said.endswith(clue)), "")


@cache
def _clues(place: str) -> tuple[str, ...]:
    return tuple(r.words for r in tables.rows(Clue, "clues") if r.place == place)
