"""The parts that comprehension items share: evidence, level, furigana, id."""

from quizgen.analysis.types import Analysis, Fact, Spanned
from quizgen.items import stems
from quizgen.items.answers.values import Value
from quizgen.items.base import Choice, Evidence, Item, Note, Shape, item_id
from quizgen.items.lookup import phrase_of
from quizgen.items.wording import furigana, piece, text_says
from quizgen.lexicon import Lexicon


def assemble(
    kind: str,
    shape: Shape,
    analysis: Analysis,
    fact: Fact,
    question: str,
    focus: Spanned,
    explanation: Note,
    *,
    choices: tuple[Choice, ...],
    lexicon: Lexicon,
    quality: float,
) -> Item:
    """An item on a fact, proven by its sentence; ``focus`` is what it asks about."""
    span = (focus.start, focus.end)
    body = analysis.text.body
    spans = [(fact.start, fact.end)]
    if given := next((a for a in fact.arguments if a.restored), None):
        named = next(s for s in analysis.sentences if s.start <= given.start < s.end)
        spans.insert(0, (named.start, named.end))
    return Item(
        id=item_id(kind, analysis, span, question),
        kind=kind,
        shape=shape,
        level=stems.level(analysis),
        prompt=(piece(question, analysis, lexicon),),
        choices=choices,
        answers=(),
        evidence=tuple(Evidence(a, b, body[a:b]) for a, b in spans),
        hides=(),
        explanation=explanation,
        focus=span,
        quality=quality,
    )


def choice(analysis: Analysis, lexicon: Lexicon, text: str, correct: bool, why: str, note: Note) -> Choice:
    """A choice with furigana read as in the text."""
    return Choice(text, correct, why, note, furigana(text, analysis, lexicon))


def quoted(analysis: Analysis, fact: Fact, mention: Spanned) -> Note:
    """Where the text says so: the sentence, or of a long one the mention, what modifies it, and the end."""
    said = analysis.text.body[fact.start : fact.end].replace("\n", "")
    if len(said) > LONGEST_QUOTE:
        said = _shortened(analysis, fact, mention)
    return text_says(said)


LONGEST_QUOTE = 60
TAIL = 24


def _shortened(analysis: Analysis, fact: Fact, mention: Spanned) -> str:
    """最初の高官は…平和を望む」と語った, from a sentence too long to quote."""
    body, phrase = analysis.text.body, phrase_of(analysis, mention)
    own = next((a.start for a in fact.arguments if a.start <= mention.start < a.end), phrase.start)
    end = max(phrase.end, fact.predicate[1] - TAIL)
    tail = body[end : fact.predicate[1]]
    gap = ("…「…" if tail.count("」") > tail.count("「") else "…") if end > phrase.end else ""
    return body[min(own, phrase.start) : phrase.end].rstrip("、，") + gap + tail


def differs(v: Value, key: str) -> Note:
    """Why a wrong value is wrong."""
    if v.at >= 0:
        return Note(
            f"「{v.text}」は、本文では別のことについて書かれています。この答えは「{key}」です。",
            f"The text says “{v.text}” of something else; here it is “{key}”.",
        )
    return Note(
        f"本文には「{key}」と書いてあります。「{v.text}」ではありません。", f"The text says “{key}”, not “{v.text}”."
    )
