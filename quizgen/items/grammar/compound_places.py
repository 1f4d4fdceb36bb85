"""Where a longer particle (について, に対して, にとって) is certain, and which others are provably wrong there.

``compound_frames.tsv`` says what must stand before and after it: a form that wants a noun after it (に対する) is wrong
before a verb, one that wants a noun before it (にとって) after a verb, and にとって where no judgement follows.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from quizgen import tables
from quizgen.analysis.predicates import PASSIVES
from quizgen.analysis.types import Analysis, Sentence, Word, apart, within
from quizgen.items import carrier
from quizgen.items.base import Abstain, Note
from quizgen.items.grammar import gap, particle_places
from quizgen.items.grammar.gap import Found, Gap

SORT = "particle"
NEAR = 4
"""Words back from 〜にかけて in which its から stands."""
_ABOUT = frozenset(("こと", "話", "点", "情報", "問題", "資料", "本", "話題", "課題", "知識", "調査"))
"""Nouns that may be about something, so that について would do: 私（について）大切なこと."""
_STATES = frozenset(
    (
        "役立つ",
        "困る",
        "助かる",
        "なる",
        "ある",
        "いる",
        "足りる",
        "合う",
        "違う",
        "異なる",
        "見える",
        "思える",
        "感じる",
        "響く",
        "聞こえる",
        "できる",
        "分かる",
        "わかる",
        "持つ",
    )
)
"""Verbs that judge as adjectives do, so that にとって would do: 子ども（として）困る."""
_ADVERBS = frozenset(("依然", "主", "時", "一", "全体"))
"""What makes an adverb with として."""
_HEARSAY = ("そうだ", "そうです", "という", "といいます", "らしい", "らしいです", "とのことだ", "とのことです")


@dataclass(frozen=True, slots=True)
class Frame:
    """A row of ``compound_frames.tsv``."""

    forms: str
    level: str
    before: str
    after: str
    wrong: str
    example: str


@dataclass(frozen=True, slots=True)
class Use:
    """A row of ``compound_uses.tsv``: what a longer particle is for."""

    form: str
    stands: str
    ja: str
    en: str
    example: str


@dataclass(frozen=True, slots=True)
class Value:
    """A row of ``compound_values.tsv``: a judgement."""

    word: str
    example: str


@dataclass(frozen=True, slots=True)
class Place:
    """A longer particle with the words of its sentence before and after it."""

    analysis: Analysis
    sentence: Sentence
    form: str
    start: int
    before: Sequence[Word]
    after: Sequence[Word]

    @property
    def end(self) -> int:
        """Where the particle ends."""
        return self.start + len(self.form)


@cache
def _frames() -> dict[str, tuple[Frame, ...]]:
    found: dict[str, tuple[Frame, ...]] = {}
    for row in tables.rows(Frame, "compound_frames"):
        for form in row.forms.split("|"):
            found[form] = (*found.get(form, ()), row)
    return found


@cache
def _uses() -> dict[str, Use]:
    return {row.form: row for row in tables.rows(Use, "compound_uses")}


@cache
def _values() -> frozenset[str]:
    return frozenset(row.word for row in tables.rows(Value, "compound_values"))


@gap.once
def find(analysis: Analysis) -> Iterator[Found]:
    """All longer particles of the table, in text order."""
    for sentence in analysis.sentences:
        bad = carrier.objection(analysis, sentence)
        for place in _places(analysis, sentence):
            row = next((r for r in _frames()[place.form] if _precedes(place, r) and _follows(place, r)), None)
            why = bad or ("" if row else "nothing decides for this longer particle")
            yield _gap(place, row) if row and not why else Abstain(SORT, place.start, place.end, why)


def _places(analysis: Analysis, sentence: Sentence) -> Iterator[Place]:
    body, end = analysis.text.body, 0
    for token in within(analysis.tokens, sentence.start, sentence.end):
        if token.start < end or token.surface not in ("に", "を", "と"):
            continue
        form = next((f for f in _frames() if body.startswith(f, token.start)), "")
        end = token.start + len(form)
        before = apart(within(analysis.words, sentence.start, token.start))
        after = apart(within(analysis.words, end, sentence.end))
        if form and before and after and (before[-1].end, after[0].start) == (token.start, end):
            yield Place(analysis, sentence, form, token.start, before, after)


def _precedes(place: Place, row: Frame) -> bool:
    """True if what stands before is of the row's class."""
    last = place.before[-1]
    token = place.analysis.tokens[last.last - 1]
    if row.before == "clause":
        return last.part == "verb" and token.cform.startswith(("終止形", "連体形"))
    if last.part not in particle_places.NOUNS or (place.form == "として" and last.surface in _ADVERBS):
        return False
    if row.before == "from":
        return any(w.surface == "から" for w in place.before[-NEAR:])
    return row.before == "any" or particle_places.in_class(place.analysis, row.before, last)


def _follows(place: Place, row: Frame) -> bool:
    """True if what follows is what the row wants."""
    following = place.after[0]
    if row.after == "any":
        return True
    if row.after == "valued":
        return _is_valued(place)
    if row.after == "heard":
        shown = place.analysis.surface(place.sentence).rstrip("。")
        return following.surface in "、，" and shown.endswith(_HEARSAY)
    verb = next((w for w in place.after[:2] if w.part != "adverb"), following)
    return not _is_adnominal(place, verb) and _does(verb, row)


def _is_adnominal(place: Place, verb: Word) -> bool:
    """True before a noun, which に対する could belong to: この問題に対する異なる見方."""
    return place.analysis.tokens[verb.last - 1].cform.startswith("連体形")


def _does(verb: Word, row: Frame) -> bool:
    """True if it is a verb that the row wants."""
    passive = bool(PASSIVES & set(verb.inflections))
    if row.after in ("act", "passive"):
        return verb.part == "verb" and verb.dictionary_form not in _STATES and (passive or row.after == "act")
    return verb.dictionary_form + ("#passive" if passive else "") in row.after.split("|")


def _is_valued(place: Place) -> bool:
    """True if a judgement ends the sentence, of a noun that is about nothing, with no verb before it."""
    rest = [w for w in place.after if w.part not in ("symbol", "particle", "auxiliary")]
    at = next((i for i, w in enumerate(rest) if w.dictionary_form in _values()), None)
    if at is None or any(w.part == "verb" for w in rest):
        return False
    return len(rest) - at <= 2 and rest[-1].dictionary_form not in _ABOUT


def _gap(place: Place, row: Frame) -> Gap:
    use, wrong = _uses()[place.form], row.wrong.split()
    note = Note(use.ja, use.en)
    return Gap(
        sort=SORT,
        focus=(place.start, place.end),
        sentences=(place.sentence,),
        choices=(
            gap.key(place.form, "longer particle", note),
            *(gap.rival(form, f"for a {_uses()[form].stands}", _wrong_note(form)) for form in wrong),
        ),
        level=row.level,
        lemma=place.form,
        quality=gap.quality(place.analysis, place.sentence, wrong, 0.4),
    )


def _wrong_note(form: str) -> Note:
    use = _uses()[form]
    return Note(f"ここでは「{form}」は使えません。{use.ja}", f"{form} does not fit here. {use.en}")
