"""Why each wrong reason (``rival_reasons``) is none, for the learner."""

from quizgen.items.base import Note
from quizgen.items.wording import in_quotes


def set_against(text: str) -> Note:
    """What the text sets against what is explained."""
    return Note(
        f"{in_quotes(text)}は、本文では反対の内容として書かれています。理由ではありません。",
        f"The text sets {in_quotes(text)} against this; it is not the reason.",
    )


def told_after(text: str) -> Note:
    """What happened after it."""
    return Note(
        f"{in_quotes(text)}のは、このことより後の話です。理由ではありません。",
        f"{in_quotes(text)} is told after this; it is not the reason.",
    )


def of_another(text: str, of: str) -> Note:
    """The reason of something else, which is told where it is known."""
    if not of:
        return Note(
            f"{in_quotes(text)}は、ほかのことの理由です。このことの理由ではありません。",
            f"{in_quotes(text)} is the reason of something else.",
        )
    return Note(
        f"{in_quotes(text)}は、「{of}」の理由です。このことの理由ではありません。",
        f"{in_quotes(text)} is the reason for 「{of}」, not for this.",
    )


def not_told(said: str, right: str) -> Note:
    """What would be believed and is not told."""
    return Note(
        f"本文に、{in_quotes(said)}とは書いてありません。本文にあるのは{in_quotes(right)}です。",
        f"The text does not say {in_quotes(said)}; what it says is {in_quotes(right)}.",
    )
