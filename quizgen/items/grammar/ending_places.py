"""Where the ending of a sentence is certain: by what it can follow, or by a word that calls for it.

かもしれない follows a noun directly and はずだ does not; まるで calls for ようだ.  ``sentence_endings.tsv`` holds the
endings, what each stands after, the words that call for it and the endings that are then wrong.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from quizgen import tables
from quizgen.analysis.types import Analysis, Sentence, Token, within
from quizgen.items import carrier
from quizgen.items.base import Abstain, Note
from quizgen.items.grammar import gap
from quizgen.items.grammar.gap import Found, Gap

SORT = "sentence_ending"
_ASKING = frozenset(
    ("なぜ", "どうして", "何", "なに", "誰", "だれ", "どこ", "いつ", "どう", "どんな", "どれ", "どの", "いくら")
)
_LOOSE = frozenset(("か", "も", "でも", "とも", "にも", "かも"))
"""What makes an indefinite word of a question word: 何か, どこでも."""
_PLAIN = ("終止形", "連体形")
_BARE = frozenset(("同じ", "そのまま", "どう", "こう", "そう"))
"""Words that ようだ or はずだ follow directly: 同じようだ."""
_NOUNS_BEFORE = frozenset(("ことが", "ことに", "ように"))
FAR = 5
"""Tokens after a question word in which も or か makes it indefinite: 何人も, どこへ行っても."""


@dataclass(frozen=True, slots=True)
class Ending:
    """A row of ``sentence_endings.tsv``."""

    keys: str
    after: str
    needs: str
    wrong: str
    level: str
    ja: str
    en: str
    no_ja: str
    no_en: str
    example: str

    def wrong_for(self, key: str) -> tuple[str, ...]:
        """The wrong endings in the form that stands for the key's."""
        at = self.keys.split("|").index(key)
        return tuple(w.split("|")[at] for w in self.wrong.split())


@cache
def _rows() -> dict[str, tuple[tuple[str, Ending], ...]]:
    """By its last character each form of each ending with its row, the longest first: のだろうか before だろうか."""
    pairs = [(key, row) for row in tables.rows(Ending, "sentence_endings") for key in row.keys.split("|")]
    longest = sorted(pairs, key=lambda pair: -len(pair[0]))
    return {last: tuple(p for p in longest if p[0][-1] == last) for last in {key[-1] for key, _ in pairs}}


@gap.once
def find(analysis: Analysis) -> Iterator[Found]:
    """The endings of all sentences that the table speaks of, in text order."""
    for sentence in analysis.sentences:
        tokens = _without_mark(within(analysis.tokens, sentence.start, sentence.end))
        found = _ending(analysis, tokens)
        if found is None:
            continue
        key, row = found
        start = tokens[-1].end - len(key)
        bad = carrier.objection(analysis, sentence)
        yield Abstain(SORT, start, start + len(key), bad) if bad else _gap(analysis, sentence, start, key, row)


