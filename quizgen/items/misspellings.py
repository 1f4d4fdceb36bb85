"""Wrong spellings that a learner would believe, each with the mistake it stands for and proven to be no spelling.

A word is misspelt one kanji at a time, by a kanji that sounds the same there or looks the same, among those that
a learner meets (``core_words.tsv``).  The best set is two by two: 計画, 計書, 訂画, 訂書, so that no choice is the odd
one.  What the dictionary knows as a spelling of the reading, however rare, is never a wrong one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations

from quizgen import kana, tables
from quizgen.items.base import Note
from quizgen.items.distractors import Asked
from quizgen.items.mistakes import base_readings, living_on, on_readings
from quizgen.lexicon import Kanji, Lexicon
from quizgen.lexicon.core import CoreWord

MOST = 3
_TRIED = 4
"""Wrong kanji that are tried at one place."""
_HARDER, _EASIER = 2, 2
"""A wrong kanji is learnt at most so many school years after the right one, and before it."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """A row of ``spelling_mistakes.tsv``."""

    name: str
    weight: str
    ja: str
    en: str
    example: str


@dataclass(frozen=True, slots=True)
class Slip:
    """One kanji written for another: ``wrong`` for ``right``, the ``place``-th character, read ``reading`` there.

    ``meaning`` is what the wrong one means, in English.
    """

    mistake: str
    place: int
    right: str
    wrong: str
    reading: str
    meaning: str

    def note(self, word: str) -> Note:
        """What is said about it, for the word it happened in."""
        row = _mistakes()[self.mistake]
        values = {
            "wrong": self.wrong,
            "right": self.right,
            "reading": self.reading,
            "word": word,
            "meaning": self.meaning,
        }
        return Note(row.ja.format(**values), row.en.format(**values))


@dataclass(frozen=True, slots=True)
class WrongSpelling:
    """A word with one kanji or two written wrong."""

    text: str
    slips: tuple[Slip, ...]

    def note(self, word: str) -> Note:
        """What is said to someone who chose it."""
        notes = [slip.note(word) for slip in self.slips]
        return Note("".join(n.ja for n in notes), " ".join(n.en for n in notes))


@cache
def _mistakes() -> dict[str, Mistake]:
    return {row.name: row for row in tables.rows(Mistake, "spelling_mistakes")}


@cache
def _taught() -> frozenset[str]:
    """The kanji of the graded core list."""
    return frozenset(c for row in tables.rows(CoreWord, "core_words") for c in row.word if kana.is_kanji(c))


@lru_cache(maxsize=2)
def _sounding(lexicon: Lexicon) -> dict[str, tuple[Kanji, ...]]:
    """The taught kanji by each on-reading in everyday use, in the order in which they are learnt."""
    known = [k for k in map(lexicon.kanji, sorted(_taught())) if k and 0 < k.grade <= 8]
    found: dict[str, list[Kanji]] = {}
    for kanji in sorted(known, key=lambda k: (k.grade, k.frequency or 9999)):
        for reading in living_on(kanji):
            found.setdefault(reading, []).append(kanji)
    return {reading: tuple(kanji) for reading, kanji in found.items()}


def wrong_spellings(asked: Asked, lexicon: Lexicon) -> tuple[WrongSpelling, ...]:
    """Two or three wrong spellings of a word as it is written, or none where no good ones are known."""
    slips = {place: tuple(_slips(asked, place, lexicon))[:_TRIED] for place in range(len(asked.written))}
    places = [place for place, found in slips.items() if found]
    for one, two in sorted(combinations(places, 2), key=lambda pair: -_weight(slips, pair)):
        for a in slips[one]:
            for b in slips[two]:
                found = [_misspelt(asked, s) for s in ((a,), (b,), (a, b))]
                if all(_wrong(w, asked, lexicon) for w in found):
                    return tuple(found)
    alone = [_misspelt(asked, (s,)) for place in places for s in slips[place]]
    fair = [w for w in alone if _wrong(w, asked, lexicon)]
    best = max((tuple(w for w in fair if w.slips[0].place == place)[:MOST] for place in places), key=len, default=())
    return best if len(best) > 1 else ()


def _weight(slips: dict[int, tuple[Slip, ...]], pair: Sequence[int]) -> float:
    return sum(float(_mistakes()[slips[place][0].mistake].weight) for place in pair)


def _misspelt(asked: Asked, slips: tuple[Slip, ...]) -> WrongSpelling:
    written = list(asked.written)
    for slip in slips:
        written[slip.place] = slip.wrong
    return WrongSpelling("".join(written), slips)


def _wrong(spelling: WrongSpelling, asked: Asked, lexicon: Lexicon) -> bool:
    """True if neither the form nor the dictionary form it would belong to is a spelling that may be read so."""
    shared = len(asked.written.rstrip("".join(c for c in asked.written if not kana.is_kanji(c))))
    base = spelling.text[:shared] + asked.base[shared:]
    readings = {r.reading for r in lexicon.readings(asked.base)} | {asked.reading}
    spellings = {s.text for reading in readings for s in lexicon.spellings(reading)}
    return not {spelling.text, base} & spellings and not any(
        r.reading in readings for form in (spelling.text, base) for r in lexicon.readings(form)
    )


def _slips(asked: Asked, place: int, lexicon: Lexicon) -> Iterator[Slip]:
    """The wrong kanji for one character, the most tempting first; none for a character without a reading of its own."""
    right, reading = _segment(asked, place)
    known = lexicon.kanji(right) if reading else None
    if known is None:
        return
    base = (*base_readings(known, reading), reading)[0]
    sounding = _sounding(lexicon).get(base, ()) if base in on_readings(known) else ()
    alike = [k for c in lexicon.look_alikes(right) if c in _taught() and (k := lexicon.kanji(c))]
    both = [k for k in sounding if k in alike]
    found = [("same-both", k) for k in both] + _woven(
        [("same-shape", k) for k in alike if k not in both], [("same-sound", k) for k in sounding if k not in both]
    )
    for mistake, kanji in found:
        if kanji.char not in asked.written and _learnable(kanji, known) and not _same_kun(kanji, reading):
            yield Slip(mistake, place, right, kanji.char, base, (kanji.meanings or ("",))[0])


def _woven(one: list[tuple[str, Kanji]], two: list[tuple[str, Kanji]]) -> list[tuple[str, Kanji]]:
    """The two lists by turns, so that both kinds of mistake are offered."""
    longest = max(len(one), len(two))
    return [pair for n in range(longest) for pair in (*one[n : n + 1], *two[n : n + 1])]


def _segment(asked: Asked, place: int) -> tuple[str, str]:
    """The character at a place and its reading, ``""`` if it is kana or shares its reading with another."""
    at = 0
    for written, reading in asked.furigana:
        if at <= place < at + len(written):
            return asked.written[place], reading if len(written) == 1 else ""
        at += len(written)
    return asked.written[place], ""


def _learnable(kanji: Kanji, right: Kanji) -> bool:
    return max(1, min(right.grade, 6) - _EASIER) <= kanji.grade <= max(right.grade + _HARDER, 4)


def _same_kun(kanji: Kanji, reading: str) -> bool:
    """True if the kanji has the reading as a kun-reading: with okurigana it could be a word of its own."""
    return any(kana.to_hiragana(r).strip("-").partition(".")[0] == reading for r in kanji.kun)
