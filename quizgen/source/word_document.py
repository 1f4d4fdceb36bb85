"""Word documents (.docx, ISO/IEC 29500) as Markdown: headings, lists, tables and ruby stay, the rest is paragraphs.

What was deleted with changes tracked, notes, headers and text boxes are left out.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizgen.source.archive import Archive
from quizgen.source.markdown_text import escaped, with_reading
from quizgen.source.xml_file import parsed

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

BODY = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VALUE = f"{_W}val"
_HEADINGS = ("heading", "title", "見出し", "表題")
_LEFT_OUT = frozenset(
    f"{_W}{tag}" for tag in ("del", "moveFrom", "txbxContent", "pict", "object", "drawing", "instrText")
)


def read(archive: Archive, name: str) -> str:
    """The document as Markdown; ``SourceError`` where it is broken."""
    body = parsed(archive.read(BODY), name).find(f"{_W}body")
    headings = _heading_styles(archive, name)
    blocks = [] if body is None else [block for part in _parts(body) for block in _block(part, headings)]
    return "\n\n".join(block for block in blocks if block.strip())


def _heading_styles(archive: Archive, name: str) -> frozenset[str]:
    """Ids of the styles whose names are those of headings, in English or Japanese."""
    if "word/styles.xml" not in archive.files:
        return frozenset()
    styles = parsed(archive.read("word/styles.xml"), name).iter(f"{_W}style")
    named = ((s.get(f"{_W}styleId") or "", s.find(f"{_W}name")) for s in styles)
    return frozenset(key for key, n in named if n is not None and (n.get(_VALUE) or "").lower().startswith(_HEADINGS))


def _parts(parent: "Element") -> Iterator["Element"]:
    """Paragraphs and tables in order, those of content controls among them."""
    for child in parent:
        if child.tag in (f"{_W}p", f"{_W}tbl"):
            yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"):
            yield from _parts(child)


def _block(part: "Element", headings: frozenset[str]) -> Iterator[str]:
    if part.tag == f"{_W}tbl":
        yield _table(part)
        return
    style = part.find(f"{_W}pPr/{_W}pStyle")
    listed = part.find(f"{_W}pPr/{_W}numPr") is not None
    for line in "".join(_pieces(part)).split("\n"):
        if style is not None and style.get(_VALUE) in headings:
            yield f"## {line.strip()}" if line.strip() else ""
        else:
            yield f"- {line.strip()}" if listed and line.strip() else line


def _table(table: "Element") -> str:
    rows = [[" ".join(_cell(cell)) for cell in row.iter(f"{_W}tc")] for row in table.iter(f"{_W}tr")]
    width = max(map(len, rows), default=0)
    lines = [f"| {' | '.join(row + [''] * (width - len(row)))} |" for row in rows]
    return (
        "\n".join([*lines[:1], "|" + "---|" * width, *lines[1:]]) if width > 1 else "\n\n".join(r[0] for r in rows if r)
    )


def _cell(cell: "Element") -> Iterator[str]:
    return (line for p in cell.iter(f"{_W}p") if (line := "".join(_pieces(p)).replace("\n", " ").strip()))


def _pieces(element: "Element") -> Iterator[str]:
    """The text of an element in order, escaped, with its readings."""
    for child in element:
        if child.tag in _LEFT_OUT or child.tag.endswith("}Fallback"):
            continue
        if child.tag == f"{_W}t":
            yield escaped(child.text or "")
        elif child.tag in (f"{_W}br", f"{_W}cr"):
            yield "\n"
        elif child.tag == f"{_W}tab":
            yield "　"
        elif child.tag == f"{_W}ruby":
            yield _ruby(child)
        else:
            yield from _pieces(child)


def _ruby(element: "Element") -> str:
    base, reading = ("".join(t.text or "" for t in element.findall(f"{_W}{tag}//{_W}t")) for tag in ("rubyBase", "rt"))
    return with_reading(base, reading.strip()) if base and reading.strip() else escaped(base)
