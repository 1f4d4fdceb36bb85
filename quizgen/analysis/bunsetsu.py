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
    bare_adjective: bool
    closes: int
    opens: int
    named: bool
    dated: bool


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
    light = word.part == "verb" and word.dictionary_form in ("する", "できる", "いたす")
    return not (light and last.part in ("noun", "number"))


PARTS_OF_DAY = frozenset(("午前", "午後", "朝", "夜", "夕方", "早朝", "深夜", "今朝", "昨夜"))


def _noun_run(last: Word, word: Word) -> bool:
    return last.part in ("noun", "name") and word.surface in "（(" and word.start == last.end


def _breaks(last: Word, word: Word, tokens: Sequence[Token], offset: int) -> bool:
    """Whether a noun after a noun opens a bunsetsu: after an adverbial time noun or a number with its counter."""
    pos = tokens[last.last - 1 - offset].pos
    if word.dictionary_form in FORMAL:
        return last.part != "number"
    if last.part == "number" and word.part == "number":
        return last.surface[-1] not in "年月日時分"
    if word.part == "number" and last.surface in PARTS_OF_DAY:
        return False
    if last.part == "number":
        return "助数詞" in pos and last.end != word.start
    return pos.endswith("副詞可能") and word.part != "suffix" and last.end - last.start > 1 and word.part != "noun"


def edges(words: Sequence[Word], ranges: Sequence[tuple[int, int]], tokens: Sequence[Token], offset: int) -> list[Edge]:
    """What each bunsetsu can be and do."""
    marks = _marks(words)
    return [_edge(words[first:last], marks[first:last], tokens, offset) for first, last in ranges]


def _marks(words: Sequence[Word]) -> list[int]:
    """1 for each opening mark, -1 for each closing one, 0 for other words; straight quotes open and close in turn."""
    out, inside = [], False
    for word in words:
        if word.surface == STRAIGHT:
            inside = not inside
            out.append(1 if inside else -1)
        else:
            out.append((word.surface in OPEN) - (word.surface in CLOSE))
    return out


STRAIGHT = '"'


def _edge(run: Sequence[Word], marks: Sequence[int], tokens: Sequence[Token], offset: int) -> Edge:
    core = [w for w in run if w.part != "symbol"] or list(run)
    head = next((w for w in reversed(core) if w.part not in ("particle", "auxiliary", "symbol")), core[-1])
    tail = core[core.index(head) + 1 :]
    last = core[-1]
    form = tokens[last.last - 1 - offset].cform
    opened, closed = marks.count(1), marks.count(-1)
    ends = any(w.surface in "。！？!?" for w in run)
    copula = any(w.part == "auxiliary" for w in tail) or _counted_copula(head, tail, run)
    predicate = head.part in ("verb", "adjective", "adjectival") or copula
    shown = predicate and (last is head or last.part == "auxiliary")
    adnominal = last.surface in ADNOMINAL or last.part == "adnominal" or (shown and form.startswith("連体形"))
    return Edge(
        case="".join(w.surface for w in tail if w.part == "particle"),
        nominal=head.part in NOMINAL,
        predicate=predicate,
        adnominal=adnominal and not ends,
        final=ends,
        bare_adjective=head.part in ("adjective", "adjectival") and adnominal,
        closes=max(0, closed - opened),
        opens=max(0, opened - closed),
        named=head.part == "name",
        dated=head.part == "number" and head.surface[-1] in "年月日時分",
    )


ADNOMINAL = frozenset(("の", "という", "といった", "に関する", "に対する", "による", "における"))


def _counted_copula(head: Word, tail: Sequence[Word], run: Sequence[Word]) -> bool:
    """A number with で and a comma is a predicate: 一回百円で、…"""
    return head.part == "number" and [w.surface for w in tail] == ["で"] and run[-1].surface in "、，"


def _limits(edge: Sequence[Edge]) -> list[int]:
    """For each bunsetsu the index of the one that closes the quotation it stands in (the last one outside any)."""
    out = [len(edge) - 1] * len(edge)
    stack: list[int] = []
    for i, e in enumerate(edge):
        for _ in range(e.closes):
            if stack:
                opener = stack.pop()
                out[opener:i] = [min(limit, i) for limit in out[opener:i]]
        stack += [i] * e.opens
    return out


