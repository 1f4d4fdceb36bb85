"""Markdown, HTML, Aozora's format, spaced words and plain text become the same paragraphs."""

import pytest

from quizgen.source import SourceError, Text, read_string
from quizgen.source.formats import detected


def given_readings(text: Text) -> list[tuple[str, str]]:
    return [(text.body[r.start : r.end], r.reading) for r in text.readings]


def why(text: Text) -> list[str]:
    return [r.why for r in text.removed]


AOZORA = """雪の宿
山野一郎

-------------------------------------------------------
【テキスト中に現れる記号について】

《》：ルビ
（例）宿屋《やどや》
-------------------------------------------------------

［＃３字下げ］一［＃「一」は中見出し］

　山の宿屋《やどや》に、旅の｜若い人《わこうど》が着いた。
　※［＃「火＋亡」、U+26F53、1-2］の字は※［＃「口＋世」、第3水準1-14-2］と読む。
　窓には※［＃二の字点］が書いてある。
［＃地から１字上げ］（昭和二年）

底本：「雪の宿」山書房
入力：海野花
"""

PAGE = """<!DOCTYPE html><html><head><title>雪の朝 | 町の新聞</title><style>p{}</style></head>
<body><nav><a href="/">ホーム</a></nav><article><h1>雪の朝</h1>
<p>今朝、<ruby>吹雪<rp>(</rp><rt>ふぶき</rt><rp>)</rp></ruby>がやんだ&amp;晴れた。
子どもたちは外へ出た。</p><p>犬も<b>走った</b>。<br>猫は寝ていた。</p>
<script>var a = "<p>";</script><ul><li>雪だるまを作った。</li></ul></article>
<footer>© 町の新聞</footer></body></html>"""

MARKDOWN = """# 川の話

町の真ん中を**大きな川**が流れて
いる。[地図](https://example.org/map)を見てください。

## 歴史

川は{上手|かみて}から流れる。<!-- あとで直す -->

```python
print("川")
```

| 年 | 長さ |
| --- | --- |
| 二〇〇一 | 三キロ |

- 橋が三つある。
- 船も
  通る。

![川の写真](kawa.png)
"""


def test_aozora_loses_header_notes_and_colophon_and_keeps_its_readings() -> None:
    text = read_string(AOZORA, "yuki.txt")
    assert (text.title, text.attribution, text.source) == ("雪の宿", "山野一郎", "青空文庫（底本：「雪の宿」山書房）")
    assert text.body.split("\n")[:2] == ["一", "山の宿屋に、旅の若い人が着いた。"]
    assert text.body.split("\n")[2][0] == "\U00026f53"
    assert text.body.endswith("窓には〓が書いてある。")
    assert given_readings(text) == [("宿屋", "やどや"), ("若い人", "わこうど")]
    assert [b.kind for b in text.blocks] == ["heading"]
    assert {"aozora legend", "aozora signature", "aozora colophon"} <= set(why(text))


def test_a_page_keeps_its_paragraphs_and_turns_ruby_into_readings() -> None:
    text = read_string(PAGE, "page.html")
    assert text.title == "雪の朝"
    assert (
        text.body
        == "今朝、吹雪がやんだ&晴れた。子どもたちは外へ出た。\n犬も走った。\n猫は寝ていた。\n雪だるまを作った。"
    )
    assert given_readings(text) == [("吹雪", "ふぶき")]
    assert {"nav", "style", "script", "footer"} <= set(why(text))


def test_menus_and_links_of_a_page_go() -> None:
    page = (
        "<html><body><div><a href=/>入口</a> | <a href=/b>天気の話</a></div><div>北浜の新聞</div><h1>祭りの朝</h1>"
        "<p>町で<a href=/c>春の祭り</a>が開かれた。</p><p><a>次の話へ</a></p><!-- メモ --><p>人が集まった。</body>"
    )
    text = read_string(page, "a.html")
    assert (text.title, text.body) == ("祭りの朝", "町で春の祭りが開かれた。\n人が集まった。")
    assert sorted(why(text)) == ["link", "link", "site header"]


