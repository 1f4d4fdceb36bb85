"""The arguments of a predicate: which bunsetsu, in which case, what they are to the event.

Only arguments whose arcs are likely are given, with how sure they are.  What stands in a quotation is never an
argument of a verb outside it; the quotation itself is (case ト).
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

from quizgen.analysis import arcs, relations
from quizgen.analysis.bunsetsu import CLOSE, OPEN
from quizgen.analysis.entities import nominal_run
from quizgen.analysis.place import Place
from quizgen.analysis.predicates import end_of
from quizgen.analysis.properties import KINDS_OF
from quizgen.analysis.sayings import sayings
from quizgen.analysis.types import Analysis, Argument, Bunsetsu

PARTICLES = ("が", "を", "に", "で", "と", "から", "まで", "へ", "より", "は", "も")
PLAIN = dict(zip(PARTICLES, ("ガ", "ヲ", "ニ", "デ", "ト", "カラ", "マデ", "ヘ", "ヨリ", "ハ", "モ"), strict=True))
CONTRASTED = {f"{p}{more}": PLAIN[p] for p in ("に", "で", "と", "から", "へ", "まで") for more in ("は", "も")}
COMPOUND = {
    form: case
    for case, forms in (
        ("ニヨッテ", "によって により"), ("ニヨルト", "によると によれば"), ("トシテ", "として としては"),
        ("ニツイテ", "について については に関して に関しては をめぐって"), ("ニタイシテ", "に対して に対しては"),
        ("ニトッテ", "にとって にとっては"), ("ニオイテ", "において においては"),
        ("トトモニ", "とともに"), ("ニクワエテ", "に加えて"), ("ニクラベテ", "に比べて"),
    )
    for form in forms.split()
}  # fmt: skip
CASES = (
    PLAIN
    | CONTRASTED
    | COMPOUND
    | {"までに": "ニ", "": "", "だけが": "ガ", "だけを": "ヲ", "だけに": "ニ", "だけで": "デ"}
)
PAIRS = dict(zip("「『“‘（(〔［【〈《", "」』”’）)〕］】〉》", strict=True))
OPENS = {closer: opener for opener, closer in PAIRS.items()}
_BARE = frozenset(("TIME", "CLOCK", "DURATION", "COUNT", "MONEY", "SHARE", "NUMBER"))
"""Types that go with a verb without a particle: 昨日, 三時間, 一冊."""
_OPENER_WORDS = (
    "ところが ところで 実は 実に 本当は もとは 次は 次に 後は あとは 要は 本当に 同時に 一度に 一緒に いっしょに "
    "一斉に 非常に 確かに 自然に 直接に 特に まことに 誠に 大いに すでに 既に まさに ついに 一般に 実際に 実際は "
    "普通は ふつうは たまに まれに 常に 逆に 反対に 最後に 最初に 最初は 初めは はじめは 今は 当然に 大変に 本来は "
    "互いに たがいに 徐々に 急に 別に いつも とうに はじめに 初めに いまだに 未だに めったに"
)
_OPENERS = frozenset(_OPENER_WORDS.split())
"""Conjunctions and adverbs that look like a noun with its particle."""


def find(place: Place, roots: Sequence[int]) -> Iterator[Argument]:
    """The arguments of the predicate in the bunsetsu ``roots``, indices within the sentence (直す|予定だ are one)."""
    analysis, tree, stops = place.analysis, place.tree, place.stops
    for i in belonging(place, roots):
        phrase = tree.phrases[i]
        if stops and (quotation := quotation_of(analysis, phrase)):
            yield Argument("ト", *quotation, "と", -1, "ト")
        elif stops and stops[i][1] != stops[roots[0]][0]:
            continue
        elif phrase.case == "と" and i in place.clauses:
            if arm(place, i, roots) >= arcs.LIKELY and _quotes(analysis, phrase, tree.phrases[roots[0]]):
                start, end = _span(analysis, tree.phrases[tree.first[i]].start, phrase.end, -1)
                yield Argument("ト", start, end, "と", -1, "ト", confidence=arm(place, i, roots))
        elif found := _nominal(place, i, arm(place, i, roots)):
            yield found


def belonging(place: Place, roots: Sequence[int]) -> Sequence[int]:
    """What belongs to the ``roots``."""
    if len(roots) == 1:
        return place.arms[roots[0]]
    return sorted(i for root in roots for i in place.arms[root] if i not in roots)


def _quotes(analysis: Analysis, phrase: Bunsetsu, root: Bunsetsu) -> bool:
    """Whether the と after a predicate quotes it (直すと述べた) and is no condition (咬まれると、痛い): what is past,
    willed or asked is quoted, the rest before a verb of saying or thinking alone."""
    tokens = analysis.tokens[phrase.first : phrase.last]
    at = next((k for k in range(len(tokens) - 1, 0, -1) if tokens[k].surface == "と"), 0)
    if not at or tokens[at].pos != "助詞-格助詞":
        return False
    last = tokens[at - 1]
    if not last.cform.startswith("終止形") or last.ctype == "助動詞-タ":
        return True
    verb = analysis.tokens[root.first : root.last]
    return any("saying" in KINDS_OF.get(t.lemma, ()) or t.base in sayings() for t in verb)


def arm(place: Place, i: int, roots: Sequence[int]) -> float:
    """How sure it is that a phrase belongs to the predicate ``roots``."""
    phrases = place.phrases
    sure = place.tree.arcs[i]
    if phrases[i].case == "と" and i in place.clauses and _may_hold_teller(place, i):
        return arcs.DOUBTFUL
    if sure >= arcs.SURE:
        return sure
    if i in place.proven or _only(place, i, roots) or _counted(place, i):
        return arcs.SURE
    if phrases[i].case == "から" and phrases[i + 1].case == "まで" and phrases[i + 1].head == phrases[i].head:
        return min(place.tree.arcs[i + 1], arcs.SURE)  # 東京から|大阪まで
    return sure


def _may_hold_teller(place: Place, i: int) -> bool:
    """Whether the words quoted begin with a topic that may be the one who says them: 会長は|橋が|できると|述べた."""
    first = place.tree.first[i]
    return place.phrases[first].case == "は" and not (place.stops and place.stops[first][0])


def _counted(place: Place, i: int) -> bool:
    """Whether nothing but an amount without a particle stands before the predicate: 水が|七%|減る, 本を|三冊|読む."""
    phrases, heads = place.phrases, place.tree.heads
    if i + 1 in place.clauses or phrases[i + 1].case or not heads[i] == heads[i + 1] == i + 2:
        return False
    number = entity_at(place.analysis, end_of(place.analysis, phrases[i + 1]))
    return number >= 0 and place.analysis.entities[number].type in AMOUNTS


AMOUNTS = ("COUNT", "MONEY", "SHARE", "DURATION", "NUMBER")


def _only(place: Place, i: int, roots: Sequence[int]) -> bool:
    """Whether the only predicates a phrase can belong to are two halves of one (雨が|降る|見込みだ)."""
    return len(roots) > 1 and not any(k in place.clauses for k in range(i + 1, roots[0]))


def _nominal(place: Place, i: int, sure: float) -> Argument | None:
    """The argument that ends in bunsetsu ``i``, if it is likely."""
    analysis, phrases = place.analysis, place.phrases
    phrase = phrases[i]
    if sure < arcs.LIKELY or phrase.case not in CASES:
        return None
    run, first = nominal_run(analysis, phrase), _first(place, i)
    if run is None or _no_argument(place, first, i):
        return None
    sure = min(sure, _whole(place, first, i))
    number = entity_at(analysis, run[1])
    case = CASES[phrase.case]
    if sure < arcs.LIKELY or (case == "" and (number < 0 or analysis.entities[number].type not in _BARE)):
        return None
    start, end = _span(analysis, phrases[first].start, run[1], number)
    return Argument(case, start, end, phrase.case, number, case if case not in ("ハ", "モ") else "", "", False, sure)


def _no_argument(place: Place, first: int, i: int) -> bool:
    """Whether a phrase only looks like a noun with its particle: 本当に, という町に, 降った|ときに, 買うために."""
    said = place.analysis.text.body[place.phrases[first].start : place.phrases[i].end].rstrip("、，")
    if said.startswith(("という", "といった")) or (first == i and said in _OPENERS):
        return True
    if i in place.clauses:
        return place.clauses[i].relation != ""
    if place.analysis.tokens[place.phrases[first].first].pos == "接続詞" or (first > 1 and _adds(place, first - 1)):
        return True
    return i - 1 in place.clauses and relations.joins(place.analysis.surface(place.phrases[i]).rstrip("、，"))


def _adds(place: Place, k: int) -> bool:
    """Whether a conjunction joins a noun to another before it, so that neither is the whole: 京都、|そして|奈良が."""
    joins = place.analysis.tokens[place.phrases[k].first].pos == "接続詞"
    return joins and not place.phrases[k - 1].case and k - 1 not in place.clauses


def _first(place: Place, i: int) -> int:
    """The first bunsetsu of the argument that ends in bunsetsu ``i``: none cuts a mention (東京都|港区の|店で)."""
    first = place.tree.first[i]
    while first and _goes_on(place.analysis, place.phrases[first - 1]):
        first -= 1
    return first


def _goes_on(analysis: Analysis, phrase: Bunsetsu) -> bool:
    """Whether a bunsetsu ends in the middle of a mention."""
    number = entity_at(analysis, phrase.end)
    return number >= 0 and analysis.entities[number].end > phrase.end


def _whole(place: Place, first: int, i: int) -> float:
    """How sure it is that an argument's words are these and all of them."""
    sure = place.tree.arcs
    inner = [
        sure[k]
        for k in range(first, i)
        if place.phrases[k].case != "の" and not _goes_on(place.analysis, place.phrases[k])
    ]
    if first and _may_enter(place, first - 1, range(first, i + 1)):
        inner.append(sure[first - 1])
    return min(inner, default=arcs.CERTAIN)


