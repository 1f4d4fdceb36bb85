"""The one file that knows fugashi and UniDic's columns.

Measured traps that this adapter answers (each has a test): fugashi reads a node's features lazily, so
they are copied at once; a Tagger shared by threads mixes words up, so each thread has its own; NUL ends
the text for MeCab, and a lone surrogate cannot be encoded, so ``source`` removes both; long runs of one
character class take quadratic time, so no call is given more than 500 characters; a broken system
``MECABRC`` must not matter, so the dictionary is named.
"""

import threading
from collections.abc import Iterator

from quizgen import kana
from quizgen.analysis.types import Token

MAX_CALL = 500
_local = threading.local()
_UNSAFE = {0: " "} | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


def _tagger() -> "fugashi.Tagger":  # type: ignore[name-defined]  # noqa: F821  (imported late: 40 ms at start-up)
    try:
        return _local.tagger
    except AttributeError:
        import fugashi
        import unidic_lite

        _local.tagger = fugashi.Tagger(f'-r "{unidic_lite.DICDIR}/dicrc" -d "{unidic_lite.DICDIR}"')
        return _local.tagger


def _chunks(text: str) -> Iterator[tuple[int, str]]:
    """Pieces of at most ``MAX_CALL`` characters, cut after punctuation where there is some in the last half."""
    start = 0
    while len(text) - start > MAX_CALL:
        window = text[start : start + MAX_CALL]
        cut = max(window.rfind(c, MAX_CALL // 2) for c in "。、！？」』）\n ")
        end = start + (cut + 1 if cut > 0 else MAX_CALL)
        yield start, text[start:end]
        start = end
    yield start, text[start:]


def tokenize(text: str, offset: int = 0) -> list[Token]:
    """Tokens of one sentence, with spans shifted by ``offset``.  White space makes no token."""
    out: list[Token] = []
    for at, chunk in _chunks(text.translate(_UNSAFE)):
        place = 0
        for node in _tagger()(chunk):
            surface, raw = node.surface, node.feature_raw
            columns = _columns.get(raw)
            if columns is None:
                columns = _columns[raw] = _read(node.feature)
            place = chunk.index(surface, place)
            start = offset + at + place
            place += len(surface)
            lemma, base, pos, ctype, cform, reading, base_reading, goshu = columns
            if pos == "空白":
                continue
            if not reading and kana.is_kana(surface):
                reading = kana.to_katakana(surface)
            out.append(
                Token(
                    start,
                    start + len(surface),
                    surface,
                    lemma or surface,
                    base or surface,
                    pos,
                    ctype,
                    cform,
                    reading,
                    base_reading or reading,
                    goshu,
                    not node.is_unk,
                )
            )
    return out


_columns: dict[str, tuple[str, str, str, str, str, str, str, str]] = {}
"""What ``_read`` made of each feature string; bounded by the size of the dictionary."""


def _read(f: "fugashi.fugashi.UnidicFeatures26") -> tuple[str, str, str, str, str, str, str, str]:  # type: ignore[name-defined]  # noqa: F821
    """Lemma, orthBase, part of speech, conjugation type and form, kana, kanaBase and goshu of a node (``""``: none).

    UniDic's lemma may carry a tag after a hyphen (コーヒー-coffee, そう-伝聞), which is cut off.
    """
    pos = "-".join(p for p in (f.pos1, f.pos2, f.pos3, f.pos4) if p and p != "*")
    lemma, base, ctype, cform, reading, base_reading, goshu = (
        "" if v is None or v == "*" else v for v in (f.lemma, f.orthBase, f.cType, f.cForm, f.kana, f.kanaBase, f.goshu)
    )
    return lemma.partition("-")[0], base, pos, ctype, cform, reading, base_reading, goshu
