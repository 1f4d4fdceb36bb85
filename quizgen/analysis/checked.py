"""One token's UniDic reading against the dictionary: confirmed, corrected, or doubtful."""

from collections.abc import Sequence
from functools import lru_cache

from quizgen import kana
from quizgen.analysis.settled import Settled, inflected
from quizgen.analysis.types import Token
from quizgen.lexicon import Lexicon
from quizgen.quick import quick

_settled = quick(Settled)
Verdict = tuple[str, float, str, tuple[str, ...], str]
"""Reading, confidence, rule, other readings, doubt."""
_LISTED = ("名詞-普通名詞", "形状詞-一般", "副詞")
"""A word of these that the dictionary reads in one way only is read so: 腹鰭 はらびれ, not ふくき."""
_BEFORE = ("名詞", "接頭辞", "動詞")
"""A word that follows one of these directly may be voiced (本|箱 ばこ)."""


def at(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> Settled:
    """The reading of a token with kanji and its confidence."""
    token = tokens[i]
    if token.surface == "々" and i and tokens[i - 1].end == token.start and len(tokens[i - 1].surface) == 1:
        return Settled(i, i + 1, (kana.to_hiragana(tokens[i - 1].reading),), 0.7, "repeated")
    if not token.known or not token.reading:
        return _guessed(token, i, lexicon)
    opens = i == 0 or tokens[i - 1].end != token.start or not tokens[i - 1].pos.startswith(_BEFORE)
    reading, confidence, why, others, doubt = _surface(
        token.surface, token.base, token.reading, token.base_reading, token.pos, opens, lexicon
    )
    return _settled(i, i + 1, (reading,), confidence, why, others, doubt)


@lru_cache(maxsize=1 << 16)
def _surface(
    surface: str, base: str, reading: str, base_reading: str, pos: str, opens: bool, lexicon: Lexicon
) -> Verdict:
    """What is said about the dictionary form, for the surface."""
    own, own_base = kana.to_hiragana(reading), kana.to_hiragana(base_reading)
    if kana.UNVOICED.get(own[:1]) == own_base[:1]:  # UniDic's バコ of 箱, whose base it reads ハコ
        own_base = own[:1] + own_base[1:]
    said, confidence, why, others, doubt = _base(base, own_base, pos, opens, lexicon)
    changed = None if said == own_base else inflected(surface, base, said)
    if surface != base:
        others = tuple(r for other in others if (r := inflected(surface, base, other)))
    return changed or own, confidence, why, others, doubt


def _base(base: str, own: str, pos: str, opens: bool, lexicon: Lexicon) -> Verdict:
    if pos.startswith("名詞-固有名詞-人名"):
        return (own, 0.7, "name", (), "") if pos.endswith("姓") else (own, 0.5, "name", (), "name")
    legal = tuple(r.reading for r in lexicon.readings(base))
    common = tuple(r.reading for r in lexicon.readings(base) if r.common)
    plain = kana.UNVOICED.get(own[:1], own[:1]) + own[1:]
    if opens and own not in common and plain in common and pos.startswith(("名詞-普通名詞", "動詞", "形容詞")):
        return plain, 0.9, "dictionary-unvoiced", (), ""
    if own not in legal and common and pos.startswith("形容詞") and own.endswith("い"):
        return common[0], 0.7, "dictionary", (*common[1:], own), ""
    if own not in legal and len(legal) == 1 and len(base) > 1 and pos.startswith(_LISTED):
        return legal[0], 0.7, "dictionary", (own,), ""
    if own not in legal:
        return own, 0.5 if "固有名詞" in pos else 0.9, "unidic", common, ""
    usual = common or legal
    others = tuple(r for r in usual if r != own)
    if own not in usual and pos.startswith("形容詞"):  # UniDic has ねみい, あちい beside ねむい, あつい
        return usual[0], 0.7, "dictionary", (*usual[1:], own), "rare reading"
    if own not in usual:
        return own, 0.7, "unidic", others, "rare reading"
    if others and not common and own == legal[0]:
        return own, 0.9, "unidic", others, ""
    return (own, 0.7, "unidic", others, "several readings") if others else (own, 0.97, "dictionary", (), "")


def _guessed(token: Token, i: int, lexicon: Lexicon) -> Settled:
    """An unknown word by its kanji: 音 of each where there are several, 訓 of one alone."""
    legal = lexicon.readings(token.surface)
    if legal:
        return Settled(i, i + 1, (legal[0].reading,), 0.9, "dictionary", tuple(r.reading for r in legal[1:]), "")
    alone = sum(map(kana.is_kanji, token.surface)) == 1
    said = "".join(_kanji(c, True, lexicon) for c in token.surface) if alone else in_on(token.surface, lexicon)
    return Settled(i, i + 1, (said,), 0.5, "guess", (), "unknown word")


def in_on(surface: str, lexicon: Lexicon) -> str:
    """A run of kanji, each read in on where it has one: 敦仁 とんじん."""
    return "".join(_kanji(c, False, lexicon) for c in surface)


def _kanji(char: str, alone: bool, lexicon: Lexicon) -> str:
    found = lexicon.kanji(char)
    if found is None:
        return kana.to_hiragana(char) if kana.is_kana(char) else ""
    on, kun = (kana.to_hiragana(r).strip("-") for r in ((found.on or ("",))[0], (found.kun or ("",))[0]))
    return (kun.partition(".")[0] or on) if alone else (on or kun.replace(".", ""))
