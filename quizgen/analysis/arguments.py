"""The arguments of a predicate: which bunsetsu, in which case, what they are to the event.

Only arguments whose arcs are likely are given, with how sure they are.  What stands in a quotation is never an
argument of a verb outside it; the quotation itself is (case ト).
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from quizgen.analysis import arcs, clauses, relations
from quizgen.analysis.bunsetsu import CLOSE, OPEN
from quizgen.analysis.entities import nominal_run
from quizgen.analysis.types import Analysis, Argument, Bunsetsu
from quizgen.lexicon import Lexicon

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
_BARE = frozenset(("TIME", "CLOCK", "DURATION", "COUNT", "MONEY", "SHARE", "NUMBER"))
"""Types that go with a verb without a particle: 昨日, 三時間, 一冊."""
_OPENERS = frozenset(
    (
        *(
            "ところが",
            "ところで",
            "実は",
            "実に",
            "本当は",
            "もとは",
            "次は",
            "次に",
            "後は",
            "あとは",
            "要は",
            "本当に",
        ),
        *("同時に", "一度に", "一緒に", "いっしょに", "一斉に", "非常に", "確かに", "自然に", "直接に", "特に"),
    )
)
"""Conjunctions and adverbs that look like a noun with its particle."""
ANIMATE = frozenset(("PERSON", "PEOPLE", "PRONOUN", "ORG", "FORCE", "ANIMAL", "NAME"))
_DUAL = frozenset(
    [
        "好き",
        "嫌い",
        "きらい",
        "ほしい",
        "欲しい",
        "できる",
        "分かる",
        "わかる",
        "上手",
        "下手",
        "得意",
        "苦手",
        "必要",
        "見える",
        "聞こえる",
    ]
)
"""Predicates whose object takes が, so that their topic may be either."""


def find(
    analysis: Analysis, phrases: Sequence[Bunsetsu], base: int, roots: Sequence[int], first: int = 0
) -> Iterator[Argument]:
    """The arguments of the predicate in the bunsetsu ``roots``, indices within the sentence (直す|予定だ are one)."""
    stops = regions(analysis, phrases)
    for i in range(first, roots[-1]):
        phrase = phrases[i]
        if i in roots or phrase.head - base not in roots:
            continue
        if quotation := quotation_of(analysis, phrase):
            yield Argument("ト", *quotation, "と", -1, "ト")
            continue
        if stops and stops[i][1] != stops[roots[0]][0]:
            continue
        if phrase.case == "と" and clauses.is_predicate(analysis.tokens[phrase.first : phrase.last]):
            if _quotes(analysis, phrase):
                yield Argument("ト", phrases[clauses.leftmost(phrases, i, base)].start, phrase.end, "と", -1, "ト")
            continue
        if found := _nominal(analysis, phrases, i, base, _only(analysis, phrases, i, roots)):
            yield found


def _quotes(analysis: Analysis, phrase: Bunsetsu) -> bool:
    """Whether the と after a predicate quotes it (直すと述べた) and is no condition (食べると、眠い)."""
    tokens = analysis.tokens[phrase.first : phrase.last]
    return next((t.pos for t in reversed(tokens) if t.surface == "と"), "") == "助詞-格助詞"


def _only(analysis: Analysis, phrases: Sequence[Bunsetsu], i: int, roots: Sequence[int]) -> bool:
    """Whether the only predicates a phrase can belong to are two halves of one (雨が|降る|はずだ)."""
    return len(roots) > 1 and not any(clauses.predicates(analysis, p) for p in phrases[i + 1 : roots[0]])


def _apart(analysis: Analysis, phrase: Bunsetsu) -> bool:
    """Whether a bunsetsu, set off by a comma, cannot belong to the noun after it: 行って、."""
    tokens = analysis.tokens[phrase.first : phrase.last]
    if tokens[-1].surface not in "、，" or len(tokens) < 2:
        return False
    last = tokens[-2]
    if last.pos == "助詞-接続助詞" or last.cform.startswith("連用形"):
        return True
    return last.pos in ("助詞-格助詞", "助詞-係助詞") and last.surface not in ("の", "と")


def _nominal(analysis: Analysis, phrases: Sequence[Bunsetsu], i: int, base: int, only: bool) -> Argument | None:
    phrase = phrases[i]
    run = nominal_run(analysis, phrase) if (only or arcs.likely(phrase)) and phrase.case in CASES else None
    if run is None:
        return None
    first = clauses.leftmost(phrases, i, base)
    surface = analysis.text.body[phrases[first].start : phrase.end].rstrip("、，")
    if surface.startswith(("という", "といった")) or (first == i and surface in _OPENERS):
        return None
    if (
        first < i
        and clauses.predicates(analysis, phrases[i - 1])
        and relations.joins(analysis.surface(phrase).rstrip("、，"))
    ):
        return None
    before = phrases[max(0, first - 1) : first]
    if not all(arcs.likely(p) or p.case == "の" for p in phrases[first:i]) or not all(
        p.certain or _apart(analysis, p) for p in before
    ):
        return None
    number = entity_at(analysis, run[1])
    start, end = phrases[first].start, run[1]
    if number >= 0:
        start, end = min(start, analysis.entities[number].start), max(end, analysis.entities[number].end)
    body = analysis.text.body
    while body[start] in OPEN and PAIRS[body[start]] not in body[start:end]:
        start += 1
    case = CASES[phrase.case]
    if case == "" and (number < 0 or analysis.entities[number].type not in _BARE):
        return None
    sure = min((arcs.confidence(p) for p in phrases[first:i] if p.case != "の"), default=arcs.CERTAIN)
    sure = min(sure, max(arcs.confidence(phrase), arcs.SURE if only else 0))
    return Argument(case, start, end, phrase.case, number, case if case not in ("ハ", "モ") else "", "", False, sure)


def entity_at(analysis: Analysis, end: int) -> int:
    """Number of the mention that holds the character before ``end``, or -1."""
    at = bisect_left(analysis.entities, end, key=lambda e: e.start) - 1
    return at if at >= 0 and analysis.entities[at].end >= end else -1


def regions(analysis: Analysis, phrases: Sequence[Bunsetsu]) -> list[tuple[int, int]]:
    """For each bunsetsu the quotation it begins and ends in (0 is none); an empty list where there is none at all."""
    body = analysis.text.body
    if not phrases or not any(c in "「『“" for c in body[phrases[0].start : phrases[-1].end]):
        return []
    out, stack, count = [], [0], 0
    for phrase in phrases:
        inside = None
        for c in body[phrase.start : phrase.end]:
            if c in "「『“":
                count += 1
                stack.append(count)
            elif c in "」』”" and len(stack) > 1:
                stack.pop()
            elif inside is None:
                inside = stack[-1]
        out.append((stack[-1] if inside is None else inside, stack[-1]))
    return out


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


def reported(analysis: Analysis, found: tuple[Argument, ...]) -> tuple[Argument, ...]:
    """The arguments of a verb of saying without the が of what is said: 報道官は、|局長が…会ったと|発表した."""
    quoted = any(a.case == "ト" and analysis.text.body[a.start] not in OPEN for a in found)
    topic = next((a.start for a in found if a.case == "ハ" and type_of(analysis, a) in ANIMATE), -1)
    return tuple(a for a in found if not (quoted and topic >= 0 and a.case == "ガ" and a.start > topic))


def settled(
    analysis: Analysis, found: Sequence[Argument], base: str, voice: str, verbal: bool, lexicon: Lexicon
) -> tuple[Argument, ...]:
    """The arguments with the case a topic stands for, and what each is to the event."""
    cases = {a.case for a in found}
    told = [
        replace(a, under=_under(analysis, a, cases, found, base, voice, verbal, lexicon))
        if a.case in ("ハ", "モ")
        else a
        for a in found
    ]
    given = {a.under for a in told}
    return tuple(replace(a, part=_part(analysis, a, voice, verbal, given)) for a in told)


def type_of(analysis: Analysis, argument: Argument) -> str:
    """The type of an argument's mention, THING where there is none."""
    return analysis.entities[argument.entity].type if argument.entity >= 0 else "THING"


