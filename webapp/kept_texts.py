"""The files of a library in a backup: its texts, what was decided about their items, and all former versions.

In the ZIP file they stand under ``texts/`` as they do in their folder.  Putting them back takes nothing away: what
stood there becomes a former version, other texts and versions stay.
"""

import calendar
import os
import re
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from quizgen.source import items_file, library, saving

FOLDER = "texts"
NAME = re.compile(rf"{FOLDER}/(?:{re.escape(saving.HISTORY)}/\w[\w.-]{{0,150}}/)?\w[\w.-]{{0,200}}")
"""The names that such files may have: none leads out of the folder."""
_FIRST = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a ZIP file can tell."""


def pack(folder: Path, packed: ZipFile) -> dict[str, str]:
    """Write the files into a backup; their names in it, and their digests."""
    sums = {}
    for path in _files(folder):
        if (data := saving.content(path)) is not None:
            name = f"{FOLDER}/{path.relative_to(folder).as_posix()}"
            packed.writestr(ZipInfo(name, _time(path)), data, ZIP_DEFLATED)
            sums[name] = sha256(data).hexdigest()
    return sums


def _files(folder: Path) -> Iterator[Path]:
    """The versions after the texts, so that what is replaced meanwhile is found among them."""
    for slug in sorted(library.stamps(folder)):
        yield from _pair(folder, slug)
    for former in sorted((folder / saving.HISTORY).glob("*/")):
        for version in saving.versions(folder / former.name, folder / saving.HISTORY):
            yield version.path


def _pair(folder: Path, slug: str) -> tuple[Path, Path]:
    path = folder / f"{slug}.md"
    return path, items_file.beside(path)


def _time(path: Path) -> tuple[int, int, int, int, int, int]:
    """When the file was written, as a ZIP file tells it; here it is UTC."""
    try:
        told = time.gmtime(path.stat().st_mtime)[:6]
    except FileNotFoundError:
        told = _FIRST
    return max(told, _FIRST)


def unpack(packed: ZipFile, info: ZipInfo, folder: Path) -> bytes:
    """Write a file of a backup into a folder that holds nothing else; its bytes."""
    path, data = folder / info.filename, packed.read(info)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    at = calendar.timegm(info.date_time)
    os.utime(path, (at, at))
    return data


def put_back(kept: Path, folder: Path) -> None:
    """Let the texts of ``kept`` stand in ``folder`` as they do there, with their versions."""
    folder.mkdir(parents=True, exist_ok=True)
    history = folder / saving.HISTORY
    for former in sorted((kept / saving.HISTORY).glob("*/")):
        saving.adopt(folder / former.name, saving.versions(kept / former.name, kept / saving.HISTORY), history)
    for slug in sorted(library.stamps(kept)):
        for path in _pair(kept, slug):
            _let(folder / path.name, path, history)


def _let(path: Path, kept: Path, history: Path) -> None:
    there, wanted = saving.content(path), saving.content(kept)
    if there == wanted:
        return
    if wanted is None:
        saving.remove(path, saving.digest(there), history)
        return
    saving.save(path, wanted, saving.digest(there), history)
    os.utime(path, ns=(kept.stat().st_mtime_ns,) * 2)
