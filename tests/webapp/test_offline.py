"""A learner on a train: what was opened works without the server, and every answer arrives later, once.

The days go by as the test says: the server takes how many have passed from a file.
"""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, text

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

ROOT = Path(__file__).parents[2]
PHONE = {"width": 360, "height": 740}
SERVE = """
import sys, time
from dataclasses import replace
from pathlib import Path
from webapp import create_app
from webapp.parts import assemble
from webapp.server import run
from webapp.settings import Settings

home = Path(sys.argv[1])
settings = Settings(home / "data", home / "texts", ("127.0.0.1",))
settings.data.mkdir(exist_ok=True)
clock = lambda: int(time.time()) + 24 * 3600 * int((home / "days").read_text())
app = create_app(settings, replace(assemble(settings), clock=clock))
run(app, "127.0.0.1", int(sys.argv[2]), lambda address: print(address, flush=True))
"""


class Server:
    """The program with a folder and a clock of its own."""

    def __init__(self, home: Path) -> None:
        self.home, self.port = home, 0
        self.days(0)
        self.start()

    def days(self, ahead: int) -> None:
        """Let so many days have passed."""
        (self.home / "days").write_text(str(ahead))

    def start(self) -> None:
        command = [sys.executable, "-c", SERVE, str(self.home), str(self.port)]
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
        assert self.process.stdout
        self.address = self.process.stdout.readline().strip().rstrip("/")
        self.port = int(self.address.rsplit(":", 1)[1])

    def stop(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.communicate()

    def answers(self) -> list[tuple[str, str, int]]:
        """What the database holds: attempt, given and tries of every answer."""
        engine = create_engine(f"sqlite:///{self.home / 'data' / 'quizgen.db'}")
        with engine.connect() as connection:
            rows = connection.execute(text("SELECT attempt, given, tries FROM answers")).all()
        engine.dispose()
        return [(row.attempt, row.given, row.tries) for row in rows]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    home = tmp_path_factory.mktemp("train")
    (home / "texts").mkdir()
    shutil.copy(ROOT / "texts" / "sento-diary.md", home / "texts")
    server = Server(home)
    yield server
    server.stop()


@pytest.fixture
def page(browser: Any, server: Server) -> Iterator[Any]:
    """A new visitor on a phone; a message of the page's policy or a fault of its script fails the test."""
    server.days(0)
    if server.process.poll() is not None:
        server.start()
    faults: list[str] = []
    context = browser.new_context(viewport=PHONE, locale="en-GB", has_touch=True)
    page = context.new_page()
    page.set_default_timeout(15_000)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda m: faults.append(m.text) if "Content Security Policy" in m.text else None)
    yield page
    context.close()
    assert faults == []


QUEUED = """() => new Promise((done) => {
    const opening = indexedDB.open('quizgen', 1);
    opening.onsuccess = () => {
        const counted = opening.result.transaction('answers').objectStore('answers').count();
        counted.onsuccess = () => done(counted.result);
    };
})"""
"""How many answers wait to be sent."""


def until(page: Any, asynchronous: str) -> None:
    """Wait until what the script promises is true."""
    for _ in range(150):
        if page.evaluate(asynchronous):
            return
        page.wait_for_timeout(100)
    raise AssertionError(asynchronous)


def begun(page: Any, server: Server) -> str:
    """Begin a quiz of five and wait until all of it is kept; the address of its first question."""
    page.goto(f"{server.address}/texts/sento-diary")
    page.locator(".begin").wait_for()
    page.locator("input[name=count][value='5']").check()
    page.get_by_role("button", name="Start the quiz").click()
    page.locator("form[data-answer]").wait_for()
    until(
        page,
        """async () => {
        const names = (await caches.keys()).filter((name) => name.startsWith('quizgen-pages'));
        const kept = names.length ? await (await caches.open(names[0])).keys() : [];
        return kept.filter(({ url }) => url.includes('/attempts/')).length === 5;
    }""",
    )
    return str(page.url)


def answer(page: Any, given: str = "あいうえお") -> None:
    """Answer whatever is asked, and wait for the page after it."""
    if page.locator("#answer").count():
        page.locator("#answer").fill(given)
    elif page.locator(".places select").count():
        for n, place in enumerate(page.locator(".places select").all()):
            place.select_option(index=n + 1)
    else:
        page.locator(".choices label").first.click()
    with page.expect_navigation():
        page.get_by_role("button", name="Answer", exact=True).click()


def waits(page: Any, words: str) -> None:
    page.locator("#notice", has_text=words).wait_for()


def test_a_quiz_goes_on_without_the_server_and_every_answer_arrives_once(page: Any, server: Server) -> None:
    first = begun(page, server)
    key = first.split("/")[-2]
    answer(page)
    assert page.locator("#mark").is_visible()
    server.stop()
    for n in range(4):
        page.goto(first.rsplit("/", 1)[0])
        answer(page)
        waits(page, f"{n + 1}")
    assert page.get_by_role("heading", name="Not connected").is_visible()
    assert page.get_by_role("link", name="つるの湯日記").first.is_visible()
    server.start()
    waits(page, "All answers are saved.")
    assert sorted((a, tries) for a, _, tries in server.answers() if a == key) == [(key, 1)] * 5
    page.goto(f"{first.rsplit('/', 1)[0]}/result")
    assert page.locator(".review > li").count() == 5


