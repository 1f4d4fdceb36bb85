"""Nouns of several tokens that the dictionary has as one: 図書|館, 買い|物, 飴|だま (飴玉)."""

from collections.abc import Sequence

from quizgen import kana
from quizgen.analysis import coined
from quizgen.analysis.parts import part_of
from quizgen.analysis.types import Token
from quizgen.lexicon import Lexicon

_NOUN = ("名詞-普通名詞", "接尾辞-名詞的", "形状詞-一般", "名詞-固有名詞-一般", "名詞-固有名詞-地名")
_NAME = ("名詞-固有名詞-人名", "名詞-固有名詞-地名-一般")
_PIECE = 2  # kana
LONGEST = 4


def opens(surface: str, pos: str, cform: str) -> bool:
    """Whether a token of this kind may be the first of such a noun, or the last: 買い of 買い物."""
    verb_stem = pos.startswith("動詞") and cform == "連用形-一般" and kana.has_kanji(surface)
    return verb_stem or pos == "接頭辞" or pos.startswith(_NOUN)


def _opens(token: Token) -> bool:
    return opens(token.surface, token.pos, token.cform)


def end(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> int:
    """End of the longest dictionary noun of two tokens or more that starts at ``i``, or ``i``."""
    stop = i + 1
    limit = min(len(tokens), i + LONGEST)
    while stop < limit and tokens[stop].start == tokens[stop - 1].end and tokens[stop].pos.startswith(_NOUN):
        stop += 1
    if stop < limit and tokens[stop].start == tokens[stop - 1].end and _opens(tokens[stop]):
        stop += 1
    for j in range(stop, i + 1, -1):
        if lexicon.is_word("".join(t.surface for t in tokens[i:j])) or _partly_in_kana(tokens[i:j], lexicon):
            return j
    return i + 2 if coined.is_creature(tokens, i, lexicon) else i


def _partly_in_kana(run: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether two nouns, one in kanji, one in kana, are a word that the dictionary has in kanji: 飴|だま, 身|がわり."""
    if len(run) != 2 or sum(kana.is_hiragana(t.surface) and len(t.surface) > 1 for t in run) != 1:
        return False
    return bool(lexicon.entries("".join(t.surface for t in run), kana.to_hiragana("".join(t.reading for t in run))))


def cut_name(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> int:
    """End of a name in katakana that UniDic cuts in two, or ``i``: ヘル|ソン, ペト|リコール; not ガス|ストーブ.

    Its first piece is short.  It is no word, or the other is unknown, or it is a name or loan word and the other short.
    """
    if i + 1 >= len(tokens) or not _is_piece(tokens[i]) or tokens[i].end != tokens[i + 1].start:
        return i
    one, other = tokens[i], tokens[i + 1]
    if not kana.is_katakana(other.surface) or other.pos.startswith("助"):
        return i
    named = (one.pos.startswith(_NAME) or one.goshu == "外") and _is_piece(other)
    return _run_end(tokens, i + 2) if named or not other.known or not lexicon.is_word(one.surface) else i


def _run_end(tokens: Sequence[Token], end: int) -> int:
    """Where the katakana ends that touches the token before ``end``."""
    while end < len(tokens) and tokens[end].start == tokens[end - 1].end and kana.is_katakana(tokens[end].surface):
        end += 1
    return end


def _is_piece(token: Token) -> bool:
    return len(token.surface) <= _PIECE and "ァ" <= token.surface[0] <= "ヺ" and kana.is_katakana(token.surface)


def part(tokens: Sequence[Token], i: int, stop: int, lexicon: Lexicon) -> str:
    """The part of a noun of several tokens: before な or だ the dictionary says whether it is an adjectival."""
    own = part_of(tokens[stop - 1].pos)
    if own == "noun" and stop < len(tokens) and tokens[stop].ctype in ("助動詞-ダ", "助動詞-デス"):
        entries = lexicon.entries("".join(t.surface for t in tokens[i:stop]))
        return "adjectival" if entries and "adj-na" in entries[0].senses[0].parts else own
    return "noun" if own in ("suffix", "verb") else own
