"""What is said about a right reading, and how good a word is to ask for."""

from quizgen.items import carrier
from quizgen.items.base import Note
from quizgen.items.words.asked import Target
from quizgen.items.words.distractors import Asked
from quizgen.items.words.mistakes import base_readings
from quizgen.lexicon import Lexicon


def right(target: Target, lexicon: Lexicon) -> Note:
    """How the word is read, kanji by kanji where that is sure."""
    return _reading(target.asked, lexicon)


def _reading(asked: Asked, lexicon: Lexicon) -> Note:
    if asked.conjugation in ("godan", "ichidan", "adjective"):
        return _inflected(asked, lexicon)
    parts = [(w, r) for w, r in asked.furigana if r]
    whole = Note(f"「{asked.written}」は「{asked.reading}」と読みます。", f"{asked.written} is read {asked.reading}.")
    if len(parts) < 2 or any(len(w) > 1 for w, _ in parts):
        return whole
    ja = "、".join(f"「{w}」は「{r}」" for w, r in parts)
    en = ", ".join(f"{w} is {r}" for w, r in parts)
    sounds = [_change(w, r, lexicon) for w, r in parts]
    return Note(
        f"{ja}と読むので、「{asked.written}」は「{asked.reading}」です。" + "".join(n.ja for n in sounds if n),
        f"{en}, so {asked.written} is read {asked.reading}." + "".join(" " + n.en for n in sounds if n),
    )


def _change(kanji: str, reading: str, lexicon: Lexicon) -> Note | None:
    """はっ of 発 for はつ: a change of sound inside the word."""
    known = lexicon.kanji(kanji)
    base = base_readings(known, reading) if known else ()
    if not base or reading in base:
        return None
    return Note(
        f"「{kanji}」の「{base[0]}」が「{reading}」に変わります。", f"The {base[0]} of {kanji} changes to {reading}."
    )


def _inflected(asked: Asked, lexicon: Lexicon) -> Note:
    said = next((r.reading for r in lexicon.readings(asked.base)), "")
    if asked.written == asked.base or not said:
        return Note(
            f"「{asked.written}」は「{asked.reading}」と読みます。", f"{asked.written} is read {asked.reading}."
        )
    return Note(
        f"「{asked.written}」は「{asked.base}（{said}）」の形で、「{asked.reading}」と読みます。",
        f"{asked.written} is a form of {asked.base} ({said}) and is read {asked.reading}.",
    )


def quality(target: Target, worth: float) -> float:
    """How good a word is to ask for, 0..1: a short sentence, several kanji, no bare one-kanji noun."""
    several = sum(bool(r) for _, r in target.asked.furigana) > 1
    return min(1.0, worth + carrier.ease(target.sentence) + 0.15 * several)
