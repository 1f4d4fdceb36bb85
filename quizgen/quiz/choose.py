"""The one seeded choice: which candidates become a quiz.

Nothing here is random.  Every draw is made from the digests of the texts, the seed and the item's own id, so
that the same text and spec give the same bytes, and neither the furigana policy nor the version changes
which items are chosen.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from statistics import median_low

from quizgen import LEVELS
from quizgen.analysis.types import Analysis
from quizgen.items.base import Item, Proposal
from quizgen.lexicon.known import Known
from quizgen.quiz import guesses
from quizgen.quiz.bare import hush, targets
from quizgen.quiz.deal import deal
from quizgen.quiz.draw import draw
from quizgen.quiz.learnt import needless
from quizgen.quiz.order import place
from quizgen.quiz.quotas import turn
from quizgen.quiz.sets import belonging, eased
from quizgen.quiz.together import Candidate, candidate, same_sentence, together
from quizgen.quiz.types import Quiz, QuizSpec

# How much each wish counts beside an item's own quality (0..1).
CHANCE = 0.4
SPREAD = 0.6
LEVEL = 0.2
SAME_KEY = 0.3
SAME_SENTENCE = 0.5
GUESSED = 0.5
_NOTHING = Known()


def choose(
    proposals: Sequence[Proposal], analyses: Sequence[Analysis], spec: QuizSpec, known: Known = _NOTHING
) -> Quiz:
    """The quiz that a spec asks for: at most ``spec.count`` items, fewer where the texts do not give more.

    What asks about words that are all ``known``, and what earlier forms ask, is asked only where there is nothing else.
    """
    texts = tuple((a.text.slug, a.text.digest) for a in analyses)
    seed = "/".join((*(a.text.ground for a in analyses), str(spec.seed)))
    open_candidates = list(candidates_of(proposals, analyses, spec))
    level = level_for(open_candidates, analyses, spec)
    fresh = [c for c in open_candidates if not needless(c.item, analyses[c.text], known)]
    wanted = belonging([c.item for c in fresh], spec.difficulty)
    fitting = [c for c in fresh if c.item.id in wanted]
    chosen, asked = list[Candidate](), set[str]()
    for _ in range(spec.form + 1):
        asked |= {c.item.id for c in chosen}
        chosen = []
        for allowed in ([c for c in fitting if c.item.id not in asked], fitting, fresh, open_candidates):
            if len(chosen) < spec.count:
                chosen = chosen_from(allowed, level, spec.count, seed, chosen)
    ordered = sorted(chosen, key=lambda c: place(c, seed, spec.version))
    items = tuple(deal([eased(c.item, spec.difficulty) for c in ordered], seed + spec.version))
    return Quiz(texts, spec, tuple(hushed(items)))


def candidates_of(proposals: Sequence[Proposal], analyses: Sequence[Analysis], spec: QuizSpec) -> Iterable[Candidate]:
    """The items of the kinds that are asked for, each with the number of its text."""
    for n, (proposal, analysis) in enumerate(zip(proposals, analyses, strict=True)):
        for item in proposal.items:
            if not spec.kinds or item.kind in spec.kinds:
                yield candidate(_numbered(item, n), analysis.text.body, n)


def _numbered(item: Item, text: int) -> Item:
    """The item with its evidence in text number ``text``; one that already speaks of several texts stays."""
    if not text or any(e.text_index for e in item.evidence):
        return item
    return replace(item, evidence=tuple(replace(e, text_index=text) for e in item.evidence))


def level_for(candidates: Sequence[Candidate], analyses: Sequence[Analysis], spec: QuizSpec) -> str:
    """The level asked for, else the text's own, else the middle of the items', else N3."""
    own = [spec.level, *(a.text.level for a in analyses)]
    items = sorted((c.item.level for c in candidates if c.item.level), key=LEVELS.index)
    middle = [LEVELS[median_low(map(LEVELS.index, items))]] if items else []
    return next((level for level in (*own, *middle) if level), "N3")


def chosen_from(
    candidates: Sequence[Candidate], level: str, count: int, seed: str, before: Sequence[Candidate] = ()
) -> list[Candidate]:
    """Candidates for ``count`` places, of which some are taken before."""
    taken = list(before)
    left = [c for c in candidates if all(together(c, t) for t in taken)]
    while len(taken) < count and (even := _kept(_even(left, taken))):
        kinds = Counter(c.item.kind for c in taken)
        kind = turn({c.item.kind for c in even}, kinds, level, count - len(taken))
        gap = 1 / count
        best = max(
            (c for c in even if c.item.kind == kind), key=lambda c: (_score(c, taken, level, gap, seed), c.item.id)
        )
        taken.append(best)
        left = [c for c in left if together(c, best)]
    return taken


def _even(left: Sequence[Candidate], taken: Sequence[Candidate]) -> list[Candidate]:
    """Those with which ○ would not be two more than × (or × than ○), so that guessing does not pay."""
    marks = Counter(t.key for t in taken if t.item.shape == "true_false")
    too_many = {key for key in marks if marks[key] > marks.total() - marks[key]}
    return [c for c in left if c.item.shape != "true_false" or c.key not in too_many]


def _kept(even: Sequence[Candidate]) -> Sequence[Candidate]:
    """Those that the author of the text keeps, as long as there are any."""
    return [c for c in even if c.item.authorship.kept] or even


def _score(c: Candidate, taken: Sequence[Candidate], level: str, gap: float, seed: str) -> float:
    """How welcome a candidate is beside those taken; ``gap`` is the distance of items that are spread evenly."""
    near = min((abs(c.place - t.place) for t in taken if t.text == c.text), default=gap)
    away = abs(LEVELS.index(c.item.level) - LEVELS.index(level)) if c.item.level else 1
    same_key = sum(t.item.kind == c.item.kind and t.key == c.key for t in taken)
    same = sum(same_sentence(c, t) for t in taken)
    wishes = CHANCE * draw(seed, c.item.id) + SPREAD * min(1, near / gap)
    guessed = guesses.pay([t.item for t in taken], c.item)
    return c.item.quality + wishes - LEVEL * away - SAME_KEY * same_key - SAME_SENTENCE * same - GUESSED * guessed


def hushed(items: Sequence[Item]) -> Iterable[Item]:
    """The items without furigana over words whose reading another one asks for."""
    words = targets(items)
    return (hush(item, words) for item in items)
