"""Things that それ and これ point to: the one thing that the clause or sentence before tells of.

Certain where that names one thing alone, or one as object and others only as means or place; a verb of knowing, saying
or going on (``reference_words.tsv``) may take all that was told for its object, and is left alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from quizgen import kana, tables
from quizgen.analysis.arcs import LIKELY
from quizgen.analysis.types import Analysis, Bunsetsu, Word, within
from quizgen.items.answers.noun_phrases import PEOPLE
from quizgen.items.base import Note
from quizgen.items.lookup import FORMAL, clause_at, phrase_number
from quizgen.items.referents.referring import (
    Named,
    Reference,
    Wrong,
    before,
    clause_of,
    clear,
    head_of,
    nouns,
    phrase_at,
    pointers,
    verb,
    words_for,
)
from quizgen.items.stems import RefusedError

FORMS = frozenset(("それ", "これ"))
PARTICLES = frozenset(("を", "に", "が"))
NEAR = 3
"""Sentences before it whose things may be offered."""
VAGUE = ("なぞ", "など", "なんか")
"""Ends of a noun phrase that names more than one thing."""
PLACES = frozenset(("PLACE", "FACILITY", "ORG", "FORCE"))
OTHER = frozenset((*PEOPLE, "ANIMAL", "EVENT", "NAME", *PLACES))


def find(analysis: Analysis) -> Iterator[Reference | tuple[int, int, str]]:
    """The pointers to things that are certain; span and reason where one is not."""
    for number, words, i in pointers(analysis):
        word, after = words[i], words[i + 1]
        if after.start != word.end:
            continue
        there = word.surface in ("その", "この") and after.surface in words_for("position") and words[i + 2 : i + 3]
        if there or (word.surface in FORMS and after.surface in PARTICLES):
            try:
                yield _beside(analysis, number, word, after) if there else _reference(analysis, number, words, i)
            except RefusedError as refused:
                yield word.start, word.end, str(refused)


def _reference(analysis: Analysis, number: int, words: Sequence[Word], i: int) -> Reference:
    word, after = words[i], words[i + 1]
    does = verb(analysis, head_of(analysis, word.start))
    if does in words_for("happening") | {""} if after.surface == "が" else does in words_for("mindful") | {""}:
        raise RefusedError("all that was told may be meant")
    if after.surface == "に" and not _has_object(analysis, word.start):
        raise RefusedError("what is put there may be the thing before")
    key = _antecedent(analysis, number, word.start)
    told = clause_of(analysis, key.phrase)
    note = Note(
        f"前に「{told}」とあります。「{word.surface}」は、その「{key.text}」を指しています。",
        f"“{told}” comes just before; {word.surface} means {key.text}.",
    )
    wrong = tuple(_wrong(analysis, key, number, word, word.surface))
    return Reference(word.start, word.end, number, "何", key.text, (key.phrase.start, key.phrase.end), note, wrong)


def _has_object(analysis: Analysis, at: int) -> bool:
    """Whether the predicate that a pointer with に goes with has an object of its own."""
    number = phrase_number(analysis, head_of(analysis, at))
    phrase = phrase_at(analysis, at)
    return any(p.case == "を" and p.head == number for p in analysis.bunsetsu[phrase_number(analysis, phrase) : number])


def _beside(analysis: Analysis, number: int, word: Word, side: Word) -> Reference:
    """その下: what it is below."""
    key = _antecedent(analysis, number, word.start)
    if _predicate_before(analysis, number, word.start).start < analysis.sentences[number].start:
        raise RefusedError("what it is beside stands in another sentence")
    if any(n.phrase != key.phrase and n.phrase.case != "の" for n in _clause_of_key(analysis, key, word.start)):
        raise RefusedError("it may be beside another thing of the clause")
    pointer, told = word.surface + side.surface, clause_of(analysis, key.phrase)
    note = Note(
        f"前に「{told}」とあります。「{pointer}」は「{key.text}の{side.surface}」です。",
        f"“{told}” comes just before; {pointer} is {key.text}の{side.surface}.",
    )
    wrong = tuple(_wrong(analysis, key, number, side, pointer))
    return Reference(
        word.start, side.end, number, f"何の{side.surface}", key.text, (key.phrase.start, key.phrase.end), note, wrong
    )


def _clause_of_key(analysis: Analysis, key: Named, at: int) -> list[Named]:
    """The things that what tells of the key tells of too: 割れた器を|漆で|接着し."""
    return [n for n in before(analysis, analysis.sentences[key.sentence].start, at) if n.phrase.head == key.phrase.head]


def _antecedent(analysis: Analysis, number: int, at: int) -> Named:
    """The one thing told of by the predicate right before: what it makes, what appears, or its object."""
    predicate = _predicate_before(analysis, number, at)
    inside = predicate.start >= analysis.sentences[number].start
    start = analysis.sentences[number if inside else number - 1].start
    last = phrase_number(analysis, predicate)
    own = [n for n in before(analysis, start, predicate.start) if n.phrase.head == last]
    things = [n for n in own if is_thing(analysis, n)]
    if any(n.phrase.confidence < LIKELY for n in things):
        raise RefusedError("it is not certain what the clause before tells of")
    base = verb(analysis, predicate)
    made = [n for n in things if n.phrase.case == "に"] if base == "なる" else []
    objects = [n for n in things if n.phrase.case == "を"]
    alone = (
        [n for n in things if n.phrase.case in ("が", "も")]
        if (base in words_for("appearing") or (base == "できる" and inside)) and len(own) == 1
        else []
    )
    if base in words_for("putting") and any(n.phrase.case == "に" for n in things):
        raise RefusedError("what it is put into may be meant")
    if any(t.base in ("ない", "ぬ", "ん") for t in analysis.tokens[predicate.first : predicate.last]):
        raise RefusedError("the clause before denies")
    found = made or objects or alone
    whole = before(analysis, start, predicate.start) if not inside else []
    if any(is_thing(analysis, n) and n.phrase.case in ("を", "が", "は", "も") and n not in found for n in whole):
        raise RefusedError("more things than one, or none, stand before it")
    if len(found) != 1 or (objects and any(n.phrase.case in ("が", "は", "も") for n in things)):
        raise RefusedError("more things than one, or none, stand before it")
    _check_rivals(analysis, found[0], at)
    return found[0]


@dataclass(frozen=True, slots=True)
class AbstractNoun:
    """A row of ``abstract_nouns.tsv``."""

    noun: str
    example: str


@cache
def _abstract() -> frozenset[str]:
    return frozenset(r.noun for r in tables.rows(AbstractNoun, "abstract_nouns"))


def _is_abstract(noun: str) -> bool:
    """Whether a noun is in the table, or ends in a word of two characters or more that is."""
    return noun in _abstract() or any(noun[i:] in _abstract() for i in range(1, len(noun) - 1))


DEEDS = ("サ変可能", "形状詞可能", "サ変形状詞可能")


def is_thing(analysis: Analysis, named: Named) -> bool:
    """Whether a noun phrase names a thing that one can point at."""
    token = within(analysis.tokens, named.entity.start, named.entity.end)[-1]
    deed = kana.has_kanji(token.surface) and kana.is_hiragana(token.surface[-1])  # 導き, 展示替え
    event = deed or token.pos.endswith(DEEDS)
    side = named.noun in words_for("position") or named.noun.endswith(VAGUE)
    return not (event or side or named.entity.type in OTHER or _is_abstract(named.noun))


def _predicate_before(analysis: Analysis, number: int, at: int) -> Bunsetsu:
    """The last predicate that ends before a place: of a clause before it in its sentence, or of the sentence before."""
    sentence = analysis.sentences[number]
    inside = [p for p in within(analysis.bunsetsu, sentence.start, at) if _ends_clause(analysis, p)]
    if inside:
        return inside[-1]
    last = analysis.sentences[number - 1]
    if any(n.entity.type not in PEOPLE for n in before(analysis, sentence.start, at)):
        raise RefusedError("another thing stands before it in its sentence")
    return within(analysis.bunsetsu, last.start, last.end)[-1]


def _ends_clause(analysis: Analysis, phrase: Bunsetsu) -> bool:
    """Whether an adverbial clause ends in a bunsetsu."""
    clause = clause_at(analysis, phrase_number(analysis, phrase))
    return clause is not None and clause.role == "adverbial"


def _wrong(analysis: Analysis, key: Named, number: int, word: Word, pointer: str) -> Iterator[Wrong]:
    """Things told of beside it in its sentence, then right before, none that the pointer's own sentence names."""
    every = [n for n in nouns(analysis) if key.sentence - NEAR <= n.sentence <= number and n.noun not in key.text]
    beside = [n for n in every if n.sentence == key.sentence and n.phrase.end <= word.start]
    rivals = [n for n in beside if n.phrase.case.rstrip("、") not in SUBJECTS]
    rivals.sort(key=lambda n: n.phrase.case == "の")
    told = {n.noun for n in every if n.sentence in (number, key.sentence)}
    far = [n for n in every if n.sentence not in (number, key.sentence) and n.noun not in told]
    far.sort(key=lambda n: -n.sentence)
    seen = [key]
    for other in (*rivals, *far):
        if not is_thing(analysis, other) or not all(clear(analysis, s, other) for s in seen):
            continue
        seen.append(other)
        yield Wrong(other.text, "F3 another thing of the text", _note(analysis, other, key, pointer))


