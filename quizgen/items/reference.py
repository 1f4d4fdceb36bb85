"""``reference``: 指示語, what does the underlined word point to?

Only where one thing, person, place, time or event alone can be meant (``referring_things`` and others say when).
The wrong answers are others of the same sort that the text tells of elsewhere.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from quizgen import kana
from quizgen.analysis.types import Analysis, Bunsetsu, Sentence, within
from quizgen.items import carrier, stems
from quizgen.items.base import Abstain, Evidence, Item, Piece, item_id
from quizgen.items.checks import lint_choices
from quizgen.items.comprehension import choice
from quizgen.items.referents import (
    referring_events,
    referring_people,
    referring_places,
    referring_things,
    referring_times,
)
from quizgen.items.referents.referring import Reference, Wrong, asks, phrase_at
from quizgen.lexicon import Lexicon

NAME = "reference"
FEWEST, MOST = 2, 3
SHORTEST = 12
LONGEST = 60
"""Characters of the sentence that is quoted; of a longer one, what follows from the pointer on."""


def make(analysis: Analysis, lexicon: Lexicon) -> Iterator[Item | Abstain]:
    """One item for each word that points back with certainty, in text order."""
    finders = (
        referring_people.find,
        referring_people.by_role,
        referring_people.pairs,
        referring_places.find,
        referring_places.again,
        referring_times.find,
        referring_things.find,
        referring_events.find,
        referring_events.announced,
    )
    found = sorted(
        chain.from_iterable(f(analysis) for f in finders), key=lambda r: r.start if isinstance(r, Reference) else r[0]
    )
    for one in found:
        if isinstance(one, Reference):
            yield _item(analysis, one, lexicon)
        else:
            yield Abstain(NAME, *one)


def _item(analysis: Analysis, one: Reference, lexicon: Lexicon) -> Item | Abstain:
    said = _quoted(analysis, one)
    if said is None:
        return Abstain(NAME, one.start, one.end, "the sentence is too long to quote")
    wrong = _alike(analysis, one)[:MOST]
    if len(wrong) < FEWEST:
        return Abstain(NAME, one.start, one.end, "fewer than two others of the same sort")
    if _shows(one, wrong):
        return Abstain(NAME, one.start, one.end, "beside the writer there is only one other person")
    if all(w.why == referring_people.LATER for w in wrong):
        return Abstain(NAME, one.start, one.end, "nobody else is told of before it")
    prompt = _prompt(analysis, one, *said)
    choices = (
        choice(analysis, lexicon, one.key, True, "told right before", one.note),
        *(choice(analysis, lexicon, w.text, False, w.why, w.note) for w in wrong),
    )
    focus = (one.start, one.end)
    return Item(
        id=item_id(NAME, analysis, focus, "".join(p.text for p in prompt)), kind=NAME, shape="choose",
        level=stems.level(analysis), prompt=prompt, choices=choices, answers=(), evidence=_evidence(analysis, one),
        hides=(), explanation=one.note, focus=focus, quality=0.5 + 0.1 * len(wrong),
    )  # fmt: skip


def _alike(analysis: Analysis, one: Reference) -> list[Wrong]:
    """The wrong answers that may stand beside the key, first one in the same script."""
    before, after = lint_choices.neighbours(analysis.text.body, one.start, one.end)
    said = len(before + after) > 1
    found = [w for w in one.wrong if not (said and before + w.text + after in analysis.text.body)]
    found = [w for w in found if lint_choices.is_absolute(one.key) or not lint_choices.is_absolute(w.text)]
    noun = _noun(analysis, one)
    if noun and noun in one.key:
        found = [w for w in found if noun in w.text]  # 同報道官: another 報道官
    first = next((w for w in found if noun and noun in w.text), None)
    like = first or next((w for w in found if kana.has_kanji(w.text) == kana.has_kanji(one.key)), None)
    return [w for w in (like,) if w] + [w for w in found if w != like]


def _noun(analysis: Analysis, one: Reference) -> str:
    """The noun that a pointer leads: その|画家, 同|報道官; an empty string for それ and 同氏."""
    found = _LED.match(analysis.text.body, one.start, one.end)
    return found[1] if found else ""


_LED = re.compile("(?:その|この|同)(?!氏)(.{2,})")


def _shows(one: Reference, wrong: Sequence[Wrong]) -> bool:
    """Whether nobody but the writer stands beside two: 彼女."""
    return one.wh == "だれ" and len([w for w in wrong if w.why != WRITER]) < FEWEST


WRITER = "F3 the writer"


def _prompt(analysis: Analysis, one: Reference, start: int, end: int) -> tuple[Piece, ...]:
    """「さむらいは＿それ＿を舟のへりにのせました」とありますが、「それ」は何を指していますか。"""
    opening, closing = "『』" if "「" in analysis.text.body[start:end] else "「」"
    there = "とあるが" if stems.is_formal(analysis) else "とありますが"
    pointer = analysis.text.body[one.start : one.end]
    question = f"{closing}{there}、「{pointer}」は{asks(analysis, one.wh)}"
    pieces = (
        Piece(opening, "plain"),
        carrier.plain(analysis, start, one.start),
        Piece(pointer, "marked", carrier.plain(analysis, one.start, one.end).furigana),
        carrier.plain(analysis, one.end, end),
        Piece(question, "plain"),
    )
    return tuple(p for p in pieces if p.text)


def _quoted(analysis: Analysis, one: Reference) -> tuple[int, int] | None:
    """What of its sentence is quoted: all but the full stop, without the answer; of a long one the pointer's clause."""
    sentence, phrase = analysis.sentences[one.sentence], phrase_at(analysis, one.start)
    end = sentence.end - analysis.text.body.endswith("。", 0, sentence.end)
    inside = sentence.start <= one.told[0] < one.start
    begin = phrase.start if inside else _opened(analysis, sentence, phrase.start)
    if end - begin <= LONGEST:
        return begin, end
    ends = (p.end for p in within(analysis.bunsetsu, phrase.end, sentence.end) if _closes(analysis, p))
    last = next((e for e in ends if e - one.start >= SHORTEST), end)
    last -= analysis.text.body.endswith(("、", "。"), 0, last)
    return (phrase.start, last) if last - phrase.start <= LONGEST else None


def _opened(analysis: Analysis, sentence: Sentence, at: int) -> int:
    """Where a sentence begins after しかし、 and the like."""
    first, second = within(analysis.words, sentence.start, sentence.end)[:2]
    begin = second.end if second.surface == "、" else first.end
    return begin if first.part == "conjunction" and begin <= at else sentence.start


def _closes(analysis: Analysis, phrase: Bunsetsu) -> bool:
    """Whether a clause may be cut off after a bunsetsu: one with a comma."""
    return analysis.surface(phrase).endswith(("、", "。"))


def _evidence(analysis: Analysis, one: Reference) -> tuple[Evidence, ...]:
    """The sentence where it is told, and that of the pointer."""
    body = analysis.text.body
    spans = {(s.start, s.end) for s in analysis.sentences if s.start < one.told[1] and one.told[0] < s.end}
    own = analysis.sentences[one.sentence]
    return tuple(Evidence(a, b, body[a:b]) for a, b in sorted(spans | {(own.start, own.end)}))
