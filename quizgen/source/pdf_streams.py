"""What is packed in a PDF file, unpacked with bounds, and what refers to itself, given up.

pdfminer unpacks a stream whatever its size, and a damaged one byte by byte, copying all it has each time: twenty
kilobytes kept it busy for minutes.  An object that is but a reference to itself it follows for ever (found by fuzzing).
"""

import zlib
from collections.abc import Callable
from types import ModuleType, SimpleNamespace
from typing import Any

MAX_UNPACKED = 64_000_000
"""Bytes of one stream."""
_STEP = 64


class TooLargeError(ValueError):
    """A stream unpacks to more than ``MAX_UNPACKED``."""


def bound(pdftypes: ModuleType) -> None:
    """Let pdfminer's module of streams and references work by the functions below."""
    told = SimpleNamespace(decompress=whole, decompressobj=zlib.decompressobj, error=zlib.error)
    vars(pdftypes).update(zlib=told, decompress_corrupted=before_damage)
    pdftypes.PDFObjRef.resolve = resolving(pdftypes)


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


def resolving(pdftypes: ModuleType) -> Callable[..., Any]:
    """As pdfminer's ``PDFObjRef.resolve``, but on to what is no reference, and to the default from a circle."""

    def resolve(reference: Any, default: object = None) -> Any:
        found, seen = reference, set[int]()
        while isinstance(found, pdftypes.PDFObjRef):
            if found.objid in seen:
                return default
            seen.add(found.objid)
            try:
                found = found.doc.getobj(found.objid)
            except pdftypes.PDFObjectNotFound:
                return default
        return found

    return resolve
