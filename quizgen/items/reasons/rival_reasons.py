"""What may be taken for a reason and is provably not the one: wrong answers to why (``reason``).

Best first: what the text denies, or grants and the reason goes against (絵は上手だ。でも、…); reasons of other things;
what would be believed of anybody (``everyday_reasons``); what happened after that which is explained.  The reason
itself with a word changed is none: common sense tells which of the words is right, or two such share the right ones.
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
from quizgen.analysis.types import Analysis, Fact, apart, within
from quizgen.items import stems
from quizgen.items.base import Note
from quizgen.items.events.events import happens, one_story
from quizgen.items.grammar.connective_places import Connective
from quizgen.items.lookup import FORMAL, KEPT, by_sentence, phrase_number
from quizgen.items.reasons.cause import Cause, reason_of
from quizgen.items.reasons.causes import DENIED, causes
from quizgen.items.reasons.everyday_reasons import are_foreign, goes_with
from quizgen.items.reasons.everyday_reasons import reasons as everyday
from quizgen.items.reasons.obvious_reasons import are_of_one_sort
from quizgen.items.reasons.rival_notes import not_told, of_another, set_against, told_after
from quizgen.items.sentences import pointing
from quizgen.items.sentences.somebody import may_act
from quizgen.items.stems import RefusedError


@dataclass(frozen=True, slots=True)
class Rival:
    """A clause in the plain form that is offered as a wrong reason: its rule, where it stands, and why it is wrong."""

    text: str
    why: str
    sentence: int
    note: Note


REACH = 40
"""Sentences within which wrong reasons are looked for: who reads a novel has forgotten what stands further off."""
SHORTEST, LONGEST = 4, 36
ENOUGH = 20
"""Characters that a wrong reason may have beside a shorter right one."""
MOST_OF_OTHERS = 2
AFTER = 10
"""Sentences after which what happens is no longer taken for a reason."""
EVERYDAY = "everyday reason"


def rivals(analysis: Analysis, cause: Cause) -> list[Rival]:
    """Wrong reasons for a cause, the most tempting first."""
    told = [] if cause.purpose else list(_granted(analysis, cause))
    believed = [_unsaid(cause, text) for text in everyday(analysis, cause)]
    others = islice(_of_others(analysis, cause), 1 if len(believed) > 1 else MOST_OF_OTHERS)
    found = [*_denied(analysis, cause), *told, *others]
    later = [] if cause.purpose else [r for r in _later(analysis, cause) if len(r.text) <= max(len(cause.text), ENOUGH)]
    if are_foreign(analysis, cause):
        return [*found, *later, *(believed[:1] if len(found) + len(later) > 1 else ())]
    return [*found, *later[:1], *believed, *later[1:]]


def _unsaid(cause: Cause, text: str) -> Rival:
    return Rival(text, EVERYDAY, cause.sentence, not_told(text + cause.ending, cause.answer))


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
    for number in range(last + 1, last + AFTER):
        for fact in _plain(analysis).get(number, ()):
            if (
                happens(analysis, fact)
                and _is_done(analysis, fact)
                and one_story(analysis, effect, fact)
                and (text := _clause(analysis, fact, cause))
            ):
                yield Rival(text, "F8 what came after", number, told_after(text))


def _is_done(analysis: Analysis, fact: Fact) -> bool:
    """Whether somebody does it: 費用は一億円に|上った is told after, and did not happen after."""
    doers = [analysis.entities[a.entity] for a in fact.arguments if a.under == "ガ" and a.entity >= 0]
    return any(may_act(analysis, e) for e in doers)


def _of_others(analysis: Analysis, cause: Cause) -> Iterator[Rival]:
    """The reasons of other things, where they speak of the same person or thing and so might explain this; one that may
    lead to this reason (told just before) is none."""
    found = [c for c in causes(analysis) if isinstance(c, Cause)]
    told = [(c.text, c.sentence, c.what or c.quote) for c in found if c.purpose == cause.purpose]
    told += [(text, number, "") for number, text, purpose in _reasons(analysis) if purpose == cause.purpose]
    sentence = analysis.sentences[cause.sentence]
    phrases = within(analysis.bunsetsu, sentence.start, sentence.end)
    topics = [stems.as_subject(analysis.surface(p)) for p in phrases if p.case == "は"]
    for text, number, of in told:
        alike = _is_akin(analysis, cause, number) and len(text) <= max(len(cause.text) * 3 // 2, ENOUGH)
        if "ので" in text or "、" in text or not alike or len(text) < SHORTEST:
            continue
        own = any(text.startswith(t) for t in topics)  # 姉が心配だから, of what 姉 does
        fits = not own and goes_with(text, cause.what + cause.quote) and not are_of_one_sort(text, cause.text)
        if fits and 1 < abs(cause.sentence - number) <= REACH:
            yield Rival(text, "F7 reason of another thing", number, of_another(text, of))


def _is_akin(analysis: Analysis, cause: Cause, number: int) -> bool:
    """Whether a sentence has a noun or the doer of the one that is explained."""
    doer = _doer(analysis, cause.sentence)
    nouns = _nouns(analysis)
    return bool(nouns[number] & nouns[cause.sentence]) or bool(doer and doer == _doer(analysis, number))


@lru_cache(maxsize=KEPT)
def _reasons(analysis: Analysis) -> tuple[tuple[int, str, bool], ...]:
    """Every clause that is a reason or a purpose, also of what cannot be asked about: its sentence, it, and which."""
    out = []
    for fact in (f for f in analysis.facts if f.relation in ("reason", "purpose") and f.role == "adverbial"):
        clause = analysis.clauses[fact.clause]
        phrase, begin = analysis.bunsetsu[clause.predicate], stems.start(analysis, fact)
        if clause.start > begin or any(p.case == "は" for p in within(analysis.bunsetsu, begin, phrase.end)):
            continue
        try:
            found = reason_of(analysis, begin, phrase, "", "", "", fact, ())
        except RefusedError:
            continue
        if analysis.text.body.startswith(AIMS, found.own[1]):
            found = replace(found, clue="ため")  # 海に配慮する|ため is no 配慮するから
        if found.purpose or fact.relation == "reason":
            out.append((fact.sentence, found.text, found.purpose))
    return tuple(out)


AIMS = ("ため", "為")


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
