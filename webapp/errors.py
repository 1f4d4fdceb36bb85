"""What is shown when a page cannot be: one plain sentence, never a trace."""

import secrets

from flask import Flask, Response, make_response, render_template, request
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException, SecurityError

from webapp.language import gettext as _
from webapp.workshop import BusyError, NotReadyError

Page = tuple[str, int] | Response


def _sentences() -> dict[int, str]:
    return {
        400: _("This request could not be understood."),
        403: _("This form has grown old or came from another site. Go back, reload the page and send it again."),
        404: _("There is no such page, or it belongs to somebody else."),
        405: _("This page cannot be used in this way."),
        413: _("That is too much: at most 1 MB can be sent."),
        503: _("Many texts are being prepared at this moment. Please try again in a minute."),
        507: _("There is no room left to save on this computer. Nothing of what was saved before is lost."),
    }


def catch(app: Flask) -> None:
    """Register the pages for every kind of failure."""
    app.register_error_handler(SecurityError, _wrong_host)
    app.register_error_handler(CSRFError, lambda error: page(403))
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(BusyError, lambda error: page(503))
    app.register_error_handler(NotReadyError, _preparing)
    app.register_error_handler(OperationalError, _unsaved)
    app.register_error_handler(Exception, _failed)


def page(code: int, sentence: str = "") -> Page:
    """The error page for a status code."""
    words = sentence or _sentences().get(code, _sentences()[400])
    return render_template("error.html", code=code, sentence=words), code


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


def _unsaved(error: OperationalError) -> Page:
    return page(507) if "full" in str(error.orig) else _failed(error)


def _failed(error: Exception) -> Page:
    """The page for a fault of ours, with a number under which the log has it."""
    from flask import current_app

    number = secrets.token_hex(4)
    current_app.logger.error("fault %s", number, exc_info=error)
    return page(
        500,
        _("Something went wrong here, and it is not your fault. The log has it under number %(n)s.") % {"n": number},
    )
