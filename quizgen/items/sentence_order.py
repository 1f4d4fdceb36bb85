"""文の組み立て: put four tiles of a sentence in order; ★ marks the third.

Four pieces of a sentence that stand together, of which every other order breaks what may stand next to what
(``links``).  Japanese leaves the order of its phrases free, so most places give none; what is left is forced.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from quizgen import LEVELS
from quizgen.analysis.difficulty import level_of
from quizgen.analysis.types import Analysis, Sentence, Word, within
from quizgen.items import carrier
from quizgen.items.base import JOIN, Abstain, Choice, Item, Note, Piece, item_id
from quizgen.items.checks import levels
from quizgen.items.grammar.links import Tile, left, links, orders, right, tile, with_helper
from quizgen.lexicon import Lexicon

NAME = "sentence_order"
TILES, STAR = 4, 2
LONGEST_TILE, SHORTEST = 12, 8
BEGINNERS = ("N5", "N4")
"""Characters of one tile at most, of all four at least."""
LONGEST = 70
"""Characters of a sentence whose words are to be put in order."""


def make(analysis: Analysis, lexicon: Lexicon) -> Iterator[Item | Abstain]:
    """One candidate for each sentence that has one, in text order."""
    done = set[frozenset[str]]()
    for sentence in analysis.sentences:
        why = carrier.objection(analysis, sentence)
        if not why and sentence.end - sentence.start > LONGEST:
            why = "the sentence is too long to be put in order"
        found = None if why else _best(analysis, sentence)
        why = why or _objection(analysis, found, done)
        if found and not why:
            done.add(_texts(found))
            yield _item(analysis, sentence, *found)
        else:
            yield Abstain(NAME, sentence.start, sentence.end, why)


Window = tuple[tuple[Word, ...], ...]


Cut = tuple[Window, tuple[Tile, ...]]


def _objection(analysis: Analysis, found: Cut | None, done: Collection[frozenset[str]]) -> str:
    """Why a sentence cut in four is not asked."""
    if found is None:
        return "no four pieces with one order"
    if _texts(found) in done:
        return "the same words were put in order before"
    return levels.objection(analysis, _level(analysis, *found))


def _texts(found: Cut) -> frozenset[str]:
    return frozenset(t.text for t in found[1])


@dataclass(frozen=True, slots=True)
class Borders:
    """Where the phrases of a sentence begin; ``loose``: after one in の that describes it; ``least``: characters of
    what is a tile though it leans on a phrase (として; を only for beginners)."""

    phrases: frozenset[int]
    loose: frozenset[int]
    least: int


def _borders(analysis: Analysis, sentence: Sentence) -> Borders:
    inside = within(analysis.bunsetsu, sentence.start, sentence.end)
    offset = bisect_left(analysis.bunsetsu, sentence.start, key=lambda b: b.start)
    pairs = enumerate(pairwise(inside), start=offset + 1)
    loose = frozenset(b.start for n, (a, b) in pairs if a.case.endswith("の") and a.head == n and a.certain)
    least = 1 if level_of(analysis) in BEGINNERS else 2
    return Borders(frozenset(b.start for b in inside), loose, least)


def _best(analysis: Analysis, sentence: Sentence) -> Cut | None:
    """The four tiles with one order that tell most: joints that can be explained, then tiles of like length."""
    words = [p for w in within(analysis.words, sentence.start, sentence.end) for p in with_helper(analysis, w)]
    borders = _borders(analysis, sentence)
    best: tuple[tuple[int, int], Window, tuple[Tile, ...]] | None = None
    for window, before, after in _windows(analysis, words, borders):
        tiles = tuple(tile(analysis, part) for part in window)
        worth = _worth(tiles), -max(len(t.text) for t in tiles)
        asked = borders.least == 1 or _has_point(tiles)
        asked = asked and tiles[0].left != "formal" and tiles[-1].left in _SAYING
        if asked and (best is None or worth > best[0]) and _only_order(tiles, before, after):
            best = worth, window, tiles
    return best[1:] if best else None


def _windows(analysis: Analysis, words: Sequence[Word], borders: Borders) -> Iterator[tuple[Window, str, str]]:
    """Runs of whole phrases without a mark cut into four, with the classes of what stands before and after."""
    begins = frozenset(i for i in range(1, len(words)) if _begins(words, i, borders))
    ends = {i: tuple(_ends(words, i, begins, borders)) for i in begins}
    for first in (i for i in sorted(begins) if words[i].start in borders.phrases):
        before = right(analysis, words[max(0, first - 2) : first])
        for bounds in _paths(ends, (first,)) if before else ():
            last = words[bounds[-1]]
            whole = last.start in borders.phrases or last.part == "symbol"
            if whole and left(last) and last.start - words[first].start >= SHORTEST:
                yield tuple(tuple(words[a:b]) for a, b in pairwise(bounds)), before, left(last)


def _begins(words: Sequence[Word], i: int, borders: Borders) -> bool:
    """Whether a tile may begin here: with a phrase, or with what leans on one and is worth a tile."""
    if _glued(words[i - 1], words[i]):
        return False
    if words[i].start in borders.phrases:
        return True
    return words[i].part in _LEANING and _is_worth(words[i : i + 2], borders)


def _ends(words: Sequence[Word], first: int, begins: frozenset[int], borders: Borders) -> Iterator[int]:
    """Where a tile that begins at a word may end: before another, a phrase or a mark, and not too late."""
    for end in range(first + 1, len(words)):
        if words[end - 1].part in _BETWEEN or words[end - 1].end - words[first].start > LONGEST_TILE:
            return
        whole = end in begins or words[end].start in borders.phrases or words[end].part == "symbol"
        if whole and _cut_well(words[first:end], borders):
            yield end


def _paths(ends: Mapping[int, Sequence[int]], bounds: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """Every way to go on with tiles until there are four, as the bounds of all of them."""
    if len(bounds) > TILES:
        yield bounds
    else:
        for end in ends.get(bounds[-1], ()):
            yield from _paths(ends, (*bounds, end))


_LEANING = frozenset(("particle", "auxiliary", "helper"))
_BETWEEN = frozenset(("symbol", "conjunction", "interjection"))
"""Words that no tile holds."""


def _glued(before: Word, word: Word) -> bool:
    """True for two words that nobody would part: で|ない, その|まま, もの|です."""
    if word.dictionary_form in ("ない", "無い"):
        return before.part in ("verb", "adjective", "adjectival", "auxiliary") or before.surface.endswith(("も", "は"))
    if word.dictionary_form in _COPULAS and not word.surface.startswith("では"):
        return True
    return before.part == "adnominal" and left(word) == "formal" and before.surface.startswith(_POINTING)


_COPULAS = frozenset(("だ", "です", "である", "らしい"))
_POINTING = ("こ", "そ", "あ", "ど")


def _is_worth(words: Sequence[Word], borders: Borders) -> bool:
    """Whether what leans is enough for a tile: として or には, but を only for beginners."""
    return borders.least == 1 or len(words[0].surface) > 1 or words[-1].start not in borders.phrases


def _cut_well(part: Sequence[Word], borders: Borders) -> bool:
    """Whether a tile is one phrase with what describes it, its beginning, or what leans on that."""
    if any(a.part in _ENDING and b.part in ("noun", "name") and left(b) == "noun" for a, b in pairwise(part)):
        return False
    further = [w for w in part[1:] if w.start in borders.phrases]
    if part[0].start in borders.phrases:
        return all(w.start in borders.loose or w.dictionary_form in ("ない", "無い") for w in further)
    return not further and part[0].part in _LEANING and part[-1].end - part[0].start >= borders.least


_ENDING = frozenset(("number", "verb", "adjective", "adverb"))
"""Words after which a noun begins another phrase, whatever the phrases found: 十分間|おふろ, 異なり|黒い服で."""


def _worth(tiles: Sequence[Tile]) -> int:
    """How many joints the links explain, twice, and how many tiles are more than a particle."""
    told = sum(links()[a.right, b.left].ja != "-" for a, b in pairwise(tiles) if (a.right, b.left) in links())
    return 2 * told + sum(len(t.text) > 1 for t in tiles)


_SAYING = frozenset(("predicate", "becoming", "auxiliary", "helper", "formal"))
"""What the last tile begins with: the words run up to a predicate."""
_POINTS = frozenset(("formal", "becoming", "particle", "conjunctive", "topic"))
_JOINING = frozenset(("adverb", "stem", "te", "clause"))


def _has_point(tiles: Sequence[Tile]) -> bool:
    """Whether more than nouns and their verb are to be put in order: こと, として, an adverb, a clause."""
    words = any(t.left in _POINTS for t in tiles)
    joints = any(a.right in _JOINING and b.left in ("predicate", "auxiliary") for a, b in pairwise(tiles))
    return words or joints


def _only_order(tiles: tuple[Tile, ...], before: str, after: str) -> bool:
    """Whether the tiles differ, and the order in the text is the only one that holds."""
    found = orders(tiles, before, after)
    return len({t.text for t in tiles}) == TILES and next(found, None) == tiles and next(found, None) is None


def _item(analysis: Analysis, sentence: Sentence, window: Window, tiles: tuple[Tile, ...]) -> Item:
    focus = window[0][0].start, window[-1][-1].end
    slots = tuple(Piece("★" if n == STAR else "　", "slot") for n in range(TILES))
    head, tail = carrier.plain(analysis, sentence.start, focus[0]), carrier.plain(analysis, focus[1], sentence.end)
    prompt = tuple(p for p in (head, *slots, tail) if p.text)
    note = _note((*_frame(analysis, sentence, focus[0]), *tiles), tiles)
    furigana = [carrier.plain(analysis, part[0].start, part[-1].end).furigana for part in window]
    choices = tuple(
        Choice(t.text, False, "a piece of the sentence", note, f) for t, f in zip(tiles, furigana, strict=True)
    )
    return Item(
        id=item_id(NAME, analysis, focus, "".join(p.text for p in prompt)),
        kind=NAME,
        shape="arrange",
        level=levels.label(analysis, _level(analysis, window, tiles)),
        prompt=prompt,
        choices=choices,
        answers=(JOIN.join(t.text for t in tiles),),
        evidence=carrier.evidence(analysis, sentence),
        hides=(focus,),
        explanation=note,
        focus=focus,
        quality=0.2 + 0.05 * _worth(tiles) + carrier.ease(sentence),
    )


def _level(analysis: Analysis, window: Window, tiles: Sequence[Tile]) -> str:
    """Between that of the words and that of the grammar: N3 for として and という, N4 for all else."""
    words = levels.of_span(analysis, window[0][0].start, window[-1][-1].end)
    hard = any(t.left == "particle" and len(t.text) > SHORT for t in tiles) or any(
        t.right == "adnominal" for t in tiles
    )
    return LEVELS[(LEVELS.index(words) + LEVELS.index("N3" if hard else "N4")) // 2]


SHORT = 2
"""Characters of には and だけ, which are no longer particles such as として."""


def _frame(analysis: Analysis, sentence: Sentence, start: int) -> tuple[Tile, ...]:
    """The phrase before the first tile, if it describes what the tile begins with."""
    phrase = within(analysis.bunsetsu, sentence.start, start)[-1:]
    words = within(analysis.words, phrase[0].start, start) if phrase else ()
    one = tile(analysis, words) if words else None
    return (one,) if one and one.right in ("no", "na", "adnominal", "plain") else ()


def _note(run: Sequence[Tile], tiles: Sequence[Tile]) -> Note:
    """What joins the tiles, and the first of them to the phrase before."""
    rows = [(links()[a.right, b.left], a, b) for a, b in pairwise(run)]
    told = [(row, {"right": a.text, "left": b.text}) for row, a, b in rows if row.ja != "-"]
    order = " → ".join(t.text for t in tiles)
    return Note(
        f"「{order}」の順です。" + "".join(row.ja.format(**names) for row, names in told),
        f"The order is {order}. " + " ".join(row.en.format(**names) for row, names in told),
    )
