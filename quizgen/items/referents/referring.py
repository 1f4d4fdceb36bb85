"""What words that point back (それ, この町, 彼女) may point to: the noun phrases before them, told by the narrator.

The parts that the finders of ``reference`` share; each finder says when one of the phrases is certain.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from quizgen import tables
from quizgen.analysis.types import Analysis, Bunsetsu, Entity, Sentence, Word, apart, within
from quizgen.items import stems
from quizgen.items.answers.noun_phrases import NO_THING, QUANTITIES
from quizgen.items.base import Note
from quizgen.items.lookup import FORMAL, KEPT, phrase_number
from quizgen.items.sentences import pointing
from quizgen.items.stems import RefusedError

LONGEST = 18
"""Characters of a noun phrase."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """A wrong answer: its text, the rule that makes it one, and why, for people."""

    text: str
    why: str
    note: Note


@dataclass(frozen=True, slots=True)
class Reference:
    """A word that points back: its span, the number of its sentence, what it is asked by (何, だれ, どこ), what it
    means, where that is told, why, and wrong answers, the best first.
    """

    start: int
    end: int
    sentence: int
    wh: str
    key: str
    told: tuple[int, int]
    note: Note
    wrong: tuple[Wrong, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A noun phrase: its text with what describes it, its noun, its bunsetsu, the entity, its sentence."""

    text: str
    noun: str
    phrase: Bunsetsu
    entity: Entity
    sentence: int


@dataclass(frozen=True, slots=True)
class ReferenceWord:
    """A row of ``reference_words.tsv``."""

    use: str
    word: str
    example: str


@cache
def words_for(use: str) -> frozenset[str]:
    """The words of ``reference_words.tsv`` that have a use."""
    return frozenset(r.word for r in tables.rows(ReferenceWord, "reference_words") if r.use == use)


def pointers(analysis: Analysis) -> Iterator[tuple[int, Sequence[Word], int]]:
    """Each word of a narrated sentence that points: the number of the sentence, its words, the place among them."""
    for number, sentence in enumerate(analysis.sentences):
        if not number or sentence.quoted or not follows(analysis, number):
            continue
        words = apart(within(analysis.words, sentence.start, sentence.end))
        for i, word in enumerate(words[:-1]):
            if word.surface in POINTING and not quoted(analysis, sentence, word.start):
                yield number, words, i


POINTING = frozenset(
    (
        "それ",
        "これ",
        "それら",
        "これら",
        "その",
        "この",
        "そこ",
        "ここ",
        "彼",
        "彼女",
        "同氏",
        "そちら",
        "こうした",
        "そうした",
    )
)


def follows(analysis: Analysis, number: int) -> bool:
    """Whether a sentence goes on from the one before: in one paragraph, or in the next."""
    one, two = analysis.sentences[number - 1], analysis.sentences[number]
    return two.paragraph - one.paragraph <= 1


def quoted(analysis: Analysis, sentence: Sentence, at: int) -> bool:
    """Whether a place of a sentence lies in a quotation."""
    before = analysis.text.body[sentence.start : at]
    return (
        sum(before.count(a) - before.count(b) for a, b in ("「」", "『』", "（）", "()")) > 0
        or before.count('"') % 2 == 1
    )


@lru_cache(maxsize=KEPT)
def nouns(analysis: Analysis) -> tuple[Named, ...]:
    """All noun phrases of a text that name something and stand before a particle, outside quotations, in text order."""
    found = ((n, _named(analysis, n, s, p)) for n, s in enumerate(analysis.sentences) for p in _phrases(analysis, s))
    return tuple(named for _, named in found if named)


def _phrases(analysis: Analysis, sentence: Sentence) -> Sequence[Bunsetsu]:
    return () if sentence.quoted else within(analysis.bunsetsu, sentence.start, sentence.end)


def _named(analysis: Analysis, number: int, sentence: Sentence, phrase: Bunsetsu) -> Named | None:
    """The noun phrase that ends in a bunsetsu."""
    entities = within(analysis.entities, phrase.start, phrase.end)
    if not entities or not phrase.case or quoted(analysis, sentence, phrase.start):
        return None
    entity = entities[-1]
    noun = analysis.surface(entity)
    tokens = within(analysis.tokens, entity.start, entity.end)
    if entity.type in NO_THING or noun in FORMAL | pointing.bare() | QUANTITIES or not all(t.known for t in tokens):
        return None
    adverbial = tokens[-1].pos.endswith(("副詞可能", "助数詞")) or tokens[0].pos == "名詞-数詞"
    adverbial = adverbial or (len(tokens) > 1 and tokens[0].pos.endswith("副詞可能"))  # 前日|雨が降った
    if (
        adverbial
        or not tokens[-1].pos.startswith(("名詞", "接尾辞-名詞的"))
        or analysis.text.body[entity.end] in "」』）"
    ):
        return None
    return Named(_whole(analysis, phrase, entity), noun, phrase, entity, number)


