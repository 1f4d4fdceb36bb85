"""Kanji in a compound that no dictionary lists: 月|華 げっか, 人参|葉, 亀|樋.

UniDic cuts such a compound into kanji that are words by themselves, and reads each as that word.  Two kanji of which
it reads one in on and the other in kun are a word of Chinese make as a rule, so both are read in on.  A longer run is
left as it is read; but a kanji of it that could be read otherwise there is not certain.
"""

from collections.abc import Sequence
from functools import lru_cache

from quizgen import kana
from quizgen.analysis.settled import Settled
from quizgen.analysis.types import Token
from quizgen.lexicon import Lexicon

_NOUNS = ("名詞-普通名詞", "接尾辞-名詞的-一般", "名詞-固有名詞-一般", "副詞")
_PREFIX, _SUFFIX = frozenset(("pref", "n-pref")), frozenset(("suf", "n-suf"))
_AFFIX = _PREFIX | _SUFFIX | {"ctr"}
UNSURE = 0.7


def pair(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> Settled | None:
    """The on readings of two kanji that stand together alone and are read on and kun by UniDic."""
    if not _lone(tokens[i]) or i + 1 >= len(tokens) or not _lone(tokens[i + 1]):
        return None
    if tokens[i].end != tokens[i + 1].start or _touched(tokens, i - 1, i) or _touched(tokens, i + 1, i + 2):
        return None
    one, other = tokens[i], tokens[i + 1]
    said = _on(one.surface, one.reading, other.surface, other.reading, lexicon)
    return Settled(i, i + 2, said, UNSURE, "compound") if said else None


def in_compound(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """Whether token ``i`` is a kanji in a longer run of nouns and no affix (委員|会): it may sound otherwise there."""
    if not _lone(tokens[i]) or not (_touched(tokens, i - 1, i) or _leads(tokens, i, lexicon)):
        return False
    return not _is_any(tokens[i].surface, _AFFIX, lexicon)


def _leads(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """Whether a noun follows that token ``i`` is compounded with; a suffix leaves it as it is (猫|用)."""
    return _touched(tokens, i, i + 1) and not _is_any(tokens[i + 1].surface, _SUFFIX, lexicon)


def _lone(token: Token) -> bool:
    return len(token.surface) == 1 and kana.is_kanji(token.surface) and token.pos.startswith(_NOUNS)


def _touched(tokens: Sequence[Token], left: int, right: int) -> bool:
    """Whether ``left`` and ``right`` stand together as parts of one noun in kanji."""
    if left < 0 or right >= len(tokens) or tokens[left].end != tokens[right].start:
        return False
    return all(
        kana.is_kanji(c) and t.pos.startswith(("名詞", "接尾辞", "接頭辞", "副詞"))
        for c, t in ((tokens[left].surface[-1], tokens[left]), (tokens[right].surface[0], tokens[right]))
    )


@lru_cache(maxsize=1 << 12)
def _on(one: str, said: str, other: str, said_other: str, lexicon: Lexicon) -> tuple[str, ...]:
    if _is_any(one, _PREFIX, lexicon) or _is_any(other, _SUFFIX, lexicon):
        return ()
    first, second = _readings(one, lexicon), _readings(other, lexicon)
    if not first or not second or (said not in first and said_other not in second):
        return ()
    ons = (kana.to_hiragana(s if s in on else on[0]) for s, on in ((said, first), (said_other, second)))
    joined = _sounded(*ons)
    return () if "".join(joined) == kana.to_hiragana(said + said_other) else joined


def _sounded(one: str, other: str) -> tuple[str, str]:
    """Two on readings as they sound together: げつ, か -> げっか; しつ, ひつ -> しっぴつ."""
    row = next((r for r in ("かきくけこ", "さしすせそ", "たちつてと", "はひふへほ") if other[:1] in r), "")
    if row and len(one) > 1 and (one[-1] in "つち" or (one[-1] == "く" and other[0] in "かきくけこ")):
        return one[:-1] + "っ", kana.HALF_VOICED.get(other[0], other[0]) + other[1:]
    return one, other


def _readings(char: str, lexicon: Lexicon) -> tuple[str, ...]:
    known = lexicon.kanji(char)
    return tuple(r.strip("-") for r in known.on) if known else ()


@lru_cache(maxsize=1 << 12)
def _is_any(char: str, parts: frozenset[str], lexicon: Lexicon) -> bool:
    """Whether the dictionary knows a character as one of these parts of speech: 用 suf, 各 pref."""
    return any(not parts.isdisjoint(sense.parts) for e in lexicon.entries(char) for sense in e.senses)
