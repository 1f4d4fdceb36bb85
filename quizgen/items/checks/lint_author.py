"""The check on an author's own words: a wrong choice is not the right one in other words.

Rules prove their wrong choices wrong before they offer them; an author's are compared with what the dictionary and the
text say.  The check gives the reason against an item, or an empty string; an author who knows better overrules it.
"""

from itertools import product

from quizgen import lexicon
from quizgen.analysis.types import Analysis, within
from quizgen.items.base import Choice, Item
from quizgen.lexicon.types import Entry

RIGHT, WRONG = "the author's answer", "the author's wrong answer"
"""Why a choice stands there that an author wrote."""
SHORT = 6
"""Characters: shorter words of the proving sentence are names and things that tempt rightly."""


def second_answer(item: Item, analysis: Analysis) -> str:
    """No wrong choice of an author's is the key's word, means the same, or stands in what proves the key."""
    if item.shape != "choose":
        return ""
    pairs = product((c for c in item.choices if c.correct), (c for c in item.choices if not c.correct))
    authors = ((right, wrong) for right, wrong in pairs if wrong.why == WRONG or right.why == RIGHT)
    said = (_same(right, wrong) or _means(wrong, item, analysis) or _said(wrong, item) for right, wrong in authors)
    return next(filter(None, said), "")


def _same(right: Choice, wrong: Choice) -> str:
    """What the dictionary says of two words: one word written or read otherwise, or two of one meaning."""
    ours, theirs = _entries(right.text), _entries(wrong.text)
    if {e.id for e in ours} & {e.id for e in theirs}:
        return f"{wrong.text} is the same word as {right.text}"
    both = _glosses(ours) & _glosses(theirs)
    return f"{wrong.text} and {right.text} both mean “{min(both)}”" if both else ""


def _means(wrong: Choice, item: Item, analysis: Analysis) -> str:
    """Whether a wrong meaning in English is one of the word that is underlined."""
    if all(p.role != "marked" for p in item.prompt) or not wrong.text.isascii():
        return ""
    words = within(analysis.words, *item.focus)
    meanings = {g for w in words for g in _glosses(_entries(w.dictionary_form))}
    return f"{words[0].dictionary_form} can mean “{wrong.text}” too" if wrong.text in meanings else ""


def _said(wrong: Choice, item: Item) -> str:
    plain = all(p.role == "plain" for p in item.prompt)
    said = plain and len(wrong.text) >= SHORT and any(wrong.text in e.text for e in item.evidence)
    return f"what proves the answer says {wrong.text} too" if said else ""


def _entries(text: str) -> tuple[Entry, ...]:
    return lexicon.load().entries(text)


def _glosses(entries: tuple[Entry, ...]) -> frozenset[str]:
    return frozenset(gloss for entry in entries for sense in entry.senses for gloss in sense.glosses)
