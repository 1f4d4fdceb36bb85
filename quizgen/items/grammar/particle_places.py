"""Where a particle is certain: its noun, the particle and the verb that wants it stand side by side.

The head is certain then, the verb is active, and each wrong particle is excluded by the verb's frame
(``particle_frames.tsv``) and not let in again by a free pair (``particle_blocks.tsv``).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from quizgen.analysis.predicates import PASSIVES
from quizgen.analysis.types import Analysis, Sentence, Word, apart, within
from quizgen.items import carrier
from quizgen.items.base import Abstain
from quizgen.items.grammar import gap, particle_table
from quizgen.items.grammar.gap import Found, Gap
from quizgen.items.grammar.particle_table import Frame

SORT = "particle"
_VOICES = frozenset(
    ("causative", "desire", "desire-shown", "potential", "resulting", "easy", "hard", "prone")
) | frozenset(("favour-received", "favour-asked", "favour-given"))
"""Inflections that change which particle a verb wants."""
NOUNS = frozenset(("noun", "name", "number", "pronoun"))
"""Parts of speech that a particle may follow as a noun."""
_PREDICATES = frozenset(("verb", "adjective", "adjectival", "auxiliary"))
_VERBS = ("verb", "adjectival", "adjective")
LEAST_WORDS = 3
LONGEST_OBJECT = 5
LONGEST_NAME = 40
_LOOSE = frozenset(
    ("thing", "event", "effect", "possessed", "tool thing", "abstract", "held", "carried", "car", "limb")
)
"""Classes so wide that one of them might act: the law allows, the plan asks for."""


@dataclass(frozen=True, slots=True)
class Place:
    """A particle in its sentence: the words before it, its verb, and whether the verb has an を-phrase besides."""

    analysis: Analysis
    sentence: Sentence
    words: Sequence[Word]
    at: int
    verb: Word
    key: str
    objected: bool

    @property
    def noun(self) -> Word:
        """The word the particle stands after."""
        return self.words[self.at - 1]

    @property
    def particle(self) -> Word:
        """The particle itself."""
        return self.words[self.at]


@gap.once
def find(analysis: Analysis) -> Iterator[Found]:
    """All places that a frame speaks of, in text order."""
    for sentence in analysis.sentences:
        words = _with_copulas(apart(within(analysis.words, sentence.start, sentence.end)))
        bad = carrier.objection(analysis, sentence)
        for place in _places(analysis, sentence, words):
            yield from _at(place, bad)


def _with_copulas(words: Sequence[Word]) -> list[Word]:
    """The words with the に of an adjectival as a word of its own (静か|に|なる), and までに as one."""
    out: list[Word] = []
    for word in words:
        if word.part == "adjectival" and word.inflections == ("adverbial",) and word.surface.endswith("に"):
            at = word.end - 1
            out.append(replace(word, end=at, last=word.last - 1, surface=word.surface[:-1], inflections=()))
            out.append(replace(word, start=at, first=word.last - 1, surface="に", part="particle", inflections=()))
        elif word.surface == "に" and out and out[-1].surface == "まで":
            out[-1] = replace(out[-1], end=word.end, last=word.last, surface="までに")
        else:
            out.append(word)
    return out


def _places(analysis: Analysis, sentence: Sentence, words: Sequence[Word]) -> Iterator[Place]:
    """Every particle whose verb is certain: the verb follows at once, or after its を-phrase (新しい本を)."""
    for i in range(1, len(words) - 1):
        if words[i].part != "particle":
            continue
        at = _past_object(words, i + 1)
        over = at > i + 1
        run = words[i - 1 : at + 1]
        whole = all(a.end == b.start for a, b in pairwise(run))
        if words[at].part in _VERBS and whole:
            objected = over or _before(words, i, ("を",))
            yield Place(analysis, sentence, words, i, words[at], _key(words[at]), objected)


def _past_object(words: Sequence[Word], i: int) -> int:
    """The index after a short を-phrase that begins at ``i``, or ``i`` if there is none."""
    for j in range(i, min(i + LONGEST_OBJECT, len(words) - 1)):
        if words[j].surface == "を" and j > i:
            return j + 1
        plain = words[j].part in ("noun", "adjective", "adnominal") and not words[j].inflections
        if not (plain or words[j].surface == "の"):
            break
    return i


def _key(verb: Word) -> str:
    """How the frames name the verb: its dictionary form, 行う#passive for 行われる."""
    return verb.dictionary_form + ("#passive" if PASSIVES & set(verb.inflections) else "")


