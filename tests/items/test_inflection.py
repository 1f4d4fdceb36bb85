"""Inflection: which form is asked for, and that no wrong one exists."""

import pytest

from quizgen import tables
from quizgen.analysis.conjugation import inflect
from quizgen.analysis.pipeline import analyse
from quizgen.items import inflection
from quizgen.items.base import Abstain, Item
from quizgen.items.inflection import Mistake, Rule
from quizgen.lexicon import load
from quizgen.source import plain

LEXICON = load()
TYPES = {
    "godan": {
        "う": "五段-ワア行",
        "つ": "五段-タ行",
        "る": "五段-ラ行",
        "む": "五段-マ行",
        "ぶ": "五段-バ行",
        "ぬ": "五段-ナ行",
    }
    | {"く": "五段-カ行", "ぐ": "五段-ガ行", "す": "五段-サ行"},
    "ichidan": {"る": "下一段-ラ行"},
    "adjective": {"い": "形容詞"},
}


def made(body: str) -> list[Item | Abstain]:
    return list(inflection.make(analyse(plain(body), LEXICON), LEXICON))


@pytest.mark.parametrize(
    ("sentence", "blank", "key"),
    [
        ("兄は駅で友だちを待っている。", "友だちを（　　）いる", "待って"),
        ("妹は部屋で長い本を読んだ。", "本を（　　）。", "読んだ"),
        ("弟は野菜をあまり食べない。", "あまり（　　）。", "食べない"),
        ("昨日の夜は空気がとても冷たかった。", "とても（　　）。", "冷たかった"),
        ("春になれば、この道に花が咲く。", "春に（　　）、", "なれば"),
        ("母は窓を開けてしまった。", "窓を（　　）しまった", "開けて"),
    ],
)
def test_the_form_in_the_text_is_left_out(sentence: str, blank: str, key: str) -> None:
    item = next(i for i in made(sentence) if isinstance(i, Item) and blank in i.question)
    assert [c.text for c in item.choices if c.correct] == [key]
    assert item.question.replace("（　　）", key) == sentence
    assert all("".join(w for w, _ in c.furigana) == c.text for c in item.choices)


@pytest.mark.parametrize(
    "sentence",
    ["町の人は毎年ここで祭りをする。", "駅の前に古い店がある。", "先生は来年の春に国へ帰られた。"],
)
def test_a_word_without_an_ordinary_form_is_not_asked(sentence: str) -> None:
    assert not [i for i in made(sentence) if isinstance(i, Item)]


@pytest.mark.parametrize("row", tables.rows(Mistake, "conjugation_mistakes"), ids=lambda r: r.example)
def test_example_of_each_mistake(row: Mistake) -> None:
    base, right, wrong = row.example.split(" > ")
    ctype = TYPES[row.cls][base[-1]]
    form = inflect(base, ctype, (row.form,))
    assert form and form.written == right
    assert not inflection.exists(wrong, LEXICON)
    head, stem = base[:-1], (inflect(base, ctype, ("while",)) or form).written.removesuffix("ながら")
    assert row.wrong.format(base=base, head=head, stem=stem) == wrong


@pytest.mark.parametrize("row", tables.rows(Rule, "conjugation_rules"), ids=lambda r: f"{r.form} {r.example}")
def test_example_of_each_rule(row: Rule) -> None:
    base, right = row.example.split(" > ")
    ctype = TYPES[row.cls][base[-1]]
    form = inflect(base, ctype, (row.form,))
    assert form and form.written == right
    assert inflection.rule_of(base, ctype, row.form) == row


@pytest.mark.parametrize("form", ["読んで", "使うて", "勝って", "着て", "切って", "高くて", "行けば", "見よう"])
def test_a_form_that_exists_is_never_offered(form: str) -> None:
    assert inflection.exists(form, LEXICON)


@pytest.mark.parametrize("form", ["読みて", "待んで", "高いくて", "食べった", "書きば"])
def test_a_form_that_does_not_exist(form: str) -> None:
    assert not inflection.exists(form, LEXICON)
