"""The mistakes learners make when they read kanji (``data/reading_mistakes.tsv``), one kanji at a time."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from quizgen import kana, tables
from quizgen.items.base import Note
from quizgen.lexicon import Kanji

_GEMINATES = {
    "つ": "かきくけこさしすせそたちつてと",
    "く": "かきくけこ",
    "ち": "かきくけこさしすせそたちつてと",
    "き": "かきくけこ",
}


_LENGTHENED = frozenset(("ふ", "く", "ゆ", "しゅ", "じゅ", "ちゅ", "りゅ"))
"""Short readings in う that have a long twin (夫 ふ, 風 ふう); む has none."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """A row of ``reading_mistakes.tsv``."""

    name: str
    weight: str
    ja: str
    en: str
    example: str


@dataclass(frozen=True, slots=True)
class Slip:
    """One mistake made on one kanji: it was read ``wrong`` instead of ``right``."""

    mistake: str
    kanji: str
    right: str
    wrong: str

    @property
    def weight(self) -> float:
        """How often learners make this mistake, 0..1."""
        return float(_mistakes()[self.mistake].weight)

    def note(self, word: str, reading: str) -> Note:
        """What is said about it, for the word it happened in."""
        row = _mistakes()[self.mistake]
        values = {"kanji": self.kanji, "right": self.right, "wrong": self.wrong, "word": word, "reading": reading}
        return Note(row.ja.format(**values), row.en.format(**values))


@cache
def _mistakes() -> dict[str, Mistake]:
    return {row.name: row for row in tables.rows(Mistake, "reading_mistakes")}


@dataclass(frozen=True, slots=True)
class _On:
    kanji: str
    on: str
    example: str


@cache
def _living() -> dict[str, tuple[str, ...]]:
    return {row.kanji: tuple(row.on.split()) for row in tables.rows(_On, "reading_on")}


def on_readings(kanji: Kanji) -> tuple[str, ...]:
    """All its on-readings in hiragana."""
    return tuple(kana.to_hiragana(r).strip("-") for r in kanji.on)


def base_readings(kanji: Kanji, reading: str) -> tuple[str, ...]:
    """The dictionary readings that ``reading`` may stand for: はっ of 発 for はつ, ぐち of 口 for くち."""
    known = (*on_readings(kanji), *(kana.to_hiragana(r).strip("-").partition(".")[0] for r in kanji.kun))
    return tuple(r for r in dict.fromkeys(known) if r == reading or _same_sound(r, reading))


def _same_sound(base: str, reading: str) -> bool:
    heads = {base[0], kana.VOICED.get(base[0], base[0]), kana.HALF_VOICED.get(base[0], base[0])}
    tails = {base[1:], base[1:-1] + "っ"} if len(base) > 1 and base[-1] in _GEMINATES else {base[1:]}
    return any(reading == head + tail for head in heads for tail in tails)


def slips(kanji: Kanji, right: str, after: str, first: bool) -> Iterator[Slip]:
    """Every mistake on one kanji read ``right``; ``after`` is the reading that follows, ``first`` if none precedes."""
    base = base_readings(kanji, right)
    on = on_readings(kanji)
    found = (
        *_other_readings(kanji, base),
        *(("unchanged", b) for b in base[:1] if b != right),
        *_geminated(right, after if base and base[0] in on else ""),
        *(_lengths(right) if right in on or any(b in on for b in base) else ()),
        *(_voicings(right, first)),
    )
    seen = {right}
    for name, wrong in found:
        if wrong not in seen:
            seen.add(wrong)
            yield Slip(name, kanji.char, right, wrong)


def _other_readings(kanji: Kanji, base: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    on = on_readings(kanji)
    name = "other-on" if any(b in on for b in base) else "on-for-kun"
    yield from ((name, r) for r in _living().get(kanji.char, ()) if r not in base)


def _geminated(right: str, after: str) -> Iterator[tuple[str, str]]:
    if after and len(right) > 1 and after[0] in _GEMINATES.get(right[-1], ""):
        yield "geminated", right[:-1] + "っ"


def _lengths(right: str) -> Iterator[tuple[str, str]]:
    """りょう -> りょ, せい -> せ; りょ -> りょう, ふ -> ふう (never ぶつ -> ぶつう)."""
    last, before = kana.vowel(right[-1]), kana.vowel(right[-2]) if len(right) > 1 else ""
    if right[-1] in "うい" and (before, right[-1]) in {("o", "う"), ("u", "う"), ("e", "い")}:
        yield "shortened", right[:-1]
    elif (last == "o" or right in _LENGTHENED) and kana.morae(right) == 1:
        yield "lengthened", right + "う"


def _voicings(right: str, first: bool) -> Iterator[tuple[str, str]]:
    head, tail = right[0], right[1:]
    if head in kana.HALF_VOICED.values():
        yield "half-voiced", kana.VOICED[kana.UNVOICED[head]] + tail
    elif head in kana.UNVOICED:
        yield "unvoiced", kana.UNVOICED[head] + tail
    elif head in kana.VOICED and not first:
        yield "voiced", kana.VOICED[head] + tail
