"""Ready-made sheets, and forms with other items."""

import pytest

from quizgen import lexicon, paths, tables
from quizgen.analysis import analyse
from quizgen.commands.arguments import PRESETS
from quizgen.items import KINDS
from quizgen.quiz.choose import choose
from quizgen.quiz.make import make, proposals
from quizgen.quiz.presets import _Row, presets
from quizgen.quiz.types import QuizSpec
from quizgen.source import read_path


@pytest.mark.parametrize("row", tables.rows(_Row, "presets"), ids=lambda row: row.name)
def test_a_preset_gives_a_sheet_of_its_kinds(row: _Row) -> None:
    preset = presets()[row.name]
    assert set(preset.kinds) <= {kind.name for kind in KINDS}
    text = read_path(paths.shipped("texts") / f"{row.example}.md")
    made = make((text,), lexicon.load(), QuizSpec(kinds=preset.kinds, count=preset.count)).quiz
    assert len(made.items) >= 6
    assert {item.kind for item in made.items} <= set(preset.kinds or (kind.name for kind in KINDS))


def test_the_command_line_offers_every_preset() -> None:
    assert tuple(presets()) == PRESETS


def test_forms_ask_other_things_as_long_as_the_text_has_them() -> None:
    words = lexicon.load()
    analysis = analyse(read_path(paths.shipped("texts") / "canal-of-kyoto.md"), words)
    found = proposals((analysis,), words, QuizSpec())
    forms = [choose(found, (analysis,), QuizSpec(count=8, form=n)) for n in range(3)]
    asked = [item.id for form in forms for item in form.items]
    assert len(asked) == 24 and len(set(asked)) == 24
    assert choose(found, (analysis,), QuizSpec(count=8)) == forms[0]


def test_a_form_that_finds_nothing_new_asks_again() -> None:
    words = lexicon.load()
    analysis = analyse(read_path(paths.shipped("texts") / "first-snow.md"), words)
    found = proposals((analysis,), words, QuizSpec(kinds=("fact",)))
    forms = [choose(found, (analysis,), QuizSpec(kinds=("fact",), form=n)) for n in range(2)]
    assert {i.id for i in forms[0].items} == {i.id for i in forms[1].items} != set()
