"""Tokens to the learner's words: 食べさせられたくなかった is one word, 図書館 is one word, 三日間 is one word.

``grouping`` says which tokens make a word; here each has its dictionary form, reading, furigana and level.
"""

from collections.abc import Sequence

from quizgen.analysis import attaching
from quizgen.analysis.counters import Count
from quizgen.analysis.described import describe
from quizgen.analysis.grouping import Group, groups
from quizgen.analysis.types import Token, Word
from quizgen.lexicon import Lexicon
from quizgen.quick import quick

_new_word = quick(Word)


def words(tokens: Sequence[Token], offset: int, lexicon: Lexicon, found: Sequence[Count] | None = None) -> list[Word]:
    """The words of one sentence; ``offset`` is the index of its first token in the analysis."""
    return named(tokens, groups(tokens, lexicon, found), offset, lexicon)


def named(tokens: Sequence[Token], grouped: Sequence[Group], offset: int, lexicon: Lexicon) -> list[Word]:
    """The groups of tokens of one sentence as words."""
    return [_word(tokens, _ended(tokens, group), offset, lexicon) for group in grouped]


def _ended(tokens: Sequence[Token], group: Group) -> Group:
    """The word with the form that its last token is in: 読め imperative."""
    last = tokens[group.last - 1]
    if last.cform and (name := attaching.ending(last, group.part)) and not ASKING.intersection(group.inflections[-1:]):
        group.inflect(name, group.last)
    return group


ASKING = frozenset(("request", "command", "honorific-request", "adverbial"))
"""Inflections that stand for the imperative in which they are written."""


def _word(tokens: Sequence[Token], group: Group, offset: int, lexicon: Lexicon) -> Word:
    run = tokens[group.first : group.last]
    last = run[-1]
    if len(run) == 1:
        base, told = group.base or (last.base, last.base_reading)
        said = describe(last.surface, last.reading, base, told, group.part, lexicon)
        confidence = last.confidence
    else:
        said = describe(*_joined(run, group), group.part, lexicon)
        confidence = min([t.confidence for t in run])
    surface, reading, form, form_reading, furigana, entry, level, frequency = said
    return _new_word(
        run[0].start,
        last.end,
        offset + group.first,
        offset + group.last,
        surface,
        form,
        reading,
        form_reading,
        group.part,
        group.inflections,
        furigana,
        confidence,
        entry,
        level,
        frequency,
        tuple([end + offset for end in group.ends]) if group.ends else (),
    )


_COPULA = frozenset(("では", "じゃ"))


def _joined(run: Sequence[Token], group: Group) -> tuple[str, str, str, str]:
    """Surface, reading (katakana), dictionary form and its reading of a word of several tokens."""
    surface, reading = "".join([t.surface for t in run]), "".join([t.reading for t in run])
    stem = run[group.skip : group.stem - 1]
    written, told = "".join([t.surface for t in stem]), "".join([t.reading for t in stem])
    if group.base:
        return surface, reading, written + group.base[0], told + group.base[1]
    ending = run[group.stem - 1]
    if stem and (stem[-1].surface, ending.surface) == ("ませ", "ん"):  # かもしれません
        return surface, reading, written.removesuffix("ませ") + "ない", told.removesuffix("マセ") + "ナイ"
    if written in _COPULA and ending.base == "ある" and "negative" in group.inflections:  # ではありません
        return surface, reading, "だ", "ダ"
    whole = ending.base == ending.surface
    if ending.pos.startswith("名詞"):  # 身がわり, whose UniDic base is かわり
        return surface, reading, written + ending.surface, told + ending.reading
    return surface, reading, written + ending.base, told + (ending.reading if whole else ending.base_reading)
