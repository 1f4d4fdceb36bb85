"""What the form of an item says."""

from flask import request

from quizgen.items.base import JOIN, Item

LONGEST = 2000
"""The most characters of an answer that are looked at."""


def given(item: Item) -> str:
    """One answer, or one for each place; ``""`` if nothing was answered."""
    fields = [f"answer-{n}" for n in range(1, len(item.places) + 1)] or ["answer"]
    parts = [request.form.get(field, "") for field in fields]
    return (JOIN.join(parts) if any(parts) else "")[:LONGEST]
