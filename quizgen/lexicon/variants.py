"""Words a dictionary does not list as they are written: potential verbs, サッ, AI, 國語, 寒し, words partly in kana."""

from dataclasses import dataclass
from functools import cache

from quizgen import kana, tables

_TO_U_ROW = dict(zip("えけげせぜてでねへべぺめれ", "うくぐすずつづぬふぶぷむる", strict=True))

_TO_U_ROW_FROM_I = dict(zip("いきぎしちにびみり", "うくぐすつぬぶむる", strict=True))


_TO_U_ROW_FROM_A = dict(zip("わかがさたなばまら", "うくぐすつぬぶむる", strict=True))


def potential_of(form: str) -> str:
    """The verb whose potential the form may be (読める -> 読む), or ``""``; 食べる gives 食ぶ, which is no word."""
    vowel = _TO_U_ROW.get(form[-2:-1], "") if form.endswith("る") and len(form) > 2 else ""
    return form[:-2] + vowel if vowel else ""


def from_short_causative(form: str) -> str:
    """The verb whose causative, written short, the form is (読ます -> 読む), or ``""``."""
    vowel = _TO_U_ROW_FROM_A.get(form[-2:-1], "") if form.endswith("す") and len(form) > 2 else ""
    return form[:-2] + vowel if vowel else ""


def potential(verb: str) -> str:
    """The potential of a godan verb: よむ -> よめる."""
    to_e_row = {u: e for e, u in _TO_U_ROW.items()}
    return verb[:-1] + to_e_row[verb[-1]] + "る"


def bases_of(stem: str) -> tuple[str, ...]:
    """What a stem may be the stem of, itself first: 話し is 話し, 話す, 話しる, 話しい."""
    ending = _TO_U_ROW_FROM_I.get(stem[-1:], "")
    godan = stem[:-1] + ending if ending else stem
    return (stem, godan, f"{stem}る", f"{stem}い")


def with_to(form: str) -> str:
    """The adverb as dictionaries have it: サッ -> サッと; ``""`` for all else."""
    return f"{form}と" if form.endswith(("っ", "ッ")) else ""


_WIDE = {c: c + 0xFEE0 for c in range(ord("A"), ord("Z") + 1)}


def wide(form: str) -> str:
    """An abbreviation as dictionaries have it: AI -> ＡＩ; ``""`` for all else."""
    return form.translate(_WIDE) if len(form) > 1 and form.isascii() and form.isalpha() and form.isupper() else ""


@dataclass(frozen=True, slots=True)
class OldKanji:
    """A row of ``old_kanji.tsv``: a form of the time before 1946, today's form, a word with it."""

    old: str
    new: str
    example: str


@cache
def _modern() -> dict[int, str]:
    return {ord(row.old): row.new for row in tables.rows(OldKanji, "old_kanji")}


def modern(form: str) -> str:
    """A word in today's kanji (國語 -> 国語), or ``""`` if it is."""
    out = form.translate(_modern()) if kana.has_kanji(form) else form
    return out if out != form else ""


def classical(adjective: str) -> tuple[str, ...]:
    """What a classical adjective is in a dictionary: 寒し is 寒い, 美し 美しい; 悪しい, which UniDic makes up, 悪し."""
    if adjective.endswith("し"):
        return f"{adjective}い", f"{adjective[:-1]}い"
    return (adjective[:-1],) if adjective.endswith("しい") else ()


def spelled_like(form: str, fuller: str) -> bool:
    """True if all kanji of a form stand in another one, in order: 鉄びん in 鉄瓶, 飛びあがる in 飛び上がる."""
    rest = iter(fuller)
    return all(c in rest for c in form if kana.is_kanji(c))
