"""What the end of a sentence adds: かもしれない, 予定だ, という, … (``modality.tsv``)."""

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
def _endings() -> tuple[dict[str, tuple[Mood, ...]], int]:
    """The rows by each of their forms, and the length of the longest form."""
    forms: dict[str, list[Mood]] = {}
    for row in tables.rows(Mood, "modality"):
        for form in row.ending.split("|"):
            forms.setdefault(form, []).append(row)
    return {f: tuple(r) for f, r in forms.items()}, max(map(len, forms))


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
    """The longest ending of the table that the tokens end in: its first character and its row."""
    rows, longest = _endings()
    text = ""
    found: tuple[int, str] | None = None
    for i in range(len(run) - 1, 0, -1):
        text = run[i].surface + text
        if len(text) > longest:
            break
        if text in rows:
            found = i, text
    if found is None:
        return None
    i, text = found
    after = "plain" if run[i - 1].cform.startswith(("終止形", "連体形")) else "stem"
    row = next((r for r in rows[text] if r.after in ("", after)), None)
    return (run[i].start, row) if row else None
