"""Changing the file of a text from a form: saved if nobody else has changed it, else told and left as it is."""

from collections.abc import Callable

from flask import request

from quizgen.source.encodings import decode
from quizgen.source.saving import ConflictError, UnsavedError
from quizgen.source.text import SourceError
from webapp import faults
from webapp.author.files import Held, save
from webapp.language import gettext as _

Problem = tuple[str, int]
"""What is said to the author, and the status of the answer; no words where all went well."""
DONE: Problem = ("", 303)


def changed(found: Held, change: Callable[[str], str]) -> Problem:
    """Save what a change makes of the decoded file, which must still be the one that the form was made from."""
    try:
        new = change(decode(found.data, found.path.name))
        save(found, new.encode("utf-8"), request.form.get("seen", ""))
    except ConflictError:
        return _("The text has been changed elsewhere meanwhile. Nothing was overwritten: look at it again."), 409
    except UnsavedError as fault:
        return unsaved(fault), 507
    except SourceError as fault:
        return faults.said(fault), 422
    return DONE


def unsaved(fault: UnsavedError) -> str:
    """Why nothing was saved."""
    why = _("the disk is full") if fault.full else _("the file or its folder cannot be written")
    return _("It could not be saved: %(why)s. What was there before is whole.") % {"why": why}
