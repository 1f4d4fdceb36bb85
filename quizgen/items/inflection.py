"""活用: which form of the word stands in the blank?

Where what follows decides (歩きながら), with other forms of the word (``attached_places``).  Elsewhere a verb or
い-adjective of the text in one of its forms, with forms made by the pattern of another class
(``conjugation_mistakes.tsv``).  None of those exists, so that no sentence can want one: what could be a form of any
word of the dictionary is not offered.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from quizgen import tables
from quizgen.analysis import conjugation
from quizgen.analysis.conjugation import Form
from quizgen.analysis.furigana import align
from quizgen.analysis.types import Analysis, Sentence, Word, within
from quizgen.items import carrier
from quizgen.items.base import Abstain, Choice, Item, Note, item_id
from quizgen.items.checks import levels
from quizgen.items.grammar import attached_places, gap
from quizgen.lexicon import Lexicon

NAME = "inflection"
MOST = 3
LONGEST = 50
"""Characters of a sentence in which the making of a form alone is asked."""
SURE = 0.97
CLASSES = {
    "五段": ("godan", "v5"),
    "上一段": ("ichidan", "v1"),
    "下一段": ("ichidan", "v1"),
    "形容詞": ("adjective", "adj-i"),
}
"""By UniDic's conjugation types: the class of the table, and how the dictionary's part of speech begins."""
EASY = ("te", "past", "negative")
NAMES = {
    "te": ("て形", "te-form"),
    "past": ("た形", "ta-form"),
    "negative": ("ない形", "nai-form"),
    "conditional": ("ば形", "ba-form"),
    "volitional": ("意向形", "volitional form"),
}


@dataclass(frozen=True, slots=True)
class Mistake:
    """A row of ``conjugation_mistakes.tsv``."""

    cls: str
    form: str
    wrong: str
    ja: str
    en: str
    example: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of ``conjugation_rules.tsv``."""

    cls: str
    form: str
    ends: str
    ja: str
    en: str
    example: str


@dataclass(frozen=True, slots=True)
class Target:
    """A word to ask for: its sentence, where its first form stands, that form, its name, and how the word inflects."""

    sentence: Sentence
    word: Word
    focus: tuple[int, int]
    right: Form
    form: str
    ctype: str


@cache
def _mistakes() -> dict[tuple[str, str], tuple[Mistake, ...]]:
    found: dict[tuple[str, str], tuple[Mistake, ...]] = {}
    for row in tables.rows(Mistake, "conjugation_mistakes"):
        found[row.cls, row.form] = (*found.get((row.cls, row.form), ()), row)
    return found


def make(analysis: Analysis, lexicon: Lexicon) -> Iterator[Item | Abstain]:
    """First the forms that what follows decides, then those whose making alone is asked, each in text order."""
    taken = set[int]()
    for found in attached_places.find(analysis):
        taken.add(found.start if isinstance(found, Abstain) else found.focus[0])
        yield replace(found, kind=NAME) if isinstance(found, Abstain) else gap.item(NAME, analysis, found)
    done = set[tuple[str, str]]()
    for sentence in analysis.sentences:
        bad = _objection(analysis, sentence)
        for word in within(analysis.words, sentence.start, sentence.end):
            first = word.start in taken or word.start == sentence.start
            target = None if first else _target(analysis, sentence, word)
            if target is None or (word.dictionary_form, target.form) in done:
                continue
            done.add((word.dictionary_form, target.form))
            wrong = () if bad else wrong_forms(word.dictionary_form, target.ctype, target.form, lexicon)
            why = bad or ("" if len(wrong) > 1 else "no two forms that do not exist")
            why = why or _too_easy(analysis, _level(target.form))
            yield Abstain(NAME, *target.focus, why) if why else _item(analysis, target, wrong, lexicon)


def _too_easy(analysis: Analysis, level: str) -> str:
    """Why the making of a form alone is not asked in this text: it is two levels harder, however rough its estimate."""
    easy = levels.label(analysis, level) != level
    return levels.objection(analysis, level) or (f"the making of a form of {level} is too easy" if easy else "")


def _level(form: str) -> str:
    return "N5" if form in EASY else "N4"


def _objection(analysis: Analysis, sentence: Sentence) -> str:
    """Why no form is asked for in a sentence: all of it must be read for one word, and must be enough to read."""
    words = within(analysis.words, sentence.start, sentence.end)
    if sentence.end - sentence.start > LONGEST:
        return "too much to read for one form"
    little = sum(w.part in attached_places.CONTENT for w in words) < attached_places.LEAST_WORDS
    return carrier.objection(analysis, sentence) or ("too little of a sentence round it" if little else "")


