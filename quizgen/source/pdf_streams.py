"""What is packed in a PDF file, unpacked with bounds.

pdfminer unpacks a stream whatever its size, and a damaged one byte by byte, copying all it has each time: twenty
kilobytes kept it busy for minutes (found by fuzzing).
"""

import zlib
from types import ModuleType, SimpleNamespace

MAX_UNPACKED = 64_000_000
"""Bytes of one stream."""
_STEP = 64


class TooLargeError(ValueError):
    """A stream unpacks to more than ``MAX_UNPACKED``."""


def bound(pdftypes: ModuleType) -> None:
    """Let pdfminer's module of streams unpack by the functions below."""
    told = SimpleNamespace(decompress=whole, decompressobj=zlib.decompressobj, error=zlib.error)
    vars(pdftypes).update(zlib=told, decompress_corrupted=before_damage)


def whole(data: bytes) -> bytes:
    """As ``zlib.decompress``."""
    stream = zlib.decompressobj()
    out = stream.decompress(data, MAX_UNPACKED)
    if stream.unconsumed_tail:
        raise TooLargeError
    if not stream.eof:
        raise zlib.error("incomplete")
    return out


def before_damage(data: bytes) -> bytes:
    """What a damaged stream holds before the damage."""
    stream, out, left = zlib.decompressobj(), list[bytes](), MAX_UNPACKED
    for at in range(0, len(data), _STEP):
        try:
            out.append(stream.decompress(data[at : at + _STEP], left))
        except zlib.error:
            break
        left -= len(out[-1])
        if left <= 0:
            raise TooLargeError
    return b"".join(out)
