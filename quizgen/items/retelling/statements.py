"""Statements about a text: what a sentence tells in other words, or the same made false by one operator.

True and false statements go through the same rewording (``paraphrase``) and the same shortening (``tellings``), so that
wording is no hint; above N4 a true one differs from its sentence by more than politeness.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from quizgen.analysis import inflection
from quizgen.analysis.inflection import Predicate
from quizgen.analysis.types import Analysis, apart, within
from quizgen.items import stems
from quizgen.items.base import Note
from quizgen.items.lookup import phrase_number
from quizgen.items.retelling import other_order, paraphrase, potential
from quizgen.items.retelling.cleft_statements import OWN_WORD
from quizgen.items.retelling.falsehood import Falsehood
from quizgen.items.retelling.falsify import falsehoods
from quizgen.items.retelling.other_order import Swap, Turn
from quizgen.items.sentences.tellings import Telling, reports, tellings
from quizgen.items.wording import in_quotes

KEPT = 8
LONGEST = {"N2": 58, "N1": 58}
"""Characters of a statement that is one of several choices; ``USUAL`` at the levels not named."""
USUAL = 40
Form = Callable[[Predicate], str]


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence to judge: its text, whether it is true, the operator, why, for people, and what it was made from."""

    text: str
    true: bool
    why: str
    note: Note
    telling: Telling


@lru_cache(maxsize=KEPT)
def statements(analysis: Analysis) -> tuple[Statement, ...]:
    """All statements of a text in text order, the true one of a sentence first."""
    return tuple(
        s for t in tellings(analysis) if isinstance(t, Telling) and not _is_bare(analysis, t) for s in _of(analysis, t)
    )


def _is_bare(analysis: Analysis, telling: Telling) -> bool:
    """Whether the subject is a happening of which the sentences before say what it is: 工事は1885年に始まった."""
    tokens = within(analysis.tokens, telling.subject.start, telling.subject.end)
    content = [t for t in tokens if not t.pos.startswith(("助詞", "補助記号"))]
    number = phrase_number(analysis, telling.subject)
    described = any(p.head == number for p in within(analysis.bunsetsu, telling.fact.start, telling.subject.start))
    bare = len(content) == 1 and "サ変" in content[0].pos and not described
    return bare and stems.level(analysis) in stems.FORMAL


@lru_cache(maxsize=KEPT)
def reported(analysis: Analysis) -> tuple[Statement, ...]:
    """False statements of who says what: another who speaks or acts in the text in the place of the speaker."""
    out = list[Statement]()
    for telling in reports(analysis):
        said = analysis.text.body[telling.subject.end : telling.fact.end]
        for f in falsehoods(analysis, telling) if not OWN_WORD.search(said) else ():
            if telling.subject.start <= f.span[0] < telling.subject.end:
                out.append(_false(analysis, telling, f, (), telling.predicate, None))
    return tuple(out)


def _of(analysis: Analysis, telling: Telling) -> list[Statement]:
    swaps, predicate = _other_words(analysis, telling)
    said = analysis.text.body[telling.start : telling.fact.end]
    why = _true_by(analysis, telling, swaps, predicate)
    turn = None if why else other_order.turn(analysis, telling)
    false = [_false(analysis, telling, f, swaps, predicate, turn) for f in falsehoods(analysis, telling)]
    if why or turn or (false and stems.level(analysis) in stems.SIMPLE):
        text = _told(analysis, telling, predicate, swaps, turn)
        note = _same(analysis, telling, said, swaps, predicate)
        return [Statement(text, True, why or (P16 if turn else P15), note, telling), *false]
    return false


P15, P16 = "P15 as told", "P16 another order"


def _true_by(analysis: Analysis, telling: Telling, swaps: tuple[Swap, ...], predicate: Predicate) -> str:
    """By what a telling is a true statement to judge, the empty string where its words would be the sentence's own: in
    another order it is one too, and at N5 and N4 as it stands, where one changed word makes it false."""
    if telling.cut[0] < telling.cut[1]:
        return "P3 a part of the sentence"
    if paraphrase.says_more(analysis, swaps) or predicate != telling.predicate:
        return "P8 other words"
    return ""


def _told(
    analysis: Analysis, telling: Telling, predicate: Predicate, swaps: tuple[Swap, ...], turn: Turn | None
) -> str:
    """A statement in the register of the questions, its time and subject in the other order where they can be."""
    text = written(analysis, telling, predicate, swaps, _register(analysis))
    return other_order.turned(analysis, turn, text, swaps) if turn else text


