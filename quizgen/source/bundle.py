"""A text to send to a colleague: one ZIP file with the text, what was decided about its items, and a manifest.

    manifest.json    {"format": "quizgen bundle", "version": 1, "program": "0.1.0", "slug": "oame",
                      "digest": "6f1e0c…", "files": {"oame.md": "<SHA-256>", "oame.items.yaml": "<SHA-256>"}}
    oame.md
    oame.items.yaml  if anything was decided

``digest`` is that of the text as quizzes name it.  Where the library has the text already, its decisions are joined:
what only the bundle has is added, what says the same stays, and what was decided otherwise is a ``Conflict``, shown and
left as it is unless theirs is asked for.
"""

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import quizgen
from quizgen.source import decisions, items_file, own_items, saving
from quizgen.source.archive import Archive, is_archive
from quizgen.source.read import read_bytes
from quizgen.source.text import SourceError, Text

FORMAT, VERSION, MANIFEST = "quizgen bundle", 1, "manifest.json"
SLUG = re.compile(r"\w[\w-]{0,99}")
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Bundle:
    """What a bundle holds: the file of a text, and the file of what was decided about it (empty: nothing)."""

    slug: str
    data: bytes
    items: bytes
    text: Text


@dataclass(frozen=True, slots=True)
class Conflict:
    """An entry that was decided otherwise here (``mine``) than in the bundle (``theirs``), as lines of a file."""

    key: str
    mine: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Joined:
    """What became of a bundle: whether its text is ``new`` here, the entries that were ``added``, the conflicts."""

    new: bool
    added: tuple[str, ...]
    conflicts: tuple[Conflict, ...]


def pack(path: Path) -> bytes:
    """The bundle of a text's file; raises ``SourceError`` if one of its files cannot be read.  The same files give the
    same bytes."""
    data = path.read_bytes()
    given, name = items_file.read(items_file.beside(path))
    text = items_file.decided(read_bytes(data, path.name), given, name)
    files = {path.name: data} | ({name: given.encode("utf-8")} if given else {})
    manifest = {
        "format": FORMAT,
        "version": VERSION,
        "program": quizgen.__version__,
        "slug": path.stem,
        "digest": text.digest,
        "files": {each: hashlib.sha256(content).hexdigest() for each, content in files.items()},
    }
    told = json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for each, content in {MANIFEST: told.encode("utf-8"), **files}.items():
            info = zipfile.ZipInfo(each, _LONG_AGO)
            info.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(info, content)
    return out.getvalue()


def is_bundle(data: bytes) -> bool:
    """Whether the bytes are a ZIP file with a manifest of ours."""
    if not is_archive(data):
        return False
    try:
        archive = Archive(data, "")
        return MANIFEST in archive.files and FORMAT.encode() in archive.read(MANIFEST)
    except SourceError:
        return False


def unpack(data: bytes, name: str) -> Bundle:
    """What a bundle holds; raises ``SourceError`` for one that is broken, changed on its way or of a later version."""
    archive = Archive(data, name)
    manifest = _manifest(archive, name)
    slug = str(manifest.get("slug", ""))
    told, items = f"{slug}.md", f"{slug}{items_file.SUFFIX}"
    files = manifest.get("files")
    if not SLUG.fullmatch(slug) or not isinstance(files, Mapping) or not {told} <= set(files) <= {told, items}:
        raise SourceError(name, "its manifest does not name one text and what was decided about it")
    content = {each: archive.read(each) for each in files}
    for each, digest in files.items():
        if hashlib.sha256(content[each]).hexdigest() != digest:
            raise SourceError(name, f"{each} in it is not what was packed: it was changed or damaged on its way")
    decided = content.get(items, b"")
    text = items_file.decided(read_bytes(content[told], told), items_file.decoded(decided, items), items)
    return Bundle(slug, content[told], decided, text)


def _manifest(archive: Archive, name: str) -> Mapping[str, Any]:
    try:
        found = json.loads(archive.read(MANIFEST))
    except (ValueError, RecursionError):
        raise SourceError(name, f"its {MANIFEST} cannot be read") from None
    if not isinstance(found, Mapping) or found.get("format") != FORMAT:
        raise SourceError(name, "is no bundle of quizgen")
    if found.get("version") != VERSION:
        raise SourceError(name, f"is a bundle of version {found.get('version')}; this program reads version {VERSION}")
    return found


def join(bundle: Bundle, path: Path, history: Path, theirs: Callable[[str], bool] = lambda key: False) -> Joined:
    """Bring a bundle into the library as the file ``path``; conflicts are left alone but where ``theirs`` says so.

    Raises ``SourceError`` if another text stands there: nothing is written then.
    """
    held = saving.content(path)
    if held is not None and _read(held, path) != _read(bundle.data, path):
        raise SourceError(path.name, "the library has another version of this text; give the bundle another name")
    beside = items_file.beside(path)
    before = saving.content(beside)
    given, mine = items_file.decoded(before or b"", beside.name), items_file.decoded(bundle.items, beside.name)
    new, joined = _joined(given, mine, beside.name, theirs)
    if held is None and before is None:
        new = mine  # with its comments
    if new != given:
        saving.save(beside, new.encode("utf-8"), saving.digest(before), history)
    if held is None:
        saving.save(path, bundle.data, saving.NONE, history)
    return Joined(held is None, joined.added, joined.conflicts)


def _read(data: bytes, path: Path) -> tuple[str, str]:
    text = read_bytes(data, path.name)
    return text.title, text.ground


def _joined(given: str, other: str, name: str, theirs: Callable[[str], bool]) -> tuple[str, Joined]:
    known = {entry.key: entry for entry in items_file.entries(given, name)}
    own, made = items_file.parsed(other, name)
    values = {o.name: own_items.entry(o) for o in own} | {d.item: decisions.entry(d) for d in made}
    added, conflicts, out = list[str](), list[Conflict](), given
    for entry in items_file.entries(other, name):
        if entry.key in known and known[entry.key].value == entry.value:
            continue
        if entry.key in known and not theirs(entry.key):
            conflicts.append(Conflict(entry.key, known[entry.key].lines(given), entry.lines(other)))
            continue
        out = items_file.changed(out, name, entry.key, values[entry.key])
        added.append(entry.key)
    return out, Joined(False, tuple(added), tuple(conflicts))
