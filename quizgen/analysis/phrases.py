"""Words that a learner meets as one though they are several phrases: 気に入る, 読む|ことができる, 帰らなければならない.

The last step of an analysis.  Bunsetsu, clauses and facts are found with the words as they are written; a learner's
word may span several bunsetsu (気に|入る), so it is put together when they are known.  From left to right the words
are tried for a row of ``phrases.tsv`` (grammar), ``idioms.tsv`` (expressions) or ``pairs.tsv`` (two words), or an
honorific frame (``keigo``); what was joined is tried again, for 気に入らなければならない is one word too.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from quizgen import tables
from quizgen.analysis import conjugation, keigo, own_words, pairs
from quizgen.analysis.merging import Line, Merged, merge
from quizgen.analysis.types import Analysis, Token, Word
from quizgen.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Phrase:
    """A row of ``phrases.tsv``."""

    parts: str
    after: str
    part: str
    drops: str
    ja: str
    en: str
    example: str


@dataclass(frozen=True, slots=True)
class Idiom:
    """A row of ``idioms.tsv``."""

    noun: str
    predicates: str
    example: str


Run = tuple[tuple[str, ...], Phrase]
Rows = dict[str, dict[str, tuple[Run, ...]]]
"""Rows with their tokens, by the first and the second of these, the longest first."""
PREDICATES = frozenset(("verb", "adjective", "adjectival", "auxiliary"))
STARTS = frozenset("。！？!?、「『（(\n")


@cache
def _phrases() -> tuple[Rows, Rows]:
    """The rows that begin inside a word, and the others."""
    rows = sorted(tables.rows(Phrase, "phrases"), key=lambda r: -len(r.parts.split()))
    return _by_tokens(r for r in rows if r.after == "inside"), _by_tokens(r for r in rows if r.after != "inside")


def _by_tokens(rows: Iterable[Phrase]) -> Rows:
    table: dict[str, dict[str, list[Run]]] = {}
    for row in rows:
        parts = tuple(row.parts.split())
        table.setdefault(parts[0], {}).setdefault(parts[1], []).append((parts, row))
    return {first: {second: tuple(found) for second, found in by.items()} for first, by in table.items()}


@cache
def _idioms() -> dict[str, frozenset[str]]:
    return {row.noun: frozenset(row.predicates.split()) for row in tables.rows(Idiom, "idioms")}


def joined(analysis: Analysis, lexicon: Lexicon) -> tuple[Word, ...]:
    """The words of the analysis with those joined that are one for a learner."""
    line = Line(analysis.words, analysis.tokens, lexicon)
    borders = own_words.borders(analysis.text) if analysis.text.words else ()
    out: list[Word] = []
    i = 0
    while i < len(line.words):
        word, i = line.words[i], i + 1
        if word.part != "symbol":
            while (made := _step(line, out, word, i)) and not any(word.start < at < made[0].end for at in borders):
                word, i = made
        out.append(word)
    return tuple(out)


def _step(line: Line, out: Sequence[Word], word: Word, i: int) -> Merged | None:
    """What ``word`` becomes with the words from ``i`` on, and the index after them."""
    if i >= len(line.words) or line.words[i].start != word.end:
        return None
    return (
        _inside(line, word, i)
        or _free(line, out, word, i)
        or _idiom(line, out, word, i)
        or keigo.joined(line, word, i)
        or pairs.joined(line, word, i)
    )


def _begun(line: Line, at: int, rows: Rows) -> tuple[Run, ...]:
    """The rows that the tokens ``at`` and the next one begin; none, for most."""
    by_second = rows.get(line.tokens[at].surface)
    if by_second is None or at + 1 == len(line.tokens):
        return ()
    second = line.tokens[at + 1]
    found = by_second.get(second.surface, ())
    return found if second.base == second.surface else found + by_second.get(second.base, ())


def _matched(line: Line, at: int, parts: Sequence[str]) -> int:
    """The token after those that the parts describe from token ``at`` on, or -1."""
    end = at + len(parts)
    if end > len(line.tokens):
        return -1
    run = line.tokens[at:end]
    if any(t.surface != part for t, part in zip(run[:-1], parts[:-1], strict=True)):
        return -1
    last = run[-1]
    return end if parts[-1] in (last.surface, last.base) and last.end - run[0].start == _width(run) else -1


def _width(run: Sequence[Token]) -> int:
    return sum(len(t.surface) for t in run)


def _inside(line: Line, word: Word, i: int) -> Merged | None:
    """An inflection over several words: 帰らなければ|ならない."""
    if word.part not in PREDICATES or word.last - word.first < 2:
        return None
    rows = _phrases()[0]
    for at in range(max(word.first + 1, word.last - 3), word.last):
        for parts, row in _begun(line, at, rows):
            end = _matched(line, at, parts)
            found = line.upto(i, end)
            if end < 0 or found <= i:
                continue
            tail = _without(line.words[found - 1], row.drops, end)
            if tail is not None:
                kept = [(n, e) for n, e in zip(word.inflections, word.ends, strict=True) if e <= at]
                steps = [*kept, (row.part, end), *tail]
                return merge(line, word, i, found, word.part, (word.dictionary_form, word.dictionary_reading), steps)
    return None


def _without(last: Word, drops: str, end: int) -> list[tuple[str, int]] | None:
    """The inflections of the last word, without the one that belongs to the pattern; None if it lacks that."""
    own = list(zip(last.inflections, last.ends, strict=True))
    if drops != "-":
        gone = next((pair for pair in own if pair[0] == drops), None)
        if gone is None:
            return None
        own.remove(gone)
    return [pair for pair in own if pair[1] > end]


def _free(line: Line, out: Sequence[Word], word: Word, i: int) -> Merged | None:
    """A pattern of its own: ことが|できる."""
    for parts, row in _begun(line, word.first, _phrases()[1]):
        end = _matched(line, word.first, parts)
        found = line.upto(i, end)
        if end < 0 or found <= i or not _stands(row.after, out, word):
            continue
        last = line.words[found - 1]
        if row.part not in PREDICATES and last.last != end:
            continue
        own = [(n, e) for n, e in zip(last.inflections, last.ends, strict=True) if e >= end and n not in BY_ITSELF]
        if row.drops == "-" or row.drops in last.inflections:
            steps = [pair for pair in own if pair[0] != row.drops]
            return merge(line, word, i, found, row.part, _form(line.tokens[word.first : end], row), steps)
    return None


def _form(run: Sequence[Token], row: Phrase) -> tuple[str, str]:
    """The dictionary form of a pattern and its reading: ことができる, and わけにはいかない of わけにはいきません."""
    last = run[-1]
    end = (last.base, last.base_reading) if row.part in PREDICATES else (last.surface, last.reading)
    if row.drops == "negative" and (found := conjugation.inflect(last.base, last.ctype, ("negative",), end[1])):
        end = found.written, found.reading
    return "".join(t.surface for t in run[:-1]) + end[0], "".join(t.reading for t in run[:-1]) + end[1]


BY_ITSELF = frozenset(("copula", "copula-polite", "copula-te", "adverbial"))
"""Inflections that are part of what the pattern is: はずだ, のです."""


def _stands(after: str, out: Sequence[Word], word: Word) -> bool:
    """Whether what precedes is what the row wants."""
    last = out[-1] if out else None
    if after == "start":
        return last is None or last.end != word.start or last.surface in STARTS
    if after == "any":
        return True
    if last is None or last.end != word.start:
        return False
    return last.part == "verb" if after == "verb" else last.part in PREDICATES


def _idiom(line: Line, out: Sequence[Word], word: Word, i: int) -> Merged | None:
    """A noun, its particle and the predicate of an expression: 気|に|入った, unless an adjective goes with the noun."""
    predicates = _idioms().get(word.surface)
    if predicates is None or i + 1 >= len(line.words) or line.words[i].end != line.words[i + 1].start:
        return None
    particle, verb = line.words[i], line.words[i + 1]
    found = _predicate(line, particle.surface, verb, predicates)
    if not found or (out and _modifies(line, out[-1], word)):
        return None
    form = word.surface + particle.surface + found[0]
    said = word.reading + particle.reading + found[1]
    steps = list(zip(verb.inflections, verb.ends, strict=True))[found[2] :]
    part = "adjective" if found[2] else verb.part
    return merge(line, word, i, i + 2, part, (form, _as_listed(form, said, line.lexicon)), steps)


def _modifies(line: Line, last: Word, noun: Word) -> bool:
    """Whether an adjective goes with the noun, which then means itself: 温かい|声をかける."""
    form = line.tokens[last.last - 1].cform
    adjectival = last.part in ("adjective", "adjectival") and form.startswith("連体形")
    return last.end == noun.start and (adjectival or last.part == "adnominal")


def _predicate(line: Line, particle: str, verb: Word, predicates: frozenset[str]) -> tuple[str, str, int] | None:
    """The predicate as an expression has it, its reading, and how many inflections are its own (上がらない: 1)."""
    token = line.tokens[verb.first]
    own = particle + verb.dictionary_form in predicates
    if own or (particle + token.lemma in predicates and verb.dictionary_form == token.base):
        return verb.dictionary_form, verb.dictionary_reading, 0
    if verb.inflections[:1] == ("negative",):
        run = line.tokens[verb.first : verb.ends[0]]
        form = "".join(t.surface for t in run[:-1]) + "ない"
        if particle + form in predicates:
            return form, "".join(t.reading for t in run[:-1]) + "ナイ", 1
    return None


@lru_cache(maxsize=1 << 10)
def _as_listed(form: str, said: str, lexicon: Lexicon) -> str:
    """The dictionary's reading of an expression: 気に入る is きにいる."""
    listed = [r.reading for r in lexicon.readings(form)]
    return said if said in listed or not listed else listed[0]
