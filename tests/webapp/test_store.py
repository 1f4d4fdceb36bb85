"""The store: an acknowledged answer is there, once, whatever happens after."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from quizgen.items.base import Note
from quizgen.quiz.types import Mark, QuizSpec
from webapp.database import StoreError, connect
from webapp.schema import VERSION, metadata
from webapp.settings import secret
from webapp.store import Attempt, Pasted, Store

ON_BOTH = True
NOTHING = Note("", "")


def url(folder: Path) -> str:
    return f"sqlite:///{folder / 'quizgen.db'}"


def attempt(key: str = "one", feedback: str = "once") -> Attempt:
    spec = QuizSpec(seed=3, count=5, kinds=("fact", "particle"), level="N4")
    return Attempt(key, "learner", (("bakery", "d1"),), spec, feedback, (), "0.1.0", 1_000)  # type: ignore[arg-type]


def judged(item: str, given: str = "を", right: bool = True, near: bool = False) -> Mark:
    return Mark(item, given, right, near, NOTHING)


@pytest.fixture
def store(database: str) -> Iterator[Store]:
    store = Store(database)
    yield store
    store.close()


def test_an_attempt_comes_back_as_it_was_kept(store: Store) -> None:
    store.start(attempt())
    assert store.attempt("one", "learner") == attempt()
    assert store.attempt("one", "somebody else") is None


def test_the_items_are_noted_with_the_first_answer(store: Store) -> None:
    store.start(attempt())
    store.answer(attempt(), ("a", "b"), "fact", judged("a"), 1_001)
    store.answer(attempt(), ("c",), "fact", judged("b"), 1_002)
    kept = store.attempt("one", "learner")
    assert kept and kept.asked == ("a", "b")


# feedback, what is sent in order (given, right, near), what is kept (given, right, tries)
ANSWERS = [
    ("once", [("を", True, False)], ("を", True, 1)),
    ("once", [("が", False, False), ("を", True, False)], ("が", False, 1)),
    ("once", [("はじめった", False, True), ("はじめった", False, True)], ("はじめった", False, 1)),
    ("once", [("はじめった", False, True), ("はじめた", True, False)], ("はじめた", True, 2)),
    (
        "once",
        [("はじめった", False, True), ("はしめた", False, True), ("はじめた", True, False)],
        ("はしめた", False, 2),
    ),
    ("end", [("が", False, False), ("を", True, False)], ("を", True, 2)),
    ("end", [("を", True, False), ("が", False, False)], ("が", False, 2)),
]


@pytest.mark.parametrize(("feedback", "sent", "kept"), ANSWERS)
def test_which_answer_counts(
    store: Store, feedback: str, sent: list[tuple[str, bool, bool]], kept: tuple[str, bool, int]
) -> None:
    one = attempt(feedback=feedback)
    store.start(one)
    for given, right, near in sent:
        store.answer(one, ("a",), "fact", judged("a", given, right, near), 1_001)
    found = store.answers("one")["a"]
    assert (found.given, found.right, found.tries) == kept


def test_an_answer_sent_by_many_threads_at_once_counts_once(store: Store) -> None:
    store.start(attempt())
    with ThreadPoolExecutor(8) as pool:
        sent = [judged("a", str(n % 3), right=n % 3 == 0) for n in range(60)]
        list(pool.map(lambda m: store.answer(attempt(), ("a",), "fact", m, 1_001), sent))
    assert len(store.answers("one")) == 1
    assert store.answers("one")["a"].tries == 1


def test_the_first_end_of_an_attempt_stays(store: Store) -> None:
    store.start(attempt())
    store.finish(attempt(), ("a",), 2_000)
    store.finish(attempt(), ("a",), 3_000)
    store.answer(attempt(), ("a",), "fact", judged("a"), 3_001)
    kept = store.attempt("one", "learner")
    assert kept and kept.finished == 2_000
    assert store.answers("one") == {}


def test_the_history_counts_what_is_settled(store: Store) -> None:
    store.start(attempt())
    for mark in (judged("a"), judged("b", "が", right=False), judged("c", "x", right=False, near=True)):
        store.answer(attempt(), ("a", "b", "c"), "fact", mark, 1_001)
    (summary,) = store.attempts("learner")
    assert (summary.answered, summary.right, summary.total, summary.over) == (2, 1, 3, False)


def test_deleting_an_attempt_deletes_all_of_it(store: Store) -> None:
    store.start(attempt(), Pasted("x.txt", b"\xe3\x81\x82"))
    store.answer(attempt(), ("a",), "fact", judged("a"), 1_001)
    store.delete(attempt())
    assert (store.attempts("learner"), store.answers("one"), store.pasted("one")) == ([], {}, None)


def test_a_spec_of_a_newer_version_is_read_as_far_as_it_is_known(store: Store) -> None:
    store.start(attempt())
    with store._writer.begin() as connection:
        connection.execute(text("""UPDATE attempts SET spec = '{"seed": 9, "colour": "blue"}'"""))
    kept = store.attempt("one", "learner")
    assert kept and kept.spec == QuizSpec(seed=9)


def test_the_migrations_make_the_tables_of_the_schema(database: str) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.config import Config
    from alembic.migration import MigrationContext
    from alembic.script import ScriptDirectory

    import webapp.account  # the tables of accounts stand beside what uses them
    import webapp.database

    engine = webapp.database.connect(database)
    kinds = engine.dialect.name == "sqlite" or (lambda *given: not isinstance(given[3], type(given[4])))
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection, opts={"compare_type": kinds}), metadata) == []
    engine.dispose()
    config = Config()
    config.set_main_option("script_location", str(Path(webapp.database.__file__).parent / "migrations"))
    assert ScriptDirectory.from_config(config).get_current_head() == VERSION


def test_sqlite_writes_ahead_and_to_the_disk(tmp_path: Path) -> None:
    engine = connect(url(tmp_path))
    with engine.connect() as connection:
        pragma = [
            connection.exec_driver_sql(f"PRAGMA {p}").scalar() for p in ("journal_mode", "synchronous", "foreign_keys")
        ]
    assert pragma == ["wal", 2, 1]
    engine.dispose()


@pytest.mark.parametrize(
    "content", [b"no database at all, but a file of text " * 50, b"SQLite format 3\0" + b"\xff" * 5000]
)
def test_a_damaged_database_is_named_and_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "quizgen.db"
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"quizgen\.db: "):
        Store(url(tmp_path))
    assert path.read_bytes() == content


def test_a_database_of_a_newer_program_is_refused(database: str) -> None:
    store = Store(database)
    with store._writer.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    store.close()
    with pytest.raises(StoreError, match="newer quizgen"):
        Store(database)


WRITER = """
import sys
from quizgen.items.base import Note
from quizgen.quiz.types import Mark, QuizSpec
from webapp.store import Attempt, Store
store = Store(sys.argv[1])
one = Attempt("killed", "learner", (("bakery", "d1"),), QuizSpec(), "once", (), "0.1.0", 1000)
store.start(one)
for n in range(10_000):
    store.answer(one, ("a",), "fact", Mark(f"fact-{n}", "x", True, False, Note("", "")), 1001)
    print(n, flush=True)
