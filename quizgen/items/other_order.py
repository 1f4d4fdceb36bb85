"""Operator P16: the time and the subject of a sentence in the other order, so that it is not told as it stands.

5月、森さんは店を開いた is told as 森さんは5月に店を開いた, and that as 5月に森さんが店を開いた.
True and false statements of a sentence are turned alike.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quizgen.analysis.types import Analysis, Bunsetsu, within
from quizgen.items import stems
from quizgen.items.lookup import phrase_number
from quizgen.items.tellings import Telling

Swap = tuple[int, int, str]
TIME = re.compile(r"[0-9０-９〇一二三四五六七八九十]{1,4}[年月日時分](?:の(?:春|夏|秋|冬))?(?:に|、|に、)?$")
"""How a time ends that takes に wherever it stands."""


@dataclass(frozen=True, slots=True)
class Turn:
    """The time and the subject at the head of a sentence, each a run of phrases, and whether the time stands first."""

    time: tuple[Bunsetsu, ...]
    subject: tuple[Bunsetsu, ...]
    time_first: bool
    describes: bool


def turn(analysis: Analysis, telling: Telling) -> Turn | None:
    """What of a telling can change places, or None: both go with its predicate, and nothing stands between them.  Easy
    texts are asked for what is written."""
    last = phrase_number(analysis, stems.phrases(analysis, telling.fact)[-1])
    phrases = within(analysis.bunsetsu, telling.start, telling.end)
    ends = [i for i, p in enumerate(phrases) if p.head == last][:2]
    if len(ends) < 2 or telling.predicate.negative or stems.level(analysis) in stems.SIMPLE:
        return None
    if any(start < phrases[ends[1]].end for start, _ in telling.drops):
        return None
    one, two = tuple(phrases[: ends[0] + 1]), tuple(phrases[ends[0] + 1 : ends[1] + 1])
    rest = phrases[ends[1] + 1 :]
    time_first = _is_time(analysis, one)
    time, subject = (one, two) if time_first else (two, one)
    if not _is_time(analysis, time) or not _is_subject(subject, time_first) or any(p.case == "が" for p in rest):
        return None
    described = any(c.role == "adnominal" for c in analysis.clauses if rest and c.start == rest[0].start)
    return Turn(time, subject, time_first, described)


def _is_time(analysis: Analysis, run: Sequence[Bunsetsu]) -> bool:
    """Whether phrases are one time that takes に."""
    written = analysis.text.body[run[0].start : run[-1].end]
    entity = next((e for e in analysis.entities if e.start == run[0].start), None)
    sure = (
        entity is not None
        and entity.type == "TIME"
        and written.rstrip("、").removesuffix("に") == analysis.surface(entity)
    )
    return sure and TIME.search(written) is not None


def _is_subject(run: Sequence[Bunsetsu], time_first: bool) -> bool:
    return run[-1].case == "は" or (time_first and run[-1].case == "が")


def turned(analysis: Analysis, found: Turn, text: str, swaps: Sequence[Swap]) -> str:
    """A statement with its time and its subject in the other order; as it is where its head is not those two."""
    time = _written(analysis, found.time, swaps)
    subject = _written(analysis, found.subject, swaps)
    head = time + subject if found.time_first else subject + time
    if not text.startswith(head):
        return text
    rest = text[len(head) :]
    comma = "、" if found.describes or (not found.time_first and time.endswith("、")) else ""
    when = time.rstrip("、").removesuffix("に") + "に"
    if found.time_first:
        return subject + when + comma + rest
    return when + stems.as_subject(subject) + comma + rest


def _written(analysis: Analysis, run: Sequence[Bunsetsu], swaps: Sequence[Swap]) -> str:
    said = (stems.swapped(analysis.text.body, p.start, p.end, tuple(swaps)) for p in run)
    return "".join(stems.quoted_self(s, analysis, p) for s, p in zip(said, run, strict=True))
