"""助詞: which particle stands in the blank?

Only where the verb's own frame decides: a noun of a known class, its particle and the verb that wants it stand
side by side, so that the head is certain, the verb is active, and each wrong particle is excluded by the frame
(``particle_frames.tsv``) and not let in again by a free pair (``particle_blocks.tsv``).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from quizgen import LEVELS
from quizgen.analysis.types import Analysis, Sentence, Word, apart, within
from quizgen.items import carrier, particle_table
from quizgen.items.base import Abstain, Choice, Item, Kind, Note, item_id
from quizgen.items.particle_table import Frame
from quizgen.items.stems import level
from quizgen.lexicon import Lexicon

NAME = "particle"
_VOICES = frozenset(
    ("causative", "desire", "desire-shown", "potential", "resulting", "easy", "hard", "prone")
) | frozenset(("favour-received", "favour-asked", "favour-given"))
"""Inflections that change which particle a verb wants."""
_NOUNS = frozenset(("noun", "name", "number", "pronoun"))
_PREDICATES = frozenset(("verb", "adjective", "adjectival", "auxiliary"))
_VERBS = ("verb", "adjectival", "adjective")
LEAST_WORDS = 3
LONGEST_OBJECT = 5
FAR = 2
"""Levels by which a verb may be easier than its text: なる is asked in a text of N3, not of N2."""
LONGEST_NAME = 40
_LOOSE = frozenset(("thing", "event", "effect", "possessed", "tool thing"))
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


def make(analysis: Analysis, lexicon: Lexicon) -> Iterator[Item | Abstain]:
    """All candidates in text order."""
    for sentence in analysis.sentences:
        words = _with_copulas(apart(within(analysis.words, sentence.start, sentence.end)))
        bad = carrier.objection(analysis, sentence)
        for place in _places(analysis, sentence, words):
            yield from _at(place, bad)


def _with_copulas(words: Sequence[Word]) -> list[Word]:
    """The words with the に of an adjectival as a word of its own: 静かに|なる to 静か|に|なる."""
    out: list[Word] = []
    for word in words:
        if word.part == "adjectival" and word.inflections == ("adverbial",) and word.surface.endswith("に"):
            at = word.end - 1
            out.append(replace(word, end=at, last=word.last - 1, surface=word.surface[:-1], inflections=()))
            out.append(replace(word, start=at, first=word.last - 1, surface="に", part="particle", inflections=()))
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
    return verb.dictionary_form + ("#passive" if {"passive", "passive-potential"} & set(verb.inflections) else "")


def _at(place: Place, bad: str) -> Iterator[Item | Abstain]:
    """The item on a particle, or why there is none; nothing where no frame speaks of it."""
    rows = particle_table.frames().get((place.key, place.particle.surface), ())
    if not rows:
        return
    fitting = [f for f in rows if _is(place, f.noun) and _has(f.needs, place)]
    why = bad or _objection(place) or ("" if fitting else "no frame for this noun")
    if not why and len(_wrong(place, fitting[0])) < 2:
        why = "not two particles that are excluded"
    span = place.particle.start, place.particle.end
    yield Abstain(NAME, *span, why) if why else _item(place, fitting[0])


def _wrong(place: Place, frame: Frame) -> tuple[str, ...]:
    """The particles excluded here.  Before a noun が may join what would be the object: 予算（を・が）上回る額."""
    found = particle_table.wrong(frame, place.key, place.verb.surface)
    adnominal = place.analysis.tokens[place.verb.last - 1].cform.startswith("連体形")
    loose = adnominal and frame.function == "object" and frame.noun in _LOOSE
    return tuple(p for p in found if not (loose and p == "が"))


def _objection(place: Place) -> str:
    if _VOICES & set(place.verb.inflections):
        return f"the verb's form changes its particles: {place.verb.surface}"
    before = 0 if place.noun.part in _NOUNS else 3  # 」と言う is no phrase of its own, はい」と言う is
    if place.analysis.tokens[place.verb.last - 1].cform.startswith("意志推量形"):
        return f"a literary ending: {place.verb.surface}"
    text, verb = level(place.analysis), place.verb.level
    if text and verb and LEVELS.index(text) - LEVELS.index(verb) > FAR:
        return "too easy for the text"
    phrase = place.analysis.text.body[place.noun.start - before : place.verb.end]
    if place.analysis.text.body.count(phrase) > 1:
        return "the phrase stands elsewhere in the text"
    content = [w for w in place.words if w.part in (*_NOUNS, *_VERBS, "adverb")]
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
    return word.part in _NOUNS and _in_class(place.analysis, cls, word)


def _in_class(analysis: Analysis, cls: str, word: Word) -> bool:
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


def _level(place: Place) -> str:
    """The verb's level, but never more than one easier than the text that the particle must be read in."""
    text = LEVELS.index(level(place.analysis))
    return max(place.verb.level or "N4", LEVELS[max(0, text - 1)], key=LEVELS.index)


def _item(place: Place, frame: Frame) -> Item:
    focus = (place.particle.start, place.particle.end)
    note = particle_table.right_note(frame, place.noun.surface, place.verb.dictionary_form)
    wrong = _wrong(place, frame)
    prompt = carrier.prompt(place.analysis, place.sentence, focus, "blank")
    return Item(
        id=item_id(NAME, place.analysis, focus, "".join(p.text for p in prompt)),
        kind=NAME,
        shape="choose",
        level=_level(place),
        prompt=prompt,
        choices=(
            Choice(frame.particle, True, f"frame: {frame.function}", note),
            *(Choice(p, False, f"not with {frame.function}", particle_table.wrong_note(p)) for p in wrong),
        ),
        answers=(),
        evidence=carrier.evidence(place.analysis, place.sentence),
        hides=(focus,),
        explanation=note,
        focus=focus,
        lemma=f"{frame.particle} {place.verb.dictionary_form}",
        quality=0.3 + 0.1 * len(wrong) + carrier.ease(place.sentence),
    )


KIND = Kind(NAME, Note("助詞", "Particle"), "choose", "open", make)
