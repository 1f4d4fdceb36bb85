"""Tasks are done by other processes: one that is killed is replaced, and none is left when its server has gone."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from webapp import makers as module
from webapp.makers import Makers, MakersError

ROOT = Path(__file__).parents[2]
FORSAKEN = """
import os, time
from webapp.makers import Makers
makers = Makers()
print(makers(os.getpid), flush=True)
time.sleep(60)
"""


@pytest.fixture
def makers() -> Iterator[Makers]:
    made = Makers()
    yield made
    made.close()


def gone(process: int) -> bool:
    """Whether a process has ended, or does so soon."""
    for _ in range(500):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.01)
    return False


def until_one_works(makers: Makers) -> int:
    while not makers.processes():
        time.sleep(0.01)
    return makers.processes()[0]


def test_a_task_is_done_by_another_process_which_then_does_the_next(makers: Makers) -> None:
    first = makers(os.getpid)
    assert makers(os.getpid) == first != os.getpid()
    with pytest.raises(ZeroDivisionError):
        makers(divmod, 1, 0)
    assert makers(os.getpid) == first
    assert makers.processes() == [first]


def test_a_process_that_is_killed_is_replaced_and_its_task_done_again(makers: Makers) -> None:
    first = makers(os.getpid)
    os.kill(first, signal.SIGKILL)
    assert makers(os.getpid) != first
    with ThreadPoolExecutor(1) as pool:
        asked = pool.submit(makers, time.sleep, 0.2)
        os.kill(until_one_works(makers), signal.SIGKILL)
        assert asked.result(10) is None


def test_a_task_that_kills_its_process_is_given_up_and_others_go_on(makers: Makers) -> None:
    with pytest.raises(MakersError):
        makers(os._exit, 1)
    assert makers(abs, -1) == 1


def test_a_process_ends_itself_when_nothing_comes() -> None:
    makers = Makers(idle=0.01)
    first = makers(os.getpid)
    time.sleep(0.1)
    assert makers(os.getpid) != first
    makers.close()


def test_closed_makers_leave_no_process_and_tell_who_waits(makers: Makers) -> None:
    with ThreadPoolExecutor(1) as pool:
        asked = pool.submit(makers, time.sleep, 60)
        process = until_one_works(makers)
        makers.close()
        with pytest.raises(MakersError):
            asked.result(10)
    assert gone(process)
    with pytest.raises(MakersError):
        makers(abs, -1)


def test_where_no_process_can_be_started_tasks_are_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(idle: float) -> None:
        raise PermissionError

    monkeypatch.setattr(module, "_Maker", refused)
    makers = Makers()
    assert makers(os.getpid) == os.getpid()
    makers.close()


def test_a_process_ends_with_its_server_however_that_ends() -> None:
    server = subprocess.Popen([sys.executable, "-c", FORSAKEN], stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert server.stdout
    maker = int(server.stdout.readline())
    server.kill()
    server.communicate()
    assert gone(maker)
