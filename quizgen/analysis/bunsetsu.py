"""Bunsetsu and their heads, by rules over the learner's words and UniDic's forms.

A bunsetsu is a content word with the function words that lean on it.  Japanese is strictly head-final and
almost projective, so heads are found from right to left: each bunsetsu takes the nearest following one
that its right edge may modify (an adnominal edge a nominal, all else a predicate) without crossing an
arc.  A quotation in brackets is opaque: its words find their heads inside it, its last bunsetsu outside.
An arc is *certain* where no other legal head stands between.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from quizgen.analysis.types import Bunsetsu, Token, Word

LEAN = frozenset(("particle", "auxiliary", "suffix", "symbol"))
NOMINAL = frozenset(("noun", "name", "number", "pronoun", "prefix", "suffix"))
OPEN = frozenset("「『（(〔［【〈《“‘[")
CLOSE = frozenset("」』）)〕］】〉》”’]")
JOIN = frozenset("・＝=／/〜～~-－–")
FORMAL = frozenset(
    (
        "こと",
        "もの",
        "の",
        "ところ",
        "とき",
        "時",
        "ため",
        "為",
        "はず",
        "わけ",
        "訳",
        "よう",
        "ほう",
        "方",
        "まま",
        "うち",
        "ほか",
    )
)


@dataclass(frozen=True, slots=True)
class Edge:
    """What a bunsetsu can be and do: its particles, and whether it is nominal, a predicate, adnominal, a topic."""

    case: str
    nominal: bool
    predicate: bool
    adnominal: bool
    final: bool
    adverbial: bool
    depth: int


def chunk(words: Sequence[Word], tokens: Sequence[Token], offset: int) -> list[tuple[int, int]]:
    """Half-open word ranges of the bunsetsu of one sentence (``offset``: index of the first token)."""
    out: list[tuple[int, int]] = []
    start = 0
    for i in range(1, len(words)):
        if _opens(words, i, tokens, offset):
            out.append((start, i))
            start = i
    if words:
        out.append((start, len(words)))
    return out


def _opens(words: Sequence[Word], i: int, tokens: Sequence[Token], offset: int) -> bool:
    """Whether word ``i`` opens a bunsetsu."""
    word, last = words[i], words[i - 1]
    if word.part == "symbol":
        return word.surface in OPEN and last.surface not in OPEN and not _noun_run(last, word)
    if last.surface in OPEN or last.surface in JOIN:
        return False
    if word.part in LEAN:
        return False
    if last.part == "prefix":
        return False
    if last.part == "symbol" and last.surface in CLOSE and word.part in NOMINAL:
        return False
    if word.part in NOMINAL and last.part in NOMINAL:
        return _breaks(last, word, tokens, offset)
    if (
        word.part == "adjectival"
        and last.part in ("noun", "name")
        and not tokens[word.first - offset].pos.endswith("一般")
    ):
        return False
    if word.part == "verb" and last.part in ("noun", "number") and word.dictionary_form in ("する", "できる", "いたす"):
        return False
    return True


def _noun_run(last: Word, word: Word) -> bool:
    return last.part in ("noun", "name") and word.surface in "（(" and word.start == last.end


def _breaks(last: Word, word: Word, tokens: Sequence[Token], offset: int) -> bool:
    """Whether a noun after a noun opens a bunsetsu: after an adverbial time noun or a number with its counter."""
    pos = tokens[last.last - 1 - offset].pos
    if word.dictionary_form in FORMAL:
        return last.part != "number"
    if last.part == "number" and word.part == "number":
        return True
    if last.part == "number":
        return "助数詞" in pos and last.end != word.start
    return pos.endswith("副詞可能") and word.part != "suffix" and last.end - last.start > 1 and word.part != "noun"


def edges(words: Sequence[Word], ranges: Sequence[tuple[int, int]], tokens: Sequence[Token], offset: int) -> list[Edge]:
    """What each bunsetsu can be and do."""
    out = []
    depth = 0
    for first, last in ranges:
        run = words[first:last]
        opened = sum(w.surface in OPEN for w in run)
        closed = sum(w.surface in CLOSE for w in run)
        inner = depth + opened
        depth = max(0, depth + opened - closed)
        out.append(_edge(run, tokens, offset, min(inner, depth)))
    return out


def _edge(run: Sequence[Word], tokens: Sequence[Token], offset: int, depth: int) -> Edge:
    core = [w for w in run if w.part != "symbol"] or list(run)
    heads = [w for w in core if w.part not in ("particle", "auxiliary", "symbol")]
    head = heads[-1] if heads else core[-1]
    tail = core[core.index(head) + 1 :]
    edge_token = tokens[core[-1].last - 1 - offset]
    particles = [w.surface for w in tail if w.part == "particle"]
    copula = any(w.part == "auxiliary" for w in tail)
    predicate = head.part in ("verb", "adjective", "adjectival") or copula
    nominal = head.part in NOMINAL and not (head.part == "number" and False)
    last = core[-1]
    form = edge_token.cform
    is_final_word = last is head or last.part == "auxiliary"
    adnominal = (
        last.surface == "の"
        and last.part == "particle"
        or last.part == "adnominal"
        or (predicate and is_final_word and form.startswith("連体形"))
        or last.surface in ("という", "といった", "に関する", "に対する", "による", "における")
    )
    ends = any(w.surface in "。！？!?" for w in run)
    quoted = any(w.surface in CLOSE for w in run) and last.surface in CLOSE
    adverbial = head.part in ("adverb", "conjunction")
    return Edge("".join(particles), nominal, predicate and not quoted, adnominal and not ends, ends, adverbial, depth)


def heads(edge: Sequence[Edge], comma: Sequence[bool]) -> list[tuple[int, bool]]:
    """For each bunsetsu the index of its head (-1: none) and whether the arc is certain."""
    n = len(edge)
    out: list[tuple[int, bool]] = [(-1, True)] * n
    for i in range(n - 2, -1, -1):
        out[i] = _head(i, edge, out, comma)
    return out


def _head(i: int, edge: Sequence[Edge], out: Sequence[tuple[int, bool]], comma: Sequence[bool]) -> tuple[int, bool]:
    legal = []
    j = i + 1
    while j != -1:
        legal.append(j)
        j = out[j][0]
    wanted = [j for j in legal if _fits(edge[i], edge[j])] or [legal[-1] if not edge[i].adnominal else legal[0]]
    if edge[i].adnominal:
        return wanted[0], len(wanted) == 1 or not comma[i] and wanted[0] == i + 1 and not _noun_of_noun(
            edge[wanted[0]], edge[i]
        )
    if edge[i].case.endswith(("は", "も")) or (comma[i] and not edge[i].predicate):
        far = [j for j in wanted if edge[j].depth <= edge[i].depth and not edge[j].adnominal] or wanted
        clause = _clause_end(i, far, edge) if comma[i] is False else None
        return (far[-1] if clause is None else clause), len(far) == 1 or far[-1] == wanted[0]
    return wanted[0], len(wanted) == 1 or wanted[0] == i + 1 and not edge[wanted[0]].adnominal


def _noun_of_noun(target: Edge, source: Edge) -> bool:
    """Clause + AのB: which of the two nouns is modified is not decided by grammar."""
    return target.case == "の" and source.predicate


def _clause_end(i: int, far: Sequence[int], edge: Sequence[Edge]) -> int | None:
    """A topic reaches past subordinate clauses, but not past an independent one (が, けれど, し)."""
    for j in far:
        if edge[j].case in ("が", "けれど", "けれども", "けど", "し", "から") and edge[j].predicate and j != far[-1]:
            return j
    return None


def _fits(source: Edge, target: Edge) -> bool:
    if source.adnominal:
        return target.nominal
    return target.predicate or target.final


def find(words: Sequence[Word], tokens: Sequence[Token], offset: int, base: int) -> list[Bunsetsu]:
    """The bunsetsu of one sentence; heads are indices counted from ``base``."""
    ranges = chunk(words, tokens, offset)
    edge = edges(words, ranges, tokens, offset)
    comma = [any(w.surface in "、，," for w in words[a:b]) for a, b in ranges]
    return [
        Bunsetsu(
            start=words[a].start,
            end=words[b - 1].end,
            first=words[a].first,
            last=words[b - 1].last,
            head=h if h < 0 else h + base,
            case=e.case,
            certain=certain,
        )
        for (a, b), e, (h, certain) in zip(ranges, edge, heads(edge, comma), strict=True)
    ]