def _under(
    analysis: Analysis,
    topic: Argument,
    cases: set[str],
    found: Sequence[Argument],
    base: str,
    voice: str,
    verbal: bool,
    lexicon: Lexicon,
) -> str:
    """The case a topic stands for, or an empty string where it may be more than one."""
    kind = type_of(analysis, topic)
    if (
        sum(a.case in ("ハ", "モ") for a in found) > 1
        or base in _DUAL
        or kind in ("TIME", "CLOCK", "DURATION", "QUESTION")
    ):
        return ""
    transitive = _transitive(lexicon, base)
    if "ガ" in cases:
        return (
            "ヲ"
            if verbal and transitive == "vt" and "ヲ" not in cases and voice == "active" and kind not in ANIMATE
            else ""
        )
    if not verbal or voice == "passive" or kind in ANIMATE:
        return "ガ"
    return "ガ" if "ヲ" in cases or transitive == "vi" else ""


@lru_cache(maxsize=8192)
def _transitive(lexicon: Lexicon, base: str) -> str:
    """``vt`` or ``vi`` where the dictionary lists a verb as that alone, else an empty string."""
    marks = {p for e in lexicon.entries(base)[:1] for sense in e.senses for p in sense.parts}
    if "vt" in marks:
        return "" if "vi" in marks else "vt"
    return "vi" if "vi" in marks else ""


def _part(analysis: Analysis, a: Argument, voice: str, verbal: bool, given: set[str]) -> str:
    """What an argument is to the event; ``given``: the cases that are there."""
    kind = type_of(analysis, a)
    if kind in ("TIME", "CLOCK") and a.case in ("", "ニ", "デ", "ハ"):
        return "time"
    if not verbal:
        return ""
    animate = kind in ANIMATE
    if a.case == "ニヨッテ":
        return "agent" if voice == "passive" else ""
    by_voice = {
        "active": {"ガ": "agent" if animate else "", "ヲ": "object"},
        "passive": {
            "ガ": "undergoer" if "ヲ" in given else "object",
            "ニ": "agent" if animate else "",
            "カラ": "agent" if animate else "",
        },
        "causative": {"ガ": "causer", "ニ": "causee" if animate else "", "ヲ": "causee" if animate else "object"},
        "favour-asked": {
            "ガ": "receiver",
            "ニ": "giver" if animate else "",
            "カラ": "giver" if animate else "",
            "ヲ": "object",
        },
        "favour-received": {"ガ": "giver", "ニ": "receiver" if animate else "", "ヲ": "object"},
        "favour-given": {"ガ": "giver", "ニ": "receiver" if animate else "", "ヲ": "object"},
    }
    return by_voice.get(voice, {}).get(a.under, "")
