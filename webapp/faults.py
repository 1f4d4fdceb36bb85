"""Why a file cannot be read, in the visitor's language.

``SourceError.why`` is exact and English, made for whoever keeps files.  Other languages say which kind of fault it is.
"""

from quizgen.source.items_file import SUFFIX
from quizgen.source.text import SourceError
from webapp.language import gettext as _
from webapp.language import language


def said(error: SourceError) -> str:
    """The reason, as exact as the visitor's language has it."""
    if language() == "en":
        return error.why
    if error.name.endswith(SUFFIX):
        return _("the file of what was decided about its questions has a mistake")
    return next(
        (words for beginning, words in _families() if beginning in error.why), _("it is no text that can be read")
    )


def _families() -> tuple[tuple[str, str], ...]:
    """What the reason has in it, and what is said then; the first that fits."""
    return (
        ("the file is empty", _("there is nothing in it")),
        ("no text after the front matter", _("there is nothing in it")),
        ("not Japanese", _("it is not Japanese")),
        ("nothing is left of it", _("it has headings and links, but no text")),
        ("larger than", _("it is too large; cut it into several files")),
        ("unpacks to more", _("it is too large; cut it into several files")),
        ("garbled before", _("its characters are garbled; get the file again")),
        ("encoding is not certain", _("its encoding is not certain; save the file as UTF-8")),
        ("front matter", _("its front matter (the lines between ---) has a mistake")),
        ("this is a package", _("it is a package; export it as plain text, TSV or CSV")),
        ("no lines with words", _("there are no words in it")),
        ("no column has Japanese words", _("it has no Japanese words in dictionary form (食べる, not 食べます)")),
        ("this line is no CSV", _("one of its lines is no CSV")),
        ("locked", _("it is locked")),
        ("broken", _("the file is broken; get it again")),
        ("no Japanese text in it", _("there is no Japanese text in it; it may be pictures of pages")),
        ("not a text", _("it is not a text but something else: a picture, a sound, a program")),
    )
