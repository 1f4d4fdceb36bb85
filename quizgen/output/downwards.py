"""Figures and Latin letters in a line that runs downwards, as Japanese print has them (JIS X 4051; JLREQ 2.3.2).

Two figures stand side by side in one cell (tate-chu-yoko), one or more than two one below the other, as do the letters
of an abbreviation (NHK); words, decimals and dates with signs between them lie on their side.
"""

import re

LATIN = r"[0-9A-Za-z.,'’+%-]+"
_PAIR = re.compile(r"[0-9]{2}")
_UPRIGHT = re.compile(r"[0-9]+|[A-Z]{2,4}|[A-Za-z]")
_TOKEN = re.compile(LATIN)
_BODY = re.compile(r"(<body>)(.*)(</body>)", re.DOTALL)
# What is left as it is: small print, pictures, English, numbers that have a cell of their own, tags.
_MARKUP = re.compile(
    r"(<footer>.*?</footer>|<svg.*?</svg>|<(\w+)[^<>]*\blang=\"en\"[^<>]*>.*?</\2>"
    r"|<span class=\"(?:number|digits)\">[^<]*</span>|<[^<>]*>|&#?\w+;)",
    re.DOTALL,
)
_PIECES = 3


def is_pair(text: str) -> bool:
    """Whether it is two figures, which share a cell."""
    return _PAIR.fullmatch(text) is not None


def size(text: str) -> float:
    """How long a run of figures and letters is in such a line, in em: a pair 1, upright ones 1 each, others half."""
    if is_pair(text):
        return 1.0
    return float(len(text)) if _UPRIGHT.fullmatch(text) else len(text) / 2


def turned(html: str) -> str:
    """The page with ``<span class="pair">`` or ``"up"`` round what stands upright in its Japanese."""
    return _BODY.sub(lambda found: found[1] + _turned(found[2]) + found[3], html)


def _turned(body: str) -> str:
    """``re.split`` gives text, markup, name of a tag in turns."""
    parts = _MARKUP.split(body)
    parts[::_PIECES] = [_TOKEN.sub(_upright, text) for text in parts[::_PIECES]]
    del parts[2::_PIECES]
    return "".join(parts)


def _upright(found: re.Match[str]) -> str:
    text = found[0]
    name = "pair" if is_pair(text) else "up" if _UPRIGHT.fullmatch(text) else ""
    return f'<span class="{name}">{text}</span>' if name else text
