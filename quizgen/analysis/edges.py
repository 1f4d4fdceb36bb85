"""How a bunsetsu ends: its *edge*, one of the names of ``heads.tsv`` (``ga``, ``te``, ``relative``), and its groups."""

from collections.abc import Sequence

from quizgen.analysis.types import Token, Word

CASES = {
    "が": "ga",
    "を": "wo",
    "に": "ni",
    "へ": "ni",
    "で": "de",
    "にて": "de",
    "と": "to",
    "から": "kara",
    "まで": "made",
    "より": "yori",
    "の": "no",
    "は": "topic",
    "も": "also",
    "こそ": "also",
    "しか": "also",
    "さえ": "also",
    "や": "list",
    "とか": "list",
    "やら": "list",
    "だの": "list",
    "なり": "list",
    "か": "list",
    "など": "list",
    "たり": "te",
    "だり": "te",
}
"""The edge of a bunsetsu that ends in a particle; others (だけ, ほど) are ``limit``."""
JOINING = {
    "て": "te",
    "で": "te",
    "が": "but",
    "けど": "but",
    "けれど": "but",
    "けれども": "but",
    "けども": "but",
    "のに": "but",
    "し": "but",
    "から": "because",
    "ので": "because",
    "ながら": "while",
    "つつ": "while",
}
"""The edge of a clause by its conjunctive particle; others (ば, と) are ``if``."""
GROUPS = {
    "case": ("ga", "wo", "ni", "de", "to", "kara", "made", "yori", "compound"),
    "topical": ("topic", "also", "case-topic"),
    "adnominal": ("no", "relative", "relative-adjective", "na", "demonstrative", "toiu", "compound-no"),
    "modifier": ("relative", "relative-adjective", "na", "toiu"),
    "clause": ("te", "stem", "but", "because", "if", "while", "copula", "final", "question"),
    "adverbial": ("adverb", "ku", "manner", "when", "amount", "date"),
}
GROUPS_OF = {
    edge: tuple(g for g, edges in GROUPS.items() if edge in edges) for edges in GROUPS.values() for edge in edges
}
JOINS_NOUNS = frozenset(("および", "及び", "ならびに", "並びに", "または", "又は", "もしくは", "若しくは", "ないし"))
"""Conjunctions that stand between nouns: 東京|および|大阪で."""
DATES = ("年", "月", "日", "時", "分", "世紀", "年代", "時代", "年度", "期", "頃", "ごろ", "現在", "末")
"""What a number ends in that says when, not how many."""
ONLY = frozenset(("だけ", "ばかり", "のみ"))


def edge_of(core: Sequence[Word], particles: Sequence[str], predicate: bool, last: Token) -> str:
    """How a bunsetsu of these words ends whose last token is ``last``; ``particles``: those after its head."""
    word = core[-1]
    if word.part == "conjunction":
        return "and" if word.surface in JOINS_NOUNS else "conjunction"
    if core[0].part in ("particle", "auxiliary"):
        return "conjunction"  # だから、 ですが、 でも、
    if word.part in ("adverb", "interjection"):
        return word.part
    if word.part == "adnominal":
        return "toiu" if word.surface[0] == "と" else "demonstrative"
    if last.cform:
        return "not-only" if _not_only(particles, last) else _inflected(word, last)
    if last.pos.startswith("助詞") or word.part == "particle":
        return _particle(word, last, particles, predicate)
    if predicate and last.surface in ("ため", "為"):
        return "because"
    if word.part == "number":
        return "date" if word.surface.endswith(DATES) else "amount"
    return "when" if last.pos.endswith("副詞可能") else "bare"


def _particle(word: Word, last: Token, particles: Sequence[str], predicate: bool) -> str:
    said = last.surface
    if word.part == "particle" and word.last - word.first > 1:
        return {"ので": "because", "のに": "but"}.get(word.surface, "compound")
    if last.pos == "助詞-接続助詞":
        return JOINING.get(said, "if")
    edge = CASES.get(said, "limit")
    if edge in ("topic", "also"):
        return "yori" if "より" in particles else "case-topic" if len(particles) > 1 else edge
    if predicate and said == "と":
        return "quote"
    return "question" if predicate and said == "か" else edge


def _not_only(particles: Sequence[str], last: Token) -> bool:
    """パンだけでなく|ご飯も: what comes next is of its kind."""
    return last.lemma == "無い" and last.surface.endswith("く") and not ONLY.isdisjoint(particles)


def _inflected(word: Word, last: Token) -> str:
    form, said = last.cform, last.surface
    if form.startswith("連体形"):
        if word.part == "particle":
            return "compound-no"
        if said == "な":
            return "na"
        return "relative-adjective" if last.pos.startswith("形容詞") else "relative"
    if form.startswith("連用形"):
        if word.part == "particle":
            return "compound"
        if last.pos == "助動詞" and said in ("に", "で"):
            return "manner" if said == "に" else "copula"
        return "ku" if last.pos.startswith("形容詞") and said.endswith("く") else "stem"
    return "if" if form.startswith("仮定形") else "final"
