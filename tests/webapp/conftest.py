"""A small library with a study made by hand, so that the pages are tested apart from the rules that make items."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any, ClassVar

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quizgen.analysis.types import Analysis, Furigana, Sentence, Word
from quizgen.items.base import Choice, Evidence, Item, Note, Piece, Proposal
from quizgen.source.library import Library
from quizgen.source.text import Text
from tests import postgresql
from webapp import create_app
from webapp.catalogue import Catalogue
from webapp.database import connect
from webapp.parts import Parts, wall_clock
from webapp.settings import Settings
from webapp.store import Store
from webapp.study import Study
from webapp.workshop import Workshop

BODY = """\
北の町に、小さなパン屋がある。店の主人は毎朝四時に起きて、六種類のパンを焼く。昼を過ぎると、棚はもう空になる。
「売り切れたら、その日は終わりです」と主人は言う。「同じ味を守りたいですから、たくさんは作りません。」
去年の冬、町の中学生が店の手伝いを始めた。卒業したら、この店で働きたいそうだ。"""
NUMBERS = count()
PARAGRAPHS = BODY.replace("\n", "\n\n")
PAGE = f"""---
title: 町のパン屋
level: N4
genre: news
tags: [food, town]
source: Original text
licence: CC BY 4.0
attribution: quizgen authors
summary_en: A bakery that bakes little and well.
summary_ja: 少しだけ焼くパン屋の話。
---

{PARAGRAPHS}
"""
WORDS = """\
北:きた 町:まち 小:ちい|さな パン|屋:や 主:しゅ|人:じん 毎:まい|朝:あさ 四:よ|時:じ 起:お|きて 種:しゅ|類:るい 焼:や|く
棚:たな 売:う|り|切:き|れたら 味:あじ 守:まも|りたい 去:きょ|年:ねん 冬:ふゆ 中:ちゅう|学:がく|生:せい
手:て|伝:つだ|い 卒:そつ|業:ぎょう|したら 働:はたら|きたい"""


def furigana(spec: str) -> Furigana:
    """``焼:や|く`` to pairs."""
    return tuple((written, reading) for written, _, reading in (cell.partition(":") for cell in spec.split("|")))


def words(body: str) -> Iterator[Word]:
    """The words of ``WORDS`` where they occur in a body, as far as they do."""
    at = 0
    for spec in WORDS.split():
        pairs = furigana(spec)
        surface, reading = "".join(w for w, _ in pairs), "".join(r or w for w, r in pairs)
        start = body.find(surface, at)
        if start >= 0:
            at = start + len(surface)
            yield Word(start, at, 0, 0, surface, surface, reading, reading, "noun", (), pairs, 0.97, 0, "N3", 4.0)


def note(words: str) -> Note:
    return Note(f"{words}と書いてあります。", f"The text says {words}.")


def choices(*texts: str) -> tuple[Choice, ...]:
    """Choices of which the first is right."""
    return tuple(Choice(t, n == 0, "made by hand", note(t)) for n, t in enumerate(texts))


def item(
    kind: str, shape: Any, prompt: tuple[Piece, ...], offered: tuple[Choice, ...], quote: str, **more: Any
) -> Item:
    start = BODY.index(quote)
    span = (start, start + len(quote))
    evidence = (Evidence(*span, quote),) if more.pop("proven", True) else ()
    rest: dict[str, Any] = {"answers": (), "hides": ()} | more
    return Item(
        f"{kind}-{start}",
        kind,
        shape,
        "N4",
        prompt,
        offered,
        evidence=evidence,
        explanation=note(quote),
        focus=span,
        **rest,
    )


def items() -> tuple[Item, ...]:
    """Six items on ``BODY``, one of each kind."""
    hidden = BODY.index("六種類のパンを焼く") + len("六種類のパン")
    bakes = (Piece("六種類のパン"), Piece("（　　）", "blank"), Piece("焼く。"))
    learns = (Piece("中学生が店の手伝いを"), Piece("始めた", "marked"), Piece("。"))
    keeps = (Piece("同じ"), Piece("味", "marked"), Piece("を守りたいです。"))
    return (
        item("kanji_reading", "choose", keeps, choices("あじ", "あち", "み", "しょく"), "味", proven=False),
        item("particle", "choose", bakes, choices("を", "が", "に", "と"), "パンを焼く", hides=((hidden, hidden + 1),)),
        item(
            "fact",
            "choose",
            (Piece("主人は、何時に起きますか。"),),
            choices("四時", "六時", "昼", "夜"),
            "毎朝四時に起きて",
        ),
        item(
            "true_false",
            "true_false",
            (Piece("主人は、パンをたくさん作る。"),),
            choices("×", "○"),
            "たくさんは作りません",
        ),
        item("typed_reading", "type", learns, (), "始めた", answers=("はじめた",), proven=False),
        item(
            "speaker",
            "choose",
            (Piece("「終わりです」と言ったのは、だれですか。"),),
            choices("店の主人", "中学生"),
            "主人は言う",
        ),
    )


def study(text: Text) -> Study:
    """The study of ``BODY``; any other text gives no item."""
    ends = [m.end() for m in re.finditer("[^\n]+", text.body)]
    sentences = tuple(Sentence(0, end, n) for n, end in enumerate(ends))
    analysis = Analysis(text, sentences, (), tuple(words(text.body)), (), (), (), (), ())
    return Study(analysis, Proposal(items() if text.body == BODY else ()))


def studied_elsewhere(text: Text) -> Study:
    """As ``study``, and of another text with 味 in it the item that asks how it is read there."""
    made = study(text)
    if text.body == BODY:
        return made
    word = next(w for w in made.analysis.words if w.surface == "味")
    source = next(i for i in items() if i.kind == "kanji_reading")
    prompt = (Piece("この店の"), *source.prompt[1:2])
    there = replace(source, id="kanji_reading-elsewhere", prompt=prompt, focus=(word.start, word.end), evidence=())
    return Study(made.analysis, Proposal((there,)))


@pytest.fixture
def elsewhere() -> Callable[[Text], Study]:
    return studied_elsewhere


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Tests of a module that says ``ON_BOTH = True`` run on SQLite and on PostgreSQL, the others on SQLite."""
    if "database" in metafunc.fixturenames:
        both = getattr(metafunc.module, "ON_BOTH", False)
        metafunc.parametrize("database", ["sqlite", "postgresql"] if both else ["sqlite"], indirect=True)