def _may_enter(place: Place, k: int, within: range) -> bool:
    """Whether bunsetsu ``k`` could belong to what follows it: a noun's attribute may, a verb's companion only to a
    verb or adjective (四月から|新しい|サービスを, but not 昨日、|駅で nor 「行く」と|兄の|友だちは)."""
    phrase = place.phrases[k]
    verbal = any(j in place.clauses for j in within)
    if phrase.certain or _apart(place.analysis, phrase) or (not verbal and quotation_of(place.analysis, phrase)):
        return False
    if phrase.case not in _OF_VERBS and not _is_time(place.analysis, phrase):
        return True
    return verbal


_OF_VERBS = frozenset(CASES) - {"", "と", "より"}
"""Particles of what goes with verbs and adjectives alone."""


def _is_time(analysis: Analysis, phrase: Bunsetsu) -> bool:
    """Whether a bunsetsu without a particle tells when."""
    number = -1 if phrase.case else entity_at(analysis, end_of(analysis, phrase))
    return number >= 0 and analysis.entities[number].type in ("TIME", "CLOCK")


def _apart(analysis: Analysis, phrase: Bunsetsu) -> bool:
    """Whether a bunsetsu, set off by a comma, cannot belong to the noun after it: 行って、."""
    tokens = analysis.tokens[phrase.first : phrase.last]
    if tokens[-1].surface not in "、，" or len(tokens) < 2:
        return False
    last = tokens[-2]
    if last.pos == "助詞-接続助詞" or last.cform.startswith("連用形"):
        return True
    return last.pos in ("助詞-格助詞", "助詞-係助詞") and last.surface not in ("の", "と")


