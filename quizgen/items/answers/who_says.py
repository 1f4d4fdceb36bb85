"""How it is asked who says what is reported; refused where the words tell it."""

from quizgen.analysis import inflection
from quizgen.analysis.types import Analysis, Fact
from quizgen.items import stems
from quizgen.items.answers.slots import Slot
from quizgen.items.retelling.cleft_statements import OWN_WORD
from quizgen.items.stems import RefusedError


def question(analysis: Analysis, fact: Fact, slot: Slot) -> str:
    """The question who says so: 「橋を直します」と話したのは、だれですか; refused where the words tell who speaks."""
    asked = _has_said(analysis, fact, slot.clause) + stems.ending(analysis, slot.wh)
    if OWN_WORD.search(asked):
        raise RefusedError("a word that is quoted tells who says it")
    if _said_again(analysis, asked):
        raise RefusedError("the same words are said twice")
    return asked


def _has_said(analysis: Analysis, fact: Fact, clause: str) -> str:
    """A report in the present is asked for as one that stands: 「…」と説明する -> 「…」と説明している."""
    told = stems.predicate(analysis, fact)
    going = told.base == "いる" and told.before.endswith(("て", "で"))
    now = "" if told.past or told.negative or going else inflection.te(told)
    return clause.removesuffix(inflection.adnominal(told)) + now + "いる" if now else clause


def _said_again(analysis: Analysis, question: str) -> bool:
    """Whether the text has the words in 「」 more than once: two people may have said them."""
    opening, closing = question.find("「"), question.rfind("」")
    return 0 <= opening < closing and analysis.text.body.count(question[opening : closing + 1]) > 1
