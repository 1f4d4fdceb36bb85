"""The sentence that a language item stands in, with one span of it underlined or blank."""

from collections.abc import Iterator

from quizgen import kana
from quizgen.analysis.types import Analysis, Furigana, Sentence, within
from quizgen.items.base import Evidence, Piece, Role

LONGEST, SHORTEST = 90, 8
SURE = 0.7
"""A reading less sure than this is not shown."""
BLANK = "（　　）"
_OLD_BUT_ALIVE = frozenset(("ず", "べし", "ごとし", "まじ", "なり", "たり"))
"""Classical auxiliaries that modern prose uses: 知らず, 驚くべき."""
_PAIRS = (("「", "」"), ("『", "』"), ("（", "）"), ("(", ")"), ("【", "】"), ("《", "》"), ("〈", "〉"))


def objection(analysis: Analysis, sentence: Sentence) -> str:
    """Why no item may stand in this sentence, or an empty string."""
    shown = analysis.surface(sentence)
    if not sentence.quotable:
        return sentence.why
    if not SHORTEST <= len(shown) <= LONGEST:
        return "the sentence is too short" if len(shown) < SHORTEST else "the sentence is too long"
    if "\n" in shown or '"' in shown or any(shown.count(a) != shown.count(b) for a, b in _PAIRS):
        return "the sentence is not whole"
    if not shown.endswith(("。", "！", "？", "!", "?", "」", "』")):
        return "the sentence has no end"
    tokens = within(analysis.tokens, sentence.start, sentence.end)
    if any(not t.known and kana.has_kanji(t.surface) for t in tokens):
        return "an unknown word in the sentence"
    if any(t.ctype.startswith("文語") and t.base not in _OLD_BUT_ALIVE for t in tokens):
        return "classical grammar in the sentence"
    return ""


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
    middle = Piece(BLANK if role == "blank" else shown or analysis.text.body[start:end], role)
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
