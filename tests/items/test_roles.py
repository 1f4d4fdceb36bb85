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
        statements.written(analysis, told, told.predicate, ((*span, text),), inflection.plain)
        for span, text in roles.exchanged(analysis, told)
    ]


@pytest.mark.parametrize("row", tables.rows(roles.Role, "roles"), ids=lambda r: r.example)
def test_two_people_are_exchanged(read: Read, row: roles.Role) -> None:
    true, false = row.example.split(">")
    assert false in made(read(true))


KEPT = [
    "森さんは西さんと歌を歌った。",  # the two do the same
    "森さんは店に手紙を渡した。",  # a shop is nobody
    "森さんは西さんに本を渡さなかった。",
    "森さんは西さんに本を渡した。翌朝、西さんは森さんに本を渡した。",  # true as well
]


@pytest.mark.parametrize("text", KEPT)
def test_nobody_is_exchanged_where_that_proves_nothing(read: Read, text: str) -> None:
    assert made(read(text)) == []
