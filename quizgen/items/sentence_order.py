"""文の組み立て: put four tiles of a sentence in order; ★ marks the third.

Four pieces of a sentence that stand together, of which every other order breaks what may stand next to what
(``links``).  Japanese leaves the order of its phrases free, so most places give none; what is left is forced.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from quizgen.analysis.difficulty import level_of
from quizgen.analysis.types import Analysis, Sentence, Word, within
from quizgen.items import carrier, levels
from quizgen.items.base import JOIN, Abstain, Choice, Item, Kind, Note, Piece, item_id
from quizgen.items.links import Tile, left, links, orders, right, tile
from quizgen.lexicon import Lexicon

NAME = "sentence_order"
TILES, STAR = 4, 2
MOST_WORDS = 10
LONGEST_TILE, SHORTEST = 11, 8
BEGINNERS = ("N5", "N4")
"""Characters of one tile at most, of all four at least."""
LONGEST = 70
"""Characters of a sentence whose words are to be put in order."""


def make(analysis: Analysis, lexicon: Lexicon) -> Iterator[Item | Abstain]:
    """One candidate for each sentence that has one, in text order."""
    for sentence in analysis.sentences:
        why = carrier.objection(analysis, sentence)
        if not why and sentence.end - sentence.start > LONGEST:
            why = "the sentence is too long to be put in order"
        found = None if why else _best(analysis, sentence)
        if found:
            yield _item(analysis, sentence, *found)
        else:
            yield Abstain(NAME, sentence.start, sentence.end, why or "no four pieces with one order")


Window = tuple[tuple[Word, ...], ...]


def _best(analysis: Analysis, sentence: Sentence) -> tuple[Window, tuple[Tile, ...]] | None:
    """The four tiles with one order that tell most: joints that can be explained, then tiles of like length."""
    words = within(analysis.words, sentence.start, sentence.end)
    borders = frozenset(b.start for b in within(analysis.bunsetsu, sentence.start, sentence.end))
    least = 1 if level_of(analysis) in BEGINNERS else 2
    best: tuple[tuple[int, int], Window, tuple[Tile, ...]] | None = None
    for window, before, after in _windows(analysis, words, borders, least):
        tiles = tuple(tile(analysis, part) for part in window)
        worth = _worth(tiles), -max(len(t.text) for t in tiles)
        if (best is None or worth > best[0]) and _only_order(tiles, before, after):
            best = worth, window, tiles
    return best[1:] if best else None


def _windows(
    analysis: Analysis, words: Sequence[Word], borders: frozenset[int], least: int
) -> Iterator[tuple[Window, str, str]]:
    """Runs of whole phrases without a mark cut into four, with the classes of what stands before and after."""
    for first in (i for i in range(1, len(words)) if words[i].start in borders):
        for last in range(first + TILES, min(first + MOST_WORDS, len(words) - 1) + 1):
            if any(w.part in ("symbol", "conjunction", "interjection") for w in words[first:last]):
                break
            if words[last].start not in borders and words[last].part != "symbol":
                continue
            before, after = right(analysis, words[max(0, first - 2) : first]), left(words[last])
            for cuts in combinations(_cuts(words, first, last, borders, least), TILES - 1):
                bounds = (first, *cuts, last)
                window = tuple(tuple(words[a:b]) for a, b in pairwise(bounds))
                if before and after and _fair(window, borders, least):
                    yield window, before, after


def _cuts(words: Sequence[Word], first: int, last: int, borders: frozenset[int], least: int) -> list[int]:
    """Where a tile may begin: with a phrase, or with what leans on one and is worth a tile."""
    leaning = ("particle", "auxiliary")
    return [
        i
        for i in range(first + 1, last)
        if words[i].start in borders
        or (words[i].part in leaning and (least == 1 or words[i + 1].start not in borders or len(words[i].surface) > 1))
    ]


def _fair(window: Window, borders: frozenset[int], least: int) -> bool:
    """One phrase a tile, or what leans on a phrase apart from it; short enough, and together worth putting in order."""
    sizes = [part[-1].end - part[0].start for part in window]
    cut_well = all(_cut_well(part, borders, least) for part in window)
    return max(sizes) <= LONGEST_TILE and sum(sizes) >= SHORTEST and cut_well


def _cut_well(part: tuple[Word, ...], borders: frozenset[int], least: int) -> bool:
    """Whether a tile is one phrase, its beginning, or what leans on that.

    ``least``: characters of what leans (として is worth a tile, を only to beginners).
    """
    phrases = sum(w.start in borders for w in part)
    if part[0].start in borders:
        return phrases == 1
    return not phrases and part[0].part in ("particle", "auxiliary") and part[-1].end - part[0].start >= least


def _worth(tiles: Sequence[Tile]) -> int:
    """How many joints the links explain, twice, and how many tiles are more than a particle."""
    told = sum(links()[a.right, b.left].ja != "-" for a, b in pairwise(tiles) if (a.right, b.left) in links())
    return 2 * told + sum(len(t.text) > 1 for t in tiles)


def _only_order(tiles: tuple[Tile, ...], before: str, after: str) -> bool:
    """Whether the tiles differ, and the order in the text is the only one that holds."""
    found = orders(tiles, before, after)
    return len({t.text for t in tiles}) == TILES and next(found, None) == tiles and next(found, None) is None


def _item(analysis: Analysis, sentence: Sentence, window: Window, tiles: tuple[Tile, ...]) -> Item:
    focus = window[0][0].start, window[-1][-1].end
    slots = tuple(Piece("★" if n == STAR else "　", "slot") for n in range(TILES))
    head, tail = carrier.plain(analysis, sentence.start, focus[0]), carrier.plain(analysis, focus[1], sentence.end)
    prompt = tuple(p for p in (head, *slots, tail) if p.text)
    note = _note(tiles)
    furigana = [carrier.plain(analysis, part[0].start, part[-1].end).furigana for part in window]
    choices = tuple(
        Choice(t.text, False, "a piece of the sentence", note, f) for t, f in zip(tiles, furigana, strict=True)
    )
    return Item(
        id=item_id(NAME, analysis, focus, "".join(p.text for p in prompt)),
        kind=NAME,
        shape="arrange",
        level=levels.of_span(analysis, *focus),
        prompt=prompt,
        choices=choices,
        answers=(JOIN.join(t.text for t in tiles),),
        evidence=carrier.evidence(analysis, sentence),
        hides=(focus,),
        explanation=note,
        focus=focus,
        quality=0.2 + 0.05 * _worth(tiles) + carrier.ease(sentence),
    )


def _note(tiles: Sequence[Tile]) -> Note:
    rows = [(links()[a.right, b.left], a, b) for a, b in pairwise(tiles)]
    told = [(row, {"right": a.text, "left": b.text}) for row, a, b in rows if row.ja != "-"]
    order = " → ".join(t.text for t in tiles)
    return Note(
        f"「{order}」の順です。" + "".join(row.ja.format(**names) for row, names in told),
        f"The order is {order}. " + " ".join(row.en.format(**names) for row, names in told),
    )


KIND = Kind(NAME, Note("文の組み立て", "Sentence order"), "arrange", "open", make)
