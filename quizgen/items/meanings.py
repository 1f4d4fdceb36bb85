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
    for rival in _offered(key, text, lexicon):
        if _fair(rival, key) and not any(rival.may_mean(other) for other in found):
            found.append(rival)
        if len(found) == most:
            break
    return tuple(found)


def _offered(key: Known, text: Iterable[Known], lexicon: Lexicon) -> Iterator[Known]:
    """One after the other, so that the dictionary is asked for no more than are looked at."""
    own = {k.form: k for k in text if k.part == key.part}
    core = {row.word: row for row in _core(key)}
    yield from (own[form] for form in _sharing(key, own))
    yield from _known(key.part, map(core.__getitem__, _sharing(key, core)), lexicon)
    yield from _known(key.part, map(core.__getitem__, _mixed(key, core)), lexicon)
    yield from (own[form] for form in _mixed(key, own))


def _fair(rival: Known, key: Known) -> bool:
    near = rival.form[0] == key.form[0] and kana.is_kanji(key.form[0])  # 地域 and 地区 are often both right
    return not near and not rival.may_mean(key) and len(rival.gloss) <= 2 * len(key.gloss) + 4


def _sharing(key: Known, forms: Iterable[str]) -> list[str]:
    kanji = set(filter(kana.is_kanji, key.form))
    return _mixed(key, (form for form in forms if not kanji.isdisjoint(form)))


def _mixed(key: Known, forms: Iterable[str]) -> list[str]:
    """In an order of its own for each key, the same on any machine."""
    return sorted(forms, key=lambda form: hashlib.sha256((key.form + form).encode()).digest())


def _core(key: Known) -> tuple[CoreWord, ...]:
    """The words of the key's topic and about its level in the graded core list."""
    return _rows().get((_topics().get(key.form, ""), key.level), ())


@cache
def _topics() -> dict[str, str]:
    return {row.word: row.topic for row in reversed(tables.rows(CoreWord, "core_words"))}


@cache
def _rows() -> dict[tuple[str, str], tuple[CoreWord, ...]]:
    found: dict[tuple[str, str], list[CoreWord]] = {}
    for row in tables.rows(CoreWord, "core_words"):
        for level in LEVELS[max(0, LEVELS.index(row.level) - 1) : LEVELS.index(row.level) + 2]:
            found.setdefault((row.topic, level), []).append(row)
    return {key: tuple(rows) for key, rows in found.items()}


def _known(part: str, rows: Iterable[CoreWord], lexicon: Lexicon) -> Iterator[Known]:
    """Those of the rows that are words of this part with one meaning."""
    return (known for row in rows if (known := _read(row, lexicon)) and known.part == part)


@lru_cache(maxsize=4096)
def _read(row: CoreWord, lexicon: Lexicon) -> Known | None:
    entries = lexicon.entries(row.word, row.reading)
    if not entries or not single(entries[0]):
        return None
    part, gloss = _part(entries[0]), told(short(entries[0].senses[0].glosses))
    return Known(row.word, part, row.level, gloss, _stems(entries[0])) if part and _plain(gloss) else None
