"""Where bunsetsu begin, what each depends on, and the rows of the two tables that decide it."""

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen import lexicon, tables
from quizgen.analysis import chunks, heads
from quizgen.analysis.bunsetsu import phrases_of
from quizgen.analysis.pipeline import read_words
from quizgen.analysis.properties import Phrase
from quizgen.analysis.types import Analysis
from quizgen.source import plain

Read = Callable[[str], Analysis]

# A sentence cut into bunsetsu, and for each the number of its head, counted from 1; 0 for the last.  Nouns joined
# by と both depend on what they share (犬と|猫が|庭で|遊ぶ), as in UD Japanese.
SENTENCES = [
    ("私は|毎朝|公園を|歩きます。", "4 4 4 0"),
    ("兄は|医者で、|姉は|先生です。", "2 4 4 0"),
    ("父は|新聞を|読みながら|朝ご飯を|食べる。", "5 3 5 5 0"),
    ("この|町は|冬でも|あまり|寒くない。", "2 5 5 5 0"),
    ("祖母は、|庭に|赤い|花を|植えた。", "5 5 4 5 0"),
    ("母は|私が|書いた|手紙を|読んだ。", "5 3 4 5 0"),
    ("弟は|雨が|降ったので、|学校を|休んだ。", "3 3 5 5 0"),
    ("猫は|魚が|好きだ。", "3 3 0"),
    ("東京には|大きな|公園が|ある。", "4 3 4 0"),
    ("姉は|駅で|買った|本を|弟に|貸した。", "6 3 4 6 6 0"),
    ("母は|「早く|起きなさい」と|言った。", "4 3 4 0"),
    ("先生は、|明日は|試験が|あると|話した。", "5 4 4 5 0"),
    ("森さんは|「その|本は|まだ|読んでいない」と|答えた。", "6 3 5 5 6 0"),
    ("兄は|来年|結婚すると|言っている。", "4 3 4 0"),
    ("友だちは|「駅で|待っている」と|電話で|伝えた。", "5 3 5 5 0"),
    ("私は|この|店の|パンが|一番|おいしいと|思う。", "7 3 4 6 6 7 0"),
    ("市長は|「橋を|直す」と|約束した。", "4 3 4 0"),
    ("弟は|犬が|こわいと|泣いた。", "4 3 4 0"),
    ("店長は|妹が|昨日|パンを|焼いたと|話した。", "6 5 5 5 6 0"),
    ("「雨が|降りそうだ」と|父が|つぶやいた。", "2 4 4 0"),
    ("昨日|買った|本を|読む。", "2 3 4 0"),
    ("母が|作った|料理は|おいしい。", "2 3 4 0"),
    ("駅の|前に|ある|店で|待つ。", "2 3 4 5 0"),
    ("兄が|くれた|古い|時計を|使っている。", "2 4 4 5 0"),
    ("山に|登る|人が|増えた。", "2 3 4 0"),
    ("日本語を|勉強している|学生が|集まった。", "2 3 4 0"),
    ("海の|見える|家に|住みたい。", "2 3 4 0"),
    ("私が|生まれた|町は|とても|小さい。", "2 3 5 5 0"),
    ("去年|できた|図書館の|カードを|作った。", "2 3 4 5 0"),
    ("赤い|屋根の|家が|見える。", "2 3 4 0"),
    ("静かな|部屋で|本を|読む。", "2 4 4 0"),
    ("大きな|音が|した。", "2 3 0"),
    ("友だちに|借りた|傘を|返した。", "2 3 4 0"),
    ("父の|会社の|車を|借りた。", "2 3 4 0"),
    ("私の|兄の|友だちは|歌手だ。", "2 3 4 0"),
    ("町の|東の|外れに|川が|ある。", "2 3 5 5 0"),
    ("日本の|夏の|祭りは|にぎやかだ。", "2 3 4 0"),
    ("森さんの|家の|庭に|桜の|木が|ある。", "2 3 6 5 6 0"),
    ("犬と|猫が|庭で|遊ぶ。", "4 4 4 0"),
    ("パンや|牛乳を|店で|買った。", "2 4 4 0"),
    ("りんごと|みかんと|ぶどうを|買った。", "4 4 4 0"),
    ("父か|母が|迎えに|来る。", "2 3 4 0"),
    ("兄と|弟は|川で|泳いだ。", "4 4 4 0"),
    ("海や|山の|写真を|見せた。", "2 3 4 0"),
    ("兄と|一緒に|映画を|見た。", "4 4 4 0"),
    ("妹は|母と|違う|意見を|言った。", "5 3 4 5 0"),
    ("姉と|同じ|学校に|通う。", "2 3 4 0"),
    ("朝|早く|起きて、|顔を|洗って、|学校へ|行く。", "2 3 5 5 7 7 0"),
    ("駅で|友だちに|会って|一緒に|帰った。", "3 3 5 5 0"),
    ("窓を|開けて|空を|見た。", "2 4 4 0"),
    ("兄は|歌を|歌って、|妹は|踊った。", "3 3 5 5 0"),
    ("風邪を|引いて|学校を|休んだ。", "2 4 4 0"),
    ("切手を|はって|手紙を|出す。", "2 4 4 0"),
    ("川で|魚を|釣って|家で|食べた。", "3 3 5 5 0"),
    ("橋が|壊れ、|車が|通れない。", "2 4 4 0"),
    ("店を|開け、|客を|待つ。", "2 4 4 0"),
    ("雨が|降っているが、|試合を|続ける。", "2 4 4 0"),
    ("薬を|飲んだけれど、|熱が|下がらない。", "2 4 4 0"),
    ("この|店は|安いし、|店員も|親切だ。", "2 3 5 5 0"),
    ("兄は|行ったが、|私は|行かなかった。", "2 4 4 0"),
    ("本を|読みたいが、|時間が|ない。", "2 4 4 0"),
    ("急いで|走ったのに、|電車に|間に合わなかった。", "2 4 4 0"),
    ("雪が|積もった|ため、|電車が|止まった。", "2 3 5 5 0"),
    ("疲れたから|早く|寝る。", "3 3 0"),
    ("春に|なると|花が|咲く。", "2 4 4 0"),
    ("時間が|あれば|公園へ|行く。", "2 4 4 0"),
    ("駅に|着いたら|電話してください。", "2 3 0"),
    ("本を|買うために|町へ|行く。", "2 4 4 0"),
    ("子どもの|とき、|川で|泳いだ。", "2 4 4 0"),
    ("家を|出る|とき、|鍵を|かけた。", "2 3 5 5 0"),
    ("雨が|降っても|祭りは|行う。", "2 4 4 0"),
    ("泳ぐのは|楽しい。", "2 0"),
    ("橋を|直したのは|市の|職員だ。", "2 4 4 0"),
    ("本を|読む|ことが|好きだ。", "2 3 4 0"),
    ("兄が|来るのを|待っている。", "2 3 0"),
    ("昨日|会ったのは|森さんの|兄です。", "2 4 4 0"),
    ("漢字を|書くのが|難しい。", "2 3 0"),
    ("銀座という|町を|歩く。", "2 3 0"),
    ("雨が|降るという|知らせを|聞いた。", "4 3 4 0"),
    ("犬や|猫といった|動物が|好きだ。", "2 3 4 0"),
    ("町が|広がったと|いう。", "2 3 0"),
    ("りんごを|三つ|買った。", "3 3 0"),
    ("学生が|五人|来た。", "3 3 0"),
    ("四月十日に|式が|ある。", "3 3 0"),
    ("客が|百人以上|集まった。", "3 3 0"),
    ("毎日|三時間|練習する。", "3 3 0"),
    ("妹は|本を|二冊|借りた。", "4 4 4 0"),
    ("店は|午前十時に|開く。", "3 3 0"),
    ("二〇二四年十月に|橋が|できた。", "3 3 0"),
    ("三人の|子どもが|遊んでいる。", "2 3 0"),
    ("車を|一台しか|持っていない。", "3 3 0"),
    ("とても|大きい|犬が|いる。", "2 3 4 0"),
    ("雨が|急に|強く|なった。", "4 4 4 0"),
    ("花が|きれいに|咲いている。", "3 3 0"),
    ("もっと|ゆっくり|話してください。", "3 3 0"),
    ("弟は|まだ|寝ている。", "3 3 0"),
    ("きっと|明日は|晴れる。", "3 3 0"),
    ("かなり|古い|本を|見つけた。", "2 3 4 0"),
    ("しかし、|雨は|やまなかった。", "3 3 0"),
    ("そして、|二人は|町を|出た。", "4 4 4 0"),
    ("昨日、|駅で|先生に|会った。", "4 4 4 0"),
    ("そこで、|兄は|店に|電話した。", "4 4 4 0"),
    ("夏休みに、|家族と|海へ|行った。", "4 4 4 0"),
    ("町の|歴史について|話す。", "2 3 0"),
    ("先生として|働く。", "2 0"),
    ("国によって|考え方が|違う。", "3 3 0"),
    ("新聞によると|雨だ。", "2 0"),
    ("私にとって|大切な|本だ。", "2 3 0"),
    ("質問に対して|答える。", "2 0"),
    ("地震による|被害が|広がった。", "2 3 0"),
    ("日本における|研究を|始めた。", "2 3 0"),
    ("家から|駅まで|歩く。", "3 3 0"),
    ("朝から|夜まで|働いた。", "3 3 0"),
    ("弟より|背が|高い。", "3 3 0"),
    ("駅へ|迎えに|来た。", "2 3 0"),
    ("町の|人は|「水の|祭り」を|始めた。", "2 5 4 5 0"),
    ("先生は|「本」と|書いた。", "3 3 0"),
    ("祭り（夏）が|始まる。", "2 0"),
    ("子どもたちは|「朝の|歌」という|歌を|歌った。", "5 3 4 5 0"),
    ("ここで|鳥を|見ることができる。", "3 3 0"),
    ("兄が|町へ|行くことになった。", "3 3 0"),
    ("宿題を|出さなければならない。", "2 0"),
    ("本と|雑誌を|読む|学生が|いる。", "3 3 4 5 0"),
    ("東京から|大阪まで|電車で|行った。", "4 4 4 0"),
    ("父が|帰ると、|犬は|庭で|鳴いた。", "2 5 5 5 0"),
    ("妹は|本を|読んで、|弟は|外で|遊んで、|母は|料理を|した。", "3 3 6 6 6 9 9 9 0"),
    ("その|店は|小さいが、|いつも|客が|多い。", "2 3 6 6 6 0"),
    ("村の|人々は|長い|間、|山の|水を|使ってきた。", "2 7 4 7 6 7 0"),
    ("雨が|やんだら|外に|出よう。", "2 4 4 0"),
    ("医者は|酒を|やめるように|言った。", "4 3 4 0"),
    ("兄は|料理を|作るのが|とても|上手だ。", "5 3 5 5 0"),
    ("母が|焼いた|甘い|菓子を|みんなで|食べた。", "2 4 4 6 6 0"),
    ("この|川は|昔、|とても|きれいだった。", "2 5 5 5 0"),
    ("警察は|男が|金を|盗んだと|見ている。", "5 4 4 5 0"),
    ("お茶を|飲みながら、|祖父の|古い|話を|聞いた。", "2 6 5 5 6 0"),
    ("駅前の|広場で|行われた|祭りに|多くの|人が|集まった。", "2 3 4 7 6 7 0"),
    ("彼女は|歌手で、|作家でもある。", "3 3 0"),
    ("会議は|午後二時から|五時まで|続いた。", "4 3 4 0"),
    ("父も|母も|その|話を|知らなかった。", "5 5 4 5 0"),
    ("弟が|いつ|帰るか|分からない。", "3 3 4 0"),
    ("山田さんが|会長に|選ばれた。", "3 3 0"),
    ("町には|病院が|なく、|人々は|隣の|町へ|通う。", "3 3 7 7 6 7 0"),
    ("母に|頼まれて|卵と|牛乳を|買いに|行った。", "2 5 5 5 6 0"),
    ("石川市長は|七月十日に|駅前で|新しい|店を|開きました。", "6 6 6 5 6 0"),
    ("人々が|店の|前に|並びました。", "4 3 4 0"),
    ("姉は|門の|前に|立っています。", "4 3 4 0"),
    ("水が|40%|減りました。", "3 3 0"),
    ("道の|そばに|学生が|立っています。", "2 4 4 0"),
    ("ロシアと|アメリカの|代表が|来た。", "3 3 4 0"),
    ("市の|別の|部屋で|会う。", "2 3 4 0"),
    ("母の|昔の|友だちが|来た。", "2 3 4 0"),
    ("大きな|木の|下で|休む。", "2 3 4 0"),
    ("読んだ|本の|数を|書く。", "2 3 4 0"),
    ("生まれた|年の|夏に|引っ越した。", "2 3 4 0"),
    ("この|二つの|町を|結ぶ。", "2 3 4 0"),
    ("その|最初の|日に|会った。", "2 3 4 0"),
    ("水が|七%|減りました。", "3 3 0"),
    ("男の|人が|門の|前に|立っています。", "2 5 4 5 0"),
    ("学生は|駅の|前で|待った。", "4 3 4 0"),
    ("店で|赤い|靴を|買った。", "4 3 4 0"),
    ("七月に|新しい|橋が|できた。", "4 3 4 0"),
    ("今日|赤い|花が|咲いた。", "4 3 4 0"),
    ("午後|大きい|犬が|来た。", "4 3 4 0"),
    ("父は|静かな|部屋で|寝た。", "4 3 4 0"),
    ("父は|古い|時計を|直した。", "4 3 4 0"),
    ("店で|新鮮な|魚を|買った。", "4 3 4 0"),
    ("背が|高い|人が|来た。", "2 3 4 0"),
    ("体が|丈夫な|人を|探す。", "2 3 4 0"),
    ("弟より|大きい|人が|来た。", "2 3 4 0"),
    ("疲れて|暗い|部屋で|寝た。", "4 3 4 0"),
    ("疲れて|静かな|部屋で|寝た。", "4 3 4 0"),
    ("母が|作る|新鮮な|料理を|食べた。", "2 4 4 5 0"),
    ("私が|借りた|静かな|部屋に|住む。", "2 4 4 5 0"),
    ("その|古い|家に|住む。", "3 3 4 0"),
    ("地震による|大きい|被害が|出た。", "3 3 4 0"),
    ("しかし、|走る|子どもは|いない。", "4 3 4 0"),
    ("水だけ|飲んだ。", "2 0"),
    ("三日ほど|休んだ。", "2 0"),
    ("本を|読む|ことを|考える|人が|いる。", "2 3 4 5 6 0"),
    ("鈴木さんと|田中さんは|友だちだ。", "3 3 0"),
    ("駅で|母の|会社の|人に|会った。", "5 3 4 5 0"),
    ("雑誌、|新聞を|読む。", "2 3 0"),
    ("机、|いすを|並べた。", "2 3 0"),
    ("東京と|大阪へ|行った。", "3 3 0"),
    ("父は|「橋を|直す」と|約束した|人を|覚えている。", "6 3 4 5 6 0"),
    ("二〇二〇年に|古い|橋を|直した。", "4 3 4 0"),
    ("新しい|こと、|古い|ことを|話した。", "2 3 4 5 0"),
    ("雨が|降る|中、|兄は|走った。", "2 3 5 5 0"),
    ("別の|二人の|客が|来た。", "2 3 4 0"),
    ("私が|書いた|小説の|題名を|言う。", "2 3 4 5 0"),
    ("有名な|本の|作家に|会った。", "2 3 4 0"),
    ("降った|雨の|量を|調べる。", "2 3 4 0"),
    ("楽しい|夏の|日が|終わった。", "2 3 4 0"),
    ("兄は|車で|静かな|町へ|行った。", "5 5 4 5 0"),
    ("朝から|静かな|部屋で|寝た。", "4 3 4 0"),
    ("父が|病院の|医者を|呼んだ。", "4 3 4 0"),
    ("その|特別の|部屋で|会う。", "3 3 4 0"),
    ("父の|普通の|車を|洗う。", "2 3 4 0"),
    ("買った|特別の|本を|読む。", "3 3 4 0"),
    ("昨日|見た|本当の|海を|描く。", "2 3 4 5 0"),
]


