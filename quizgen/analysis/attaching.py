"""What attaches to the word before it, and what inflection that is: 食べ|た past, 食べ|て|いる continuing.

Rows of ``attachments.tsv`` are looked up by part of speech and dictionary form of the token; what the word so far
ends in decides among them.  ``ending`` names what the last token's own form says (読め imperative, 高く adverbial).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from quizgen import tables
from quizgen.analysis.types import Token


@dataclass(frozen=True, slots=True)
class Attachment:
    """A row of ``attachments.tsv``."""

    pos: str
    base: str
    form: str
    after: str
    name: str
    example: str


VERBAL_AUXILIARIES = ("助動詞-レル", "助動詞-セル", "助動詞-マス", "助動詞-タガル", "下一段", "上一段", "五段")
ADJECTIVAL_AUXILIARIES = frozenset(("助動詞-タイ", "助動詞-ナイ", "形容詞"))
STATIVE = frozenset(
    ("ある", "いる", "居る", "思う", "できる", "違う", "分かる", "わかる", "てる", "要る", "見える", "なる")
)
"""Verbs after which な is no prohibition but a musing: いいと思うな."""
NOUNS = ("名詞-普通名詞", "名詞-固有名詞", "接尾辞-名詞的", "代名詞")


@cache
def _attachments() -> dict[tuple[str, str], tuple[Attachment, ...]]:
    """Rows by (part of speech, base) for quick look-up, in table order."""
    table: dict[tuple[str, str], list[Attachment]] = {}
    for row in tables.rows(Attachment, "attachments"):
        for base in row.base.split("|"):
            table.setdefault((row.pos, base), []).append(row)
    return {k: tuple(v) for k, v in table.items()}


@lru_cache(maxsize=1 << 12)
def rows(pos: str, base: str, form: str) -> tuple[Attachment, ...]:
    """The rows a token may attach by, the likeliest first; empty for most tokens."""
    table = _attachments()
    found: tuple[Attachment, ...] = ()
    while pos:
        found += (*table.get((pos, base), ()), *table.get((pos, "*"), ()))
        pos = pos.rpartition("-")[0]
    return tuple(row for row in found if row.form == "*" or form.startswith(row.form))


@lru_cache(maxsize=1 << 12)
def _alone(pos: str, ctype: str, form: str, surface: str, base: str) -> frozenset[str]:
    """What a token ends in by itself, in the words of the column ``after``."""
    out = {"any"}
    if pos.startswith("動詞") or (pos == "助動詞" and ctype.startswith(VERBAL_AUXILIARIES)) or pos == "接尾辞-動詞的":
        out |= {"verb", "predicate"}
        if form.startswith("連用形"):
            out.add("stem")
        if form.startswith("終止形") and base not in STATIVE:
            out.add("plain")
    elif pos.startswith(("形容詞", "接尾辞-形容詞的")) or (pos == "助動詞" and ctype in ADJECTIVAL_AUXILIARIES):
        out |= {"adjective", "predicate"}
        if surface.endswith("く"):
            out.add("auxiliary-ku" if pos == "助動詞" else "adjective-ku")
        if form.startswith("語幹"):
            out.add("adjective-stem")
    elif pos == "助動詞":
        out.add("predicate")
        if base == "べし":
            out.add("adjectival")
    elif pos == "助詞-接続助詞" and surface in ("て", "で"):
        out.add("te")
    if pos.startswith(("形状詞", "接尾辞-形状詞的")) and not pos.endswith("タリ"):
        out.add("adjectival")
    if pos.endswith(("形状詞可能", "名詞-助動詞語幹")):
        out.add("adjectival")
    if pos.startswith(NOUNS):
        out.add("noun")
    if "サ変" in pos:
        out.add("suru-noun")
    if "predicate" in out and form.startswith("連用形"):
        out.add("joining")
    if surface == "ず":
        out.add("zu")
    if surface == "っこ":
        out.add("kko")
    return frozenset(out)


def find(
    last: Token, part: str, inflections: Sequence[str], token: Token, ahead: Sequence[Token] = ()
) -> Attachment | None:
    """The row by which ``token`` joins a word of that part and inflections that ends in ``last``, or None.

    ``ahead`` are the tokens that follow: 高く|あり joins before ません alone.
    """
    candidates = rows(token.pos, token.base, token.cform)
    if not candidates or last.end != token.start:
        return None
    ends = _alone(last.pos, last.ctype, last.cform, last.surface, last.base)
    if {"adjective-ku", "auxiliary-ku"} & ends and tuple(t.surface for t in ahead[:2]) == ("ませ", "ん"):
        ends |= {"ku-masen"}
    for row in candidates:
        if row.after in ends or _as_a_word(row.after, last, part, inflections):
            return row
    return None


def _as_a_word(after: str, last: Token, part: str, inflections: Sequence[str]) -> bool:
    """Whether the word so far, not its last token alone, is what the row wants."""
    if after == "number":
        return part == "number"
    if after == "person":
        return part in ("name", "pronoun") or (
            part == "noun" and last.pos.startswith(("名詞-普通名詞", "接尾辞-名詞的"))
        )
    if after == "adjectival":
        return part == "adjectival" and last.pos.startswith("名詞")
    if after == "masen":
        return last.surface == "ん" and "polite" in inflections
    if after == "adjective":
        return last.pos == "助動詞" and (
            (last.ctype == "助動詞-タ" and part == "adjective") or "negative" in inflections
        )
    return False


def ending(last: Token, part: str) -> str:
    """The name of the form that a word ends in by its last token, ``""`` if that is its plain or past form."""
    form = last.cform
    if form.startswith("連用形") and last.surface.endswith("く") and "adjective" in _by_itself(last):
        return "adverbial"
    if form == "連用形-一般":
        return "continuative" if part == "verb" and "stem" in _by_itself(last) else ""
    if form == "意志推量形":
        return "volitional" if "verb" in _by_itself(last) else "conjecture"
    return {"命令形": "imperative", "仮定形-融合": "conditional"}.get(form, "")


def _by_itself(token: Token) -> frozenset[str]:
    return _alone(token.pos, token.ctype, token.cform, token.surface, token.base)
