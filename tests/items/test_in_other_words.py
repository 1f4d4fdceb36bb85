"""Words of like meaning: which words are asked for, in which form the choices stand, and what is refused."""

import pytest

from quizgen import kana, tables
from quizgen.analysis.pipeline import analyse
from quizgen.items import gate, in_other_words
from quizgen.items.base import Abstain, Item
from quizgen.items.in_other_words import CONTRARY, Paraphrase
from quizgen.lexicon import load
from quizgen.source import plain

LEXICON = load()


def made(body: str) -> list[Item | Abstain]:
    return list(in_other_words.make(analyse(plain(body), LEXICON), LEXICON))


def item(body: str, word: str) -> Item:
    return next(m for m in made(body) if isinstance(m, Item) and word in [p.text for p in m.prompt])


@pytest.mark.parametrize(
    ("sentence", "marked", "key", "wrong"),
    [
        ("市は新しいサービスを開始しました。", "開始しました", "始めました", "終えました"),
        ("新しい図書館は来年建設される予定だ。", "建設される", "建てられる", "壊される"),
        ("父は八時に帰宅して、すぐに寝た。", "帰宅して", "家に帰って", "家を出て"),
        ("外はだんだん暗くなった。", "だんだん", "少しずつ", "急に"),
        ("空は次第に明るくなった。", "次第に", "だんだん", "急に"),
        ("電車は間もなく駅に着く。", "間もなく", "すぐに", "いつか"),
        ("空が急に暗くなった。", "急に", "突然", "ゆっくり"),
        ("夜の森はとても恐ろしかった。", "恐ろしかった", "怖かった", "悲しかった"),
        ("これは町の重要な仕事だ。", "重要", "大切", "有名"),
        ("道が狭い。したがって、車は通れない。", "したがって", "だから", "しかし"),
    ],
)
def test_the_choices_stand_in_the_form_of_the_word(sentence: str, marked: str, key: str, wrong: str) -> None:
    asked = item(sentence, marked)
    assert [p.text for p in asked.prompt if p.role == "marked"] == [marked]
    assert [c.text for c in asked.choices if c.correct] == [key]
    assert wrong in [c.text for c in asked.choices if not c.correct]


def test_every_choice_says_why() -> None:
    said = {c.text: c.explanation.ja for c in item("市は新しいサービスを開始した。", "開始した").choices}
    assert said["始めた"] == "「開始する」は、ここでは「始める」とほとんど同じ意味です。"
    assert said["終えた"] == "「終える」は反対の意味です。"
    assert all(said.values())


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ("市は工事を開始し、一年で終える予定だ。", "開始し"),
        ("駅の前でしばらくの間、友だちを待った。", "しばらく"),
        ("兄はどうしても大学へ行きたかった。", "どうして"),
        ("駅から三メートルより高い木が見える。", "より"),
        ("弟はもとのところにかえって、すぐに眠った。", "かえって"),
        ("しばらくは何も思わず静かに寝ていたい。", "思わず"),
        ("それは驚くべき知らせだと思った。", "驚く"),
        ("母が贈ったものだが、弟は使わない。", "だが"),
        ("地方都市計画の話を市長が始めた。", "都市"),
        ("植物に詳しい友人が山から来た。", "詳しい"),
    ],
)
def test_what_is_not_asked(body: str, word: str) -> None:
    assert not any(word in [p.text for p in m.prompt if p.role == "marked"] for m in made(body) if isinstance(m, Item))


ROWS = tables.rows(Paraphrase, "paraphrases")


@pytest.mark.parametrize("row", ROWS, ids=lambda r: r.word.split("|")[0])
def test_each_word_is_asked_in_its_example(row: Paraphrase) -> None:
    analysis = analyse(plain(row.example), LEXICON)
    found = [m for m in in_other_words.make(analysis, LEXICON) if isinstance(m, Item)]
    kanji = [set(filter(kana.is_kanji, word)) for word in row.word.split("|")]
    if any(k and k <= set(row.paraphrase) for k in kanji):
        return  # 温める, 温かくする: a statement may say so, no question asks it
    asked = next(m for m in found if f"「{row.paraphrase}」" in m.explanation.ja)
    assert not gate.refusal(asked, analysis)
    assert len(asked.choices) >= 3


@pytest.mark.parametrize("row", ROWS, ids=lambda r: r.word.split("|")[0])
def test_no_wrong_word_means_the_same_by_another_row(row: Paraphrase) -> None:
    rivals = {r.removeprefix(CONTRARY) for r in row.rivals.split()}
    same = {other.paraphrase for other in ROWS if set(other.word.split("|")) & {*row.word.split("|"), row.paraphrase}}
    back = {w for other in ROWS if other.paraphrase == row.paraphrase for w in other.word.split("|")}
    assert not rivals & (same | back | {row.paraphrase})
