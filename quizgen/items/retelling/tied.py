"""Numbers and times that cannot be exchanged: another would be as true, or the sentence would contradict itself."""

import re

from quizgen.analysis.types import Analysis, Entity, within
from quizgen.items.answers.amounts import is_amount
from quizgen.items.answers.sizes import NUMERAL
from quizgen.items.answers.slots import RANK
from quizgen.items.sentences.tellings import Telling


def is_tied(analysis: Analysis, telling: Telling, entity: Entity) -> bool:
    """Whether another value would not be false, or clash: one end of a range, before winter, a name said twice."""
    body = analysis.text.body
    bound = RANK.match(body, entity.end) or RANGE.match(body, entity.end) or RANGE.match(body, entity.start - 1)
    twice = body.count(analysis.surface(entity), telling.start, telling.fact.end) > 1
    dated = entity.type in ("TIME", "CLOCK")
    only = _ONLY.search(body, max(0, entity.start - 3), entity.start)
    each = _ONE.match(analysis.surface(entity)) and _EACH.match(body, entity.end)
    length = entity.type == "DURATION" and body.startswith("月の", entity.start - 2)  # 10月の一か月間
    whose = dated and (
        body.startswith("の", entity.end) or _NEXT.search(body, max(0, entity.start - 2), entity.start)
    )  # 1923年の|大地震
    described = dated and not NUMERAL.search(analysis.surface(entity)) and _in_description(analysis, telling, entity)
    before = dated and BEFORE.match(body, entity.end)
    return bool(whose or bound or twice or only or each or length or described or before)


def _in_description(analysis: Analysis, telling: Telling, entity: Entity) -> bool:
    """Whether a time is that of what describes a noun: 夜中に|病人が出た|とき, which nobody fears of the morning."""
    clauses = within(analysis.clauses, telling.fact.start, telling.fact.end)
    return any(c.role == "adnominal" and c.start <= entity.start < c.end for c in clauses)


def is_free_amount(analysis: Analysis, telling: Telling, entity: Entity) -> bool:
    """Whether an amount is the only one of its unit, no bound (以上), no year at school, and nothing is counted on."""
    body = analysis.text.body
    units = [e.unit for e in within(analysis.entities, telling.start, telling.end) if e.type == entity.type]
    counted = "第" in body[telling.start : telling.fact.end]  # 二つの項に、第三の項を
    bound = _BOUND.match(body, entity.end) or analysis.surface(entity).endswith(
        ("以上", "以下", "以内", "未満", "年生")
    )
    which = body.startswith("の", entity.end) and NUMERAL.sub("", analysis.surface(entity)) in NUMBERED
    return is_amount(analysis, entity) and units.count(entity.unit) == 1 and not (counted or bound or which)


NUMBERED = frozenset(("階", "号", "番", "番地", "号室", "号線", "丁目", "回", "回目", "版", "巻", "章", "条"))
"""Counters of what says which thing is meant (2階の|本), of which nothing is told."""
_BOUND = re.compile(r"以上|以下|以内|未満|を超え|あまり|余り|年生|生|も(?![うと])")
BEFORE = re.compile(r"(?:になる|の)?(?:前|後)|まで|から|に(?:かけ|わた)|以|を|が")
"""What makes a time a bound: before winter is before spring too."""
_ONE = re.compile(r"[一1１](?![0-9０-９〇一二三四五六七八九十百千])")
_EACH = re.compile(r"に|につき|あたり|当たり|平均")
"""After a unit by which something is counted: 一日に四十個."""
_NEXT = re.compile("[前次後]の$")
"""Before a part of another day: 祭りの前の|晩."""
_ONLY = re.compile(r"(?:たった|わずか|もう|あと|まだ)$")
"""What judges an amount: たった二分 may be ten too."""
RANGE = re.compile(r"[~〜～－–]")
"""Between the ends of a range."""
