"""Tokens to the learner's words: 食べさせられたくなかった is one word, 図書館 is one word, 三日間 is one word.

One pass from left to right over the tokens of a sentence.  A token opens a new word or joins the one
before it, by the first of these that holds: a number grows, a function compound (``compounds.tsv``:
について), a dictionary word over several tokens (図書館), an attachment (``attachments.tsv``: 食べ+た).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from quizgen import kana, tables
from quizgen.analysis import figures
from quizgen.analysis.furigana import align
from quizgen.analysis.types import Furigana, Token, Word
from quizgen.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Attachment:
    """A row of ``attachments.tsv``."""

    pos: str
    base: str
    after: str
    name: str
    ja: str
    en: str
    example: str


@dataclass(frozen=True, slots=True)
class Compound:
    """A row of ``compounds.tsv``."""

    parts: str
    part: str
    ja: str
    en: str
    example: str


@dataclass(slots=True)
class Group:
    """A word being built: half-open token range, part, names of its inflections, dictionary form so far."""

    first: int
    last: int
    part: str
    inflections: list[str] = field(default_factory=list)
    stem: int = 0
    """How many tokens belong to the dictionary form (勉強|する: 2)."""


PARTS = {
    "代名詞": "pronoun",
    "動詞": "verb",
    "形容詞": "adjective",
    "形状詞": "adjectival",
    "副詞": "adverb",
    "連体詞": "adnominal",
    "接続詞": "conjunction",
    "感動詞": "interjection",
    "助詞": "particle",
    "助動詞": "auxiliary",
    "接頭辞": "prefix",
    "接尾辞": "suffix",
    "名詞": "noun",
}
COMPOUND_NOUN = ("名詞-普通名詞", "接尾辞-名詞的", "形状詞-一般", "名詞-固有名詞-一般", "名詞-固有名詞-地名")
LONGEST = 4


def part_of(token: Token) -> str:
    """The learner's part of speech of a token that stands alone."""
    if token.pos.startswith("名詞-固有名詞"):
        return "name"
    if token.pos == "名詞-数詞":
        return "number"
    if token.pos.endswith("助動詞語幹"):
        return "auxiliary"
    return PARTS.get(token.pos.partition("-")[0], "symbol")


@cache
def _attachments() -> dict[tuple[str, str], tuple[tuple[Attachment, frozenset[str]], ...]]:
    """Rows by (part of speech, base) for quick look-up, in table order."""
    table: dict[tuple[str, str], list[tuple[Attachment, frozenset[str]]]] = {}
    for row in tables.rows(Attachment, "attachments"):
        for base in row.base.split("|"):
            table.setdefault((row.pos, base), []).append((row, frozenset([row.after])))
    return {k: tuple(v) for k, v in table.items()}


@cache
def _compounds() -> dict[str, tuple[tuple[tuple[str, ...], Compound], ...]]:
    """Compounds by their first token, longest first."""
    table: dict[str, list[tuple[tuple[str, ...], Compound]]] = {}
    for row in tables.rows(Compound, "compounds"):
        parts = tuple(row.parts.split(" "))
        table.setdefault(parts[0], []).append((parts, row))
    return {k: tuple(sorted(v, key=lambda pair: -len(pair[0]))) for k, v in table.items()}


def _endings(tokens: Sequence[Token], group: Group) -> set[str]:
    """What the word so far ends in, in the words of the table's column ``after``."""
    last = tokens[group.last - 1]
    pos, form = last.pos, last.cform
    out = {"any"}
    adjectival = (pos.startswith("形状詞") and not pos.endswith("タリ")) or pos.endswith("形状詞可能")
    if (
        pos.startswith("動詞")
        or (pos == "助動詞" and last.ctype.startswith(VERBAL_AUXILIARIES))
        or pos == "接尾辞-動詞的"
    ):
        out |= {"verb", "predicate"}
        if form.startswith("連用形"):
            out.add("stem")
    elif pos.startswith(("形容詞", "接尾辞-形容詞的")) or (pos == "助動詞" and last.ctype in ADJECTIVAL_AUXILIARIES):
        out |= {"adjective", "predicate"}
        if last.surface.endswith("く"):
            out.add("auxiliary-ku" if pos == "助動詞" else "adjective-ku")
        if form.startswith("語幹"):
            out.add("adjective-stem")
    elif pos == "助動詞":
        out.add("predicate")
        if (last.ctype == "助動詞-タ" and group.part == "adjective") or "negative" in group.inflections:
            out.add("adjective")
    elif pos == "助詞-接続助詞" and last.surface in ("て", "で"):
        out.add("te")
    if adjectival:
        out.add("adjectival")
    if "サ変" in pos:
        out.add("suru-noun")
    if group.part == "number":
        out.add("number")
    if group.part in ("name", "pronoun") or (group.part == "noun" and last.pos.startswith("名詞-普通名詞")):
        out.add("person")
    return out


