"""What られる means where the sentence proves it: passive (弟に食べられた), potential (納豆が食べられる), or either.

After a godan verb れる is passive (at times honorific, never potential), after せる られる is too.  After the other
verbs the case particles before it decide; where they do not, the name stays ``passive-potential``.
"""

from collections.abc import Sequence
from functools import cache

from quizgen import tables
from quizgen.analysis.entities import Ending
from quizgen.analysis.types import Token
from quizgen.lexicon.core import CoreWord

EITHER = ("上一段", "下一段", "カ行変格")
FARTHEST = 12
"""Tokens to look back for a case particle."""


@cache
def _people() -> tuple[frozenset[str], tuple[str, ...]]:
    """Words for people of the graded core, and endings of names for people."""
    words = frozenset(
        r.word for r in tables.rows(CoreWord, "core_words") if r.topic in ("people", "family") and len(r.word) < 4
    )
    endings = (r.form for r in tables.rows(Ending, "entities") if r.type in ("PERSON", "PRONOUN"))
    return words, tuple(dict.fromkeys(endings))


def _is_person(token: Token) -> bool:
    words, endings = _people()
    by_tag = token.pos.startswith("名詞-固有名詞-人名") or (token.pos == "代名詞" and token.surface in endings)
    return by_tag or token.surface in words or token.surface.endswith(endings)


def of(tokens: Sequence[Token], first: int, i: int) -> str:
    """The name of れる or られる at token ``i`` of a sentence, in a word that starts at token ``first``."""
    before = tokens[i - 1]
    if not before.ctype.startswith(EITHER) or before.base in ("せる", "させる"):
        return "passive"
    agent, cases = _cases(tokens, first)
    if agent:
        return "passive"
    goes_on = i + 1 < len(tokens) and tokens[i + 1].pos.startswith("助動詞") and tokens[i + 1].base in ("た", "て")
    return "potential" if "が" in cases and not goes_on else "passive-potential"


def _cases(tokens: Sequence[Token], first: int) -> tuple[bool, frozenset[str]]:
    """Whether a person with に stands before the verb in its clause, and が of a thing that stands there."""
    cases = set()
    for j in range(first - 1, max(0, first - FARTHEST), -1):
        token = tokens[j]
        if token.pos.startswith(("補助記号", "助詞-接続助詞")) or token.cform.startswith(("終止形", "仮定形")):
            break
        if token.pos == "助詞-格助詞" and token.surface in ("に", "が"):
            person = _is_person(tokens[j - 1])
            if person and token.surface == "に":
                return True, frozenset()
            if not person:
                cases.add(token.surface)
    return False, frozenset(cases)
