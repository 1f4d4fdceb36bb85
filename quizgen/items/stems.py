"""Questions and statements made from a fact: the clause around one of its arguments, in the form that asks.

Two forms serve all kinds.  The *cleft* takes the argument out and asks or states it at the end (田中さんが本を
借りたのは、いつですか); the *question in place* puts the question word where the value stood (本を何冊借りましたか).
Both keep the sentence's own words and order, turn a topic into the subject where the clause is subordinate,
and refuse what would not stand alone: a word that points outside, a second topic, a missing subject.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import takewhile

from quizgen import tables
from quizgen.analysis import arcs, conjugation, inflection
from quizgen.analysis.difficulty import level_of
from quizgen.analysis.facts import told_plainly
from quizgen.analysis.inflection import Predicate
from quizgen.analysis.types import Analysis, Argument, Bunsetsu, Fact, Token, apart, within
from quizgen.items.lookup import phrase_number
from quizgen.items.sentences import tense
from quizgen.lexicon import Lexicon

SIMPLE = ("N5", "N4")
FORMAL = ("N2", "N1")


class RefusedError(Exception):
    """A stem cannot be made; the message says why, in English."""


@dataclass(frozen=True, slots=True)
class Opener:
    """A row of ``openers.tsv``."""

    surface: str
    example: str


def phrases(analysis: Analysis, fact: Fact) -> Sequence[Bunsetsu]:
    """The bunsetsu of a fact's sentence."""
    return within(analysis.bunsetsu, fact.start, fact.end)


@lru_cache(maxsize=4096)
def predicate(analysis: Analysis, fact: Fact) -> Predicate:
    """The predicate of a fact, taken apart; without the のだ of an explanation (見分け始めた|のだ)."""
    last = phrases(analysis, fact)[-1]
    tokens = analysis.tokens[last.first : last.last]
    at = next((i for i, t in enumerate(tokens) if i and t.pos == "助詞-準体助詞"), 0)
    found = (read(tokens[:at]) if at else None) or inflection.read(tokens)
    if found is None:
        raise RefusedError("the predicate has no plain form")
    return tense.settled(analysis, fact, _without_regret(found, tokens))


def _without_regret(p: Predicate, tokens: Sequence[Token]) -> Predicate:
    """A predicate without the writer's てしまう: 出て|しまった -> 出た."""
    at = next((i for i, t in enumerate(tokens) if t.base == "しまう" and t.pos.startswith("動詞")), 0)
    joined = at > 1 and tokens[at - 1].surface in ("て", "で") and tokens[at - 1].pos == "助詞-接続助詞"
    if not joined or p.base != "しまう" or p.negative:
        return p
    verb = tokens[at - 2]
    before = "".join(t.surface for t in tokens[: at - 2])
    if not all(conjugation.inflect(verb.base, verb.ctype, (form,)) for form in ("polite", "negative", "past")):
        return p
    return replace(p, before=before, base=verb.base, ctype=verb.ctype)


def read(tokens: Sequence[Token]) -> Predicate | None:
    """The predicate of a clause: as ``inflection.read``, and a noun with な (小さな店な|ので)."""
    if tokens and tokens[-1].surface == "な" and tokens[-1].ctype == "助動詞-ダ":
        return Predicate(tokens[0].start, "".join(t.surface for t in tokens[:-1]), "だ", "copula")
    return inflection.read(tokens) if tokens else None


def start(analysis: Analysis, fact: Fact) -> int:
    """Where the sentence starts to say something of its own: after しかし、 and the like."""
    return _start(analysis, fact.start, fact.end)


@lru_cache(maxsize=4096)
def _start(analysis: Analysis, start: int, end: int) -> int:
    body = analysis.text.body
    for opener in _openers():
        if body.startswith(opener, start) and body[start + len(opener)] in "、，":
            return _after_pointing_time(body, start + len(opener) + 1)
    first = apart(within(analysis.words, start, end))[0]
    return _after_pointing_time(body, first.end if first.part == "conjunction" else start)


_POINTING_TIME = re.compile(
    r"(?:(?:その|この|同じ?|それから)[^、。「」]{0,6}(?:後|前|日|年|月|夜|朝|晩|とき|時|間|うち|週)|今|いま|現在|先日|最近)[、，]"
)


def _after_pointing_time(body: str, begin: int) -> int:
    """Where the sentence goes on after a time told from another sentence (その二日後、) or the writer's day (今、)."""
    found = _POINTING_TIME.match(body, begin)
    return found.end() if found else begin


@cache
def _openers() -> tuple[str, ...]:
    return tuple(sorted((r.surface for r in tables.rows(Opener, "openers")), key=len, reverse=True))


