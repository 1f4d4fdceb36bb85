"""Words in katakana that no dictionary has: names (ゼレンスキー), and creatures called after another (オナガウツボ)."""

from functools import lru_cache

from quizgen import kana
from quizgen.analysis import glosses
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
