"""Every shape of item with a real browser: by keyboard alone, by touch alone, without script; stopping and going on.

The items are made by hand (``shapes``), so that each test knows what is right.
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
DESK, PHONE = {"width": 1280, "height": 800}, {"width": 360, "height": 740}
Visit = Callable[..., Any]
RIGHT = {
    "fact": "四時",
    "sentence_insertion": "②",
    "true_false": "×",
    "typed_reading": "たな",
    "event_order": "起きる／焼く／空になる",
    "matching": "bread／winter／shop",
    "text_grammar": "を／そうだ",
    "open_answer": "同じ味を守りたいから",
}
"""The right answer to the item of each kind."""


class Shapes:
    """The program over the items made by hand."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, 0
        self.start()

    def start(self) -> None:
        """Start, on the port of last time."""
        script = Path(__file__).with_name("shapes.py")
        command = [sys.executable, script, self.folder, str(self.port)]
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
        assert self.process.stdout
        self.address = self.process.stdout.readline().split()[1].rstrip("/")
        self.port = int(self.address.rsplit(":", 1)[1])

    def stop(self) -> None:
        """End the program as a power cut would."""
        self.process.send_signal(signal.SIGKILL)
        self.process.communicate()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shapes]:
    server = Shapes(tmp_path_factory.mktemp("home"))
    yield server
    server.stop()


def lead(page: Any, act: Callable[..., Any], *arguments: Any) -> None:
    """Do what leads to another page, and wait for it."""
    with page.expect_navigation():
        act(*arguments)
    page.locator("main:not(:has(.narrow[role=status]))").wait_for()


def begin(page: Any, **choices: str) -> int:
    """Start a quiz from the page of the text, with these choices made; how many items it has."""
    for name, value in choices.items():
        page.locator(f"input[name={name}][value={value}]").check()
    lead(page, page.locator(".begin button.button").click)
    return int(page.locator(".progress li").count())


def shape(page: Any) -> str:
    """The kind of the item on the page, by what it asks."""
    asked = page.locator("form[data-answer]").inner_text()
    signs = {
        "fact": "何時",
        "sentence_insertion": "文です",
        "true_false": "○",
        "typed_reading": "棚が",
        "event_order": "順に",
    }
    signs |= {"matching": "bread", "text_grammar": "パン", "open_answer": "どうして"}
    return next(kind for kind, sign in signs.items() if sign in asked)


def wanted(page: Any) -> list[str]:
    """What is right, place by place."""
    return RIGHT[shape(page)].split("／")


def numbers(page: Any, selector: str, texts: list[str]) -> list[int]:
    """The number keys of these texts among what stands at a selector."""
    there = [text.strip() for text in page.locator(selector).all_inner_texts()]
    return [next(n for n, text in enumerate(there, start=1) if text.startswith(want)) for want in texts]


def by_keyboard(page: Any) -> None:
    """Answer with number keys, letters and Enter."""
    right = wanted(page)
    if page.locator("#answer").count():
        page.keyboard.type(right[0])
        lead(page, page.keyboard.press, "Control+Enter" if page.locator("textarea#answer").count() else "Enter")
    elif page.locator(".bank").count():
        for number in numbers(page, ".bank li", right):
            page.keyboard.press(str(number))
        lead(page, page.keyboard.press, "Enter")
    else:
        groups = page.locator("fieldset.own").count()
        for n, text in enumerate(right):
            within = f"fieldset.own >> nth={n} >> label" if groups else ".choices label"
            page.keyboard.press(str(numbers(page, within, [text])[0]))
        lead(page, page.keyboard.press, "Enter")
    assert page.evaluate("document.activeElement.id") == "mark"


def by_touch(page: Any) -> None:
    """Answer with taps; what is typed comes from the keyboard on the screen."""
    right = wanted(page)
    if page.locator("#answer").count():
        page.locator("#answer").tap()
        page.keyboard.insert_text(right[0])
    elif page.locator(".bank").count():
        for text in right:
            page.locator(".bank button", has_text=text).tap()
    elif page.locator("label.slot").count():
        page.locator("label.slot", has_text=right[0]).tap()
    else:
        for text in right:
            page.locator(".choices label", has_text=text).first.tap()
    lead(page, page.get_by_role("button", name="Answer", exact=True).tap)


def by_form(page: Any) -> None:
    """Answer with the plain controls of the form."""
    right = wanted(page)
    if page.locator("#answer").count():
        page.locator("#answer").fill(right[0])
    elif page.locator(".places select").count():
        for n, text in enumerate(right):
            page.locator(".places select").nth(n).select_option(text)
    else:
        for text in right:
            page.locator(f".choices input[value='{text}']").check(force=True)
    lead(page, page.get_by_role("button", name="Answer", exact=True).click)


WAYS: dict[str, tuple[Callable[[Any], None], dict[str, Any]]] = {
    "keyboard": (by_keyboard, {"viewport": DESK}),
    "touch": (by_touch, {"viewport": PHONE, "has_touch": True}),
    "form": (by_form, {"viewport": PHONE, "java_script_enabled": False}),
}


