"""Wrong spellings that a learner would believe, each with the mistake it stands for and proven to be no spelling.

A word is misspelt one kanji at a time: by a kanji that looks the same (``look_alikes.tsv``, families of kanji that
learners take for each other) or that sounds the same there, among those that a learner meets (``core_words.tsv``) and
that stand for no thing everybody knows (九速 for 急速 tempts nobody).  The best set is two by two: 計画, 計書, 訂画,
訂書, so that no choice is the odd one.  What the dictionary knows as a spelling of the reading is never a wrong one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations

from quizgen import LEVELS, kana, tables
from quizgen.items.base import Note
from quizgen.items.words.distractors import Asked
from quizgen.items.words.mistakes import base_readings, on_readings
from quizgen.lexicon import Kanji, Lexicon
from quizgen.lexicon.core import CoreWord

MOST = 3
_TRIED = 4
"""Wrong kanji that are tried at one place."""
_HARDER, _EASIER = 2, 2
"""A wrong kanji is learnt at most so many school years after the right one, and before it."""
_THINGS = frozenset(
    "一二三四五六七八九十百千万円犬牛馬羊魚鳥虫貝目耳口手足毛歯首頭顔山川田石岩谷池島海湖木林森竹草花米麦豆茶雨雪雲風"
    "氷火水金月日星東西南北上下左右中父母兄弟姉妹男女子孫夫妻春夏秋冬朝昼夜糸皿刀弓矢玉王門車船駅橋町村寺庭肉酒油湯塩"
    "糖綿絹胃腸肺脳骨血皮梅松桜桃曜犯鬼象亀龍竜豚猫鶏蛇卵杯箱机傘靴服帽蚕磁銭寝屁梨熊鹿猿縄嫁府杜曖巻坂茎"
)
"""Kanji of things, numbers and directions: for another of the same sound they are no mistake that anybody makes."""


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

    ``used`` is a word that the wrong one is used in.
    """

    mistake: str
    place: int
    right: str
    wrong: str
    reading: str
    used: str

    def note(self, word: str) -> Note:
        """What is said about it, for the word it happened in."""
        row = _mistakes()[self.mistake]
        values = {
            "wrong": self.wrong,
            "right": self.right,
            "reading": self.reading,
            "word": word,
            "used": self.used,
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


@dataclass(frozen=True, slots=True)
class LookAlikes:
    """A row of ``look_alikes.tsv``."""

    family: str
    example: str


@cache
def _alike() -> dict[str, tuple[str, ...]]:
    """The kanji that look like each, those of its first family first."""
    found: dict[str, list[str]] = {}
    for row in tables.rows(LookAlikes, "look_alikes"):
        for kanji in row.family:
            found.setdefault(kanji, []).extend(k for k in row.family if k != kanji)
    return {kanji: tuple(dict.fromkeys(others)) for kanji, others in found.items()}


@cache
def _words_with() -> dict[str, str]:
    """For each kanji of the graded core list the first word of the easiest level that has it."""
    found: dict[str, str] = {}
    for row in sorted(tables.rows(CoreWord, "core_words"), key=lambda row: LEVELS.index(row.level)):
        for kanji in filter(kana.is_kanji, row.word):
            found.setdefault(kanji, row.word)
    return found


@lru_cache(maxsize=2)
def _sounding(lexicon: Lexicon) -> dict[str, tuple[Kanji, ...]]:
    """The taught kanji by the on-reading that comes to mind first, in the order in which they are learnt."""
    known = [k for k in map(lexicon.kanji, sorted(_words_with().keys() - _THINGS)) if k and 0 < k.grade <= 8]
    found: dict[str, list[Kanji]] = {}
    for kanji in sorted(known, key=lambda k: (k.grade, k.frequency or 9999)):
        for reading in on_readings(kanji)[:1]:
            found.setdefault(reading, []).append(kanji)
    return {reading: tuple(kanji) for reading, kanji in found.items()}


def wrong_spellings(asked: Asked, lexicon: Lexicon) -> tuple[WrongSpelling, ...]:
    """Two or three wrong spellings of a word as it is written, or none where no good ones are known."""
    slips = {place: tuple(_slips(asked, place, lexicon))[:_TRIED] for place in range(len(asked.written))}
    places = [place for place, found in slips.items() if found]
    for one, two in sorted(combinations(places, 2), key=lambda pair: -_weight(slips, pair)):
        for a in slips[one]:
            for b in (slip for slip in slips[two] if slip.wrong != a.wrong):
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
    name = len(base) == 2 and base[1] == "子"  # 洋子 for 様子 is somebody
    sounding = lexicon.is_word(base) and any(s.mistake != "same-shape" for s in spelling.slips)  # 小人数 for 少人数
    if name or sounding or {spelling.text, base} & spellings:
        return False
    return not any(r.reading in readings for form in (spelling.text, base) for r in lexicon.readings(form))


def _slips(asked: Asked, place: int, lexicon: Lexicon) -> Iterator[Slip]:
    """The wrong kanji for one character, the most tempting first; none for a character without a reading of its own."""
    right, reading = _segment(asked, place)
    known = lexicon.kanji(right) if reading else None
    if known is None:
        return
    base = (*base_readings(known, reading), reading)[0]
    sounding = _sounding(lexicon).get(base, ()) if base in on_readings(known) else ()
    alike = [k for c in _alike().get(right, ()) if (k := lexicon.kanji(c))]
    both = [k for k in alike if base in on_readings(k) and base in on_readings(known)]
    near = sorted((k for k in sounding if k not in alike), key=lambda k: abs(min(k.grade, 6) - min(known.grade, 6)))
    found = [
        *(("same-both", k) for k in both),
        *(("same-shape", k) for k in alike if k not in both),
        *(("same-sound", k) for k in near if _learnable(k, known)),
    ]
    for mistake, kanji in found:
        if kanji.char not in asked.written and not _same_kun(kanji, reading):
            used = _words_with().get(kanji.char, kanji.char)
            yield Slip(mistake, place, right, kanji.char, base, used)


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
