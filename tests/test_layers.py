"""Imports go one way: a file imports from its own folder and from lower floors (see ``quizgen/__init__.py``)."""

import ast
import re
import sys
import tomllib
from graphlib import CycleError, TopologicalSorter
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from quizgen.items import KINDS

ROOT = Path(__file__).parents[1]
# From the ground up.  The web app and the command line share floor 7; only the latter starts the former.
FLOORS = (
    ("quizgen", "quizgen.kana", "quizgen.paths", "quizgen.quick", "quizgen.tables"),
    ("quizgen.source",),
    ("quizgen.lexicon",),
    ("quizgen.analysis",),
    ("quizgen.items",),
    ("quizgen.quiz",),
    ("quizgen.output",),
    ("webapp",),
    ("quizgen.cli", "quizgen.commands", "quizgen.__main__"),
)
# Which files may know a library: beginnings of module names.
KNOWN_BY = {
    "fugashi": ("quizgen.analysis.tokens",),
    "unidic_lite": ("quizgen.analysis.tokens",),
    "yaml": ("quizgen.source",),
    "pdfminer": ("quizgen.source.portable_document",),
    "defusedxml": ("quizgen.source.xml_file",),
    "jinja2": ("quizgen.output", "webapp"),
    "pydantic": ("quizgen.output.json_model",),
    "weasyprint": ("quizgen.output",),
    "genanki": ("quizgen.output.exports.anki",),
    "flask": ("webapp",),
    "sqlalchemy": (
        *("webapp.store", "webapp.aside", "webapp.cards", "webapp.profiles", "webapp.reports", "webapp.results"),
        *(
            "webapp.shelf",
            "webapp.sheets",
            "webapp.assignments",
            "webapp.papers",
            "webapp.accounts",
            "webapp.sessions",
            "webapp.throttle",
        ),
        *("webapp.export", "webapp.database", "webapp.schema", "webapp.migrations", "webapp.trouble"),
        *("webapp.turns", "webapp.sqlite", "webapp.postgresql", "webapp.snapshot", "webapp.shared_secret"),
    ),
    "sqlite3": ("quizgen.lexicon.sources", "webapp.snapshot", "webapp.sqlite", "webapp.catalogue", "webapp.seal"),
    "psycopg": ("webapp.postgresql",),
    "distributed": ("quizgen.commands.build",),
    "waitress": ("webapp.server",),
    "fsrs": ("webapp.schedule",),
    "click": ("quizgen.cli", "quizgen.commands", "webapp.server"),
}
ONE_FILE = ("psycopg", "fugashi", "unidic_lite", "pydantic", "waitress", "fsrs")


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {name_of(p): p for folder in ("quizgen", "webapp") for p in sorted((ROOT / folder).rglob("*.py"))}
TREES = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in MODULES.items()}


def imported(tree: ast.AST) -> set[str]:
    """Full names of what is imported anywhere below ``tree``: ``a.b`` for ``from a import b`` if that is a module."""
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom):
            assert not node.level, "imports are written out in full"
            whole = {f"{node.module}.{alias.name}" for alias in node.names}
            names |= {name if name in MODULES else str(node.module) for name in whole}
    return names


USES = {name: imported(tree) for name, tree in TREES.items()}


def begins(name: str, prefixes: tuple[str, ...]) -> bool:
    return any(name == p or name.startswith(p + ".") for p in prefixes)


def floor(name: str) -> int:
    """The number of the floor; the last that fits, since every module lies under ``quizgen`` or ``webapp``."""
    exact = [n for n, names in enumerate(FLOORS) if name in names]
    return exact[0] if exact else next((n for n, names in enumerate(FLOORS) if n and begins(name, names)), -1)


def test_every_file_has_a_floor() -> None:
    assert [name for name in MODULES if floor(name) < 0] == []


@pytest.mark.parametrize("name", MODULES)
def test_a_file_imports_from_its_own_floor_and_below(name: str) -> None:
    above = [used for used in USES[name] if used in MODULES and floor(used) > floor(name)]
    assert not above, f"{MODULES[name].relative_to(ROOT)} imports upwards: {', '.join(above)}"


def test_kinds_do_not_import_each_other() -> None:
    kinds = {f"quizgen.items.{kind.file or kind.name}" for kind in KINDS}
    assert [(name, used) for name in sorted(kinds) for used in USES[name] & kinds] == []


def test_no_import_runs_in_a_circle() -> None:
    graph = {name: {used for used in USES[name] if used in MODULES} - {name} for name in MODULES}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as circle:
        pytest.fail("a circle of imports: " + " > ".join(circle.args[1]))


@pytest.mark.parametrize("library", KNOWN_BY)
def test_a_library_is_known_in_its_place_only(library: str) -> None:
    users = [name for name in MODULES if any(begins(used, (library,)) for used in USES[name])]
    wrong = [str(MODULES[name].relative_to(ROOT)) for name in users if not begins(name, KNOWN_BY[library])]
    assert not wrong, f"{library} is imported outside {', '.join(KNOWN_BY[library])}"
    assert library not in ONE_FILE or len(users) <= 1, f"{library} is known to several files: {users}"


@pytest.mark.parametrize("name", ["quizgen", "quizgen.__main__"])
def test_the_bootstrap_needs_the_standard_library_only(name: str) -> None:
    at_import = [n for n in TREES[name].body if isinstance(n, ast.Import | ast.ImportFrom)]
    tops = {used.partition(".")[0] for node in at_import for used in imported(node)}
    assert tops <= sys.stdlib_module_names


def test_what_is_imported_is_a_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = {
        plain(line)
        for line in (*project["dependencies"], *extras["pdf"], *extras["dict"], *extras["cluster"], *extras["postgres"])
    }
    tops = {used.partition(".")[0] for names in USES.values() for used in names} - {"quizgen", "webapp"}
    owners = packages_distributions()
    foreign = {top: owners[top] for top in tops - sys.stdlib_module_names if top in owners}
    assert [top for top, names in foreign.items() if wanted.isdisjoint(map(plain, names))] == []


def plain(requirement: str) -> str:
    """The name of a distribution, without version and as package indexes compare it."""
    return re.split(r"[<>=!~\[ ]", requirement)[0].lower().replace("_", "-")
