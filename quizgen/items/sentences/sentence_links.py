"""What a sentence needs that another has told before it: the thing that この町 names again, the person whose full name
came first, the first of two numbered points.  Each link says that its sentence cannot stand before the other.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from quizgen import tables
from quizgen.analysis.entities import untitled
from quizgen.analysis.types import Analysis, Entity, apart, within
from quizgen.items.answers.naming import named
from quizgen.items.lookup import KEPT
from quizgen.items.referents.referring import quoted

POINTING = frozenset(("この", "その", "こうした", "そうした"))
ORDER = (
    (("第一に", "一つ目は", "一つめは"), ("第二に", "二つ目は", "二つめは")),
    (("第二に", "二つ目は", "二つめは"), ("第三に", "三つ目は", "三つめは")),
    (("まず、", "はじめに、", "最初に、"), ("次に、", "つぎに、", "続いて、")),
    (("次に、", "つぎに、", "続いて、"), ("最後に、", "さいごに、")),
)
"""How a point begins, and how the one after it."""
WHAT, NEXT = "何を指す", "どれに続く"
NEAR = 2
"""Sentences back in which what その names must have been told last."""


@dataclass(frozen=True, slots=True)
class Loose:
    """A row of ``loose_nouns.tsv``."""

    noun: str
    example: str


@cache
def loose() -> frozenset[str]:
    """The nouns with which この leans on a time, a place or all that was told."""
    return frozenset(r.noun for r in tables.rows(Loose, "loose_nouns"))


@dataclass(frozen=True, slots=True)
class Link:
    """What in sentence ``of`` needs sentence ``on`` before it: as written, what that told first, what is not known
    without it (何を指す, だれの), the noun that must stand
    right before, if one must, and whether the two are times of which the other comes first (``time_links``).
    """

    of: int
    on: int
    said: str
    first: str
    asks: str = WHAT
    noun: str = ""
    timed: bool = False

    @property
    def ordinal(self) -> bool:
        """Whether the number of a point asks for the point before it: 第二に."""
        return self.asks == NEXT


EXPLAINS = re.compile("(?:[のん]|から|ため|わけ|もの)(?:だ|です|である|であります|だった|でした|であった)[。．]$")
"""How a sentence ends that explains another."""


@lru_cache(maxsize=KEPT)
def links(analysis: Analysis) -> tuple[Link, ...]:
    """All links of a text, in the order of the sentences that need another."""
    return tuple(link for number in range(len(analysis.sentences)) for link in _of(analysis, number))


def _of(analysis: Analysis, number: int) -> Iterator[Link]:
    if analysis.sentences[number].quoted:
        return
    yield from _pointing(analysis, number)
    yield from _short_names(analysis, number)
    yield from _points(analysis, number)
    yield from _the_same(analysis, number)


TIES = (
    "そのため",
    "このため",
    "すると",
    "そこで",
    "たとえば",
    "例えば",
    "つまり",
    "それは",
    "これは",
    "それを",
    "これを",
    "その",
    "この",
)
"""How a sentence begins that goes on from the one right before it."""


def tie(analysis: Analysis, number: int) -> Link | None:
    """What ties a sentence to the one right before it: how it begins, or a link to that one."""
    sentence, last = analysis.sentences[number], analysis.sentences[number - 1]
    if sentence.quoted or last.quoted or sentence.paragraph != last.paragraph:
        return None
    near = next((k for k in links(analysis) if k.of == number and k.on == number - 1), None)
    said = next((t for t in TIES if analysis.surface(sentence).startswith(t)), "")
    head = within(analysis.words, sentence.start, sentence.end)[:2]
    shown = "".join(w.surface for w in head) if said in POINTING else said  # この|水路
    return near or (Link(number, number - 1, shown, "") if said else None)


@lru_cache(maxsize=KEPT)
def _first_words(analysis: Analysis) -> dict[str, int]:
    """The number of the sentence that has each noun first."""
    out: dict[str, int] = {}
    for number, sentence in enumerate(analysis.sentences):
        for word in apart(within(analysis.words, sentence.start, sentence.end)):
            if word.part in ("noun", "name"):
                out.setdefault(word.dictionary_form, number)
    return out


def _pointing(analysis: Analysis, number: int) -> Iterator[Link]:
    """この時計, where 時計 was told of before; not what the title names."""
    sentence = analysis.sentences[number]
    words = apart(within(analysis.words, sentence.start, sentence.end))
    for i, (word, noun) in enumerate(pairwise(words)):
        after = words[i + 2] if i + 2 < len(words) else None
        if word.surface not in POINTING or noun.part != "noun" or word.end != noun.start or after is None:
            continue
        compound = after.part in ("noun", "suffix") and after.start == noun.end
        first = _first_words(analysis).get(noun.dictionary_form, number)
        far = word.surface in ("その", "そうした") and number - first > NEAR
        owned = word.surface == "その" and _in_a_row(analysis, sentence.start, word.start)
        if (
            first >= number
            or _holds(analysis, noun.surface, first)
            or far
            or owned
            or compound
            or noun.surface in loose()
            or quoted(analysis, sentence, word.start)
        ):
            continue
        if noun.surface not in analysis.text.title:
            said = word.surface + noun.surface
            yield Link(number, first, said, noun.surface, noun=noun.surface if word.surface == "その" else "")


def _holds(analysis: Analysis, noun: str, first: int) -> bool:
    """Whether a longer word before a sentence holds a noun that is said there first: 蓮池, 池."""
    return noun in analysis.text.body[: analysis.sentences[first].start]


def _in_a_row(analysis: Analysis, start: int, at: int) -> bool:
    """Whether a clause before a place may tell what その means: 発電所が完成し、その|電気."""
    found = (c for c in within(analysis.clauses, start, at) if c.role == "adverbial")
    return any(c.relation in ("", "sequence") for c in found)


def _short_names(analysis: Analysis, number: int) -> Iterator[Link]:
    """三浦さん, where a sentence before has introduced 高校2年生の三浦ひなのさん."""
    sentence = analysis.sentences[number]
    for entity in within(analysis.entities, sentence.start, sentence.end):
        if entity.type != "PERSON" or entity.lead >= 0 or quoted(analysis, sentence, entity.start):
            continue
        first = _introduced(analysis).get(entity.key)
        if first is None or first[0] >= number or not named(analysis, entity):
            continue
        on, full = first
        short, whole = (
            analysis.surface(entity),
            analysis.text.body[full.lead if full.lead >= 0 else full.start : full.end],
        )
        if len(short) + 1 < len(whole) and untitled(short) in whole:
            yield Link(number, on, short, whole, asks="だれのこと")


@lru_cache(maxsize=KEPT)
def _introduced(analysis: Analysis) -> dict[str, tuple[int, Entity]]:
    """For each person the number of the sentence with the first mention, and that mention, where it introduces one."""
    out: dict[str, tuple[int, Entity]] = {}
    seen: set[str] = set()
    for number, sentence in enumerate(analysis.sentences):
        for entity in within(analysis.entities, sentence.start, sentence.end):
            if entity.type == "PERSON" and entity.key not in seen:
                seen.add(entity.key)
                if entity.lead >= 0 or len(analysis.surface(entity)) > len(entity.key) + 1:
                    out[entity.key] = number, entity
    return out


def _points(analysis: Analysis, number: int) -> Iterator[Link]:
    """第二に, where a sentence before begins with 第一に."""
    said = analysis.surface(analysis.sentences[number])
    for before, after in ORDER:
        own = next((w for w in after if said.startswith(w)), "")
        for other in range(number - 1, -1, -1) if own else ():
            first = next((w for w in before if analysis.surface(analysis.sentences[other]).startswith(w)), "")
            if first:
                yield Link(number, other, own, first, asks=NEXT)
                break


SAME = re.compile(
    "同(?P<role>氏|報道官|大統領|首相|外相|国防相|長官|局長|議長|書記長|会長|社長|市長|町長|知事|教授|監督)"
)
"""Somebody told of right before: 同氏, 同市長."""
OTHERS = 5
"""Sentences before in which nobody else may be whom 同氏 would mean."""
SOME = ("者", "人", "民", "ら", "高官", "官", "員")
"""How names of people end who are nobody in particular: アメリカ当局者."""


def _the_same(analysis: Analysis, number: int) -> Iterator[Link]:
    """同氏, 同報道官: the one of whom the sentence before has told, where nobody else stands near before it."""
    sentence = analysis.sentences[number]
    for said in SAME.finditer(analysis.text.body, sentence.start, sentence.end):
        if quoted(analysis, sentence, said.start()):
            continue
        role = said["role"]
        before = range(max(0, number - NEAR - OTHERS), number + 1)
        near = [(n, _called(analysis, n, role, said.start())) for n in before]
        meant = [(n, names) for n, names in near if names]
        if len(meant) == 1 and len(meant[0][1]) == 1 and number - NEAR <= meant[0][0] < number:
            yield Link(number, meant[0][0], said.group(), meant[0][1][0], asks="だれのこと")


def _called(analysis: Analysis, number: int, role: str, until: int) -> list[str]:
    """Those in a sentence whom 同 with a role may mean: of 氏 any person with a name, else who has the role."""
    sentence = analysis.sentences[number]
    found = within(analysis.entities, sentence.start, min(sentence.end, until))
    people = [(e, analysis.surface(e)) for e in found if e.type == "PERSON"]
    meant = [
        (e.key, name)
        for e, name in people
        if not name.startswith(("同", "彼"))
        and (named(analysis, e) and not name.endswith(SOME) if role == "氏" else name.endswith(role))
    ]
    return list(dict(meant).values())
