"""How hostile files are made: packed, bound, encoded, nested."""

import gzip
import io
import struct
import zipfile
import zlib

STORY = "昨日、石川さんは駅前で小さい店を開きました。店の名前は「ゆき」です。"
LAST = "今日は朝から雨が降っています。"
BASE = f"{STORY}\n\n{LAST}\n"

_CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="book.opf"/></rootfiles></container>'
)
_PACKAGE = (
    '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<metadata><dc:title>本</dc:title></metadata><manifest>"
    '<item id="a" href="{href}" media-type="application/xhtml+xml"/></manifest>'
    '<spine><itemref idref="a"/></spine></package>'
)
_SCHEMA = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_WORD = f'<w:document xmlns:w="{_SCHEMA}"><w:body>{{}}</w:body></w:document>'
_PARAGRAPH = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
ENTITIES = (
    '<!DOCTYPE a [<!ENTITY a "あああああああああ">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)
OUTSIDE = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


def packed(files: dict[str, bytes | str]) -> bytes:
    """A ZIP file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def word(*paragraphs: str, before: str = "") -> bytes:
    """A Word document; ``before`` stands before its root element."""
    body = "".join(map(_PARAGRAPH.format, paragraphs))
    return packed({"word/document.xml": before + _WORD.format(body)})


def word_body(body: str) -> bytes:
    """A Word document with a body as it is written in the file."""
    return packed({"word/document.xml": _WORD.format(body)})


def book(page: str | bytes, href: str = "a.xhtml", path: str = "a.xhtml", package: str = "") -> bytes:
    """A book of one page."""
    opf = package or _PACKAGE.format(href=href)
    return packed({"META-INF/container.xml": _CONTAINER, "book.opf": opf, path: page})


def bomb(name: str, megabytes: int) -> bytes:
    """A ZIP file with one file that unpacks to so many megabytes of あ."""
    return packed({name: "あ".encode() * (megabytes * 350_000)})


def lying(data: bytes) -> bytes:
    """A ZIP file that says its files are empty."""
    at = data.rfind(b"PK\x01\x02")
    return data[: at + 24] + struct.pack("<I", 0) + data[at + 28 :]


def nameless(data: bytes) -> bytes:
    """A ZIP file of a file called ``a``, whose list says that it has no name (found by fuzzing)."""
    at = data.rfind(b"PK\x01\x02")
    end = data.rfind(b"PK\x05\x06")
    listed = data[at : at + 28] + struct.pack("<H", 0) + data[at + 30 : at + 46] + data[at + 47 : end]
    return data[:at] + listed + data[end : end + 12] + struct.pack("<I", len(listed)) + data[end + 16 :]


def locked(data: bytes) -> bytes:
    """A ZIP file that says it is encrypted."""
    out = bytearray(data)
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        out[data.find(sign) + offset] |= 1
    return bytes(out)


def pdf(content: bytes, filtered: bool = True, extra: bytes = b"") -> bytes:
    """A PDF file of one page with this content stream."""
    stream = zlib.compress(content) if filtered else content
    name = b"/Filter /FlateDecode " if filtered else b""
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<<>>>>endobj\n"
        b"4 0 obj<<" + name + b"/Length " + str(len(stream)).encode() + b">>stream\n" + stream + b"\nendstream endobj\n"
        + extra + b"trailer<</Root 1 0 R>>\n%%EOF"
    )  # fmt: skip


def damaged(data: bytes) -> bytes:
    """A PDF file with a byte flipped near the end of its stream."""
    at = data.index(b"endstream") - 500
    return data[:at] + bytes([data[at] ^ 255]) + data[at + 1 :]


def gzipped(text: str) -> bytes:
    """A gzip file."""
    return gzip.compress(text.encode())
