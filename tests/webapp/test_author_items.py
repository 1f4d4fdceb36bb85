"""The author's desk for items, on the real rules: kept, refused, edited, written, and nothing of it written over."""

import errno
import html
import io
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import html5lib
import pytest
from flask import Flask

from quizgen.source import items_file
from quizgen.source.text import Decision, OwnItem
from webapp.study import study

if TYPE_CHECKING:
    from conftest import Learner

OWN = {
    "prompt": "店の主人は、どうしてパンをたくさん作りませんか。",
    "shape": "choose",
    "right": "0",
    "choice-0": "同じ味を守りたいから",
    "choice-1": "朝早く起きられないから",
    "choice-2": "手伝う人がいないから",
    "evidence": "同じ味を守りたいですから",
    "ja": "主人が「同じ味を守りたいですから」と言っています。",
}


@pytest.fixture
def app(handmade: Callable[..., Flask]) -> Flask:
    return handmade(study, patience=60)


@pytest.fixture
def text(folder: Path) -> Path:
    return folder / "texts" / "bakery.md"


def decided(text: Path) -> tuple[tuple[OwnItem, ...], dict[str, Decision]]:
    own, made = items_file.parsed(*items_file.read(items_file.beside(text)))
    return own, {d.item: d for d in made}


def items(client: "Learner") -> str:
    answer = client.get("/author/bakery/items")
    assert answer.status_code == 200
    page: str = answer.text
    parser = html5lib.HTMLParser(strict=False)
    parser.parse(page)
    assert not parser.errors
    return page


def card(page: str, item: str) -> str:
    found = re.search(rf'<li class="card[^>]*id="item-{item}".*?</li>\n', page, re.DOTALL)
    assert found
    return found[0]


def first(page: str, kind: str) -> str:
    """The id of the first item of a kind."""
    found = re.search(rf'id="item-({kind}-\w+)"', page)
    assert found
    return found[1]


def decide(client: "Learner", item: str, way: str, **form: str) -> Any:
    """Press the button of an item, as the page has it."""
    found = re.search(rf'/author/bakery/items/{item}/(?:{way}|refuse)\?seen=(\w*)"', items(client))
    stamp = re.search(rf'items/{item}/refuse" data-stamp="(\w*)"', items(client))
    seen = found[1] if found else stamp[1] if stamp else ""
    return client.send(f"/author/bakery/items/{item}/{way}?seen={seen}", **form)


def form_of(client: "Learner", path: str) -> dict[str, str]:
    """What stands in the fields of a form."""
    page = client.get(path).text
    fields = dict(re.findall(r'<input [^>]*name="([^"]+)"[^>]*? value="([^"]*)"', page))
    fields |= {m[0]: m[1] for m in re.findall(r'<textarea [^>]*name="([^"]+)".*?>\n(.*?)</textarea>', page, re.DOTALL)}
    fields.pop("csrf_token", None)
    return {name: html.unescape(value) for name, value in fields.items()}


def test_a_refused_item_is_asked_no_more(client: "Learner", text: Path) -> None:
    item = first(items(client), "kanji_reading")
    assert decide(client, item, "refuse", reason="too easy").status_code == 303
    assert decided(text)[1][item].reason == "too easy"
    assert "Too easy" in card(items(client), item)
    assert decide(client, item, "undecide").status_code == 303
    assert decided(text)[1] == {}


def test_an_own_reason_and_none(client: "Learner", text: Path) -> None:
    one, two = first(items(client), "kanji_reading"), first(items(client), "particle")
    decide(client, one, "refuse", why="  前の課で\n習った ")
    decide(client, two, "refuse")
    assert [decided(text)[1][i].reason for i in (one, two)] == ["前の課で 習った", "not worth asking"]


def test_a_kept_item_is_in_every_quiz(client: "Learner", text: Path) -> None:
    item = re.findall(r'id="item-(kanji_reading-\w+)"', items(client))[-1]
    decide(client, item, "keep")
    assert decided(text)[1][item].verdict == "keep"
    attempt = client.send("/texts/bakery/quiz", count="5").location
    assert item in "".join(client.get(f"{attempt}/{n}").text for n in range(1, 6))


