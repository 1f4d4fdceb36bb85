"""Facts: what a sentence's main clause says, with its arguments.

Only main clauses of quotable sentences become facts, and only arguments whose arc to the predicate is
certain are listed.  Hedged, interrogative and elliptic endings are no facts (``inflection.read`` refuses
them); what somebody says keeps its quotation as an argument of the verb of saying.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from quizgen import kana
from quizgen.analysis import clauses, inflection
from quizgen.analysis.bunsetsu import CLOSE, OPEN
from quizgen.analysis.entities import nominal_run
from quizgen.analysis.types import Analysis, Argument, Bunsetsu, Clause, Entity, Fact, Sentence, within

MINDS = frozenset(
    (
        "言う",
        "いう",
        "話す",
        "思う",
        "考える",
        "答える",
        "聞く",
        "叫ぶ",
        "怒る",
        "笑う",
        "泣く",
        "語る",
        "述べる",
        "尋ねる",
    )
)
"""Verbs whose subject has a mind."""
PASSIVES = frozenset(("passive", "passive-potential"))
PARTICLES = ("が", "を", "に", "で", "と", "から", "まで", "へ", "より", "は", "も")
PLAIN = dict(zip(PARTICLES, ("ガ", "ヲ", "ニ", "デ", "ト", "カラ", "マデ", "ヘ", "ヨリ", "ハ", "モ"), strict=True))
CONTRASTED = {f"{p}は": PLAIN[p] for p in ("に", "で", "と", "から", "へ", "まで")}
CASES = PLAIN | CONTRASTED | {"までに": "ニ", "": ""}
PAIRS = dict(zip("「『“‘（(〔［【〈《", "」』”’）)〕］】〉》", strict=True))


def find(analysis: Analysis) -> Analysis:
    """The analysis with its clauses and facts."""
    found_clauses: list[Clause] = []
    found_facts: list[Fact] = []
    base = 0
    for n, sentence in enumerate(analysis.sentences):
        phrases = within(analysis.bunsetsu, sentence.start, sentence.end)
        own = list(clauses.find(analysis, phrases, base))
        found_clauses += own
        if (
            sentence.quotable
            and not sentence.quoted
            and phrases
            and (fact := _fact(analysis, sentence, n, phrases, base))
        ):
            found_facts.append(fact)
        base += len(phrases)
    told = replace(analysis, clauses=tuple(found_clauses), facts=tuple(found_facts))
    return replace(told, entities=tuple(_people(told)))


def _people(analysis: Analysis) -> Iterator[Entity]:
    """The mentions, names that say or think something made persons: アナンシはこう言った."""
    minds = set()
    for fact in analysis.facts:
        if fact.base in MINDS:
            subjects = [a for a in fact.arguments if a.case in ("ハ", "ガ") and a.entity >= 0]
            minds |= {analysis.entities[a.entity].key for a in subjects}
    for entity in analysis.entities:
        foreign = kana.is_katakana(analysis.surface(entity)) and entity.type in ("THING", "NAME")
        yield replace(entity, type="PERSON") if foreign and entity.key in minds else entity


def _fact(analysis: Analysis, sentence: Sentence, n: int, phrases: Sequence[Bunsetsu], base: int) -> Fact | None:
    last = phrases[-1]
    tokens = analysis.tokens[last.first : last.last]
    predicate = inflection.read(tokens)
    hearsay = [t.surface for t in tokens if not t.pos.startswith("補助記号")][-2:] in (["と", "いう"], ["と", "言う"])
    if predicate is None or hearsay or analysis.text.body[sentence.end - 1] not in "。．":
        return None
    arguments = tuple(_arguments(analysis, phrases, base))
    end = next((t.start for t in reversed(tokens) if not t.pos.startswith("補助記号")), last.end)
    words = within(analysis.words, last.start, last.end)
    head = next((w.dictionary_form for w in words if w.part in ("verb", "adjective", "adjectival", "noun", "name")), "")
    voice = "passive" if any(PASSIVES & set(w.inflections) for w in words) else "active"
    return Fact(
        start=sentence.start,
        end=sentence.end,
        sentence=n,
        predicate=(last.start, _predicate_end(analysis, last)),
        base=head,
        arguments=arguments,
        negative=predicate.negative,
        past=predicate.past,
        voice=voice,
        modality="",
        speaker=-1,
        confidence=1.0 if end else 0.9,
    )


def _predicate_end(analysis: Analysis, phrase: Bunsetsu) -> int:
    """End of a bunsetsu without its punctuation."""
    tokens = analysis.tokens[phrase.first : phrase.last]
    return next((t.end for t in reversed(tokens) if not t.pos.startswith(("補助記号", "空白"))), phrase.end)


def _arguments(analysis: Analysis, phrases: Sequence[Bunsetsu], base: int) -> Iterator[Argument]:
    root = base + len(phrases) - 1
    for i, phrase in enumerate(phrases[:-1]):
        if phrase.head != root:
            continue
        if quotation := _quotation(analysis, phrase):
            yield Argument("ト", *quotation, "と", -1)
            continue
        if phrase.case == "と" and clauses.is_predicate(analysis.tokens[phrase.first : phrase.last]):
            yield Argument("ト", phrases[clauses.leftmost(phrases, i, base)].start, phrase.end, "と", -1)
            continue
        run = nominal_run(analysis, phrase)
        if run is None or not phrase.certain or phrase.case not in CASES:
            continue
        first = clauses.leftmost(phrases, i, base)
        if all(p.certain for p in phrases[max(0, first - 1) : i]):
            yield Argument(CASES[phrase.case], phrases[first].start, run[1], phrase.case, _entity_at(analysis, run[0]))


def _entity_at(analysis: Analysis, start: int) -> int:
    """Number of the mention that starts at a character, or -1."""
    at = bisect_left(analysis.entities, start, key=lambda e: e.start)
    return at if at < len(analysis.entities) and analysis.entities[at].start == start else -1


def _quotation(analysis: Analysis, phrase: Bunsetsu) -> tuple[int, int] | None:
    """Span of the quotation in brackets that a bunsetsu ending in 」と closes, brackets included."""
    tokens = [t for t in analysis.tokens[phrase.first : phrase.last] if t.surface not in "、，"]
    if len(tokens) < 2 or tokens[-1].surface != "と" or tokens[-2].surface not in CLOSE:
        return None
    depth = 0
    body = analysis.text.body
    for at in range(tokens[-2].start, -1, -1):
        depth += (body[at] in CLOSE) - (body[at] in OPEN)
        if depth == 0:
            return (at, tokens[-2].end) if PAIRS[body[at]] == tokens[-2].surface else None
        if body[at] == "\n":
            return None
    return None
