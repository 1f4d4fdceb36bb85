"""A noun, a particle and a verb that the dictionary has as one expression: 床を上げる とこ, 鬼籍に入る いる.

Where it has one reading only, the noun and the verb are read so, in any form of the verb, unless a rule of
``homographs.tsv`` knows one of them by its neighbours.
"""

from collections.abc import Sequence
from functools import lru_cache

from quizgen import kana
from quizgen.analysis import homographs
from quizgen.analysis.settled import Settled, last_part
from quizgen.analysis.types import Token
from quizgen.lexicon import Lexicon

_PARTICLES = frozenset("をがにで")
_VERBS = ("動詞", "形容詞")


def at(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> Settled | None:
    """The expression of three tokens that starts with token ``i``."""
    if i + 2 >= len(tokens) or tokens[i + 1].surface not in _PARTICLES or not tokens[i + 2].pos.startswith(_VERBS):
        return None
    noun, verb = tokens[i], tokens[i + 2]
    if not (kana.is_kanji(noun.surface[0]) and kana.is_kanji(verb.surface[0])):
        return None
    said, base = _said(noun.surface, tokens[i + 1].surface, verb.base, kana.to_hiragana(verb.base_reading), lexicon)
    ending = last_part(verb, base) if base else None
    if not ending or homographs.knows(tokens, i) or homographs.knows(tokens, i + 2):
        return None
    return Settled(i, i + 3, (said, tokens[i + 1].surface, ending), 0.97, "expression")


@lru_cache(maxsize=1 << 15)
def _said(noun: str, particle: str, verb: str, own: str, lexicon: Lexicon) -> tuple[str, str]:
    """How the noun and the verb's dictionary form are read; ``""`` where that is not certain."""
    legal = lexicon.readings(noun + particle + verb)
    if len(legal) != 1:
        return "", ""
    for base in dict.fromkeys((own, *(r.reading for r in lexicon.readings(verb)))):
        said = legal[0].reading.removesuffix(particle + base)
        if said != legal[0].reading and any(r.reading == said for r in lexicon.readings(noun)):
            return said, base
    return "", ""
