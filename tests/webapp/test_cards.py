"""What was missed comes back: once for each word and skill, on the day that FSRS says, with every answer in the log."""

from collections.abc import Iterator
from dataclasses import asdict, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.items.base import Note
from quizgen.quiz.recall import Word
from quizgen.quiz.types import Mark, QuizSpec
from webapp.cards import Cards, Reply, Source
from webapp.days import date_of, day_of
from webapp.schedule import AGAIN, GOOD, HARD, NEW, review
from webapp.store import Attempt, Store

ON_BOTH = True
DAY = 24 * 3600
NOON = 1_800_000_000
AJI = Word("味", "あじ", "reading")
BAKERY = Source("bakery", "kanji_reading-7", "one")


@pytest.fixture
def store(database: str) -> Iterator[Store]:
    store = Store(database)
    yield store
    store.close()


@pytest.fixture
def cards(store: Store) -> Cards:
    store.cards.miss("learner", AJI, BAKERY, "あち", NOON)
    return store.cards


def test_what_was_missed_today_comes_back_tomorrow_whatever_the_hour(cards: Cards) -> None:
    (card,) = cards.cards("learner")
    assert card.memory.due == day_of(NOON) + 1
    assert (cards.due("learner", day_of(NOON)), cards.due("learner", day_of(NOON) + 1)) == (0, 1)
    assert cards.due("somebody else", day_of(NOON) + 1) == 0


def test_a_miss_told_twice_counts_once(cards: Cards) -> None:
    cards.miss("learner", AJI, BAKERY, "あち", NOON + 60)
    (card,) = cards.cards("learner")
    assert [(r.turn, r.reply.rating, r.state, r.reply.given) for r in cards.log(card)] == [(0, AGAIN, NEW, "あち")]


def test_a_word_missed_in_another_quiz_has_one_card_and_one_row_more(cards: Cards) -> None:
    cards.miss("learner", AJI, replace(BAKERY, attempt="two"), "み", NOON + DAY)
    (card,) = cards.cards("learner")
    assert [r.reply.given for r in cards.log(card)] == ["あち", "み"]
    assert card.turns == 2


# a word has a card for each skill, an item for each text; each learner has their own
OTHERS = [
    ("learner", replace(AJI, skill="meaning"), BAKERY),
    ("learner", replace(AJI, form="鯵"), BAKERY),
    ("learner", None, Source("bakery", "fact-3", "one")),
    ("learner", None, Source("", "fact-3", "one")),
    ("another", AJI, BAKERY),
]


@pytest.mark.parametrize(("learner", "word", "source"), OTHERS)
def test_what_is_another_subject_has_another_card(
    cards: Cards, learner: str, word: Word | None, source: Source
) -> None:
    cards.miss(learner, word, source, "x", NOON)
    found = cards.cards(learner)
    assert [(c.word, c.source) for c in found if c.learner == learner and c.word == word] == [(word, source)]
    assert sum(len(cards.cards(name)) for name in ("learner", "another")) == 2


def test_an_answer_to_a_card_counts_once(cards: Cards) -> None:
    (card,) = cards.cards("learner")
    for rating in (GOOD, AGAIN):
        cards.review(card, 1, Reply(BAKERY, "あじ", rating, NOON + DAY))
    (after,) = cards.cards("learner")
    assert [r.reply.rating for r in cards.log(after)] == [AGAIN, GOOD]
    assert after.memory.due > day_of(NOON) + 2
    assert cards.reviewed("learner", day_of(NOON) + 1) == 1


def test_a_card_of_somebody_else_is_no_card(cards: Cards) -> None:
    (card,) = cards.cards("learner")
    assert cards.card(card.id, "learner") == card
    assert cards.card(card.id, "somebody else") is None


def test_a_postponed_card_is_remembered_as_before(cards: Cards) -> None:
    (card,) = cards.cards("learner")
    cards.postpone(card, day_of(NOON) + 8)
    (after,) = cards.cards("learner")
    assert after.memory == replace(card.memory, due=day_of(NOON) + 8)


def test_a_dropped_card_takes_its_log_with_it(cards: Cards) -> None:
    (card,) = cards.cards("learner")
    cards.drop(card)
    assert (cards.cards("learner"), cards.log(card)) == ([], [])


@given(st.lists(st.tuples(st.sampled_from((AGAIN, HARD, GOOD)), st.integers(0, 400)), max_size=12))
@settings(max_examples=15)
def test_the_log_gives_the_schedule_again(answers: list[tuple[int, int]]) -> None:
    store = Store("sqlite://")
    cards, at = store.cards, NOON
    cards.miss("learner", AJI, BAKERY, "", at)
    for turn, (rating, days) in enumerate(answers, start=1):
        at += days * DAY
        cards.review(cards.cards("learner")[0], turn, Reply(BAKERY, "", rating, at))
    (card,) = cards.cards("learner")
    memory = None
    for row in cards.log(card):
        assert row.state == (memory.state if memory else NEW)
        memory = review(memory, row.reply.rating, day_of(row.reply.at))
        assert row.due == memory.due > day_of(row.reply.at)
    assert memory and asdict(memory) == asdict(card.memory)
    store.close()


@given(st.integers(1, 4000), st.integers(0, 900))
def test_who_remembers_waits_longer_than_who_forgets(days: int, later: int) -> None:
    before = review(review(None, AGAIN, days), GOOD, days + 1)
    on = days + 1 + later
    due = [review(before, rating, on).due for rating in (AGAIN, HARD, GOOD)]
    assert due == sorted(due) and on < due[0] <= on + 400


def test_a_clock_that_was_set_back_does_no_harm() -> None:
    memory = review(None, AGAIN, 1000)
    assert review(memory, GOOD, 990).due > 990


def test_a_new_day_begins_at_four_in_the_morning() -> None:
    from datetime import datetime

    late, early = datetime(2026, 11, 22, 3, 59), datetime(2026, 11, 22, 4, 0)
    assert [str(date_of(day_of(int(t.timestamp())))) for t in (late, early)] == ["2026-11-21", "2026-11-22"]


def test_a_submission_that_comes_again_changes_nothing(store: Store) -> None:
    one = Attempt("one", "learner", (("bakery", "d1"),), QuizSpec(), "end", (), "0.1.0", 1_000)
    store.start(one)
    for given_answer, submission in (("が", "first"), ("を", "second"), ("が", "first")):
        store.answer(one, ("a",), "fact", Mark("a", given_answer, True, False, Note("", "")), 1_001, submission)
    found = store.answers("one")["a"]
    assert (found.given, found.tries) == ("を", 2)


def test_what_follows_from_an_answer_is_kept_with_it_or_not_at_all(store: Store) -> None:
    one = Attempt("one", "learner", (("bakery", "d1"),), QuizSpec(), "once", (), "0.1.0", 1_000)
    store.start(one)
    with pytest.raises(ZeroDivisionError), store.writing():
        store.answer(one, ("a",), "fact", Mark("a", "が", False, False, Note("", "")), 1_001)
        store.cards.miss("learner", None, BAKERY, "が", NOON)
        raise ZeroDivisionError
    assert (store.answers("one"), store.cards.cards("learner")) == ({}, [])
    with store.writing():
        store.answer(one, ("a",), "fact", Mark("a", "が", False, False, Note("", "")), 1_001)
        store.cards.miss("learner", None, BAKERY, "が", NOON)
    assert (len(store.answers("one")), len(store.cards.cards("learner"))) == (1, 1)