def subject(analysis: Analysis, fact: Fact, lexicon: Lexicon) -> Argument | None:
    """The argument that does or is what the predicate says: が, or a topic that cannot be anything else."""
    marked = [a for a in fact.arguments if a.case == "ガ"]
    topics = [a for a in fact.arguments if a.case == "ハ"]
    if len(marked) + len(topics) != 1 or not is_sure((marked or topics)[0]):
        return None
    if marked:
        return marked[0]
    kind = analysis.entities[topics[0].entity].type if topics[0].entity >= 0 else "THING"
    if kind in ("PERSON", "ORG", "FORCE", "PEOPLE", "PRONOUN", "NAME"):
        return topics[0]
    if kind in ("TIME", "CLOCK", "DURATION"):
        return None
    has_object = any(a.case == "ヲ" for a in fact.arguments)
    if has_object and kind in EATEN and fact.voice == "active":
        return None  # きゅうりは薄く切って、塩をかけます
    return topics[0] if has_object or fact.voice == "passive" or _intransitive(analysis, fact, lexicon) else None


EATEN = frozenset(("FOOD", "PLANT"))
"""Types of things that as topics are more often worked on than at work."""


def is_sure(argument: Argument) -> bool:
    """Whether an argument may be asked for or told falsely."""
    return argument.confidence >= arcs.SURE


def _intransitive(analysis: Analysis, fact: Fact, lexicon: Lexicon) -> bool:
    """Whether the predicate is a noun, an adjective, or a verb that the dictionary lists as intransitive only."""
    if not predicate(analysis, fact).ctype.startswith(
        ("五段", "上一段", "下一段", "カ行変格", "サ行変格", "助動詞-レル", "助動詞-セル")
    ):
        return True
    marks = {p for e in lexicon.entries(fact.base) for sense in e.senses for p in sense.parts}
    return "vi" in marks and "vt" not in marks


def clause(
    analysis: Analysis,
    fact: Fact,
    form: Callable[[Predicate], str],
    *,
    cuts: tuple[tuple[int, int], ...] = (),
    swaps: tuple[tuple[int, int, str], ...] = (),
    topic: Argument | None = None,
    subordinate: bool = True,
) -> str:
    """The sentence with its predicate in another form.

    The spans of ``cuts`` are left out, those of ``swaps`` replaced, and the topic becomes a subject (は -> が);
    a ``subordinate`` clause keeps no contrast (家では -> 家で).
    """
    body = analysis.text.body
    begin = start(analysis, fact)
    *before, last = phrases(analysis, fact)
    given = next((a for a in fact.arguments if a.restored), None)
    out = [analysis.surface(given) + ("が" if subordinate else "は")] if given else []
    for phrase in before:
        if phrase.end <= begin or any(first <= phrase.start and phrase.end <= end for first, end in cuts):
            continue
        inside = "".join(out).count("「") > "".join(out).count("」")
        if not inside and analysis.surface(phrase).rstrip("、，") in ASIDES:
            continue
        written = swapped(body, phrase.start, phrase.end, swaps)
        if topic and phrase.start < topic.end <= phrase.end:
            written = as_subject(written) + "、" * describes_next(analysis, phrase, fact, cuts)
        elif subordinate and phrase.case in CONTRASTED and phrase_number(analysis, last) == phrase.head:
            written = without_contrast(written)
        elif subordinate and (phrase.case == "が" or out) and _is_argument(analysis, phrase, last):
            written = _DATED.sub(r"\1に", written.rstrip("、，"))
        out.append(written if inside else quoted_self(written, analysis, phrase))
    said = re.sub("」と、$", "」と", "".join(out)) if subordinate else "".join(out)
    return _STRAIGHT.sub(r"「\1」", said).strip() + form(predicate(analysis, fact))


def describes_next(analysis: Analysis, phrase: Bunsetsu, fact: Fact, cuts: tuple[tuple[int, int], ...] = ()) -> bool:
    """Whether a description begins after a subject, which would read as its own: 森さんが、|敵に囲まれた|町から…"""
    at = phrase_number(analysis, phrase) + 1
    found = (c for c in within(analysis.clauses, fact.start, fact.end) if c.start == phrase.end)
    kept = (c for c in found if not any(first <= c.start < end for first, end in cuts))
    return any(c.role == "adnominal" and at < c.predicate for c in kept)


def _is_argument(analysis: Analysis, phrase: Bunsetsu, last: Bunsetsu) -> bool:
    """Whether a phrase is a case or a time of the main predicate, after which a short clause needs no comma."""
    timed = not phrase.case and any(e.type == "TIME" for e in within(analysis.entities, phrase.start, phrase.end))
    return (timed or phrase.case in CASES) and phrase_number(analysis, last) == phrase.head


