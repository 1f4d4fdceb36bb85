"""One event of a sentence as a tile: its main clause with subject, told plainly, without times and other clauses.

おばあさんは、次の駅で｜降りました -> おばあさんが次の駅で降りた.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from quizgen.analysis import inflection
from quizgen.analysis.subjects import BODIES
from quizgen.analysis.types import Analysis, Bunsetsu, Fact, apart, within
from quizgen.items import stems
from quizgen.items.lookup import phrase_number
from quizgen.items.sentences import alone, pointing
from quizgen.items.sentences.tellings import CONTENT
from quizgen.items.stems import RefusedError

SHORTEST, LONGEST = 7, 36
FEWEST_WORDS = 2
_TIMES = ("TIME", "CLOCK")


def tile(analysis: Analysis, fact: Fact, past: bool = False) -> str:
    """The event of a main clause, ``past`` even where a history tells it in the present; an empty string where it does
    not stand alone or may be more than one."""
    try:
        return _tile(analysis, fact, past)
    except RefusedError:
        return ""


def _tile(analysis: Analysis, fact: Fact, past: bool) -> str:
    phrases = [p for p in stems.phrases(analysis, fact) if p.end > stems.start(analysis, fact)]
    subjects = [p for p in phrases[:-1] if _is_subject(analysis, fact, p)]
    own = [p for p in phrases[:-1] if p in subjects or _is_own(analysis, fact, p, subjects)]
    kept = [p for p in own if not _points(analysis, fact, p, own, subjects)]
    if len(subjects) != 1 or alone.lacks_object(fact, kept) or sum(p.case in ("は", "が", "も") for p in kept) > 1:
        raise RefusedError("no subject, or no object")
    pointing.check_pointers(analysis, [t for p in kept for t in analysis.tokens[p.first : p.last]])
    predicate = stems.predicate(analysis, fact)
    told = inflection.plain(replace(predicate, past=predicate.past or past))
    written = [_written(analysis, p, p is subjects[0]) for p in kept]
    text = "".join(written) + told
    words = [w for p in (*kept, phrases[-1]) for w in apart(within(analysis.words, p.start, p.end))]
    few = sum(w.part in CONTENT or w.part == "pronoun" for w in words) < FEWEST_WORDS
    if fact.base in MOTION and not any(p.case in PLACES for p in kept):
        raise RefusedError("it is not said where")
    becomes = fact.base != "なる" or any(p.case == "に" or _is_quality(analysis, p) for p in kept)
    plain = becomes and not few and not _MARKS.search(_SELF.sub("", text))
    if not plain or not SHORTEST <= len(text) <= LONGEST:
        return ""
    at = kept.index(subjects[0]) + 1
    comma = at < len(kept) and kept[at].start == subjects[0].end and stems.describes_next(analysis, subjects[0], fact)
    return "".join((*written[:at], "、" * comma, *written[at:], told))  # 森さんが、|敵に囲まれた|町から出た


MOTION = frozenset(("出る", "入る", "着く", "行く", "届く", "乗る", "登る", "上る", "戻る", "移る", "渡る"))
"""Verbs that say little without a place."""
PLACES = ("に", "から", "を", "へ", "まで")
_MARKS = re.compile("[「」『』（）、]")
_SELF = re.compile("「(?:" + "|".join(stems.SELF) + ")」|「[^」。！？、]{1,6}」(?!と[言い話答])")
"""The teller as he calls himself, a sound (「ぐう」) or a short name, which stand in 「」."""


def _is_quality(analysis: Analysis, phrase: Bunsetsu) -> bool:
    """Whether a phrase says what something becomes: 赤く, 静かに."""
    return analysis.tokens[phrase.first].pos.startswith(("形容詞", "形状詞"))


def _points(
    analysis: Analysis, fact: Fact, phrase: Bunsetsu, own: Sequence[Bunsetsu], subjects: Sequence[Bunsetsu]
) -> bool:
    """Whether a phrase belongs to one that says where or how and points outside (次の|駅で): it is left out."""
    top = _top(analysis, fact, phrase, subjects)
    if top in subjects or top.case not in ("で", "に") or fact.base in MOTION:
        return False
    run = [p for p in own if _top(analysis, fact, p, subjects) is top]
    try:
        pointing.check_pointers(analysis, [t for p in run for t in analysis.tokens[p.first : p.last]])
    except RefusedError:
        return True
    return False


def _is_own(analysis: Analysis, fact: Fact, phrase: Bunsetsu, subjects: Sequence[Bunsetsu]) -> bool:
    """Whether a phrase goes with the main predicate or its subject, by itself or through nouns, and is no time."""
    top = _top(analysis, fact, phrase, subjects)
    loose = analysis.surface(phrase).rstrip("、，") in LOOSE
    ties = analysis.tokens[phrase.first].pos.startswith(("接続詞", "感動詞"))
    done = phrase is not top and analysis.surface(top).rstrip("、，") in MANNER  # りんごを|持って|いそいで
    return not (loose or ties or done or _is_other(analysis, fact, top) or _is_time(analysis, top))


def _is_other(analysis: Analysis, fact: Fact, top: Bunsetsu) -> bool:
    """Whether a phrase is the predicate of another clause, and no mere adverb: 言って、 but バラバラに, 小さく."""
    clauses = {c.predicate for c in within(analysis.clauses, fact.start, fact.end) if c.role in ("adverbial", "quoted")}
    pos = analysis.tokens[top.first].pos
    quality = pos.startswith(("形状詞", "形容詞", "副詞")) or pos.endswith("形状詞可能")
    how = quality and top.last - top.first < HOW
    manner = analysis.surface(top).rstrip("、，") in MANNER
    return phrase_number(analysis, top) in clauses and not (how or manner)


MANNER = frozenset(
    ("いそいで", "急いで", "歩いて", "走って", "立って", "座って", "すわって", "黙って", "だまって", "笑って")
)
"""Forms of verbs that say how something is done."""
HOW = 3
"""Tokens of an adverb are fewer: バラバラ|に|、."""


def _is_time(analysis: Analysis, phrase: Bunsetsu) -> bool:
    """Whether a phrase says when: a part of a date or time, or a bare 夜, きのう."""
    near = within(analysis.entities, phrase.start - AROUND, phrase.end + AROUND)
    timed = any(e.start < phrase.end and e.end > phrase.start and e.type in _TIMES for e in near)
    return timed or (phrase.case in ("", "に") and bool(_WHEN.match(analysis.surface(phrase))))


AROUND = 16
"""Characters on either side in which a date may begin or end: 1888年の|秋."""
_WHEN = re.compile(
    "お?[朝昼夜晩春夏秋冬]|夕方|午前|午後|[今昔]|最近|翌|その後|きょう|きのう|あした|"
    "[^、]{0,4}(?:日|月|年|週|時)に?、?$|(?:[0-9０-９一二三四五六七八九十数]|その)[^、]{0,4}(?:後|前|間)に?、?$"
)


LOOSE = frozenset(
    (
        "すると",
        "そこで",
        "それから",
        "その後",
        "次に",
        "また",
        "さらに",
        "ついに",
        "とうとう",
        "やっと",
        "おかげで",
        "途中",
    )
)
"""Words that tie an event to the one before."""


def _top(analysis: Analysis, fact: Fact, phrase: Bunsetsu, subjects: Sequence[Bunsetsu]) -> Bunsetsu:
    """The phrase directly under the main predicate, or the subject, that a phrase belongs to."""
    last = phrase_number(analysis, stems.phrases(analysis, fact)[-1])
    while phrase.head != last and phrase not in subjects:
        if not 0 <= phrase.head < last:
            raise RefusedError("a phrase that belongs nowhere")
        phrase = analysis.bunsetsu[phrase.head]
    return phrase


def _is_subject(analysis: Analysis, fact: Fact, phrase: Bunsetsu) -> bool:
    """Whether a phrase is who or what does it: an argument that is sure, one with が on the verb, or a person's は that
    goes with it, perhaps by way of what was done before (て)."""
    if phrase.case not in ("は", "が") or analysis.tokens[phrase.first].pos == "名詞-数詞":
        return False
    own = [a for a in fact.arguments if a.under == "ガ" and not a.restored]
    if own:
        only = sum(p.case in ("は", "が") for p in stems.phrases(analysis, fact)) == 1
        return any(phrase.start < a.end <= phrase.end and (a.case == "ガ" or only or stems.is_sure(a)) for a in own)
    people = any(e.type in BODIES for e in within(analysis.entities, phrase.start, phrase.end))
    last, at = phrase_number(analysis, stems.phrases(analysis, fact)[-1]), phrase.head
    if people:
        before = within(analysis.clauses, fact.start, fact.end)
        then = {c.predicate for c in before if c.role == "adverbial" and c.relation == "sequence"}
        while at in then or (0 <= at < last and analysis.surface(analysis.bunsetsu[at]).endswith("」と")):
            at = analysis.bunsetsu[at].head
    return at == last and (phrase.case == "が" or people)


def _written(analysis: Analysis, phrase: Bunsetsu, subject: bool) -> str:
    written = stems.quoted_self(analysis.surface(phrase), analysis, phrase).replace("\n", "")
    if subject:
        return stems.as_subject(written).rstrip("、，")
    if phrase.case in stems.CONTRASTED:
        return stems.without_contrast(written)
    first = analysis.tokens[phrase.first].pos
    listed = not phrase.case and first.startswith("名詞") and not first.endswith("副詞可能")
    return written if listed else written.rstrip("、，")
