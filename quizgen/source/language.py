"""Whether a text is Japanese.

Chinese has no kana, or a few in a quoted name, and its own commonest words outnumber them.  A Japanese
text may be nearly all kanji, yet a kana or two in a hundred letters are always there.
"""

import re

_KANA = re.compile("[ぁ-ゖァ-ヺ]")
_HIRAGANA = re.compile("[ぁ-ゖ]")
_HAN = re.compile("[㐀-䶿一-鿿豈-\ufaff\U00020000-\U0003134f]")
_LATIN = re.compile("[A-Za-zÀ-ɏ]+")
_HANGUL = re.compile("[가-힣ᄀ-ᇿ]")
_OTHER = re.compile("[Ͱ-῿]")
_CHINESE = re.compile("[的了是们們这這说說吗嗎呢她您么麼没沒还還个個就很让讓为為与與对對吧啊]")
_SAMPLE = 50_000


def objection(text: str) -> str:
    """Why the text is not taken as Japanese, or an empty string."""
    sample = text[:_SAMPLE]
    kana, hiragana, han, hangul = (len(p.findall(sample)) for p in (_KANA, _HIRAGANA, _HAN, _HANGUL))
    words, other = len(_LATIN.findall(sample)), len(_OTHER.findall(sample))
    if not kana + han:
        return "not Japanese: no kana and no kanji in it"
    if hangul > kana:
        return "not Japanese: it looks Korean"
    chinese = len(_CHINESE.findall(sample))
    if han and (not kana or 50 * kana < han or chinese > hiragana + 1):
        return "not Japanese: it looks Chinese" if han > 3 else "not Japanese: no kana in it"
    if 20 * (kana + han) < 5 * words + other:
        return "not Japanese: nearly all of it is in another language"
    return ""