def _whole(analysis: Analysis, phrase: Bunsetsu, entity: Entity) -> str:
    """A noun with the phrases right before it that describe it: 紙の|ふくろ, 小さな|泡."""
    start, number = entity.start, phrase_number(analysis, phrase)
    if start > phrase.start:
        return analysis.surface(entity)
    while (
        number and analysis.bunsetsu[number - 1].head == number and _describes(analysis, analysis.bunsetsu[number - 1])
    ):
        number -= 1
        if entity.end - analysis.bunsetsu[number].start > LONGEST:
            break
        start = analysis.bunsetsu[number].start
    return analysis.text.body[start : entity.end]


def _describes(analysis: Analysis, phrase: Bunsetsu) -> bool:
    """Whether a phrase is a noun with の, or one word before a noun: 小さな, 古い."""
    tokens = analysis.tokens[phrase.first : phrase.last]
    if any(t.surface in "、，「」『』（）" for t in tokens) or not phrase.certain:
        return False
    try:
        pointing.check_pointers(analysis, tokens)
    except RefusedError:
        return False
    if tokens[0].pos == "代名詞" or tokens[0].surface in pointing.bare():
        return False
    alone = len(tokens) == 1 and tokens[0].pos.startswith(("連体詞", "形容詞"))
    return alone or (phrase.case == "の" and tokens[0].pos.startswith(("名詞", "接頭辞")))


@lru_cache(maxsize=KEPT)
def selves(analysis: Analysis) -> frozenset[int]:
    """The numbers of the sentences in which the narrator says 私 outside quotations."""
    found: set[int] = set()
    for number, sentence in enumerate(analysis.sentences):
        words = () if sentence.quoted else within(analysis.words, sentence.start, sentence.end)
        for word, after in pairwise(words):
            if word.surface in stems.SELF and after.part == "particle" and not quoted(analysis, sentence, word.start):
                found.add(number)
    return frozenset(found)


def tells_of_self(analysis: Analysis) -> bool:
    """Whether the narrator says 私."""
    return bool(selves(analysis))


def before(analysis: Analysis, start: int, at: int) -> list[Named]:
    """The noun phrases between two places of a text."""
    return [n for n in nouns(analysis) if start <= n.phrase.start and n.phrase.end <= at]


def clear(analysis: Analysis, one: Named, other: Named) -> bool:
    """Whether two phrases surely name different things: none holds the other's noun."""
    return one.entity.key != other.entity.key and one.noun not in other.text and other.noun not in one.text


def head_of(analysis: Analysis, at: int) -> Bunsetsu:
    """What the bunsetsu at a place goes with; where that is not certain, the first verb from its head on."""
    phrase = phrase_at(analysis, at)
    if phrase.certain or phrase.head < 0:
        return analysis.bunsetsu[phrase.head]
    return next((b for b in analysis.bunsetsu[phrase.head :] if verb(analysis, b)), phrase)


def phrase_at(analysis: Analysis, at: int) -> Bunsetsu:
    """The bunsetsu that holds a place."""
    return analysis.bunsetsu[bisect_right(analysis.bunsetsu, at, key=lambda b: b.start) - 1]


def verb(analysis: Analysis, phrase: Bunsetsu) -> str:
    """The dictionary form of the verb that a bunsetsu begins with (also of 説明|する); empty for others."""
    first, *rest = analysis.tokens[phrase.first : phrase.last]
    if first.pos.startswith("動詞"):
        return first.base
    light = next((t for t in rest if t.pos.startswith("動詞") and t.base in ("する", "できる")), None)
    return first.base + light.base if light and first.pos.endswith(("サ変可能", "サ変形状詞可能")) else ""


def clause_of(analysis: Analysis, phrase: Bunsetsu) -> str:
    """A phrase to the end of what it goes with, if that is not far: 飴だまをさしだしました."""
    head = analysis.bunsetsu[phrase.head] if phrase.head >= 0 else phrase
    end = head.end if phrase.certain and head.end - phrase.start <= LONGEST_CLAUSE else phrase.end
    return analysis.text.body[phrase.start : end].rstrip("、，。")


LONGEST_CLAUSE = 30


def asks(analysis: Analysis, wh: str) -> str:
    """How what a word points to is asked: 何を指していますか, plainly 何を指しているか, at N5 and N4 何のことですか."""
    if wh == "いつ" or wh.startswith("何の") or stems.level(analysis) in stems.SIMPLE:
        return f"{wh}のことか。" if stems.is_formal(analysis) else f"{wh}のことですか。"
    return f"{wh}を指しているか。" if stems.is_formal(analysis) else f"{wh}を指していますか。"
