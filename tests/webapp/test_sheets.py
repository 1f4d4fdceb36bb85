"""Worksheets: made from a text, changed by hand, kept, opened again, handed out; no script and no browser is needed."""

import csv
import io
import json
import re
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from flask import Flask

if TYPE_CHECKING:
    from conftest import Learner

ON_BOTH = True


@pytest.fixture
def sheet(client: "Learner") -> str:
    """The address of a worksheet on the library's text."""
    answer = client.send("/sheets/", text="bakery", preset="short")
    assert answer.status_code == 303
    return str(answer.location)


def asked(client: "Learner", sheet: str) -> list[str]:
    """The ids of the items in their order."""
    return re.findall(r'<li id="item-([\w-]+)"', client.get(sheet).text)


def printed(client: "Learner", sheet: str) -> list[str]:
    """The ids of the items on the sheet itself, all versions in a row."""
    return re.findall(r'data-item="([a-z_]+-[\w-]+)"', client.get(f"{sheet}/preview").text)


def said(client: Any, path: str) -> str:
    """What a page says, without readings."""
    return re.sub(r"<rp>.*?</rp>|<rt>.*?</rt>|<[^>]+>", "", client.get(path).text)


def place(client: "Learner", sheet: str, kind: str) -> str:
    return next(i for i in asked(client, sheet) if i.startswith(kind))


def test_the_way_to_a_sheet_begins_at_the_text(client: "Learner") -> None:
    assert 'href="/sheets/new?text=bakery"' in client.get("/texts/bakery").text
    assert '<option value="bakery" selected>' in client.get("/sheets/new?text=bakery").text


def test_what_is_listed_is_what_is_printed(client: "Learner", sheet: str) -> None:
    assert len(asked(client, sheet)) == 6
    assert printed(client, sheet) == asked(client, sheet)


def test_so_many_of_each_kind(client: "Learner") -> None:
    sheet = client.send(
        "/sheets/", text="bakery", preset="own", **{"n-fact": "1", "n-particle": "1", "n-none": "3"}
    ).location
    assert {i.split("-")[0] for i in asked(client, sheet)} == {"fact", "particle"}


@pytest.mark.parametrize(
    ("wish", "status"),
    [
        ({"text": ""}, 422),
        ({"text": "none"}, 404),
        ({"text": "bakery", "preset": "own", "n-gist": "2"}, 422),
        ({"text": "bakery", "preset": "x", "count": "-4", "level": "N9", "paper": "a0", "versions": "9"}, 303),
    ],
)
def test_a_wish_that_cannot_be_met_is_said(client: "Learner", wish: dict[str, str], status: int) -> None:
    assert client.send("/sheets/", **wish).status_code == status


def test_an_item_is_deleted_and_does_not_come_back(client: "Learner", sheet: str) -> None:
    gone = asked(client, sheet)[0]
    client.send(f"{sheet}/items/{gone}/delete")
    client.send(f"{sheet}/again")
    assert gone not in asked(client, sheet)
    assert len(asked(client, sheet)) == 5


def test_parts_change_places(client: "Learner", sheet: str) -> None:
    before = asked(client, sheet)
    client.send(f"{sheet}/parts/{before[0]}/down")
    assert asked(client, sheet) == [before[1], before[0], *before[2:]] == printed(client, sheet)
    client.send(f"{sheet}/parts/{before[0]}/up")
    assert asked(client, sheet) == before


def test_items_change_places_within_their_part(client: "Learner", sheet: str) -> None:
    for prompt in ("一つ目", "二つ目"):
        client.send(f"{sheet}/own", prompt=prompt, shape="write", answers="はい")
    one, two = asked(client, sheet)[-2:]
    client.send(f"{sheet}/items/{one}/down")
    assert asked(client, sheet)[-2:] == [two, one] == printed(client, sheet)[-2:]


def test_where_there_is_no_other_item_it_is_said(client: "Learner", sheet: str) -> None:
    answer = client.send(f"{sheet}/items/{place(client, sheet, 'fact')}/other")
    assert answer.status_code == 409
    assert "no other question of this kind" in answer.text


