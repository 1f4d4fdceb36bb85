"""Quizzes in the formats of other programs.  ``tests/readers`` opens them with those programs' own readers."""

import csv
import io
import json
import re
import sqlite3
import zipfile
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from xml.etree import ElementTree as ET

import pytest

from quizgen.commands.export import FORMATS
from quizgen.items.base import JOIN, Choice, Item, Need, Note, Piece, Shape
from quizgen.output.exports import WRITERS, handout
from quizgen.output.exports.anki_fields import written
from quizgen.output.exports.base import Handout
from quizgen.output.exports.gift import _escaped
from quizgen.quiz.types import Quiz, QuizSpec

WHY = Note("せつめいです。", "Because.")
QTI = "{http://www.imsglobal.org/xsd/imsqti_v2p1}"


def item(shape: Shape, prompt: tuple[Piece, ...], offered: tuple[tuple[str, int], ...], *answers: str) -> Item:
    """An item whose first choice is right where one is chosen."""
    one = shape in ("choose", "true_false")
    choices = tuple(
        Choice(text, n == 0 if one else not place, "", Note(f"{text}の説明", "why"), place=place)
        for n, (text, place) in enumerate(offered)
    )
    return Item(f"k-{shape}", "k", shape, "N4", prompt, choices, answers, (), (), WHY, (0, 1))


def read(xml: bytes) -> ET.Element:
    return ET.fromstring(xml)  # noqa: S314  # our own file


BLANK = Piece("（　　）", "blank")
WORD, SLOT, STAR = Piece("公園", "marked"), Piece("　", "slot"), Piece("★", "slot")
PAIR = (Piece("犬", "slot"), Piece("鳥", "slot"))
OFFERED = (("しかし", 1), ("そこで", 1), ("行く", 2))
# An item of each shape, and its key in words.
SHAPES: tuple[tuple[Item, str], ...] = (
    (item("choose", (Piece("公園を"), BLANK, Piece("。")), (("歩く", 0), ("食べる", 0))), "歩く"),
    (item("true_false", (Piece("姉は走った。"),), (("×", 0), ("○", 0))), "×"),
    (item("type", (WORD, Piece("を歩く。")), (), "こうえん", "コウエン"), "こうえん"),
    (item("arrange", (Piece("店で"), SLOT, STAR), (("焼く", 0), ("パンを", 0)), "パンを／焼く"), "パンを／焼く"),
    (item("match", PAIR, (("飛ぶ", 0), ("鳴く", 0)), "鳴く／飛ぶ"), "鳴く／飛ぶ"),
    (item("blanks", (BLANK, Piece("、町へ"), BLANK), OFFERED, "そこで／行く"), "そこで／行く"),
    (replace(item("write", (Piece("なぜですか。"),), (), "近いから"), needed=(Need("近い", ("近い",)),)), "近いから"),
)


@pytest.fixture
def made(hand: SimpleNamespace) -> Handout:
    a = hand.analysis()
    items = tuple(item for item, _ in SHAPES)
    body = a.text.body
    at = body.index("地図")
    items = (replace(items[0], hides=((at, at + 2),), focus=(at, at + 2)), *items[1:])
    quiz = Quiz(((a.text.slug, a.text.digest),), QuizSpec(count=len(items), level="N4", furigana="all"), items)
    return handout(quiz, [a], hand.lexicon, 1_800_000_000)


def test_the_command_offers_every_format() -> None:
    assert tuple(WRITERS) == FORMATS


@pytest.mark.parametrize("name", [name for name in WRITERS if name not in ("anki", "qti")])
def test_an_export_says_every_key_and_whose_the_text_is(name: str, made: Handout) -> None:
    file = WRITERS[name](made).decode()
    assert all(part in file for _, key in SHAPES for part in key.split(JOIN))
    assert name in ("anki-text", "json") or "CC BY 4.0" in file


