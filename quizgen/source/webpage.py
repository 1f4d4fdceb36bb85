"""HTML to lines: what is read stays, what moves a page about goes.

A scanner of tags of our own: the standard library's parser takes quadratic time on a page of ``<!--``
and fails on ``<![``.  Unclosed elements hide nothing; entities become characters; ruby becomes readings.
"""

import html
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from quizgen.source import ruby, web_tables
from quizgen.source.draft import Cut, Draft, Line, LineKind, cut
from quizgen.source.mapped import Mapped, joined
from quizgen.source.web_tables import Tag

_TOKEN = re.compile(r"<!--|<(/?)([A-Za-z][A-Za-z0-9:-]{0,30})[^<>]*>|<[!?][^<>]*>|&#?[A-Za-z0-9]{1,32};")
_HIDDEN = re.compile(
    "script|style|noscript|template|nav|footer|aside|form|iframe|button|select|textarea|svg|math|canvas|"
    "figure|table|pre|object|audio|video|menu"
)
_BREAKS = re.compile(
    "p|div|br|li|ul|ol|dl|dt|dd|h[1-6]|blockquote|section|article|main|header|hr|tr|body|title|head|"
    "table|caption|thead|tbody|tfoot"
)
_HEADING = re.compile("h[1-6]")
_START = re.compile(r"\s*(?:<\?xml|<!doctype html|<html|<head|<body)", re.IGNORECASE)
_BLOCK = re.compile(r"</?(?:p|div|br|h[1-6]|li|ul|ol|table|article|section)\b[^<>]{0,300}>", re.IGNORECASE)
_WHITE = re.compile(r"[ \n]+")


def is_webpage(text: str, name: str) -> bool:
    """It begins as HTML does, or is named so and holds tags, or holds three blocks and begins with a tag."""
    named = name.lower().endswith((".html", ".htm", ".xhtml"))
    if _START.match(text):
        return True
    blocks = sum(1 for _ in zip(range(3), _BLOCK.finditer(text), strict=False))
    return blocks >= (1 if named else 3) and (named or text.lstrip().startswith("<"))


def _tags(text: str) -> Iterator[Tag]:
    """Tags, comments (named !) and entities (named &)."""
    i = 0
    comment_end = 0
    while m := _TOKEN.search(text, i):
        i = m.end()
        if m[0] == "<!--":
            comment_end = text.find("-->", i) if comment_end >= 0 else -1
            i = comment_end + 3 if comment_end >= 0 else i
            yield Tag(m.start(), i, "!", False)
        elif m[0][0] == "&":
            yield Tag(m.start(), i, "&", False)
        else:
            yield Tag(m.start(), i, (m[2] or "!").lower(), bool(m[1]) or m[0].endswith((" />", '"/>', "'/>")))


def _hidden(text: str, tags: list[Tag]) -> list[tuple[int, int]]:
    """Spans of the elements that are not read: the outermost ones, in order."""
    open_: dict[str, list[int]] = {}
    spans: list[tuple[int, int]] = []
    for tag in tags:
        if not _HIDDEN.fullmatch(tag.name):
            continue
        if not tag.closes:
            open_.setdefault(tag.name, []).append(tag.start)
        elif open_.get(tag.name):
            start = open_[tag.name].pop()
            while spans and spans[-1][0] >= start:
                spans.pop()
            spans.append((start, tag.end))
    return spans


def _table(text: str, tags: list[Tag], span: tuple[int, int]) -> list[Tag]:
    """The tags of a table of data, which is read; none for any other span."""
    first, last = (bisect_left(tags, at, key=lambda t: t.start) for at in span)
    is_table = tags[first].name == "table" and web_tables.is_data(text, tags[first:last])
    return tags[first:last] if is_table else []


def _outside(tags: list[Tag], spans: list[tuple[int, int]]) -> Iterator[tuple[Tag, bool]]:
    """Each tag with whether it begins a hidden span; those inside one are left out."""
    i = 0
    for tag in tags:
        while i < len(spans) and spans[i][1] <= tag.start:
            i += 1
        if i == len(spans) or tag.start <= spans[i][0]:
            begins = i < len(spans) and tag.start == spans[i][0]
            yield (replace(tag, end=spans[i][1]) if begins else tag), begins


def _name(tag: str) -> str:
    """The name of an opening tag as written: h1 of <h1 class=x>."""
    m = _TOKEN.match(tag)
    return (m[2] or "").lower() if m else ""


