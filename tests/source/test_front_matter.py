"""Front matter: what it gives, and each way in which it is refused."""

import pytest

from quizgen.source import SourceError, read_string

FULL = """---
title: 雪の朝
level: N4
source: 町の新聞
license: CC BY 4.0
attribution: 山野花
genre: news
tags: [雪, 朝]
summary_ja: 雪の朝の話。
summary_en: "Snow: a morning"
date: 2024-01-01
extra: {deep: {deeper: no}}
---
雪が降った。
"""


def test_every_field_is_read_and_other_keys_are_left_alone() -> None:
    text = read_string(FULL, "yuki.md")
    assert (text.slug, text.title, text.level, text.source) == ("yuki", "雪の朝", "N4", "町の新聞")
    assert (text.licence, text.attribution, text.genre) == ("CC BY 4.0", "山野花", "news")
    assert (text.tags, text.summary_ja, text.summary_en) == (("雪", "朝"), "雪の朝の話。", "Snow: a morning")
    assert text.body == "雪が降った。"


@pytest.mark.parametrize(
    ("value", "title"), [("no", "no"), ("12:30:45", "12:30:45"), ("2024-01-01", "2024-01-01"), ("~", "~")]
)
def test_every_scalar_is_a_string(value: str, title: str) -> None:
    assert read_string(f"---\ntitle: {value}\n---\n雪が降った。", "a.md").title == title


@pytest.mark.parametrize(
    ("tags", "wanted"), [("", ()), ("雪、朝", ("雪", "朝")), ("snow, morning", ("snow", "morning"))]
)
def test_tags_may_be_words_divided_by_commas(tags: str, wanted: tuple[str, ...]) -> None:
    assert read_string(f"---\ntags: {tags}\n---\n雪が降った。", "a.md").tags == wanted


@pytest.mark.parametrize(
    ("front", "line", "why"),
    [
        ("level: N9", 2, "level is 'N9'"),
        ("status: secret", 2, "status is 'secret', wanted one of draft, published, withdrawn"),
        ("level: no", 2, "level is 'no'"),
        ("title: 朝: 夜", 2, "not valid YAML"),
        ("title: [朝]", 2, "not one line of text"),
        ("tags: {a: b}", 2, "tags"),
        ("a: &x [1]\nb: *x", 2, "anchors"),
        ("title: !!python/object/apply:os.system [ls]", 2, "tags"),
        ("a: [[[[[1]]]]]", 2, "deep"),
        ("a: " + "[" * 5000, 2, "deep"),
        ("title: 朝\n" + "# 長い\n" * 2000, 1, "not closed"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(front: str, line: int, why: str) -> None:
    with pytest.raises(SourceError, match=why) as error:
        read_string(f"---\n{front}\n---\n雪が降った。", "a.md")
    assert str(error.value).startswith(f"a.md:{line}: ")


@pytest.mark.parametrize(
    ("given", "status"), [("", "published"), ("status: draft\n", "draft"), ("status:\n", "published")]
)
def test_a_text_that_says_nothing_of_its_state_is_published(given: str, status: str) -> None:
    assert read_string(f"---\ntitle: 雪\n{given}---\n雪が降った。", "a.md").status == status


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    assert read_string("---\n雪が降った。\n---\n雨が降った。", "a.md").body.endswith("雨が降った。")
