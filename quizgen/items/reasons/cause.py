"""A reason that a text gives, and how it and what it explains are put into words."""

from collections.abc import Sequence
from dataclasses import dataclass

from quizgen.analysis import inflection
from quizgen.analysis.case_roles import transitivity
from quizgen.analysis.inflection import Predicate
from quizgen.analysis.subjects import BODIES
from quizgen.analysis.types import Analysis, Argument, Bunsetsu, Fact, Token, within
from quizgen.items import stems
from quizgen.items.lookup import phrase_number
from quizgen.items.sentences import alone, pointing
from quizgen.items.stems import RefusedError
from quizgen.lexicon import load

SHORTEST, LONGEST = 5, 40
"""Characters of what is quoted as what a reason explains."""
FEWEST_PHRASES = 2
SAYING = ("いうまでも", "言うまでも", "もちろん", "たとえば", "例えば", "つまり")
"""What opens a reason and says nothing of its own."""
HUMBLE = frozenset(("ござる", "参る", "致す", "いたす", "申す"))
"""Verbs that are said in their polite form alone: 何万里となく|ございますから."""
OPENING = 3
"""Phrases of a quotation in which nothing may point outside it; later ones point into it."""
VERBS = ("五段", "上一段", "下一段", "サ行変格", "カ行変格")
GOING = frozenset(
    (
        "行く",
        "会う",
        "帰る",
        "乗る",
        "勝つ",
        "働く",
        "住む",
        "通う",
        "出る",
        "備える",
        "泳ぐ",
        "走る",
        "歩く",
        "飛ぶ",
        "生きる",
        "逃げる",
        "遊ぶ",
        "戦う",
    )
)
"""Verbs of the will without を."""
TOWARDS = ("配慮", "貢献", "参加", "対応", "出席", "協力")
"""What one does to something with に of one's own will."""
STATES = frozenset(("ある", "いる", "できる", "かかる", "要る", "足りる", "違う", "すぎる"))
"""Verbs of no will: before ため they are reasons."""


@dataclass(frozen=True, slots=True)
class Cause:
    """A reason: ``before`` and ``predicate`` make its clause, ``clue`` the words that say so; ``what`` is the clause it
    explains, ready for のは, or if that does not stand alone ``""``, and ``quote`` the words of the text that say it;
    ``sentence`` is the number of their sentence; ``own`` is the span of the reason without its clue; ``spans`` are what
    proves it; ``aim`` is true where the analysis takes it for a purpose, ``dated`` where it tells a time: a plan then.
    """

    before: str
    predicate: Predicate
    clue: str
    what: str
    quote: str
    sentence: int
    own: tuple[int, int]
    spans: tuple[tuple[int, int], ...]
    aim: bool = False
    dated: bool = False

    @property
    def text(self) -> str:
        """The reason in the plain form: 寝る場所がせまい."""
        return self.before + inflection.plain(self.predicate)

    @property
    def purpose(self) -> bool:
        """Whether it is what something is done for: an act yet to come before ため."""
        p = self.predicate
        return not self.dated and (
            self.aim
            or (
                self.clue.startswith("ため")
                and not (p.past or p.negative)
                and p.ctype.startswith(VERBS)
                and p.base not in STATES
                and ("を" in self.before or _is_willed(p))
            )
        )

    @property
    def either(self) -> bool:
        """Whether it may be a reason or an aim: 木材を無駄にしない|ため."""
        p = self.predicate
        told = self.clue.startswith("ため") and p.negative and not p.past
        return told and "を" in self.before and p.base not in STATES and p.ctype.startswith(VERBS)

    @property
    def ending(self) -> str:
        """How it and what stands beside it end as choices."""
        return "ため" if self.purpose else "から"

    @property
    def answer(self) -> str:
        """The reason as a choice: 寝る場所がせまいから, 水車の利用法を学ぶため."""
        return self.text + self.ending


def _is_willed(p: Predicate) -> bool:
    """Whether a verb without を is an act of the will: 行く, 危険から|遠ざける, 海に|配慮する."""
    towards = p.base == "する" and p.before.endswith(TOWARDS)
    return p.base in GOING or towards or transitivity(load(), p.base) == "vt"


