"""Words a dictionary does not list as they are written: potential verbs, サッ, words partly in kana."""

import re

from quizgen import kana

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
    godan = stem[:-1] + _TO_U_ROW_FROM_I.get(stem[-1:], "")
    return (stem, godan, f"{stem}る", f"{stem}い")


def with_to(form: str) -> str:
    """The adverb as dictionaries have it: サッ -> サッと; ``""`` for all else."""
    return f"{form}と" if form.endswith(("っ", "ッ")) else ""


def spelled_like(form: str) -> re.Pattern[str]:
    """What matches fuller spellings of a form with kanji: 鉄びん matches 鉄瓶, 飛びあがる matches 飛び上がる."""
    return re.compile(".*".join(["", *(re.escape(c) for c in form if kana.is_kanji(c)), ""]))
