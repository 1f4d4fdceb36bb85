"""Installable and usable without the server: the manifest, the service worker, and the page for what was not opened."""

import hashlib
import json
from functools import cache
from pathlib import Path

from flask import Blueprint, Flask, Response, current_app, jsonify, render_template, url_for
from flask_wtf.csrf import generate_csrf

from quizgen import __version__, paths

offline = Blueprint("offline", __name__)
WORKER = "sw.js"


@offline.get("/manifest.webmanifest")
def manifest() -> Response:
    """How the app stands on a home screen."""
    icons = [
        {"src": url_for("static", filename=f"icon-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png"}
        for size in (192, 512)
    ]
    whole = {
        "name": "quizgen",
        "short_name": "quizgen",
        "start_url": "/",
        "id": "/",
        "display": "standalone",
        "background_color": "#faf8f3",
        "theme_color": "#27496d",
        "icons": [*icons, {**icons[1], "purpose": "maskable"}],
    }
    return Response(json.dumps(whole), mimetype="application/manifest+json")


@offline.get("/sw.js")
def worker() -> Response:
    """The service worker of this version: another version of any file makes another worker."""
    head = f"const VERSION = {json.dumps(version(current_app))};\nconst SHELL = {json.dumps(shell(current_app))};\n"
    code = (_static(current_app) / WORKER).read_text(encoding="utf-8")
    return Response(head + code, mimetype="text/javascript")


@offline.get("/offline")
def kept() -> str:
    """What stands for a page that was not opened before."""
    return render_template("offline.html")


@offline.get("/token")
def token() -> Response:
    """The token for what was answered while the server was away: its page may be older than the visitor's session."""
    return jsonify(token=generate_csrf())


def shell(app: Flask) -> list[str]:
    """The addresses of what every page needs."""
    names = sorted(path.name for path in _static(app).iterdir() if path.is_file() and path.name != WORKER)
    font = url_for("site.font", name="klee-one.woff2")
    return [*(url_for("static", filename=name) for name in names), font, url_for("offline.kept")]


@cache
def version(app: Flask) -> str:
    """A digest of everything that a kept page is made from."""
    files = [*_static(app).iterdir(), *paths.shipped("templates").rglob("*.html")]
    parts = (path.read_bytes() for path in sorted(files) if path.is_file())
    return hashlib.sha256(b"\0".join((__version__.encode(), *parts))).hexdigest()[:16]


def _static(app: Flask) -> Path:
    return Path(app.static_folder or "")
