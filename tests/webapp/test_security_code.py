"""What no line of the program may do: run what it reads, trust markup that it did not make, start a shell, call out."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CODE = {
    str(p.relative_to(ROOT)): ast.parse(p.read_text("utf-8"))
    for d in ("quizgen", "webapp")
    for p in sorted((ROOT / d).rglob("*.py"))
}
TEMPLATES = {
    str(p.relative_to(ROOT)): p.read_text("utf-8") for p in sorted((ROOT / "templates").rglob("*")) if p.is_file()
}
NEVER = (
    "eval",
    "exec",
    "compile",
    "__import__",
    "os.system",
    "os.popen",
    "yaml.load",
    "yaml.unsafe_load",
    "yaml.full_load",
)
NEVER += ("pickle.load", "pickle.loads", "marshal.loads", "shelve.open", "render_template_string", "from_string")
NOT_IMPORTED = {
    "pickle",
    "marshal",
    "shelve",
    "requests",
    "httpx",
    "ftplib",
    "smtplib",
    "telnetlib",
    "lxml",
}
OUTGOING = {"urllib.request", "http.client", "socket"}
MAY = ("quizgen/__main__.py", "webapp/reach.py")
"""The bootstrap, and what asks the machine for its own address, over which nothing is sent."""
MESSAGES = {"webapp/language.py": ["Markup(catalogue(language).gettext(message))"]}
"""Words of ours in another language, which Jinja's own ``_`` takes for markup as well."""
SAFE = {
    "templates/sheet/worksheet.html": ["styles"],  # our own style sheet
    "templates/sheet/parts.html": ["screen.svg"],  # the QR code that we draw
    "templates/author/items.html": ["passage"],  # the text as our own macro has written and escaped it
    "templates/author/preview.html": ["passage"],
}
"""Where markup is taken as it is, and why; a variable that stands here is made by us alone."""


def calls(tree: ast.AST) -> list[str]:
    return [ast.unparse(n.func) for n in ast.walk(tree) if isinstance(n, ast.Call)]


@pytest.mark.parametrize("name", CODE)
def test_no_file_runs_what_it_reads(name: str) -> None:
    found = calls(CODE[name])
    assert [c for c in found if c in NEVER or c.endswith((".from_string", ".unsafe_load"))] == []
    keywords = [k for n in ast.walk(CODE[name]) if isinstance(n, ast.Call) for k in n.keywords]
    assert [
        k.arg for k in keywords if k.arg == "shell" and not (isinstance(k.value, ast.Constant) and not k.value.value)
    ] == []
    assert [k.arg for k in keywords if k.arg == "autoescape" and ast.unparse(k.value) == "False"] == []


@pytest.mark.parametrize("name", CODE)
def test_no_file_calls_out(name: str) -> None:
    imports = {a.name for n in ast.walk(CODE[name]) if isinstance(n, ast.Import) for a in n.names}
    imports |= {str(n.module) for n in ast.walk(CODE[name]) if isinstance(n, ast.ImportFrom)}
    assert imports & NOT_IMPORTED == set()
    assert imports & OUTGOING == set() or name in MAY, "nothing is fetched while it runs"


@pytest.mark.parametrize("name", CODE)
def test_markup_is_made_from_constants_only(name: str) -> None:
    made = [n for n in ast.walk(CODE[name]) if isinstance(n, ast.Call) and ast.unparse(n.func).endswith("Markup")]
    other = [ast.unparse(n) for n in made if not all(isinstance(a, ast.Constant) for a in n.args)]
    assert other == MESSAGES.get(name, [])


@pytest.mark.parametrize("name", [name for name in CODE if "migrations" not in name])
def test_no_query_is_put_together_from_words(name: str) -> None:
    """SQL is a constant, or SQLAlchemy's own; what varies is bound."""
    for node in ast.walk(CODE[name]):
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in ("text", "exec_driver_sql"):
            for given in node.args[:1]:
                joined = isinstance(given, ast.BinOp | ast.JoinedStr)
                names = [n for n in ast.walk(given) if isinstance(n, ast.Name) and not n.id.isupper()]
                assert not (joined and names), ast.unparse(node)


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_template_trusts_markup_or_carries_script(name: str) -> None:
    trusted = re.findall(r"([\w.]+)\s*\|\s*safe\b", TEMPLATES[name])
    assert trusted == SAFE.get(name, [])
    assert "autoescape false" not in TEMPLATES[name]
    if not name.startswith(("templates/sheet/", "templates/export/")):
        assert not re.search(r"\son\w+\s*=|<script(?![^>]*\ssrc=)|<style|\sstyle=|javascript:", TEMPLATES[name])
