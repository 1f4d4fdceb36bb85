"""Lists of known words: what files may look like, what is known then, what is wrong with the others."""

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen import lexicon
from quizgen.lexicon.known import Known, read
from quizgen.source import SourceError

ANKI = """#separator:tab
#html:true
#tags column:4
to eat\t<b>食[た]べる</b> [sound:a.mp3]\tHe eats.\t学校
bridge\t<ruby>橋<rt>はし</rt></ruby>\t\tn5
<div>to meet</div>\t会う、逢う\t\tn5
"""


@dataclass(frozen=True)
class Asked:
    dictionary_form: str
    dictionary_reading: str


def known(text: str, form: str, reading: str) -> bool:
    return Asked(form, reading) in read(text.encode(), "words.txt", lexicon.load())


@pytest.mark.parametrize(
    ("text", "form", "reading", "expected"),
    [
        ("学校\n食べる\n", "食べる", "たべる", True),
        ("学校\n食べる\n", "飲む", "のむ", False),
        ("school,学校,がっこう\nbook,本,ほん\n", "本", "ほん", True),
        ("meaning\tword\nto see\t見る\n", "見る", "みる", True),
        ("meaning;word\nto see;見る\n", "見る", "みる", True),
        ('"a, b",見る\n"c\nd",本\n', "本", "ほん", True),
        (ANKI, "食べる", "たべる", True),
        (ANKI, "橋", "はし", True),
        (ANKI, "逢う", "あう", True),
        (ANKI, "学校", "がっこう", False),  # it stands in the column of the tags
        ("食べ物【たべもの】\n", "食べ物", "たべもの", True),
        ("食[た]べ 物[もの]\n", "食べ物", "たべもの", True),
        ("お 茶[ちゃ]\n", "お茶", "おちゃ", True),
        ("学校（がっこう）\n", "学校", "がっこう", True),
        ("分かる\n", "わかる", "わかる", True),  # another spelling of the same word
        ("勉強\n", "勉強する", "べんきょうする", True),
        ("はし\n", "箸", "はし", False),  # in kana it may be another word
        ("市場\tしじょう\n", "市場", "いちば", False),  # the reading stands beside it
        ("市場\tいちば\n", "市場", "いちば", True),
        ("{{c1::学校::place}}\n", "学校", "がっこう", True),
        ("&nbsp;猫&nbsp;\n", "猫", "ねこ", True),
        ("\ufeff猫\n", "猫", "ねこ", True),
    ],
)
def test_words_are_found_where_they_stand(text: str, form: str, reading: str, expected: bool) -> None:
    assert known(text, form, reading) is expected


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp932", "euc_jp"])
def test_a_list_comes_in_any_encoding(codec: str) -> None:
    text = "学校\n食べる\n先生\n図書館\n新しい\n毎日\n"
    assert Asked("食べる", "たべる") in read(text.encode(codec), "words.txt", lexicon.load())


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"", "words.csv: the file is empty"),
        (b"#separator:tab\n", "words.csv:1: the file has no lines with words"),
        (b"PK\x03\x04", "words.csv: this is a package (.apkg, .xlsx), not a text"),
        (b"house,Haus\n", "words.csv:1: no column has Japanese words"),
        ("食べます\n".encode(), "words.csv:1: no column has Japanese words in dictionary form"),
        (b"#separator:tab\nx\ty\n", "words.csv:2: no column"),
        (b"a,b\n" + b"x" * 140_000, "words.csv:2: this line is no CSV"),
    ],
)
def test_bad_input_gets_one_line(data: bytes, line: str) -> None:
    with pytest.raises(SourceError) as fault:
        read(data, "words.csv", lexicon.load())
    assert str(fault.value).startswith(line)
    assert "\n" not in str(fault.value)


def test_a_list_grows_and_the_old_one_stays() -> None:
    empty = Known()
    grown = empty.and_also([("猫", "ねこ")], lexicon.load())
    assert Asked("猫", "ねこ") in grown and Asked("猫", "ねこ") not in empty


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from('猫犬食べるかabc,;\t\n"[]<>【】#:&{}'), max_size=40))
def test_any_file_is_read_or_refused(text: str) -> None:
    try:
        found = read(text.encode(), "x", lexicon.load())
    except SourceError as fault:
        assert str(fault).startswith("x")
    else:
        assert found.words and found.passed_over >= 0


@pytest.mark.parametrize(
    ("text", "passed_over"),
    [
        ("word,reading\n学校,がっこう\n", 0),  # a heading is no line without a word
        ("学校\nhello\n", 1),
        ("word\n猫\n???\n犬\n", 1),
        ("単語,読み\n学校,がっこう\nぬぬぬ,\n", 1),
    ],
)
def test_lines_without_a_word_are_counted(text: str, passed_over: int) -> None:
    assert read(text.encode(), "words.csv", lexicon.load()).passed_over == passed_over
