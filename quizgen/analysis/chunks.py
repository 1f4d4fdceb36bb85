"""Where bunsetsu begin: a content word opens one, function words and the rest of a compound lean on it.

The division is that of UD Japanese and BCCWJ: compound particles and auxiliaries (``leaning.tsv``), noun
compounds (東京駅前), する and its like after a noun, and verbs after て stay together; a noun that says when or
how much stands alone (毎月|公園を, 神奈川県|藤沢市に).  A word of the learner is never cut.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from quizgen import tables
from quizgen.analysis.types import Token, Word


@dataclass(frozen=True, slots=True)
class Leaning:
    """A row of ``leaning.tsv``."""

    parts: str
    after: str
    example: str


LEAN = frozenset(("particle", "auxiliary", "suffix", "symbol"))
NOMINAL = frozenset(("noun", "name", "number", "pronoun", "prefix", "suffix"))
CONTENT = ("名詞", "代名詞", "形状詞-一般", "接尾辞-名詞的", "接尾辞-形状詞的", "接頭辞", "記号-文字")
JOIN = frozenset("・＝=／/〜～~-－–―")
LIGHT = frozenset(("為る", "出来る", "致す", "為さる", "下さる", "頂く", "遊ばす", "申し上げる"))
"""UniDic's lemmas of the verbs that make one of a noun (勉強する, お待ちください)."""
AFTER_TE = LIGHT | frozenset(
    [
        "居る",
        "有る",
        "仕舞う",
        "行く",
        "来る",
        "見る",
        "置く",
        "呉れる",
        "貰う",
        "遣る",
        "上げる",
        "差し上げる",
        "欲しい",
        "良い",
        "いらっしゃる",
        "参る",
        "見せる",
        "貰える",
        "頂ける",
    ]
)
"""UniDic's lemmas of what leans on て: してもらえる, 読んでよい."""
DEMONSTRATIVE = frozenset(("こう", "そう", "ああ", "どう"))
SIGNS = frozenset("#＃@＠$＄¥￥€£+＋-－−<＜")
"""Signs that belong to what follows: #1, -3度."""
CLAUSE_NOUNS = frozenset(
    ["ため", "為", "まま", "とき", "時", "際", "うち", "間", "たび", "場合", "結果", "後", "上", "ところ"]
)
"""Nouns that close a clause: 雨が降ったため|今日は."""
JOINED = frozenset(("一部", "途中", "一人", "二人", "最初", "最後"))
"""Nouns of amount or time that make compounds all the same: 一人旅, 一部地域."""
REGIONS = frozenset("都道府県市区町村郡州省")


PREDICATE = ("動詞", "形容詞", "助動詞", "接尾辞-形容詞的", "接尾辞-動詞的")
AFTER = {"any": ("",), "predicate": PREDICATE, "verb": ("動詞", "助動詞")}
"""What the part of speech before a run begins with, by the table's column ``after``."""
Run = tuple[tuple[frozenset[str], ...], tuple[str, ...]]
"""The alternatives of each token of a run, and what may stand before it."""


@cache
def _rows() -> dict[str, dict[str, tuple[Run, ...]]]:
    """The runs by their first token and their second (``""`` where there is none): most tokens match neither."""
    table: dict[str, dict[str, list[Run]]] = {}
    for row in tables.rows(Leaning, "leaning"):
        parts = tuple(frozenset(p.split("|")) for p in row.parts.split(" "))
        for first in parts[0]:
            for second in parts[1] if len(parts) > 1 else ("",):
                table.setdefault(first, {}).setdefault(second, []).append((parts, AFTER[row.after]))
    return {first: {k: tuple(v) for k, v in by.items()} for first, by in table.items()}


def _leaning(tokens: Sequence[Token]) -> set[int]:
    """Indices of the tokens that stand in a run of ``leaning.tsv``."""
    rows, out = _rows(), set[int]()
    for i, token in enumerate(tokens):
        by_second = rows.get(token.surface)
        if by_second is None or not i:
            continue
        following = tokens[i + 1] if i + 1 < len(tokens) else token
        for second in {"", following.surface, following.base}:
            for parts, after in by_second.get(second, ()):
                if tokens[i - 1].pos.startswith(after) and _matches(tokens, i, parts):
                    out.update(range(i, i + len(parts)))
    return out


def _matches(tokens: Sequence[Token], i: int, parts: tuple[frozenset[str], ...]) -> bool:
    if i + len(parts) > len(tokens):
        return False
    last = tokens[i + len(parts) - 1]
    middle = all(tokens[i + k].surface in parts[k] or tokens[i + k].base in parts[k] for k in range(1, len(parts) - 1))
    return middle and (last.base in parts[-1] or last.surface in parts[-1])