"""


def test_no_acknowledged_answer_is_lost_by_kill_9(database: str) -> None:
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, "-c", WRITER, database]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as writer:
        assert writer.stdout
        acknowledged = [writer.stdout.readline() for _ in range(25)]
        writer.send_signal(signal.SIGKILL)
        acknowledged += writer.stdout.readlines()
    store = Store(database)
    assert {f"fact-{n}" for n in map(int, acknowledged)} <= set(store.answers("killed"))
    store.close()


def test_the_secret_is_made_once_and_for_the_owner_alone(tmp_path: Path) -> None:
    first = secret(tmp_path / "data")
    assert secret(tmp_path / "data") == first
    assert len(first) == 64
    assert (tmp_path / "data" / "secret").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "data").stat().st_mode & 0o777 == 0o700


def test_a_secret_that_is_too_short_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("dev")
    with pytest.raises(ValueError, match="too short"):
        secret(tmp_path)


def test_looks_within_a_look_are_at_one_moment(store: Store) -> None:
    one = attempt()
    with store.reading():
        assert store.attempt(one.id, one.learner) is None
        with ThreadPoolExecutor(1) as pool:
            pool.submit(store.start, one).result()
        assert store.attempt(one.id, one.learner) is None
    assert store.attempt(one.id, one.learner) == one


def test_quizzes_on_a_text_are_counted_for_each_learner(store: Store) -> None:
    for n, (who, slug) in enumerate([("a", "50%"), ("a", "50%"), ("a", "50"), ("b", "50%"), ("a", "本"), ("a", "")]):
        store.start(replace(attempt(), id=str(n), learner=who, texts=((slug, "d"),)))
    assert [store.times("a", slug) for slug in ("50%", "50", "5", "本", "")] == [2, 1, 0, 1, 1]
