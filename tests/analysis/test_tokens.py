"""The adapter of fugashi: each trap of the library has a test."""

import sys
import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.analysis import tokens
from quizgen.analysis.tokens import MAX_CALL, tokenize

LINES = ["今日は学校へ行きました。", "三本の鉛筆を弟にあげた。", "雨が降っている。", "コーヒーを二杯飲んだ。"]


def test_a_token_carries_the_dictionary_form_as_written() -> None:
    (token,) = tokenize("読める")
    assert (token.lemma, token.base, token.base_reading) == ("読む", "読める", "ヨメル")


def test_a_tag_of_the_lemma_is_cut_off() -> None:
    assert tokenize("コーヒー")[0].lemma == "コーヒー"


def test_spans_are_shifted_and_white_space_is_no_token() -> None:
    text = "犬　と 猫"
    found = tokenize(text, offset=100)
    assert [(t.start, t.surface) for t in found] == [(100, "犬"), (102, "と"), (104, "猫")]


def test_kana_are_read_as_they_stand() -> None:
    assert [(t.reading, t.confidence) for t in tokenize("ヲタクへは")] == [("ヲタク", 1.0), ("ヘ", 1.0), ("ハ", 1.0)]


@pytest.mark.parametrize(("adjective", "said"), [("丸い", "マルイ"), ("不味い", "マズイ"), ("寒い", "サムイ")])
def test_an_adjective_at_the_end_of_a_sentence_is_no_dialect(adjective: str, said: str) -> None:
    assert tokenize(f"これは{adjective}。")[2].reading == said


def test_a_thread_makes_one_tagger_and_keeps_it() -> None:
    """Each maps the dictionary again, so that a hundred of them look like six gigabytes."""
    first = tokens._tagger()
    tokenize("雨が降った。")
    assert tokens._tagger() is first


def test_tokens_stay_what_they_are_when_others_have_been_read() -> None:
    """fugashi reads a node's features when they are asked for, and then they are another word's."""
    kept = [tokenize(line) for line in LINES]
    assert kept == [tokenize(line) for line in LINES]


def test_each_thread_reads_its_own_words() -> None:
    """4 threads, 40 rounds, the switch interval at 1 µs."""
    wanted = [tokenize(line) for line in LINES]
    wrong: list[str] = []

    def work() -> None:
        for _ in range(40):
            wrong.extend(line for line, right in zip(LINES, wanted, strict=True) if tokenize(line) != right)

    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        threads = [threading.Thread(target=work) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        sys.setswitchinterval(interval)
    assert wrong == []


@pytest.mark.parametrize("bad", ["\0", "\ud800", "\udfff"])
def test_a_character_that_mecab_cannot_take_loses_nothing(bad: str) -> None:
    text = f"今日{bad}は良い天気"
    found = tokenize(text)
    assert found[0].surface == "今日"
    assert found[-1].end == len(text)


def test_no_call_is_given_more_than_it_can_take() -> None:
    text = "雨が降った。" * 300
    pieces = [piece for _, piece in tokens._chunks(text)]
    assert "".join(pieces) == text
    assert max(map(len, pieces)) <= MAX_CALL
    assert all(piece.endswith("。") for piece in pieces)


@pytest.mark.parametrize("char", "。ア々「1a *漢あ")
def test_a_run_of_one_class_keeps_every_character(char: str) -> None:
    text = char * (3 * MAX_CALL + 7)
    found = tokenize(text)
    assert "".join(t.surface for t in found) == text.replace(" ", "")


def test_a_broken_system_configuration_does_not_matter(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MECABRC", str(tmp_path / "none"))
    monkeypatch.setattr(tokens, "_local", threading.local())
    assert [t.surface for t in tokenize("犬がいる")] == ["犬", "が", "いる"]


@settings(deadline=None)
@given(st.text(max_size=80))
def test_tokens_stand_where_they_say(text: str) -> None:
    end = 0
    for token in tokenize(text):
        assert end <= token.start < token.end <= len(text)
        end = token.end