def test_words_anew_are_asked_and_told_as_edited(client: "Learner", text: Path) -> None:
    item = first(items(client), "fact")
    path = f"/author/bakery/items/{item}/edit"
    form = form_of(client, path)
    form |= {"choice-1": "十一時", "ja-1": "十一時とは書いてありません。"}
    assert client.send(path, **form).status_code == 303
    edit = decided(text)[1][item].edit
    assert [(c.text, c.ja, c.en) for c in edit.choices] == [("十一時", *["十一時とは書いてありません。"] * 2)]
    assert edit.prompt == edit.ja == "" and edit.base
    assert "十一時" in card(items(client), item) and "edited" in card(items(client), item)


def test_an_edit_with_a_second_answer_is_told_and_not_saved(client: "Learner", text: Path) -> None:
    item = first(items(client), "fact")
    path = f"/author/bakery/items/{item}/edit"
    form = form_of(client, path)
    answer = client.send(path, **form | {"choice-1": form["choice-0"], "ja-1": "ちがいます。"})
    assert answer.status_code == 422
    assert "Two choices are the same" in answer.text and 'name="despite"' not in answer.text
    assert decided(text)[1] == {}


def test_a_check_may_be_overruled_with_open_eyes(client: "Learner", text: Path) -> None:
    item = first(items(client), "fact")
    path = f"/author/bakery/items/{item}/edit"
    form = form_of(client, path) | {"choice-1": "必ず十一時", "ja-1": "書いてありません。"}
    answer = client.send(path, **form)
    assert answer.status_code == 422 and 'name="despite" value="absolute"' in answer.text
    assert client.send(path, **form, despite="absolute").status_code == 303
    assert decided(text)[1][item].despite == ("absolute",)
    assert "必ず十一時" in card(items(client), item)


def test_an_explanation_written_for_other_words_is_asked_for_anew(client: "Learner", text: Path) -> None:
    item = first(items(client), "fact")
    path = f"/author/bakery/items/{item}/edit"
    answer = client.send(path, **form_of(client, path) | {"choice-1": "十一時"})
    assert answer.status_code == 422 and "was written for other words" in answer.text


def test_an_edit_without_a_difference_decides_nothing(client: "Learner", text: Path) -> None:
    path = f"/author/bakery/items/{first(items(client), 'fact')}/edit"
    assert client.send(path, **form_of(client, path)).status_code == 303
    assert decided(text)[1] == {}


def test_an_item_of_ones_own(client: "Learner", text: Path) -> None:
    assert client.send("/author/bakery/own", **OWN).status_code == 303
    (own,) = decided(text)[0]
    assert (own.prompt, own.evidence, own.choices[1].ja) == (OWN["prompt"], (OWN["evidence"],), OWN["ja"])
    page = items(client)
    assert OWN["prompt"] in re.sub("<r[pt]>.*?</r[pt]>|<[^>]+>", "", page)
    assert "It is not asked." not in page
    form = form_of(client, f"/author/bakery/own?name={own.name}")
    assert form["choice-1"] == OWN["choice-1"] and form["ja-1"] == ""
    changed = OWN | {"name": own.name, "seen": form["seen"], "choice-1": "夜おそく起きるから"}
    assert client.send("/author/bakery/own", **changed).status_code == 303
    assert [o.choices[1].text for o in decided(text)[0]] == ["夜おそく起きるから"]
    seen = form_of(client, f"/author/bakery/own?name={own.name}")["seen"]
    assert client.send("/author/bakery/own/delete", name=own.name, seen=seen).status_code == 303
    assert decided(text)[0] == ()


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"evidence": "ない言葉"}, "The text does not have these words: ない言葉"),
        ({"choice-2": ""}, "three or four choices"),
        ({"right": "3"}, "Mark the choice"),
        ({"prompt": ""}, "Write the question"),
        ({"ja": ""}, "Write why"),
        ({"shape": "type"}, "at least one answer"),
        ({"choice-1": "同じ味を守りたいから"}, "Two choices are the same"),
        ({"choice-1": "どれでもない"}, "poor choice"),
    ],
)
def test_what_is_wrong_with_an_own_item_is_told(
    client: "Learner", text: Path, wrong: dict[str, str], told: str
) -> None:
    answer = client.send("/author/bakery/own", **OWN | wrong)
    assert answer.status_code == 422
    assert told in answer.text
    assert decided(text) == ((), {})


