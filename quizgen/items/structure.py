"""``structure``: 文の構造, what is the subject of the underlined predicate?

The predicate alone is shown: its sentence, which tells the rest, is to be found in the text.
Only in sentences where another clause stands between or before, so that the nearest noun is not the answer by itself.
The wrong answers are the other nouns of the sentence, each with what it goes with instead.  Where somebody or a country
does it, all of them are such as can do something, or the subject of a clause of the sentence; those of the sentence
right before stand beside them.  Who is told of further away nobody takes for the subject.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from quizgen.analysis import arcs
from quizgen.analysis.facts import told_plainly
from quizgen.analysis.types import Analysis, Argument, Bunsetsu, Fact, within
from quizgen.items import carrier, stems
from quizgen.items.base import Abstain, Item, Note, Piece, item_id
from quizgen.items.checks.lint_stem import PAIRS
from quizgen.items.comprehension import choice
from quizgen.items.lookup import FORMAL, phrase_number
from quizgen.items.sentences import rival_subjects
from quizgen.items.sentences.rival_subjects import Other
from quizgen.items.stems import RefusedError
from quizgen.items.wording import piece
from quizgen.lexicon import Lexicon

NAME = "structure"
FEWEST, MOST = 2, 3
LONGEST = 16
"""Characters of a choice."""
NOUNS = ("名詞", "接尾辞-名詞的", "代名詞")
SUBJECTS = ("は", "が", "も")
PARTS = frozenset(("気", "目", "手", "耳", "口", "心", "腹", "頭", "足", "胸", "息", "声", "力", "腰", "首"))
SHORTEST = 3
"""Characters of a predicate by which it is found in a text."""
NEAREST = 2
"""Bunsetsu from a subject to its predicate: one more than beside it."""
PERSONAL = frozenset((*stems.SELF, "彼", "彼女", "彼ら"))
"""Pronouns that may stand as a choice, unlike そこ."""
LIGHT = frozenset(("する", "なる", "ある", "いる", "できる"))
"""Verbs that say little without the phrase before them: 必要と|する."""


def make(analysis: Analysis, lexicon: Lexicon) -> Iterator[Item | Abstain]:
    """One item for each main clause whose subject is certain and not beside it."""
    for fact in told_plainly(analysis):
        try:
            yield _item(analysis, fact, lexicon)
        except RefusedError as refused:
            yield Abstain(NAME, fact.start, fact.end, str(refused))


def _item(analysis: Analysis, fact: Fact, lexicon: Lexicon) -> Item:
    sentence = analysis.sentences[fact.sentence]
    why = carrier.objection(analysis, sentence)
    subject = _subject(fact)
    if why or subject is None:
        raise RefusedError(why or "no subject that is certain")
    last = stems.phrases(analysis, fact)[-1]
    if not _inflects(analysis, last) or stems.predicate(analysis, fact).ctype == "copula":
        raise RefusedError("the predicate is no verb")
    noun = _noun_phrase(analysis, fact, subject)
    key = _named(analysis, noun)
    if key.rpartition("の")[2] in PARTS:
        raise RefusedError("the subject makes an idiom with its verb")
    if not key or analysis.tokens[noun.first].pos == "代名詞" or not _parted(analysis, fact, subject, noun):
        raise RefusedError("the subject is found without reading the structure")
    if _rivalled(analysis, fact, noun):
        raise RefusedError("another phrase may be called the subject too")
    others, focus = list(_wrong(analysis, fact, subject, key)), _marked(analysis, fact)
    own = rival_subjects.fitting(analysis, fact, noun, others)
    acted = len(own) >= FEWEST and rival_subjects.is_one(analysis, noun, rival_subjects.LIVING)
    if not own or not (acted or others[0].phrase.case in rival_subjects.RIVALS):
        raise RefusedError("no other noun can do it, or none is the subject of something else")
    said = analysis.text.body[slice(*focus)]
    wrong = [(o.name, _note(analysis, o, said)) for o in own]
    wrong += rival_subjects.elsewhere(analysis, fact, noun, [key, *(name for name, _ in wrong)], said)
    if len(wrong) < FEWEST:
        raise RefusedError("fewer than two other nouns that can do it")
    return _made(analysis, fact, focus, Other(key, noun, noun), wrong[:MOST], lexicon)


def _inflects(analysis: Analysis, phrase: Bunsetsu) -> bool:
    """Whether a phrase is a verb or adjective, or a noun with する: 参加した."""
    first, second = analysis.tokens[phrase.first], analysis.tokens[min(phrase.first + 1, phrase.last - 1)]
    with_suru = first.pos.endswith("サ変可能") and second.base == "する"
    return with_suru or first.pos.startswith(("動詞", "形容詞"))


def _subject(fact: Fact) -> Argument | None:
    """The one argument that is surely the subject of the main clause."""
    found = [a for a in fact.arguments if a.under == "ガ" and stems.is_sure(a)]
    return found[0] if len(found) == 1 else None


def _noun_phrase(analysis: Analysis, fact: Fact, subject: Argument) -> Bunsetsu:
    """The bunsetsu in which a subject ends."""
    return next(p for p in stems.phrases(analysis, fact) if p.start < subject.end <= p.end)


def _rivalled(analysis: Analysis, fact: Fact, noun: Bunsetsu) -> bool:
    """Whether a second topic, or a が before the same predicate, may be taken for the subject: 象は鼻が長い."""
    others = [p for p in stems.phrases(analysis, fact)[:-1] if p != noun and p.case in SUBJECTS]
    last = phrase_number(analysis, stems.phrases(analysis, fact)[-1])
    return fact.voice == "potential" or any(p.head == last or p.confidence < arcs.LIKELY for p in others)


def _marked(analysis: Analysis, fact: Fact) -> tuple[int, int]:
    """The predicate, with the phrase before it where the verb says little alone."""
    before, last = stems.phrases(analysis, fact)[-2:]
    light = fact.base in LIGHT and before.case in ("と", "に", "を")
    if light and any(p.head == phrase_number(analysis, before) for p in stems.phrases(analysis, fact)):
        raise RefusedError("the predicate has a noun that is described")
    end = last.end - analysis.surface(last).endswith(("。", "．"))
    return (before if light else last).start, end


def _named(analysis: Analysis, phrase: Bunsetsu) -> str:
    """The noun of a bunsetsu without its particles, with the の-phrases before it: 山の木; "" where it is no noun."""
    tokens = analysis.tokens[phrase.first : phrase.last]
    noun = list(takewhile(lambda t: not (t.pos.startswith(("助詞", "助動詞")) or t.surface in "、。」』"), tokens))
    if noun and (noun[-1].pos.endswith("副詞可能") or noun[0].pos == "名詞-数詞" or noun[0].surface[0] == "幾"):
        return ""  # 幾筋もの金色の線
    if not noun or not noun[-1].pos.startswith(NOUNS) or noun[-1].surface in FORMAL:
        return ""
    if not noun[0].known and not rival_subjects.is_one(analysis, phrase, rival_subjects.SPEAKERS):
        return ""
    start, number = phrase.start, phrase_number(analysis, phrase)
    while number and analysis.bunsetsu[number - 1].head == number and analysis.bunsetsu[number - 1].case == "の":
        number -= 1
        start = analysis.bunsetsu[number].start
    name = analysis.text.body[start : noun[-1].end]
    if any(name.count(a) != name.count(b) for a, b in PAIRS):
        return ""  # 4番目(梅雨明けの発表がない年を除く)
    return (
        name if len(name) <= LONGEST and analysis.tokens[analysis.bunsetsu[number].first].pos.startswith(NOUNS) else ""
    )


def _parted(analysis: Analysis, fact: Fact, subject: Argument, noun: Bunsetsu) -> bool:
    """Whether a clause of two bunsetsu or more stands between subject and predicate, or before a subject that is not
    right beside it (体の割に背鰭が|高い)."""
    last = stems.phrases(analysis, fact)[-1]
    number = bisect_left(analysis.bunsetsu, _marked(analysis, fact)[0], key=lambda p: p.start)
    if number - phrase_number(analysis, noun) < NEAREST:
        return False
    clauses = [c for c in within(analysis.clauses, fact.start, last.start) if c.last - c.first > 1]
    far = number - phrase_number(analysis, noun) > 2
    told = "」と" in analysis.text.body[fact.start : subject.start]  # 「…」と|兄は|父に|言った
    return any((c.start >= subject.end and far) or (c.end <= subject.end and not told) for c in clauses)


def _wrong(analysis: Analysis, fact: Fact, subject: Argument, key: str) -> Iterator[Other]:
    """Other nouns of the sentence, subjects of other clauses first, each with what it goes with."""
    found, seen, body = [], [key], analysis.text.body
    for phrase in within(analysis.bunsetsu, fact.start, _marked(analysis, fact)[0]):
        name = _named(analysis, phrase) if phrase.case not in ("", "の") else ""
        inside = phrase.start < subject.end and phrase.end > subject.start
        quoted = (
            body.count("「", fact.start, phrase.start) > body.count("」", fact.start, phrase.start)
        ) and "私" in name
        dated = quoted or any(
            e.type in ("TIME", "CLOCK", "DURATION") for e in within(analysis.entities, phrase.start, phrase.end)
        )
        points = analysis.tokens[phrase.first].pos == "代名詞" and name not in PERSONAL
        bad = not name or points or dated or inside or phrase.head < 0
        if bad or any(name in s or s in name for s in seen):
            continue
        seen.append(name)
        found.append((phrase.case not in SUBJECTS, not phrase.certain, phrase.start, name, phrase))
    for *_, name, phrase in sorted(found, key=lambda f: f[:3]):
        yield Other(name, phrase, analysis.bunsetsu[phrase.head] if phrase.certain else phrase)


def _made(
    analysis: Analysis,
    fact: Fact,
    focus: tuple[int, int],
    key: Other,
    wrong: Sequence[tuple[str, Note]],
    lexicon: Lexicon,
) -> Item:
    sentence = analysis.sentences[fact.sentence]
    said = analysis.text.body[slice(*focus)]
    body = analysis.text.body
    shown = body[body.rindex(key.name, fact.start, key.phrase.end) : key.phrase.end].rstrip("、，")
    note = Note(
        f"「{shown}」が「{said}」につながっています。主語は「{key.name}」です。",
        f"{shown} goes with {said}: its subject is {key.name}.",
    )
    prompt = _shown(analysis, key.phrase, focus, lexicon)
    others = (choice(analysis, lexicon, name, False, "another noun", why) for name, why in wrong)
    return Item(
        id=item_id(NAME, analysis, focus, "".join(p.text for p in prompt)), kind=NAME, shape="choose",
        level=stems.level(analysis), prompt=prompt,
        choices=(choice(analysis, lexicon, key.name, True, "subject of the main clause", note), *others),
        answers=(), evidence=carrier.evidence(analysis, sentence), hides=(), explanation=note, focus=focus,
        quality=0.4 + 0.1 * len(wrong),
    )  # fmt: skip


def _shown(analysis: Analysis, noun: Bunsetsu, focus: tuple[int, int], lexicon: Lexicon) -> tuple[Piece, ...]:
    """The predicate in 「」, with as much of what stands before it as tells it from others of the text."""
    body, (begin, end) = analysis.text.body, focus
    number = bisect_left(analysis.bunsetsu, begin, key=lambda p: p.start)
    while body.count(body[begin:end]) > 1 or end - begin < SHORTEST:
        number -= 1
        if analysis.bunsetsu[number].start < noun.end:
            raise RefusedError("the predicate stands at several places of the text")
        begin = analysis.bunsetsu[number].start
    before, said = carrier.plain(analysis, begin, focus[0]), carrier.plain(analysis, *focus)
    asked = "」とあるが、主語はどれか。" if stems.is_formal(analysis) else "」とありますが、主語はどれですか。"
    pieces = (Piece("「", "plain"), before, replace(said, role="marked"), piece(asked, analysis, lexicon))
    return tuple(p for p in pieces if p.text)


def _note(analysis: Analysis, other: Other, said: str) -> Note:
    """What the noun goes with, or which particle says that it is no subject."""
    name, case = other.name, other.phrase.case
    goes = analysis.surface(other.head).strip("、。，．")
    bracketed = any(b in goes for b in "「」『』")
    if other.head != other.phrase and name not in goes and goes != said and not bracketed:
        return Note(f"「{name}」は「{goes}」につながっています。", f"{name} goes with {goes}.")
    if case not in SUBJECTS:
        return Note(
            f"「{name}」には「{case}」がついています。主語ではありません。", f"{name} has {case}: it is no subject."
        )
    return Note(
        f"「{name}」は、文のほかの部分の主語です。「{said}」にはつながりません。",
        f"{name} is the subject of another part of the sentence, not of {said}.",
    )