@pytest.mark.parametrize(("marked", "numbers"), SENTENCES)
def test_each_bunsetsu_finds_its_head(read: Read, marked: str, numbers: str) -> None:
    analysis = read(marked.replace("|", ""))
    assert "|".join(analysis.surface(b) for b in analysis.bunsetsu) == marked
    assert " ".join(str(b.head + 1) for b in analysis.bunsetsu) == numbers


@pytest.mark.parametrize("row", tables.rows(chunks.Leaning, "leaning"), ids=lambda r: r.parts)
def test_a_run_leans_on_what_stands_before(read: Read, row: chunks.Leaning) -> None:
    before, rest = row.example.split("「")
    phrase, after = rest.split("」")
    analysis = read(before + phrase + after)
    cut = [analysis.surface(b).rstrip("。、") for b in analysis.bunsetsu]
    assert phrase.rstrip("。、") in cut


def standing(body: str) -> Iterator[tuple[str, str, set[tuple[str, str]], bool]]:
    """Each bunsetsu with each candidate for its head, the properties that they have, and whether it is the head."""
    for tokens, words in read_words(plain(body), lexicon.load()):
        ranges, phrases = phrases_of(words, tokens, 0)
        cut = [body[words[a].start : words[b - 1].end] for a, b in ranges]
        for i, j, pair, chosen in _candidates(phrases):
            names = {(d, c) for d in phrases[i].dependent for c in (*phrases[j].candidate, *pair)}
            yield cut[i], cut[j], names, chosen


