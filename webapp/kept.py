"""Studies kept on the disk, a file for each text of the library, so that a server that starts anew knows them at once.

Nothing here is dear: what is missing, damaged, of another text or of another program is made anew.  A file is JSON,
compressed: a dataclass is the list of its fields, and what is read is taken for nothing but the values of those types.
Texts of a learner's own are never kept here.
"""

import hashlib
import json
import zlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from threading import Lock
from types import NoneType, UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

import quizgen
from quizgen import quick
from quizgen.analysis.types import Analysis
from quizgen.items.base import Proposal
from quizgen.source.library import Library
from quizgen.source.text import SourceError, Text
from webapp.study import Study, study

LONGEST = 20_000
"""Characters of a text whose study is kept; that of a novel would take longer to read than its first page may wait."""
_SUFFIX = ".study"
_Decoder = Callable[[Any], Any]
_FAULTS = (OSError, ValueError, TypeError, zlib.error)
"""What reading a file that is not as it should be may raise."""


class KeptStudies:
    """Called with a text it gives its study: as it was kept, or made by ``run`` and kept."""

    def __init__(self, folder: Path, library: Library, run: Callable[..., Any]) -> None:
        self._folder, self._library, self._run = folder, library, run
        self._lock, self._tidy = Lock(), False

    def __call__(self, text: Text) -> Study:
        """The study of a text."""
        if not self._may_be_kept(text):
            made: Study = self._run(study, text)
            return made
        self._begin()
        path = self._folder / f"{text.slug}{_SUFFIX}"
        found: Study = read(path, text) or self._run(studied_and_kept, text, path)
        return found

    def _may_be_kept(self, text: Text) -> bool:
        entry = self._library.entry(text.slug)
        return not isinstance(entry, SourceError) and entry == text and len(text.body) <= LONGEST

    def _begin(self) -> None:
        """At the first use: see that there is a folder, and forget the texts that are gone."""
        with self._lock, suppress(OSError):
            if not self._tidy:
                self._tidy = True
                self._folder.mkdir(mode=0o700, exist_ok=True)
                there = set(self._library.slugs())
                for path in self._folder.iterdir():
                    if path.stem not in there:
                        path.unlink()


def studied_and_kept(text: Text, path: Path) -> Study:
    """Study a text, and keep what was found in a file as far as there is room."""
    made = study(text)
    part = path.with_suffix(".part")
    with suppress(OSError):
        part.write_bytes(zlib.compress(_encoded(made).encode(), 1))
        part.replace(path)
    return made


def read(path: Path, text: Text) -> Study | None:
    """The study of this text by this program in a file; nothing if there is none."""
    try:
        key, proposal, *found = json.loads(zlib.decompress(path.read_bytes()))
        if key != _key(text):
            return None
        decoded = (_decoder(kind)(value) for kind, value in zip(_found(), found, strict=True))
        return Study(Analysis(text, *decoded), _decoder(Proposal | None)(proposal))
    except _FAULTS:
        return None


def _encoded(made: Study) -> str:
    found = _row(made.analysis)[1:]
    return json.dumps([_key(made.analysis.text), made.proposal, *found], default=_row, separators=(",", ":"))


def _row(value: Any) -> list[Any]:
    return [getattr(value, name) for name in _names(value.__class__)]


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(f.name for f in fields(kind))


def _found() -> list[Any]:
    """The types of what an analysis holds beside its text."""
    hints = get_type_hints(Analysis)
    return [hints[name] for name in _names(Analysis)[1:]]


@cache
def _decoder(kind: Any) -> _Decoder:
    """What makes a value of a type from what JSON has of it."""
    if is_dataclass(kind):
        return _maker(kind)
    parts = get_args(kind)
    if get_origin(kind) is tuple:
        return _several(parts[0]) if parts[-1] is Ellipsis else _each(parts)
    if get_origin(kind) is UnionType:
        inner = next(_decoder(part) for part in parts if part is not NoneType)
        return lambda value: None if value is None else inner(value)
    if kind in (str, int, float, bool) or get_origin(kind) is Literal:
        return _as_it_is
    raise NotImplementedError(kind)


def _as_it_is(value: Any) -> Any:
    return value


def _several(kind: Any) -> _Decoder:
    """A tuple of any length."""
    decode = _decoder(kind)
    return tuple if decode is _as_it_is else lambda values: tuple(map(decode, values))


def _each(kinds: tuple[Any, ...]) -> _Decoder:
    """A tuple with so many values."""
    if all(_decoder(kind) is _as_it_is for kind in kinds):
        return tuple
    return lambda values: tuple(_decoder(kind)(value) for kind, value in zip(kinds, values, strict=True))


def _maker(kind: Any) -> _Decoder:
    """A dataclass; what it is made of is looked up at the first value, since it may hold others of its own type."""
    new = quick.quick(kind)
    ways: list[tuple[int, _Decoder]] = []

    def make(values: list[Any]) -> Any:
        if not ways:
            ways.extend(_ways(kind))
        for n, decode in ways:
            values[n] = decode(values[n])
        return new(*values)

    return make


def _ways(kind: Any) -> list[tuple[int, _Decoder]]:
    """How the fields are decoded that JSON does not have as they are."""
    hints = get_type_hints(kind)
    every = [(n, _decoder(hints[name])) for n, name in enumerate(_names(kind))]
    return [way for way in every if way[1] is not _as_it_is] or [(0, _as_it_is)]


def _key(text: Text) -> str:
    """What tells this text and this program from any other."""
    return hashlib.sha256(f"{_program()}{text!r}".encode("utf-8", "replace")).hexdigest()


@cache
def _program() -> str:
    """The version, and size and time of every file with rules and tables."""
    root = Path(quizgen.__file__).parent
    files = sorted(path for path in root.rglob("*") if path.suffix in (".py", ".tsv", ".pack"))
    stats = [(path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in files]
    return hashlib.sha256(repr((quizgen.__version__, stats)).encode()).hexdigest()
