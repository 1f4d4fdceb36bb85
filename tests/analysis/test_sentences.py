"""Text to sentences: tables of Japanese, the rule table's own examples, and what holds for any string."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen import tables
from quizgen.analysis.lines import speakers
from quizgen.analysis.quotable import Form
from quizgen.analysis.sentences import split
from quizgen.source import Block, Text, plain


def parts(body: str) -> list[str]:
    return [body[s.start : s.end] for s in split(plain(body))]


CUTS = [
    # full stops and their repetitions
    "朝になった。｜鳥が鳴く。",
    "本当？！｜すごい！！｜うれしいな。",
    "まさか……。｜そんなはずはない。",
    "夜が来た。……\n｜――星が出た。――｜\n風もやんだ。",
    "大きさは2.2倍になった。｜次は3．5倍だ。",
    "G. Bellは電話を作った。",
    "これは海である．｜あれは山である．",
    "水は冷たかった.｜空は青かった.",
    "Yahoo!のページを見た。",
    # speech inside a sentence
    "「行こう。もう遅い。」と兄が言った。｜外は寒い。",
    "「待って！」と叫んだ。",
    "「もう寝なさい。」｜母の声がした。｜電気が消えた。",
    "「やった！」｜弟は飛び上がった。",
    "父は「帰るぞ。」って言った。",
    "空は青かった。｜「行こうよ。」｜妹は立った。",
    "看板に『入るな。危ない。』と書いてある。",
    "姉は笑った。（弟は泣いた。）そして二人は帰った。".replace("。（", "。｜（").replace("）そ", "）｜そ"),
    "これは塩（海の水から作る。）である。",
    "「一つ。」｜「二つ。」｜「三つ。」",
    "「寒いね。 」｜ 祖母は言った。",
    # speech that is a paragraph of its own is split inside
    "「手紙をありがとう。｜元気です。｜また書きます。」",
    # speech on its own line belongs to the sentence round it
    "祖父は窓をあけて、\n「雪だ。」\nと言いました。｜庭は白い。",
    "「ただいま。」\nと、弟が帰ってきた。",
    "「ただいま。」｜\nとても静かだった。",
    "「ぼくの。」｜\n「わたしの。」",
    # missing full stops and spaces
    "町に新しい駅ができた｜\n店も増えた。",
    "橋が開きます｜ 2日、町長が話しました。｜ 人が集まった。",
    "今日は雨です｜　明日は晴れです",
    "駅の前で 友だちを待った。",
    # unmatched brackets swallow nothing
    "「道は長い。｜日は暮れた。",
    "道は長い」。｜日は暮れた。",
    "（「道は長い。）｜日は暮れた。",
    # labels and marks are in no sentence
    "客：部屋はありますか？\n係：ございます。",
    "・朝は六時に起きる。\n・夜は十時に寝る。",
]


@pytest.mark.parametrize("row", CUTS)
def test_a_text_is_cut_at_the_marks(row: str) -> None:
    body = row.replace("｜", "")
    wanted = [p.strip(" 　\n") for p in row.split("｜")]
    if body.startswith(("客：", "・")):
        wanted = [line.split("：")[-1].lstrip("・") for line in body.split("\n")]
    assert parts(body) == wanted


def test_a_long_quotation_is_cut_so_that_it_swallows_nothing() -> None:
    body = "父は「" + "雨が降る。" * 100 + "」と言った。"
    assert len(parts(body)) > 50


@pytest.mark.parametrize(
    ("body", "quotable"),
    [
        ("犬が走った。", True),
        ("だれが来ましたか。", True),
        ("どこ？", True),
        ("駅で待つ乗客。", False),
        ("朝早く起きること。", False),
        ("材料は次の通り:", False),
        ("祖父は" + "とても" * 40 + "喜んだ。", False),
        ("橋が開通した 町を流れる川にかかる大きな橋である。", False),
        ("わたしは　まいあさ　がっこうへ　いきます。", True),
        ("※〓という字を書いた。", False),
        ("どこへ行く？。", False),
        ('父は"行くと言った。', False),
        ("詳しくは https://example.org にある。", False),
        ("Next page", False),
    ],
)
def test_only_what_looks_like_a_sentence_is_quotable(body: str, quotable: bool) -> None:
    (sentence,) = split(plain(body))
    assert sentence.quotable is quotable, sentence.why


def test_what_follows_an_opening_quote_without_a_partner_is_not_quotable() -> None:
    assert [s.quotable for s in split(plain("雨だ。「道は長い。日は暮れた。"))] == [True, False, False]


def test_a_report_glued_to_a_finished_sentence_spoils_both() -> None:
    assert [s.quotable for s in split(plain("「行く」と彼は言う。と私に言った。外は雨だ。"))] == [False, False, True]


def test_headings_and_verse_are_never_quotable_and_items_may_be() -> None:
    text = Text(
        "",
        "",
        "雨が降る\n道は続く\n傘を持つ。",
        blocks=(Block(0, 4, "heading"), Block(5, 9, "verse"), Block(10, 15, "item")),
    )
    assert [(s.quotable, s.why) for s in split(text)] == [(False, "heading"), (False, "verse"), (True, "")]


@pytest.mark.parametrize(
    ("body", "quoted"),
    [
        ("「もう帰る。」", [True]),
        ("「手紙だ。読もう。」", [True, True]),
        ("「帰る。」と父は言った。", [False]),
        ("空は青い。「行こう。」妹は立った。", [False, True, False]),
        ("「昔の話だ。\n山に鬼がいた。\n村は困っていた。」\n父は笑った。", [True, True, True, False]),
        ("「昔の話だ。\n父は「帰るぞ。」と言った。\n村は静かだ。」", [False, False, False]),
        ("時間：午前十時\n場所：公民館\n雨の日は休みです。", [False, False, False]),
        ("朝だ。\n客：部屋はありますか。\n二泊です。\n客：窓は大きいですか。", [False, True, True, True]),
    ],
)
def test_speech_is_marked_as_quoted(body: str, quoted: list[bool]) -> None:
    assert [s.quoted for s in split(plain(body))] == quoted


def test_speakers_are_labels_used_twice() -> None:
    body = "朝だ。\n昼だ。\n注意：寒い。\n夜だ。\n客：はい。\n客：いいえ。"
    assert [body[a:b] for a, b in speakers(plain(body))] == ["客：", "客："]


def test_paragraphs_count_lines_that_hold_something() -> None:
    assert [s.paragraph for s in split(plain("朝だ。昼だ。\n\n夜だ。"))] == [0, 0, 1]


@pytest.mark.parametrize("row", tables.rows(Form, "sentences"), ids=lambda r: f"{r.role}-{r.form}")
def test_every_row_of_the_table_holds(row: Form) -> None:
    if row.role in ("polite", "on", "word"):
        assert parts(row.example.replace("｜", "")) == [p.strip() for p in row.example.split("｜")]
    elif row.role == "report":
        assert [s.why for s in split(plain(row.example))] == ["glued sentences"] * 2
    else:
        (sentence,) = split(plain(row.example))
        assert sentence.quotable is (row.role == "predicate")
        assert row.example.rstrip("。").endswith(row.form)


JAPANESE = st.text(alphabet="あいとっ雨カー。！？、「」『』（）“”\"'．. \n　：・1a…", max_size=120)


@given(JAPANESE | st.text(max_size=80))
def test_sentences_are_disjoint_trimmed_and_leave_nothing_but_labels_out(given_: str) -> None:
    text = plain(given_)
    found = split(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(text.body[s.start : s.end].strip(" 　\t\n") == text.body[s.start : s.end] != "" for s in found)
    assert all(s.quotable is not bool(s.why) for s in found)
    assert [s.paragraph for s in found] == sorted(s.paragraph for s in found)
