"""The question that asks for a reason, and where the text gives it."""

from quizgen.analysis.types import Analysis
from quizgen.items import stems
from quizgen.items.base import Note
from quizgen.items.reasons.cause import Cause
from quizgen.items.wording import in_quotes


def question(analysis: Analysis, cause: Cause) -> str:
    """…のは、どうしてですか; what does not stand alone is quoted: 「…」とありますが、どうしてですか."""
    why = _why(analysis, cause)
    if cause.what:
        return cause.what + stems.ending(analysis, why)
    return f"「{cause.quote}」" + (
        f"とあるが、{why}か。" if stems.is_formal(analysis) else f"とありますが、{why}ですか。"
    )


def _why(analysis: Analysis, cause: Cause) -> str:
    if cause.purpose:
        return "何のため"
    return "どうして" if stems.level(analysis) in stems.SIMPLE else "なぜ"


def told(analysis: Analysis, cause: Cause) -> Note:
    """Where the text gives the reason, and the words that say that it is one."""
    said = "".join(analysis.text.body[a:b] for a, b in cause.spans).replace("\n", "")
    return Note(
        f"本文に{in_quotes(said)}とあります。「{cause.clue}」がその理由を表しています。",
        f"The text says “{said}”; {cause.clue} marks the reason.",
    )
