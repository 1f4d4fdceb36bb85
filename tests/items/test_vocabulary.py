"""Vocabulary in context: which word is left blank, in which form the wrong ones stand, and what is refused."""

import pytest

from quizgen import tables
from quizgen.analysis.pipeline import analyse
from quizgen.items import gate, vocabulary
from quizgen.items.base import Abstain, Item
from quizgen.items.words.collocations import Frame
from quizgen.lexicon import load
from quizgen.source import plain
from quizgen.source.text import Text

LEXICON = load()


def made(body: str, title: str = "") -> list[Item | Abstain]:
    text = plain(body)
    return list(vocabulary.make(analyse(Text(text.slug, title, text.body), LEXICON), LEXICON))


def items(body: str) -> list[Item]:
    return [m for m in made(body) if isinstance(m, Item)]


@pytest.mark.parametrize(
    ("sentence", "key", "wrong"),
    [
        ("母は毎朝、薬を飲んでいる。", "飲んでいる", "食べている"),
        ("母は毎朝、薬を飲みます。", "飲みます", "食べます"),
        ("寝る前に薬を飲まなければならない。", "飲まなければ", "食べなければ"),
        ("母は薬を飲みながら本を開いた。", "飲みながら", "食べながら"),
        ("兄は父より背が高かった。", "高かった", "深かった"),
        ("背の高い男が店の前に立っている。", "高い", "深い"),
        ("雨が降ってきたので、姉はかさをさした。", "さした", "きた"),
        ("弟は疲れて、ぐっすり眠っている。", "ぐっすり", "びっしょり"),
        ("その日から生活ががらりと変わった。", "がらりと", "ぐっすりと"),
        ("暗い道で大きな不安を感じた。", "感じた", "触った"),
        ("長い雨が島に大きな影響をすでに与えた。", "与えた", "渡した"),
        ("両国は昨日、平和条約を結んだ。", "結んだ", "縛った"),
    ],
)
def test_the_wrong_words_stand_in_the_form_of_the_key(sentence: str, key: str, wrong: str) -> None:
    item = next(i for i in items(sentence) if key in [c.text for c in i.choices if c.correct])
    assert wrong in [c.text for c in item.choices if not c.correct]
    assert item.question.replace("（　　）", key) == sentence
    assert [sentence[a:b] for a, b in item.hides] == [key]


def test_every_choice_says_why() -> None:
    (item,) = items("母は毎朝、薬を飲んでいる。")
    said = {c.text: c.explanation for c in item.choices}
    assert said["飲んでいる"].ja == "「薬を飲む」と言います。"
    assert said["着ている"].ja.startswith("ここでは「薬を着る」とは言いません。「着る」は、「シャツを着る」")
    assert all(note.ja and note.en for note in said.values())


def test_the_pair_is_hidden_wherever_the_text_has_it() -> None:
    body = "母は毎朝、薬を飲む。\n父は夜になると薬を飲む。"
    (item,) = items(body)
    assert [body[a:b] for a, b in item.hides] == ["飲む", "飲む"]


@pytest.mark.parametrize(
    ("body", "title", "why"),
    [
        ("母はパンを食べてから薬を飲む。", "", "a wrong word stands in the sentence too"),
        ("母は毎朝、薬を飲む。\n子どもが薬を食べる話を読んだ。", "", "says it with a wrong word"),
        ("母は毎朝、薬を飲む。", "薬を飲む", "the title has the word"),
        ("母は子どもに薬を飲ませる。", "", "passive, causative or potential"),
        ("父は毎朝薬を飲む。\n母も毎朝薬を飲む。\n兄も毎晩薬を飲む。\n姉も毎晩薬を飲む。", "", "too often"),
    ],
)
def test_what_is_not_asked(body: str, title: str, why: str) -> None:
    found = made(body, title)
    assert [m for m in found if isinstance(m, Item) and "薬" in m.question] == []
    assert any(isinstance(m, Abstain) and why in m.why for m in found)


@pytest.mark.parametrize("body", ["母は薬を机の上に置いて水を少し飲む。", "母は薬、水を飲む。", "母は薬も水も飲む。"])
def test_words_that_do_not_belong_together_are_no_pair(body: str) -> None:
    assert not any("薬を" in c.explanation.ja for item in items(body) for c in item.choices)


ROWS = tables.rows(Frame, "vocabulary_frames")


@pytest.mark.parametrize("row", ROWS, ids=lambda r: r.left.split("|")[0] + r.joined + r.right.split("|")[0])
def test_each_pair_is_asked_in_its_example(row: Frame) -> None:
    analysis = analyse(plain(row.example), LEXICON)
    found = [m for m in vocabulary.make(analysis, LEXICON) if isinstance(m, Item) and not gate.refusal(m, analysis)]
    notes = [item.explanation.en for item in found]
    assert any(f"“{row.en}”" in note for note in notes)
    assert all(len(item.choices) >= 3 for item in found)


@pytest.mark.parametrize("row", ROWS, ids=lambda r: r.left.split("|")[0] + r.joined + r.right.split("|")[0])
def test_no_wrong_word_is_right_in_another_row(row: Frame) -> None:
    pairs = {
        (other.asked, left, other.joined, right)
        for other in ROWS
        for left in other.left.split("|")
        for right in other.right.split("|")
    }
    for rival in row.rivals.split():
        for left in row.left.split("|"):
            for right in row.right.split("|"):
                pair = (left, row.joined, rival) if row.part == "right" else (rival, row.joined, right)
                assert (row.asked, *pair) not in pairs
