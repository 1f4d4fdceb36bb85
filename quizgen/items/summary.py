"""``summary``: 要約, the main things of a text in a few sentences, each with a blank.

The sentences are those that share most words with the rest of the text, one of each part of it, shortened and in other
words as statements are.  What is left out is a number, a time, a person or a place, whose wrong values are proven false
(``falsify``).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from quizgen.analysis.types import Analysis, apart, within
from quizgen.items import statements, stems
from quizgen.items.base import JOIN, Abstain, Choice, Evidence, Item, Kind, Note, Piece, item_id
from quizgen.items.carrier import BLANK
from quizgen.items.comprehension import choice
from quizgen.items.falsify import Falsehood, falsehoods
from quizgen.items.lookup import sentences_with_word
from quizgen.items.naming import named
from quizgen.items.tellings import CONTENT, Telling, is_modified, tellings
from quizgen.items.wording import piece
from quizgen.lexicon import Lexicon

NAME = "summary"
FEWEST, MOST = 3, 4
WRONG = 2
LONGEST = 52
APART = 2
"""Sentences from one line to the next: a summary is no copy of a paragraph."""
MARK = "\0"


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of the summary: what it tells, its blank, and what would be false there."""

    telling: Telling
    span: tuple[int, int]
    wrong: tuple[Falsehood, ...]


def make(analysis: Analysis, lexicon: Lexicon) -> Iterator[Item | Abstain]:
    """One summary of a text."""
    lines = _lines(analysis)
    if len(lines) < FEWEST:
        yield Abstain(NAME, 0, len(analysis.text.body), "fewer than three sentences that tell the main things")
    else:
        yield _item(analysis, lines, lexicon)


def _lines(analysis: Analysis) -> list[Line]:
    """The lines that say most, none beside another, no blank twice the same, in text order."""
    found = (_line(analysis, t) for t in _short(analysis))
    taken: list[Line] = []
    for line in sorted((x for x in found if x), key=lambda x: (-_weight(analysis, x.telling), x.span)):
        near = any(abs(line.telling.fact.sentence - t.telling.fact.sentence) < APART for t in taken)
        if not near and _key(analysis, line) not in {_key(analysis, t) for t in taken}:
            taken.append(line)
    return sorted(taken[:MOST], key=lambda x: x.span)


def _short(analysis: Analysis) -> Iterator[Telling]:
    found = (t for t in tellings(analysis) if isinstance(t, Telling) and t.fact.end - t.start <= LONGEST)
    return (t for t in found if _anchored(analysis, t))


def _anchored(analysis: Analysis, telling: Telling) -> bool:
    """Whether its subject is clear in another place too: a name, a person or animal, or a thing that is described."""
    subject = telling.subject
    entities = within(analysis.entities, subject.start, subject.end)
    known = any(e.type in LIVING or named(analysis, e) for e in entities)
    return known or is_modified(analysis, subject, telling.start)


LIVING = ("PERSON", "PEOPLE", "ANIMAL", "PRONOUN")


def _key(analysis: Analysis, line: Line) -> str:
    return analysis.text.body[slice(*line.span)]


def _weight(analysis: Analysis, telling: Telling) -> float:
    """How much a sentence has in common with the rest: the mean number of sentences that its words stand in."""
    words = apart(within(analysis.words, telling.start, telling.fact.end))
    often = [len(sentences_with_word(analysis, w.dictionary_form)) for w in words if w.part in CONTENT]
    return sum(often) / max(1, len(often))


def _line(analysis: Analysis, telling: Telling) -> Line | None:
    """The line with the blank that has most wrong answers, or None where no word can be left out."""
    found: dict[tuple[int, int], list[Falsehood]] = {}
    for falsehood in falsehoods(analysis, telling, WRONG):
        if falsehood.text:
            found.setdefault(falsehood.span, []).append(falsehood)
    ready = [(span, wrong) for span, wrong in found.items() if len(wrong) >= WRONG]
    if not ready:
        return None
    span, wrong = max(ready, key=lambda r: r[0])
    return Line(telling, span, tuple(wrong[:WRONG]))


def _item(analysis: Analysis, lines: Sequence[Line], lexicon: Lexicon) -> Item:
    body = analysis.text.body
    keys = [_key(analysis, line) for line in lines]
    prompt = tuple(p for line in lines for p in _pieces(analysis, line, lexicon))
    focus = lines[0].span
    listed = "".join(f"「{key}」" for key in keys)
    note = Note(f"（　　）に入るのは、順に{listed}です。", f"What goes into the blanks, in order: {', '.join(keys)}.")
    return Item(
        id=item_id(NAME, analysis, focus, "".join(p.text for p in prompt)), kind=NAME, shape="blanks",
        level=stems.level(analysis), prompt=prompt,
        choices=tuple(c for n, line in enumerate(lines, 1) for c in _choices(analysis, line, n, lexicon)),
        answers=(JOIN.join(keys),),
        evidence=tuple(Evidence(f.start, f.end, body[f.start : f.end]) for f in (line.telling.fact for line in lines)),
        hides=(), explanation=note, focus=focus, quality=0.4 + 0.1 * len(lines),
    )  # fmt: skip


def _pieces(analysis: Analysis, line: Line, lexicon: Lexicon) -> Iterator[Piece]:
    """The sentence in other words, with its blank."""
    before, after = statements.plainly(analysis, line.telling, (*line.span, MARK)).split(MARK)
    yield from (p for p in (piece(before, analysis, lexicon), Piece(BLANK, "blank")) if p.text)
    yield piece(after, analysis, lexicon)


def _choices(analysis: Analysis, line: Line, place: int, lexicon: Lexicon) -> Iterator[Choice]:
    fact = line.telling.fact
    told = analysis.text.body[fact.start : fact.end]
    right = Note(f"本文に「{told}」とあります。", f"The text says “{told}”.")
    key = choice(analysis, lexicon, analysis.text.body[slice(*line.span)], True, "as the text says", right)
    wrong = (choice(analysis, lexicon, f.text, False, f.why, f.note) for f in line.wrong)
    yield from (replace(c, place=place) for c in (key, *wrong))


KIND = Kind(NAME, Note("要約", "Summary"), "blanks", "other", make)
