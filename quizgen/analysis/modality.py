"""What the end of a sentence adds: かもしれない, 予定だ, という, … (``modality.tsv``)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from quizgen import tables
from quizgen.analysis.types import Token


@dataclass(frozen=True, slots=True)
class Mood:
    """A row of ``modality.tsv``."""

    ending: str
    after: str
    field: str
    name: str
    example: str


@dataclass(frozen=True, slots=True)
class Tail:
    """What the end of a sentence adds, and the first character of what says so."""

    start: int
    modality: str = ""
    evidential: str = ""


@cache
def _endings() -> tuple[re.Pattern[str], dict[str, tuple[Mood, ...]]]:
    forms: dict[str, list[Mood]] = {}
    for row in tables.rows(Mood, "modality"):
        for form in row.ending.split("|"):
            forms.setdefault(form, []).append(row)
    longest = sorted(forms, key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(map(re.escape, longest))})$"), {f: tuple(r) for f, r in forms.items()}


def read(tokens: Sequence[Token]) -> Tail | None:
    """What the last tokens of a clause add, or None for a plain ending; nested endings are read from the right."""
    found: Tail | None = None
    run = list(tokens)
    while run and run[-1].pos.startswith(("補助記号", "空白")):
        run.pop()
    for _ in range(3):
        mood = _mood(run)
        if mood is None:
            return found
        start, row = mood
        if row.field == "ability" and found is None:
            return None
        modality = row.name if row.field == "modality" else ""
        evidential = row.name if row.field == "evidential" else ""
        found = Tail(start, (found and found.modality) or modality, (found and found.evidential) or evidential)
        run = [t for t in run if t.start < start]
    return found


def _mood(run: Sequence[Token]) -> tuple[int, Mood] | None:
    pattern, rows = _endings()
    text = "".join(t.surface for t in run)
    m = pattern.search(text)
    if not m:
        return None
    at = run[-1].end - (len(text) - m.start())
    first = next((t for t in run if t.start == at), None)
    if first is None or first is run[0]:
        return None
    before = run[run.index(first) - 1]
    after = "plain" if before.cform.startswith(("終止形", "連体形")) else "stem"
    row = next((r for r in rows[m.group()] if r.after in ("", after)), None)
    return (at, row) if row else None
