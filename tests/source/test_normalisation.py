"""Characters that would do harm are made harmless, and every character knows where it came from."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.source import plain, read_string
from quizgen.source.mapped import whole
from quizgen.source.normalisation import harmless


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("今日\0は良い。", "今日は良い。"),
        ("か\u3099っこう。", "がっこう。"),
        ("雨\u200bが\ufeff降る。", "雨が降る。"),
        ("葛\U000e0100の花。", "葛の花。"),
        ("右\u202e左\u202cの道。", "右左の道。"),
        ("朝。\r\n昼。\r夜。", "朝。\n昼。\n夜。"),
        ("朝。\u2028昼。", "朝。\n昼。"),
        ("壊れた\ud800字。", "壊れた\ufffd字。"),
        ("家族\U0001f468\u200d\U0001f469だ。", "家族\U0001f468\U0001f469だ。"),
        ("ﾊﾞｽに乗る。", "ﾊﾞｽに乗る。"),
        ("　字下げも 空白も\tそのまま。\n\n", "　字下げも 空白も\tそのまま。\n\n"),
    ],
)
def test_plain_changes_only_what_harms(body: str, wanted: str) -> None:
    assert plain(body).body == wanted


def test_half_width_kana_of_a_file_become_full_width() -> None:
    assert read_string("ﾊﾞｽで学校へ行く。", "a.txt").body == "バスで学校へ行く。"


def test_radicals_copied_out_of_a_pdf_become_the_kanji_they_stand_for() -> None:
    assert read_string("⾬の⽇に⻘い⻑ぐつをはく。", "a.txt").body == "雨の日に青い長ぐつをはく。"


def test_a_thousand_combining_marks_leave_the_next_sentence_whole() -> None:
    assert plain("雨" + "\u0301" * 1000 + "だ。次の文。").body.endswith("だ。次の文。")


@given(st.text())
def test_plain_is_nfc_and_keeps_what_is_harmless(body: str) -> None:
    text = plain(body)
    assert unicodedata.is_normalized("NFC", text.body)
    assert plain(text.body).body == text.body


@given(st.text(alphabet=st.characters(exclude_categories=("Cc", "Cf", "Cs", "Mn", "Cn", "Co", "Lo", "So"))))
def test_plain_leaves_nfc_text_without_controls_alone(body: str) -> None:
    nfc = unicodedata.normalize("NFC", body).replace("\u2028", "").replace("\u2029", "")
    assert plain(nfc).body == nfc


@given(st.text(alphabet="雨がか\u3099\u200b\r\n\0 。ﾊﾞ", max_size=40))
def test_the_map_is_as_long_as_the_text_and_ascends(body: str) -> None:
    mapped = harmless(whole(body))
    assert len(mapped.at) == len(mapped.text)
    assert list(mapped.at) == sorted(mapped.at)
    assert all(mapped.text[i] == body[at] for i, at in enumerate(mapped.at) if mapped.text[i] in "雨。ﾊ ")


def test_origin_leads_back_to_what_was_given() -> None:
    given_ = "# 題\n\n｜上手《かみて》から\u200b人が来た。"
    text = read_string(given_, "a.md")
    starts = [b for b, _ in text.origin]
    for i, c in enumerate(text.body):
        n = max(k for k, b in enumerate(starts) if b <= i)
        b, at = text.origin[n]
        assert given_[at + i - b] == c
