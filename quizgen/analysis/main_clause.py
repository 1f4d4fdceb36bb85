"""The main clause of a sentence as a fact: what its ending adds, and whose word it is."""

from quizgen.analysis import clauses, event, inflection, modality, predicates
from quizgen.analysis.place import Place
from quizgen.analysis.types import Fact

REACH = 4
"""Bunsetsu before the last in which the main clause's ending may begin: 直す|可能性も|ある|という."""


def read(place: Place, number: int) -> Fact | None:
    """The fact of the main clause, clause ``number`` of its sentence; None where its ending is elliptic."""
    phrases = place.phrases
    last = phrases[-1]
    run = place.analysis.tokens[phrases[max(0, len(phrases) - 1 - REACH)].first : last.last]
    tail = modality.read(run)
    cut = tail.start if tail else last.end
    at = next(i for i in range(len(phrases) - 1, -1, -1) if phrases[i].start < cut)
    tokens = [t for t in place.analysis.tokens[phrases[at].first : phrases[at].last] if t.start < cut]
    if tail and not (clauses.is_predicate(tokens) or tokens[-1].pos.startswith(("名詞", "代名詞", "接尾辞"))):
        return None
    if tail:
        form = inflection.read(tokens) or inflection.read(predicates.unquoted(tokens))
        negative, past = (form.negative, form.past) if form else predicates.polarity(tokens)
    else:
        tail, at = None, len(phrases) - 1
        form = inflection.read(place.analysis.tokens[last.first : last.last])
        if form is None or predicates.is_hearsay(place.analysis.tokens[phrases[max(0, at - 1)].first : last.last]):
            return None
        negative, past = form.negative, form.past
        at -= _needs_noun(place, at)
    span = (phrases[at].start, min(predicates.end_of(place.analysis, phrases[at if tail else -1]), cut))
    whole, told = (place.sentence.start, place.sentence.end), tail or modality.Tail(cut)
    return event.read(place, span, range(at, len(phrases)), whole, negative, past, told, place.first + number)


def _needs_noun(place: Place, at: int) -> int:
    """1 where the predicate begins with a noun before: 必要|ありません, 可能で|ある."""
    tokens, phrases = place.analysis.tokens, place.phrases
    before = tokens[phrases[at - 1].last - 1] if at else None
    quality = before is not None and before.pos.startswith(("形状詞-一般", "名詞-普通名詞-形状詞可能"))
    return int(quality and tokens[phrases[at].first].base in ("ある", "ない"))
