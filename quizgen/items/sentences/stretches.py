"""A stretch of a text that is shown by itself (``sentence_insertion``): where it may begin, and what it may hold.

It begins where nothing points back, with the first sentence of a paragraph if one is near, and stays in one section: no
heading, table or speech in it, and no row of a list beside what is none.
"""

from functools import cache, lru_cache
from itertools import pairwise, takewhile

from quizgen import tables
from quizgen.analysis import inflection
from quizgen.analysis.types import Analysis, Bunsetsu, Sentence, within
from quizgen.items import stems
from quizgen.items.grammar.connective_places import Connective
from quizgen.items.lookup import KEPT, phrase_number, sentences_with_word
from quizgen.items.sentences import alone, pointing, sentence_links

WIDEST = 450
"""Characters of a stretch."""


def begin(analysis: Analysis, latest: int, end: int) -> int | None:
    """The sentence, ``latest`` or one before it, with which a stretch up to sentence ``end`` begins: the nearest that
    opens a paragraph and points to nothing before it, else the nearest of all that stands alone."""
    near = takewhile(lambda n: is_whole(analysis, n, end), range(latest, -1, -1))
    found = [n for n in near if not points_back(analysis, n) and not _asks_before(analysis, n, end)]
    opens = (n for n in found if opens_paragraph(analysis, n))
    stands = (n for n in found if has_subject(analysis, n) and not _begins_in_description(analysis, n))
    return next(opens, next(stands, None))


def _asks_before(analysis: Analysis, start: int, end: int) -> bool:
    """Whether a sentence of a stretch points to a thing that was told before it: この茶わん."""
    if any(k.on < start <= k.of < end and k.asks == sentence_links.WHAT for k in sentence_links.links(analysis)):
        return True
    body, begin = analysis.text.body, analysis.sentences[start].start
    run = within(analysis.words, begin, analysis.sentences[end - 1].end)
    pointed = (noun for word, noun in pairwise(run) if word.surface == "この" and noun.part == "noun")
    nouns = (n for n in pointed if n.surface not in sentence_links.loose() and not _is_said(body, begin, n.start))
    return any(n.surface in body[:begin] and n.surface not in body[begin : n.start] for n in nouns)


def _is_said(body: str, begin: int, at: int) -> bool:
    """Whether a place is in a quotation that opened after ``begin``: who speaks points as he likes."""
    return body.count("「", begin, at) > body.count("」", begin, at)


def _begins_in_description(analysis: Analysis, number: int) -> bool:
    """Whether a sentence begins with what describes its topic, as another has told it: 仰天した|木村は."""
    sentence = analysis.sentences[number]
    clause = next(iter(within(analysis.clauses, sentence.start, sentence.end)), None)
    return clause is not None and clause.role == "adnominal"


def is_whole(analysis: Analysis, start: int, end: int) -> bool:
    """Whether the sentences are prose of one section, and not too many."""
    found = analysis.sentences[start:end]
    if found[-1].end - found[0].start > WIDEST or any(s.quoted or not s.quotable for s in found):
        return False
    if any(analysis.text.body.startswith("―", s.start) for s in found):
        return False  # what an interviewer asks
    return all(_go_on(analysis, a, b) for a, b in pairwise(found))


def _go_on(analysis: Analysis, one: Sentence, other: Sentence) -> bool:
    rows = _rows(analysis)
    held = [next((r for r in rows if r[0] <= s.start < r[1]), None) for s in (one, other)]
    return other.paragraph - one.paragraph <= 1 and held[0] == held[1]


@lru_cache(maxsize=KEPT)
def _rows(analysis: Analysis) -> tuple[tuple[int, int], ...]:
    """The spans of the rows of lists."""
    return tuple((b.start, b.end) for b in analysis.text.blocks if b.kind == "item")


def opens_section(analysis: Analysis, number: int) -> bool:
    """Whether nothing of its section stands before a sentence."""
    last, own = analysis.sentences[number - 1], analysis.sentences[number]
    return number == 0 or last.why == "heading" or not _go_on(analysis, last, own)


def opens_paragraph(analysis: Analysis, number: int) -> bool:
    """Whether a sentence is the first of its paragraph."""
    return number == 0 or analysis.sentences[number - 1].paragraph != analysis.sentences[number].paragraph


@lru_cache(maxsize=4096)
def points_back(analysis: Analysis, number: int) -> bool:
    """Whether a sentence goes on from one before it: その年の暮れ、二人は…, 当時の…, …額である, 文章の巧拙も…."""
    sentence = analysis.sentences[number]
    body, phrases = analysis.text.body, within(analysis.bunsetsu, sentence.start, sentence.end)
    if number == 0:
        return False
    if (
        not phrases
        or body.startswith(_joining(), sentence.start)
        or sentence_links.EXPLAINS.search(analysis.surface(sentence))
    ):
        return True
    tokens = within(analysis.tokens, sentence.start, sentence.end)
    if pointing.points(tokens) or any(k.of == number for k in sentence_links.links(analysis)):
        return True
    bare = (p for i, p in enumerate(phrases) if not (i and phrases[i - 1].head == phrase_number(analysis, p)))
    if any(alone.FEW.match(analysis.surface(p)) or alone.LATER.match(analysis.surface(p)) for p in bare):
        return True
    told = (p for p in phrases if not _is_said(body, sentence.start, p.end))
    if not any(p.case in ("は", "が", "も") for p in told) and not _tells_of_self(analysis):
        return True
    marked = next((p for p in phrases if p.case and p.case != "の"), phrases[0])
    return _adds(analysis, marked) or (_is_noun(analysis, phrases[-1]) and not has_subject(analysis, number))


@cache
def _joining() -> tuple[str, ...]:
    points = (word for both in sentence_links.ORDER for words in both for word in words)
    return (*(r.form for r in tables.rows(Connective, "connectives")), *points)


def has_subject(analysis: Analysis, number: int) -> bool:
    """Whether a sentence says what it is about: a topic, or the subject of its predicate."""
    sentence = analysis.sentences[number]
    phrases = within(analysis.bunsetsu, sentence.start, sentence.end)
    last = phrase_number(analysis, phrases[-1]) if phrases else -1
    return any(p.case == "は" or (p.case == "が" and p.head == last) for p in phrases)


def _tells_of_self(analysis: Analysis) -> bool:
    """Whether a writer tells of himself, so that a sentence without a subject is his."""
    return any(sentences_with_word(analysis, word) for word in stems.SELF)


def _adds(analysis: Analysis, phrase: Bunsetsu) -> bool:
    """Whether a sentence begins with something that comes to what another names: 船も; 今も, 三人も do not."""
    last = [t for t in analysis.tokens[phrase.first : phrase.last] if not t.pos.startswith(("助詞", "補助記号"))][-1:]
    named = (
        bool(last)
        and last[0].pos.startswith(("名詞", "接尾辞-名詞的"))
        and not last[0].pos.endswith(("副詞可能", "数詞"))
    )
    return phrase.case.endswith("も") and named


def _is_noun(analysis: Analysis, phrase: Bunsetsu) -> bool:
    """Whether a predicate says what something is: 上回る|額である."""
    found = inflection.read(analysis.tokens[phrase.first : phrase.last])
    return found is not None and found.ctype == "copula"
