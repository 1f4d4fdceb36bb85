"""Whether a reason stands out among the wrong ones beside it, so that who has not read the text picks it.

What makes it stand out and can be left out is (日曜日、友だちが|四人|来た: 友だちが来た); else it is not asked for.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from quizgen.analysis.types import Analysis, Bunsetsu, Word, apart, within
from quizgen.items.reasons.cause import STATES, Cause

LONGER = 1.6
"""How many times as long as the longest wrong reason the right one may be at most, and the shortest of them as it."""
PARTICULARS = 2
"""Names and figures that tell the right reason apart where no wrong one has any."""
_DIGITS = "[0-9０-９一二三四五六七八九十百千]+"
_FIGURE = re.compile(_DIGITS + "(?=[個人本枚杯円キ台回歳つ年月日時分冊軒頭匹])")
_COUNT = re.compile(_DIGITS + "[^\\s]$")
_NAME = re.compile(_DIGITS + "|[ァ-ヺー]{2,}|「")
NOUNS = ("名詞-普通名詞", "名詞-固有名詞")
_BARE = frozenset(("する", "なる", "思う", "言う", "来る", *STATES))
"""Verbs that tell nothing apart."""


def trimmed(analysis: Analysis, cause: Cause) -> Cause:
    """A reason without when it was and how many did it, unless what it explains is a matter of number."""
    if _FIGURE.search(cause.what + cause.quote):
        return cause
    phrases = within(analysis.bunsetsu, *cause.own)
    said = cause.before
    when = analysis.surface(phrases[0])
    if when.endswith("、") and not phrases[0].case and _is_time(analysis, phrases[0]):
        said = said.removeprefix(when)
    for before, phrase in pairwise(phrases):
        if before.case == "が" and not phrase.case and _COUNT.fullmatch(analysis.surface(phrase)):
            said = said.replace(analysis.surface(before) + analysis.surface(phrase), analysis.surface(before))
    return replace(cause, before=said)


def _is_time(analysis: Analysis, phrase: Bunsetsu) -> bool:
    return any(e.type in ("TIME", "CLOCK") for e in within(analysis.entities, phrase.start, phrase.end))


def stands_out(analysis: Analysis, cause: Cause, wrong: Sequence[str]) -> bool:
    """Whether a reason is much longer than all wrong ones, or shorter (広いから), or the only one with particulars."""
    lengths = [len(w) for w in wrong]
    if len(cause.answer) > LONGER * max(lengths) or len(cause.answer) * LONGER < min(lengths):
        return True
    words = within(analysis.words, *cause.own)
    names = {w.surface for w in words if w.part == "name" and w.surface in cause.answer}
    return len(names | set(_NAME.findall(cause.answer))) >= PARTICULARS and not any(_NAME.search(w) for w in wrong)


def told_by_word(analysis: Analysis, cause: Cause, wrong: Sequence[str]) -> bool:
    """Whether the reason shares a word with the question that no wrong one has, or both alone have figures."""
    asked = cause.what + cause.quote
    figures = _FIGURE.search(cause.text) and _FIGURE.search(asked) and not any(_FIGURE.search(w) for w in wrong)
    alone = [
        s
        for s in map(_stem, apart(within(analysis.words, *cause.own)))
        if s and s in asked and not any(s in text for text in wrong)
    ]
    nouns = [t.surface for t in within(analysis.tokens, *cause.own) if t.pos.startswith(NOUNS)]
    short = {n for n in nouns if len(n) == 1 and n in asked}
    return bool(figures or alone) or len(short) > 1


def _stem(word: Word) -> str:
    """A content word as it stands in all its forms: 掘る -> 掘, 時間; an empty string for one that says little."""
    if word.part in ("noun", "name", "number"):
        return word.surface if len(word.surface) > 1 else ""
    if word.part not in ("verb", "adjective") or word.dictionary_form in _BARE:
        return ""
    return re.sub("[ぁ-ん]+$", "", word.dictionary_form)
