"""The type of a common noun by the head of its first English gloss: 灯台 lighthouse, FACILITY (``gloss_types.tsv``)."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from quizgen import kana, tables
from quizgen.lexicon import Entry, Lexicon


@dataclass(frozen=True, slots=True)
class GlossType:
    """A row of ``gloss_types.tsv``."""

    head: str
    type: str
    example: str


_BRACKET = re.compile(r"^\([^)]*\)\s*|\s*\(.*$")
_TAIL = re.compile(r"[,;]|\b(?:of|for|in|on|who|that|which|with|from|at|to|by|used|made|and|or|where|as|under|being)\b")
_ARTICLE = re.compile(r"^(?:a|an|the|one's|someone's)\s+")
NATURE = ("ANIMAL", "PLANT", "FOOD")
"""What native words in katakana name as a rule: カエル, スイカ."""


@cache
def _types() -> dict[str, str]:
    return {r.head: r.type for r in tables.rows(GlossType, "gloss_types")}


@lru_cache(maxsize=8_000)
def type_of(lexicon: Lexicon, form: str) -> str:
    """The type of the noun written ``form``, or an empty string."""
    if len(form) == 1 and not kana.has_kanji(form):
        return ""
    entries = lexicon.entries(form)
    if not entries:
        return ""
    first = _entry_type(entries[0])
    if len(form) == 2 and kana.is_hiragana(form) and first not in (*NATURE, "BODY"):
        return ""
    if not kana.is_katakana(form) or any(r.text == form for r in entries[0].readings):
        return first
    natural = (t for t in map(_entry_type, entries) if t in NATURE)
    return next(natural, first)


def _entry_type(entry: Entry) -> str:
    sense = entry.senses[0]
    if not sense.glosses or not any(p.startswith("n") for p in sense.parts):
        return ""
    words = _head(sense.glosses[0]).split()
    if len(words) > 1 and (two := _types().get(" ".join(words[-2:]))):
        return two
    act = len(words) > 1 and words[0].endswith("ing") and words[0] not in ("evening", "morning")
    return "" if act or not words else _types().get(words[-1], "")


def _head(gloss: str) -> str:
    """A gloss up to its head: ``young bird (of any kind)`` -> ``young bird``."""
    return _ARTICLE.sub("", _TAIL.split(_BRACKET.sub("", gloss.lower()))[0].strip())