def _kind(name: str) -> LineKind:
    return "heading" if _HEADING.fullmatch(name) else "item" if name == "li" else ""


def _space(m: re.Match[str]) -> str:
    """White space in a page: nothing where it breaks a Japanese line, else one space."""
    sides = m.string[max(0, m.start() - 1) : m.start()] + m.string[m.end() : m.end() + 1]
    return "" if "\n" in m[0] and not sides.isascii() and all(not c.isascii() for c in sides) else " "


def _flat(parts: list[Mapped]) -> Mapped:
    return joined(parts).sub(_WHITE, _space).stripped()


def _pieces(given: Mapped) -> Iterator[tuple[str, Mapped]]:
    """The page in order as text, link (text inside ``<a>``), hidden (what is not read), cell and break (the tag)."""
    tags = list(_tags(given.text))
    done, kind, in_cell = 0, "text", False
    spans = _hidden(given.text, tags)
    tables = {span: inner for span in spans if (inner := _table(given.text, tags, span))}
    cells = {t.start for inner in tables.values() for t in inner}
    for tag, hidden in _outside(tags, [span for span in spans if span not in tables]):
        yield kind, given.part(done, tag.start)
        piece = given.part(tag.start, tag.end)
        if hidden:
            yield "hidden", piece
        elif tag.name == "&":
            yield kind, piece.edited([(0, len(piece), html.unescape(piece.text))])
        elif tag.name == "a":
            kind = "text" if tag.closes else "link"
        elif tag.name in ("td", "th") and tag.start in cells:
            yield ("text", piece.part(0, 0)) if tag.closes else ("cell", piece)
            in_cell = not tag.closes
        elif tag.name == "br" and in_cell:
            yield kind, piece.edited([(0, len(piece), " ")])
        elif _BREAKS.fullmatch(tag.name):
            yield "break", piece
            in_cell = False
        done = tag.end
    yield kind, given.part(done)


def _is_link(pieces: list[tuple[str, Mapped]], line: Mapped) -> bool:
    """All of a line is links and no sentence: a menu, buttons, headlines of other pages."""
    bare = all(kind == "link" or not piece.text.strip(" \n|｜・>»/") for kind, piece in pieces)
    return bare and bool(line.text) and "。" not in line.text


def _read(given: Mapped) -> tuple[list[Line], list[Cut], str]:
    lines: list[Line] = []
    gone: list[Cut] = []
    pieces: list[tuple[str, Mapped]] = []
    opened = title = ""
    for kind, piece in (*_pieces(given), ("break", given.part(0, 0))):
        if kind in ("text", "link", "cell"):
            pieces.append((kind, piece))
            continue
        gone += [cut(piece, _name(piece.text))] if kind == "hidden" else []
        line = _flat([p for _, p in pieces])
        name = _name(opened)
        if any(k == "cell" for k, _ in pieces):
            lines.append(Line(*web_tables.line(pieces)))
        elif name == "title":
            title = title or line.text
        elif name != "h1" and _is_link(pieces, line):
            gone.append(cut(line, "link"))
        else:
            lines.append(Line(line, _kind(name)))
        pieces, opened = [], "" if piece.text.startswith("</") or kind == "hidden" else piece.text
    return lines, gone, title


def _without_top(lines: list[Line]) -> tuple[list[Line], list[Cut]]:
    """What stands before the first heading and is no sentence belongs to the site."""
    first = next((i for i, line in enumerate(lines) if line.kind == "heading" and line.text.text), 0)
    top = [line for line in lines[:first] if "。" not in line.text.text]
    kept = [line for line in lines[:first] if "。" in line.text.text]
    return kept + lines[first:], [cut(line.text, "site header") for line in top if line.text.text]


def _site_free(title: str) -> str:
    """A page's title without the site's name: 雪の朝 | 町の新聞 -> 雪の朝."""
    return re.split(r"\s+[|｜\-–—:：]\s+|[|｜]", title)[0].strip()


def read(given: Mapped) -> Draft:
    """A draft of a page; a line is a paragraph."""
    text, rubies = ruby.taken(given)
    lines, gone, title = _read(text)
    lines, top = _without_top(lines)
    headed = any(line.kind == "heading" and line.text.text for line in lines)
    name = "" if headed else _site_free(title)
    return Draft(lines=tuple(lines), title=name, rubies=rubies, cuts=(*gone, *top))
