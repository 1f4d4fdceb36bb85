"""Which reading each token has in its sentence, how sure that is and which rule says so.

The first that speaks wins: a reading the author gave; then the longest of a name beside a name or title
(``names.tsv``), an override (``overrides.tsv``, ``proper_names.tsv``: 月曜日, お父さん, 八戸), a number with its
counter and its sign (¥500), a dictionary word over several tokens (出口, 図書館) and an expression (床を上げる); then,
for one token, a verb in unusual okurigana (動す), two kanji that nobody lists together (月華), a rule for a word with
several readings (``homographs.tsv``: 角 つの かど かく), and UniDic, which the dictionary confirms or corrects.  A
token keeps its span; a reading of several tokens that cannot be divided is cut as ``spread`` says.

Confidence: 1.0 given, numbers, overrides and kana; 0.97 the dictionary knows one common reading and UniDic agrees;
0.9 UniDic; 0.7 words with several readings, family names, a kanji inside a compound that nobody lists; 0.5 other names
and unknown words.  What is below 0.9 and could be read otherwise is a doubt, for the author to settle.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from quizgen import kana
from quizgen.analysis import (
    checked,
    counters,
    expressions,
    figures,
    given,
    homographs,
    joined,
    names,
    okurigana,
    overrides,
    unlisted,
)
from quizgen.analysis.settled import Settled, reread
from quizgen.analysis.tokens import other_readings
from quizgen.analysis.types import Doubt, Token
from quizgen.lexicon import Lexicon
from quizgen.source.text import GivenReading


def settle(
    tokens: Sequence[Token],
    body: str,
    given_readings: Sequence[GivenReading],
    lexicon: Lexicon,
    found: Sequence[counters.Count] | None = None,
) -> tuple[list[Token], list[Doubt]]:
    """The tokens of one sentence with the right reading of each, and what is doubtful about them.

    ``found`` are its numbers, if ``figures.find`` was asked before.
    """
    fixed = {s.first: s for s in given.after_kana(tokens, lexicon)}
    if given_readings:
        fixed |= {s.first: s for s in given.find(tokens, given_readings, lexicon)}
    counts = {c.first: c for c in (figures.find(tokens) if found is None else found)}
    out: list[Token] = []
    doubts: list[Doubt] = []
    i = 0
    while i < len(tokens):
        token = tokens[i]
        chances = _chances(token.surface, token.base, token.pos, token.cform)
        settled = fixed.get(i)
        if settled is None and (chances.any or i in counts):
            settled = _longest(tokens, i, body, counts, chances, lexicon)
            if settled is None or (fixed and any(n in fixed for n in range(i + 1, settled.last))):
                settled = _alone(tokens, i, chances, lexicon)  # その｜後《あと》 is no その後 そのご
        if settled is None:
            out.append(token)
            i += 1
            continue
        out += _read(tokens, settled)
        if settled.doubt and settled.confidence < _SURE:
            doubts.append(_doubt(tokens, settled))
        i = settled.last
    return out, doubts


@dataclass(frozen=True, slots=True)
class Chances:
    """Which rules may know a token by what it is: none knows most kana and marks.  ``any``: one of them at least."""

    override: bool
    joined: bool
    name: bool
    homograph: bool
    kanji: bool
    any: bool


@lru_cache(maxsize=1 << 14)
def _chances(surface: str, base: str, pos: str, cform: str) -> Chances:
    listed = homographs.words()
    found = (
        surface[0] in overrides.heads(),
        joined.may_start(surface, pos, cform),
        names.may_start(surface, pos),
        surface in listed or base in listed,
        kana.has_kanji(surface),
    )
    return Chances(*found, any(found))


def _longest(
    tokens: Sequence[Token],
    i: int,
    body: str,
    counts: dict[int, counters.Count],
    chances: Chances,
    lexicon: Lexicon,
) -> Settled | None:
    """The longest word or number that starts here; of equally long ones name, override, number, dictionary."""
    best = overrides.at(tokens, i, body, lexicon) if chances.override else None
    name = names.at(tokens, i, lexicon) if chances.name else None
    if name and (best is None or name.last >= best.last):
        best = name
    count = counts.get(i)
    if count and (best is None or count.last > best.last):
        best = _counted(count)
    word = joined.at(tokens, i, lexicon) if chances.joined else None
    if word and (best is None or word.last > best.last) and not _cuts_number(word, counts):
        best = word
    phrase = expressions.at(tokens, i, lexicon) if chances.kanji else None
    return phrase if phrase and (best is None or phrase.last > best.last) else best


def _cuts_number(word: Settled, counts: dict[int, counters.Count]) -> bool:
    """Whether a word ends inside a number with its counter: 上一 in 上一寸."""
    inside = (counts.get(i) for i in range(word.first + 1, word.last))
    return any(count.last > word.last for count in inside if count)


def _counted(count: counters.Count) -> Settled:
    if count.unusual:
        return Settled(count.first, count.last, count.readings, 0.8, "number", (), "unusual counter")
    return Settled(count.first, count.last, count.readings, 1.0, "number")


def _alone(tokens: Sequence[Token], i: int, chances: Chances, lexicon: Lexicon) -> Settled | None:
    """The rule for one token; a kanji inside a compound that nobody lists is not certain."""
    single = chances.kanji and len(tokens[i].surface) == 1
    settled = (okurigana.at(tokens, i, lexicon) or unlisted.pair(tokens, i, lexicon)) if single else None
    if settled is None and chances.homograph:
        settled = homographs.at(tokens, i)
    if settled is None and chances.kanji:
        settled = checked.at(tokens, i, lexicon)
    if single and settled and settled.confidence > unlisted.UNSURE and unlisted.in_compound(tokens, i, lexicon):
        return replace(settled, confidence=unlisted.UNSURE)
    return settled


def _read(tokens: Sequence[Token], settled: Settled) -> Iterator[Token]:
    for token, reading in zip(tokens[settled.first : settled.last], settled.readings, strict=True):
        said = _said(token.surface, token.base, token.reading, token.base_reading, reading)
        yield reread(token, *said, settled.confidence, settled.why)


@lru_cache(maxsize=1 << 14)
def _said(surface: str, base: str, own: str, own_base: str, reading: str) -> tuple[str, str]:
    """A new reading of a token and the reading of its dictionary form that goes with it, in katakana."""
    said = kana.to_katakana(reading)
    base_reading = own_base if said == own and surface != base else _base_reading(surface, base, own_base, reading)
    return said, kana.to_katakana(base_reading)


def _base_reading(surface: str, base: str, own_base: str, reading: str) -> str:
    """Reading of the dictionary form that goes with a new reading of the surface: ひらい -> ひらく."""
    if surface == base:
        return reading
    for end in range(len(surface), 0, -1):
        tail = kana.to_hiragana(surface[end - 1 :])
        if not kana.is_kana(surface[end - 1]) or not reading.endswith(tail):
            stem = reading.removesuffix(kana.to_hiragana(surface[end:]))
            return stem + kana.to_hiragana(base[end:])
    return own_base


_SURE = 0.9
"""From here on an author need not look."""
_OTHERS = 4
"""No more other readings than this are named."""


def _doubt(tokens: Sequence[Token], settled: Settled) -> Doubt:
    first, last = tokens[settled.first], tokens[settled.last - 1]
    said = "".join(settled.readings)
    others = settled.others or other_readings("".join(t.surface for t in tokens[settled.first : settled.last]))
    return Doubt(first.start, last.end, settled.doubt, (said, *[r for r in others if r != said][:_OTHERS]))
