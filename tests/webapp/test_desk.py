"""The desk: what is doubtful is settled in the file, for good; words are cut, names are told, all is undone."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from flask import Flask

from quizgen import lexicon
from quizgen.analysis import analyse
from quizgen.items.base import Proposal
from quizgen.source import read_path
from quizgen.source.text import Text
from webapp.study import Study

if TYPE_CHECKING:
    from conftest import Learner

PLAY = """---
title: 舞台
level: N3
mood: 楽しい # a note of the author's
---

舞台の上手から、今日の社会を表す人が出てきた。金がある。

金の時計は、漱石の本と金の箱の中だ。手話教室の図書館。
"""


@pytest.fixture
def play(folder: Path) -> Path:
    path = folder / "texts" / "butai.md"
    path.write_text(PLAY, encoding="utf-8")
    return path


@pytest.fixture
def app(handmade: Callable[..., Flask], play: Path) -> Flask:
    def study(text: Text) -> Study:
        return Study(analyse(text, lexicon.load()), Proposal(()))

    return handmade(study)


def seen(client: "Learner") -> str:
    found = re.search(r'name="seen" value="(\w+)"', client.get("/author/butai").text)
    assert found
    return found[1]


def settle(client: "Learner", word: str, reading: str, n: int = 0, **more: Any) -> Any:
    """Settle the reading of a word at its place number ``n`` in the body."""
    body = read_path(Path(client.application.extensions["quizgen"].library.folder) / "butai.md").body
    start = [m.start() for m in re.finditer(word, body)][n]
    sent = {"seen": seen(client), "start": start, "end": start + len(word), "reading": reading} | more
    return client.send("/author/butai/reading", **sent)


def doubted(client: "Learner") -> list[str]:
    """The doubtful words on the page, each with its readings."""
    forms = re.findall(r'<form class="doubt".*?</form>', client.get("/author/butai").text, re.DOTALL)
    return [re.sub(r"<[^>]+>", "", form.split("<mark>")[1].split("</mark>")[0]) for form in forms]


def test_a_doubt_that_is_settled_is_no_doubt_any_more(client: "Learner", play: Path) -> None:
    assert "今日" in doubted(client)
    assert settle(client, "今日", "きょう").status_code == 303
    assert play.read_text(encoding="utf-8") == PLAY.replace("今日", "｜今日《きょう》")
    assert "今日" not in doubted(client)
    page = client.get("/author/butai").text
    assert "<mark>｜</mark>今日<mark>《きょう》</mark>" in page


def test_all_doubts_are_settled_by_their_first_reading(client: "Learner", play: Path) -> None:
    while first := re.search(r'<form class="doubt".*?</form>', client.get("/author/butai").text, re.DOTALL):
        values = dict(re.findall(r'name="(seen|start|end|reading)" value="([^"]+)"', first[0]))
        assert client.send("/author/butai/reading", **values).status_code == 303
    assert doubted(client) == []
    assert "Nothing is doubtful any more" in client.get("/author/butai").text


def test_everywhere_means_every_place(client: "Learner", play: Path) -> None:
    settle(client, "金", "きん", 1, everywhere="on")
    assert play.read_text(encoding="utf-8") == PLAY.replace("金", "｜金《きん》")


def test_a_word_nobody_doubts_can_be_read_otherwise(client: "Learner", play: Path) -> None:
    page = client.get("/author/butai").text
    word = re.search(r'href="\?word=(\d+)#now"[^>]*><ruby data-rt="じょうず">上手', page)
    word = word or re.search(r'href="\?word=(\d+)#now"[^>]*><ruby[^>]*>上', page)
    assert word
    assert "かみて" in client.get(f"/author/butai?word={word[1]}").text
    settle(client, "上手", "", typed="カミテ")
    assert "｜上手《かみて》" in play.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("sent", "line"),
    [
        ({"cut": "手話教室"}, "words: [手話教室]"),
        ({"cut": "図書｜館"}, 'words: ["図書|館"]'),
        ({"cut": "漱石", "kind": "person"}, "names: {漱石: person}"),
    ],
)
def test_words_and_names_are_written_into_the_front_matter(
    client: "Learner", play: Path, sent: dict[str, str], line: str
) -> None:
    assert client.send("/author/butai/word", seen=seen(client), **sent).status_code == 303
    assert play.read_text(encoding="utf-8") == PLAY.replace("---\n\n", f"{line}\n---\n\n")


def test_a_place_that_may_be_cut_in_two_ways_is_settled(client: "Learner", play: Path) -> None:
    play.write_text(PLAY + "\nここではきものをぬいでください。\n", encoding="utf-8")
    ways = re.findall(r'name="cut" value="([^"]+)"', client.get("/author/butai").text)
    assert ways == ["で|は|きもの", "で|はきもの"]
    client.send("/author/butai/word", seen=seen(client), cut=ways[1])
    assert 'words: ["で|はきもの"]\n' in play.read_text(encoding="utf-8")
    assert 'name="cut" value="で' not in client.get("/author/butai").text


def test_what_was_said_of_a_word_before_goes(client: "Learner", play: Path) -> None:
    for cut in ("図書|館", "手話教室", "図書館"):
        client.send("/author/butai/word", seen=seen(client), cut=cut)
    assert "words: [手話教室, 図書館]\n" in play.read_text(encoding="utf-8")


def test_every_step_is_undone_and_nothing_is_lost(client: "Learner", play: Path) -> None:
    settle(client, "今日", "きょう")
    settle(client, "金", "きん")
    page = "/author/butai"
    for _ in range(2):
        version = re.search(r'name="version" value="(\d+)"', client.get(page).text)
        assert version
        page = client.send("/author/butai/undo", seen=seen(client), version=version[1]).location
    assert play.read_text(encoding="utf-8") == PLAY
    assert client.get("/author/butai/history").text.count("<time") == 4
    newest = re.search(r'name="version" value="(\d+)"', client.get("/author/butai/history").text)
    assert newest
    client.send("/author/butai/history", seen=seen(client), version=newest[1])
    assert "《きょう》" in play.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("path", "sent"),
    [
        ("reading", {"start": "0", "end": "2", "reading": "butai"}),
        ("reading", {"start": "5", "end": "2", "reading": "きょう"}),
        ("reading", {"start": "0", "end": "9999", "reading": "きょう"}),
        ("reading", {"start": "0", "end": "2"}),
        ("word", {"cut": "象"}),
        ("word", {"cut": "|"}),
    ],
)
def test_what_makes_no_sense_changes_nothing(client: "Learner", play: Path, path: str, sent: dict[str, str]) -> None:
    assert client.send(f"/author/butai/{path}", seen=seen(client), **sent).status_code == 422
    assert play.read_text(encoding="utf-8") == PLAY


def test_two_authors_on_one_text(client: "Learner", play: Path) -> None:
    before = seen(client)
    settle(client, "今日", "きょう")
    mine = play.read_text(encoding="utf-8")
    for path, sent in (("reading", {"start": "0", "end": "2", "reading": "ぶたい"}), ("word", {"cut": "図書館"})):
        answer = client.send(f"/author/butai/{path}", **({"seen": before} | sent))
        assert (answer.status_code, play.read_text(encoding="utf-8")) == (409, mine)
        assert "Nothing was overwritten" in answer.text


def test_no_text_is_published_without_a_licence(client: "Learner", play: Path) -> None:
    play.write_text(PLAY.replace("level", "status: draft\nlevel"), encoding="utf-8")
    answer = client.send("/author/butai/publish", seen=seen(client), status="published")
    assert answer.status_code == 422 and "licence" in answer.text
    assert client.get("/texts/butai").status_code == 404
    said = {"licence": "CC BY 4.0", "source": "Original text", "title": "舞台: 今日", "level": "N2"}
    client.send("/author/butai/publish", seen=seen(client), status="published", **said)
    assert client.get("/texts/butai").status_code == 200
    text = read_path(play)
    assert (text.licence, text.source, text.title, text.level) == tuple(said.values())
    client.send("/author/butai/publish", seen=seen(client), status="withdrawn")
    assert client.get("/texts/butai").status_code == 404
