"""A worksheet is one valid HTML file that shows what it must and nothing before its time."""

import os
import re
from dataclasses import replace
from html import unescape
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import html5lib
import pytest

from quizgen.output.qr import Screen
from quizgen.output.worksheet import PAPERS, Options, Pen, worksheet

GOLDEN = Path(__file__).parent / "golden" / "sheet.txt"


def text(html: str) -> str:
    """The words of a page, one block a line, readings in round brackets."""
    body = re.sub(r"(?s)^.*<body>|</body>.*$", "", html)
    body = re.sub(r"(?<=>)\s*\n\s*|<rp>[（）]</rp>", "", body)
    body = re.sub(r"<rt>(.*?)</rt>", r"(\1)", body)
    body = re.sub(r"</?(p|div|h1|h2|li|ol|ul|section|header|footer|blockquote)\b[^>]*>", "\n", body)
    body = re.sub(r'<span class="answer"></span>', "[  ]", body)
    body = re.sub(r'<span class="(?:gap|number)"[^>]*>(\d+)</span>', r"[\1]", body)
    body = re.sub(r'<span class="fill[^>]*></span>', "__", body)
    lines = (line.strip() for line in unescape(re.sub(r"<[^>]+>", "", body)).split("\n"))
    return "\n".join(line for line in lines if line) + "\n"


def made(hand: SimpleNamespace, options: Options = Options(), **spec: str) -> str:  # noqa: B008  (frozen)
    a = hand.analysis()
    return worksheet([hand.quiz(a, **spec)], [a], hand.lexicon, options)


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("key", ["none", "separate", "only"])
def test_every_sheet_names_the_dictionary(hand: SimpleNamespace, language: Any, key: Any) -> None:
    """As the licence of JMdict wants it wherever its words are shown; the key is handed out without the sheet."""
    shown = text(made(hand, Options(key=key, language=language)))
    assert all(name in shown for name in ("JMdict", "EDRDG", "CC BY-SA 4.0"))


def test_a_sheet_reads_as_its_golden_copy(hand: SimpleNamespace) -> None:
    """``WRITE_GOLDEN=1 pytest tests/output`` writes the copy anew; its difference is the review."""
    if os.environ.get("WRITE_GOLDEN"):
        GOLDEN.write_text(text(made(hand)), encoding="utf-8")
    assert text(made(hand)) == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("vertical", [False, True])
def test_a_sheet_is_valid_html(hand: SimpleNamespace, paper: str, vertical: bool) -> None:
    html5lib.HTMLParser(strict=True).parse(made(hand, Options(paper=paper, vertical=vertical)))  # type: ignore[arg-type]


def test_a_sheet_is_one_file(hand: SimpleNamespace) -> None:
    html = made(hand)
    assert re.findall(r"(?:src|href)=", html) == []
    assert set(re.findall(r"url\(\"?(\w+:)", html)) == {"data:"}


@pytest.mark.parametrize(("key", "sheets", "keys"), [("none", 1, 0), ("separate", 1, 1), ("only", 0, 1)])
def test_the_key_is_where_it_was_asked_for(hand: SimpleNamespace, key: str, sheets: int, keys: int) -> None:
    html = made(hand, Options(key=key))  # type: ignore[arg-type]
    assert html.count('<section class="sheet">') == sheets
    assert html.count('<section class="sheet key">') == keys


def test_nothing_gives_an_answer_away(hand: SimpleNamespace) -> None:
    html = made(hand, Options(key="none"), furigana="all")
    assert "こうえん" not in html  # asked for in question 4, so 公園 stands bare in the text too
    assert 'data-rt="はっ"' not in html
    assert '図<rp>（</rp><rt>ず</rt><rp>）</rp></ruby><span class="gap" data-item="2">2</span>' in html


@pytest.mark.parametrize(("policy", "count"), [("all", 2), ("first", 2), ("level", 0), ("none", 0)])
def test_a_prompt_has_the_furigana_of_the_text(hand: SimpleNamespace, policy: str, count: int) -> None:
    """姉 (N4) stands once in the text, for readers of N4, and once in a prompt."""
    assert made(hand, Options(key="none"), furigana=policy).count('data-rt="あね"') == count


def test_versions_have_their_letter_and_their_key(hand: SimpleNamespace) -> None:
    a = hand.analysis()
    quizzes = [hand.quiz(a, version=v) for v in "AB"]
    quizzes[1] = replace(quizzes[1], items=quizzes[1].items[::-1])
    html = worksheet(quizzes, [a], hand.lexicon, Options())
    assert re.findall(r'class="version">(\w)<', html) == ["A", "B", "A", "B"]
    assert re.findall(r'class="number">1</span><b lang="ja">(.*?)</b>', html)[::2] == ["1", "こうえん"]


def test_choices_of_a_sheet_written_downwards_are_kana(hand: SimpleNamespace) -> None:
    assert '<b lang="ja">ア</b>' in made(hand, Options(vertical=True, key="only"))


def test_a_text_cannot_bring_markup_or_addresses(hand: SimpleNamespace) -> None:
    spec = "<img@N5 src=file:///etc/passwd>@N5 。 <link@N5 href=http://example.org>@N5 を持 「図書館"
    a = hand.analysis(spec, title="</style><script>alert(1)</script>")
    html = worksheet([hand.quiz(a)], [a], hand.lexicon, Options())
    assert not re.search(r"<(img|link|script)", html)


