"""S20: every reader is fed with files changed at random, ten minutes each (QUIZGEN_MINUTES sets another time).

A reader gives what it reads or refuses it in one line; anything else is a fault, and so is taking longer than ten
seconds.  With atheris installed the changes follow what the code does, else they are blind; both begin with good files.
"""

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from quizgen import lexicon
from quizgen.lexicon import known
from quizgen.source import SourceError, items_file, read_bytes
from quizgen.source.front_matter import taken
from quizgen.source.mapped import whole
from tests.hostile.files import ROWS
from tests.hostile.lists import ITEMS, WORDS
from tests.hostile.made import BASE, LAST, STORY, book, packed, word

FILES = Path(__file__).parents[1] / "source" / "files"
LONGEST, MOST_SECONDS = 20_000, 10
_PAGE = f"<html><head><title>雨</title></head><body><h1>雨</h1><p>{STORY}</p><ul><li>{LAST}</li></ul></body></html>"
_RUBY = (
    "｜上手《かみて》の橋が{流|なが}された。<ruby>漢字<rp>(</rp><rt>かんじ</rt></ruby>を読む。漢字（かんじ）。"
    "［＃注］※［＃「木」］"
)
_CAPTIONS = f"1\n00:00:01,000 --> 00:00:02,000\n{STORY}\n\n2\n00:00:03,000 --> 00:00:04,000\n<i>{LAST}</i>\n"
_FRONT = f"---\ntitle: 雨\nlevel: N4\ntags: [sea, 旅]\nnames: {{森: person}}\n# a\nsummary_ja: >\n  雨。\n---\n{BASE}"


def _words(data: bytes) -> object:
    return known.read(data, "words.csv", lexicon.load())


def _items(data: bytes) -> object:
    return items_file.parsed(items_file.decoded(data, "a.items.yaml"), "a.items.yaml")


def _front(data: bytes) -> object:
    return taken(whole(data.decode("utf-8", "replace")), "a.md")


def _file(name: str) -> Callable[[bytes], object]:
    return partial(read_bytes, name=name)


def _shipped(pattern: str) -> list[bytes]:
    return [path.read_bytes() for path in sorted(FILES.glob(pattern))]


def _hostile(group: str) -> list[bytes]:
    made = (data() for name, (_, data, _) in ROWS.items() if name.startswith(group))
    return [data for data in made if len(data) <= LONGEST]


READERS: dict[str, tuple[Callable[[bytes], object], Callable[[], list[bytes]]]] = {
    "text": (_file("a.txt"), lambda: [BASE.encode(), *_hostile("encoding"), *_hostile("unicode")]),
    "markdown": (_file("a.md"), lambda: [f"# 雨\n\n{BASE}\n| a | 雨 |\n|---|---|\n| 朝 | 夜 |\n\n- 雪\n".encode()]),
    "html": (_file("a.html"), lambda: [_PAGE.encode(), *_hostile("marked up")]),
    "ruby": (_file("a.txt"), lambda: [_RUBY.encode(), f"{_RUBY}\n{BASE}".encode("cp932", "ignore")]),
    "docx": (_file("a.docx"), lambda: [word(STORY, LAST), *_shipped("*.docx")]),
    "epub": (_file("a.epub"), lambda: [book(_PAGE), *_shipped("*.epub")]),
    "pdf": (_file("a.pdf"), lambda: [*_shipped("*.pdf"), *(d for d in _hostile("packed") if d.startswith(b"%PDF"))]),
    "srt": (_file("a.srt"), lambda: [_CAPTIONS.encode()]),
    "vtt": (_file("a.vtt"), lambda: [f"WEBVTT\n\n{_CAPTIONS.replace(',', '.')}".encode()]),
    "zip": (_file("a.zip"), lambda: [packed({"a.txt": BASE, "b/c.html": _PAGE}), *_hostile("packed")]),
    "items": (_items, lambda: [data for data, _ in ITEMS.values() if len(data) <= LONGEST]),
    "front": (_front, lambda: [_FRONT.encode(), *_hostile("front matter")]),
    "words": (_words, lambda: [data for data, _ in WORDS.values() if len(data) <= LONGEST]),
    "csv": (_words, lambda: [b"\xef\xbb\xbfword,reading\n" + "食べる,たべる\n\"飲む\",のむ\n".encode(),
                             "#separator:tab\n#html:true\n#tags column:3\n<b>雨</b>\tあめ\tx\n".encode()]),
}  # fmt: skip


