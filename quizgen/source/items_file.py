"""What an author decides about a text's items: ``<slug>.items.yaml`` beside ``<slug>.md``.

The file maps names to the author's own items (``own_items``), and ids of items to what was decided about them
(``decisions``).  A change writes the lines of its own entry anew and leaves all others, comments too, as they are; new
entries stand where they make small diffs: own items in the order in which they were written, then decisions by id.
At most 200 kB, no anchors, no tags.  What is wrong is told with the file, the line and the name.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from quizgen.source import decisions, own_items
from quizgen.source.normalisation import visible
from quizgen.source.text import Decision, OwnItem, SourceError, Text

SUFFIX = ".items.yaml"
MAX_LENGTH, MAX_DEPTH = 200_000, 6
HEAD = "# What the author decided about the questions of this text; the README says how.\n"
_LINE_FEEDS = 10**6


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry: its name, what it says, and its lines ``start:end``, counted from 0."""

    key: str
    value: Any
    start: int
    end: int

    def lines(self, given: str) -> str:
        """Its lines in the file."""
        return "".join(given.splitlines(keepends=True)[self.start : self.end]).strip()


def beside(path: Path) -> Path:
    """The file of a text's file."""
    return path.with_name(path.stem + SUFFIX)


def with_items(text: Text, path: Path) -> Text:
    """The text of a file with what its author decided about its items."""
    return decided(text, *read(beside(path)))


def decided(text: Text, given: str, name: str) -> Text:
    """The text with what the characters of such a file say; ``name`` is for messages."""
    own, made = parsed(given, name)
    return replace(text, own=own, decisions=made)


def read(path: Path) -> tuple[str, str]:
    """The characters of a file, none if there is no file, and its name; raises ``SourceError`` if it is not text."""
    try:
        return decoded(path.read_bytes(), path.name), path.name
    except FileNotFoundError:
        return "", path.name
    except OSError as error:
        raise SourceError(path.name, error.strerror or "cannot be read") from None


def decoded(data: bytes, name: str) -> str:
    """The characters in the bytes of such a file."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise SourceError(name, "is not UTF-8") from None


def parsed(given: str, name: str) -> tuple[tuple[OwnItem, ...], tuple[Decision, ...]]:
    """The own items and the decisions, each in the order of the file."""
    own, made = list[OwnItem](), list[Decision]()
    for entry in entries(given, name):
        at = SourceError(name, entry.key, str(entry.start + 1))
        if decisions.decides(entry.value):
            made.append(decisions.decision(entry.key, entry.value, at))
        else:
            own.append(own_items.item(entry.key, entry.value, at))
    return tuple(own), tuple(made)


def entries(given: str, name: str) -> tuple[Entry, ...]:
    """The entries of a file in their order; raises ``SourceError`` for what is no list of named items."""
    import yaml

    if len(given) > MAX_LENGTH:
        raise SourceError(name, f"is longer than {MAX_LENGTH} characters")
    try:
        _guard(yaml, given, name)
        loader = yaml.BaseLoader(given)
        root = loader.get_single_node()
        if root and (not isinstance(root, yaml.MappingNode) or root.flow_style):
            raise SourceError(name, "is no list of named items, each on lines of its own", "1")
        return tuple(_entries(loader, root, given.splitlines(), name)) if root else ()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        why = getattr(error, "problem", None) or getattr(error, "reason", None) or "not readable"
        raise SourceError(name, f"is not valid YAML: {why}", str(mark.line + 1) if mark else "") from None


def _guard(yaml: Any, given: str, name: str) -> None:
    """Refuse what such a file never needs, before it is built."""
    depth = 0
    for event in yaml.parse(given, Loader=yaml.BaseLoader):
        line = str(event.start_mark.line + 1)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise SourceError(name, "anchors and aliases are not allowed", line)
        if getattr(event, "tag", None):
            raise SourceError(name, "tags (!…) are not allowed", line)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise SourceError(name, f"is nested more than {MAX_DEPTH} deep", line)


def _entries(loader: Any, root: Any, lines: list[str], name: str) -> Iterator[Entry]:
    seen = set[str]()
    for key, value in root.value:
        start, last = key.start_mark.line, value.end_mark
        if not isinstance(key.value, str) or not key.value or key.value in seen:
            named = isinstance(key.value, str) and key.value
            raise SourceError(name, f"{named}: stands twice" if named else "an item has no name", str(start + 1))
        seen.add(key.value)
        end = last.line + (last.column > 0)
        while end > start + 1 and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
            end -= 1
        yield Entry(key.value, _visible(loader.construct_object(value, deep=True)), start, end)


def lines_of(given: str, name: str, key: str) -> str:
    """The lines of an entry, ``""`` if there is none."""
    return next((entry.lines(given) for entry in entries(given, name) if entry.key == key), "")


def _visible(value: Any) -> Any:
    """What an entry says without what nobody sees: an escape ("\\x1b") may say anything."""
    if isinstance(value, Mapping):
        return {key: _visible(each) for key, each in value.items()}
    return [_visible(each) for each in value] if isinstance(value, list) else visible(value)


def changed(given: str, name: str, key: str, value: Mapping[str, Any] | None) -> str:
    """The file with another value for an entry, or without it; all other lines stay as they are."""
    known = entries(given, name)
    lines = _whole_lines(given or HEAD)
    new = _written(key, value)
    found = next((e for e in known if e.key == key), None)
    if found:
        after = found.end
        while not new and after < len(lines) and not lines[after].strip():
            after += 1  # the blank lines behind an entry go with it
        lines[found.start : found.end if new else after] = new
    elif new:
        _inserted(lines, known, key, value, new)
    out = "".join(lines)
    _check(known, entries(out, name), key, value, name)
    return out


def _whole_lines(given: str) -> list[str]:
    lines = given.splitlines(keepends=True)
    if lines and not lines[-1].endswith(("\n", "\r")):
        lines[-1] += "\n"
    return lines


def _inserted(lines: list[str], known: tuple[Entry, ...], key: str, value: Any, new: list[str]) -> None:
    after = next((e for e in known if _rank(e.key, e.value) > _rank(key, value)), None)
    if after is None:
        lines += (["\n"] if lines and lines[-1].strip() else []) + new
        return
    start = after.start
    while start and lines[start - 1].startswith("#"):
        start -= 1  # a comment over an entry is about it
    lines[start:start] = [*new, "\n"]


def _rank(key: str, value: Any) -> tuple[bool, str]:
    """Own items as they come, then decisions by id."""
    return (True, key) if decisions.decides(value) else (False, "")


def _written(key: str, value: Mapping[str, Any] | None) -> list[str]:
    if value is None:
        return []
    import yaml

    class Dumper(yaml.SafeDumper):
        """Lists stand further in than what they belong to."""

        def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
            super().increase_indent(flow, False)

    plain = yaml.dump(
        {key: value}, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=_LINE_FEEDS, default_flow_style=False
    )
    return str(plain).splitlines(keepends=True)


def _check(before: tuple[Entry, ...], after: tuple[Entry, ...], key: str, value: Any, name: str) -> None:
    """All other entries say what they said, and this one what it should: else the file is one for a hand."""
    others = {e.key: e.value for e in before if e.key != key}
    said = {e.key: e.value for e in after}
    if {k: v for k, v in said.items() if k != key} != others or (key in said) != (value is not None):
        raise SourceError(name, f"{key}: cannot be changed here; change the file by hand")
