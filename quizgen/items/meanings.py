"""Words with one meaning and their neighbours: what the items on meaning offer.

A word is taken only where the dictionary gives it one living sense, or a collocation says which one is meant; a rival's
gloss shares no word with any gloss of the key, so that it cannot be a meaning of it.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from quizgen import LEVELS, kana, tables
from quizgen.analysis.senses import sense_of
from quizgen.analysis.types import Analysis
from quizgen.items.asked import Target
from quizgen.lexicon import Entry, Lexicon
from quizgen.lexicon.core import CoreWord
from quizgen.lexicon.glosses import short

PARTS = {"n": "noun", "v1": "verb", "v5": "verb", "adj-i": "adjective", "adj-na": "adjectival", "adv": "adverb"}
"""The learner's part of a word by the beginning of JMdict's first part of speech."""
DEAD = frozenset(("arch", "obs", "rare", "dated", "hist"))
_WORD = re.compile(r"[a-z]{3,}")
_EMPTY = frozenset(("the", "and", "for", "with", "from", "one", "something", "someone", "esp", "etc", "being"))
_CUT = 5
"""Letters by which two English words count as one: announce, announcement."""


@dataclass(frozen=True, slots=True)
class Known:
    """A word that means one thing: as written, its part, its level, a gloss, and the stems of all its glosses."""

    form: str
    part: str
    level: str
    gloss: str
    stems: frozenset[str]

    def may_mean(self, other: "Known") -> bool:
        """Whether a gloss of one could be a gloss of the other."""
        return not self.stems.isdisjoint(other.stems) or self.form == other.form


def asked(target: Target, analysis: Analysis, lexicon: Lexicon) -> Known | None:
    """The word of a target with its one meaning, or None."""
    word = target.word
    part = _part(target.entry)
    if part != word.part or word.dictionary_form.endswith("する"):
        return None
    meaning = sense_of(word, analysis, lexicon)
    if not meaning.glosses or not (single(target.entry) or meaning.why == "collocations"):
        return None
    gloss = told(meaning.glosses)
    return Known(word.dictionary_form, part, word.level, gloss, _stems(target.entry)) if _plain(gloss) else None


def _part(entry: Entry) -> str:
    """The learner's part of a word whose sense is of one part only; ``""`` for 直接 (direct, directly), 皮下."""
    parts = entry.senses[0].parts
    names = {next((name for begin, name in PARTS.items() if p.startswith(begin)), "") for p in parts} - {""}
    return "".join(names) if len(names) == 1 and "adj-no" not in parts else ""


def single(entry: Entry) -> bool:
    """Whether an entry has one living sense only."""
    living = [s for s in entry.senses if DEAD.isdisjoint(s.marks)]
    return len(living) == 1


def told(glosses: tuple[str, ...]) -> str:
    """The first gloss, and the second where both are short: estimate; budget."""
    both = "; ".join(glosses[:2])
    return both if len(both) <= LONGEST else glosses[0]


LONGEST = 28


def only_gloss(form: str, lexicon: Lexicon) -> str:
    """The gloss of a form that can mean one thing only, or ``""``: いつか may be 五日."""
    entries = lexicon.entries(form)
    return entries[0].senses[0].glosses[0] if len(entries) == 1 and single(entries[0]) else ""


def _plain(gloss: str) -> bool:
    return len(gloss) <= LONGEST and gloss.isascii() and "(" not in gloss


def _stems(entry: Entry) -> frozenset[str]:
    words = (w for s in entry.senses for g in s.glosses for w in _WORD.findall(g.lower()))
    return frozenset(w[:_CUT] for w in words if w not in _EMPTY)


def rivals(key: Known, text: Iterable[Known], lexicon: Lexicon, most: int) -> tuple[Known, ...]:
    """Words of the same part that mean something else: those that share a kanji first, then those of its topic."""
    found: list[Known] = []
    own = [k for k in text if k.part == key.part]
    for rival in (
        *_sharing(key, own),
        *_sharing(key, _core(key, lexicon)),
        *_mixed(key, _core(key, lexicon)),
        *_mixed(key, own),
    ):
        if len(found) < most and _fair(rival, key) and not any(rival.may_mean(other) for other in found):
            found.append(rival)
    return tuple(found)


def _fair(rival: Known, key: Known) -> bool:
    near = rival.form[0] == key.form[0] and kana.is_kanji(key.form[0])  # 地域 and 地区 are often both right
    return not near and not rival.may_mean(key) and len(rival.gloss) <= 2 * len(key.gloss) + 4


def _sharing(key: Known, pool: Iterable[Known]) -> Iterator[Known]:
    kanji = set(filter(kana.is_kanji, key.form))
    return (k for k in _mixed(key, pool) if kanji & set(k.form))


def _mixed(key: Known, pool: Iterable[Known]) -> list[Known]:
    """In an order of its own for each key, the same on any machine."""
    return sorted(pool, key=lambda k: hashlib.sha256((key.form + k.form).encode()).digest())


def _core(key: Known, lexicon: Lexicon) -> tuple[Known, ...]:
    """The words of the key's topic, part and level in the graded core list."""
    topics = [row.topic for row in tables.rows(CoreWord, "core_words") if row.word == key.form]
    return tuple(k for topic in topics[:1] for k in _of_topic(topic, key.level, lexicon) if k.part == key.part)


@lru_cache(maxsize=256)
def _of_topic(topic: str, level: str, lexicon: Lexicon) -> tuple[Known, ...]:
    return tuple(k for row in _rows().get((topic, level), ()) if (k := _known(row, lexicon)))


@cache
def _rows() -> dict[tuple[str, str], tuple[CoreWord, ...]]:
    found: dict[tuple[str, str], list[CoreWord]] = {}
    for row in tables.rows(CoreWord, "core_words"):
        for level in LEVELS[max(0, LEVELS.index(row.level) - 1) : LEVELS.index(row.level) + 2]:
            found.setdefault((row.topic, level), []).append(row)
    return {key: tuple(rows) for key, rows in found.items()}


def _known(row: CoreWord, lexicon: Lexicon) -> Known | None:
    entries = lexicon.entries(row.word, row.reading)
    if not entries or not single(entries[0]):
        return None
    part, gloss = _part(entries[0]), told(short(entries[0].senses[0].glosses))
    return Known(row.word, part, row.level, gloss, _stems(entries[0])) if part and _plain(gloss) else None