def test_markdown_keeps_words_and_drops_code_and_pictures() -> None:
    text = read_string(MARKDOWN, "kawa.md")
    assert text.title == "川の話"
    assert text.body == (
        "町の真ん中を大きな川が流れている。地図を見てください。\n歴史\n川は上手から流れる。\n年｜長さ\n二〇〇一｜三キロ\n橋が三つある。\n船も通る。"
    )
    assert given_readings(text) == [("上手", "かみて")]
    assert [b.kind for b in text.blocks] == ["heading", "columns", "row", "item", "item"]
    assert {"code", "comment", "picture"} <= set(why(text))


def test_indented_japanese_sentences_are_no_code() -> None:
    assert read_string("# 題\n\n    雪が降った。\n\n    print(1)\n", "a.md").body == "雪が降った。"


def test_spaced_words_are_joined_and_latin_words_are_not() -> None:
    spaced = "駅 は 町 の 東 に あり 、 大き さ は 2 . 5 倍 に なっ た 。 名前 は New Town 駅 で ある 。"
    assert read_string(spaced, "a.txt").body == "駅は町の東にあり、大きさは2.5倍になった。名前はNew Town駅である。"


def test_spaces_between_phrases_are_the_authors() -> None:
    body = "わたしは　まいあさ　パンを　たべます。いぬと　さんぽを　します。"
    assert read_string(body, "a.txt").body == body


@pytest.mark.parametrize(
    ("text", "name", "wanted"),
    [
        (AOZORA, "a.txt", "aozora"),
        (PAGE, "a.txt", "html"),
        ("<p>雪。</p><p>雨。</p>", "a.html", "html"),
        (MARKDOWN, "a.txt", "markdown"),
        ("雪が降る。", "a.md", "markdown"),
        ("雪が降る。", "a.txt", "plain"),
        ("* は注を表す。1 < 2 である。", "a.txt", "plain"),
    ],
)
def test_one_detector_chooses(text: str, name: str, wanted: str) -> None:
    assert detected(text, name).name == wanted


@pytest.mark.parametrize(
    ("given", "readings", "body"),
    [
        ("｜上手《かみて》に立つ。", [("上手", "かみて")], "上手に立つ。"),
        ("舟《ふね》が出る。", [("舟", "ふね")], "舟が出る。"),
        ("{大人|おとな}になる。", [("大人", "おとな")], "大人になる。"),
        ("<ruby>明日<rt>あす</rt></ruby>行く。", [("明日", "あす")], "明日行く。"),
        ("<ruby>東<rt>とう</rt>京<rt>きょう</rt></ruby>へ。", [("東", "とう"), ("京", "きょう")], "東京へ。"),
        ("<ruby><rb>雨</rb><rp>（</rp><rt>あめ</rt><rp>）</rp></ruby>だ。", [("雨", "あめ")], "雨だ。"),
        ("映画《となりの町へ行く長い長い話》を見た。", [], "映画《となりの町へ行く長い長い話》を見た。"),
        ("明日は｜雨《降るか》も。", [], "明日は｜雨《降るか》も。"),
        ("{% if 雨 %}と{{雨}}を書く。", [], "{% if 雨 %}と{{雨}}を書く。"),
        ("{雨|rain}を書いた。", [], "{雨|rain}を書いた。"),
        ("川の筌（うけ）で魚をとる。", [("筌", "うけ")], "川の筌（うけ）で魚をとる。"),
        ("「靫」(うつぼ)に矢を入れる。", [("靫", "うつぼ")], "「靫」(うつぼ)に矢を入れる。"),
        ("古い食べ物（たべもの）だ。", [("食べ物", "たべもの")], "古い食べ物（たべもの）だ。"),
        ("北浜町立東小学校（がっこう）へ行く。", [], "北浜町立東小学校（がっこう）へ行く。"),
        ("お茶（おちゃ）を飲む。", [("茶", "ちゃ")], "お茶（おちゃ）を飲む。"),
        ("100円（ひゃくえん）で買う。", [], "100円（ひゃくえん）で買う。"),
        ("新宿駅（えき）で待つ。", [], "新宿駅（えき）で待つ。"),
    ],
)
def test_readings_are_taken_out_and_kept(given: str, readings: list[tuple[str, str]], body: str) -> None:
    text = read_string(given, "a.txt")
    assert (given_readings(text), text.body) == (readings, body)


