"""What a word means where it stands: its entry in the dictionary, the sense, and glosses for a learner.

Asked for the words that are shown, not for every word of a text.  The first of these that knows the word wins:
a grammar unit of ``compounds.tsv`` (について), a name, a verb with its noun (``collocations.tsv``: 薬を飲む), a word
whose first sense in JMdict misleads (``first_sense.tsv``), the ranking of entries and senses (``ranking``).
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from quizgen import kana, tables
from quizgen.analysis import coined, conditions, fields, first_senses, given_names, partners, ranking
from quizgen.analysis.compounds import Compound
from quizgen.analysis.partners import Partner
from quizgen.analysis.ranking import Use
from quizgen.analysis.types import Analysis, Sentence, Token, Word
from quizgen.lexicon import Entry, Lexicon, Sense, core, variants
from quizgen.lexicon.glosses import short


@dataclass(frozen=True, slots=True)
class Meaning:
    """``entry`` is JMdict's number (-1: none); ``glosses`` are the sense's, the best first, at most three; ``why``
    names the rule."""

    entry: int
    glosses: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Collocation:
    """A row of ``collocations.tsv``; ``sense`` is a gloss of JMdict's sense, ``gloss`` what a learner is shown."""

    noun: str
    particle: str
    verb: str
    sense: str
    gloss: str
    example: str


Told = tuple[str, str, str]
"""Gloss of the dictionary's sense (- for the likeliest), gloss to show (- for the dictionary's), rule."""
_SILENT = Meaning(-1, (), "not looked up")
_NONE = "-"
_HONORIFIC = frozenset(("お", "ご", "御"))


def sense_of(word: Word, analysis: Analysis, lexicon: Lexicon) -> Meaning:
    """The meaning of a word of the analysis; no glosses for a name, a number, a sign or an unknown word."""
    if word.part in ("particle", "auxiliary"):
        return _unit(word, analysis)
    if word.part in ("number", "symbol") or given_names.is_name(word, analysis):
        return _SILENT
    if word.part == "name":
        return _place(word, analysis, lexicon)
    use, entries = _looked_up(word, analysis, lexicon)
    if not entries:
        return _said(_by_table(word, analysis, use)) or _made(word, analysis, lexicon)
    told = _by_partner(word, analysis) or _by_table(word, analysis, use)
    return (
        _told(told, use, entries, analysis, lexicon)
        if told
        else _ranked(use, entries[0].id, fields.of(analysis), lexicon)
    )


def _unit(word: Word, analysis: Analysis) -> Meaning:
    """A particle or an auxiliary: what the table of function compounds says, or that of first senses (よう)."""
    gloss = _units().get(word.surface) or _units().get(word.dictionary_form)
    if gloss:
        return Meaning(-1, (gloss,), "compounds")
    return _said(_by_table(word, analysis, Use(word.dictionary_form, word.dictionary_reading, word.part))) or _SILENT


def _said(told: Told | None) -> Meaning | None:
    """The gloss of a row for what has no entry: おやすみなさい good night."""
    return Meaning(-1, tuple(told[1].split("; ")), told[2]) if told and told[1] != _NONE else None


@cache
def _units() -> dict[str, str]:
    return {row.parts.replace(" ", ""): row.en for row in tables.rows(Compound, "compounds")}


def _place(word: Word, analysis: Analysis, lexicon: Lexicon) -> Meaning:
    """A country or a city that the dictionary has as such (ロシア Russia); 森 as a surname is no forest."""
    if word.last - word.first > 1 or "地名" not in analysis.tokens[word.first].pos:
        return _SILENT
    for entry in lexicon.entries(word.dictionary_form):
        if entry.senses[0].glosses[0][:1].isupper():
            return Meaning(entry.id, short(entry.senses[0].glosses), "place")
    return _SILENT


def _looked_up(word: Word, analysis: Analysis, lexicon: Lexicon) -> tuple[Use, tuple[Entry, ...]]:
    """How the word stands here, and the entries it may be, the likeliest first."""
    use, entries = _found(_use(word, analysis), lexicon)
    own = lexicon.entry(word.entry) if not entries and word.entry > 0 and not _lone(use) else None
    return use, (own,) if own else entries


