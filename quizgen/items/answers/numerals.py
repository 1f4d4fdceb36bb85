"""Numbers in a text's own writing: their value, their neighbours, and how another number is written alike."""

import re

from quizgen import kana
from quizgen.items.answers.naming import DIGITS

LIMITS = {"月": 12, "日": 28, "時": 12, "分": 59}


def neighbours(n: float, unit: str, slot_type: str) -> list[float]:
    """Numbers that a careless reader may take for ``n``: one off, a digit changed, double, digits turned round."""
    if slot_type == "TIME":
        top = LIMITS.get(unit, 10**6)
        steps = (1, -1, 2, -2, 3, -3) if unit != "分" else (10, -10, 20, -20)
        return [n + s for s in steps if 1 <= n + s <= top]
    if n < 10 or n != int(n):
        return [x for x in (n + 1, n + 2, n - 1, n * 2) if x > 0]
    size = 10 ** (len(str(int(n))) - 1)
    swapped = int(str(int(n))[::-1]) if n < 100 else 0
    return [x for x in dict.fromkeys((n + size, n - size, n + 2 * size, n * 2, swapped)) if x > 1 and x != n]


def number(text: str) -> float:
    """The value of one numeral: ``1,264`` -> 1264, ``百二十`` -> 120, ``二〇二四`` -> 2024."""
    folded = kana.fold_width(text).replace(",", "")
    if folded[0].isdigit():
        return float(folded)
    if not set(folded) & set("十百千"):
        return float("".join(str(DIGITS.index(c)) for c in folded))
    total, digit = 0, 0
    for c in folded:
        if c in "十百千":
            total += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[c]
            digit = 0
        else:
            digit = DIGITS.index(c)
    return float(total + digit)


def in_digits(text: str) -> str:
    """A text with its kanji numerals in figures: 百二十人 -> 120人."""
    return _KANJI.sub(lambda m: f"{number(m.group()):g}", text)


_KANJI = re.compile(r"[〇一二三四五六七八九十百千]+")


def like(n: float, model: str) -> str:
    """The number written as ``model`` is: digits or kanji, width, thousands separator, decimals."""
    if not kana.fold_width(model)[0].isdigit():
        return in_kanji(int(n), positional=not set(model) & set("十百千") and len(model) > 1)
    decimals = len(kana.fold_width(model).partition(".")[2])
    comma = "," if "," in kana.fold_width(model) else ""
    out = f"{n:{comma}.{decimals}f}"
    return (
        out.translate({ord(c): ord(c) + 0xFEE0 for c in "0123456789.,"}) if model[0] in "０１２３４５６７８９" else out
    )


def in_kanji(n: int, positional: bool = False) -> str:
    """Kanji numerals up to 億: 120 -> 百二十, 12000 -> 一万二千; positional: 2024 -> 二〇二四."""
    if positional:
        return "".join(DIGITS[int(c)] for c in str(n))
    if n >= MYRIAD:
        return f"{in_kanji(n // MYRIAD)}万{in_kanji(n % MYRIAD)}"
    out = ""
    for unit, mark in ((1000, "千"), (100, "百"), (10, "十")):
        digit, n = divmod(n, unit)
        if digit:
            out += ("" if digit == 1 else DIGITS[digit]) + mark
    return out + (DIGITS[n] if n else "")


MYRIAD = 10_000
VOICED = {"ひき": ("ひき", "びき", "ぴき"), "ほん": ("ほん", "ぼん", "ぽん"), "はい": ("はい", "ばい", "ぱい")}
"""Counters in kana, plain, after 三 and 何, and after 一, 六, 八 and 十."""
_FORMS = {form: forms for forms in VOICED.values() for form in forms}


def counter(n: float, unit: str) -> str:
    """A counter in kana as it sounds after a number: 三びき, 四ひき, 三十ぴき; others unchanged."""
    forms = _FORMS.get(unit[:2])
    if forms is None:
        return unit
    last = int(n) % 10
    sound = 1 if last == 3 or (last == 0 and n % 1000 == 0) else 2 if last in (0, 1, 6, 8) else 0
    return forms[sound] + unit[2:]


def asked(unit: str) -> str:
    """What asks for a number of a counter: 何冊, 何びき."""
    forms = _FORMS.get(unit)
    return "何" + (forms[1] if forms else unit)
