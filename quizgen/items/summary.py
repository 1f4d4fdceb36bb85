"""``summary``: 要約, the main things of a text in a few sentences, each with a blank.

The sentences are those that share most words with the rest of the text, one of each part of it, shortened and in other
words as statements are.  What is left out is a number, a time or a name, whose wrong values are proven false
(``falsify``), or a noun; for that other nouns are offered of which the text nowhere tells the same.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice, pairwise

from quizgen.analysis.types import Analysis, Entity, Word, apart, within
from quizgen.items import statements, stems
from quizgen.items.base import JOIN, Abstain, Choice, Evidence, Item, Kind, Note, Piece, item_id
from quizgen.items.carrier import BLANK
from quizgen.items.comprehension import choice
from quizgen.items.falsify import Falsehood, falsehoods, said
from quizgen.items.lookup import FORMAL, of_type, sentences_with_word
from quizgen.items.tellings import CONTENT, Telling, tellings
from quizgen.items.wording import piece
from quizgen.lexicon import Lexicon

NAME = "summary"
FEWEST, MOST = 3, 4
WRONG = 2
LONGEST = 52
KEPT = 8
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
    found = (_line(analysis, t) or _noun_line(analysis, t) for t in _short(analysis))
    taken: list[Line] = []
    for line in sorted((x for x in found if x), key=lambda x: (-_weight(analysis, x.telling), x.span)):
        near = any(abs(line.telling.fact.sentence - t.telling.fact.sentence) < APART for t in taken)
        if not near and _key(analysis, line) not in {_key(analysis, t) for t in taken}:
            taken.append(line)
    return sorted(taken[:MOST], key=lambda x: x.span)


def _short(analysis: Analysis) -> Iterator[Telling]:
    return (t for t in tellings(analysis) if isinstance(t, Telling) and t.fact.end - t.start <= LONGEST)


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


def _noun_line(analysis: Analysis, telling: Telling) -> Line | None:
    """The line without its most telling noun, the other nouns being such as its predicate has nowhere else."""
    told = sentences_with_word(analysis, telling.fact.base)
    for word in sorted(_nouns(analysis, telling.start, telling.end), key=lambda w: -_often(analysis, w)):
        name = word.surface
        far = [
            n
            for n in _central(analysis)
            if n not in name and name not in n and told.isdisjoint(sentences_with_word(analysis, n))
        ]
        if len(far) >= WRONG and analysis.surface(telling.fact).count(name) == 1:
            wrong = (
                Falsehood("F3 another noun of the text", (word.start, word.end), n, telling.predicate, said(name, n))
                for n in far
            )
            return Line(telling, (word.start, word.end), tuple(islice(wrong, WRONG)))
    return None


def _often(analysis: Analysis, word: Word) -> int:
    return len(sentences_with_word(analysis, word.dictionary_form))


@lru_cache(maxsize=KEPT)
def _central(analysis: Analysis) -> tuple[str, ...]:
    """The nouns that the text speaks of in two sentences or more, most often first."""
    often = {w.surface: _often(analysis, w) for w in _nouns(analysis, 0, len(analysis.text.body))}
    return tuple(sorted((n for n, count in often.items() if count > 1), key=lambda n: (-often[n], n)))


@lru_cache(maxsize=KEPT)
def _names(analysis: Analysis) -> tuple[Entity, ...]:
    return tuple(sorted(of_type(analysis, "PERSON", "PLACE", "ORG", "FACILITY", "NAME", "TIME"), key=lambda e: e.start))


def _nouns(analysis: Analysis, start: int, end: int) -> list[Word]:
    """The common nouns before a particle, of two characters or more, that are no part of a longer word."""
    words = within(analysis.words, start, end)
    return [
        w
        for w, after in pairwise(words)
        if w.part == "noun"
        and len(w.surface) > 1
        and after.surface in ("は", "が", "を")
        and w.surface not in FORMAL
        and not within(_names(analysis), w.start, w.end)
        and analysis.tokens[w.first].pos.startswith("名詞-普通名詞-一般")
        and not (
            w.first
            and analysis.tokens[w.first - 1].end == w.start
            and analysis.tokens[w.first - 1].pos.startswith(("名詞", "接"))
        )
    ]


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
