"""Connectives: what is asked, and which are provably wrong in its place."""

import pytest

from quizgen import tables
from quizgen.analysis.pipeline import analyse
from quizgen.items import connective
from quizgen.items.base import Abstain, Item
from quizgen.items.grammar.connective_places import Connective
from quizgen.lexicon import load
from quizgen.source import plain

LEXICON = load()


def made(body: str) -> list[Item | Abstain]:
    return list(connective.make(analyse(plain(body), LEXICON), LEXICON))


def offered(body: str) -> dict[str, bool]:
    (item,) = (i for i in made(body) if isinstance(i, Item))
    return {c.text: c.correct for c in item.choices}


@pytest.mark.parametrize("row", tables.rows(Connective, "connectives"), ids=lambda r: r.form)
def test_example_of_each_connective(row: Connective) -> None:
    body, _, wrong = row.example.partition(" > ")
    if row.rivals == "-":  # only offered
        assert not made(body)
        return
    choices = offered(body)
    assert choices[row.form]
    assert choices.get(wrong, choices.get("ですから")) is False


@pytest.mark.parametrize(
    ("body", "never"),
    [
        ("薬を飲んで早く寝た。だが、熱はとても高かった。", "だから"),
        ("今日は早く家に帰る。しかし、子どもの誕生日だからだ。", "なぜなら"),
        ("町には古い店が多い。しかし、米屋や魚屋などは少ない。", "たとえば"),
        ("薬を飲んで早く寝た。だが、熱は下がらなかった。", "ところが"),
    ],
)
def test_what_could_hold_is_never_offered(body: str, never: str) -> None:
    assert never not in offered(body)


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("しかし、弟は何も言わずに部屋を出た。", "no sentence before it"),
        ("弟は「" + "昨日からとても" * 12 + "ねむい」と言った。しかし、弟は何も言わずに部屋を出た。", "long"),
    ],
)
def test_what_is_not_asked(body: str, why: str) -> None:
    (refused,) = made(body)
    assert isinstance(refused, Abstain) and why in refused.why


@pytest.mark.parametrize("word", ["そして", "また", "さらに", "それに", "すると", "一方"])
def test_what_fits_nearly_everywhere_is_never_offered(word: str) -> None:
    assert not any(word in row.rivals.split() for row in tables.rows(Connective, "connectives"))


@pytest.mark.parametrize(
    ("body", "never"),
    [
        ("電車で行きますか。そして、バスにも乗りますか。", "それとも"),
        ("手紙で知らせることにした。また、電話もすることにする。", "または"),
        ("明日は雨が降るそうだ。さらに、風も強く吹く。", "それなら"),
    ],
)
def test_what_adds_is_not_asked_beside_what_could_hold(body: str, never: str) -> None:
    assert all(never not in [c.text for c in i.choices] for i in made(body) if isinstance(i, Item))


@pytest.mark.parametrize(
    ("body", "asked"),
    [
        ("母は弟の名前を呼んだ。しかし弟は何も言わずに部屋を出た。", True),
        ("母は弟の名前を呼んだ。\n\nしかし、弟は何も言わずに部屋を出た。", True),
        ("弟は夜の町が好きだ。母は弟の名前を呼んだ。\n\nしかし、弟は何も言わずに部屋を出た。", False),
        ("母は弟の名前を呼んだ。ただ一人の弟は何も言わずに部屋を出た。", False),
        ("弟は白い本を読んでいる。それでいいのだと母は言った。", False),
    ],
)
def test_where_a_connective_opens_a_sentence(body: str, asked: bool) -> None:
    assert any(isinstance(i, Item) for i in made(body)) == asked
