"""Fixed pairs of words in a text: a noun and its verb, an adverb and its verb (``vocabulary_frames.tsv``)."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from quizgen import tables
from quizgen.analysis.types import Analysis, Word, within

HEADS = ("verb", "adjective", "adjectival", "noun")
_OPENERS = "「『（("


@dataclass(frozen=True, slots=True)
class Frame:
    """A row of ``vocabulary_frames.tsv``."""

    left: str
    particle: str
    right: str
    asked: str
    rivals: str
    level: str
    en: str
    example: str

    @property
    def part(self) -> str:
        """Which side is asked: left or right."""
        return "right" if self.asked in ("verb", "adjective") else "left"

    @property
    def joined(self) -> str:
        """The particle, or an empty string for none."""
        return self.particle.strip("-")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two words of the text and their row."""

    frame: Frame
    left: Word
    right: Word

    @property
    def key(self) -> Word:
        """The word asked for."""
        return self.right if self.frame.part == "right" else self.left

    def phrase(self, key: str = "") -> str:
        """The pair in its dictionary forms, with another word in the place of the one asked for: 薬を飲む."""
        left, right = self.left.surface, self.right.dictionary_form
        pair = (left, key or right) if self.frame.part == "right" else (key or left, right)
        return self.frame.joined.join(pair)


@cache
def frames() -> dict[tuple[str, str, str], tuple[Frame, ...]]:
    """Rows by left word, particle and right word, each as it is written."""
    found: dict[tuple[str, str, str], tuple[Frame, ...]] = {}
    for row in tables.rows(Frame, "vocabulary_frames"):
        for left in row.left.split("|"):
            for right in row.right.split("|"):
                key = left, row.joined, right
                found[key] = (*found.get(key, ()), row)
    return found


@cache
def used() -> dict[tuple[str, str], tuple[str, str]]:
    """How a word that is asked somewhere is used, by its part: 食べる goes in ご飯を食べる, “eat a meal”."""
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for row in tables.rows(Frame, "vocabulary_frames"):
        left, right = (cell.split("|")[0] for cell in (row.left, row.right))
        key = right if row.part == "right" else left
        found.setdefault((row.asked, key), (left + row.joined + right, row.en))
    return found


def pairs(analysis: Analysis) -> Iterator[Pair]:
    """Every pair of the table in text order: two words side by side, or with one adverb between them."""
    words = [part for word in analysis.words for part in _apart(word)]
    runs = [[w for w in within(words, b.start, b.end) if w.part != "symbol"] for b in analysis.bunsetsu]
    for n, run in enumerate(runs[:-1]):
        head = analysis.bunsetsu[n].head
        over = n + 2 < len(runs) and [w.part for w in runs[n + 1]] == ["adverb"]
        for after in (n + 1, n + 2) if over else (n + 1,):
            if run and runs[after] and _touch(analysis, run[-1], runs[after][0]):
                found = _of(run, runs[after][0])
                yield from (p for p in found if head == after or (after == n + 1 and _close(analysis, p, n)))


def _touch(analysis: Analysis, left: Word, right: Word) -> bool:
    """No comma and no bracket between two words."""
    return right.part in HEADS and not any(
        t.pos.startswith("補助記号") for t in analysis.tokens[left.last : right.first]
    )


def _close(analysis: Analysis, pair: Pair, place: int) -> bool:
    """An adverb before its verb, or の for が (背の高い男), whatever the two are taken to belong to."""
    head, after = analysis.bunsetsu[place].head, analysis.bunsetsu[place + 1]
    return pair.frame.asked == "adverb" or (analysis.tokens[pair.left.last].surface == "の" and head == after.head)


def _apart(word: Word) -> tuple[Word, ...]:
    """What an expression was joined from (気|に|入った); an adverb stays whole (ざっと)."""
    return word.parts if word.parts and word.part != "adverb" else (word,)


def _of(run: list[Word], right: Word) -> Iterator[Pair]:
    """The rows that a phrase and the word after it fulfil; の stands for が before a noun."""
    at = len(run) if run[-1].part != "particle" else len(run) - 1
    particle = "".join(w.surface for w in run[at:])
    left = run[at - 1] if at else None
    if left is None:
        return
    for name in (particle, "が") if particle == "の" else (particle,):
        for written in (left.surface, *_last_of_compound(left)):
            for form in dict.fromkeys((right.dictionary_form, right.surface)):
                yield from (Pair(frame, left, right) for frame in frames().get((written, name, form), ()))


def _last_of_compound(word: Word) -> tuple[str, ...]:
    """What a long noun ends in: 条約 of 平和条約."""
    if word.part != "noun" or len(word.surface) < 4:
        return ()
    return tuple(word.surface[n:] for n in range(2, len(word.surface) - 1))
