"""Items in the author's words: one edited, one written by the author; the gate reads each again at once."""

import secrets
from dataclasses import dataclass, replace

from flask import abort, redirect, render_template, request, url_for

from quizgen import LEVELS, lexicon
from quizgen.items import decided
from quizgen.items.base import Choice, Item
from quizgen.items.rewording import WORDED, fingerprint, keeps, written
from quizgen.source import decisions, own_items
from quizgen.source.deciding import EntryChangedError
from quizgen.source.saving import ConflictError, UnsavedError
from quizgen.source.text import ChoiceEdit, Decision, ItemEdit, OwnChoice, OwnItem, SourceError
from webapp.author import deciding
from webapp.author.blueprint import author
from webapp.author.changing import unsaved
from webapp.author.deciding import PATIENCE, Card, Desk, Objection, objections
from webapp.author.items import Answer
from webapp.language import gettext as _

PLACES = 4
LONGEST, LONGEST_NOTE = 400, 200
SHAPES = ("choose", "true_false", "type", "write")
_CHOSEN = ("choose", "true_false")


@dataclass(frozen=True, slots=True)
class Said:
    """A choice in the form, with why it is right or wrong."""

    text: str = ""
    ja: str = ""
    en: str = ""


@dataclass(frozen=True, slots=True)
class Filled:
    """What stands in the form; ``right`` is the number of the right choice, -1: none is marked."""

    prompt: str = ""
    choices: tuple[Said, ...] = (Said(),) * PLACES
    answers: str = ""
    ja: str = ""
    en: str = ""
    shape: str = "choose"
    right: int = -1
    evidence: str = ""
    level: str = ""


@author.get("/<slug>/items/<item>/edit")
def edit(slug: str, item: str) -> str:
    """The form for an item in new words."""
    found = deciding.desk(slug)
    card = _card(found, item)
    return _form(found, card, _of_item(card.item), card.stamp)


@author.post("/<slug>/items/<item>/edit")
def save_edit(slug: str, item: str) -> Answer:
    """Keep the new words, unless a check stands against them: then it is said, and may be overruled."""
    found = deciding.desk(slug, PATIENCE)
    card = _card(found, item)
    given = _given(len(card.made.choices))
    if problem := _unfit(card.made, given):
        return _form(found, card, given, _seen(), problem), 422
    words = _edit(card.made, given)
    if words == ItemEdit():
        return _save(found, card.key, None, item, card, given)
    new = Decision(card.key, "edit", written(card.made), "", replace(words, base=fingerprint(card.made)), _despite())
    against = objections(decided.decided(card.made, new, found.analysis, lexicon.load()), found.analysis)
    if against:
        return _form(found, card, given, _seen(), against=against), 422
    return _save(found, card.key, decisions.entry(new), item, card, given)


@author.get("/<slug>/own")
def own(slug: str) -> str:
    """The form for an item of the author's own: a new one, or the one of that ``name``."""
    found = deciding.desk(slug)
    name = request.args.get("name", "")
    one = _own(found, name)
    return _form(found, name, _of_own(one) if one else Filled(level=found.text.level), found.stamp(name))


@author.post("/<slug>/own")
def save_own(slug: str) -> Answer:
    """Keep an item of the author's own, unless a check stands against it."""
    found = deciding.desk(slug, PATIENCE)
    name = request.form.get("name", "")
    _own(found, name)
    given = _given(PLACES)
    if problem := _unfit_own(found, given):
        return _form(found, name, given, _seen(), problem), 422
    new = _made(name or f"own-{secrets.token_hex(3)}", given)
    against = objections(deciding.own_item(new, found.analysis), found.analysis)
    if against:
        return _form(found, name, given, _seen(), against=against), 422
    return _save(found, new.name, own_items.entry(new), new.name, None, given)


@author.post("/<slug>/own/delete")
def delete_own(slug: str) -> Answer:
    """Take an item of the author's own away; it stays in the history."""
    found = deciding.desk(slug, PATIENCE)
    name = request.form.get("name", "")
    one = _own(found, name) or abort(404)
    return _save(found, name, None, "", None, _of_own(one))


