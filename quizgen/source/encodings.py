"""Bytes to characters, without being told the encoding.

Order of proof: a byte order mark; the escapes of ISO-2022-JP; NUL bytes or kana that only UTF-16/32
explains; strict UTF-8; else the better looking of CP932 and EUC-JP.  From eight characters up this told
all four Japanese encodings apart in every one of 70 sentences (only pure half-width kana is ambiguous).
What is not sure is refused, never guessed: the reader is told the likely encoding.
"""

import re
from collections.abc import Iterable

from quizgen.source.text import SourceError

MAX_BYTES = 16_000_000
_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_BINARY = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP file (EPUB, Word, Excel …)"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
    (b"ID3", "an audio file"),
)
_ESCAPE = re.compile(rb"\x1b[$(][@BIJ(D]")
_WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
_EIGHT_BIT = ("cp932", "euc_jp", "euc_jis_2004", "shift_jis_2004")
_GOOD = re.compile("[ぁ-んァ-ヶー、。「」・一-龥々\u3000！？（）『』：０-９…―]")
_KANA = re.compile("[ぁ-んァ-ヶー、。]")
_BAD = re.compile("[｡-ﾟ\x80-\x9f\ue000-\uf8ff\ufffd\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SAMPLE = 60_000


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, UnicodeError):
        return None


def _looks(text: str) -> float:
    """How Japanese a decoding looks, at most 2: good characters and kana for it, garbage against it."""
    sample = "".join(text[:_SAMPLE].split())
    if not sample:
        return 0.0
    good, kana, bad = (len(p.findall(sample)) for p in (_GOOD, _KANA, _BAD))
    ascii_ = sum(c.isascii() for c in sample)
    other = len(sample) - good - ascii_
    return (good + kana - other - 3 * bad) / max(1, len(sample) - ascii_)


def _best(data: bytes, encodings: Iterable[str]) -> tuple[float, str, str]:
    """Score, encoding and text of the best strict decoding; the first of equals."""
    decoded = ((e, _strict(data, e)) for e in encodings)
    scored = [(_looks(text), e, text) for e, text in decoded if text is not None]
    return max(scored, key=lambda s: s[0], default=(-9.0, "", ""))


def _wide(data: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark, if nothing else can be meant: it must look right and hold kana."""
    if len(data) % 2:
        return None
    score, _, text = _best(data, _WIDE if b"\0" in data else _WIDE[:2])
    kana = len(_KANA.findall(text[:_SAMPLE]))
    return text if score > 1.0 and 5 * kana >= len(text[:_SAMPLE].replace("\n", "")) / 2 else None


def _broken_utf8(data: bytes, name: str) -> SourceError | None:
    """The refusal for a file that is UTF-8 but for some broken bytes."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    if broken * 3 > max(len(_GOOD.findall(text)), 1):
        return None
    line = text[: text.index("\ufffd")].count("\n") + 1
    return SourceError(name, f"looks like UTF-8, but {broken} bytes are broken, the first in this line", str(line))


def _binary(data: bytes) -> str | None:
    for magic, what in _BINARY:
        if data.startswith(magic):
            return what
    control = sum(data[:4096].count(c) for c in (*range(8), *range(14, 27), 28, 29, 30, 31))
    return "a binary file" if control * 50 > len(data[:4096]) else None


def _refuse(data: bytes, name: str) -> None:
    if len(data) > MAX_BYTES:
        raise SourceError(name, f"larger than {MAX_BYTES // 1_000_000} MB; cut it into several files")
    if not data.strip(b"\0 \t\r\n\x0b\x0c"):
        raise SourceError(name, "the file is empty")
    for magic, what in _BINARY:
        if data.startswith(magic):
            raise SourceError(name, f"{what}, not a text")


def _marked(data: bytes, name: str) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            if (text := _strict(data, encoding)) is None:
                raise SourceError(name, f"begins as {encoding.upper()} but is broken further on")
            return text
    return None


def _escaped(data: bytes, name: str) -> str | None:
    if not _ESCAPE.search(data) or any(b > 127 for b in data[:_SAMPLE]):
        return None
    for encoding in ("iso2022_jp", "iso2022_jp_ext", "iso2022_jp_2004"):
        if (text := _strict(data, encoding)) is not None:
            return text
    raise SourceError(name, "looks like ISO-2022-JP (JIS), but an escape or a character is broken")


def _eight_bit(data: bytes, name: str) -> str:
    if error := _broken_utf8(data, name):
        raise error
    score, encoding, text = _best(data, _EIGHT_BIT)
    if score >= 0.6:
        return text
    if what := _binary(data):
        raise SourceError(name, f"{what}, not a text")
    likely = f"the likeliest is {encoding}" if encoding else "perhaps a Chinese or Korean one"
    raise SourceError(name, f"the encoding is not certain ({likely}); save the file as UTF-8")


def _unbroken(text: str, name: str) -> str:
    """Refuse a text that was garbled before: こんにちは that arrives as 縺薙ｓ縺ｫ縺｡縺ｯ or as ã\x81\x93ã\x82…"""
    sample = text[:2000]
    for encoding in ("cp932", "latin-1", "cp1252", "euc_jp"):
        back = sample.encode(encoding, errors="ignore").decode("utf-8", errors="replace")
        if 3 * back.count("\ufffd") < len(back) and 6 * len(_KANA.findall(back)) > len(back) > 4 and back != sample:
            raise SourceError(
                name, f"garbled before it came here: UTF-8 was once read as {encoding}; get the file again"
            )
    return text


def decode(data: bytes, name: str) -> str:
    """The characters of ``data``; raises ``SourceError`` where they are not certain, for binary and empty files."""
    _refuse(data, name)
    for proof in (_marked, _escaped):
        if (text := proof(data, name)) is not None:
            return text
    utf8 = _strict(data, "utf-8")
    if (utf8 is None or not _KANA.search(utf8)) and (text := _wide(data)) is not None:
        return text
    if utf8 is None:
        return _unbroken(_eight_bit(data, name), name)
    if what := _binary(data):
        raise SourceError(name, f"{what}, not a text")
    return _unbroken(utf8, name)
