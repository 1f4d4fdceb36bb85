"""Where そこ and ここ are, and which place その島 is: the only place that the sentence before tells of.

A named place is meant by a noun that may call it so (千鳥島 … その島; a country is no 都市).
"""

from collections.abc import Iterator, Sequence

from quizgen import tables
from quizgen.analysis.coreference import Same
from quizgen.analysis.types import Analysis, Bunsetsu, Word, within
from quizgen.items.answers.naming import is_country, named
from quizgen.items.answers.values import HOME
from quizgen.items.base import Note
from quizgen.items.lookup import phrase_number
from quizgen.items.referents.referring import (
    Named,
    Reference,
    Wrong,
    before,
    clause_of,
    clear,
    head_of,
    nouns,
    pointers,
    quoted,
    verb,
    words_for,
)
from quizgen.items.stems import RefusedError

HERE = frozenset(("そこ", "ここ"))
PARTICLES = frozenset(("で", "に", "へ", "から", "を", "まで"))
PLACES = frozenset(("PLACE", "FACILITY"))
REGIONS = ("県", "州", "島", "川", "山", "湖", "海", "駅", "区", "半島", "地方")
BACK, NEAR = 2, 12


def find(analysis: Analysis) -> Iterator[Reference | tuple[int, int, str]]:
    """The pointers to a place that are certain; span and reason where one is not."""
    for number, words, i in pointers(analysis):
        word, after = words[i], words[i + 1]
        if word.end != after.start:
            continue
        here = word.surface in HERE and after.surface in PARTICLES and (i > 0 or after.surface != "で")
        led = (
            word.surface in ("その", "この")
            and after.surface in words_for("town") | words_for("place")
            and _ends(words, i + 1)
        )
        if not (here or led):
            continue
        end = after.end if led else word.end
        try:
            key = _named_so(analysis, number, word.start, after.surface) if led else _place(analysis, number, word)
            yield _reference(analysis, number, word.start, end, key, after.surface if led else "")
        except RefusedError as refused:
            yield word.start, end, str(refused)


def again(analysis: Analysis) -> Iterator[Reference | tuple[int, int, str]]:
    """同社, 同市 and the like (``same.tsv``): the only body or place of that sort told of right before."""
    rows = {r.form: r for r in tables.rows(Same, "same") if r.type != "PERSON"}
    for number, sentence in enumerate(analysis.sentences):
        for entity in within(analysis.entities, sentence.start, sentence.end):
            row = rows.get(analysis.surface(entity))
            if row and not sentence.quoted and not quoted(analysis, sentence, entity.start):
                try:
                    key = _of_sort(analysis, number, entity.start, row)
                    yield _reference(analysis, number, entity.start, entity.end, key, row.form)
                except RefusedError as refused:
                    yield entity.start, entity.end, str(refused)


def _of_sort(analysis: Analysis, number: int, at: int, row: Same) -> Named:
    """The only body or place in the nearest sentence with one whose name ends as the row says."""
    for n in range(number, max(-1, number - BACK - 1), -1):
        sentence = analysis.sentences[n]
        found = [o for o in before(analysis, sentence.start, min(at, sentence.end)) if _fits(analysis, o, row)]
        if found:
            if len({o.entity.key for o in found}) > 1:
                raise RefusedError("more than one stands before it")
            return found[-1]
    raise RefusedError("none of that sort stands right before it")


def _fits(analysis: Analysis, one: Named, row: Same) -> bool:
    """Whether a name may be said again by a row's word."""
    endings = tuple(e for e in row.endings.split() if e != "*")
    sort = {row.type} if row.type == "ORG" else PLACES
    return one.entity.type in sort and one.noun.endswith(endings) and len(one.noun) > max(map(len, endings))


def _ends(words: Sequence[Word], i: int) -> bool:
    """Whether a noun is the last of its phrase."""
    return i + 1 < len(words) and words[i + 1].part == "particle"


