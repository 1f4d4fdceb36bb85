"""``opinion``: 事実か意見か, what does the writer think, and what can be checked?

The writer's opinion is to be found among facts of the text and what others in it say, or the opinion of somebody in it
among the writer's and others'.  An opinion of another at least is among the wrong sentences: only the text tells whose
an opinion is, while an opinion among facts shows by its words.
"""

import re
from collections.abc import Iterator, Sequence

from quizgen.analysis.types import Analysis, within
from quizgen.items import stems
from quizgen.items.answers.sides import COUNTRY
from quizgen.items.base import Abstain, Evidence, Item, Note, item_id
from quizgen.items.comprehension import choice
from quizgen.items.views import gist_rivals, reported_views
from quizgen.items.views.opinions import Said, facts, of_others, of_writer
from quizgen.items.wording import in_quotes, piece
from quizgen.lexicon import Lexicon

NAME = "opinion"
MOST_VIEWS, WRONG = 2, 3
ASKED = {
    "writer": (
        "次の文の中で、筆者の意見を述べているものはどれですか。",
        "次のうち、筆者の意見を述べている文はどれか。",
    ),
    "view": ("次の文の中で、{}の意見を述べているものはどれですか。", "次のうち、{}の意見を述べている文はどれか。"),
}


def make(analysis: Analysis, lexicon: Lexicon) -> Iterator[Item | Abstain]:
    """One item for each opinion of the writer and of others."""
    if stems.level(analysis) in stems.SIMPLE:
        return
    own, told = of_writer(analysis), facts(analysis)
    others = sorted((*of_others(analysis), *reported_views.find(analysis)), key=lambda s: s.sentence)
    called = list(gist_rivals.called(analysis))
    for key in own:
        yield _item(analysis, key, _near([*others, *called], key), _near(told, key), lexicon)
    for key in others:  # who shares an opinion without a name (…という声もある) may be the one asked about
        third = [s for s in _near(others, key) if s.by != key.by]
        views = [*third[:1], *_near(own, key), *third[1:]]
        yield _item(analysis, key, views, _near(told, key), lexicon)


def _near(found: Sequence[Said], key: Said) -> list[Said]:
    """Those most like the key in words and length, in a sentence of their own."""
    apart = (s for s in found if s.sentence != key.sentence)
    return sorted(apart, key=lambda s: (-_shared(s.text, key.text), abs(len(s.text) - len(key.text))))


def _shared(one: str, other: str) -> int:
    """How many kanji and katakana two sentences have in common, three at most."""
    return min(3, len(set(_SOLID.findall(one)) & set(_SOLID.findall(other))))


_SOLID = re.compile("[一-鿿ァ-ヺ]")


def _item(
    analysis: Analysis, key: Said, views: Sequence[Said], told: Sequence[Said], lexicon: Lexicon
) -> Item | Abstain:
    sentence = analysis.sentences[key.sentence]
    start, end = sentence.start, sentence.end
    wrong = [*views[:MOST_VIEWS], *told][:WRONG]
    if len(views) < (1 if key.sort == "writer" else MOST_VIEWS) or len(wrong) < WRONG:
        return Abstain(NAME, start, end, "too few opinions of others to be taken for it")
    if key.sort == "view" and _tells_holder(analysis, key, wrong):
        return Abstain(NAME, start, end, "the country of whoever says it stands in the right sentence alone")
    question = ASKED[key.sort][stems.is_formal(analysis)].format(key.by)
    right = _note(analysis, key, key)
    return Item(
        id=item_id(NAME, analysis, (start, end), question), kind=NAME, shape="choose", level=stems.level(analysis),
        prompt=(piece(question, analysis, lexicon),),
        choices=(
            choice(analysis, lexicon, key.text, True, f"{key.sort}: {key.by}", right),
            *(choice(analysis, lexicon, s.text, False, f"{s.sort}: {s.by}", _note(analysis, s, key)) for s in wrong),
        ),
        answers=(), evidence=(Evidence(start, end, analysis.surface(sentence)),), hides=(), explanation=right,
        focus=(start, end), quality=0.8,
    )  # fmt: skip


def _tells_holder(analysis: Analysis, key: Said, wrong: Sequence[Said]) -> bool:
    """Whether the words alone speak of the holder's own country: ロシア当局者: 責任をロシアに負わせるだろう."""
    sentence = analysis.sentences[key.sentence]
    tokens = within(analysis.tokens, sentence.start, sentence.end)
    own = {t.surface for t in tokens if t.pos == COUNTRY and t.surface in key.by}
    return any(name in key.text and not any(name in s.text for s in wrong) for name in own)


def _note(analysis: Analysis, said: Said, key: Said) -> Note:
    """Why a sentence is of its sort, and of that asked for or not."""
    if said.sort == "writer":
        return Note(f"「{said.by}」は、筆者の意見を表す言い方です。", f"{said.by} shows that the writer thinks so.")
    if said.sort == "view":
        whose = "" if said == key else "筆者の意見ではありません。" if key.sort != "view" else ""
        ja, en = ("意見", "this is the opinion") if said == key or not said.by else ("言葉", "these are words")
        told = analysis.surface(analysis.sentences[said.sentence]).replace("\n", "")
        return Note(
            f"本文に{in_quotes(told)}とあります。{said.by or 'ほかの人'}の{ja}です。{whose}",
            f"The text says “{told}”: {en} of {said.by or 'others'}.",
        )
    if said.by:
        return Note(
            f"「{said.by}」など、確かめられることを述べています。事実です。",
            f"{said.by} can be checked: this is a fact.",
        )
    return Note("実際にあったことを述べています。事実です。", "It tells what happened: this is a fact.")
