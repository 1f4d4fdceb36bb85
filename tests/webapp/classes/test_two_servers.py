"""A small class on two server processes; ``python -m tests.trials classroom`` holds one of forty, on both databases."""

import pytest

from tests.trials.serving import server


def test_a_class_on_two_processes_keeps_every_answer_once() -> None:
    pytest.importorskip("gunicorn", reason="gunicorn is not installed")
    from tests.trials.classroom import hold

    with server("sqlite") as made:
        made.start()
        outcome = hold(made, pupils=8)
    assert outcome.faults == ()
    assert outcome.answers >= 8 * 5