def _card(found: Desk, item: str) -> Card:
    """The card of an item that can be worded anew."""
    card = found.cards.get(item)
    return card if card and card.made.shape in WORDED else abort(404)


def _own(found: Desk, name: str) -> OwnItem | None:
    """The author's item of that name, nothing if there is no name."""
    return next((o for o in found.text.own if o.name == name), None) or (abort(404) if name else None)


def _save(
    found: Desk, key: str, value: dict[str, object] | None, item: str, card: Card | None, given: Filled
) -> Answer:
    """Save and go back to the item; what cannot be saved stays in the form."""
    problem, theirs, code = "", "", 409
    try:
        deciding.save(found.held, key, value)
        return redirect(url_for(".items", slug=found.held.slug, _anchor=f"item-{item}" if item else None), 303)
    except EntryChangedError as conflict:
        theirs = conflict.theirs or _("nothing decided")
    except ConflictError:
        theirs = _("nothing decided")
    except UnsavedError as fault:
        problem, code = unsaved(fault), 507
    except SourceError as fault:
        problem = str(fault)
    now = deciding.desk(found.held.slug, PATIENCE).stamp(key) if theirs else _seen()
    what = card or (key if request.form.get("name") else "")
    return _form(found, what, given, now, problem, theirs=theirs), code


def _seen() -> str:
    return request.form.get("seen", "")


def _despite() -> tuple[str, ...]:
    """The checks that the author overrules."""
    return tuple(request.form.getlist("despite"))


def _of_item(item: Item) -> Filled:
    right = next((n for n, c in enumerate(item.choices) if c.correct), -1)
    choices = tuple(Said(c.text, c.explanation.ja, c.explanation.en) for c in item.choices)
    note = item.explanation
    return Filled(written(item), choices, "\n".join(item.answers), note.ja, note.en, item.shape, right)


def _of_own(own: OwnItem) -> Filled:
    right = next((n for n, c in enumerate(own.choices) if c.correct), -1)
    choices = tuple(Said(c.text, *_unlike(c, own)) for c in own.choices)
    padded = (*choices, *(Said(),) * (PLACES - len(choices)))
    answers, evidence = "\n".join(own.answers), "\n".join(own.evidence)
    return Filled(own.prompt, padded, answers, own.ja, _english(own.ja, own.en), own.shape, right, evidence, own.level)


def _unlike(choice: OwnChoice, own: OwnItem) -> tuple[str, str]:
    """The explanation of a choice where it has one of its own."""
    return ("", "") if (choice.ja, choice.en) == (own.ja, own.en) else (choice.ja, _english(choice.ja, choice.en))


def _english(ja: str, en: str) -> str:
    return "" if en == ja else en


def _given(places: int) -> Filled:
    """What was sent."""
    form, shape = request.form, request.form.get("shape", "choose")
    choices = (Said(_line(f"choice-{n}"), _line(f"ja-{n}"), _line(f"en-{n}")) for n in range(places))
    level = form.get("level", "")
    return Filled(
        _line("prompt"),
        tuple(choices),
        _lines("answers"),
        _line("ja"),
        _line("en"),
        shape if shape in SHAPES else "choose",
        form.get("right", -1, type=int),
        _lines("evidence"),
        level if level in LEVELS else "",
    )


def _line(name: str) -> str:
    return " ".join(request.form.get(name, "").split())[:LONGEST]


def _lines(name: str) -> str:
    stripped = (line.strip()[:LONGEST] for line in request.form.get(name, "").splitlines())
    return "\n".join(filter(None, stripped))


