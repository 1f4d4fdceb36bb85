"""Which entry of the dictionary a word is, and which of its senses, by what the word itself shows.

Entries are compared by reading, spelling and part of speech, then as the dictionary ranks them; senses by part
of speech, by the marks that make one rare, and by the order in which JMdict has them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from quizgen import kana
from quizgen.lexicon import Entry, Sense

PARTS: dict[str, tuple[str, ...]] = {
    "noun": ("n", "vs", "adj-no", "pn", "n-suf", "unc", "num", "exp", "aux"),
    "pronoun": ("pn",),
    "verb": ("v", "aux-v"),
    "adjective": ("adj-i", "adj-ix", "aux-adj", "adj-ku", "adj-shiku"),
    "adjectival": ("adj-na", "adj-nari", "adj-t", "adj-no"),
    "adverb": ("adv",),
    "adnominal": ("adj-pn", "adj-f"),
    "conjunction": ("conj",),
    "interjection": ("int",),
    "suffix": ("suf", "n-suf", "ctr"),
    "prefix": ("pref", "n-pref"),
    "expression": ("exp",),
}
"""Beginnings of JMdict's parts of speech by the part of a word."""
_UNLIKE = 12
_UNLIKELY = {
    **dict.fromkeys(("arch", "obs", "obsc", "rare"), 8),
    **dict.fromkeys(("sl", "vulg", "m-sl", "net-sl", "derog", "joc", "poet", "dated"), 5),
    **dict.fromkeys(("abbr", "chn", "male", "fem"), 3),
    **dict.fromkeys(("hist", "hon", "hum", "quote"), 2),
}
"""What a mark of use puts a sense back by, in places of the dictionary's own order."""
_FIELD, _DIALECT, _GONE = 6, 8, 5
_DIALECTS = frozenset(("ksb", "rkb", "osb", "ktb", "kyb", "thb", "hob", "kyu", "tsb", "tsug", "nab"))
_FREE = frozenset(("uk", "yoji", "on-mim", "col", "id", "proverb", "pol", "sens", "fam", "form"))
_EVERYDAY = frozenset(("food", "anat", "bot", "zool", "ornith", "ent", "biol"))
"""Fields that everybody talks about: 飴 [food] is candy in any text."""
_OLD = frozenset(("iK", "oK", "ik", "ok", "io"))


@dataclass(frozen=True, slots=True)
class Use:
    """How a word stands in its sentence.

    ``form`` and ``reading`` are of the dictionary form; ``part`` as in ``Word``; ``lemma`` is UniDic's name of the
    word (成る for なる); ``suru`` says that する makes a verb of it, ``attributive`` that の follows a word that may
    describe, ``object`` that を stands before the verb; ``loan`` that UniDic takes it for a foreign word; ``dense``
    that the text writes in kanji what it can.
    """

    form: str
    reading: str
    part: str
    lemma: str = ""
    suru: bool = False
    attributive: bool = False
    object: bool = False
    loan: bool = False
    dense: bool = False
    body: str = ""


def ordered(entries: Sequence[Entry], use: Use) -> list[Entry]:
    """The entries, the likeliest first; what the dictionary ranked stays in order where nothing else decides."""
    return sorted(entries, key=lambda entry: _entry_key(entry, use)) if len(entries) > 1 else list(entries)


def _entry_key(entry: Entry, use: Use) -> tuple[bool | int, ...]:
    unlike = all(_unlike(s, use) for s in entry.senses)
    gone = all(sum(_mark(m, frozenset()) for m in s.marks) >= _GONE for s in entry.senses)
    other = all(f.text != use.lemma for f in entry.forms)
    written = (_written_so(entry, use), unlike, gone, not _elsewhere(entry, use), _kana_key(entry, use))
    return (not _read_so(entry, use), *written, other, _aside(entry, use))


def _aside(entry: Entry, use: Use) -> bool:
    """Whether the form is but a variant of how the word is said: くたくた is a word before it is one of ぐだぐだ."""
    return kana.is_kana(use.form) and kana.to_hiragana(entry.readings[0].text) != kana.to_hiragana(use.form)


