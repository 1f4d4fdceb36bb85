"""Wrong readings that a learner would believe, each with the mistake it stands for and proven to be wrong.

Three sources, by how the word is written: a word of several kanji is misread one kanji at a time
(``mistakes``), a verb or adjective as another one with the same okurigana (``reading_stems.tsv``), a noun
of one kanji as another of its field (``reading_fields.tsv``).

For several kanji the best set is two by two: the key, a change at one kanji, a change at another, and
both changes (はっぴょう, はつひょう, はっぴょ, はつびょう), so that no choice stands out as the odd one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from quizgen import kana, tables
from quizgen.analysis.types import Furigana
from quizgen.items.base import Note
from quizgen.items.words.mistakes import Slip, slips
from quizgen.lexicon import Lexicon

MOST = 3
WEAKEST = 0.45
"""A distractor less likely than this is no help; two good ones are better than three with a weak one."""
_IMPOSSIBLE = re.compile(
    r"っ([^かきくけこさしすせそたちつてとぱぴぷぺぽ]|$)|^[っんーゃゅょ]|んん|[いうえおあ]{3}|[^きしちにひみりぎじぢびぴ][ゃゅょ]|[ぢづ]"
)
_HALF_VOICED = re.compile("(?<![っん])[ぱぴぷぺぽ]")
_SAME_SOUND = str.maketrans("ぢづ", "じず")


@dataclass(frozen=True, slots=True)
class Asked:
    """A word whose reading is asked for.

    ``written`` is its surface and ``furigana`` covers it; ``base`` is its dictionary form as written and
    ``conjugation`` one of godan, ichidan, adjective, adjectival, or ``""`` for what does not inflect.
    """

    written: str
    reading: str
    furigana: Furigana
    base: str
    conjugation: str = ""


@dataclass(frozen=True, slots=True)
class WrongReading:
    """A wrong reading of a word, the slips that lead to it, and how far down its table row it stands."""

    reading: str
    slips: tuple[Slip, ...]
    distance: int = 0

    @property
    def weight(self) -> float:
        """How likely a learner is to believe it, 0..1."""
        weight = 1.0
        for slip in self.slips:
            weight *= slip.weight
        return weight

    def note(self, asked: Asked) -> Note:
        """What is said to someone who chose it."""
        notes = [s.note(asked.written, asked.reading) for s in self.slips]
        return Note("".join(n.ja for n in notes), " ".join(n.en for n in notes))


@dataclass(frozen=True, slots=True)
class _Words:
    words: str
    example: str


@dataclass(frozen=True, slots=True)
class _Stems:
    okurigana: str
    kind: str
    words: str
    example: str


def _pairs(words: str) -> tuple[tuple[str, str], ...]:
    return tuple((w[0], w[2:]) for w in words.split())


@cache
def _stems() -> dict[tuple[str, str], tuple[tuple[str, str], ...]]:
    return {(r.okurigana, r.kind): _pairs(r.words) for r in tables.rows(_Stems, "reading_stems")}


@cache
def _fields() -> tuple[tuple[tuple[str, str], ...], ...]:
    return tuple(_pairs(r.words) for r in tables.rows(_Words, "reading_fields"))


def legal(asked: Asked, lexicon: Lexicon) -> frozenset[str]:
    """Every reading that the dictionary allows for the word as it stands, with じ for ぢ."""
    own = {r.reading for r in lexicon.readings(asked.written)}
    ending = asked.furigana[-1][0] if not asked.furigana[-1][1] else ""
    for r in lexicon.readings(asked.base):
        shared = len(asked.base) - len(_okurigana(asked.base))
        stem = r.reading[: len(r.reading) - (len(asked.base) - shared)]
        own.add(stem + ending)
    return frozenset(r.translate(_SAME_SOUND) for r in own | {asked.reading})


def _okurigana(base: str) -> str:
    return re.sub(r"^.*[一-鿿々]", "", base)


def wrong_readings(asked: Asked, lexicon: Lexicon) -> tuple[WrongReading, ...]:
    """Two or three wrong readings, or none where no good ones are known; the likeliest first."""
    allowed = legal(asked, lexicon)
    found = (w for w in _candidates(asked, lexicon) if _fair(w.reading, asked, allowed) and w.weight >= WEAKEST)
    best = _set(sorted(found, key=lambda w: -_appeal(w, asked, lexicon)))
    return best if len(best) > 1 else ()


def _candidates(asked: Asked, lexicon: Lexicon) -> list[WrongReading]:
    kanji = [(w, r) for w, r in asked.furigana if r]
    if asked.conjugation and len(kanji) == 1:
        return list(_other_stems(asked)) if asked.furigana[0] == kanji[0] and len(kanji[0][0]) == 1 else []
    if len(kanji) == 1 and len(asked.written) == 1:
        return [*_neighbours(asked), *_misread(asked, lexicon)]
    return list(_misread(asked, lexicon))


def _other_stems(asked: Asked) -> Iterator[WrongReading]:
    """The word read as another with the same okurigana, those about as frequent first."""
    (kanji, right), *rest = asked.furigana
    okurigana, ending = _okurigana(asked.base), "".join(written for written, _ in rest)
    row = _stems().get((okurigana, asked.conjugation), ())
    own = row.index((kanji, right)) if (kanji, right) in row else -1
    for n, (other, stem) in enumerate(row):
        if other != kanji:
            slip = Slip("stem", other + okurigana, asked.reading, stem + okurigana)
            yield WrongReading(stem + ending, (slip,), 0 if own < 0 else abs(n - own))


def _neighbours(asked: Asked) -> Iterator[WrongReading]:
    """A noun of one kanji read as another of its field, the nearest in the table's row first."""
    own = (asked.written, asked.reading)
    for field in (f for f in _fields() if own in f):
        for n, (other, wrong) in enumerate(field):
            if other != asked.written:
                slip = Slip("field", other, asked.reading, wrong)
                yield WrongReading(wrong, (slip,), abs(n - field.index(own)))


