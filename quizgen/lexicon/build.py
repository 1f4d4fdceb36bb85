"""Makes ``data/dictionary/words.pack``; run by hand: ``python -m quizgen.lexicon.build --help``.

Needs the extra ``dict`` (jamdict, jamdict-data, wordfreq) and KANJIDIC2 as XML (Debian: kanjidic-xml).
The whole of JMdict goes in, rare words too, and a few words of our own: only then is "no reading in the
dictionary" a proof that a reading is wrong.
"""

import argparse
import math
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from quizgen import kana, paths
from quizgen.lexicon import inflection, pack, records, sources
from quizgen.lexicon.types import Entry, Kanji

_SAMPLE = 32_000  # bytes of text given to deflate beforehand: 12 % smaller, and no slower to read


def _sample(texts: Sequence[str]) -> bytes:
    """Text from all over the records, as deflate's dictionary."""
    step = max(1, len(texts) // 400)
    return "\0".join(texts[::step]).encode()[:_SAMPLE]


def _taught(kanji: Kanji) -> bool:
    """True for a kanji of school, of names or of newspapers: only these are offered as look-alikes."""
    return bool(kanji.grade or kanji.frequency)


def _forms(entries: Iterable[Entry]) -> set[tuple[str, int]]:
    """All forms with the id of their entry, katakana as hiragana (イヌ and いぬ are one key)."""
    return {(kana.to_hiragana(form.text), e.id) for e in entries for form in e.forms}


def zipf(shares: Mapping[str, float]) -> list[tuple[str, int]]:
    """Zipf values (log10 of uses in a billion words) in thousandths, of forms with their share of all words."""
    return [(form, round(1000 * (math.log10(share) + 9))) for form, share in shares.items() if share]


def shares(entries: Iterable[Entry], counted: Mapping[str, float]) -> dict[str, float]:
    """The share of all words of every form in the dictionary, inflected forms counted with their word."""
    out = {form.text: counted.get(form.text, 0.0) for e in entries for form in e.forms}
    for entry in entries:
        parts = {part for sense in entry.senses for part in sense.parts}
        for spelling in entry.spellings:
            stems = {s for part in parts for s in inflection.stems(spelling.text, part)}
            out[spelling.text] = max(out[spelling.text], sum(counted.get(s, 0.0) for s in stems))
    return out


def _foreign(meanings: Mapping[str, tuple[str, ...]], kanji: Iterable[Kanji]) -> dict[str, bytes]:
    """The meanings of our kanji in another language."""
    found = sorted((ord(k.char), "\t".join(meanings[k.char])) for k in kanji if k.char in meanings)
    return pack.records(found, _sample([text for _, text in found]))


def sections(
    entries: Sequence[Entry],
    kanji: Sequence[Kanji],
    frequencies: Mapping[str, float],
    meanings: Mapping[str, Mapping[str, tuple[str, ...]]],
) -> dict[str, dict[str, bytes]]:
    """The sections of the dictionary file; ``meanings`` are those of kanji in other languages than English."""
    texts = [records.entry_text(e) for e in entries]
    characters = sorted((ord(k.char), records.kanji_text(k)) for k in kanji)
    return {
        "forms": pack.index(_forms(entries)),
        "entries": pack.records([(e.id, text) for e, text in zip(entries, texts, strict=True)], _sample(texts)),
        "kanji": pack.records(characters, _sample([text for _, text in characters])),
        "components": pack.index((part, ord(k.char)) for k in kanji if _taught(k) for part in k.components),
        "frequencies": pack.index(zipf(shares(entries, frequencies))),
        **{f"meanings.{language}": _foreign(told, kanji) for language, told in sorted(meanings.items())},
    }


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m quizgen.lexicon.build", description="Make the dictionary file.")
    parser.add_argument("--kanjidic", type=Path, default=Path("/usr/share/edict/kanjidic2.xml.gz"))
    parser.add_argument("--out", type=Path, default=paths.data("dictionary") / "words.pack")
    return parser.parse_args()


def main() -> None:
    """Read the installed packages, write the file."""
    import jamdict
    import jamdict_data
    import wordfreq

    arguments = _arguments()
    parts = sources.components(Path(jamdict.__file__).parent / "data" / "kradfile-u.gz")
    entries = (*sources.Jamdict(Path(jamdict_data.JAMDICT_DB_PATH)).entries(), *sources.additions())
    kanji = tuple(sources.kanji(arguments.kanjidic, parts))
    about = {
        "JMdict": f"jamdict-data {jamdict_data.__version__}",
        "KANJIDIC2": sources.kanjidic_date(arguments.kanjidic),
        "KRADFILE": "jamdict",
        "frequencies": "wordfreq 3.1, Japanese, large list",
    }
    frequencies, meanings = wordfreq.get_frequency_dict("ja", "large"), sources.meanings(arguments.kanjidic)
    pack.write(arguments.out, about, sections(entries, kanji, frequencies, meanings))


if __name__ == "__main__":
    main()
