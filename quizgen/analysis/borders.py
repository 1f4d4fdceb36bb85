"""Where words may be cut otherwise, for the author to settle: ここで|はきもの or ここで|は|きもの.

Taken from the analyser's next best readings of a sentence, and only where a person would stop too: in kana, where the
other cut begins with a particle behind a noun, or crosses the first; every word of the other cut must be one.  It costs
as much as reading the sentence again, so it is asked for by authors' tools alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from quizgen import kana
from quizgen.analysis.tokens import Piece, paths
from quizgen.analysis.types import Analysis
from quizgen.lexicon import Lexicon
from quizgen.source.text import CUT

_LONGEST = 200
"""Characters of a sentence that is looked at."""
_PARTICLES = frozenset(["は", "が", "に", "で", "と", "も", "の", "へ", "を"])
_NOUNS = ("名詞", "代名詞", "接尾辞")
_WORDS = ("名詞", "代名詞", "動詞", "形容詞", "形状詞", "副詞")


@dataclass(frozen=True, slots=True)
class Border:
    """A stretch ``start:end`` that may be cut in these ways, with bars between words, the likeliest first."""

    start: int
    end: int
    cuts: tuple[str, ...]


def borders(analysis: Analysis, lexicon: Lexicon) -> tuple[Border, ...]:
    """All such places in text order; those of which the author speaks already are settled."""
    body, found = analysis.text.body, dict[tuple[int, int], Border]()
    settled = [word.replace(CUT, "") for word in analysis.text.words]
    for sentence in analysis.sentences:
        said = body[sentence.start : sentence.end]
        if len(said) <= _LONGEST and "\n" not in said:
            for start, end, cuts in _found(said, lexicon):
                place = (sentence.start + start, sentence.start + end)
                if not any(cuts[0].replace(CUT, "") in word for word in settled):
                    found.setdefault(place, Border(*place, cuts))
    return tuple(found[place] for place in sorted(found))


def _found(said: str, lexicon: Lexicon) -> Iterator[tuple[int, int, tuple[str, str]]]:
    best, *others = paths(said)
    edges = _edges(best)
    for other in others:
        common = sorted(edges & _edges(other))
        for start, end in pairwise(common):
            one, two = _inside(best, start, end), _inside(other, start, end)
            if len(one) + len(two) > 2 and _doubtful(said, best, one, two, lexicon):
                first = next((p.start for p in best if p.end == start), start)
                yield first, end, (_cut(said, first, one), _cut(said, first, two))


def _edges(path: Sequence[Piece]) -> set[int]:
    return {p.start for p in path} | {p.end for p in path}


def _inside(path: Sequence[Piece], start: int, end: int) -> list[Piece]:
    return [p for p in path if start <= p.start and p.end <= end]


def _cut(said: str, first: int, pieces: Sequence[Piece]) -> str:
    before = [said[first : pieces[0].start]] if first < pieces[0].start else []
    return CUT.join([*before, *(said[p.start : p.end] for p in pieces)])


def _doubtful(said: str, best: Sequence[Piece], one: list[Piece], two: list[Piece], lexicon: Lexicon) -> bool:
    stretch = said[one[0].start : one[-1].end]
    if not kana.is_hiragana(stretch) or not all(_is_word(said, p, lexicon) for p in two):
        return False
    if len(one) == 1:
        before = next((p for p in best if p.end == one[0].start), None)
        return bool(before and before.pos.startswith(_NOUNS)) and len(stretch) > 2 and _marked(said, two)
    if len(two) == 1:
        return len(stretch) > 2 and _marked(said, one)
    crossing = not _edges(one) >= _edges(two) and not _edges(two) >= _edges(one)
    return crossing and all(_is_word(said, p, lexicon) for p in one)


def _marked(said: str, pieces: Sequence[Piece]) -> bool:
    """A particle and a noun: は|きもの."""
    particle = said[pieces[0].start : pieces[0].end] in _PARTICLES and pieces[0].pos.startswith("助詞")
    return particle and len(pieces) == 2 and pieces[1].pos.startswith(_NOUNS)


def _is_word(said: str, piece: Piece, lexicon: Lexicon) -> bool:
    """A particle, or a word of two kana at least that the dictionary has."""
    written = said[piece.start : piece.end]
    if piece.pos.startswith("助詞"):
        return True
    return piece.known and len(written) > 1 and piece.pos.startswith(_WORDS) and bool(lexicon.entries(written))