def test_new_words_stand_on_the_sheet_and_outlive_the_server(client: "Learner", sheet: str, handmade: Any) -> None:
    fact = place(client, sheet, "fact")
    words = {"prompt": "主人が起きるのは何時ですか。", "explanation": "「毎朝四時」とあります。"}
    given = re.findall(r'name="choice-(\d)"[^>]* value="([^"]*)"', client.get(f"{sheet}/items/{fact}").text)
    choices = {f"choice-{n}": text.replace("昼", "十二時") for n, text in given}
    assert client.send(f"{sheet}/items/{fact}", **words, **choices).status_code == 303
    again = handmade().test_client()
    with client.session_transaction() as mine, again.session_transaction() as session:
        session.update(mine)
    for visitor in (client, again):
        plain = said(visitor, f"{sheet}/preview")
        assert words["prompt"] in plain and words["explanation"] in plain and "十二時" in plain
        assert "主人は、何時に起きますか。" not in plain
    client.send(f"{sheet}/again")
    assert said(client, sheet).count("十二時") == 1
    client.send(f"{sheet}/items/{fact}/as-it-was")
    assert "十二時" not in said(client, sheet)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("kanji_reading", {"prompt": "ほかの文です。"}),
        ("fact", {"choice-0": "四時", "choice-1": "四時"}),
        ("fact", {"choice-1": " "}),
        ("typed_reading", {"answers": "\n"}),
    ],
)
def test_words_that_spoil_an_item_are_not_taken(
    client: "Learner", sheet: str, kind: str, words: dict[str, str]
) -> None:
    path = f"{sheet}/items/{place(client, sheet, kind)}"
    page = client.get(path).text
    whole = dict(re.findall(r'name="(choice-\d)"[^>]* value="([^"]*)"', page))
    whole |= dict(re.findall(r'<textarea[^>]* name="(\w+)"[^>]*>\n(.*?)</textarea>', page, re.S))
    answer = client.send(path, **whole | words)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert client.send(path, **whole).status_code == 303


def test_an_item_of_ones_own_is_printed_with_its_line_in_the_key(client: "Learner", sheet: str) -> None:
    own = {"prompt": "店では、何を焼きますか。", "shape": "choose", "choice-0": "魚", "choice-1": "パン", "right": "1"}
    answer = client.send(f"{sheet}/own", **own, evidence="六種類のパンを焼く", explanation="パン屋です。")
    key = answer.location.partition("#item-")[2]
    assert printed(client, sheet)[-1] == key
    solutions = client.get(f"{sheet}/preview").text.partition('class="solutions"')[2].rpartition('class="solution"')[2]
    assert "パン屋です。" in solutions and "行目" in solutions
    assert client.send(f"{sheet}/items/{key}", **own | {"choice-0": "本"}).status_code == 303
    assert asked(client, sheet)[-1] == key
    assert "魚" not in client.get(f"{sheet}/preview").text
    client.send(f"{sheet}/items/{key}/delete")
    assert key not in asked(client, sheet)


@pytest.mark.parametrize(
    "own",
    [
        {"prompt": ""},
        {"prompt": "何ですか。", "choice-0": "一つだけ", "right": "0"},
        {"prompt": "何ですか。", "choice-0": "パン", "choice-1": "魚"},
        {"prompt": "何ですか。", "choice-0": "パン", "choice-1": "魚", "right": "3"},
        {"prompt": "何ですか。", "choice-0": "パン", "choice-1": "パン", "right": "0"},
        {"prompt": "何ですか。", "shape": "type"},
        {"prompt": "何ですか。", "shape": "type", "answers": "パン", "evidence": "書いていないこと"},
    ],
)
def test_half_an_item_is_not_taken_and_nothing_typed_is_lost(
    client: "Learner", sheet: str, own: dict[str, str]
) -> None:
    answer = client.send(f"{sheet}/own", **own)
    assert answer.status_code == 422
    assert all(own[name] in answer.text for name in ("prompt", "choice-0", "evidence") if name in own)
    assert len(asked(client, sheet)) == 6