def _check_rivals(analysis: Analysis, key: Named, at: int) -> None:
    """Refuse where a thing told of beside the key is none that can be offered: who reads badly would take that one."""
    start = analysis.sentences[key.sentence].start
    offered = {n.entity.start for n in before(analysis, start, at) if is_thing(analysis, n)}
    for e in within(analysis.entities, start, at):
        noun, last = analysis.surface(e), within(analysis.tokens, e.start, e.end)[-1]
        idle = noun in words_for("position") | FORMAL or _is_abstract(noun) or last.pos.endswith(DEEDS)
        if e.type == "THING" and not idle and e.start not in offered and noun not in key.text:
            raise RefusedError("another thing is told of beside it that cannot be offered")


SUBJECTS = ("を", "が", "は", "も")


def _note(analysis: Analysis, other: Named, key: Named, pointer: str) -> Note:
    if other.sentence == key.sentence:
        told = clause_of(analysis, key.phrase)
        return Note(
            f"すぐ前に言われているのは「{told}」の「{key.text}」です。「{other.text}」ではありません。",
            f"What was just told of is {key.text} (“{told}”), not {other.text}.",
        )
    return Note(
        f"「{other.text}」は、「{pointer}」のすぐ前には出てきません。",
        f"{other.text} is not what was named just before {pointer}.",
    )
