"""Dictionary words that UniDic writes as several tokens: 出|口 でぐち, 図書|館, 人々, 株式|会社 がいしゃ.

Such a word must be read as the dictionary allows.  If the tokens' own readings joined are allowed, they stay;
else the common reading nearest to them is taken (the difference is a voiced beginning or a っ as a rule).
"""

from collections.abc import Sequence
from functools import lru_cache

from quizgen import kana
from quizgen.analysis.settled import Settled
from quizgen.analysis.spread import distance, spread
from quizgen.analysis.types import Token
from quizgen.lexicon import Lexicon

LONGEST = 5
_NOMINAL = ("名詞", "接尾辞", "接頭辞", "形状詞-一般", "代名詞")
_PEOPLE = "名詞-固有名詞-人名"


def at(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> Settled | None:
    """The longest dictionary word of two tokens or more that starts with token ``i``, which ``may_start`` one."""
    end = i + 1
    while (
        end < len(tokens) and end - i < LONGEST and tokens[end].start == tokens[end - 1].end and _joins_on(tokens[end])
    ):
        end += 1
    for last in range(end, i + 1, -1):
        run = tokens[i:last]
        own = kana.to_hiragana("".join(t.reading for t in run))
        said, sure = _said("".join(t.surface for t in run), own, lexicon)
        if said:
            why, confidence = ("dictionary", 0.97) if sure else ("dictionary-nearest", 0.9)
            return Settled(i, last, spread(run, said), confidence, why)
    return None


def may_start(surface: str, pos: str, cform: str) -> bool:
    """Whether a token of this kind may begin a joined noun: no suffix may."""
    return not pos.startswith("接尾辞") and _joins(surface, pos, cform)


def _joins_on(token: Token) -> bool:
    return _joins(token.surface, token.pos, token.cform)


@lru_cache(maxsize=1 << 14)
def _joins(surface: str, pos: str, cform: str) -> bool:
    """Whether a token may be part of a joined noun: nouns, affixes, stems of verbs (買い|物), no people's names."""
    if pos.startswith("動詞"):
        return cform == "連用形-一般" and kana.has_kanji(surface)
    return pos.startswith(_NOMINAL) and not pos.startswith(_PEOPLE) and not kana.is_katakana(surface)


@lru_cache(maxsize=1 << 15)
def _said(form: str, own: str, lexicon: Lexicon) -> tuple[str, bool]:
    """The reading of a joined form and whether the tokens' own reading agrees; ``""`` if it is no word."""
    if not kana.has_kanji(form) or not lexicon.is_word(form):
        return "", False
    legal = lexicon.readings(form)
    if any(r.reading == own for r in legal):
        return own, True
    common = [r.reading for r in legal if r.common] or [r.reading for r in legal]
    return (min(common, key=lambda r: distance(r, own)), False) if common else ("", False)