def test_hostile_words_are_shown_as_they_are(client: "Learner", sheet: str) -> None:
    bad = "<script>window.__x=1</script>"
    own = {"prompt": bad, "choice-0": bad, "choice-1": "b", "right": "1", "explanation": bad}
    client.send(f"{sheet}/own", **own)
    client.send(f"{sheet}/name", name=bad)
    for path in (sheet, f"{sheet}/preview", "/sheets/", f"{sheet}/sheet.html"):
        assert bad not in client.get(path).text
        assert "&lt;script&gt;" in client.get(path).text


def test_the_look_changes_no_item_and_the_wish_does(client: "Learner", sheet: str) -> None:
    before = asked(client, sheet)
    look = {"paper": "b5", "direction": "vertical", "words": "en", "key": "none", "points": "5", "furigana": "none"}
    client.send(f"{sheet}/settings", text="bakery", preset="short", **look)
    page = client.get(f"{sheet}/preview").text
    assert asked(client, sheet) == before
    assert '<html lang="en" class="b5 vertical lying">' in page
    assert "5 points each" in page and "Answers and explanations" not in page and "<rt>" not in page
    client.send(f"{sheet}/settings", text="bakery", preset="kanji")
    assert {i.rpartition("-")[0] for i in asked(client, sheet)} == {"kanji_reading", "typed_reading"}


def test_versions_stand_one_after_the_other_each_with_its_key(client: "Learner", sheet: str) -> None:
    client.send(f"{sheet}/settings", text="bakery", preset="short", versions="2")
    assert sorted(printed(client, sheet)) == sorted(asked(client, sheet) * 2)
    assert client.get(f"{sheet}/preview").text.count('<section class="sheet key">') == 2


def test_a_name_stands_above_the_sheet_and_a_copy_is_changed_apart(client: "Learner", sheet: str) -> None:
    client.send(f"{sheet}/name", name="第三回テスト")
    assert "<title>第三回テスト</title>" in client.get(f"{sheet}/preview").text
    copy = client.send(f"{sheet}/copy").location
    client.send(f"{copy}/items/{asked(client, copy)[0]}/delete")
    assert (len(asked(client, sheet)), len(asked(client, copy))) == (6, 5)
    assert client.get("/sheets/").text.count("第三回テスト") >= 2
    client.send(f"{sheet}/delete")
    assert client.get(sheet).status_code == 404
    assert client.get(copy).status_code == 200


def test_a_sheet_is_its_makers_alone(app: Flask, client: "Learner", sheet: str) -> None:
    stranger = app.test_client()
    assert [stranger.get(sheet + p).status_code for p in ("", "/preview", "/sheet.html", "/export/csv")] == [404] * 4
    assert "町のパン屋" not in stranger.get("/sheets/").text
    assert stranger.send(f"{sheet}/delete").status_code == 404  # type: ignore[attr-defined]
    assert client.get(sheet).status_code == 200


def test_a_text_of_ones_own_stays_with_its_sheet(client: "Learner") -> None:
    text = client.send("/paste", body=client.body, then="read").location
    sheet = client.send("/sheets/", text=text.rpartition("/")[2]).location
    assert "It stays until you delete it." in client.get(text).text
    client.send(f"{text}/remove")
    assert client.get(sheet).status_code == 404


def test_the_sheet_itself_runs_nothing_and_stands_in_our_page_alone(client: "Learner", sheet: str) -> None:
    headers = client.get(f"{sheet}/preview").headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "frame-ancestors 'self'" in policy and "script" not in policy
    assert headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-src 'self'" in client.get(sheet).headers["Content-Security-Policy"]


@pytest.mark.parametrize("name", ["anki", "anki-text", "moodle", "gift", "qti", "csv", "markdown", "json"])
def test_every_format_has_exactly_these_items(client: "Learner", sheet: str, name: str) -> None:
    gone = place(client, sheet, "fact")
    client.send(f"{sheet}/items/{gone}/delete")
    answer = client.get(f"{sheet}/export/{name}")
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].startswith("attachment")
    held = _text(answer.data)
    ids = asked(client, sheet)
    assert gone not in held
    if name not in ("markdown", "gift", "anki-text"):
        assert all(i in held for i in ids)


