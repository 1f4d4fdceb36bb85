"""What the author of a text decided about items that rules make: a refused one never comes, an edited one comes as it
was edited if it passes the gate, a kept one before others.

A decision finds its item by its id; where the text round it was changed, by its kind and its question.  One that finds
none is an orphan: it stays in the file, and ``quizgen check`` and the author's desk list it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from quizgen.analysis.types import Analysis
from quizgen.items import gate
from quizgen.items.base import Abstain, Authorship, Item, Note, Outcome, Proposal
from quizgen.items.rewording import Words, fingerprint, reworded, written
from quizgen.lexicon import Lexicon
from quizgen.source.text import Decision, ItemEdit

BY_AUTHOR = "by the author"
"""How the reason begins for which an author's refusal is told."""


def judged(made: Sequence[Item | Abstain], analysis: Analysis, lexicon: Lexicon, kinds: Iterable[str]) -> Proposal:
    """What passes of all that kinds made, with the author's decisions about items of these kinds."""
    mine = [d for d in analysis.text.decisions if d.kind in set(kinds)]
    found = _found(mine, [m for m in made if isinstance(m, Item)]) if mine else {}
    items, rejected = list[Item](), list[Abstain]()
    outcomes = dict[str, Outcome]()
    for each in made:
        if isinstance(each, Abstain):
            rejected.append(each)
            continue
        decision = found.get(each.id)
        item = decided(each, decision, analysis, lexicon) if decision else each
        why = _refused(decision) or gate.refusal(item, analysis)
        if why:
            rejected.append(Abstain(each.kind, *each.focus, why))
        else:
            items.append(item)
        if decision:
            outcomes.setdefault(decision.item, _outcome(decision, each, why))
    return Proposal(tuple(items), tuple(rejected), tuple(outcomes.get(d.item, Outcome(d)) for d in mine))


def _found(decisions: Sequence[Decision], items: Sequence[Item]) -> Mapping[str, Decision]:
    """The decisions by the id that their items have now."""
    ids = {item.id for item in items}
    found = {d.item: d for d in decisions if d.item in ids}
    lost = {(d.kind, d.asked): d for d in decisions if d.item not in ids}
    asked = Counter((i.kind, written(i)) for i in items) if lost else Counter[tuple[str, str]]()
    alone = (i for i in items if asked[i.kind, written(i)] == 1 and i.id not in found)
    return found | {i.id: lost[i.kind, written(i)] for i in alone if (i.kind, written(i)) in lost}


def _refused(decision: Decision | None) -> str:
    return f"{BY_AUTHOR}: {decision.reason}" if decision and decision.verdict == "refuse" else ""


def _outcome(decision: Decision, made: Item, why: str) -> Outcome:
    changed = decision.verdict == "edit" and decision.edit.base not in ("", fingerprint(made))
    return Outcome(decision, made, changed, why if decision.verdict != "refuse" else "")


def decided(item: Item, decision: Decision, analysis: Analysis, lexicon: Lexicon) -> Item:
    """The item as its author wants it."""
    if decision.verdict == "edit":
        new = reworded(item, _words(decision.edit), analysis, lexicon)
        return replace(new, authorship=Authorship("edited", True, decision.despite))
    return replace(item, authorship=Authorship("generated", decision.verdict == "keep", decision.despite))


def _words(edit: ItemEdit) -> Words:
    choices = {c.was: (c.text, Note(c.ja, c.en)) for c in edit.choices}
    return Words(edit.prompt, choices, edit.answers, Note(edit.ja, edit.en))
