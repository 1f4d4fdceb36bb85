"""Whether a sentence may be quoted as a fact: a cheap test on its surface.

The first reason that forbids it is kept.  Questions pass (a kind decides about them).  A fuller test on
tokens and clauses comes with the facts; this one keeps out what is no sentence at all: headings,
captions, list scraps, cut quotations and the signs of broken machine translation.
"""

import re
from dataclasses import dataclass
from functools import cache

from quizgen import tables

MAX_LENGTH = 120
_ENDING = "。．.！？!?…‥・」』）)”〉》】〕］］\"' \u3000\n☆★♪♡♥"
_GARBLED = re.compile("[\ufffd\ue000-\uf8ff\U000f0000-\U0010ffff〓※]")
_QUESTION = re.compile("[？?][^ぁ-んァ-ヶ一-龥]*$")
_JAPANESE = "ぁ-ゖァ-ヺー々一-鿿"
_GAP = re.compile(f"(?<=[{_JAPANESE}])[ \u3000]+(?=[{_JAPANESE}])(?![をがはもにへ])")
_LETTER = re.compile("[ぁ-ゖァ-ヺ一-鿿]")
_ADDRESS = re.compile(r"https?://|www\.|@\w")
_DOUBLE_END = re.compile("[？?！!]。|。。|、。|^[、。，．,]")


@dataclass(frozen=True, slots=True)
class Form:
    """A row of ``sentences.tsv``."""

    role: str
    form: str
    example: str


@cache
def forms(role: str) -> tuple[str, ...]:
    """The forms of a role, longest first."""
    found = {row.form for row in tables.rows(Form, "sentences") if row.role == role}
    return tuple(sorted(found, key=lambda f: (-len(f), f)))


def has_predicate(sentence: str) -> bool:
    """True if the sentence ends as a predicate may: 〜た。 〜です。 but not 〜の隊員。 or 〜こと。"""
    bare = sentence.rstrip(_ENDING)
    return bare.endswith(forms("predicate")) and not bare.endswith(forms("none"))


def _spaced_out(sentence: str) -> bool:
    """A space or two inside running Japanese are glue (〜した 国を襲う 〜); many are a way of writing."""
    gaps = len(_GAP.findall(sentence))
    return gaps > 0 and len(sentence) > 12 * (gaps + 1)


def _lone(sentence: str) -> bool:
    return len(_LETTER.findall(sentence)) < 2


_BARE_SOURCE = re.compile(r"[A-Za-zァ-ヺー](?:よると|よれば)")
"""A translator's ニュースよると for ニュースによると."""


def _announces(sentence: str) -> bool:
    return sentence.endswith((":", "："))


def _odd_marks(sentence: str) -> bool:
    return sentence.count('"') % 2 == 1


_CHECKS = (
    ("too long", lambda s: len(s) > MAX_LENGTH),
    ("garbled characters", lambda s: bool(_GARBLED.search(s))),
    ("unmatched quotation mark", _odd_marks),
    ("broken punctuation", lambda s: bool(_DOUBLE_END.search(s))),
    ("address inside", lambda s: bool(_ADDRESS.search(s))),
    ("no Japanese", _lone),
    ("announces what follows", _announces),
    ("a particle is missing", lambda s: bool(_BARE_SOURCE.search(s))),
    ("space inside", _spaced_out),
)


def objection(sentence: str) -> str:
    """Why the sentence may not be quoted as a fact, or an empty string."""
    for why, forbids in _CHECKS:
        if forbids(sentence):
            return why
    if _QUESTION.search(sentence[-20:]) or has_predicate(sentence):
        return ""
    return "no predicate at the end"
