"""Any form of an inflecting word, and back: 食べる with causative, passive and past is 食べさせられた.

All endings are rows of ``conjugations.tsv`` over UniDic's conjugation types.  A form leaves a word that may inflect
again (書かない inflects as ない does), so forms are named in the order in which they are put on::

    inflect("来る", "カ行変格", ("causative", "negative"), "くる")   # 来させない, こさせない
    undo("来させない")   # … Source("来る", "カ行変格", ("causative", "negative")) …
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from functools import cache, lru_cache

from quizgen import kana, tables


@dataclass(frozen=True, slots=True)
class Conjugation:
    """A row of ``conjugations.tsv``."""

    ctype: str
    base: str
    stem: str
    negative: str
    polite: str
    past: str
    te: str
    conditional: str
    volitional: str
    imperative: str
    passive: str
    potential: str
    causative: str
    example: str


@dataclass(frozen=True, slots=True)
class Form:
    """A word in one of its forms: as written, in kana (``""``: not asked for), and how it inflects on (``""``: not)."""

    written: str
    reading: str
    ctype: str


@dataclass(frozen=True, slots=True)
class Source:
    """What a form may come from: dictionary form, conjugation type, names of its forms in order."""

    base: str
    ctype: str
    forms: tuple[str, ...]


NONE = "-"
COLUMNS = frozenset(f.name for f in fields(Conjugation)) - {"ctype", "base", "stem", "example"}
ADDED = {
    # form: (column that it is added to, what is added)
    "desire": ("stem", "たい"),
    "command": ("stem", "なさい"),
    "while": ("stem", "ながら"),
    "adverbial": ("stem", ""),
    "continuative": ("stem", ""),
    "tara": ("past", "ら"),
    "tari": ("past", "り"),
    "prohibitive": ("base", "な"),
    "conjecture": ("volitional", ""),
}
VERBAL = ("五段", "上一段", "下一段", "カ行変格", "サ行変格", "助動詞-レル", "助動詞-セル", "助動詞-マス")
"""Types that inflect as verbs do."""
VERBS_ONLY = frozenset(("desire", "command", "while", "continuative", "prohibitive", "volitional"))
OTHERS_ONLY = frozenset(("adverbial", "conjecture"))
GOES_ON = (
    ("passive", "る", "下一段"),
    ("potential", "る", "下一段"),
    ("causative", "る", "下一段"),
    ("negative", "ない", "助動詞-ナイ"),
    ("negative", "ません", "助動詞-ヌ"),
    ("polite", "ます", "助動詞-マス"),
    ("past", "", "助動詞-タ"),
    ("desire", "たい", "助動詞-タイ"),
    ("te", "", "te"),
    ("continuing", "いる", "上一段"),
)
"""The type a form leaves, by its name and ending."""


@cache
def row(ctype: str, base: str) -> Conjugation | None:
    """How a word inflects: the row of its type with the longest fitting ending, or None."""
    found = [r for r in tables.rows(Conjugation, "conjugations") if ctype.startswith(r.ctype) and base.endswith(r.base)]
    return max(found, key=lambda r: (len(r.base), len(r.ctype)), default=None)


def inflect(base: str, ctype: str, forms: Iterable[str], reading: str = "") -> Form | None:
    """``base`` with its forms put on in order, its reading along with it; None where there is no such form."""
    return _inflect(base, ctype, tuple(forms), reading)


@lru_cache(maxsize=1 << 14)
def _inflect(base: str, ctype: str, forms: tuple[str, ...], reading: str) -> Form | None:
    made: Form | None = Form(base, reading, ctype)
    for form in forms:
        made = made and _put(made, form)
    return made


def _continuing(word: Form) -> Form:
    return Form(word.written + "いる", word.reading and word.reading + "いる", "上一段")


def _put(word: Form, form: str) -> Form | None:
    if word.ctype == "te":
        return _continuing(word) if form == "continuing" else None
    found = row(word.ctype, word.written)
    ending = _ending(found, form) if found else None
    if found is None or ending is None:
        return None
    written = _swap(word.written, found.base, ending)
    return Form(written, _read(word, found, form, ending), _left(word.ctype, form, written))


def _ending(found: Conjugation, form: str) -> str | None:
    """What stands in the place of the row's base in a form, or None."""
    column, added = ADDED.get(form, (form, ""))
    verbal = found.ctype.startswith(VERBAL)
    wrong = form in (OTHERS_ONLY if verbal else VERBS_ONLY)
    if wrong or column not in COLUMNS | {"stem", "base"}:
        return None
    ending: str = getattr(found, column)
    return None if ending == NONE else ending + added


def _swap(text: str, old: str, new: str) -> str:
    return text[: len(text) - len(old)] + new


def _read(word: Form, found: Conjugation, form: str, ending: str) -> str:
    """The reading in the form: 行く いく as 行った いった; 来る くる has endings of its own in kana."""
    if not word.reading or word.reading.endswith(found.base):
        return word.reading and _swap(word.reading, found.base, ending)
    own = row(word.ctype, word.reading)
    head = "".join(c for c in found.base if kana.is_kanji(c))
    tail = found.base.removeprefix(head)
    if own and own.base != tail:
        return _swap(word.reading, own.base, _ending(own, form) or "")
    return _swap(word.reading, tail, ending.removeprefix(head))


def _left(ctype: str, form: str, written: str) -> str:
    """The type by which the made form inflects on."""
    if form == "polite" and written.endswith("です"):
        return "助動詞-デス" if ctype.startswith("助動詞-ダ") else ""
    return next((t for name, ending, t in GOES_ON if name == form and written.endswith(ending)), "")


@lru_cache(maxsize=4096)
def undo(written: str) -> tuple[Source, ...]:
    """Everything a form may come from by the table, the fewest forms first; a dictionary says which are words."""
    found = dict.fromkeys(_undone(written, None, ()))
    return tuple(sorted(found, key=lambda s: len(s.forms)))


DEEPEST = 6


def _undone(written: str, left: str | None, forms: tuple[str, ...]) -> Iterator[Source]:
    """Sources of a form that must inflect on as ``left`` (None: any) for the forms already taken off."""
    if len(forms) > DEEPEST:
        return
    for name, ending, found in _endings().get(written[-1:], ()):
        if written.endswith(ending) and len(written) > len(ending) - len(found.base):
            base = _swap(written, ending, found.base)
            if row(found.ctype, base) is found and _fits(found.ctype, name, written, left):
                taken = (name, *forms)
                if not found.ctype.startswith("助動詞"):
                    yield Source(base, found.ctype, taken)
                yield from _undone(base, found.ctype, taken)
    if written.endswith("いる") and (left is None or left == "上一段"):
        yield from _undone(written.removesuffix("いる"), "te", ("continuing", *forms))


def _fits(ctype: str, name: str, written: str, left: str | None) -> bool:
    made = _left(ctype, name, written)
    return left is None or (bool(made) and made.startswith(left))


@cache
def _endings() -> dict[str, tuple[tuple[str, str, Conjugation], ...]]:
    """Name, ending and row of every form of the table, by the last character of the ending."""
    names = (*sorted(COLUMNS), *ADDED)
    made = ((name, _ending(found, name), found) for found in tables.rows(Conjugation, "conjugations") for name in names)
    by_last: dict[str, list[tuple[str, str, Conjugation]]] = {}
    for name, ending, found in made:
        if ending:
            by_last.setdefault(ending[-1], []).append((name, ending, found))
    return {last: tuple(rows) for last, rows in by_last.items()}
