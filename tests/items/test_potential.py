"""P14: what can be done, told by the form of the verb and by ことができる."""

from collections.abc import Callable

import pytest

from quizgen.analysis import inflection
from quizgen.analysis.types import Analysis
from quizgen.items.retelling import potential, statements
from quizgen.items.sentences import tellings
from quizgen.items.sentences.tellings import Telling

Read = Callable[[str], Analysis]

SHORT = [
    # verb, its own form (empty: it may be read as something else)
    ("選ぶ", "選べる"),
    ("参加する", "参加できる"),
    ("食べる", ""),
    ("入る", ""),  # to put in
    ("来る", ""),
    ("言い出し", ""),  # as the analysis may cut 言い出しました
]

TOLD = [
    # sentence, its predicate in the other form
    ("町の人は、店の前で席を選ぶことができる。", "選べる"),
    ("山田さんは、学校の庭で自転車に乗ることができなかった。", "乗れない"),
    ("町の人は、図書館の歌の会に参加できる。", "参加することができる"),
    ("山田さんは、図書館で外国の新聞を読める。", "読むことができる"),
    ("山田さんは、図書館で外国の新聞が読める。", "読める"),  # が would stand before ことができる
    ("山田さんは、学校の庭で十分間おふろに入ることができた。", "入ることができる"),
    ("山田さんは、学校の庭で赤い花を植えた。", "植える"),
]


@pytest.mark.parametrize(("verb", "form"), SHORT)
def test_a_verb_has_a_form_of_its_own(verb: str, form: str) -> None:
    assert potential.short(verb) == form


@pytest.mark.parametrize(("body", "told"), TOLD)
def test_what_can_be_done_is_told_in_the_other_form(read: Read, body: str, told: str) -> None:
    analysis = read(body)
    telling = next(t for t in tellings.tellings(analysis) if isinstance(t, Telling))
    found = potential.in_other_form(analysis, telling)
    assert found.before + found.base in (told, told.replace("ない", "る"))
    assert (found.negative, found.past) == (telling.predicate.negative, telling.predicate.past)
    assert inflection.plain(found)


def test_a_true_statement_is_told_in_the_other_form(read: Read) -> None:
    true = [s for s in statements.statements(read("町の人は、店の前で席を選ぶことができる。")) if s.true]
    assert [s.text for s in true] == ["町の人は、店の前で席を選べます。"]
    assert "同じことです" in true[0].note.ja
