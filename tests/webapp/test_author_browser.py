"""An author with a real browser, the real server and the real rules: from a pasted text to a learner's quiz on it."""

import re
from pathlib import Path
from typing import Any

import pytest

DESK, PHONE = {"width": 1280, "height": 800}, {"width": 360, "height": 740}
AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
SMALL = """[...document.querySelectorAll('a[href], button, summary, label:has(input), textarea, select')]
  .filter(e => e.checkVisibility() && !e.closest('.text, .facts, p:not(.actions, .acts)') && !e.matches('.skip'))
  .filter(e => e.getBoundingClientRect().height < 24 || e.getBoundingClientRect().width < 24).map(e => e.outerHTML)"""
STORY = """町の舞台

取材・文：山野 花

去年の秋、森さんは町に小さな舞台を作りました。舞台の｜上手《かみて》から川口さんが出てきて、今日の社会の話をしました。

森さんは、毎朝六時に起きて、舞台を洗います。金の時計が鳴ると、町の子どもたちが三十人も集まります。

「雨の日も、話を聞きたい人がいます」と川口さんは言いました。だから、舞台は一年中休みません。
"""


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home") / "texts"
    folder.mkdir()
    return folder


def brought(page: Any, name: str, story: str = STORY) -> None:
    """Paste a text and bring it in; wait until the desk hears its keys."""
    page.goto(page.url.split("/author")[0] + "/author/import")
    page.locator("#body").fill(story)
    page.get_by_role("button", name="Look at it").click()
    page.locator("[name=name]").fill(name)
    page.locator("[name=licence]").fill("CC BY 4.0")
    page.get_by_role("button", name="Bring it in").click()
    page.locator(".pick:focus").first.wait_for()


def pressed(page: Any, key: str) -> None:
    """Press a key that changes the text, and wait for the desk that comes back."""
    with page.expect_response(lambda answer: answer.request.method == "GET" and "/author/" in answer.url):
        page.keyboard.press(key)
    page.locator("#desk:not([aria-busy])").wait_for()


def test_from_a_pasted_text_to_a_learners_quiz(visit: Any, texts: Path) -> None:
    page = visit("/author/")
    page.get_by_role("link", name="Bring a text in").click()
    brought(page, "butai")
    doubts = page.locator(".doubt[data-number]")
    assert "今日" in doubts.locator("mark").all_text_contents()
    while "今日" not in page.locator("#now mark").inner_text():
        page.keyboard.press("j")
    readings = page.locator("#now .pick [lang]").all_text_contents()
    pressed(page, str(readings.index("こんにち") + 1))
    while doubts.count():
        pressed(page, "1")
    written = (texts / "butai.md").read_text(encoding="utf-8")
    assert "｜上手《かみて》" in written and "｜今日《こんにち》" in written and "status: draft" in written
    page.keyboard.press("u")
    page.locator(".doubt[data-number]").wait_for()
    pressed(page, "1")
    assert (texts / "butai.md").read_text(encoding="utf-8") == written
    page.get_by_role("link", name="Publish").click()
    page.get_by_role("button", name="Publish").click()
    page.get_by_role("link", name="See it as a reader").click()
    page.get_by_role("button", name="Start the quiz").click()
    page.locator(".prompt").first.wait_for()


def test_a_word_is_settled_by_touch(visit: Any, texts: Path) -> None:
    page = visit("/author/", viewport=PHONE, has_touch=True)
    brought(page, "touch", STORY.replace("去年", "一昨年"))
    page.locator(".text .word", has_text=re.compile("上.*手")).tap()
    page.locator("#now [name=typed]").fill("うわて")
    page.locator("#now").get_by_role("button", name="Use it").tap()
    page.locator(".change .new", has_text="うわて").wait_for()
    assert "｜上手《うわて》" in (texts / "touch.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("viewport", "theme"), [(DESK, "light"), (PHONE, "dark")], ids=["desk", "phone"])
def test_every_page_is_clean_for_axe_and_fits(visit: Any, viewport: Any, theme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    page = visit("/author/", viewport=viewport, color_scheme=theme)
    name = f"axe-{theme}"
    faults = {}
    home = page.url.split("/author")[0]

    def look(where: str) -> None:
        found = axe.run(page, options=AXE)
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        bad = [(v["id"], [n["html"][:160] for n in v["nodes"]][:2]) for v in found.response["violations"]]
        faults[where] = (bad, wide if wide > 0 else 0, page.evaluate(SMALL))

    brought(page, name, STORY.replace("去年", "一昨年" if theme == "dark" else "今年"))
    pressed(page, "1")
    for path in ("", "?word=3", "/preview", "/publish", "/source", "/history"):
        page.goto(f"{home}/author/{name}{path}")
        look(path)
    for path in ("/author/", "/author/import"):
        page.goto(home + path)
        look(path)
    page.locator("#body").fill(STORY)
    page.get_by_role("button", name="Look at it").click()
    page.locator("[name=name]").wait_for()
    look("look")
    assert {where: fault for where, fault in faults.items() if any(fault)} == {}
