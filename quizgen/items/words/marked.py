"""What of a word is marked when its reading is asked: enough to be a form, no more than tests the reading."""

from bisect import bisect_left
from collections.abc import Sequence

from quizgen import kana
from quizgen.analysis.types import Analysis, Token, Word

_CLASSES = {"五段": "godan", "上一段": "ichidan", "下一段": "ichidan", "形容詞": "adjective"}
_TAILS = ("助動詞", "助詞-接続助詞")


def marked(run: Sequence[Token], word: Word) -> Sequence[Token]:
    """The tokens to mark: 発表 of 発表した, 持って of 持って来る, 静か of 静かな, all of a noun."""
    if word.part not in ("verb", "adjective", "adjectival"):
        return run
    tail = next((i for i, t in enumerate(run) if i and t.pos.startswith(_TAILS)), len(run))
    stem = 1 + max((i for i, t in enumerate(run[:tail]) if kana.has_kanji(t.surface)), default=0)
    if word.part == "adjectival" or not run[stem - 1].ctype:
        return run[:stem]
    end = stem
    while end < min(len(run), stem + 2) and run[end].pos.startswith(_TAILS):
        end += 1
        if run[end - 1].surface in ("て", "で", "た", "だ"):
            break
    return run[:end]


def _after(analysis: Analysis, token: Token) -> Token | None:
    """The token that touches this one on the right."""
    i = bisect_left(analysis.tokens, token.end, key=lambda t: t.start)
    return analysis.tokens[i] if i < len(analysis.tokens) and analysis.tokens[i].start == token.end else None


def is_fragment(analysis: Analysis, run: Sequence[Token]) -> bool:
    """True for a stem that lives on in what follows: 大き of 大きさ, 煮え of 煮え加減, 読ん of 読んだり."""
    last = run[-1]
    after = _after(analysis, last)
    if not last.ctype or after is None:
        return False
    joined = after.pos.startswith(("名詞", "動詞", "接尾辞", "形容詞", "形状詞"))
    return (
        last.cform.startswith("語幹")
        or last.surface.endswith(("ん", "っ"))
        or (last.cform.startswith("連用形") and joined and not last.pos.startswith(_TAILS))
    )


def conjugation(word: Word, run: Sequence[Token]) -> str:
    """godan, ichidan, adjective or adjectival, or an empty string for what does not inflect."""
    if word.part == "adjectival":
        return "adjectival"
    inflected = next((t.ctype for t in run if t.ctype and kana.has_kanji(t.surface)), "")
    return next((name for ctype, name in _CLASSES.items() if inflected.startswith(ctype)), "")
