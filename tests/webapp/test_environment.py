"""What a server of several processes is told by its environment."""

from pathlib import Path

import pytest

from quizgen import paths
from webapp.settings import Settings, from_environment


def test_the_settings_stand_in_the_environment() -> None:
    given = {
        "QUIZGEN_DATA": "/data",
        "QUIZGEN_TEXTS": "/texts",
        "QUIZGEN_DATABASE": "postgresql://h/n",
        "QUIZGEN_HOSTS": "quiz.example, www.quiz.example",
        "QUIZGEN_HTTPS": "1",
        "QUIZGEN_PROXIES": "2",
        "QUIZGEN_APART": "0",
    }
    hosts = ("quiz.example", "www.quiz.example", "localhost", "127.0.0.1", "[::1]")
    wanted = Settings(Path("/data"), Path("/texts"), hosts, True, 2, "postgresql://h/n", public=True)
    assert from_environment(given) == wanted


def test_most_may_be_left_out() -> None:
    wanted = Settings(Path("d"), paths.shipped("texts"), public=True, apart=True)
    assert from_environment({"QUIZGEN_DATA": "d"}) == wanted


def test_others_reach_it_whatever_its_names_are() -> None:
    assert not from_environment({"QUIZGEN_DATA": "d", "QUIZGEN_HOSTS": "localhost"}).alone


@pytest.mark.parametrize("given", [{}, {"QUIZGEN_HTTPS": "yes"}, {"QUIZGEN_PROXIES": "-1"}, {"QUIZGEN_APART": "x"}])
def test_what_is_missing_or_wrong_is_told(given: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="QUIZGEN_"):
        from_environment({"QUIZGEN_DATA": "d"} | given if given else {})
