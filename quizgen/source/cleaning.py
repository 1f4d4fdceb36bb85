"""What is on a page and is not the text: found by the rules of ``boilerplate.tsv``, taken out, and told.

The steps in order: pieces inside lines; the dated headline with the site's name before it; whole lines
(and every line without a Japanese letter); photographers' lines with their captions; the links at the end.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

from quizgen import tables
from quizgen.source.draft import Cut, Draft, Line, cut
from quizgen.source.mapped import Mapped
from quizgen.source.text import ROWS

MAX_LINE = 200
_MAX_CAPTION = 40
_HEAD = 6
_JAPANESE = re.compile("[ぁ-ゖァ-ヺ々〆一-鿿㐀-䶿豈-\ufaff\U00020000-\U0003134f]")
_SILENCE = re.compile("[「『][^A-Za-z0-9]{1,40}[」』]")
_NOUN_END = re.compile("[^ぁ-ん。]。?$")
_SENTENCE_END = re.compile("[。！？!?][」』）)”]?$")


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """A row of ``boilerplate.tsv``."""

    name: str
    scope: str
    pattern: str
    example: str


@cache
def _rules(scope: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    found = (row for row in tables.rows(Boilerplate, "boilerplate") if row.scope == scope)
    return tuple((row.name, re.compile(row.pattern)) for row in found)


def _rule(scope: str, line: Mapped) -> str:
    """The name of the first rule of a scope that a line matches, or an empty string."""
    if len(line) > MAX_LINE:
        return ""
    return next((name for name, pattern in _rules(scope) if pattern.search(line.text)), "")


def _without_pieces(draft: Draft) -> Draft:
    lines: list[Line] = []
    gone: list[Cut] = []
    for line in draft.lines:
        text = line.text
        for why, pattern in _rules("inline") if text.text else ():
            if found := [(m.start(), m.end(), "") for m in pattern.finditer(text.text) if m[0]]:
                gone += (cut(text.part(a, b), why) for a, b, _ in found)
                text = text.edited(found)
        lines.append(replace(line, text=text.stripped() if text is not line.text else text))
    return replace(draft, lines=tuple(lines), cuts=(*draft.cuts, *gone))


def _without_header(draft: Draft) -> Draft:
    """The title from a dated headline; the site's name (no sentence) and motto before it go."""
    ((_, pattern),) = _rules("headline")
    if sum(bool(pattern.search(line.text.text[:MAX_LINE])) for line in draft.lines) != 1:
        return draft  # none, or a diary
    head = [i for i, line in enumerate(draft.lines) if line.text.text][:_HEAD]
    for n, i in enumerate(head):
        line = draft.lines[i].text
        if len(line) > MAX_LINE or (n == 1 and "。" in draft.lines[head[0]].text.text) or _rule("line", line):
            break
        if m := pattern.search(line.text):
            before = [draft.lines[j].text for j in head[:n]] + [line.part(0, m.start(1))]
            gone = tuple(cut(b, "site header") for b in before if b.text)
            return replace(draft, lines=draft.lines[i + 1 :], title=draft.title or m[1], cuts=(*draft.cuts, *gone))
    return draft


def _foreign(line: Mapped) -> str:
    """Lines of another language, numbers, rules; a silence in a story (「……」) is none."""
    return "" if _JAPANESE.search(line.text) or _SILENCE.fullmatch(line.text) else "no Japanese"


def _caption(line: Mapped, usual: int) -> bool:
    """One sentence that ends in a noun (〜を待つ隊員。) or is far shorter than the usual line."""
    text = line.text
    short = len(text) <= _MAX_CAPTION and 2 * len(text) < usual
    return text.count("。") < 2 and len(text) <= MAX_LINE and (short or bool(_NOUN_END.search(text)))


def _removed(draft: Draft, why: Callable[[Mapped], str]) -> Draft:
    """The draft without the lines for which ``why`` names a rule; a blank stands for each.  Tables stay whole."""
    lines: list[Line] = []
    gone: list[Cut] = []
    for line in draft.lines:
        reason = why(line.text) if line.text.text and line.kind not in ROWS else ""
        gone += [cut(line.text, reason)] if reason else []
        lines.append(Line(line.text.part(0, 0)) if reason else line)
    return replace(draft, lines=tuple(lines), cuts=(*draft.cuts, *gone))


def _without_captions(draft: Draft) -> Draft:
    after_credit = False
    lengths = sorted(len(line.text) for line in draft.lines if line.text.text)
    usual = lengths[len(lengths) // 2] if lengths else 0

    def why(line: Mapped) -> str:
        nonlocal after_credit
        credit = _rule("credit", line)
        reason = credit or ("caption" if after_credit and _caption(line, usual) else "")
        after_credit = bool(credit)
        return reason

    return _removed(draft, why)


def _tail(draft: Draft) -> range:
    """The links at the end: from a line like 関連記事 on, if no paragraph follows; empty if there are none."""
    lines = [line.text for line in draft.lines]
    end = len(lines)
    for i in range(end - 1, -1, -1):
        text = lines[i].text
        if _rule("tail", lines[i]):
            end = i
        elif text and _SENTENCE_END.search(text):
            break
    return range(end, len(lines))


def _without_tail(draft: Draft) -> Draft:
    tail = _tail(draft)
    if not tail:
        return draft
    start = tail.start
    last = next((i for i in range(start - 1, -1, -1) if draft.lines[i].text.text), -1)
    if last >= 0 and _rule("bio", draft.lines[last].text):
        start = last
    gone = tuple(cut(line.text, "more stories") for line in draft.lines[start:] if line.text.text)
    return replace(draft, lines=draft.lines[:start], cuts=(*draft.cuts, *gone))


def cleaned(draft: Draft) -> Draft:
    """The draft without its boilerplate, which is recorded in ``cuts``."""
    draft = _without_header(_without_pieces(draft))
    for step in (
        _without_tail,
        lambda d: _removed(d, _foreign),
        _without_captions,
        lambda d: _removed(d, lambda line: _rule("line", line)),
    ):
        draft = step(draft)
    return draft
