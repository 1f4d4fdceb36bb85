"""The dictionary: what a form is, how it may be read, how often it is used."""

from functools import lru_cache
from pathlib import Path

from quizgen import kana
from quizgen.lexicon import core, level, records, variants
from quizgen.lexicon.pack import Pack
from quizgen.lexicon.types import Entry, Kanji, LegalReading, Reading, Spelling

_ENTRIES = 8_000  # entries kept after a look-up, about 2 kB each: a long text has about that many words
_FORMS = 50_000
MEANINGS = ("fr", "es", "pt")
"""Languages other than English in which kanji are explained; words are in English alone, for the source has no more."""
_DATED = frozenset(("ok", "oK", "ik", "iK"))
_UNGRADED = frozenset(("name", "number", "symbol"))


def _rank(entry: Entry, form: str, said: str) -> tuple[bool | int | str, ...]:
    """Sort key that puts first what a reader of ``form`` most likely means; ``said`` is the form in hiragana.

    はし is 橋, which beginners learn, before 端; いる is 居る before 要る (more senses) and 射る (not written in
    kana); 人 ひと is common, 人 たり is not.
    """
    forms = entry.forms
    exact = [f for f in forms if f.text == form]
    alike = exact if exact and kana.has_kanji(form) else [f for f in forms if kana.to_hiragana(f.text) == said]
    written = any(f.common for f in exact if isinstance(f, Spelling))
    spoken = any(f.common for f in alike if isinstance(f, Reading))
    return (
        all(not _DATED.isdisjoint(f.marks) for f in alike),
        not written,
        -int(core.taught(entry, said)[1]),
        not (spoken and entry.in_kana),
        not spoken,
        not exact,
        not any(f.common for f in forms),
        -len(entry.senses),
    )


def _has(entry: Entry, folded: str) -> bool:
    """Whether a form in hiragana is one of the entry's; the index may err (``pack.Index``)."""
    forms = entry.forms
    return any(f.text == folded for f in forms) or any(kana.to_hiragana(f.text) == folded for f in forms)


def _legal(entry: Entry, form: str) -> list[LegalReading]:
    return [
        LegalReading(kana.to_hiragana(r.text), r.common and s.common)
        for s in entry.spellings
        if kana.to_hiragana(s.text) == form
        for r in entry.readings
        if r.reads(s.text)
    ]


