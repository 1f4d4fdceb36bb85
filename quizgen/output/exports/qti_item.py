"""An item of QTI 2.1: what is declared, what is shown, how it is marked, what is said afterwards."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import count
from xml.etree import ElementTree as ET

from quizgen.analysis.types import Furigana
from quizgen.items.base import JOIN, Choice, Item, Piece, Shape
from quizgen.output import filled
from quizgen.output.exports.base import Passage, Question, numbered
from quizgen.output.passage import Paragraph, Run

QTI = "http://www.imsglobal.org/xsd/imsqti_v2p1"
Content = ET.Element | str


@dataclass(frozen=True, slots=True)
class _Asked:
    """How a shape is asked: its response declarations, the blocks that ask, the test that is true if all is right."""

    declared: tuple[ET.Element, ...]
    blocks: tuple[ET.Element, ...]
    right: ET.Element | None


def element(tag: str, *contents: Content, **attributes: str) -> ET.Element:
    """An element with its contents, strings and elements in order; ``class_`` stands for ``class``."""
    made = ET.Element(tag, {name.rstrip("_"): value for name, value in attributes.items()})
    last = None
    for content in contents:
        if not isinstance(content, str):
            made.append(last := content)
        elif last is None:
            made.text = (made.text or "") + content
        else:
            last.tail = (last.tail or "") + content
    return made


def item_xml(question: Question, credits: Iterable[str]) -> ET.Element:
    """The ``assessmentItem`` of a question, with its texts and their credits."""
    item = question.item
    asked = _SHAPES[item.shape](item)
    body = element("itemBody", *_texts(question, credits), element("p", question.rubric.ja), *asked.blocks)
    outcomes = (_outcome("SCORE", "float"), _outcome("FEEDBACK", "identifier")) if asked.right is not None else ()
    marked = (_marking(item, asked.right), *_feedback(item)) if asked.right is not None else ()
    about = {"identifier": item.id, "title": question.name, "adaptive": "false", "timeDependent": "false"}
    return element("assessmentItem", *asked.declared, *outcomes, body, *marked, xmlns=QTI, **about)


def _texts(question: Question, credits: Iterable[str]) -> Iterator[ET.Element]:
    for passage in question.passages:
        yield element("div", *_passage(passage), class_="passage")
    yield element("div", *(element("p", element("small", line)) for line in credits), class_="credits")


def _passage(passage: Passage) -> Iterator[ET.Element]:
    if passage.text.title:
        yield element("p", element("strong", passage.text.title))
    rows: list[ET.Element] = []
    for paragraph in passage.paragraphs:
        if paragraph.cells:
            rows.append(_row(paragraph))
            continue
        yield from _table(rows)
        rows = []
        yield element("p", *map(_run, paragraph.runs))
    yield from _table(rows)


def _row(paragraph: Paragraph) -> ET.Element:
    tag = "th" if paragraph.names else "td"
    return element("tr", *(element(tag, *map(_run, cell)) for cell in paragraph.cells))


def _table(rows: list[ET.Element]) -> Iterator[ET.Element]:
    if rows:
        yield element("table", element("tbody", *rows))


def _run(run: Run) -> Content:
    return element("strong", f"［{run.label}］") if run.blank else _written("", run.furigana)


def _written(text: str, furigana: Furigana) -> str:
    return "".join(f"{base}（{reading}）" if reading else base for base, reading in furigana) or text


def _piece(piece: Piece, place: int) -> Content:
    text = _written(piece.text, piece.furigana)
    if piece.role == "slot":
        return element("strong", f"＿{text.strip() or filled.CIRCLED[place - 1]}＿" if place else text)
    if piece.role == "blank" and place:
        return element("strong", f"（{filled.CIRCLED[place - 1]}）")
    return element("em", text) if piece.role == "marked" else text


def _prompt(item: Item) -> ET.Element:
    return element("p", *(_piece(piece, place) for piece, place in numbered(item)))


def _chosen(item: Item) -> _Asked:
    keys = {c.text: name for c, name in zip(item.choices, _names(), strict=False)}
    right = [keys[c.text] for c in item.choices if c.correct]
    choices = (element("simpleChoice", _said(c), identifier=keys[c.text]) for c in item.choices)
    asks = element("choiceInteraction", *choices, responseIdentifier="RESPONSE", shuffle="false", maxChoices="1")
    return _Asked((_response("RESPONSE", "single", "identifier", right),), (_prompt(item), asks), _is_right("RESPONSE"))


def _typed(item: Item) -> _Asked:
    entry = element("textEntryInteraction", responseIdentifier="RESPONSE", expectedLength="20")
    right = [_equal("RESPONSE", element("baseValue", text, baseType="string")) for text in item.answers]
    declared = _response("RESPONSE", "single", "string", item.answers[:1])
    return _Asked((declared,), (_prompt(item), element("p", entry)), element("or", *right))


def _arranged(item: Item) -> _Asked:
    keys = {c.text: name for c, name in zip(item.choices, _names(), strict=False)}
    orders = [[keys[text] for text in answer.split(JOIN)] for answer in item.answers]
    choices = (element("simpleChoice", _said(c), identifier=keys[c.text]) for c in item.choices)
    asks = element("orderInteraction", *choices, responseIdentifier="RESPONSE", shuffle="false")
    values = ([element("baseValue", key, baseType="identifier") for key in order] for order in orders)
    right = element("or", *(_equal("RESPONSE", element("ordered", *order)) for order in values))
    return _Asked((_response("RESPONSE", "ordered", "identifier", orders[0]),), (_prompt(item), asks), right)


def _matched(item: Item) -> _Asked:
    meanings = {c.text: name for c, name in zip(item.choices, _names(), strict=False)}
    words = [f"W{n}" for n in range(1, len(item.places) + 1)]
    pairs = zip(words, item.answers[0].split(JOIN), strict=True)
    right = [f"{word} {meanings[meaning]}" for word, meaning in pairs]
    left = (_associable(_written(p.text, p.furigana), w) for p, w in zip(item.places, words, strict=True))
    sets = (
        element("simpleMatchSet", *left),
        element("simpleMatchSet", *(_associable(t, k) for t, k in meanings.items())),
    )
    most = str(len(words))
    asks = element("matchInteraction", *sets, responseIdentifier="RESPONSE", shuffle="false", maxAssociations=most)
    declared = _response("RESPONSE", "multiple", "directedPair", right)
    return _Asked((declared,), (asks,), _is_right("RESPONSE"))


def _associable(text: str, key: str) -> ET.Element:
    return element("simpleAssociableChoice", text, identifier=key, matchMax="1")


def _blanks(item: Item) -> _Asked:
    declared, shown = [], list[Content]()
    for piece, place in numbered(item):
        if not place:
            shown.append(_piece(piece, 0))
            continue
        offered = dict(zip((c.text for c in item.offered(place)), _names(), strict=False))
        declared.append(
            _response(f"R{place}", "single", "identifier", [offered[item.answers[0].split(JOIN)[place - 1]]])
        )
        choices = (element("inlineChoice", text, identifier=key) for text, key in offered.items())
        shown += [filled.CIRCLED[place - 1]]
        shown += [element("inlineChoiceInteraction", *choices, responseIdentifier=f"R{place}", shuffle="false")]
    right = element("and", *(_is_right(d.attrib["identifier"]) for d in declared))
    return _Asked(tuple(declared), (element("p", *shown),), right)


def _open(item: Item) -> _Asked:
    model = (element("p", line) for line in (*item.answers, *(need.text for need in item.needed)))
    scorer = element("rubricBlock", *model, view="scorer")
    asks = element("extendedTextInteraction", responseIdentifier="RESPONSE", expectedLines="3")
    return _Asked((_response("RESPONSE", "single", "string", ()),), (scorer, _prompt(item), asks), None)


_SHAPES: dict[Shape, Callable[[Item], _Asked]] = {
    "choose": _chosen,
    "true_false": _chosen,
    "type": _typed,
    "arrange": _arranged,
    "match": _matched,
    "blanks": _blanks,
    "write": _open,
}


def _said(choice: Choice) -> str:
    return _written(choice.text, choice.furigana)


def _names() -> Iterator[str]:
    return (f"C{n}" for n in count(1))


def _response(name: str, cardinality: str, kind: str, right: Iterable[str]) -> ET.Element:
    values = [element("value", value) for value in right]
    correct = [element("correctResponse", *values)] if values else []
    return element("responseDeclaration", *correct, identifier=name, cardinality=cardinality, baseType=kind)


def _outcome(name: str, kind: str) -> ET.Element:
    return element("outcomeDeclaration", identifier=name, cardinality="single", baseType=kind)


def _is_right(name: str) -> ET.Element:
    return _equal(name, element("correct", identifier=name))


def _equal(name: str, value: ET.Element) -> ET.Element:
    return element("match", element("variable", identifier=name), value)


def _marking(item: Item, right: ET.Element | None) -> ET.Element:
    """SCORE is 1 or 0; FEEDBACK is the choice taken, or whether all was right."""
    one = item.shape in ("choose", "true_false")
    chosen = element("variable", identifier="RESPONSE")
    yes, no = (chosen, chosen) if one else tuple(element("baseValue", v, baseType="identifier") for v in _ALL)
    then = element("responseIf", right or "", _set("SCORE", _points("1")), _set("FEEDBACK", yes))
    other = element("responseElse", _set("SCORE", _points("0")), _set("FEEDBACK", no))
    return element("responseProcessing", element("responseCondition", then, other))


_ALL = ("RIGHT", "WRONG")


def _points(number: str) -> ET.Element:
    return element("baseValue", number, baseType="float")


def _set(name: str, value: ET.Element) -> ET.Element:
    return element("setOutcomeValue", value, identifier=name)


def _feedback(item: Item) -> Iterator[ET.Element]:
    """What is said of the choice taken, or of the whole; the explanation and its proof go with each."""
    if item.shape in ("choose", "true_false"):
        for choice, name in zip(item.choices, _names(), strict=False):
            yield _told(name, choice.explanation.ja, choice.explanation.en, item)
        return
    for name in _ALL:
        yield _told(name, item.explanation.ja, item.explanation.en, item)


def _told(name: str, ja: str, en: str, item: Item) -> ET.Element:
    lines = [element("p", line) for line in dict.fromkeys((ja, en))]
    lines += [element("p", f"「{e.text}」") for e in item.evidence]
    return element("modalFeedback", *lines, outcomeIdentifier="FEEDBACK", identifier=name, showHide="show")
