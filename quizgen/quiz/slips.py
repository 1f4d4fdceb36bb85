"""How a typed answer is compared: what never matters, and which slip a near miss is (``data/slips.tsv``)."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from quizgen import kana, tables
from quizgen.items.base import Note

_IGNORED = re.compile(r"[\s。、．，,.・「」『』（）()!?！？~〜]+")
_REPEATED = re.compile("([一-鿿])々")
_SMALL = str.maketrans("ぁぃぅぇぉゃゅょゎ", "あいうえおやゆよわ")
_LENGTHENS = {"a": "あ", "i": "い", "u": "う", "e": "えい", "o": "おう"}


@dataclass(frozen=True, slots=True)
class _Row:
    fold: str
    ja: str
    en: str
    example: str


def plain(given: str) -> str:
    """An answer without what never matters: width, white space, punctuation, katakana, ー for a vowel.

    ``ﾋﾞｮｳｲﾝ `` -> ``びょういん``; ``スーパー`` -> ``すうぱあ``; ``人々`` -> ``人人``; ``一ヶ月`` -> ``一か月``.
    """
    s = _IGNORED.sub("", kana.fold_width(given)).replace("ヶ", "か").replace("ケ月", "か月")
    s = kana.to_hiragana(_REPEATED.sub(r"\1\1", s))
    out = ""
    for c in s:
        vowel = kana.vowel(out[-1]) if c == "ー" and out else ""
        out += _LENGTHENS[vowel][0] if vowel else c
    return out


def same(given: str, answer: str) -> bool:
    """True if they are the same answer, also where ー is written with another long vowel (けーき, けいき)."""
    return plain(given) == plain(answer) or ("ー" in given + answer and _long(plain(given)) == _long(plain(answer)))


def _long(s: str) -> str:
    """Without the vowels that only lengthen: りょこう -> りょこ."""
    out = ""
    for c in s:
        if not (out and c in _LENGTHENS.get(kana.vowel(out[-1]), "")):
            out += c
    return out


def _gemination(s: str) -> str:
    return s.replace("っ", "")


def _voicing(s: str) -> str:
    return "".join(kana.UNVOICED.get(c, c) for c in s)


def _contraction(s: str) -> str:
    return s.translate(_SMALL)


def _alike(s: str) -> str:
    return s.replace("づ", "ず").replace("ぢ", "じ")


def _folded(fold: Callable[[str], str]) -> Callable[[str, str], bool]:
    return lambda given, answer: fold(given) == fold(answer)


def _not_kana(given: str, answer: str) -> bool:
    return kana.is_kana(answer) and not kana.is_kana(given)


def _one(given: str, answer: str) -> bool:
    """True if one kana is wrong, missing or too many; never for an answer of one or two kana."""
    if min(len(given), len(answer)) < 3 or abs(len(given) - len(answer)) > 1:
        return False
    head = next(
        (n for n, (a, b) in enumerate(zip(given, answer, strict=False)) if a != b), min(len(given), len(answer))
    )
    a, b = given[head:], answer[head:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:]


_FOLDS: dict[str, Callable[[str, str], bool]] = {
    "none": _not_kana,
    "long": _folded(_long),
    "gemination": _folded(_gemination),
    "voicing": _folded(_voicing),
    "contraction": _folded(_contraction),
    "zu": _folded(_alike),
    "one": _one,
}


def slip(given: str, answer: str) -> Note | None:
    """What to say about a near miss, or nothing if the answer is not near."""
    a, b = plain(given), plain(answer)
    found = (row for row in tables.rows(_Row, "slips") if a and _FOLDS[row.fold](a, b))
    return next((Note(row.ja, row.en) for row in found), None)