def test_a_quiz_on_an_opened_text_begins_without_the_server(page: Any, server: Server) -> None:
    page.goto(f"{server.address}/texts/sento-diary")
    page.locator(".begin").wait_for()
    until(page, "async () => Boolean(await caches.match('/texts/sento-diary/ahead'))")
    server.stop()
    with page.expect_navigation():
        page.get_by_role("button", name="Start the quiz").click()
    key = page.url.split("/")[-2]
    asked = [page.locator("#question").inner_text()]
    answer(page)
    asked.append(page.locator("#question").inner_text())
    answer(page)
    server.start()
    waits(page, "All answers are saved.")
    assert [tries for a, _, tries in server.answers() if a == key] == [1, 1]
    for number, question in enumerate(asked, start=1):
        page.goto(f"{server.address}/attempts/{key}/{number}")
        assert page.locator("#mark").is_visible()
        assert page.locator("#question").inner_text() == question


def test_an_answer_whose_acknowledgement_is_lost_counts_once(page: Any, server: Server) -> None:
    first = begun(page, server)
    key = first.split("/")[-2]
    page.evaluate("""async () => {
        // The server gets it, the browser never hears of it: so it is kept and sent again.
        const form = document.querySelector('form[data-answer]');
        form.querySelector('input[name=submission]').value = 'the same key';
        const radio = form.querySelector('input[type=radio]');
        if (radio) radio.checked = true; else if (form.elements.answer) form.elements.answer.value = 'あ';
        const fields = [...new FormData(form)];
        await fetch(form.action, { method: 'POST', body: new URLSearchParams(fields) });
        const opening = indexedDB.open('quizgen', 1);
        await new Promise((done) => { opening.onsuccess = done; });
        const work = opening.result.transaction('answers', 'readwrite');
        work.objectStore('answers').add({ path: new URL(form.action).pathname, fields, at: 1 });
        await new Promise((done) => { work.oncomplete = done; });
    }""")
    page.goto(f"{server.address}/texts/sento-diary")
    assert page.evaluate(QUEUED) == 0
    assert [tries for a, _, tries in server.answers() if a == key] == [1]


def test_the_network_goes_and_comes_back(page: Any, server: Server) -> None:
    first = begun(page, server)
    page.context.set_offline(True)
    page.reload()
    waits(page, "Not connected")
    answer(page)
    waits(page, "1")
    page.context.set_offline(False)
    waits(page, "All answers are saved.")
    assert any(a == first.split("/")[-2] for a, _, _ in server.answers())


def test_who_comes_after_sees_nothing_of_who_was_here(page: Any, server: Server) -> None:
    first = begun(page, server)
    page.goto(f"{server.address}/profile")
    page.get_by_label("Somebody else learns here too").fill("Jun")
    with page.expect_navigation():
        page.get_by_role("button", name="Add").click()
    page.context.set_offline(True)
    page.goto(first)
    assert page.get_by_role("heading", name="Not connected").is_visible()
    assert not page.locator("form[data-answer]").count()


def test_another_version_of_the_program_leaves_no_page_of_the_old_one(page: Any, server: Server) -> None:
    first = begun(page, server)
    names = page.evaluate("caches.keys()")
    page.evaluate("""async () => {
        const old = await caches.open('quizgen-pages-older');
        const [now] = (await caches.keys()).filter((name) => /^quizgen-pages-(?!older)/.test(name));
        await old.put('/texts/sento-diary', new Response('old words'));
        await (await caches.open(now)).delete('/texts/sento-diary');
    }""")
    page.goto(first)
    until(page, "async () => !(await caches.keys()).includes('quizgen-pages-older')")
    assert set(page.evaluate("caches.keys()")) == set(names)
    page.context.set_offline(True)
    page.goto(f"{server.address}/texts/sento-diary")
    assert page.locator("article.reading").is_visible()


def test_a_learner_comes_back_the_next_day_takes_the_data_along_and_goes(page: Any, server: Server) -> None:
    begun(page, server)
    for _ in range(5):
        answer(page)
        with page.expect_navigation():
            page.locator("#next").click()
    server.days(1)
    page.goto(server.address)
    with page.expect_navigation():
        page.get_by_role("link", name="Review them").click()
    while page.locator("form[data-answer]").count():
        answer(page)
        assert "Comes back" in page.locator(".actions").last.inner_text()
        with page.expect_navigation():
            page.locator("#next").click()
    assert page.get_by_text("Done for today").is_visible()
    page.goto(f"{server.address}/progress")
    assert page.locator(".plot svg").first.get_attribute("aria-label")
    page.goto(f"{server.address}/profile")
    with page.expect_download() as taken:
        page.get_by_role("link", name="all as JSON").click()
    assert '"rating"' in Path(taken.value.path()).read_text(encoding="utf-8")
    page.get_by_label("for good").check()
    with page.expect_navigation():
        page.get_by_role("button", name="Delete everything").click()
    page.goto(f"{server.address}/progress")
    assert page.get_by_text("After your first quiz").is_visible()


def test_it_can_be_installed(page: Any, server: Server, browser: Any) -> None:
    page.goto(server.address)
    devtools = page.context.new_cdp_session(page)
    assert devtools.send("Page.getAppManifest")["errors"] == []
    until(page, "async () => Boolean((await navigator.serviceWorker.getRegistration())?.active)")
    found = devtools.send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert [e for e in found if e["errorId"] != "in-incognito"] == []
