"""Words that would be script, markup or a template stay words, wherever they come from and wherever they are shown.

A text, its own items, glosses, names of learners, pupils, teachers, worksheets and files all carry them here; every
page is walked, and read as HTML, then in a browser whose Content-Security-Policy is switched off.
"""

import csv
import html
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import cycle
from threading import Thread
from typing import TYPE_CHECKING, Any

import html5lib
import pytest
from defusedxml import ElementTree
from flask import Flask
from werkzeug.serving import make_server

from quizgen import lexicon
from quizgen.analysis import analyse
from quizgen.items.base import Note
from quizgen.source.text import Text
from webapp.learn import lookups, reading
from webapp.study import Study

if TYPE_CHECKING:
    from conftest import Learner

SCRIPTS = (
    "<script>window.__x=1</script>",
    "<img src=x onerror=window.__x=1>",
    "<svg onload=window.__x=1>",
    '"><script>window.__x=1</script>',
    "'><img src=x onerror=window.__x=1>",
    "</title><script>window.__x=1</script>",
    "</textarea><script>window.__x=1</script>",
    "</style><script>window.__x=1</script>",
    "--><script>window.__x=1</script><!--",
    "]]><script>window.__x=1</script>",
    "</script><script>window.__x=1</script>",
    "<a href=javascript:window.__x=1 id=bait>x</a>",
    "javascript:window.__x=1",
    "<iframe srcdoc='<script>parent.__x=1</script>'></iframe>",
    "<details open ontoggle=window.__x=1>",
    "<math><mtext><style><img src=x onerror=window.__x=1></style></mtext></math>",
    '" onmouseover="window.__x=1" autofocus onfocus="window.__x=1" x="',
    "' onpointerover='window.__x=1' autofocus onfocus='window.__x=1' x='",
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content='0;url=javascript:window.__x=1'>",
    "<object data=javascript:window.__x=1></object><embed src=javascript:window.__x=1>",
    "<link rel=stylesheet href=//evil.example/x.css><style>@import '//evil.example';</style>",
    "&lt;script&gt;window.__x=1&lt;/script&gt;",
    "\\u003cscript\\u003ewindow.__x=1\\u003c/script\\u003e",
    "%3Cscript%3Ewindow.__x=1%3C/script%3E",
    "<template><script>window.__x=1</script></template>",
    "｜漢字《<img src=x onerror=window.__x=1>》",
    "<video><source onerror=window.__x=1></video><body onload=window.__x=1>",
)
TEMPLATES = ("{{7*7}}", "${7*7}", "{% print(7*7) %}", "#{7*7}", "<%= 7*7 %>", "%(x)s %s", "{0.__class__}", "{{config}}")
PAYLOADS = SCRIPTS + TEMPLATES
BODY = "\n\n".join(f"北の町に、小さなパン屋がある。{p}店の主人は毎朝四時に起きて、パンを焼く。" for p in PAYLOADS)
SHOWN = (
    "script&gt;",
    "img ",
    "svg ",
    "iframe ",
    "base ",
    "object ",
    "template&gt;",
    "video&gt;",
    "/title&gt;",
    "link ",
)
FOREIGN = ("base", "object", "embed", "math", "template", "video", "body[onload]")
ALLOWED = re.compile(
    r"(/|http://localhost/class/|#|\?|$|https://(www\.edrdg\.org|github\.com/rspeer|creativecommons\.org)/|data:font|javascript$)"
)


def hostile(text: Text, made: Study) -> Study:
    """The study with these words in every item and every choice."""
    analysis = analyse(text, lexicon.load())
    given = cycle(PAYLOADS)
    items = []
    for item in made.proposal.items:
        note = Note(next(given), next(given))
        choices = tuple(
            replace(c, text=next(given), why=next(given), explanation=Note(next(given), next(given)))
            for c in item.choices
        )
        prompt = (replace(item.prompt[0], text=next(given)), *item.prompt[1:])
        answers = tuple(next(given) for _ in item.answers)
        items.append(replace(item, choices=choices, prompt=prompt, explanation=note, answers=answers))
    return Study(analysis, replace(made.proposal, items=tuple(items)))


@pytest.fixture
def app(handmade: Callable[..., Flask], by_hand: Callable[[Text], Study], monkeypatch: pytest.MonkeyPatch) -> Flask:
    """The app over hostile items, with glosses that are no better."""
    real = reading.entry

    def entry(*given: Any) -> Any:
        found = real(*given)
        return found and replace(found, meanings=PAYLOADS, others=(PAYLOADS,))

    monkeypatch.setattr(reading, "entry", entry)
    monkeypatch.setattr(lookups, "entry", entry)
    return handmade(lambda text: hostile(text, by_hand(text)))


