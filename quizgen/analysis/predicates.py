"""What a predicate is: the word it is named by, its voice, polarity and tense."""

from collections.abc import Sequence

from quizgen.analysis.types import Analysis, Bunsetsu, Token, Word, within

PASSIVES = frozenset(("passive", "passive-potential"))
FAVOURS = ("favour-received", "favour-asked", "favour-given")
_HEADS = frozenset(("verb", "adjective", "adjectival", "noun", "name", "number", "pronoun", "expression"))


def unquoted(tokens: Sequence[Token]) -> list[Token]:
    """Tokens without a quoting と or a nominalising の at their end."""
    out = list(tokens)
    while out and out[-1].pos.startswith("助詞"):
        out.pop()
    return out


def polarity(tokens: Sequence[Token]) -> tuple[bool, bool]:
    """Negative and past, from the forms alone."""
    return any(t.base in ("ない", "ぬ", "ず") for t in tokens[1:]), any(t.ctype == "助動詞-タ" for t in tokens)


def is_hearsay(tokens: Sequence[Token]) -> bool:
    """Whether the end of a sentence is という."""
    return [t.surface for t in tokens if not t.pos.startswith("補助記号")][-2:] in (["と", "いう"], ["と", "言う"])


def words_of(analysis: Analysis, start: int, predicate: tuple[int, int]) -> list[Word]:
    """The words that begin in the predicate's span: 届け|たい counts as 届けたい."""
    words = within(analysis.words, start, predicate[1] + LONGEST_WORD)
    return [w for w in words if predicate[0] <= w.start < predicate[1]]


LONGEST_WORD = 24


def head_of(words: Sequence[Word]) -> Word | None:
    """The word a predicate is named by: its verb or adjective, else its last noun (第一|トンネル|である)."""
    heads = [w for w in words if w.part in _HEADS]
    acting = [w for w in heads if w.part in ("verb", "adjective", "adjectival", "expression")]
    copula = len(heads) > 1 and acting == heads[-1:] and acting[0].dictionary_form in ("ある", "ない", "ござる")
    if acting and not (copula and (any(w.surface.startswith("で") for w in words) or words[-2:] == heads[-2:])):
        return acting[0]
    nominal = [w for w in heads if w not in acting]
    return nominal[-1] if nominal else None


def base_of(words: Sequence[Word]) -> str:
    """What a predicate is called: the dictionary form of its head, with the noun before する (お勧め|する)
    and the parts of a name (木村|栄); an empty string where there is no head."""
    head = head_of(words)
    if head is None:
        return ""
    base, at = head.dictionary_form, words.index(head)
    while at and (base == "する" or head.part == "name") and words[at - 1].part in ("noun", "name"):
        at -= 1
        base = words[at].surface + base
    return base


def voice_of(words: Sequence[Word]) -> str:
    """The voice of a predicate, as ``Fact.voice`` has it."""
    told = {name for w in words for name in w.inflections}
    favour = next((name for name in FAVOURS if name in told), "")
    if favour:
        return favour
    if "causative" in told:
        return "causative-passive" if PASSIVES & told else "causative"
    if PASSIVES & told:
        return "passive"
    return "potential" if "potential" in told else "active"


def end_of(analysis: Analysis, phrase: Bunsetsu) -> int:
    """End of a bunsetsu without its punctuation."""
    tokens = analysis.tokens[phrase.first : phrase.last]
    return next((t.end for t in reversed(tokens) if not t.pos.startswith(("補助記号", "空白"))), phrase.end)
