"""The dictionary's file format: a read-only map that is opened, not loaded.

A pack is a magic line, the size of a JSON header, the header, and the sections it names.  A section is
either an **index** (pairs of a key's hash and a value, sorted; the first bits of the hash are the number of
a drawer, and a pair in its drawer is the next 24 bits and a 24-bit value) or **records** (short strings by
number, each with its distance from the number before, deflated in blocks of ``BLOCK``).  The file is mapped
into memory, so that processes share it, opening costs nothing and any thread may read.  Numbers that stand
beside the pairs and the records are little-endian.
"""

import json
import mmap
import struct
import sys
import zlib
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import accumulate, pairwise
from pathlib import Path

MAGIC = b"quizgen pack 2\n\0"
BLOCK = 8
_HALF = 3  # bytes of the hash, and of the value, in a pair
_PAIR = 2 * _HALF
_IN_DRAWER = 16  # pairs in a drawer, or a few more


class PackError(ValueError):
    """A file is no pack of this version; ``str()`` names it."""


def _hash(key: str, drawers: int) -> tuple[int, bytes]:
    """The drawer of a key, and what stands for the key in it."""
    digest = blake2b(key.encode("utf-8", "surrogatepass"), digest_size=4 + _HALF).digest()
    return int.from_bytes(digest[:4], "big") % drawers, digest[4:]


@dataclass(frozen=True, slots=True)
class Index:
    """Values by key; ``drawers`` holds where each begins.  A key that was never put in finds a value by accident once
    in about a million."""

    pairs: memoryview
    drawers: memoryview

    def find(self, key: str) -> tuple[int, ...]:
        """All values of a key, ascending; empty if there is none."""
        drawer, wanted = _hash(key, len(self.drawers) - 1)
        pairs = bytes(self.pairs[_PAIR * self.drawers[drawer] : _PAIR * self.drawers[drawer + 1]])
        found, at = [], pairs.find(wanted)
        while at >= 0:
            if at % _PAIR == 0:
                found.append(int.from_bytes(pairs[at + _HALF : at + _PAIR], "big"))
            at = pairs.find(wanted, at + 1)
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Records:
    """Strings by number.  ``firsts`` and ``offsets`` hold the first number and the place of each block."""

    firsts: memoryview
    offsets: memoryview
    data: memoryview
    dictionary: bytes

    def get(self, number: int) -> str | None:
        """The string of that number, or None."""
        block = bisect_right(self.firsts, number) - 1
        if block < 0:
            return None
        packed = self.data[self.offsets[block] : self.offsets[block + 1]]
        at = self.firsts[block]
        for record in zlib.decompressobj(-15, self.dictionary).decompress(packed).split(b"\0"):
            line = record.index(b"\n")
            at += int(record[:line])
            if at >= number:
                return record[line + 1 :].decode() if at == number else None
        return None


class Pack:
    """An open pack.  Raises PackError for any other file."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._bytes = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        if self._bytes[: len(MAGIC)] != MAGIC or sys.byteorder != "little":
            raise PackError(f"{path}: not a dictionary of this version (or a big-endian machine)")
        (size,) = struct.unpack_from("<Q", self._bytes, len(MAGIC))
        self._start = len(MAGIC) + 8 + size
        self._header = json.loads(bytes(self._bytes[len(MAGIC) + 8 : self._start]))
        self.about: dict[str, str] = self._header["about"]

    def section(self, name: str) -> memoryview:
        """The bytes of a section."""
        start, size = self._header["sections"][name]
        return self._bytes[self._start + start : self._start + start + size]

    def index(self, name: str) -> Index:
        """A section as an index."""
        return Index(self.section(name), self.section(f"{name}.drawers").cast("I"))

    def records(self, name: str) -> Records:
        """A section as records."""
        firsts, offsets = (self.section(f"{name}.{part}").cast("I") for part in ("firsts", "offsets"))
        return Records(firsts, offsets, self.section(name), bytes(self.section(f"{name}.dictionary")))


def index(pairs: Iterable[tuple[str, int]]) -> dict[str, bytes]:
    """The sections of an index over (key, value) pairs; a value is below 2 to the 24th."""
    distinct = set(pairs)
    count = max(1, len(distinct) // _IN_DRAWER)
    filled: list[list[bytes]] = [[] for _ in range(count)]
    for key, value in distinct:
        drawer, name = _hash(key, count)
        filled[drawer].append(name + value.to_bytes(_HALF, "big"))
    data = b"".join(pair for drawer in filled for pair in sorted(drawer))
    return {"": data, ".drawers": array("I", accumulate(map(len, filled), initial=0)).tobytes()}


def records(strings: Sequence[tuple[int, str]], dictionary: bytes = b"") -> dict[str, bytes]:
    """The sections of records by ascending number; ``dictionary`` is text like theirs, to deflate better."""
    firsts, offsets, data = array("I"), array("I", [0]), bytearray()
    for i in range(0, len(strings), BLOCK):
        block = strings[i : i + BLOCK]
        firsts.append(block[0][0])
        steps = (b - a for a, b in pairwise((firsts[-1], *(number for number, _ in block))))
        text = "\0".join(f"{step}\n{string}" for step, (_, string) in zip(steps, block, strict=True))
        deflate = zlib.compressobj(9, wbits=-15, memLevel=9, zdict=dictionary)
        data += deflate.compress(text.encode()) + deflate.flush()
        offsets.append(len(data))
    return {"": bytes(data), ".firsts": firsts.tobytes(), ".offsets": offsets.tobytes(), ".dictionary": dictionary}


def write(path: Path, about: Mapping[str, str], sections: Mapping[str, Mapping[str, bytes]]) -> None:
    """Write a pack: ``about`` says what it is made of, ``sections`` come from ``index`` and ``records``."""
    body, places = bytearray(), {}
    for name, parts in sections.items():
        for suffix, data in parts.items():
            places[name + suffix] = (len(body), len(data))
            body += data + bytes(-len(data) % 8)
    header = json.dumps({"about": about, "sections": places}, ensure_ascii=False).encode()
    header += b" " * (-len(header) % 8)
    path.write_bytes(MAGIC + struct.pack("<Q", len(header)) + header + bytes(body))
