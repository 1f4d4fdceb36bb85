"""F6: who gives and who is given to."""

from collections.abc import Callable

import pytest

from quizgen import tables
from quizgen.analysis import inflection
from quizgen.analysis.facts import told_plainly
from quizgen.analysis.types import Analysis
from quizgen.items.retelling import roles, statements
from quizgen.items.sentences import tellings

Read = Callable[[str], Analysis]


def made(analysis: Analysis) -> list[str]:
    fact = told_plainly(analysis)[0]
    told = tellings.whole(analysis, fact, (0, 0), analysis.bunsetsu[0])
    return [
        statements.written(analysis, told, predicate, ((*span, text),), inflection.plain)
        for span, text, predicate in roles.exchanged(analysis, told)
    ]


@pytest.mark.parametrize("row", tables.rows(roles.Role, "roles"), ids=lambda r: r.example)
def test_two_people_are_exchanged(read: Read, row: roles.Role) -> None:
    true, false = row.example.split(">")
    assert false in made(read(true))


KEPT = [
    "妹は西さんに花をあげた。",  # 西さんは妹にくれた, if 妹 is the teller's
    "私は西さんに花をもらった。",
    "森さんは西さんと歌を歌った。",  # the two do the same
    "森さんは店に手紙を渡した。",  # a shop is nobody
    "森さんは西さんに本を渡さなかった。",
    "森さんは西さんに本を渡した。翌朝、西さんは森さんに本を渡した。",  # true as well
]


@pytest.mark.parametrize("text", KEPT)
def test_nobody_is_exchanged_where_that_proves_nothing(read: Read, text: str) -> None:
    assert made(read(text)) == []


GIVING = [
    # who gives to whom, and the other way round, told from the teller's side
    ("私は西さんに花をあげた。", "西さんは「私」に花をくれた。"),
    ("森さんは私に花をくれた。", "「私」は森さんに花をあげた。"),
]


@pytest.mark.parametrize(("true", "false"), GIVING)
def test_the_verb_of_giving_goes_with_the_teller(read: Read, true: str, false: str) -> None:
    assert made(read(true)) == [false]