def tells_of_nobody(analysis: Analysis, telling: Telling) -> bool:
    """Whether a telling has nobody by name or role, no place, number or time: such is often common sense."""
    known = within(analysis.entities, telling.start, telling.fact.end)
    return not any(e.type not in UNNAMED and analysis.surface(e) not in stems.SELF for e in known)


UNNAMED = ("PEOPLE", "THING", "QUESTION")
"""Types of what may be anybody and anything: 人々, 地図, だれにも."""


def longest(level: str) -> int:
    """The most characters of a statement that is a choice at a level."""
    return LONGEST.get(level, USUAL)


def in_other_words(analysis: Analysis, telling: Telling, form: Form | None = None) -> str:
    """A telling in other words, true; in the register of questions, or in that of ``form``."""
    swaps, predicate = _other_words(analysis, telling)
    return written(analysis, telling, predicate, swaps, form or _register(analysis))


def _other_words(analysis: Analysis, telling: Telling) -> tuple[tuple[Swap, ...], Predicate]:
    """The words of a telling that have an equal, with that, and its predicate in other words."""
    level = stems.level(analysis)
    last = apart(within(analysis.words, telling.end, telling.fact.end))
    spans = paraphrase.spans(analysis, telling.start, telling.end, level)
    swaps = (s for s in spans if not any(start <= s[0] < end for start, end in telling.drops))
    told = paraphrase.predicate(analysis, last, telling.predicate, level)
    return tuple(swaps), told if told != telling.predicate else potential.in_other_form(analysis, telling)


def _same(analysis: Analysis, telling: Telling, said: str, swaps: tuple[Swap, ...], predicate: Predicate) -> Note:
    """That the text says so, and which words mean the same."""
    pairs = [(analysis.text.body[start:end], text) for start, end, text in swaps]
    if predicate != telling.predicate:
        pairs.append((inflection.plain(telling.predicate), inflection.plain(predicate)))
    ja = "".join(f"「{a}」は「{b}」と同じことです。" for a, b in pairs)
    en = "".join(f" {a} is the same as {b}." for a, b in pairs)
    return Note(f"本文に{in_quotes(said)}とあります。{ja}", f"The text says “{said}”.{en}")


def _false(
    analysis: Analysis,
    telling: Telling,
    f: Falsehood,
    swaps: tuple[Swap, ...],
    predicate: Predicate,
    turn: Turn | None,
) -> Statement:
    """The statement with one change; a word that is exchanged is not reworded too."""
    own = ((*f.span, f.text),) if f.text else ()
    free = tuple(s for s in swaps if not any(_meet(s, o) for o in own))
    told = predicate if f.predicate == telling.predicate else f.predicate
    return Statement(_told(analysis, telling, told, (*free, *own), turn), False, f.why, f.note, telling)


def _meet(one: Swap, other: Swap) -> bool:
    """Whether two exchanges touch the same words."""
    return one[0] < other[1] and other[0] < one[1]


def written(analysis: Analysis, telling: Telling, predicate: Predicate, swaps: tuple[Swap, ...], form: Form) -> str:
    """A telling as a sentence, with another predicate and other words in it."""
    cuts = ((telling.fact.start, telling.start), *telling.drops)
    if form is inflection.polite:
        swaps = (*swaps, *(s for s in _polite_ends(analysis, telling) if not any(_meet(s, o) for o in swaps)))
    clause = stems.clause(analysis, telling.fact, lambda _: form(predicate), cuts=cuts, swaps=swaps, subordinate=False)
    return clause + "。"


def _polite_ends(analysis: Analysis, telling: Telling) -> Iterator[Swap]:
    """The plain ends of clauses before が and けれど, politely: 八歳だが、先生だ as 八歳ですが、先生です."""
    for phrase in within(analysis.bunsetsu, telling.start, telling.end):
        tokens = analysis.tokens[phrase.first : phrase.last]
        at = next((i for i, t in enumerate(tokens) if i and t.surface in BUT and t.pos == "助詞-接続助詞"), 0)
        told = stems.read(tokens[:at]) if at else None
        if told is None or told.polite:
            continue
        same, end = len(told.before), tokens[at].start
        yield end - len(inflection.write(told)) + same, end, inflection.polite(told)[same:]


BUT = ("が", "けれど", "けれども", "けど")
"""What follows a clause of its own register; から and し follow a plain one too."""


def _register(analysis: Analysis) -> Form:
    """The register of statements, that of the questions."""
    return inflection.plain if stems.is_formal(analysis) else inflection.polite
