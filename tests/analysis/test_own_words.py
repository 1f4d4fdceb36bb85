"""What an author says of words holds wherever they stand, and nothing else changes."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen import lexicon
from quizgen.analysis import Analysis, analyse
from quizgen.source import SourceError, read_string


def analysed(front: str, body: str) -> Analysis:
    return analyse(read_string(f"---\n{front}\n---\n\n{body}", "a.md"), lexicon.load())


def cut(front: str, body: str) -> str:
    """The body with a bar between any two words."""
    return "|".join(word.surface for word in analysed(front, body).words)


@pytest.mark.parametrize(
    ("front", "body", "wanted"),
    [
        ("", "町の手話教室に通う。", "町|の|手話|教室|に|通う|。"),
        ("words: [手話教室]", "町の手話教室に通う。", "町|の|手話教室|に|通う|。"),
        ("words: ['東|京都']", "東京都の話。", "東|京都|の|話|。"),
        ("words: ['図書|館']", "図書館と図書館。", "図書|館|と|図書|館|。"),
        ("words: ['うら|にわ|に|は|にわ|にわとり']", "うらにわにはにわにわとり。", "うら|にわ|に|は|にわ|にわとり|。"),
        ("words: [はなし合った]", "みんなではなし合った。", "みんな|で|はなし合った|。"),
        ("words: ['気に|入った']", "店が気に入った。", "店|が|気に|入った|。"),
        ("words: ['三|本']", "三本の木。", "三|本|の|木|。"),
        ("words: ['', '|', '手話||教室']", "町の手話教室に通う。", "町|の|手話|教室|に|通う|。"),
        ("words: [京都]", "東京都の話。", "東京都|の|話|。"),  # in the middle of a run of kanji
        ("words: [東京都庁, 京都]", "東京都庁と京都。", "東京都庁|と|京都|。"),
        ("names: {あおば会: organisation}", "あおば会が開いた。", "あおば会|が|開いた|。"),
    ],
)  # fmt: skip
def test_words_are_cut_and_joined_as_the_author_says(front: str, body: str, wanted: str) -> None:
    if front:
        assert cut(front, body).replace("気|に", "気に") == wanted
    else:
        assert cut(front, body) == wanted


def test_a_joined_verb_is_inflected() -> None:
    (word,) = [w for w in analysed("words: [はなし合った]", "みんなではなし合った。").words if w.part == "verb"]
    assert (word.dictionary_form, word.reading, word.inflections) == ("はなし合う", "はなしあった", ("past",))


@pytest.mark.parametrize(
    ("front", "body", "mention", "kind"),
    [
        ("names: {ごんた: person}", "ごんたが来た。", "ごんた", "PERSON"),
        ("names: {ごんた: person}", "ごんたさんが来た。", "ごんたさん", "PERSON"),
        ("names: {青葉: place}", "昨日、青葉に行った。", "青葉", "PLACE"),
        ("names: {あおば会: organisation}", "あおば会が会議を開いた。", "あおば会", "ORG"),
        ("names: {石川: person}", "石川さんは石川県へ行った。", "石川県", "PLACE"),
        ("names: {ポチ: other}", "ポチが走る。", "ポチ", "NAME"),
    ],
)
def test_a_name_is_of_what_the_author_says(front: str, body: str, mention: str, kind: str) -> None:
    analysis = analysed(front, body)
    assert {(analysis.surface(e), e.type) for e in analysis.entities} >= {(mention, kind)}


def test_the_readings_stay() -> None:
    analysis = analysed(
        "words: [上手者]\nnames: {石川: person}", "舞台の｜上手《かみて》者が、｜石川《いしがわ》さんに会う。"
    )
    assert [(w.surface, w.reading) for w in analysis.words if w.surface in ("上手者", "石川さん")] == [
        ("上手者", "かみてしゃ"),
        ("石川さん", "いしがわさん"),
    ]
    assert not [d for d in analysis.doubts if analysis.surface(d) == "石川"]


def test_what_is_said_of_words_changes_the_text() -> None:
    one, two = (read_string(f"---\n{f}\n---\n\n手話教室の話。", "a.md") for f in ("title: a", "words: [手話教室]"))
    assert one.digest != two.digest and one.body == two.body


@pytest.mark.parametrize("front", ["names: [石川]", "names: {石川: dog}", "words: {a: b}"])
def test_what_is_wrong_is_told(front: str) -> None:
    with pytest.raises(SourceError, match=r"a\.md:2: "):
        analysed(front, "石川さんの話です。")


BODY = (
    "石川さんは、東京都の手話教室で三本の木を見て、気に入った。うらにわにはにわにわとりがいる。\nみんなではなし合った。"
)


@settings(max_examples=80, deadline=None)
@given(st.integers(0, len(BODY) - 1), st.integers(1, 8), st.lists(st.integers(1, 7), max_size=3))
def test_whatever_an_author_says_tokens_and_words_cover_the_text(start: int, length: int, cuts: list[int]) -> None:
    piece = BODY[start : start + length].replace("\n", "")
    for at in sorted({c for c in cuts if c < len(piece)}, reverse=True):
        piece = piece[:at] + "|" + piece[at:]
    analysis = analysed(f"words: ['{piece}']", BODY.replace("\n", "\n\n"))
    for things in (analysis.tokens, analysis.words):
        assert "".join(analysis.surface(t) for t in things) == BODY.replace("\n", "")
        assert all(a.end <= b.start for a, b in pairwise(things))
    assert all(
        analysis.tokens[w.first].start == w.start and analysis.tokens[w.last - 1].end == w.end for w in analysis.words
    )