@lru_cache(maxsize=1 << 15)
def _found(use: Use, lexicon: Lexicon) -> tuple[Use, tuple[Entry, ...]]:
    """The entries of a form, or of the noun before する; 発表する is looked up as 発表, 愛する as itself."""
    found = lexicon.entries(use.form, use.reading)
    bare = use.form.removesuffix("する")
    if bare and use.form != bare and not _direct(found, use):
        use = replace(use, form=bare, reading=use.reading.removesuffix("する"), suru=True)
        found = lexicon.entries(use.form, use.reading)
    if _lone(use):
        found = tuple(e for e in found if core.taught(e, use.form) != "N0")
    if not found:
        use, found = _of_stem(use, lexicon)
    elif use.part == "verb":
        found += lexicon.entries(variants.potential_of(use.form))
    return use, tuple(ranking.ordered(found, use))


def _lone(use: Use) -> bool:
    """Whether the word is one kana: then it is one that beginners learn, and the そ of そオれ is no 祖."""
    return use.part != "verb" and len(use.form) == 1 and kana.is_hiragana(use.form)


def _of_stem(use: Use, lexicon: Lexicon) -> tuple[Use, tuple[Entry, ...]]:
    """A noun made of a verb, by its verb: (お)探し is 探す; a classical adjective, by today's: 寒し is 寒い."""
    if use.part == "adjective":
        return use, next(filter(None, map(lexicon.entries, variants.classical(use.form))), ())
    forms = zip(variants.bases_of(use.form)[1:3], variants.bases_of(use.reading)[1:3], strict=True)
    verbs = (replace(use, form=form, reading=said, part="verb") for form, said in forms if use.part == "noun")
    known = ((verb, lexicon.entries(verb.form)) for verb in verbs if lexicon.is_word(verb.form))
    return next(known, (use, ()))


def _direct(entries: tuple[Entry, ...], use: Use) -> bool:
    return any(f.text == use.form for e in entries for f in e.forms)


def _use(word: Word, analysis: Analysis) -> Use:
    tokens = analysis.tokens
    first, single = tokens[word.first], word.last - word.first == 1 or bool(word.inflections)
    following = tokens[word.last].surface if word.last < len(tokens) and tokens[word.last].start == word.end else ""
    lemma = first.lemma.partition("-")[0] if single and word.part != "verb" else ""
    return Use(
        word.dictionary_form,
        word.dictionary_reading,
        word.part,
        lemma,
        attributive=following == "の" and "形状詞可能" in first.pos,
        object=word.part == "verb" and any(p.particle == "を" for p in partners.partners(analysis, word)),
        loan=first.goshu == "外" and single,
        dense=_dense(analysis),
        body=analysis.text.body if word.part == "noun" and kana.is_hiragana(word.dictionary_form) else "",
    )


@lru_cache(maxsize=64)
def _dense(analysis: Analysis) -> bool:
    """Whether a fifth of the text is kanji: then a noun in kana is one that is mostly written so."""
    body = analysis.text.body
    return sum(map(kana.is_kanji, body)) > len(body) / 5


def _made(word: Word, analysis: Analysis, lexicon: Lexicon) -> Meaning:
    """A word that no dictionary has, by its longest known beginning: 食通たち, 頼り切る, 区別できる; お探し is 探し; or
    by the creature it is a kind of: オナガウツボ."""
    kind = lexicon.entries(coined.head(word.dictionary_form, lexicon))
    if kind:
        return Meaning(kind[0].id, short(kind[0].senses[0].glosses), "made word")
    for first, last in _parts(word, analysis):
        use, entries = _looked_up(_part(word, first, last, analysis), analysis, lexicon)
        if entries and (kana.has_kanji(use.form) or len(use.form) > 1):
            told = _by_inner_noun(word, first, analysis)
            found = _ranked(use, entries[0].id, fields.of(analysis), lexicon)
            return _told(told, use, entries, analysis, lexicon) if told else replace(found, why="made word")
    return _SILENT


def _parts(word: Word, analysis: Analysis) -> Iterator[tuple[int, int]]:
    """Token ranges inside the word, the longest first, without an honorific; those behind a particle (傘を|さす)."""
    tokens = analysis.tokens
    inner = [i + 1 for i in range(word.first + 1, word.last - 1) if tokens[i].pos == "助詞-格助詞"]
    first = inner[-1] if inner else word.first + (tokens[word.first].surface in _HONORIFIC)
    return ((first, last) for last in range(word.last, first, -1) if (first, last) != (word.first, word.last))


def _part(word: Word, first: int, last: int, analysis: Analysis) -> Word:
    form, reading = _form(analysis.tokens[first:last])
    return replace(word, first=first, last=last, dictionary_form=form, dictionary_reading=reading, entry=-1)


