"""Serving with waitress, and stopping without dropping what is in flight."""

import signal
import time
from collections.abc import Callable
from pathlib import Path
from threading import Event, current_thread, main_thread
from typing import Any

import click

from webapp.settings import BROUGHT, LIMIT, Settings, hosts_for

GRACE = 4.0
"""Seconds that requests in flight are given when the server is asked to stop."""


def serve(host: str, port: int, data_dir: Path, texts_dir: Path, database: str = "", **more: Any) -> None:
    """Serve the app until SIGTERM or Ctrl+C; prints the address. ``port`` 0 takes any free one.

    ``database`` is the address of a PostgreSQL, empty for SQLite in ``data_dir``; ``more`` are further ``Settings``.
    """
    from webapp import create_app, log
    from webapp.daily import keep_backups

    log.begin(more.pop("requests", False))
    told: dict[str, Any] = {"hosts": hosts_for(host), "url": database, "apart": True} | more
    settings = Settings(data_dir, texts_dir, **told)
    app = create_app(settings)
    keep_backups(settings)
    run(app, host, port, lambda address: click.echo(f"quizgen: {address} (Ctrl+C stops)"), bool(settings.proxies))
    app.extensions["quizgen"].close()
    log.tell("stopped")


def run(app: Any, host: str, port: int, ready: Callable[[str], None], behind_proxy: bool = False) -> None:
    """Serve a WSGI app; ``ready`` is told the address once it listens.  What a proxy adds goes on to the app or not."""
    from waitress.server import create_server

    sockets: dict[int, Any] = {}
    stop = _stop_signal()
    limits = {"threads": 8, "max_request_body_size": BROUGHT + 4 * LIMIT}  # up to there the app itself says "too much"
    headers = {"clear_untrusted_proxy_headers": not behind_proxy}  # the app itself believes as many as it is told
    server = create_server(app, map=sockets, host=host, port=port, ident=None, **headers, **limits)
    ready(_address(host, server))
    while not stop.is_set():
        _turn(sockets, 0.5)
    _finish(sockets)


def _address(host: str, server: Any) -> str:
    listening = getattr(server, "effective_listen", None) or [(server.effective_host, server.effective_port)]
    return f"http://{f'[{host}]' if ':' in host else host}:{listening[0][1]}/"


def _stop_signal() -> Event:
    """An event that SIGTERM and SIGINT set, where this thread may ask for signals."""
    stop = Event()
    if current_thread() is main_thread():
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
    return stop


def _turn(sockets: dict[int, Any], timeout: float) -> None:
    from waitress import wasyncore

    wasyncore.loop(timeout=timeout, map=sockets, count=1)


def _finish(sockets: dict[int, Any]) -> None:
    """Listen no more, and go on until every request that has begun is answered (waitress alone drops them)."""
    for listener in [s for s in sockets.values() if getattr(s, "accepting", False)]:
        listener.close()
    end = time.monotonic() + GRACE
    while time.monotonic() < end and any(map(_in_flight, sockets.values())):
        _turn(sockets, 0.05)


def _in_flight(channel: Any) -> bool:
    return bool(getattr(channel, "requests", None) or getattr(channel, "total_outbufs_len", 0))
