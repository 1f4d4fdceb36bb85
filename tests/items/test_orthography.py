"""Spelling: what is asked, which wrong spellings are offered, and what is refused."""

import pytest

from quizgen import tables
from quizgen.analysis.furigana import align
from quizgen.analysis.pipeline import analyse
from quizgen.items import orthography
from quizgen.items.base import Abstain, Item
from quizgen.items.words import misspellings
from quizgen.items.words.distractors import Asked
from quizgen.lexicon import load
from quizgen.source import plain
from quizgen.source.text import Text

LEXICON = load()


def made(body: str, title: str = "") -> list[Item | Abstain]:
    text = plain(body)
    analysis = analyse(Text(text.slug, title, text.body), LEXICON)
    return list(orthography.make(analysis, LEXICON))


def item(body: str, word: str) -> Item:
    return next(i for i in made(body) if isinstance(i, Item) and word in [c.text for c in i.choices if c.correct])


def refused(body: str, word: str, title: str = "") -> str:
    found = (a for a in made(body, title) if isinstance(a, Abstain))
    return next((a.why for a in found if word in body[a.start : a.end]), "")


ASKED = [
    ("あおば市は来年の計画を発表した。", "計画", "けいかく"),
    ("町の図書館は、駅の前にある。", "図書館", "としょかん"),
    ("荷物がやっと家に届いた。", "届いた", "とどいた"),
    ("姉は京都の病院で働いている。", "病院", "びょういん"),
    ("弟は駅の前で友だちを待っていた。", "待って", "まって"),
]


@pytest.mark.parametrize(("sentence", "written", "shown"), ASKED)
def test_a_word_stands_in_hiragana_in_its_sentence(sentence: str, written: str, shown: str) -> None:
    asked = item(sentence, written)
    assert [p.text for p in asked.prompt if p.role == "marked"] == [shown]
    assert asked.question.replace(shown, written) == sentence
    assert 3 <= len(asked.choices) <= 4
    assert all(c.explanation.ja and c.explanation.en and not c.furigana for c in asked.choices)


@pytest.mark.parametrize(("sentence", "written", "shown"), ASKED)
def test_the_text_does_not_show_it(sentence: str, written: str, shown: str) -> None:
    body = sentence
    for start, end in sorted(item(sentence, written).hides, reverse=True):
        body = body[:start] + "＿" + body[end:]
    assert written.rstrip("てでたいう") not in body


@pytest.mark.parametrize(
    ("body", "word", "title", "why"),
    [
        ("町の計画は、来年の計画だと言われた。", "計画", "", "has the word twice"),
        ("町は計画を立てた。\n町は計画を変えた。\n町は計画をやめた。", "計画", "", "too often"),
        ("市は新しい計画を発表した。", "計画", "町の計画", "the title has the word"),
        ("森田さんは駅の近くに住んでいる。", "森田", "", "not a word"),
    ],
)
def test_what_is_not_asked(body: str, word: str, title: str, why: str) -> None:
    assert why in refused(body, word, title)


def wrong(word: str, reading: str) -> list[str]:
    written = align(word, reading, LEXICON)
    conjugation = "godan" if word[-1] in "つくるうむすぶぐぬ" else ""
    return [w.text for w in misspellings.wrong_spellings(Asked(word, reading, written, word, conjugation), LEXICON)]


@pytest.mark.parametrize("row", tables.rows(misspellings.Mistake, "spelling_mistakes"), ids=lambda r: r.name)
def test_example_of_each_mistake(row: misspellings.Mistake) -> None:
    said, _, spelt = row.example.partition(" > ")
    word, reading = said.split()
    asked = Asked(word, reading, align(word, reading, LEXICON), word, "godan" if word[-1] in "つ" else "")
    slips = [s for place in range(len(word)) for s in misspellings._slips(asked, place, LEXICON)]
    given = {word[: s.place] + s.wrong + word[s.place + 1 :]: s.mistake for s in slips}
    assert given[spelt] == row.name


@pytest.mark.parametrize(
    ("word", "reading", "never"),
    [
        ("会う", "あう", "合う"),
        ("話す", "はなす", "放す"),
        ("家庭", "かてい", "課程"),
        ("機会", "きかい", "機械"),
        ("作る", "つくる", "造る"),
        ("泊まる", "とまる", "止まる"),
        ("少人数", "しょうにんずう", "小人数"),
    ],
)
def test_a_spelling_that_is_said_the_same_is_never_a_wrong_one(word: str, reading: str, never: str) -> None:
    assert never not in wrong(word, reading)


@pytest.mark.parametrize(
    "word", ["計画 けいかく", "病院 びょういん", "特徴 とくちょう", "電話 でんわ", "必要 ひつよう"]
)
def test_two_by_two_no_choice_is_the_odd_one(word: str) -> None:
    written, reading = word.split()
    one, two, both = wrong(written, reading)
    assert both == "".join(a if a != w else b for a, b, w in zip(one, two, written, strict=True))


@pytest.mark.parametrize("word", ["方法 ほうほう", "著者 ちょしゃ"])
def test_no_kanji_stands_twice_in_a_wrong_spelling(word: str) -> None:
    assert all(len(set(spelt)) == 2 for spelt in wrong(*word.split()))


@pytest.mark.parametrize("row", tables.rows(misspellings.LookAlikes, "look_alikes"), ids=lambda r: r.family)
def test_example_of_each_family_of_look_alikes(row: misspellings.LookAlikes) -> None:
    said, _, spelt = row.example.partition(" > ")
    word, reading = said.split()
    asked = Asked(word, reading, align(word, reading, LEXICON), word)
    slips = [s for place in range(len(word)) for s in misspellings._slips(asked, place, LEXICON)]
    found = [s for s in slips if word[: s.place] + s.wrong + word[s.place + 1 :] == spelt]
    assert found
    assert found[0].mistake in ("same-shape", "same-both")
    assert {found[0].right, found[0].wrong} <= set(row.family)