VERBAL_AUXILIARIES = ("助動詞-レル", "助動詞-セル", "助動詞-マス", "助動詞-タガル", "下一段", "上一段", "五段")
ADJECTIVAL_AUXILIARIES = frozenset(("助動詞-タイ", "助動詞-ナイ", "形容詞"))


def _attaches(tokens: Sequence[Token], group: Group, token: Token) -> Attachment | None:
    rows = _attachments().get((token.pos, token.base)) or _attachments().get((token.pos, "*"))
    if rows is None:
        pos = token.pos.rpartition("-")[0]
        rows = _attachments().get((pos, token.base)) or _attachments().get((pos, "*"))
    if not rows or tokens[group.last - 1].end != token.start:
        return None
    endings = _endings(tokens, group)
    return next((row for row, after in rows if after & endings), None)


def _compound_end(tokens: Sequence[Token], i: int) -> tuple[int, Compound] | None:
    """End and row of the function compound that starts at token ``i``."""
    for parts, row in _compounds().get(tokens[i].surface, ()):
        run = tokens[i : i + len(parts)]
        if len(run) == len(parts) and all(t.surface == p for t, p in zip(run[:-1], parts[:-1], strict=True)):
            end = i + len(parts)
            fits = parts[-1] == run[-1].surface or (row.part == "auxiliary" and parts[-1] == run[-1].base)
            if fits and not _otherwise(tokens, end, row.part):
                return end, row
    return None


def _otherwise(tokens: Sequence[Token], end: int, part: str) -> bool:
    """Whether it is no compound after all: に基づいて|いる; 雨だと|いう。 (という needs a noun after it)."""
    if part == "adnominal":
        return end == len(tokens) or tokens[end].pos.startswith(
            ("助詞-終助詞", "助詞-準体助詞", "補助記号-句点", "助動詞")
        )
    return part == "particle" and _goes_on(tokens, end)


def _goes_on(tokens: Sequence[Token], i: int) -> bool:
    """Whether token ``i`` would attach to a て form: に基づいて|いる is no compound particle."""
    if i >= len(tokens) or tokens[i - 1].surface not in ("て", "で"):
        return False
    return any("te" in after for _, after in _attachments().get((tokens[i].pos, tokens[i].base), ()))


def _opens_noun(token: Token) -> bool:
    verb_stem = token.pos.startswith("動詞") and token.cform == "連用形-一般" and kana.has_kanji(token.surface)
    return token.pos.startswith(COMPOUND_NOUN) or token.pos == "接頭辞" or verb_stem


