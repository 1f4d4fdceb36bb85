"""Endings of sentences: every row asks its example, and what could also end the sentence is never offered."""

import pytest

from quizgen import tables
from quizgen.analysis.pipeline import analyse
from quizgen.items import gate, sentence_ending
from quizgen.items.base import Abstain, Item
from quizgen.items.grammar.ending_places import Ending
from quizgen.items.grammar.form_places import Call
from quizgen.lexicon import load
from quizgen.source import plain

LEXICON = load()


def made(body: str) -> list[Item]:
    analysis = analyse(plain(body), LEXICON)
    items = [i for i in sentence_ending.make(analysis, LEXICON) if isinstance(i, Item)]
    assert [gate.refusal(i, analysis) for i in items] == [""] * len(items)
    return items


def offered(body: str) -> dict[str, bool]:
    (item,) = made(body)
    return {c.text: c.correct for c in item.choices}


def asked(example: str) -> tuple[str, str]:
    """The sentence of an example and what stands in its 「」."""
    before, _, rest = example.partition("「")
    key, _, after = rest.partition("」")
    return before + key + after, key


@pytest.mark.parametrize("row", tables.rows(Ending, "sentence_endings"), ids=lambda r: f"{r.keys[:6]} {r.after}")
def test_each_ending_asks_its_example(row: Ending) -> None:
    sentence, key = asked(row.example)
    choices = offered(sentence)
    assert [text for text, correct in choices.items() if correct] == [key]
    assert set(choices) == {key, *row.wrong_for(key)}


@pytest.mark.parametrize("row", tables.rows(Ending, "sentence_endings"), ids=lambda r: f"{r.keys[:6]} {r.after}")
def test_wrong_endings_stand_in_every_form_of_the_key(row: Ending) -> None:
    keys = row.keys.split("|")
    assert all(len(wrong.split("|")) == len(keys) for wrong in row.wrong.split())
    assert all(len({key, *row.wrong_for(key)}) >= 3 for key in keys)


@pytest.mark.parametrize("row", tables.rows(Call, "predicate_forms"), ids=lambda r: r.words)
def test_each_word_calls_for_the_form_of_its_example(row: Call) -> None:
    sentence, key = asked(row.example)
    assert offered(sentence)[key]


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("きのう駅の近くの店で友だちに会いました。", ["会います", "会うでしょう", "会いません"]),
        ("弟はその日の朝、何も食べなかった。", ["食べた", "食べる", "食べるだろう"]),
        ("去年の夏は雨が多くて、花が咲かなかった。", []),  # another predicate comes first
        ("あの店の料理はあまり高くない。", ["高い", "高かった", "高いだろう"]),
        ("来週の月曜日に妹が東京から帰る。", ["帰った", "帰っていた", "帰らなかった"]),
        ("来年、兄は東京の大学に入ります。", ["入りました", "入っていました", "入りませんでした"]),
        ("弟は夏休みの宿題をまだ終えていない。", ["終えた", "終えてしまった", "終えたことがある"]),
        ("たとえ雨が降っても、町の祭りは行われる。", ["降るので", "降るから", "降ったら"]),
    ],
)
def test_wrong_forms(sentence: str, wrong: list[str]) -> None:
    found = [c.text for item in made(sentence) for c in item.choices if not c.correct]
    assert found == wrong


@pytest.mark.parametrize(
    "sentence",
    [
        "あの二つの建物はいつも同じようだ。",  # 同じはずだ
        "この町には何か新しいものがあるのだろうか。",  # no question word
        "どこへ行っても人が多いのだろうか。",  # nor here
        "何が大切か、あの人はもう知っているのだろうか。",  # what asks ends before
        "去年から兄は東京の会社で働いている。",  # 去年から goes on
        "きのうの新聞には大きな写真がある。",
        "あまりに暑いので、外に出られない。",
        "兄は「明日は来ない」と言っていたそうだ。",
        "たぶん明日は雨が降るだろう。",  # ようだ and はずだ can follow a verb too
        "昨日買った本を今から読む。",  # another verb comes first
    ],
)
def test_what_is_not_asked(sentence: str) -> None:
    assert made(sentence) == []


def test_a_sentence_that_is_not_whole_is_refused() -> None:
    body = "（弟は本を読んだり音楽を聞いたりする。"
    (refused,) = sentence_ending.make(analyse(plain(body), LEXICON), LEXICON)
    assert isinstance(refused, Abstain) and refused.why
