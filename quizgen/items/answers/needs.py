"""What an answer in the learner's own words must hold: the nouns and the predicate that carry the model answer.

A word is found again by its stem (届いた: 届, とど), a number in figures or kanji, a name without its title; words that
say the same in nearly any sentence (``interchangeable.tsv``) will do.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile, zip_longest
from re import compile as pattern

from quizgen import tables
from quizgen.analysis.entities import untitled
from quizgen.analysis.types import Analysis, Word, apart, within
from quizgen.items.answers.numerals import in_digits
from quizgen.items.base import Need
from quizgen.items.checks.lint_choices import same
from quizgen.items.lookup import FORMAL
from quizgen.items.sentences import pointing


@dataclass(frozen=True, slots=True)
class AnswerWord:
    """A row of ``answer_words.tsv``."""

    word: str
    forms: str
    example: str


LOOSE = frozenset(("みなさん", "皆さん", "みんな", "皆", "私たち", "近く", "近所", "そば"))
"""Nouns that an answer may leave out beside another: whose it is, and that it is near."""
VAGUE = frozenset(
    [
        "歴史",
        "研究",
        "方法",
        "話",
        "こと",
        "話題",
        "問題",
        "計画",
        "関係",
        "影響",
        "違い",
        "作り方",
        "意味",
        "役割",
        "実行",
        "実施",
        "開始",
        "終了",
        "導入",
        "存在",
        "決定",
        "内容",
        "結果",
        "理由",
        "目的",
        "名前",
        "一部",
        "全体",
        "状態",
        "変化",
        "種類",
        "もと",
        "環境",
    ]
)
"""Nouns that say nothing without what they are of: 川の|歴史."""
CLAIMS = frozenset(("恐れ", "おそれ", "可能性", "必要", "必要性", "危険", "危険性", "心配", "見込み", "予定", "様子"))
"""Nouns that say how sure something is: what may happen is what must be said."""
CARRIERS = ("が", "を", "に", "は", "で", "も", "から", "まで", "へ", "と", "しか", "だけ", "より")
NOUNS = ("noun", "name", "number")
DENIED = ("ない", "なかっ", "なく", "ません", "ず", "ぬ")
"""What says that something is not so."""
ENDINGS = frozenset(
    ("いた", "いて", "いる", "した", "して", "する", "から", "ため", "です", "ます", "って", "ある", "あった")
)
"""Kana that stand at the end of many answers."""
_GOOD = ("いい", "よい", "よかっ", "よく", "よけ", "良")
IRREGULAR = {"ない": ("無", *DENIED), "無い": ("無", *DENIED), "いい": _GOOD, "よい": _GOOD, "良い": _GOOD}
"""Adjectives that a stem does not find."""
_FOREIGN = pattern(r"[ァ-ヺー]+")
_JOINED = pattern(r"[ァ-ヺー]+(?:・[ァ-ヺー]+)+\Z")
"""A foreign name of several parts: ウィキデータ・クエリ・サービス."""
_DEVERBAL = pattern(r"(?<=[一-龠々])[いきぎしちにびみり]$")
"""The ending of a noun made of a verb: 直し."""


def of_noun(analysis: Analysis, start: int, end: int) -> tuple[Need, ...]:
    """The needs of an answer that is a noun phrase: its last noun, an adjective before it where the text has more than
    one such thing (赤い帽子 beside 新しい帽子), and whose it is where the noun alone says nothing (まどの外).
    """
    if whole := _JOINED.search(analysis.text.body, start, end):
        return (Need(whole[0], (whole[0], whole[0].replace("・", ""))),)
    words = apart(within(analysis.words, start, end))
    told_of = [run for run, _ in runs(words) if run[0].surface not in LOOSE]
    nouns = [run for run in told_of if run[0].part != "number"] or told_of
    told = [[w] for w in words if w.part in ("adjective", "adjectival")]
    several = bool(nouns) and _has_others(analysis, nouns[-1][-1].dictionary_form, {w[0].dictionary_form for w in told})
    head, whose = nouns[-1:], nouns[:-1]
    text = written(head[0]) if head else ""
    if whose and text in CLAIMS:
        return (any_of(whose),)  # 衝突の|可能性
    vague = bool(head) and (len(text) == 1 or text in pointing.bare() | VAGUE)  # まどの外
    one = (any_of(whose),) if whose and vague else ()
    return distinct((*one, *map(need, sorted([*head, *(told if several else ())], key=lambda run: run[0].start))))


def _has_others(analysis: Analysis, noun: str, told: set[str]) -> bool:
    """Whether the text has such a thing of another sort too, by an adjective: 新しい帽子 beside 赤い帽子."""
    words = apart(analysis.words)
    near = ((words[max(0, n - SORT) : n], w) for n, w in enumerate(words) if w.dictionary_form == noun)
    sorts = {b.dictionary_form for before, w in near for b in before if b.part in ("adjective", "adjectival")}
    return bool(sorts - told)


SORT = 2
"""Words before a noun in which an adjective says of what sort it is: 新た|な|団員."""


def any_of(runs: Sequence[Sequence[Word]]) -> Need:
    """One of the nouns that say whose or what sort of thing it is will do: 祖父の家の|倉庫."""
    said = [need(run) for run in runs]
    return Need("の".join(n.text for n in said), tuple(dict.fromkeys(f for n in said for f in n.forms)))


def of_name(value: str) -> tuple[Need, ...]:
    """The need of a person: the name, without its title; the last of its foreign parts will do, and is all that is
    shown as needed (アントニー・ブリンケン国務長官: ブリンケン)."""
    bare = untitled(value)
    last = _FOREIGN.findall(bare)[-1:] if "・" in bare else []
    forms = (value, bare, *(last or [bare.rpartition("の")[2]]))
    return (Need(last[0] if last else value, tuple(dict.fromkeys(forms))),)


def of_value(analysis: Analysis, start: int, end: int, value: str) -> tuple[Need, ...]:
    """The need of a place, a time or an amount that the text names at ``start:end``: in figures and in kana, too."""
    words = within(analysis.words, start, end)
    read = "".join(w.reading for w in words) if "".join(w.surface for w in words) == value else ""
    about = value.removeprefix("約")
    bare = _PART_OF_DAY.sub("", about)
    found = (value, about, bare, in_digits(about), in_digits(bare), read)
    return (Need(bare if bare != about else value, tuple(dict.fromkeys(f for f in found if f))),)


_PART_OF_DAY = pattern(r"\A(?:けさ|今朝|朝|昼|夕方|夜|午前|午後)の?(?=[0-9０-９一二三四五六七八九十]+時)")
"""What need not be said again of an hour: 朝|七時."""


def runs(words: Sequence[Word]) -> Iterator[tuple[list[Word], str]]:
    """The nouns, those that make one word together (飴|だま, 第|三), each with the particle after it."""
    run: list[Word] = []
    for word, after in zip_longest(words, words[1:]):
        joins = word.part in (*NOUNS, "prefix", "suffix") or _is_stem(word, after)
        joins = joins and word.dictionary_form not in FORMAL
        run = [*run, word] if joins else []
        ends = after is None or after.start > word.end or after.part not in (*NOUNS, "suffix")
        if run and ends and word.part != "prefix":
            yield run, "が" if after is None or after.part == "auxiliary" else after.surface
            run = []


def _is_stem(word: Word, after: Word | None) -> bool:
    """Whether a verb only begins a noun: 削り|立て."""
    joins = after is not None and after.start == word.end and after.part in ("noun", "suffix")
    return joins and word.part == "verb" and word.surface.endswith(STEMS)


STEMS = tuple("いきぎしちにびみりえけげせめれべね")
"""How the stem of a verb may end."""


def carrying(words: Sequence[Word]) -> Iterator[tuple[list[Word], str]]:
    """The nouns before a particle, with it; for one that only names a side, what it is a side of: 坂の上に."""
    before: list[Word] = []
    for run, after in runs(words):
        side = len(run) == 1 and run[-1].surface in pointing.bare()
        if after in CARRIERS and not (side and not before):
            yield (before if side else run), after
        before = run if after == "の" else []


def distinct(found: Iterable[Need]) -> tuple[Need, ...]:
    """Each need once, by what is shown of it."""
    return tuple({n.text: n for n in found}.values())


def _without_copula(run: Sequence[Word], text: str) -> str:
    """An adjective as it is named to a learner: 下手です -> 下手."""
    return text.removesuffix("です").removesuffix("だ") if run[-1].part == "adjectival" else text


def written(run: Sequence[Word]) -> str:
    """The words of a run as they stand."""
    return "".join(w.surface for w in run)


def need(run: Sequence[Word]) -> Need:
    """A word, or nouns that make one, as a need: 届いた by 届 or とど."""
    text = written(run)
    forms = _noun_forms(text, run) if run[-1].part in (*NOUNS, "suffix") else _forms(run[0])
    return Need(_without_copula(run, text), tuple(dict.fromkeys(f for f in forms if f)))


def _noun_forms(text: str, run: Sequence[Word]) -> Iterator[str]:
    bare = _DEVERBAL.sub("", text)  # 描き直し: 描き直す
    yield from (text, bare, in_digits(text), "".join(w.reading for w in run), *sorted(same(text)), *_answers(text))


def _forms(word: Word) -> Iterator[str]:
    if word.dictionary_form in IRREGULAR:
        yield from IRREGULAR[word.dictionary_form]
        return
    yield _stem(word.surface, word.dictionary_form).removesuffix("し")
    said = _stem(word.reading, word.dictionary_reading)
    if len(said) > 1 and said not in ENDINGS:
        yield said
    else:  # ふった, ふる: ふ alone is everywhere, as is いた of いたんだ
        yield from (r[: len(said) + 1] for r in (word.reading, word.dictionary_reading) if len(r) > len(said))
    yield from (_stem(other, other) for other in sorted(same(word.dictionary_form)))
    yield from _answers(word.dictionary_form)


@cache
def _answer_words() -> dict[str, tuple[str, ...]]:
    return {r.word: tuple(r.forms.split()) for r in tables.rows(AnswerWord, "answer_words")}


def has_other_words(word: Word) -> bool:
    """Whether the table knows what else an answer may say for a verb: 壊れる, 不足する."""
    return bool(_answers(word.dictionary_form) or _answers(word.dictionary_form.removesuffix("する")))


def _answers(word: str) -> tuple[str, ...]:
    """What an answer may say for it: 従う by 守る."""
    return _answer_words().get(word, ())


def _stem(form: str, base: str) -> str:
    """What a form and its dictionary form share, without the ending that changes: 届いた, 届く -> 届."""
    shared = "".join(a for a, _ in takewhile(lambda pair: pair[0] == pair[1], zip(form, base, strict=False)))
    return shared[:-1] if shared == base and len(base) > 1 else shared
