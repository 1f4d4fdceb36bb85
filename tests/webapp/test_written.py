"""An answer in the learner's own words: a field of several lines, judged or laid beside the model, without script."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from quizgen.analysis.types import Analysis, Sentence
from quizgen.items.base import Evidence, Item, Need, Note, Piece, Proposal
from quizgen.source.text import Text
from webapp.study import Study

MODEL = "朝四時に起きて焼くから"
NEEDED = (Need("朝四時", ("朝四時", "朝4時")), Need("焼く", ("焼", "や")))


def written(body: str) -> Item:
    note = Note(f"本文に「{body[:15]}」とあります。", f"The text says “{body[:15]}”.")
    proof = (Evidence(0, 15, body[:15]),)
    prompt = (Piece("パンがおいしいのは、どうしてですか。"),)
    return Item(
        "open_answer-1", "open_answer", "write", "N4", prompt, (), (MODEL,), proof, (), note, (0, 2), needed=NEEDED
    )


@pytest.fixture
def sit(handmade: Callable[..., Flask]) -> tuple[Any, str]:
    """A visitor, and the address of the only item of their quiz."""

    def study(text: Text) -> Study:
        analysis = Analysis(text, (Sentence(0, len(text.body), 0),), (), (), (), (), (), (), ())
        return Study(analysis, Proposal((written(text.body),)))

    client: Any = handmade(study).test_client()
    return client, f"{client.begun()}/1"


def test_there_is_room_to_write_and_no_model_before(sit: tuple[Any, str]) -> None:
    client, address = sit
    html = client.get(address).text
    assert '<textarea id="answer" name="answer" lang="ja"' in html
    assert MODEL not in html and "朝四時</span>" not in html


@pytest.mark.parametrize("given", [MODEL, "朝4時に起きて、パンをやきます。"])
def test_an_answer_with_all_that_is_needed_is_right(sit: tuple[Any, str], given: str) -> None:
    client, address = sit
    client.send(address, answer=given)
    html = client.get(address).text
    assert 'class="verdict right"' in html
    assert html.count('class="tag key"') == len(NEEDED)


def test_another_answer_is_laid_beside_the_model_at_once(sit: tuple[Any, str]) -> None:
    client, address = sit
    client.send(address, answer="毎日焼くから")
    html = client.get(address).text
    assert 'class="verdict compare"' in html and 'class="verdict wrong"' not in html
    assert "Compare with the model answer" in html and MODEL in html and "毎日焼くから" in html
    assert "「朝四時」 is still missing." in html
    assert html.count('class="tag lacking"') == 1


def test_lines_of_an_answer_and_its_markup_are_kept_as_text(sit: tuple[Any, str]) -> None:
    client, address = sit
    client.send(address, answer="毎日\n<b>焼く</b>から")
    html = client.get(address).text
    assert "<b>焼く" not in html and "&lt;b&gt;焼く" in html


def test_a_blank_answer_is_none(sit: tuple[Any, str]) -> None:
    client, address = sit
    client.send(address, answer=" \n ")
    assert "verdict" not in client.get(address).text


def test_a_finished_quiz_shows_what_is_to_be_compared(sit: tuple[Any, str]) -> None:
    client, address = sit
    client.send(address, answer="毎日焼くから")
    html = client.get(f"{address.removesuffix('/1')}/result").text
    assert "<strong>0</strong> / 1" in html
    assert "own words does not come back" in html and "answered wrongly comes back" not in html
    assert 'class="verdict compare"' in html and MODEL in html
