"""A learner with a real browser, the real server and the real rules, on texts that ship.

Needs Chromium and Playwright; where one of them is missing these tests are skipped and say which.
"""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
DESK, PHONE = {"width": 1280, "height": 800}, {"width": 360, "height": 740}
HOSTILE = """---
title: "<img src=x onerror='window.__x=1'>"
level: "N4"
genre: "<script>window.__x=1</script>"
tags: ["{{7*7}}", "%s"]
summary_en: "</p><svg onload='window.__x=1'>"
licence: "'\\"><b>"
---
太郎は「<script>window.__x=1</script>」と書いた。毎朝、六時に起きて、駅まで歩く。
"""


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two texts that ship and a hostile one, in a library for this module."""
    folder = tmp_path_factory.mktemp("home") / "texts"
    folder.mkdir()
    for slug in ("sento-diary", "fast-clock"):
        shutil.copy(ROOT / "texts" / f"{slug}.md", folder)
    (folder / "hostile.md").write_text(HOSTILE, encoding="utf-8")
    return folder


def tab_to(page: Any, selector: str) -> None:
    """Press Tab until the focus is there."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
    raise AssertionError(f"no way to {selector} by Tab")


def lead(page: Any, act: Callable[..., Any], *arguments: str) -> None:
    """Do what leads to another page, and wait until that stands and is no longer being prepared."""
    with page.expect_navigation():
        act(*arguments)
    page.locator("main:not(:has(.narrow[role=status]))").wait_for()


def answer_by_keyboard(page: Any, number: int) -> None:
    """Answer one item: by Tab, arrows and Space, or by its number."""
    places = page.locator(".places select").count()
    if page.locator("#answer").count():
        page.keyboard.type("あいうえお")
    elif places:
        for n in range(places):
            page.keyboard.press(str(n + 1))
    elif number % 2:
        tab_to(page, "input[type=radio]")
        page.keyboard.press("Space")
        page.keyboard.press("ArrowDown")
    else:
        page.keyboard.press("2")
    lead(page, page.keyboard.press, "Control+Enter" if page.locator("textarea#answer").count() else "Enter")
    page.wait_for_function("() => document.activeElement.id === 'mark'")
    lead(page, page.keyboard.press, "Enter")


def answer_by_mouse(page: Any) -> None:
    if page.locator("#answer").count():
        page.locator("#answer").fill("あいうえお")
    elif page.locator(".bank").count():
        for tile in page.locator(".bank button").all():
            tile.click()
    else:
        page.locator(".choices label").first.click()
    lead(page, page.get_by_role("button", name="Answer", exact=True).click)


def test_two_quizzes_by_keyboard_and_by_mouse_are_found_after_a_crash(visit: Any, browser: Any, server: Any) -> None:
    page = visit()
    tab_to(page, "a[href='/texts/sento-diary']")
    lead(page, page.keyboard.press, "Enter")
    tab_to(page, "input[name=count]")
    page.keyboard.press("ArrowLeft")
    tab_to(page, ".begin button.button")
    lead(page, page.keyboard.press, "Enter")
    for number in range(page.locator(".progress li").count()):
        answer_by_keyboard(page, number)
    assert page.url.endswith("/result")
    first = page.locator("p.score").inner_text()

    lead(page, page.goto, f"{server.address}/texts/fast-clock")
    page.get_by_text("at the end").click()
    lead(page, page.get_by_role("button", name="Start the quiz").click)
    for _ in range(page.locator(".progress li").count()):
        answer_by_mouse(page)
    lead(page, page.get_by_role("button", name="Finish and see the result").click)
    second = page.locator("p.score").inner_text()
    remembered = page.context.storage_state()
    page.context.close()
    server.stop()
    server.start()

    page = visit("/attempts", storage_state=remembered)
    assert page.locator(".history .score").all_inner_texts() == [second, first]
    lead(page, page.locator(".history a").last.click)
    assert page.locator("p.score").inner_text() == first
    assert page.locator(".review > li").count() == 5


