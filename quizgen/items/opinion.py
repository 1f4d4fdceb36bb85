"""``opinion``: 事実か意見か, what does the writer think, and what can be checked?

The writer's opinion is to be found among facts of the text and what others in it say (what the text itself must tell,
for an opinion of another looks the same), or the opinion of somebody in it, or a fact among opinions.
"""

from collections.abc import Iterator, Sequence

from quizgen.analysis.types import Analysis
from quizgen.items import stems
from quizgen.items.base import Abstain, Evidence, Item, Kind, Note, item_id
from quizgen.items.comprehension import choice
from quizgen.items.opinions import Said, facts, of_others, of_writer
from quizgen.items.wording import piece
from quizgen.lexicon import Lexicon

NAME = "opinion"
FEWEST, MOST = 2, 3
USUAL = 28
"""Characters of a fact that is asked for, as near as may be."""
ASKED = {
    "writer": (
        "次の文の中で、筆者の意見を述べているものはどれですか。",
        "次のうち、筆者の意見を述べている文はどれか。",
    ),
    "view": ("次の文の中で、{}の意見を述べているものはどれですか。", "次のうち、{}の意見を述べている文はどれか。"),
    "fact": (
        "次の文の中で、意見ではなく、事実を述べているものはどれですか。",
        "次のうち、意見ではなく、事実を述べている文はどれか。",
    ),
}


def make(analysis: Analysis, lexicon: Lexicon) -> Iterator[Item | Abstain]:
    """One item for each opinion of the writer and of others, and one for a fact."""
    if stems.level(analysis) in stems.SIMPLE:
        return
    own, told, others = of_writer(analysis), facts(analysis), of_others(analysis)
    for key in own:
        yield _item(analysis, key, _mixed(_near(others, key), _near(told, key)), lexicon)
    for key in others:
        of_third = [s for s in _near(others, key) if s.by != key.by]
        yield _item(analysis, key, _mixed(_near(own, key), [*of_third, *_near(told, key)]), lexicon)
    checked = [s for s in told if s.by]
    if checked and len(own) + len(others) >= FEWEST:
        key = min(checked, key=lambda s: abs(len(s.text) - USUAL))
        yield _item(analysis, key, _mixed(_near(others, key), _near(own, key)), lexicon)


def _near(found: Sequence[Said], key: Said) -> list[Said]:
    """Those most like the key in length, in a sentence of their own."""
    apart = (s for s in found if s.sentence != key.sentence)
    return sorted(apart, key=lambda s: (not s.by, abs(len(s.text) - len(key.text))))


def _mixed(views: Sequence[Said], rest: Sequence[Said]) -> list[Said]:
    """Wrong sentences: an opinion of another where there is one, then the rest, then other opinions."""
    return [*views[:1], *rest, *views[1:]][:MOST]


def _item(analysis: Analysis, key: Said, wrong: Sequence[Said], lexicon: Lexicon) -> Item | Abstain:
    sentence = analysis.sentences[key.sentence]
    start, end = sentence.start, sentence.end
    if len(wrong) < FEWEST:
        return Abstain(NAME, start, end, "fewer than two other sentences that are surely of the other sort")
    question = ASKED[key.sort][stems.is_formal(analysis)].format(key.by)
    right = _note(key, key)
    views = {"writer", "view"} <= {s.sort for s in (key, *wrong)}
    return Item(
        id=item_id(NAME, analysis, (start, end), question), kind=NAME, shape="choose", level=stems.level(analysis),
        prompt=(piece(question, analysis, lexicon),),
        choices=(
            choice(analysis, lexicon, key.text, True, f"{key.sort}: {key.by}", right),
            *(choice(analysis, lexicon, s.text, False, f"{s.sort}: {s.by}", _note(s, key)) for s in wrong),
        ),
        answers=(), evidence=(Evidence(start, end, analysis.surface(sentence)),), hides=(), explanation=right,
        focus=(start, end), quality=0.5 + 0.2 * views + 0.1 * (key.sort != "fact"),
    )  # fmt: skip


def _note(said: Said, key: Said) -> Note:
    """Why a sentence is of its sort, and of that asked for or not."""
    if said.sort == "writer":
        return Note(f"「{said.by}」は、筆者の意見を表す言い方です。", f"{said.by} shows that the writer thinks so.")
    if said.sort == "view":
        whose = "" if said == key else "筆者の意見でも、事実でもありません。" if key.sort != "view" else ""
        return Note(
            f"本文で、{said.by}がそう言っています。{said.by}の意見です。{whose}",
            f"In the text {said.by} says so: this is the opinion of {said.by}.",
        )
    if said.by:
        return Note(
            f"「{said.by}」など、確かめられることを述べています。事実です。",
            f"{said.by} can be checked: this is a fact.",
        )
    return Note("実際にあったことを述べています。事実です。", "It tells what happened: this is a fact.")


KIND = Kind(NAME, Note("事実か意見か", "Fact or opinion"), "choose", "other", make)
