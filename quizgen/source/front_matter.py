"""YAML front matter: at most 8 kB, no anchors, aliases or tags, at most 4 levels deep, every scalar a string.

The limits are checked on the parser's events, before anything is built (an alias bomb is small until it
is walked; five thousand opening brackets overflow the stack; ``no`` and ``12:30`` are meant as words).
Keys we do not know are left alone: a blog's front matter is read as well as our own.
"""

import re
from dataclasses import dataclass
from typing import Any

from quizgen import LEVELS
from quizgen.source.mapped import Mapped, whole
from quizgen.source.normalisation import harmless
from quizgen.source.text import NAMES, STATES, SourceError

MAX_LENGTH, MAX_DEPTH = 8_000, 4
_FENCE = re.compile(r"---[ \t]*\n")
_END = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_KEY = re.compile(r"[A-Za-z_][\w-]*:(?:\s|$)")
_NAMES = {
    "license": "licence",
    "author": "attribution",
    "summary": "summary_ja",
    "tag": "tags",
    "url": "source",
}


_LISTS = ("tags", "words")
_ONE_OF = {"level": LEVELS, "status": STATES, "keep": ("all",)}


@dataclass(frozen=True, slots=True)
class Front:
    """What front matter says about a text; see ``Text`` for the meaning of each."""

    title: str = ""
    level: str = ""
    source: str = ""
    licence: str = ""
    attribution: str = ""
    genre: str = ""
    tags: tuple[str, ...] = ()
    summary_ja: str = ""
    summary_en: str = ""
    status: str = ""
    words: tuple[str, ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    keep: str = ""


_FIELDS = frozenset(Front.__dataclass_fields__)


def _loader(yaml: Any) -> Any:
    """The loader that builds nothing; the one written in C, ten times as fast, where PyYAML came with it."""
    return getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def _guard(yaml: Any, source: str, name: str) -> None:
    """Refuse what a front matter never needs, before it is built."""
    depth = 0
    for event in yaml.parse(source, Loader=_loader(yaml)):
        line = str(event.start_mark.line + 2)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise SourceError(name, "anchors and aliases are not allowed in front matter", line)
        if getattr(event, "tag", None):
            raise SourceError(name, "tags (!…) are not allowed in front matter", line)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise SourceError(name, f"front matter is nested more than {MAX_DEPTH} deep", line)


def _value(yaml: Any, key: str, node: Any, name: str) -> str | tuple[str, ...] | tuple[tuple[str, str], ...]:
    line = str(node.start_mark.line + 2)
    if key == "names" and node.value:
        return _names(yaml, node, name, line)
    if key in _LISTS:
        if isinstance(node, yaml.ScalarNode):
            return tuple(t.strip() for t in re.split("[,、]", _line(node)) if t.strip())
        if isinstance(node, yaml.SequenceNode) and all(isinstance(n, yaml.ScalarNode) for n in node.value):
            return tuple(_line(n) for n in node.value)
        raise SourceError(name, f"{key} is neither a list of words nor words divided by commas", line)
    if not isinstance(node, yaml.ScalarNode):
        raise SourceError(name, f"{key} is not one line of text", line)
    value = _line(node)
    if key in _ONE_OF and value not in ("", *_ONE_OF[key]):
        raise SourceError(name, f"{key} is {value!r}, wanted one of {', '.join(_ONE_OF[key])}", line)
    return value


def _names(yaml: Any, node: Any, name: str, line: str) -> tuple[tuple[str, str], ...]:
    """Pairs of a name and what it is of."""
    if not isinstance(node, yaml.MappingNode) or any(_line(v) not in NAMES for _, v in node.value):
        raise SourceError(name, f"names is no map of names to one of {', '.join(NAMES)}", line)
    return tuple((_line(key), _line(value)) for key, value in node.value)


def _line(node: Any) -> str:
    """What a scalar says in one line; an escape ("\\x1b") may say what no text may hold."""
    said = " ".join(node.value.split()) if isinstance(node.value, str) else ""
    return said if said.isprintable() else " ".join(harmless(whole(said)).text.split())


def _front(yaml: Any, source: str, name: str) -> Front | None:
    _guard(yaml, source, name)
    node = yaml.compose(source, Loader=_loader(yaml))
    if node is None:
        return Front()
    if not isinstance(node, yaml.MappingNode):
        return None
    values, seen = dict[str, Any](), set[str]()
    for key, value in node.value:
        field = _NAMES.get(key.value, key.value) if isinstance(key.value, str) else ""
        if field in _FIELDS and key.value in seen:
            raise SourceError(name, f"{key.value} stands twice", str(key.start_mark.line + 2))
        if field in _FIELDS:
            seen.add(key.value)
            values[field] = _value(yaml, field, value, name)
    return Front(**values)


def _problem(error: Any, name: str) -> SourceError:
    mark = getattr(error, "problem_mark", None)
    why = getattr(error, "problem", None) or "not readable"
    return SourceError(name, f"front matter is not valid YAML: {why}", str(mark.line + 2) if mark else "")


def taken(given: Mapped, name: str) -> tuple[Front, Mapped]:
    """The front matter and the rest; raises ``SourceError`` with the line that is at fault."""
    text = given.text
    opened = _FENCE.match(text)
    if not opened or not _KEY.match(text, opened.end()):
        return Front(), given
    closed = _END.search(text, opened.end(), opened.end() + MAX_LENGTH)
    if not closed:
        raise SourceError(name, f"front matter is not closed by --- within {MAX_LENGTH} characters", "1")
    import yaml

    try:
        front = _front(yaml, text[opened.end() : closed.start()], name)
    except yaml.YAMLError as error:
        raise _problem(error, name) from None
    return (front, given.part(closed.end())) if front else (Front(), given)