def _without_mark(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens without the full stop, if the sentence has one."""
    return tokens[:-1] if tokens and tokens[-1].surface in ("。", "？", "！") else ()


def _ending(analysis: Analysis, tokens: Sequence[Token]) -> tuple[str, Ending] | None:
    """The ending of a sentence and its row, if it stands where the row wants it."""
    if not tokens:
        return None
    last, starts = tokens[-1].end, {t.start: i for i, t in enumerate(tokens)}
    for key, row in _rows().get(tokens[-1].surface[-1], ()):
        i = starts.get(last - len(key), 0)
        if i and analysis.text.body.startswith(key, tokens[i].start) and _stands(tokens, i, row):
            return key, row
    return None


def _stands(tokens: Sequence[Token], i: int, row: Ending) -> bool:
    """True if the form before token ``i`` is what the row wants, and what calls for the ending is there."""
    written = row.after.startswith("…")
    follows = _written(tokens[:i], row.after[1:]) if written else _AFTER[row.after](tokens[i - 1], tokens[i])
    return follows and _called(tokens[:i], row.needs)


def _written(tokens: Sequence[Token], text: str) -> bool:
    """True if the text stands at the end: ことが, ことに and ように after a dictionary form, うと in 行こうと."""
    if not "".join(t.surface for t in tokens[-4:]).endswith(text):
        return False
    if text == "うと":
        return tokens[-2].cform.startswith("意志推量形") and tokens[-2].base not in ("だ", "です", "ます")
    return text not in _NOUNS_BEFORE or (len(tokens) > 2 and _is_said(tokens[-3]))


def _is_said(token: Token) -> bool:
    """True for a verb in dictionary form or with ない."""
    return token.pos.startswith(("動詞", "助動詞")) and _dictionary(token)


def _dictionary(token: Token) -> bool:
    return token.cform.startswith(_PLAIN) and token.surface == token.base and token.base not in ("た", "だ")


def _called(tokens: Sequence[Token], needs: str) -> bool:
    """True if one of the words that call for the ending stands before it, outside quotations."""
    if needs == "-":
        return True
    if any(t.surface in ("「", "」", "『", "』") for t in tokens):
        return False
    if needs == "ask":
        return any(_asks(tokens, i) for i, t in enumerate(tokens) if t.surface in _ASKING)
    shown = "".join(t.surface for t in tokens)
    return any(need in shown for need in needs.split("|"))


def _asks(tokens: Sequence[Token], i: int) -> bool:
    """True if a question word is no indefinite one, and its question is not closed before the end (何が要るか)."""
    near = tokens[i + 1 : i + 1 + FAR]
    return not any(t.surface in _LOOSE for t in near) and not any(t.surface == "か" for t in tokens[i + 1 :])


def _noun(before: Token, ending: Token) -> bool:
    noun = before.pos.startswith(("名詞", "形状詞-一般", "代名詞", "接尾辞-名詞的", "接尾辞-形状詞的"))
    return noun and "助動詞語幹" not in before.pos and before.surface not in _BARE


def _na(before: Token, ending: Token) -> bool:
    return before.surface == "な" and before.ctype == "助動詞-ダ"


def _stem(before: Token, ending: Token) -> bool:
    stem = before.cform.startswith(("連用形-一般", "語幹")) and before.pos.startswith(("動詞", "形容詞", "助動詞"))
    return stem and ending.pos.startswith("形状詞")


def _past(before: Token, ending: Token) -> bool:
    return before.ctype == "助動詞-タ" and before.cform.startswith(_PLAIN)


def _te(before: Token, ending: Token) -> bool:
    return before.pos == "助詞-接続助詞" and before.surface in ("て", "で")


def _plain(before: Token, ending: Token) -> bool:
    return before.cform.startswith(_PLAIN) or _na(before, ending)


def _verb_stem(before: Token, ending: Token) -> bool:
    return before.cform == "連用形-一般" and before.pos.startswith("動詞")


def _only_said(before: Token, ending: Token) -> bool:
    return before.cform.startswith(_PLAIN) and not _na(before, ending)


def _named(before: Token, ending: Token) -> bool:
    return before.surface == "の" and before.pos == "助詞-格助詞"


_AFTER: dict[str, Callable[[Token, Token], bool]] = {
    "noun": _noun,
    "na": _na,
    "stem": _stem,
    "past": _past,
    "te": _te,
    "plain": _plain,
    "verb stem": _verb_stem,
    "said": _only_said,
    "named": _named,
}


def _gap(analysis: Analysis, sentence: Sentence, start: int, key: str, row: Ending) -> Gap:
    wrong = row.wrong_for(key)
    rivals = (
        gap.rival(w, f"not after {row.after}", Note(row.no_ja.format(wrong=w), row.no_en.format(wrong=w)))
        for w in wrong
    )
    return Gap(
        sort=SORT,
        focus=(start, start + len(key)),
        sentences=(sentence,),
        choices=(gap.key(key, f"ending: {row.after} {row.needs}", Note(row.ja, row.en)), *rivals),
        level=row.level,
        lemma=row.after.strip("…") + row.keys.split("|")[0],
        quality=gap.quality(analysis, sentence, wrong),
    )
