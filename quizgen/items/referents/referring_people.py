"""Who 彼, 彼女, 同氏 and その人 point to: the only person told of right before."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from quizgen import kana
from quizgen.analysis.entities import titled
from quizgen.analysis.types import Analysis, Entity, Word, within
from quizgen.items import stems
from quizgen.items.answers.naming import alike, full_name
from quizgen.items.answers.sides import side
from quizgen.items.answers.values import ORDINAL
from quizgen.items.base import Note
from quizgen.items.lookup import is_agent, of_type, phrase_of, told
from quizgen.items.referents.referring import Reference, Wrong, phrase_at, pointers, quoted, tells_of_self, words_for
from quizgen.items.sentences.somebody import minds, near
from quizgen.items.stems import RefusedError

WHO = frozenset(("彼", "彼女", "同氏"))
PEOPLE = frozenset(("PERSON", "PEOPLE"))
SUBJECTS = ("は", "が", "も")
TWO = frozenset(("二人", "ふたり", "2人", "２人", "両者", "両氏"))
BEFORE, LATER = "F3 another PERSON told of before", "F3 another PERSON of the text"
BACK = 2
"""Sentences looked back over."""


def find(analysis: Analysis) -> Iterator[Reference | tuple[int, int, str]]:
    """The pointers to a person that are certain; span and reason where one is not."""
    for number, words, i in pointers(analysis):
        word, after = words[i], words[i + 1]
        led = word.surface in ("その", "この") and after.surface in words_for("person") and after.start == word.end
        if not (led or word.surface in WHO) or after.surface in ("ら", "たち", "等", "自身"):
            continue
        end = after.end if led else word.end
        try:
            yield _reference(analysis, number, word.start, end)
        except RefusedError as refused:
            yield word.start, end, str(refused)


def by_role(analysis: Analysis) -> Iterator[Reference | tuple[int, int, str]]:
    """同報道官, 同教授: the only person with that role in the sentences before."""
    for number, sentence in enumerate(analysis.sentences):
        for e in within(analysis.entities, sentence.start, sentence.end):
            pointer = analysis.surface(e)
            again = e.type == "PERSON" and pointer.startswith("同") and len(pointer) > len("同氏")
            if again and not sentence.quoted and not quoted(analysis, sentence, e.start):
                try:
                    yield _told_of(analysis, _bearer(analysis, number, pointer[1:], e.start), number, e.start, e.end)
                except RefusedError as refused:
                    yield e.start, e.end, str(refused)


def _bearer(analysis: Analysis, number: int, role: str, at: int) -> Entity:
    """The only person right before a place whose mention ends in a role."""
    start = analysis.sentences[max(0, number - BACK)].start
    found = [e for e in within(analysis.entities, start, at) if e.type == "PERSON" and told(analysis, e)]
    found = [e for e in found if analysis.surface(e).endswith(role) and analysis.surface(e) != role]
    if len({e.key for e in found}) != 1:
        raise RefusedError("not one person with that role stands before it")
    return found[-1]


def pairs(analysis: Analysis) -> Iterator[Reference | tuple[int, int, str]]:
    """二人, where the sentences before name just two persons and the text more."""
    for number, sentence in enumerate(analysis.sentences):
        for word in within(analysis.words, sentence.start, sentence.end):
            after = analysis.text.body[word.end : word.end + 1]
            if (
                word.surface in TWO
                and after in "はがもにをの"
                and not sentence.quoted
                and not quoted(analysis, sentence, word.start)
            ):
                try:
                    yield _pair(analysis, number, word)
                except RefusedError as refused:
                    yield word.start, word.end, str(refused)


def _pair(analysis: Analysis, number: int, word: Word) -> Reference:
    people = _two(analysis, number, word.start)
    names = [full_name(analysis, e) for e in people]
    key = "と".join(names)
    note = Note(
        f"前に「{names[0]}」と「{names[1]}」の名前があります。「{word.surface}」はこの二人です。",
        f"{names[0]} and {names[1]} are named before; they are the two.",
    )
    apart = {names[0], names[1], "筆者"}
    found = [w.text for w in _wrong(analysis, people[0], names[0], number, word.surface)]
    wrong = tuple(
        Wrong(f"{name}と{other}", "F3 another pair", _not_of_two(word.surface, names, other))
        for other in found
        if other not in apart
        for name in names
    )
    return Reference(
        word.start,
        word.end,
        number,
        "だれとだれ",
        key,
        (people[0].start, people[1].end),
        note,
        wrong[::2] + wrong[1::2],
    )


def _not_of_two(pointer: str, names: Sequence[str], other: str) -> Note:
    return Note(
        f"「{pointer}」は、すぐ前に名前がある「{names[0]}」と「{names[1]}」です。「{other}」ではありません。",
        f"The two are {names[0]} and {names[1]}, who are named just before, not {other}.",
    )


def _two(analysis: Analysis, number: int, at: int) -> tuple[Entity, Entity]:
    """The only two persons with names in the sentences right before, one at least as late as the sentence before."""
    start, own = analysis.sentences[max(0, number - BACK)].start, analysis.sentences[number].start
    here = list(within(analysis.entities, max(start, _paragraph(analysis, number)), at))
    here = [e for e in here if (e.type in ("PERSON", "NAME") or e.key in minds(analysis)) and told(analysis, e)]
    after = analysis.text.body[at : at + 4].lstrip("二人ふたり2２両者氏")[:1]
    doer = ("は",) if after not in ("は", "が", "も") else ()
    here = [e for e in here if not (e.start >= own and phrase_of(analysis, e).case in doer)]  # ごんは二人の話を
    here = [e for e in here if _is_named(analysis, e) and phrase_of(analysis, e).case not in ("の", "")]
    keys = list(dict.fromkeys(e.key for e in here))
    if len(keys) != 2:
        raise RefusedError("not two persons are named before")
    if not any(_joined(analysis, a, b) for a, b in pairwise(here)):
        raise RefusedError("the two persons are not told of together")
    one, two = (max((e for e in here if e.key == k), key=lambda e: e.end - e.start) for k in keys)
    return one, two


def _joined(analysis: Analysis, one: Entity, two: Entity) -> bool:
    """Whether two mentions are told of together: 兵十と加助は, 田辺は高木とともに."""
    between = analysis.text.body[one.end : two.start]
    return between == "と" or ("。" not in between and phrase_of(analysis, two).case.startswith("と"))


def _paragraph(analysis: Analysis, number: int) -> int:
    """Where the paragraph of a sentence begins."""
    own = analysis.sentences[number].paragraph
    return next(s.start for s in analysis.sentences if s.paragraph == own)


def _reference(analysis: Analysis, number: int, start: int, end: int) -> Reference:
    return _told_of(analysis, _antecedent(analysis, number, start), number, start, end)


def _told_of(analysis: Analysis, who: Entity, number: int, start: int, end: int) -> Reference:
    name, pointer = full_name(analysis, who), analysis.text.body[start:end]
    said = analysis.surface(phrase_of(analysis, who)).rstrip("、，")
    role = pointer[1:] if pointer.startswith("同") and pointer[1:] in said else ""
    note = Note(
        f"すぐ前に「{said}」とあります。「{pointer}」は、{f'この{role}のこと' if role else f'「{name}」のこと'}です。",
        f"“{said}” stands just before: {pointer} is {name}.",
    )
    wrong = tuple(_wrong(analysis, who, name, number, pointer))
    return Reference(start, end, number, "だれ", name, (who.start, who.end), note, wrong)


def _wrong(analysis: Analysis, who: Entity, name: str, number: int, pointer: str) -> Iterator[Wrong]:
    """Other persons of the text, nearest first, none told of between the person meant and the pointer; the writer."""
    first = next(s.start for s in analysis.sentences if s.end > who.start)
    seen, keys = [name], {who.key}
    others = [e for e in near(analysis, who.start, "PERSON", "NAME") if e.key != who.key and is_agent(analysis, e)]
    others = [e for e in others if not analysis.surface(e).startswith("同")]
    by_role = pointer.startswith("同") and pointer not in WHO  # then others told of in between may be offered
    others.sort(key=lambda e: not _earlier(analysis, e, who.start))
    others.sort(key=lambda e: side(analysis, e) != side(analysis, who))  # 同氏はロシア国民に対し: Russians first
    others.sort(key=lambda e: not by_role and _is_named(analysis, e) != _is_named(analysis, who))
    if pointer == "同氏" and not any(_earlier(analysis, e, who.start) for e in others if _is_named(analysis, e)):
        rows = dict.fromkeys(_of_row(analysis, who, number))
        yield from (Wrong(shown, BEFORE, _note(pointer, shown, name, True)) for shown in rows)
    for other in others:
        between = not by_role and first <= other.start < analysis.sentences[number].end
        shown = full_name(analysis, other)
        role = titled(shown) and (len(shown) > 1 or kin(shown))
        known = (_is_named(analysis, other) and len(shown) > 1) or (role and not _linked(analysis, shown, seen[0]))
        if between or not known or not told(analysis, other) or other.key in keys:
            continue
        one = any(alike(shown, s) or shown in s or s in shown or _leads(analysis, shown, s) for s in seen)
        if not one:
            seen.append(shown)
            keys.add(other.key)
            earlier = _earlier(analysis, other, who.start)
            yield Wrong(shown, BEFORE if earlier else LATER, _note(pointer, shown, name, earlier))
    if tells_of_self(analysis) and stems.level(analysis) not in stems.SIMPLE:
        note = Note(f"筆者は自分のことを「{pointer}」とは言いません。", f"The writer does not call himself {pointer}.")
        yield Wrong("筆者", "F3 the writer", note)


def _of_row(analysis: Analysis, who: Entity, number: int) -> Iterator[str]:
    """Those without a name who are counted and tell something a little before, nearest first: 最初の政府高官."""
    start = analysis.sentences[max(0, number - ROW)].start
    own = next(s.start for s in analysis.sentences if s.end > who.start)
    for phrase in reversed(within(analysis.bunsetsu, start, own)):
        at = ORDINAL.match(analysis.text.body, phrase.start)
        people = within(analysis.entities, phrase.end, own) if at else ()
        if people and people[0].start == phrase.end and people[0].type == "PERSON" and is_agent(analysis, people[0]):
            yield analysis.text.body[phrase.start : people[0].end]


ROW = 6
"""Sentences before a pointer in which one of a row is looked for."""


def _is_other_sex(analysis: Analysis, at: int, shown: str) -> bool:
    """Whether 彼 at a place cannot mean a woman who is named, nor 彼女 a man."""
    body = analysis.text.body
    use = "male" if body.startswith("彼女", at) else "female" if body.startswith("彼", at) else ""
    return bool(use) and shown.endswith(tuple(words_for(use)))


def kin(noun: str) -> bool:
    """Whether a noun of one character is a role: 母, 姉."""
    return noun in "父母兄姉弟妹娘孫"


def _leads(analysis: Analysis, one: str, other: str) -> bool:
    """Whether one of two stands right before the other, as what that one is: 京都府知事の北垣."""
    body = analysis.text.body
    return any(one + mark + other in body or other + mark + one in body for mark in ("", "の", "、"))


def _linked(analysis: Analysis, role: str, name: str) -> bool:
    """Whether the text may call the one by the other: 画家のハンナさん, ハンナさんは町の画家です."""
    close = rf"{re.escape(role)}.{{0,3}}{re.escape(name)}|{re.escape(name)}[^。]{{0,20}}{re.escape(role)}"
    return re.search(close, analysis.text.body) is not None


def _is_named(analysis: Analysis, entity: Entity) -> bool:
    """Whether a mention has a name: one that the analyser knows, or what says or thinks in the text."""
    tokens = within(analysis.tokens, entity.start, entity.end)
    name = any(t.pos.startswith("名詞-固有名詞-人名") or (not t.known and kana.is_katakana(t.surface)) for t in tokens)
    return name or (entity.type == "THING" and entity.key in minds(analysis))


def _earlier(analysis: Analysis, entity: Entity, at: int) -> bool:
    """Whether somebody is told of before a place."""
    return any(e.key == entity.key and e.start < at for e in of_type(analysis, entity.type))


def _note(pointer: str, other: str, meant: str, earlier: bool) -> Note:
    """Where somebody else is told of, and who is just before the pointer."""
    if earlier:
        return Note(
            f"「{other}」も前に出てきますが、「{pointer}」のすぐ前に書かれているのは「{meant}」です。",
            f"{other} is named before too, but just before {pointer} stands {meant}.",
        )
    return Note(f"「{other}」は、「{pointer}」より後に出てきます。", f"{other} is named only after {pointer}.")


def _antecedent(analysis: Analysis, number: int, at: int) -> Entity:
    """The only person told of in the nearest sentence that tells of one."""
    for n in range(number, max(-1, number - BACK - 1), -1):
        sentence = analysis.sentences[n]
        people = [e for e in within(analysis.entities, sentence.start, min(at, sentence.end)) if e.type in PEOPLE]
        people = [e for e in people if told(analysis, e) and not quoted(analysis, sentence, e.start)]
        if analysis.text.body.startswith(tuple(WHO), at):
            people = [e for e in people if e.type == "PERSON" and not analysis.surface(e).endswith(("ら", "たち"))]
            if "彼" in analysis.text.body[sentence.start : min(at, sentence.end)]:
                raise RefusedError("who is meant there already is told by a pronoun")
        if not people:
            continue
        heads = [e for e in people if phrase_of(analysis, e).case.rstrip("、") != "の"]
        if len({e.key for e in heads}) != 1 or heads[-1].type != "PERSON":
            raise RefusedError("more than one person stands before it")
        own = n == number and phrase_of(analysis, heads[-1]).case.rstrip("、") in SUBJECTS
        if own and phrase_at(analysis, at).case.rstrip("、") not in (*SUBJECTS, "の"):
            raise RefusedError("who does it is not whom it is done to")  # リサさんは彼を信じた
        if _is_other_sex(analysis, at, analysis.surface(heads[-1])):
            raise RefusedError("who stands before it is of the other sex")
        if not (_is_named(analysis, heads[-1]) or titled(analysis.surface(heads[-1]))):
            raise RefusedError("who stands before it has no name and no role")
        return max((e for e in heads), key=lambda e: e.end - e.start)
    raise RefusedError("nobody stands right before it")
