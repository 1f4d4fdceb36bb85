"""The terms of an assignment as a form says them.  Times are those of this computer's clock, which the page shows."""

from collections.abc import Mapping
from datetime import datetime

from webapp.assignments import COUNTS, TOLD, TRIES, Terms
from webapp.language import gettext as _
from webapp.teach.blueprint import teach


class TermsError(ValueError):
    """Terms that cannot hold.  ``str()`` says why, in the visitor's language."""


def terms(form: Mapping[str, str]) -> Terms:
    """What a form says; what is no choice is as usual, and a time that is none is a ``TermsError``."""
    opens, closes = _moment(form.get("opens", "")), _moment(form.get("closes", ""))
    if opens is not None and closes is not None and closes <= opens:
        raise TermsError(_("The end must be later than the beginning."))
    usual = Terms()
    return Terms(
        opens,
        closes,
        next((n for n in TRIES if form.get("tries") == str(n)), usual.tries),
        next((way for way in COUNTS if way == form.get("counts")), usual.counts),
        next((way for way in TOLD if way == form.get("told")), usual.told),
    )


def _moment(typed: str) -> int | None:
    if not typed.strip():
        return None
    try:
        return int(datetime.fromisoformat(typed.strip()).timestamp())
    except (ValueError, OverflowError, OSError) as error:
        raise TermsError(_("A time must look like 2026-11-24 09:00.")) from error


@teach.app_template_filter("typed")
def typed(at: int | None) -> str:
    """A moment as a field for date and time holds it: ``2026-11-24T09:00``."""
    return "" if at is None else datetime.fromtimestamp(at).isoformat(timespec="minutes")


@teach.app_template_filter("zone")
def zone(at: int) -> str:
    """How this computer's clock stands to the world's at a moment: ``UTC+09:00``."""
    shift = datetime.fromtimestamp(at).astimezone().strftime("%z")
    return f"UTC{shift[:3]}:{shift[3:5]}"