def _candidates(phrases: list[Phrase]) -> Iterator[tuple[int, int, tuple[str, ...], bool]]:
    found = [h for h, _ in heads.find(phrases)]
    limit = heads.limits(phrases)
    governed: list[set[str]] = [set() for _ in phrases]
    for i in range(len(phrases) - 2, -1, -1):
        legal = heads.legal(i, found, limit, phrases)
        for j, pair in zip(legal, heads.pairs(i, phrases, legal, governed), strict=True):
            yield i, j, pair, j == found[i]
        governed[found[i]].add(phrases[i].edge)


@pytest.mark.parametrize("row", tables.rows(heads.Preference, "heads"), ids=lambda r: f"{r.dependent} {r.candidate}")
def test_a_preference_shows_in_its_example(row: heads.Preference) -> None:
    body = row.example.translate(str.maketrans("", "", "<>{}"))
    source = row.example[row.example.index("<") + 1 : row.example.index(">")]
    target = row.example[row.example.index("{") + 1 : row.example.index("}")]
    shown = [
        chosen
        for s, t, names, chosen in standing(body)
        if (s, t) == (source, target)
        if (row.dependent, row.candidate) in names
    ]
    assert shown == [float(row.weight) > 0]


@pytest.mark.parametrize(
    ("sentence", "number", "certain"),
    [
        ("弟は駅で本を買った。", 2, True),
        ("犬と猫が遊ぶ。", 0, False),  # together, or each other?
        ("犬と猫が遊ぶ。", 1, False),
        ("母の昔の友だちの店を知っている。", 2, True),
    ],
)
def test_an_arc_is_certain_where_no_other_head_is_likely(read: Read, sentence: str, number: int, certain: bool) -> None:
    assert read(sentence).bunsetsu[number].certain is certain