def _text(data: bytes) -> str:
    """All that a file says, packed or not."""
    if not data.startswith(b"PK"):
        return data.decode("utf-8-sig")
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return "".join(packed.read(n).decode("utf-8", "replace") for n in packed.namelist())


def test_tables_and_json_open(client: "Learner", sheet: str) -> None:
    rows = list(csv.reader(io.StringIO(client.get(f"{sheet}/export/csv").data.decode("utf-8-sig"))))
    assert len(rows) == 7
    items = json.loads(client.get(f"{sheet}/export/json").data)["quiz"]["items"]
    assert [i["id"] for i in items] == asked(client, sheet)


def test_all_that_is_kept_can_be_taken_along_and_deleted(client: "Learner", sheet: str) -> None:
    kept = json.loads(client.get("/profile/quizgen.json").data)["sheets"]
    assert [k["picked"]["items"] for k in kept] == [asked(client, sheet)]


def test_paper_is_turned_and_filled_in_with_circles_and_squares(client: "Learner", sheet: str) -> None:
    look = {"page": "turned", "answers": "circles", "squares": "on"}
    client.send(f"{sheet}/settings", text="bakery", preset="short", **look)
    page = client.get(f"{sheet}/preview").text
    assert 'class="a4 lying halved"' in page
    assert '<span class="answer circles">' in page and '<div class="squares">' in page
    form = client.get(sheet).text
    assert '<option value="turned" selected>' in form and '<option value="circles" selected>' in form


def test_three_sheets_of_one_text(client: "Learner", sheet: str) -> None:
    before = asked(client, sheet)
    own = {"prompt": "店は、どこにありますか。", "shape": "write", "answers": "駅の前"}
    client.send(f"{sheet}/own", **own)
    assert client.send(f"{sheet}/sets").status_code == 303
    listed = client.get("/sheets/").text
    keys = re.findall(r'class="what" href="(/sheets/[\w-]+)"', listed)
    made = {re.search(r'class="version">(\w+)<', client.get(f"{key}/preview").text)[1]: key for key in keys}  # type: ignore[index]
    easy, normal, hard = (made[name] for name in ("きほん", "ひょうじゅん", "はってん"))
    assert normal == sheet and asked(client, sheet)[: len(before)] == before
    assert all(said(client, f"{key}/preview").count(own["prompt"]) for key in keys)
    assert "<rt>" not in client.get(f"{hard}/preview").text
    assert client.get(f"{easy}/preview").text.count("<rt>") > client.get(f"{normal}/preview").text.count("<rt>")
    assert all(f"{name} · " in listed for name in ("easy", "normal", "hard"))


def test_a_word_document_is_handed_out(client: "Learner", sheet: str) -> None:
    answer = client.get(f"{sheet}/sheet.docx")
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="sheet.docx"')
    assert "word/document.xml" in zipfile.ZipFile(io.BytesIO(answer.data)).namelist()


def test_the_sheet_leads_to_its_class_and_to_no_other_items(
    client: "Learner", sheet: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webapp.reach.alone", lambda: False)
    look = {"text": "bakery", "preset": "short", "qr": "on"}
    client.send(f"{sheet}/settings", **look)
    assert "<svg" not in client.get(f"{sheet}/preview").text
    code = client.send(f"{sheet}/assign").location.rpartition("/")[2]
    page = client.get(f"{sheet}/preview").text
    assert "<svg" in page and f'<span class="code">{code}</span>' in page and f"/class/{code}</p>" in page
    client.send(f"{sheet}/items/{asked(client, sheet)[0]}/delete")
    assert "<svg" not in client.get(f"{sheet}/preview").text
    client.send(f"{sheet}/assign")
    assert "<svg" in client.get(f"{sheet}/preview").text
    client.send(f"{sheet}/settings", **look | {"qr": ""})
    assert "<svg" not in client.get(f"{sheet}/preview").text


def test_what_only_this_machine_opens_is_no_address_for_phones(client: "Learner", sheet: str) -> None:
    client.send(f"{sheet}/settings", text="bakery", preset="short", qr="on")
    client.send(f"{sheet}/assign")
    assert "<svg" not in client.get(f"{sheet}/preview").text
