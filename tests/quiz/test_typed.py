"""What counts as the same word, as nearly it, and as another, when an answer is typed."""

import pytest

from quizgen.items.base import Item, Note, Piece
from quizgen.quiz import mark

WHY = Note("せつめい", "because")


def typed(asked: str, *answers: str) -> Item:
    """An item that asks for a word in kanji (its answers have kanji) or for the reading of ``asked``."""
    prompt = (Piece(asked, "marked"),) if asked else (Piece("（　　）", "blank"),)
    return Item("i", "k", "type", "N4", prompt, (), answers, (), (), WHY, (0, 1))


SAME = [
    # answers (spelling, reading), what is typed
    ("計画 けいかく", "計画"),
    ("計画 けいかく", "けいかく"),
    ("計画 けいかく", "ケイカク"),
    ("計画 けいかく", "ｹｲｶｸ"),
    ("計画 けいかく", "計かく"),
    ("計画 けいかく", "けい画"),
    ("計画 けいかく", "計画。"),
    ("計画 けいかく", "「計画」"),
    ("計画 けいかく", " 計 画 "),
    ("計画 けいかく", "計画！"),
    ("受け取った うけとった", "受けとった"),
    ("受け取った うけとった", "うけ取った"),
    ("受け取った うけとった", "受取った"),
    ("受け取った うけとった", "ウケトッタ"),
    ("飛び込む とびこむ", "飛びこむ"),
    ("飛び込む とびこむ", "とび込む"),
    ("申し込み もうしこみ", "申込み"),
    ("お祭り おまつり", "おまつり"),
    ("消しゴム けしごむ", "消しごむ"),
    ("消しゴム けしごむ", "けしゴム"),
    ("人々 ひとびと", "人人"),
    ("一か月 いっかげつ", "一ヶ月"),
    ("一か月 いっかげつ", "一ケ月"),
    ("引っ越す ひっこす", "引越す"),
    ("引っ越す ひっこす", "ひっ越す"),
    ("友達 ともだち", "友だち"),
    ("子供 こども", "子ども"),
    ("新聞紙 しんぶんし", "新ぶん紙"),
    ("コーヒー こーひー", "コーヒー"),
    ("コーヒー こーひー", "ｺｰﾋｰ"),
    ("コーヒー こーひー", "こおひい"),
    ("りょこう", "リョコウ"),
    ("おおきい", "オーキイ"),
    ("けいさつ", "ケーサツ"),
    ("たべる", "たべる？"),
]

NEAR = [
    # what is asked for its reading, answers, what is typed
    ("", "計画 けいかく", "けかく"),
    ("", "計画 けいかく", "けいがく"),
    ("旅行", "りょこう", "りょこ"),
    ("学校", "がっこう", "がこう"),
    ("続く", "つづく", "つずく"),
    ("市場", "いちば", "しじょう"),
    ("上手", "じょうず", "かみて"),
    ("昨日", "きのう", "さくじつ"),
    ("今日", "きょう", "こんにち"),
    ("病院", "びょういん", "病院"),
    ("病院", "びょういん", "びよういん"),
]

WRONG = [
    ("", "計画 けいかく", "予定"),
    ("", "計画 けいかく", "計測"),
    ("", "計画 けいかく", "画計"),
    ("", "受け取った うけとった", "受けると"),
    ("", "受け取った うけとった", "取けとった"),
    ("", "友達 ともだち", "友人"),
    ("市場", "いちば", "こうば"),
    ("学校", "がっこう", "びょういん"),
]


@pytest.mark.parametrize(("answers", "given"), SAME)
def test_the_same_word_however_it_is_written(answers: str, given: str) -> None:
    assert mark(typed("", *answers.split()), given).right


@pytest.mark.parametrize(("asked", "answers", "given"), NEAR)
def test_a_near_miss_may_be_tried_again(asked: str, answers: str, given: str) -> None:
    judged = mark(typed(asked, *answers.split()), given)
    assert (judged.right, judged.near) == (False, True)
    assert judged.note.ja and judged.note.en


@pytest.mark.parametrize(("asked", "answers", "given"), WRONG)
def test_another_word_is_wrong(asked: str, answers: str, given: str) -> None:
    judged = mark(typed(asked, *answers.split()), given)
    assert (judged.right, judged.near) == (False, False)
