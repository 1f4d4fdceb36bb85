"""Below the command line and the web nothing depends on the moment, the machine or chance."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "quizgen"
ABOVE = ("cli.py", "__main__.py", "commands")
PURE = [p for p in sorted(PACKAGE.rglob("*.py")) if p.relative_to(PACKAGE).parts[0] not in ABOVE]
MODULES = {"random", "secrets", "uuid", "time", "locale", "getpass", "socket"}
NAMES = {"print", "input", "hash", "environ", "getenv", "getcwd", "cwd", "home", "now", "today", "utcnow"}


@pytest.mark.parametrize("path", PURE, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_file_uses_no_clock_chance_environment_or_print(path: Path) -> None:
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [a.name for a in node.names if a.name in MODULES]
        elif isinstance(node, ast.ImportFrom) and node.module in MODULES:
            found.append(node.module)
        elif isinstance(node, ast.Attribute) and node.attr in NAMES - {"print", "input", "hash"}:
            found.append(f"line {node.lineno}: {node.attr}")
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in NAMES:
            found.append(f"line {node.lineno}: {node.func.id}()")
    assert not found
