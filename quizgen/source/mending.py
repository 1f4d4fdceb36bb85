"""Mending the file of a text in place: a reading, a field of its front matter; all else stays as its author wrote it.

What is written is read again and must give the same text with nothing changed but what was to be; a place where that
cannot be done (in the middle of a link, say) is told and left for an editor.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from quizgen import kana
from quizgen.source.markdown_text import flow, marked, scalar, with_reading
from quizgen.source.read import read_string
from quizgen.source.text import GivenReading, SourceError, Text

_BEFORE = re.compile(r"(?:[｜|]|\{|<ruby[^<>]{0,80}>(?:<rb>)?)$", re.IGNORECASE)
_AFTER = re.compile(
    r"《[^《》\n]{1,40}》|[|｜][^{}|｜\n]{1,40}\}"
    r"|(?:</rb>)?(?:<rp>[^<]{0,3}</rp>)?<rt>[^<>]{0,40}</rt>(?:<rp>[^<]{0,3}</rp>)?</ruby>",
    re.IGNORECASE,
)
Value = str | tuple[str, ...] | tuple[tuple[str, str], ...]
"""What a field of the front matter holds: a line, a list of words, a map of names."""
_FENCE = re.compile(r"---[ \t]*\r?\n")
_END = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE)


class CannotMendError(SourceError):
    """A place that only its author can change, in an editor."""


def trimmed(written: str, reading: str, start: int) -> GivenReading:
    """A reading over the kanji alone: 開い, ひらい to 開, ひら; ``start`` is where the word begins."""
    said, end = kana.to_hiragana(reading), len(written)
    while (
        end > 1 and len(said) > 1 and kana.is_kana(written[end - 1]) and kana.to_hiragana(written[end - 1]) == said[-1]
    ):
        end, said = end - 1, said[:-1]
    first = 0
    while (
        first < end - 1
        and len(said) > 1
        and kana.is_kana(written[first])
        and kana.to_hiragana(written[first]) == said[0]
    ):
        first, said = first + 1, said[1:]
    return GivenReading(start + first, start + end, said)


def with_readings(given: str, name: str, readings: Sequence[GivenReading]) -> str:
    """The file with these readings, as ｜漢字《かな》; others that lie over the same characters go."""
    text = read_string(given, name)
    wanted = sorted((*_apart(text.readings, readings), *readings), key=lambda r: r.start)
    out = given
    for reading in sorted(readings, key=lambda r: -r.start):
        start, end = _whole(text, reading)
        old = text.body
        new = marked(old[start : reading.start]), with_reading(old[reading.start : reading.end], reading.reading)
        first, last = _place(text, start, end, out)
        out = out[:first] + "".join(new) + marked(old[reading.end : end]) + out[last:]
    _prove(text, out, name, wanted)
    return out


def _apart(held: Iterable[GivenReading], new: Sequence[GivenReading]) -> list[GivenReading]:
    return [h for h in held if all(h.end <= n.start or n.end <= h.start for n in new)]


def _whole(text: Text, reading: GivenReading) -> tuple[int, int]:
    """The characters of a reading and of those that it takes the place of."""
    over = [h for h in text.readings if h.start < reading.end and reading.start < h.end]
    return min([reading.start, *(h.start for h in over)]), max([reading.end, *(h.end for h in over)])


def _place(text: Text, start: int, end: int, given: str) -> tuple[int, int]:
    """Where characters of the body stand in the file, with the marks of a reading round them."""
    first, last = origin(text, start), origin(text, end - 1) + 1
    if after := _AFTER.match(given, last):
        last = after.end()
    if before := _BEFORE.search(given[max(0, first - 90) : first]):
        first -= len(before[0])
    return first, last


def origin(text: Text, at: int) -> int:
    """The offset in the decoded file of a character of the body."""
    body, place = text.origin[bisect_right(text.origin, at, key=lambda pair: pair[0]) - 1]
    return place + at - body


def _prove(text: Text, out: str, name: str, wanted: Sequence[GivenReading]) -> None:
    again = read_string(out, name)
    lost = [r for r in wanted if r not in again.readings]
    if again.body != text.body or again.blocks != text.blocks or lost:
        at = wanted[0] if not lost else lost[0]
        line = out.count("\n", 0, origin(text, at.start)) + 1
        raise CannotMendError(
            name, f"{text.body[at.start : at.end]} stands in marks; write its reading in an editor", str(line)
        )


def with_field(given: str, name: str, field: str, value: Value) -> str:
    """The file with a field of the front matter set; an empty value takes the field away."""
    line = f"{field}: {scalar(value) if isinstance(value, str) else flow(value)}\n" if value else ""
    opened = _FENCE.match(given)
    closed = _END.search(given, opened.end()) if opened else None
    if opened is None or closed is None:
        return f"---\n{line}---\n\n{given.lstrip()}" if line else given
    front = given[opened.end() : closed.start()]
    old = re.search(rf"^{re.escape(field)}:.*(?:\n[ \t]+.*)*\n", front, re.MULTILINE)
    new = front[: old.start()] + line + front[old.end() :] if old else front + line
    out = given[: opened.end()] + new + given[closed.start() :]
    before, after = read_string(given, name), read_string(out, name)
    if after.body != before.body or (value and getattr(after, field, value) != value):
        raise CannotMendError(name, f"{field} could not be written; do it in an editor")
    return out
