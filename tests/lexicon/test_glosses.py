"""Glosses as they are shown: short, few, without the dictionary's remarks; and as JMdict has them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen import lexicon
from quizgen.lexicon.glosses import MOST, plain, short

LATIN = st.text("abc ()", max_size=20)


@pytest.mark.parametrize(
    ("gloss", "shown"),
    [
        ("to get on (train, plane, bus, ship, etc.)", "to get on"),
        ("hot (thing)", "hot (thing)"),
        ("seed (e.g. of a plant)", "seed"),
        ("cold (to the touch)", "cold"),
        ("to take (a resource, e.g. time or money)", "to take"),
        ("moray (eel) (Gymnothorax kidako)", "moray (eel)"),
        ("(political) administration", "(political) administration"),
        ("kombu (usu. Saccharina japonica)", "kombu"),
        ("(something)", "(something)"),
    ],
)
def test_a_gloss_loses_its_remarks(gloss: str, shown: str) -> None:
    assert plain(gloss) == shown


@pytest.mark.parametrize(
    ("glosses", "shown"),
    [
        (("book", "volume", "script", "text"), ("book", "volume", "script")),
        (("to wear (e.g. a hat)", "to wear"), ("to wear",)),
        (("x" * 70, "book"), ("x" * 70,)),
        ((), ()),
    ],
)
def test_few_glosses_fit_on_a_line(glosses: tuple[str, ...], shown: tuple[str, ...]) -> None:
    assert short(glosses) == shown


@given(st.lists(LATIN.filter(bool), max_size=6))
def test_what_is_short_stays_as_it_is(glosses: list[str]) -> None:
    shown = short(glosses)
    assert len(shown) <= MOST and len(set(shown)) == len(shown)
    assert short(shown) == shown
    assert bool(shown) == bool(glosses)


@pytest.mark.parametrize(
    ("form", "gloss"), [("企業", "business"), ("医学", "medicine"), ("経済", "economics"), ("写真術", "photography")]
)
def test_a_gloss_is_no_mark(form: str, gloss: str) -> None:
    entries = lexicon.load().entries(form)
    assert gloss in {g for entry in entries for sense in entry.senses for g in sense.glosses}


def test_a_bus_stays_a_bus() -> None:
    assert lexicon.load().entries("バス")[0].senses[0].glosses[0] == "bus"
