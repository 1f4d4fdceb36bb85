"""``subject``: 省略された主語, who does what the underlined words tell?

Only where the text can mean one person alone (``omitted`` and ``quoted_wishes`` say when).  The wrong answers are other
people of the text, those of the same sentences first, and the writer.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from quizgen.analysis import inflection
from quizgen.analysis.types import Analysis, within
from quizgen.items import carrier, stems
from quizgen.items.answers.naming import full_name
from quizgen.items.base import Abstain, Evidence, Item, Note, Piece, item_id
from quizgen.items.comprehension import choice
from quizgen.items.lookup import phrase_number
from quizgen.items.referents.referring import tells_of_self
from quizgen.items.sentences import quoted_wishes, scene
from quizgen.items.sentences.omission import Omitted, writer_of
from quizgen.items.sentences.omitted import find
from quizgen.items.stems import RefusedError
from quizgen.lexicon import Lexicon

NAME = "subject"
FEWEST, MOST = 2, 3
SHORTEST, LONGEST = 10, 60
"""Characters of the sentence that are quoted."""


def make(analysis: Analysis, lexicon: Lexicon) -> Iterator[Item | Abstain]:
    """One item for each predicate without a subject whose doer is certain; a second on the same one counts less."""
    found = chain(find(analysis), quoted_wishes.find(analysis))
    seen: set[tuple[int, str]] = set()
    for one in sorted(found, key=lambda o: o.predicate[0] if isinstance(o, Omitted) else o[0]):
        if not isinstance(one, Omitted):
            yield Abstain(NAME, *one)
            continue
        try:
            item = _item(analysis, one, lexicon)
        except RefusedError as refused:
            yield Abstain(NAME, *one.predicate, str(refused))
            continue
        twin = (analysis.sentences[one.fact.sentence].paragraph, next(c.text for c in item.choices if c.correct))
        yield replace(item, quality=item.quality - 0.3) if twin in seen else item
        seen.add(twin)


def _item(analysis: Analysis, one: Omitted, lexicon: Lexicon) -> Item:
    key = full_name(analysis, one.who) if one.who else writer_of(analysis)
    start, end = _quoted(analysis, one)
    if one.who and key in analysis.text.body[start:end]:
        raise RefusedError("the sentence names who does it")
    partners = _partners(analysis, one, start, end)
    wrong = [w for w in _wrong(analysis, one, key) if w not in partners][:MOST]
    if len(wrong) < FEWEST:
        raise RefusedError("fewer than two others who could do it")
    if all(w in analysis.text.body[start:end] for w in wrong):
        raise RefusedError("whoever else is offered is named in the sentence, so that one alone is left")
    if one.who is None and not scene.is_contested(analysis, one):
        raise RefusedError("nobody else is told of before, so that anybody takes it for the writer's")
    prompt = _prompt(analysis, one, start, end)
    return Item(
        id=item_id(NAME, analysis, one.predicate, "".join(p.text for p in prompt)), kind=NAME, shape="choose",
        level=stems.level(analysis), prompt=prompt,
        choices=(
            choice(analysis, lexicon, key, True, one.rule, one.note),
            *(choice(analysis, lexicon, w, False, "F3 another person of the text", _note(one, w, key)) for w in wrong),
        ),
        answers=(), evidence=_evidence(analysis, one), hides=(), explanation=one.note, focus=one.predicate,
        quality=0.5 + 0.1 * len(wrong),
    )  # fmt: skip


def _quoted(analysis: Analysis, one: Omitted) -> tuple[int, int]:
    """What of the sentence is quoted: all but the full stop, or as much before the predicate as is not too long."""
    begin, end = stems.start(analysis, one.fact), one.predicate[1]
    if one.rule == "the speaker's own wish":
        begin = analysis.text.body.rindex("「", begin, end) + 1
    body = analysis.text.body
    starts = [begin, *(p.start for p in within(analysis.bunsetsu, begin, end + 1) if body[p.start - 1] in "、\n")]
    starts += [p.end for p in within(analysis.bunsetsu, begin, end) if p.case == "と" and "\n" in body[p.start : p.end]]
    fits = next((s for s in starts if end - s <= LONGEST and "\n" not in body[s:end] and body[s] != "と"), None)
    if fits is None or one.predicate[0] < fits:
        raise RefusedError("the sentence is too long to quote")
    if end - fits < SHORTEST and stems.level(analysis) not in stems.SIMPLE:
        raise RefusedError("too little is said")
    return fits, end


def _prompt(analysis: Analysis, one: Omitted, start: int, end: int) -> tuple[Piece, ...]:
    """「木の頂上に＿着いた＿」とありますが、だれが着いたのですか。"""
    a, b = one.predicate
    opening, closing = "『』" if "「" in analysis.text.body[start:end] else "「」"
    there = "とあるが" if stems.is_formal(analysis) else "とありますが"
    pieces = (
        Piece(opening, "plain"),
        carrier.plain(analysis, start, a),
        Piece(analysis.text.body[a:b], "marked", carrier.plain(analysis, a, b).furigana),
        Piece(f"{closing}{there}、だれが{_asked(analysis, one)}", "plain"),
    )
    return tuple(p for p in pieces if p.text)


def _asked(analysis: Analysis, one: Omitted) -> str:
    """The predicate as the question has it: 着いたのですか, plainly 着いたのか, at N5 and N4 着きましたか."""
    last = [p for p in analysis.bunsetsu if p.start <= one.predicate[0] < p.end][-1]
    tokens = [t for t in analysis.tokens[last.first : last.last] if t.end <= one.predicate[1]]
    at = next((i for i, t in enumerate(tokens) if i and t.pos == "助詞-準体助詞"), len(tokens))
    found = inflection.read(tokens[:at])
    if found is None:
        raise RefusedError("the predicate has no plain form")
    if found.base == "ある" and found.before.endswith(("て", "で")):
        raise RefusedError("what is left done (書いてある) tells of nobody")
    if stems.level(analysis) in stems.SIMPLE and not found.ctype.startswith(inflection.ADJECTIVES):  # 食べたいのですか
        return inflection.polite(found) + "か。"
    ending = "のか。" if stems.is_formal(analysis) else "のですか。"
    return inflection.adnominal(found) + ending


def _wrong(analysis: Analysis, one: Omitted, key: str) -> list[str]:
    """Who else may be thought of: the subject named last, others of the scene, nearest first, a writer who says 私."""
    persons = [full_name(analysis, e) for e in scene.others(analysis, one)]
    if one.who and tells_of_self(analysis):
        persons.insert(MOST if len(persons) > FEWEST else len(persons), writer_of(analysis))
    return [p for p in persons if p != key]


def _partners(analysis: Analysis, one: Omitted, start: int, end: int) -> str:
    """The words that say to or with whom it is done, who cannot be who does it: 母に|話した, 谷さんの|ところへ|行った.
    Whoever gives or gets (母に|教えてもらった) is the point of the question, and none of them."""
    phrases = within(analysis.bunsetsu, start, end)
    last = phrase_number(analysis, next(p for p in analysis.bunsetsu if one.predicate[0] < p.end))
    if _TURNED.search(analysis.text.body, *one.predicate):
        return ""
    tops = {phrase_number(analysis, p) for p in phrases if p.head == last and p.case in ("に", "を", "と", "へ")}
    own = (p for p in phrases if phrase_number(analysis, p) in tops or (p.case == "の" and p.head in tops))
    return "".join(analysis.surface(p) for p in own)


_TURNED = re.compile("もら|貰|くれ|あげ|いただ|くださ|下さ|れ[たるまてな]|せ[たるまてな]")
"""Forms that turn round who does it to whom."""
WRITERS = ("筆者", "書いた人")


def _note(one: Omitted, wrong: str, key: str) -> Note:
    if wrong in WRITERS:
        return Note(f"これは「{key}」のことです。{wrong}のことではありません。", f"{key} is meant, not the writer.")
    return Note(
        f"「{wrong}」が主語に変わるときは、「{wrong}は」や「{wrong}が」と書きます。ここにはありません。",
        f"If the subject changed to {wrong}, the sentence would say so with は or が.",
    )


def _evidence(analysis: Analysis, one: Omitted) -> tuple[Evidence, ...]:
    body = analysis.text.body
    spans = sorted({one.told, (one.fact.start, one.fact.end)})
    return tuple(Evidence(a, b, body[a:b]) for a, b in spans)
