"""Every rule table has an example in every row, and a test that runs it.

A table counts as run when some test module goes over its rows, ``tables.rows(Row, "<name>")``, and reads the
``example`` of a row; in this project that is a test with ``@pytest.mark.parametrize("row", tables.rows(…))``.
"""

import ast
from pathlib import Path

import pytest

from quizgen import paths

TESTS = Path(__file__).parent
DATA = paths.data("")
TABLES = {str(p.relative_to(DATA).with_suffix("")): p for p in sorted(DATA.rglob("*.tsv"))}


def lines(path: Path) -> list[list[str]]:
    rows = path.read_text(encoding="utf-8").splitlines()
    return [row.split("\t") for row in rows if row and not row.startswith("#")]


def tables_run_by(path: Path) -> set[str]:
    """Names of the tables whose rows and examples a test module goes over."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    if not any(isinstance(n, ast.Attribute) and n.attr == "example" for n in ast.walk(tree)):
        return set()
    calls = (n for n in ast.walk(tree) if isinstance(n, ast.Call) and ast.unparse(n.func).endswith("rows"))
    return {a.value for call in calls for a in call.args if isinstance(a, ast.Constant)}


RUN = {name: path for path in sorted(TESTS.rglob("test_*.py")) for name in tables_run_by(path)}


@pytest.mark.parametrize("name", TABLES)
def test_every_row_has_an_example(name: str) -> None:
    header, *rows = lines(TABLES[name])
    assert "example" in header
    assert rows, "an empty table is no table"
    column = header.index("example")
    assert [row for row in rows if len(row) != len(header) or not row[column].strip()] == []


@pytest.mark.parametrize("name", TABLES)
def test_a_table_says_what_it_is_for(name: str) -> None:
    assert TABLES[name].read_text(encoding="utf-8").startswith("# ")


@pytest.mark.parametrize("name", TABLES)
def test_a_test_runs_the_examples(name: str) -> None:
    assert name in RUN, f"no test goes over tables.rows(…, {name!r}) and reads the examples"
