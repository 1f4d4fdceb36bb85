"""Matching: groups of words whose meanings cannot be exchanged."""

from itertools import combinations

from quizgen.analysis.pipeline import analyse
from quizgen.items import matching, meanings
from quizgen.items.asked import Target, targets
from quizgen.items.base import JOIN, Item
from quizgen.lexicon import load
from quizgen.source import plain

LEXICON = load()
BODY = """\
あおば市は来年の計画を発表した。姉は京都の病院で働いている。会議の時間が決まった。
弟は背中が痛いと言って、写真を見た。"""


def made(body: str) -> list[Item]:
    return [i for i in matching.make(analyse(plain(body), LEXICON), LEXICON) if isinstance(i, Item)]


def test_words_of_the_text_are_matched_with_their_meanings() -> None:
    (item,) = made(BODY)
    words, glosses = [p.text for p in item.places], item.answers[0].split(JOIN)
    pairs = {word: gloss.split("; ")[0] for word, gloss in zip(words, glosses, strict=True)}
    assert {"計画": "plan", "病院": "hospital", "写真": "photograph"}.items() <= pairs.items()
    assert sorted(c.text for c in item.choices) == sorted(glosses)


def test_a_text_with_few_such_words_gives_none() -> None:
    assert made("あおば市は来年の計画を発表した。") == []


def test_law_no_meaning_in_a_group_may_be_that_of_another_word() -> None:
    analysis = analyse(plain(BODY), LEXICON)
    found = [t for t in targets(analysis, LEXICON, "matching") if isinstance(t, Target)]
    known = {k.form: k for t in found if (k := meanings.asked(t, analysis, LEXICON))}
    for item in made(BODY):
        for one, two in combinations(item.places, 2):
            assert not known[one.text].may_mean(known[two.text])
