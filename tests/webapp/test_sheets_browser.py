"""A teacher with a real browser, the real server and the real rules: from the front page to a printed version B."""

import io
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pdfminer.high_level import extract_text

ROOT = Path(__file__).parents[2]
DESK, PHONE = {"width": 1280, "height": 800}, {"width": 360, "height": 740}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SMALL = """[...document.querySelectorAll('a[href], button, summary, label:has(input), textarea, select')]
  .filter(e => e.checkVisibility() && !e.closest('dd, .text, .prompt, .bottom p, .facts') && !e.matches('.skip'))
  .filter(e => e.getBoundingClientRect().height < 24 || e.getBoundingClientRect().width < 24).map(e => e.outerHTML)"""


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two texts that ship."""
    folder = tmp_path_factory.mktemp("home") / "texts"
    folder.mkdir()
    for slug in ("sento-diary", "fast-clock"):
        shutil.copy(ROOT / "texts" / f"{slug}.md", folder)
    return folder


def made(page: Any, **wish: str) -> None:
    """Make a worksheet on a text from its page."""
    page.get_by_role("link", name="Make a worksheet").click()
    for name, value in wish.items():
        page.locator(f"[name={name}]").select_option(value)
    page.get_by_role("button", name="Make the worksheet").click()
    page.locator("#maker").wait_for()


def count_clicks(page: Any) -> None:
    page.add_init_script("addEventListener('click', () => sessionStorage.n = 1 + +(sessionStorage.n ?? 0), true)")


def changed(page: Any, act: Any) -> None:
    """Do what changes the sheet, and wait until it is drawn anew."""
    with page.expect_response(lambda answer: answer.url.endswith("/preview")):
        act()
    page.locator("#maker:not([aria-busy])").wait_for()


def frame(page: Any) -> Any:
    return page.frame_locator("#sheet")


def by_the_print_dialog(page: Any) -> list[str]:
    """The words on each page as the browser itself prints the sheet."""
    own = page.context.new_page()
    own.goto(page.url.partition("#")[0] + "/preview")
    printed = extract_text(io.BytesIO(own.pdf(prefer_css_page_size=True)))
    own.close()
    return ["".join(p.split()) for p in printed.split("\f")]


def test_from_the_front_page_to_version_b_with_its_key_in_a_few_clicks(visit: Any) -> None:
    page = visit()
    count_clicks(page)
    page.reload()
    page.locator("a[href='/texts/fast-clock']").click()
    made(page, versions="2")
    with page.expect_download() as found:
        page.get_by_role("link", name="PDF", exact=True).click()
    paper = extract_text(io.BytesIO(found.value.path().read_bytes()))
    assert int(page.evaluate("sessionStorage.n")) < 12
    assert by_the_print_dialog(page) == ["".join(p.split()) for p in paper.split("\f")]
    whole = "".join(paper.split())
    assert whole.count("解答と解説") == 2
    assert whole.count("5分進んだ時計、このままでB") == 2  # the sheet and its key
    page.evaluate("""() => { const sheet = document.querySelector('#sheet').contentWindow;
        sheet.print = () => { window.printed = sheet.document.querySelectorAll('.sheet').length; }; }""")
    page.locator("#print").click()
    assert page.evaluate("window.printed") == 4


def test_the_sheet_changes_where_it_stands(visit: Any) -> None:
    page = visit("/texts/fast-clock")
    made(page)
    items = page.locator(".part li[id]")
    first, count = items.first.get_attribute("id"), items.count()
    changed(page, page.locator("#other-1").click)
    assert items.first.get_attribute("id") != first
    assert page.evaluate("document.activeElement.id") == "other-1"
    changed(page, page.locator(f"#remove-{count}").click)
    assert items.count() == count - 1 == frame(page).locator(".question").count()
    page.locator("#setup > summary").click()
    changed(page, lambda: page.locator("[name=direction]").select_option("vertical"))
    assert frame(page).locator("html.vertical").count() == 1
    changed(page, lambda: page.locator("[name=preset]").select_option("kanji"))
    assert items.count() == frame(page).locator(".question").count() == 20


def test_a_sheet_is_made_without_script(visit: Any) -> None:
    page = visit("/texts/fast-clock", java_script_enabled=False)
    made(page)
    count = page.locator(".part li[id]").count()
    page.get_by_role("link", name="Add a question of your own").click()
    page.locator("#prompt").fill("町は時計をどうしましたか。")
    for n, words in enumerate(("そのまま残した", "すぐに直した", "海に捨てた")):
        page.locator(f"[name=choice-{n}]").fill(words)
    page.locator("[name=right][value='0']").check()
    page.locator("[name=explanation]").fill("「そのまま残し」とあります。")
    page.locator("[name=evidence]").fill("そのまま残し")
    page.get_by_role("button", name="Keep the question").click()
    assert page.locator(".part li[id]").count() == count + 1
    frame(page).locator(".question", has_text="海に捨てた").wait_for()
    page.locator("#setup > summary").click()
    page.locator("[name=versions]").select_option("2")
    page.get_by_role("button", name="Use these").click()
    frame(page).locator(".sheet.key").nth(1).wait_for()
    assert frame(page).locator(".sheet").count() == 4


def answer(page: Any) -> None:
    """Answer an item of an assignment, whatever its shape."""
    if page.locator("#answer").count():
        page.locator("#answer").fill("あいうえお")
    elif page.locator(".places select").count():
        for n, place in enumerate(page.locator(".places select").all()):
            place.select_option(index=n + 1)
    else:
        for group in page.locator(".choices:not(.bank)").all():
            group.locator("input").first.check()
    page.get_by_role("button", name="Answer", exact=True).click()


def test_answers_appear_by_themselves_and_a_lost_phone_goes_on(visit: Any) -> None:
    """The pupil's phone runs no script; the teacher touches nothing."""
    teacher = visit("/texts/fast-clock")
    made(teacher, preset="exam-n3")
    teacher.get_by_text("On phones", exact=True).click()
    teacher.get_by_role("button", name="Make a class code").click()
    code = teacher.locator(".class-code .code").inner_text()
    for answers, marks in ((2, 2), (1, 3)):
        phone = visit("/", viewport=PHONE, java_script_enabled=False)
        phone.get_by_label("A class code?").fill(code.lower())
        phone.get_by_role("button", name="Open", exact=True).click()
        phone.get_by_label("Number").fill("7")
        phone.get_by_role("button", name="Begin").click()
        if phone.get_by_role("button", name="That is me").count():
            phone.get_by_role("button", name="That is me").click()
        for _ in range(answers):
            answer(phone)
        phone.context.close()
        teacher.locator(".grid td button").nth(marks - 1).wait_for()
    assert teacher.locator(".grid tbody tr").count() == 1
    assert teacher.get_by_text("2 phones").count() == 1


