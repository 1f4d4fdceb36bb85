"""Names of things: how a mention is shown as a choice, and whether two mentions may be one thing."""

import re
from difflib import SequenceMatcher
from functools import lru_cache

from quizgen import kana
from quizgen.analysis.entities import aliases, untitled
from quizgen.analysis.types import Analysis, Entity, Token, within
from quizgen.items.lookup import KEPT, of_type

ALIKE = 0.6
"""Two katakana names more alike than this (difflib's ratio) may be spellings of one."""
DIGITS = "〇一二三四五六七八九"
_DIGIT = {ord(c): str(n) for n, c in enumerate(DIGITS)}


def shown(analysis: Analysis, entity: Entity) -> str:
    """A mention as a choice: a name without the common nouns before it (首都アンカラ -> アンカラ)."""
    tokens = within(analysis.tokens, entity.start, entity.end)
    first = next((n for n, t in enumerate(tokens) if _is_name(t)), 0)
    if entity.type in ("PERSON", "PLACE") and first and _may_lead(tokens[first - 1]):
        return analysis.text.body[tokens[first].start : entity.end]
    return analysis.surface(entity)


@lru_cache(maxsize=4096)
def full_name(analysis: Analysis, entity: Entity) -> str:
    """A mention as a choice, all of one form.

    A Japanese name with a title is shown as surname and title (岸本良子さん -> 岸本さん), a foreign one by
    the fullest mention that the text gives (ラブロフ -> ラブロフ外相); by surname and さん if the text has that too.
    """
    own = shown(analysis, entity)
    if entity.type != "PERSON" or not named(analysis, entity):
        return own
    bare = untitled(own)
    tokens = within(analysis.tokens, entity.start, entity.end)
    if tokens[0].pos == "名詞-固有名詞-人名-姓" and bare != own:
        return _called(analysis, own, tokens[0].surface, own[len(bare) :])
    if not kana.is_katakana(bare):
        return own
    key = key_of(bare)
    fuller = (name for name, whole in _people(analysis).items() if whole.startswith(key) or whole.endswith(key))
    fullest = max((own, *fuller), key=lambda n: (len(n), n))
    surname = fullest.rpartition("・")[2]
    alone = surname.endswith("さん") and re.search(f"(?<![ァ-ヺー・]){surname}", analysis.text.body)
    return surname if alone else fullest


def _called(analysis: Analysis, own: str, surname: str, title: str) -> str:
    """Surname and title, but the given name and title where the text calls a child so: 有村奏太くん -> 奏太くん."""
    body, given = analysis.text.body, own.removeprefix(surname)
    by_given = given != title and body.count(given) > body.count(own) and surname + title not in body
    return given if by_given else surname + title


@lru_cache(maxsize=KEPT)
def _people(analysis: Analysis) -> dict[str, str]:
    """All names of persons as choices, with what they are compared by."""
    names = {shown(analysis, e) for e in of_type(analysis, "PERSON")}
    return {name: key_of(untitled(name)) for name in names}


def _may_lead(token: Token) -> bool:
    """Whether a token before a name is surely no part of it: 首都|アンカラ, 指導|者|…, but not 近|平."""
    return token.pos.startswith("接尾辞") or (
        token.known and len(token.surface) > 1 and token.pos.startswith("名詞-普通名詞")
    )


def _is_name(token: Token) -> bool:
    return token.pos.startswith(("名詞-固有名詞-人名", "名詞-固有名詞-地名")) or (
        not token.known and kana.is_katakana(token.surface)
    )


def key_of(text: str) -> str:
    """A value folded for comparison: width, and digits for kanji numerals."""
    return kana.fold_width(text).translate(_DIGIT)


@lru_cache(maxsize=1 << 14)
def alike(text: str, other: str) -> bool:
    """Whether two names may be spellings of one: ナリシキン, ナルイシュキン."""
    a, b = key_of(untitled(text)), key_of(untitled(other))
    if a in b or b in a or not aliases(text).isdisjoint(aliases(other)):
        return True
    tail_a, tail_b = _katakana(a), _katakana(b)
    return bool(tail_a and tail_b) and SequenceMatcher(None, tail_a, tail_b).ratio() > ALIKE


def _katakana(text: str) -> str:
    found = re.findall(r"[ァ-ヺー]+", text)
    return found[-1] if found else ""


@lru_cache(maxsize=4096)
def named(analysis: Analysis, entity: Entity) -> bool:
    """Whether a person or place is named, not only called by a role or kind."""
    return any(_is_name(t) for t in within(analysis.tokens, entity.start, entity.end))


def is_place_name(analysis: Analysis, entity: Entity) -> bool:
    """Whether the name of a person is a place elsewhere in the text (a translator's ヘルソン氏 beside ヘルソンで)."""
    bare = untitled(analysis.surface(entity))
    if not kana.is_katakana(bare):
        return False
    return re.search(rf"{bare}(?:では?[^す]|市|州|周辺|付近|に(?:ある|いる|向け))", analysis.text.body) is not None


def is_country(analysis: Analysis, entity: Entity) -> bool:
    """Whether a place is a country."""
    tokens = within(analysis.tokens, entity.start, entity.end)
    return bool(tokens) and (tokens[-1].pos == "名詞-固有名詞-地名-国" or tokens[-1].surface == "国")


def is_of_country(analysis: Analysis, entity: Entity) -> bool:
    """Whether somebody has no name but that of a country: ロシア軍司令官."""
    names = [t.pos for t in within(analysis.tokens, entity.start, entity.end) if t.pos.startswith("名詞-固有名詞")]
    return bool(names) and all(pos == "名詞-固有名詞-地名-国" for pos in names)


def is_foreign(name: str) -> bool:
    """Whether a name has katakana: バイデン大統領."""
    return any(kana.is_katakana(c) for c in name)
