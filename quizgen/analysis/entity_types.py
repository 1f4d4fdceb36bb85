"""What a nominal phrase names: PERSON, PLACE, TIME, COUNT, …, with the rule that says so and how sure it is.

The first of these decides: its numbers and counter (patterns here), how it ends or what it is as a whole
(``entities.tsv``), UniDic's kind of proper name, the head of its English gloss (``glosses``).  What
none of them knows is THING.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from quizgen import kana, tables
from quizgen.analysis.types import Token


@dataclass(frozen=True, slots=True)
class Ending:
    """A row of ``entities.tsv``."""

    form: str
    where: str
    type: str
    example: str


@dataclass(frozen=True, slots=True)
class Kind:
    """A type with the counter of an amount, how sure it is (0 … 1) and the rule that says so."""

    type: str
    unit: str = ""
    confidence: float = 0.9
    why: str = ""


_N = r"[0-9〇一二三四五六七八九十百千万億兆数][0-9〇一二三四五六七八九十百千万億兆.,]*"
_ABOUT = r"(?:計|合計|延べ)?(?P<about>約|およそ|ほぼ|最大|最低|最高|毎|各)?"
_BOUND = r"(?P<bound>以上|以下|以内|未満|あまり|余り|前後|程度|ほど|くらい|ぐらい|近く|強|弱|ごろ|頃|半)?"
_DAY = r"(?:午前|午後|朝|昼|夜|夕方|夕|晩|早朝|深夜|正午|未明|明け方|真夜中)"
_ERA = r"(?:明治|大正|昭和|平成|令和|西暦|紀元前|今から|先月|今月|来月|昨年|去年|今年|来年|翌|翌年|同年|同月|同日)"
_TIME = re.compile(
    rf"(?:{_ERA}?(?:{_N}|元)年(?:代|度)?(?:前半|後半|末|初め|初頭|春|夏|秋|冬|ごろ|頃)?)?"
    rf"{_ERA}?(?:{_N}月(?:上旬|中旬|下旬|末|初め|初旬|半ば|ごろ|頃)?)?(?:{_ERA}?{_N}日(?:未明|夜|朝|午前|午後|夕方|深夜|早朝|ごろ|頃)?)?"
    rf"(?:\(?[月火水木金土日](?:曜日?)?\)?)?(?:(?:紀元前)?{_N}世紀(?:前半|後半|末|初め)?)?"
    rf"(?:{_DAY}?{_N}時(?:半|{_N}分)?(?:ごろ|頃|すぎ|過ぎ|前)?)?"
)
_CLOCK = re.compile(rf"{_DAY}?{_N}時(?:半|{_N}分)?(?:ごろ|頃|すぎ|過ぎ|前)?|{_N}:[0-9]{{2}}")
_DURATION = re.compile(
    rf"{_ABOUT}{_N}(?P<unit>年間|年半|[かカヶケ箇ヵ]月間?|週間|日間|時間半?|分間?|秒間?|世紀|泊{_N}?日?)(?P<bound>以上|以内|ほど|程度|余り|あまり|近く|半)?"
)
_MONEY = re.compile(rf"{_ABOUT}{_N}(?P<unit>円|ドル|ユーロ|ポンド|元|ウォン|ルーブル|ルピー|バーツ|セント|銭){_BOUND}")
_SHARE = re.compile(rf"{_ABOUT}{_N}(?P<unit>%|パーセント|割|分の{_N}){_BOUND}")
_COUNT = re.compile(rf"{_ABOUT}(?:第)?{_N}(?P<unit>[^0-9〇一二三四五六七八九十百千万億兆.,以約]{{1,6}}?){_BOUND}")
_AGO = re.compile(rf"{_ABOUT}{_N}(?:年|[かカヶケ箇ヵ]月|週間|日|時間|分|世紀)(?:前|後)(?:ごろ|頃)?")
"""A time told from another: 十年前."""
_YEARS = re.compile(r"(?:[0-9]{1,2}|[一二三四五六七八九十百]{1,3})年")
"""A number of years, where no era or month says that it is a date."""
_PATTERNS = (("MONEY", _MONEY), ("SHARE", _SHARE), ("DURATION", _DURATION), ("COUNT", _COUNT))
_DIGITS = frozenset("0123456789〇一二三四五六七八九十百千万億数")
_NUMBER = re.compile(rf"{_ABOUT}{_N}(?:[、,]{_N})*{_BOUND}")

AMOUNTS = ("COUNT", "MONEY", "SHARE")
"""Types whose number must end in its counter: 三冊, but not 155mm砲弾."""
LONGEST_ENDING = 10
NUMBER, WHOLE, SUFFIX, UNIDIC, UNSURE = 0.97, 0.97, 0.93, 0.85, 0.5
"""How sure each rule is, by reading samples of what it typed."""


def classify(surface: str, tokens: Sequence[Token], counted: bool) -> Kind | None:
    """The kind of a nominal phrase by its form: ``約9万世帯`` COUNT 世帯; None where only its meaning can say.

    ``counted``: it ends in a number with its counter.
    """
    folded = kana.fold_width(surface)
    if not _DIGITS.isdisjoint(folded) and (found := _amount(folded, counted)):
        return found
    return _named(surface, tokens)


def _amount(folded: str, counted: bool) -> Kind | None:
    if _TIME.fullmatch(folded) and not re.fullmatch(_N, folded):
        if _YEARS.fullmatch(folded):
            return Kind("DURATION", "年", NUMBER, "number")
        return Kind("CLOCK" if _CLOCK.fullmatch(folded) else "TIME", "", NUMBER, "number")
    if _AGO.fullmatch(folded):
        return Kind("TIME", "", NUMBER, "relative number")
    for kind, pattern in _PATTERNS:
        if (counted or kind not in AMOUNTS) and (m := pattern.fullmatch(folded)):
            return Kind(kind, m["unit"], NUMBER, "number")
    return Kind("NUMBER", "", NUMBER, "number") if _NUMBER.fullmatch(folded) else None


def _named(surface: str, tokens: Sequence[Token]) -> Kind | None:
    rows = endings()
    if row := rows.get(("whole", surface)) or rows.get(("kind", surface)) or rows.get(("relative", surface)):
        return Kind(row.type, "", WHOLE, f"{row.where} {surface}")
    if (row := rows.get(("suffix", surface))) and row.type == "FACILITY" and len(surface) > 1:
        return Kind("FACILITY", "", SUFFIX, f"whole {surface}")
    if not tokens:
        return None
    return _ended(surface, tokens) or _led(surface, tokens) or _proper(surface, tokens)


def _ended(surface: str, tokens: Sequence[Token]) -> Kind | None:
    """The kind by the longest ending of the table that begins where a token does."""
    rows, end = endings(), tokens[-1].end
    starts = {end - t.start: t for t in tokens[-LONGEST_ENDING:]}
    for n in range(min(LONGEST_ENDING, len(surface) - 1), 0, -1):
        if n not in starts:
            continue
        row = rows.get(("suffix", surface[-n:]))
        if row is None and starts[n].pos.startswith("接尾辞"):
            row = rows.get(("tail", surface[-n:]))
        if row:
            return Kind(row.type, "", SUFFIX, f"ending {row.form}")
    return None


_LED = re.compile(r"(.*[^ァ-ヶー・＝])([ァ-ヶー][ァ-ヶー・＝]+)")
LED = "title before"
BEARERS = ("学者", "皇帝", "国王", "女王", "大帝")
"""Titles that names follow: what stands in katakana after them is one, though it may be a word too (哲学者コント)."""


def led_name(surface: str, tokens: Sequence[Token]) -> str:
    """The name in katakana at the end of a phrase that a title leads: 哲学者コント -> コント; else an empty string."""
    match = _LED.fullmatch(surface)
    if match is None:
        return ""
    title, name = match.groups()
    if title.endswith(BEARERS):
        return name
    rows = endings()
    row = next(
        (row for n in range(len(title)) if (row := rows.get(("whole" if n == 0 else "suffix", title[n:])))), None
    )
    return name if row is not None and row.type == "PERSON" and _is_name(tokens[-1]) else ""


def _is_name(token: Token) -> bool:
    return not token.known or token.pos.startswith("名詞-固有名詞")


def _led(surface: str, tokens: Sequence[Token]) -> Kind | None:
    return Kind("PERSON", "", UNIDIC, LED) if led_name(surface, tokens) else None


def _proper(surface: str, tokens: Sequence[Token]) -> Kind | None:
    """The kind by UniDic's part of speech of its last token."""
    last = tokens[-1]
    if last.pos.startswith("名詞-固有名詞-人名") and surface.endswith(HONORIFICS):
        return Kind("PERSON", "", UNIDIC, "honorific")
    place = last.pos.startswith("名詞-固有名詞-地名")
    if place and any("人名" in t.pos for t in tokens):
        return Kind("THING", "", UNSURE, "place or person")
    if last.pos.startswith("名詞-固有名詞-人名") and not kana.is_hiragana(surface):
        return Kind("PERSON", "", UNIDIC if len(surface) > 2 else UNSURE, "name of a person")
    if place:
        return Kind("PLACE", "", UNIDIC, "name of a place")
    foreign = "・" in surface and kana.is_katakana(surface) and not last.known
    if foreign or (last.pos.startswith("名詞-固有名詞") and not kana.is_hiragana(surface)):
        return Kind("NAME", "", UNSURE, "name")
    return None


HONORIFICS = ("さん", "さま", "ちゃん", "くん", "おさん")


@cache
def endings() -> dict[tuple[str, str], Ending]:
    """The rows of ``entities.tsv`` by their column ``where`` and their form; of two rows the first."""
    return {(r.where, r.form): r for r in reversed(tables.rows(Ending, "entities"))}