def _elsewhere(entry: Entry, use: Use) -> bool:
    """Whether the text has the word in kanji as well: こぶ is 昆布 where 昆布 stands twice."""
    return bool(use.body) and any(use.body.count(s.text) > 1 for s in entry.spellings if kana.has_kanji(s.text))


def _read_so(entry: Entry, use: Use) -> bool:
    """Whether the entry has this spelling read this way."""
    spelled = any(s.text == use.form for s in entry.spellings)
    said = (r for r in entry.readings if not spelled or r.reads(use.form))
    return not use.reading or any(kana.to_hiragana(r.text) == use.reading for r in said)


def _written_so(entry: Entry, use: Use) -> int:
    """0 for a proper spelling of the entry or a form in kana, 1 for an old or irregular one, 2 for none."""
    said = kana.to_hiragana(use.form)
    exact = (f for f in entry.forms if f.text == use.form)
    form = next(exact, None) or next((r for r in entry.readings if kana.to_hiragana(r.text) == said), None)
    if form is None:
        return 0 if kana.is_kana(use.form) else 2
    return int(not _OLD.isdisjoint(form.marks))


def _kana_key(entry: Entry, use: Use) -> bool:
    """False first: a foreign word for one in katakana; a noun that is mostly so for kana in a text full of kanji."""
    if use.loan:
        return all(r.text != use.form for r in entry.readings) or bool(entry.spellings)
    if any(r.text == use.form and "nokanji" in r.marks for r in entry.readings):
        return False
    plain = use.part == "noun" and (kana.is_katakana(use.form) or (use.dense and kana.is_hiragana(use.form)))
    return plain and bool(entry.spellings) and not any("uk" in s.marks for s in entry.senses)


def _unlike(sense: Sense, use: Use) -> bool:
    """True if the sense has no part of speech that the word has here."""
    if use.suru:
        return not any(p.startswith("vs") for p in sense.parts)
    wanted = PARTS.get(use.part, ())
    return bool(wanted) and not any(p.startswith(wanted) for p in sense.parts)


def senses(entry: Entry, use: Use, fields: frozenset[str] = frozenset()) -> list[Sense]:
    """The senses of an entry, the likeliest first; ``fields`` are those (comp, law) that the text is about."""
    fitting = [s for s in entry.senses if _applies(s, use)] or list(entry.senses)
    places = {id(s): n + _distance(s, use, fields) for n, s in enumerate(fitting)}
    return sorted(fitting, key=lambda s: places[id(s)])


def _applies(sense: Sense, use: Use) -> bool:
    """Whether a sense holds for this spelling or reading; a kana form may stand for any spelling."""
    if not sense.applies_to:
        return True
    spelled = any(kana.has_kanji(a) for a in sense.applies_to)
    if spelled and not kana.has_kanji(use.form):
        return True
    return use.form in sense.applies_to or use.reading in map(kana.to_hiragana, sense.applies_to)


def _distance(sense: Sense, use: Use, fields: frozenset[str]) -> float:
    """How many places a sense goes back."""
    out = float(_UNLIKE * _unlike(sense, use))
    out += sum(_mark(mark, fields) for mark in sense.marks)
    out += 3 * (use.attributive and not {"adj-no", "adj-f"} & set(sense.parts))
    out += 3 * (use.object and "vi" in sense.parts and "vt" not in sense.parts)
    if use.part == "noun":  # 〜上, 〜中: a suffix's meaning is none of the word that stands alone
        out += 2 * all(p in ("n-suf", "n-pref", "pref", "suf", "ctr", "prt") for p in sense.parts)
    return out


def _mark(mark: str, fields: frozenset[str]) -> int:
    if mark in fields:
        return -2
    if mark in _FREE or mark in _EVERYDAY:
        return 0
    return _DIALECT if mark in _DIALECTS else _UNLIKELY.get(mark, _FIELD)
