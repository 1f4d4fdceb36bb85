"""What a file holds, made ready for the library: its texts one by one, what cleaning took away, and putting it back.

A document that is longer than ``LONG`` characters is divided: at its headings, else into parts that end with a
paragraph.
"""

import html
import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from quizgen.source import saving
from quizgen.source.documents import documents
from quizgen.source.markdown_text import file_of
from quizgen.source.read import read_document, read_string
from quizgen.source.text import Block, GivenReading, Removed, SourceError, Text

LONG = 10_000
"""Characters from which on a text is divided."""
PART = 4_000
"""About how many characters a part has where there are no headings."""
LONGEST_SLUG = 90
_UNSEEN = re.compile(r"<(script|style|noscript|template|svg|head)\b.*?(?:</\1\s*>|$)|<!--.*?(?:-->|$)", re.S | re.I)
_TAG = re.compile(r"<[^<>]*>")
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>|<!--")
_NOT_IN_SLUG = re.compile(r"[^\w-]+")


def texts(data: bytes, name: str) -> tuple[Text, ...]:
    """All texts in a file in order; what cannot be read is passed over if there are others, else ``SourceError``."""
    found: list[Text] = []
    fault: SourceError | None = None
    for document in documents(data, name):
        try:
            found += divided(_plain(read_document(document)))
        except SourceError as error:
            fault = fault or error
    if fault and not found:
        raise fault
    return tuple(found)


def _plain(text: Text) -> Text:
    """The text with what was taken out of it as words, a line each: no tags, no script, nothing that cannot be seen."""
    lines = ((removed, line) for removed in text.removed for line in _words(removed.text))
    return replace(text, removed=tuple(replace(removed, text=line) for removed, line in lines))


def _words(piece: str) -> Iterator[str]:
    bare = _TAG.sub("\n", _UNSEEN.sub("", piece)) if _MARKUP.search(piece) else piece
    yield from (line for each in bare.split("\n") if (line := " ".join(html.unescape(each).split())))


def divided(text: Text) -> tuple[Text, ...]:
    """A long text in chapters or parts; any other as it is."""
    if len(text.body) <= LONG:
        return (text,)
    heads = [block.start for block in text.blocks if block.kind == "heading"]
    named = len(heads) > 1
    starts = sorted({0, *heads}) if named else [0, *_ends(text.body)]
    parts = [_part(text, a, b, removed) for a, b, removed in _ranges(text, starts)]
    count = len(parts)
    return tuple(
        p if p.title and named else replace(p, title=_numbered(text.title, n, count)) for n, p in enumerate(parts, 1)
    )


def _numbered(title: str, n: int, count: int) -> str:
    return f"{title}（{n}/{count}）" if title else ""


def _ends(body: str) -> Iterator[int]:
    """Where parts begin after the first: behind a paragraph, some ``PART`` characters on; none is left too short."""
    at = 0
    while len(body) - at > 2 * PART:
        end = body.find("\n", at + PART)
        if not 0 < end < len(body) - PART // 2:
            return
        at = end + 1
        yield at


def _ranges(text: Text, starts: Sequence[int]) -> Iterator[tuple[int, int, tuple[Removed, ...]]]:
    """The span of each part, with what was taken out of it."""
    for first, last in pairwise([*starts, len(text.body)]):
        low = 0 if first == 0 else _given(text, first)
        high = _given(text, last) if last < len(text.body) else 1 << 62
        yield first, last, tuple(r for r in text.removed if low <= r.at < high)


def _given(text: Text, at: int) -> int:
    body, place = text.origin[bisect_right(text.origin, at, key=lambda pair: pair[0]) - 1]
    return place + at - body