def test_a_whole_quiz_without_script(visit: Any) -> None:
    page = visit("/texts/sento-diary", java_script_enabled=False)
    lead(page, page.get_by_role("button", name="Start the quiz").click)
    for _ in range(page.locator(".progress li").count()):
        if page.locator("#answer").count():
            page.locator("#answer").fill("あいうえお")
        elif page.locator(".places select").count():
            for n, place in enumerate(page.locator(".places select").all()):
                place.select_option(index=n + 1)
        else:
            page.locator(".choices input").first.check(force=True)
        lead(page, page.get_by_role("button", name="Answer", exact=True).click)
        assert page.locator("#mark").is_visible()
        lead(page, page.locator("#next").click)
    assert page.locator("p.score").is_visible()


def begun(page: Any) -> None:
    """Start a quiz of five from the reading page."""
    page.locator("input[name=count][value='5']").check()
    lead(page, page.get_by_role("button", name="Start the quiz").click)


def all_pages(page: Any) -> Iterator[str]:
    """Leads the page through everything there is to see; says where it is."""
    home = "/".join(page.url.split("/", 3)[:3])
    for name, path in (
        ("library", "/"),
        ("text", "/texts/sento-diary"),
        ("paste", "/paste"),
        ("words", "/words"),
        ("missing", "/none"),
    ):
        lead(page, page.goto, home + path)
        yield name
    lead(page, page.goto, f"{home}/")
    page.locator(".settings summary").click()
    yield "settings"
    lead(page, page.goto, f"{home}/texts/sento-diary")
    begun(page)
    for n in range(2):  # each shape is looked at in test_shapes_browser
        yield f"question-{n + 1}"
        answer_by_mouse(page)
        yield f"answer-{n + 1}"
        lead(page, page.locator("#next").click)
    lead(page, page.get_by_role("button", name="Stop here and see the result").click)
    yield "result"
    lead(page, page.goto, f"{home}/texts/sento-diary")
    page.locator("input[name=passes][value=three]").check()
    begun(page)
    yield "see"
    lead(page, page.locator(".button[value=find]").click)
    yield "find"
    for name, path in (
        ("history", "/attempts"),
        ("review", "/review"),
        ("practice", "/practice"),
        ("progress", "/progress"),
        ("offline", "/offline"),
        ("profile", "/profile"),
    ):
        lead(page, page.goto, home + path)
        yield name
    lead(page, page.get_by_role("button", name="Make a recovery code").click)
    yield "code"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_no_page_shuts_anybody_out(visit: Any, tmp_path: Path, scheme: str, viewport: dict[str, int]) -> None:
    """Axe finds nothing, nothing scrolls sideways, every target is large enough; a picture of each page is kept."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    page = visit(viewport=viewport, color_scheme=scheme)
    for name in all_pages(page):
        page.screenshot(path=tmp_path / f"{name}.png", full_page=True)
        page.evaluate("document.querySelectorAll('.jump').forEach(bar => { bar.style.position = 'static'; })")
        found = axe.run(
            page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
        )
        assert found.violations_count == 0, f"{name}: {found.generate_report()}"
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
        assert page.evaluate(SMALL) == [], name


SMALL = """[...document.querySelectorAll('a[href], button, summary, label:has(input), textarea, input[type=file]')]
  .filter(e => e.checkVisibility() && !e.closest('p, dd, .text, .prompt') && !e.matches('.skip'))
  .filter(e => e.getBoundingClientRect().height < 24 || e.getBoundingClientRect().width < 24).map(e => e.outerHTML)"""


def test_pages_work_at_twice_their_size(visit: Any) -> None:
    """At 200 % (half as wide, letters twice as large on top) nothing scrolls sideways."""
    page = visit(viewport={"width": 640, "height": 800})
    for name in all_pages(page):
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate("document.documentElement.scrollWidth") <= 640, name
        assert page.evaluate(CUT) == [], name


CUT = """[...document.querySelectorAll('main a, main button, main label, main select, main summary, nav a')]
  .filter(e => e.checkVisibility() && !e.closest('.unseen, .table'))
  .filter(e => { const box = e.getBoundingClientRect(); return box.width && (box.left < 0 || box.right > innerWidth); })
  .map(e => e.outerHTML.slice(0, 90))"""


def test_the_smallest_phone_needs_no_sideways_scroll(visit: Any) -> None:
    page = visit("/texts/sento-diary", viewport={"width": 320, "height": 600})
    begun(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_enter_that_ends_a_conversion_is_no_answer(visit: Any, server: Any) -> None:
    page = visit("/texts/sento-diary")
    page.locator(".kinds summary").click()
    for box in page.locator("input[name=kinds]").all():
        box.set_checked(box.get_attribute("value") == "typed_reading")
    begun(page)
    before = page.url
    devtools = page.context.new_cdp_session(page)
    page.locator("#answer").focus()
    devtools.send("Input.imeSetComposition", {"text": "かんじ", "selectionStart": 3, "selectionEnd": 3})
    for kind in ("rawKeyDown", "keyUp"):
        devtools.send(
            "Input.dispatchKeyEvent", {"type": kind, "key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 229}
        )
    page.wait_for_timeout(300)
    assert page.url == before
    assert page.locator("#mark").count() == 0
    devtools.send("Input.insertText", {"text": "漢字"})
    assert page.locator("#answer").input_value() == "漢字"
    page.keyboard.press("Enter")
    page.locator("#mark").wait_for()


def test_hostile_words_of_a_text_do_nothing(visit: Any, server: Any) -> None:
    for options in ({}, {"bypass_csp": True}):
        page = visit("/", **options)
        assert page.evaluate("window.__x") is None
        assert page.locator("a[href='/texts/hostile']").inner_text() == "<img src=x onerror='window.__x=1'>"
        lead(page, page.goto, f"{server.address}/texts/hostile")
        assert page.evaluate("window.__x") is None
        begun(page)
        assert page.evaluate("window.__x") is None


def test_number_keys_choose_and_the_evidence_comes_into_view(visit: Any) -> None:
    page = visit("/texts/fast-clock", viewport={"width": 1280, "height": 420})
    page.locator(".kinds summary").click()
    for box in page.locator("input[name=kinds]").all():
        box.set_checked(box.get_attribute("value") == "true_false")
    begun(page)
    page.keyboard.press("2")
    assert page.locator(".choices input").nth(1).is_checked()
    page.keyboard.press("Enter")
    page.locator("#mark").wait_for()
    assert page.evaluate("""(() => {
        const box = document.querySelector('.beside').getBoundingClientRect();
        const lit = document.querySelector('.evidence').getBoundingClientRect();
        return lit.top >= box.top - 1 && lit.top < box.bottom;
    })()""")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_three_passes_over_a_text(visit: Any, script: bool) -> None:
    """Seen, found (after two misses shown), filled in: by keyboard with script, by the plain form without."""
    page = visit("/texts/sento-diary", java_script_enabled=script)
    page.locator("input[name=passes][value=three]").check()
    begun(page)
    seen = page.locator(".seen li").count()
    assert seen == 5 == page.locator(".evidence").count()
    lead(page, page.locator(".button[value=find]").press, "Enter")
    assert page.locator(".evidence").count() == 0
    for state in ("again", "compare"):
        page.locator(".pick input").first.focus()
        page.keyboard.press("Space")
        lead(page, page.keyboard.press, "Enter")
        assert page.locator(f"#mark.{state}, #mark.right").is_visible()
    assert page.locator(".pick").count() == 0 and page.locator(".evidence").count() == 1
    lead(page, page.locator("#next").press, "Enter")
    lead(page, page.locator(".quiet[value=fill]").press, "Enter")
    assert page.locator("form[data-answer]").is_visible() and page.locator(".progress li").count() == seen
