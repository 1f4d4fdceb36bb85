"""What the author's pages about items share: all that was found in a text, and saving what is decided about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from flask import request

from quizgen import lexicon
from quizgen.analysis.types import Analysis
from quizgen.items import KINDS, authored, gate
from quizgen.items.base import Abstain, Item, Note, Outcome, Proposal
from quizgen.source import deciding
from quizgen.source.text import OwnItem, Text
from webapp.author.files import Held, history, readable
from webapp.doubts import doubted
from webapp.parts import parts

PATIENCE = 30.0
"""Seconds that a decision waits for its text; a page is shown as being prepared sooner."""


@dataclass(frozen=True, slots=True)
class Objection:
    """What a check has against an item: its name, in plain words, exactly, and whether it cannot be overruled."""

    check: str
    words: str
    exact: str
    binds: bool


@dataclass(frozen=True, slots=True)
class Card:
    """An item as the desk shows it, ``made`` by rules and ``item`` as it is asked; ``outcome`` is what became of the
    decision about it, and ``stamp`` stands for the lines of its entry in the file, under ``key``."""

    item: Item
    made: Item
    outcome: Outcome | None
    key: str
    stamp: str

    @property
    def verdict(self) -> str:
        """keep, refuse, edit, or ``""``."""
        return self.outcome.decision.verdict if self.outcome else ""


@dataclass(frozen=True, slots=True)
class OwnCard:
    """An item of the author's own; ``item`` is nothing where the text does not have the words that prove it."""

    own: OwnItem
    item: Item | None
    objections: list[Objection]
    stamp: str


@dataclass(frozen=True)
class Desk:
    """The items of a text on the desk."""

    held: Held
    text: Text
    analysis: Analysis
    proposal: Proposal

    @cached_property
    def stamps(self) -> dict[str, str]:
        """The stamps of all entries, by name."""
        return deciding.stamps(self.held.path)

    def stamp(self, key: str) -> str:
        """The stamp of an entry."""
        return self.stamps.get(key, deciding.NONE)

    @cached_property
    def cards(self) -> dict[str, Card]:
        """What rules made, by id: all that passed, and what the author refused, kept or edited."""
        outcomes = {o.made.id: o for o in self.proposal.outcomes if o.made}
        asked = {i.id: i for i in self.proposal.items if i.kind != authored.NAME}
        made = asked | {key: o.made for key, o in outcomes.items() if o.made}
        return {key: self._card(asked.get(key, item), item, outcomes.get(key)) for key, item in made.items()}

    def _card(self, item: Item, made: Item, outcome: Outcome | None) -> Card:
        key = outcome.decision.item if outcome else item.id
        return Card(item, made, outcome, key, self.stamp(key))

    @property
    def groups(self) -> list[tuple[Note, str, list[Card]]]:
        """The cards by kind, each kind's title and name, the best first."""
        grouped = {kind.name: list[Card]() for kind in KINDS}
        for card in sorted(self.cards.values(), key=lambda card: -card.made.quality):
            grouped[card.made.kind].append(card)
        return [(kind.title, kind.name, grouped[kind.name]) for kind in KINDS if grouped[kind.name]]

    @property
    def own(self) -> list[OwnCard]:
        """The author's own items."""
        return [self._own(own) for own in self.text.own]

    def _own(self, own: OwnItem) -> OwnCard:
        item = own_item(own, self.analysis)
        return OwnCard(own, item, objections(item, self.analysis), self.stamp(own.name))

    @property
    def waiting(self) -> list[Outcome]:
        """Decisions that the author should look at: their item is gone, has changed, or is refused by the checks."""
        return [o for o in self.proposal.outcomes if o.made is None or o.changed or o.refused]


def desk(slug: str, patience: float = 0) -> Desk:
    """All that was found in a text."""
    held, text = readable(slug)
    study = parts().workshop.study(text, patience)
    return Desk(held, text, study.analysis, study.proposal or parts().workshop.everything(text))


def save(held: Held, key: str, value: Mapping[str, Any] | None) -> None:
    """Save an entry over the lines that the form saw; raises as ``deciding.decide``."""
    deciding.decide(held.path, key, value, request.values.get("seen", ""), history())


def own_item(own: OwnItem, analysis: Analysis) -> Item | None:
    """An item of the author's, nothing where the text does not have the words that prove it."""
    made = authored.made(own, analysis, lexicon.load())
    return None if isinstance(made, Abstain) else made


def objections(item: Item | None, analysis: Analysis) -> list[Objection]:
    """All that the gate has against an item."""
    if item is None:
        return [Objection("proof", doubted("proof"), "", True)]
    binding = {check.__name__ for check in gate.BINDING}
    return [Objection(name, doubted(name), why, name in binding) for name, why in gate.objections(item, analysis)]
