"""Words in katakana that no dictionary has: names (ゼレンスキー), and creatures called after another (オナガウツボ)."""

from collections.abc import Sequence
from functools import lru_cache

from quizgen import kana
from quizgen.analysis import glosses
from quizgen.analysis.types import Token
from quizgen.lexicon import Lexicon

_SHORTEST = 2  # kana of a head: エビ


@lru_cache(maxsize=1 << 12)
def head(form: str, lexicon: Lexicon) -> str:
    """The creature, plant or food of the dictionary that a word in katakana ends with: ウツボ of オナガウツボ."""
    if not kana.is_katakana(form):
        return ""
    tails = (form[at:] for at in range(1, len(form) - _SHORTEST + 1))
    return next((tail for tail in tails if _is_creature(tail, lexicon)), "")


def _is_creature(form: str, lexicon: Lexicon) -> bool:
    """Whether it is a Japanese name of one, which has kanji (海老); ワイン has none."""
    native = any(entry.spellings for entry in lexicon.entries(form)[:1])
    return native and glosses.type_of(lexicon, form) in glosses.NATURE


def is_name(form: str, lexicon: Lexicon) -> bool:
    """Whether a word that UniDic lacks is somebody's or something's name: katakana that no dictionary explains."""
    return kana.is_katakana(form) and not lexicon.entries(form) and not head(form, lexicon)


def is_creature(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """Whether token ``i`` and the next are the name of a creature that UniDic cuts in two: トラ|ウツボ."""
    if i + 1 >= len(tokens) or tokens[i].end != tokens[i + 1].start:
        return False
    parts = tokens[i].surface, tokens[i + 1].surface
    return min(map(len, parts)) >= _SHORTEST and all(map(kana.is_katakana, parts)) and _is_creature(parts[1], lexicon)
