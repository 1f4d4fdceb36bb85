"""One token's UniDic reading against the dictionary: confirmed, corrected, or doubtful."""

from collections.abc import Sequence
from functools import lru_cache

from quizgen import kana
from quizgen.analysis.settled import Settled, inflected
from quizgen.analysis.types import Token
from quizgen.lexicon import Lexicon

Checked = tuple[str, float, str, tuple[str, ...], str]
"""Reading, confidence, rule, other readings, doubt."""


def at(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> Settled | None:
    """The token's reading with its confidence; None if nothing changes (kana, marks)."""
    token = tokens[i]
    if not kana.has_kanji(token.surface):
        return None
    if not token.known or not token.reading:
        return _guessed(token, i, lexicon)
    opens = i == 0 or tokens[i - 1].end != token.start or not tokens[i - 1].pos.startswith(("名詞", "接頭辞", "動詞"))
    own, own_base = kana.to_hiragana(token.reading), kana.to_hiragana(token.base_reading)
    if kana.UNVOICED.get(own[:1]) == own_base[:1]:  # UniDic's バコ of 箱: as a word of its own ハコ
        own_base = own[:1] + own_base[1:]
    base, confidence, why, others, doubt = _checked(token.base, own_base, token.pos, opens, lexicon)
    reading = own if base == own_base else inflected(token, base)
    return Settled(i, i + 1, (reading or own,), confidence, why, others, doubt)


@lru_cache(maxsize=1 << 16)
def _checked(base: str, own: str, pos: str, opens: bool, lexicon: Lexicon) -> Checked:
    if pos.startswith("名詞-固有名詞-人名"):
        return own, 0.7 if pos.endswith("姓") else 0.5, "name", (), "" if pos.endswith("姓") else "name"
    legal = lexicon.readings(base)
    common = tuple(r.reading for r in legal if r.common)
    plain = _unvoiced(own)
    if opens and own not in common and plain in common and pos.startswith(("名詞-普通名詞", "動詞", "形容詞")):
        return plain, 0.9, "dictionary-unvoiced", (), ""
    if not any(r.reading == own for r in legal):
        return own, 0.5 if "固有名詞" in pos else 0.9, "unidic", common, ""
    if len(common) > 1 and own in common:
        return own, 0.7, "unidic", tuple(r for r in common if r != own), "several readings"
    return (
        (own, 0.97, "dictionary", (), "")
        if own in common or not common
        else (own, 0.7, "unidic", common, "rare reading")
    )


def _unvoiced(reading: str) -> str:
    return kana.UNVOICED.get(reading[:1], reading[:1]) + reading[1:]


def _guessed(token: Token, i: int, lexicon: Lexicon) -> Settled:
    """An unknown word by its kanji: 音 of each where there are several, 訓 of one alone."""
    legal = lexicon.readings(token.surface)
    if legal:
        return Settled(i, i + 1, (legal[0].reading,), 0.9, "dictionary", tuple(r.reading for r in legal[1:]), "")
    alone = sum(map(kana.is_kanji, token.surface)) == 1
    said = "".join(_kanji(c, alone, lexicon) for c in token.surface)
    return Settled(i, i + 1, (said,), 0.5, "guess", (), "unknown word")


def _kanji(char: str, alone: bool, lexicon: Lexicon) -> str:
    found = lexicon.kanji(char)
    if found is None:
        return kana.to_hiragana(char) if kana.is_kana(char) else ""
    on, kun = (kana.to_hiragana(r).strip("-") for r in ((found.on or ("",))[0], (found.kun or ("",))[0]))
    return (kun.partition(".")[0] or on) if alone else (on or kun.replace(".", ""))
