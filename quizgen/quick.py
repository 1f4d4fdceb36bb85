"""A quicker way to make the values of which an analysis has hundreds of thousands: tokens, words, bunsetsu.

Python fills a frozen dataclass by one call of ``object.__setattr__`` for each field (a token: 1.8 µs).  A value made
here is open while it is filled and frozen from then on (0.4 µs)::

    new_token = quick(Token)
    new_token(0, 1, "本", …)  # == Token(0, 1, "本", …)
"""

from dataclasses import MISSING, dataclass, fields
from typing import Any, TypeVar

T = TypeVar("T")


def quick(kind: type[T]) -> type[T]:
    """What is called as ``kind`` (a frozen dataclass with slots) and makes the same value."""

    def freeze(value: Any) -> None:
        value.__class__ = kind

    defaults = {f.name: f.default for f in fields(kind) if f.default is not MISSING}  # type: ignore[arg-type]
    body = {"__annotations__": kind.__annotations__, "__post_init__": freeze, **defaults}
    return dataclass(slots=True)(type(kind.__name__, (), body))
