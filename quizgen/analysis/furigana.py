"""Furigana: a reading laid over the kanji of its writing, and over nothing else.

Each kanji takes one of the readings that KANJIDIC2 gives it, or one of them with its first kana voiced
(口 ぐち) or its last one a っ (学 がっ); kana in the writing must stand in the reading.  If exactly one such
cut is the simplest, every kanji gets its own furigana; if none or several are, a run of kanji shares one
(大人 おとな, 今日 きょう).
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from quizgen import kana
from quizgen.analysis import numbers
from quizgen.analysis.types import Furigana
from quizgen.lexicon import Lexicon

Unit = tuple[str, bool]
"""A piece of writing and whether it is read (kanji, number) or stands for itself (kana, marks)."""

Cut = tuple[int, tuple[str, ...]]
"""How many readings a cut changes, and the reading of each piece."""
Seen = dict[tuple[int, int], list[Cut]]

_UNITS = re.compile(r"[0-9０-９][0-9０-９,，.．]*|[A-Za-zＡ-Ｚａ-ｚ]+|.", re.DOTALL)
_LONGEST = 24
"""No word is this long; longer ones share one furigana, so that the work stays small."""
_CONTRACTED = {"ヶ": ("か", "が", "け"), "ヵ": ("か",), "〆": ("しめ", "じめ"), "〇": ("ぜろ", "れい", "まる")}


def align(surface: str, reading: str, lexicon: Lexicon | None) -> Furigana:
    """Pairs that cover ``surface``; ``reading`` is hiragana of the whole; no kana gets furigana."""
    if not reading or not _is_read(surface) or kana.to_hiragana(surface) == reading:
        return ((surface, ""),)
    units = tuple(_units(surface))
    if len(units) > _LONGEST:
        return ((surface, reading),)
    cut = _simplest(units, reading, lexicon)
    return _joined(zip((u for u, _ in units), cut, strict=True)) if cut else _grouped(units, reading)


def _is_read(surface: str) -> bool:
    return any(kana.is_kanji(c) or c.isascii() or (c.isalnum() and not kana.is_kana(c)) for c in surface)


def _units(surface: str) -> Iterator[Unit]:
    for found in _UNITS.finditer(surface):
        yield found[0], _is_read(found[0]) and (found[0][0].isalnum() or kana.is_kanji(found[0][0]) or found[0] == "%")


def _joined(pairs: Iterator[tuple[str, str]]) -> Furigana:
    """Pairs with neighbouring bare pieces made one."""
    out: list[tuple[str, str]] = []
    for written, said in pairs:
        if out and not said and not out[-1][1]:
            out[-1] = (out[-1][0] + written, "")
        else:
            out.append((written, said))
    return tuple(out)


def _simplest(units: tuple[Unit, ...], reading: str, lexicon: Lexicon | None) -> tuple[str, ...]:
    """The one cut with the fewest changed readings, or nothing."""
    cuts = _cuts(units, 0, reading, "", lexicon, {})
    if not cuts or (len(cuts) > 1 and cuts[0][0] == cuts[1][0]):
        return ()
    return cuts[0][1]


def _cuts(units: tuple[Unit, ...], at: int, rest: str, before: str, lexicon: Lexicon | None, seen: Seen) -> list[Cut]:
    """The two cheapest cuts of ``rest`` over ``units[at:]``; ``seen`` keeps what is known, so that work stays small."""
    if at == len(units):
        return [] if rest else [(0, ())]
    if (at, len(rest)) not in seen:
        written, read = units[at]
        known = before if written == "々" and before else written
        ways = _candidates(known, lexicon) if read else ((kana.to_hiragana(written), 0),)
        found = {
            (said if read else "", *more): cost + more_cost
            for said, cost in ways
            if rest.startswith(said)
            for more_cost, more in _cuts(units, at + 1, rest[len(said) :], known if read else "", lexicon, seen)
        }
        seen[at, len(rest)] = sorted((cost, cut) for cut, cost in found.items())[:2]
    return seen[at, len(rest)]


@lru_cache(maxsize=8192)
def _candidates(written: str, lexicon: Lexicon | None) -> tuple[tuple[str, int], ...]:
    """How a piece may be read, with the number of changes against its listed readings."""
    costs: dict[str, int] = {}
    for base in _listed(written, lexicon):
        for said, cost in _changed(base):
            costs[said] = min(cost, costs.get(said, cost))
    return tuple(costs.items())


def _listed(written: str, lexicon: Lexicon | None) -> Iterator[str]:
    if numbers.is_number(written[0]):
        yield from numbers.variants(written)
    yield from _CONTRACTED.get(written, ())
    found = lexicon.kanji(written) if lexicon and len(written) == 1 else None
    if found:
        for reading in found.on:
            yield kana.to_hiragana(reading).strip("-")
        for reading in found.kun:
            stem, _, ending = reading.strip("-").partition(".")
            yield stem
            yield stem + ending
            if ending:
                yield from _stems(stem + ending)


def _stems(verb: str) -> Iterator[str]:
    """Noun forms without okurigana: 話す はなし, 係る かかり, 受ける うけ."""
    if verb.endswith("る"):
        yield verb[:-1]
    endings = dict(zip("うくぐすつぬぶむる", "いきぎしちにびみり", strict=True))
    if verb[-1] in endings:
        yield verb[:-1] + endings[verb[-1]]


def _changed(base: str) -> Iterator[tuple[str, int]]:
    for first, first_cost in _firsts(base):
        yield first, first_cost
        if len(first) > 1 and first[-1] in "つちくきりる":
            yield first[:-1] + "っ", first_cost + 1


def _firsts(base: str) -> Iterator[tuple[str, int]]:
    yield base, 0
    for voiced in (kana.VOICED, kana.HALF_VOICED):
        if base[:1] in voiced:
            yield voiced[base[0]] + base[1:], 1
    if base[:1] in _MODERN:
        yield _MODERN[base[0]] + base[1:], 1


_MODERN = {"ち": "じ", "つ": "ず"}
"""How voiced ち and つ are written since 1986 where the parts are no longer felt: 世界中 じゅう, 稲妻 ずま."""


def _grouped(units: tuple[Unit, ...], reading: str) -> Furigana:
    """Runs of kanji between kana, each with its share of the reading if the kana fix it."""
    runs: list[Unit] = []
    for written, read in units:
        if runs and runs[-1][1] == read:
            runs[-1] = (runs[-1][0] + written, read)
        else:
            runs.append((written, read))
    pattern = "".join("(.+?)" if read else re.escape(kana.to_hiragana(w)) for w, read in runs)
    greedy = re.fullmatch(pattern.replace("+?", "+"), reading)
    lazy = re.fullmatch(pattern, reading)
    if not lazy or not greedy or lazy.groups() != greedy.groups():
        return (("".join(w for w, _ in runs), reading),)
    shares = iter(lazy.groups())
    return tuple((w, next(shares) if read else "") for w, read in runs)
