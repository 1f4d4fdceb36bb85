"""Characters that would do harm, made harmless.

Two steps.  ``harmless`` is for every text: one kind of line end, nothing invisible, NFC.  ``widths`` is
for texts that are read from files: half-width kana and odd spaces become the usual ones.

NUL ends a text for MeCab without an error, a lone surrogate cannot be encoded, か + U+3099 are two
tokens, a variation selector is a token of its own, and bidirectional controls let a text show other
words than it holds.  Combining marks are composed in windows of bounded length, because canonical
ordering takes quadratic time on long runs of them.
"""

import re
import unicodedata

from quizgen.source.mapped import Edit, Mapped

_INVISIBLE = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\ufdd0-\ufdef"
    "\U000e0000-\U000e0fff" + "".join(chr(p << 16 | c) for p in range(1, 17) for c in (0xFFFE, 0xFFFF))
)
_LINE_END = "\r\n?|[\x0b\x0c\x85\u2028\u2029]"
_HARM = re.compile(f"(?P<line>{_LINE_END})|(?P<surrogate>[\ud800-\udfff])|[{_INVISIBLE}]+")
_HALF_KANA = re.compile("[\uff61-\uff9f]+")
_ODD_SPACE = re.compile("[\t\u00a0\u2000-\u200a\u202f\u205f]")
_RADICAL = re.compile("[\u2e80-\u2fdf]")
_LONE = dict(zip("⺒⺝⺠⻁⻄⻆⻑⻘⻝⻤⻨⻩⻫⻭⻯⻲", "巳月民虎西角長青食鬼麦黄斉歯竜亀", strict=True))
"""Radicals that NFKC leaves as they are, after Unicode's EquivalentUnifiedIdeograph."""
_WINDOW, _MARKS = 512, 16


def _is_mark(c: str) -> bool:
    return unicodedata.combining(c) != 0 or "\u1161" <= c <= "\u11ff"


def _mend(m: re.Match[str]) -> str:
    if m["line"]:
        return "\n"
    return "\ufffd" if m["surrogate"] else ""


def _cluster_end(text: str, start: int) -> int:
    end = start + 1
    while end < len(text) and _is_mark(text[end]):
        end += 1
    return end


def _composed(text: str, start: int, end: int) -> list[Edit]:
    """Edits that compose ``text[start:end]``: one for each character with its marks (at most 16 of them)."""
    out, i = [], start
    while i < end:
        after = _cluster_end(text, i)
        new = unicodedata.normalize("NFC", text[i : min(after, i + _MARKS)])
        if new != text[i:after]:
            out.append((i, after, new))
        i = after
    return out


def _windows(text: str) -> list[tuple[int, int]]:
    out, start = [], 0
    while start < len(text):
        end = min(start + _WINDOW, len(text))
        while end < len(text) and _is_mark(text[end]):
            end += 1
        out.append((start, end))
        start = end
    return out


def _is_nfc(window: str) -> bool:
    return len(window) <= 2 * _WINDOW and unicodedata.is_normalized("NFC", window)


def composed(given: Mapped) -> Mapped:
    """The text in NFC; of more than 15 marks on one character the rest are dropped."""
    if given.text.isascii():
        return given
    windows = [w for w in _windows(given.text) if not _is_nfc(given.text[slice(*w)])]
    return given.edited(edit for start, end in windows for edit in _composed(given.text, start, end))


def harmless(given: Mapped) -> Mapped:
    """The text in NFC with ``\\n`` line ends, nothing invisible, and U+FFFD for lone surrogates."""
    return composed(given.sub(_HARM, _mend))


def visible(text: str) -> str:
    """A string without invisible characters, U+FFFD for lone surrogates."""
    return _HARM.sub(_mend, text)


def widths(given: Mapped) -> Mapped:
    """Half-width kana in full width (ﾊﾞｽ -> バス), radicals as their kanji (⾬ 雨), tabs and odd spaces as spaces."""
    full = given.sub(_HALF_KANA, lambda m: unicodedata.normalize("NFKC", m[0]))
    return full.sub(_RADICAL, lambda m: kanji_of(m[0])).sub(_ODD_SPACE, " ")


def kanji_of(radical: str) -> str:
    """The kanji that a radical stands for, as texts copied out of a PDF have it (⾬ 雨, ⻑ 長); else the same."""
    return _LONE.get(radical) or unicodedata.normalize("NFKC", radical)
