"""What every request must pass and every response carries."""

from urllib.parse import urlsplit

from flask import Flask, Response, abort, request
from flask_wtf.csrf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from webapp.settings import BROUGHT

_OWN = (
    *("script-src", "style-src", "img-src", "font-src", "connect-src", "form-action", "worker-src", "manifest-src"),
    "frame-src",
)
POLICY = "; ".join(
    [
        "default-src 'none'",
        *(f"{d} 'self'" for d in _OWN),
        "base-uri 'none'",
        "object-src 'none'",
        "frame-ancestors 'none'",
    ]
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
_READING = ("GET", "HEAD", "OPTIONS")


def protect(app: Flask, https: bool, proxies: int) -> None:
    """Put the CSRF token, the same-origin check and the headers round every route of ``app``.

    So many ``proxies`` are believed from where a visitor comes and by which protocol; the host they pass on as it is.
    """
    if proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=proxies)  # type: ignore[method-assign]
    app.before_request(_room)
    app.before_request(_same_origin)
    CSRFProtect(app)
    headers = HEADERS | ({"Strict-Transport-Security": "max-age=31536000"} if https else {})

    @app.after_request
    def _headers(response: Response) -> Response:
        for name, value in headers.items():
            response.headers.setdefault(name, value)  # a sheet has a policy of its own
        if request.endpoint not in ("static", "site.font"):
            response.headers["Cache-Control"] = "no-store"
        return response


def _room() -> None:
    """Let an author bring in more than others may send; nobody sends what does not say how long it is."""
    if request.method not in _READING and request.content_length is None and "Transfer-Encoding" in request.headers:
        abort(411)
    if request.endpoint == "author.take":
        request.max_content_length = request.max_form_memory_size = BROUGHT


def _same_origin() -> None:
    """Refuse a change that another site's page asks for, by what the browser says of the page."""
    if request.method in _READING:
        return
    origin = request.headers.get("Origin")
    foreign = request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none")
    if foreign or (origin is not None and urlsplit(origin).netloc != request.host):
        abort(403)


def local(path: str) -> str:
    """``path`` if it leads to a page of this app, else the front page: no redirect leaves the site."""
    parts = urlsplit(path)
    leads_away = parts.scheme or parts.netloc or not path.startswith("/") or path.startswith("//")
    return "/" if leads_away or "\\" in path or any(c < " " for c in path) else path