PARTS = st.sampled_from(
    [
        "犬が",
        "猫と",
        "本を",
        "赤い",
        "山の",
        "走る",
        "走って、",
        "「歌を",
        "」と",
        "言う",
        "行く人は",
        "静かに",
        "（水）",
        "三つ",
        "しかし、",
        "読んだので",
        "」",
        "「",
        "です",
    ]
)


@given(st.lists(PARTS, min_size=1, max_size=24))
def test_heads_stand_to_the_right_and_arcs_do_not_cross(parts: list[str]) -> None:
    for tokens, words in read_words(plain("".join(parts) + "。"), lexicon.load()):
        found = [h for h, _ in heads.find(phrases_of(words, tokens, 0)[1])]
        assert found[-1] == -1
        assert all(i < h < len(found) for i, h in enumerate(found[:-1]))
        assert all(h >= found[j] for i, h in enumerate(found[:-1]) for j in range(i + 1, h))


def test_a_sentence_without_end_looks_at_a_handful_of_candidates() -> None:
    """A thousand clauses, one depending on the other: the time grows with the length alone."""
    tokens, words = next(read_words(plain("犬が走り、" * 1000 + "寝た。"), lexicon.load()))
    phrases = phrases_of(words, tokens, 0)[1]
    chain = [i + 1 for i in range(len(phrases) - 1)] + [-1]
    assert len(heads.legal(0, chain, heads.limits(phrases), phrases)) == heads.MOST
