"""Sentences of a text.

What was decided:

- 。！？ and their repetitions end a sentence, with the brackets that close behind them.  A Latin full stop
  ends one only between Japanese and what is no digit or Latin letter (2.2倍 and G. Bell stay whole).
- Speech inside a sentence is part of it, however many sentences it holds: 「A。B。」と言った。  Speech
  that is a paragraph of its own is split inside; its sentences are ``quoted``.  After 「…。」 a new
  sentence begins unless と, って or other hiragana follows.
- Speech on its own line belongs to the sentence round it: a line that ends with 、 goes on in the next
  one, and so does a line that ends with 」 before one that begins with と or って.
- A quotation that is never closed protects nothing (and what follows in its paragraph is not quotable);
  one that is closed up to ten paragraphs later makes all between ``quoted``.
- Several sentences divided by spaces alone are divided where a polite or certain form stands.
- A speaker's label (客：) and a list's mark (・, 1.) stay in the paragraph and in no sentence.
- Every other character but white space lies in exactly one sentence.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace

from quizgen.analysis.brackets import CLOSERS, OPENERS, QUOTES, Brackets, brackets, closes
from quizgen.analysis.lines import SPACE, Run, reports, runs
from quizgen.analysis.quotable import forms, objection
from quizgen.analysis.types import Sentence
from quizgen.source.text import ROWS, Text

LONGEST_QUOTE = 400
_LONGEST_REPORT = 40
_QUOTE_PARAGRAPHS, _QUOTE_LENGTH = 10, 3000
_ENDERS = "。！？!?"
_STOP = re.compile(f"[{_ENDERS}．.]+|[{re.escape(OPENERS)}]|[{SPACE}]+")
_BRACKET = re.compile(f"[{re.escape(OPENERS + CLOSERS)}]")
_CLOSING = re.compile(f"[{re.escape(CLOSERS)}]+")
_JAPANESE = re.compile(f"[ぁ-ゖァ-ヺー々〆一-鿿{re.escape(CLOSERS)}]")
_TRAIL = re.compile(r"[…‥―─—]+\Z")
_WORD = re.compile(f"[ぁ-ゖァ-ヺ一-鿿A-Za-z0-9０-９{re.escape(OPENERS)}]")
_LATIN = re.compile("[A-Za-z0-9０-９Ａ-Ｚａ-ｚ]")


def _begins(s: str, i: int, role: str) -> bool:
    return s.startswith(forms(role), i) and not s.startswith(forms("word"), i)


def _after_space(s: str, i: int) -> int:
    while i < len(s) and s[i] in SPACE:
        i += 1
    return i


def _quote_ends_sentence(s: str, opener: int, closer: int) -> bool:
    """After 「…。」: does a new sentence begin?  「はい。」彼は笑った。 yes; 「はい。」と笑った。 no."""
    last = closer - 1
    while last > opener and s[last] in SPACE:
        last -= 1
    if s[last] not in _ENDERS:
        return False
    if s[opener] not in QUOTES:
        before = s[max(0, opener - 9) : opener].rstrip(SPACE)
        return not before or before[-1] in _ENDERS + CLOSERS
    begin = _after_space(s, closer + 1)
    if begin == len(s) or s[begin] in "、。，．！？!?" + CLOSERS:
        return False
    return not _begins(s, begin, "on") if begin > closer + 1 else not "ぁ" <= s[begin] <= "ゖ"


def _is_full_stop(s: str, m: re.Match[str]) -> bool:
    """Is this Latin full stop, or ! or ? beside Latin letters, the end of a sentence?"""
    before, after = s[max(0, m.start() - 1) : m.start()], s[m.end() : m.end() + 1]
    if m[0] in ".．":
        return bool(_JAPANESE.match(before)) and not _LATIN.match(after)
    if set(m[0]) <= {".", "．"}:
        return not after or after in SPACE
    return not (m[0] in "!?！？" and _LATIN.match(before) and after and after not in SPACE + CLOSERS)


def _after_stop(s: str, i: int, alone: frozenset[int]) -> int:
    """Past the brackets that close behind a full stop, also after a space if they close nothing else."""
    m = _CLOSING.match(s, i) or (_CLOSING.match(s, j) if (j := _after_space(s, i)) > i else None)
    if m:
        return m.end()
    return i + 1 if i in alone else i


def _straight_closers(s: str) -> frozenset[int]:
    """Every second straight quotation mark: it closes."""
    return frozenset([m.start() for m in re.finditer('"', s)][1::2])


def _is_speech(s: str, opener: int, closer: int) -> bool:
    """The quotation that begins a sentence is all of it: a new sentence or nothing comes after it."""
    if s[opener] not in QUOTES:
        return False
    return _quote_ends_sentence(s, opener, closer) or not s[closer + 1 : closer + 9].strip(_ENDERS + SPACE)


def _scan(s: str, pairs: Brackets) -> tuple[list[int], list[tuple[int, int]]]:
    """Offsets at which a new sentence begins, and the quotations that are sentences by themselves."""
    alone = _straight_closers(s)
    cuts, speeches = [0], []
    i = begin = 0
    while m := _STOP.search(s, i):
        i = m.end()
        begin = m.end() if begin == m.start() and m[0][0] in SPACE else begin
        first = m[0][0]
        if first in OPENERS:
            closer = pairs.close.get(m.start(), -1)
            if closer > 0 and begin == m.start() and _is_speech(s, begin, closer):
                speeches.append((m.start(), closer + 1))
            elif 0 < closer - m.start() <= LONGEST_QUOTE:
                i = closer + 1
                if _quote_ends_sentence(s, m.start(), closer):
                    i = _after_stop(s, i, alone)
                    cuts.append(begin := i)
        elif first in SPACE:
            if s.endswith(forms("polite"), 0, m.start()) and _WORD.match(s, i) and not _begins(s, i, "on"):
                cuts.append(begin := i)
        elif _is_full_stop(s, m):
            end = _after_stop(s, i, alone)
            end = len(s) if _TRAIL.match(s, end) else end
            if not (_begins(s, end, "on") and (end > i or "。" not in m[0])):
                cuts.append(begin := end)
            i = end
    return cuts, speeches


def _trimmed(s: str, cuts: list[int]) -> Iterator[tuple[int, int]]:
    """The sentences between the cuts, without white space round them."""
    for start, end in zip(cuts, (*cuts[1:], len(s)), strict=True):
        piece = s[start:end]
        if bare := piece.strip(SPACE):
            left = start + len(piece) - len(piece.lstrip(SPACE))
            yield left, left + len(bare)


def _long_quotes(body: str, runs: list[tuple[Run, Brackets]]) -> list[tuple[int, int]]:
    """Quotations that are opened in one paragraph and closed in a later one: 「…。⏎…。⏎…。」."""
    out: list[tuple[int, int]] = []
    opened, since = -1, 0
    for i, (run, pairs) in enumerate(runs):
        closed = [run.start + c for c in pairs.close_alone if opened >= 0 and closes(body[opened], body[run.start + c])]
        if closed and i - since <= _QUOTE_PARAGRAPHS and closed[0] - opened <= _QUOTE_LENGTH:
            out.append((opened, closed[0] + 1))
            opened = -1
        if any(body[run.start + o] == body[opened] for o in pairs.close):
            opened = -1
        if pairs.open_alone and body[run.start + pairs.open_alone[-1]] in QUOTES:
            opened, since = run.start + pairs.open_alone[-1], i
    return out


def _unmatched(start: int, end: int, pairs: Brackets) -> bool:
    """A bracket without a partner: an opening one spoils all that follows in the paragraph."""
    spoiled = bool(pairs.open_alone) and pairs.open_alone[0] < end
    return spoiled or bisect_left(pairs.close_alone, start) < bisect_left(pairs.close_alone, end)


def _last_before(spans: list[tuple[int, int]], at: int) -> tuple[int, int]:
    """The last of the sorted spans that begins at or before ``at``."""
    i = bisect_right(spans, at, key=lambda span: span[0])
    return spans[i - 1] if i else (-1, -1)


def _is_glued(s: str) -> bool:
    """「…と言う。と私に言いました。」: a second report after a finished sentence, a sign of machine translation."""
    return reports(s) and len(s) <= _LONGEST_REPORT and s.rstrip(_ENDERS).endswith(forms("report"))


def _judged(body: str, run: Run, pairs: Brackets, quotes: list[tuple[int, int]]) -> list[Sentence]:
    s = body[run.start : run.end]
    cuts, speeches = _scan(s, pairs)
    out: list[Sentence] = []
    for start, end in _trimmed(s, cuts):
        a, b = run.start + start, run.start + end
        held = b <= _last_before(quotes, a)[1] or end <= _last_before(speeches, start)[1]
        touched = _last_before(quotes, b - 1)[1] > a
        if _unmatched(start, end, pairs) and not touched:
            why = "unmatched bracket"
        elif end < len(s) and s[end - 1] not in _ENDERS + CLOSERS + '.．"' and "。" in s:
            why = "no full stop"
        elif out and out[-1].end < a + 1 and body[out[-1].end - 1] == "。" and _is_glued(s[start:end]):
            out[-1] = replace(out[-1], quotable=False, why="glued sentences")
            why = "glued sentences"
        else:
            why = objection(s[start:end])
        out.append(Sentence(a, b, run.paragraph, quotable=not why, why=why, quoted=run.spoken or held))
    return out


def _kinds(text: Text, sentences: Iterator[Sentence]) -> Iterator[Sentence]:
    """Headings, verse and rows of tables are never quotable."""
    blocks = [b for b in text.blocks if b.kind in ("heading", "verse", *ROWS)]
    i = 0
    for sentence in sentences:
        while i < len(blocks) and blocks[i].end <= sentence.start:
            i += 1
        inside = i < len(blocks) and blocks[i].start < sentence.end
        yield replace(sentence, quotable=False, why=blocks[i].kind) if inside else sentence


def split(text: Text) -> tuple[Sentence, ...]:
    """The sentences of a text in order; spans are disjoint and never empty."""
    body = text.body
    found = []
    for run in runs(body):
        s = body[run.start : run.end]
        found.append((run, brackets(s, (m.start() for m in _BRACKET.finditer(s)))))
    quotes = _long_quotes(body, found)
    return tuple(_kinds(text, (s for run, pairs in found for s in _judged(body, run, pairs, quotes))))
