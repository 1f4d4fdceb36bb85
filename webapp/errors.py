"""What is shown when a page cannot be: one plain sentence, never a trace."""

import secrets

from flask import Flask, Response, make_response, render_template, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, SecurityError

from webapp import log
from webapp.language import gettext as _
from webapp.settings import LIMIT
from webapp.trouble import DATABASE_FAULTS, Why, why
from webapp.workshop import BusyError, NotReadyError

Page = tuple[str, int] | Response


def _sentences() -> dict[int, str]:
    return {
        400: _("This request could not be understood."),
        403: _("This form has grown old or came from another site. Go back, reload the page and send it again."),
        404: _("There is no such page, or it belongs to somebody else."),
        405: _("This page cannot be used in this way."),
        413: _("That is too much: at most %(n)s MB can be sent.") % {"n": _most()},
        503: _("Many texts are being prepared at this moment. Please try again in a minute."),
        507: _("There is no room left to save on this computer. Nothing of what was saved before is lost."),
    }


def _most() -> int:
    """Megabytes that this request may carry."""
    return (request.max_content_length or LIMIT) // LIMIT


def catch(app: Flask) -> None:
    """Register the pages for every kind of failure."""
    app.register_error_handler(SecurityError, _wrong_host)
    app.register_error_handler(CSRFError, lambda error: page(403))
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(BusyError, lambda error: page(503))
    app.register_error_handler(NotReadyError, _preparing)
    for kind in DATABASE_FAULTS:
        app.register_error_handler(kind, _unsaved)
    app.register_error_handler(Exception, _failed)


def page(code: int, sentence: str = "") -> Page:
    """The error page for a status code."""
    words = sentence or _sentences().get(code, _sentences()[400])
    try:
        return render_template("error.html", code=code, sentence=words), code
    except DATABASE_FAULTS:  # who visits cannot be looked up, and need not be
        return render_template("unreachable.html", sentence=words), code


def _wrong_host(error: Exception) -> Page:
    # There is no address to build links on, so this one page is plain text.
    return Response("400 This app does not answer to that name.\n", 400, mimetype="text/plain")


def _http(error: HTTPException) -> Page:
    if error.code is None or error.code < 400:
        return error.get_response()  # type: ignore[return-value]  # a redirect that routing asked for
    if error.code >= 500 and error.code != 503:
        return _failed(error)
    answer = make_response(page(error.code))
    answer.headers.extend(h for h in error.get_headers() if h[0] in ("Allow", "Retry-After"))
    return answer


def _preparing(error: Exception) -> Page:
    """A page that asks again by itself; what was sent meanwhile was not saved, and it says so."""
    if request.method == "POST":
        return page(503, _("The text is not ready yet, so nothing was saved. Go back and send it once more."))
    answer = make_response(render_template("learn/preparing.html"), 202)
    answer.headers["Refresh"] = "2"
    return answer


def _unsaved(error: Exception) -> Page:
    """Nothing was saved, for a reason that lies outside the program: it is told, and reading goes on."""
    reason = why(error)
    if not reason:
        return _failed(error)
    log.tell("not saved", why=reason, cause=type(error).__name__)
    if reason == "full":
        return page(507)
    answer = make_response(page(503, _reasons()[reason]))
    answer.headers["Retry-After"] = "2" if reason == "busy" else "60"
    return answer


def _reasons() -> dict[Why, str]:
    return {
        "fixed": _("Nothing can be saved now: this computer lets the app read what is kept here, but not write."),
        "busy": _("Others are saving at this moment, so nothing was saved. Please send it once more."),
        "away": _("What is kept here cannot be reached at this moment, so nothing was saved. Try again in a minute."),
    }


def _failed(error: Exception) -> Page:
    """The page for a fault of ours, with a number under which the log has it."""
    number = secrets.token_hex(4)
    log.fault(number, error)
    return page(
        500,
        _("Something went wrong here, and it is not your fault. The log has it under number %(n)s.") % {"n": number},
    )
