"""Why each wrong reason (``rival_reasons``) is none, for the learner."""

from quizgen.items.base import Note


def _shown(text: str) -> str:
    return f"『{text}』" if "「" in text else f"「{text}」"


def set_against(text: str) -> Note:
    """What the text sets against what is explained."""
    return Note(
        f"{_shown(text)}は、本文では反対の内容として書かれています。理由ではありません。",
        f"The text sets {_shown(text)} against this; it is not the reason.",
    )


def told_after(text: str) -> Note:
    """What happened after it."""
    return Note(
        f"{_shown(text)}のは、このことより後の話です。理由ではありません。",
        f"{_shown(text)} is told after this; it is not the reason.",
    )


def of_another(text: str, of: str) -> Note:
    """The reason of something else, which is told where it is known."""
    if not of:
        return Note(
            f"{_shown(text)}は、ほかのことの理由です。このことの理由ではありません。",
            f"{_shown(text)} is the reason of something else.",
        )
    return Note(
        f"{_shown(text)}は、「{of}」の理由です。このことの理由ではありません。",
        f"{_shown(text)} is the reason for 「{of}」, not for this.",
    )


def not_this(right: str, wrong: str) -> Note:
    """The reason with a word changed."""
    return Note(
        f"本文に書いてある理由は{_shown(right)}です。{_shown(wrong)}ではありません。",
        f"The reason in the text is {_shown(right)}, not {_shown(wrong)}.",
    )


def told_elsewhere(text: str) -> Note:
    """What is told elsewhere of the same people and things."""
    return Note(
        f"{_shown(text)}は、本文ではこのことの理由として書かれていません。",
        f"The text does not give {_shown(text)} as the reason of this.",
    )
