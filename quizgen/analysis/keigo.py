"""Honorific and humble frames round a verb: お読みになる, お待ちください are forms of 読む, 待つ.

What the dictionary lists with its prefix (お願い, ご覧) is no frame: お願いする, ご覧になる keep it.
"""

from collections.abc import Sequence
from functools import lru_cache

from quizgen import kana
from quizgen.analysis.merging import Line, Merged, Step, merge
from quizgen.analysis.types import Word
from quizgen.lexicon import Lexicon, variants

PREFIXES = frozenset(("お", "ご", "御"))
FRAMES = {
    # dictionary form of the verb after お〜: the inflection it makes
    "する": "humble",
    "いたす": "humble",
    "致す": "humble",
    "申し上げる": "humble",
    "いただく": "favour-asked",
    "くださる": "honorific-request",
    "下さる": "honorific-request",
    "なさる": "honorific",
}
BECOMES = "なる"


def joined(line: Line, word: Word, i: int) -> Merged | None:
    """The word with お or ご and the frame that follows, as an inflection of its verb."""
    first = line.tokens[word.first]
    if first.pos != "接頭辞" or first.surface not in PREFIXES or word.last - word.first < 2:
        return None
    after = line.words[i]
    if word.inflections not in ((), ("continuative",)):
        return None
    if after.surface == "に" and i + 1 < len(line.words) and line.words[i + 1].dictionary_form == BECOMES:
        return _framed(line, word, i, i + 2, "honorific")
    name = FRAMES.get(after.dictionary_form, "")
    return _framed(line, word, i, i + 1, name) if name and after.part == "verb" else None


def _framed(line: Line, word: Word, i: int, j: int, name: str) -> Merged | None:
    last = line.words[j - 1]
    tail = [(n, e) for n, e in zip(last.inflections, last.ends, strict=True) if n != "imperative"]
    verb = _verb(word.surface, word.reading, line.lexicon)
    if name == "honorific-request" and "imperative" not in last.inflections:
        name = "honorific"
    if (
        word.entry < 0
        or verb[0].endswith("する")
        or (verb[0] and name == "honorific")
        or _prefers_verb(word.surface, line.lexicon)
    ):
        steps: Sequence[Step] = [(name, last.first + 1), *tail]
        return merge(line, word, i, j, "verb", verb, steps) if verb[0] else None
    run = line.words[i:j]
    form = word.surface + "".join(w.surface for w in run[:-1]) + last.dictionary_form
    said = word.reading + "".join(w.reading for w in run[:-1]) + last.dictionary_reading
    return merge(line, word, i, j, "verb", (form, said), tail)


@lru_cache(maxsize=1 << 10)
def _prefers_verb(surface: str, lexicon: Lexicon) -> bool:
    """Whether お〜 is rather a verb's frame than a noun: お待ち, お読み; not お願い, お邪魔, ご覧."""
    entries = lexicon.entries(surface)
    return not any(f.common and f.text == surface for e in entries for f in e.forms)


@lru_cache(maxsize=1 << 10)
def _verb(surface: str, reading: str, lexicon: Lexicon) -> tuple[str, str]:
    """The verb in a frame and its reading: お読み 読む, ご説明 説明する; empty if there is none."""
    stem, said = surface[1:], reading[1:]
    if kana.is_kanji(stem[-1]) and len(stem) > 1:
        return f"{stem}する", f"{said}する"
    bases = list(zip(variants.bases_of(stem), variants.bases_of(said), strict=True))
    for form, spoken in bases[1:3]:
        if any(p.startswith("v") and p != "vs" for e in lexicon.entries(form) for s in e.senses for p in s.parts):
            return form, spoken
    return "", ""
