"""A subject that a sentence leaves out is put back where only one person can be meant, and nowhere else."""

from collections.abc import Callable

import pytest

from quizgen import lexicon
from quizgen.analysis.types import Analysis
from quizgen.items import propose
from quizgen.items.sentences import restored

Read = Callable[[str], Analysis]

MEANT = [
    # text, who does what the last sentence tells (an empty string: it is not certain)
    ("マルコさんは毎朝四時に起きます。五時に市場へ行って、魚を三十ぴき買います。", "マルコさん"),
    ("森さんは駅で西さんに会いました。本を三冊買いました。", ""),
    ("森さんは「本がほしい」と言いました。駅で本を三冊買いました。", ""),
    ("私は駅へ行きました。森さんは先に着きました。店で本を三冊買いました。", ""),
    ("森さんは駅へ行きました。本は店で三冊買いました。", ""),
    ("森さんは公園で歌を歌いました。店では、パンを百二十円で売っています。", ""),
]


@pytest.mark.parametrize(("text", "who"), MEANT)
def test_a_subject_is_put_back_only_where_it_is_certain(read: Read, text: str, who: str) -> None:
    analysis = read(text)
    given = restored.subject(restored.facts(analysis)[-1])
    assert (analysis.surface(given) if given else "") == who


ASKED = [
    # kind, question or statement of the last sentence of MARCO
    ("fact", "マルコさんは五時に市場へ行って、魚を何びき買いますか。"),
    ("open_answer", "マルコさんは五時に市場へ行って、何を買いますか。"),
    ("true_false", "マルコさんは五時に市場へ行って、魚を四十ぴき買います。"),
]
MARCO = "マルコさんは毎朝四時に起きます。五時に市場へ行って、魚を三十ぴき買います。店は十一時に開きます。"


@pytest.mark.parametrize(("kind", "asked"), ASKED)
def test_what_is_asked_names_who_is_meant(read: Read, kind: str, asked: str) -> None:
    found = {i.question: i for i in propose(read(MARCO), lexicon.load(), (kind,)).items}
    assert asked in found, list(found)
    if kind != "open_answer":
        assert found[asked].evidence[0].text == "マルコさんは毎朝四時に起きます。"