def _noun_end(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> int:
    """End of the longest dictionary noun of two tokens or more that starts at ``i``, or ``i``."""
    if not _opens_noun(tokens[i]):
        return i
    end = i + 1
    limit = min(len(tokens), i + LONGEST)
    while end < limit and tokens[end].start == tokens[end - 1].end and tokens[end].pos.startswith(COMPOUND_NOUN):
        end += 1
    if end < limit and tokens[end].start == tokens[end - 1].end and _opens_noun(tokens[end]):
        end += 1
    for j in range(end, i + 1, -1):
        if lexicon.is_word("".join(t.surface for t in tokens[i:j])):
            return j
    return i


def _honorific(token: Token) -> bool:
    return token.pos == "接頭辞" and token.surface in ("お", "ご", "御")


def groups(tokens: Sequence[Token], lexicon: Lexicon) -> list[Group]:
    """The tokens of one sentence grouped into words."""
    numbers = {c.first: c.last for c in figures.find(tokens)}
    out: list[Group] = []
    i = 0
    while i < len(tokens):
        i = _step(tokens, i, out, numbers, lexicon)
    return out


def _step(tokens: Sequence[Token], i: int, out: list[Group], numbers: dict[int, int], lexicon: Lexicon) -> int:
    """Take token ``i``: let it join the last group or open a new one; return the next index."""
    token = tokens[i]
    if out and token.why == "given" and not token.reading:  # 草 of 煙|草《たばこ》
        out[-1].last, out[-1].stem, out[-1].part = i + 1, i + 1 - out[-1].first, part_of(token)
        return i + 1
    if i in numbers:
        out.append(Group(i, numbers[i], "number", stem=numbers[i] - i))
        return numbers[i]
    if out and out[-1].part == "prefix" and _honorific(tokens[out[-1].first]) and tokens[i - 1].end == token.start:
        out[-1].last, out[-1].stem, out[-1].part = i + 1, 2, part_of(token)
        return i + 1
    found = _compound_end(tokens, i)
    if found:
        out.append(Group(i, found[0], found[1].part, stem=found[0] - i))
        return found[0]
    if out and (row := _attaches(tokens, out[-1], token)):
        _attach(out[-1], i, row, token)
        return i + 1
    end = _noun_end(tokens, i, lexicon)
    if end > i:
        part = part_of(tokens[end - 1])
        out.append(Group(i, end, "noun" if part in ("suffix", "verb") else part, stem=end - i))
        return end
    out.append(Group(i, i + 1, part_of(token), stem=1))
    return i + 1


def _attach(group: Group, i: int, row: Attachment, token: Token) -> None:
    if row.name != "-":
        group.inflections.append(row.name)
    group.last = i + 1
    if row.after == "suru-noun":
        group.part, group.stem = "verb", i + 1 - group.first
    elif row.name == "copula":
        group.part = "adjectival"
    elif row.name in ("aspect", "suffix", "ease") or row.after in ("person", "number"):
        group.stem = i + 1 - group.first
        if row.name == "ease":
            group.part = "adjective"
        elif token.pos == "接尾辞-動詞的":
            group.part = "verb"


def words(tokens: Sequence[Token], offset: int, lexicon: Lexicon) -> list[Word]:
    """The words of one sentence; ``offset`` is the index of its first token in the analysis."""
    return [_word(tokens, group, offset, lexicon) for group in groups(tokens, lexicon)]


def _word(tokens: Sequence[Token], group: Group, offset: int, lexicon: Lexicon) -> Word:
    run = tokens[group.first : group.last]
    last = run[-1]
    if len(run) == 1:
        said = _said(last.surface, last.reading, last.base, last.base_reading, group.part, lexicon)
        confidence = last.confidence
    else:
        said = _said(*_joined(run, group.stem), group.part, lexicon)
        confidence = min(t.confidence for t in run)
    surface, reading, form, form_reading, furigana, entry, level, frequency = said
    return Word(
        start=run[0].start,
        end=last.end,
        first=offset + group.first,
        last=offset + group.last,
        surface=surface,
        dictionary_form=form,
        reading=reading,
        dictionary_reading=form_reading,
        part=group.part,
        inflections=tuple(group.inflections),
        furigana=furigana,
        confidence=confidence,
        entry=entry,
        level=level,
        frequency=frequency,
    )


def _joined(run: Sequence[Token], stem: int) -> tuple[str, str, str, str]:
    """Surface, reading (katakana), dictionary form and its reading; the first ``stem`` tokens are the word's stem."""
    surface, reading = "".join([t.surface for t in run]), "".join([t.reading for t in run])
    written, told = "".join([t.surface for t in run[: stem - 1]]), "".join([t.reading for t in run[: stem - 1]])
    ending = run[stem - 1]
    whole = ending.base == ending.surface
    return surface, reading, written + ending.base, told + (ending.reading if whole else ending.base_reading)


WITHOUT_ENTRY = frozenset(("symbol", "particle", "auxiliary", "number", "name"))
"""Parts whose look-up in a dictionary of words would find something else (は 歯)."""


def _said_with_suru(surface: str, said: str, form: str, base: str, lexicon: Lexicon) -> "Said":
    """発表する is known as 発表 is."""
    noun, noun_reading = form.removesuffix("する"), base.removesuffix("する")
    _, _, _, _, _, entry, level, frequency = _said(noun, noun_reading, noun, noun_reading, "noun", lexicon)
    return surface, said, form, base, align(surface, said, lexicon), entry, level, frequency


Said = tuple[str, str, str, str, Furigana, int, str, float]


@lru_cache(maxsize=1 << 16)
def _said(surface: str, reading: str, form: str, form_reading: str, part: str, lexicon: Lexicon) -> Said:
    """What a word's writing alone tells: readings in hiragana, furigana, entry (-1: none), level, frequency."""
    said, base = kana.to_hiragana(reading), kana.to_hiragana(form_reading)
    entries = lexicon.entries(form, base) if part not in WITHOUT_ENTRY else ()
    if not entries and form.endswith("する") and len(form) > len("する"):
        return _said_with_suru(surface, said, form, base, lexicon)
    entry = entries[0].id if entries else -1
    furigana = align(surface, said, lexicon)
    return surface, said, form, base, furigana, entry, lexicon.level(form, base, part), lexicon.frequency(form)
