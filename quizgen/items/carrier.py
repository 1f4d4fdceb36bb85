"""The sentence that an item stands in or rests on: whether it is sound, and its pieces with one span marked or blank.

``broken`` keeps out what no item may rest on: sentences that are cut, garbled, mistyped or no prose.  ``objection``
keeps out, besides, what is no good to stand alone above the choices: too long or short, casual speech, a question
without a predicate.  Both say why; the causes were met in items that teachers refused.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from quizgen import kana
from quizgen.analysis.quotable import has_predicate
from quizgen.analysis.types import Analysis, Furigana, Sentence, within
from quizgen.items.base import Evidence, Piece, Role

LONGEST, SHORTEST = 90, 8
SURE = 0.7
"""A reading less sure than this is not shown."""
BLANK = "（　　）"
_OLD_BUT_ALIVE = frozenset(("ず", "べし", "ごとし", "まじ", "なり", "たり", "す"))
"""Classical words that modern prose uses: 知らず, 驚くべき, 掲示すべき."""
_PAIRS = (("「", "」"), ("『", "』"), ("（", "）"), ("(", ")"), ("【", "】"), ("《", "》"), ("〈", "〉"))
_END = re.compile("[。！？!?」』][」』）)]*$")
_MISTYPED = re.compile("[ァ-ヺー][んゃゅょぁぃぅぇぉ][ァ-ヺ]|[ァ-ヺ]っ[ァ-ヺ]|[ぁ-ゖ]ー[ァ-ヺ]|をを|をが|がを|[、。]ー")
"""Kana of the other sort inside a word (アナんシ), two case particles side by side."""
_CODE = re.compile(
    r"[`{}<>\\|=_#→←↑↓]|--\w|\w\(\)|[A-Za-z]\.[a-z]{2,4}\b|\b[a-z]{4,}\b|[A-Za-z]{2,}(?: [A-Za-z]{2,}){3}"
)
"""Source code, command lines, file names, arrows."""
_CHAIN = 4
"""Nouns in a row joined by の: 結果の欠如の発生のための前提 is a dictionary, not a writer."""
_QUOTED = re.compile("「[^「」]*」|『[^『』]*』")
_CASUAL = frozenset(
    ("ちゃう", "じゃう", "とく", "どく", "てる", "でる", "ちまう", "とる", "たげる", "ちゃ", "じゃ", "って", "っす")
)
"""Contractions of speech, by the base that UniDic gives them."""


@lru_cache(maxsize=2048)
def broken(analysis: Analysis, sentence: Sentence) -> str:
    """Why no item may rest on this sentence, or an empty string."""
    shown = analysis.surface(sentence)
    if not sentence.quotable:
        return sentence.why
    if any(shown.count(a) != shown.count(b) for a, b in _PAIRS):
        return "the sentence is not whole"
    if _MISTYPED.search(shown):
        return "a slip of the pen in the sentence"
    if _CODE.search(shown):
        return "code or marks in the sentence"
    tokens = within(analysis.tokens, sentence.start, sentence.end)
    if any(not t.known and kana.has_kanji(t.surface) for t in tokens):
        return "an unknown word in the sentence"
    if any(
        a.end == b.start and b.pos == "感動詞-フィラー" and kana.is_kanji(a.surface[-1]) for a, b in pairwise(tokens)
    ):
        return "an unknown word in the sentence"  # 用|う, 飴だ|ま: what is left of a word that no dictionary has
    if any(
        a.ctype.startswith("文語") and a.base not in _OLD_BUT_ALIVE and not (a.base == "す" and b.base == "べし")
        for a, b in pairwise((*tokens, tokens[-1]))
    ):
        return "classical grammar in the sentence"
    return "a long chain of nouns in the sentence" if _chained(analysis, sentence) else ""


@lru_cache(maxsize=2048)
def objection(analysis: Analysis, sentence: Sentence) -> str:
    """Why no item may stand in this sentence, or an empty string."""
    if sentence.passed_over:
        return "it is outside the stretches that the quiz takes"
    shown = analysis.surface(sentence)
    if why := broken(analysis, sentence):
        return why
    if not SHORTEST <= len(shown) <= LONGEST:
        return "the sentence is too short" if len(shown) < SHORTEST else "the sentence is too long"
    if "\n" in shown or '"' in shown:
        return "the sentence is not whole"
    if not _END.search(shown):
        return "the sentence has no end"
    if not has_predicate(shown):
        return "no predicate at the end"
    return "casual speech in the sentence" if _casual(analysis, sentence) else ""


def _chained(analysis: Analysis, sentence: Sentence) -> bool:
    run = 0
    for phrase in within(analysis.bunsetsu, sentence.start, sentence.end):
        run = run + 1 if analysis.surface(phrase).endswith("の") else 0
        if run >= _CHAIN:
            return True
    return False


def _casual(analysis: Analysis, sentence: Sentence) -> bool:
    """Whether contractions of speech stand in it outside a quotation."""
    shown = analysis.surface(sentence)
    spoken = [(sentence.start + m.start(), sentence.start + m.end()) for m in _QUOTED.finditer(shown)]
    found = (t for t in within(analysis.tokens, sentence.start, sentence.end) if t.base in _CASUAL)
    return any(not any(a <= t.start < b for a, b in spoken) and t.pos.startswith(("助動詞", "助詞")) for t in found)


def ease(sentence: Sentence) -> float:
    """What a sentence adds to an item's quality, 0..0.3: short ones are read for the point asked."""
    length = sentence.end - sentence.start
    return max(0.0, min(0.3, (LONGEST - length) / 150))


def evidence(analysis: Analysis, sentence: Sentence) -> tuple[Evidence, ...]:
    """The sentence itself, which proves the key of a language item."""
    return (Evidence(sentence.start, sentence.end, analysis.surface(sentence)),)


def prompt(
    analysis: Analysis, sentence: Sentence, focus: tuple[int, int], role: Role, shown: str = ""
) -> tuple[Piece, ...]:
    """The sentence in pieces: what stands before the focus, the focus in its role (as ``shown``), what follows."""
    start, end = focus
    middle = Piece(shown or (BLANK if role == "blank" else analysis.text.body[start:end]), role)
    pieces = (plain(analysis, sentence.start, start), middle, plain(analysis, end, sentence.end))
    return tuple(p for p in pieces if p.text)


def plain(analysis: Analysis, start: int, end: int) -> Piece:
    """A plain piece of the text as it stands there, with its furigana."""
    return Piece(analysis.text.body[start:end], "plain", tuple(_furigana(analysis, start, end)))


def _furigana(analysis: Analysis, start: int, end: int) -> Iterator[tuple[str, str]]:
    body, place = analysis.text.body, start
    for word in within(analysis.words, start, end):
        if place < word.start:
            yield body[place : word.start], ""
        sure = word.confidence >= SURE and word.furigana
        yield from word.furigana if sure else ((word.surface, ""),)
        place = word.end
    if place < end:
        yield body[place:end], ""


def cut(furigana: Furigana, length: int) -> Furigana:
    """The furigana of the first ``length`` characters; a pair is never cut in two."""
    out, place = [], 0
    for written, reading in furigana:
        if place + len(written) > length and reading:
            break
        out.append((written[: length - place], reading))
        place += len(written)
        if place >= length:
            break
    return tuple(out)
