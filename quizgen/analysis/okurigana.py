"""A verb or adjective whose kana UniDic cuts off, because it is written in an unusual or old way: 動|す, 蘇|えっ.

A kanji that UniDic reads as a noun, directly before kana that are no particle, is tried in the kun readings that
KANJIDIC2 gives it: if a form of one of them ends just so (動 うご.かす ends in す), the rest is the kanji's reading.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from quizgen import kana
from quizgen.analysis.settled import Settled
from quizgen.analysis.types import Token
from quizgen.lexicon import Lexicon

_STEMS = ("名詞-普通名詞-一般", "名詞-普通名詞-副詞可能", "接頭辞", "記号", "接尾辞-名詞的-一般")
_ENDINGS = (
    "動詞-一般",
    "感動詞",
    "接尾辞-動詞的",
    "接尾辞-形容詞的",
    "形容詞-一般",
    "記号",
    "名詞-普通名詞-一般",
    "助動詞",
)
_AFTER_NOUNS = frozenset(("だ", "です", "らしい", "じゃ", "や", "みたい", "ごとし", "なり", "たり"))
"""Auxiliaries that a noun takes itself."""
_ROWS = {
    row[2]: row
    for row in ("かきくけこ", "がぎぐげご", "さしすせそ", "たちつてと", "なにぬねの", "ばびぶべぼ", "まみむめも")
}
_ROWS |= {"う": "わいうえお", "る": "らりるれろ"}
_SOUND = {"く": "い", "ぐ": "い", "つ": "っ", "う": "っ", "る": "っ", "ぬ": "ん", "ぶ": "ん", "む": "ん"}


def at(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> Settled | None:
    """The kun reading of a kanji whose okurigana stand in the next token."""
    token = tokens[i]
    if len(token.surface) != 1 or not token.pos.startswith(_STEMS) or i + 1 >= len(tokens):
        return None
    if i and tokens[i - 1].end == token.start and kana.has_kanji(tokens[i - 1].surface):
        return None
    following = tokens[i + 1]
    if following.start != token.end or not kana.is_hiragana(following.surface) or not _ends_a_verb(following):
        return None
    said = _stem(token.surface, following.surface, lexicon)
    return Settled(i, i + 1, (said,), 0.7, "okurigana") if said else None


def _ends_a_verb(token: Token) -> bool:
    return (token.pos.startswith(_ENDINGS) and token.base not in _AFTER_NOUNS) or token.surface == "す"


@lru_cache(maxsize=1 << 12)
def _stem(char: str, written: str, lexicon: Lexicon) -> str:
    """What ``char`` is read before these kana: 動, す -> うごか; the longest kun reading that is so inflected."""
    found = lexicon.kanji(char)
    kun = [r.strip("-") for r in found.kun if "." in r] if found else []
    stems = (form.removesuffix(written) for r in kun for form in _forms(r.replace(".", "")) if form.endswith(written))
    return max((s for s in stems if s), key=len, default="")


def _forms(verb: str) -> Iterator[str]:
    """What a verb or adjective may end in before auxiliaries, and how it stands itself."""
    yield verb
    if verb.endswith("い"):
        yield from (verb[:-1] + ending for ending in ("く", "かっ", "けれ", "さ"))
    elif verb[-1] in _ROWS:
        yield from (verb[:-1] + ending for ending in _ROWS[verb[-1]])
        yield verb[:-1] + _SOUND.get(verb[-1], "し")
        if verb.endswith("る"):
            yield verb[:-1]
