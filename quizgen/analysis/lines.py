"""Lines of a body: which go on in the next one, and what stands before a line's first sentence."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from quizgen.analysis.quotable import forms
from quizgen.source.text import Text

SPACE = " \u3000\t\n"
_MAX_JOINED = 12
_ENDS = ("。", "！", "？", "!", "?", "…", "）", "」")
_LABEL = re.compile(r"[^\s：:｜。、！？「」『』（）()・]{1,16}[：:](?=\s?\S)")
_MARK = re.compile(r"(?:[・●○■□◆◇▼▲※•‣→]|[-*+](?=\s)|[(（]?[0-9０-９]{1,2}[.．)）](?![0-9０-９])|[①-⑳])\s*")


@dataclass(frozen=True, slots=True)
class Run:
    """One paragraph, or several that go on in each other; ``spoken`` after the first speaker's label."""

    start: int
    end: int
    paragraph: int
    spoken: bool


def _labels(lines: list[str]) -> frozenset[str]:
    """Labels before speech: those used twice or more (客：), or all if most lines have one before a sentence.

    A single 注意： is none, nor are those of a notice (時間：午前十時).
    """
    labelled = [m for line in lines if (m := _LABEL.match(line))]
    found = Counter(m[0] for m in labelled)
    ended = sum(m.string.rstrip(SPACE).endswith(_ENDS) for m in labelled)
    most = 2 * ended > len(labelled) > max(1, sum(bool(line.strip(SPACE)) for line in lines) / 2)
    return frozenset(label for label, n in found.items() if most or n > 1)


def speakers(text: Text) -> tuple[tuple[int, int], ...]:
    """Spans of the speakers' labels, colon included, in text order: 客： in 客：二名です。"""
    lines = text.body.split("\n")
    labels, out, at = _labels(lines), [], 0
    for line in lines:
        m = _LABEL.match(line)
        if m and m[0] in labels:
            out.append((at, at + m.end()))
        at += len(line) + 1
    return tuple(out)


def _label(line: str, labels: frozenset[str]) -> re.Match[str] | None:
    label = _LABEL.match(line, len(line) - len(line.lstrip(SPACE)))
    return label if label and label[0] in labels else None


def _prefix(line: str, labels: frozenset[str]) -> int:
    """Length of what stands before a line's first sentence: white space, a label, a list's mark."""
    label = _label(line, labels)
    at = label.end() if label else len(line) - len(line.lstrip(SPACE))
    mark = _MARK.match(line, at)
    return mark.end() if mark and mark.end() < len(line) else at


def reports(line: str) -> bool:
    """The line begins with the particle と or って: と、母は言いました。"""
    return line.startswith(("と", "って")) and not line.startswith(forms("word"))


def _goes_on(line: str, following: str) -> bool:
    return line.endswith("、") or (line.endswith(("」", "』")) and reports(following.lstrip(SPACE)))


def runs(body: str) -> Iterator[Run]:
    """The paragraphs of a body from their first sentence on, joined where one goes on in the next."""
    lines = body.split("\n")
    labels = _labels(lines)
    at, paragraph, start, first, joined = 0, 0, -1, 0, 0
    spoken = False
    for i, line in enumerate(lines):
        end = at + len(line.rstrip(SPACE))
        skip = _prefix(line, labels)
        spoken = spoken or bool(_label(line, labels))
        if at + skip < end:
            if start < 0:
                start, first, joined = at + skip, paragraph, 0
            paragraph += 1
            after = lines[i + 1] if i + 1 < len(lines) else ""
            joined += 1
            if joined == _MAX_JOINED or _prefix(after, labels) or not (after and _goes_on(body[at:end], after)):
                yield Run(start, end, first, spoken)
                start = -1
        at += len(line) + 1
