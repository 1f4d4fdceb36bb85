"""Word documents, books, PDF files, subtitles and packed texts."""

import io
import zipfile
from pathlib import Path

import pytest

from quizgen.source import SourceError, read_bytes
from quizgen.source.documents import documents

FILES = Path(__file__).with_name("files")
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STORY = "上手の橋が、昨日の大雨で流された。石川さんは、川の前で一時間も待っていた。"


def packed(**files: str | bytes) -> bytes:
    """A ZIP file; ``__`` in a name stands for a slash, a last ``_x`` for ``.x``."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(".".join(name.replace("__", "/").rsplit("_", 1)), data)
    return out.getvalue()


def word(body: str) -> bytes:
    return packed(word__document_xml=f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>')


@pytest.mark.parametrize("name", ["asa.docx", "asa.epub"])
def test_what_libreoffice_writes_keeps_paragraphs_and_readings(name: str) -> None:
    text = read_bytes((FILES / name).read_bytes(), name)
    assert text.title == "橋のない朝"
    assert text.body.startswith(f"{STORY}\n1. まず、水が引くのを待つ。\n# これは見出しではない。*強調*でもない。\n")
    assert "大人は三百円です。\n子どもは百五十円です。\n" in text.body
    assert text.body.endswith("「もう帰りましょう」と、母が言った。\n私たちは駅まで歩いた。")
    assert [(text.body[r.start : r.end], r.reading) for r in text.readings] == [
        ("上手", "かみて"),
        ("石川", "いしかわ"),
    ]


def test_a_table_of_a_word_document_stays_a_table() -> None:
    text = read_bytes((FILES / "asa.docx").read_bytes(), "asa.docx")
    (table,) = text.tables
    cells = [[text.body[a:b] for a, b in row] for row in (table.columns, *table.rows)]
    assert cells == [["舟", "出る時間"], ["一番の舟", "朝七時"]]


@pytest.mark.parametrize("name", ["asa.pdf", "asa-down.pdf"])
def test_a_pdf_is_read_across_and_down(name: str) -> None:
    text = read_bytes((FILES / name).read_bytes(), name)
    assert text.title == "橋のない朝"
    assert text.body == (
        f"{STORY}雨は、まだやまない。\n「もう帰りましょう」と、母が言った。\n"
        "私たちは駅まで歩いた。駅の時計は、八時十五分だった。"
    )


# What stands in a paragraph of Word, and what is read.
WORDS = (
    ("<w:r><w:t>雨が</w:t></w:r><w:r><w:t>降った。</w:t></w:r>", "雨が降った。"),
    ("<w:del><w:r><w:t>雪</w:t></w:r></w:del><w:ins><w:r><w:t>雨だ。</w:t></w:r></w:ins>", "雨だ。"),
    ("<w:r><w:t>- 雨が降った。</w:t></w:r>", "- 雨が降った。"),
    ("<w:r><w:t>二月｜三日《みっか》に降った。</w:t></w:r>", "二月三日に降った。"),
    ("<w:r><w:t>雨が</w:t><w:br/><w:t>降った。</w:t></w:r>", "雨が\n降った。"),
    ("<w:r><w:instrText>PAGE</w:instrText><w:t>雨が降った。</w:t></w:r>", "雨が降った。"),
)  # fmt: skip


@pytest.mark.parametrize(("runs", "read"), WORDS)
def test_a_paragraph_of_word(runs: str, read: str) -> None:
    last = "<w:p><w:r><w:t>それから、川の水が増えて、橋が流された。</w:t></w:r></w:p>"
    text = read_bytes(word(f"<w:p>{runs}</w:p>{last}"), "x.docx")
    assert f"{text.title}\n{text.body}".strip() == f"{read}\nそれから、川の水が増えて、橋が流された。"


SRT = """1
00:00:01,000 --> 00:00:03,200
<i>もう帰りましょう</i>
駅で待っています。

2
00:00:03,500 --> 00:00:05,000
（ドアの音）

3
00:00:06,000 --> 00:00:08,000
{\\an8}雨が降ってきた、
急ごう。
"""


@pytest.mark.parametrize(
    ("name", "given"),
    [("a.srt", SRT), ("a.vtt", "WEBVTT\n\nNOTE 下書き\n\n" + SRT.replace(",", ".", 4)), ("a.txt", SRT)],
)
def test_subtitles_say_what_is_said(name: str, given: str) -> None:
    text = read_bytes(given.encode(), name)
    assert text.body == "もう帰りましょう　駅で待っています。\n雨が降ってきた、急ごう。"
    assert any(removed.text == "（ドアの音）" for removed in text.removed)


def test_a_zip_of_aozora_holds_one_text() -> None:
    given = packed(hashi_txt=STORY.encode("cp932"))
    assert read_bytes(given, "hashi.zip").body == STORY


def test_a_book_has_a_text_for_each_page_and_names_its_author() -> None:
    (page,) = documents((FILES / "asa.epub").read_bytes(), "asa.epub")
    assert page.name == "asa.xhtml"


BOMB = '<!DOCTYPE a [<!ENTITY b "雨雨雨">]><a>&b;</a>'
HOSTILE = (
    ("x.docx", b"PK\x03\x04broken", "the ZIP file is broken"),
    ("x.zip", packed(picture_png=b"x"), "without a text"),
    ("x.docx", packed(word__document_xml=BOMB), "declares entities"),
    ("x.docx", packed(word__document_xml="<w:document"), "XML is broken"),
    ("x.epub", packed(**{"META-INF__container_xml": "<a/>"}), "missing in it"),
    ("x.epub", packed(**{"META-INF__container_xml": "<a/>", "META-INF__rights_xml": "<a/>"}), "locked by its shop"),
    ("x.pdf", b"%PDF-1.7\nnothing", "the PDF"),
    ("x.zip", packed(**{f"t{n}_txt": b"" for n in range(5001)}), "more than 5,000 files"),
)


@pytest.mark.parametrize(("name", "data", "why"), HOSTILE)
def test_what_cannot_be_read_is_told_in_one_line(name: str, data: bytes, why: str) -> None:
    with pytest.raises(SourceError) as told:
        read_bytes(data, name)
    assert name in str(told.value) and why in str(told.value) and "\n" not in str(told.value)


def test_a_bomb_stops_at_the_bound() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b"\0" * 17_000_000)
    with pytest.raises(SourceError, match=r"a\.txt in it unpacks to more than 16 MB"):
        read_bytes(out.getvalue(), "bomb.zip")


def test_so_does_one_in_many_pieces() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for n in range(5):
            archive.writestr(f"{n}.txt", "町に店がある。\n".encode() * 700_000)
    with pytest.raises(SourceError, match="unpacks to more than 64 MB"):
        read_bytes(out.getvalue(), "bomb.zip")


@pytest.mark.parametrize("name", [".", "", "/", "..", " "])
def test_a_name_that_is_none_is_no_fault(name: str) -> None:
    assert read_bytes("町に店がある。".encode(), name).body == "町に店がある。"