def _span(analysis: Analysis, start: int, end: int, number: int) -> tuple[int, int]:
    """The words of an argument: its mention whole, no bracket that it does not close."""
    if number >= 0:
        start, end = min(start, analysis.entities[number].start), max(end, analysis.entities[number].end)
    body = analysis.text.body
    while body[start] in OPEN and PAIRS[body[start]] not in body[start:end]:
        start += 1
    closer = body[end : end + 1]
    opened = body.count(OPENS.get(closer, "\n"), start, end) - body.count(closer, start, end) if closer in OPENS else 0
    if opened > 0 or (closer == '"' and body.count('"', start, end) % 2):
        end += 1
    return start, end


def entity_at(analysis: Analysis, end: int) -> int:
    """Number of the mention that holds the character before ``end``, or -1."""
    at = bisect_left(_starts(analysis), end) - 1
    return at if at >= 0 and analysis.entities[at].end >= end else -1


@lru_cache(maxsize=2)
def _starts(analysis: Analysis) -> list[int]:
    """Where the mentions of the analysis at hand begin: a phrase asks for its mention several times."""
    return [e.start for e in analysis.entities]


def quotation_of(analysis: Analysis, phrase: Bunsetsu) -> tuple[int, int] | None:
    """Span of the quotation in brackets that a bunsetsu ending in 」と closes, brackets included."""
    tokens = [t for t in analysis.tokens[phrase.first : phrase.last] if t.surface not in "、，"]
    if len(tokens) < 2 or tokens[-1].surface != "と" or tokens[-2].surface not in CLOSE:
        return None
    depth = 0
    body = analysis.text.body
    for at in range(tokens[-2].start, -1, -1):
        depth += (body[at] in CLOSE) - (body[at] in OPEN)
        if depth == 0:
            return (at, tokens[-2].end) if PAIRS[body[at]] == tokens[-2].surface else None
        if body[at] == "\n":
            return None
    return None