def _part(text: Text, start: int, end: int, removed: tuple[Removed, ...]) -> Text:
    """The characters ``start:end``; a heading they begin with becomes the title."""
    title = ""
    head = next((b for b in text.blocks if b.start == start and b.kind == "heading"), None)
    if head and text.body[head.end : end].strip():
        title, start = text.body[head.start : head.end], head.end + 1
    body = text.body[start:end].rstrip("\n")
    end = start + len(body)
    return replace(
        text,
        title=title,
        body=body,
        readings=tuple(
            GivenReading(r.start - start, r.end - start, r.reading)
            for r in text.readings
            if start <= r.start and r.end <= end
        ),
        blocks=tuple(
            Block(b.start - start, b.end - start, b.kind) for b in text.blocks if start <= b.start and b.end <= end
        ),
        removed=removed,
        origin=tuple(_shifted(text, start, end)),
    )


def _shifted(text: Text, start: int, end: int) -> Iterator[tuple[int, int]]:
    yield 0, _given(text, start)
    yield from ((body - start, place) for body, place in text.origin if start < body < end)


def restored(text: Text, numbers: Collection[int]) -> Text:
    """The text with some of ``text.removed`` in their places again; it says that nothing is to be left out of it."""
    for number in sorted(numbers, reverse=True):
        removed = text.removed[number]
        at = next((n for n in range(len(text.body)) if _given(text, n) > removed.at), len(text.body))
        text = _inserted(text, _line_start(text, at, removed), removed)
    return replace(text, whole=bool(numbers) or text.whole)


def _line_start(text: Text, at: int, removed: Removed) -> int:
    """Where a piece goes: into its line if it was cut out of one, else between two."""
    inside = 0 < at < len(text.body) and text.body[at - 1] != "\n" and text.body[at] != "\n"
    if inside and _given(text, at) - _given(text, at - 1) <= len(removed.text) + 2:
        return at
    return len(text.body) if at == len(text.body) else text.body.rfind("\n", 0, at) + 1


def _inserted(text: Text, at: int, removed: Removed) -> Text:
    new = " ".join(removed.text.split())
    if at == len(text.body):
        new = "\n" + new
    elif at == 0 or text.body[at - 1] == "\n":
        new += "\n"
    size = len(new)

    def move(place: int) -> int:
        return place + size if place >= at else place

    return replace(
        text,
        body=text.body[:at] + new + text.body[at:],
        readings=tuple(
            replace(r, start=move(r.start), end=move(r.end - 1) + 1) for r in text.readings if not r.start < at < r.end
        ),
        blocks=tuple(replace(b, start=move(b.start), end=move(b.end - 1) + 1) for b in text.blocks),
        origin=tuple(
            sorted(
                (
                    *((move(b), p) for b, p in text.origin),
                    (at, removed.at),
                    (at + size, _given(text, at) if at < len(text.body) else removed.at + size),
                )
            )
        ),
    )


def slug(name: str) -> str:
    """A name that a library takes: letters, digits and hyphens."""
    return _NOT_IN_SLUG.sub("-", name).strip("-_")[:LONGEST_SLUG] or "text"


def named(chosen: Sequence[tuple[int, Text]], name: str) -> Iterator[tuple[str, Text]]:
    """The names of the files of some texts: the number of each behind it, if there are several."""
    for number, text in chosen:
        yield name if len(chosen) == 1 else f"{name}-{number:02}", text


def write(files: Iterable[tuple[Path, Text]]) -> None:
    """New files of the library, all or none; what is there already is told and not touched."""
    written: list[Path] = []
    pairs = [(path, file_of(text), text) for path, text in files]
    for path, given, text in pairs:
        if path.exists():
            raise SourceError(path.name, "is there already; choose another name")
        if read_string(given, path.name).body != text.body:
            raise SourceError(
                path.name, "what was put back cannot be written as a text; leave it out or mend it in an editor"
            )
    try:
        for path, given, _ in pairs:
            saving.create(path, given.encode("utf-8"))
            written.append(path)
    except (OSError, saving.ConflictError):
        for path in written:
            path.unlink(missing_ok=True)
        raise