@pytest.mark.parametrize(
    ("given", "title", "body"),
    [
        ("# 朝の道\n\n道は長い。", "朝の道", "道は長い。"),
        ("朝の道\n\n道は長くて細い。", "朝の道", "道は長くて細い。"),
        ("道は長い。\n道は細い。", "", "道は長い。\n道は細い。"),
        ("「朝だよ」\n母の声で目がさめた。", "", "「朝だよ」\n母の声で目がさめた。"),
        ("１　朝の町\n\n道は長くて細い。", "", "１　朝の町\n道は長くて細い。"),
        ("客：はい\n係：部屋はこちらです。", "", "客：はい\n係：部屋はこちらです。"),
        ("---\ntitle: 夜の道\n---\n# 朝の道\n\n道は長い。", "夜の道", "朝の道\n道は長い。"),
        ("---\ntitle: 朝の道\n---\n# 朝の道\n\n道は長い。", "朝の道", "道は長い。"),
    ],
)
def test_the_title_is_given_or_the_first_heading_or_a_short_first_line(given: str, title: str, body: str) -> None:
    text = read_string(given, "a.md" if given.startswith(("#", "---")) else "a.txt")
    assert (text.title, text.body) == (title, body)


@pytest.mark.parametrize(
    ("given", "body"),
    [
        (
            "町の橋は古くて、\n渡ると音がする。\n\n川は深い。\n\n山は高い。",
            "町の橋は古くて、渡ると音がする。\n川は深い。\n山は高い。",
        ),
        (
            "町の小さな図書館にはたくさんの\n本がある。\n\n川は深い。\n\n山は高い。",
            "町の小さな図書館にはたくさんの本がある。\n川は深い。\n山は高い。",
        ),
        ("春の朝\n川は深い。\n山は高い。", "川は深い。\n山は高い。"),
        (
            "朝になった。\n\n菜の花や\n月は東に\n日は西に\n\n夜になった。",
            "朝になった。\n菜の花や\n月は東に\n日は西に\n夜になった。",
        ),
        ("「行こう。」\n「うん。」\n二人は歩いた。", "「行こう。」\n「うん。」\n二人は歩いた。"),
    ],
)
def test_broken_lines_are_joined_and_verse_and_speech_are_not(given: str, body: str) -> None:
    assert read_string(given, "a.txt").body == body


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ("The weather is fine today. We walked to the river.", "no kana and no kanji"),
        ("今天天气很好，我们去公园散步。晚上回家吃饭。", "Chinese"),
        ("《となりの町》是一部很有名的电影。我们都看过了，她说这个故事很好。", "Chinese"),
        ("오늘은 날씨가 좋습니다. 우리는 강가를 걸었습니다. 東京", "Korean"),
        ("東京都千代田区", "no kana|Chinese"),
        ("We walked along the river until evening and then went home to eat. " * 5 + "雨だ。", "another language"),
        ("---\ntitle: 朝\n---\n", "no text"),
        ("# 朝\n\n```\nコード\n```\n", "nothing is left"),
    ],
)
def test_what_is_no_japanese_text_is_refused(given: str, why: str) -> None:
    with pytest.raises(SourceError, match=why):
        read_string(given, "a.md")


@pytest.mark.parametrize(
    "given",
    ["日本国憲法前文を読む。", "平成二十三年東北地方太平洋沖地震被害状況報告書の要約。", "あめ。", "アメリカ。"],
)
def test_mostly_kanji_or_only_kana_is_japanese(given: str) -> None:
    assert read_string(given, "a.txt").body == given
