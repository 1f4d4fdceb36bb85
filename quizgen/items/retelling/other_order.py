"""Operator P16: two phrases of a sentence in the other order, so that it is not told as it stands.

5月、森さんは店を開いた is told as 森さんは5月に店を開いた, and the other way round; where there is no time,
石川さんに本を渡した as 本を石川さんに渡した.  True and false statements of a sentence are turned alike.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quizgen.analysis.types import Analysis, Bunsetsu, within
from quizgen.items import stems
from quizgen.items.lookup import phrase_number
from quizgen.items.sentences.tellings import Telling

Swap = tuple[int, int, str]
Run = tuple[Bunsetsu, ...]
TIME = re.compile(r"[0-9０-９〇一二三四五六七八九十]{1,4}[年月日時分](?:の(?:春|夏|秋|冬))?(?:に|、|に、)?$")
"""How a time ends that takes に wherever it stands."""
GOALS = {"に": ("PERSON", "PLACE", "FACILITY"), "で": ("PLACE", "FACILITY"), "から": ("PLACE", "FACILITY")}
"""The cases, with types of what has them, that stand after an object as well as before it."""


@dataclass(frozen=True, slots=True)
class Turn:
    """Two runs of phrases that stand side by side: a time and the subject after it (``time``), the subject and a time
    after it (``subject``), or what goes before an object and that (``object``); ``describes`` if a description follows.
    """

    one: Run
    two: Run
    head: str
    describes: bool


def turn(analysis: Analysis, telling: Telling) -> Turn | None:
    """What of a telling can change places, or None.  Easy texts are asked for what is written."""
    if telling.predicate.negative or stems.level(analysis) in stems.SIMPLE:
        return None
    runs = _runs(analysis, telling)
    if len(runs) < 2:
        return None
    return _of_time(analysis, telling, *runs[:2]) or _of_object(analysis, telling, *runs[-2:])


def _runs(analysis: Analysis, telling: Telling) -> list[Run]:
    """The phrases of a telling, each with what depends on it, in text order: what its predicate has."""
    last = phrase_number(analysis, stems.phrases(analysis, telling.fact)[-1])
    runs, run = list[Run](), list[Bunsetsu]()
    for phrase in within(analysis.bunsetsu, telling.start, telling.end):
        run.append(phrase)
        if phrase.head == last:
            runs.append(tuple(run))
            run = []
    return [] if run else runs


def _of_time(analysis: Analysis, telling: Telling, one: Run, two: Run) -> Turn | None:
    """A time and the subject at the head of a sentence where nobody else acts."""
    if any(start < two[-1].end for start, _ in telling.drops) or telling.cut[0] < telling.cut[1]:
        return None
    first = _is_time(analysis, one)
    time, subject = (one, two) if first else (two, one)
    rest = within(analysis.bunsetsu, two[-1].end, telling.end)
    acts = subject[-1].case == "は" or (first and subject[-1].case == "が")
    if not _is_time(analysis, time) or not acts or any(p.case == "が" for p in rest):
        return None
    return Turn(one, two, "time" if first else "subject", _describes(analysis, telling, two[-1].end))


def _is_time(analysis: Analysis, run: Run) -> bool:
    """Whether phrases are one time that takes に."""
    written = analysis.text.body[run[0].start : run[-1].end]
    times = (e for e in within(analysis.entities, run[0].start, run[-1].end) if e.type == "TIME")
    bare = written.rstrip("、").removesuffix("に")
    return any(analysis.surface(e) == bare for e in times) and TIME.search(written) is not None


def _of_object(analysis: Analysis, telling: Telling, one: Run, two: Run) -> Turn | None:
    """Somebody or a place and a thing right before the verb: 石川さんに|本を|渡した."""
    types = GOALS.get(one[-1].case, ())
    mine = any(e.type in types for e in within(analysis.entities, one[-1].start, one[-1].end))
    noun = [t for t in analysis.tokens[two[-1].first : two[-1].last] if t.pos.startswith("名詞")]
    thing = two[-1].case == "を" and noun and "サ変" not in noun[-1].pos
    drops = any(one[0].start <= start < two[-1].end for start, _ in telling.drops)
    if not (mine and thing) or drops or _describes(analysis, telling, two[0].start) or telling.predicate.base == "する":
        return None
    return Turn(one, two, "object", describes=False)


def _describes(analysis: Analysis, telling: Telling, at: int) -> bool:
    """Whether a clause with a verb that describes a noun begins at a place."""
    clauses = within(analysis.clauses, telling.fact.start, telling.fact.end)
    found = (c for c in clauses if c.start == at and c.role == "adnominal")
    told = (analysis.bunsetsu[c.predicate] for c in found)
    return any(t.pos.startswith("動詞") for p in told for t in analysis.tokens[p.first : p.last])


def turned(analysis: Analysis, found: Turn, text: str, swaps: Sequence[Swap]) -> str:
    """A statement with two phrases in the other order; as it is where they do not stand in it, or more than they is
    exchanged as one."""
    end = found.two[-1].end
    if any(start < end < stop for start, stop, _ in swaps):
        return text
    one, two = (_written(analysis, run, swaps) for run in (found.one, found.two))
    if found.head == "object":
        return text.replace(one + two, two + one.rstrip("、"), 1)
    rest = text.removeprefix(one + two)
    if rest == text:
        return text
    time = one if found.head == "time" else two
    when = time.rstrip("、").removesuffix("に") + "に"
    if found.head == "time":
        return two + when + "、" * found.describes + rest
    return when.removesuffix("に") + "、" + one.rstrip("、") + "、" * found.describes + rest


def _written(analysis: Analysis, run: Run, swaps: Sequence[Swap]) -> str:
    said = (stems.swapped(analysis.text.body, p.start, p.end, tuple(swaps)) for p in run)
    return "".join(stems.quoted_self(s, analysis, p) for s, p in zip(said, run, strict=True))
