"""``gist``: 要点, what the writer most wants to say.

Asked only where the writer says it (``theses``), or asks for it (``requests``).  The wrong answers stand in the text
too: what is told in one place alone, what the writer grants and goes on from, what somebody else says and the writer
does not, the point denied, or what is asked for besides.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from quizgen.analysis import inflection
from quizgen.analysis.types import Analysis
from quizgen.items import statements, stems, theses
from quizgen.items.base import Abstain, Choice, Evidence, Item, Kind, Note, item_id
from quizgen.items.comprehension import choice
from quizgen.items.requests import Request, requests
from quizgen.items.tellings import Telling, tellings
from quizgen.items.theses import GRANTED, Thesis
from quizgen.items.wording import piece
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
    wrong = [*_opposed(analysis, lexicon), *_granted_and_details(analysis, lexicon, found)]
    if found.denied:
        wrong.insert(1, _denied(analysis, lexicon, found))
    if len(wrong) < FEWEST:
        yield Abstain(NAME, start, end, "fewer than two details that stand alone")
        return
    yield _item(analysis, lexicon, found, wrong[:MOST])


def _item(analysis: Analysis, lexicon: Lexicon, found: Thesis, wrong: list[Choice]) -> Item:
    focus, body = (found.sentence.start, found.sentence.end), analysis.text.body
    question = QUESTION[stems.is_formal(analysis)]
    note = Note(
        f"終わりのほうに「{body[slice(*focus)]}」とあります。ここで、筆者が自分の考えをまとめています。",
        f"Near the end the writer sums up: “{body[slice(*focus)]}”.",
    )
    key = choice(analysis, lexicon, found.said, True, f"the writer's point: {found.why}", note)
    return Item(
        id=item_id(NAME, analysis, focus, question), kind=NAME, shape="choose", level=stems.level(analysis),
        prompt=(piece(question, analysis, lexicon),), choices=(key, *wrong), answers=(),
        evidence=(Evidence(*focus, body[slice(*focus)]),), hides=(), explanation=note, focus=focus, quality=0.8,
    )  # fmt: skip


def _request_item(analysis: Analysis, lexicon: Lexicon, main: Request, others: tuple[Request, ...]) -> Item | Abstain:
    """What the writer of a letter or a notice asks for above all, beside the smaller things asked for."""
    focus, body = (main.sentence.start, main.sentence.end), analysis.text.body
    if len(others) < FEWEST:
        return Abstain(NAME, *focus, "fewer than two smaller requests")
    question = ASKED[stems.is_formal(analysis)]
    note = Note(
        f"「{body[slice(*focus)]}」とあります。ほかのことは、そのためのお願いです。",
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
        quality=0.8,
    )  # fmt: skip


def _small(analysis: Analysis, request: Request) -> Note:
    said = analysis.surface(request.sentence)
    return Note(
        f"「{said}」ともありますが、これは細かいお願いです。",
        f"“{said}” is said too, but it is a smaller request.",
    )


def _opposed(analysis: Analysis, lexicon: Lexicon) -> Iterator[Choice]:
    """What somebody says that the writer goes against at once: 「橋は未来だ」と語った。しかし、…"""
    for sentence, following in pairwise(analysis.sentences):
        m = _SAYS.search(analysis.surface(sentence))
        if not m or following.paragraph != sentence.paragraph or not AGAINST.match(analysis.surface(following)):
            continue
        at = sentence.start + m.start("said")
        if theses.stands(analysis, at, at + len(m["said"])):
            note = Note(
                f"「{m['said']}」は、ほかの人の意見です。筆者は、その後で別のことを言っています。",
                f"“{m['said']}” is what somebody else says; the writer goes against it.",
            )
            yield choice(analysis, lexicon, m["said"], False, "F14 somebody else's view", note)
            return


_SAYS = re.compile("「(?P<said>[^「」。、][^「」。]{7,38}(?<!ます)(?<!です)(?<!ません)(?<!ました))」と[^「」]*$")
AGAINST = re.compile("しかし|だが|ところが|けれども|でも、|確かに|たしかに|もちろん|むろん")


def _denied(analysis: Analysis, lexicon: Lexicon, found: Thesis) -> Choice:
    said = analysis.surface(found.sentence)
    note = Note(
        f"筆者の考えと反対です。本文には「{said}」とあります。",
        f"It is the contrary of what the writer says: “{said}”.",
    )
    return choice(analysis, lexicon, found.denied, False, "F4 the point denied", note)


def _granted_and_details(analysis: Analysis, lexicon: Lexicon, found: Thesis) -> Iterator[Choice]:
    """What the writer grants, then details of other paragraphs, one of each paragraph, nearest in length first."""
    taken = {found.sentence.paragraph}
    told = [t for t in tellings(analysis) if isinstance(t, Telling) and _is_less(analysis, t, found)]
    for telling in sorted(told, key=lambda t: _order(analysis, t, found)):
        paragraph = analysis.sentences[telling.fact.sentence].paragraph
        if paragraph in taken:
            continue
        taken.add(paragraph)
        granted = _is_granted(analysis, telling)
        note = (_grant_note if granted else _detail_note)(analysis, telling)
        yield choice(analysis, lexicon, _said(analysis, telling), False, "granted" if granted else "a detail", note)


def _order(analysis: Analysis, telling: Telling, found: Thesis) -> tuple[bool, bool, bool, int, int]:
    """What is granted comes first, what has no word of the point or the title late, what is told of the writer last."""
    own = theses.content(analysis, analysis.sentences[telling.fact.sentence])
    near = own & theses.content(analysis, found.sentence) or any(w in analysis.text.title for w in own)
    unlike = abs(len(_said(analysis, telling)) - len(found.said))
    return not _is_granted(analysis, telling), _of_self(analysis, telling), not near, unlike, telling.start


def _of_self(analysis: Analysis, telling: Telling) -> bool:
    """Whether it tells of the writer, who says nothing by it."""
    return analysis.tokens[telling.subject.first].surface in stems.SELF


def _said(analysis: Analysis, telling: Telling) -> str:
    return statements.in_other_words(analysis, telling, inflection.plain).removesuffix("。")


def _is_less(analysis: Analysis, telling: Telling, found: Thesis) -> bool:
    """Whether it tells of one thing only, which is not the point nor a point itself."""
    sentence = analysis.sentences[telling.fact.sentence]
    own, point = theses.content(analysis, sentence), theses.content(analysis, found.sentence)
    less = len(own & point) <= SHARED * len(own) and not theses.concludes(analysis, sentence)
    return less and SHORTEST <= len(_said(analysis, telling)) <= LONGEST


def _is_granted(analysis: Analysis, telling: Telling) -> bool:
    return bool(GRANTED.match(analysis.surface(analysis.sentences[telling.fact.sentence])))


def _grant_note(analysis: Analysis, telling: Telling) -> Note:
    said = analysis.surface(telling.fact)
    return Note(
        f"「{said}」は、筆者が一度認めていることですが、言いたいことはその後にあります。",
        f"The writer grants “{said}”, but goes on from there.",
    )


def _detail_note(analysis: Analysis, telling: Telling) -> Note:
    said = analysis.surface(telling.fact)
    return Note(
        f"本文に「{said}」とありますが、話の一部で、いちばん言いたいことではありません。",
        f"The text says “{said}”, but that is one detail, not the point.",
    )


KIND = Kind(NAME, Note("要点", "The main point"), "choose", "other", make)
