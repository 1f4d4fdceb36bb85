"""Wishes in quoted words without a subject (「人と話す時間も届けたい」): the speaker's own."""

from collections.abc import Iterator

from quizgen.analysis.facts import told_plainly
from quizgen.analysis.sayings import says
from quizgen.analysis.types import Analysis, Argument, Fact, within
from quizgen.items import stems
from quizgen.items.answers.naming import full_name
from quizgen.items.base import Note
from quizgen.items.sentences.known import is_interview
from quizgen.items.sentences.omission import Omitted
from quizgen.items.sentences.writers_own import WISH
from quizgen.items.stems import RefusedError


def find(analysis: Analysis) -> Iterator[Omitted | tuple[int, int, str]]:
    """The wishes in what somebody says, with the speaker; span and reason where one is not certain."""
    if is_interview(analysis):
        return
    for fact in told_plainly(analysis):
        words = [a for a in fact.arguments if a.case == "ト"]
        who = [a for a in fact.arguments if a.under == "ガ"]
        if not says(fact) or len(words) != 1:
            continue
        try:
            yield _wish(analysis, fact, words[0], who)
        except RefusedError as refused:
            yield words[0].start, words[0].end, str(refused)


def _wish(analysis: Analysis, fact: Fact, words: Argument, who: list[Argument]) -> Omitted:
    """The wish at the end of what somebody says."""
    body = analysis.text.body
    quote = body[words.start : words.end]
    if not quote.startswith("「") or not quote.endswith("」") or not WISH.search(quote[1:-1]):
        raise RefusedError("no wish is quoted")
    if len(who) != 1 or who[0].entity < 0 or not stems.is_sure(who[0]):
        raise RefusedError("it is not certain who speaks")
    speaker = analysis.entities[who[0].entity]
    if speaker.type != "PERSON" or any(w in quote for w in ("は", "が")):
        raise RefusedError("the wish has a subject of its own")
    phrases = [p for p in within(analysis.bunsetsu, words.start, words.end + 4) if p.start < words.end]
    last = phrases[-1]
    end = last.start + len(body[last.start : words.end].rstrip("」。"))
    name = full_name(analysis, speaker)
    note = Note(
        f"「{body[last.start : end]}」は、話している人の気持ちです。話しているのは「{name}」です。",
        f"{body[last.start : end]} is the wish of the one who speaks, {name}.",
    )
    return Omitted(fact, (last.start, end), speaker, (fact.start, fact.end), note, "the speaker's own wish")
