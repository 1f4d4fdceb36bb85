"""Words that look like one of the dictionary's and are a name, or a piece of one: さくらさん, the ソン of ヘルソン."""

from dataclasses import dataclass
from functools import cache

from quizgen import kana, tables
from quizgen.analysis.types import Analysis, Token, Word

_TITLES = ("さん", "ちゃん", "くん", "君", "氏")
_PIECE = 2


@dataclass(frozen=True, slots=True)
class GivenName:
    """A row of ``given_names.tsv``: a common word that is a given name as well."""

    word: str
    example: str


@cache
def _given() -> frozenset[str]:
    return frozenset(row.word for row in tables.rows(GivenName, "given_names"))


def is_name(word: Word, analysis: Analysis) -> bool:
    """Whether the dictionary's word of this form is not meant: somebody is called so, or it is cut out of a name."""
    return _called(word, analysis) or _cut_out(word, analysis) or _first_name(word, analysis)


def _called(word: Word, analysis: Analysis) -> bool:
    """A common name whose bearer is called with a title somewhere in the text; 高橋さん is nobody called 橋."""
    bare = analysis.tokens[word.first].surface
    called = tuple(bare + title for title in _TITLES)
    if bare not in _given() or not (word.surface == bare or word.surface.startswith(called)):
        return False
    return any(_stands_alone(name, analysis.text.body) for name in called)


def _stands_alone(name: str, body: str) -> bool:
    """Whether a name stands somewhere without another kanji before it."""
    at = body.find(name)
    while at > 0 and kana.is_kanji(body[at - 1]):
        at = body.find(name, at + 1)
    return at >= 0


def _cut_out(word: Word, analysis: Analysis) -> bool:
    """A word in katakana that touches katakana which is no word: セル|ゲイナリシキン, ヘル|ソン; not ガス|ストーブ."""
    if not kana.is_katakana(word.surface):
        return False
    own = analysis.tokens[word.first]
    beside = [t for t in _neighbours(word, analysis) if kana.is_katakana(t.surface)]
    if any(not t.known for t in beside):
        return True
    odd = (t for t in beside if len(t.surface) <= _PIECE or t.goshu != "外" or own.goshu != "外")
    return len(word.surface) <= _PIECE and any(odd)


def _first_name(word: Word, analysis: Analysis) -> bool:
    """A word in katakana that a point ties to a name: マーク・ミリー; not グローバル・サウス."""
    tokens = analysis.tokens[word.first : word.last + 2]
    if not kana.is_katakana(word.surface) or len(tokens) < 3 or tokens[-2].surface not in ("・", "＝"):
        return False
    return kana.is_katakana(tokens[-1].surface) and (tokens[-1].pos.startswith("名詞-固有") or not tokens[-1].known)


def _neighbours(word: Word, analysis: Analysis) -> list[Token]:
    """The tokens that touch the word."""
    tokens = analysis.tokens
    before = [t for t in tokens[max(0, word.first - 1) : word.first] if t.end == word.start]
    return before + [t for t in tokens[word.last : word.last + 1] if t.start == word.end]
