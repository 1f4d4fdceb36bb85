"""A worksheet as PDF, by the best means this machine has.

An installed Chromium prints everything; WeasyPrint (extra ``pdf``) prints horizontal sheets; with neither, the
HTML is written beside, to be printed from any browser.  Nothing is fetched: a sheet has all that it needs inside.
"""

import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from quizgen import paths

if TYPE_CHECKING:
    from weasyprint.text.fonts import FontConfiguration

Means = Literal["chromium", "weasyprint", "html"]
_BROWSERS = (
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge"),
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
_FLAGS = (
    "--headless",
    "--disable-gpu",
    "--no-pdf-header-footer",
    "--no-first-run",
    "--disable-extensions",
    "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--proxy-server=127.0.0.1:9",
)
_SECONDS = 120


class PdfError(RuntimeError):
    """No PDF came of it; ``str()`` is one line for the user."""


@dataclass(frozen=True, slots=True)
class Printed:
    """What was written, and by which means."""

    path: Path
    means: Means


def browser() -> str | None:
    """The Chromium installed on this machine, or None."""
    return next((found for name in _BROWSERS if (found := shutil.which(name))), None)


def can_print(vertical: bool = False) -> bool:
    """Whether ``pdf`` can print a sheet on this machine."""
    return browser() is not None or (not vertical and find_spec("weasyprint") is not None)


def pdf(html: str, path: Path, vertical: bool = False) -> Printed:
    """Print a worksheet to ``path``; without a printer, write ``path`` with the ending ``.html`` instead.

    ``PdfError`` if the printer fails, or if only WeasyPrint is there and the sheet is written downwards.
    """
    found = browser()
    if found:
        return _chromium(found, html, path)
    if find_spec("weasyprint") is None:
        beside = path.with_suffix(".html")
        beside.write_text(html, encoding="utf-8")
        return Printed(beside, "html")
    if vertical:
        raise PdfError("a sheet written downwards needs Chromium: install it, or print the HTML from a browser")
    return _weasyprint(html, path)


def _chromium(program: str, html: str, path: Path) -> Printed:
    """Print with a browser that has no profile and no network.

    It works in a folder beside ``path``: a Chromium installed as a snap sees its user's folders, not /tmp.
    """
    with tempfile.TemporaryDirectory(dir=path.parent, prefix="sheet-", ignore_cleanup_errors=True) as folder:
        page, made = Path(folder, "sheet.html").absolute(), Path(folder, "sheet.pdf").absolute()
        page.write_text(html, encoding="utf-8")
        # A sandbox cannot be made by root, nor in most containers, where only root is.
        sandbox = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        own = [f"--user-data-dir={made.with_name('profile')}", f"--print-to-pdf={made}", page.as_uri()]
        try:
            subprocess.run([program, *_FLAGS, *sandbox, *own], capture_output=True, timeout=_SECONDS, check=True)  # noqa: S603
        except (OSError, subprocess.SubprocessError) as error:
            raise PdfError(f"{program} could not print the sheet: {error}") from error
        if not made.is_file():
            raise PdfError(f"{program} printed nothing")
        shutil.copyfile(made, path)
    return Printed(path, "chromium")


@cache
def _fonts() -> "FontConfiguration":
    """One for all sheets: reading the font takes WeasyPrint seconds each time else."""
    from weasyprint.text.fonts import FontConfiguration

    return FontConfiguration()


def _weasyprint(html: str, path: Path) -> Printed:
    """Print with WeasyPrint, which may read what stands in the page itself and no file or address."""
    import weasyprint
    from weasyprint.urls import URLFetcher

    fonts = _fonts()
    style = weasyprint.CSS(filename=paths.shipped("templates") / "sheet" / "weasyprint.css", font_config=fonts)
    page = weasyprint.HTML(string=html, url_fetcher=URLFetcher(allowed_protocols=("data",)))
    page.write_pdf(path, stylesheets=[style], font_config=fonts)
    return Printed(path, "weasyprint")