def test_two_authors_on_one_item(client: "Learner", text: Path) -> None:
    item = first(items(client), "fact")
    decide(client, item, "keep")
    answer = client.send(f"/author/bakery/items/{item}/refuse?seen=", reason="too hard")
    assert answer.status_code == 409
    assert "Nothing was overwritten" in answer.text and "keep: true" in answer.text and "too hard" in answer.text
    assert decided(text)[1][item].verdict == "keep"


def test_an_editor_outside_and_the_browser_at_once(client: "Learner", text: Path) -> None:
    page = items(client)
    fact, particle = first(page, "fact"), first(page, "particle")
    path = f"/author/bakery/items/{fact}/edit"
    form = form_of(client, path) | {"prompt": "さて、" + form_of(client, path)["prompt"]}
    outside = f"# by hand\n{particle}:\n  keep: true\n{fact}:\n  refuse: by hand\n"
    items_file.beside(text).write_text(outside, encoding="utf-8")
    answer = client.send(path, **form)
    assert answer.status_code == 409
    assert "refuse: by hand" in answer.text and html.escape(form["prompt"]) in answer.text
    assert items_file.beside(text).read_text(encoding="utf-8") == outside
    seen = re.search(r'name="seen" value="(\w+)"', answer.text)
    assert seen and client.send(path, **form | {"seen": seen[1]}).status_code == 303
    assert items_file.beside(text).read_text(encoding="utf-8").startswith(f"# by hand\n{particle}:\n  keep: true\n")
    assert {i: d.verdict for i, d in decided(text)[1].items()} == {particle: "keep", fact: "edit"}


def test_orphans_and_changed_bases_are_listed(client: "Learner", text: Path) -> None:
    fact = first(items(client), "fact")
    beside = items_file.beside(text)
    beside.write_text(
        f"{fact}:\n  edit: {{explanation: {{ja: 本当です。}}}}\n  base: '00000000'\n"
        "fact-0000000000:\n  keep: true\n  asked: だれが来ましたか。\n",
        encoding="utf-8",
    )
    page = items(client)
    assert "The question below your edit has changed" in page
    assert "だれが来ましたか。" in page and "no longer made from the text" in page
    seen = re.search(r'items/fact-0000000000/undecide\?seen=(\w+)"', page)
    assert seen and client.send(f"/author/bakery/items/fact-0000000000/undecide?seen={seen[1]}").status_code == 303
    assert list(decided(text)[1]) == [fact]


def test_a_file_that_cannot_be_read_is_told_and_not_touched(client: "Learner", text: Path) -> None:
    items(client)
    beside = items_file.beside(text)
    beside.write_text("fact-0000000000:\n  keep: maybe\n", encoding="utf-8")
    assert client.get("/author/bakery/items").status_code == 404
    assert "keep is true" in client.get("/author/bakery/source").text
    assert beside.read_text(encoding="utf-8") == "fact-0000000000:\n  keep: maybe\n"