class Lexicon:
    """An open dictionary file.  Every method is safe in any thread; what it gives is frozen."""

    def __init__(self, path: Path) -> None:
        pack = Pack(path)
        self.about = pack.about
        self._index = pack.index("forms")
        self._records = pack.records("entries")
        self._characters = pack.records("kanji")
        self._components = pack.index("components")
        self._zipf = pack.index("frequencies")
        self._meanings = {language: pack.records(f"meanings.{language}") for language in MEANINGS}
        self._entry = lru_cache(_ENTRIES)(self._read_entry)
        self._entries = lru_cache(_FORMS)(self._find_entries)
        self._readings = lru_cache(_FORMS)(self._find_readings)
        self._kanji = lru_cache(_ENTRIES)(self._read_kanji)

    def entry(self, id: int) -> Entry | None:
        """The entry with JMdict's sequence number ``id``, or None."""
        return self._entry(id)

    def entries(self, form: str, reading: str = "") -> tuple[Entry, ...]:
        """All entries that are written or read as ``form``, the likeliest first; イヌ finds いぬ.

        If there is none, the verb whose potential it is (読める finds 読む), the adverb with と (サッ finds さっと) or
        the abbreviation in wide letters (AI finds ＡＩ); if there is none either and its reading is given, words with
        the same kanji that are read so (鉄びん, てつびん finds 鉄瓶), or the word in today's kanji (國語 finds 国語).
        """
        other = variants.potential_of(form) or variants.with_to(form) or variants.wide(form)
        ids = self._entries(form) or self._entries(other) or self._fuller(form, reading)
        ids = ids or self._entries(variants.modern(form))
        return tuple(e for e in map(self._entry, ids) if e)

    def is_word(self, form: str) -> bool:
        """True if the dictionary has a word written or read as ``form``."""
        return bool(self._index.find(kana.to_hiragana(form)))

    def readings(self, form: str) -> tuple[LegalReading, ...]:
        """Every reading the dictionary allows for a spelling, rare ones too, common ones first.

        A form in kana has one reading, itself, if it is a word; a potential verb has those of its verb.  What
        is not here is no reading of the word: the proof a distractor needs.
        """
        return self._readings(form)

    def _find_readings(self, form: str) -> tuple[LegalReading, ...]:
        folded = kana.to_hiragana(form)
        if kana.is_hiragana(folded):
            return (LegalReading(folded, True),) if self.is_word(form) else ()
        verb = "" if self.is_word(form) else variants.potential_of(form)
        found = [legal for entry in self.entries(form) for legal in _legal(entry, verb or folded)]
        common = {legal.reading for legal in found if legal.common}
        ordered = sorted(dict.fromkeys(legal.reading for legal in found), key=lambda r: r not in common)
        return tuple(LegalReading(variants.potential(r) if verb else r, r in common) for r in ordered)

    def spellings(self, reading: str) -> tuple[Spelling, ...]:
        """All spellings that may be read so (きかん: 機関, 期間, 器官, …), common ones first."""
        said = kana.to_hiragana(reading)
        found = {
            s.text: s
            for entry in self.entries(reading)
            for s in entry.spellings
            if any(kana.to_hiragana(r.text) == said and r.reads(s.text) for r in entry.readings)
        }
        return tuple(sorted(found.values(), key=lambda s: not s.common))

    def kanji(self, char: str) -> Kanji | None:
        """What is known of a character, or None."""
        return self._kanji(char)

    def meanings(self, char: str, language: str = "en") -> tuple[str, ...]:
        """What a kanji means in a language: one of ``MEANINGS``, where there is nothing as in all others English."""
        known = self._kanji(char)
        told = self._meanings[language].get(ord(char)) if known and language in self._meanings else None
        return tuple(told.split("\t")) if told else known.meanings if known else ()

    def kanji_with(self, component: str) -> tuple[str, ...]:
        """The kanji of school, names and newspapers that have this component, most frequent first."""
        found = [k for k in map(self._kanji, map(chr, self._components.find(component))) if k]
        with_it = (k for k in found if component in k.components)
        return tuple(k.char for k in sorted(with_it, key=lambda k: (k.frequency or 9999, k.char)))

    def frequency(self, form: str) -> float:
        """Zipf value of a form (log10 of its uses in a billion words: 3 is rare, 6 very frequent), 0.0 unknown."""
        return max(self._zipf.find(form), default=0) / 1000

    def level(self, form: str, reading: str = "", part: str = "") -> str:
        """Estimated level N5 … N1 of a dictionary form; ``""`` beyond, unknown, or for a name, number or sign."""
        return "" if part in _UNGRADED else level.of_word(self, form, kana.to_hiragana(reading))

    def _read_entry(self, id: int) -> Entry | None:
        text = self._records.get(id)
        return None if text is None else records.entry(id, text)

    def _having(self, form: str) -> list[Entry]:
        folded = kana.to_hiragana(form)
        found = (self._entry(id) for id in self._index.find(folded))
        return [e for e in found if e and _has(e, folded)]

    def _fuller(self, form: str, reading: str) -> tuple[int, ...]:
        if not (reading and kana.has_kanji(form)):
            return ()
        found = self.entries(reading)
        return tuple(e.id for e in found if any(variants.spelled_like(form, s.text) for s in e.spellings))

    def _find_entries(self, form: str) -> tuple[int, ...]:
        found = self._having(form)
        said = kana.to_hiragana(form)
        ranked = sorted(found, key=lambda e: _rank(e, form, said)) if len(found) > 1 else found
        return tuple(e.id for e in ranked)

    def _read_kanji(self, char: str) -> Kanji | None:
        text = self._characters.get(ord(char)) if len(char) == 1 else None
        return None if text is None else records.kanji(text)
