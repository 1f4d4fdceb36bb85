"""``open_answer``: 記述, a question to be answered in one's own words, with a model answer and what must be in it.

Asked for are reasons that a clue names (``causes``), and who, when, where, how many, what and whom (``slots``,
``amounts``, ``things``) without the wrong answers that a choice would need.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from quizgen.analysis.entities import untitled
from quizgen.analysis.sayings import sayings
from quizgen.analysis.types import Analysis, Fact, Spanned, apart, within
from quizgen.items import stems
from quizgen.items.answers import called, needs, who_says
from quizgen.items.answers.amounts import amounts
from quizgen.items.answers.guessed import described, of_a_family
from quizgen.items.answers.naming import named
from quizgen.items.answers.sizes import NUMERAL
from quizgen.items.answers.slots import WHO, Slot, slots
from quizgen.items.answers.things import Thing, things
from quizgen.items.base import Abstain, Evidence, Item, Need, Note, item_id
from quizgen.items.comprehension import quoted
from quizgen.items.reasons import reason_needs, why
from quizgen.items.reasons.cause import ARGUMENTS, Cause
from quizgen.items.reasons.causes import causes
from quizgen.items.sentences.tellings import stands_alone
from quizgen.items.stems import RefusedError
from quizgen.items.wording import piece
from quizgen.lexicon import Lexicon

NAME = "open_answer"
SHORTEST, LONGEST = 5, 46
"""Characters of a reason."""


def make(analysis: Analysis, lexicon: Lexicon) -> Iterator[Item | Abstain]:
    """The reasons of a text, then its facts, each in text order."""
    yield from _reasons(analysis, lexicon)
    for fact, found in slots(analysis, lexicon):
        for slot in found:
            if not isinstance(slot, str) and _is_of_land(slot):
                yield Abstain(NAME, fact.start, fact.end, "the name of a country alone would be the answer")
            elif not isinstance(slot, str) and of_a_family(slot.clause, slot.value):
                yield Abstain(NAME, fact.start, fact.end, "a parent is guessed beside a child")
            elif not isinstance(slot, str) and _is_counted(analysis, slot, fact):
                yield Abstain(NAME, fact.start, fact.end, "how many there were is told, not who they were")
            elif not isinstance(slot, str):
                try:
                    question = _asked(analysis, fact, slot)
                except RefusedError as refused:
                    yield Abstain(NAME, fact.start, fact.end, str(refused))
                    continue
                yield _of_fact(analysis, fact, slot.entity, question, slot.value, _needed(analysis, slot), lexicon)
        for amount in amounts(analysis, fact, lexicon) if stands_alone(analysis, fact) else ():
            if not isinstance(amount, str):
                told = needs.of_value(analysis, amount.entity.start, amount.entity.end, amount.value)
                yield _of_fact(analysis, fact, amount.entity, amount.question, amount.value, told, lexicon)
    for thing in things(analysis, lexicon):
        if isinstance(thing, Thing) and _is_told_by_clause(analysis, thing):
            yield Abstain(NAME, thing.start, thing.end, "how much of the answer is needed is not certain")
        elif isinstance(thing, Thing) and described(analysis, thing):
            yield Abstain(NAME, thing.start, thing.end, "the question names what sort of thing the answer is")
        elif isinstance(thing, Thing) and of_a_family(thing.question, thing.noun.text):
            yield Abstain(NAME, thing.start, thing.end, "a child is guessed beside its parent")
        elif isinstance(thing, Thing):
            if thing.fact.base in REPORTED and thing.noun.text.endswith(CONTENTS):
                yield Abstain(NAME, thing.start, thing.end, "what is reported may be told by its content")
                continue
            if AIMED in thing.question:
                yield Abstain(NAME, thing.start, thing.end, "what it is for tells what it is")
                continue
            person = thing.noun.type == "PERSON"
            told = (
                called.of_person(analysis, thing.entity, thing.noun.text)
                if person
                else needs.of_noun(analysis, thing.start, thing.end)
            )
            yield _of_fact(analysis, thing.fact, thing, thing.question, thing.noun.text, told, lexicon)


def _asked(analysis: Analysis, fact: Fact, slot: Slot) -> str:
    if slot.type in WHO and fact.base in sayings():
        if slot.type == "PERSON" and not (named(analysis, slot.entity) or slot.value.endswith("さん")):
            raise RefusedError("whoever speaks is named by no name, and may have one")
        return who_says.question(analysis, fact, slot)
    return slot.clause + stems.ending(analysis, slot.wh)


def _is_of_land(slot: Slot) -> bool:
    """Whether どこ asks for an army or a government, which one names by its country: ウクライナ軍, バイデン政権."""
    return slot.type == "FORCE" or (slot.type == "ORG" and slot.value.endswith(("政権", "政府", "当局", "軍")))


def _is_counted(analysis: Analysis, slot: Slot, fact: Fact) -> bool:
    """Whether だれ asks for a sort of people whose number is told: 客が|三人乗っていた."""
    counts = (e for e in within(analysis.entities, fact.start, fact.end) if e.type == "COUNT")
    return slot.type == "PERSON" and untitled(slot.value) == slot.value and any(e.unit in ("人", "名") for e in counts)


REPORTED = ("発表する", "報告する", "説明する")
CONTENTS = ("研究", "調査", "結果", "内容")
"""Verbs and their objects that may as well be told by what the next sentences say of it: 研究を発表した."""
AIMED = "のために"
"""Before 何: street lamps are what is put out to save power."""


def _is_told_by_clause(analysis: Analysis, thing: Thing) -> bool:
    """Whether an answer has a clause in it, all or none of which may be asked for: 提供できる|弾薬."""
    return any(w.part == "verb" for w in apart(within(analysis.words, thing.start, thing.end)))


def _needed(analysis: Analysis, slot: Slot) -> tuple[Need, ...]:
    if slot.type == "PERSON":
        return called.of_person(analysis, slot.entity, slot.value)
    if slot.type == "PLACE" and slot.value == analysis.surface(slot.argument):
        return called.of_place(analysis, slot.argument.start, slot.argument.end)
    return needs.of_value(analysis, slot.argument.start, slot.argument.end, slot.value)


def _reasons(analysis: Analysis, lexicon: Lexicon) -> Iterator[Item | Abstain]:
    named = causes(analysis)
    explained = Counter((f.what, f.quote) for f in named if isinstance(f, Cause))
    for cause in named:
        if not isinstance(cause, Cause):
            yield Abstain(NAME, cause[0].start, cause[0].end, cause[1])
        elif explained[cause.what, cause.quote] > 1:
            yield Abstain(NAME, cause.spans[0][0], cause.spans[-1][1], "the text names two reasons")
        else:
            yield _of_cause(analysis, cause, lexicon)


def _of_cause(analysis: Analysis, cause: Cause, lexicon: Lexicon) -> Item | Abstain:
    start, end = next(s for s in cause.spans if s[0] <= cause.own[0] < s[1])
    first = cause.predicate.start - len(cause.before)
    phrase = next(p for p in analysis.bunsetsu if p.start <= cause.predicate.start < p.end)
    question = why.question(analysis, cause)
    told = reason_needs.of_reason(analysis, first, phrase.end, cause.predicate.negative, question)
    if why_not := _unfit(analysis, cause, question):
        return Abstain(NAME, start, end, why_not)
    if len(told) == 1 and _is_anywhere(analysis, min(first, cause.own[0]), phrase.end, told[0]):
        return Abstain(NAME, start, end, "one word is needed, which does not tell the reason from others")
    if not SHORTEST <= len(cause.text) <= LONGEST or not told:
        return Abstain(NAME, start, end, "the reason is too short or too long to be written")
    evidence = tuple(Evidence(a, b, analysis.text.body[a:b]) for a, b in cause.spans)
    return _item(
        analysis,
        question,
        cause.answer,
        told,
        evidence,
        (start, end),
        why.told(analysis, cause),
        lexicon,
        0.8,
    )


def _is_anywhere(analysis: Analysis, start: int, end: int, need: Need) -> bool:
    """Whether the only word needed is one of a chain (色のもとが足りないと、羽が|白くなる), a number to be reckoned
    with (一人が|十個食べる), or of much that the text tells."""
    if NUMERAL.match(need.text) and "しか" not in analysis.text.body[start:end]:
        return True
    links = (c for c in within(analysis.clauses, start, end) if c.end < end)
    return (
        any(_IF.search(analysis.surface(c)) for c in links)
        or sum(need.text in analysis.surface(s) for s in analysis.sentences) > OFTEN
    )


_IF = re.compile("(?:と|[えけげせてねべめれ]ば|[ただ]ら)、?$")
OFTEN = 3
"""Sentences of a text with a word that tells one of its reasons."""


def _unfit(analysis: Analysis, cause: Cause, question: str) -> str:
    """Why a reason is not asked for: it is so by definition, it is told in two registers, or nobody knows of what."""
    if TRUISM.search(question):
        return "what is so by definition needs no text"
    if any(w.dictionary_form in POLITE for w in apart(within(analysis.words, *cause.own))[:-ENDING]):
        return "a polite form would stand inside the plain answer"
    end = cause.spans[-1][1]
    quoted_at = analysis.text.body.rfind(cause.quote, cause.spans[0][0], end) if cause.quote else -1
    phrases = within(analysis.bunsetsu, quoted_at, quoted_at + len(cause.quote)) if quoted_at >= 0 else ()
    if phrases and not any(p.case.endswith(ARGUMENTS) for p in phrases):
        return "what is quoted does not say who or what"
    return ""


POLITE = ("です", "ます")
ENDING = 2
"""Words of a predicate and its polite end."""
TRUISM = re.compile(r"(?P<what>\w{1,6})が(?P=what)(?:である|な)の")
"""島が島であるのは."""


def _of_fact(
    analysis: Analysis,
    fact: Fact,
    focus: Spanned,
    question: str,
    value: str,
    told: tuple[Need, ...],
    lexicon: Lexicon,
) -> Item | Abstain:
    if not told:
        return Abstain(NAME, fact.start, fact.end, "nothing that an answer must hold")
    evidence = (Evidence(fact.start, fact.end, analysis.text.body[fact.start : fact.end]),)
    said = quoted(analysis, fact, focus)
    return _item(
        analysis, question, value, told, evidence, (focus.start, focus.end), said, lexicon, 0.4 + 0.01 * len(value)
    )


def _item(
    analysis: Analysis,
    question: str,
    answer: str,
    told: tuple[Need, ...],
    evidence: Sequence[Evidence],
    focus: tuple[int, int],
    said: Note,
    lexicon: Lexicon,
    quality: float,
) -> Item:
    return Item(
        id=item_id(NAME, analysis, focus, question), kind=NAME, shape="write", level=stems.level(analysis),
        prompt=(piece(question, analysis, lexicon),), choices=(), answers=(answer,), evidence=tuple(evidence), hides=(),
        explanation=_explained(said, told), focus=focus, quality=quality, needed=told,
    )  # fmt: skip


def _explained(said: Note, told: tuple[Need, ...]) -> Note:
    """Where the text says so, and what the answer must hold."""
    listed = "".join(f"「{n.text}」" for n in told)
    return Note(
        f"{said.ja}答えに必要な言葉は{listed}です。", f"{said.en} The answer needs: {', '.join(n.text for n in told)}."
    )
