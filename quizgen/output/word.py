"""The parts of a Word document (.docx, ISO/IEC 29500-1), as strings of XML, and the package of them.

Lengths are in twentieths of a point, sizes of letters in half points, as the format has them.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape as html_escape

from quizgen.analysis.types import Furigana
from quizgen.output import downwards

SIZE = 22
"""Letters, in half points."""
EM = SIZE * 10
_DAY = (1980, 1, 1, 0, 0, 0)
"""The date of every file in the package, so that the same sheet gives the same bytes."""
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_FONT = "UD デジタル 教科書体 NP-R"  # the schoolbook letters that come with Windows; others take what they have
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LATIN = re.compile(f"({downwards.LATIN})")
_PICTURE_SIDE = 612_000  # 17 mm in EMU


@dataclass(frozen=True, slots=True)
class Paper:
    """A page: width, height and margin, whether lines run ``down``, and in how many ``halves`` they stand."""

    width: int
    height: int
    margin: int
    down: bool
    halves: int


def escape(text: str) -> str:
    """Text as XML may have it."""
    return html_escape(_ILLEGAL.sub("", text), quote=True)


def run(text: str, look: str = "", down: bool = False) -> str:
    """Letters with the properties ``look``; in lines that run ``down`` two figures share a cell."""
    pieces = _LATIN.split(text) if down else [text]
    return "".join(_run(piece, look, down and downwards.is_pair(piece)) for piece in pieces if piece)


def _run(text: str, look: str, pair: bool) -> str:
    look += '<w:eastAsianLayout w:vert="1" w:vertCompress="1"/>' if pair else ""
    inside = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    return f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{inside}</w:r>"


TAB, BREAK = "<w:r><w:tab/></w:r>", "<w:r><w:br/></w:r>"
UNDERLINED = '<w:u w:val="single"/>'
BOXED = '<w:bdr w:val="single" w:sz="4" w:space="0"/>'
SMALL = '<w:sz w:val="16"/>'


def ruby(written: str, reading: str, look: str = "") -> str:
    """Letters with their reading above."""
    size, raised = SIZE // 2, SIZE - 2
    properties = (
        f'<w:rubyPr><w:rubyAlign w:val="distributeSpace"/><w:hps w:val="{size}"/><w:hpsRaise w:val="{raised}"/>'
        f'<w:hpsBaseText w:val="{SIZE}"/><w:lid w:val="ja-JP"/></w:rubyPr>'
    )
    above, base = run(reading, f'<w:sz w:val="{size}"/>'), run(written, look)
    return f"<w:r><w:ruby>{properties}<w:rt>{above}</w:rt><w:rubyBase>{base}</w:rubyBase></w:ruby></w:r>"


def furigana(pairs: Furigana, look: str = "", down: bool = False) -> str:
    """(written, reading) pairs."""
    return "".join(ruby(w, r, look) if r else run(w, look, down) for w, r in pairs)


def paragraph(*runs: str, style: str = "", look: str = "") -> str:
    """A paragraph of a style, with properties of its own."""
    properties = (f'<w:pStyle w:val="{style}"/>' if style else "") + look
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{''.join(runs)}</w:p>"


def table(rows: Iterable[Sequence[str]], widths: Sequence[int]) -> str:
    """A table with lines; the first row stands again on each page, no row is split."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    body = "".join(_row(row, widths, n == 0) for n, row in enumerate(rows))
    look = '<w:tblPr><w:tblStyle w:val="Lines"/><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
    return f"<w:tbl>{look}<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


def _row(cells: Sequence[str], widths: Sequence[int], first: bool) -> str:
    shown = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{paragraph(cell)}</w:tc>'
        for cell, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if first else ''}</w:trPr>{shown}</w:tr>"


