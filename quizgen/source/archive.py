"""ZIP files, opened with bounds: how many files, how much they unpack to, and nothing outside the file is touched.

The sizes that a ZIP file tells of itself may lie, so that reading stops at the bound whatever they say.
"""

import io
import lzma
import struct
import zipfile
import zlib

from quizgen.source.text import SourceError

MAX_FILES = 5_000
MAX_UNPACKED, MAX_ONE = 64_000_000, 16_000_000
"""Bytes of all that is read together, and of one file: what reads it takes several times as much."""
_FAULTS = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, OSError, EOFError),
    *(RuntimeError, ValueError, OverflowError, LookupError),
)
"""What Python's zipfile raises for bytes that are none."""
_SIGN = b"PK\x03\x04"


def is_archive(data: bytes) -> bool:
    """Whether the bytes begin as a ZIP file does."""
    return data.startswith(_SIGN)


class Archive:
    """A ZIP file in memory; ``SourceError`` for what is broken, encrypted or too large."""

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _FAULTS:
            raise SourceError(name, "the ZIP file is broken; get it again") from None
        infos = self._zip.infolist()
        if len(infos) > MAX_FILES:
            raise SourceError(name, f"more than {MAX_FILES:,} files are packed in it")
        self._left = MAX_UNPACKED
        self.files = tuple(info.filename for info in infos if info.filename and not info.is_dir())

    def read(self, path: str) -> bytes:
        """The bytes of a file in it; a missing one is told."""
        try:
            with self._zip.open(path) as packed:
                data = packed.read(min(self._left, MAX_ONE) + 1)
        except KeyError:
            raise SourceError(self._name, f"{path} is missing in it") from None
        except _FAULTS:
            raise SourceError(self._name, f"{path} in it is broken or locked by a password") from None
        if len(data) > MAX_ONE:
            raise SourceError(self._name, f"{path} in it unpacks to more than {MAX_ONE // 1_000_000} MB")
        self._left -= len(data)
        if self._left < 0:
            raise SourceError(self._name, f"it unpacks to more than {MAX_UNPACKED // 1_000_000} MB")
        return data
