"""Lines are as long as they may be and break where Japanese may be broken."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.output.lines import lines
from quizgen.output.passage import Paragraph, Run, View, passage


def plain(*texts: str) -> list[Paragraph]:
    """Paragraphs of one run each."""
    out, at = [], 0
    for text in texts:
        out.append(Paragraph(at, at + len(text), (Run(at, at + len(text), ((text, ""),)),)))
        at += len(text) + 1
    return out


def written(text: str, width: int) -> list[str]:
    return ["".join(w for r in line.runs for w, _ in r.furigana) for line in lines(plain(text), width)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("あいうえおかきくけこ", ["あいうえお", "かきくけこ"]),  # the first line is indented
        ("あいうえお。かきくけ", ["あいうえ", "お。かきくけ"]),  # no line begins with 。
        ("あいうえ「おかきくけ", ["あいうえ", "「おかきくけ"]),  # none ends with 「
        ("あいうえきゃきくけこ", ["あいうえ", "きゃきくけこ"]),  # nor begins with ゃ
        ("あいうえ2026年です", ["あいうえ", "2026年です"]),  # a number stays whole
        ("あいうabcdeえおか", ["あいう", "abcdeえおか"]),
        ("　あいうえお", ["あいうえお"]),  # the text's own indent is not added to ours
        ("あい", ["あい"]),
    ],
)
def test_lines_break_by_kinsoku(text: str, expected: list[str]) -> None:
    assert written(text, 6) == expected


def test_a_reading_is_never_broken_and_counts_in_full(hand: SimpleNamespace) -> None:
    words = hand.analysis("承:うけたまわ|る@N1 承:うけたまわ|る@N1 承:うけたまわ|る@N1")  # 3 em + 1 each
    found = lines(passage(words, View("all"), hand.lexicon), 9)
    assert [(line.start, line.end) for line in found] == [(0, 4), (4, 6)]
    assert len(lines(passage(words, View("none"), hand.lexicon), 9)) == 1


def test_lines_are_numbered_through_the_text_and_know_their_paragraph() -> None:
    found = lines(plain("あいうえおか", "きく"), 4)
    assert [(x.number, x.first, x.last) for x in found] == [(1, True, False), (2, False, True), (3, True, True)]


@given(st.text("あア漢a1、。「」ゃー 　…", max_size=80), st.integers(4, 40))
def test_no_character_is_lost_or_doubled(text: str, width: int) -> None:
    assert "".join(written(text, width)) == text.lstrip()


@given(st.text("あ漢", max_size=80), st.integers(4, 40))
def test_no_line_is_too_long(text: str, width: int) -> None:
    assert all(len(line) <= width for line in written(text, width))
