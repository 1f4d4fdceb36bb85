"""Which bracket closes which: one pass, linear, for any nonsense of brackets."""

from collections.abc import Iterable
from dataclasses import dataclass

_CLOSER = dict(zip("「『（(〈《【〔［[“｢〝", "」』）)〉》】〕］]”｣〟", strict=True))
OPENERS = "".join(_CLOSER)
CLOSERS = "".join(_CLOSER.values())
QUOTES = "「『“〝"
_DEPTH = 4
"""How many open brackets a closing one may leave open behind it: 「（…」 closes the quote."""


@dataclass(frozen=True, slots=True)
class Brackets:
    """``close`` maps an opening bracket's offset to its partner's; the rest have none."""

    close: dict[int, int]
    open_alone: tuple[int, ...]
    close_alone: tuple[int, ...]


def closes(opener: str, closer: str) -> bool:
    """True for the two halves of a pair: 「 and 」."""
    return _CLOSER.get(opener) == closer


def _partner(stack: list[tuple[int, str]], closer: str) -> int:
    """How deep in the stack the closer's partner lies, -1 if it is not near the top."""
    for depth in range(1, min(_DEPTH, len(stack)) + 1):
        if stack[-depth][1] == closer:
            return depth
    return -1


def brackets(text: str, places: Iterable[int] | None = None) -> Brackets:
    """The brackets of ``text``; ``places`` are the offsets of its bracket characters, if known."""
    close: dict[int, int] = {}
    stack: list[tuple[int, str]] = []
    left: list[int] = []
    alone: list[int] = []
    for i in range(len(text)) if places is None else places:
        c = text[i]
        if c in _CLOSER:
            stack.append((i, _CLOSER[c]))
        elif c in CLOSERS:
            if (depth := _partner(stack, c)) < 0:
                alone.append(i)
                continue
            close[stack[-depth][0]] = i
            left += (at for at, _ in stack[len(stack) - depth + 1 :])
            del stack[-depth:]
    return Brackets(close, tuple(sorted((*left, *(at for at, _ in stack)))), tuple(alone))
