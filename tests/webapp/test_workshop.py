"""The workshop: pages wait a moment at most, work is bounded, and a fault is told to whoever asked."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, as_completed
from threading import Event, active_count

import pytest

from quizgen.analysis.types import Analysis
from quizgen.items.base import Proposal
from quizgen.source.text import Text
from webapp import workshop
from webapp.makers import ClosedError
from webapp.study import Study
from webapp.workshop import SEATS, BusyError, NotReadyError, Workshop


def text(slug: str, body: str = "本文。") -> Text:
    return Text(slug, slug, body)


def empty(text: Text) -> Study:
    return Study(Analysis(text, (), (), (), (), (), (), (), ()), Proposal(()))


def held(gate: Event) -> Callable[[Text], Study]:
    """A maker that waits at a gate."""

    def make(text: Text) -> Study:
        gate.wait(10)
        return empty(text)

    return make


def test_a_text_is_studied_once() -> None:
    made: list[str] = []

    def make(text: Text) -> Study:
        made.append(text.slug)
        return empty(text)

    shop = Workshop(make)
    assert shop.study(text("a")) is shop.study(text("a"))
    assert made == ["a"]


def test_a_page_is_told_that_its_text_is_not_ready_and_finds_it_later() -> None:
    gate = Event()
    shop = Workshop(held(gate), patience=0.01)
    with pytest.raises(NotReadyError):
        shop.study(text("a"))
    gate.set()
    assert shop.study(text("a"), patience=10).analysis.text.slug == "a"


def test_the_queue_is_short() -> None:
    gate = Event()
    shop = Workshop(held(gate), threads=1, waiting=2, patience=0.01)
    refused = 0
    for n in range(6):
        try:
            shop.study(text(str(n)))
        except BusyError:
            refused += 1
        except NotReadyError:
            pass
    gate.set()
    assert refused == 3  # one in work, two waiting


def test_a_fault_is_told_and_not_kept() -> None:
    calls: list[str] = []

    def make(text: Text) -> Study:
        calls.append(text.slug)
        raise ZeroDivisionError

    shop = Workshop(make)
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            shop.study(text("a"))
    assert calls == ["a", "a"]


def test_what_was_used_longest_ago_makes_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workshop, "KEPT", 10)
    shop = Workshop(empty)
    for slug in ("a", "b", "a", "c"):
        shop.study(text(slug, "四文字だ"))
    assert [t.slug for t in shop.ready()] == ["a", "c"]


def test_the_library_is_warmed_as_far_as_there_is_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workshop, "WARM", 10)
    shop = Workshop(empty)
    shop.warm([text(slug, "四文字だ") for slug in "abcd"]).join(10)
    assert [t.slug for t in shop.ready()] == ["a", "b"]


def test_a_flood_of_pages_does_not_wait_with_all_threads() -> None:
    gate = Event()
    shop = Workshop(held(gate), threads=1, patience=1)
    with ThreadPoolExecutor(8) as pool:
        waiting = [pool.submit(shop.study, text(str(n))) for n in range(8)]
        told = [future for future in as_completed(waiting, timeout=10) if future.exception()][: 8 - SEATS]
        assert len(told) >= 8 - SEATS
        gate.set()
    assert shop.study(text("0"), patience=10)


def test_a_workshop_that_is_closed_leaves_no_thread() -> None:
    before = active_count()
    shop = Workshop(empty, threads=2)
    made = shop.study(text("a"))
    shop.close()
    assert made and active_count() == before


def test_work_in_the_background_waits_for_its_turn_and_shares_what_a_page_asked_for() -> None:
    gate, made = Event(), list[str]()

    def make(text: Text) -> Study:
        gate.wait(10)
        made.append(text.slug)
        return empty(text)

    shop = Workshop(make, threads=1, waiting=1, patience=0.01)
    with ThreadPoolExecutor(3) as pool:
        asked = [pool.submit(shop.analysis, text(slug)) for slug in ("a", "b", "c")]
        gate.set()
        assert [future.result(10).text.slug for future in asked] == ["a", "b", "c"]
    assert shop.study(text("a")) and sorted(made) == ["a", "b", "c"]
    shop.close()
    with pytest.raises(ClosedError):
        shop.analysis(text("d"))
