"""Lines to paragraphs: what was broken to fit a screen is joined, what is a line by itself stays one.

A line goes on in the next if it ends with a comma or, being long enough, with a particle; or if all
lines of its block are equally wide.  Verse, lists, speech and speakers' lines are not joined.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from quizgen.source.draft import Draft, Line
from quizgen.source.mapped import Mapped, joined

_OPEN_END = re.compile("[、，がをにでとのもはへやてばくらけどなり]$")
_OWN_LINE = re.compile("[「『（(・●○■□◆◇※→①-⑳]|[-*+] |[0-9０-９]{1,2}[.．)）]|[^\\s：:。、]{1,16}[：:]")
_ENDED = re.compile("[。！？!?…：:」』）)]$")
_MIN_OPEN, _MIN_WIDTH, _SLACK = 12, 40, 4
_VERSE = 25


def _width(s: str) -> int:
    return sum(map(_cells, s))


@lru_cache(maxsize=1 << 14)
def _cells(c: str) -> int:
    return 2 if unicodedata.east_asian_width(c) in "WF" else 1


def _goes_on(line: str) -> bool:
    return bool(_OPEN_END.search(line)) and (line[-1] in "、，" or len(line) >= _MIN_OPEN)


def _full_width(block: list[Line]) -> bool:
    """All lines but the last are equally wide: the text was broken at a column."""
    widths = [_width(line.text.text) for line in block[:-1]]
    return len(widths) > 1 and min(widths) >= max(_MIN_WIDTH, max(widths) - _SLACK)


def _is_verse(block: list[Line]) -> bool:
    short = all(0 < len(b.text) <= _VERSE and "。" not in b.text.text for b in block)
    return len(block) > 2 and short and not any(_OWN_LINE.match(b.text.text) for b in block)


def _glue(parts: list[Mapped]) -> Mapped:
    """One paragraph; a space only between Latin words."""
    out = parts[0]
    for part in parts[1:]:
        latin = out.text[-1:].isascii() and part.text[:1].isascii() and out.text[-1:] and part.text[:1]
        out = joined((out, part), " " if latin else "")
    return out


def _groups(block: list[Line], whole: bool) -> Iterator[list[Line]]:
    """The lines of a block that make a paragraph each."""
    group: list[Line] = []
    for line in block:
        before = group[-1].text.text if group else ""
        ended = bool(_ENDED.search(before)) and (not whole or bool(_OWN_LINE.match(line.text.text)))
        if group and (ended or not (whole or _goes_on(before))):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _paragraphs(block: list[Line], many: bool) -> Iterator[Line]:
    if _is_verse(block):
        yield from (replace(line, kind="verse") for line in block)
        return
    open_lines = any(_goes_on(line.text.text) for line in block[:-1])
    whole = many and (open_lines or _full_width(block))
    for group in _groups(block, whole):
        yield replace(group[0], text=_glue([line.text for line in group]))


def _blocks(lines: tuple[Line, ...]) -> Iterator[list[Line]]:
    """Lines that stand together; a heading or an item is a block of its own."""
    block: list[Line] = []
    for line in lines:
        if line.kind or not line.text.text:
            if block:
                yield block
            block = []
            if line.text.text:
                yield [line]
        else:
            block.append(line)
    if block:
        yield block


def _unfolded(line: Line) -> Line:
    """A list's item in one line."""
    parts = [part.stripped() for part in line.text.lines()]
    return replace(line, text=_glue(parts)) if len(parts) > 1 else line


def paragraphs(draft: Draft) -> Draft:
    """The draft with one line for each paragraph and no blank ones."""
    blocks = list(_blocks(draft.lines))
    if not draft.wrapped:
        return replace(draft, lines=tuple(line for block in blocks for line in block))
    many = len(blocks) > 2
    found = (line for b in blocks for line in (map(_unfolded, b) if b[0].kind else _paragraphs(b, many)))
    return replace(draft, lines=tuple(found))
