"""What a bunsetsu is seen as when heads are sought: how its right edge leans, and what its core can govern.

The names are the vocabulary of ``heads.tsv``.  As a dependent a bunsetsu has one *edge* (``ga``, ``te``, ``relative``),
the groups that the edge belongs to (``case``, ``clause``, ``adnominal``), and the edge again with a comma (``ga,``) or
without (``ga_``).  As a candidate it has a *place* (``main``, ``clause``, ``noun-no``), kinds (``verb``, ``saying``)
and its own edge and groups as ``ends-te``.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from quizgen.analysis.chunks import CLAUSE_NOUNS, NOMINAL
from quizgen.analysis.edges import GROUPS_OF, edge_of
from quizgen.analysis.types import Token, Word

LEMMAS = {
    "saying": "言う 話す 述べる 語る 思う 考える 答える 聞く 叫ぶ 尋ねる 伝える 説明 指摘 主張 報ずる "
    "報じる 書く 呼ぶ 感ずる 信ずる 訴える 発表 約束 強調 批判 思える 見る 分かる 知る "
    "見做す 名乗る 名付ける 称する 為る",
    "reciprocal": "同じ 違う 異なる 一緒 共 別 似る 結婚 会う 合う 比べる 戦う 関係 並ぶ 等しい 同様 同時 対立 提携",
    "existence": "有る 居る 無い 多い 少ない 存在",
    "becoming": "成る 為る",
    "degree": "とても 非常 最も 一番 より 大変 かなり 余り 少し もっと ちょっと 極めて "
    "すごく 随分 比較 特に 結構 ほぼ 約 更に もう まだ",
    "approximate": "僅か 約 凡そ ほぼ 計 最大 最低 せいぜい たった 平均 合計 延べ",
    "modal": "矢張り 勿論 恐らく 多分 屹度 是非 若し 例え 実は 実際 結局 確か 当然 例えば 因みに 但し 尚 "
    "決して 必ずしも 全く 全然 余り 到底 滅多 どうして どうやら 兎に角 無論 要するに",
    "hub": "理由 中心 ピーク 最後 機 契機 切っ掛け 背景 元 基 皮切り 目的 目標 対象 例 条件 手本 参考 頼り 境 前提 主 "
    "軸 拠点 舞台 武器 片手 相手 基礎 基本 土台 口実 手掛かり 基準 単位 筆頭 手始め 発端 主体 ベース モデル テーマ "
    "ヒント 先頭 初め 始め 題材 素材 念頭",
    "formal": "こと もの の 事 物 ところ 所 時 為 筈 訳 様 方 儘 内 中 場合 点 上 後 前 間",
}
"""Kinds of words by UniDic's lemmas: …と言う, …と違う, …がある, …になる, とても, わずか, やはり, 理由に, こと."""
KINDS_OF: dict[str, tuple[str, ...]] = {}
for _kind, _lemmas in LEMMAS.items():
    for _lemma in _lemmas.split():
        KINDS_OF[_lemma] = (*KINDS_OF.get(_lemma, ()), _kind)
FIRST = frozenset(("saying", "reciprocal", "existence", "becoming", "degree", "approximate", "modal"))
NOUN_KINDS = frozenset(("formal", "hub"))
UNTIL = frozenset(("まで", "にかけて", "にわたって", "にわたり"))
PASSIVE = frozenset(("れる", "られる"))
STOPS = frozenset("。！？!?")
COMMAS = frozenset("、，,")


@dataclass(frozen=True, slots=True)
class Phrase:
    """One bunsetsu for the engine of heads; ``opens``/``closes`` count unpaired brackets; ``noun`` is what kind of noun
    it is, for parallels (東京と大阪を), or an empty string."""

    edge: str
    case: str
    comma: bool
    predicate: bool
    opens: int
    closes: int
    noun: str
    dependent: tuple[str, ...]
    candidate: tuple[str, ...]


def describe(run: Sequence[Word], marks: Sequence[int], tokens: Sequence[Token], offset: int) -> Phrase:
    """The properties of the bunsetsu made of the words ``run``; ``marks`` tell their brackets (1 opens, -1 closes).

    Half of the bunsetsu of a text stand in it, or in another, in the same words and forms: those are described once.
    """
    parts = tuple([(w.surface, w.part) for w in run])
    forms = tuple([(t.pos, t.cform, t.lemma) for t in tokens[run[0].first - offset : run[-1].last - offset]])
    key = parts, forms, tuple(marks)
    found = _described.get(key)
    if found is None:
        if len(_described) >= KEPT:
            _described.clear()
        found = _described[key] = _describe(run, marks, tokens, offset)
    return found


KEPT = 1 << 16
_described: dict[tuple[object, ...], Phrase] = {}


