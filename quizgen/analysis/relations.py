"""How a subordinate clause goes with the rest: reason, condition, time, … (``clause_relations.tsv``)."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from quizgen import tables
from quizgen.analysis.bunsetsu import CLOSE, OPEN
from quizgen.analysis.tree import Tree
from quizgen.analysis.types import Analysis, Bunsetsu, Token


@dataclass(frozen=True, slots=True)
class Relation:
    """A row of ``clause_relations.tsv``."""

    form: str
    after: str
    relation: str
    example: str


FACTUAL = frozenset(("reason", "sequence", "concession", "contrast", "after"))
"""Relations whose clause is told as true (a 〜と or 〜たら of the past is ``time`` and may be a habit)."""
COMPOUND = ("にもかかわらず", "につれて", "につれ", "に従って", "にしたがって", "に伴って", "にともなって", "とともに")
"""Forms after a clause that hold a verb of their own."""
_IN_COMPOUND = frozenset(("ぬ", "ず", "つれる", "従う", "したがう", "伴う", "ともなう"))
JUDGING = (
    "いい",
    "よい",
    "良い",
    "よろし",
    "も",
    "は",
    "ほし",
    "欲し",
    "居",
    "おり",
    "なら",
    "いけ",
    "から",
    "間もな",
    "まもな",
)
"""What makes a て no step of a sequence: 〜てよい, 〜てほしい, 〜て間もない."""
_INFLECTING = ("動詞", "形容詞", "助動詞", "接尾辞-動詞的", "接尾辞-形容詞的")
_GOING = frozenset(
    [
        "行く",
        "来る",
        "帰る",
        "戻る",
        "通う",
        "向かう",
        "乗る",
        "会う",
        "勝つ",
        "住む",
        "働く",
        "逃げる",
        "生きる",
        "暮らす",
    ]
)
"""Verbs without を whose doer wills it."""


_FINER = frozenset(("act", "going", "told"))


@cache
def _rows() -> dict[str, tuple[Relation, ...]]:
    table: dict[str, list[Relation]] = {}
    for row in tables.rows(Relation, "clause_relations"):
        table.setdefault(row.form, []).append(row)
    return {form: tuple(found) for form, found in table.items()}


def relation(analysis: Analysis, tree: Tree, i: int) -> str:
    """The relation of the clause whose predicate is bunsetsu ``i`` of a sentence, or an empty string."""
    phrases = tree.phrases
    tokens = bare(analysis, phrases[i])
    at = _last_inflected(tokens)
    if at < 0:
        return ""
    tail = "".join(t.surface for t in tokens[at + 1 :])
    joined = i + 1 < len(phrases) and tree.heads[i] == i + 1 and not tail
    if joined:
        tail = "".join(t.surface for t in bare(analysis, phrases[i + 1]))
    forms, tail = _forms(tokens, at, tail)
    told = "".join(t.surface for t in tokens) if tokens[at].base in _IN_COMPOUND or tail == "とともに" else ""
    if compound := next((c for c in COMPOUND if told.endswith(c)), ""):
        forms, tail = {"any", "plain"}, compound
    if tail in ("て", "で") and i + 1 < len(phrases) and analysis.surface(phrases[i + 1]).startswith(JUDGING):
        return ""
    rows = _rows().get(tail, ())
    if not rows:
        return ""
    more = _more(analysis, tree, i, tokens, at) if any(r.after in _FINER for r in rows) else set()
    return next((r.relation for r in rows if r.after in forms or r.after in more), "")


def joins(surface: str) -> bool:
    """Whether a noun with its particles only joins clauses: ときに, 場合は."""
    return surface in _rows() and surface not in _PARTICLES


_PARTICLES = (
    frozenset(
        [
            "から",
            "からこそ",
            "ので",
            "ば",
            "たら",
            "なら",
            "ならば",
            "と",
            "が",
            "けど",
            "けれど",
            "けれども",
            "のに",
            "ても",
            "でも",
        ]
    )
    | frozenset(
        ["ながら", "ながらも", "つつ", "て", "で", "てから", "でから", "ず", "ずに", "ないで", "たり", "し", "に"]
    )
    | {""}
)


def bare(analysis: Analysis, phrase: Bunsetsu) -> list[Token]:
    """The tokens of a bunsetsu without punctuation and brackets."""
    tokens = analysis.tokens[phrase.first : phrase.last]
    return [t for t in tokens if not t.pos.startswith("補助記号") and t.surface not in CLOSE and t.surface not in OPEN]


def _last_inflected(tokens: Sequence[Token]) -> int:
    """Index of the last token that inflects, の|で and よう|に apart; -1: none."""
    for k in range(len(tokens) - 1, -1, -1):
        token = tokens[k]
        if token.surface == "で" and token.pos == "助動詞" and k and tokens[k - 1].surface == "の":
            continue
        if token.ctype == "助動詞-ダ" and k and tokens[k - 1].pos == "形状詞-助動詞語幹":
            continue
        if token.cform and token.pos.startswith(_INFLECTING):
            return k
    return len(tokens) - 1 if tokens and tokens[-1].pos.startswith("形状詞") else -1


def _forms(tokens: Sequence[Token], at: int, tail: str) -> tuple[set[str], str]:
    """What the clause's last inflected word is, in the words of the column ``after``, and the form that follows it."""
    last = tokens[at]
    if last.cform.startswith("仮定形"):
        own = last.surface if last.ctype in ("助動詞-タ", "助動詞-ダ") else ""
        return {"any", "conditional"}, "たら" if own == "だら" else own + tail
    if last.ctype == "助動詞-ダ" and last.surface == "で":
        return {"any", "copula"}, "で" + tail
    if last.ctype == "助動詞-ダ" and last.surface == "に":
        return set(), tail
    if last.surface in ("ず", "ぬ") and last.ctype == "助動詞-ヌ":
        return {"any"}, "ず" + tail
    if last.base == "ない" and tail == "で":
        return {"any"}, "ないで"
    if last.cform.startswith("連用形"):
        verbal = last.pos.startswith(("動詞", "助動詞", "接尾辞-動詞的")) or bool(tail)
        tail = tail.replace("だり", "たり")
        return ({"any", "stem"} if verbal else {"any"}), tail
    return {"any", "plain"} | ({"past"} if last.ctype == "助動詞-タ" else set()), tail


def _more(analysis: Analysis, tree: Tree, i: int, tokens: Sequence[Token], at: int) -> set[str]:
    """The finer classes: ``act``, ``going`` and ``told``."""
    out = set()
    end = bare(analysis, tree.phrases[-1])
    if tokens[at].cform.startswith(("終止形", "連体形")) and any(t.ctype == "助動詞-タ" for t in end[-2:]):
        out.add("told")
    own = {tree.phrases[k].case for k in tree.arms[i]}
    verb = tokens[at].pos.startswith("動詞") and not any(t.base in ("ない", "ず") for t in tokens)
    if verb and "を" in own and "が" not in own:
        out.add("act")
    if verb and tokens[0].base in _GOING and "が" not in own:
        out.add("going")
    return out
