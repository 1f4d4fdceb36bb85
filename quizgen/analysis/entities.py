"""Typed mentions: who, where, when, how many.

A mention is a run of nominal words of one bunsetsu, without particles: ドミトリー・ペスコフ報道官, 2022年10月,
約9万世帯; an abbreviation in brackets belongs to it (中央情報局(CIA)).  A title in brackets is one mention, whatever
it holds (『吾輩は猫である』), and so is a time told in steps (去年の秋).  What it names is told by
``entity_types`` and ``glosses``, which mentions name the same thing by ``coreference``.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from quizgen import kana, tables
from quizgen.analysis import coreference, glosses, keys, own_words
from quizgen.analysis.chunks import REGIONS
from quizgen.analysis.entity_types import HONORIFICS, UNSURE, Kind, classify, endings
from quizgen.analysis.types import Analysis, Bunsetsu, Entity, Word, within
from quizgen.lexicon import Lexicon

LASTING = ("ほど", "くらい", "ぐらい", "かか", "間")
"""What makes days a duration: 三日ほど."""
GLOSS = 0.85
BODIES = (
    "機関",
    "機構",
    "連盟",
    "連合",
    "同盟",
    "会",
    "団",
    "局",
    "所",
    "社",
    "組合",
    "基金",
    "センター",
    "グループ",
    "評議会",
)
"""How the name of a body may end before its abbreviation in brackets."""
_NOMINAL = frozenset(("noun", "name", "number", "pronoun", "suffix", "prefix", "symbol"))
_JOINING = frozenset("・＝=.%％:：")
_ACRONYM = re.compile(r"[（(](?:以下、?)?[「]?[A-ZＡ-Ｚ][A-Za-zＡ-Ｚａ-ｚ&＆\-]{1,9}[」]?[）)]")

FORMAL = frozenset(
    [
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
    ]
)
"""Nouns that name nothing by themselves."""


@dataclass(frozen=True, slots=True)
class Work:
    """A row of ``works.tsv``."""

    noun: str
    example: str


def find(analysis: Analysis, lexicon: Lexicon) -> Analysis:
    """The analysis with its mentions."""
    plain = list(_mentions(analysis, lexicon))
    whole = _stepped(analysis, _titled(analysis, plain))
    return replace(analysis, entities=coreference.unify(analysis, whole))


def _mentions(analysis: Analysis, lexicon: Lexicon) -> Iterator[Entity]:
    swallowed, text = 0, analysis.text.body
    own = own_words.marks(analysis.text) if analysis.text.names else ()
    for run in _runs(analysis):
        start, end = run[0].start, run[-1].end
        if start < swallowed or (len(run) == 1 and run[0].surface in FORMAL):
            continue
        kind = _kind(analysis, run, lexicon)
        if own and (told := own_words.kind(own, start, text[start:end], HONORIFICS)):
            kind = Kind(told, "", 1.0, "author")
        body = kind.type == "ORG" or (kind.type == "THING" and text.endswith(BODIES, start, end))
        if body and (m := _ACRONYM.match(text, end)):
            end, kind = m.end(), replace(kind, type="ORG", confidence=GLOSS, why="abbreviation in brackets")
        swallowed = end
        name = keys.name_of(analysis, start, run[-1].end, kind.type)
        yield Entity(start, end, kind.type, name, kind.unit, kind.confidence, kind.why)


def _runs(analysis: Analysis) -> Iterator[list[Word]]:
    """The runs of nominal words, each in one bunsetsu and without symbols at its ends."""
    borders = {b.start for b in analysis.bunsetsu}
    run: list[Word] = []
    for word in analysis.words:
        symbol = word.part == "symbol"
        joins = word.part in _NOMINAL and (not symbol or word.surface in _JOINING)
        if run and (not joins or word.start != run[-1].end or word.start in borders):
            if _stripped(run):
                yield run
            run = []
        if joins and (run or not symbol):
            run.append(word)
    if _stripped(run):
        yield run


def _stripped(run: list[Word]) -> bool:
    """Take the symbols off the end of a run; whether a word is left."""
    while run and run[-1].part == "symbol" and run[-1].surface not in "%％":
        run.pop()
    return bool(run) and (len(run) > 1 or run[0].part != "prefix")


def _kind(analysis: Analysis, run: Sequence[Word], lexicon: Lexicon) -> Kind:
    start, end, body = run[0].start, run[-1].end, analysis.text.body
    surface = body[start:end]
    found = classify(surface, analysis.tokens[run[0].first : run[-1].last], run[-1].part == "number")
    if found is None and run[-1].part == "number" and len(run) > 1:
        found = _timed(analysis, run)
    if found is None:
        last = run[-1]
        own = last.part == "noun" and (len(run) == 1 or last.end - last.start > 1)
        known = glosses.type_of(lexicon, last.dictionary_form) if own else ""
        return Kind(known, "", GLOSS, "gloss") if known else Kind("THING", "", UNSURE, "nothing known")
    days = found.type == "TIME" and surface.endswith("日") and "月" not in surface and found.why == "number"
    return replace(found, type="DURATION", unit="日") if days and body.startswith(LASTING, end) else found


def _timed(analysis: Analysis, run: Sequence[Word]) -> Kind | None:
    """A time told by a noun and a number: 毎朝|七時."""
    body, tokens, number = analysis.text.body, analysis.tokens, run[-1]
    day = classify(body[run[0].start : number.start], tokens[run[0].first : number.first], run[-2].part == "number")
    clock = classify(number.surface, tokens[number.first : number.last], True)
    if day is None or clock is None or day.type != "TIME" or clock.type not in ("TIME", "CLOCK"):
        return None
    return day


def nominal_run(analysis: Analysis, bunsetsu: Bunsetsu) -> tuple[int, int] | None:
    """Span of the nominal words at the head of a bunsetsu, brackets and particles left out."""
    words = within(analysis.words, bunsetsu.start, bunsetsu.end)
    words = [w for w in words if w.part != "symbol" or w.surface in "・＝=.%％"]
    while words and words[-1].part in ("particle", "auxiliary", "symbol"):
        words.pop()
    first = last = len(words)
    while first and words[first - 1].part in _NOMINAL and (first == last or words[first - 1].end == words[first].start):
        first -= 1
    while first < last and words[first].part == "symbol":
        first += 1
    return None if first == last else (words[first].start, words[-1].end)


_BOOK = re.compile(r"『[^『』「」\n]{1,30}』|「[^『』「」\n]{1,30}」")
_SPEECH = re.compile(r"(?:と|って)(?!は|い[うっ]た[^と]|題)")


def _titled(analysis: Analysis, mentions: Sequence[Entity]) -> list[Entity]:
    """The mentions with titles of works in place of what they hold."""
    body = analysis.text.body
    if "『" not in body and "「" not in body:
        return list(mentions)
    works = [Entity(*span, "WORK", body[span[0] + 1 : span[1] - 1], "", 0.9, "title") for span in _works(body)]
    if not works:
        return list(mentions)
    kept = [e for e in mentions if not _overlaps(works, e)]
    return sorted((*kept, *works), key=lambda e: e.start)


def _overlaps(works: Sequence[Entity], mention: Entity) -> bool:
    """Whether a mention lies in one of the works, which are sorted."""
    at = bisect_left(works, mention.end, key=lambda w: w.start) - 1
    return at >= 0 and works[at].end > mention.start


def _works(body: str) -> Iterator[tuple[int, int]]:
    nouns = _work_nouns()
    at = depth = 0
    for m in _BOOK.finditer(body):
        line = max(body.rfind("\n", at, m.start()) + 1, at)
        depth = (depth if line == at else 0) + body.count("「", line, m.start()) - body.count("」", line, m.start())
        at = m.start()
        if depth > 0 or m.group()[-2] in "。！？!?" or _SPEECH.match(body, m.end()):
            continue
        if m.group()[0] == "『" or body.endswith(nouns, max(0, m.start() - LONGEST_NOUN), m.start()):
            yield m.span()


LONGEST_NOUN = 12
"""Characters before a title that are looked at."""


@cache
def _work_nouns() -> tuple[str, ...]:
    return tuple(r.noun for r in tables.rows(Work, "works"))


def _stepped(analysis: Analysis, mentions: Iterable[Entity]) -> list[Entity]:
    """The mentions with times and places told in steps made one: 去年|の|秋, 先月|14日, 東京都|港区."""
    body = analysis.text.body
    out: list[Entity] = []
    for entity in mentions:
        if out and out[-1].type in ("TIME", "PLACE") and _goes_on(body[out[-1].end : entity.start], out[-1], entity):
            last = out[-1]
            whole = kana.fold_width(body[last.start : entity.end])
            out[-1] = replace(last, end=entity.end, key=whole, type=last.type if last.type == "TIME" else entity.type)
        else:
            out.append(entity)
    return out


def _goes_on(between: str, last: Entity, entity: Entity) -> bool:
    """Whether a mention is the next step of the one before."""
    if last.type == "TIME":
        return entity.type in ("TIME", "CLOCK") and (between == "の" or (between == "" and entity.why == "number"))
    return between == "" and last.key[-1] in REGIONS and entity.type in ("PLACE", "FACILITY")


def is_role(surface: str) -> bool:
    """Whether a mention is a role by itself (母, 店長), as people of a tale are called."""
    row = endings().get(("whole", surface))
    return row is not None and row.type == "PERSON"


def titled(surface: str) -> bool:
    """Whether a person's mention holds a title or is a role: ラブロフ外相, 森田さん, お母さん."""
    return is_role(surface) or keys.title_of(surface) != ""


@lru_cache(maxsize=4096)
def aliases(surface: str) -> frozenset[str]:
    """All names that may stand for the same thing as ``surface``, itself among them."""
    rows = (row for row in tables.rows(keys.Alias, "aliases") if surface in row.names.split())
    return frozenset((surface, *(n for row in rows for n in row.names.split())))


untitled = keys.untitled
