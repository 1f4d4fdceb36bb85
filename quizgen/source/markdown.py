"""Markdown to lines: headings, lists, tables, quotations and emphasis are read; code and pictures are taken out.

No Markdown library: a text is paragraphs and headings, and every character must keep its place.  All
patterns are bounded, so that a page of ``[`` takes no longer than a page of words.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from quizgen.source import ruby
from quizgen.source.draft import Cut, Draft, Line, LineKind, cut, cuts
from quizgen.source.mapped import Edit, Mapped, joined
from quizgen.source.text import CELL

_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \u3000]+|$)")
_SETEXT = re.compile(r" {0,3}(?:={2,}|-{2,}) *$")
_RULE = re.compile(r" {0,3}(?:(?:\* *){3,}|(?:- *){3,}|(?:_ *){3,})$")
_FENCE = re.compile(r" *(```|~~~)")
_ITEM = re.compile(r" {0,8}(?:[-*+]|[0-9]{1,3}[.)]) +")
_QUOTE = re.compile(r" {0,3}(?:> ?)+")
_TABLE = re.compile(r"^ *\|.*\| *$", re.MULTILINE)
_RULE_ROW = re.compile(r" *+(?:\| *+)?:?-++:? *+(?:\| *+:?-++:? *+)++(?:\| *+)?")
"""What stands under the names of columns; the bars at its ends may be missing, here and in the rows."""
_BAR = re.compile(r"(\{[^{}|｜\n]{1,30}\|[^{}|｜\n]{1,40}\})|(?<!\\)\|")
"""A bar of a table; the first group is a reading, whose bar is none: {上手|かみて}."""
_RULED = "│"
"""Stands for the bars of a table while readings are taken out, whose own bars it must not be taken for."""
_ROW = re.compile(rf" *{_RULED}(?=.*\w)(.*){_RULED} *$")
_COLUMNS_END = re.compile(rf" *{_RULED}(?: *:?-+:? *{_RULED})+ *$")
_CELL = re.compile(CELL)
_BETWEEN = re.compile(_RULED)
_PADDING = re.compile(rf"(?<! ) ++(?={_RULED})|(?<={_RULED}) ++")
_CODE = re.compile(r" {4,}\S(?!.*[。！？」]$)")
_DEFINITION = re.compile(r" {0,3}\[[^\]\n]{1,100}\]: ")
_COMMENT = re.compile(r"<!--(?:[^-<]|-(?!->)|<(?!!--)){0,2000}-->")
_PIECES = (
    ("comment", _COMMENT),
    ("tag of the site", re.compile(r"^\{%[^%\n]{0,200}%\}$")),
    ("picture", re.compile(r"!\[[^\[\]\n]{0,200}\](?:\([^()\n]{0,400}\)|\[[^\[\]\n]{0,100}\])")),
    ("footnote mark", re.compile(r"\[\^[^\[\]\n]{1,30}\]")),
    ("link address", re.compile(r"<https?://[^<>\s]{1,400}>")),
)
_LINK = re.compile(r"(?<!\\)\[([^\[\]\n]{1,200})\](?:\([^()\n]{0,400}\)|\[[^\[\]\n]{0,100}\])")
_MARKS = tuple(
    re.compile(p)
    for p in (
        r"(?<!\\)\*\*([^*\n]{1,300})\*\*",
        r"(?<![\w_\\])__([^_\n]{1,300})__(?![\w_])",
        r"(?<!\\)\*([^*\s][^*\n]{0,300})\*",
        r"(?<![\w_\\])_([^_\s][^_\n]{0,300})_(?![\w_])",
        r"(?<!\\)~~([^~\n]{1,300})~~",
        r"(?<!\\)`([^`\n]{1,300})`",
        r"\\([!-/:-@\[-`{-~])",
    )
)
_TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,300}>")
_SIGNS = (
    re.compile(r"^#{1,6}(?: |$)", re.MULTILINE),
    re.compile(r"^ *```", re.MULTILINE),
    re.compile(r"\]\([^()\s]{1,300}\)"),
    re.compile(r"^ *\|[ :|-]{3,200}\| *$", re.MULTILINE),
    re.compile(r"^ *:?-{3,}:? *(?:\| *:?-{3,}:? *){1,40}$", re.MULTILINE),
    re.compile(r"\*\*[^*\s\n]{1,100}\*\*"),
    re.compile(r"^\{%[^%\n]{0,200}%\}$", re.MULTILINE),
)


def is_markdown(text: str, name: str) -> bool:
    """The name says so, or a heading, a fence, a link, a table or strong emphasis does."""
    return name.lower().endswith((".md", ".markdown")) or any(sign.search(text) for sign in _SIGNS)


def _unmarked(text: Mapped) -> tuple[Mapped, list[Cut]]:
    """A line without its inline marks: emphasis and links leave their words, pictures nothing."""
    gone: list[Cut] = []
    for why, pattern in _PIECES:
        gone += (cut(text.part(m.start(), m.end()), why) for m in pattern.finditer(text.text))
        text = text.sub(pattern, "")
    for pattern in (_LINK, *_MARKS):
        edits = ((m.start(), m.end(), m) for m in pattern.finditer(text.text))
        text = text.edited(e for a, b, m in edits for e in ((a, m.start(1), ""), (m.end(1), b, "")))
    return text.sub(_TAG, "").stripped(), gone


def _blocks(lines: list[Mapped]) -> Iterator[tuple[str, Mapped]]:
    """Each line with what it is: code, table, heading, item, more (of an item), blank or text."""
    fence, before = "", "blank"
    for line in lines:
        opened = _FENCE.match(line.text)
        if fence or opened:
            what = "code"
            if opened:
                fence = "" if fence == opened[1] else fence or opened[1]
        elif not line.text.strip() or _RULE.match(line.text):
            what = "blank"
        elif _CODE.match(line.text) and before in ("blank", "code"):
            what = "code"
        else:
            what = _what(line.text, before)
        yield what, line
        before = what


def _what(line: str, before: str) -> str:
    if _COLUMNS_END.match(line):
        return "columns end"
    if _ROW.match(line):
        return "row"
    if _DEFINITION.match(line):
        return "link address"
    if _SETEXT.match(line):
        return "underline"
    if _HEADING.match(line):
        return "heading"
    if _ITEM.match(line):
        return "item"
    return "more" if before in ("item", "more") and line.startswith("  ") else "text"


def _ruled(line: Mapped) -> Mapped:
    """A row without the bars at its ends."""
    m = _ROW.match(line.text)
    return line.part(*m.span(1)) if m else line


def _bare(what: str, line: Mapped) -> Mapped:
    if what == "row":
        return _ruled(line).stripped().sub(_CELL, "／").sub(_PADDING, "").sub(_BETWEEN, CELL)
    m = {"heading": _HEADING, "item": _ITEM}.get(what, _QUOTE).match(line.text)
    return line.part(m.end()).stripped() if m else line.stripped()


_KINDS: dict[str, LineKind] = {"heading": "heading", "item": "item", "row": "row"}


def _lines(blocks: list[tuple[str, Mapped]]) -> tuple[list[Line], list[Cut]]:
    out: list[Line] = []
    gone: list[Cut] = []
    for what, line in blocks:
        if what in ("code", "link address"):
            gone += cuts((line,), what)
            out.append(Line(line.part(0, 0)))
        elif what == "underline":
            out[-1:] = [Line(previous.text, "heading") for previous in out[-1:]]
        elif what == "columns end":
            out[-1:] = [replace(last, kind="columns") if last.kind == "row" else last for last in out[-1:]]
        else:
            text, more = _unmarked(_bare(what, line))
            gone += more
            if what == "more" and out:
                text = joined((out.pop().text, text), glue="\n")
            out.append(Line(text, "item" if what == "more" else _KINDS.get(what, "")))
    return out, gone


def _barred(given: Mapped) -> Mapped:
    """Tables with a bar at both ends of each row: 年 | 長さ -> |年 | 長さ|."""
    lines, at, edits = given.text.split("\n"), 0, list[Edit]()
    table = False
    for n, line in enumerate(lines):
        rule = n > 0 and bool(_RULE_ROW.fullmatch(line)) and _has_bar(lines[n - 1])
        before = n + 1 < len(lines) and bool(_RULE_ROW.fullmatch(lines[n + 1])) and _has_bar(line)
        table = rule or before or (table and _has_bar(line))
        bare = line.strip()
        if table and len(bare) > 1:
            start, end = at + line.index(bare), at + line.index(bare) + len(bare)
            edits += [] if bare[0] == "|" else [(start, start + 1, "|" + bare[0])]
            edits += [] if bare[-1] == "|" else [(end - 1, end, bare[-1] + "|")]
        at += len(line) + 1
    return given.edited(edits)


def _has_bar(line: str) -> bool:
    """Whether a bar stands in a line that is none of a reading: 年 | 長さ, but not {上手|かみて}."""
    return any(not bar[1] for bar in _BAR.finditer(line))


def read(given: Mapped) -> Draft:
    """A draft of a Markdown file; a line end is no paragraph's end."""
    ruled = _barred(given).sub(_TABLE, lambda row: _BAR.sub(lambda bar: bar[1] or _RULED, row[0]))
    text, rubies = ruby.taken(ruled)
    lines, gone = _lines(list(_blocks(text.lines())))
    return Draft(lines=tuple(lines), rubies=rubies, cuts=tuple(gone), wrapped=True)
