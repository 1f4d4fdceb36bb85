"""What kind of place a mention is, so that a wrong place is one like the right one.

A shop stands beside a shop and a town beside a town, never 岩穴 beside 南西諸島 nor 電車 beside 中央駅.
"""

from quizgen import kana
from quizgen.analysis.types import Analysis, Entity, within
from quizgen.items.answers.naming import is_country, named

BUILT = (
    "館 校 駅 園 店 屋 院 局 寺 神社 公園 工場 役場 役所 市場 会場 食堂 教室 駅前 広場 庭 畑 港 倉庫 "
    "銀行 教会 事務所 研究所 交番 銭湯 劇場 ホテル スーパー レストラン カフェ デパート プール ホール "
    "センター 大学 家 自宅"
)
"""How places end that people go to."""
REGION = "国 県 府 都 市 町 村 区 州 島 諸島 地方 半島 大陸"
"""How towns and countries end."""
WATERS = ("川", "湖", "海", "山", "湾", "池", "疏水", "峠", "浜", "岸", "橋")
"""How places end that nobody lives in."""
VAGUE = ("店", "家", "屋", "院", "館", "所", "庭", "畑", "国", "町", "村", "市", "島")
"""Places that may be any of their kind."""
ROOMS = ("部屋", "小屋", "子ども")
SHOPS = ("店", "屋", "家")
"""How places end that may be one and the same: 沢村さんの店, 洋菓子店."""
_BUILT, _REGION = tuple(BUILT.split()), tuple(REGION.split())


def place_kind(analysis: Analysis, entity: Entity, text: str) -> str:
    """The kind of a place as it is called, or an empty string for one that is not taken for another."""
    if text.endswith(ROOMS) or text in VAGUE:
        return ""
    if text.endswith(_BUILT):
        return "built"
    tokens = within(analysis.tokens, entity.start, entity.end)
    if named(analysis, entity) and tokens and tokens[-1].pos.startswith(("名詞-固有名詞", "接尾辞")):
        foreign = "foreign" if kana.is_katakana(text) else "home"
        return "country" if is_country(analysis, entity) else "water" if text.endswith(WATERS) else foreign
    return "region" if text.endswith(_REGION) else ""


def like(analysis: Analysis, entity: Entity, value: str, other: Entity, text: str) -> bool:
    """Whether another place may be taken for the right one."""
    kind, offered = place_kind(analysis, entity, value), place_kind(analysis, other, text)
    inhabited = {"water": "home"}  # 検見川 is a town, too
    perhaps_one = value[-1:] in SHOPS and value[-1:] == text[-1:]
    return bool(kind) and inhabited.get(kind, kind) == offered and not perhaps_one