_DATED = re.compile("([0-9０-９〇一二三四五六七八九十百千](?:年|月|日|時|世紀))$")
"""A date that no particle follows: 一七八二年、|建てられた -> 一七八二年に."""
CASES = frozenset(("が", "を", "に", "で", "へ", "から", "まで"))
ASIDES = frozenset(
    ("古来", "ついに", "とうとう", "いよいよ", "なんと", "何と", "さすがに", "やはり", "やっぱり", "もちろん")
)
"""Words by which a writer judges, and which a question does not repeat."""
_STRAIGHT = re.compile(r'\s*"\s*([^"]+?)\s*"\s*')
"""Straight quotes are shown as Japanese ones."""


def swapped(body: str, begin: int, end: int, swaps: tuple[tuple[int, int, str], ...]) -> str:
    """``body[begin:end]`` with the spans of ``swaps`` replaced: the new text stands where such a span begins."""
    out, at = [], begin
    for first, last, new in sorted(s for s in swaps if s[0] < end and s[1] > begin):
        out += [body[at:first], new] if first >= begin else []
        at = min(last, end)
    return "".join(out) + body[at:end]


CONTRASTED = frozenset(("には", "では", "とは", "からは", "へは", "までは"))
SELF = ("私たち", "わたしたち", "僕たち", "ぼくたち", "私", "わたし", "僕", "ぼく", "俺", "おれ")


def is_writer(written: str) -> bool:
    """Whether words begin with the writer alone (私は, not 私たちは)."""
    return written.startswith(SELF[4:]) and not written.startswith(SELF[:4])


def without_contrast(phrase: str) -> str:
    """A contrasted phrase inside a clause: ``家では、`` -> ``家で``."""
    return phrase.rstrip("、，").removesuffix("は")


def quoted_self(written: str, analysis: Analysis, phrase: Bunsetsu) -> str:
    """The narrator's 私 is shown as a word of the text: ``私が`` -> ``「私」が``."""
    tokens = analysis.tokens[phrase.first : phrase.last]
    alone = len(tokens) == 1 or not tokens[1].pos.startswith(("名詞", "形状詞"))
    for word in SELF:
        if alone and tokens[0].pos == "代名詞" and written.startswith(word):
            return f"「{word}」{written[len(word) :]}"
    return written


def as_subject(phrase: str) -> str:
    """A topic phrase as subject: ``田中さんは、`` -> ``田中さんが``."""
    return re.sub("は$", "が", phrase.rstrip("、，"))


def cut_of(analysis: Analysis, fact: Fact, argument: Argument) -> tuple[int, int]:
    """The span of an argument with its particles, its comma, and an apposition before it (長官、森田氏は)."""
    before, phrase = None, None
    for phrase in phrases(analysis, fact):
        if phrase.start <= argument.start < phrase.end:
            break
        before = phrase
    end = next(b.end for b in phrases(analysis, fact) if b.start < argument.end <= b.end)
    if (
        before is None
        or not analysis.surface(before).endswith("、")
        or before.case
        or not _is_person(analysis, argument)
    ):
        return argument.start, end
    entities = within(analysis.entities, before.start, before.end)
    timed = analysis.tokens[before.last - 2].pos.endswith("副詞可能")  # ある雨の日、|サヨは
    if timed or not entities or entities[-1].type in ("TIME", "CLOCK", "PLACE", "DURATION"):
        return argument.start, end
    earlier = reversed([b for b in phrases(analysis, fact) if b.end <= before.start])
    return min(b.start for b in (before, *takewhile(lambda b: b.case == "の", earlier))), end


def _is_person(analysis: Analysis, argument: Argument) -> bool:
    return argument.entity >= 0 and analysis.entities[argument.entity].type == "PERSON"


def level(analysis: Analysis) -> str:
    """The level that items on a text are worded for: its own or the estimate, N3 where there is neither."""
    return level_of(analysis) or "N3"


@lru_cache(maxsize=64)
def is_polite(analysis: Analysis) -> bool:
    """Whether the text is told in です・ます."""
    told = [analysis.text.body.endswith(POLITE, 0, fact.end - 1) for fact in told_plainly(analysis)]
    return sum(told) * 2 > len(told)


POLITE = ("です", "ます", "でした", "ました", "ません", "でしょう", "ましょう")
"""How polite sentences end."""


def is_formal(analysis: Analysis) -> bool:
    """Whether questions are plain (のはいつか), as at N2 and N1, unless the text itself is told in です・ます."""
    return level(analysis) in FORMAL and not is_polite(analysis)


def ending(analysis: Analysis, question: str) -> str:
    """What closes a cleft: ``のは、いつですか。``, formally ``のはいつか。``"""
    return f"のは{question}か。" if is_formal(analysis) else f"のは、{question}ですか。"