def cause(
    analysis: Analysis,
    first: int,
    phrase: Bunsetsu,
    clue: str,
    cut: tuple[int, int],
    effect: Fact,
    spans: tuple[tuple[int, int], ...],
) -> Cause:
    """The reason ``first`` to ``phrase`` of what ``effect`` tells without ``cut``."""
    quote = ""
    try:
        what = _effect(analysis, effect, cut)
    except RefusedError:
        what, quote = "", _quote(analysis, effect, cut)
    return reason_of(analysis, first, phrase, clue, what, quote, effect, spans)


def _effect(analysis: Analysis, fact: Fact, cut: tuple[int, int]) -> str:
    """What is explained, ready for のは: 試合が中止になった."""
    pointing.check(analysis, fact, cut)
    topic = next((a for a in fact.arguments if a.case == "ハ" and not a.restored), None)
    if topic is None or topic.end <= cut[0]:
        topic = _outer(analysis, fact, cut) or topic
    if fact.modality or not topic:
        raise RefusedError("what is explained has no topic")
    if topic and (topic.under != "ガ" or not alone.is_certain(analysis, fact, topic) or cut[0] <= topic.start < cut[1]):
        raise RefusedError("what is explained has a topic that may be no subject")
    if topic and within(analysis.tokens, topic.start, topic.end)[-1].pos.endswith("副詞可能"):
        raise RefusedError("what is explained has a time for its topic")
    if pointing.second_topic(analysis, fact, topic, (cut,)):
        raise RefusedError("a second topic would be left in the question")
    if _topic_left(analysis, fact, topic, cut):
        raise RefusedError("a topic of another clause would be left in the question")
    what = stems.clause(analysis, fact, inflection.adnominal, cuts=(cut,), topic=topic)
    if "\n" in what or "「" in what.replace("「私」", ""):
        raise RefusedError("what is explained quotes")
    return what


def _topic_left(analysis: Analysis, fact: Fact, topic: Argument, cut: tuple[int, int]) -> bool:
    """Whether another clause before the main one has a topic: 学校は閉まり、|建物は使われなかった."""
    phrases = [p for p in stems.phrases(analysis, fact) if not cut[0] <= p.start < cut[1]]
    return any(p.case == "は" and not p.start < topic.end <= p.end for p in phrases)


def _outer(analysis: Analysis, fact: Fact, cut: tuple[int, int]) -> Argument | None:
    """The topic before a reason, as the subject of what it explains: 町は、石が崩れるため、|道を直した."""
    before = [p for p in within(analysis.bunsetsu, fact.start, cut[0]) if p.case == "は"]
    own = any(a.case in ("ハ", "ガ", "モ") for a in fact.arguments if a.start >= cut[1])
    if len(before) != 1 or own or before[0].end != cut[0] or not any(a.case == "ヲ" for a in fact.arguments):
        return None
    entity = next((n for n, e in enumerate(analysis.entities) if before[0].start <= e.start < before[0].end), -1)
    if entity < 0 or analysis.entities[entity].type not in ACTING:
        return None
    e = analysis.entities[entity]
    return Argument("ハ", e.start, e.end, "は", entity, "ガ")


ACTING = BODIES | {"PLACE", "FACILITY"}
"""Types of what may do something: 町は道を直した."""


def _quote(analysis: Analysis, fact: Fact, cut: tuple[int, int]) -> str:
    """The words of the text that say what is explained, after what is cut: 四十分もかかった."""
    quote = analysis.text.body[max(cut[1], fact.start) : fact.end].rstrip("。．").replace("\n", "")
    phrases = within(analysis.bunsetsu, max(cut[1], fact.start), fact.end)
    if not SHORTEST <= len(quote) <= LONGEST or "「" in quote or len(phrases) < FEWEST_PHRASES:
        raise RefusedError("what is explained is too short or too long to be quoted")
    pointing.check_pointers(analysis, [t for p in phrases[:OPENING] for t in analysis.tokens[p.first : p.last]])
    if _leaves_setting(analysis, fact, cut):
        raise RefusedError("when or where it is so would be cut off")
    return quote


def _leaves_setting(analysis: Analysis, fact: Fact, cut: tuple[int, int]) -> bool:
    """Whether a topic before the reason tells when or where: 毎月第2土曜日は、|準備があるため、午後に開きます."""
    topics = [p for p in within(analysis.bunsetsu, fact.start, cut[0]) if p.case.endswith("は")]
    last = [analysis.tokens[p.first : p.last] for p in topics]
    timed = any(e.type in ("TIME", "CLOCK") for p in topics for e in within(analysis.entities, p.start, p.end))
    return (
        timed
        or any(p.case in ("には", "では") for p in topics)
        or any(t.pos.endswith("副詞可能") for run in last for t in run)
    )