def _target(analysis: Analysis, sentence: Sentence, word: Word) -> Target | None:
    """The word's first form, if it stands there as the table of conjugations makes it."""
    if word.part not in ("verb", "adjective") or not word.inflections or word.parts or not word.level:
        return None
    if word.confidence < SURE:
        return None
    form, tokens = word.inflections[0], analysis.tokens[word.first : word.ends[0]]
    ctype = tokens[0].ctype
    if form == "volitional" and word.dictionary_form in ("ある", "いる"):  # あろう, as in old books
        return None
    if form not in NAMES or tokens[0].base != word.dictionary_form or not ctype.startswith(tuple(CLASSES)):
        return None
    made = conjugation.inflect(word.dictionary_form, ctype, (form,), word.dictionary_reading)
    end = tokens[-1].end + (form == "conditional" and not tokens[-1].surface.endswith("ば"))
    if made is None or made.written != analysis.text.body[word.start : end]:
        return None
    return Target(sentence, word, (word.start, end), made, form, ctype)


def wrong_forms(base: str, ctype: str, form: str, lexicon: Lexicon) -> tuple[tuple[str, Mistake], ...]:
    """Up to three forms of a word that do not exist, each with the mistake that makes it."""
    row = conjugation.row(ctype, base)
    right = conjugation.inflect(base, ctype, (form,))
    if row is None or right is None:
        return ()
    parts = {"base": base, "head": base[:-1], "stem": base[: len(base) - len(row.base)] + row.stem}
    found = {m.wrong.format(**parts): m for m in reversed(_mistakes().get((_class(ctype), form), ()))}
    fair = ((wrong, m) for wrong, m in reversed(found.items()) if wrong != right.written and not exists(wrong, lexicon))
    return tuple(fair)[:MOST]


def exists(written: str, lexicon: Lexicon) -> bool:
    """Whether the dictionary has it, or has a word of which it is a form."""
    if written.endswith(("うて", "うた")) or lexicon.is_word(written):  # 使うて, as in the west of Japan
        return True
    return any(_inflects_so(s.base, s.ctype, lexicon) for s in conjugation.undo(written))


def _inflects_so(base: str, ctype: str, lexicon: Lexicon) -> bool:
    begins = next((part for begin, (_, part) in CLASSES.items() if ctype.startswith(begin)), "")
    return any(part.startswith(begins) for e in lexicon.entries(base) for s in e.senses for part in s.parts)


def _item(analysis: Analysis, target: Target, wrong: Sequence[tuple[str, Mistake]], lexicon: Lexicon) -> Item:
    prompt = carrier.prompt(analysis, target.sentence, target.focus, "blank")
    note = _right(target)
    choices = (
        Choice(
            target.right.written, True, f"{target.form} form", note, _furigana(target, target.right.written, lexicon)
        ),
        *(Choice(text, False, m.wrong, _wrong(text, m), _furigana(target, text, lexicon)) for text, m in wrong),
    )
    return Item(
        id=item_id(NAME, analysis, target.focus, "".join(p.text for p in prompt)),
        kind=NAME,
        shape="choose",
        level=_level(target.form),
        prompt=prompt,
        choices=choices,
        answers=(),
        evidence=carrier.evidence(analysis, target.sentence),
        hides=(target.focus,),
        explanation=note,
        focus=target.focus,
        lemma=target.word.dictionary_form,
        quality=0.3 + 0.1 * len(wrong) + carrier.ease(target.sentence),
    )


def _furigana(target: Target, text: str, lexicon: Lexicon) -> tuple[tuple[str, str], ...]:
    """The stem read as in the right form; what follows it is kana."""
    shared = len(target.word.dictionary_form) - 1
    stem = target.word.dictionary_form[:shared]
    said = target.right.reading[: len(target.right.reading) - (len(target.right.written) - shared)]
    return (*align(stem, said, lexicon), (text[shared:], "")) if text.startswith(stem) else ((text, ""),)


def _right(target: Target) -> Note:
    ja, en = NAMES[target.form]
    form, made = target.word.dictionary_form, target.right.written
    rule = rule_of(form, target.ctype, target.form)
    return Note(f"「{form}」の{ja}は「{made}」です。{rule.ja}", f"The {en} of {form} is {made}. {rule.en}")


def rule_of(base: str, ctype: str, form: str) -> Rule:
    """The rule by which a word makes a form."""
    cls = _class(ctype)
    rows = (r for r in tables.rows(Rule, "conjugation_rules") if (r.cls, r.form) == (cls, form))
    return next(r for r in rows if r.ends == "*" or base[-1] in r.ends)


def _class(ctype: str) -> str:
    return next((name for begin, (name, _) in CLASSES.items() if ctype.startswith(begin)), "")


def _wrong(text: str, mistake: Mistake) -> Note:
    return Note(f"「{text}」とは言いません。{mistake.ja}", f"{text} is not said. {mistake.en}")
