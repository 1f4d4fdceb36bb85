"""The items that an author writes beside a text: read, refused with one clear line, asked as they are."""

from pathlib import Path

import pytest

from quizgen import lexicon
from quizgen.analysis import analyse
from quizgen.items import propose
from quizgen.source import SourceError, read_path

BODY = "---\ntitle: 犬\nlevel: N5\n---\n\n犬が庭で大きい声で鳴きました。母は「お客さんですね」と言いました。\n"
ITEM = """
why-bark:
  kind: authored
  shape: choose
  level: N5
  prompt: 犬は、どうして鳴きましたか。
  choices:
    - {text: だれかが来たから, correct: true, explanation: {ja: お客さんが来ました。, en: A guest came.}}
    - {text: おなかがすいたから, explanation: {ja: 書いてありません。, en: Nothing says so.}}
    - {text: 母がおこったから, explanation: {ja: 書いてありません。, en: Nothing says so.}}
  evidence: [お客さんですね]
  explanation: {ja: お客さんが来たからです。, en: Because a guest came.}
"""

BAD = [
    (ITEM.replace("correct: true, ", ""), "why-bark: needs exactly one correct choice"),
    (ITEM.replace("prompt:", "question:"), "why-bark: has an unknown field: question"),
    (ITEM.replace("level: N5", "level: N9"), "why-bark: shape is one of"),
    (ITEM.replace("  evidence: [お客さんですね]\n", ""), "why-bark: needs a prompt and evidence"),
    (ITEM.replace(", en: Because a guest came.", ""), "why-bark: needs an explanation"),
    ("- a\n- b\n", "is no list of named items"),
    ("a: [b", "is not valid YAML"),
    ("a: &x 1\nb: *x\n", "anchors and aliases are not allowed"),
]


@pytest.fixture
def dog(tmp_path: Path) -> Path:
    path = tmp_path / "dog.md"
    path.write_text(BODY, encoding="utf-8")
    return path


def test_an_authors_item_is_asked_as_it_is(dog: Path) -> None:
    dog.with_name("dog.items.yaml").write_text(ITEM, encoding="utf-8")
    (item,) = propose(analyse(read_path(dog), lexicon.load()), lexicon.load(), ("authored",)).items
    assert item.question == "犬は、どうして鳴きましたか。"
    assert [c.text for c in item.choices if c.correct] == ["だれかが来たから"]
    assert [e.text for e in item.evidence] == ["お客さんですね"]


def test_evidence_that_the_text_does_not_hold_is_refused(dog: Path) -> None:
    dog.with_name("dog.items.yaml").write_text(ITEM.replace("[お客さんですね]", "[ねこがいた]"), encoding="utf-8")
    made = propose(analyse(read_path(dog), lexicon.load()), lexicon.load(), ("authored",))
    assert not made.items
    assert made.rejected[0].why == "why-bark: the text does not say ねこがいた"


@pytest.mark.parametrize(("given", "told"), BAD, ids=[told for _, told in BAD])
def test_a_bad_file_is_told_in_one_line(dog: Path, given: str, told: str) -> None:
    dog.with_name("dog.items.yaml").write_text(given, encoding="utf-8")
    with pytest.raises(SourceError) as fault:
        read_path(dog)
    assert "dog.items.yaml" in str(fault.value)
    assert told in str(fault.value)
    assert "\n" not in str(fault.value)


def test_own_items_change_the_digest(dog: Path) -> None:
    before = read_path(dog).digest
    dog.with_name("dog.items.yaml").write_text(ITEM, encoding="utf-8")
    assert read_path(dog).digest != before
