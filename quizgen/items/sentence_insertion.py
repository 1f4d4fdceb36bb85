"""``sentence_insertion``: 文の挿入, where in the text does the underlined sentence stand?

It is hidden in the text, and four places are numbered there.  Links (``sentence_links``) prove the one: at the wrong
places before it nothing has told yet what the sentence points back to; before those after it stands already what points
back to the sentence.  Times prove it too, in a text that goes on in time (``time_links``).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quizgen.analysis.types import Analysis, within
from quizgen.items import carrier, stems
from quizgen.items.base import Abstain, Choice, Evidence, Item, Note, Piece, item_id
from quizgen.items.sentences import sentence_links, stretches, time_links
from quizgen.items.sentences.sentence_links import Link
from quizgen.items.stems import RefusedError
from quizgen.lexicon import Lexicon

NAME = "sentence_insertion"
FEWEST, MOST = 2, 3
SHORTEST, LONGEST = 12, 80
TIED = 3
"""Sentences from one that points back to what it points to."""
CIRCLED = "①②③④"


@dataclass(frozen=True, slots=True)
class Place:
    """A place right before a sentence (its number), and the link that forbids it; None for the right one.

    ``early`` is true where it stands before the right one, ``far`` where the link would go too far.
    """

    before: int
    link: Link | None
    early: bool = False
    far: bool = False


def make(analysis: Analysis, lexicon: Lexicon) -> Iterator[Item | Abstain]:
    """One item for each sentence that its neighbours are tied to."""
    for number in range(1, len(analysis.sentences) - 1):
        found = (*sentence_links.links(analysis), *time_links.links(analysis))
        back, on = [k for k in found if k.of == number], [k for k in found if k.on == number]
        if not back and not on:
            continue
        sentence = analysis.sentences[number]
        try:
            yield _item(analysis, number, back, on)
        except RefusedError as refused:
            yield Abstain(NAME, sentence.start, sentence.end, str(refused))


def _item(analysis: Analysis, number: int, back: list[Link], on: list[Link]) -> Item:
    sentence = analysis.sentences[number]
    if why := carrier.objection(analysis, sentence):
        raise RefusedError(why)
    if not SHORTEST <= sentence.end - sentence.start <= LONGEST:
        raise RefusedError("the sentence is too short or too long to be put in")
    last = max(back, key=lambda k: k.on, default=None)
    first = min(on, key=lambda k: k.of, default=None)
    if not (last and number - last.on <= TIED) and not (first and first.of - number <= TIED):
        raise RefusedError("no sentence beside it is tied to it")
    places = _places(analysis, number, last, first)
    stretch = _stretch(analysis, number, places)
    if len(places) <= FEWEST or stretch is None:
        raise RefusedError("fewer than two places that are surely wrong")
    if _by_number_alone(places, last, first):
        raise RefusedError("the numbers of its points alone tell the place")
    prompt, marks = _prompt(analysis, number, places, stretch)
    focus = (sentence.start, sentence.end)
    choices = tuple(_choice(n, p, last, first) for n, p in enumerate(places))
    links = [k for k in (last, first) if k]
    note = next(c.explanation for c in choices if c.correct)
    return Item(
        id=item_id(NAME, analysis, focus, "".join(p.text for p in prompt)), kind=NAME, shape="choose",
        level=stems.level(analysis), prompt=prompt, choices=choices, answers=(),
        evidence=_evidence(analysis, number, links), hides=(focus,), explanation=note, focus=focus,
        quality=0.3 + 0.2 * len(links) + 0.1 * (len(places) > FEWEST + 1), marks=marks,
    )  # fmt: skip


def _places(analysis: Analysis, number: int, last: Link | None, first: Link | None) -> list[Place]:
    """The right place and the nearest that are surely wrong, in text order."""
    early = [Place(n, last, True) for n in range(last.on, -1, -1)] if last else _apart(analysis, number, first, -1)
    late = (
        [Place(n, first) for n in range(first.of + 1, len(analysis.sentences))]
        if first
        else _apart(analysis, number, last, 1)
    )
    found = [Place(number + 1, None)]
    while len(found) <= MOST and (early or late):
        nearer = early if early and (not late or len([p for p in found if p.early]) * 2 <= len(found) - 1) else late
        place = nearer.pop(0)
        if _reads_well(analysis, number, place):
            continue
        if _stretch(analysis, number, [*found, place]):
            found.append(place)
        else:
            nearer.clear()
    return sorted(found, key=lambda p: p.before)


def _apart(analysis: Analysis, number: int, link: Link | None, way: int) -> list[Place]:
    """The nearest place before (-1) or after (1) a sentence that parts what is tied, or その町 from the town."""
    noun = link.noun if link else ""
    for n in range(number + 3 * way, number + FAR * way, way) if noun else ():
        between = range(n, number) if way < 0 else range(number + 1, n)
        if not 0 < n < len(analysis.sentences):
            break
        if not any(noun in analysis.surface(analysis.sentences[k]) for k in between):
            return [Place(n, link, way < 0, True)]
    return _between(analysis, number, way)


def _between(analysis: Analysis, number: int, way: int) -> list[Place]:
    """The nearest place before (-1) or after (1) a sentence that parts two sentences tied to each other."""
    for n in range(number + 3 * way, number + FAR * way, way):
        tie = sentence_links.tie(analysis, n) if 0 < n < len(analysis.sentences) else None
        if tie:
            return [Place(n, tie, way < 0)]
    return []


FAR = 7
"""Sentences over which a place between two tied ones is looked for."""


def _reads_well(analysis: Analysis, number: int, place: Place) -> bool:
    """Whether the time alone forbids a place after a sentence about the same: 小さい店で働く。|店は六時に開く。"""
    if place.link is None or not place.link.timed or place.before == 0:
        return False
    sentence = analysis.sentences[number]
    topics = (p for p in within(analysis.bunsetsu, sentence.start, sentence.end) if p.case == "は")
    about = next((analysis.surface(p).rstrip("、，").removesuffix("は") for p in topics), "")
    timed = analysis.sentences[place.link.on if place.early else place.link.of]
    before = analysis.sentences[place.before - 1]
    return bool(about) and about in analysis.surface(before) and about not in analysis.surface(timed)


def _by_number_alone(places: Sequence[Place], last: Link | None, first: Link | None) -> bool:
    """Whether 第二に has one place alone after 第一に, or 第一に one alone before 第二に."""
    early = any(p.early for p in places)
    late = any(p.link and not p.early for p in places)
    return bool(last and last.ordinal and not late) or bool(first and first.ordinal and not early)


def _stretch(analysis: Analysis, number: int, places: Sequence[Place]) -> tuple[int, int] | None:
    """The sentences shown: from one before the first place, unless that opens a section, to the one after the last."""
    ordered = sorted(p.before for p in places)
    first, end = ordered[0] - (ordered[0] - 1 == number), ordered[-1] + 1  # the sentence itself is not shown
    latest = first if stretches.opens_section(analysis, first) else first - 1
    start = stretches.begin(analysis, latest, end)
    return None if start is None else (start, end)


def _prompt(
    analysis: Analysis, number: int, places: Sequence[Place], stretch: tuple[int, int]
) -> tuple[tuple[Piece, ...], tuple[int, ...]]:
    """The sentence, then the stretch without it and with numbered places; and where the wrong places are."""
    start, end = stretch
    sentence = analysis.sentences[number]
    said = carrier.plain(analysis, sentence.start, sentence.end)
    pieces = [Piece(said.text, "marked", said.furigana), Piece("　", "plain")]
    numbers = {p.before: CIRCLED[n] for n, p in enumerate(places)}
    for n in range(start, end):
        if n in numbers:
            pieces.append(Piece(numbers[n], "slot"))
        if n != number:
            one = analysis.sentences[n]
            pieces.append(carrier.plain(analysis, one.start, one.end))
    return tuple(pieces), tuple(analysis.sentences[p.before].start for p in places if p.link)


def _choice(n: int, place: Place, last: Link | None, first: Link | None) -> Choice:
    if place.link is None:
        return Choice(CIRCLED[n], True, "links on both sides" if last and first else "a link", _right(last, first))
    link = place.link
    if link not in (last, first):
        note = Note(
            f"すぐ後の「{link.said}」は、すぐ前の文を受けています。ここに入れると、つながりが切れます。",
            f"{link.said}, right after this place, goes on from the sentence before it; nothing can come between.",
        )
        return Choice(CIRCLED[n], False, "between two tied sentences", note)
    if place.far:
        note = Note(
            f"「{link.said}」は、すぐ前に出てきた「{link.noun}」を受けます。ここに入れると、離れすぎます。",
            f"{link.said} goes back to {link.noun} right before it; here they would be too far apart.",
        )
        return Choice(CIRCLED[n], False, "too far from what it is tied to", note)
    if link.timed:
        return _in_time(CIRCLED[n], link, place.early)
    if place.early:
        note = Note(
            f"ここでは、まだ「{link.first}」が出てきていません。「{link.said}」が{link.asks}か分かりません。",
            f"{link.first} has not been told of yet here, so {link.said} points to nothing.",
        )
        return Choice(CIRCLED[n], False, "before what it points back to", note)
    note = Note(
        f"ここより前に「{link.said}」とあります。「{link.first}」のあるこの文は、それより前に入ります。",
        f"{link.said} stands before this place, and needs this sentence, which has {link.first}, before it.",
    )
    return Choice(CIRCLED[n], False, "after what points back to it", note)


def _in_time(text: str, link: Link, early: bool) -> Choice:
    """A place where the times of the text would not be in their order."""
    if early:
        note = Note(
            f"「{link.said}」は「{link.first}」より後です。「{link.first}」の文より前には入りません。",
            f"{link.said} is later than {link.first}: the sentence cannot stand before that.",
        )
        return Choice(text, False, "before an earlier time", note)
    note = Note(
        f"「{link.first}」は「{link.said}」より前です。「{link.said}」の文より後には入りません。",
        f"{link.first} is earlier than {link.said}: the sentence cannot stand after that.",
    )
    return Choice(text, False, "after a later time", note)


def _right(last: Link | None, first: Link | None) -> Note:
    """What the sentence points back to, and what points back to it."""
    ja = f"「{last.said}」は、前に出てきた「{last.first}」を受けています。" if last else ""
    en = f"{last.said} goes back to {last.first} before it. " if last else ""
    if last and last.timed:
        ja, en = f"「{last.said}」は「{last.first}」より後です。", f"{last.said} is later than {last.first}. "
    if first and first.timed:
        ja += f"この文の「{first.first}」は「{first.said}」より前です。"
        en += f"{first.first} in this one is earlier than {first.said}."
    elif first:
        ja += f"後の「{first.said}」は、この文の「{first.first}」を受けています。"
        en += f"{first.said} after it goes back to {first.first} in this one."
    return Note(ja, en.strip())


def _evidence(analysis: Analysis, number: int, links: list[Link]) -> tuple[Evidence, ...]:
    body = analysis.text.body
    numbers = sorted({number, *(n for k in links for n in (k.of, k.on))})
    spans = ((analysis.sentences[n].start, analysis.sentences[n].end) for n in numbers)
    return tuple(Evidence(a, b, body[a:b]) for a, b in spans)
