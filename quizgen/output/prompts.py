"""The furigana of prompts and choices, made to follow the text beside them.

Kinds give every piece its readings; what a reader sees must agree with the passage: a word that stands there
without furigana has none in a prompt either.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from quizgen import kana
from quizgen.analysis.difficulty import level_of
from quizgen.analysis.types import Analysis, Furigana
from quizgen.items.base import Item
from quizgen.output.passage import Paragraph, View, rare

if TYPE_CHECKING:
    from quizgen.lexicon import Lexicon


def dressed(
    items: Iterable[Item],
    analyses: Sequence[Analysis],
    passages: Sequence[Iterable[Paragraph]],
    view: View,
    lexicon: "Lexicon",
) -> tuple[Item, ...]:
    """The items with the furigana that ``view`` allows; ``passages`` are the texts as they are shown.

    A reading that the texts do not have (何, 誰 in a question) goes by its kanji alone.
    """
    shown = {pair for p in passages for paragraph in p for run in paragraph.runs for pair in run.furigana}
    all_pairs = {pair for analysis in analyses for word in analysis.words for pair in word.furigana}
    level = view.level or level_of(analyses[0])

    def allowed(pair: tuple[str, str]) -> bool:
        if pair in all_pairs or not kana.has_kanji(pair[0]):
            return pair in shown
        return view.furigana == "all" or (view.furigana != "none" and rare(pair[0], level, lexicon))

    def fit(pairs: Furigana) -> Furigana:
        return tuple((written, reading if allowed((written, reading)) else "") for written, reading in pairs)

    return tuple(_fitted(item, fit) for item in items)


def _fitted(item: Item, fit: Callable[[Furigana], Furigana]) -> Item:
    return replace(
        item,
        prompt=tuple(replace(p, furigana=fit(p.furigana)) for p in item.prompt),
        choices=tuple(replace(c, furigana=fit(c.furigana)) for c in item.choices),
    )
