"""The ways in: bytes, a file, or a string to a ``Text``.

The steps of reading, in order: decode · harmless characters · front matter · format · cleaning ·
paragraphs · title · body.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from quizgen.source import front_matter, items_file, ruby
from quizgen.source.cleaning import cleaned
from quizgen.source.documents import Document, whole_of
from quizgen.source.draft import Cut, Draft, Line, Ruby
from quizgen.source.formats import detected
from quizgen.source.language import objection
from quizgen.source.mapped import Mapped, joined, whole
from quizgen.source.normalisation import composed, harmless, widths
from quizgen.source.paragraphs import paragraphs
from quizgen.source.spaced import is_spaced, unspaced
from quizgen.source.text import PUBLISHED, Block, GivenReading, Removed, SourceError, Text

_LINE_END = re.compile("\r\n?|\n")
_BLANKS = re.compile("\n(?:[ \u3000]*\n){2,}")
_LABEL = re.compile("[^：:]{1,16}[：:]")
_NUMBERED = re.compile("[0-9０-９一二三四五六七八九十]{1,3}[ 　.．、]|第[^ 　]{1,3}[章節話回]")
_TITLE = 60
_SENTENCE = re.compile("[。！？!?、][」』）)]?$|。")


def plain(body: str, slug: str = "") -> Text:
    """A text with nothing cleaned: ``body`` stays as it is if it is NFC and holds no control characters."""
    safe = harmless(whole(body))
    return Text(slug=slug, title="", body=safe.text, origin=safe.origin())


def _is_title(line: str, following: str) -> bool:
    """A short line that is no sentence, no speech, no speaker's line and no chapter's number, before a longer one."""
    speech = line.startswith(("「", "『", "（")) or (_LABEL.match(line) and _LABEL.match(following))
    return (
        len(line) <= _TITLE
        and not _SENTENCE.search(line)
        and len(following) > len(line)
        and not (speech or _NUMBERED.match(line))
    )


def _titled(draft: Draft, given: str) -> Draft:
    """The title: from front matter or header, else the first heading, else a short first line that is no sentence."""
    if not draft.lines:
        return replace(draft, title=given or draft.title)
    first, rest = draft.lines[0], draft.lines[1:]
    text = first.text.text
    title = given or draft.title
    heads = first.kind == "heading" or (not first.kind and bool(rest) and _is_title(text, rest[0].text.text))
    if heads and title in ("", text):
        return replace(draft, title=text, lines=rest)
    return replace(draft, title=title)


def _readings(body: Mapped, rubies: Iterable[Ruby]) -> tuple[GivenReading, ...]:
    """The readings over the body; those of lines that were taken out go with them."""
    found: list[GivenReading] = []
    for r in rubies:
        start, end = bisect_left(body.at, r.start), bisect_left(body.at, r.end)
        if start < end and body.at[start] == r.start and (not found or found[-1].end <= start):
            found.append(GivenReading(start, end, r.reading))
    taken = [(r.start, r.end) for r in found]
    found += (r for r in ruby.in_brackets(body.text) if not _overlaps(taken, r))
    return tuple(sorted(found, key=lambda r: r.start))


def _overlaps(taken: list[tuple[int, int]], r: GivenReading) -> bool:
    i = bisect_right(taken, (r.end - 1, r.end))
    return i > 0 and taken[i - 1][1] > r.start


def _blocks(lines: Iterable[Line]) -> tuple[Block, ...]:
    out, at = [], 0
    for line in lines:
        if line.kind:
            out.append(Block(at, at + len(line.text), line.kind))
        at += len(line.text) + 1
    return tuple(out)


def _removed(cuts: Iterable[Cut], given: str) -> tuple[Removed, ...]:
    starts = [m.end() for m in _LINE_END.finditer(given)]
    ordered = sorted(cuts, key=lambda c: c.at)
    return tuple(Removed(bisect_right(starts, c.at) + 1, c.text.strip(), c.why, c.at) for c in ordered)


def _text(draft: Draft, front: front_matter.Front, given: str, slug: str) -> Text:
    lines = [replace(line, text=composed(line.text)) for line in draft.lines]
    body = joined((line.text for line in lines), "\n")
    return Text(
        slug=slug,
        title=draft.title,
        body=body.text,
        level=front.level,
        source=front.source or draft.source,
        licence=front.licence,
        attribution=front.attribution or draft.author,
        genre=front.genre,
        tags=front.tags,
        summary_ja=front.summary_ja,
        summary_en=front.summary_en,
        readings=_readings(body, draft.rubies),
        blocks=_blocks(lines),
        removed=_removed(draft.cuts, given),
        origin=body.origin(),
        status=front.status or PUBLISHED,
        words=front.words,
        names=front.names,
        whole=bool(front.keep),
    )


def read_string(given: str, name: str) -> Text:
    """A text from characters in any format; ``name`` is for messages, helps to tell the format, gives the slug."""
    safe = widths(harmless(whole(given)))
    front, rest = front_matter.taken(safe, name)
    if not rest.text.strip():
        raise SourceError(name, "the file is empty" if rest is safe else "there is no text after the front matter")
    if why := objection(rest.text):
        raise SourceError(name, why)
    rest = (unspaced(rest) if is_spaced(rest.text) else rest).sub(_BLANKS, "\n\n")
    given_lines = detected(rest.text, name).read(rest)
    draft = paragraphs(given_lines if front.keep else cleaned(given_lines))
    text = _text(_titled(draft, front.title), front, given, Path(name).stem)
    if not text.body:
        raise SourceError(name, "nothing is left of it but headings, links and other boilerplate")
    return text


def status(data: bytes, name: str) -> str:
    """What a file says of its state, without reading the rest; of one that cannot be read, that it is published."""
    try:
        front, _ = front_matter.taken(widths(harmless(whole(whole_of(data, name).text))), name)
    except SourceError:
        return PUBLISHED
    return front.status or PUBLISHED


def read_bytes(data: bytes, name: str) -> Text:
    """A text from bytes in any encoding and format; raises ``SourceError`` for what cannot become one.

    All pages of a book are one text; ``documents`` tells them apart.
    """
    document = whole_of(data, name)
    try:
        return read_document(document)
    except SourceError as fault:
        if document.name == name:
            raise
        raise SourceError(name, fault.why) from None  # lines of what was unpacked are none of the file


def read_document(document: Document) -> Text:
    """A text from what a file holds; raises ``SourceError`` as ``read_bytes``."""
    text = read_string(document.text, document.name)
    return replace(text, attribution=text.attribution or document.author)


def read_path(path: Path) -> Text:
    """A text from a file with the items of its author beside it; raises ``SourceError`` also where one of the two
    cannot be read.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SourceError(path.name, error.strerror or "cannot be read") from None
    return items_file.with_items(read_bytes(data, path.name), path)
