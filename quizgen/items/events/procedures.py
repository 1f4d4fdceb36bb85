"""The steps of a procedure, told by まず, 次に, 最後に: what is to be done first, and what after that."""

from collections.abc import Iterator
from dataclasses import dataclass

from quizgen.analysis.types import Analysis, Bunsetsu, Clause, Sentence, within
from quizgen.items.sentences import pointing
from quizgen.items.stems import RefusedError

SHORTEST, LONGEST = 4, 30
FIRST = ("まず", "はじめに", "初めに", "最初に", "さいしょに")
THEN = (
    "次に",
    "つぎに",
    "続いて",
    "つづいて",
    "それから",
    "その後",
    "そのあと",
    "その次に",
    "そして",
    "そこに",
    "さらに",
)
LAST = ("最後に", "さいごに", "おわりに", "終わりに")
ORDERING = (*FIRST, *THEN, *LAST)
"""Words by which a sentence says where its step stands."""
DONE = ("ます", "ください", "る", "う", "く", "す", "つ", "ぬ", "む", "ぐ", "ぶ")
"""How a sentence ends that tells what is to be done."""


@dataclass(frozen=True, slots=True)
class Step:
    """What one sentence says is to be done, with its verb in the dictionary form, and the word that gives its place."""

    text: str
    sentence: int
    word: str


def procedure(analysis: Analysis) -> tuple[Step, ...]:
    """The steps of the first procedure of a text: sentences in a row that say their order, from まず on."""
    run: list[Step] = []
    for number, sentence in enumerate(analysis.sentences):
        word = next((w for w in ORDERING if analysis.text.body.startswith(w, sentence.start)), "")
        if word in FIRST:
            run = []
        if word and (run or word in FIRST):
            run += _step(analysis, sentence, number, word)
        if word in LAST and len(run) > 1:
            break
    return tuple(run)


def _step(analysis: Analysis, sentence: Sentence, number: int, word: str) -> Iterator[Step]:
    """The first act of a sentence that says what is done to what, or where."""
    if not analysis.surface(sentence).rstrip("。").endswith(DONE):
        return
    clauses = [c for c in within(analysis.clauses, sentence.start, sentence.end) if c.role in ("adverbial", "matrix")]
    for clause in clauses:
        if clause.role == "adverbial" and clause.relation != "sequence":
            continue
        try:
            told = list(_phrases(analysis, clause, sentence.start + len(word)))
            text = "".join(told) + _act(analysis, analysis.bunsetsu[clause.predicate])
        except RefusedError:
            continue
        if any(t.endswith(("を", "に", "で", "から")) for t in told) and SHORTEST <= len(text) <= LONGEST:
            yield Step(text, number, word)
            return


def _phrases(analysis: Analysis, clause: Clause, begin: int) -> Iterator[str]:
    """The phrases after ``begin`` that go with an act, as they stand, but other acts."""
    others = {c.predicate for c in within(analysis.clauses, clause.start, clause.end) if c.role == "adverbial"}
    for n in range(clause.first, clause.predicate):
        phrase, top = analysis.bunsetsu[n], n
        if phrase.start < begin:
            continue
        while analysis.bunsetsu[top].head != clause.predicate:
            top = analysis.bunsetsu[top].head
            if not clause.first <= top < clause.predicate:
                raise RefusedError("a phrase that belongs nowhere")
        written = analysis.surface(phrase).rstrip("、，").replace("\n", "")
        if top in others and not analysis.surface(analysis.bunsetsu[top]).endswith("く"):
            continue
        pointing.check_pointers(analysis, analysis.tokens[phrase.first : phrase.last])
        if phrase.case in ("は", "が", "も"):
            raise RefusedError("somebody does it, or it is done to a topic")
        yield written


def _act(analysis: Analysis, phrase: Bunsetsu) -> str:
    """The verb of an act in the dictionary form: 加えて|ください -> 加える."""
    first, *rest = analysis.tokens[phrase.first : phrase.last]
    if any(t.lemma in ("ない", "ず", "れる", "られる", "せる", "させる") for t in rest):
        raise RefusedError("no act, or one that is not to be done")
    if first.pos.startswith("動詞"):
        return first.base
    if "サ変" in first.pos and rest and rest[0].lemma in ("為る", "する"):
        return first.surface + "する"
    raise RefusedError("no act")
