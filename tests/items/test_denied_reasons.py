"""The contrary of what a text tells or grants, as an untrue reason for what its writer holds."""

import pytest

from quizgen import tables
from quizgen.items.base import Note
from quizgen.items.views import gist_rivals, reasoned_stances
from quizgen.items.views.gist_rivals import Rival
from quizgen.items.views.reasoned_stances import Denial


@pytest.mark.parametrize("row", tables.rows(Denial, "denied_reasons"), ids=lambda r: r.name)
def test_the_contrary_of_what_is_told_or_granted(row: Denial) -> None:
    told, denied = row.example.split(">")
    note = Note(told, told)
    granted = Rival(told, gist_rivals.GRANT, 0, note)
    assert reasoned_stances.denial(granted) == (denied, granted)
    view = Rival(told, gist_rivals.VIEW, 0, note)
    assert reasoned_stances.denial(view) == ((denied, view) if row.of == "figure" else None)
