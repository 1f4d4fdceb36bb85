"""``gist``: 要点, what the writer most wants to say.

Asked only where the writer says it (``theses``), or asks for it (``requests``).  The wrong answers stand in the text
too: what somebody else thinks, what the writer grants and goes on from, the writer's reasons (``gist_rivals``), what is
told in one place alone, or what is asked for besides; and the contrary of a stance.  There are always views among them,
so that the point does not show by being the only one; a stance that is declared stands with its reason, beside an
untrue reason for it and the contrary with what speaks for that (``reasoned_stances``).
"""

from collections.abc import Iterable, Iterator

from quizgen.analysis import inflection
from quizgen.analysis.types import Analysis, within
from quizgen.items import stems
from quizgen.items.base import Abstain, Choice, Evidence, Item, Note, item_id
from quizgen.items.comprehension import choice
from quizgen.items.retelling import statements
from quizgen.items.sentences.tellings import Telling, tellings
from quizgen.items.views import gist_rivals, reasoned_stances, theses
from quizgen.items.views.requests import Request, requests
from quizgen.items.views.stances import THIS
from quizgen.items.views.theses import GRANTED, Thesis
from quizgen.items.wording import in_quotes, piece
from quizgen.lexicon import Lexicon

NAME = "gist"
FEWEST, MOST = 2, 3
LONGEST, SHORTEST = 40, 12
SHARED = 0.34
"""Of the words of a detail, how many may be the point's at most: it must be about something less."""
QUESTION = {
    False: "筆者がいちばん言いたいことは、どれですか。",
    True: "筆者が最も言いたいことはどれか。",
}
"""What is asked, plainly at N2 and N1."""
HELD = {
    False: "{}について、筆者の考えに最も合うものは、どれですか。",
    True: "{}について、筆者の考えに最も合うものはどれか。",
}
"""The same of a stance that is declared."""
ASKED = {
    False: "この文章を書いた人が、いちばんお願いしたいことは、どれですか。",
    True: "この文章を書いた人が最も頼みたいことはどれか。",
}
"""The same of a letter or a notice."""


def make(analysis: Analysis, lexicon: Lexicon) -> Iterable[Item | Abstain]:
    """One item, where the writer sums the text up, or asks for one thing above all."""
    found = theses.thesis(analysis)
    if isinstance(found, str):
        if asked := requests(analysis):
            yield _request_item(analysis, lexicon, *asked)
            return
        yield Abstain(NAME, 0, len(analysis.text.body), found)
        return
    start, end = found.sentence.start, found.sentence.end
    if found.about:
        yield _stance_item(analysis, lexicon, found)
        return
    wrong = _wrong(analysis, lexicon, found)
    if isinstance(wrong, str):
        yield Abstain(NAME, start, end, wrong)
        return
    yield _item(analysis, lexicon, found, wrong)


def _wrong(analysis: Analysis, lexicon: Lexicon, found: Thesis) -> list[Choice] | str:
    """The contrary of the point, views besides it and details, or why there are too few."""
    views = gist_rivals.rivals(analysis, found)
    if len(views) + bool(found.denied) < FEWEST or not views:
        return "the point would be the only view among details"
    contrary = [_denied(analysis, lexicon, found)] if found.denied else []
    beside = [choice(analysis, lexicon, r.text, False, r.why, r.note) for r in views[: MOST - len(contrary)]]
    at = {analysis.sentences.index(s) for s in analysis.sentences if s.start in {r.start for r in views}}
    return [*contrary, *beside, *_details(analysis, lexicon, found, at)][:MOST]


def _item(analysis: Analysis, lexicon: Lexicon, found: Thesis, wrong: list[Choice]) -> Item:
    focus, body = (found.sentence.start, found.sentence.end), analysis.text.body
    question = QUESTION[stems.is_formal(analysis)]
    note = Note(
        f"本文に{in_quotes(body[slice(*focus)])}とあります。{_meant(analysis, found)}"
        "ここで、筆者が自分の考えをはっきり述べています。",
        f"The writer says plainly: “{body[slice(*focus)]}”.",
    )
    key = choice(analysis, lexicon, found.said, True, f"the writer's point: {found.why}", note)
    return Item(
        id=item_id(NAME, analysis, focus, question), kind=NAME, shape="choose", level=stems.level(analysis),
        prompt=(piece(question, analysis, lexicon),), choices=(key, *wrong), answers=(),
        evidence=(Evidence(*focus, body[slice(*focus)]),), hides=(), explanation=note, focus=focus, quality=0.8,
    )  # fmt: skip


def _stance_item(analysis: Analysis, lexicon: Lexicon, found: Thesis) -> Item | Abstain:
    """What the writer holds of a plan, and why."""
    focus, body = (found.sentence.start, found.sentence.end), analysis.text.body
    held = reasoned_stances.held(analysis, found)
    if len(held) <= FEWEST:
        return Abstain(NAME, *focus, "one side has no reason to be put beside the main one of the other")
    question = HELD[stems.is_formal(analysis)].format(found.about)
    note = Note(held[0].note.ja + _meant(analysis, found), held[0].note.en)
    told = (s for s in analysis.sentences if s.start in {focus[0], *(h.start for h in held)})
    return Item(
        id=item_id(NAME, analysis, focus, question), kind=NAME, shape="choose", level=stems.level(analysis),
        prompt=(piece(question, analysis, lexicon),),
        choices=tuple(choice(analysis, lexicon, h.text, h is held[0], h.why, h.note) for h in held), answers=(),
        evidence=tuple(Evidence(s.start, s.end, body[s.start : s.end]) for s in told), hides=(), explanation=note,
        focus=focus, quality=0.8,
    )  # fmt: skip


