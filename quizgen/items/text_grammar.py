"""文章の文法: a stretch of the text with blanks of mixed sorts, each with answers of its own.

The sorts are those of the files ``*_places.py``, and each blank is proven by the rule of its sort.  No blank hides what
proves another: there is one to a sentence, and what a connective or a pointing word leans on stays whole.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, chain, pairwise
from statistics import median_high

from quizgen import LEVELS
from quizgen.analysis.facts import told_plainly
from quizgen.analysis.types import Analysis, Sentence
from quizgen.items import carrier
from quizgen.items.base import JOIN, Choice, Evidence, Item, Note, Piece, item_id
from quizgen.items.checks import levels
from quizgen.items.checks.lint_stem import PAIRS
from quizgen.items.grammar import (
    adverb_places,
    attached_places,
    compound_places,
    connective_places,
    demonstrative_places,
    ending_places,
    form_places,
    gap,
    particle_places,
)
from quizgen.items.grammar.gap import Gap
from quizgen.items.stems import POLITE
from quizgen.lexicon import Lexicon

NAME = "text_grammar"
SHORTEST, LONGEST = 120, 450
"""Characters of a stretch."""
FEWEST, MOST = 3, 5
"""Blanks of a stretch."""
MOST_OF_A_SORT = 2
MOST_PARAGRAPHS = 8
NEAR = 2
_QUIET = frozenset(("particle", "demonstrative"))
"""Sorts that may be blank in a sentence that another blank leans on."""
_READABLE = frozenset(
    ("", "the sentence is too long", "too long", "the sentence is too short", "classical grammar in the sentence")
) | frozenset(("no predicate at the end", "an unknown word in the sentence"))
"""What may be said against a sentence of a stretch: it is read, though nothing is asked in it."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some sentences in a row with the blanks in them."""

    sentences: Sequence[Sentence]
    gaps: tuple[Gap, ...]

    @property
    def worth(self) -> tuple[int, int, int]:
        """What makes one better than another: sorts, blanks, and then how little there is to read."""
        length = self.sentences[-1].end - self.sentences[0].start
        return len({g.sort for g in self.gaps}), len(self.gaps), -length


def make(analysis: Analysis, lexicon: Lexicon) -> Iterator[Item]:
    """The best stretch at each place, none overlapping another, in text order."""
    taken = -1
    for stretch in _best(_stretches(analysis, _all(analysis))):
        if stretch.sentences[0].start >= taken:
            taken = stretch.sentences[-1].end
            yield _item(analysis, stretch)


def _all(analysis: Analysis) -> list[Gap]:
    """Every blank of every sort that is worth asking in this text, in text order; of two at one place the better."""
    sorts = (
        particle_places.find(analysis),
        compound_places.find(analysis),
        connective_places.find(analysis),
        demonstrative_places.find(analysis),
        adverb_places.find(analysis),
        ending_places.find(analysis),
        form_places.find(analysis),
        attached_places.find(analysis),
    )
    worth = (g for g in gap.gaps(chain.from_iterable(sorts)) if not levels.objection(analysis, g.level))
    return sorted(worth, key=lambda g: (g.focus, -g.quality))


def _stretches(analysis: Analysis, gaps: Sequence[Gap]) -> Iterator[Stretch]:
    """For each first sentence of a paragraph the best stretch that begins there."""
    paragraphs = [s.paragraph for s in analysis.sentences]
    for first in (n for n, at in enumerate(paragraphs) if not n or at != paragraphs[n - 1]):
        found = []
        for last in range(first, len(analysis.sentences)):
            sentences = analysis.sentences[first : last + 1]
            length = sentences[-1].end - sentences[0].start
            if length > LONGEST or not _goes_on(analysis, sentences):
                break
            if length >= SHORTEST and _is_whole(analysis, sentences) and _one_register(analysis, sentences):
                found.append(Stretch(sentences, _chosen(analysis.text.body, sentences, gaps)))
        good = [s for s in found if len(s.gaps) >= FEWEST and len({g.sort for g in s.gaps}) > 1]
        if good:
            yield max(good, key=lambda s: s.worth)


def _goes_on(analysis: Analysis, sentences: Sequence[Sentence]) -> bool:
    """True if the last sentence may follow the others: running text, in few paragraphs."""
    last = sentences[-1]
    near = last.paragraph - sentences[0].paragraph < MOST_PARAGRAPHS
    return near and carrier.objection(analysis, last) in _READABLE


def _is_whole(analysis: Analysis, sentences: Sequence[Sentence]) -> bool:
    """True if no quotation is cut in two."""
    shown = analysis.text.body[sentences[0].start : sentences[-1].end]
    return all(shown.count(a) == shown.count(b) for a, b in PAIRS)