def test_a_disk_that_takes_nothing(client: "Learner", text: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fact, particle = (first(items(client), kind) for kind in ("fact", "particle"))
    decide(client, fact, "keep")
    before = {p.name: p.read_bytes() for p in text.parent.glob("[!.]*")}

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    path = f"/author/bakery/items/{fact}/edit"
    form = form_of(client, path) | {"ja": "四時だからです。"}
    answers = [decide(client, particle, "keep"), client.send(path, **form), client.send("/author/bakery/own", **OWN)]
    assert [a.status_code for a in answers] == [507] * 3
    assert "四時だからです。" in answers[1].text and OWN["prompt"] in answers[2].text
    assert {p.name: p.read_bytes() for p in text.parent.glob("[!.]*")} == before


def test_evidence_lights_up_beside(client: "Learner") -> None:
    item = first(items(client), "fact")
    assert 'class="evidence"' in client.get(f"/author/bakery/lit/{item}").text
    assert 'class="evidence"' in client.get(f"/author/bakery/items?lit={item}").text
    assert 'class="evidence"' not in client.get("/author/bakery/lit/none").text


@pytest.mark.parametrize("path", ["items/none/keep", "items/none/refuse", "items/none/undecide", "own/delete"])
def test_there_is_no_other_item(client: "Learner", path: str) -> None:
    assert client.send(f"/author/bakery/{path}", name="none").status_code == 404


def brought(client: "Learner", data: bytes, to: str = "/author/bundles", **form: Any) -> Any:
    page = client.get(to).text
    token = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert token
    fields = {"csrf_token": token[1], "file": (io.BytesIO(data), "bakery.zip")} | form
    return client.post(to, data=fields, content_type="multipart/form-data")


def test_a_bundle_goes_to_a_colleague_and_comes_back(client: "Learner", text: Path) -> None:
    page = items(client)
    fact, particle = first(page, "fact"), first(page, "particle")
    decide(client, fact, "keep")
    decide(client, particle, "refuse", reason="too hard")
    packed = client.get("/author/bakery/bundle").data
    there = brought(client, packed, name="bakery-2")
    assert there.status_code == 303 and there.location.endswith("/author/bakery-2/items")
    assert text.with_name("bakery-2.items.yaml").read_bytes() == items_file.beside(text).read_bytes()
    decide(client, fact, "undecide")
    decide(client, particle, "keep")
    answer = brought(client, packed, "/author/import")
    assert "1 decision was added." in answer.text and "too hard" in answer.text
    assert {i: d.verdict for i, d in decided(text)[1].items()} == {fact: "keep", particle: "keep"}
    form = dict(re.findall(r'name="(key|seen)" value="(\w+[^"]*)"', answer.text))
    entry = re.search(r'<textarea name="entry" hidden>\n(.*?)</textarea>', answer.text, re.DOTALL)
    assert entry
    assert client.send("/author/bakery/theirs", **form, entry=html.unescape(entry[1])).status_code == 303
    assert decided(text)[1][particle].reason == "too hard"


def test_no_bundle_writes_over_another_text(client: "Learner", text: Path) -> None:
    packed = client.get("/author/bakery/bundle").data
    text.write_text(text.read_text(encoding="utf-8").replace("四時", "五時"), encoding="utf-8")
    before = text.read_bytes()
    answer = brought(client, packed)
    assert answer.status_code == 409 and "another version" in answer.text
    assert brought(client, b"PK\x03\x04 no bundle").status_code == 422
    assert brought(client, packed, name="../x").status_code == 409
    assert text.read_bytes() == before


@pytest.mark.parametrize("status", ["published", "draft"])
def test_a_text_is_previewed_before_it_is_published(client: "Learner", text: Path, page: str, status: str) -> None:
    text.write_text(page.replace("genre: news", f"status: {status}"), encoding="utf-8")
    item = first(items(client), "fact")
    decide(client, item, "keep")
    assert "Take the quiz as a learner" in client.get("/author/bakery/preview").text
    attempt = client.send("/author/bakery/preview", count="5").location
    assert item in "".join(client.get(f"{attempt}/{n}").text for n in range(1, 6))
    sheet = client.get("/author/bakery/sheet")
    assert "町のパン屋" in sheet.text and "script-src" not in sheet.headers["Content-Security-Policy"]
    assert client.get("/texts/bakery").status_code == (200 if status == "published" else 404)