def _meant(analysis: Analysis, found: Thesis) -> str:
    """What a stance on この計画 is about: 「この計画」は、「橋を架ける計画」のことです。"""
    this = THIS.search(analysis.surface(found.sentence)) if found.about else None
    if this is None or this[1] not in found.said:
        return ""
    meant = found.said[: found.said.rindex(this[1])] + this[1]
    return f"「{this[0]}」は、{in_quotes(meant)}のことです。"


def _request_item(analysis: Analysis, lexicon: Lexicon, main: Request, others: tuple[Request, ...]) -> Item | Abstain:
    """What the writer of a letter or a notice asks for above all, beside the smaller things asked for."""
    focus, body = (main.sentence.start, main.sentence.end), analysis.text.body
    about = theses.content(analysis, main.sentence)
    others = tuple(r for r in others if theses.content(analysis, r.sentence) & about)
    if len(others) < FEWEST:
        return Abstain(NAME, *focus, "fewer than two smaller requests on the same thing, so that the main one shows")
    question = ASKED[stems.is_formal(analysis)]
    note = Note(
        f"本文に{in_quotes(body[slice(*focus)])}とあります。ほかのことは、そのためのお願いです。",
        f"“{body[slice(*focus)]}”: the other requests serve this one.",
    )
    near = sorted(others, key=lambda r: (abs(len(r.said) - len(main.said)), r.sentence.start))[:MOST]
    choices = (
        choice(analysis, lexicon, main.said, True, "the writer's request", note),
        *(choice(analysis, lexicon, r.said, False, "a smaller request", _small(analysis, r)) for r in near),
    )
    spans = [focus, *((r.sentence.start, r.sentence.end) for r in near)]
    return Item(
        id=item_id(NAME, analysis, focus, question), kind=NAME, shape="choose", level=stems.level(analysis),
        prompt=(piece(question, analysis, lexicon),), choices=choices, answers=(),
        evidence=tuple(Evidence(a, b, body[a:b]) for a, b in spans), hides=(), explanation=note, focus=focus,
        quality=0.5,
    )  # fmt: skip


def _small(analysis: Analysis, request: Request) -> Note:
    said = analysis.surface(request.sentence)
    return Note(
        f"本文に{in_quotes(said)}ともありますが、これは細かいお願いです。",
        f"“{said}” is said too, but it is a smaller request.",
    )


def _denied(analysis: Analysis, lexicon: Lexicon, found: Thesis) -> Choice:
    note = reasoned_stances.contrary(analysis, found)
    return choice(analysis, lexicon, found.denied, False, "F4 the point denied", note)


def _details(analysis: Analysis, lexicon: Lexicon, found: Thesis, taken: set[int]) -> Iterator[Choice]:
    """Details of other paragraphs, one of each, nearest in length first; none of the sentences ``taken``."""
    paragraphs = {found.sentence.paragraph}
    told = [t for t in tellings(analysis) if isinstance(t, Telling) and _is_less(analysis, t, found)]
    for telling in sorted(told, key=lambda t: _order(analysis, t, found)):
        sentence = analysis.sentences[telling.fact.sentence]
        if (
            sentence.paragraph in paragraphs
            or telling.fact.sentence in taken
            or GRANTED.match(analysis.surface(sentence))
        ):
            continue
        paragraphs.add(sentence.paragraph)
        note = _detail_note(analysis, telling)
        yield choice(analysis, lexicon, _said(analysis, telling), False, "a detail", note)


def _order(analysis: Analysis, telling: Telling, found: Thesis) -> tuple[bool, bool, int, int]:
    """What has no word of the point or the title comes late, what is told of the writer last."""
    own = theses.content(analysis, analysis.sentences[telling.fact.sentence])
    near = own & theses.content(analysis, found.sentence) or any(w in analysis.text.title for w in own)
    unlike = abs(len(_said(analysis, telling)) - len(found.said))
    return _of_self(analysis, telling), not near, unlike, telling.start


def _of_self(analysis: Analysis, telling: Telling) -> bool:
    """Whether it tells of the writer, who says nothing by it."""
    return analysis.tokens[telling.subject.first].surface in stems.SELF


def _said(analysis: Analysis, telling: Telling) -> str:
    return gist_rivals.by_writer(statements.in_other_words(analysis, telling, inflection.plain).removesuffix("。"))


def _is_less(analysis: Analysis, telling: Telling, found: Thesis) -> bool:
    """Whether it tells of one thing only, with no date, which is not the point nor a point itself."""
    sentence = analysis.sentences[telling.fact.sentence]
    own, point = theses.content(analysis, sentence), theses.content(analysis, found.sentence)
    less = len(own & point) <= SHARED * len(own) and not theses.concludes(analysis, sentence)
    less = less and not any(e.type == "TIME" for e in within(analysis.entities, telling.start, sentence.end))
    return less and SHORTEST <= len(_said(analysis, telling)) <= LONGEST


def _detail_note(analysis: Analysis, telling: Telling) -> Note:
    said = analysis.surface(telling.fact)
    return Note(
        f"本文に{in_quotes(said)}とありますが、話の一部で、いちばん言いたいことではありません。",
        f"The text says “{said}”, but that is one detail, not the point.",
    )