def _unfit(item: Item, given: Filled) -> str:
    """What stands against new words before any check reads them, or ``""``."""
    if not keeps(item, given.prompt):
        return _("The blank or the word between ＿ and ＿ is what is asked for. Leave it as it is.")
    if not all(said.text for said in given.choices):
        return _("A choice is empty.")
    if item.answers and not given.answers:
        return _("Write at least one answer that is right.")
    stale = (c for c, said in zip(item.choices, given.choices, strict=True) if _stale(c, said))
    if choice := next(stale, None):
        return _(
            "The explanation of “%(choice)s” was written for other words. Write why the new ones are wrong or right."
        ) % {"choice": choice.text}
    return ""


def _stale(choice: Choice, said: Said) -> bool:
    """Whether a choice has new words and its old explanation still speaks of the old ones."""
    same = (said.ja, said.en) == (choice.explanation.ja, choice.explanation.en)
    return said.text != choice.text and same and not choice.correct


def _edit(item: Item, given: Filled) -> ItemEdit:
    """Only what differs is kept, so that all else follows the text."""
    pairs = zip(item.choices, given.choices, strict=True)
    choices = (ChoiceEdit(c.text, _new(s.text, c.text), *_notes(s, c)) for c, s in pairs)
    answers = tuple(given.answers.splitlines())
    return ItemEdit(
        _new(given.prompt, written(item)),
        tuple(c for c in choices if c != ChoiceEdit(c.was)),
        answers if answers != item.answers else (),
        _new(given.ja, item.explanation.ja),
        _new(given.en, item.explanation.en),
    )


def _notes(said: Said, choice: Choice) -> tuple[str, str]:
    """New explanations; a choice in new words with none in English says there what it says in Japanese."""
    ja, en = _new(said.ja, choice.explanation.ja), _new(said.en, choice.explanation.en)
    return ja, en or (ja if said.text != choice.text else "")


def _new(now: str, was: str) -> str:
    return now if now != was else ""


def _made(name: str, given: Filled) -> OwnItem:
    """The author's item; a choice without an explanation has the item's, and English that is missing the Japanese."""
    choosing = given.shape in _CHOSEN
    ja, en = given.ja, given.en or given.ja
    choices = tuple(
        OwnChoice(s.text, n == given.right, s.ja or ja, s.en or (s.ja or en))
        for n, s in enumerate(given.choices)
        if s.text
    )
    answers = () if choosing else tuple(given.answers.splitlines())
    evidence = tuple(given.evidence.splitlines())
    return OwnItem(
        name, given.shape, given.level, given.prompt, choices if choosing else (), answers, evidence, ja, en, _despite()
    )


def _unfit_own(found: Desk, given: Filled) -> str:
    """What stands against an item of the author's own before any check reads it, or ``""``."""
    texts = [said.text for said in given.choices if said.text]
    missing = [words for words in given.evidence.splitlines() if words not in found.text.body]
    if not given.prompt:
        return _("Write the question.")
    if given.shape == "choose" and len(texts) < 3:
        return _("Write three or four choices.")
    if given.shape in _CHOSEN and not (0 <= given.right < PLACES and given.choices[given.right].text):
        return _("Mark the choice that is right.")
    if given.shape not in _CHOSEN and not given.answers:
        return _("Write at least one answer that is right.")
    if not given.evidence:
        return _("Copy the words of the text that prove the answer: they light up after answering.")
    if missing:
        return _("The text does not have these words: %(words)s. Copy them exactly.") % {"words": missing[0]}
    if not given.ja:
        return _("Write why the answer is right: learners read it after answering.")
    return ""


def _form(
    found: Desk,
    what: Card | str,
    filled: Filled,
    seen: str,
    problem: str = "",
    against: list[Objection] | None = None,
    theirs: str = "",
) -> str:
    """The form for an item that was made, or for one's own by its name (``""``: a new one)."""
    own = isinstance(what, str)
    shown = {"name": what, "text": found.text, "levels": LEVELS} if own else {"card": what}
    return render_template(
        "author/own.html" if own else "author/edit.html",
        held=found.held,
        filled=filled,
        seen=seen,
        problem=problem,
        against=against or [],
        theirs=theirs,
        longest=LONGEST,
        longest_note=LONGEST_NOTE,
        **shown,
    )
