"""Several places to fill: an order, pairs, blanks with choices of their own, answered as a form without script is."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from quizgen.analysis.types import Analysis, Sentence
from quizgen.items.base import Choice, Evidence, Item, Note, Piece, Proposal, Role, Shape
from quizgen.source.text import Text
from webapp.study import Study


def item(kind: str, shape: Shape, prompt: str, offered: str, answer: str, body: str) -> Item:
    """``[店]`` is a place to fill, ``（　　）`` a blank; choices between spaces, 2:を for one of place 2 alone."""
    note = Note(f"「{answer}」の順です。", f"It is {answer}.")
    cells = [c.rpartition(":") for c in offered.split()]
    made = tuple(
        Choice(
            text, text in answer.split("／"), "made by hand", Note(f"{text}の説明", f"About {text}."), (), int(n or 0)
        )
        for n, _, text in cells
    )
    pieces = tuple(map(piece, re.findall(r"\[[^]]*\]|（　　）|[^[（]+", prompt)))
    proof = (Evidence(0, 15, body[:15]),)
    return Item(f"{kind}-1", kind, shape, "N4", pieces, made, (answer,), proof, (), note, (0, 1 + len(kind)))


def piece(text: str) -> Piece:
    role: Role = "slot" if text[0] == "[" else "blank" if text[0] == "（" else "plain"
    return Piece(text.strip("[]"), role)


ON_BOTH = True
MADE = {
    "arrange": (
        "sentence_order",
        "店の主人は[　][　][★][　]焼く。",
        "朝四時に 起きて 六種類の パンを",
        "朝四時に／起きて／六種類の／パンを",
    ),
    "match": ("matching", "[主人][中学生][棚]", "空になる 手伝う 守る", "守る／手伝う／空になる"),
    "blanks": (
        "text_grammar",
        "北の町に、小さなパン屋が（　　）。（　　）、棚は空になる。",
        "1:ある 1:いる 1:する 2:昼には 2:しかし 2:だから",
        "ある／昼には",
    ),
}


@pytest.fixture
def sit(handmade: Callable[..., Flask]) -> Callable[[str], tuple[Any, str]]:
    """A visitor, and the address of the only item of their quiz, of the shape asked for."""

    def begun(shape: Any) -> tuple[Any, str]:
        def study(text: Text) -> Study:
            kind, *spec = MADE[shape]
            analysis = Analysis(text, (Sentence(0, len(text.body), 0),), (), (), (), (), (), (), ())
            return Study(analysis, Proposal((item(kind, shape, *spec, body=text.body),)))

        client: Any = handmade(study).test_client()
        return client, f"{client.begun()}/1"

    return begun


SHAPES = list(MADE)


@pytest.mark.parametrize("shape", SHAPES)
def test_every_place_is_offered(sit: Callable[[str], tuple[Any, str]], shape: str) -> None:
    client, address = sit(shape)
    html = client.get(address).text
    places = MADE[shape][3].split("／")
    assert {f'name="answer-{n}"' in html for n in range(1, len(places) + 1)} == {True}
    assert all(place in html for place in places)
    assert "／" not in html


@pytest.mark.parametrize("shape", SHAPES)
def test_all_places_right_is_right(sit: Callable[[str], tuple[Any, str]], shape: str) -> None:
    client, address = sit(shape)
    right = MADE[shape][3].split("／")
    client.send(address, **{f"answer-{n}": text for n, text in enumerate(right, start=1)})
    html = client.get(address).text
    assert 'class="verdict right"' in html
    assert html.count('<td class="key">') == len(right)


@pytest.mark.parametrize("shape", SHAPES)
def test_a_wrong_place_is_shown(sit: Callable[[str], tuple[Any, str]], shape: str) -> None:
    client, address = sit(shape)
    first, *rest = MADE[shape][3].split("／")
    client.send(address, **{f"answer-{n}": text for n, text in enumerate(["", *rest], start=1)})
    html = client.get(address).text
    assert 'class="verdict wrong"' in html
    assert f"{len(rest)} of {len(rest) + 1} are in the right place." in html
    assert html.count('class="slipped"') == 1
    assert first in html


def test_nothing_put_anywhere_is_no_answer(sit: Callable[[str], tuple[Any, str]]) -> None:
    client, address = sit("match")
    client.send(address, **{"answer-1": "", "answer-2": "", "answer-3": ""})
    assert "verdict" not in client.get(address).text
