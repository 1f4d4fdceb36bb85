"""A class of forty answers an assignment at the same second, on two server processes over one database.

Every answer must be there once, as it was given, and the figures of the teacher must be those worked out apart.  A
quarter of the phones are closed in the middle and go on; another quarter are lost, and their owners go on with new
ones, by name and number.  A quarter send every answer twice.
"""

import csv
import html
import io
import re
import statistics
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Barrier

from tests.trials.serving import DATABASES, Server, server, told
from tests.trials.visiting import Learner

PUPILS = 40
SIGN_IN = {"name": "mori", "password": "four plain words here", "next": "/sheets/"}
NUMBERS = {"kanji_reading": 6, "orthography": 3, "meaning": 3, "true_false": 3, "fact": 1}
"""Kinds that are answered by choosing, as many as the text gives."""
SHEET = {"text": "elephant-day", "preset": "own"} | {f"n-{kind}": str(n) for kind, n in NUMBERS.items()}
LOCKED = "database is locked"


@dataclass
class Pupil(Learner):
    """A pupil's phone; ``given`` are the answers that were acknowledged, by item."""

    place: int = 0
    given: dict[str, str] = field(default_factory=dict)

    def send(self, path: str, page: str, **form: str) -> str:  # type: ignore[override]
        """Post a form of a page; where it leads to, ``""`` if it was not taken."""
        token = re.search(r'name="csrf_token" value="([^"]+)"', page)
        assert token, page[:500]
        code, place, _ = self.ask(path, {"csrf_token": token[1]} | form, timeout=60)
        return place if code in (302, 303) else ""

    def open(self, path: str) -> str:
        """A page, asked for again while its text is prepared."""
        for _ in range(60):
            code, _, page = self.ask(path, timeout=60)
            if code != 202:
                return page
        raise TimeoutError(path)

    def enter(self, door: str, **more: str) -> None:
        """Type in name and number."""
        form = {"name": f"生徒{self.place % 20}", "number": str(self.place)} | more
        assert self.send(door, self.open(door), **form)

    def change(self, door: str) -> None:
        """Go on: with the phone that was closed, or with a new one."""
        if self.place % 4 == 1:
            self.cookies = {}
            self.enter(door, who="1")

    def answer(self, door: str, number: int, ready: Barrier) -> None:
        """Answer an item when all are ready."""
        page = self.open(f"{door}/{number}")
        item = re.search(r'name="item" value="([^"]+)"', page)
        offered = [html.unescape(text) for text in re.findall(r'name="answer" value="([^"]+)"', page)]
        assert item and offered, page
        given = offered[(self.place * 7 + number * 3 + self.place // 9) % len(offered)]
        ready.wait(120)
        for _ in range(2 if self.place % 4 == 2 else 1):
            if self.send(f"{door}/{number}", page, item=item[1], answer=given):
                self.given[item[1]] = given


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a class has come to; ``faults`` are sentences, none if all is well."""

    answers: int
    faults: tuple[str, ...]


def run() -> bool:
    """Both databases."""
    passed = [_one(kind) for kind in DATABASES]
    return all(passed)


def _one(kind: str) -> bool:
    with server(kind) as made:
        made.start()
        outcome = hold(made, PUPILS)
        counted = f"{PUPILS} pupils, {outcome.answers} answers on 2 processes, faults: {'; '.join(outcome.faults) or 0}"
        return told(f"classroom {kind}", counted, not outcome.faults)


def hold(made: Server, pupils: int) -> Outcome:
    """Let a class sit down to an assignment on a running server, and compare what it shows with what was sent."""
    teacher = Pupil(made.port)
    teacher.send("/signin", teacher.open("/signin"), **SIGN_IN)
    sheet = teacher.send("/sheets/", teacher.open("/sheets/new?text=elephant-day"), **SHEET)
    lesson = teacher.send(f"{sheet}/assign", teacher.open(sheet))
    door = lesson.removeprefix("/sheets")
    count = teacher.open(sheet).count('<li id="item-')
    class_ = [Pupil(made.port, place=n) for n in range(pupils)]
    ready = Barrier(pupils)

    def sit(pupil: Pupil) -> None:
        pupil.enter(door)
        for number in range(1, count + 1):
            if number == count // 2:
                pupil.change(door)
            pupil.answer(door, number, ready)
        pupil.send(f"{door}/finish", pupil.open(f"{door}/end"))

    with ThreadPoolExecutor(pupils) as threads:
        list(threads.map(sit, class_))
    return Outcome(sum(len(p.given) for p in class_), tuple(_faults(made, teacher, lesson, class_, count)))


def _faults(made: Server, teacher: Pupil, lesson: str, class_: list[Pupil], count: int) -> list[str]:
    kept = made.rows("SELECT p.number, r.item, r.given FROM replies r JOIN papers p ON p.id = r.paper")
    sent = [(str(p.place), item, given) for p in class_ for item, given in p.given.items()]
    handed = made.rows("SELECT id FROM papers WHERE finished IS NOT NULL")
    codes = Counter(code for p in (*class_, teacher) for code in p.codes if code >= 400)
    checks = {
        f"{len(sent)} answers acknowledged": len(sent) == len(class_) * count,
        f"{len(kept)} answers kept, {len(sent)} sent": sorted(map(tuple, kept)) == sorted(sent),
        f"{len(handed)} papers handed in": len(handed) == len(class_),
        f"refusals: {dict(codes)}": not codes,
        LOCKED: LOCKED not in made.log(),
        "the database is not whole": made.whole(),
        **_figures(teacher, lesson, class_),
    }
    return [words for words, holds in checks.items() if not holds]


def _figures(teacher: Pupil, lesson: str, class_: list[Pupil]) -> dict[str, bool]:
    """What the teacher's tables say, beside the same worked out from what was sent."""
    lines = _table(teacher, f"{lesson}/questions.csv")
    right = {(line["id"], line["Answer"]) for line in lines if line["○×"] == "○"}
    marks = {p.place: {item: (item, given) in right for item, given in p.given.items()} for p in class_}
    times = Counter(pair for p in class_ for pair in p.given.items())
    points = {str(place): str(sum(own.values())) for place, own in marks.items()}
    shown = {row["Number"]: row["Points"] for row in _table(teacher, f"{lesson}/results.csv")}
    return {
        "how often each answer was given": all(int(x["Times"]) == times[x["id"], x["Answer"]] for x in lines),
        "how many were right": all(
            int(x["Right answers"]) == sum(own[x["id"]] for own in marks.values()) for x in lines
        ),
        "discrimination": all(_same(x["Discrimination"], _separation(marks, x["id"])) for x in lines),
        "the points of each pupil": shown == points,
    }


def _separation(marks: dict[int, dict[str, bool]], item: str) -> float | None:
    own = [float(each[item]) for each in marks.values()]
    rest = [float(sum(each.values()) - each[item]) for each in marks.values()]
    if len(marks) < 20 or len(set(own)) == 1 or len(set(rest)) == 1:
        return None
    return statistics.correlation(own, rest)


def _same(shown: str, value: float | None) -> bool:
    return shown == "" if value is None else abs(float(shown.removeprefix("'")) - value) < 0.001


def _table(teacher: Pupil, path: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(teacher.open(path).removeprefix("\ufeff"))))
