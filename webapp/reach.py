"""Under which address other devices reach this server."""

import socket
from urllib.parse import urlsplit, urlunsplit

from flask import current_app, request, url_for

from webapp.settings import is_loopback

_ELSEWHERE = ("192.0.2.1", 9)
"""An address that is nobody's (RFC 5737): to choose the way there nothing is sent."""


def alone() -> bool:
    """True where nobody but this computer reaches the server."""
    return bool(current_app.config["ALONE"])


def address(endpoint: str, **values: str) -> str:
    """The whole address of a page for other devices: that of this request, or, if it came from this computer to a
    server that listens to others too, that of this computer in its network."""
    here = urlsplit(url_for(endpoint, _external=True, **values))
    if alone() or not is_loopback(urlsplit(request.host_url).hostname or ""):
        return urlunsplit(here)
    name = _own() or here.hostname or ""
    return urlunsplit(here._replace(netloc=f"{name}:{here.port}" if here.port else name))


def _own() -> str:
    """This computer's address in its network, ``""`` without one."""
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            probe.connect(_ELSEWHERE)
            return str(probe.getsockname()[0])
    except OSError:
        return ""