def chunk(words: Sequence[Word], tokens: Sequence[Token], offset: int) -> list[tuple[int, int]]:
    """Half-open word ranges of the bunsetsu of one sentence (``offset``: index of the first token)."""
    leaning = _leaning(tokens)
    starts = [0] if words else []
    for i in range(1, len(words)):
        if words[i].first - offset in leaning:
            continue
        after_run = words[i].first - offset - 1 in leaning and words[i].part not in LEAN  # 国により|違う
        if after_run or _opens(words, i, tokens, offset):
            starts.append(i)
    return list(pairwise([*starts, len(words)])) if starts else []


def _opens(words: Sequence[Word], i: int, tokens: Sequence[Token], offset: int) -> bool:
    """Whether word ``i`` opens a bunsetsu."""
    word, last = words[i], words[i - 1]
    first, before = tokens[word.first - offset], tokens[last.last - 1 - offset]
    if before.pos.endswith("括弧開") or (last.surface in SIGNS and i > 1 and last.end == word.start):
        return False
    if word.part == "symbol" and not first.pos.startswith("記号-文字"):
        return _sign_opens(words, i, first, before)
    if first.pos == "形状詞-助動詞語幹" and (
        before.surface == "の" or before.pos == "連体詞"
    ):  # 次の|ような, 同じ|ような
        return True
    if word.part in LEAN or last.part == "prefix" or first.surface == "と":
        return False
    if first.pos.startswith(("動詞", "形容詞")) and _verb_leans(tokens, word.first - offset, before):
        return False
    if last.surface in JOIN or last.surface[0] in "」』”’":
        return not first.pos.startswith(CONTENT)
    if not first.pos.startswith(CONTENT):
        return True
    if before.pos.startswith("動詞"):
        return not _bare_stem(tokens, last.last - 1 - offset, last)
    return not before.pos.startswith(CONTENT) or _breaks(last, word, tokens, word.first - offset)


def _sign_opens(words: Sequence[Word], i: int, first: Token, before: Token) -> bool:
    """Whether a sign opens a bunsetsu: an opening bracket, but not （ after a noun; # before a number."""
    following = words[i + 1] if i + 1 < len(words) else None
    if first.pos.endswith("括弧開"):
        noun = before.pos.startswith(CONTENT) and words[i].surface in "（("
        return not noun
    noun = before.pos.startswith(CONTENT) or before.pos.startswith("接尾辞")
    return first.surface in SIGNS and not noun and following is not None and following.start == words[i].end


def _verb_leans(tokens: Sequence[Token], i: int, before: Token) -> bool:
    """Whether the verb or adjective at token ``i`` leans on what stands before it."""
    token = tokens[i]
    if before.surface in ("て", "で") and before.pos == "助詞-接続助詞":
        return token.lemma in AFTER_TE and token.pos.endswith("非自立可能")
    if token.lemma == "為さる" and before.cform.startswith("連用形"):
        return True
    if token.lemma in LIGHT and not (token.lemma == "出来る" and "サ変" not in before.pos):
        adverb = before.pos == "副詞" and before.surface not in DEMONSTRATIVE
        return adverb or before.pos.startswith(CONTENT) or before.pos.endswith("括弧閉") or _honoured(tokens, i)
    return token.pos.startswith("動詞") and before.cform == "連用形-一般" and before.pos.startswith("動詞")


def _honoured(tokens: Sequence[Token], i: int) -> bool:
    """お伝え|する: the stem of a verb with お or ご."""
    return i > 1 and tokens[i - 2].pos == "接頭辞" and tokens[i - 1].cform.startswith("連用形")


def _bare_stem(tokens: Sequence[Token], i: int, last: Word) -> bool:
    """隠し|扉: a verb's stem makes a compound with a noun, but not where the verb has an argument (家を出|父は)."""
    alone = last.last - last.first == 1 and tokens[i].cform == "連用形-一般"
    return alone and not (i and tokens[i - 1].pos == "助詞-格助詞" and tokens[i - 1].surface != "の")


def _breaks(last: Word, word: Word, tokens: Sequence[Token], i: int) -> bool:
    """Whether a noun after a noun opens a bunsetsu: after a noun of time or amount, a counted number, a region."""
    before, first = tokens[i - 1], tokens[i]
    if word.part == "number":
        if last.part == "number":
            return last.surface[-1] not in "年月日時分"
        return before.pos.endswith("副詞可能") and len(last.surface) > 1 and word.surface[-1] not in "年月日時半割"
    if last.part == "number":
        return word.part in ("verb", "adjectival")
    if last.surface[-1] in REGIONS and first.pos.startswith("名詞-固有名詞-地名"):
        return True
    if not before.pos.endswith("副詞可能") or last.end - last.start == 1:
        return False
    if before.surface in CLAUSE_NOUNS and i > 1 and tokens[i - 2].pos.startswith(PREDICATE):
        return True
    return before.surface not in JOINED and not first.pos.endswith(("副詞可能", "助数詞可能"))