def _at(place: Place, bad: str) -> Iterator[Found]:
    """The gap for a particle, or why there is none; nothing where no frame speaks of it."""
    rows = particle_table.frames().get((place.key, place.particle.surface), ())
    if not rows:
        return
    fitting = [f for f in rows if _is(place, f.noun) and _has(f.needs, place)]
    why = bad or _objection(place) or ("" if fitting else "no frame for this noun")
    if not why and len(_wrong(place, fitting[0])) < 2:
        why = "not two particles that are excluded"
    span = place.particle.start, place.particle.end
    yield Abstain(SORT, *span, why) if why else _gap(place, fitting[0])


def _wrong(place: Place, frame: Frame) -> tuple[str, ...]:
    """The particles excluded here.

    Before a noun が may join what would be the object (予算を・が上回る額), and と may list (電車と乗る人).
    """
    found = particle_table.wrong(frame, place.key, place.verb.surface)
    if not _is_adnominal(place):
        return found
    loose = {"と"} | ({"が"} if frame.function == "object" and frame.noun in _LOOSE else set())
    return tuple(p for p in found if p not in loose)


def _is_adnominal(place: Place) -> bool:
    return place.analysis.tokens[place.verb.last - 1].cform.startswith("連体形")


def _objection(place: Place) -> str:
    if _VOICES & set(place.verb.inflections):
        return f"the verb's form changes its particles: {place.verb.surface}"
    if place.verb.part == "adjective" and _is_adnominal(place):
        return "an adjective before a noun: the phrase may belong to what follows"
    before = 0 if place.noun.part in NOUNS else 3  # 」と言う is no phrase of its own, はい」と言う is
    if place.analysis.tokens[place.verb.last - 1].cform.startswith("意志推量形"):
        return f"a literary ending: {place.verb.surface}"
    phrase = place.analysis.text.body[place.noun.start - before : place.verb.end]
    if place.analysis.text.body.count(phrase) > 1:
        return "the phrase stands elsewhere in the text"
    content = [w for w in place.words if w.part in (*NOUNS, *_VERBS, "adverb")]
    return "too little of a sentence round it" if len(content) < LEAST_WORDS else ""


def _is(place: Place, cls: str) -> bool:
    """True if what stands before the particle is of the class."""
    word = place.noun
    last = place.analysis.tokens[word.last - 1]
    if cls == "stem":
        return word.part == "verb" and last.cform.startswith("連用形") and word.inflections in ((), ("continuative",))
    if cls == "adjectival":
        return word.part == "adjectival" and place.words[place.at + 1] is place.verb  # not 慎重に準備をする
    if cls == "clause":
        return last.cform.startswith(("終止形", "意志推量形")) and word.part in _PREDICATES
    if cls == "quote":
        return word.surface == "」"
    if cls == "any":
        return word.part in NOUNS and not _is_adnominal(place) and not word.surface.startswith(("お", "ご", "御"))
    return word.part in NOUNS and in_class(place.analysis, cls, word)


def in_class(analysis: Analysis, cls: str, word: Word) -> bool:
    """True if a noun is of a class of ``particle_nouns.tsv``."""
    last = analysis.tokens[word.last - 1]
    names = {word.surface, word.dictionary_form} | ({last.surface} if last.pos.startswith("名詞") else set())
    if names & particle_table.members(cls, "not"):
        return False
    near = within(analysis.entities, max(0, word.end - LONGEST_NAME), word.end)
    types = {e.type for e in near if e.end == word.end}
    return bool(
        names & particle_table.members(cls, "word")
        or types & particle_table.members(cls, "entity")
        or any(part in last.pos for part in particle_table.members(cls, "pos"))
    )


def _has(needs: str, place: Place) -> bool:
    """True if the phrase that a frame needs is there and belongs to the same verb."""
    if needs == "goal":
        return _before(place.words, place.at, ("に", "へ", "まで"))
    return place.objected if needs else place.words[place.at + 1] is place.verb


def _before(words: Sequence[Word], i: int, particles: tuple[str, ...]) -> bool:
    """True if one of the particles stands before particle ``i`` with no other predicate between."""
    for word in reversed(words[: i - 1]):
        if word.part in _PREDICATES or word.part == "symbol":
            break
        if word.part == "particle" and word.surface in particles:
            return True
    return False


def _gap(place: Place, frame: Frame) -> Gap:
    wrong = _wrong(place, frame)
    note = particle_table.right_note(frame, place.noun.surface, place.verb.dictionary_form)
    rivals = (gap.rival(p, f"not with {frame.function}", particle_table.wrong_note(p)) for p in wrong)
    return Gap(
        sort=SORT,
        focus=(place.particle.start, place.particle.end),
        sentences=(place.sentence,),
        choices=(gap.key(frame.particle, f"frame: {frame.function}", note), *rivals),
        level=particle_table.level_of_use(frame, place.verb.level),
        lemma=f"{frame.particle} {place.verb.dictionary_form}",
        quality=gap.quality(place.analysis, place.sentence, wrong),
    )
