"""The items of a sheet as a teacher has them: chosen by the rules, then taken off, put elsewhere, exchanged by hand.

Each step gives a new value.  What was chosen by hand stays when the rules choose anew, what was taken off does not come
back; the ids of the items are enough to make the same sheet again tomorrow.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from quizgen.analysis.difficulty import level_of
from quizgen.analysis.types import Analysis
from quizgen.items.base import Item
from quizgen.quiz.choose import chosen_from, hushed, level_for
from quizgen.quiz.deal import deal
from quizgen.quiz.draw import draw
from quizgen.quiz.order import place
from quizgen.quiz.quotas import quota
from quizgen.quiz.rubrics import grouped
from quizgen.quiz.sets import Difficulty, belonging, eased
from quizgen.quiz.together import Candidate, together
from quizgen.quiz.types import Quiz, QuizSpec
from quizgen.quiz.wording import Edit, Own, added, edited

if TYPE_CHECKING:
    from quizgen.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Picked:
    """The ids of a sheet's items in their order, those ``kept`` by hand and those ``dropped``, what was worded anew
    and what was added."""

    items: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    edits: tuple[Edit, ...] = ()
    own: tuple[Own, ...] = ()


@dataclass(frozen=True)
class Pool:
    """All that can be asked about the texts of a sheet."""

    analyses: tuple[Analysis, ...]
    candidates: tuple[Candidate, ...]

    @cached_property
    def by_id(self) -> dict[str, Candidate]:
        """The candidates by the id of their item."""
        return {c.item.id: c for c in self.candidates}

    def level(self, spec: QuizSpec) -> str:
        """The level that a sheet's rubrics are worded for."""
        return spec.level or level_of(self.analyses[0])


def pick(pool: Pool, spec: QuizSpec, numbers: Sequence[tuple[str, int]] = (), before: Picked = Picked()) -> Picked:
    """Choose the items of a sheet: so many of each kind of ``numbers``, else as the spec says, beside what was kept by
    hand."""
    own = [o.id for o in before.own]
    kept = [pool.by_id[i] for i in before.kept if i in pool.by_id]
    fresh = [c for c in pool.candidates if c.item.id not in before.dropped]
    open_to = [c for c in fresh if not spec.kinds or c.item.kind in spec.kinds]
    level, seed = level_for(open_to, pool.analyses, spec), _seed(pool, spec)
    if numbers:
        chosen = _numbered(fresh, numbers, spec.difficulty, level, seed, kept)
    else:
        chosen = _chosen(open_to, spec.difficulty, level, max(1, spec.count - len(own)), seed, kept)
    ordered = [c.item.id for c in sorted(chosen, key=lambda c: place(c, seed, "A"))]
    return replace(before, items=(*ordered, *own))


def _chosen(
    open_to: Sequence[Candidate],
    difficulty: Difficulty,
    level: str,
    count: int,
    seed: str,
    before: Sequence[Candidate],
) -> list[Candidate]:
    """Candidates for so many places, those of this difficulty first."""
    wanted = belonging([c.item for c in open_to], difficulty)
    first = chosen_from([c for c in open_to if c.item.id in wanted], level, count, seed, before)
    return chosen_from(open_to, level, count, seed, first)


def _numbered(
    fresh: Sequence[Candidate],
    numbers: Sequence[tuple[str, int]],
    difficulty: Difficulty,
    level: str,
    seed: str,
    kept: Sequence[Candidate],
) -> list[Candidate]:
    """So many items of each kind, those that were kept counted in."""
    chosen = list(kept)
    for kind, number in numbers:
        missing = number - sum(c.item.kind == kind for c in chosen)
        if missing > 0:
            of_kind = [c for c in fresh if c.item.kind == kind]
            chosen = _chosen(of_kind, difficulty, level, len(chosen) + missing, seed, chosen)
    return chosen


def _seed(pool: Pool, spec: QuizSpec) -> str:
    return "/".join((*(a.text.ground for a in pool.analyses), str(spec.seed)))


def another(pool: Pool, picked: Picked, item: str) -> Picked | None:
    """The sheet with another item of the same kind in the place of one; nothing if the texts give no other.

    Each comes once before the first comes again.
    """
    old = pool.by_id[item]
    others = [pool.by_id[i] for i in picked.items if i in pool.by_id and i != item]
    same = [c for c in pool.candidates if c.item.kind == old.item.kind and c.item.id not in picked.items]
    fitting = [c for c in same if all(together(c, o) for o in others)]
    fresh = [c for c in fitting if c.item.id not in picked.dropped]
    if not fitting:
        return None
    new = max(fresh or fitting, key=lambda c: (c.item.quality, draw(c.item.id))).item.id
    dropped = picked.dropped if fresh else tuple(i for i in picked.dropped if i not in {c.item.id for c in fitting})
    return replace(
        without(replace(picked, dropped=dropped), item),
        items=tuple(new if i == item else i for i in picked.items),
        kept=(*(k for k in picked.kept if k != item), new),
    )