@pytest.mark.parametrize("name", [name for name in WRITERS if name != "anki"])
def test_the_same_quiz_gives_the_same_bytes(name: str, made: Handout) -> None:
    assert WRITERS[name](made) == WRITERS[name](made)


def test_the_text_beside_a_question_lacks_only_what_that_question_hides(made: Handout) -> None:
    whole, alone = ({r.label for p in passage.paragraphs for r in p.runs if r.blank} for passage in
                    (made.questions[0].passages[0], made.questions[1].passages[0]))  # fmt: skip
    assert (whole, alone) == ({"1"}, set())


def test_csv_is_read_by_the_csv_module(made: Handout) -> None:
    table = list(csv.DictReader(io.StringIO(WRITERS["csv"](made).decode("utf-8-sig"))))
    assert [(row["id"], row["key"]) for row in table] == [(item.id, key) for item, key in SHAPES]
    assert [table[5][f"choice_{n}"] for n in (1, 2, 3)] == ["①しかし", "①そこで", "②行く"]


def test_no_cell_is_taken_for_a_formula(made: Handout) -> None:
    evil = replace(made.questions[1].item, prompt=(Piece("=HYPERLINK(1)"),))
    handed = replace(made, questions=(replace(made.questions[1], item=evil),))
    (row,) = csv.DictReader(io.StringIO(WRITERS["csv"](handed).decode("utf-8-sig")))
    assert row["question"] == "'=HYPERLINK(1)"


@pytest.mark.parametrize(
    ("text", "escaped"),
    [("3:00 {a}", r"3\:00 \{a\}"), ("~=#", r"\~\=\#"), ("a\\b", r"a\\b"), ("一\n\n二", "一<br><br>二"), ("町", "町")],
)
def test_gift_escapes_its_own_signs(text: str, escaped: str) -> None:
    assert _escaped(text) == escaped


def test_gift_has_a_block_for_each_question_and_each_blank(made: Handout) -> None:
    blocks = WRITERS["gift"](made).decode().strip().split("\n\n")
    assert len(blocks) == 2 + len(SHAPES) + 1  # a comment, the text, two questions for the item with two blanks
    assert sum(line.startswith("=") for line in blocks[2].splitlines()) == 1


def test_moodle_gives_full_marks_to_one_choice(made: Handout) -> None:
    root = read(WRITERS["moodle"](made))
    assert [q.get("type") for q in root] == [
        "category", "description", "multichoice", "multichoice", "shortanswer", "cloze", "matching", "cloze", "essay",
    ]  # fmt: skip
    assert [q.findtext("idnumber") for q in root[2:]] == [item.id for item, _ in SHAPES]
    for question in root.iter("question"):
        if question.get("type") == "multichoice":
            assert sorted(a.get("fraction") for a in question.iter("answer")) == ["0", "100"]
            assert all(a.findtext("feedback/text") for a in question.iter("answer"))
        if question.get("type") == "cloze":
            lists = re.findall(r"\{1:MULTICHOICE:(.*?)(?<!\\)\}", question.findtext("questiontext/text") or "")
            assert [len(re.findall(r"(?:^|~)=", offered)) for offered in lists] == [1, 1]


def test_qti_lists_its_files_and_each_item_knows_its_key(made: Handout) -> None:
    package = zipfile.ZipFile(io.BytesIO(WRITERS["qti"](made)))
    manifest = read(package.read("imsmanifest.xml"))
    listed = {e.get("href") for e in manifest.iter("{http://www.imsglobal.org/xsd/imscp_v1p1}file")}
    assert listed == set(package.namelist()) - {"imsmanifest.xml"}
    for of, key in SHAPES:
        root = read(package.read(f"items/{of.id}.xml"))
        named = {e.get("identifier"): "".join(e.itertext()) for e in root.iter() if e.tag.endswith("hoice")}
        values = [e.text or "" for e in root.iter(f"{QTI}value")]
        right = [named.get(value.split()[-1], value) for value in values]
        assert JOIN.join(right) == ("" if of.shape == "write" else key)


