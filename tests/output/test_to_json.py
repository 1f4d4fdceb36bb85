"""The JSON is what the published schema says, to the key."""

import json
from dataclasses import fields
from types import SimpleNamespace

import pytest
from pydantic import BaseModel

from quizgen.items.base import Abstain
from quizgen.output import json_model as model
from quizgen.output.to_json import analysis_json, items_json, quiz_json
from quizgen.quiz.types import QuizSpec


def test_an_analysis_is_what_the_schema_says(hand: SimpleNamespace) -> None:
    line = analysis_json(hand.analysis(), hand.lexicon)
    assert "\n" not in line
    assert list(json.loads(line)) == [n for n in model.Analysis.model_fields if n not in ("id", "known")]
    made = model.Analysis.model_validate_json(line)
    assert made.text.level == "N4"
    assert made.words[0].glosses == ["morning", "a.m."]
    assert made.words[0].furigana == [("毎", "まい"), ("朝", "あさ")]


def test_what_a_learner_knows_is_the_last_key(hand: SimpleNamespace) -> None:
    line = analysis_json(hand.analysis(), hand.lexicon, known=0.87)
    assert line.endswith('"known": 0.87}')
    assert model.Analysis.model_validate_json(line).known == 0.87


@pytest.mark.parametrize("id", [7, "a-7", ["x", 1]])
def test_a_line_of_jsonl_begins_with_its_id(hand: SimpleNamespace, id: object) -> None:
    line = analysis_json(hand.analysis(), hand.lexicon, id)
    assert line.startswith('{"id": ' + json.dumps(id))
    model.Analysis.model_validate_json(line)


def test_a_quiz_is_what_the_schema_says(hand: SimpleNamespace) -> None:
    made = model.Quiz.model_validate_json(quiz_json(hand.quiz(hand.analysis())))
    assert [i.shape for i in made.quiz.items] == ["choose", "choose", "true_false", "type"]
    assert made.quiz.items[1].prompt[1].text == "（　　）"
    assert made.quiz.items[1].rubric.en


def test_what_a_written_answer_needs_is_told(hand: SimpleNamespace) -> None:
    (item,) = model.Quiz.model_validate_json(quiz_json(hand.written(hand.analysis()))).quiz.items
    assert (item.shape, item.answers) == ("write", ["図書館で買った"])
    assert item.needed == [model.Need(text="図書館", forms=["図書館", "としょかん"])]
    assert "needed" not in json.loads(quiz_json(hand.quiz(hand.analysis())))["quiz"]["items"][0]


def test_furigana_covers_every_piece_and_choice(hand: SimpleNamespace) -> None:
    made = model.Quiz.model_validate_json(quiz_json(hand.quiz(hand.analysis())))
    for item in made.quiz.items:
        for part in (*item.prompt, *item.choices):
            assert "".join(written for written, _ in part.furigana) == part.text


def test_the_spec_of_a_quiz_is_complete(hand: SimpleNamespace) -> None:
    assert list(model.Spec.model_fields) == [f.name for f in fields(QuizSpec)]
    spec = json.loads(quiz_json(hand.quiz(hand.analysis(), seed=5)))["quiz"]["spec"]
    assert spec == {"seed": 5, "count": 4, "kinds": [], "level": "N4", "furigana": "level", "version": "A", "form": 0}


def test_items_say_what_was_rejected_when_asked(hand: SimpleNamespace) -> None:
    a = hand.analysis()
    items = hand.quiz(a).items
    assert "rejected" not in json.loads(items_json(a.text, items))
    made = model.Items.model_validate_json(items_json(a.text, items, [Abstain("fact", 0, 2, "no agreed reading")]))
    assert made.rejected == [model.Rejected(kind="fact", start=0, end=2, text="毎朝", why="no agreed reading")]


def test_the_same_value_gives_the_same_bytes(hand: SimpleNamespace) -> None:
    assert quiz_json(hand.quiz(hand.analysis())) == quiz_json(hand.quiz(hand.analysis()))


@pytest.mark.parametrize("name", ["analysis", "quiz", "items"])
def test_a_schema_describes_every_object(name: str) -> None:
    made = json.loads(model.schema(name))
    assert made["$schema"].endswith("2020-12/schema")
    assert all(part.get("description") for part in (made, *made["$defs"].values()) if "properties" in part)


def test_nothing_is_missing_and_nothing_added() -> None:
    assert all(issubclass(m, BaseModel) and m.model_config["extra"] == "forbid" for m in model.SCHEMAS)
