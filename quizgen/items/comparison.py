"""``comparison``: 統合理解, what two texts share and in what they differ.

Who or where both speak of, by the names of the two; what only one of them says, by statements (``statements``) of which
no sentence of the other shares half of the words; what both say, where two sentences share nearly all.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from quizgen import kana
from quizgen.analysis.entities import untitled
from quizgen.analysis.types import Analysis, Entity, apart, within
from quizgen.items import stems
from quizgen.items.answers.naming import alike, full_name, is_place_name
from quizgen.items.base import Abstain, Choice, Evidence, Item, Note, item_id
from quizgen.items.comprehension import choice
from quizgen.items.lookup import of_type
from quizgen.items.retelling import statements
from quizgen.items.sentences.tellings import CONTENT, Telling, tellings
from quizgen.items.wording import piece
from quizgen.lexicon import Lexicon

NAME = "comparison"
FEWEST, MOST = 2, 3
SHARED, UNSHARED = 0.8, 0.5
"""Of the words of a sentence, what another must hold to say the same; below the second it says something else."""
KEPT = 8
WHO = {
    "PERSON": "二つの文章の両方に出てくる人はだれ",
    "PLACE": "二つの文章の両方に出てくる所はどこ",
    "ORG": "二つの文章の両方に出てくる組織はどれ",
}
ONLY = ("一つ目の文章だけに書かれていることはどれ", "二つ目の文章だけに書かれていることはどれ")
BOTH = "二つの文章の両方に書かれていることはどれ"
WHICH_JA, WHICH_EN = ("一つ目", "二つ目"), ("first", "second")


@dataclass(frozen=True, slots=True)
class Said:
    """What text number ``text`` tells, as a statement."""

    text: int
    telling: Telling
    statement: str


def make(analysis: Analysis, lexicon: Lexicon) -> Iterator[Item | Abstain]:
    """Nothing: one text has nothing to be compared with."""
    yield Abstain(NAME, 0, len(analysis.text.body), "only two texts can be compared")


def compare(one: Analysis, two: Analysis, lexicon: Lexicon) -> Iterator[Item | Abstain]:
    """What can be asked of two texts; an item stands under the first, its evidence names the text it is from."""
    pair = one, two
    for kind in WHO:
        yield from _shared_names(pair, kind, lexicon)
    said = [s for n in (0, 1) for s in _said(pair, n)]
    alone = [[s for s in said if s.text == n and _is_alone(pair, s)] for n in (0, 1)]
    for n in (0, 1):
        for at, right in enumerate(alone[n]):
            yield _statement_item(pair, ONLY[n], right, _beside(alone[1 - n], at), lexicon)
    for at, right in enumerate(s for s in said if s.text == 0 and _partner(pair, s)):
        others = [*_beside(alone[0], at)[:1], *_beside(alone[1], at)[:2]]
        yield _statement_item(pair, BOTH, right, others, lexicon)


def _said(pair: Sequence[Analysis], n: int) -> Iterator[Said]:
    most = min(statements.longest(stems.level(a)) for a in pair)
    for telling in tellings(pair[n]):
        if isinstance(telling, Telling):
            written = statements.in_other_words(pair[n], telling).removesuffix("。")
            if len(written) <= most:
                yield Said(n, telling, written)


@lru_cache(maxsize=KEPT)
def _contents(analysis: Analysis) -> tuple[frozenset[str], ...]:
    """The words with a meaning of their own of each sentence."""
    return tuple(_content(analysis, s.start, s.end) for s in analysis.sentences)


def _content(analysis: Analysis, start: int, end: int) -> frozenset[str]:
    words = apart(within(analysis.words, start, end))
    return frozenset(w.dictionary_form for w in words if w.part in CONTENT)


def _is_alone(pair: Sequence[Analysis], said: Said) -> bool:
    """Whether no sentence of the other text, nor two in a row, says anything like it."""
    own = _content(pair[said.text], said.telling.start, said.telling.fact.end)
    others = _contents(pair[1 - said.text])
    both = (one | two for one, two in pairwise((*others, frozenset())))
    return all(len(own & other) < UNSHARED * len(own) for other in both)


def _partner(pair: Sequence[Analysis], said: Said) -> Telling | None:
    """The telling of the other text that says the same."""
    own = _content(pair[said.text], said.telling.start, said.telling.fact.end)
    for other in tellings(pair[1 - said.text]):
        if isinstance(other, Telling) and other.fact.negative == said.telling.fact.negative:
            theirs = _content(pair[1 - said.text], other.start, other.fact.end)
            if other.fact.base == said.telling.fact.base and len(own & theirs) >= SHARED * len(own):
                return other
    return None


def _beside(others: Sequence[Said], at: int) -> list[Said]:
    """Statements to offer beside one, for items in turn other ones, so that several items may stand in one quiz; long
    and short ones in each, so that the key is seldom the longest."""
    ordered = sorted(others, key=lambda s: len(s.statement))
    most = MOST if len(ordered) >= MOST * MOST else FEWEST  # a text that says little has some left for keys
    groups = max(1, len(ordered) // most)
    return ordered[at % groups :: groups][:most]


def _statement_item(
    pair: Sequence[Analysis], question: str, right: Said, wrong: Sequence[Said], lexicon: Lexicon
) -> Item | Abstain:
    fact = right.telling.fact
    if len(wrong) < FEWEST:
        return Abstain(NAME, fact.start, fact.end, "fewer than two statements of the other text")
    both = question == BOTH
    key = choice(
        pair[right.text],
        lexicon,
        right.statement,
        True,
        "both texts" if both else "this text alone",
        _where(pair, right, both),
    )
    others = (
        choice(pair[s.text], lexicon, s.statement, False, "F15 another text", _where(pair, s, False)) for s in wrong
    )
    proof = [_evidence(pair, s.text, s.telling.fact.start, s.telling.fact.end) for s in (right, *wrong)]
    if both and (other := _partner(pair, right)):
        proof.insert(1, _evidence(pair, 1, other.fact.start, other.fact.end))
    own = next((s.telling.fact for s in (right, *wrong) if s.text == 0), fact)
    return _item(pair, question, (own.start, own.end), (key, *others), proof, lexicon)


def _where(pair: Sequence[Analysis], said: Said, both: bool) -> Note:
    told = pair[said.text].surface(said.telling.fact)
    if both:
        return Note(
            f"一つ目の文章に「{told}」とあり、二つ目の文章にも書かれています。",
            f"The first text says “{told}”, and so does the second.",
        )
    ja, en = WHICH_JA[said.text], WHICH_EN[said.text]
    return Note(f"{ja}の文章だけに「{told}」とあります。", f"Only the {en} text says “{told}”.")


def _evidence(pair: Sequence[Analysis], text: int, start: int, end: int) -> Evidence:
    return Evidence(start, end, pair[text].text.body[start:end], text)


def _item(
    pair: Sequence[Analysis],
    asked: str,
    focus: tuple[int, int],
    choices: tuple[Choice, ...],
    proof: Sequence[Evidence],
    lexicon: Lexicon,
) -> Item:
    question = f"{asked}{'か' if stems.is_formal(pair[0]) else 'ですか'}。"
    return Item(
        id=item_id(NAME, pair[0], focus, question + choices[0].text), kind=NAME, shape="choose",
        level=stems.level(pair[0]), prompt=(piece(question, pair[0], lexicon),), choices=choices, answers=(),
        evidence=tuple(proof), hides=(), explanation=choices[0].explanation, focus=focus, quality=0.5,
    )  # fmt: skip


def _shared_names(pair: Sequence[Analysis], kind: str, lexicon: Lexicon) -> Iterator[Item | Abstain]:
    """Who, where or which body both texts name, beside those that only one of them names."""
    ours, theirs = (_names(a, kind) for a in pair)
    both = [(name, e, theirs[name]) for name, e in ours.items() if name in theirs]
    alone = [
        [(n, name, e) for name, e in found.items() if not _occurs(pair[1 - n], name)]
        for n, found in enumerate((ours, theirs))
    ]
    wrong = [a for two in zip(*alone, strict=False) for a in two]
    for at, (name, entity, other) in enumerate(both[:MOST]):
        chosen = [*wrong[MOST * at :], *wrong[: MOST * at]][:MOST]
        if len(chosen) < FEWEST:
            yield Abstain(NAME, entity.start, entity.end, "fewer than two names that one text alone has")
            continue
        right = Note(f"「{name}」は、二つの文章の両方に出てきます。", f"{name} is named in both texts.")
        choices = (
            choice(pair[0], lexicon, name, True, "named in both", right),
            *(choice(pair[t], lexicon, n, False, "F15 one text alone", _alone(t, n)) for t, n, _ in chosen),
        )
        proof = [_sentence(pair, 0, entity), _sentence(pair, 1, other), *(_sentence(pair, t, e) for t, _, e in chosen)]
        yield _item(pair, WHO[kind], (entity.start, entity.end), choices, proof, lexicon)


def _alone(text: int, name: str) -> Note:
    return Note(
        f"「{name}」は、{WHICH_JA[text]}の文章だけに出てきます。",
        f"{name} is named in the {WHICH_EN[text]} text alone.",
    )


def _names(analysis: Analysis, kind: str) -> dict[str, Entity]:
    """The names of a type without titles, each with its first mention."""
    found: dict[str, Entity] = {}
    for entity in of_type(analysis, kind):
        name = untitled(full_name(analysis, entity))
        if _is_name(analysis, entity) and not any(alike(name, n) for n in found):
            found[name] = entity
    return found


def _is_name(analysis: Analysis, entity: Entity) -> bool:
    """Whether a mention is one name and nothing else, its title apart: no 米国高官."""
    tokens = within(analysis.tokens, entity.start, entity.end)
    if entity.type == "PERSON":
        proper = tokens[0].pos.startswith("名詞-固有名詞-人名") and not is_place_name(analysis, entity)
        return proper or (kana.is_katakana(untitled(analysis.surface(entity))) and not is_place_name(analysis, entity))
    return kana.is_katakana(analysis.surface(entity)) or all(t.pos.startswith("名詞-固有名詞") for t in tokens)


def _occurs(analysis: Analysis, name: str) -> bool:
    """Whether a text has any part of a name."""
    return any(part in analysis.text.body for part in name.split("・") if len(part) > 1 or part == name)


def _sentence(pair: Sequence[Analysis], text: int, entity: Entity) -> Evidence:
    found = next(s for s in pair[text].sentences if s.start <= entity.start < s.end)
    return _evidence(pair, text, found.start, found.end)


def checked(item: Item, text: int) -> Item:
    """The item as a reader of text number ``text`` alone sees it, for the gate: with the evidence from there."""
    own = tuple(replace(e, text_index=0) for e in item.evidence if e.text_index == text)
    return replace(item, evidence=own, focus=(own[0].start, own[0].end)) if own else replace(item, evidence=())