def _one_register(analysis: Analysis, sentences: Sequence[Sentence]) -> bool:
    """True if all sentences are plain or all polite: both together are the mark of a machine's translation."""
    told = [f for f in told_plainly(analysis) if sentences[0].start <= f.start < sentences[-1].end]
    polite = [analysis.text.body.endswith(POLITE, 0, f.end - 1) for f in told]
    return len(set(polite)) < 2


def _best(stretches: Iterator[Stretch]) -> Iterator[Stretch]:
    """Each stretch, unless one that begins inside it is better."""
    every = list(stretches)
    for i, stretch in enumerate(every):
        end = stretch.sentences[-1].end
        inside = [s for s in every[i + 1 :] if s.sentences[0].start < end]
        if all(s.worth <= stretch.worth for s in inside):
            yield stretch


def _chosen(body: str, sentences: Sequence[Sentence], gaps: Sequence[Gap]) -> tuple[Gap, ...]:
    """The blanks of a stretch, the rarest sorts first, as many as it may have, in text order."""
    first, last = sentences[0].start, sentences[-1].end
    inside = [
        g for g in gaps if first <= g.sentences[0].start and g.focus[1] <= last and _is_unique(body, g, first, last)
    ]
    often = {g.sort: sum(o.sort == g.sort for o in inside) for g in inside}
    chosen: list[Gap] = []
    for one in sorted(inside, key=lambda g: (often[g.sort], -g.quality, g.focus)):
        room = len(chosen) < MOST and sum(g.sort == one.sort for g in chosen) < MOST_OF_A_SORT
        if room and all(_together(one, g) for g in chosen):
            chosen.append(one)
    return tuple(sorted(chosen, key=lambda g: g.focus))


def _is_unique(body: str, one: Gap, first: int, last: int) -> bool:
    """True if the key does not stand elsewhere in the stretch after the same characters: (ことが)できる."""
    return body.count(body[max(first, one.focus[0] - NEAR) : one.focus[1]], first, last) == 1


def _together(one: Gap, two: Gap) -> bool:
    """True if neither hides what proves the other, and nobody answers the same twice."""
    if one.sentence == two.sentence or one.lemma == two.lemma or one.key.text == two.key.text:
        return False
    return all(a.sort in _QUIET or a.sentence not in b.sentences for a, b in ((one, two), (two, one)))


def _item(analysis: Analysis, stretch: Stretch) -> Item:
    gaps = stretch.gaps
    prompt = tuple(_prompt(analysis, stretch))
    keys = [g.key.text for g in gaps]
    return Item(
        id=item_id(NAME, analysis, gaps[0].focus, "".join(p.text for p in prompt)),
        kind=NAME,
        shape="blanks",
        level=_level(analysis, stretch),
        prompt=prompt,
        choices=tuple(_choices(gaps)),
        answers=(JOIN.join(keys),),
        evidence=tuple(Evidence(g.sentence.start, g.sentence.end, analysis.surface(g.sentence)) for g in gaps),
        hides=tuple(g.focus for g in gaps),
        explanation=_note(keys),
        focus=gaps[0].focus,
        quality=min(1.0, 0.3 + 0.1 * len(gaps) + 0.1 * stretch.worth[0]),
    )


def _level(analysis: Analysis, stretch: Stretch) -> str:
    """That of the middle blank, or of the words round it if they are harder."""
    blanks = levels.label(analysis, LEVELS[median_high(LEVELS.index(g.level) for g in stretch.gaps)])
    words = levels.of_span(analysis, stretch.sentences[0].start, stretch.sentences[-1].end)
    return max(blanks, words, key=LEVELS.index)


def _choices(gaps: Sequence[Gap]) -> Iterator[Choice]:
    for place, one in enumerate(gaps, start=1):
        yield from (replace(choice, place=place) for choice in one.choices)


def _prompt(analysis: Analysis, stretch: Stretch) -> Iterator[Piece]:
    """The stretch in pieces: a space stands for the end of a paragraph."""
    first, last = stretch.sentences[0].start, stretch.sentences[-1].end
    edges = (first, *chain.from_iterable(g.focus for g in stretch.gaps), last)
    for n, (start, end) in enumerate(pairwise(edges)):
        if n % 2:
            yield Piece(carrier.BLANK, "blank")
        else:
            yield from _paragraphs(analysis, start, end)


def _paragraphs(analysis: Analysis, start: int, end: int) -> Iterator[Piece]:
    lines = analysis.text.body[start:end].split("\n")
    starts = accumulate((len(line) + 1 for line in lines[:-1]), initial=start)
    for n, (at, line) in enumerate(zip(starts, lines, strict=True)):
        if n and line.strip():
            yield Piece("　")
        if line.strip():
            yield carrier.plain(analysis, at, at + len(line))


def _note(keys: Sequence[str]) -> Note:
    listed = "".join(f"「{key}」" for key in keys)
    return Note(f"（　　）に入るのは、順に{listed}です。", f"What goes into the blanks, in order: {', '.join(keys)}.")
