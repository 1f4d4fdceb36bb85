"""Wrong nouns for a right one: other things of the text of which it nowhere tells the same.

A noun is offered with what modifies it, as the text has it before a particle.  It never stands in a sentence with the
predicate of the key or a word of like meaning, nor in the key's own sentence, and names nothing that the key may be,
hold or belong to.  Where the text has few such, a thing that takes the place of the key in other texts stands in for it
(``siblings.tsv``), which this text never names.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain, zip_longest

from quizgen import kana, tables
from quizgen.analysis import arcs
from quizgen.analysis.types import Analysis, Fact, apart, within
from quizgen.items.lookup import sentences_with_word
from quizgen.items.naming import alike, named
from quizgen.items.noun_phrases import FRAME, PEOPLE, Noun, ask, noun_of
from quizgen.items.things import Thing
from quizgen.items.values import Value
from quizgen.lexicon import Lexicon

KEPT = 8
FEW = 30
"""Nouns of a text from which on only those of the key's case are offered."""
NEAR = 1
"""Sentences from the key's in which a noun may be part of what it tells."""
LONGER = 8
"""Characters by which a wrong noun may be longer or shorter than the right one."""


GENERIC = frozenset(
    (
        "本",
        "紙",
        "木",
        "花",
        "草",
        "鳥",
        "魚",
        "肉",
        "野菜",
        "果物",
        "くだもの",
        "薬",
        "お金",
        "計画",
        "調査",
        "資料",
        "時計",
    )
)
"""Nouns that may be another name of a thing told near: 図鑑 is a 本, さくら a 木."""


@dataclass(frozen=True, slots=True)
class Sibling:
    """A row of ``siblings.tsv``."""

    sort: str
    words: str
    example: str


def other_nouns(analysis: Analysis, thing: Thing, lexicon: Lexicon) -> Iterator[Value]:
    """Wrong nouns for a thing, those of the text and those of its family by turns, the most tempting first."""
    turns = zip_longest(_told(analysis, thing, lexicon), _siblings(analysis, thing))
    seen = [thing.noun.text]
    for value in chain.from_iterable(turns):
        if value and not any(alike(value.text, s) for s in seen):
            seen.append(value.text)
            yield value


def _told(analysis: Analysis, thing: Thing, lexicon: Lexicon) -> Iterator[Value]:
    """Other things that the text speaks of, far enough from the key's sentence not to go on with it."""
    seen = [thing.noun]
    for noun in sorted(_nouns(analysis, thing), key=lambda n: _order(thing, n)):
        fits = noun.text not in thing.question and _apart(analysis, thing.fact, noun)
        if fits and not any(_related(lexicon, noun, s) for s in seen):
            seen.append(noun)
            yield Value(noun.text, "F3 another noun of the text", noun.start)


def _siblings(analysis: Analysis, thing: Thing) -> Iterator[Value]:
    """Others of the key's family in its script, with what modifies it unless that is a clause: 赤いぼうし, 赤いくつ."""
    key = thing.noun
    before = key.text.removesuffix(key.head)
    whole = before != key.text or key.text == key.head
    for word in family(key.head) if whole and _fits_others(analysis, key.start, key.start + len(before)) else ():
        if not any(form in analysis.text.body for form in word):
            yield Value(before + _spelt_like(key.head, word), "F3 another thing of its kind")


def _fits_others(analysis: Analysis, start: int, end: int) -> bool:
    """Whether what modifies a noun can be said of any other: a quality or an owner, not what it counts or is of."""
    tokens = within(analysis.tokens, start, end)
    if any(t.pos.startswith(("動詞", "名詞-数詞")) for t in tokens):
        return False
    owners = [e for e in within(analysis.entities, start, end) if analysis.text.body.startswith("の", e.end)]
    return all(e.type in OWNERS or named(analysis, e) for e in owners)


OWNERS = frozenset(("PERSON", "PEOPLE", "PRONOUN", "ORG", "FORCE", "NAME"))


def _spelt_like(key: str, word: tuple[str, ...]) -> str:
    return next((form for form in word if kana.has_kanji(form) == kana.has_kanji(key)), word[0])


