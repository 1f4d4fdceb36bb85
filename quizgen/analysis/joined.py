"""Dictionary words that UniDic writes as several tokens: 出|口 でぐち, 図書|館, 人々, ガラス|戸, 意気|込む いきごむ.

Such a word must be read as the dictionary allows, in any form of its last part (意気|込ん).  If the tokens' own
readings joined are allowed, they stay; else the common reading nearest to them is taken (the difference is a voiced
beginning or a っ as a rule).
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from quizgen import kana
from quizgen.analysis import homographs, names, overrides
from quizgen.analysis.settled import Settled, last_part
from quizgen.analysis.spread import cut, distance
from quizgen.analysis.types import Token
from quizgen.lexicon import Lexicon

LONGEST = 5
_NOMINAL = ("名詞", "接尾辞", "接頭辞", "形状詞-一般", "代名詞")
_PEOPLE = "名詞-固有名詞-人名"
_INFLECTING = ("動詞", "形容詞")


def at(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> Settled | None:
    """The longest dictionary word of two tokens or more that starts with token ``i``, which ``may_start`` one."""
    for last in range(_end(tokens, i), i + 1, -1):
        run = tokens[i:last]
        readings, sure = _read(run, lexicon)
        if readings and not _else_known(tokens, i, last, sure):
            why, confidence = ("dictionary", 0.97) if sure else ("dictionary-nearest", 0.9)
            return Settled(i, last, readings, confidence, why)
    return None


def _else_known(tokens: Sequence[Token], first: int, last: int, sure: bool) -> bool:
    """Whether others know better: it may be a name, or a rule knows the part behind katakana (ネコ|目, バス|会社)."""
    run = tokens[first:last]
    if any(t.pos.startswith(_PEOPLE) for t in run) and _is_name(tokens, first, last):
        return True
    return sure and any(kana.is_katakana(t.surface) for t in run) and homographs.knows(tokens, last - 1)


def _read(run: Sequence[Token], lexicon: Lexicon) -> tuple[tuple[str, ...], bool]:
    """The readings of a dictionary word's parts, and whether UniDic agrees; none if it is no word."""
    form = "".join(t.surface for t in run)
    said, sure = _said(form, _own(run), lexicon)
    if said or not run[-1].pos.startswith(_INFLECTING):
        return (cut(run, said, lexicon) if said else ()), sure
    return _inflected(run, lexicon)


def may_start(surface: str, pos: str, cform: str) -> bool:
    """Whether a token of this kind may begin a joined noun: no suffix may."""
    return not pos.startswith("接尾辞") and _joins(surface, pos, cform)


def _end(tokens: Sequence[Token], i: int) -> int:
    """Where the run of parts ends that starts with token ``i``; a verb or adjective may end it."""
    end = i + 1
    while end < len(tokens) and end - i < LONGEST and tokens[end].start == tokens[end - 1].end:
        if not _joins_on(tokens[end]):
            return end + (tokens[end].pos.startswith(_INFLECTING) and kana.is_kanji(tokens[end].surface[0]))
        end += 1
    return end


def _joins_on(token: Token) -> bool:
    return _joins(token.surface, token.pos, token.cform)


@lru_cache(maxsize=1 << 14)
def _joins(surface: str, pos: str, cform: str) -> bool:
    """Whether a token may be part of a joined noun: nouns, affixes, stems (買い|物, 古|廟), lone kanji (争|端)."""
    if pos.startswith("動詞"):
        return cform == "連用形-一般" and kana.has_kanji(surface)
    if pos.startswith(("形容詞", "記号")):
        return (cform.startswith("語幹") or pos[0] == "記") and kana.has_kanji(surface)
    return pos.startswith(_NOMINAL)


def _is_name(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a word with a part that UniDic takes for a name may be one: 孫|さん, 林|君; not 林|道, 深山|幽谷."""
    titled = last < len(tokens) and tokens[last].surface in names.CALLED
    return (
        titled
        or tokens[last - 1].surface in names.CALLED
        or not all(map(kana.is_kanji, "".join(t.surface for t in tokens[first:last])))
    )


def _own(run: Sequence[Token]) -> str:
    """The readings of the parts: as the tables have them (日本 にほん) before UniDic's."""
    known = overrides.plain()
    return kana.to_hiragana("".join(known.get(t.surface, t.reading) for t in run))


def _inflected(run: Sequence[Token], lexicon: Lexicon) -> tuple[tuple[str, ...], bool]:
    """The readings of a word whose last part is inflected (意気|込ん), and whether UniDic agrees; none if no word."""
    last = run[-1]
    plain = (*run[:-1], replace(last, surface=last.base, reading=last.base_reading))
    said, sure = _said("".join(t.surface for t in plain), _own(plain), lexicon)
    if not said:
        return (), False
    *first, base = cut(plain, said, lexicon)
    ending = last_part(last, base)
    return ((*first, ending), sure) if ending else ((), False)


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
