"""How a sentence is told outside its text: what news and histories tell in the present."""

from collections.abc import Callable

import pytest

from quizgen.analysis import facts, inflection
from quizgen.analysis.types import Analysis
from quizgen.items import stems

Read = Callable[[str], Analysis]

TOLD = [
    # last sentence of a text, its predicate before のは
    ("店長の矢野さんは「客が増えました」と説明する。", "説明している"),
    ("店長の矢野さんは「客が増えました」と説明しました。", "説明した"),
    ("店長の矢野さんは「客が増えました」と述べている。", "述べている"),
    ("1966年に町で工場が完成した。1965年には、日本で初めての電車が京都を走り始める。", "走り始めた"),
    ("1895年には、日本で初めての電車が京都を走り始める。", "走り始めた"),
    ("1985年には、日本で初めての電車が京都を走り始める。", "走り始める"),
    ("一九一七年の夏、町の山で、森さんは白い花を付けた草を見いだす。", "見いだした"),
    ("2030年には、日本で初めての電車が京都を走り始める。", "走り始める"),
    ("1985年にできた橋は、今も町の暮らしを支える。", "支える"),
    ("1990年に町で工場が完成した。1985年に、町には工場がある。", "ある"),
]


@pytest.mark.parametrize(("body", "said"), TOLD)
def test_a_sentence_alone_is_told_in_its_time(read: Read, body: str, said: str) -> None:
    analysis = read(body)
    last = facts.told_plainly(analysis)[-1]
    assert inflection.adnominal(stems.predicate(analysis, last)) == said
