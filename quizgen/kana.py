"""Character classes of Japanese and arithmetic on kana.  Pure functions on strings, no tables."""

import re
import unicodedata

_HIRAGANA_TO_KATAKANA = {c: c + 0x60 for c in range(0x3041, 0x3097)} | {0x309D: 0x30FD, 0x309E: 0x30FE}
_KATAKANA_TO_HIRAGANA = {v: k for k, v in _HIRAGANA_TO_KATAKANA.items()}
_KANJI = "々〆〇ヶ㐀-䶿一-鿿豈-﫿\U00020000-\U0003134f"
_KANJI_RE = re.compile(f"[{_KANJI}]")
_SMALL = set("ぁぃぅぇぉゃゅょゎァィゥェォャュョヮ")
VOICED = dict(zip("かきくけこさしすせそたちつてとはひふへほ", "がぎぐげござじずぜぞだぢづでどばびぶべぼ", strict=True))
HALF_VOICED = dict(zip("はひふへほ", "ぱぴぷぺぽ", strict=True))
UNVOICED = {v: k for k, v in (*VOICED.items(), *HALF_VOICED.items())}
VOWEL_ROWS = {
    "a": "あかさたなはまやらわがざだばぱゃぁ",
    "i": "いきしちにひみりぎじぢびぴぃ",
    "u": "うくすつぬふむゆるぐずづぶぷゅぅ",
    "e": "えけせてねへめれげぜでべぺぇ",
    "o": "おこそとのほもよろをごぞどぼぽょぉ",
}
_VOWEL = {c: v for v, row in VOWEL_ROWS.items() for c in row}


def to_hiragana(s: str) -> str:
    """Katakana to hiragana; ー, ヷ-ヺ and everything else unchanged: ``ハッピョウ`` -> ``はっぴょう``."""
    return s.translate(_KATAKANA_TO_HIRAGANA)


def to_katakana(s: str) -> str:
    """Hiragana to katakana; everything else unchanged: ``はっぴょう`` -> ``ハッピョウ``."""
    return s.translate(_HIRAGANA_TO_KATAKANA)


def is_kanji(c: str) -> bool:
    """True for a Han character and for 々 〆 〇 ヶ, which are read as kanji are."""
    return bool(_KANJI_RE.match(c))


def has_kanji(s: str) -> bool:
    """True if any character of ``s`` is read as kanji are."""
    return bool(_KANJI_RE.search(s))


def is_hiragana(s: str) -> bool:
    """True if ``s`` is not empty and all hiragana (ー counts)."""
    return bool(s) and all("ぁ" <= c <= "ゖ" or c in "ーゝゞ" for c in s)


def is_katakana(s: str) -> bool:
    """True if ``s`` is not empty and all katakana (ー and ・ count)."""
    return bool(s) and all("ァ" <= c <= "ヺ" or c in "ーヽヾ・" for c in s)


def is_kana(s: str) -> bool:
    """True if ``s`` is not empty and all hiragana or katakana."""
    return bool(s) and all("ぁ" <= c <= "ゖ" or "ァ" <= c <= "ヺ" or c in "ーゝゞヽヾ" for c in s)


def morae(s: str) -> int:
    """Number of morae of a kana string: small ゃゅょ do not count, っ ん ー do (きょう is 2, がっこう is 4)."""
    return sum(c not in _SMALL for c in s)


def vowel(c: str) -> str:
    """The vowel (a, i, u, e, o) of one hiragana, or an empty string (っ, ん, ー)."""
    return _VOWEL.get(c, "")


def fold_width(s: str) -> str:
    """Full-width letters and digits to ASCII, half-width kana to full width; offsets may change (NFKC)."""
    return unicodedata.normalize("NFKC", s)
