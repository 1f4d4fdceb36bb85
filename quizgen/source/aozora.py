"""Files of Aozora Bunko: header, legend, notes, readings, gaiji, and the lines about the book behind the text.

The format is that of Aozora's own manual: title and author first, a legend between two lines of hyphens,
［＃…］ notes of the one who typed, ※［＃…］ for a character outside the set, 《》 readings, 底本： last.
"""

import re
import unicodedata

from quizgen.source import ruby
from quizgen.source.draft import Cut, Draft, Line, cut, cuts
from quizgen.source.mapped import Mapped, joined

_RULE = re.compile("-{10,}$")
_FOOTER = re.compile("(?:底本：|［＃本文終わり］|青空文庫作成ファイル：)")
_HEADING = re.compile("は(?:大|中|小)見出し］|［＃(?:大|中|小)見出し］")
_RIGHT = re.compile("［＃(?:地付き|地から.{1,4}字上げ)］")
_RIGHT_OPEN, _RIGHT_CLOSE = re.compile("［＃ここから地(?:付き|から)"), re.compile("［＃ここで(?:地付き|字上げ)終わり")
_GAIJI = re.compile("※［＃[^［］\n]{0,120}］")
_NOTE = re.compile("［＃[^［］\n]{0,200}］")
_CODE_POINT = re.compile(r"U\+([0-9A-Fa-f]{4,6})")
_JIS = re.compile(r"(?<!\d)([12])-(\d{1,2})-(\d{1,2})(?!\d)")
MISSING = "〓"
_SIGNS = ("【テキスト中に現れる記号について】", "［＃", "底本：")


def is_aozora(text: str, name: str) -> bool:
    """Two of the three signs, or the legend alone."""
    return _SIGNS[0] in text[:4000] or sum(sign in text for sign in _SIGNS) > 1


def _gaiji(m: re.Match[str]) -> str:
    """The character a note describes: by code point, or by plane, row and cell of JIS X 0213; else 〓."""
    if code := _CODE_POINT.search(m[0]):
        value = int(code[1], 16)
        return chr(value) if value < 0x110000 and unicodedata.category(chr(value))[0] in "LSP" else MISSING
    if jis := _JIS.search(m[0]):
        plane, row, cell = (int(n) for n in jis.groups())
        if 1 <= row <= 94 and 1 <= cell <= 94:
            data = (b"\x8f" if plane == 2 else b"") + bytes((row + 0xA0, cell + 0xA0))
            return data.decode("euc_jis_2004", errors="replace").replace("\ufffd", MISSING)
    return MISSING


def _header(lines: list[Mapped]) -> tuple[list[Mapped], int]:
    """The lines of title and author, and the number of the first line of the text."""
    rules = [i for i, line in enumerate(lines[:60]) if _RULE.match(line.text)]
    blank = next((i for i, line in enumerate(lines[:8]) if i and not line.text.strip()), 0)
    end = rules[0] if len(rules) > 1 else blank
    head = [line for line in lines[:end] if line.text.strip()]
    return (head, rules[1] + 1) if len(rules) > 1 else (head, blank)


def _footer(lines: list[Mapped], start: int) -> int:
    return next((i for i in range(start, len(lines)) if _FOOTER.match(lines[i].text)), len(lines))


def _signed(lines: list[Mapped]) -> tuple[list[Mapped], list[Mapped]]:
    """The lines of the text, and what is set to the right: date and signature."""
    body: list[Mapped] = []
    right: list[Mapped] = []
    inside = False
    for line in lines:
        inside = inside or bool(_RIGHT_OPEN.match(line.text))
        m = None if inside else _RIGHT.search(line.text)
        body.append(line.part(0, 0) if inside else line.part(0, m.start()) if m else line)
        right += [line] if inside else [line.part(m.end())] if m else []
        inside = inside and not _RIGHT_CLOSE.match(line.text)
    return body, right


def _line(line: Mapped) -> Line:
    kind = "heading" if _HEADING.search(line.text) else ""
    return Line(line.sub(_NOTE, "").stripped(), "heading" if kind else "")


def _source(footer: list[Mapped]) -> str:
    book = next((line.text for line in footer if line.text.startswith("底本：")), "")
    return f"青空文庫（{book}）" if book else "青空文庫"


def read(given: Mapped) -> Draft:
    """A draft of an Aozora file; its lines are paragraphs."""
    lines = given.lines()
    head, start = _header(lines)
    end = _footer(lines, start)
    body, right = _signed(lines[start:end])
    text, rubies = ruby.taken(joined(body, "\n").sub(_GAIJI, _gaiji), sure=True)
    removed: tuple[Cut, ...] = cuts(lines[len(head) : start], "aozora legend") + cuts(right, "aozora signature")
    if end < len(lines):
        removed += (cut(joined(lines[end:], "\n"), "aozora colophon"),)
    return Draft(
        lines=tuple(_line(line) for line in text.lines()),
        title=head[0].text.strip() if head else "",
        author=head[-1].text.strip() if len(head) > 1 else "",
        source=_source(lines[end:]),
        rubies=rubies,
        cuts=removed,
    )
