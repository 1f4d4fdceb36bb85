"""Bytes to characters in every encoding, and refusals that say why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.source import SourceError, read_bytes
from quizgen.source.encodings import decode

SENTENCES = [
    "駅まで歩いた。",
    "きょうはとても寒い。",
    "図書館で本を三冊借りました。",
    "カレーライスを食べる。",
    "アップルパイパーラー",
    "「どこへ行くの？」と妹が聞いた。",
    "二〇二四年の春、町に新しい橋ができた。",
    "雨の日はバスで学校へ行きます。\n晴れの日は自転車です。",
]
ENCODINGS = [
    "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be",
    "cp932", "shift_jis", "euc_jp", "iso2022_jp",
]  # fmt: skip


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("sentence", SENTENCES)
def test_every_encoding_is_told_without_being_named(sentence: str, encoding: str) -> None:
    assert decode(sentence.encode(encoding), "a.txt") == sentence


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_line_ends_do_not_matter(encoding: str) -> None:
    given_ = "朝は早く起きる。\n夜は早く寝る。\n"
    texts = {read_bytes(given_.replace("\n", end).encode(encoding), "a.txt").digest for end in ("\n", "\r\n", "\r")}
    assert len(texts) == 1


HIRAGANA = st.text(
    alphabet="あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをんがぎぐげご",
    min_size=3,
)
WORDS = st.text(alphabet="山川海空町村人本水木花雨雪朝昼夜春夏秋冬駅店道橋犬猫", min_size=1, max_size=5)


@given(st.lists(st.tuples(WORDS, HIRAGANA), min_size=2, max_size=20), st.sampled_from(ENCODINGS))
def test_text_comes_back_as_it_was(pieces: list[tuple[str, str]], encoding: str) -> None:
    text = "。".join(kanji + kana for kanji, kana in pieces) + "。"
    assert decode(text.encode(encoding), "a.txt") == text


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\0" * 100, "empty"),
        (b"%PDF-1.7 abc", "PDF"),
        (b"PK\x03\x04abc", "ZIP"),
        (b"\x89PNG\r\n\x1a\nabc", "PNG"),
        (bytes(range(256)) * 8, "not"),
        ("道を歩く。\n".encode() * 3 + b"\x81\xe3 " + "空を見る。".encode() * 9, "UTF-8"),
        ("村の道を歩く。".encode().decode("cp932", errors="ignore").encode(), "garbled"),
        ("村の道を歩く。".encode("utf-16")[:-1], "broken"),
        (b"\x1b$B%5\x1b(B\x1b$B\x7f\x7f\x1b(B", "ISO-2022-JP"),
        ("今天我们去学校。".encode("gb18030"), "encoding|Chinese|Korean|kana"),
        ("오늘은 날씨가 좋습니다".encode("euc_kr"), "encoding|Chinese|Korean|kana"),
        ("今天我們去學校讀書。".encode("big5"), "encoding|Chinese|Korean|kana"),
        ("Привет, как дела? Всё хорошо.".encode("cp1251"), "encoding|Chinese|Korean|kana"),
    ],
)
def test_what_is_not_certain_is_refused_in_one_line(data: bytes, why: str) -> None:
    with pytest.raises(SourceError, match=why) as error:
        read_bytes(data, "notes.txt")
    assert str(error.value).startswith("notes.txt") and "\n" not in str(error.value)


@given(st.binary(max_size=300))
def test_any_bytes_give_a_text_or_one_line(data: bytes) -> None:
    try:
        assert read_bytes(data, "x.txt").body
    except SourceError as error:
        assert "\n" not in str(error)