def _describe(run: Sequence[Word], marks: Sequence[int], tokens: Sequence[Token], offset: int) -> Phrase:
    core = [w for w in run if w.part != "symbol"] or list(run)
    at, joins = _head(core)
    head, tail = core[at], core[at + 1 :]
    first, last = tokens[head.first - offset], tokens[head.last - 1 - offset]
    particles = [w.surface for w in tail if w.part == "particle"]
    signs = {w.surface for w in run if w.part == "symbol"}
    comma, stop = not COMMAS.isdisjoint(signs), not STOPS.isdisjoint(signs)
    copula = len(particles) < len(tail)
    verbal = not tail and "サ変" in last.pos and (comma or stop)
    predicate = copula or verbal or head.part in ("verb", "adjective", "adjectival")
    opened, closed = marks.count(1), marks.count(-1)
    edge = "because" if joins else edge_of(core, particles, predicate, tokens[core[-1].last - 1 - offset])
    if edge == "to" and closed > opened:
        edge = "quote"
    groups = GROUPS_OF.get(edge, ())
    kinds, about = _kinds(head, first, last), _core(head, copula)
    within = tokens[head.first - offset : head.last - offset]
    return Phrase(
        edge=edge,
        case="".join(particles),
        comma=comma,
        predicate=predicate,
        opens=max(0, opened - closed),
        closes=max(0, closed - opened),
        noun=_noun(head, last),
        dependent=("any", edge, edge + ("," if comma else "_"), *groups, *(k for k in kinds if k in DEPENDENT_KINDS)),
        candidate=(
            "predicate" if predicate else "plain",
            _place(edge, groups, predicate, comma, stop),
            about,
            f"{about}:{edge}" + ("," if comma else ""),
            *kinds,
            *(("until",) if not UNTIL.isdisjoint(particles) else ()),
            *(("passive",) if any(t.lemma in PASSIVE for t in within) else ()),
            f"ends-{edge}",
            *[f"ends-{g}" for g in groups],
            *(("then-comma", f"ends-{edge},", *[f"ends-{g}," for g in groups]) if comma else ()),
        ),
    )


def _head(core: Sequence[Word]) -> tuple[int, bool]:
    """The word that a bunsetsu is about, and whether a noun that leans on it joins clauses: 買う|ために."""
    at = len(core) - 1
    while at and core[at].part in ("particle", "auxiliary"):
        at -= 1
    joins = at > 0 and core[at].surface in CLAUSE_NOUNS and core[-1].surface != "の"
    if not joins or core[at - 1].part in NOMINAL or core[at - 1].part == "particle":
        return (at, False) if core[at].part not in ("particle", "auxiliary") else (len(core) - 1, False)
    at -= 1
    while at and core[at].part == "auxiliary":
        at -= 1
    return at, True


DEPENDENT_KINDS = frozenset(("name", "number", "time", "degree", "approximate", "modal"))


def _core(head: Word, copula: bool) -> str:
    if head.part == "verb":
        return "verb"
    if head.part in ("adjective", "adjectival"):
        return "adjective"
    return ("copula-noun" if copula else "noun") if head.part in NOMINAL else "other"


def _kinds(head: Word, first: Token, last: Token) -> tuple[str, ...]:
    """What the core of a bunsetsu is, beside its part of speech."""
    found = dict.fromkeys(k for k in (*KINDS_OF.get(first.lemma, ()), *KINDS_OF.get(last.lemma, ())))
    nominal = head.part in NOMINAL
    out = [k for k in found if (k in FIRST and (k != "saying" or head.part == "verb")) or (k in NOUN_KINDS and nominal)]
    if nominal and head.part in ("name", "number"):
        out.append(head.part)
    if nominal and last.pos.endswith("副詞可能"):
        out.append("time")
    if "形状詞" in last.pos or last.pos.startswith("形容詞") or (head.part == "adnominal" and head.surface[-1] == "な"):
        out.append("quality")
    return tuple(out)


def _noun(head: Word, last: Token) -> str:
    """Nouns with the same value look parallel: two names, two counted numbers (三人と五人), two common nouns."""
    if head.part == "number":
        return head.surface[-1]
    return last.pos if head.part in NOMINAL else ""


def _place(edge: str, groups: Sequence[str], predicate: bool, comma: bool, stop: bool) -> str:
    """Where a candidate stands in its sentence."""
    if stop:
        return "main"
    kind = "predicate" if predicate else "noun"
    if edge == "no" or (not predicate and "adnominal" in groups):
        return kind + "-no"
    for group in ("adnominal", "clause", "case", "topical"):
        if group in groups:
            return f"{kind}-{group}" + ("," if comma and group == "clause" else "")
    return f"{kind}-{edge}" if edge in ("quote", "list") else f"{kind}-bare" + ("," if comma else "")