def reason_of(
    analysis: Analysis,
    first: int,
    phrase: Bunsetsu,
    clue: str,
    what: str,
    quote: str,
    effect: Fact,
    spans: tuple[tuple[int, int], ...],
) -> Cause:
    """The reason from ``first`` to the predicate in ``phrase``, of what is told as a clause or in a quotation."""
    tokens = without_joint(analysis.tokens[phrase.first : phrase.last])
    predicate = stems.read(tokens)
    told = within(analysis.tokens, first, phrase.end)
    pointing.check_pointers(analysis, told)
    said_so = analysis.text.body[first : phrase.end].startswith(SAYING)
    if predicate is None or _quotes(told) or any(t.surface in stems.SELF for t in told) or said_so:
        raise RefusedError("the reason is no plain clause")
    if predicate.base in HUMBLE:
        raise RefusedError("the reason has no plain form that is said today")
    if predicate.ctype.startswith(VERBS) and not _has_argument(analysis, first, phrase):
        raise RefusedError("the reason does not say who or what")
    before = _subordinate(analysis, first, phrase.start)
    dated = not clue.startswith("ために") and _is_dated(analysis, first, phrase)
    return Cause(before, predicate, clue, what, quote, effect.sentence, (first, tokens[-1].end), spans, dated=dated)


def _is_dated(analysis: Analysis, first: int, phrase: Bunsetsu) -> bool:
    """Whether a time goes with the verb of a reason: 午前中に|講習会を行う, not むかしの|友だちに会う."""
    own = [p for p in within(analysis.bunsetsu, first, phrase.start) if p.head == phrase_number(analysis, phrase)]
    return any(e.type in ("TIME", "CLOCK") for p in own for e in within(analysis.entities, p.start, p.end))


def _quotes(told: Sequence[Token]) -> bool:
    """Whether there are brackets about anything but a name or term: 「西側」."""
    inner = False
    for token in told:
        if token.surface in "（()）『』…" or (
            inner and not token.pos.startswith(("名詞", "接尾辞", "接頭辞")) and token.surface != "」"
        ):
            return True
        inner = token.surface == "「" or (inner and token.surface != "」")
    return inner


def _has_argument(analysis: Analysis, first: int, phrase: Bunsetsu) -> bool:
    """Whether a phrase with a particle goes with the verb of a reason, or with what it becomes (水が|足りなく|なった):
    持っていない alone says nothing."""
    number, phrases = phrase_number(analysis, phrase), within(analysis.bunsetsu, first, phrase.start)
    own = {number, *(phrase_number(analysis, p) for p in phrases if p.head == number and not p.case)}
    return any(p.head in own and p.case.endswith(ARGUMENTS) and not p.case.endswith("でも") for p in phrases)


ARGUMENTS = ("が", "を", "に", "は", "と", "から", "で", "へ", "も", "しか")


def _subordinate(analysis: Analysis, first: int, end: int) -> str:
    """A reason up to its predicate, its topic as its subject: お湯は、とても -> お湯がとても; without もし."""
    out = []
    phrases = [p for p in within(analysis.bunsetsu, first, end) if p.start > first or not _is_if(analysis, p)]
    for phrase in phrases:
        own = any(p.case == "が" and p.start > phrase.start for p in phrases)
        written = analysis.surface(phrase).replace("\n", "")
        before = [t for t in analysis.tokens[phrase.first : phrase.last] if t.surface not in ("は", "、", "，")]
        topic = (
            not own and phrase.case == "は" and before[-1:] and before[-1].pos.startswith(("名詞", "代名詞", "接尾辞"))
        )
        out.append(stems.as_subject(written) if topic else written)
    return "".join(out)


def _is_if(analysis: Analysis, phrase: Bunsetsu) -> bool:
    return analysis.surface(phrase).rstrip("、，") in ("もし", "もしも")


def without_joint(tokens: Sequence[Token]) -> list[Token]:
    """The tokens of a predicate before what joins or ends it: せまい|ので、 降った|からだ。 人な|ので."""
    run = [t for t in tokens if not t.pos.startswith("補助記号")]
    at = next((i for i, t in enumerate(run) if i and (t.surface == "から" or t.lemma in ("為", "ため"))), len(run))
    run = run[:at]
    nominal = next((i for i, t in enumerate(run) if i and t.pos == "助詞-準体助詞"), len(run))
    return run[:nominal]
