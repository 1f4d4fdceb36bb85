"""Bringing texts in by the browser: looked at first, what was cleaned away put back, nothing written that is wrong."""

import io
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from quizgen.source import read_path

if TYPE_CHECKING:
    from conftest import Learner

FILES = Path(__file__).parents[1] / "source" / "files"
STORY = """雨の日

取材・文：山野 花

昨日の大雨で、町の橋が流されました。私たちは、｜上手《かみて》の橋まで歩きました。

写真：山野花

川の水は、夕方にはなくなりました。町の人は、みんな安心しました。
"""


def sent(client: "Learner", data: bytes | str, name: str = "ame.txt") -> Any:
    """The answer to what is sent as a file, or pasted."""
    if isinstance(data, str):
        return client.send("/author/import", body=data)
    return client.send("/author/import", file=(io.BytesIO(data), name))


def names(folder: Path) -> set[str]:
    return {path.name for path in (folder / "texts").glob("[!.]*")} - {"bakery.md"}


def test_a_pasted_text_is_looked_at_and_becomes_a_draft(client: "Learner", folder: Path) -> None:
    look = sent(client, STORY).location
    page = client.get(look).text
    assert names(folder) == set()
    assert "取材・文：山野 花" in page and "byline" in page and "Estimated level" in page
    said = {"title": "大雨の日", "level": "N4", "licence": "CC BY 4.0", "source": "町の新聞", "name": "雨 の日"}
    answer = client.send(look, **said)
    assert answer.location.endswith("/author/%E9%9B%A8-%E3%81%AE%E6%97%A5")
    text = read_path(folder / "texts" / "雨-の日.md")
    assert (text.title, text.level, text.licence, text.source, text.status) == (
        *("大雨の日", "N4", "CC BY 4.0", "町の新聞"),
        "draft",
    )
    assert [text.body[r.start : r.end] for r in text.readings] == ["上手"]
    assert "大雨の日" not in client.get("/").text


def test_what_was_cleaned_away_is_put_back(client: "Learner", folder: Path) -> None:
    look = sent(client, STORY).location
    number = re.search(
        r'value="(1-\d+)"> <span><span class="facts">[^<]*</span> <span lang="ja">写真', client.get(look).text
    )
    assert number
    client.send(look, back=number[1], name="ame")
    assert read_path(folder / "texts" / "ame.md").body.split("\n")[1] == "写真：山野花"


@pytest.mark.parametrize("name", sorted(p.name for p in FILES.iterdir() if p.stem == "asa"))
def test_every_format(client: "Learner", folder: Path, name: str) -> None:
    look = sent(client, (FILES / name).read_bytes(), name).location
    client.send(look, chapter="1", name="asa")
    assert "橋" in read_path(folder / "texts" / "asa.md").body


def book(*pages: str) -> bytes:
    """A ZIP file of texts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for n, page in enumerate(pages):
            archive.writestr(f"{n}.txt", page)
    return out.getvalue()


def test_chapters_are_chosen(client: "Learner", folder: Path) -> None:
    pages = [f"第{n}の話\n\n昨日の大雨で、{n}本の橋が流されました。私たちは、駅まで歩きました。" for n in "一二三"]
    look = sent(client, book(*pages), "kawa.zip").location
    assert client.get(look).text.count('name="chapter"') == 3
    assert client.send(look).status_code == 422
    assert client.send(look, chapter=["1", "3"], level="each", name="kawa").status_code == 303
    assert names(folder) == {"kawa-01.md", "kawa-03.md"}


def test_the_same_text_is_noticed(client: "Learner", page: str) -> None:
    body = page.split("---\n")[2]
    assert "100% the same" in client.get(sent(client, body).location).text
    near = client.get(sent(client, body.replace("四時", "五時")).location).text
    assert re.search(r"\d\d% the same", near) and "/author/bakery" in near


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ("", "paste.txt"),
        ("hello", "paste.txt"),
        (b"PK\x03\x04broken", "a.docx"),
        (b"PK\x03\x04broken", "a.epub"),
        (b"%PDF-1.4 broken", "a.pdf"),
        (b"\x89PNG\r\n\x1a\n", "a.png"),
        ("雨だ。".encode("euc_jp") + b"\xff\xff", "a.txt"),
        (b"<html><body></body></html>", "a.html"),
        (b"1\n00:00:01,000 --> 00:00:02,000\n\n", "a.srt"),
        (b"\0" * 100, "a.zip"),
    ],
)
def test_what_cannot_be_read_is_told_and_nothing_is_written(
    client: "Learner", folder: Path, data: Any, name: str
) -> None:
    answer = sent(client, data, name)
    assert answer.status_code == 422 and 'role="alert"' in answer.text
    assert names(folder) == set() and not (folder / "data" / "imports").exists()


def test_a_name_that_is_taken_is_told(client: "Learner", folder: Path, page: str) -> None:
    look = sent(client, STORY).location
    answer = client.send(look, name="bakery", licence="CC BY 4.0")
    assert answer.status_code == 422 and "of that name already" in answer.text
    assert 'value="CC BY 4.0"' in answer.text
    assert (folder / "texts" / "bakery.md").read_text(encoding="utf-8") == page


@pytest.mark.parametrize("key", ["none", "0123456789abcdef", "..%2Fsecret"])
def test_there_is_nothing_under_another_key(client: "Learner", key: str) -> None:
    assert client.get(f"/author/import/{key}").status_code == 404


def test_an_author_may_send_more_than_others(client: "Learner") -> None:
    assert sent(client, "雨が降った。" * 30_000).status_code == 303
    assert client.send("/paste", body="あ" * 400_000).status_code == 413
    answer = sent(client, "x" * 17_000_000)
    assert answer.status_code == 413 and "16 MB" in answer.text
