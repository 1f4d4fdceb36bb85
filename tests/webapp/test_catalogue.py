"""The catalogue: what is listed and found is what the files say, whatever happened to it or to its processes."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest

from quizgen import LEVELS, lexicon, paths
from quizgen.analysis import Analysis, analyse
from quizgen.lexicon.known import Known
from quizgen.output.search import find
from quizgen.source.library import Library
from quizgen.source.text import Text
from webapp import catalogue
from webapp.catalogue import Asked, Catalogue, filling
from webapp.catalogue.entry import content, numbers, share

ROOT = Path(__file__).parents[2]
SEA = "---\ntitle: 海\nlevel: N4\ntags: [sea, 旅]\n---\n青い海を見た。船は港に着いた。\n"
HILL = "---\ntitle: 山\nlevel: N5\ngenre: essay\n---\n友だちと高い山に登った。\n"
PLAIN = "---\nlevel: N3\n---\n朝、古い鏡を見た。それから駅まで歩いた。\n"


def studied(text: Text) -> Analysis:
    return analyse(text, lexicon.load())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "texts").mkdir()
    for name, given in {"umi": SEA, "yama": HILL, "kagami": PLAIN}.items():
        (tmp_path / "texts" / f"{name}.md").write_text(given, encoding="utf-8")
    return tmp_path / "texts"


@pytest.fixture
def shelf(folder: Path) -> Iterator[Catalogue]:
    made = opened(folder)
    yield made
    made.close()


def opened(folder: Path, **options: object) -> Catalogue:
    """A catalogue of a folder, as after a start."""
    return Catalogue(folder.parent, Library(folder), **{"patience": 10, "analyse": studied} | options)  # type: ignore[arg-type]


def slugs(shelf: Catalogue, asked: Asked | None = None) -> list[str]:
    return [each.entry.slug for each in shelf.page(asked or Asked()).found]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (Asked(), ["yama", "umi", "kagami"]),
        (Asked(level="N4"), ["umi"]),
        (Asked(tag="旅"), ["umi"]),
        (Asked(tag="旅", level="N5"), []),
        (Asked(order="short"), ["yama", "umi", "kagami"]),
        (Asked(first=1, most=1), ["umi"]),
        (Asked(words="海"), ["umi"]),
        (Asked(words="い"), ["yama", "umi", "kagami"]),
        (Asked(words="見る"), ["umi", "kagami"]),
        (Asked(words="みなと"), ["umi"]),
        (Asked(words="ふるいかがみ"), ["kagami"]),
        (Asked(words="ふるいか"), ["kagami"]),
        (Asked(words="がみ"), []),
        (Asked(words="鏡を見た。"), ["kagami"]),
        (Asked(words="た船"), []),
        (Asked(words="SEA"), ["umi"]),
        (Asked(words="山", topics=("essay",)), ["yama"]),
        (Asked(words="作文", topics=("essay",)), ["yama"]),
        (Asked(words='" OR NOT *'), []),
        (Asked(words="%_"), []),
        (Asked(words="-{}():^"), []),
        (Asked(words="\\"), []),
    ],
)
def test_texts_are_listed_and_found(shelf: Catalogue, asked: Asked, found: list[str]) -> None:
    shelf.settle()
    assert slugs(shelf, asked) == found
    assert shelf.page(asked).count == (3 if asked.first else len(found))


def test_whatever_is_looked_for_is_found_where_the_text_itself_has_it() -> None:
    """Every beginning of every twentieth word of five texts, as written, read, and listed in a dictionary."""
    library = Library(paths.shipped("texts"))
    analyses = {slug: studied(library.get(slug)) for slug in library.slugs()[:5]}
    with_catalogue = _made(library, tuple(analyses))
    for analysis in analyses.values():
        for word in analysis.words[::20]:
            told = analysis.text.body[word.start : word.start + 5].split("\n")[0]
            for words in {told[:1], told[:2], told, word.reading, word.dictionary_form, word.dictionary_reading} - {""}:
                expected = {slug for slug, each in analyses.items() if find(words, each)}
                assert set(slugs(with_catalogue, Asked(words=words))) >= expected, words


def _made(library: Library, some: tuple[str, ...]) -> Catalogue:
    """The catalogue of some texts of a library, in a folder of its own."""
    import tempfile

    folder = Path(tempfile.mkdtemp()) / "texts"
    folder.mkdir()
    for slug in some:
        (folder / f"{slug}.md").write_bytes((library.folder / f"{slug}.md").read_bytes())
    made = opened(folder)
    made.settle()
    return made


def test_a_card_has_what_words_tell(shelf: Catalogue) -> None:
    shelf.settle()
    told = shelf.entries(["umi"])["umi"]
    assert (told.title, told.level, told.tags, told.length) == ("海", "N4", ("sea", "旅"), 15)
    assert told.estimate in LEVELS
    assert told.easy == tuple(sorted(told.easy)) and told.up_to("N1") == 100 and told.up_to("") is None


def test_the_share_of_known_words_is_told_and_sorts(shelf: Catalogue) -> None:
    shelf.settle()
    known = Known(frozenset({("古い", "ふるい"), ("鏡", "かがみ"), ("見る", "みる"), ("朝", "あさ")}))
    page = shelf.page(Asked(known=known, order="known"))
    assert [each.entry.slug for each in page.found] == ["kagami", "umi", "yama"]
    assert page.found[0].share and page.found[0].share > (page.found[1].share or 0) > 0
    assert page.found[2].share == 0


def test_a_verb_with_suru_is_known_if_its_noun_is() -> None:
    running = content(studied(Text("a", "", "日本語を勉強する。")))
    assert share(running, numbers(Known(frozenset({("勉強", "べんきょう")})))) == 50


def test_topics_are_counted(shelf: Catalogue) -> None:
    shelf.settle()
    assert shelf.tags() == [("sea", 1), ("旅", 1)] and "essay" in shelf.topics()


def test_what_is_new_changed_renamed_withdrawn_or_gone_is_noticed(shelf: Catalogue, folder: Path) -> None:
    assert slugs(shelf) == ["yama", "umi", "kagami"]
    (folder / "umi.md").rename(folder / "minato.md")
    (folder / "kagami.md").unlink()
    (folder / "kawa.md").write_text(SEA.replace("海", "川"), encoding="utf-8")
    assert slugs(shelf) == ["yama", "kawa", "minato"]
    (folder / "kawa.md").write_text(
        SEA.replace("海", "湖").replace("tags", "status: withdrawn\ntags"), encoding="utf-8"
    )
    assert slugs(shelf) == ["yama", "minato"]
    (folder / "yama.md").write_text(HILL.replace("山", "丘の上"), encoding="utf-8")
    assert [each.entry.title for each in shelf.page(Asked()).found] == ["丘の上", "海"]
    assert slugs(shelf, Asked(words="高い山")) == []


def test_items_beside_a_text_are_a_change_of_it(shelf: Catalogue, folder: Path) -> None:
    assert slugs(shelf) == ["yama", "umi", "kagami"]
    (folder / "umi.items.yaml").write_text("[", encoding="utf-8")
    assert slugs(shelf) == ["yama", "kagami"]
    (folder / "umi.items.yaml").unlink()
    assert slugs(shelf) == ["yama", "umi", "kagami"]


def test_a_text_that_cannot_be_read_hinders_nobody(shelf: Catalogue, folder: Path) -> None:
    (folder / "bad.md").write_text("---\nlevel: N9\n---\n雨だ。", encoding="utf-8")
    (folder / "worse.md").write_bytes(b"\xff\xfe\x00\xd8")
    shelf.settle()
    assert slugs(shelf) == ["yama", "umi", "kagami"]


def test_what_our_own_fault_keeps_from_being_studied_is_listed_still(folder: Path) -> None:
    def fails_at_the_sea(text: Text) -> Analysis:
        return studied(text) if "海" not in text.body else 1 / 0  # type: ignore[return-value]

    shelf = opened(folder, analyse=fails_at_the_sea)
    shelf.settle()
    assert slugs(shelf, Asked(words="海")) == ["umi"] and slugs(shelf, Asked(words="みる")) == ["kagami"]


@pytest.fixture
def counted(folder: Path) -> tuple[Callable[[], Catalogue], list[str]]:
    """Opens the catalogue, and notes each text that is analysed."""
    seen: list[str] = []

    def study(text: Text) -> Analysis:
        seen.append(text.slug)
        return studied(text)

    return lambda: opened(folder, analyse=study), seen


def test_nothing_is_studied_twice(counted: tuple[Callable[[], Catalogue], list[str]], folder: Path) -> None:
    again, seen = counted
    again().settle()
    os.utime(folder / "umi.md", (0, 0))  # touched, as by version control, but the same
    shelf = again()
    shelf.settle()
    assert sorted(seen) == ["kagami", "umi", "yama"]
    assert slugs(shelf, Asked(words="みなと")) == ["umi"]


DAMAGE = {
    "cut off": lambda path: os.truncate(path, path.stat().st_size // 2),
    "empty": lambda path: os.truncate(path, 0),
    "another file": lambda path: path.write_text("これは文章です。" * 1000, encoding="utf-8"),
    "overwritten": lambda path: path.write_bytes(path.read_bytes()[:4096] + b"\xa5" * (path.stat().st_size - 4096)),
    "gone": lambda path: path.unlink(),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_file_is_made_again(folder: Path, damage: str) -> None:
    before = opened(folder)
    before.settle()
    before.close()
    (path,) = folder.parent.glob("catalogue-*.db")
    DAMAGE[damage](path)
    after = opened(folder)
    after.page(Asked(words="みなと"))  # whoever asks meanwhile is answered
    for _ in range(3):
        after.settle()
    assert slugs(after) == ["yama", "umi", "kagami"] and slugs(after, Asked(words="みなと")) == ["umi"]


def test_a_file_that_is_damaged_while_it_is_used_is_made_again(shelf: Catalogue, folder: Path) -> None:
    shelf.settle()
    assert slugs(shelf) == ["yama", "umi", "kagami"]
    (path,) = folder.parent.glob("catalogue-*.db")
    path.rename(path.with_name("stolen"))
    shelf.settle()
    assert slugs(shelf) == ["yama", "umi", "kagami"]


def test_what_an_older_program_made_is_made_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "__version__", "0.0.1")
    opened(folder).settle()
    monkeypatch.undo()
    seen: list[str] = []
    shelf = opened(folder, analyse=lambda text: seen.append(text.slug) or studied(text))  # type: ignore[func-returns-value]
    shelf.settle()
    assert len(seen) == 3 and slugs(shelf) == ["yama", "umi", "kagami"]


def test_a_page_does_not_wait_and_says_what_is_missing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gate, read = Event(), filling._read
    monkeypatch.setattr(filling, "_read", lambda path: gate.wait(60) and read(path))
    shelf = opened(folder, patience=0.01)
    while not shelf.unread():
        assert slugs(shelf) == []
    assert shelf.unread() == 3
    gate.set()
    shelf.settle()
    assert shelf.unread() == 0 and len(slugs(shelf)) == 3


def test_many_texts_are_studied_by_a_process_of_its_own(folder: Path) -> None:
    shelf = opened(folder, analyse=catalogue.analysed, much=0)
    shelf.settle()
    assert slugs(shelf, Asked(words="みなと")) == ["umi"]


SLOWLY = """
import sys, time
from pathlib import Path
from quizgen.source.library import Library
from webapp import catalogue
def slowly(text):
    made = catalogue.analysed(text)
    print(text.slug, flush=True)
    time.sleep(float(sys.argv[2]))
    return made