def all_pages(page: Any) -> Iterator[str]:
    """Leads the page through the teacher's side; says where it is."""
    home = "/".join(page.url.split("/", 3)[:3])
    page.goto(f"{home}/sheets/")
    yield "none"
    page.goto(f"{home}/sheets/new?text=fast-clock")
    page.locator(".mixture summary").click()
    yield "new"
    page.goto(f"{home}/texts/fast-clock")
    made(page, preset="exam-n3")
    page.locator("#setup > summary").click()
    yield "sheet"
    page.get_by_text("More files").click()
    yield "files"
    page.keyboard.press("Escape")
    page.get_by_text("Name, copy, delete").click()
    yield "name"
    page.keyboard.press("Escape")
    page.locator("a[href*='/items/']").first.click()
    yield "words"
    page.locator("#prompt").fill("ほかの文")
    page.get_by_role("button", name="Keep these words").click()
    yield "refused"
    page.get_by_role("link", name="Cancel").click()
    page.get_by_role("link", name="Add a question of your own").click()
    yield "own"
    page.goto(f"{home}/sheets/")
    yield "list"
    page.locator(".sheets .what").first.click()
    page.get_by_text("On phones", exact=True).click()
    yield "phones"
    page.get_by_role("button", name="Make a class code").click()
    yield "class, empty"
    page.locator("#terms > summary").click()
    yield "terms"
    page.keyboard.press("Escape")
    page.locator("#delete > summary").click()
    yield "delete a class"
    page.keyboard.press("Escape")
    page.locator(".class-code a", has_text="Large").click()
    yield "poster"
    page.go_back()
    page.locator(".class-code a[href$='/class/']").click()
    yield "door"
    page.go_back()
    page.locator(".class-code a[href*='/class/'][lang]").first.click()
    yield "name of a pupil"
    page.locator("#name").fill("山田")
    page.get_by_role("button", name="Begin").click()
    yield "question"
    answer(page)
    answer(page)
    page.get_by_role("link", name="To the end").click()
    yield "end"
    page.get_by_role("button", name="Hand it in").click()
    yield "told"
    page.get_by_role("button", name="Somebody else answers").click()
    page.locator("#name").fill("山田")
    page.get_by_role("button", name="Begin").click()
    yield "the same name"
    page.get_by_role("button", name="I am somebody else").click()
    page.goto(f"{home}/sheets/")
    page.locator(".sheets .what").first.click()
    page.get_by_text("On phones", exact=True).click()
    page.get_by_role("link", name="Results").click()
    yield "results"
    page.get_by_role("button", name="Withdraw question 1", exact=True).click()
    page.get_by_role("button", name="End it now").click()
    page.locator("#figures > summary").click()
    yield "withdrawn and ended"
    page.goto(f"{home}/sheets/")
    yield "list with classes"


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_no_page_shuts_a_teacher_or_a_pupil_out(visit: Any, viewport: dict[str, int]) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    page = visit(viewport=viewport)
    for name in all_pages(page):
        page.wait_for_load_state()
        for scheme, rules in (("dark", ["color-contrast"]), ("light", RULES)):
            page.emulate_media(color_scheme=scheme)
            found = axe.run(page, options={"runOnly": rules, "iframes": False})
            assert found.violations_count == 0, f"{name}, {scheme}: {found.generate_report()}"
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
        assert page.evaluate(SMALL) == [], name


def test_the_smallest_phone_needs_no_sideways_scroll(visit: Any) -> None:
    page = visit("/texts/fast-clock", viewport={"width": 320, "height": 600})
    made(page)
    page.locator("#setup > summary").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
