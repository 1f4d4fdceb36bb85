"""文脈規定: which word goes into the blank?

A word of the text is left blank in its own sentence, where the word beside it decides: 薬を（　　）. The pairs and the
wrong words, each judged by itself, are rows of ``vocabulary_frames.tsv``; the wrong ones take the form of the key.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quizgen import LEVELS, kana
from quizgen.analysis.types import Analysis, Sentence, within
from quizgen.items import carrier, wording
from quizgen.items.base import Abstain, Choice, Item, Note, item_id
from quizgen.items.words import collocations, forms, meanings
from quizgen.items.words.collocations import Frame, Pair
from quizgen.items.words.forms import Shown
from quizgen.lexicon import Lexicon

NAME = "vocabulary"
MOST = 3
MOST_HIDDEN = 3
"""A pair that the text has more often cannot well be hidden in it."""


@dataclass(frozen=True, slots=True)
class Target:
    """A pair to ask for: its sentence, the form of the key, and where the text has the pair."""

    sentence: Sentence
    pair: Pair
    form: Shown
    hidden: tuple[tuple[int, int], ...]


def make(analysis: Analysis, lexicon: Lexicon) -> Iterator[Item | Abstain]:
    """All candidates in text order, each row once."""
    places: dict[Frame, list[Pair]] = {}
    found = tuple(collocations.pairs(analysis))
    for pair in found:
        places.setdefault(pair.frame, []).append(pair)
    done = set[Frame]()
    for pair in found:
        if pair.frame in done:
            continue
        if len(places[pair.frame]) > MOST_HIDDEN:
            done.add(pair.frame)
            yield Abstain(NAME, pair.key.start, pair.key.end, "the text has the pair too often to hide it")
            continue
        made = _made(analysis, pair, places[pair.frame], lexicon)
        if isinstance(made, Item):
            done.add(pair.frame)
        yield made


def _made(analysis: Analysis, pair: Pair, found: Sequence[Pair], lexicon: Lexicon) -> Item | Abstain:
    key = pair.key
    sentence = analysis.sentences[bisect_right(analysis.sentences, key.start, key=lambda s: s.start) - 1]
    form = _form(analysis, pair)
    why = _objection(analysis, sentence, pair) or _voice(form, pair)
    if form is None or why:
        return Abstain(NAME, key.start, key.end, why or "a form that cannot be made again")
    same = [_form(analysis, p) for p in found]
    target = Target(sentence, pair, form, tuple((f.start, f.end) for f in same if f))
    wrong = _wrong(analysis, target)
    if len(wrong) < 2:
        return Abstain(NAME, key.start, key.end, "no two wrong words in this form")
    return _item(analysis, target, wrong, lexicon)


def _form(analysis: Analysis, pair: Pair) -> Shown | None:
    """The form of the key; a noun or an adverb (急に) is left as it is written."""
    if pair.frame.part == "left":
        return Shown(pair.key.start, pair.key.end)
    return forms.shown(analysis, pair.key)


def _voice(form: Shown | None, pair: Pair) -> str:
    """A passive or a causative changes what a particle marks: the pair is judged without.  あろう is no intention."""
    if form and forms.VOICES & set(form.forms):
        return "a passive, causative or potential form"
    supposed = form and "volitional" in form.forms and pair.key.dictionary_form in ("ある", "できる")
    return "a supposition" if supposed else ""


def _objection(analysis: Analysis, sentence: Sentence, pair: Pair) -> str:
    """Why the pair may not be asked for, or an empty string."""
    if bad := carrier.objection(analysis, sentence):
        return bad
    if pair.key.surface in analysis.text.title:
        return "the title has the word"
    words = within(analysis.words, sentence.start, sentence.end)
    here = {form for w in words for form in (w.dictionary_form, w.surface)}
    if here & set(pair.frame.rivals.split()):
        return "a wrong word stands in the sentence too"
    bodies = (pair.phrase(rival) for rival in pair.frame.rivals.split())
    if any(body in analysis.text.body for body in bodies):
        return "the text itself says it with a wrong word"
    return ""


def _wrong(analysis: Analysis, target: Target) -> tuple[tuple[str, str], ...]:
    """The rivals in the form and script of the key, each with its dictionary form."""
    key = analysis.text.body[target.form.start : target.form.end]
    rivals = target.pair.frame.rivals.split()
    return forms.choices(rivals, target.form, target.pair.frame.asked, key)[:MOST]


def _item(analysis: Analysis, target: Target, wrong: tuple[tuple[str, str], ...], lexicon: Lexicon) -> Item:
    form, pair = target.form, target.pair
    focus = form.start, form.end
    key = analysis.text.body[form.start : form.end]
    prompt = carrier.prompt(analysis, target.sentence, focus, "blank")
    note = Note(f"「{pair.phrase()}」と言います。", f"One says {pair.phrase()}: “{pair.frame.en}”.")
    return Item(
        id=item_id(NAME, analysis, focus, "".join(p.text for p in prompt)),
        kind=NAME,
        shape="choose",
        level=_level(pair),
        prompt=prompt,
        choices=(
            Choice(key, True, "word in the text", note, wording.furigana(key, analysis, lexicon)),
            *(
                Choice(
                    text,
                    False,
                    "not said with this word",
                    _note(pair, rival, text, lexicon),
                    wording.furigana(text, analysis, lexicon),
                )
                for text, rival in wrong
            ),
        ),
        answers=(),
        evidence=carrier.evidence(analysis, target.sentence),
        hides=target.hidden,
        explanation=note,
        focus=focus,
        lemma=pair.key.dictionary_form,
        quality=0.4 + 0.1 * len(wrong) + carrier.ease(target.sentence),
    )


def _level(pair: Pair) -> str:
    """The level of the pair: the table's (手 and 入る are easier than 手に入る), or that of a harder word."""
    return max((pair.frame.level, *(w.level for w in (pair.left, pair.right) if w.level)), key=LEVELS.index)


def _note(pair: Pair, rival: str, text: str, lexicon: Lexicon) -> Note:
    """What is said to someone who chose a rival, shown as ``text``: that it is not said so, and how it is used."""
    name = forms.like(rival, Shown(0, 0), pair.frame.asked, not kana.has_kanji(text))
    wrong = pair.phrase(name)
    ja, en = f"ここでは「{wrong}」とは言いません。", f"{wrong} is not said here."
    said = collocations.used().get((pair.frame.asked, rival))
    if said:
        return Note(
            f"{ja}「{name}」は、「{said[0]}」のように使います。", f"{en} {name} goes in {said[0]}, “{said[1]}”."
        )
    gloss = meanings.only_gloss(rival, lexicon)
    return Note(ja, f"{en} {name} means “{gloss}”." if gloss else en)