@pytest.mark.parametrize("way", WAYS)
def test_every_shape_is_answered_in_every_way(visit: Visit, way: str) -> None:
    answer, options = WAYS[way]
    page = visit("/texts/bakery", **options)
    count = begin(page)
    assert count == len(RIGHT)
    for _ in range(count):
        answer(page)
        assert page.locator(".verdict.right").is_visible()
        lead(page, *((page.keyboard.press, "Enter") if way == "keyboard" else (page.locator("#next").click,)))
    assert page.locator("p.score").inner_text() == f"{count} / {count}"


@pytest.fixture
def at(visit: Visit) -> Callable[..., Any]:
    """Opens a quiz and goes to the item of a kind."""

    def at(kind: str, options: dict[str, Any] | None = None, **choices: str) -> Any:
        page = visit("/texts/bakery", **options or {})
        for number in range(1, begin(page, **choices) + 1):
            lead(page, page.goto, f"{page.url.rsplit('/', 1)[0]}/{number}")
            if shape(page) == kind:
                return page
        raise AssertionError(kind)

    return at


def composes(page: Any, text: str) -> None:
    """Type with a Japanese input method and end the conversion with Enter, as Chromium reports it."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)})
    for kind in ("rawKeyDown", "keyUp"):
        enter = {"type": kind, "key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 229}
        devtools.send("Input.dispatchKeyEvent", enter)
    devtools.send("Input.insertText", {"text": text})


@pytest.mark.parametrize(("kind", "end"), [("typed_reading", "Enter"), ("open_answer", "Control+Enter")])
def test_the_enter_of_a_conversion_sends_nothing(at: Callable[..., Any], kind: str, end: str) -> None:
    page = at(kind)
    here = page.url
    page.locator("#answer").focus()
    composes(page, RIGHT[kind])
    for given in ({"isComposing": True}, {"keyCode": 229}):
        event = json.dumps(
            {"key": "Enter", "bubbles": True, "cancelable": True, "ctrlKey": kind == "open_answer"} | given
        )
        page.evaluate(f"document.getElementById('answer').dispatchEvent(new KeyboardEvent('keydown', {event}))")
    assert page.url == here and page.locator("#answer").input_value() == RIGHT[kind]
    lead(page, page.keyboard.press, end)
    assert page.locator(".verdict.right").is_visible()


@pytest.mark.parametrize("digit", ["1", "１"])
def test_digits_in_an_answer_choose_nothing(at: Callable[..., Any], digit: str) -> None:
    page = at("typed_reading")
    page.locator("#answer").focus()
    page.keyboard.insert_text(digit)
    page.keyboard.press("2")
    assert page.locator("#answer").input_value() == f"{digit}2"


def test_hints_by_keyboard_keep_what_was_chosen(at: Callable[..., Any]) -> None:
    page = at("fact")
    right = page.locator(".choices input[value=四時]")
    right.focus()
    page.keyboard.press("Space")
    for told in (1, 2):
        page.locator("button[formaction$=hint]").focus()
        lead(page, page.keyboard.press, "Enter")
        assert page.locator("#hints li").count() == told
        assert page.evaluate("document.activeElement.id") == "hints"
        assert right.is_checked()
    assert page.locator(".evidence").is_visible()


def test_a_struck_choice_can_not_be_taken(at: Callable[..., Any]) -> None:
    page = at("sentence_insertion")
    lead(page, page.locator("button[formaction$=hint]").click)
    struck = page.locator(".choices input:disabled")
    assert struck.count() == 1
    page.keyboard.press(str(1 + page.locator(".choices input").evaluate_all("all => all.findIndex(i => i.disabled)")))
    assert page.locator(".choices input:checked").count() == 0


def test_half_an_answer_is_there_after_the_browser_and_the_server_are_gone(
    at: Callable[..., Any], visit: Visit, server: Shapes
) -> None:
    page = at("open_answer")
    attempt, number = page.url.rsplit("/", 1)
    page.locator("#answer").fill("同じ味")
    remembered = page.context.storage_state()
    page.context.close()
    server.stop()
    server.start()
    page = visit("/attempts", storage_state=remembered)
    lead(page, page.locator(".history a").first.click)
    assert page.url == f"{attempt}/{number}"
    assert page.locator("#answer").input_value() == "同じ味"


def test_a_crash_in_the_middle_of_an_answer_loses_nothing(at: Callable[..., Any], server: Shapes) -> None:
    page = at("typed_reading")
    item = page.url
    lead(page, page.goto, f"{item.rsplit('/', 1)[0]}/1" if not item.endswith("/1") else f"{item[:-1]}2")
    first = page.url
    by_keyboard(page)
    lead(page, page.goto, item)
    page.locator("#answer").fill("たな")
    os.kill(server.process.pid, signal.SIGSTOP)  # the answer is on its way when the power goes
    page.keyboard.press("Enter")
    page.wait_for_timeout(200)
    server.stop()
    server.start()
    page.wait_for_timeout(200)
    lead(page, page.goto, first)
    assert page.locator(".verdict.right").is_visible(), "what was acknowledged is there"
    lead(page, page.goto, item)
    if page.locator("#answer").count():  # else the worker has sent it when the server was back
        assert page.locator("#answer").input_value() == "たな", "what was not is still in the form"
        lead(page, page.get_by_role("button", name="Answer", exact=True).click)
    assert page.locator(".verdict.right").is_visible()


def test_the_clock_runs_and_can_be_turned_off(at: Callable[..., Any]) -> None:
    page = at("fact", clock="on")
    before = page.locator(".clock .time").inner_text()
    page.wait_for_function("before => document.querySelector('.clock .time').textContent !== before", arg=before)
    lead(page, page.locator(".clock button").click)
    assert page.locator(".clock").count() == 0


def test_on_a_phone_the_text_is_one_tap_away_and_so_is_the_way_back(at: Callable[..., Any]) -> None:
    page = at("fact", {"viewport": PHONE, "has_touch": True})
    page.evaluate("scrollTo(0, 120)")

    def tap(n: int) -> None:
        box = page.locator(".jump a").nth(n).bounding_box()
        page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)

    tap(1)
    page.wait_for_function("() => Math.abs(document.getElementById('text').getBoundingClientRect().top) < 80")
    tap(0)
    page.wait_for_function("() => scrollY === 120")


# A machine without Japanese fonts breaks lines elsewhere until ours is there; what moves after that is our doing.
MOVED = """window.moved = []; new PerformanceObserver(list => list.getEntries()
    .filter(e => !e.hadRecentInput).forEach(e => window.moved.push([e.value, e.startTime, e.sources.map(s =>
        `${s.node?.nodeName}.${s.node?.className}: ${s.previousRect.y} > ${s.currentRect.y}`).join("; ")])))
    .observe({ type: 'layout-shift', buffered: true });
    addEventListener('DOMContentLoaded', () => document.fonts.load('1em "Klee One"', 'あ').then(() =>
        requestAnimationFrame(() => requestAnimationFrame(() => { window.settled = performance.now(); }))));"""
NAMES = """() => [...document.querySelectorAll(
        'form[data-answer] input:not([type=hidden]), form[data-answer] select, textarea, .bank button')]
    .filter(e => !e.closest('.report')).map(e => e.labels?.length || e.ariaLabel || e.textContent.trim() ? 1 : 0)"""


HEARD = {
    "fact": ('radio "四時"', 'group "'),
    "sentence_insertion": ('radio "②',),
    "true_false": ('radio "○ true"', 'radio "× not true"'),
    "typed_reading": ('textbox "Your answer"',),
    "event_order": ('button "焼く"', 'combobox "Place 3"'),
    "matching": ('button "bread"', 'combobox "パン"'),
    "text_grammar": ('group "②"', 'radio "そうだ"'),
    "open_answer": ('textbox "Your answer"',),
}
"""What a screen reader says of the controls of each kind, by role and name."""


def test_choices_blanks_and_feedback_have_names(visit: Visit) -> None:
    page = visit("/texts/bakery")
    for number in range(begin(page)):
        kind = shape(page)
        heard = page.locator("form[data-answer]").aria_snapshot()
        assert [name for name in HEARD[kind] if name not in heard] == [], kind
        by_form(page)
        told = page.locator(".ask").aria_snapshot()
        assert "status" in told and "Right" in told and f'"{number + 1} : right"' in told, kind
        assert page.get_by_role("status").filter(has_text="Right").count() == 1, kind
        lead(page, page.locator("#next").click)


@pytest.mark.parametrize(("viewport", "scheme"), [(DESK, "light"), (PHONE, "dark")], ids=["desk-light", "phone-dark"])
def test_nobody_is_shut_out_of_any_shape(visit: Visit, viewport: dict[str, int], scheme: str) -> None:
    """Axe finds nothing before or after an answer, with hints or a report; all is named; nothing moves or overflows."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    page = visit("/texts/bakery", viewport=viewport, color_scheme=scheme)
    page.add_init_script(MOVED)

    def look(what: str) -> None:
        page.wait_for_function("() => window.settled")
        moved = page.evaluate("window.moved.filter(([, at]) => at > window.settled)")
        assert sum(value for value, *_ in moved) < 0.02, (what, moved)
        page.evaluate("document.querySelectorAll('.jump').forEach(bar => { bar.style.position = 'static'; })")
        tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
        found = axe.run(page, options={"runOnly": tags})
        assert found.violations_count == 0, f"{what}: {found.generate_report()}"
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), what

    for number in range(begin(page, clock="on")):
        kind = shape(page)
        assert all(page.evaluate(NAMES)), kind
        look(kind)
        if page.locator("button[formaction$=hint]").count():
            lead(page, page.locator("button[formaction$=hint]").click)
        if number == 0:
            page.locator(".report summary").click()
        look(f"{kind} with a hint")
        if number == 0:
            page.locator(".report input[type=radio]").first.check()
            lead(page, page.locator(".report .button").click)
        by_form(page)
        look(f"{kind} answered")
        lead(page, page.locator("#next").click)
    look("result")
