"""What makes a statement false: operators F1-F3, F5, F6, F9 and F12, each applied once to what a sentence tells.

F1-F3 put another value in the place of a number, a time, a person or a place (``values``); F5, F9, F12 and the like
exchange a word (``antonyms.tsv``), F6 two people (``roles``).  A bare negation (F4) reads like a trick and is not used.
A falsehood that another sentence of the text may bear out is none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice, zip_longest

from quizgen import tables
from quizgen.analysis import conditions, inflection
from quizgen.analysis.inflection import Predicate
from quizgen.analysis.types import Analysis, Bunsetsu, Entity, Token, Word, apart, within
from quizgen.items.answers.amounts import TYPES as AMOUNTS
from quizgen.items.answers.naming import is_country, is_foreign, named
from quizgen.items.answers.place_kinds import place_kind
from quizgen.items.answers.provable import is_counted
from quizgen.items.answers.sides import is_party
from quizgen.items.answers.sizes import NUMERAL
from quizgen.items.answers.slots import SOME_ORG, predicate_is_verb
from quizgen.items.answers.values import HOME, others
from quizgen.items.base import Note
from quizgen.items.lookup import sentences_with_entity, sentences_with_word
from quizgen.items.retelling import paraphrase
from quizgen.items.retelling.contradicted import is_contradicted
from quizgen.items.retelling.roles import exchanged
from quizgen.items.retelling.tied import BEFORE, is_free_amount, is_tied
from quizgen.items.sentences import pointing
from quizgen.items.sentences.alone import LEADS
from quizgen.items.sentences.tellings import Telling
from quizgen.items.wording import in_quotes


@dataclass(frozen=True, slots=True)
class Antonym:
    """A row of ``antonyms.tsv``."""

    one: str
    other: str
    op: str
    place: str
    way: str
    condition: str
    example: str


@dataclass(frozen=True, slots=True)
class Falsehood:
    """One change that makes a statement false: its operator, the span exchanged and what stands there instead (an empty
    span: none), the predicate, and why it is false, for people."""

    why: str
    span: tuple[int, int]
    text: str
    predicate: Predicate
    note: Note


NAMES = {
    "F2": "F2 time",
    "F3": "F3 who",
    "F5": "F5 contrary",
    "F6": "F6 who to whom",
    "F9": "F9 how much",
    "F12": "F12 when",
}
PERSONS = ("PERSON", "ORG")
PLACES = ("PLACE", "FACILITY")
BODIES = ("ORG", "FORCE")
"""Types of bodies that act as people do: another of the text is believed to have done it."""
LIKELY = 0.75


def falsehoods(analysis: Analysis, telling: Telling, values: int = 1) -> Iterator[Falsehood]:
    """The falsehoods of a telling, the most telling first; at most ``values`` other values for each of its own."""
    yield from _values(analysis, telling, values)
    for span, text, predicate in exchanged(analysis, telling):
        yield Falsehood(NAMES["F6"], span, text, predicate, _turned(analysis, telling))
    if not _compares(analysis, telling):
        general = _is_general(analysis, telling)
        yield from (f for f in contraries(analysis, telling) if not (general and f.why in (NAMES["F5"], NAMES["F9"])))


def said(right: str, wrong: str) -> Note:
    """What the text says instead."""
    return Note(
        f"本文には「{right}」とあります。「{wrong}」ではありません。", f"The text says “{right}”, not “{wrong}”."
    )


def _turned(analysis: Analysis, telling: Telling) -> Note:
    """That two people are exchanged."""
    whole = analysis.text.body[telling.start : telling.fact.end]
    return Note(
        f"本文には{in_quotes(whole)}とあります。する人とされる人が反対です。",
        f"The text says “{whole}”: who acts and to whom are exchanged.",
    )


def _values(analysis: Analysis, telling: Telling, most: int) -> Iterator[Falsehood]:
    for entity in within(analysis.entities, telling.start, telling.end):
        slot_type = _slot_type(analysis, telling, entity)
        if not slot_type:
            continue
        value = analysis.surface(entity)
        told = analysis.text.body[telling.start : telling.fact.end]
        found = (o for o in others(analysis, telling.fact, entity, value, slot_type) if o.text not in told)
        found = (o for o in found if not is_party(analysis, o.at, told))
        found = (o for o in found if is_contradicted(analysis, telling.fact, entity, o, told))
        if slot_type in PLACES:
            found = (o for o in found if _is_often_place(analysis, o.at))
        if slot_type == "PERSON":
            found = (o for o in found if is_foreign(o.text) == is_foreign(value))
        for other in islice(found, most):
            note = said(value, other.text)
            yield Falsehood(other.why, (entity.start, entity.end), other.text, telling.predicate, note)


def _is_often_place(analysis: Analysis, at: int) -> bool:
    """Whether a place stands here of which the text speaks more than once, so that it can be thought of."""
    found = (e for e in analysis.entities if e.start == at)
    return any(_is_place(analysis, e) and len(sentences_with_entity(analysis, e.key)) > 1 for e in found)


def _slot_type(analysis: Analysis, telling: Telling, entity: Entity) -> str:
    """As what a mention can be exchanged, ``""``: amounts and times anywhere, who and where as arguments."""
    if telling.fact.negative or telling.predicate.base == "ない" or is_tied(analysis, telling, entity):
        return ""
    if entity.type in AMOUNTS:
        return entity.type if is_free_amount(analysis, telling, entity) else ""
    if entity.type in ("TIME", "CLOCK"):
        value = analysis.surface(entity)
        daily = value.startswith("毎") and NUMERAL.search(value)  # 毎朝|四時
        told = daily or not (entity.why.startswith("relative") or pointing.is_relative(value))
        return "TIME" if told else ""
    argument = next((a for a in telling.fact.arguments if (a.start, a.end) == (entity.start, entity.end)), None)
    if argument is None or min(argument.confidence, entity.confidence) < LIKELY or analysis.surface(entity) in HOME:
        return ""
    if is_country(analysis, entity) and argument.case in ("カラ", "ガ", "ハ"):
        return ""  # 米国は韓国から買う: who does not buy of whom, anybody knows
    if entity.type in BODIES and argument.case in ("ガ", "ハ") and predicate_is_verb(analysis, telling.fact):
        return entity.type if analysis.surface(entity) not in SOME_ORG else ""
    if entity.type in PLACES or entity.type == "ORG":
        return entity.type if _is_place(analysis, entity) or (entity.type == "ORG" and named(analysis, entity)) else ""
    return entity.type if entity.type == "PERSON" and not is_counted(analysis, telling.fact, entity) else ""


def _is_place(analysis: Analysis, entity: Entity) -> bool:
    """Whether a mention is a place by its name or its kind, no boat and no stone (丸木舟)."""
    return bool(place_kind(analysis, entity, analysis.surface(entity)))


def contraries(analysis: Analysis, telling: Telling) -> Iterator[Falsehood]:
    """The falsehoods that exchange a word for its contrary."""
    sentence = analysis.sentences[telling.fact.sentence]
    tokens = within(analysis.tokens, sentence.start, sentence.end)
    body = analysis.text.body
    for word in _words(analysis, telling):
        at_end = word.start >= telling.end
        if body.count("「", telling.start, word.start) > body.count("」", telling.start, word.start):
            continue  # a name that others gave: 「西側」
        for row, other in _rows(word, telling):
            if (row.place == "end" and not at_end) or "negative" in word.inflections or _in_longer(analysis, word):
                continue
            if not conditions.holds(row.condition, tokens, *_range(tokens, word)) or _borne_out(
                analysis, telling, word, other
            ):
                continue
            if row.op == "F3" and not sentences_with_word(analysis, other):
                continue  # nobody whom the text does not know
            if _clashes(analysis, telling, word, at_end) or (row.op == "F2" and _is_bound(analysis, word)):
                continue
            if row.op == "F3" and analysis.text.body.startswith("の", word.end):
                continue  # お母さんの|おなか
            made = _at_end(analysis, telling, row, other) if at_end else _inside(telling, word, other)
            if made is not None:
                yield replace(made, why=NAMES[row.op])
                break


def _clashes(analysis: Analysis, telling: Telling, word: Word, at_end: bool) -> bool:
    """Whether what goes with the word would not go with its contrary: 惜しげもなく|公開した, 長く、大きな戦争."""
    if not at_end:
        return word.part in ("adjective", "adnominal") and analysis.text.body[word.start - 1 : word.start] == "、"
    before = within(analysis.bunsetsu, telling.start, telling.end)
    if LEADS.search(analysis.text.body, telling.start, telling.end):
        return True  # 崩れる恐れがあるため、|補修をやめた; 寒くなるにつれて、|悪化した
    return any(analysis.surface(p).rstrip("、").endswith("なく") and p.case != "は" for p in before)


def _is_bound(analysis: Analysis, word: Word) -> bool:
    """Whether a time of the year or the day is no time of what happens: 冬になる前に, 夜を知らず."""
    return BEFORE.match(analysis.text.body, word.end) is not None


def _is_general(analysis: Analysis, telling: Telling) -> bool:
    """Whether something is told of all of its kind and of no time, so that nobody need read: 湯は冷める."""
    p, subject = telling.predicate, telling.subject
    timeless = not p.past and p.base not in ("いる", "ある") and not telling.fact.modality
    return timeless and not _is_somebody(analysis, subject)


def _is_somebody(analysis: Analysis, subject: Bunsetsu) -> bool:
    """Whether a subject is somebody or has a name."""
    found = within(analysis.entities, subject.start, subject.end)
    return any(e.type in ("PERSON", "PEOPLE", "PRONOUN", "ORG") or named(analysis, e) for e in found)


def _compares(analysis: Analysis, telling: Telling) -> bool:
    """Whether two amounts of one unit tell the direction by themselves: 9軒が2軒に増えた is seen through."""
    units = [e.unit for e in within(analysis.entities, telling.start, telling.fact.end) if e.type in AMOUNTS]
    said = analysis.text.body[telling.start : telling.fact.end]
    return "倍" in said or _FROM_TO.search(said) is not None or len(units) > len(set(units))


_FROM_TO = re.compile(
    r"[0-9０-９一二三四五六七八九十百千]([^0-9０-９、。から]{1,3})から[^、。]{0,4}?[0-9０-９一二三四五六七八九十百千万]+\1[にへま]"
)
"""From a number to another: 14件から40件に."""


def _words(analysis: Analysis, telling: Telling) -> Iterator[Word]:
    """The words of a telling, and adverbs that the analysis takes for two (一気|に)."""
    words = apart(within(analysis.words, telling.start, telling.fact.end))
    for word, after in zip_longest(words, words[1:]):
        surface = analysis.text.body[word.start : after.end] if after else ""
        if after and surface in _antonyms():
            yield replace(word, end=after.end, last=after.last, surface=surface, dictionary_form=surface, part="adverb")
        yield word


def _rows(word: Word, telling: Telling) -> list[tuple[Antonym, str]]:
    """The rows of a word, of a noun before だ as of a quality (有料だ)."""
    quality = word.part == "adjectival" or (word.start >= telling.end and telling.predicate.before == word.surface)
    names = {word.surface, word.dictionary_form, word.dictionary_form + "だ" * quality}
    return [pair for name in sorted(names) for pair in _antonyms().get(name, ())]


@cache
def _antonyms() -> dict[str, tuple[tuple[Antonym, str], ...]]:
    found: dict[str, list[tuple[Antonym, str]]] = {}
    rows = tables.rows(Antonym, "antonyms")
    for row in rows:
        found.setdefault(row.one, []).append((row, row.other))
    for row in rows:
        if row.way == "=":
            found.setdefault(row.other, []).append((row, row.one))
    return {word: tuple(pairs) for word, pairs in found.items()}


def _range(tokens: Sequence[Token], word: Word) -> tuple[int, int]:
    first = next(i for i, t in enumerate(tokens) if t.start == word.start)
    return first, first + word.last - word.first


def _in_longer(analysis: Analysis, word: Word) -> bool:
    """Whether a word is part of a longer one: 削り|下手な, 東|アジア."""
    before = analysis.tokens[word.first - 1] if word.first else None
    after = analysis.tokens[word.last] if word.last < len(analysis.tokens) else None
    if word.part == "adverb" and after is not None and after.surface == "と":
        return True
    glued = (
        before is not None
        and before.end == word.start
        and before.pos.startswith(("名詞-普通", "名詞-固有", "接頭辞", "動詞"))
    )
    joins = after is not None and after.start == word.end and after.pos.startswith(("名詞", "接尾辞"))
    return (glued and not word.surface.startswith("以")) or (joins and word.part == "noun")


def _at_end(analysis: Analysis, telling: Telling, row: Antonym, other: str) -> Falsehood | None:
    """The contrary in the predicate; of a word that may stand anywhere only before だ (客は男だった)."""
    p, turned = telling.predicate, None
    form = row.one if other == row.other else row.other
    if row.place == "end":
        turned = paraphrase.exchanged(p, form, other)
    elif p.ctype == "copula" and p.before.endswith(form):
        turned = replace(p, before=p.before.removesuffix(form) + other)
    if turned is None:
        return None
    right = analysis.text.body[telling.end : telling.fact.end].rstrip("。．")
    wrong = inflection.write(replace(turned, polite=p.polite))
    return Falsehood("", (0, 0), "", turned, said(right, wrong))


def _inside(telling: Telling, word: Word, other: str) -> Falsehood:
    return Falsehood("", (word.start, word.end), other, telling.predicate, said(word.surface, other))


def _borne_out(analysis: Analysis, telling: Telling, word: Word, other: str) -> bool:
    """Whether a sentence holds the other word and what the telling is about."""
    here = sentences_with_word(analysis, other) | sentences_with_word(analysis, other.removesuffix("だ"))
    nouns = [
        w.dictionary_form
        for w in within(analysis.words, telling.subject.start, telling.subject.end)
        if w.part in ("noun", "name")
    ]
    keys = [e.key for e in within(analysis.entities, telling.subject.start, telling.subject.end)]
    about = frozenset[int]().union(
        *(sentences_with_word(analysis, n) for n in nouns), *(sentences_with_entity(analysis, k) for k in keys)
    )
    return bool(here & about)
