"""The language of the interface: English in the source, other languages in ``translations/<language>.po``.

The catalogues are read by Babel when the language is first asked for, so no compiled file lies about;
the look-up itself is the standard library's ``gettext``, as Jinja's own extension expects it.
"""

import gettext as standard
from datetime import UTC, datetime
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path

from flask import Flask, g, has_request_context, request
from markupsafe import Markup

from quizgen.items.base import Note
from webapp.days import date_of
from webapp.preferences import preferences

LANGUAGES = {"en": "English", "ja": "日本語"}
FOLDER = Path(__file__).parent / "translations"


@cache
def catalogue(language: str) -> standard.NullTranslations:
    """The messages of a language; those of English are the ones in the source."""
    from babel.messages import mofile, pofile

    path = FOLDER / f"{language}.po"
    if not path.exists():
        return standard.NullTranslations()
    compiled = BytesIO()
    with path.open("rb") as file:
        mofile.write_mo(compiled, pofile.read_po(file, locale=language))
    compiled.seek(0)
    return standard.GNUTranslations(compiled)


def language() -> str:
    """The visitor's language: chosen by hand, else by the browser, else English."""
    if not has_request_context():
        return "en"
    chosen: str | None = g.get("language")
    if chosen is None:
        chosen = g.language = preferences().language or request.accept_languages.best_match(LANGUAGES) or "en"
    return chosen


def gettext(message: str) -> str:
    """A message in the visitor's language."""
    return catalogue(language()).gettext(message)


def ngettext(one: str, many: str, n: int) -> str:
    """A message for ``n`` things in the visitor's language."""
    return catalogue(language()).ngettext(one, many, n)


def shown(message: str, **values: object) -> Markup:
    """A message of ours as markup, with values put into it; Jinja's own way takes ten times as long, and a page has
    sixty of them."""
    return _markup(language(), message) % values if values else _plain_markup(language(), message)


@lru_cache(maxsize=4096)
def _markup(language: str, message: str) -> Markup:
    return Markup(catalogue(language).gettext(message))  # noqa: S704  # ours: see ``speak``


@lru_cache(maxsize=4096)
def _plain_markup(language: str, message: str) -> Markup:
    return _markup(language, message) % {}


def said(note: Note) -> str:
    """A note in the visitor's language."""
    return note.ja if language() == "ja" else note.en


def day(at: int) -> str:
    """A moment (seconds since 1970) as day and time of this computer's clock, in the visitor's language."""
    from babel.dates import format_date, format_time

    moment = datetime.fromtimestamp(at)
    date = format_date(moment, "long", locale=language())
    return f"{date} {format_time(moment, 'HH:mm', locale=language())}"


def date(number: int) -> str:
    """A day (as a number) as month and day, in the visitor's language."""
    from babel.dates import format_skeleton

    return format_skeleton("MMMd", date_of(number), locale=language())


def moment(at: int) -> str:
    """A moment (seconds since 1970) for machines: ``2026-11-20T14:07+00:00``."""
    return datetime.fromtimestamp(at, UTC).isoformat(timespec="minutes")


def speak(app: Flask) -> None:
    """Give the templates ``_``, ``ngettext``, the filters of this file and the language.

    ``_`` is for words of ours alone: Jinja takes them for safe markup.  What stands in a text goes through
    ``|translated``, which leaves it a plain string to be escaped.
    """
    app.jinja_env.add_extension("jinja2.ext.i18n")
    app.jinja_env.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
    app.jinja_env.globals["_"] = shown
    app.jinja_env.filters |= {"said": said, "translated": gettext, "day": day, "date": date, "moment": moment}
    app.context_processor(lambda: {"language": language(), "languages": LANGUAGES})
