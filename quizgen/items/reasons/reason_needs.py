"""What a reason in the learner's own words must hold: of a chain the last link, and no verb that says nothing."""

from collections.abc import Sequence
from itertools import pairwise

from quizgen.analysis.types import Analysis, Word, apart, within
from quizgen.items.answers import needs
from quizgen.items.base import Need
from quizgen.items.reasons.reason_heart import heart, unsaid

MOST = 3
FEWEST, TELLING = 2, 3
"""Words of a reason at least; characters of a noun that is enough alone, if its verb says nothing: 講習会を行う."""
LIGHT = frozenset(
    (
        "ある",
        "いる",
        "する",
        "行う",
        "行なう",
        "なる",
        "できる",
        "言う",
        "いう",
        "おる",
        "くる",
        "来る",
        "いく",
        "行く",
        "くれる",
        "もらう",
        "出る",
    )
)
"""Verbs that carry too little to be asked for where something else is said."""
MOVING = frozenset(("来る", "くる", "行く", "いく", "出る"))
"""Those that say something beside one noun: 友だちが来た."""
THINKING = frozenset(("思う", "考える", "感じる"))
"""Verbs after which what is thought is what must be said: 失礼だと|思った."""
ANYBODY = frozenset(("一人", "ひとり", "だれ", "だれも", "人"))
"""Of whom a reason speaks where it is so of anybody: 一人が十個ぐらい食べる."""
TOPICS = ("は", "も")
"""Particles of what the question is about: whoever answers need not say it again."""
CORE = ("が", "を", "は", "も", "しか", "だけ")
"""Particles of what a clause is about and what is done to; the rest may be left out: 雪の重さで|屋根が|壊れた."""
PREDICATES = ("verb", "adjective", "adjectival")


def of_reason(analysis: Analysis, start: int, end: int, negative: bool, question: str) -> tuple[Need, ...]:
    """The needs of the clause at ``start:end``, but what ``question`` shows; ``negative`` if its predicate is; none if
    it says too little.

    Where it is a chain (光を当てると、|さめが驚く) its last link is enough, if that says enough.
    """
    aim = analysis.text.body.rfind("ための", start, end)
    if aim > start:
        end, negative = aim, False  # 本を好きになってもらう|ための時間だ
    clauses = within(analysis.clauses, start, end)
    close = max((c.end for c in clauses if c.role in ("adverbial", "quoted") and c.end < end), default=start)
    links = [_of_link(analysis, at, end, negative) for at in dict.fromkeys((close, start))]
    said, direct = next((link for link in links if link[0] >= FEWEST), links[-1])
    told = direct if direct == links[0][1] else direct[-FEWEST:]
    enough = said >= FEWEST or (any(len(n.text) >= TELLING for n in told) and _is_silent(analysis, start, end))
    return unsaid(told, question) if enough else ()


def _end(words: Sequence[Word]) -> list[Word]:
    """The predicate; of what something becomes, that: 白く|なって|しまう."""
    found = [w for w in words if w.part in PREDICATES]
    while len(found) > 1 and found[-1].dictionary_form in LIGHT and found[-2].end == found[-1].start:
        found.pop()
    return found[-1:]


def _is_silent(analysis: Analysis, start: int, end: int) -> bool:
    return _says_nothing([w for w in apart(within(analysis.words, start, end)) if w.part in PREDICATES][-1:])


def _says_nothing(ends: Sequence[Word]) -> bool:
    """Whether a verb adds nothing to its noun: 講習会を|行う."""
    return bool(ends) and ends[0].dictionary_form in LIGHT - MOVING


def _is_enough(nouns: Sequence[Sequence[Word]]) -> bool:
    return len(nouns) == 1 and len(needs.written(nouns[0])) >= TELLING


