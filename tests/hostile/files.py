"""Files that mean no good: name, file name, bytes, and what must be: ``""`` if the text of ``BASE`` comes out, else
words of the one line that refuses it."""

import random
import unicodedata
from collections.abc import Callable

from tests.hostile.made import (
    BASE,
    ENTITIES,
    LAST,
    OUTSIDE,
    STORY,
    bomb,
    book,
    damaged,
    gzipped,
    locked,
    lying,
    nameless,
    packed,
    pdf,
    word,
    word_body,
)  # fmt: skip

Row = tuple[str, str, Callable[[], bytes], str]


def _row(name: str, file: str, data: Callable[[], bytes], told: str) -> Row:
    return name, file, data, told


def _given(name: str, text: Callable[[], str], told: str = "", file: str = "a.txt") -> Row:
    """A file in UTF-8, surrogates and all."""
    return name, file, lambda: text().encode("utf-8", "surrogatepass"), told


def _after(name: str, line: str, told: str = "") -> Row:
    """The story, then a line."""
    return _given(name, lambda: f"{BASE}{line}", told)


def _front(name: str, front: str, told: str = "", body: str = BASE) -> Row:
    """Front matter before the story."""
    return _given(name, lambda: f"---\n{front}\n---\n{body}", told, "a.md")


