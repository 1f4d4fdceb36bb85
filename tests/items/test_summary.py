"""要約: a few sentences that tell the main things, each with a blank whose wrong answers are false."""

from collections.abc import Callable

from quizgen import lexicon
from quizgen.analysis.types import Analysis
from quizgen.items import propose
from quizgen.items.base import JOIN

Read = Callable[[str], Analysis]

TOWN = (
    "山田村の図書館は、1995年に駅の前にできた。建物の壁は白くて美しい。"
    "村の図書館は子どもの本を五百冊持っている。その本は毎年増える。"
    "館長の森さんは、去年の夏に村の祭りで古い写真を見せた。みんなが喜んだ。"
    "市長の石川さんは、駅の前の橋を三億円で直した。橋は長い。"
)


def test_a_summary_leaves_out_what_can_be_proven(read: Read) -> None:
    (item,) = propose(read(TOWN), lexicon.load(), ("summary",)).items
    keys = item.answers[0].split(JOIN)
    assert len(keys) == len(item.places) >= 3
    assert len(set(keys)) == len(keys)
    for place, key in enumerate(keys, start=1):
        offered = item.offered(place)
        assert [c.text for c in offered if c.correct] == [key]
        assert len(offered) == 3
        assert all(c.why.startswith(("F1", "F2", "F3")) for c in offered if not c.correct)


def test_each_line_is_a_sentence_of_the_text(read: Read) -> None:
    analysis = read(TOWN)
    (item,) = propose(analysis, lexicon.load(), ("summary",)).items
    sentences = {s.start for s in analysis.sentences}
    assert {e.start for e in item.evidence} <= sentences
    assert len(item.evidence) == len(item.places)


def test_a_short_text_has_no_summary(read: Read) -> None:
    made = propose(read("山田さんは学校の庭に赤い花を三本植えた。"), lexicon.load(), ("summary",))
    assert not made.items
    assert "fewer than three sentences" in made.rejected[0].why
