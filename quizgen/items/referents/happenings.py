"""What each sentence tells, as a noun phrase: 町が古い駅を壊したこと, 西さんの「おめでとう」という言葉."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from quizgen.analysis import inflection
from quizgen.analysis.facts import told_plainly
from quizgen.analysis.inflection import Predicate
from quizgen.analysis.sayings import says
from quizgen.analysis.types import Analysis, Fact, within
from quizgen.items import stems
from quizgen.items.answers.naming import full_name
from quizgen.items.lookup import KEPT, phrase_number
from quizgen.items.sentences import pointing
from quizgen.items.sentences.tellings import Telling, tellings
from quizgen.items.stems import RefusedError

SHORTEST, LONGEST = 8, 38
"""Characters of such a phrase."""
CONTENT = ("noun", "name", "verb", "adjective", "adjectival", "number")


@dataclass(frozen=True, slots=True)
class Happening:
    """What a sentence tells: the number of the sentence, the phrase, its span, and whether somebody says it,
    and whether it stands alone wherever it is put."""

    sentence: int
    text: str
    start: int
    end: int
    said: bool
    alone: bool


@lru_cache(maxsize=KEPT)
def happenings(analysis: Analysis) -> dict[int, Happening]:
    """What the sentences of a text tell, by their numbers, where it can be put into a phrase that stands alone."""
    cut = {t.fact.start: t for t in tellings(analysis) if isinstance(t, Telling)}
    found = (_happening(analysis, fact, cut.get(fact.start)) for fact in told_plainly(analysis))
    return {h.sentence: h for h in found if h and SHORTEST <= len(h.text) <= LONGEST}


def _happening(analysis: Analysis, fact: Fact, telling: Telling | None) -> Happening | None:
    try:
        text = _saying(analysis, fact) if says(fact) else _event(analysis, fact, telling)
    except RefusedError:
        return None
    begin = telling.start if telling else stems.start(analysis, fact)
    return (
        Happening(fact.sentence, text, begin, fact.end, says(fact), says(fact) or _is_clear(fact, text))
        if text
        else None
    )


def _is_clear(fact: Fact, text: str) -> bool:
    """Whether a phrase has its subject, and no other こと in it."""
    return any(a.under == "ガ" for a in fact.arguments) and text.count("こと") == 1


def _event(analysis: Analysis, fact: Fact, telling: Telling | None) -> str:
    """The clause with こと, its topic made the subject; with ～も it would point to what it adds to."""
    topics = [a for a in fact.arguments if a.case == "ハ"]
    subjects = [a for a in fact.arguments if a.under == "ガ"]
    if (
        len(topics) > 1
        or len(subjects) > 1
        or (topics and topics != subjects)
        or any(a.case in ("ト", "モ") for a in fact.arguments)
    ):
        return ""
    if fact.modality or (topics and not stems.is_sure(topics[0])):
        return ""
    cuts = ((fact.start, telling.start), *telling.drops) if telling else tuple(_pointing_phrases(analysis, fact))
    pointing.check(analysis, fact, *cuts)
    topic = topics[0] if topics else None
    if pointing.second_topic(analysis, fact, topic or next(iter(subjects), None), cuts):
        return ""
    return stems.clause(analysis, fact, _before_noun, cuts=cuts, topic=topic) + "こと"


def _pointing_phrases(analysis: Analysis, fact: Fact) -> Iterator[tuple[int, int]]:
    """Phrases of time or place at the head of a sentence that point back: その後の|調査では、."""
    phrases = stems.phrases(analysis, fact)
    root = phrase_number(analysis, phrases[-1])
    if not analysis.surface(phrases[0]).startswith(("その", "この", "そこ", "ここ")):
        return
    for phrase in phrases[:3]:
        if phrase.head == root and phrase.case in ("で", "では", "に", "には", "から", "まで"):
            yield fact.start, phrase.end


def _before_noun(predicate: Predicate) -> str:
    """The plain form before こと: 学生である."""
    if predicate.ctype == "copula" and not predicate.negative and not predicate.past:
        predicate = replace(predicate, base="である")
    return inflection.plain(predicate)


def reported(analysis: Analysis, sentence: int) -> Happening | None:
    """What somebody reports in a sentence, not in quotation marks, with こと: 出会いが増えたこと."""
    for fact in told_plainly(analysis):
        words = [a for a in fact.arguments if a.case == "ト"]
        if fact.sentence != sentence or not says(fact) or len(words) != 1:
            continue
        start, end = words[0].start, words[0].end
        said = analysis.text.body[start:end].removesuffix("と")
        last = [t for t in within(analysis.tokens, start, start + len(said)) if t.pos.startswith(INFLECTED)]
        if (
            last
            and last[-1].end == start + len(said)
            and last[-1].cform.startswith(("終止形", "連体形"))
            and "「" not in said
        ):
            text = re.sub("は、?", "が", said, count=1) + "こと"
            return Happening(sentence, text, start, end, False, False) if len(text) <= LONGEST else None
    return None


INFLECTED = ("動詞", "形容詞", "助動詞")


def _saying(analysis: Analysis, fact: Fact) -> str:
    """Somebody's words: 西さんの「おめでとう」という言葉."""
    who = [
        a for a in fact.arguments if a.under == "ガ" and a.entity >= 0 and analysis.entities[a.entity].type == "PERSON"
    ]
    words = [a for a in fact.arguments if a.case == "ト"]
    if len(who) != 1 or len(words) != 1:
        return ""
    quote = analysis.text.body[words[0].start : words[0].end].strip()
    whole = quote.startswith("「") and quote.endswith("」") and quote.count("「") == 1 and "\n" not in quote
    name = full_name(analysis, analysis.entities[who[0].entity])
    return f"{name}の{quote.replace('。」', '」')}という言葉" if whole else ""


def speaks_of(analysis: Analysis, one: Happening) -> frozenset[str]:
    """The words with a meaning of their own that it is told in."""
    words = within(analysis.words, one.start, one.end)
    return frozenset(w.dictionary_form for w in words if w.part in CONTENT)
