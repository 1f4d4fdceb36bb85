"""Names of people that UniDic reads seldom so or cuts in pieces (``names.tsv``): 陽菜 ひな, 陽|翔 はると, 陳敦仁.

A given name counts as one only beside a family name or a title (田中陽菜, 陽菜さん), a family name only before a title
or a given name or where UniDic takes it for one too (大谷).
The family names of China and Taiwan make what follows directly Chinese too: each kanji is read in on.  How a person
is called only that person knows, so no name is certain.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from quizgen import kana, tables
from quizgen.analysis.checked import in_on
from quizgen.analysis.settled import Settled
from quizgen.analysis.spread import cut
from quizgen.analysis.types import Token
from quizgen.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Name:
    """A row of ``names.tsv``."""

    name: str
    kind: str
    reading: str
    example: str


_FAMILY, _GIVEN = "名詞-固有名詞-人名-姓", "名詞-固有名詞-人名-名"
CALLED = frozenset(("さん", "君", "くん", "ちゃん", "氏", "様", "さま"))
"""What a person is called by either name."""
_OFFICES = frozenset(
    (
        "先生",
        "先輩",
        "選手",
        "監督",
        "コーチ",
        "投手",
        "捕手",
        "主将",
        "社長",
        "会長",
        "部長",
        "課長",
        "教授",
        "教諭",
        "校長",
        "博士",
        "医師",
        "弁護士",
        "議員",
        "首相",
        "大臣",
        "知事",
        "市長",
        "議長",
        "代表",
        "長官",
        "局長",
        "理事長",
        "委員長",
        "記者",
        "夫妻",
        "夫人",
        "容疑者",
        "被告",
    )
)
"""What stands after a family name as a rule: a word of one kanji before them is something else (新|監督, 都|知事)."""
_LIKELY = 0.7
_LONGEST = 3


@cache
def _names() -> dict[str, Name]:
    return {row.name: row for row in tables.rows(Name, "names")}


@cache
def _heads() -> frozenset[str]:
    return frozenset(name[0] for name in _names())


def may_start(surface: str, pos: str) -> bool:
    """Whether a token of this kind may begin a name that the table knows, or be one that another name settles."""
    return surface[0] in _heads() or pos.startswith(_GIVEN)


def at(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> Settled | None:
    """The name that starts with token ``i``, over up to three tokens."""
    if tokens[i].pos.startswith(_GIVEN) and _after_chinese(tokens, i):
        return Settled(i, i + 1, (in_on(tokens[i].surface, lexicon),), 0.5, "name", (), "name")
    for last in range(min(len(tokens), i + _LONGEST), i, -1):
        row = _names().get("".join(t.surface for t in tokens[i:last]))
        if row and row.reading and _is_name(tokens, i, last, row.kind):
            return Settled(i, last, cut(tokens[i:last], row.reading, lexicon), _LIKELY, "name")
    return None


def _after_chinese(tokens: Sequence[Token], i: int) -> bool:
    """Whether a given name follows the family name of a Chinese directly."""
    if i == 0 or tokens[i - 1].end != tokens[i].start:
        return False
    row = _names().get(tokens[i - 1].surface)
    return row is not None and row.kind == "chinese" and all(map(kana.is_kanji, tokens[i].surface))


def _is_name(tokens: Sequence[Token], i: int, last: int, kind: str) -> bool:
    follows = last < len(tokens) and tokens[last].start == tokens[last - 1].end
    title = tokens[last].surface if follows else ""
    if title in CALLED or (title in _OFFICES and (kind != "given" or tokens[last - 1].end - tokens[i].start > 1)):
        return True
    if kind == "given":
        return i > 0 and tokens[i - 1].end == tokens[i].start and tokens[i - 1].pos.startswith(_FAMILY)
    return kind == "family" and (tokens[i].pos.startswith(_FAMILY) or (follows and tokens[last].pos.startswith(_GIVEN)))
