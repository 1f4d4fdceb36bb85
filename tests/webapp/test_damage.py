"""A database that is damaged is never served as if it were whole: it is named, left as it is, and can be put back."""

import random
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import text

from quizgen.cli import main
from tests import rows
from webapp import backup, seal
from webapp.database import StoreError, connect, examine, using
from webapp.settings import database
from webapp.turns import writing

FLIPS = 100


@pytest.fixture
def left(tmp_path: Path) -> Path:
    """The folder of a server that has stopped: rows in every table, a backup, the seal."""
    data = tmp_path / "data"
    data.mkdir()
    engine = connect(database(data))
    with writing(engine).begin() as connection:
        rows.fill(connection, rows=40)
    engine.dispose()
    assert backup.daily(data, 0)
    seal.close(data / "quizgen.db")
    return data


def used(data: Path) -> dict[str, list[dict[str, object]]]:
    """All rows, as a server that starts sees them; ``StoreError`` if it does not."""
    examine(database(data))
    connect(database(data)).dispose()
    with using(database(data)) as engine:
        return rows.everything(engine)


def test_what_is_whole_is_used_and_sealed_again(left: Path) -> None:
    before = used(left)
    assert not (left / "quizgen.db-seal").exists()
    seal.close(left / "quizgen.db")
    assert used(left) == before


def test_no_flipped_byte_goes_unseen(left: Path, tmp_path: Path) -> None:
    whole = (left / "quizgen.db").read_bytes()
    chance = random.Random(7)  # noqa: S311  (nothing secret)
    for at in chance.sample(range(len(whole)), FLIPS):
        data = tmp_path / str(at)
        shutil.copytree(left, data)
        flipped = bytearray(whole)
        flipped[at] ^= chance.randrange(1, 256)
        (data / "quizgen.db").write_bytes(flipped)
        with pytest.raises(StoreError, match=r"quizgen\.db.*quizgen restore .*\.zip --data"):
            used(data)
        assert (data / "quizgen.db").read_bytes() == flipped
        shutil.rmtree(data)


def truncated(whole: bytes) -> bytes:
    return whole[: len(whole) // 2]


OTHERS = {"half": truncated, "empty": lambda _: b"", "a text": lambda _: b"only words\n" * 500}


@pytest.mark.parametrize("name", OTHERS)
@pytest.mark.parametrize("sealed", [True, False])
def test_a_file_that_is_no_database_any_more_is_refused(left: Path, name: str, sealed: bool) -> None:
    path = left / "quizgen.db"
    path.write_bytes(OTHERS[name](path.read_bytes()))
    if not sealed:
        seal.forget(path)
    bad = path.read_bytes()
    with pytest.raises(StoreError, match=r"quizgen\.db.*quizgen restore .*\.zip --data"):
        used(left)
    assert path.read_bytes() == bad


def test_a_log_without_its_file_is_no_new_beginning(left: Path) -> None:
    seal.forget(left / "quizgen.db")
    (left / "quizgen.db").rename(left / "quizgen.db-wal")
    with pytest.raises(StoreError, match=r"gone.*quizgen restore"):
        used(left)
    assert not (left / "quizgen.db").exists()


def test_what_another_program_wrote_by_way_of_sqlite_is_no_damage(left: Path) -> None:
    with using(database(left)) as engine, writing(engine).begin() as connection:
        connection.execute(text("DELETE FROM known"))
    assert used(left)["known"] == []


def test_a_file_in_use_is_not_sealed(left: Path) -> None:
    engine = connect(database(left))
    with engine.begin() as connection:
        connection.execute(text("SELECT 1"))
        seal.close(left / "quizgen.db")
    assert not (left / "quizgen.db-seal").exists()
    engine.dispose()


@pytest.mark.parametrize("name", OTHERS)
def test_the_command_that_is_named_puts_the_backup_back(left: Path, name: str) -> None:
    before = used(left)
    path = left / "quizgen.db"
    bad = OTHERS[name](path.read_bytes())
    path.write_bytes(bad)
    run = CliRunner().invoke
    refused = run(main, ["reports", "--data", str(left)])
    assert refused.exit_code == 1 and "quizgen.db" in refused.output
    (file,) = (left / "backups").glob("*.zip")
    assert run(main, ["restore", str(file), "--data", str(left)]).exit_code == 0
    assert used(left) == before
    assert [aside.read_bytes() for aside in left.glob("damaged-*/quizgen.db")] == [bad]
