"""A sheet within a page of ours: its styles and its font stand in it, and nothing runs."""

from flask import Response

POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; font-src data:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'self'; sandbox allow-same-origin allow-modals"
)


def framed(sheet: str) -> Response:
    """The answer that shows a sheet, on its own or in a frame; it may be printed from our page."""
    answer = Response(sheet, mimetype="text/html")
    answer.headers["Content-Security-Policy"] = POLICY
    answer.headers["X-Frame-Options"] = "SAMEORIGIN"
    return answer
