"""A text as a file of the library: front matter, then Markdown with the author's readings as ｜漢字《かな》.

What is written is read again as the same text (body, readings, blocks).
"""

import json
import re
from collections.abc import Iterator
from dataclasses import replace

from quizgen.source import ruby
from quizgen.source.text import PUBLISHED, Block, Text

_MARKS = re.compile(r"[\\*_`\[\]#|{}~<>]")
_START = re.compile(r"^([0-9]{0,3})([-+.)=])(?=\s|[-=]*\s*$)")
_PLAIN = re.compile(r"[^\W\d][\w ・、。「」『』（）〜ー]*")
_FIELDS = ("title", "level", "genre", "source", "licence", "attribution", "summary_ja", "summary_en")


def escaped(line: str) -> str:
    """A line in which nothing is a sign of Markdown."""
    return _guarded(marked(line))


def marked(text: str) -> str:
    """Characters of a line in which nothing is a sign of Markdown."""
    return _MARKS.sub(lambda sign: "\\" + sign[0], text)


def _guarded(line: str) -> str:
    """A line that begins no list and underlines nothing."""
    return _START.sub(lambda sign: f"{sign[1]}\\{sign[2]}", line, count=1)


def with_reading(written: str, reading: str) -> str:
    """A word with its reading: ``｜上手《かみて》``."""
    return f"｜{written}《{reading}》"


def file_of(text: Text) -> str:
    """The whole file; fields of the front matter that are empty stand there to be filled in, if an author should."""
    return f"---\n{''.join(_front(text))}---\n\n" + "\n".join(_lines(text)).strip("\n") + "\n"


def _front(text: Text) -> Iterator[str]:
    wanted = ("title", "level", "source", "licence", "attribution")
    for name in _FIELDS:
        value = getattr(text, name)
        if value or name in wanted:
            yield f"{name}: {scalar(value)}".rstrip() + "\n"
    if text.status != PUBLISHED:
        yield f"status: {text.status}\n"
    if text.whole:
        yield "keep: all\n"
    for name in ("tags", "words", "names"):
        if value := getattr(text, name):
            yield f"{name}: {flow(value)}\n"


def flow(value: tuple[str, ...] | tuple[tuple[str, str], ...]) -> str:
    """Words or pairs as a list or a map of YAML in one line."""
    pairs = [each for each in value if not isinstance(each, str)]
    if pairs:
        return "{" + ", ".join(f"{scalar(name)}: {kind}" for name, kind in pairs) + "}"
    return "[" + ", ".join(scalar(str(word)) for word in value) + "]"


def scalar(value: str) -> str:
    """A string as YAML reads it back: bare where that is safe, else in quotes (JSON's are YAML's too)."""
    return value if not value or _PLAIN.fullmatch(value) else json.dumps(value, ensure_ascii=False)


def _lines(text: Text) -> Iterator[str]:
    kinds = {block.start: block for block in text.blocks}
    before, at = "", 0
    for line in text.body.split("\n"):
        block = kinds.get(at, Block(at, at + len(line), ""))
        if not (block.kind and block.kind == before) and not (before == "columns" and block.kind == "row"):
            yield ""
        yield from _line(text, block)
        before, at = block.kind, at + len(line) + 1


def _line(text: Text, block: Block) -> Iterator[str]:
    if block.kind in ("columns", "row"):
        cells = [_written(text, start, end) for start, end in text.cells(block)]
        yield f"| {' | '.join(cells)} |"
        if block.kind == "columns":
            yield "|" + "---|" * len(cells)
        return
    mark = {"heading": "## ", "item": "- "}.get(block.kind, "")
    written = _written(text, block.start, block.end)
    yield mark + written if mark else _guarded(written)


def _written(text: Text, start: int, end: int) -> str:
    """``body[start:end]`` with its readings; those in brackets behind their word stand there already."""
    out, at, seen = [], start, set(ruby.in_brackets(text.body[start:end]))
    for given in text.readings:
        here = replace(given, start=given.start - start, end=given.end - start)
        if start <= given.start and given.end <= end and here not in seen:
            word = with_reading(text.body[given.start : given.end], given.reading)
            out += [marked(text.body[at : given.start]), word]
            at = given.end
    return "".join((*out, marked(text.body[at:end])))