def test_a_text_without_a_title_has_a_heading(hand: SimpleNamespace) -> None:
    a = hand.analysis(title="")
    html = worksheet([hand.quiz(a)], [a], hand.lexicon, Options())
    assert '<h1 lang="ja">どっかい</h1>' in html


def test_the_english_sheet_keeps_its_japanese_in_japanese(hand: SimpleNamespace) -> None:
    html = made(hand, Options(language="en"))
    assert '<html lang="en"' in html
    assert "How is the underlined word read?" in html
    assert '<p class="prompt" lang="ja">' in html


def test_an_answer_in_ones_own_words_has_lines_and_a_model_in_the_key(hand: SimpleNamespace) -> None:
    a = hand.analysis()
    sheet, key = worksheet([hand.written(a)], [a], hand.lexicon, Options()).split('<section class="sheet key">')
    assert sheet.count('<span class="ruled"></span>') == 1
    assert "図書館で買った" not in sheet.partition("</style>")[2].replace("図書館で三百円で買った", "")
    assert '<b lang="ja">図書館で買った</b>' in key
    assert "答えに必要な言葉は「図書館」です。" in text(key)


def test_points_and_words_of_the_text(hand: SimpleNamespace) -> None:
    a = hand.analysis()
    sheet = worksheet([hand.quiz(a)], [a], hand.lexicon, Options(points=5, vocabulary=True))
    assert "ひとつ 5てん" in sheet and '<span class="digits">20</span>' in sheet
    html5lib.HTMLParser(strict=True).parse(sheet)
    assert '<td lang="ja">発表する</td>' in sheet or '<td lang="ja">発表</td>' in sheet
    assert '<table class="words">' not in worksheet([hand.quiz(a)], [a], hand.lexicon, Options())


def test_the_words_round_a_sheet_are_those_of_its_level(hand: SimpleNamespace) -> None:
    """The hand-made quiz is of N4: kana with spaces.  Its key is for the teacher."""
    for level, name, part in (("N5", "なまえ", "もんだい"), ("N4", "なまえ", "もんだい"), ("N3", "名前", "問題")):
        sheet, key = made(hand, level=level).split('<section class="sheet key">')
        assert f'<span class="field">{name}' in sheet
        assert f'<span class="index">{part}' in sheet
        assert "解答と解説" in key


@pytest.mark.parametrize(
    ("options", "classes"),
    [
        (Options(), "a4"),
        (Options(turned=True), "a4 lying halved"),
        (Options(vertical=True, paper="b5"), "b5 vertical lying"),
        (Options(vertical=True, turned=True), "a4 vertical halved"),
    ],
)
def test_turned_paper_has_two_halves(hand: SimpleNamespace, options: Options, classes: str) -> None:
    assert f'<html lang="ja" class="{classes}">' in made(hand, options)


def test_circles_stand_for_what_may_be_chosen(hand: SimpleNamespace) -> None:
    circles = re.findall(
        r'<span class="answer circles">(.*?)</span></span>', made(hand, Options(pen=Pen(circles=True)))
    )
    assert [re.findall(r"<span>(\w|○|×)", c) for c in circles] == [
        ["1", "2", "3", "4"],
        ["1", "2", "3", "4"],
        ["○", "×"],
    ]
    down = made(hand, Options(vertical=True, pen=Pen(circles=True)))
    assert '<span class="answer circles"><span>ア</span><span>イ</span>' in down


def test_squares_do_not_tell_how_long_the_answer_is(hand: SimpleNamespace) -> None:
    a = hand.analysis()
    squares = Options(key="none", pen=Pen(squares=True))
    for quiz, place, count in (
        (hand.quiz(a), '<div class="squares">', 8),
        (hand.written(a), '<div class="squares">', 16),
    ):
        paper = worksheet([quiz], [a], hand.lexicon, squares).partition(place)[2]
        assert re.match(r"(?:<span></span>)+", paper)[0].count("<span>") == count  # type: ignore[index]


def test_a_sheet_leads_to_its_items_on_a_screen(hand: SimpleNamespace) -> None:
    html = made(hand, Options(screen=Screen("https://example.org/class/7H2K9B", "7H2K9B")))
    sheet, key = html.split('<section class="sheet key">')
    assert "<svg" in sheet and "<svg" not in key
    assert '<span class="code">7H2K9B</span>' in sheet
    assert "https://example.org/class/7H2K9B</p>" in sheet
    html5lib.HTMLParser(strict=True).parse(html)
    assert "<svg" not in made(hand)


def test_sheets_of_three_difficulties_are_told_apart(hand: SimpleNamespace) -> None:
    a = hand.analysis()
    quizzes = [hand.quiz(a, difficulty=d) for d in ("easy", "normal", "hard")]
    html = worksheet(quizzes, [a], hand.lexicon, Options(key="none"))
    assert re.findall(r'class="version">(\w+)<', html) == ["きほん", "ひょうじゅん", "はってん"]
    both = [hand.quiz(a, difficulty="easy", version=v, level="N3") for v in "AB"]
    html = worksheet(both, [a], hand.lexicon, Options(key="none"))
    assert re.findall(r'class="version">([\w ]+)<', html) == ["基本 A", "基本 B"]
