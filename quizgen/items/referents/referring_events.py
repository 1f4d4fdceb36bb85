"""What was told right before, pointed to by a noun that names it again (この知らせ), or by それ with 聞く.

Which nouns these are is told by ``event_nouns.tsv``.  これは…からだ gives the reason of it.  The wrong answers
are what the sentences a little further back tell, which a reader may still have in mind.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from quizgen import tables
from quizgen.analysis.sayings import sayings
from quizgen.analysis.types import Analysis, Sentence, Word, within
from quizgen.items.base import Note
from quizgen.items.lookup import sentences_with_word
from quizgen.items.referents.happenings import Happening, happenings, reported, speaks_of
from quizgen.items.referents.referring import Reference, Wrong, head_of, pointers, quoted, verb
from quizgen.items.stems import RefusedError
from quizgen.items.wording import in_quotes

FAR = 4
"""Sentences before, the one right before apart, whose events may be offered."""
ALREADY = 3
"""Sentences before in which the noun itself must not stand: it would be meant, not what was told."""
PARTICLES = frozenset(("は", "が", "を", "に", "で", "も", "と", "から", "へ", "より"))
HEARD = frozenset(("聞く", "聴く"))
FOLLOWED = frozenset(
    (("を", "受ける"), ("に", "伴う"), ("に", "よる"), ("に", "応える"), ("を", "知る"), ("を", "喜ぶ"))
)
"""Particles and verbs by which a sentence goes on from what happened: これを受けて."""
REASONS = (
    "からだ",
    "からです",
    "からである",
    "ためだ",
    "ためです",
    "ためである",
    "からだった",
    "ためだった",
    "からでした",
    "ためでした",
)


@dataclass(frozen=True, slots=True)
class EventNoun:
    """A row of ``event_nouns.tsv``."""

    noun: str
    sort: str
    example: str


@cache
def _rows() -> dict[str, str]:
    return {r.noun: r.sort for r in tables.rows(EventNoun, "event_nouns")}


TRUE = frozenset(("事実", "本当", "うそ", "嘘", "確か", "間違い", "誤り"))
"""What is said of what somebody has told: それは事実だろう."""


def find(analysis: Analysis) -> Iterator[Reference | tuple[int, int, str]]:
    """The pointers to what was told before that are certain; span and reason where one is not."""
    for number, words, i in pointers(analysis):
        found = _pointer(analysis, number, words, i)
        if found is None:
            continue
        end, sort = found
        try:
            yield _reference(analysis, number, words[i].start, end, sort)
        except RefusedError as refused:
            yield words[i].start, end, str(refused)


def _pointer(analysis: Analysis, number: int, words: Sequence[Word], i: int) -> tuple[int, str] | None:
    """Where a word that points to what was told ends, with the noun it leads, and what sort that is."""
    word, after = words[i], words[i + 1]
    if word.end != after.start:
        return None
    if word.surface in ("この", "その"):
        sort = _rows().get(after.dictionary_form)
        last = words[i + 2] if i + 2 < len(words) else None
        if sort is None or last is None or last.start != after.end or last.surface not in PARTICLES:
            return None
        return after.end, sort
    if word.surface not in ("それ", "これ"):
        return None
    if after.surface == "は" and any(words[i + 2].surface == w for w in TRUE):
        return word.end, "content"
    if after.surface in ("は", "も", "が", "を") and _called(analysis, words[i + 2 :]):
        return word.end, "event"
    if after.surface == "を" and verb(analysis, head_of(analysis, word.start)) in HEARD:
        return word.end, "saying"
    if (after.surface, verb(analysis, head_of(analysis, word.start))) in FOLLOWED:
        return word.end, "event"
    told = analysis.surface(analysis.sentences[number]).rstrip("。")
    return (word.end, "event") if after.surface == "は" and i == 0 and told.endswith(REASONS) else None


_SAYS_SO = re.compile("こう[、]?[^、。「」]{2,12}[。]?$")
_WORDS = re.compile("「([^「」]{6,38})」")


def announced(analysis: Analysis) -> Iterator[Reference]:
    """こう尋ねた。「…」: the words that follow at once, where other words are quoted elsewhere."""
    body = analysis.text.body
    for number, sentence in enumerate(analysis.sentences):
        found = _SAYS_SO.search(analysis.surface(sentence))
        words = re.compile(r"\s*" + _WORDS.pattern).match(body, sentence.end)
        if sentence.quoted or not found or not words or not _says(analysis, sentence):
            continue
        start = sentence.start + found.start()
        if quoted(analysis, sentence, start):
            continue
        key, wrong = words.group(1).rstrip("。"), tuple(_other_words(body, words.start(1), words.group(1).rstrip("。")))
        note = Note(
            f"「こう」は、すぐ後の{in_quotes(key)}という言葉を指しています。",
            f"こう points forward, to the words “{key}”.",
        )
        yield Reference(start, start + 2, number, "どの言葉", key, words.span(1), note, wrong)


def _says(analysis: Analysis, sentence: Sentence) -> bool:
    """Whether a sentence ends in a verb of saying or thinking."""
    last = within(analysis.bunsetsu, sentence.start, sentence.end)[-1]
    return verb(analysis, last) in sayings()


def _other_words(body: str, at: int, said: str) -> Iterator[Wrong]:
    """Other words that the text quotes."""
    for m in sorted(_WORDS.finditer(body), key=lambda m: abs(m.start(1) - at)):
        text = m.group(1).rstrip("。")
        if abs(m.start(1) - at) > 1 and not body.startswith(text, at):
            note = Note(
                f"「こう」のすぐ後の言葉は、{in_quotes(said)}です。これは、ほかのところにある言葉です。",
                f"“{text}” does not follow こう.",
            )
            yield Wrong(text, "other words of the text", note)


BARE = ("こと", "事")
"""Nouns before which a sentence judges, so that one alone of what is told can be meant: これは不自由な|ことだ."""


def _called(analysis: Analysis, words: Sequence[Word]) -> bool:
    """Whether a clause ends at once in a noun for what happens: これも|成果|だと…."""
    for word, after in pairwise(words):
        if word.part in ("particle", "symbol", "verb"):
            return False
        if _rows().get(word.surface) == "event" and word.surface not in BARE:
            return analysis.tokens[after.first].ctype.startswith(("助動詞-ダ", "助動詞-デス"))
    return False


def _reference(analysis: Analysis, number: int, start: int, end: int, sort: str) -> Reference:
    pointer = analysis.text.body[start:end]
    noun = pointer[2:]
    near = range(max(0, number - ALREADY), number)
    if noun not in ("", "こと", "事", "事実") and not sentences_with_word(analysis, noun).isdisjoint(near):
        raise RefusedError("the noun itself was named before")
    key = reported(analysis, number - 1) if sort == "content" else happenings(analysis).get(number - 1)
    if key is None:
        raise RefusedError("what the sentence before tells is no short clause that stands alone")
    if key.said != (sort == "saying"):
        raise RefusedError("what was said and that it was said may both be meant")
    told = analysis.text.body[key.start : key.end].rstrip("。").removesuffix("と" if sort == "content" else "。")
    note = Note(
        f"すぐ前の文に{in_quotes(told)}とあります。「{pointer}」は、そのことを指しています。",
        f"The sentence before says “{told}”; {pointer} means just that.",
    )
    wrong = tuple(_wrong(analysis, key, number, pointer))
    return Reference(start, end, number, "何", key.text, (key.start, key.end), note, wrong)


def _wrong(analysis: Analysis, key: Happening, number: int, pointer: str) -> Iterator[Wrong]:
    """What other sentences tell, nearest first, none that may be the same event."""
    about = speaks_of(analysis, key)
    others = [
        h
        for h in happenings(analysis).values()
        if h.said == key.said and h.alone and number - FAR <= h.sentence < number - 1 and "「私」" not in h.text
    ]
    for h in sorted(others, key=lambda h: _distance(h, key, number)):
        if 2 * len(speaks_of(analysis, h) & about) <= len(about):
            yield Wrong(_LATER.sub("", h.text), "another event of the text", _further_back())


_LATER = re.compile("^(?:しばらくして|やがて|まもなく|間もなく|その後|すると|ついに|とうとう|ある日|結局)、?")
"""What opens a sentence and says nothing of what happened."""


def _distance(h: Happening, key: Happening, number: int) -> tuple[int, ...]:
    """Those of one clause and of like length first, and of these the near ones."""
    return h.text.count("、"), abs(len(h.text) - len(key.text)) // 8, number - h.sentence


def _further_back() -> Note:
    return Note(
        "これは、すぐ前の文ではなく、もっと前に書かれていることです。",
        "This is told further back, not in the sentence right before.",
    )