folder = Path(sys.argv[1])
catalogue.Catalogue(folder.parent, Library(folder), slowly).settle()
print("done", flush=True)
"""


def slow(folder: Path, seconds: float) -> "subprocess.Popen[str]":
    """A process of its own that fills the catalogue and prints every text it has analysed."""
    command = [sys.executable, "-c", SLOWLY, str(folder), str(seconds)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": str(ROOT)})


def test_filling_goes_on_where_it_was_killed(folder: Path, counted: tuple[Callable[[], Catalogue], list[str]]) -> None:
    process = slow(folder, 1)  # longer than a batch: what it has analysed is kept before the next one
    assert process.stdout
    first, _ = (process.stdout.readline().strip() for _ in range(2))
    process.send_signal(signal.SIGKILL)
    process.communicate()
    again, seen = counted
    shelf = again()
    shelf.settle()
    assert first and first not in seen and len(seen) == 2
    assert slugs(shelf, Asked(words="みなと")) == ["umi"]


def test_two_processes_at_once_do_no_harm(folder: Path) -> None:
    both = [slow(folder, 0.1), slow(folder, 0.1)]
    printed = [process.communicate()[0].split() for process in both]
    assert all(process.returncode == 0 for process in both)
    assert sorted(slug for each in printed for slug in each if slug != "done") == ["kagami", "umi", "yama"]
    shelf = opened(folder)
    end = time.monotonic() + 30
    while slugs(shelf, Asked(words="みなと")) != ["umi"] and time.monotonic() < end:
        shelf.settle()
    assert slugs(shelf, Asked(words="みなと")) == ["umi"]