def _reference(analysis: Analysis, number: int, start: int, end: int, key: Named, kind: str) -> Reference:
    pointer = analysis.text.body[start:end]
    said = clause_of(analysis, key.phrase)
    note = Note(
        f"前に「{said}」とあります。「{pointer}」は「{key.text}」を指しています。",
        f"“{said}” stands just before; {pointer} means {key.text}.",
    )
    wrong = tuple(_wrong(analysis, key, number, pointer, kind))
    return Reference(start, end, number, "どこ", key.text, (key.phrase.start, key.phrase.end), note, wrong)


def _wrong(analysis: Analysis, key: Named, number: int, pointer: str, kind: str) -> Iterator[Wrong]:
    """Other places of the text, nearest first, none told of from the place meant on to the pointer."""
    seen = [key]
    for other in sorted(nouns(analysis), key=lambda n: abs(n.sentence - number)):
        apart = other.sentence not in range(key.sentence, number + 1) and abs(other.sentence - number) <= NEAR
        if (
            other.entity.type not in (PLACES if key.entity.type in PLACES else {key.entity.type})
            or not apart
            or other.text in HOME
            or not all(clear(analysis, s, other) for s in seen)
        ):
            continue
        if kind in words_for("town") | words_for("place") and not (
            named(analysis, other.entity) and _called(analysis, other, kind)
        ):
            continue
        seen.append(other)
        later = other.sentence > number
        note = (
            Note(f"「{other.text}」は、「{pointer}」より後で出てきます。", f"{other.text} is named only later.")
            if later
            else Note(
                f"「{other.text}」は、「{pointer}」のすぐ前には出てきません。",
                f"{other.text} is not what was named just before.",
            )
        )
        yield Wrong(other.text, "F3 another place of the text", note)


def _place(analysis: Analysis, number: int, word: Word) -> Named:
    """The one place of the main clause of the sentence before."""
    if verb(analysis, head_of(analysis, word.start)) in words_for("abstract") | {""}:
        raise RefusedError("a point of what was told may be meant")
    sentence, last = analysis.sentences[number], analysis.sentences[number - 1]
    if any(n.entity.type in PLACES for n in before(analysis, sentence.start, word.start)):
        raise RefusedError("another place stands before it in its sentence")
    phrases: Sequence[Bunsetsu] = within(analysis.bunsetsu, last.start, last.end)
    root = phrase_number(analysis, phrases[-1])
    found = [n for n in before(analysis, last.start, last.end) if n.entity.type in PLACES and n.phrase.head == root]
    others = [n for n in before(analysis, last.start, last.end) if n.entity.type in PLACES and n.phrase.head != root]
    if len(found) != 1 or not found[0].phrase.certain or any(n.phrase.start > found[0].phrase.start for n in others):
        raise RefusedError("more places than one, or none, stand before it")
    return found[0]


def _named_so(analysis: Analysis, number: int, at: int, kind: str) -> Named:
    """The only place of the nearest sentence with a name that may be called so."""
    for n in range(number, max(-1, number - BACK - 1), -1):
        sentence = analysis.sentences[n]
        told = [o for o in before(analysis, sentence.start, min(at, sentence.end)) if o.entity.type in PLACES]
        found = [o for o in told if named(analysis, o.entity) and o.noun != kind and _called(analysis, o, kind)]
        if any(o.noun == kind for o in told):
            raise RefusedError("the noun itself was named before")
        if found:
            if len({o.entity.key for o in found}) > 1:
                raise RefusedError("more places than one stand before it")
            return found[-1]
    raise RefusedError("no place with a name stands right before it")


def _called(analysis: Analysis, place: Named, kind: str) -> bool:
    """Whether a place with a name may be called by a noun."""
    if kind in ("国", "県", "州") or is_country(analysis, place.entity):
        return kind == "国" and is_country(analysis, place.entity)
    if kind in words_for("town"):
        return not place.noun.endswith(REGIONS) or place.noun.endswith(kind)
    return place.noun.endswith(kind)