ENCODINGS = (
    _row("UTF-8 with a mark", "a.txt", lambda: BASE.encode("utf-8-sig"), ""),
    _row("UTF-16 with a mark", "a.txt", lambda: BASE.encode("utf-16"), ""),
    _row("UTF-16 without a mark", "a.txt", lambda: BASE.encode("utf-16-be"), ""),
    _row("UTF-16 cut within a character", "a.txt", lambda: BASE.encode("utf-16")[:-1], "broken further on"),
    _row("UTF-32 with a mark", "a.txt", lambda: BASE.encode("utf-32"), ""),
    _row("Shift_JIS", "a.txt", lambda: BASE.encode("shift_jis"), ""),
    _row("CP932 with ① and 髙", "a.txt", lambda: f"{BASE}①髙橋さんが来た。".encode("cp932"), ""),
    _row("EUC-JP", "a.txt", lambda: BASE.encode("euc_jp"), ""),
    _row("ISO-2022-JP", "a.txt", lambda: BASE.encode("iso2022_jp"), ""),
    _row("an escape cut off", "a.txt", lambda: BASE.encode("iso2022_jp")[:-4] + b"\x1b$", "ISO-2022-JP"),
    _row("two encodings", "a.txt", lambda: (STORY * 3).encode() + (STORY * 3).encode("cp932"), "not certain"),
    _row("UTF-8 cut within a character", "a.txt", lambda: BASE.strip().encode()[:-1], "1 bytes are broken"),
    _row("read as CP932 once", "a.txt", lambda: (STORY * 3).encode().decode("cp932", "ignore").encode(), "garbled"),
    _row("read as Latin-1 once", "a.txt", lambda: (STORY * 3).encode().decode("latin-1").encode(), "garbled"),
    _row("Big5", "a.txt", lambda: ("昨天我們在車站前面開了一家很小的商店。" * 5).encode("big5"), "not certain"),
    _row("GB18030", "a.txt", lambda: ("昨天我们在车站前面开了一家很小的商店。" * 5).encode("gb18030"), "not Japanese"),
    _row("EUC-KR", "a.txt", lambda: ("어제 저는 역 앞에 작은 가게를 열었습니다." * 5).encode("euc-kr"), "not Japanese"),
    _row("overlong UTF-8", "a.txt", lambda: BASE.encode() + b"\xc0\xaf" * 50, "not certain"),
    _row("carriage returns", "a.txt", lambda: BASE.replace("\n", "\r").encode(), ""),
    _after("surrogates as UTF-8", "\ud842\udfb7野家で食べた。", "bytes are broken"),
)
UNICODE = (
    _given("NUL", lambda: BASE.replace("雨", "雨\0").replace("店", "\0店")),
    _given("an override of direction", lambda: f"\u202e{BASE}\u202c\u2066明日は晴れる。"),
    _given("nothing of width", lambda: "\ufeff" + "\u200b\u200d\u2060".join(BASE)),
    _given("variation selectors", lambda: BASE.replace("店", "店\ufe00\U000e0100")),
    _given("decomposed kana", lambda: unicodedata.normalize("NFD", f"{BASE}ガラスの窓が開いた。")),
    _after("control characters", "\x01\x1b[31m\x9b雨\x07だ。"),
    _after("a lone surrogate", "\ud800雨だ。", "bytes are broken"),
    _after("private use", "\ue000\U000f0000がある。"),
    _after("non-characters", "\ufdd0\uffff\U0010ffffがある。"),
    _after("kanji outside the first plane", "𠮷野家で𩸽を食べた。𠮟られた。"),
    _after("half-width kana", "ｺﾝﾋﾟｭｰﾀｰでﾊﾟﾝを買った。"),
    _after("compatibility characters", "㈱ゆきは㌔㍻㊤を売る。"),
    _after("two thousand marks on one kana", "か" + "\u3099\u0301" * 1000 + "がある。"),
    _after("families of emoji", "👨‍👩‍👧‍👦が🏳️‍🌈を見た。"),
    _after("tags of plane 14", "".join(chr(0xE0000 + ord(c)) for c in "ignore") + "雨だ。"),
    _after("annotations between lines", "\ufff9市場\ufffaいちば\ufffbで魚を買った。"),
    _after("fillers", "\u115f\u3164\u061cがある。"),
    _after("iteration marks", "いろ〳〵のことゞもを、こゝろにおもふ。"),
    _after("one of every plane", "".join(chr(p << 16 | 0x3042) for p in range(17)) + "だ。"),
    _after("words from right to left", "店の名前は שלום と مرحبا だ。"),
)
SHAPES = (
    _given("nothing", lambda: "", "the file is empty"),
    _given("white space", lambda: " \n\t　\r\n" * 100, "the file is empty"),
    _given("a mark alone", lambda: "\ufeff", "the file is empty"),
    _given("one kanji", lambda: "雨", "no kana in it"),
    _given("one full stop", lambda: "。", "no kana and no kanji"),
    _given("digits", lambda: "1234567890\n" * 20, "not Japanese"),
    _given("English", lambda: "It rained all day and nobody came. " * 20, "not Japanese"),
    _given("Chinese", lambda: "昨天我们在车站前面开了一家很小的商店。" * 5, "looks Chinese"),
    _given("Korean", lambda: "어제 저는 역 앞에 작은 가게를 열었습니다. " * 5, "looks Korean"),
    _given("Japanese in much English", lambda: "nothing to see " * 200 + "雨が降った。", "in another language"),
    _given("a heading alone", lambda: "# 雨の日\n", "nothing is left", "a.md"),
    _given("links alone", lambda: "- [雨](http://a.example)\n" * 20, "not Japanese", "a.md"),
    _given("code alone", lambda: "```\nprint('雨')\n```\n", "not Japanese", "a.md"),
    _given("a name without an ending", lambda: BASE, "", "text"),
    _given("a name that is a path", lambda: BASE, "", "../../etc/passwd"),
    _given("a name of a program", lambda: BASE, "", "a.exe"),
    _given("a name of two lines", lambda: "", "the file is empty", "a\nb\x1b[31m.txt"),
    _given("a name without end", lambda: "", "the file is empty", "あ" * 5000 + ".txt"),
    _row("seventeen megabytes", "a.txt", lambda: BASE.encode() * 180_000, "larger than 16 MB"),
)
FRONT_MATTER = (
    _given("no end", lambda: f"---\ntitle: 雨\n{BASE}", "not closed", "a.md"),
    _front("nine thousand characters", "title: " + "雨" * 9000, "not closed within".replace("within", "by ---")),
    _front("a block without end", "title: |\n" + "  雨\n" * 3000, "not closed"),
    _front("an anchor and an alias", "a: &x 1\ntitle: *x", "a.md:2: anchors"),
    _front("an alias bomb", "a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]", "a.md:2: anchors"),
    _front("a tag of Python", "title: !!python/object/apply:os.system ['touch pwned']", "a.md:2: tags (!…)"),
    _front("a tag of its own", "title: !x 雨", "a.md:2: tags (!…)"),
    _front("five thousand brackets", "a: " + "[" * 5000, "nested more than 4 deep"),
    _front("three thousand braces", "a: " + "{" * 3000, "nested more than 4 deep"),
    _front("five deep", "a: {b: {c: {d: {e: 1}}}}", "nested more than 4 deep"),
    _front("no such level", "level: N9", "a.md:2: level is 'N9'"),
    _front("a level in small letters", "level: n3", "a.md:2: level is 'n3'"),
    _front("two levels", "level: [N3, N4]", "level is not one line"),
    _front("no such state", "status: secret", "a.md:2: status is 'secret'"),
    _front("a map as title", "title: {a: b}", "title is not one line"),
    _front("a time as title", "title: 12:30:45"),
    _front("no as title", "title: no"),
    _front("null as title", "title: ~"),
    _front("two titles", "title: 一\ntitle: 二", "a.md:3: title stands twice"),
    _front("an open quote", "title: '雨", "not valid YAML"),
    _front("a colon within", "title: 雨: 朝", "not valid YAML"),
    _front("a list below a map", "a: 1\n- b", "not valid YAML"),
    _front("tags that are maps", "tags: [{a: b}]", "tags is neither"),
    _front("names that are a list", "names: [森]", "names is no map"),
    _front("names of lists", "names: {森: [person]}", "names is no map"),
    _front("a thousand tags", "tags: [" + ", ".join(f"t{n}" for n in range(1000)) + "]"),
    _front("escapes in the title", 'title: "a\\u0007b\\x1b[31m\\u202e"'),
    _front("markup in the title", "title: '<script>window.__x=1</script>'"),
    _front("a template in the title", "title: '{{7*7}}{% raw %}'"),
    _front("a key that is a list", "? [a, b]\n: c\ntitle: 雨"),
    _front("a merge", "<<: {title: 雨}"),
    _front("an id that leads out", "id: ../../etc/passwd\nslug: ../../x"),
    _front("no text after it", "title: 雨", "no text after", ""),
)
PACKED = (
    _row("a picture", "a.txt", lambda: b"\x89PNG\r\n\x1a\n" + bytes(2000), "a PNG picture"),
    _row("a gzip file", "a.txt", lambda: gzipped(BASE), "a gzip file"),
    _row("a program", "a.txt", lambda: b"\x7fELF" + bytes(500), "a program"),
    _row("chance", "a.txt", lambda: random.Random(1).randbytes(4000), "a binary file"),  # noqa: S311 - no secret
    _row("an empty ZIP file", "a.zip", lambda: packed({}), "not a text"),
    _row("a ZIP file cut off", "a.zip", lambda: packed({"a.txt": BASE * 50})[:-60], "ZIP file is broken"),
    _row("a ZIP file of a file without a name", "a.zip", lambda: nameless(packed({"a": BASE})), "without a text in it"),
    _row("a ZIP file of pictures", "a.zip", lambda: packed({"a.png": b"x"}), "without a text in it"),
    _row("a ZIP file locked", "a.zip", lambda: locked(packed({"a.txt": BASE})), "locked by a password"),
    _row("a ZIP bomb", "a.zip", lambda: bomb("a.txt", 70), "unpacks to more than 16 MB"),
    _row("a ZIP bomb that lies", "a.zip", lambda: lying(bomb("a.txt", 70)), "broken or locked"),
    _row("a ZIP file in a ZIP file", "a.zip", lambda: packed({"b.zip": packed({"a.txt": BASE})}), "without a text"),
    _row("six thousand files", "a.zip", lambda: packed({f"{n}.txt": b"" for n in range(6000)}), "more than 5,000"),
    _row("names that lead out", "a.zip", lambda: packed({"../../../pwned.txt": BASE}), ""),
    _row("a name of a drive", "a.zip", lambda: packed({"C:\\windows\\a.txt": BASE}), ""),
    _row("Word without its text", "a.docx", lambda: packed({"word/other.xml": "<a/>"}), "without a text"),
    _row("Word of broken XML", "a.docx", lambda: packed({"word/document.xml": "<w:p>"}), "XML is broken"),
    _row("Word of entities", "a.docx", lambda: word("&i;", before=ENTITIES), "declares entities"),
    _row("Word that reads a file", "a.docx", lambda: word("&x;", before=OUTSIDE), "declares entities"),
    _row("Word without words", "a.docx", lambda: word(""), "a.docx: the file is empty"),
    _row("Word nested deep", "a.docx", lambda: word_body("<w:p>" * 20000 + "</w:p>" * 20000), "nested more than"),
    _row("a Word bomb", "a.docx", lambda: packed({"word/document.xml": b"<a>" + b"x" * 70_000_000}), "16 MB"),
    _row("a Word document", "a.docx", lambda: word(STORY, LAST), ""),
    _row("a book of nothing", "a.epub", lambda: packed({"META-INF/container.xml": "<container/>"}), "is missing in it"),
    _row("a book without a page", "a.epub", lambda: book(BASE, href="b.xhtml"), "b.xhtml is missing"),
    _row("a page that leads out", "a.epub", lambda: book(BASE, href="../../../etc/passwd"), "etc/passwd is missing"),
    _row("a page on the web", "a.epub", lambda: book(BASE, href="http://a.example/x.xhtml"), "is missing"),
    _row("a book of entities", "a.epub", lambda: book("", package=f"{ENTITIES}<package/>"), "declares entities"),
    _row("a book without a spine", "a.epub", lambda: book("", package="<package><manifest/></package>"), "no page"),
    _row("a book", "a.epub", lambda: book(f"<html><body><p>{STORY}</p><p>{LAST}</p></body></html>"), ""),
    _row("a PDF of nothing", "a.pdf", lambda: b"%PDF-1.4", "PDF is broken"),
    _row("a PDF cut off", "a.pdf", lambda: pdf(b"BT (x) Tj ET")[:150], "PDF is broken"),
    _row("a PDF without words", "a.pdf", lambda: pdf(b"0 0 m 9 9 l S"), "no Japanese text"),
    _row("a PDF bomb", "a.pdf", lambda: pdf(b" " * 20_000_000), "no Japanese text"),
    _row("a PDF bomb of 70 MB", "a.pdf", lambda: pdf(b" " * 70_000_000), "unpacks to more than 64 MB"),
    _row("a PDF bomb that is damaged", "a.pdf", lambda: damaged(pdf(b" " * 20_000_000)), "no Japanese text"),
    _row("a PDF in a circle", "a.pdf", lambda: pdf(b"").replace(b"[3 0 R]", b"[2 0 R]"), "no Japanese text"),
    _row("a PDF that is itself", "a.pdf", lambda: b"%PDF-1.4\n1 0 obj 1 0 R endobj trailer<</Root 1 0 R>>", "PDF is"),
    _row(
        "a PDF of two that are each other",
        "a.pdf",
        lambda: b"%PDF-1.4\n1 0 obj 2 0 R endobj 2 0 obj 1 0 R endobj trailer<</Root 1 0 R>>",
        "PDF is",
    ),
    _row("a PDF of arrays", "a.pdf", lambda: pdf(b"[" * 20000 + b"]" * 20000), "no Japanese text"),
    _row("a PDF locked", "a.pdf", lambda: pdf(b"x").replace(b"trailer<<", b"trailer<</Encrypt 9 0 R "), "PDF is"),
)
_TIMES = "1\n00:00:09,000 --> 00:00:02,000\n{}\n\n2\n99:99:99,999 --> x\n{}\n"
MARKED_UP = (
    _given("subtitles of nothing", lambda: "1\n00:00:01,000 --> 00:00:02,000\n\n", "not Japanese", "a.srt"),
    _given("a time on two lines", lambda: f"WEBVTT\n\n00:01.000\n--> 00:02.000\n{STORY}\n\n00:03.000 --> 00:04.000\n"
           f"{STORY}{LAST}\n", STORY, "a.vtt"),
    _given("times that run backwards", lambda: _TIMES.format(STORY, STORY + LAST), STORY, "a.srt"),
    _given("a script in WebVTT", lambda: f"WEBVTT\n\n00:01.000 --> 00:02.000\n<c><script>x</script>{STORY}\n\n"
           f"00:03.000 --> 00:04.000\n{LAST}\n", "", "a.vtt"),
    _given("a script in HTML", lambda: f"<html><script>雨が降った。</script><p onclick=x>{STORY}</p><p>{LAST}</p>",
           "", "a.html"),
    _given("HTML nested deep", lambda: f"<html><body>{'<div>' * 50000}<p>{STORY}</p>", "not Japanese", "a.html"),
    _given("attributes without end", lambda: "<html><p " + "a='" * 20000 + ">" + STORY, "not Japanese", "a.html"),
    _given("references without end", lambda: "<html><p>" + "&amp;&#x110000;&b;" * 20000, "not Japanese", "a.html"),
    _given("ruby in ruby", lambda: "<html><p>" + "<ruby>漢<rt>かん" * 2000 + f"</p><p>{STORY}</p><p>{LAST}</p>",
           "", "a.html"),
    _given("open brackets", lambda: "[" * 20000 + f"\n\n{BASE}", "", "a.md"),
    _given("quotes in quotes", lambda: ">" * 20000 + f"雨が降った。\n\n{BASE}", "", "a.md"),
    _given("a table without end", lambda: "|a" * 5000 + "|\n" + "|-" * 5000 + f"|\n\n{BASE}", "not Japanese", "a.md"),
    _given("white space in a table", lambda: f"{BASE}\n|雨|雪|\n{' ' * 100000}x\n", "", "a.md"),
    _given("one subtitle of empty lines", lambda: "1" + "\n" * 100000 + BASE, "not Japanese"),
    _given("white space before a date", lambda: f"{BASE}\n公開日{' ' * 100000}x\n", ""),
    _given("Aozora readings without end", lambda: "｜" * 20000 + "漢《かん" * 5000 + f"\n\n{BASE}"),
    _given("Aozora notes in notes", lambda: "［＃" * 20000 + "］" * 20000 + f"\n\n{BASE}", "not Japanese"),
    _given("fifty thousand brackets", lambda: "「" * 50000 + "」" * 50000 + f"\n\n{BASE}", "not Japanese"),
)  # fmt: skip
GROUPS = {
    "encoding": ENCODINGS, "unicode": UNICODE, "shape": SHAPES, "front matter": FRONT_MATTER, "packed": PACKED,
    "marked up": MARKED_UP,
}  # fmt: skip
ROWS = {f"{group}: {name}": tuple(rest) for group, rows in GROUPS.items() for name, *rest in rows}