@pytest.fixture(scope="session")
def postgres() -> Iterator[postgresql.Cluster]:
    """One PostgreSQL for all; where it or its driver is missing its tests are skipped and say so."""
    pytest.importorskip("psycopg", reason="psycopg is not installed")
    if not postgresql.programs():
        pytest.skip("Debian's postgresql is not installed")
    with postgresql.cluster(*postgresql.QUICK) as made:
        connect(made.create("migrated")).dispose()
        yield made


@pytest.fixture
def database(request: pytest.FixtureRequest, folder: Path) -> Iterator[str]:
    """The address of an empty database."""
    if getattr(request, "param", "sqlite") == "sqlite":
        (folder / "data").mkdir(exist_ok=True)
        yield f"sqlite:///{folder / 'data' / 'quizgen.db'}"
        return
    server = request.getfixturevalue("postgres")
    name = f"test{next(NUMBERS)}"
    yield server.create(name, "migrated")
    server.drop(name)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library of one text, beside the place for the data."""
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "bakery.md").write_text(PAGE, encoding="utf-8")
    return tmp_path


@pytest.fixture
def settings(folder: Path, database: str) -> Settings:
    url = "" if database.startswith("sqlite") else database
    return Settings(folder / "data", folder / "texts", ("localhost", "127.0.0.1"), url=url)


@pytest.fixture
def handmade(settings: Settings) -> Iterator[Callable[..., Flask]]:
    """Makes the app with the study made by hand; called again it is the app after a restart."""
    made: list[Flask] = []

    def make(
        study: Callable[[Text], Study] = study, patience: float = 10, clock: Callable[[], int] = wall_clock
    ) -> Flask:
        settings.data.mkdir(exist_ok=True)
        workshop = Workshop(study, patience=patience)
        library = Library(settings.texts)
        catalogue = Catalogue(settings.data, library, lambda text: study(text).analysis, patience=10)
        parts = Parts(library, Store(settings.database), workshop, catalogue, clock)
        made.append(create_app(settings, parts))
        made[-1].testing = True
        made[-1].test_client_class = Learner
        return made[-1]

    yield make
    for app in made:
        app.extensions["quizgen"].store.close()


@pytest.fixture
def by_hand() -> Callable[[Text], Study]:
    """The study made by hand, for tests that put another analysis under its items."""
    return study


@pytest.fixture
def app(handmade: Callable[[], Flask]) -> Flask:
    return handmade()


@pytest.fixture
def client(app: Flask) -> "Learner":
    client = app.test_client()
    assert isinstance(client, Learner)
    return client


@pytest.fixture
def page() -> str:
    """The file of the library's text."""
    return PAGE


