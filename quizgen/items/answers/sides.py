"""Of which country the persons of news are, as the text itself says: ロシアのラブロフ外相, ロシア大統領.

Whoever meets one who is called Russian is no Russian: another of that country is no wrong answer that anybody takes.
"""

from functools import lru_cache

from quizgen.analysis.types import Analysis, Entity, Fact, within
from quizgen.items.lookup import KEPT, of_type

OF = ("側の", "の", "側")
"""What stands between a country and its person: ロシア|側の|参謀総長."""
COUNTRY = "名詞-固有名詞-地名-国"
SHORT = {"米": "米国", "露": "ロシア", "英": "英国", "中": "中国", "韓": "韓国", "アメリカ": "米国", "イギリス": "英国"}


def side(analysis: Analysis, entity: Entity) -> str:
    """The country that the text calls a person's own, or an empty string where it names none."""
    return _sides(analysis).get(entity.key, "")


def fits(analysis: Analysis, fact: Fact, entity: Entity, other: Entity) -> bool:
    """Whether ``other`` may be thought to stand in the place of ``entity`` in a sentence: of no country of another
    person in it, and of some country where ``entity`` is.  Anything fits that is no person."""
    if entity.type != "PERSON":
        return True
    own, theirs = side(analysis, entity), side(analysis, other)
    across = {side(analysis, e) for e in _persons(analysis, fact) if e.key != entity.key} - {own}
    return not theirs or theirs not in across if not own else bool(theirs) and theirs not in across


def is_party(analysis: Analysis, at: int, said: str) -> bool:
    """Whether what the text has at a place (-1: nowhere) is named by a country that has its part in what is said:
    ロシア軍 of ロシアが占領する町に向けて進んだ."""
    first = within(analysis.tokens, at, at + LONGEST) if at >= 0 else ()
    names = {first[0].surface, SHORT.get(first[0].surface, "")} - {""} if first and first[0].pos == COUNTRY else set()
    return any(name in said for name in names)


def _persons(analysis: Analysis, fact: Fact) -> tuple[Entity, ...]:
    return tuple(e for e in within(analysis.entities, fact.start, fact.end) if e.type == "PERSON")


@lru_cache(maxsize=KEPT)
def _sides(analysis: Analysis) -> dict[str, str]:
    """The countries of persons by their keys, none of one who is called by two."""
    found: dict[str, set[str]] = {}
    for e in of_type(analysis, "PERSON"):
        if country := _before(analysis, e):
            found.setdefault(e.key, set()).add(country)
    return {key: countries.pop() for key, countries in found.items() if len(countries) == 1}


def _before(analysis: Analysis, entity: Entity) -> str:
    """The country right before a mention or at its head."""
    body = analysis.text.body
    own = within(analysis.tokens, entity.start, entity.end)
    if own and own[0].pos == COUNTRY and len(own) > 1:
        return SHORT.get(own[0].surface, own[0].surface)
    for mark in OF:
        at = entity.start - len(mark)
        before = within(analysis.tokens, max(0, at - LONGEST), at) if body.startswith(mark, at) else ()
        if before and before[-1].end == at and before[-1].pos == COUNTRY:
            return SHORT.get(before[-1].surface, before[-1].surface)
    return ""


LONGEST = 12
"""Characters of the name of a country."""