def picture(title: str) -> str:
    """The picture of the package (see ``package``), a square at the end of the line."""
    side, a, pic = _PICTURE_SIDE, f"{_DRAWING}/main", f"{_DRAWING}/picture"
    name = f'id="1" name="{escape(title)}" descr="{escape(title)}"'
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing"><wp:extent cx="{side}" cy="{side}"/>'
        f'<wp:docPr {name}/><a:graphic xmlns:a="{a}"><a:graphicData uri="{pic}"><pic:pic xmlns:pic="{pic}">'
        f'<pic:nvPicPr><pic:cNvPr {name}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="picture" '
        f'xmlns:r="{_OFFICE}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
        f'<a:off x="0" y="0"/><a:ext cx="{side}" cy="{side}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def package(body: Iterable[str], paper: Paper, title: str, png: bytes = b"") -> bytes:
    """The document of paragraphs and tables on this paper, with page numbers; ``png`` is what ``picture`` shows."""
    files = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations(
            ("document", f"{_OFFICE}/officeDocument", "word/document.xml"),
            ("core", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": _core(title),
        "word/document.xml": _document(body, paper),
        "word/_rels/document.xml.rels": _relations(
            ("styles", f"{_OFFICE}/styles", "styles.xml"),
            ("footer", f"{_OFFICE}/footer", "footer.xml"),
            *([("picture", f"{_OFFICE}/image", "picture.png")] if png else []),
        ),
        "word/styles.xml": _STYLES,
        "word/footer.xml": _FOOTER,
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, text in files.items():
            packed.writestr(zipfile.ZipInfo(name, _DAY), (_HEAD + text).encode(), zipfile.ZIP_DEFLATED)
        if png:
            packed.writestr(zipfile.ZipInfo("word/picture.png", _DAY), png)
    return out.getvalue()


def _types() -> str:
    parts = (("document", "document.main"), ("styles", "styles"), ("footer", "footer"))
    named = "".join(f'<Override PartName="/word/{p}.xml" ContentType="{_TYPE}.{t}+xml"/>' for p, t in parts)
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="png" ContentType="image/png"/>{named}'
        f'<Override PartName="/docProps/core.xml" ContentType="{core}"/></Types>'
    )


def _relations(*relations: tuple[str, str, str]) -> str:
    each = "".join(f'<Relationship Id="{i}" Type="{t}" Target="{target}"/>' for i, t, target in relations)
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{each}</Relationships>'


def _core(title: str) -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>quizgen</dc:creator></cp:coreProperties>"
    )


def _document(body: Iterable[str], paper: Paper) -> str:
    width, height = (paper.width, paper.height)
    lying = ' w:orient="landscape"' if width > height else ""
    sides = " ".join(f'w:{side}="{paper.margin}"' for side in ("top", "right", "bottom", "left"))
    section = (
        f'<w:sectPr><w:footerReference w:type="default" r:id="footer"/><w:pgSz w:w="{width}" w:h="{height}"{lying}/>'
        f'<w:pgMar {sides} w:header="400" w:footer="400" w:gutter="0"/><w:cols w:num="{paper.halves}" w:space="567"/>'
        + ('<w:textDirection w:val="tbRl"/>' if paper.down else "")
        + "</w:sectPr>"
    )
    return f'<w:document xmlns:w="{_W}" xmlns:r="{_OFFICE}"><w:body>{"".join(body)}{section}</w:body></w:document>'


def _style(name: str, title: str, paragraph: str, letters: str = "") -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{title}"/><w:basedOn w:val="Normal"/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{letters}</w:rPr></w:style>"
    )


def _borders(*sides: str) -> str:
    return "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in sides)


_FONTS = " ".join(f'w:{script}="{_FONT}"' for script in ("ascii", "hAnsi", "eastAsia"))
_TOGETHER = "<w:keepNext/><w:keepLines/>"
_HANGING = f'<w:ind w:left="{2 * EM}" w:hanging="{2 * EM}"/>'
_INSIDE = f'<w:ind w:left="{2 * EM}"/>'


def _lines(height: int, before: int = 0) -> str:
    return f'<w:spacing w:before="{before}" w:line="{height}" w:lineRule="atLeast"/>'


_NAMED = (
    _style("Title", "Title", f'{_TOGETHER}<w:pageBreakBefore/><w:spacing w:after="120"/>', '<w:sz w:val="32"/>'),
    _style("Passage", "Passage", f'{_lines(440)}<w:ind w:firstLine="{EM}"/><w:jc w:val="both"/>'),
    _style("Rubric", "Rubric", f'{_TOGETHER}<w:spacing w:before="240" w:after="80"/>'),
    _style("Question", "Question", f"<w:keepLines/>{_lines(400, 160)}{_HANGING}"),
    _style("Ruled", "Ruled", f"<w:pBdr>{_borders('bottom', 'between')}</w:pBdr>{_lines(560)}{_INSIDE}"),
    _style("Solution", "Solution", f"<w:keepLines/>{_lines(0, 80)}{_HANGING}", '<w:sz w:val="19"/>'),
    _style("Print", "Print", f'<w:pBdr>{_borders("top")}</w:pBdr><w:spacing w:before="240"/>', '<w:sz w:val="14"/>'),
)
_STYLES = (
    f'<w:styles xmlns:w="{_W}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {_FONTS}/><w:sz w:val="{SIZE}"/>'
    '<w:lang w:val="en-US" w:eastAsia="ja-JP"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    + "".join(_NAMED)
    + '<w:style w:type="table" w:styleId="Lines"><w:name w:val="Lines"/><w:tblPr><w:tblBorders>'
    + _borders("top", "left", "bottom", "right", "insideH", "insideV")
    + '</w:tblBorders><w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar>'
    "</w:tblPr></w:style></w:styles>"
)
_FOOTER = (
    f'<w:ftr xmlns:w="{_W}"><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    "</w:p></w:ftr>"
)
