"""An author with a real browser, the real server and the real rules: from a pasted text to a learner's answer."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from quizgen.source import items_file

TEXT = """橋のない町

先週の大雨で、川の｜上手《かみて》の橋が流された。今日の社会では、橋は町の人の生活に欠かせない。町の人たちは駅前の広場に集まって、新しい橋について話し合った。

町長の森田さんは「新しい橋は来年の三月に完成します」と説明した。中学生の石川さんは、「橋がないので、学校まで一時間も歩いています。早く直してほしいです」と話した。

町は明日から、川を渡る小さな船を用意する。船は朝六時から夜八時まで動き、お金はかからない。船を動かすのは、昔この川で働いていた中村さんだ。中村さんは「子どもたちのために、もう一度働きたい」と笑った。
"""
QUESTION = "中村さんは、どうして船を動かしますか。"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SMALL = """[...document.querySelectorAll('a[href], button, summary, label:has(input), textarea, select')]
  .filter(e => e.checkVisibility() && !e.closest('dd, .text, .prompt, .bottom p, .facts') && !e.matches('.skip'))
  .filter(e => e.getBoundingClientRect().height < 24 || e.getBoundingClientRect().width < 24).map(e => e.outerHTML)"""


SHORT = """---
title: 朝の店
level: N4
licence: CC BY 4.0
---

| 店 | 時間 |
|---|---|
| 食パンの店 | 朝七時から夜八時まで |

森さんは毎朝四時に起きて、パンを焼きます。「同じ味を守りたいです」と森さんは言いました。
"""
OWN = """why:
  prompt: 森さんは、どうして毎朝早く起きますか。
  choices:
    - {text: パンを焼くから, correct: true, explanation: {ja: そう書いてあります。, en: So it says.}}
    - {text: 駅まで歩くから, explanation: {ja: 書いてありません。, en: It does not say so.}}
    - {text: 味がいいから, explanation: {ja: 理由ではありません。, en: That is no reason.}}
  evidence: [四時に起きて、パンを焼きます]
  explanation: {ja: パンを焼くためです。, en: To bake.}
fact-0000000000:
  keep: true
  asked: だれが来ましたか。
"""


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A short text with a table, an item of its author's and a decision whose item is gone."""
    folder = tmp_path_factory.mktemp("home") / "texts"
    folder.mkdir()
    (folder / "short.md").write_text(SHORT, encoding="utf-8")
    (folder / "short.items.yaml").write_text(OWN, encoding="utf-8")
    return folder


def ready(page: Any) -> None:
    """Wait until the page is no longer being prepared."""
    page.locator("main:not(:has(.narrow[role=status]))").wait_for()


def decided(texts: Path) -> tuple[Any, Any]:
    return items_file.parsed(*items_file.read(texts / "hashi.items.yaml"))


def bring_in(page: Any) -> None:
    """Paste the text and make it a draft."""
    page.get_by_role("link", name="Bring a text in").click()
    page.get_by_label("Text", exact=True).fill(TEXT)
    page.get_by_role("button", name="Look at it").click()
    page.locator("#name").fill("hashi")
    page.get_by_label("N3").check()
    page.get_by_role("button", name="Bring it in as a draft").click()
    page.locator("#desk").wait_for()


def settle_by_keyboard(page: Any) -> None:
    """Take the second reading that is offered for each doubt, until none is left."""
    for _ in range(10):
        if not page.locator(".doubt[data-number]").count():
            return
        left = page.locator(".doubts h2").inner_text()
        page.keyboard.press("2" if page.locator("#now .pick").count() > 1 else "1")
        page.wait_for_function("left => document.querySelector('.doubts h2').innerText !== left", arg=left)
    raise AssertionError("doubts do not end")


def done(page: Any, act: Callable[[], None], told: str) -> None:
    """Do what decides about an item, and wait until the page says so."""
    page.evaluate("document.querySelector('#said').textContent = ''")
    act()
    page.wait_for_function("told => document.querySelector('#said')?.textContent === told", arg=told)


def card(page: Any, kind: str, number: int = 0) -> Any:
    return page.locator(f".card[id^='item-{kind}-']").nth(number)


def decide(page: Any) -> list[str]:
    """Refuse two items, edit one, write one, keep one; the ids of those refused."""
    page.get_by_role("link", name="Questions").click()
    ready(page)
    page.locator(".card").first.wait_for()
    first = card(page, "kanji_reading")
    first.locator(".prompt").click()
    page.keyboard.press("r")
    done(page, lambda: page.keyboard.press("3"), "Refused.")
    page.keyboard.press("j")
    page.keyboard.press("r")
    page.locator(".reasons input").fill("前の課で習った")
    done(page, lambda: page.keyboard.press("Enter"), "Refused.")
    refused = [str(id) for id in page.locator(".card.refuse").evaluate_all("all => all.map(c => c.id.slice(5))")]
    speaker = card(page, "speaker")
    speaker.locator(".prompt").click()
    page.keyboard.press("s")
    page.locator("#passage mark").wait_for()
    page.keyboard.press("e")
    edit(page)
    page.locator("#own").click()
    write_own(page)
    kept = card(page, "word_formation")
    kept.locator(".prompt").click()
    done(page, lambda: page.keyboard.press("y"), "Kept.")
    return refused


