"""``summary``: 要約, what a text tells, put together line by line, each with a word to be filled in from one bank.

A table of years from the events that the text dates (``dated_events``), the outline of a story (``storylines``), or the
steps of a procedure (``procedures``).  What is left out is a noun that its event alone has; no other word of the bank
stands in the sentence of the event, nor with its verb anywhere else.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from quizgen import kana
from quizgen.analysis.types import Analysis, Fact, Word, within
from quizgen.items import stems
from quizgen.items.base import JOIN, Abstain, Choice, Evidence, Item, Kind, Note, Piece, item_id
from quizgen.items.carrier import BLANK
from quizgen.items.comprehension import choice
from quizgen.items.dated_events import dated
from quizgen.items.lookup import FORMAL, by_verb
from quizgen.items.naming import alike
from quizgen.items.storylines import storyline
from quizgen.items.values import others
from quizgen.items.wording import piece, text_says
from quizgen.lexicon import Lexicon

NAME = "summary"
FEWEST, MOST, WRONG = 3, 5, 2
LONGEST = 10
CASES = ("ヲ", "ニ", "ヘ", "カラ", "デ", "ガ")
"""Which argument is left out, the first that can be."""
TIMES = ("TIME", "CLOCK", "DURATION", "PRONOUN")
NOUNS = ("noun", "name")
NAMED = ("PERSON", "PEOPLE", "ORG", "FORCE", "PLACE", "FACILITY", "ANIMAL", "NAME")
BANK = 4
"""The fewest words in the bank: with three, the last one is left over."""


@dataclass(frozen=True, slots=True)
class Line:
    """An event: what stands before it (a date), what is told, the word left out and its entity, the fact."""

    head: str
    told: str
    key: str
    entity: int
    fact: Fact


def make(analysis: Analysis, lexicon: Lexicon) -> Iterator[Item | Abstain]:
    """One item on the dates of a text, or on its story."""
    lines = _lines(analysis, [(f"{e.date}、", f"{e.told}。", e.fact) for e in dated(analysis)])
    title = Note("年表", "A table of the years")
    if not lines:
        lines = _lines(analysis, [("", f"{e.told}。", e.fact) for e in storyline(analysis)])
        title = Note("あらすじ", "The outline")
    wrong = _wrong(analysis, lines)
    if len(lines) + len(wrong) < BANK:
        why = "fewer than three events with a word that can be left out" if not lines else "no other word for the bank"
        yield Abstain(NAME, 0, len(analysis.text.body), why)
    else:
        yield _item(analysis, title, lines, wrong, lexicon)


def _lines(analysis: Analysis, events: Sequence[tuple[str, str, Fact]]) -> list[Line]:
    """The events with what is left out of each, at most five, spread over all; none where there are too few."""
    found: list[Line] = []
    for head, told, fact in events:
        rest = "".join(t for _, t, f in events if f is not fact) + analysis.text.title
        keys = (k for k in _keys(analysis, fact, told) if k[0] not in rest and _is_new(analysis, k[0], fact, found))
        if key := next(keys, None):
            found.append(Line(head, told, *key, fact))
    if len(found) < FEWEST:
        return []
    last, most = len(found) - 1, min(MOST, len(found))
    return [found[round(n * last / (most - 1))] for n in range(most)]


def _keys(analysis: Analysis, fact: Fact, told: str) -> Iterator[tuple[str, int]]:
    """The nouns that may be left out of an event, each with its entity (-1: none)."""
    for case in CASES:
        for argument in fact.arguments:
            if argument.under != case or argument.restored or not stems.is_sure(argument):
                continue
            kind = analysis.entities[argument.entity].type if argument.entity >= 0 else ""
            text = _noun(analysis, argument.start, argument.end)
            if kind not in TIMES and 0 < len(text) <= LONGEST and told.count(text) == 1 and text not in FORMAL:
                yield text, argument.entity


def _noun(analysis: Analysis, start: int, end: int) -> str:
    """The noun at the end of an argument with the nouns it is joined to: アメリカ, 営業用の|電車; no number."""
    run: list[Word] = []
    for word in reversed(within(analysis.words, start, end)):
        if word.part not in NOUNS or (run and run[0].start != word.end):
            break
        run.insert(0, word)
    return analysis.text.body[run[0].start : end] if run and run[-1].end == end else ""


def _is_new(analysis: Analysis, key: str, fact: Fact, found: Sequence[Line]) -> bool:
    """Whether a key fits no other line, and no other key fits its own."""
    apart = all(not alike(key, line.key) and key not in line.key and line.key not in key for line in found)
    return apart and all(_is_false(analysis, key, line.fact) and _is_false(analysis, line.key, fact) for line in found)


def _is_false(analysis: Analysis, word: str, fact: Fact) -> bool:
    """Whether the text does not tell an event of a word: it stands in no sentence of the event's verb."""
    told = (fact, *by_verb(analysis).get(fact.base, ()))
    return not any(word in analysis.surface(analysis.sentences[f.sentence]) for f in told)


