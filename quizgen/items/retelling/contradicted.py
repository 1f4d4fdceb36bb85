"""Which other value makes a statement false that is worth judging: one that the text contradicts.

Who reads, knows or goes does not do so alone: another may have done it too, and the text does not say that he did not.
In the long sentences of N2 and N1 a year or a number beside the right one tests the copying of a digit: there only
another of the text is exchanged for it.
"""

from quizgen.analysis.types import Analysis, Argument, Entity, Fact, within
from quizgen.items import stems
from quizgen.items.answers.slots import WHO
from quizgen.items.answers.values import Value

NEAR = ("F1 near number", "F2 near time")
SHARED = frozenset(
    (
        "読む",
        "見る",
        "聞く",
        "聴く",
        "知る",
        "得る",
        "持つ",
        "覚える",
        "思う",
        "考える",
        "感じる",
        "信じる",
        "笑う",
        "泣く",
        "喜ぶ",
        "驚く",
        "座る",
        "すわる",
        "立つ",
        "待つ",
        "住む",
        "行く",
        "来る",
        "帰る",
        "歩く",
        "食べる",
        "飲む",
        "学ぶ",
        "習う",
        "使う",
        "好む",
        "楽しむ",
        "望む",
        "願う",
        "困る",
        "急ぐ",
        "眺める",
        "味わう",
        "入手する",
        "手に入れる",
        "懸念する",
        "心配する",
        "期待する",
        "希望する",
        "理解する",
        "認識する",
        "把握する",
        "所有する",
        "保有する",
        "経験する",
        "参加する",
        "出席する",
        "利用する",
        "警戒する",
        "重視する",
        "注目する",
        "歓迎する",
        "感謝する",
    )
)
"""What several can do of one thing, together or one after the other."""


def is_contradicted(analysis: Analysis, fact: Fact, entity: Entity, other: Value, told: str) -> bool:
    """Whether what is told, with another value for that of an entity, is against the text, and worth the question."""
    if other.why in NEAR and stems.level(analysis) in stems.FORMAL:
        return False
    if any(a.case == "ニ" and _is_person(analysis, a) for a in fact.arguments):
        return True  # 石川さんは|子どもたちに|絵本を読んだ
    acts = any(a.under == "ガ" and a.start <= entity.start and entity.end <= a.end for a in fact.arguments)
    return not (acts and entity.type in WHO and fact.base in SHARED and "「" not in told)


def _is_person(analysis: Analysis, argument: Argument) -> bool:
    """Whether something is done to somebody, which is told of who did it."""
    return any(e.type in ("PERSON", "PEOPLE") for e in within(analysis.entities, argument.start, argument.end))