def edit(page: Any) -> None:
    """A second right answer is told; then a choice in words of its own."""
    page.locator("[name=choice-2]").fill(page.locator("[name=choice-0]").input_value())
    page.locator("[name=ja-2]").fill("ほかの人です。")
    page.get_by_role("button", name="Keep these words").click()
    page.get_by_text("Two choices are the same").wait_for()
    page.locator("[name=choice-2]").fill("山本さん")
    page.get_by_role("button", name="Keep these words").click()
    page.locator(".card.edit").wait_for()


def write_own(page: Any) -> None:
    """An item of the author's own; words that the text does not have are told."""
    page.locator("#prompt").fill(QUESTION)
    for n, words in enumerate(("子どもたちのために働きたいから", "お金をもらいたいから", "橋が好きではないから")):
        page.locator(f"[name=choice-{n}]").fill(words)
    page.locator("[name=right]").first.check()
    page.locator("#evidence").fill("子供たちのため")
    page.locator("#ja").fill("「子どもたちのために、もう一度働きたい」と言っています。")
    page.get_by_role("button", name="Keep the question").click()
    page.get_by_text("The text does not have these words").wait_for()
    page.locator("#evidence").fill("子どもたちのために、もう一度働きたい")
    page.get_by_role("button", name="Keep the question").click()
    page.locator(".card.own").wait_for()


def publish(page: Any) -> None:
    """It is refused without a licence, and done with one."""
    page.get_by_role("link", name="Publish").click()
    page.get_by_role("button", name="Publish").click()
    page.get_by_text("Say first on which terms").wait_for()
    page.get_by_label("Licence").fill("CC BY 4.0")
    page.get_by_role("button", name="Publish").click()
    page.get_by_text("See it as a reader").wait_for()


def test_from_a_pasted_text_to_a_learners_quiz(visit: Any, texts: Path) -> None:
    page = visit("/author/")
    bring_in(page)
    assert page.locator(".doubt[data-number]").count()
    settle_by_keyboard(page)
    file = (texts / "hashi.md").read_text(encoding="utf-8")
    assert "《かみて》" in file and "《きょう》" in file and "status: draft" in file
    refused = decide(page)
    own, made = decided(texts)
    assert [o.prompt for o in own] == [QUESTION]
    assert sorted(d.verdict for d in made) == ["edit", "keep", "refuse", "refuse"]
    assert {d.item: d.reason for d in made if d.reason} == dict(
        zip(refused, ["too easy", "前の課で習った"], strict=True)
    )
    learner = visit("/")
    assert not learner.locator("a[href='/texts/hashi']").count()
    publish(page)
    learner.reload()
    learner.locator("a[href='/texts/hashi']").first.click()
    ready(learner)
    asked = take(learner)
    edited, kept = (next(d.item for d in made if d.verdict == verdict) for verdict in ("edit", "keep"))
    assert edited in asked and kept in asked and not set(refused) & set(asked)
    assert "山本さん" in asked[edited]


def lead(page: Any, act: Callable[[], None]) -> None:
    """Do what leads to another page, and wait until that is no longer being prepared."""
    with page.expect_navigation():
        act()
    ready(page)


def take(page: Any) -> dict[str, str]:
    """Take the quiz to its end: what each page showed, by the id of its item."""
    lead(page, page.get_by_role("button", name="Start the quiz").click)
    shown: dict[str, str] = {}
    for _ in range(page.locator(".progress li").count()):
        shown[page.locator("[name=item]").first.input_value()] = page.locator("#ask").inner_text()
        answer(page)
        lead(page, page.locator("#next").click)
    assert page.url.endswith("/result")
    return shown


def answer(page: Any) -> None:
    """Some answer to the item of the page."""
    if page.locator("#answer").count():
        page.locator("#answer").fill("あいうえお")
    elif page.locator(".bank").count():
        for tile in page.locator(".bank button").all():
            tile.click()
    else:
        for choices in page.locator(".choices").all():
            choices.locator("label").first.click()
    lead(page, page.get_by_role("button", name="Answer", exact=True).click)


@pytest.mark.parametrize("path", ["items", "own", "preview"])
def test_a_page_is_for_everybody(visit: Any, path: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = visit(f"/author/short/{path}", viewport={"width": 360, "height": 740})
    ready(page)
    if path == "items":
        page.locator(".card [data-key=r]").first.click()
        page.locator(".card [data-lit]").first.click()
        page.locator("#passage mark").first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.evaluate(SMALL) == []
    found = Axe().run(page, options={"runOnly": RULES, "iframes": False})
    assert found.violations_count == 0, found.generate_report()


def test_without_script(visit: Any, texts: Path) -> None:
    page = visit("/author/short/items", java_script_enabled=False)
    for _ in range(30):
        if page.locator(".card").count():
            break
        page.wait_for_timeout(1000)
        page.reload()
    one = page.locator(".card[id^='item-kanji_reading-']").first
    item = str(one.get_attribute("id"))
    one.get_by_role("link", name="Refuse").click()
    page.get_by_role("button", name="Too hard").click()
    assert "too hard" in (texts / "short.items.yaml").read_text(encoding="utf-8")
    for _ in range(30):
        if page.locator(".card").count():
            break
        page.wait_for_timeout(1000)
        page.reload()
    page.locator(f"#{item}").get_by_role("button", name="Take back").click()
    assert "too hard" not in (texts / "short.items.yaml").read_text(encoding="utf-8")