def _misread(asked: Asked, lexicon: Lexicon) -> Iterator[WrongReading]:
    """One or two kanji of the word misread."""
    places = [i for i, (_, reading) in enumerate(asked.furigana) if reading]
    one = [(i, slip) for i in places for slip in _slips_at(asked.furigana, i, lexicon)]
    for i, slip in one:
        yield WrongReading(_with(asked.furigana, {i: slip.wrong}), (slip,))
    for (i, a), (j, b) in combinations(one, 2):
        if i != j:
            yield WrongReading(_with(asked.furigana, {i: a.wrong, j: b.wrong}), (a, b))


def _slips_at(furigana: Furigana, i: int, lexicon: Lexicon) -> list[Slip]:
    written, right = furigana[i]
    known = lexicon.kanji(written) if len(written) == 1 else None
    if known is None:
        return []
    after = "".join(r or w for w, r in furigana[i + 1 :])
    found = slips(known, right, after, i == 0)
    okurigana = i + 1 < len(furigana) and not furigana[i + 1][1]  # 見上げる is never けんあげる
    return [s for s in found if not (okurigana and s.mistake == "on-for-kun")]


def _with(furigana: Furigana, wrong: dict[int, str]) -> str:
    """The word's reading with some kanji misread.  ぴ needs っ or ん before it: はつ + ぴょう is はつひょう."""
    parts = (wrong.get(i, reading or kana.to_hiragana(written)) for i, (written, reading) in enumerate(furigana))
    return _HALF_VOICED.sub(lambda m: kana.UNVOICED[m[0]], "".join(parts))


def _fair(reading: str, asked: Asked, allowed: frozenset[str]) -> bool:
    """A distractor is no legal reading, can be said, is no improper word, and is about as long as the key."""
    near = abs(kana.morae(reading) - kana.morae(asked.reading)) <= 1
    proper = reading not in _improper() and not _IMPOSSIBLE.search(reading)
    return near and proper and reading.translate(_SAME_SOUND) not in allowed


@dataclass(frozen=True, slots=True)
class Improper:
    """A row of ``improper.tsv``."""

    reading: str
    example: str


@cache
def _improper() -> frozenset[str]:
    return frozenset(row.reading for row in tables.rows(Improper, "improper"))


def _appeal(wrong: WrongReading, asked: Asked, lexicon: Lexicon) -> float:
    """How well it tempts: its mistakes' weight; more if it is itself a word (りょうこう 良好), or sounds alike."""
    alike = kana.morae(wrong.reading) == kana.morae(asked.reading)
    shared = len(set(wrong.reading) & set(asked.reading)) / len(set(wrong.reading) | set(asked.reading))
    return wrong.weight + 0.25 * lexicon.is_word(wrong.reading) + 0.2 * alike + 0.2 * shared - 0.04 * wrong.distance


def _set(ranked: Sequence[WrongReading]) -> tuple[WrongReading, ...]:
    """The two-by-two set if there is one, else the best few."""
    unique = list({w.reading: w for w in reversed(ranked)}.values())[::-1]
    singles = [w for w in unique if len(w.slips) == 1]
    for both in (w for w in unique if len(w.slips) == 2):
        parts = [w for w in singles if w.slips[0] in both.slips]
        if len(parts) == 2:
            return (*parts, both)
    return tuple(singles[:MOST])
