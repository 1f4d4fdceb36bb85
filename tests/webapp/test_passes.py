"""Three passes over one text: what will be asked is seen, found again, and filled in."""

import re
from typing import TYPE_CHECKING

import pytest

from quizgen.quiz import passes

if TYPE_CHECKING:
    from conftest import Learner

ON_BOTH = True


@pytest.fixture
def attempt(client: "Learner") -> str:
    """Three passes begun; of the six items only the particle can be seen and found."""
    return client.begun(passes="three")


def words_at(page: str) -> dict[str, str]:
    """The words that may be picked, with their offsets."""
    return {said: at for at, said in re.findall(r'name="at" value="(\d+)" required aria-label="([^"]+)"', page)}


def test_first_the_places_are_seen_with_what_is_to_be_known(client: "Learner", attempt: str) -> None:
    assert client.get(attempt).location == f"{attempt}/see"
    page = client.get(f"{attempt}/see").text
    assert page.count('class="evidence"') == 1
    assert "The text says パンを焼く." in page


def test_a_place_is_found_after_a_miss_that_narrows_the_search(client: "Learner", attempt: str) -> None:
    client.send(f"{attempt}/passes", stage="find")
    assert client.get(attempt).location == f"{attempt}/find"
    assert client.get(f"{attempt}/find").location == f"{attempt}/find/1"
    first = client.get(f"{attempt}/find/1").text
    assert "焼く" in words_at(first) and 'class="evidence"' not in first
    client.send(f"{attempt}/find/1", at=words_at(first)["町"])
    second = client.get(f"{attempt}/find/1").text
    assert "Not that one" in second and 'class="text sentence"' in second
    client.send(f"{attempt}/find/1", at=words_at(second)["焼く"])
    assert "Found" in client.get(f"{attempt}/find/1").text
    client.send(f"{attempt}/passes", stage="fill")
    assert client.get(attempt).location == f"{attempt}/1"
    assert "Blank of question 1" in client.get(f"{attempt}/1").text


def test_after_two_misses_the_place_is_shown_and_stays_missed(client: "Learner", attempt: str) -> None:
    client.send(f"{attempt}/passes", stage="find")
    for _ in range(3):
        client.send(f"{attempt}/find/1", at="0")
    page = client.get(f"{attempt}/find/1").text
    assert "Here it is" in page and words_at(page) == {}


def test_only_kinds_that_can_be_found_are_asked(client: "Learner") -> None:
    attempt = client.begun(passes="three", kinds="fact")
    assert re.search(r'"evidence-(\d+)"', client.get(f"{attempt}/see").text)
    assert "fact" not in passes.KINDS


def test_a_quiz_alone_has_no_passes(client: "Learner") -> None:
    attempt = client.begun()
    assert client.get(attempt).location == f"{attempt}/1"
    assert client.send(f"{attempt}/passes", stage="see").status_code == 400
    assert "Three passes" not in client.get(f"{attempt}/1").text
