"""What the writer wishes, feels, asks for or does, told without a subject.

A wish, a feeling or a favour asked (〜たい, と思った, 〜てもらった) is the writer's own where nobody is named, and
so is what is done in a text of the writer's own doings.
"""

import re

from quizgen.analysis.sayings import says
from quizgen.analysis.subjects import acts
from quizgen.analysis.types import Analysis, Bunsetsu, Entity, Fact, within
from quizgen.items import stems
from quizgen.items.base import Note
from quizgen.items.lookup import phrase_of
from quizgen.items.referents.referring import quoted, selves, tells_of_self
from quizgen.items.sentences.omission import Omitted, predicate_of, writer_of
from quizgen.items.sentences.somebody import BODIES
from quizgen.items.stems import RefusedError

FELT = frozenset(
    (
        "うれしい",
        "嬉しい",
        "悲しい",
        "かなしい",
        "楽しい",
        "さびしい",
        "寂しい",
        "悔しい",
        "くやしい",
        "恥ずかしい",
        "残念",
        "怖い",
    )
)
WISHED = frozenset(("思う", "感じる", "考える", "願う"))
WISH = re.compile(r"(?:たい|てほしい|でほしい|つもり)(?:です|だ|と思っています|と思います|と思う)?[。！]?$")
OFTEN = 6
"""A text of which every sixth sentence says 私 tells of the writer's doings throughout."""


def is_writers(analysis: Analysis, fact: Fact) -> bool:
    """Whether only the writer can be meant where no subject is told: a wish, a feeling, a favour asked."""
    if not tells_of_self(analysis) or fact.evidential:
        return False
    if fact.modality in ("desire", "opinion", "decision") or WISH.search(analysis.surface(fact)):
        return True
    predicate = stems.predicate(analysis, fact)
    asked = fact.voice == "favour-asked" and predicate.base in ("もらう", "いただく")
    thought = predicate.base if predicate.base != "いる" else fact.base
    return not fact.modality and (asked or (thought in WISHED | FELT and fact.voice == "active"))


def writers(analysis: Analysis, fact: Fact, topic: Entity | None) -> Omitted:
    """The writer's wish, feeling or favour, where ``topic`` is nobody else."""
    if topic is not None and not stems.is_writer(analysis.surface(topic)):
        raise RefusedError("the topic of the sentence before may be meant")
    said = analysis.text.body[slice(*predicate_of(analysis, fact))]
    sort = "してもらったこと" if fact.voice == "favour-asked" else "気持ちや考え"
    writer = writer_of(analysis)
    note = Note(
        f"「{said}」は{sort}を表します。だれのことか書いていないので、{writer}のことです。",
        f"{said} tells a wish, a feeling or a favour; where nobody is named it is the writer's.",
    )
    return Omitted(fact, predicate_of(analysis, fact), None, (fact.start, fact.end), note, "the writer's own")


def may_be_writers(analysis: Analysis, fact: Fact, before: Fact | None) -> bool:
    """Whether a text of the writer's own doings goes on with them: no topic but the writer stands in the way."""
    number = fact.sentence
    paragraph = analysis.sentences[number].paragraph
    near = any(analysis.sentences[n].paragraph == paragraph for n in selves(analysis))
    if not near and len(selves(analysis)) * OFTEN < len(analysis.sentences):
        return False
    last = analysis.sentences[number - 1] if number else None
    phrases = within(analysis.bunsetsu, last.start, last.end) if last else ()
    topics = [p for p in phrases if p.case in ("は", "も") and _names_somebody(analysis, p)]
    clear = all(stems.is_writer(analysis.surface(p)) for p in topics) and not (last and last.quoted)
    spoken = before and says(before) and before.sentence == number - 1
    return clear and fact.past and acts(analysis, fact) and not spoken


def _names_somebody(analysis: Analysis, phrase: Bunsetsu) -> bool:
    return any(e.type in BODIES for e in within(analysis.entities, phrase.start, phrase.end))


def done_by_writer(analysis: Analysis, fact: Fact) -> Omitted:
    """What the writer did, untold who."""
    sentence = analysis.sentences[fact.sentence]
    for e in within(analysis.entities, sentence.start, sentence.end):
        doer = e.type in BODIES - {"ANIMAL", "ORG"} and phrase_of(analysis, e).case in ("と", "から", "が", "")
        if doer and not quoted(analysis, sentence, e.start):
            raise RefusedError("somebody else is told of too")
    note = Note(
        f"この文には「だれが」がありません。自分のことを書いている文章なので、{writer_of(analysis)}のことです。",
        "Nobody is named as the one who does it; the writer tells of his own doings, so it is the writer.",
    )
    return Omitted(fact, predicate_of(analysis, fact), None, (fact.start, fact.end), note, "the writer's own doings")
