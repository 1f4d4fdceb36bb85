"""What a list tells of a text, and what is kept of its words so that lists can be searched."""

import json
import zlib
from array import array
from collections.abc import Iterable
from dataclasses import dataclass, replace

from quizgen import LEVELS
from quizgen.analysis.difficulty import CONTENT, difficulty
from quizgen.analysis.types import Analysis
from quizgen.lexicon.known import Known
from quizgen.output.search import Searchable
from quizgen.source.text import Text

_TITLE = 20
"""Characters of a text that stand for a title where it has none."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A text in a list.  ``length`` is in characters; ``estimate`` (of its level) and ``easy``, the share in percent of
    the words up to each level of ``LEVELS``, are empty until its words have been studied."""

    slug: str
    title: str
    level: str
    genre: str
    tags: tuple[str, ...]
    summary_ja: str
    summary_en: str
    length: int
    estimate: str = ""
    easy: tuple[int, ...] = ()

    def up_to(self, level: str) -> int | None:
        """The share of the words that are of this level or easier, in percent; nothing if one of the two is unknown."""
        return self.easy[LEVELS.index(level)] if self.easy and level in LEVELS else None


def entry(text: Text, slug: str = "") -> Entry:
    """What can be told of a text before its words have been studied."""
    about = text.level, text.genre, text.tags, text.summary_ja, text.summary_en
    return Entry(slug or text.slug, title(text), *about, len(text.body))


def title(text: Text) -> str:
    """The title, or how the text begins."""
    line = text.body.split("\n", 1)[0]
    return text.title or (line if len(line) <= _TITLE else f"{line[:_TITLE]}…")


def studied(told: Entry, analysis: Analysis) -> Entry:
    """With what its words tell."""
    hard = difficulty(analysis)
    share = dict(hard.coverage)
    return replace(told, estimate=hard.level, easy=tuple(round(100 * share.get(level, 0)) for level in LEVELS))


def packed(words: Searchable) -> bytes:
    """Words as they are kept."""
    spans = [at for span in words.spans for at in span]
    return zlib.compress(json.dumps([words.readings, spans, words.forms], ensure_ascii=False).encode(), 1)


def unpacked(data: bytes) -> Searchable:
    """What ``packed`` kept."""
    readings, spans, forms = json.loads(zlib.decompress(data))
    return Searchable(tuple(readings), tuple(zip(spans[::2], spans[1::2], strict=True)), forms)


def content(analysis: Analysis) -> bytes:
    """The running content words of a text, four bytes each, for ``share``."""
    words = (word for word in analysis.words if word.part in CONTENT)
    return array("I", (_number(word.dictionary_form, word.dictionary_reading) for word in words)).tobytes()


def numbers(known: Known) -> frozenset[int]:
    """Known words as ``content`` has them; 勉強する is known if 勉強 is."""
    pairs = (pair for form, said in known.words for pair in ((form, said), (f"{form}する", f"{said}する")))
    return frozenset(_number(form, said) for form, said in pairs)


def share(words: bytes, known: frozenset[int]) -> int:
    """How many percent of the running content words are known."""
    running = array("I", words)
    return round(100 * sum(map(known.__contains__, running)) / len(running)) if running else 0


def _number(form: str, reading: str) -> int:
    """A word as a number; that two words share one is rarer than one in a million."""
    return zlib.crc32(f"{form}\t{reading}".encode())


def ranked(levels: Iterable[str]) -> int:
    """Where a text stands among others by its level: the first of these that is one."""
    return next((LEVELS.index(level) for level in levels if level in LEVELS), len(LEVELS))
