"""Addresses that templates remember are those that Flask builds."""

from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask, url_for


@pytest.fixture(params=["", "/quiz"])
def linked(app: Flask, request: Any) -> Iterator[Any]:
    """The templates' ``url_for`` on a page of a learner, at the root of a server or below it."""
    with app.test_request_context("/attempts", base_url=f"http://localhost{request.param}"):
        yield app.jinja_env.globals["url_for"]


LINKS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("learn.library", {}),
    (".attempts", {}),
    ("static", {"filename": "app.css"}),
    ("learn.item", {"key": "k", "number": 1}),
    ("learn.item", {"key": "k", "number": 1, "look": 1}),
    ("learn.item", {"key": "k", "number": 1, "look": True}),
    ("learn.item", {"key": "本/?&", "number": 1, "_anchor": "mark"}),
    ("learn.library", {"tag": ["a", "b"]}),
    ("learn.library", {"_external": True}),
)


@pytest.mark.parametrize(("endpoint", "values"), LINKS)
def test_an_address_is_the_one_that_flask_builds_first_and_again(
    linked: Any, endpoint: str, values: dict[str, Any]
) -> None:
    assert linked(endpoint, **values) == linked(endpoint, **values) == url_for(endpoint, **values)
