"""What the writer of a letter or a notice asks for: one request that all is about, and the smaller ones that serve it.

The one is asked as one asks a favour (〜てくださいませんか, 〜をお願いできませんか) and only once; the smaller ones
come after it and say what to do (〜てください).  Each is told as what is to be done: 子どものとなりで聞くこと.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quizgen.analysis.types import Analysis, Sentence, within
from quizgen.items import carrier
from quizgen.items.views import theses

SHORTEST, LONGEST = 8, 36
_FAVOUR = re.compile(
    "[てで](?:くださいませんか|いただけませんか|いただけないでしょうか|もらえませんか|くれませんか)$"
    "|を(?:お願い|おねがい)(?:できませんか|できないでしょうか|したいです|したいのです)$"
)
_ORDER = re.compile("[てで]ください$")
_TOO = re.compile("^([^、はがをにで]{2,10})も、")
_HEAD = re.compile(
    "^(?:[^：:、。]{1,10}[：:]|[^、。]{1,6}(?:間|とき|後|あと)、|すみませんが、|できれば、|それから、|また、|まず、|そして、|では、)"
)


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for: its sentence, and what is to be done (世話をすること)."""

    sentence: Sentence
    said: str


def requests(analysis: Analysis) -> tuple[Request, tuple[Request, ...]] | None:
    """The request of a text with the smaller ones after it, or nothing where it has none or several."""
    told = [s for s in analysis.sentences if not s.quoted and "「" not in analysis.surface(s)]
    main = [s for s in told if _FAVOUR.search(_shown(analysis, s))]
    if len(main) != 1:
        return None
    found = [r for s in told if s.start >= main[0].start for r in _request(analysis, s)]
    return (found[0], tuple(found[1:])) if found and found[0].sentence == main[0] else None


def _shown(analysis: Analysis, sentence: Sentence) -> str:
    return analysis.surface(sentence).rstrip("。？")


def _request(analysis: Analysis, sentence: Sentence) -> Iterator[Request]:
    shown = _shown(analysis, sentence)
    m = _FAVOUR.search(shown) or _ORDER.search(shown)
    if m is None or carrier.broken(analysis, sentence):
        return
    head = _HEAD.match(shown)
    begin, end = sentence.start + (head.end() if head else 0), sentence.start + m.start()
    done = _done(analysis, begin, end, m[0])
    if done and SHORTEST <= len(done) <= LONGEST and theses.stands(analysis, begin, end):
        yield Request(sentence, _TOO.sub(r"\1が、", done))


def _done(analysis: Analysis, begin: int, end: int, asked: str) -> str:
    """What is to be done: 朝だけあげ|てください -> 朝だけあげること, 世話|をお願いできませんか -> 世話をすること."""
    tokens = within(analysis.tokens, begin, end)
    if not tokens:
        return ""
    body, last = analysis.text.body, tokens[-1]
    if asked.startswith("を"):
        return body[begin:end] + "をすること" if "サ変可能" in last.pos else ""
    if last.surface == "ない":
        return body[begin:end] + "こと"
    return body[begin : last.start] + last.base + "こと" if last.pos.startswith("動詞") else ""
