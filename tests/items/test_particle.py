"""Particles: the frames, and what is refused with its reason."""

import re

import pytest

from quizgen import tables
from quizgen.analysis.pipeline import analyse
from quizgen.items import particle
from quizgen.items.base import Abstain, Item
from quizgen.items.grammar import particle_places, particle_table
from quizgen.items.grammar.particle_table import Block, Frame, Function, NounClass, Use
from quizgen.lexicon import load
from quizgen.source import plain

LEXICON = load()
FRAMES = tables.rows(Frame, "particle_frames")


def proposals(body: str) -> list[Item | Abstain]:
    return list(particle.make(analyse(plain(body), LEXICON), LEXICON))


def blanks(body: str) -> dict[str, Item]:
    """Items by the text before their blank."""
    return {i.prompt[0].text: i for i in proposals(body) if isinstance(i, Item)}


def key(item: Item) -> str:
    return next(c.text for c in item.choices if c.correct)


def wrong(item: Item) -> list[str]:
    return [c.text for c in item.choices if not c.correct]


def in_sentence(example: str) -> str:
    """An example (駅に着く) as a sentence long enough to ask in."""
    return f"{example}ことは、去年の夏にはまだ少なかった。" if example[-1] not in "だ。" else f"弟はきのうも{example}。"


@pytest.mark.parametrize("row", FRAMES, ids=lambda r: r.example)
def test_each_frame_asks_its_example(row: Frame) -> None:
    found = [i for i in proposals(f"きのう弟は{row.example}と、祖母に笑って言った。") if isinstance(i, Item)]
    fitting = [i for i in found if key(i) == row.particle]
    assert fitting, row.example
    assert any(set(wrong(i)) <= set(row.wrong.split()) and len(wrong(i)) >= 2 for i in fitting)


@pytest.mark.parametrize("row", FRAMES, ids=lambda r: r.example)
def test_no_frame_offers_what_a_block_allows(row: Frame) -> None:
    for verb in row.verbs.split("|"):
        assert len(particle_table.wrong(row, verb, verb)) >= 2, verb
    assert row.particle not in row.wrong.split()
    assert particle_table.function(row.function)
    assert all(particle_table.use(p) for p in (row.particle, *row.wrong.split()))


@pytest.mark.parametrize("row", tables.rows(NounClass, "particle_nouns"), ids=lambda r: f"{r.cls} {r.by}")
def test_each_class_has_its_example(row: NounClass) -> None:
    analysis = analyse(plain(f"ここで{row.example}の話をした。"), LEXICON)
    word = next(w for w in analysis.words if w.end >= 3 + len(row.example))
    assert particle_places.in_class(analysis, row.cls, word) is True, word


@pytest.mark.parametrize("row", tables.rows(Function, "particle_functions"), ids=lambda r: r.function)
def test_each_function_is_used_and_can_be_said(row: Function) -> None:
    frames = [f for f in FRAMES if f.function == row.function]
    assert frames and row.example
    note = particle_table.right_note(frames[0], "駅", "着く")
    assert "{" not in note.ja + note.en and note.ja.endswith(("。", "）。"))


@pytest.mark.parametrize("row", tables.rows(Use, "particle_uses"), ids=lambda r: r.particle)
def test_each_use_has_an_example_with_the_particle(row: Use) -> None:
    assert row.particle in row.example and f"「{row.particle}」" in row.ja
    assert row.particle in particle_table.wrong_note(row.particle).en


@pytest.mark.parametrize("row", tables.rows(Block, "particle_blocks"), ids=lambda r: f"{r.pair} {r.verbs[:6]}")
def test_a_blocked_pair_is_never_offered(row: Block) -> None:
    for item in blanks(f"きのう弟は{row.example}と、祖母に笑って言った。").values():
        assert {key(item)} | set(wrong(item)) < set("をにでがとへ") | {"から", "まで", "までに", "より"}
    one, other = row.pair.split("/")
    verb = row.verbs.split("|")[0]
    assert other in particle_table.free(verb, one) and one in particle_table.free(verb, other)


@pytest.mark.parametrize(
    ("sentence", "before", "right", "others"),
    [
        ("妹は毎朝七時の電車に乗る。", "妹は毎朝七時の電車", "に", "を で と"),
        ("友だちに本を渡したあとで、家に帰った。", "友だち", "に", "を で"),
        ("祖父は工場で四十年働いたが、去年やめた。", "", "", ""),
        ("去年は海岸の近くで大きな地震が起きた。", "去年は海岸の近くで大きな地震", "が", "を に"),
        ("この方法を知っている人は、まだ少ない。", "", "", ""),  # 方法が知っている人: not certain before a noun
    ],
)
def test_particles_in_sentences(sentence: str, before: str, right: str, others: str) -> None:
    found = blanks(sentence)
    if not before:
        assert before not in found
        return
    item = found[before]
    assert (key(item), wrong(item)) == (right, others.split())
    assert sentence[item.hides[0][0] : item.hides[0][1]] == right
    assert re.sub("（　　）", right, item.question) == sentence


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("弟は先生に本を読ませられた電車に乗らせた。", "form changes"),
        ("家を出て、電車に乗る。駅の前で電車に乗る。", "elsewhere"),
        ("弟は毎日夕方に乗る。", "no frame"),
    ],
)
def test_what_is_not_asked(sentence: str, why: str) -> None:
    reasons = [a.why for a in proposals(sentence) if isinstance(a, Abstain)]
    assert any(why in r for r in reasons), reasons


@pytest.mark.parametrize(
    "sentence", ["海へ行く人が多い。", "ホテルに泊まる予定だ。", "友人と会う約束をした。", "家を出る時間だ。"]
)
def test_free_particles_are_not_asked(sentence: str) -> None:
    for item in blanks(sentence).values():
        verb = sentence[item.hides[0][1] :]
        assert not verb.startswith(("泊まる", "出る")), item
