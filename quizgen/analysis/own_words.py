"""What an author says of words, in the front matter: ``words: [手話教室, 東|京都]``, ``names: {石川: person}``.

Each holds wherever the text has these characters: 手話教室 is one word, 東 and 京都 are two, 石川 is the name of a
person.  A longer one goes before a shorter one in it.  One without a cut inside does not divide a run of kanji in which
the analyser sees no border.  Where nothing is said, nothing is done.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from quizgen import kana
from quizgen.analysis.counters import Count
from quizgen.analysis.tokens import tokenize
from quizgen.analysis.types import Sentence, Token
from quizgen.quick import quick
from quizgen.source.text import CUT, Text

_token = quick(Token)
POS = {
    "person": "名詞-固有名詞-人名-一般",
    "place": "名詞-固有名詞-地名-一般",
    "organisation": "名詞-固有名詞-一般",
    "other": "名詞-固有名詞-一般",
}
_PUT_ON = ("助動詞", "助詞")
TYPES = {"person": "PERSON", "place": "PLACE", "organisation": "ORG", "other": "NAME"}


@dataclass(frozen=True, slots=True)
class Mark:
    """A place of which the author speaks: its span, the borders of words in it and at its ends, what it names."""

    start: int
    end: int
    borders: tuple[int, ...]
    name: str = ""


def marks(text: Text) -> tuple[Mark, ...]:
    """All places, in text order."""
    said = {word.replace(CUT, ""): (word, "") for word in text.words} | {
        name: (name, kind) for name, kind in text.names
    }
    longest = sorted(filter(None, said), key=len, reverse=True)
    if not longest:
        return ()
    found = re.finditer("|".join(map(re.escape, longest)), text.body)
    return tuple(Mark(m.start(), m.end(), tuple(_borders(m.start(), said[m[0]][0])), said[m[0]][1]) for m in found)


def _borders(at: int, word: str) -> Iterator[int]:
    yield at
    for part in filter(None, word.split(CUT)):
        at += len(part)
        yield at


def cut(tokens: list[Token], sentence: Sentence, body: str, own: Sequence[Mark]) -> list[Token]:
    """The tokens of a sentence with the borders that the author gives, and none inside of a part."""
    here = [m for m in own if sentence.start <= m.start and m.end <= sentence.end]
    for mark in here:
        edges = {t.start for t in tokens} | {t.end for t in tokens}
        if len(mark.borders) == 2 and any(at not in edges and _inside_kanji(body, at) for at in mark.borders):
            continue
        if any(at not in edges for at in mark.borders):
            tokens = _again(tokens, mark.borders, body)
        tokens = [*_joined(tokens, mark)]
    return tokens


def _inside_kanji(body: str, at: int) -> bool:
    return 0 < at < len(body) and kana.is_kanji(body[at - 1]) and kana.is_kanji(body[at])


def _again(tokens: Sequence[Token], borders: Sequence[int], body: str) -> list[Token]:
    """The tokens anew where one of them goes over a border: what stands between two borders is read by itself."""
    out: list[Token] = []
    for token in tokens:
        inside = [at for at in borders if token.start < at < token.end]
        edges = [token.start, *inside, token.end]
        pieces = (tokenize(body[a:b], a) for a, b in pairwise(edges))
        out += [piece for made in pieces for piece in made] if inside else [token]
    return out


def _joined(tokens: Sequence[Token], mark: Mark) -> Iterator[Token]:
    i = 0
    while i < len(tokens):
        end = next((b for a, b in pairwise(mark.borders) if a == tokens[i].start), 0)
        last = bisect_left(tokens, end, key=lambda t: t.end) + 1 if end else i + 1
        run = tokens[i:last]
        while len(run) > 1 and run[-1].pos.startswith(_PUT_ON):
            run = run[:-1]  # 合った: た is put on as it is on any verb
        yield _one(run, mark.name) if end and (len(run) > 1 or mark.name) else tokens[i]
        i += len(run) if end else 1


def _one(run: Sequence[Token], name: str) -> Token:
    """Tokens as one: inflected as the last of them is; a name is of its kind."""
    last = run[-1]
    before, said = "".join(t.surface for t in run[:-1]), "".join(t.reading for t in run[:-1])
    pos = POS.get(name) or ("名詞-普通名詞-一般" if last.pos.startswith(("名詞", "接尾辞-名詞的")) else last.pos)
    base, base_reading = before + last.base, said + last.base_reading
    known = all(t.known for t in run)
    return _token(
        run[0].start, last.end, before + last.surface, before + last.lemma, base, pos, last.ctype, last.cform,
        said + last.reading, base_reading, run[0].goshu, known, min(t.confidence for t in run), "author",
    )  # fmt: skip


def borders(text: Text) -> tuple[int, ...]:
    """Where the author cuts two words apart."""
    return tuple(at for mark in marks(text) for at in mark.borders[1:-1])


def runs(tokens: Sequence[Token], own: Sequence[Mark]) -> list[int]:
    """The indexes at which a word must begin, 0 and the number of tokens among them."""
    inner = {at for mark in own for at in mark.borders[1:-1]}
    return [0, *(i for i, t in enumerate(tokens) if i and t.start in inner), len(tokens)]


def part(numbers: Sequence[Count], first: int, last: int) -> list[Count]:
    """The numbers of the tokens ``first:last``, counted from the first of them."""
    found = (c for c in numbers if first <= c.first and c.last <= last)
    return [Count(c.first - first, c.last - first, c.readings, c.counter, c.unusual) for c in found]


def kind(own: Sequence[Mark], start: int, mention: str, rest: Sequence[str]) -> str:
    """The type of a mention that is a name of the author's, with one of ``rest`` behind it at most; else nothing."""
    found = next((m for m in own if m.name and m.start == start), None)
    behind = mention[found.end - start :] if found else ""
    return TYPES[found.name] if found and (not behind or behind in rest) else ""
