"""Typed mentions: who, where, when, how many.

A mention is the run of nominal words of one bunsetsu, without particles: ドミトリー・ペスコフ報道官, 2022年10月,
約9万世帯.  Its type comes from its numbers and counter (patterns here), else from how it ends
(``entities.tsv``), else from UniDic's kind of proper name.  What cannot be typed is THING.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from quizgen import kana, tables
from quizgen.analysis.types import Analysis, Bunsetsu, Entity, Token, Word, within


@dataclass(frozen=True, slots=True)
class Ending:
    """A row of ``entities.tsv``."""

    form: str
    where: str
    type: str
    example: str


_N = r"[0-9〇一二三四五六七八九十百千万億兆数][0-9〇一二三四五六七八九十百千万億兆.,]*"
_ABOUT = r"(?:計|合計|延べ)?(?P<about>約|およそ|ほぼ|最大|最低|最高|毎|各)?"
_BOUND = r"(?P<bound>以上|以下|以内|未満|あまり|余り|前後|程度|ほど|くらい|ぐらい|近く|強|弱|ごろ|頃|半)?"
_DAY = r"(?:午前|午後|朝|夜|夕方|早朝|深夜|正午|未明)"
_TIME = re.compile(
    rf"(?:(?:明治|大正|昭和|平成|令和|西暦|紀元前)?(?:{_N}|元)年(?:代|度)?(?:前半|後半|末|初め|初頭|春|夏|秋|冬|ごろ|頃)?)?"
    rf"(?:{_N}月(?:上旬|中旬|下旬|末|初め|ごろ|頃)?)?(?:{_N}日(?:未明|夜|朝|午前|午後|ごろ|頃)?)?"
    rf"(?:\(?[月火水木金土日](?:曜日?)?\)?)?(?:{_N}世紀(?:前半|後半|末|初め)?)?"
    rf"(?:{_DAY}?{_N}時(?:半|{_N}分)?(?:ごろ|頃|すぎ|過ぎ)?)?"
)
_CLOCK = re.compile(rf"{_DAY}?{_N}時(?:半|{_N}分)?(?:ごろ|頃|すぎ|過ぎ)?")
_DURATION = re.compile(
    rf"{_ABOUT}{_N}(?P<unit>年間|年半|[かカヶケ箇ヵ]月間?|週間|日間|時間半?|分間?|秒間?|世紀|泊{_N}?日?)(?P<bound>以上|以内|ほど|程度|余り|半)?"
)
_MONEY = re.compile(rf"{_ABOUT}{_N}(?P<unit>円|ドル|ユーロ|ポンド|元|ウォン|ルーブル|ルピー|バーツ|セント|銭){_BOUND}")
_SHARE = re.compile(rf"{_ABOUT}{_N}(?P<unit>%|パーセント|割|分の{_N}){_BOUND}")
_COUNT = re.compile(rf"{_ABOUT}(?:第)?{_N}(?P<unit>[^0-9〇一二三四五六七八九十百千万億兆.,以約]{{1,6}}?){_BOUND}")
_YEARS = re.compile(r"(?:[0-9]{1,2}|[一二三四五六七八九十百]{1,3})年")
"""A number of years, where no era or month says that it is a date."""
_PATTERNS = (("MONEY", _MONEY), ("SHARE", _SHARE), ("DURATION", _DURATION), ("COUNT", _COUNT))


def find(analysis: Analysis) -> Analysis:
    """The analysis with its mentions."""
    found = [e for b in analysis.bunsetsu for e in _mentions(analysis, b)]
    return replace(analysis, entities=tuple(found))


def _mentions(analysis: Analysis, bunsetsu: Bunsetsu) -> Iterator[Entity]:
    run = nominal_run(analysis, bunsetsu)
    if run is None:
        return
    start, end = run
    surface = analysis.text.body[start:end]
    run_tokens = within(analysis.tokens, start, end)
    counted = any(w.part == "number" and w.end == end for w in _words_of(analysis, bunsetsu))
    kind, unit = classify(surface, run_tokens, counted)
    if (
        kind == "TIME"
        and surface.endswith("日")
        and "月" not in surface
        and analysis.text.body.startswith(LASTING, end)
    ):
        kind, unit = "DURATION", "日"
    yield Entity(start, end, kind, key(surface, kind), unit)


AMOUNTS = ("COUNT", "MONEY", "SHARE")
"""Types whose number must end in its counter: 三冊, but not 155mm砲弾."""
LONGEST_ENDING = 8
LASTING = ("ほど", "くらい", "ぐらい", "かか", "間")
"""What makes days a duration: 三日ほど."""


def nominal_run(analysis: Analysis, bunsetsu: Bunsetsu) -> tuple[int, int] | None:
    """Span of the nominal words at the head of a bunsetsu, brackets and particles left out."""
    words = [w for w in _words_of(analysis, bunsetsu) if not (w.part == "symbol" and w.surface not in "・＝=.%％")]
    last = len(words)
    while last and words[last - 1].part in ("particle", "auxiliary", "symbol"):
        last -= 1
    first = last
    while first and words[first - 1].part in _NOMINAL and (first == last or words[first - 1].end == words[first].start):
        first -= 1
    while first < last and words[first].part == "symbol":
        first += 1
    if first == last:
        return None
    return words[first].start, words[last - 1].end


_NOMINAL = frozenset(("noun", "name", "number", "pronoun", "suffix", "prefix", "symbol"))


def _words_of(analysis: Analysis, bunsetsu: Bunsetsu) -> Sequence[Word]:
    return within(analysis.words, bunsetsu.start, bunsetsu.end)


def classify(surface: str, tokens: Sequence[Token], counted: bool) -> tuple[str, str]:
    """Type and counter of a nominal phrase: ``約9万世帯`` -> COUNT, 世帯.  ``counted``: it ends in a counter."""
    folded = kana.fold_width(surface)
    if any("0" <= c <= "9" or c in "〇一二三四五六七八九十百千万億数" for c in folded):
        if _TIME.fullmatch(folded) and not re.fullmatch(_N, folded):
            if _YEARS.fullmatch(folded):
                return "DURATION", "年"
            return ("CLOCK" if _CLOCK.fullmatch(folded) else "TIME"), ""
        for kind, pattern in _PATTERNS:
            if (counted or kind not in AMOUNTS) and (m := pattern.fullmatch(folded)):
                return kind, m["unit"]
    return _named(surface, tokens), ""


def _named(surface: str, tokens: Sequence[Token]) -> str:
    whole, suffixes = _endings()
    if surface in whole:
        return whole[surface]
    if suffixes.get(surface) == "FACILITY" and len(surface) > 1:
        return "FACILITY"
    borders = {t.start for t in tokens[-LONGEST_ENDING:]}
    for n in range(min(LONGEST_ENDING, len(surface) - 1), 0, -1):
        if (kind := suffixes.get(surface[-n:])) and tokens and tokens[-1].end - n in borders:
            return kind
    last = tokens[-1] if tokens else None
    if last is None or (last.pos.startswith("名詞-固有名詞-地名") and any("人名" in t.pos for t in tokens)):
        return "THING"
    if last.pos.startswith("名詞-固有名詞-人名") and not kana.is_hiragana(surface):
        return "PERSON"
    if last.pos.startswith("名詞-固有名詞-地名"):
        return "PLACE"
    if "・" in surface and kana.is_katakana(surface):
        return "NAME"
    return "NAME" if last.pos.startswith("名詞-固有名詞") else "THING"


@cache
def _endings() -> tuple[dict[str, str], dict[str, str]]:
    rows = tables.rows(Ending, "entities")
    return {r.form: r.type for r in rows if r.where == "whole"}, {r.form: r.type for r in rows if r.where == "suffix"}


def is_role(surface: str) -> bool:
    """Whether a mention is a role by itself (母, 店長), as people of a tale are called."""
    return _endings()[0].get(surface) == "PERSON"


def titled(surface: str) -> bool:
    """Whether a person's mention holds a title or is a role: ラブロフ外相, 森田さん, お母さん."""
    whole, suffixes = _endings()
    if whole.get(surface) == "PERSON":
        return True
    return any(suffixes.get(surface[-n:]) == "PERSON" for n in range(1, min(LONGEST_ENDING + 1, len(surface))))


@dataclass(frozen=True, slots=True)
class Alias:
    """A row of ``aliases.tsv``."""

    names: str
    example: str


@lru_cache(maxsize=4096)
def aliases(surface: str) -> frozenset[str]:
    """All names that may stand for the same thing as ``surface``, itself among them."""
    return frozenset(
        (
            surface,
            *(n for row in tables.rows(Alias, "aliases") if surface in row.names.split() for n in row.names.split()),
        )
    )


def key(surface: str, kind: str) -> str:
    """What is equal for mentions of one thing: a person without title and given name, a value in ASCII digits."""
    folded = kana.fold_width(surface)
    return untitled(folded).rpartition("・")[2] or folded if kind == "PERSON" else folded


def untitled(surface: str) -> str:
    """A person's mention without its title: ラブロフ外相 -> ラブロフ, 森田さん -> 森田; a bare role stays."""
    _, suffixes = _endings()
    lengths = (n for n in range(min(LONGEST_ENDING, len(surface) - 1), 0, -1) if suffixes.get(surface[-n:]) == "PERSON")
    n = next(lengths, 0)
    return surface[:-n] if n else surface
