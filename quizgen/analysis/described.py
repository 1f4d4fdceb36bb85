"""What a word's writing, reading and part tell by themselves: furigana, entry, level, frequency."""

from functools import lru_cache

from quizgen import kana
from quizgen.analysis.furigana import align
from quizgen.analysis.types import Furigana
from quizgen.lexicon import Lexicon

WITHOUT_ENTRY = frozenset(("symbol", "particle", "auxiliary", "number", "name"))
"""Parts whose look-up in a dictionary of words would find something else (は 歯)."""


HONORIFIC = {"お": "お", "ご": "ご", "御": "ご"}
PLURAL = {"たち": "たち", "達": "たち", "ら": "ら", "がた": "がた", "方": "がた"}
"""What may be added to a noun, with its reading, without another meaning: お食事, 当局者ら."""


def _bare(form: str, said: str) -> tuple[str, str] | None:
    """The noun and its reading without what is added to it: 食事 of お食事, 当局者 of 当局者ら."""
    for text, reading in HONORIFIC.items():
        if form.startswith(text) and said.startswith(reading) and len(form) > len(text):
            return form.removeprefix(text), said.removeprefix(reading)
    for text, reading in PLURAL.items():
        if form.endswith(text) and said.endswith(reading) and len(form) > len(text) + 1:
            return form.removesuffix(text), said.removesuffix(reading)
    return None


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
    if not entries and part in ("noun", "pronoun") and (bare := _bare(form, base)):
        entries = lexicon.entries(*bare)
    if not entries and part == "adverb" and form.endswith("と"):  # すらりと is listed as すらり
        entries = lexicon.entries(form.removesuffix("と"), base.removesuffix("と"))
    entry = entries[0].id if entries else -1
    furigana = align(surface, said, lexicon)
    return surface, said, form, base, furigana, entry, lexicon.level(form, base, part), lexicon.frequency(form)
