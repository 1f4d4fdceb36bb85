"""What stands on a sheet: numbers, keys and places agree with one another."""

from dataclasses import replace
from types import SimpleNamespace

from quizgen.output.passage import View, passage
from quizgen.output.prompts import dressed
from quizgen.output.sheet import Setting, sheet

ACROSS = Setting(40, False, ("1", "2", "3", "4"))
DOWN = Setting(40, True, ("ア", "イ", "ウ", "エ"))


def test_questions_are_numbered_through_and_stand_under_their_rubrics(hand: SimpleNamespace) -> None:
    a = hand.analysis()
    quiz = hand.quiz(a)
    mixed = replace(quiz, items=(*quiz.items, replace(quiz.items[0], id="kanji_reading-2")))
    made = sheet(mixed, [a], hand.lexicon, ACROSS)
    assert [[(q.number, q.item.id) for q in g.questions] for g in made.groups] == [
        [(1, "kanji_reading-1"), (2, "kanji_reading-2")],
        [(3, "particle-1")],
        [(4, "true_false-1")],
        [(5, "typed_reading-1")],
    ]


def test_a_blank_in_the_text_has_the_number_of_its_question(hand: SimpleNamespace) -> None:
    a = hand.analysis()
    made = sheet(hand.quiz(a), [a], hand.lexicon, ACROSS)
    assert [r.blank for line in made.passages[0].lines for r in line.runs if r.blank] == [2]
    assert made.questions[1].item.kind == "particle"


def test_keys_are_written_as_the_sheet_is_answered(hand: SimpleNamespace) -> None:
    a = hand.analysis()
    assert [q.key for q in sheet(hand.quiz(a), [a], hand.lexicon, ACROSS).questions] == ["1", "1", "○", "こうえん"]
    assert [q.key for q in sheet(hand.quiz(a), [a], hand.lexicon, DOWN).questions][:2] == ["ア", "ア"]


def test_places_are_lines_of_the_sheet(hand: SimpleNamespace) -> None:
    """The first paragraph (26 characters) takes two lines of 20 em, the second 21 characters two more."""
    a = hand.analysis()
    made = sheet(hand.quiz(a, furigana="none"), [a], hand.lexicon, replace(ACROSS, width=20))
    assert [q.places for q in made.questions] == [((0, 3, 4),), ((0, 2, 2),), ((0, 3, 4),), ((0, 1, 1),)]


def test_of_two_texts_each_place_names_its_own(hand: SimpleNamespace) -> None:
    a = hand.analysis()
    quiz = hand.quiz(a)
    proven = replace(quiz.items[2], evidence=(replace(quiz.items[2].evidence[0], text_index=1),))
    made = sheet(replace(quiz, items=(proven,)), [a, a], hand.lexicon, ACROSS)
    assert made.questions[0].places == ((2, 2, 2),)
    assert len(made.passages) == 2


def test_a_key_does_not_quote_the_sentence_asked_about(hand: SimpleNamespace) -> None:
    a = hand.analysis()
    quiz = hand.quiz(a)
    (proof,) = quiz.items[2].evidence
    own = replace(quiz.items[0], prompt=quiz.items[0].prompt[1:], evidence=(proof,))  # 発表した。
    made = sheet(replace(quiz, items=(own, quiz.items[2])), [a], hand.lexicon, ACROSS)
    assert [q.quotes for q in made.questions] == [(), (proof.text,)]


def test_choices_stand_side_by_side_where_they_fit(hand: SimpleNamespace) -> None:
    a = hand.analysis()
    item = hand.quiz(a).items[1]
    for length, columns in ((1, 4), (6, 4), (7, 2), (16, 2), (17, 1), (60, 1)):
        long = replace(item, choices=tuple(replace(c, text="あ" * length) for c in item.choices))
        made = sheet(replace(hand.quiz(a), items=(long,)), [a], hand.lexicon, ACROSS)
        assert made.questions[0].columns == columns


def test_a_reading_that_the_text_lacks_goes_by_its_kanji(hand: SimpleNamespace) -> None:
    """鞄 is in no school grade and not in the text; 新 is in the text without furigana."""
    a = hand.analysis()
    item = hand.quiz(a).items[0]
    prompt = (replace(item.prompt[0], text="鞄と新", furigana=hand.furigana("鞄:かばん|と|新:あたら")),)
    for policy, expected in (
        ("all", "鞄:かばん|と|新:あたら"),
        ("level", "鞄:かばん|と|新"),
        ("none", "鞄|と|新"),
    ):
        view = View(policy, "N4")  # type: ignore[arg-type]
        shown = [passage(a, view, hand.lexicon)]
        (made,) = dressed([replace(item, prompt=prompt)], [a], shown, view, hand.lexicon)
        assert made.prompt[0].furigana == hand.furigana(expected)
