"""Addresses for templates: a page has forty of them, most the same on every page, and building one takes its time."""

from functools import lru_cache
from typing import Any

from flask import Flask, has_request_context, request


def remember(app: Flask) -> None:
    """Let the templates' ``url_for`` remember what it has built; the result is Flask's own."""

    @lru_cache(maxsize=4096, typed=True)
    def built(root: str, endpoint: str, **values: Any) -> str:
        return app.url_for(endpoint, **values)

    def url_for(endpoint: str, **values: Any) -> str:
        if "_external" in values or not has_request_context():
            return app.url_for(endpoint, **values)
        whole = f"{request.blueprint}{endpoint}" if endpoint.startswith(".") else endpoint
        try:
            return built(request.environ.get("SCRIPT_NAME", ""), whole, **values)
        except TypeError:  # a value that cannot be remembered, such as a list
            return app.url_for(endpoint, **values)

    app.jinja_env.globals["url_for"] = url_for
