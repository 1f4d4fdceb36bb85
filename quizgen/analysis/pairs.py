"""Two words that a learner meets as one (``pairs.tsv``): 三日|ほど, ゆっくり|と, 横浜|市; and names, numbers."""

from dataclasses import dataclass
from functools import cache, lru_cache

from quizgen import tables
from quizgen.analysis.merging import Line, Merged, merge
from quizgen.analysis.types import Word
from quizgen.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Pair:
    """A row of ``pairs.tsv``."""

    left: str
    right: str
    needs: str
    part: str
    example: str


@cache
def _pairs() -> dict[str, dict[str, Pair]]:
    """The rows by the part of the first word and by the second."""
    table: dict[str, dict[str, Pair]] = {}
    for row in tables.rows(Pair, "pairs"):
        table.setdefault(row.left, {}).update(dict.fromkeys(row.right.split("|"), row))
    return table


def joined(line: Line, word: Word, i: int) -> Merged | None:
    """Two words: 三日|ほど, ゆっくり|と, 横浜|市."""
    second = line.words[i]
    if word.part == "name" and second.part == "name":
        return _full_name(line, word, i)
    if word.part == "number" and second.surface == "、" and len(word.surface) == 1:
        return _range(line, word, i)
    if second.part == "number" and (word.surface == "第" or word.surface.endswith("分の")):
        return merge(line, word, i, i + 1, "number", _both(word, second), [])
    rows = _pairs().get(word.part, {})
    row = rows.get(second.surface) or rows.get(second.dictionary_form)
    if row is None or (word.inflections and row.needs != "word"):
        return None
    form = word.dictionary_form + second.dictionary_form
    if not _listed(row.needs, word.dictionary_form, form, line.lexicon):
        return None
    if row.needs == "-" and row.left == "noun" and not _is_suffix(line, second):
        return None
    steps = list(zip(second.inflections, second.ends, strict=True))
    return merge(line, word, i, i + 1, row.part, (form, word.dictionary_reading + second.dictionary_reading), steps)


def _range(line: Line, word: Word, i: int) -> Merged | None:
    """About so many: 二|、|三日."""
    run = line.words[i : i + 2]
    if len(run) < 2 or run[1].part != "number" or run[1].start != run[0].end or len(run[1].surface) < 2:
        return None
    if word.surface.isascii() or not run[1].surface[0].isnumeric() or run[1].surface[1].isnumeric():
        return None
    form = word.surface + "、" + run[1].dictionary_form, word.reading + run[1].dictionary_reading
    return merge(line, word, i, i + 2, "number", form, [])


def _is_suffix(line: Line, word: Word) -> bool:
    return line.tokens[word.first].pos.startswith("接尾辞")


def _full_name(line: Line, word: Word, i: int) -> Merged | None:
    """Family and given name: 山田|太郎さん."""
    second = line.words[i]
    family, given = line.tokens[word.last - 1], line.tokens[second.first]
    if not (family.pos.endswith("人名-姓") and given.pos.endswith("人名-名")):
        return None
    return merge(line, word, i, i + 1, "name", _both(word, second), [])


def _both(word: Word, second: Word) -> tuple[str, str]:
    return word.surface + second.dictionary_form, word.reading + second.dictionary_reading


@lru_cache(maxsize=1 << 10)
def _listed(needs: str, first: str, whole: str, lexicon: Lexicon) -> bool:
    """Whether the dictionary has what a row of ``pairs.tsv`` needs."""
    if needs == "-":
        return True
    if needs == "word":
        return lexicon.is_word(whole)
    entries = lexicon.entries(first) if needs == "vs" else (*lexicon.entries(whole), *lexicon.entries(first))
    wanted = {"vs": ("vs",), "adverb": ("adv-to",)}[needs]
    if any(part in sense.parts for entry in entries[:4] for sense in entry.senses for part in wanted):
        return len(first) > 2 or needs == "adverb"
    adverbs = (s.parts for entry in lexicon.entries(whole) for s in entry.senses[:1])
    return needs == "adverb" and (len(first) > 2 or first[-1] in "っッんン々") and any("adv" in p for p in adverbs)
