"""Figures and Latin letters in lines that run downwards."""

import pytest

from quizgen.output.downwards import size, turned


@pytest.mark.parametrize(
    ("text", "em"),
    [
        ("21", 1),
        ("3", 1),
        ("2026", 4),
        ("NHK", 3),
        ("A", 1),
        ("3.5", 1.5),
        ("2,436", 2.5),
        ("Aspen", 2.5),
        ("50%", 1.5),
    ],
)
def test_two_figures_share_a_cell_and_words_lie_on_their_side(text: str, em: float) -> None:
    assert size(text) == em


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5月21日", "[up:5]月[pair:21]日"),
        ("10時30分", "[pair:10]時[pair:30]分"),
        ("2026年", "[up:2026]年"),
        ("NHKとJR", "[up:NHK]と[up:JR]"),
        ("長さ3.5km", "長さ3.5km"),
        ("「Aspen」", "「Aspen」"),
        ("二十一日", "二十一日"),
    ],
)
def test_what_stands_upright_is_marked(text: str, expected: str) -> None:
    marked = turned(f'<title>21</title><body><p lang="ja">{text}</p></body>')
    for name in ("pair", "up"):
        marked = marked.replace(f'<span class="{name}">', f"[{name}:").replace("</span>", "]")
    assert marked == f'<title>21</title><body><p lang="ja">{expected}</p></body>'


@pytest.mark.parametrize(
    "html",
    [
        "<footer><p>seed 21</p></footer>",
        '<span lang="en">in 21 days</span>',
        '<td lang="en">21 <i>x</i></td>',
        '<span class="number">21</span>',
        '<span class="digits">100</span>',
        '<p data-item="21">&amp;&#39;</p>',
        "<svg><path d='M21 3'/></svg>",
    ],
)
def test_small_print_english_and_cells_of_their_own_stay(html: str) -> None:
    assert turned(f"<body>{html}</body>") == f"<body>{html}</body>"
