"""What a word's writing, reading and part tell by themselves: furigana, entry, level, frequency."""

from functools import lru_cache

from quizgen import kana
from quizgen.analysis.furigana import align
from quizgen.analysis.types import Furigana
from quizgen.lexicon import Lexicon

WITHOUT_ENTRY = frozenset(("symbol", "particle", "auxiliary", "number", "name"))
"""Parts whose look-up in a dictionary of words would find something else (は 歯)."""


def _said_with_suru(surface: str, said: str, form: str, base: str, lexicon: Lexicon) -> "Said":
    """発表する is known as 発表 is."""
    noun, noun_reading = form.removesuffix("する"), base.removesuffix("する")
    _, _, _, _, _, entry, level, frequency = describe(noun, noun_reading, noun, noun_reading, "noun", lexicon)
    return surface, said, form, base, align(surface, said, lexicon), entry, level, frequency


Said = tuple[str, str, str, str, Furigana, int, str, float]


@lru_cache(maxsize=1 << 16)
def describe(surface: str, reading: str, form: str, form_reading: str, part: str, lexicon: Lexicon) -> Said:
    """What a word's writing alone tells: readings in hiragana, furigana, entry (-1: none), level, frequency."""
    said, base = kana.to_hiragana(reading), kana.to_hiragana(form_reading)
    entries = lexicon.entries(form, base) if part not in WITHOUT_ENTRY else ()
    if not entries and form.endswith("する") and len(form) > len("する"):
        return _said_with_suru(surface, said, form, base, lexicon)
    entry = entries[0].id if entries else -1
    furigana = align(surface, said, lexicon)
    return surface, said, form, base, furigana, entry, lexicon.level(form, base, part), lexicon.frequency(form)
