"""An Anki package: a note for each question, with ids that stay, so that a repeated export updates.

Two types of notes: a question with its choices, and a sentence with gaps (Anki's cloze).  Furigana stands in Anki's own
notation (`` 漢字[かんじ]``), which the cards show through the filter ``furigana``.
"""

import hashlib
import io
from typing import TYPE_CHECKING

from quizgen.output.exports.anki_fields import CLOZE, FIELDS, fields, guid, is_cloze
from quizgen.output.exports.base import Handout
from quizgen.output.render import source

if TYPE_CHECKING:
    import genanki


def write(handout: Handout) -> bytes:
    """The package (``.apkg``), a zip file; ``Handout.at`` tells Anki whether it is newer than what it has."""
    import genanki

    deck = genanki.Deck(_number(handout.title, *(p.text.digest for p in handout.passages)), f"quizgen::{handout.title}")
    models = {False: _model("quizgen question", "question", False), True: _model("quizgen gap", "gap", True)}
    for question in handout.questions:
        cloze = is_cloze(question.item)
        values = fields(question, handout)
        deck.add_note(genanki.Note(models[cloze], list(values), guid=guid(question), tags=list(question.tags)))
    out = io.BytesIO()
    genanki.Package(deck).write_to_file(out, timestamp=float(handout.at))
    return out.getvalue()


def _model(name: str, template: str, cloze: bool) -> "genanki.Model":
    import genanki

    front, back = (source(f"export/anki_{template}_{side}.html") for side in ("front", "back"))
    names = CLOZE if cloze else FIELDS
    return genanki.Model(
        _number(name, *names),
        name,
        fields=[{"name": field} for field in names],
        templates=[{"name": name, "qfmt": front, "afmt": back}],
        css=source("export/anki.css"),
        model_type=genanki.Model.CLOZE if cloze else genanki.Model.FRONT_BACK,
    )


def _number(*parts: str) -> int:
    """An id for Anki that comes from content, between 2**30 and 2**31 as genanki advises."""
    digest = hashlib.sha256("\0".join(parts).encode()).digest()
    return (1 << 30) + int.from_bytes(digest[:4], "big") % (1 << 30)