def _wrong(analysis: Analysis, lines: Sequence[Line]) -> list[str]:
    """Names of the text that fit no line, of the kinds that the keys are; a mere thing may fit somehow."""
    out: list[str] = []
    for line in lines:
        entity = analysis.entities[line.entity] if line.entity >= 0 else None
        if len(out) == WRONG or entity is None or entity.type not in NAMED:
            continue
        found = (v.text for v in others(analysis, line.fact, entity, line.key, entity.type) if v.at >= 0)
        out += islice((text for text in found if _fits_nowhere(analysis, text, lines, out)), 1)
    return out


def _fits_nowhere(analysis: Analysis, text: str, lines: Sequence[Line], taken: Sequence[str]) -> bool:
    like = any(alike(text, t) or text in t or t in text for t in (*taken, *(line.key for line in lines)))
    shown = any(text in line.told for line in lines)
    plain = len(text) <= LONGEST and not kana.is_hiragana(text)
    return plain and not like and not shown and all(_is_false(analysis, text, line.fact) for line in lines)


def _item(analysis: Analysis, title: Note, lines: Sequence[Line], wrong: Sequence[str], lexicon: Lexicon) -> Item:
    keys = [line.key for line in lines]
    prompt = [piece(title.ja, analysis, lexicon)]
    for line in lines:
        before, after = line.told.split(line.key)
        prompt += [piece(f"\n・{line.head}{before}", analysis, lexicon), Piece(BLANK, "blank")]
        prompt += [piece(after, analysis, lexicon)] if after else []
    listed = "、".join(f"{n}「{key}」" for n, key in zip("①②③④⑤", keys, strict=False))
    question = "".join(p.text for p in prompt)
    body, facts = analysis.text.body, [line.fact for line in lines]
    return Item(
        id=item_id(NAME, analysis, (facts[0].start, facts[0].end), question), kind=NAME, shape="blanks",
        level=stems.level(analysis), prompt=tuple(prompt),
        choices=(*_right(analysis, lines, lexicon), *_left(analysis, title, wrong, lexicon)),
        answers=(JOIN.join(keys),),
        evidence=tuple(Evidence(f.start, f.end, body[f.start : f.end]) for f in facts),
        hides=(), explanation=Note(f"{listed}が入ります。", f"{listed} belong there."),
        focus=(facts[0].start, facts[0].end), quality=0.5 + 0.05 * len(lines),
    )  # fmt: skip


def _right(analysis: Analysis, lines: Sequence[Line], lexicon: Lexicon) -> Iterator[Choice]:
    for line in lines:
        note = text_says(analysis.surface(line.fact).replace("\n", ""))
        yield choice(analysis, lexicon, line.key, False, "a word of the event", note)


def _left(analysis: Analysis, title: Note, wrong: Sequence[str], lexicon: Lexicon) -> Iterator[Choice]:
    for text in wrong:
        note = Note(f"「{text}」は、この{title.ja}のどこにも入りません。", f"{text} belongs nowhere here.")
        yield choice(analysis, lexicon, text, False, "another word of the text", note)


KIND = Kind(NAME, Note("要約", "Summary with blanks"), "blanks", "other", make)
