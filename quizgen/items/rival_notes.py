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


def not_this(right: str, wrong: str) -> Note:
    """The reason with a word changed."""
    return Note(
        f"本文に書いてある理由は{in_quotes(right)}です。{in_quotes(wrong)}ではありません。",
        f"The reason in the text is {in_quotes(right)}, not {in_quotes(wrong)}.",
    )


def told_elsewhere(text: str) -> Note:
    """What is told elsewhere of the same people and things."""
    return Note(
        f"{in_quotes(text)}は、本文ではこのことの理由として書かれていません。",
        f"The text does not give {in_quotes(text)} as the reason of this.",
    )
