"""What a mention is keyed by on its own: a name without its title, one name for a thing that has several."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from quizgen import kana, tables
from quizgen.analysis.entity_types import LONGEST_ENDING, endings, led_name
from quizgen.analysis.types import Analysis, Token, within

_KATAKANA_NAME = re.compile(r"(?:[A-Za-zァ-ヺー・＝=.]*・)?[ァ-ヺー]{2,}")
_INITIAL = re.compile(r"[A-Za-z]\.?・")


@dataclass(frozen=True, slots=True)
class Alias:
    """A row of ``aliases.tsv``; ``same`` is ``yes`` where the names are of one thing, ``near`` where one may speak
    for the other (モスクワ for ロシア)."""

    names: str
    same: str
    example: str


@lru_cache(maxsize=8192)
def title_of(surface: str) -> str:
    """The title that ends a person's mention, with what qualifies it: 森田国務長官 -> 国務長官, 森田さん -> さん."""
    rows = endings()
    n = next((n for n in range(min(LONGEST_ENDING, len(surface) - 1), 0, -1) if _is_title(surface[-n:])), 0)
    if not n:
        return ""
    grown = n
    while grown < len(surface) - 1:
        more = next((m for m in range(8, 0, -1) if ("modifier", surface[-grown - m : -grown]) in rows), 0)
        if not more or grown + more >= len(surface):
            break
        grown += more
    return surface[-grown:]


def _is_title(form: str) -> bool:
    row = endings().get(("suffix", form))
    return row is not None and row.type == "PERSON"


def untitled(surface: str) -> str:
    """A person's mention without its title: ラブロフ外相 -> ラブロフ, 森田さん -> 森田; a bare role stays."""
    row = endings().get(("whole", surface))
    if row is not None and row.type in ("PERSON", "PEOPLE"):
        return surface
    title = title_of(surface)
    return surface[: -len(title)] if title else surface


def name_of(analysis: Analysis, start: int, end: int, kind: str) -> str:
    """The key of a mention by itself: a person's name without title and what leads it, else the phrase, folded."""
    surface = analysis.text.body[start:end]
    folded = kana.fold_width(surface)
    if kind != "PERSON":
        return folded
    tokens = within(analysis.tokens, start, end)
    if led := led_name(folded, tokens):
        return led
    if not named(tokens):
        return folded
    bare = untitled(folded)
    if (folded.endswith("人") and not title_of(folded)) or _is_body(bare):
        return folded
    katakana = _KATAKANA_NAME.search(bare)
    if katakana and not kana.has_kanji(bare[: katakana.start()]):
        return _INITIAL.sub("", katakana.group())
    return bare[_lead(tokens, len(bare)) :] or bare


def _is_body(bare: str) -> bool:
    """Whether what stands before a title is no name of a person: 国連|大使."""
    row = endings().get(("whole", bare))
    return row is not None and row.type in ("ORG", "FORCE")


def named(tokens: Sequence[Token]) -> bool:
    """Whether a person or place is named, not only called by a role or kind."""
    return any(t.pos.startswith("名詞-固有名詞") or (not t.known and not t.surface.isascii()) for t in tokens)


def _lead(tokens: Sequence[Token], length: int) -> int:
    """Length of the common nouns that lead a name: 指導者|習近平."""
    at = 0
    for token, following in pairwise(tokens):
        common = token.known and token.pos.startswith(("名詞-普通名詞", "接尾辞", "接頭辞"))
        more = following.pos.startswith("接尾辞") or len(token.surface) > 1
        if not (common and (more or token.pos.startswith("接尾辞"))) or at + len(token.surface) >= length:
            break
        at += len(token.surface)
    return at


def first_name(name: str) -> str:
    """The name by which all names of one thing are keyed: アメリカ -> 米国; a name without a row stays."""
    return _rows().get(name, name)


@cache
def _rows() -> dict[str, str]:
    rows = (r.names.split() for r in tables.rows(Alias, "aliases") if r.same == "yes")
    return {name: names[0] for names in rows for name in names}


_CONSONANT = {
    c: row[0]
    for row in (
        "kカキクケコ", "gガギグゲゴ", "sサシスセソ", "zザジズゼゾ", "tタチツテト", "dダヂヅデド",
        "nナニヌネノ", "hハヒフヘホ", "bバビブベボヴ", "pパピプペポ", "mマミムメモ", "yヤユヨ", "rラリルレロ",
        "wワヲ", "Nン",
    )
    for c in row[1:]
}  # fmt: skip


def consonants(name: str) -> str:
    """The consonants of a name in katakana, by which spellings of one name are alike: ナルイシュキン -> nrskN."""
    return "".join(_CONSONANT.get(c, "") for c in name)
