"""The gate: every item passes each named check, in this order, or is refused with its reason.

The checks are the defects that reviewers of item banks found (two right answers, answers that leak, broken
language), listed with examples in ``data/lints.tsv``; kinds prove what is theirs to prove, the gate trusts none of
them.  What one item gives away of another is judged where a quiz is chosen (``quizgen/quiz/together.py``).
"""

from collections.abc import Callable, Iterator

from quizgen.analysis.types import Analysis
from quizgen.items.base import Item
from quizgen.items.checks import lint_author, lint_choices, lint_proof, lint_stem

Check = Callable[[Item, Analysis], str]
CHECKS: tuple[Check, ...] = (
    lint_stem.worth_asking,
    lint_proof.proof,
    lint_proof.explained,
    lint_proof.one_right,
    lint_proof.number_of_choices,
    lint_stem.answer_in_question,
    lint_stem.language,
    lint_choices.alike,
    lint_proof.put_back,
    lint_choices.homogeneous,
    lint_choices.absolute,
    lint_choices.sensitive,
    lint_stem.sound_sentence,
    lint_stem.context,
    lint_stem.readable,
    lint_stem.no_name,
    lint_stem.ends,
    lint_stem.speakers,
    lint_stem.negative,
    lint_stem.unread,
    lint_stem.shown_elsewhere,
    lint_proof.whole_units,
    lint_proof.within_sentences,
    lint_proof.reading_of_the_place,
    lint_proof.spelling_of_the_place,
    lint_proof.readings_shown,
    lint_choices.not_also_right,
    lint_choices.not_attested,
    lint_choices.apart,
    lint_choices.all_or_none,
    lint_choices.tiles,
    lint_author.second_answer,
)


OF_THE_TEXT = frozenset((lint_stem.sound_sentence, lint_stem.worth_asking, lint_proof.within_sentences))
"""Checks on the sentences that rules make items of; what an author asks may rest on a line of a list."""
OF_LINES = ("authored", "information")
"""Kinds that need no sentences: an author's own, and what is asked of the rows of a table."""
_CHECKS_OF_LINES = tuple(c for c in CHECKS if c not in OF_THE_TEXT)


BINDING = frozenset((lint_proof.proof, lint_proof.explained, lint_proof.one_right, lint_proof.number_of_choices))
"""Checks that no author overrules: without what they want, there is nothing to ask."""


def refusal(item: Item, analysis: Analysis) -> str:
    """Why an item is refused (the name of the check, a colon, the reason), or an empty string if it passes.

    A check that the author of the text overrules does not count.
    """
    return next((f"{name}: {why}" for name, why in objections(item, analysis)), "")


def objections(item: Item, analysis: Analysis) -> Iterator[tuple[str, str]]:
    """All that stands against an item: the name of the check and the reason."""
    for check in checks(item):
        if why := check(item, analysis):
            yield check.__name__, why


def checks(item: Item) -> Iterator[Check]:
    """The checks that an item must pass."""
    despite = item.authorship.despite
    for check in _CHECKS_OF_LINES if item.kind in OF_LINES else CHECKS:
        if not despite or check in BINDING or check.__name__ not in despite:
            yield check
