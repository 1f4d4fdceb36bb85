"""The one file that knows fugashi and UniDic's columns.

Measured traps that this adapter answers (each has a test): fugashi reads a node's features lazily, so
they are copied at once; a Tagger shared by threads mixes words up, so each thread has its own; NUL ends
the text for MeCab, and a lone surrogate cannot be encoded, so neither reaches it; long runs of one
character class take quadratic time, so no call is given more than 500 characters; a broken system
``MECABRC`` must not matter, so the dictionary is named.
"""

import csv
import re
import threading
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from quizgen import kana
from quizgen.analysis.types import Token
from quizgen.quick import quick

MAX_CALL = 500
_local = threading.local()
_UNSAFE = {0: " "} | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
_token = quick(Token)
_BREAKS = "。、！？」』）\n "

Columns = tuple[str, str, str, str, str, str, str, str, bool, float, str]
"""A token from its lemma on, as ``Token`` has it."""


def _tagger() -> Any:
    """This thread's Tagger; fugashi is imported late, because it takes 40 ms."""
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
        cut = max(window.rfind(c, MAX_CALL // 2) for c in _BREAKS)
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
            surface = node.surface
            columns = _columns(surface, node.feature_raw, bool(node.is_unk))
            place = chunk.index(surface, place)
            start = offset + at + place
            place += len(surface)
            if columns[2] != "空白":
                out.append(_token(start, start + len(surface), surface, *columns))
    return out


@lru_cache(maxsize=1 << 10)
def other_readings(surface: str) -> tuple[str, ...]:
    """Readings (hiragana) that UniDic gives a word standing alone, the likeliest first: 有紀 あき, ゆうき, ゆき.

    Taken from its N best analyses, so it costs as much as ten tokenizations: for doubtful places only.
    """
    paths = _tagger().nbestToNodeList(surface.translate(_UNSAFE)[:_LONGEST_NAME], _PATHS)
    whole = [path for path in paths if len(path) == 1] or paths
    said = ("".join(_features(node.feature_raw)[5] for node in path) for path in whole)
    return tuple(dict.fromkeys(kana.to_hiragana(s) for s in said if s))


class Piece(NamedTuple):
    """A token of one way to read a sentence: its span, part of speech, whether UniDic knows it."""

    start: int
    end: int
    pos: str
    known: bool


def paths(text: str) -> list[list[Piece]]:
    """The likeliest ways to cut a sentence of at most ``MAX_CALL`` characters, the best first."""
    found = []
    for path in _tagger().nbestToNodeList(text.translate(_UNSAFE)[:MAX_CALL], _WAYS):
        pieces, place = [], 0
        for node in path:
            surface = node.surface
            place = text.index(surface, place)
            pieces.append(Piece(place, place + len(surface), _features(node.feature_raw)[2], not node.is_unk))
            place += len(surface)
        found.append([piece for piece in pieces if piece.start < piece.end])
    return found


_WAYS = 3
_PATHS, _LONGEST_NAME = 10, 12


@lru_cache(maxsize=1 << 16)
def _columns(surface: str, raw: str, unknown: bool) -> Columns:
    """The columns of a token.  Kana are read as they stand, which is certain; other readings are not yet settled."""
    lemma, base, pos, ctype, cform, reading, base_reading, goshu = _features(raw)
    in_kana = kana.is_kana(surface)
    if in_kana and not (reading and _REPEATED.search(surface)):
        reading = kana.to_katakana(surface)
    elif ctype == "形容詞" and surface == base and base_reading:
        reading = reading[:1] + base_reading[1:]  # UniDic takes 丸い for the dialect's マリイ at the end of a sentence
    confidence, why = (1.0, "kana") if in_kana else (0.9, "unidic")
    said = reading, base_reading or reading
    return lemma or surface, base or surface, pos, ctype, cform, *said, goshu, not unknown, confidence, why


_REPEATED = re.compile("[ゝゞヽヾ]")


def _features(raw: str) -> tuple[str, str, str, str, str, str, str, str]:
    """Lemma, orthBase, part of speech, conjugation type and form, kana, kanaBase and goshu (``""``: none).

    The places are UniDic 2.1.2's; an unknown word has the first six only.  UniDic's lemma may carry a tag after a
    hyphen (コーヒー-coffee, そう-伝聞), which is cut off.
    """
    cells = next(csv.reader([raw]))
    cells = ["" if c == "*" else c for c in cells] + [""] * (19 - len(cells))
    pos = "-".join(filter(None, cells[:4]))
    return cells[7].partition("-")[0], cells[10], pos, cells[4], cells[5], cells[17], cells[18], cells[12]