def test_anki_keeps_its_ids_when_exported_again(made: Handout, tmp_path: Path) -> None:
    notes = []
    for n, at in enumerate((1_800_000_000, 1_800_000_100)):
        folder = tmp_path / str(n)
        zipfile.ZipFile(io.BytesIO(WRITERS["anki"](replace(made, at=at)))).extractall(folder)
        with sqlite3.connect(folder / "collection.anki2") as collection:
            notes.append(collection.execute("select guid, mid, flds, tags from notes order by guid").fetchall())
            assert collection.execute("select count(distinct nid) from cards").fetchone() == (len(SHAPES),)
        collection.close()
    assert notes[0] == notes[1] and len(notes[0]) == len(SHAPES)
    gapped = next(fields.split("\x1f") for _, _, fields, _ in notes[0] if "{{c1::" in fields)
    assert gapped[2] == "{{c1::そこで::しかし / そこで}}、町へ{{c1::行く::行く}}"


@pytest.mark.parametrize(
    ("text", "furigana", "shown"),
    [
        ("町の地図", (("町", "まち"), ("の", ""), ("地", "ち"), ("図", "ず")), " 町[まち]の 地[ち] 図[ず]"),
        ("[注]", (), "［注］"),
        ("a<b", (), "a&lt;b"),
    ],
)
def test_furigana_in_ankis_notation(text: str, furigana: tuple[tuple[str, str], ...], shown: str) -> None:
    assert written(text, furigana) == shown


def test_markdown_has_the_questions_before_the_key(made: Handout) -> None:
    file = WRITERS["markdown"](made).decode()
    asked, solved = file.split("## 解答と解説")
    assert "**1**" in asked and "歩くの説明" not in asked and "食べるの説明" in solved
    assert "{公|こう}{園|えん}" in asked


def test_json_is_the_quiz(made: Handout) -> None:
    assert [i["id"] for i in json.loads(WRITERS["json"](made))["quiz"]["items"]] == [i.id for i, _ in SHAPES]


def content(name: str, file: bytes, folder: Path) -> str:
    """All that a file of a format says, unpacked where it is packed."""
    if name not in ("anki", "qti"):
        return file.decode("utf-8-sig")
    zipfile.ZipFile(io.BytesIO(file)).extractall(folder)
    if name == "qti":
        return "".join(path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.xml")))
    with sqlite3.connect(folder / "collection.anki2") as collection:
        fields = "".join(row[0] for row in collection.execute("select flds from notes"))
    collection.close()
    return fields


PLACES = ("1①", "1②", "1③")


@pytest.mark.parametrize("name", list(WRITERS))
def test_numbered_places_stand_in_the_text_of_every_format(name: str, hand: SimpleNamespace, tmp_path: Path) -> None:
    """文の挿入: the sentence is taken out of the text, and stands at one of its numbered places."""
    a = hand.analysis()
    hidden, after = "先月から新しい地図を持っている。", a.text.body.index("「図書館")
    start = a.text.body.index(hidden)
    base = item("choose", (Piece(hidden, "marked"),), (("②", 0), ("①", 0), ("③", 0)))
    asked = replace(base, hides=((start, start + len(hidden)),), marks=(0, after), focus=(start, start + len(hidden)))
    quiz = Quiz(((a.text.slug, a.text.digest),), QuizSpec(count=1, level="N4", furigana="none"), (asked,))
    file = WRITERS[name](handout(quiz, [a], hand.lexicon, 1_800_000_000))
    said = content(name, file, tmp_path).replace("\\", "")
    if name == "json":  # the text itself is not in it
        (found,) = json.loads(said)["quiz"]["items"]
        assert (found["hides"], found["marks"]) == ([list(asked.hides[0])], list(asked.marks))
    else:
        assert -1 < said.find(PLACES[0]) < said.find(PLACES[1]) < said.find(PLACES[2])
