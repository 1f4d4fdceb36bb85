"""S17: whatever stands in a sheet, printing it as PDF reads no file and asks no address."""

from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import ClassVar

from pdfminer.high_level import extract_text

from quizgen import lexicon
from quizgen.analysis import analyse
from quizgen.output.pdf import browser, pdf
from quizgen.output.worksheet import Options, worksheet
from quizgen.quiz import QuizSpec, choose, proposals
from quizgen.source import read_bytes
from tests.trials.serving import told

TEXT = (
    "北の町に、小さなパン屋がある。店の主人は毎朝四時に起きて、六種類のパンを焼く。去年の冬、中学生が店の手伝いを始めた。\n"
    * 2
)
INJECTED = """<img src="file://{file}"><iframe src="file://{file}"></iframe><object data="file://{file}"></object>
<link rel="stylesheet" href="http://127.0.0.1:{port}/a.css"><img src="http://127.0.0.1:{port}/b.png">
<style>@import url(http://127.0.0.1:{port}/c.css); body {{ background: url(http://127.0.0.1:{port}/d.png) }}</style>
<script>fetch("http://127.0.0.1:{port}/e")</script><iframe src="http://127.0.0.1:{port}/f"></iframe>"""


class Asked(BaseHTTPRequestHandler):
    """Remembers what is asked for."""

    paths: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.paths.append(self.path)
        self.send_response(404)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def run() -> bool:
    """Print a sheet with all that put into it, past every escaping."""
    listening = HTTPServer(("127.0.0.1", 0), Asked)
    Thread(target=listening.serve_forever, daemon=True).start()
    with TemporaryDirectory(prefix="quizgen-trial-") as folder:
        secret = Path(folder, "secret.txt")
        secret.write_text("geheim geheim", encoding="ascii")
        put = INJECTED.format(file=secret, port=listening.server_port)
        html = _sheet().replace("</body>", f"{put}</body>")
        made = pdf(html, Path(folder, "sheet.pdf"))
        shown = extract_text(made.path) if made.means != "html" else ""
    listening.shutdown()
    counted = f"{browser() or made.means}: {len(Asked.paths)} requests, the file read: {'geheim' in shown}"
    return told("s17_printing", counted, put in html and not Asked.paths and "geheim" not in shown)


def _sheet() -> str:
    words = lexicon.load()
    analyses = (analyse(read_bytes(TEXT.encode(), "x.txt"), words),)
    spec = QuizSpec(1, 5)
    return worksheet([choose(proposals(analyses, words, spec), analyses, spec)], analyses, words, Options())
