"""The learner's parts of speech by UniDic's."""

from functools import cache

PARTS = {
    "代名詞": "pronoun",
    "動詞": "verb",
    "形容詞": "adjective",
    "形状詞": "adjectival",
    "副詞": "adverb",
    "連体詞": "adnominal",
    "接続詞": "conjunction",
    "感動詞": "interjection",
    "助詞": "particle",
    "助動詞": "auxiliary",
    "接頭辞": "prefix",
    "接尾辞": "suffix",
    "名詞": "noun",
}


@cache
def part_of(pos: str) -> str:
    """The learner's part of speech of a token that stands alone, by UniDic's."""
    if pos.startswith("名詞-固有名詞"):
        return "name"
    if pos == "名詞-数詞":
        return "number"
    if pos.endswith("助動詞語幹"):
        return "auxiliary"
    return PARTS.get(pos.partition("-")[0], "symbol")
