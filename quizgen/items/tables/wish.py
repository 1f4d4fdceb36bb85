"""One limit that somebody who chooses in a table puts on a column, and the numbers that lie between its values."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from quizgen import tables
from quizgen.items.tables.cells import HOUR

Fits = tuple[bool | None, ...]
"""For each row whether it keeps to a limit; None where it can be read both ways."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A row of ``wishes.tsv``."""

    kind: str
    polite: str
    plain: str
    mid: str
    last: str
    en: str
    example: str


@dataclass(frozen=True, slots=True)
class Wish:
    """A limit: its kind (of ``wishes.tsv``, or day or part), its column and value kind, which rows keep to it.

    ``value`` is the limit in words (土曜日, 午後, 1,000円), ``header`` what the sentence calls the column.
    """

    kind: str
    column: int
    of: str
    fits: Fits
    value: str
    header: str = ""

    def said(self, plain: bool) -> str:
        """What somebody says of it: 午後1時までは時間がありません。"""
        row = wordings()[self.kind]
        return (row.plain if plain else row.polite).format(header=self.header, value=self.value)

    def of_thing(self, last: bool) -> str:
        """What it says of the thing that is looked for: 料金が1,000円以内で、 or 料金が1,000円以内の."""
        row = wordings()[self.kind]
        return (row.last if last else row.mid).format(header=self.header, value=self.value)

    @property
    def en(self) -> str:
        """The limit in English."""
        row = wordings().get(self.kind)
        return row.en.format(value=self.value) if row else f"wants {self.value}"


@cache
def wordings() -> dict[str, Wording]:
    """The rows of ``wishes.tsv`` by kind."""
    return {r.kind: r for r in tables.rows(Wording, "wishes")}


def upto(numbers: Sequence[float], limit: float) -> Fits:
    """Rows of no greater number."""
    return tuple(n <= limit for n in numbers)


def since(numbers: Sequence[float], limit: float) -> Fits:
    """Rows of no smaller number."""
    return tuple(n >= limit for n in numbers)


def between(numbers: Sequence[float], key: int, made: Callable[[float], Wish], sign: int) -> Iterator[Wish]:
    """Limits in full or half hours between the key's number and each greater (``sign`` 1) or smaller (-1) one."""
    own = numbers[key]
    for other in sorted({n for n in numbers if sign * (n - own) > 0}, key=lambda n: sign * n):
        below = max((n for n in numbers if sign * (other - n) > 0), key=lambda n: sign * n)
        limits = [n for n in range(0, 24 * HOUR, HOUR // 2) if sign * (n - below) > 0 and sign * (other - n) > 0]
        if limits:
            yield made(min(limits, key=lambda n: (n % HOUR, abs(n - below))))