def heads(edge: Sequence[Edge], comma: Sequence[bool]) -> list[tuple[int, bool]]:
    """For each bunsetsu the index of its head (-1: none) and whether the arc is certain."""
    n = len(edge)
    out: list[tuple[int, bool]] = [(-1, True)] * n
    limits = _limits(edge)
    for i in range(n - 2, -1, -1):
        legal = _legal(i, out, limits)
        out[i] = _head(i, legal, edge, comma)
    return out


def _legal(i: int, out: Sequence[tuple[int, bool]], limits: Sequence[int]) -> list[int]:
    """Heads that cross no arc and no border of a quotation."""
    legal = []
    j = i + 1
    while j != -1 and j <= limits[i]:
        if limits[j] >= limits[i] or j == limits[i]:
            legal.append(j)
        j = out[j][0]
    return legal or [i + 1]


def _head(i: int, legal: Sequence[int], edge: Sequence[Edge], comma: Sequence[bool]) -> tuple[int, bool]:
    source = edge[i]
    wanted = [j for j in legal if _fits(source, edge[j], j == i + 1)]
    if not wanted:
        return (legal[0] if source.adnominal else legal[-1]), False
    nearest = wanted[0]
    if source.adnominal:
        return nearest, len(wanted) == 1 or (
            nearest == i + 1 and not comma[i] and not _noun_of_noun(edge[nearest], source)
        )
    if source.closes and source.case.startswith("と"):
        return next((j for j in wanted if not edge[j].adnominal), nearest), True
    if source.case.endswith(("は", "も")) or (comma[i] and not source.predicate):
        return _far(i, wanted, edge, comma)
    if source.case in PARALLEL and edge[i + 1].nominal and not edge[i + 1].predicate:
        return (i + 1, True) if source.named and edge[i + 1].named and source.case else (nearest, False)
    return nearest, len(wanted) == 1 or (nearest == i + 1 and not edge[nearest].adnominal)


def _far(i: int, wanted: Sequence[int], edge: Sequence[Edge], comma: Sequence[bool]) -> tuple[int, bool]:
    """The head of a topic or of a phrase set off by a comma: the last predicate it can reach.

    Before a reported clause (…と述べた) the first topic belongs to the verb of saying, a second one to the report.
    """
    far = [j for j in wanted if not edge[j].adnominal] or list(wanted)
    topics = [j for j in range(i) if edge[j].case == "は"]
    if len(far) > 1 and edge[far[-2]].case == "と" and edge[far[-2]].predicate:
        if topics and source_is_topic(edge[i]):
            return far[-2], True
        return far[-1], all(edge[j].case == "と" or j == far[-1] for j in far)
    later = any(edge[j].case == "は" for j in range(i + 1, far[-1]))
    independent = _clause_end(far, edge)
    if not comma[i] and independent != far[-1]:
        return independent, False
    return far[-1], len(far) == 1 or (source_is_topic(edge[i]) and not later and independent == far[-1])


def source_is_topic(edge: Edge) -> bool:
    """Whether a bunsetsu ends in は or も."""
    return edge.case.endswith(("は", "も"))


PARALLEL = frozenset(("と", "や", "か", "とか", "、", ""))


def _noun_of_noun(target: Edge, source: Edge) -> bool:
    """Clause + AのB: which of the two nouns is modified is not decided by grammar."""
    return target.case == "の" and source.predicate


def _clause_end(far: Sequence[int], edge: Sequence[Edge]) -> int:
    """A topic reaches past subordinate clauses, but not past an independent one (が, けれど, し)."""
    return next((j for j in far if edge[j].case in INDEPENDENT and edge[j].predicate), far[-1])


INDEPENDENT = frozenset(("が", "けれど", "けれども", "けど", "し", "から"))


def _fits(source: Edge, target: Edge, adjacent: bool) -> bool:
    if source.adnominal:
        return target.nominal
    leans = adjacent and not source.dated and source.case in ("が", "の", "に", "より", "ほど", "は", "も", "")
    if target.bare_adjective and not leans:
        return False
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