@pytest.fixture
def filled(app: Flask, client: "Learner", page: str) -> "Learner":
    """A visitor of whom everything there is carries these words."""
    library = app.extensions["quizgen"].library
    quoted = [p.replace("'", "''") for p in PAYLOADS]
    for n, payload in enumerate(quoted):
        fields = "\n".join(
            f"{name}: '{payload}'"
            for name in ("title", "genre", "source", "licence", "attribution", "summary_en", "summary_ja")
        )
        tags = f"['{payload}', '{quoted[n - 1]}']"
        body = BODY if n == 0 else "北の町に、小さなパン屋がある。"
        (library.folder / f"hostile-{n:02}.md").write_text(
            f"---\n{fields}\nlevel: N4\ntags: {tags}\n---\n\n{body}\n", encoding="utf-8"
        )
    client.send("/profile/name", name=SCRIPTS[0])
    client.send("/profile/add", name=SCRIPTS[1])
    return client


def addresses(app: Flask, client: "Learner") -> Iterator[str]:
    """Every address that shows something, over things that carry these words."""
    attempt, finished = client.begun(), client.begun()
    for number in range(1, 7):
        client.send(f"{finished}/{number}", answer=PAYLOADS[number])
    client.send(f"{finished}/1/report", reason="other", words=SCRIPTS[3])
    client.send(f"{finished}/finish")
    sheet = client.send("/sheets/", text="bakery", preset="short").location
    client.send(f"{sheet}/name", name=SCRIPTS[5])
    own = {"prompt": SCRIPTS[6], "shape": "choose", "choice": [*SCRIPTS[:3]], "right": "0", "explanation": SCRIPTS[9]}
    client.send(f"{sheet}/own", **own)
    client.send(f"{sheet}/own", prompt=SCRIPTS[7], shape="type", answers=SCRIPTS[8])
    given = client.send(f"{sheet}/assign", told="on").location
    lesson = given.removeprefix("/sheets")
    client.send(lesson, name=SCRIPTS[4])
    item = re.search(r'name="item" value="([^"]+)"', client.get(f"{lesson}/1").text)
    assert item
    client.send(f"{lesson}/1", item=item[1], answer=SCRIPTS[2])
    pasted = client.send("/paste", body=BODY, then="read").location
    for rule in app.url_map.iter_rules():
        if "GET" not in (rule.methods or ()) or rule.endpoint in ("static", "site.font", "offline.worker"):
            continue
        if rule.endpoint in ("teach.as_pdf", "teach.export", "offline.manifest", "offline.token"):
            continue
        for key in (attempt, finished, sheet, given) if rule.arguments else (attempt,):
            values = {"slug": "hostile-00", "key": key.rsplit("/", 1)[1], "number": 1, "index": 0, "turn": 1}
            values |= {"code": values["key"], "item": item[1], "table": "known"}
            yield re.sub(r"<(?:\w+:)?(\w+)>", lambda found, v=values: str(v.get(found[1], "x")), rule.rule)
    yield from (pasted, f"{attempt}/3", f"{finished}/2", f"{finished}/5", f"{lesson}/2", "/texts/bakery", "/?page=2")
    yield from (f"/{p}" for p in ("%3Cscript%3Ewindow.__x=1%3C/script%3E", "texts/%22%3E%3Cimg%20src=x%3E"))
    yield from ("/?q=%3Cimg%20src=x%20onerror=window.__x=1%3E", "/?tag=%22onfocus=x", "/class/?code=%3Cscript%3E")


def seen(app: Flask, client: "Learner") -> dict[str, Any]:
    """What each address that answers with a page gives, and those that are there to be refused."""
    found = {path: client.get(path) for path in dict.fromkeys(addresses(app, client))}
    pages = {p: a for p, a in found.items() if a.mimetype == "text/html" and "Content-Disposition" not in a.headers}
    return {p: a for p, a in pages.items() if a.status_code == 200 or "%3C" in p}


