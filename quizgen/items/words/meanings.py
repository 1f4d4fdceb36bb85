"""What a word means among words that it is taken for: families of ``meaning_families.tsv``.

A family is a row of words of one part of speech that share a kanji, a sound or a field, each with the gloss that a
teacher gives it and none with another's meaning.  A word is asked for where the text uses it in that meaning.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from quizgen import kana, tables
from quizgen.analysis.senses import sense_of
from quizgen.analysis.types import Analysis, Token
from quizgen.items.words.asked import Target
from quizgen.items.words.forms import VOICES
from quizgen.lexicon import Entry, Lexicon

DEAD = frozenset(("arch", "obs", "rare", "dated", "hist"))
_WORD = re.compile(r"[a-z]{3,}")
_EMPTY = frozenset(
    ("the", "and", "for", "with", "from", "one", "something", "someone", "esp", "etc", "being", "get", "out")
)
_CUT, _ROUGHLY = 5, 4
"""Letters by which two English words count as one: announce, announcement; and roughly so: calm, calmness."""


@dataclass(frozen=True, slots=True)
class Family:
    """A row of ``meaning_families.tsv``: ``words`` are word=gloss with | between them."""

    part: str
    words: str
    example: str

    def glosses(self) -> dict[str, str]:
        """The gloss of each word."""
        return dict(word.split("=") for word in self.words.split("|"))


@dataclass(frozen=True, slots=True)
class Known:
    """A word with the meaning that it is asked for: as written, its part, its gloss, and the stems of the gloss."""

    form: str
    part: str
    gloss: str
    stems: frozenset[str]

    def may_mean(self, other: "Known") -> bool:
        """Whether the gloss of one could be that of the other."""
        return not self.stems.isdisjoint(other.stems) or self.form == other.form


@cache
def families() -> dict[tuple[str, str], tuple[Known, ...]]:
    """For each word, by its part, first the word itself and then those that it is taken for."""
    found: dict[tuple[str, str], list[Known]] = {}
    for row in tables.rows(Family, "meaning_families"):
        known = [Known(form, row.part, gloss, _stems((gloss,))) for form, gloss in row.glosses().items()]
        for n, word in enumerate(known):
            found.setdefault((row.part, word.form), [word]).extend((*known[n + 1 :], *known[:n]))
    return {key: tuple(dict.fromkeys(words)) for key, words in found.items()}


def asked(target: Target, analysis: Analysis, lexicon: Lexicon) -> Known | None:
    """The word of a target with its meaning, or None where it has no family or may mean something else here."""
    word = target.word
    family = families().get((word.part, word.dictionary_form))
    if family is None or VOICES & set(word.inflections) or _joined(analysis, target):
        return None
    if not _bare(target.asked.written, family[0].form):
        return None
    if word.surface != word.dictionary_form and lexicon.is_word(word.surface):  # 従って, 改めて say something else
        return None
    told = sense_of(word, analysis, lexicon)
    here = told.glosses if told.why == "collocations" else tuple(g for s in target.entry.senses for g in s.glosses)
    meant = not _stems(here, _ROUGHLY).isdisjoint(_stems((family[0].gloss,), _ROUGHLY))
    return family[0] if meant else None


def _bare(written: str, form: str) -> bool:
    """Whether what is marked has the word's own kanji only: not 支え続けて, お調べ."""
    return written[0] == form[0] and [*filter(kana.is_kanji, written)] == [*filter(kana.is_kanji, form)]


def _joined(analysis: Analysis, target: Target) -> bool:
    """Whether an affix or a kanji alone touches the word and makes another of it: 総|工費, 咽頭|顎."""
    first, last = target.word.first, target.word.last
    before, after = analysis.tokens[max(0, first - 1) : first], analysis.tokens[last : last + 1]
    touching = [t for t in before if t.end == target.word.start]
    if target.word.part == "noun":
        touching += [t for t in after if t.start == target.word.end]
    return any(map(_makes_another, touching))


def _makes_another(token: Token) -> bool:
    alone = len(token.surface) == 1 and kana.has_kanji(token.surface) and token.pos.startswith("名詞")
    return alone or token.pos.startswith(("接頭辞", "接尾辞"))


def rivals(key: Known, entry: Entry, most: int) -> tuple[Known, ...]:
    """Words of the family that the dictionary gives no meaning in common with, the nearest in its row first."""
    all_of_it = _stems(g for s in entry.senses for g in s.glosses) | key.stems
    found: list[Known] = []
    for rival in families()[key.part, key.form][1:]:
        if rival.stems.isdisjoint(all_of_it) and not any(rival.may_mean(other) for other in found):
            found.append(rival)
    return tuple(found[:most])


def may_be(key: Iterable[str], form: str, lexicon: Lexicon) -> bool:
    """Whether the dictionary gives a word any meaning that could be one of the glosses of the key."""
    glosses = (g for e in lexicon.entries(form) for s in e.senses for g in s.glosses)
    return not _stems(glosses, _ROUGHLY).isdisjoint(_stems(key, _ROUGHLY))


def single(entry: Entry) -> bool:
    """Whether an entry has one living sense only."""
    living = [s for s in entry.senses if DEAD.isdisjoint(s.marks)]
    return len(living) == 1


def only_gloss(form: str, lexicon: Lexicon) -> str:
    """The gloss of a form that can mean one thing only, or ``""``: いつか may be 五日."""
    entries = lexicon.entries(form)
    return entries[0].senses[0].glosses[0] if len(entries) == 1 and single(entries[0]) else ""


def _stems(glosses: Iterable[str], cut: int = _CUT) -> frozenset[str]:
    words = (w for gloss in glosses for w in _WORD.findall(gloss.lower()))
    return frozenset(w[:cut] for w in words if w not in _EMPTY)
