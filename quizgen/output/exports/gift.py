"""GIFT, the text format of Moodle and others (https://docs.moodle.org/en/GIFT_format), UTF-8.

A question on an order is one of matching (place and piece); one with several blanks becomes a question a blank.
"""

from collections.abc import Callable, Iterator, Sequence

from quizgen.items.base import JOIN, Choice, Item, Shape
from quizgen.output import filled
from quizgen.output.exports.base import PARTS, Handout, Question, about, macros, prompt, written

_SPECIAL = "\\~=#{}:"


def write(handout: Handout) -> bytes:
    """The texts as a description, then the questions, with feedback for every choice."""
    head = [f"// {handout.title}".replace("\n", " "), f"::00 text::[html]{_escaped(about(handout))}"]
    return "\n\n".join([*head, *(q for question in handout.questions for q in _questions(question))]).encode() + b"\n"


def _questions(question: Question) -> Iterator[str]:
    item = question.item
    asked = _escaped(f"<p>{question.rubric.ja}</p>{prompt(item)}")
    tags = f"// [id:{item.id}] " + " ".join(f"[tag:{tag}]" for tag in question.tags)
    if item.shape == "blanks":
        for n, key in enumerate(item.answers[0].split(JOIN), start=1):
            place, body = filled.CIRCLED[n - 1], _choices(item, item.offered(n), key)
            yield f"{tags}\n::{question.name} {place}::[html]{asked}{place} {{\n{body}\n}}"
        return
    yield f"{tags}\n::{question.name}::[html]{asked} {{{_BODIES[item.shape](item)}}}"


def _chosen(item: Item) -> str:
    key = next(c.text for c in item.choices if c.correct)
    return f"\n{_choices(item, item.choices, key)}\n"


def _choices(item: Item, choices: Sequence[Choice], key: str) -> str:
    lines = [f"{'=' if c.text == key else '~'}{_ruby(c)}#{_note(c)}" for c in choices]
    return "\n".join([*lines, f"####{_proof(item)}"])


def _typed(item: Item) -> str:
    return "\n" + "\n".join(f"={_escaped(a)}" for a in item.answers) + f"\n####{_proof(item)}\n"


def _matched(item: Item) -> str:
    words = [written(p.text, p.furigana) for p in item.places]
    if item.shape == "arrange":
        words = [filled.CIRCLED[n] for n in range(len(words))]
    pairs = zip(words, item.answers[0].split(JOIN), strict=True)
    return "\n" + "\n".join(f"={_escaped(a)} -> {_escaped(b)}" for a, b in pairs) + f"\n####{_proof(item)}\n"


def _open(item: Item) -> str:
    return f"\n####{_escaped('<p>' + item.answers[0] + '</p>')}{_proof(item)}\n"


_BODIES: dict[Shape, Callable[[Item], str]] = {
    "choose": _chosen,
    "true_false": _chosen,
    "type": _typed,
    "arrange": _matched,
    "match": _matched,
    "write": _open,
}


def _ruby(choice: Choice) -> str:
    return _escaped(written(choice.text, choice.furigana))


def _note(choice: Choice) -> str:
    return _escaped(str(macros(PARTS).note(choice.explanation)))


def _proof(item: Item) -> str:
    return _escaped(str(macros(PARTS).proof(item)))


def _escaped(text: str) -> str:
    """With a backslash before what GIFT gives a meaning; on one line, since an empty one ends a question."""
    marked = "".join("\\" + c if c in _SPECIAL else c for c in text)
    return marked.replace("\n", "<br>")
