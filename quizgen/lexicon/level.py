"""The level of a word.

There is no official list since 2010, so what is given is an estimate: from the graded core list where the
word is in it, else from the core word it is made of, else from how easy it looks (``ease``).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from quizgen import tables
from quizgen.lexicon import core, ease, variants
from quizgen.lexicon.types import Dictionary


@dataclass(frozen=True, slots=True)
class Affix:
    """A row of ``data/derived.tsv``."""

    place: str
    text: str
    reading: str
    least: str
    example: str

    def bases(self, form: str, reading: str) -> Iterator[tuple[str, str]]:
        """Words, with their readings, that the form may be made of: 読み始める of 読む, 研究者 of 研究."""
        if self.place == "prefix" and form.startswith(self.text) and reading.startswith(self.reading):
            yield form.removeprefix(self.text), reading.removeprefix(self.reading)
        if self.place == "suffix" and form.endswith(self.text) and reading.endswith(self.reading):
            stem, said = form.removesuffix(self.text), reading.removesuffix(self.reading)
            if stem and said:
                yield from zip(variants.bases_of(stem), variants.bases_of(said), strict=True)


def of_word(lexicon: Dictionary, form: str, reading: str) -> str:
    """Estimated level of a word by dictionary form and reading in hiragana (``""`` if not known)."""
    return core.level(lexicon, form, reading) or derived(lexicon, form, reading) or ease.level(lexicon, form, reading)


def derived(lexicon: Dictionary, form: str, reading: str) -> str:
    """Level of a word made of a core word and an affix, or ``""``: the harder of the two."""
    for affix in tables.rows(Affix, "derived"):
        found = (core.level(lexicon, *base) for base in affix.bases(form, reading))
        level = next(filter(None, found), "")
        if level:
            return min(level, affix.least)
    return ""
