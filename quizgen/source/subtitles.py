"""Subtitles (SubRip .srt, WebVTT .vtt) to lines: what is said stays, numbers, times and remarks on sounds go."""

import re

from quizgen.source import ruby
from quizgen.source.draft import Cut, Draft, Line, cut
from quizgen.source.mapped import Mapped, joined

_TIME = re.compile(r"(?:[0-9]{1,3}:)?[0-9]{1,2}:[0-9]{2}[.,][0-9]{1,3}\s*-->\s*(?:[0-9]{1,3}:)?[0-9]{1,2}:[0-9]{2}[.,]")
_HEAD = re.compile(r"\s*+(?:WEBVTT|[0-9]{1,6}[^\S\n]*+\n\s*+[0-9:]{4,12}[.,][0-9]{1,3}\s*-->)")
_BLOCK = re.compile(r"WEBVTT|NOTE(?:\s|$)|STYLE\s*$|REGION\s*$")
_TAG = re.compile(r"<[^<>\n]{1,100}>|\{\\[^{}\n]{1,60}\}")
_SOUND = re.compile(r"[（(\[［♪～〜][^（）()\[\]［］]{0,40}[）)\]］♪～〜]?$|[♪～〜]+$")
_ENDED = re.compile(r"[。！？!?…」』）)]$")


def is_subtitles(text: str, name: str) -> bool:
    """It begins as such a file does, or is named so and has times."""
    named = name.lower().endswith((".srt", ".vtt"))
    return bool(_HEAD.match(text)) or (named and bool(_TIME.search(text)))


def read(given: Mapped) -> Draft:
    """A draft with a line for each subtitle; lines of one are joined, with a space where nothing ends the first."""
    text, rubies = ruby.taken(given)
    lines: list[Line] = []
    gone: list[Cut] = []
    for block in _blocks(text.lines()):
        first = next((n for n, line in enumerate(block[:2], 1) if _TIME.search(line.text)), 0)
        if not first:
            gone += (cut(line, "note of the subtitles") for line in block if not _BLOCK.match(line.text))
            continue
        said = [line.sub(_TAG, "").stripped() for line in block[first:]]
        gone += (cut(line, "sound of the subtitles") for line in said if _SOUND.fullmatch(line.text))
        if kept := [line for line in said if line.text and not _SOUND.fullmatch(line.text)]:
            lines.append(Line(_joined(kept)))
    return Draft(lines=tuple(lines), rubies=rubies, cuts=tuple(gone))


def _blocks(lines: list[Mapped]) -> list[list[Mapped]]:
    blocks: list[list[Mapped]] = [[]]
    for line in lines:
        if line.text.strip():
            blocks[-1].append(line)
        else:
            blocks.append([])
    return [block for block in blocks if block]


def _joined(lines: list[Mapped]) -> Mapped:
    out = lines[0]
    for line in lines[1:]:
        out = joined((out, line), "" if _ENDED.search(out.text) or out.text.endswith("、") else "　")
    return out
