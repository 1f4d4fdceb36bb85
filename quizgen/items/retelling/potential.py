"""Operator P14: what can be done, by the form of the verb or by ことができる (席を選べる, 席を選ぶことができる)."""

from quizgen.analysis import tokens
from quizgen.analysis.inflection import Predicate
from quizgen.analysis.types import Analysis, within
from quizgen.items.lookup import phrase_number
from quizgen.items.retelling.paraphrase import exchanged
from quizgen.items.sentences.tellings import Telling
from quizgen.lexicon import variants

CAN = "ことができる"
FELT = frozenset(("思う", "見る", "聞く", "言う", "考える", "感じる"))
"""Verbs whose form says as often what one cannot help: 思える, 見える."""

OWN = frozenset(
    [
        "入れる",
        "開ける",
        "付ける",
        "着ける",
        "立てる",
        "並べる",
        "進める",
        "続ける",
        "届ける",
        "育てる",
        "沈める",
        "向ける",
        "緩める",
        "痛める",
        "切れる",
        "取れる",
        "売れる",
        "知れる",
        "焼ける",
        "割れる",
        "折れる",
        "抜ける",
        "解ける",
        "欠ける",
        "裂ける",
        "破れる",
        "脱げる",
        "見える",
        "聞こえる",
    ]
)
"""Forms that are verbs of their own: 入れる is what 入る can do, and to put in."""


GODAN = tuple("うくぐすつぬぶむる")
"""How verbs end that have a form for what can be done."""


def in_other_form(analysis: Analysis, telling: Telling) -> Predicate:
    """The predicate of a telling in the other form, or as it is where that is not certain."""
    p = telling.predicate
    if p.base == "できる" and p.before.endswith("ことが"):
        other = short(p.before.removesuffix("ことが"))
    else:
        other = telling.fact.base + CAN if _is_plain_form(telling) and not _has_object(analysis, telling) else ""
    return (exchanged(p, p.before + p.base, other) if other else None) or p


def short(verb: str) -> str:
    """The verb in its own form: 選ぶ -> 選べる, 参加する -> 参加できる; nothing for 食べる, whose form is the passive's
    too."""
    *before, last = tokens.tokenize(verb)
    if last.base == "する" and before:
        return verb.removesuffix("する") + "できる"
    form = variants.potential(verb) if last.ctype.startswith("五段") and verb.endswith(GODAN) else ""  # not 言い出し
    return "" if form in OWN else form


def _is_plain_form(telling: Telling) -> bool:
    """Whether the predicate is the verb alone in its form: 選べる, 参加できる."""
    p, base = telling.predicate, telling.fact.base
    own = short(base) == p.before + p.base
    return telling.fact.voice == "potential" and own and base not in FELT


def _has_object(analysis: Analysis, telling: Telling) -> bool:
    """Whether what is done stands with が, which the other form has as を: 本が読める."""
    phrases = within(analysis.bunsetsu, telling.start, telling.fact.end)
    last = phrase_number(analysis, phrases[-1])
    return any(p.case == "が" and p.head == last for p in phrases)
