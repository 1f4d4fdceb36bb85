"""Times of day, sums of money and other numbers of a made constraint, written as the text writes its own."""

import re
from collections.abc import Iterable

from quizgen import kana
from quizgen.items.answers import numerals
from quizgen.items.tables.cells import DAY, HOUR

NOON, EVENING, LATE_MORNING = 12 * HOUR, 18 * HOUR, 11 * HOUR
_NUMERAL = re.compile("[0-9０-９][0-9０-９,，]*|[一二三四五六七八九十百千]+")


def clock(minute: float, models: Iterable[str]) -> str:
    """A time of day: 午後2時半, 夜七時 or 14:30, as ``models`` are written; the empty string where it cannot be."""
    written = [kana.fold_width(m) for m in models]
    hour, rest = int(minute) // HOUR, int(minute) % HOUR
    if rest % 30 or not 0 <= minute < DAY:
        return ""
    if any(":" in m for m in written):
        return f"{hour}:{rest:02}"
    part = _part(minute, "".join(written))
    shown = hour - 12 if part and hour > 12 else hour
    return part + number(shown, written) + "時" + ("半" if rest else "")


def _part(minute: float, written: str) -> str:
    """The part of the day before the hour; none where the text counts to 24."""
    if not re.search("午前|午後|[朝昼夜夕晩]", written):
        return ""
    if not re.search("[朝昼夜夕晩]", written):
        return "午前" if minute < NOON else "昼の" if minute == NOON else "午後"
    return "朝" if minute < LATE_MORNING else "昼の" if minute < NOON + HOUR else "午後" if minute < EVENING else "夜"


def number(n: float, models: Iterable[str]) -> str:
    """A number in the digits or the kanji of the models, with a comma from 1,000 on if they have any."""
    found = [m[0] for model in models for m in _NUMERAL.finditer(kana.fold_width(model))]
    if not found or found[0][0].isdigit():
        return f"{n:,.0f}" if any("," in f for f in found) else f"{n:.0f}"
    return numerals.in_kanji(int(n)) if n else "〇"


def yen(n: float, models: Iterable[str]) -> str:
    """A sum of money: 1,500円, 二百円, 15万円; the empty string where kanji would be too long."""
    written = [kana.fold_width(m) for m in models]
    if any("万" in m for m in written):
        return f"{n / 10_000:g}万円"
    kanji = not any(c.isdigit() for m in written for c in m)
    return "" if kanji and n >= 10_000 else number(n, written) + "円"