def run() -> bool:
    """Each reader in a process of its own, one after the other."""
    minutes = float(os.environ.get("QUIZGEN_MINUTES", "10"))
    results = [_told(name, minutes) for name in READERS]
    print(
        f"S20 fuzz: {len(results)} readers, {minutes:g} minutes each … {'PASS' if all(results) else 'FAIL'}", flush=True
    )
    return all(results)


def _told(name: str, minutes: float) -> bool:
    command = [sys.executable, "-m", "tests.trials.fuzz", name, str(minutes)]
    done = subprocess.run(command, capture_output=True, check=False)
    lines = (done.stdout + done.stderr).decode("utf-8", "replace").splitlines()
    runs = next((line for line in reversed(lines) if line.startswith(("Done ", "stat::number_of_executed"))), "")
    print(f"  {name}: {runs or 'no count'}{'' if not done.returncode else ' FAULT'}", flush=True)
    if done.returncode:
        print("\n".join(lines[-60:]), flush=True)
    return not done.returncode


def _try(read: Callable[[bytes], object], data: bytes) -> None:
    began = time.monotonic()
    try:
        read(data)
    except SourceError as fault:
        assert "\n" not in str(fault), fault
    assert time.monotonic() - began < MOST_SECONDS, "too slow"


def _one(name: str, minutes: float, seed: int) -> None:
    read, seeds = READERS[name]
    _try(read, seeds()[0])
    if find_spec("atheris"):
        _followed(read, seeds(), minutes, seed)
    else:
        _blind(read, seeds(), minutes, seed)


def _followed(read: Callable[[bytes], object], seeds: list[bytes], minutes: float, seed: int) -> None:
    import atheris

    atheris.instrument_all()
    folder = Path(tempfile.mkdtemp())
    for n, data in enumerate(seeds):
        (folder / str(n)).write_bytes(data)
    limits = [f"-max_total_time={round(60 * minutes)}", f"-max_len={LONGEST}", f"-seed={seed}", "-print_final_stats=1"]
    limits += [f"-timeout={2 * MOST_SECONDS}", "-rss_limit_mb=2048", f"-artifact_prefix={folder}/found-"]
    atheris.Setup([sys.argv[0], *limits, str(folder)], partial(_try, read))
    atheris.Fuzz()


def _blind(read: Callable[[bytes], object], seeds: list[bytes], minutes: float, seed: int) -> None:
    chance, end, count = random.Random(seed), time.monotonic() + 60 * minutes, 0  # noqa: S311 - no secret
    while time.monotonic() < end:
        data = changed(chance, seeds)
        try:
            _try(read, data)
        except BaseException:
            path = Path(tempfile.mkdtemp()) / "found"
            path.write_bytes(data)
            print(f"found: {path}", flush=True)
            raise
        count += 1
    print(f"Done {count} runs", flush=True)


def changed(chance: random.Random, seeds: list[bytes]) -> bytes:
    """A good file with some changes: bytes flipped, pieces cut, doubled, exchanged with those of another."""
    data = bytearray(chance.choice(seeds))
    for _ in range(chance.choice((1, 2, 4, 16))):
        at, size = chance.randrange(len(data) + 1), chance.choice((1, 2, 3, 9, 60))
        other = chance.choice(seeds)
        start = chance.randrange(len(other) + 1)
        piece = chance.choice(
            (b"", chance.randbytes(size), bytes(data[at : at + size]) * 9, other[start : start + size])
        )
        data[at : at + chance.choice((0, size))] = piece
    return bytes(data[:LONGEST])


if __name__ == "__main__":
    _one(sys.argv[1], float(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 1)