def _of_link(analysis: Analysis, start: int, end: int, negative: bool) -> tuple[int, tuple[Need, ...]]:
    """How many words carry a link of a reason, and those of them that an answer must hold."""
    words = [w for w in apart(within(analysis.words, start, end)) if w.surface not in ("「", "」")]
    carrying = [(run, after) for run, after in needs.carrying(words) if needs.written(run) not in ANYBODY]
    ends = _end(words)
    claims = len(carrying) > 1 and needs.written(carrying[-1][0]) in needs.CLAIMS
    claimed = claims and any(w.dictionary_form in LIGHT for w in ends)
    if claimed:
        carrying = carrying[:-1]  # 石が崩れる|恐れが|ある
    if claimed or (ends and ends[0].dictionary_form in THINKING):
        ends = [w for w in words if w.part in PREDICATES][-2:-1]
    last = [[w] for w in ends if w.dictionary_form not in LIGHT]
    nouns = _nouns(words, carrying, ends, bool(last))
    if len(nouns) + len(last) < FEWEST and not (_is_enough(nouns) and _says_nothing(ends)):
        nouns, last = _more(words, nouns, ends, last)
    nouns = nouns[len(last) - MOST :]
    found = sorted(heart(analysis, carrying, nouns, last, negative), key=lambda run: run[0].start)
    told = (
        _whole(words, run) or _named(run, run in last and (negative or run[0].surface.endswith(("く", "に"))))
        for run in found
    )
    denied = (Need("～ない", needs.DENIED),) if negative else ()
    return len(nouns) + len(last) + len(denied), (*needs.distinct(told), *denied)


def _nouns(
    words: Sequence[Word], carrying: Sequence[tuple[list[Word], str]], ends: Sequence[Word], said: bool
) -> list[list[Word]]:
    """The nouns needed, a predicate beside them if ``said``: no topic, and what is done to before the rest."""
    rest = [(run, after) for run, after in carrying if after not in TOPICS]
    carrying = rest if said or len(rest) >= FEWEST else carrying
    core = [run for run, after in carrying if after in CORE]
    alone = _is_enough(core) and _says_nothing(ends)
    return core if len(core) + said >= FEWEST or alone else [run for run, _ in carrying]


def _more(
    words: Sequence[Word], nouns: list[list[Word]], ends: Sequence[Word], last: list[list[Word]]
) -> tuple[list[list[Word]], list[list[Word]]]:
    """Where one word is little: whose it is, the verb though it says little, or how many."""
    nouns = [*_owners(words, nouns), *nouns]
    if len(nouns) + len(last) < FEWEST:
        last = [[w] for w in ends if w.dictionary_form in MOVING] or last
    if len(nouns) + len(last) < FEWEST:
        nouns = [*nouns, *_numbers(words)]
    return nouns, last


def _named(run: Sequence[Word], plain: bool) -> Need:
    """A word as a need; in its ``plain`` form what is denied or becomes so: 食べる, ～ない; 白い of 白くなる."""
    told, end = needs.need(run), run[0]
    if end.part == "adjectival" and end.surface.endswith("に"):
        return Need(end.surface + "なる", (end.surface, end.reading))  # 本が好きだ is no reason for 好きになる
    return Need(run[0].dictionary_form, told.forms) if plain else told


def _whole(words: Sequence[Word], run: list[Word]) -> Need | None:
    """A noun that says little, or what it is of: 色の|もと."""
    owners = _owners(words, [run]) if needs.written(run) in needs.VAGUE else []
    return needs.any_of([*owners, run]) if owners else None


def _numbers(words: Sequence[Word]) -> list[list[Word]]:
    """How many or how much, which stands without a particle: 十個|ぐらい食べる."""
    runs = needs.runs(words)
    return [
        run
        for run, after in runs
        if run[0].part == "number" and needs.written(run) not in ANYBODY and after not in needs.CARRIERS
    ]


def _owners(words: Sequence[Word], nouns: Sequence[Sequence[Word]]) -> list[list[Word]]:
    """Of whom or what the only noun is: 妹の|結婚式に出る."""
    runs = list(needs.runs(words))
    return [run for (run, after), (other, _) in pairwise(runs) if after == "の" and other in nouns]
