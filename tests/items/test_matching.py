"""Matching: groups of words whose meanings cannot be exchanged."""

from itertools import combinations

from quizgen.analysis.pipeline import analyse
from quizgen.items import matching
from quizgen.items.base import JOIN, Item
from quizgen.items.words import meanings
from quizgen.items.words.asked import Target, targets
from quizgen.lexicon import load
from quizgen.source import plain

LEXICON = load()
BODY = """\
あおば市は新しい計画を発表した。姉は調査の結果を知らない。古い道具の値段が決まった。
弟は理由を話した。"""


def made(body: str) -> list[Item]:
    return [i for i in matching.make(analyse(plain(body), LEXICON), LEXICON) if isinstance(i, Item)]


def test_words_of_the_text_are_matched_with_their_meanings() -> None:
    item = made(BODY)[0]
    words, glosses = [p.text for p in item.places], item.answers[0].split(JOIN)
    pairs = dict(zip(words, glosses, strict=True))
    assert {"計画": "plan", "結果": "result", "道具": "tool"}.items() <= pairs.items()
    assert sorted(c.text for c in item.choices) == sorted(glosses)


def test_a_text_with_few_such_words_gives_none() -> None:
    assert made("あおば市は来年の計画を発表した。") == []


def test_words_that_stand_far_apart_are_no_group() -> None:
    assert made(BODY.replace("。", "。\n" + "きょうも雨がふっている。\n" * 120)) == []


def test_law_no_meaning_in_a_group_may_be_that_of_another_word() -> None:
    analysis = analyse(plain(BODY), LEXICON)
    found = [t for t in targets(analysis, LEXICON, "matching") if isinstance(t, Target)]
    known = {k.form: k for t in found if (k := meanings.asked(t, analysis, LEXICON))}
    for item in made(BODY):
        for one, two in combinations(item.places, 2):
            assert not known[one.text].may_mean(known[two.text])
