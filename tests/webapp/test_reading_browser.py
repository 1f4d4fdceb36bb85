"""Reading with a real browser: words by key, by touch and without script; nothing moves; what is copied is the text."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from quizgen.source.library import Library

ROOT = Path(__file__).parents[2]
DESK, PHONE = {"width": 1280, "height": 800}, {"width": 360, "height": 740}
TEXT = "/texts/sento-diary"
POLICIES = ("none", "first", "unknown", "level", "all", "after")
PLACES = """[...document.querySelectorAll('#passage .word')].map(word => {
    const box = word.getBoundingClientRect();
    return [box.x, box.y + scrollY, box.width, box.height].map(Math.round).join(); })"""
NAMED = """written => [...document.querySelectorAll('#passage .word[id]')].find(word => {
    const bare = word.cloneNode(true);
    bare.querySelectorAll('rt, rp').forEach(each => each.remove());
    return bare.textContent === written; }).id"""
VOICE = """
    window.said = [];
    const voice = { lang: 'ja-JP', name: 'stand-in' };
    Object.defineProperty(window, 'speechSynthesis', { value: {
        getVoices: () => [voice], cancel() {}, addEventListener() {},
        speak(utterance) { window.said.push(utterance.text); setTimeout(() => utterance.onend?.(), 5); } } });
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two texts that ship, one of them with rows of a table."""
    folder = tmp_path_factory.mktemp("home") / "texts"
    folder.mkdir()
    for slug in ("sento-diary", "boat-to-mikan-island"):
        shutil.copy(ROOT / "texts" / f"{slug}.md", folder)
    return folder


def prefer(page: Any, value: str, within: str = ".reading") -> None:
    """Choose a preference and wait until the page shows it."""
    with page.expect_response(lambda answer: "/preferences" in answer.url):
        page.locator(f"{within} button[value='{value}']").click()
    page.locator(f"{within} button[value='{value}'][aria-pressed=true]").wait_for()


def word(page: Any, written: str) -> Any:
    """The first word of the text that is written so."""
    return page.locator("#" + page.evaluate(NAMED, written))


def look_up(page: Any, written: str) -> None:
    """Click a word and wait for what is told about it."""
    word(page, written).click()
    page.locator("#lookup .entry").wait_for()


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_furigana_move_nothing(visit: Callable[..., Any], viewport: dict[str, int]) -> None:
    page = visit(TEXT, viewport=viewport)
    page.evaluate("document.fonts.ready")
    before, shown = page.evaluate(PLACES), {}
    for policy in POLICIES:
        prefer(page, policy)
        assert page.evaluate(PLACES) == before, policy
        shown[policy] = page.locator("#passage rt").count()
    assert shown["all"] > shown["first"] > shown["level"] > shown["none"] == shown["after"] == 0


def test_what_is_copied_or_read_out_is_the_text_alone(visit: Callable[..., Any], texts: Path) -> None:
    page = visit(TEXT)
    prefer(page, "all")
    page.locator(".looks summary").click()
    prefer(page, "numbered")
    page.locator("#passage .gutter").first.wait_for()
    copied = page.evaluate(
        "getSelection().selectAllChildren(document.getElementById('passage')), String(getSelection())"
    )
    assert copied.split() == Library(texts).get("sento-diary").body.split()
    told = page.locator("#passage").aria_snapshot()
    assert "大阪" in told.replace(" ", "") and "おおさか" not in told


def test_words_are_looked_up_by_keyboard(visit: Callable[..., Any]) -> None:
    page = visit(TEXT)
    page.locator("#passage").focus()
    for key in ("ArrowRight",) * 5 + ("ArrowLeft",):
        page.keyboard.press(key)
    today = page.evaluate(NAMED, "今日")
    assert page.evaluate("[document.activeElement.id, document.activeElement.role]") == [today, "button"]
    page.keyboard.press("Enter")
    page.locator("#lookup:focus").wait_for()
    assert "today" in page.locator("#lookup .meaning").inner_text()
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == today
    assert page.locator("#lookup .entry").count() == 0
    assert page.locator("#passage [role=button]").count() == 1


def test_words_are_looked_up_by_touch_and_stay_in_sight(visit: Callable[..., Any]) -> None:
    page = visit(TEXT, viewport=PHONE, has_touch=True)
    word(page, "答えた").tap()
    page.locator("#lookup .entry").wait_for()
    lit, sheet = page.locator("#passage .on").bounding_box(), page.locator("#lookup").bounding_box()
    assert lit["y"] >= 0 and lit["y"] + lit["height"] <= sheet["y"]
    assert page.locator("#lookup .steps").first.inner_text().startswith("答えた")
    page.locator("#lookup .close").tap()
    assert page.locator("#lookup .entry").count() == 0


def test_what_is_known_is_kept_without_leaving_the_text(visit: Callable[..., Any], server: Any) -> None:
    page = visit(TEXT)
    look_up(page, "銭湯")
    with page.expect_response(lambda answer: "/words/know" in answer.url):
        page.locator(".knows").click()
    page.locator(".knows[aria-pressed=true]").wait_for()
    assert page.url.endswith(TEXT)
    page.goto(f"{server.address}/words")
    assert "銭湯（せんとう）" in page.locator(".known").inner_text()


def test_the_sentences_of_a_word_lead_to_its_other_places(visit: Callable[..., Any]) -> None:
    page = visit(TEXT)
    look_up(page, "今日")
    page.locator(".uses a").nth(1).click()
    page.locator("#passage .on:not(#w3)").wait_for()
    assert page.locator("#passage .on").inner_text().startswith("今日")


def test_a_text_is_left_and_taken_up_again(visit: Callable[..., Any], server: Any) -> None:
    page = visit(TEXT, viewport=PHONE)
    page.evaluate("performance.now = () => 60000; document.getElementById('w80').scrollIntoView()")
    with page.expect_response(lambda answer: answer.url.endswith("/place")):
        page.evaluate("""Object.defineProperty(document, 'visibilityState', { value: 'hidden' });
            document.dispatchEvent(new Event('visibilitychange'))""")
    page.goto(f"{server.address}/")
    page.locator(".goon a").click()
    assert page.url.split("#w")[0].endswith(TEXT)
    assert 30 < int(page.url.split("#w")[1]) <= 80
    assert page.locator(".left a").is_visible()


def test_a_word_that_cannot_be_fetched_is_said_to_be_so(visit: Callable[..., Any]) -> None:
    page = visit(TEXT)
    page.context.set_offline(True)
    word(page, "銭湯").click()
    assert "cannot be reached" in page.locator("#lookup [role=alert]").inner_text()
    page.context.set_offline(False)
    word(page, "銭湯").click()
    page.locator("#lookup .meaning").wait_for()


def test_a_word_has_its_page_without_script(visit: Callable[..., Any]) -> None:
    page = visit(TEXT, java_script_enabled=False)
    page.locator(".looks summary").click()
    page.locator(".looks a").click()
    page.locator("#passage a.word:has([data-rt=せん])").click()
    assert "public bath" in page.locator(".meaning").inner_text()
    page.locator(".back a").click()
    assert page.locator("#passage a.word:target [data-rt=せん]").is_visible()


def test_a_voice_says_words_and_sentences_as_the_text_reads_them(visit: Callable[..., Any]) -> None:
    page = visit(TEXT)
    page.add_init_script(VOICE)
    page.reload()
    look_up(page, "今日")
    page.locator("h2 .say").click()
    page.locator(".uses .say").first.click()
    assert page.evaluate("said") == ["きょう", "キョウから、大阪の銭湯「つるの湯」でアルバイトを始めた。"]
    page.evaluate("said.length = 0")
    page.locator("#listen").click()
    page.locator("#listen[aria-pressed=true]").wait_for()
    page.locator("#listen[aria-pressed=false]").wait_for()
    assert page.evaluate("said[0]").startswith("キョウから") and page.evaluate("said.length") > 12


def test_without_a_voice_there_is_no_button_for_one(visit: Callable[..., Any]) -> None:
    page = visit(TEXT)
    look_up(page, "今日")
    assert not page.locator("#listen").is_visible()
    assert page.locator(".say:visible").count() == 0


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_down_the_page_with_numbers_nothing_leaves_the_page(
    visit: Callable[..., Any], viewport: dict[str, int]
) -> None:
    page = visit(TEXT, viewport=viewport)
    page.locator(".looks summary").click()
    prefer(page, "numbered")
    lines = page.evaluate("""[...document.querySelectorAll('#passage p')].reduce((sum, p) =>
        sum + Math.round(p.offsetHeight / parseFloat(getComputedStyle(p).lineHeight)), 0)""")
    assert page.locator(".gutter").last.inner_text().split("\n")[-1] == str(lines)
    prefer(page, "vertical")
    prefer(page, "huge")
    assert page.evaluate("getComputedStyle(document.getElementById('passage')).writingMode") == "vertical-rl"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator("#passage").hover()
    page.mouse.wheel(0, 200)
    page.wait_for_timeout(200)
    assert page.evaluate("document.getElementById('passage').scrollLeft") < 0


AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_reading_shuts_nobody_out(visit: Callable[..., Any], theme: str, viewport: dict[str, int]) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    page = visit(TEXT, viewport=viewport)
    page.locator(".looks summary").click()
    prefer(page, theme)
    prefer(page, "all")
    look_up(page, "始めた")
    page.locator(".hard summary").click()
    for state in ("across", "vertical"):
        if state == "vertical":
            prefer(page, "vertical")
        found = axe.run(page, options=AXE)
        assert found.violations_count == 0, f"{state}: {found.generate_report()}"
    home = page.url.removesuffix(TEXT)
    for path in (f"{TEXT}/words/17", f"{TEXT}?look=1", "/?q=せんとう", "/paste"):
        page.goto(home + path)
        found = axe.run(page, options=AXE)
        assert found.violations_count == 0, f"{path}: {found.generate_report()}"
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
