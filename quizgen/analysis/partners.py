"""The nouns that stand with a verb, and their particles: 薬を毎日飲む, 飲んだ薬 and 薬は飲む all have 薬 を 飲む."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from quizgen.analysis.types import Analysis, Bunsetsu, Word, within

NOMINAL = frozenset(("noun", "name", "pronoun", "number", "suffix", "adverb", "verb"))
_CORE = frozenset(("が", "を"))
_TOPIC = frozenset(("は", "の", "も", "だけ", "しか", "さえ", "まで", "でも", "など", "こそ"))


@dataclass(frozen=True, slots=True)
class Partner:
    """A noun beside a verb: dictionary form, case particle, type of the mention it is (``""``: none).

    The particle is empty if there is none, and ``*`` if it may stand for が or を: は, も, の (著作権の切れた本), が
    before a passive, and a noun that the verb describes.
    """

    noun: str
    particle: str
    type: str

    def fits(self, nouns: frozenset[str], particles: frozenset[str]) -> bool:
        """Whether a row with these nouns (or @TYPE of mentions) and particles (- for none) is about it."""
        loose = self.particle in ("*", "") and not particles.isdisjoint(_CORE)
        beside = loose or (self.particle or "-") in particles
        return beside and (self.noun in nouns or f"@{self.type}" in nouns)


def at(analysis: Analysis, offset: int) -> int:
    """The index of the bunsetsu that holds a character."""
    return bisect_right(analysis.bunsetsu, offset, key=lambda b: b.start) - 1


def partners(analysis: Analysis, verb: Word) -> Iterator[Partner]:
    """All nouns that depend on the verb, the nearest first, then the noun that it describes."""
    here = at(analysis, verb.start)
    if here < 0:
        return
    first, passive = analysis.bunsetsu[here], "passive" in verb.inflections
    yield from _nouns(analysis, first.start, verb.start)
    for index in range(here - 1, -1, -1):
        other = analysis.bunsetsu[index]
        if other.head == here or (index == here - 1 and other.head == first.head and other.case == "の"):
            found = _nouns(analysis, other.start, other.end)
            yield from (replace(p, particle="*") if passive and p.particle == "が" else p for p in found)
        if here - index > 12:
            break
    if 0 <= first.head < len(analysis.bunsetsu) and _adnominal(analysis, first, verb):
        head = analysis.bunsetsu[first.head]
        yield from (Partner(p.noun, "*", p.type) for p in _nouns(analysis, head.start, head.end))


def _adnominal(analysis: Analysis, own: Bunsetsu, verb: Word) -> bool:
    """Whether nothing follows the verb in its bunsetsu: 飲んだ|薬."""
    return not any(t.pos.startswith("助詞") for t in analysis.tokens[verb.last : own.last])


def _nouns(analysis: Analysis, start: int, end: int) -> Iterator[Partner]:
    """The last noun of a stretch with the particle after it."""
    words = within(analysis.words, start, end)
    places = [n for n, w in enumerate(words) if w.part in NOMINAL]
    if not places:
        return
    noun = words[places[-1]]
    after = [w.surface for w in words[places[-1] + 1 :] if w.part == "particle"]
    case = next((p for p in after if p not in _TOPIC), "*" if after else "")
    type_ = next((e.type for e in within(analysis.entities, start, end) if e.end == noun.end), "")
    last = analysis.tokens[noun.last - 1]
    for form in dict.fromkeys((noun.dictionary_form, last.base, last.surface, noun.surface)):
        yield Partner(form, case, type_)
