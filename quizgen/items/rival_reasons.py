"""What may be taken for a reason and is provably not the one: wrong answers to why (``reason``).

Best first: what the text grants and the reason goes against (絵は上手だ。でも、…); what happened after that which is
explained; the reason of another thing; the reason itself with one value or word changed (``falsify``); and what the
text tells far from there of the same people and things.  What merely stands near the reason may be one too.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import islice

from quizgen import tables
from quizgen.analysis import inflection
from quizgen.analysis.facts import told_plainly
from quizgen.analysis.sayings import sayings
from quizgen.analysis.types import Analysis, Bunsetsu, Fact, apart, within
from quizgen.items import pointing, stems
from quizgen.items.base import Note
from quizgen.items.cause import Cause, reason_of
from quizgen.items.causes import DENIED, causes
from quizgen.items.connective_places import Connective
from quizgen.items.events import happens, one_story
from quizgen.items.falsify import NAMES, Falsehood, falsehoods, said
from quizgen.items.lookup import FORMAL, KEPT, by_sentence, phrase_number
from quizgen.items.rival_notes import not_this, of_another, set_against, told_after, told_elsewhere
from quizgen.items.sisters import exchanges
from quizgen.items.stems import RefusedError
from quizgen.items.tellings import Telling


@dataclass(frozen=True, slots=True)
class Rival:
    """A clause in the plain form that is offered as a wrong reason: its rule, where it stands, and why it is wrong."""

    text: str
    why: str
    sentence: int
    note: Note


APART = 2
"""Sentences between a reason and what is no reason only because the text does not say so."""
REACH = 40
"""Sentences within which wrong reasons are looked for: who reads a novel has forgotten what stands further off."""
SHORTEST, LONGEST = 4, 36
MOST_CHANGED = 2
LOOSE = ("F1", "F2", "F6", "F9", "F12")
"""Changes that leave a reason half true, or are none of its point: いつも暑い, たまに暑い; 午前, 午後; 四人, 五人."""


def rivals(analysis: Analysis, cause: Cause) -> Iterator[Rival]:
    """Wrong reasons for a cause, the most tempting first."""
    yield from _denied(analysis, cause)
    if not cause.purpose:
        yield from _granted(analysis, cause)
    yield from islice(_changed(analysis, cause), MOST_CHANGED)
    yield from _of_others(analysis, cause)
    if not cause.purpose:
        yield from _later(analysis, cause)
    if not cause.purpose:
        yield from _far(analysis, cause)


def _denied(analysis: Analysis, cause: Cause) -> Iterator[Rival]:
    """What the text itself says is not the reason: 客が減った|からではなく、."""
    start, end = cause.spans[-1]
    for found in DENIED.finditer(analysis.text.body, start, end):
        note = Note(
            f"本文は「{found[1]}から」ではないと言っています。", f"The text says that {found[1]}から is not the reason."
        )
        yield Rival(found[1].lstrip("、"), "F4 reason that the text denies", cause.sentence, note)


def _granted(analysis: Analysis, cause: Cause) -> Iterator[Rival]:
    """What stands on the other side of but: 絵は上手だ。でも、… -> 絵が上手だ."""
    first = analysis.sentences[min(_number(analysis, s[0]) for s in cause.spans)]
    last = max(_number(analysis, s[0]) for s in cause.spans)
    for number, turns in ((_number(analysis, first.start) - 1, first), (last + 1, None)):
        if not 0 <= number < len(analysis.sentences):
            continue
        turn = turns or analysis.sentences[number]
        if not analysis.text.body.startswith(_contrasts(), turn.start) or turn.paragraph != first.paragraph:
            continue
        for fact in _plain(analysis).get(number, ()):
            if text := _clause(analysis, fact, cause):
                yield Rival(text, "F7 contrary of what follows", number, set_against(text))


def _later(analysis: Analysis, cause: Cause) -> Iterator[Rival]:
    """What happened after that which is explained."""
    effect = next((f for f in _plain(analysis).get(cause.sentence, ()) if f.past), None)
    last = max(_number(analysis, s[0]) for s in cause.spans)
    if effect is None or not happens(analysis, replace(effect, negative=False)):
        return
    for number in range(last + 1, last + 5):
        for fact in _plain(analysis).get(number, ()):
            if (
                happens(analysis, fact)
                and one_story(analysis, effect, fact)
                and (text := _clause(analysis, fact, cause))
            ):
                yield Rival(text, "F8 what came after", number, told_after(text))


def _of_others(analysis: Analysis, cause: Cause) -> Iterator[Rival]:
    """The reasons of other things, where they speak of the same person or thing and so might explain this; one that may
    lead to this reason (told just before) is none."""
    found = [c for c in causes(analysis) if isinstance(c, Cause)]
    told = [(c.text, c.sentence, c.what or c.quote) for c in found if c.purpose == cause.purpose]
    if not cause.purpose:
        told += [(text, number, "") for number, text in _reasons(analysis)]
    for text, number, of in told:
        if "ので" in text or not _is_akin(analysis, cause, number) or not SHORTEST <= len(text) <= LONGEST:
            continue
        if 1 < abs(cause.sentence - number) <= REACH:
            yield Rival(text, "F7 reason of another thing", number, of_another(text, of))


def _is_akin(analysis: Analysis, cause: Cause, number: int) -> bool:
    """Whether a sentence has a noun or the doer of the one that is explained."""
    doer = _doer(analysis, cause.sentence)
    nouns = _nouns(analysis)
    return bool(nouns[number] & nouns[cause.sentence]) or bool(doer and doer == _doer(analysis, number))


@lru_cache(maxsize=KEPT)
def _reasons(analysis: Analysis) -> tuple[tuple[int, str], ...]:
    """Every clause that is a reason, also of what cannot be asked about, with its sentence."""
    out = []
    for fact in (f for f in analysis.facts if f.relation == "reason" and f.role == "adverbial"):
        clause = analysis.clauses[fact.clause]
        phrase, begin = analysis.bunsetsu[clause.predicate], stems.start(analysis, fact)
        if clause.start > begin or any(p.case == "は" for p in within(analysis.bunsetsu, begin, phrase.end)):
            continue
        try:
            found = reason_of(analysis, begin, phrase, "", "", "", fact, ())
            if analysis.text.body.startswith(AIMS, found.own[1]):
                found = replace(found, clue="ため")  # 海に配慮する|ため is no 配慮するから
        except RefusedError:
            continue
        if not found.purpose:
            out.append((fact.sentence, found.text))
    return tuple(out)


AIMS = ("ため", "為")


def _changed(analysis: Analysis, cause: Cause) -> Iterator[Rival]:
    """The reason with one value or word changed."""
    for right, wrong, text in exchanges(analysis, cause):
        if right in cause.what + cause.quote:
            continue  # the question would tell which word it is
        yield Rival(text, "F3 other word", cause.sentence, said(right, wrong))
    number = _number(analysis, cause.own[0])
    effect = next(iter(by_sentence(analysis).get(cause.sentence, ())), None)
    if effect is None:
        return
    p, whole = cause.predicate, _phrase_at(analysis, cause.predicate.start)
    own = next((f for f in analysis.facts if f.predicate[0] == p.start), None)
    fact = replace(
        effect, start=cause.own[0], end=whole.end, sentence=number, predicate=(p.start, cause.own[1]), base=p.base,
        arguments=own.arguments if own else (), negative=p.negative, past=p.past,
    )  # fmt: skip
    subject = analysis.bunsetsu[0]
    telling = Telling(fact, (fact.start, fact.start), subject, p, p.start)
    for found in falsehoods(analysis, telling, MOST_CHANGED):
        if found.why.startswith(LOOSE) or (found.text and found.why == NAMES["F5"]):
            continue
        text = _exchanged(analysis, cause, found)
        if text and text != cause.text and not (found.text and found.text in cause.text):
            yield Rival(text, found.why, cause.sentence, not_this(cause.text, text))


def _exchanged(analysis: Analysis, cause: Cause, found: Falsehood) -> str:
    right = analysis.text.body[slice(*found.span)]
    if not right:
        return cause.before + inflection.plain(found.predicate)
    return cause.text.replace(right, found.text) if cause.text.count(right) == 1 else ""


def _far(analysis: Analysis, cause: Cause) -> Iterator[Rival]:
    """Other things told of the same people and things, far from the reason; what has no date first."""
    about = _nouns(analysis)[cause.sentence]
    near = [_number(analysis, s[0]) for s in cause.spans]
    found = list[tuple[int, int, int, str]]()
    for number, facts in _plain(analysis).items():
        if abs(number - cause.sentence) > REACH:
            continue
        shared = len(_nouns(analysis)[number] & about)
        if not shared or min(abs(number - n) for n in near) <= APART:
            continue
        for text in (_clause(analysis, fact, cause) for fact in facts if fact.past == cause.predicate.past):
            if text:
                found.append((-shared, abs(len(text) - len(cause.text)), number, text))
    for *_, number, text in sorted(found):
        yield Rival(text, "F7 no reason", number, told_elsewhere(text))


def _phrase_at(analysis: Analysis, at: int) -> Bunsetsu:
    return analysis.bunsetsu[bisect_right(analysis.bunsetsu, at, key=lambda b: b.start) - 1]


def _number(analysis: Analysis, at: int) -> int:
    """The number of the sentence at a character."""
    return bisect_right(analysis.sentences, at, key=lambda s: s.start) - 1


@cache
def _contrasts() -> tuple[str, ...]:
    return tuple(r.form for r in tables.rows(Connective, "connectives") if r.cls == "contrast")


@lru_cache(maxsize=KEPT)
def _plain(analysis: Analysis) -> dict[int, list[Fact]]:
    """The main clauses told plainly, by sentence."""
    out: dict[int, list[Fact]] = {}
    for fact in told_plainly(analysis):
        out.setdefault(fact.sentence, []).append(fact)
    return out


@lru_cache(maxsize=KEPT)
def _nouns(analysis: Analysis) -> tuple[frozenset[str], ...]:
    """The nouns and names of each sentence, what says little apart."""
    runs = (apart(within(analysis.words, span.start, span.end)) for span in analysis.sentences)
    return tuple(frozenset(w.dictionary_form for w in run if w.part in ("noun", "name")) - FORMAL for run in runs)


def _doer(analysis: Analysis, sentence: int) -> str:
    """The key of who does what a sentence tells, where it is told or restored; else an empty string."""
    facts = by_sentence(analysis).get(sentence, ())
    found = (a for f in facts for a in f.arguments if a.under == "ガ" and a.entity >= 0)
    return next((analysis.entities[a.entity].key for a in found), "")


def _clause(analysis: Analysis, fact: Fact, cause: Cause) -> str:
    """A fact as a plain clause that stands alone beside the question, or an empty string."""
    told = analysis.surface(fact)
    said = fact.base in sayings() or any(a.case == "ト" for a in fact.arguments)  # 笑って|言った: what, is not told
    if _STACKED.search(told) or fact.modality or said:
        return ""
    topic = next((a for a in fact.arguments if a.case == "ハ"), None)
    doer = _doer(analysis, cause.sentence)
    same = bool(doer) and doer == _doer(analysis, fact.sentence)
    last = phrase_number(analysis, stems.phrases(analysis, fact)[-1])
    inner = any(p.case.endswith("が") and p.head == last for p in stems.phrases(analysis, fact))  # 父は|絵が|上手だ
    owner = topic is not None and inner
    if not (same or inner or any(a.under == "ガ" for a in fact.arguments)):
        return ""
    bare = topic is not None and topic.entity >= 0 and topic.start == analysis.entities[topic.entity].start
    cuts = (stems.cut_of(analysis, fact, topic),) if topic and ((same and bare) or owner) else ()
    try:
        pointing.check(analysis, fact, *cuts)
        if pointing.second_topic(analysis, fact, topic, cuts) or (topic and not cuts and topic.under != "ガ"):
            return ""
        text = stems.clause(analysis, fact, inflection.plain, cuts=cuts, topic=topic).lstrip("、，")
    except RefusedError:
        return ""
    return text if SHORTEST <= len(text) <= LONGEST else ""


_STACKED = re.compile("^ゆえに|のがよ|から、|ので|もし|ため|ば、|「|『|のは|ても|でも")
