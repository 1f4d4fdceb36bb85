"""Several words of an analysis made into one."""

from collections.abc import Sequence
from dataclasses import dataclass

from quizgen.analysis.described import describe
from quizgen.analysis.types import Token, Word, apart
from quizgen.lexicon import Lexicon

Merged = tuple[Word, int]
"""A joined word, and the index of the word after it."""
Step = tuple[str, int]
"""The name of an inflection and the token one past its end."""


@dataclass(frozen=True, slots=True)
class Line:
    """What words are joined from."""

    words: Sequence[Word]
    tokens: Sequence[Token]
    lexicon: Lexicon

    def upto(self, i: int, end: int) -> int:
        """The index after the word that token ``end - 1`` lies in, from word ``i`` on."""
        while i < len(self.words) and self.words[i].last < end:
            i += 1
        return i + 1 if i < len(self.words) and self.words[i].first < end else i


def merge(line: Line, word: Word, i: int, j: int, part: str, form: tuple[str, str], steps: Sequence[Step]) -> Merged:
    """``word`` with the words ``i:j`` as one of that part, dictionary form (with its reading) and inflections."""
    run = (word, *line.words[i:j])
    surface = "".join(w.surface for w in run)
    said = "".join(w.reading for w in run)
    described = describe(surface, said, *form, part, line.lexicon)
    _, _, dictionary_form, dictionary_reading, _, entry, level, frequency = described
    return Word(
        start=word.start,
        end=run[-1].end,
        first=word.first,
        last=run[-1].last,
        surface=surface,
        dictionary_form=dictionary_form,
        reading=said,
        dictionary_reading=dictionary_reading,
        part=part,
        inflections=tuple([name for name, _ in steps]),
        furigana=tuple([pair for w in run for pair in w.furigana]),
        confidence=min(w.confidence for w in run),
        entry=entry,
        level=level,
        frequency=frequency,
        ends=tuple([end for _, end in steps]),
        parts=tuple(apart(run)),
    ), j
