"""Moodle XML (https://docs.moodle.org/en/Moodle_XML_format): one category, the texts as a description, the questions.

Orders and blanks become embedded answers ("cloze"), with a list to choose from at each place.  ``idnumber`` is the
item's id.
"""

from collections.abc import Callable
from xml.etree import ElementTree as ET

from quizgen.items.base import JOIN, Choice, Item, Shape
from quizgen.output.exports.base import PARTS, Handout, Question, about, macros, numbered, prompt, written

_TYPES: dict[Shape, str] = {
    "choose": "multichoice",
    "true_false": "multichoice",
    "type": "shortanswer",
    "arrange": "cloze",
    "match": "matching",
    "blanks": "cloze",
    "write": "essay",
}


def write(handout: Handout) -> bytes:
    """The file, UTF-8."""
    quiz = ET.Element("quiz")
    category = ET.SubElement(quiz, "question", type="category")
    _text(category, "category", f"$course$/top/{handout.title.replace('/', '／')}")
    _add(_begin(quiz, "description", "00 text", about(handout)), "defaultgrade", "0")
    for question in handout.questions:
        _question(quiz, question)
    ET.indent(quiz)
    return (ET.tostring(quiz, encoding="unicode", xml_declaration=True) + "\n").encode()


def _question(quiz: ET.Element, question: Question) -> None:
    item = question.item
    kind = _TYPES[item.shape]
    asked = _embedded(item) if kind == "cloze" else prompt(item)
    made = _begin(quiz, kind, question.name, f"<p>{question.rubric.ja}</p>{asked}")
    _html(made, "generalfeedback", str(macros(PARTS).proof(item)))
    if kind != "cloze":
        _add(made, "defaultgrade", "1")
    _add(made, "idnumber", item.id)
    if kind in _ANSWERS:
        _ANSWERS[kind](made, item)
    tags = ET.SubElement(made, "tags")
    for tag in question.tags:
        _text(tags, "tag", tag)


def _begin(quiz: ET.Element, kind: str, name: str, html: str) -> ET.Element:
    made = ET.SubElement(quiz, "question", type=kind)
    _text(made, "name", name)
    _html(made, "questiontext", html)
    return made


def _choices(made: ET.Element, item: Item) -> None:
    for name, value in (("single", "true"), ("shuffleanswers", "false"), ("answernumbering", "123")):
        _add(made, name, value)
    for choice in item.choices:
        answer = _html(made, "answer", written(choice.text, choice.furigana), fraction="100" if choice.correct else "0")
        _html(answer, "feedback", _note(choice))


def _typed(made: ET.Element, item: Item) -> None:
    _add(made, "usecase", "0")
    for accepted in item.answers:
        _text(made, "answer", accepted, fraction="100", format="plain_text")


def _matched(made: ET.Element, item: Item) -> None:
    _add(made, "shuffleanswers", "true")
    for word, meaning in zip(item.places, item.answers[0].split(JOIN), strict=True):
        pair = _html(made, "subquestion", written(word.text, word.furigana))
        _text(pair, "answer", meaning)


def _open(made: ET.Element, item: Item) -> None:
    _html(made, "graderinfo", f"<p lang='ja'>{'</p><p>'.join([*item.answers, *(n.text for n in item.needed)])}</p>")


_ANSWERS: dict[str, Callable[[ET.Element, Item], None]] = {
    "multichoice": _choices,
    "shortanswer": _typed,
    "matching": _matched,
    "essay": _open,
}


def _embedded(item: Item) -> str:
    """The prompt with ``{1:MULTICHOICE:…}`` at each place; a piece that stands there in any right order is right."""
    pieces = (f"{macros(PARTS).piece(p, place)}{_list(item, place) if place else ''}" for p, place in numbered(item))
    return "".join(pieces).replace("\n", "<br>")


def _list(item: Item, place: int) -> str:
    right = {answer.split(JOIN)[place - 1] for answer in item.answers}
    offered = (f"{'=' if c.text in right else ''}{_cloze(c.text)}{_said(item, c)}" for c in item.offered(place))
    return f"{{1:MULTICHOICE:{'~'.join(offered)}}}"


def _said(item: Item, choice: Choice) -> str:
    """Why a choice is right or wrong; of the tiles of an order there is only one thing to say, behind the whole."""
    return f"#{_cloze(_note(choice))}" if item.shape == "blanks" else ""


def _cloze(text: str) -> str:
    """With a backslash before what embedded answers give a meaning."""
    return "".join("\\" + c if c in '\\~#}/"' else c for c in text)


def _note(choice: Choice) -> str:
    return str(macros(PARTS).note(choice.explanation))


def _add(parent: ET.Element, tag: str, text: str) -> None:
    ET.SubElement(parent, tag).text = text


def _text(parent: ET.Element, tag: str, text: str, **attributes: str) -> ET.Element:
    made = ET.SubElement(parent, tag, attributes)
    _add(made, "text", text)
    return made


def _html(parent: ET.Element, tag: str, html: str, **attributes: str) -> ET.Element:
    return _text(parent, tag, html, format="html", **attributes)