class Learner(FlaskClient):
    """A visitor who sends forms as a browser does."""

    body = BODY
    keys: ClassVar = {i.question: next((c.text for c in i.choices if c.correct), "はじめた") for i in items()}

    def send(self, path: str, **values: Any) -> Any:
        """Post a form with this visitor's token."""
        token = re.search(r'name="csrf_token" value="([^"]+)"', self.get("/paste").text)
        assert token
        return self.post(path, data={"csrf_token": token[1]} | values)

    def begun(self, **options: str) -> str:
        """Start a quiz of all six items on the bakery; the address of its attempt."""
        answer = self.send("/texts/bakery/quiz", **{"count": "10"} | options)
        assert answer.status_code == 303
        return str(answer.location)

    def answer(self, attempt: str, number: int, given: str) -> Any:
        """Answer an item."""
        return self.send(f"{attempt}/{number}", answer=given)

    def key(self, attempt: str, number: int) -> str:
        """The right answer to the item at a place."""
        prompt = re.search(r'<p class="prompt" lang="ja">(.*?)</p>', self.get(f"{attempt}/{number}").text)
        assert prompt
        return self.keys[re.sub(r"<rp>.*?</rp>|<rt>.*?</rt>|<[^>]+>", "", prompt[1])]

    def wrong(self, attempt: str, number: int) -> str:
        """A wrong answer to the item at a place."""
        offered = re.findall(r'name="answer" value="([^"]+)"', self.get(f"{attempt}/{number}").text)
        right = self.key(attempt, number)
        return next((o for o in offered if o != right), "おわった")

    def place_of(self, attempt: str, key: str) -> int:
        """The number of the item whose key this is."""
        return next(n for n in range(1, 7) if self.key(attempt, n) == key)

    def score(self, attempt: str) -> str:
        """The score on the result page, ``5/6``."""
        found = re.search(r"<strong>(\d+)</strong> / (\d+)", self.get(f"{attempt}/result").text)
        assert found
        return f"{found[1]}/{found[2]}"


ROOT = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = "gpu quic background-networking component-update sync"
SERVE = """
import sys
from pathlib import Path
from webapp.server import serve
serve("127.0.0.1", int(sys.argv[3]), Path(sys.argv[1]), Path(sys.argv[2]))
"""


class Server:
    """The program as a user starts it, with a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, 0
        self.start()

    def start(self) -> None:
        """Start, on the port of last time."""
        command = [sys.executable, "-c", SERVE, str(self.folder / "data"), str(self.folder / "texts"), str(self.port)]
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
        assert self.process.stdout
        self.address = self.process.stdout.readline().split()[1].rstrip("/")
        self.port = int(self.address.rsplit(":", 1)[1])

    def stop(self, number: signal.Signals = signal.SIGKILL) -> None:
        """End the program, by default as a power cut would."""
        self.process.send_signal(number)
        self.process.communicate()


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """One Chromium for all; where it or Playwright is missing its tests are skipped and say which."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine")
    sandbox = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-first-run", *(f"--disable-{flag}" for flag in FLAGS.split()), *sandbox],
        )
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def server(texts: Path) -> Iterator[Server]:
    """The program with the library that the module's ``texts`` fixture makes."""
    server = Server(texts.parent)
    yield server
    server.stop()


@pytest.fixture
def visit(browser: Any, server: Server) -> Iterator[Callable[..., Any]]:
    """Opens a page as a new visitor and waits until it is no longer being prepared; a message of the page's policy or
    a fault of its script fails the test."""
    opened: list[Any] = []
    faults: list[str] = []

    def visit(path: str = "/", **options: Any) -> Any:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, "locale": "en-GB"} | options)
        opened.append(context)
        page = context.new_page()
        page.set_default_timeout(60_000)  # milliseconds: on whatever machine this is
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda m: faults.append(m.text) if "Content Security Policy" in m.text else None)
        page.goto(server.address + path)
        page.locator("main:not(:has(.narrow[role=status]))").wait_for()
        return page

    yield visit
    for context in opened:
        context.close()
    assert faults == []
