"""``event_order``: 順序, what happened first, or what is to be done first?

Events that the text dates by year (``dated_events``), those of a story (``storylines``), or the steps of a procedure
(``procedures``), each told as one event that stands alone, to be put in order.  Of all sets the one is asked for whose
order may least be guessed without the text (``known_orders``).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from operator import itemgetter

from quizgen.analysis.types import Analysis
from quizgen.items import stems
from quizgen.items.base import JOIN, Abstain, Evidence, Item, Note, Piece, item_id
from quizgen.items.comprehension import choice
from quizgen.items.events.dated_events import dated
from quizgen.items.events.known_orders import orders
from quizgen.items.events.procedures import procedure
from quizgen.items.events.storylines import storyline
from quizgen.items.wording import piece, text_says
from quizgen.lexicon import Lexicon

NAME = "event_order"
FEWEST, MOST = 3, 4
ASKED = {False: "次のことを、{}順に並べてください。", True: "次のことを、{}順に並べなさい。"}
HAPPENED, TO_DO = "起きた", "する"


@dataclass(frozen=True, slots=True)
class Tile:
    """One event or step: its text, the span that tells it, and why it stands where it does."""

    text: str
    span: tuple[int, int]
    note: Note


def make(analysis: Analysis, lexicon: Lexicon) -> Iterator[Item | Abstain]:
    """One item on the dates of a text, or on its story, and one on its procedure."""
    happened = _least_known(_dated(analysis)) or _least_known(_told(analysis))
    steps = _least_known(_steps(analysis))
    if happened:
        yield _item(analysis, happened, HAPPENED, lexicon)
    if steps:
        yield _item(analysis, steps, TO_DO, lexicon)
    if not happened and not steps:
        yield Abstain(NAME, 0, len(analysis.text.body), "fewer than three events or steps whose order is certain")


def _least_known(tiles: Sequence[Tile]) -> list[Tile]:
    """Four tiles, or three, whose order may least be guessed, those told out of order first; none where all may."""
    if len({t.text for t in tiles}) < len(tiles):
        return []
    for size in range(min(MOST, len(tiles)), FEWEST - 1, -1):
        ranked = [
            ((_mixed(found), left, _reach(found)), found)
            for found in combinations(tiles[:FARTHEST], size)
            if (left := orders([t.text for t in found])) >= LEFT[size]
        ]
        if ranked:
            return list(max(ranked, key=itemgetter(0))[1])
    return []


FARTHEST = 10
"""Events from the first on that are chosen from."""
LEFT = {3: 3, 4: 8}
"""Orders that must be left to whoever has not read the text, by the number of tiles: a third or more of all."""


def _reach(tiles: Sequence[Tile]) -> int:
    """Characters of the text from the first event to the last."""
    return max(t.span[1] for t in tiles) - min(t.span[0] for t in tiles)


def _dated(analysis: Analysis) -> list[Tile]:
    return [
        Tile(
            e.told, (e.fact.start, e.fact.end), Note(f"「{e.told}」は、{e.date}のことです。", f"This was in {e.date}.")
        )
        for e in dated(analysis)
    ]


def _told(analysis: Analysis) -> list[Tile]:
    return [Tile(e.told, (e.fact.start, e.fact.end), _quoted(analysis, e.fact.sentence)) for e in storyline(analysis)]


def _steps(analysis: Analysis) -> list[Tile]:
    out = []
    for step in procedure(analysis):
        sentence = analysis.sentences[step.sentence]
        out.append(Tile(step.text, (sentence.start, sentence.end), _quoted(analysis, step.sentence)))
    return out


def _quoted(analysis: Analysis, sentence: int) -> Note:
    return text_says(analysis.surface(analysis.sentences[sentence]).replace("\n", ""))


def _item(analysis: Analysis, tiles: Sequence[Tile], what: str, lexicon: Lexicon) -> Item:
    question = ASKED[stems.is_formal(analysis)].format(what)
    keys, focus = [t.text for t in tiles], tiles[0].span
    listed = "→".join(keys)
    note = Note(f"「{listed}」の順です。", f"The order is: {listed}.")
    prompt = (piece(question, analysis, lexicon), *(Piece("　", "slot") for _ in tiles))
    return Item(
        id=item_id(NAME, analysis, focus, question + JOIN.join(keys)), kind=NAME, shape="arrange",
        level=stems.level(analysis), prompt=prompt,
        choices=tuple(choice(analysis, lexicon, t.text, False, "an event of the text", t.note) for t in tiles),
        answers=(JOIN.join(keys),),
        evidence=tuple(Evidence(*t.span, analysis.text.body[slice(*t.span)]) for t in tiles),
        hides=(), explanation=note, focus=focus, quality=0.5 + 0.1 * _mixed(tiles),
    )  # fmt: skip


def _mixed(tiles: Sequence[Tile]) -> bool:
    """Whether the text tells the events in another order than they happened."""
    starts = [t.span[0] for t in tiles]
    return starts != sorted(starts)