def _by_inner_noun(word: Word, first: int, analysis: Analysis) -> Told | None:
    """The row for a verb whose noun and particle are in the same word: 傘をさす."""
    if first < word.first + 2:
        return None
    noun, particle = analysis.tokens[first - 2 : first]
    return _row(analysis.tokens[first].base, [Partner(noun.base, particle.surface, "")])


def _form(run: tuple[Token, ...]) -> tuple[str, str]:
    """Dictionary form and reading of the beginning of a word."""
    form = "".join(t.surface for t in run[:-1]) + run[-1].base
    reading = "".join(t.reading for t in run[:-1]) + run[-1].base_reading
    return form, kana.to_hiragana(reading)


@cache
def _collocations() -> dict[str, tuple[tuple[frozenset[str], frozenset[str], Collocation], ...]]:
    """Rows by verb, with their nouns and particles."""
    table: dict[str, tuple[tuple[frozenset[str], frozenset[str], Collocation], ...]] = {}
    for row in tables.rows(Collocation, "collocations"):
        known = frozenset(row.noun.split("|")), frozenset(row.particle.split("|")), row
        for verb in row.verb.split("|"):
            table[verb] = (*table.get(verb, ()), known)
    return table


def _by_partner(word: Word, analysis: Analysis) -> Told | None:
    """The row for this verb and a noun that stands with it."""
    known = word.dictionary_form in _collocations()
    return _row(word.dictionary_form, list(partners.partners(analysis, word))) if known else None


def _row(verb: str, beside: list[Partner]) -> Told | None:
    """The first row of a verb for the first of its partners that has one."""
    rows = _collocations().get(verb, ())
    for partner in beside:
        for nouns, particles, row in rows:
            if partner.fits(nouns, particles):
                return row.sense, row.gloss, "collocation"
    return None


def _by_table(word: Word, analysis: Analysis, use: Use) -> Told | None:
    """The first row for this word whose reading and condition hold."""
    known = first_senses.by_word()
    forms = dict.fromkeys((word.surface, word.dictionary_form, use.form))
    rows = [row for form in forms for row in known.get(form, ())]
    if not rows:
        return None
    first, tokens = _sentence(word, analysis)
    place = word.first - first, _stem_end(word, analysis) - first
    for row in rows:
        if row.reading in (_NONE, use.reading) and conditions.holds(row.when, tokens, *place):
            return row.sense, row.gloss, "first sense"
    return None


def _stem_end(word: Word, analysis: Analysis) -> int:
    """The token where what follows a noun or な adjective begins: its な and に are neighbours, not its own."""
    last = word.last
    while word.part in ("noun", "adjectival") and last > word.first + 1 and analysis.tokens[last - 1].pos == "助動詞":
        last -= 1
    return last


def _sentence(word: Word, analysis: Analysis) -> tuple[int, tuple[Token, ...]]:
    """The tokens of the word's sentence and the index of the first."""
    sentence: Sentence = analysis.sentences[bisect_left(analysis.sentences, word.end, key=lambda s: s.end)]
    first = bisect_left(analysis.tokens, sentence.start, key=lambda t: t.start)
    last = bisect_left(analysis.tokens, sentence.end, key=lambda t: t.start)
    return first, analysis.tokens[first:last]


def _told(told: Told, use: Use, entries: tuple[Entry, ...], analysis: Analysis, lexicon: Lexicon) -> Meaning:
    """The meaning that a row tells; 先に=before is that sense of 先に, though UniDic finds another word here."""
    key, gloss, why = told
    word, _, key = key.rpartition("=")
    entries = (lexicon.entries(word) if word else ()) or entries
    likely = entries[0], ranking.senses(entries[0], use, fields.of(analysis))[0]
    entry, sense = next(_having(key, entries), likely)
    own = tuple(gloss.split("; ")) if gloss != _NONE else ()
    return Meaning(entry.id, own or short(sense.glosses), why)


def _having(gloss: str, entries: tuple[Entry, ...]) -> Iterator[tuple[Entry, Sense]]:
    return ((e, s) for e in entries for s in e.senses if gloss in s.glosses)


@lru_cache(maxsize=1 << 15)
def _ranked(use: Use, id: int, about: frozenset[str], lexicon: Lexicon) -> Meaning:
    """The likeliest sense of an entry, in a text about these fields."""
    entry = lexicon.entry(id)
    return Meaning(id, short(ranking.senses(entry, use, about)[0].glosses), "ranking") if entry else _SILENT
