"""What has changed between two versions of a file, line by line, with the changed characters marked."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

_LONGEST = 4_000
"""Characters of a line that are compared one by one; of longer ones the whole line is shown as changed."""
_AROUND = 16
"""Characters that are shown round a change."""
Pieces = tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A line that differs: its number in the newer version (1-based), the pieces of the older and the newer line,
    each with whether it changed; of a line that was added or taken away one is empty."""

    line: int
    old: Pieces
    new: Pieces


def changes(old: str, new: str) -> tuple[Change, ...]:
    """The changed lines in order."""
    return tuple(_changes(old.splitlines(), new.splitlines()))


def _changes(old: list[str], new: list[str]) -> Iterator[Change]:
    for what, i, i_end, j, j_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what != "equal":
            pairs = zip_longest(old[i:i_end], new[j:j_end], fillvalue="")
            yield from (Change(j + n + 1, *_pieces(a, b)) for n, (a, b) in enumerate(pairs) if a or b)


def _pieces(old: str, new: str) -> tuple[Pieces, Pieces]:
    if not old or not new or max(len(old), len(new)) > _LONGEST:
        return ((old, True),) if old else (), ((new, True),) if new else ()
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    one = [(old[i:i_end], what != "equal") for what, i, i_end, _, _ in codes if i < i_end]
    two = [(new[j:j_end], what != "equal") for what, _, _, j, j_end in codes if j < j_end]
    return _short(one), _short(two)


def _short(pieces: list[tuple[str, bool]]) -> Pieces:
    """The pieces with long unchanged ones cut to what stands next to a change."""
    out = []
    for n, (words, changed) in enumerate(pieces):
        first, last = n == 0, n == len(pieces) - 1
        if not changed and len(words) > _AROUND * (1 if first or last else 2):
            words = f"{'' if first else words[:_AROUND]}…{'' if last else words[-_AROUND:]}"
        out.append((words, changed))
    return tuple(out)
