"""Checks on what proves an item: its evidence, its key, the text that its prompt was cut from.

Each check gives the reason against an item, or an empty string; ``data/lints.tsv`` says which defects it holds off.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from functools import lru_cache

from quizgen import kana
from quizgen.analysis.types import Analysis, Word, within
from quizgen.items.base import FILLED, JOIN, Item
from quizgen.items.checks.leaks import leaks
from quizgen.items.lookup import KEPT, readings

MOST_PLACES = 6
LONGEST_NOTE = 200
"""Characters of an explanation in Japanese; more is not read."""
TESTED, SHOWN = 0.97, 0.7
"""How sure a reading must be to be asked for, and to be shown."""


def proof(item: Item, analysis: Analysis) -> str:
    """Evidence is in the text, to the letter."""
    body = analysis.text.body
    if not item.evidence or any(body[e.start : e.end] != e.text for e in item.evidence):
        return "no evidence in the text"
    return ""


def explained(item: Item, analysis: Analysis) -> str:
    """The item and every choice say in both languages why, and briefly."""
    notes = [item.explanation, *(c.explanation for c in item.choices)]
    if not all(n.ja.strip() and n.en.strip() for n in notes) or not all(c.why for c in item.choices):
        return "an explanation is missing"
    return "an explanation is too long" if any(len(n.ja) > LONGEST_NOTE for n in notes) else ""


def one_right(item: Item, analysis: Analysis) -> str:
    """Exactly one choice is right, and no two read alike; every place is filled with what is offered for it."""
    if item.shape in FILLED:
        return _filled(item)
    if item.shape not in ("choose", "true_false"):
        return "" if item.answers else "no accepted answer"
    if sum(c.correct for c in item.choices) != 1:
        return "not exactly one right choice"
    folded = {kana.fold_width(c.text) for c in item.choices}
    return "" if len(folded) == len(item.choices) else "two choices are the same"


def _filled(item: Item) -> str:
    offered = [{c.text for c in item.offered(n)} for n in range(1, len(item.places) + 1)]
    if any(len(texts) != len(item.offered(n)) for n, texts in enumerate(offered, start=1)):
        return "two choices are the same"
    parts = [answer.split(JOIN) for answer in item.answers]
    fits = [len(p) == len(offered) and all(t in texts for t, texts in zip(p, offered, strict=True)) for p in parts]
    return "" if fits and all(fits) else "an answer does not fill the places"


def number_of_choices(item: Item, analysis: Analysis) -> str:
    """Three or four choices; ○ and × for a statement; three to six places to fill, or two with choices of their own."""
    if item.shape == "choose" and not 3 <= len(item.choices) <= 4:
        return f"{len(item.choices)} choices"
    own = any(c.place for c in item.choices)
    if item.shape in FILLED and not (2 if own else 3) <= len(item.places) <= MOST_PLACES:
        return f"{len(item.places)} places"
    return ""


def put_back(item: Item, analysis: Analysis) -> str:
    """With the key in its blanks, or the text's own words underlined, the prompt is one stretch of the text.

    Blanks that hide nothing of it stand in sentences of our own: there each key stands in its evidence.
    """
    if item.shape == "match" or all(p.role == "plain" for p in item.prompt):
        return ""
    if item.retold:
        keys = zip(item.answers[0].split(JOIN), item.evidence, strict=False)  # then that of lines without a blank
        told = item.shape == "arrange" or all(key in e.text for key, e in keys)  # tiles tell it in other words
        return "" if told else "a key that its evidence does not hold"
    whole = restored(item, analysis)
    if whole and "".join(whole.split()) in _unspaced(analysis):
        return ""
    return "the text does not say what the key makes of the prompt"


_QUOTING = re.compile(r"\A[「『](.+)[」』]とあ(?:るが|りますが)、.*\Z", re.DOTALL)
"""A question that quotes what it underlines something of: 「それを見た」とありますが、…."""


@lru_cache(maxsize=KEPT)
def _unspaced(analysis: Analysis) -> str:
    return "".join(analysis.text.body.split())


def restored(item: Item, analysis: Analysis) -> str:
    """The prompt with the key in its blanks, and with the text's own words where they are underlined; of a
    question that quotes them, what it quotes."""
    if item.marks:
        return _inserted(item, analysis)
    keys = iter(item.answers[0].split(JOIN) if item.answers else [c.text for c in item.choices if c.correct])
    pieces = []
    for piece in item.prompt:
        if piece.role == "marked":
            pieces.append(analysis.text.body[slice(*item.focus)])
        else:
            pieces.append(piece.text if piece.role == "plain" else next(keys, ""))
    return _QUOTING.sub(r"\1", "".join(pieces))


def _inserted(item: Item, analysis: Analysis) -> str:
    """The stretch with places in it, what is underlined put into the place of the key."""
    key = next(c.text for c in item.choices if c.correct)
    said = analysis.text.body[slice(*item.focus)]
    shown = {p: said if key in p.text else "" for p in item.prompt if p.role == "slot"}
    return "".join(shown[p] if p.role == "slot" else p.text for p in item.prompt if p.role != "marked")


def whole_units(item: Item, analysis: Analysis) -> str:
    """What is blank or underlined begins and ends where tokens do: no piece of a word, no pattern across a word."""
    if item.shape == "match" or all(p.role == "plain" for p in item.prompt):
        return ""
    spans = (item.focus,) if any(p.role == "marked" for p in item.prompt) else item.hides
    borders = _borders(analysis)
    return "" if all(s in borders and e in borders for s, e in spans) else "a blank inside a word"


@lru_cache(maxsize=4)
def _borders(analysis: Analysis) -> frozenset[int]:
    return frozenset((*(t.start for t in analysis.tokens), *(t.end for t in analysis.tokens)))


def reading_of_the_place(item: Item, analysis: Analysis) -> str:
    """Where a word is asked for its reading, the key is how it is read in this place, and surely so."""
    keys = item.answers or tuple(c.text for c in item.choices if c.correct)
    if leaks(item.kind).target_furigana:
        return ""
    tokens = within(analysis.tokens, *item.focus)
    if kana.to_hiragana("".join(t.reading for t in tokens)) != keys[0]:
        return "the key is not the reading in this place"
    written = "".join(t.surface for t in tokens)
    if readings(analysis, written) - {keys[0]}:
        return "the text has the word with another reading too"
    sure = min((t.confidence for t in tokens if kana.has_kanji(t.surface)), default=0.0)
    return "" if sure >= TESTED else "the reading is not certain"


@lru_cache(maxsize=4)
def _readings(analysis: Analysis) -> dict[str, frozenset[str]]:
    """The readings of each word of a text."""
    found = defaultdict[str, set[str]](set)
    for word in analysis.words:
        found[word.surface].add(word.reading)
    return {written: frozenset(readings) for written, readings in found.items()}


def spelling_of_the_place(item: Item, analysis: Analysis) -> str:
    """Where an underlined word is to be written in kanji, the key is what the text has there, not a rarer spelling."""
    asks = not leaks(item.kind).choice_furigana and any(p.role == "marked" for p in item.prompt)
    keys = {c.text for c in item.choices if c.correct} | set(item.answers)
    return "the text spells it otherwise" if asks and analysis.text.body[slice(*item.focus)] not in keys else ""


def readings_shown(item: Item, analysis: Analysis) -> str:
    """Furigana in the prompt are sure in this place."""
    for e in item.evidence if any(p.role != "plain" for p in item.prompt) else ():
        for word in within(_doubtful(analysis), e.start, e.end):
            if any(_reads(piece.furigana, word.furigana) for piece in item.prompt):
                return f"a doubtful reading is shown: {word.surface}"
    return ""


@lru_cache(maxsize=4)
def _doubtful(analysis: Analysis) -> tuple[Word, ...]:
    return tuple(w for w in analysis.words if w.confidence < SHOWN and w.furigana)


def _reads(shown: tuple[tuple[str, str], ...], furigana: tuple[tuple[str, str], ...]) -> bool:
    pairs = tuple(p for p in furigana if p[1])
    return bool(pairs) and any(shown[n : n + len(pairs)] == pairs for n in range(len(shown)))


def within_sentences(item: Item, analysis: Analysis) -> str:
    """What is asked about lies inside the evidence."""
    start, end = item.focus
    spans = sorted((e.start, e.end) for e in item.evidence if not e.text_index)
    n = bisect_left(spans, (start + 1,)) - 1
    return "" if n >= 0 and (spans[n][1] >= end or item.shape in FILLED) else "the evidence is elsewhere"