def without(picked: Picked, item: str) -> Picked:
    """The sheet without an item; one that the rules chose does not come back by itself."""
    is_own = any(o.id == item for o in picked.own)
    return replace(
        picked,
        items=tuple(i for i in picked.items if i != item),
        kept=tuple(k for k in picked.kept if k != item),
        dropped=picked.dropped if is_own else (*(d for d in picked.dropped if d != item), item),
        edits=tuple(e for e in picked.edits if e.item != item),
        own=tuple(o for o in picked.own if o.id != item),
    )


def with_edit(picked: Picked, edit: Edit) -> Picked:
    """The sheet with new words for an item; an edit without any takes the old ones back."""
    others = tuple(e for e in picked.edits if e.item != edit.item)
    kept = tuple(dict.fromkeys((*picked.kept, edit.item)))
    return replace(picked, edits=others if edit == Edit(edit.item) else (*others, edit), kept=kept)


def with_own(picked: Picked, own: Own) -> Picked:
    """The sheet with an item of the teacher's own: a new one at the end, or another wording of one."""
    if any(o.id == own.id for o in picked.own):
        return replace(picked, own=tuple(own if o.id == own.id else o for o in picked.own))
    return replace(picked, own=(*picked.own, own), items=(*picked.items, own.id))


def moved(picked: Picked, parts: Sequence[Sequence[str]], item: str, step: int) -> Picked:
    """An item one place up (-1) or down (1) within its part; ``parts`` are the ids under each rubric."""
    return replace(picked, items=tuple(i for part in parts for i in _swapped(part, item, step)))


def part_moved(picked: Picked, parts: Sequence[Sequence[str]], item: str, step: int) -> Picked:
    """The part that begins with an item one place up or down among the parts."""
    named = {part[0]: part for part in parts}
    return replace(picked, items=tuple(i for first in _swapped(list(named), item, step) for i in named[first]))


def _swapped(row: Sequence[str], one: str, step: int) -> list[str]:
    out = list(row)
    at = out.index(one) if one in out else -1
    if at >= 0 and 0 <= at + step < len(out):
        out[at], out[at + step] = out[at + step], out[at]
    return out


def arranged(pool: Pool, picked: Picked, spec: QuizSpec, lexicon: "Lexicon") -> Quiz:
    """The quiz of one version, in the order of its parts; version A has the order of the sheet, others their own."""
    items = [eased(item, spec.difficulty) for item in _items(pool, picked, lexicon)]
    if spec.version != "A":
        items = _reordered(items, f"{_seed(pool, spec)}{spec.version}")
    flat = [i for part in grouped(items, pool.level(spec)).values() for i in part]
    dealt = tuple(deal(flat, _seed(pool, spec) + spec.version))
    texts = tuple((a.text.slug, a.text.digest) for a in pool.analyses)
    return Quiz(texts, spec, tuple(hushed(dealt)))


def _items(pool: Pool, picked: Picked, lexicon: "Lexicon") -> Iterator[Item]:
    """The items in the teacher's words; those that the texts no longer give are passed over."""
    edits, own = {e.item: e for e in picked.edits}, {o.id: o for o in picked.own}
    for key in picked.items:
        if key in own:
            yield own_item(pool, own[key], lexicon)
        elif key in pool.by_id:
            found = pool.by_id[key]
            edit = edits.get(key)
            yield edited(found.item, edit, pool.analyses[found.text], lexicon) if edit else found.item


def own_item(pool: Pool, own: Own, lexicon: "Lexicon") -> Item:
    """An item of the teacher's own, about the text that has its evidence, else about the first."""
    at = next((n for n, a in enumerate(pool.analyses) if own.evidence and own.evidence in a.text.body), 0)
    item = added(own, pool.analyses[at], lexicon)
    return replace(item, evidence=tuple(replace(e, text_index=at) for e in item.evidence))


def _reordered(items: Iterable[Item], seed: str) -> list[Item]:
    """What is about words and grammar in another order, what is about the text as it was."""
    all_items = list(items)
    at = {item.id: n for n, item in enumerate(all_items)}
    first: dict[str, int] = {}
    for item in all_items:
        first.setdefault(item.kind, at[item.id])

    def key(item: Item) -> tuple[float, float]:
        drawn = quota(item.kind).group == "language"
        return first[item.kind], draw(seed, item.id) if drawn else at[item.id]

    return sorted(all_items, key=key)


def other_items(pool: Pool, picked: Picked, version: int) -> Picked:
    """The sheet of version number ``version`` (0: as it is) with other items of the same kinds, where there are."""
    for _ in range(version):
        for item in [i for i in picked.items if i in pool.by_id]:
            new = another(pool, picked, item)
            picked = new or picked
    return picked