def family(noun: str) -> tuple[tuple[str, ...], ...]:
    """The other words of a noun's first family, each with all its spellings."""
    own = next((words for _, words in _families() if any(noun in w for w in words)), ())
    return tuple(w for w in own if noun not in w)


@lru_cache(maxsize=4096)
def sorts(noun: str) -> frozenset[str]:
    """The sorts of the families that a noun is of."""
    return frozenset(sort for sort, words in _families() if any(noun in w for w in words))


@cache
def _families() -> tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]:
    rows = tables.rows(Sibling, "siblings")
    return tuple((row.sort, tuple(tuple(word.split("|")) for word in row.words.split())) for row in rows)


def _nouns(analysis: Analysis, thing: Thing) -> list[Noun]:
    """The nouns of the text that are of one sort with the answer, or where that has none are written as it is."""
    own = thing.noun
    own_sorts = sorts(own.head)
    return [
        n
        for n, case in _arguments(analysis)
        if case == thing.case or len(_arguments(analysis)) < FEW
        if n.type == own.type and n.verbal == own.verbal and n.named == own.named
        if abs(len(n.text) - len(own.text)) <= LONGER
        if n.head not in GENERIC
        if (own_sorts & sorts(n.head) if own_sorts else _alike_written(n, own))
    ]


def _alike_written(noun: Noun, own: Noun) -> bool:
    """Whether two nouns look alike: 話し合い is no choice beside 防衛線, nor 虫の名 beside 金継ぎ."""
    described = noun.text != noun.head and own.text == own.head
    return not described and _script(noun.text) == _script(own.text)


def _script(text: str) -> tuple[bool, bool, bool]:
    """Kanji, kana, and whether it is one character."""
    return kana.has_kanji(text), not all(map(kana.is_kanji, text)), len(text) == 1


def _order(thing: Thing, noun: Noun) -> tuple[bool, bool, int, int]:
    own = thing.noun
    kin = not any(noun.head in word for word in family(own.head))
    modified = (noun.text != noun.head) != (own.text != own.head)
    return kin, modified, abs(len(noun.text) - len(own.text)) // 3, abs(noun.start - own.start)


@lru_cache(maxsize=KEPT)
def _arguments(analysis: Analysis) -> tuple[tuple[Noun, str], ...]:
    """The nouns that are certain arguments of facts, with their case, each once, in text order."""
    found: dict[str, tuple[Noun, str]] = {}
    for fact in analysis.facts:
        for argument in fact.arguments:
            sure = argument.case in ("ヲ", "ガ", "ハ") and argument.confidence >= arcs.LIKELY
            noun = noun_of(analysis, argument) if sure else None
            thing = noun is not None and noun.type not in PEOPLE and fact.base not in FRAME
            if noun is not None and thing and ask(analysis, fact, argument, noun) != "never":
                found.setdefault(noun.text, (noun, argument.case))
    return tuple(sorted(found.values(), key=lambda n: n[0].start))


def _apart(analysis: Analysis, fact: Fact, noun: Noun) -> bool:
    """Whether no sentence with the predicate, or near one, has the noun."""
    words = [w for w in apart(within(analysis.words, noun.start, noun.end)) if w.part in ("noun", "name")]
    same = sentences_with_word(analysis, fact.base) | {fact.sentence}  # which may leave out what it is done to
    told = frozenset(near for n in same for near in range(n - NEAR, n + NEAR + 1))
    return all(told.isdisjoint(sentences_with_word(analysis, w.dictionary_form)) for w in words)


def _related(lexicon: Lexicon, one: Noun, other: Noun) -> bool:
    """Whether two nouns may name one thing, or one hold the other: shared kanji, shared words of their meaning."""
    if alike(one.text, other.text) or {c for c in one.text if kana.has_kanji(c)} & set(other.text):
        return True
    return not _meaning(lexicon, one.head).isdisjoint(_meaning(lexicon, other.head))


@lru_cache(maxsize=4096)
def _meaning(lexicon: Lexicon, form: str) -> frozenset[str]:
    """The content words of a noun's first glosses."""
    glosses = (g for e in lexicon.entries(form)[:1] for s in e.senses[:2] for g in s.glosses)
    words = (w.strip("(),.;") for g in glosses for w in g.lower().split())
    return frozenset(w for w in words if len(w) > 3)
