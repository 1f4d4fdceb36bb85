"""HTML to lines: what is read stays, what moves a page about goes.

A scanner of tags of our own: the standard library's parser takes quadratic time on a page of ``<!--``
and fails on ``<![``.  Unclosed elements hide nothing; entities become characters; ruby becomes readings.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from quizgen.source import ruby
from quizgen.source.draft import Cut, Draft, Line, LineKind, cut
from quizgen.source.mapped import Mapped, joined

_TOKEN = re.compile(r"<!--|<(/?)([A-Za-z][A-Za-z0-9:-]{0,30})[^<>]*>|<[!?][^<>]*>|&#?[A-Za-z0-9]{1,32};")
_HIDDEN = re.compile(
    "script|style|noscript|template|nav|footer|aside|form|iframe|button|select|textarea|svg|math|canvas|"
    "figure|table|pre|object|audio|video|menu"
)
_BREAKS = re.compile("p|div|br|li|ul|ol|dl|dt|dd|h[1-6]|blockquote|section|article|main|header|hr|tr|body|title|head")
_HEADING = re.compile("h[1-6]")
_START = re.compile(r"\s*(?:<\?xml|<!doctype html|<html|<head|<body)", re.IGNORECASE)
_BLOCK = re.compile(r"</?(?:p|div|br|h[1-6]|li|ul|ol|table|article|section)\b[^<>]{0,300}>", re.IGNORECASE)
_WHITE = re.compile(r"[ \n]+")


@dataclass(frozen=True, slots=True)
class _Tag:
    start: int
    end: int
    name: str
    closes: bool


def is_webpage(text: str, name: str) -> bool:
    """It begins as HTML does, or is named so and holds tags, or holds three blocks and begins with a tag."""
    named = name.lower().endswith((".html", ".htm", ".xhtml"))
    if _START.match(text):
        return True
    blocks = sum(1 for _ in zip(range(3), _BLOCK.finditer(text), strict=False))
    return blocks >= (1 if named else 3) and (named or text.lstrip().startswith("<"))


def _tags(text: str) -> Iterator[_Tag]:
    """Tags, comments (named !) and entities (named &)."""
    i = 0
    comment_end = 0
    while m := _TOKEN.search(text, i):
        i = m.end()
        if m[0] == "<!--":
            comment_end = text.find("-->", i) if comment_end >= 0 else -1
            i = comment_end + 3 if comment_end >= 0 else i
            yield _Tag(m.start(), i, "!", False)
        elif m[0][0] == "&":
            yield _Tag(m.start(), i, "&", False)
        else:
            yield _Tag(m.start(), i, (m[2] or "!").lower(), bool(m[1]) or m[0].endswith("/>"))


def _hidden(text: str, tags: list[_Tag]) -> list[tuple[int, int]]:
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


def _outside(tags: list[_Tag], spans: list[tuple[int, int]]) -> Iterator[tuple[_Tag, bool]]:
    """Each tag with whether it begins a hidden span; those inside one are left out."""
    i = 0
    for tag in tags:
        while i < len(spans) and spans[i][1] <= tag.start:
            i += 1
        if i == len(spans) or tag.start <= spans[i][0]:
            begins = i < len(spans) and tag.start == spans[i][0]
            yield (replace(tag, end=spans[i][1]) if begins else tag), begins


def _kind(tag: _Tag) -> LineKind:
    if tag.closes:
        return ""
    return "heading" if _HEADING.fullmatch(tag.name) else "item" if tag.name == "li" else ""


def _space(m: re.Match[str]) -> str:
    """White space in a page: nothing where it breaks a Japanese line, else one space."""
    sides = m.string[max(0, m.start() - 1) : m.start()] + m.string[m.end() : m.end() + 1]
    return "" if "\n" in m[0] and not sides.isascii() and all(not c.isascii() for c in sides) else " "


def _flat(parts: list[Mapped]) -> Mapped:
    return joined(parts).sub(_WHITE, _space).stripped()


def _read(given: Mapped) -> tuple[list[Line], list[Cut], str]:
    tags = list(_tags(given.text))
    lines: list[Line] = []
    gone: list[Cut] = []
    parts: list[Mapped] = []
    kind: LineKind = ""
    title, done = "", 0
    for tag, hidden in _outside(tags, _hidden(given.text, tags)):
        parts.append(given.part(done, tag.start))
        if hidden:
            gone.append(cut(given.part(tag.start, tag.end), tag.name))
        elif tag.name == "&":
            char = html.unescape(given.text[tag.start : tag.end])
            parts.append(given.part(tag.start, tag.end).edited([(0, tag.end - tag.start, char)]))
        if _BREAKS.fullmatch(tag.name) or hidden:
            line = _flat(parts)
            title = line.text if tag.name == "title" and tag.closes else title
            lines += [Line(line, kind)] if tag.name != "title" or not tag.closes else []
            parts, kind = [], _kind(tag)
        done = tag.end
    lines.append(Line(_flat([*parts, given.part(done)]), kind))
    return lines, gone, title


def _site_free(title: str) -> str:
    """A page's title without the site's name: 雪の朝 | 町の新聞 -> 雪の朝."""
    return re.split(r"\s+[|｜\-–—:：]\s+|[|｜]", title)[0].strip()


def read(given: Mapped) -> Draft:
    """A draft of a page; a line is a paragraph."""
    text, rubies = ruby.taken(given)
    lines, gone, title = _read(text)
    headed = any(line.kind == "heading" and line.text.text for line in lines)
    return Draft(lines=tuple(lines), title="" if headed else _site_free(title), rubies=rubies, cuts=tuple(gone))