def foreign(page: str) -> list[str]:
    """Elements, attributes and addresses that no template of ours makes."""
    root = html5lib.parse(page, namespaceHTMLElements=False)
    found = []
    for node in root.iter():
        if not isinstance(node.tag, str):
            continue
        name = node.tag.rpartition("}")[2]
        links = [node.get(a, "") for a in ("href", "src", "action", "formaction", "data", "srcdoc", "content")]
        if node.tag == "meta":
            links = links if node.get("http-equiv") == "refresh" else []
        wrong = (name in FOREIGN and node.get("id") != "reasons") or (
            name == "script" and not node.get("src", "").startswith("/static/")
        )
        wrong = wrong or any(a.lower().startswith("on") for a in node.attrib)
        wrong = wrong or any(not ALLOWED.match(link) or link.startswith("//") for link in links)
        wrong = wrong or (
            name in ("img", "svg", "iframe") and not node.get("src", "/").startswith("/") and not node.get("class")
        )
        if wrong:
            found.append(f"<{name} {dict(node.attrib)}>")
    return found


def test_no_page_has_an_element_that_is_not_ours_and_no_template_is_evaluated(app: Flask, filled: "Learner") -> None:
    pages = seen(app, filled)
    assert len(pages) > 40
    assert {path: found for path, answer in pages.items() if (found := foreign(answer.text))} == {}
    whole = "".join(answer.text for answer in pages.values())
    assert [tag for tag in SHOWN if f"&lt;{tag}" not in whole] == []
    assert [t for t in TEMPLATES if t not in html.unescape(whole)] == []
    assert re.findall(r"\$49\b|#49\b|\b49 %>|.class .str.|.Config ", whole) == []


def test_titles_are_shown_character_for_character(app: Flask, filled: "Learner") -> None:
    for n, payload in enumerate(PAYLOADS):
        root = html5lib.parse(filled.get(f"/texts/hostile-{n:02}").text, namespaceHTMLElements=False)
        said = " ".join("".join(root.find(".//h1").itertext()).split())
        assert said == " ".join(payload.split())


def parsed(exported: bytes) -> None:
    """XML, or XML in an archive, as its reader takes it."""
    if not exported.startswith(b"PK"):
        ElementTree.fromstring(exported)
        return
    with zipfile.ZipFile(io.BytesIO(exported)) as archive:
        for name in archive.namelist():
            assert not name.startswith("/") and ".." not in name
            if name.endswith(".xml"):
                ElementTree.fromstring(archive.read(name))


def test_what_is_handed_to_other_programs_says_it_too(app: Flask, filled: "Learner") -> None:
    sheet = filled.send("/sheets/", text="bakery", preset="short").location
    whole = {
        name: filled.get(f"{sheet}/export/{name}") for name in ("json", "csv", "moodle", "qti", "gift", "markdown")
    }
    assert {answer.status_code for answer in whole.values()} == {200}
    assert all("attachment" in answer.headers["Content-Disposition"] for answer in whole.values())
    prompts = [item["prompt"][0]["text"] for item in whole["json"].get_json(force=True)["quiz"]["items"]]
    assert prompts and set(prompts) <= set(PAYLOADS)
    cells = [cell for row in csv.reader(io.StringIO(whole["csv"].text.removeprefix("\ufeff"))) for cell in row]
    assert set(prompts) & set(cells) and not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    for name in ("moodle", "qti"):
        parsed(whole[name].data)
    page = filled.get(f"{sheet}/sheet.html").text
    assert foreign(page.replace("<style>", "<p hidden>").replace("</style>", "</p>")) == []


@pytest.fixture
def address(app: Flask) -> Iterator[str]:
    """The app on a port of its own, as long as a test."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()


def test_nothing_of_it_runs_in_a_browser(app: Flask, filled: "Learner", address: str, browser: Any) -> None:
    paths = [*seen(app, filled)]
    cookie = filled.get_cookie("quizgen")
    assert cookie and len(paths) > 40
    for bypass in (True, False):
        context = browser.new_context(bypass_csp=bypass, service_workers="block")
        context.add_cookies([{"name": "quizgen", "value": cookie.value, "url": address}])
        context.route(
            re.compile(r"\.(css|woff2|png|svg)$"), lambda route: route.abort()
        )  # they take time and run nothing
        page, said = context.new_page(), []
        page.on("console", lambda m, said=said: said.append(m.text) if "Content Security Policy" in m.text else None)
        page.on("request", lambda r, said=said: None if r.url.startswith((address, "data:")) else said.append(r.url))
        page.on("dialog", lambda d, said=said: (said.append(d.message), d.dismiss()))
        ran = []
        for path in paths if bypass else paths[:: len(paths) // 12]:
            page.goto(address + path, wait_until="load")
            page.evaluate("document.querySelectorAll('#bait').forEach(e => e.click())")
            if any(frame.evaluate("window.__x") for frame in page.frames):
                ran.append(path)
        context.close()
        assert (ran, said) == ([], []), bypass
