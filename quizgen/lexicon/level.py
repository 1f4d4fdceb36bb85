"""The level of a word.

There is no official list since 2010, so what is given is an estimate, shown as ``≈N3``: from the graded core list
where the word is in it, else from the core word it is made of, else from how easy it looks (``ease``).

How far it can be trusted was measured in 2026 against 2,103 words of Jonathan Waller's unofficial lists that were not
looked at while the core list was written (only their counts by level were): 65 % the same level, 92 % within one, rank
correlation 0.74.  N5 and N4 are sure; at the borders of N3, N2 and N1 teachers differ, and so does the estimate.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from quizgen import kana, tables
from quizgen.lexicon import core, ease, variants
from quizgen.lexicon.types import Dictionary, Kanji

Known = Callable[[Dictionary, str, str], str]
"""What gives the level of a word by form and reading, or ``""``."""

_POTENTIAL = "N4"
_BY_GRADE = {1: "N5", 2: "N4", 3: "N3", 4: "N3", 5: "N2", 6: "N2"}
"""Against the unofficial lists of kanji (2,211): 66 % the same level, 94 % within one."""


@dataclass(frozen=True, slots=True)
class Affix:
    """A row of ``data/derived.tsv``."""

    place: str
    text: str
    reading: str
    least: str
    example: str

    def bases(self, form: str, reading: str) -> Iterator[tuple[str, str]]:
        """Words, with their readings, that the form may be made of: 読み始める of 読む, 研究者 of 研究.

        Two kanji alone make a word of their own: 本線 is no 線 of 本.
        """
        if len(form) == 2 and len(self.text) == 1 and all(map(kana.is_kanji, form)):
            return
        if self.place == "prefix" and form.startswith(self.text) and reading.startswith(self.reading):
            yield from _stems(form.removeprefix(self.text), reading.removeprefix(self.reading))
        if self.place == "suffix" and form.endswith(self.text) and reading.endswith(self.reading):
            yield from _stems(form.removesuffix(self.text), reading.removesuffix(self.reading))


def _stems(stem: str, said: str) -> Iterator[tuple[str, str]]:
    """The stem and what it may be the stem of (``variants.bases_of``), each with its reading."""
    if stem and said:
        yield from zip(variants.bases_of(stem), variants.bases_of(said), strict=True)


def of_word(lexicon: Dictionary, form: str, reading: str) -> str:
    """Estimated level of a word by dictionary form and reading in hiragana (``""`` if not known)."""
    return (
        core.level(lexicon, form, reading)
        or derived(lexicon, form, reading, core.level)
        or ease.level(lexicon, form, reading)
        or derived(lexicon, form, reading, ease.level)
    )


def derived(lexicon: Dictionary, form: str, reading: str, known: Known = core.level) -> str:
    """Level of a word made of a known one and an affix, or ``""``: the harder of the two.  読める is made of 読む."""
    verb = known(lexicon, variants.potential_of(form), variants.potential_of(reading)) if form else ""
    if verb:
        return min(verb, _POTENTIAL)
    for affix in _affixes().get(("prefix", form[:1]), ()) + _affixes().get(("suffix", form[-1:]), ()):
        found = (known(lexicon, *base) for base in affix.bases(form, reading))
        level = next(filter(None, found), "")
        if level:
            return min(level, affix.least)
    return ""


def of_kanji(kanji: Kanji | None) -> str:
    """Estimated level of a kanji by the school year that teaches it (see ``_BY_GRADE``); N1 after primary school."""
    return _BY_GRADE.get(kanji.grade, "N1") if kanji else "N1"


@cache
def _affixes() -> dict[tuple[str, str], tuple[Affix, ...]]:
    """The affixes by place and by their outer character, the longest first: 会社以外 is 以外 before 外."""
    out: dict[tuple[str, str], tuple[Affix, ...]] = {}
    for affix in sorted(tables.rows(Affix, "derived"), key=lambda row: -len(row.text)):
        key = affix.place, affix.text[0] if affix.place == "prefix" else affix.text[-1]
        out[key] = (*out.get(key, ()), affix)
    return out
