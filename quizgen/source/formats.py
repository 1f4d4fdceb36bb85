"""The formats of files, and the one place that tells them apart."""

from collections.abc import Callable
from dataclasses import dataclass

from quizgen.source import aozora, markdown, ruby, subtitles, webpage
from quizgen.source.draft import Draft, Line
from quizgen.source.mapped import Mapped


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, whether a text (with the file's name) is in it, and its reader."""

    name: str
    recognises: Callable[[str, str], bool]
    read: Callable[[Mapped], Draft]


def _plain(given: Mapped) -> Draft:
    text, rubies = ruby.taken(given)
    return Draft(lines=tuple(Line(line.stripped()) for line in text.lines()), rubies=rubies, wrapped=True)


FORMATS = (
    Format("aozora", aozora.is_aozora, aozora.read),
    Format("subtitles", subtitles.is_subtitles, subtitles.read),
    Format("html", webpage.is_webpage, webpage.read),
    Format("markdown", markdown.is_markdown, markdown.read),
    Format("plain", lambda text, name: True, _plain),
)


def detected(text: str, name: str) -> Format:
    """The first format that recognises the text."""
    return next(f for f in FORMATS if f.recognises(text, name))
