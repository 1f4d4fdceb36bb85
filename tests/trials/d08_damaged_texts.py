"""D8: files of the library are damaged in every way of the hostile catalogue, and the catalogue's own file at a hundred
places, while two processes serve.

Each text that cannot be read is told to authors with its file and, where there is one, its line; the others are listed,
opened and asked about; the catalogue makes itself anew.
"""

import html
import random
import re
import time
from pathlib import Path

from quizgen.source.library import Library
from quizgen.source.text import SourceError
from tests.hostile.files import ROWS
from tests.trials.a01_kill_while_settling import Author
from tests.trials.serving import TEXT, Server, server, told
from tests.trials.visiting import Learner
from webapp.author.shelf import PAGE

DAMAGES, GOOD, PATIENCE = 100, 5, 30
FRONT = "---\ntitle: 雨\nlevel: N4\n---\n\n昨日、石川さんは駅前で小さい店を開きました。\n"
ITEMS = (
    b"fact-0000000001:\n  keep: perhaps\n",
    b"fact-0000000001: [\n",
    b"&a fact-0000000001: *a\n",
    b"\xff\xfe\x00",
    b"a: " + b"[" * 5000,
)


def run() -> bool:
    """Texts first, then the catalogue."""
    with server("sqlite") as made:
        for n in range(GOOD):
            (made.texts / f"good-{n}.md").write_bytes(TEXT.read_bytes())
        bad = _damage(made.texts)
        made.start()
        learner, author = Learner(made.port), Author(made.port)
        author.enter()
        untold = _untold(author, bad)
        served = sum(_opened(learner, f"good-{n}") for n in range(GOOD))
        renewed = sum(_renewed(made, learner, n) for n in range(DAMAGES))
        codes = set(learner.codes) | set(author.codes)
    counted = (
        f"{len(bad)} texts that cannot be read, {len(untold)} untold {untold[:3]}, {served} of {GOOD} others served; "
        f"the catalogue damaged {DAMAGES} times, {renewed} times made again; statuses {sorted(codes)}"
    )
    fine = not untold and served == GOOD and renewed == DAMAGES
    return told("D8", counted, fine and not any(code >= 500 for code in codes))


def _damage(texts: Path) -> dict[str, str]:
    """Write every text that is refused, and good ones with damaged items; by slug the file that must be told."""
    bad = {}
    for n, (name, (_, data, said)) in enumerate(ROWS.items()):
        if said and name.startswith(("front matter", "encoding", "shape", "unicode")) and "seventeen" not in name:
            (texts / f"bad-{n}.md").write_bytes(data())
            if isinstance(Library(texts).entry(f"bad-{n}"), SourceError):  # some are refused as another kind of file
                bad[f"bad-{n}"] = f"bad-{n}.md"
    for n, items in enumerate(ITEMS):
        (texts / f"items-{n}.md").write_text(FRONT, encoding="utf-8")
        (texts / f"items-{n}.items.yaml").write_bytes(items)
        bad[f"items-{n}"] = f"items-{n}.items.yaml"
    return bad


def _untold(author: Author, bad: dict[str, str]) -> list[str]:
    """The texts whose fault the overview of authors does not tell."""
    pages = [author.ask(f"/author/?page={n}")[2] for n in range(2 + len(bad) // PAGE)]
    page = html.unescape(re.sub(r"<[^>]+>", " ", "".join(pages)))
    return [slug for slug, file in bad.items() if not re.search(rf"{re.escape(file)}\W", page)]


def _opened(learner: Learner, slug: str) -> bool:
    for _ in range(PATIENCE):
        if learner.ask(f"/texts/{slug}")[0] == 200:
            return True
        time.sleep(1)
    return False


def _renewed(made: Server, learner: Learner, n: int) -> bool:
    """Damage the catalogue at a place; whether the library's page lists all that can be read before long."""
    chance = random.Random(n)  # noqa: S311  (a seed)
    (path,) = made.data.glob("catalogue-*.db")
    data = bytearray(path.read_bytes())
    at = chance.randrange(len(data))
    if n % 3 == 0:
        data = data[:at]
    elif n % 3 == 1:
        data[at] ^= chance.randrange(1, 256)
    else:
        data[at : at + 4096] = chance.randbytes(4096)
    path.write_bytes(data)
    for _ in range(10 * PATIENCE):
        code, _, page = learner.ask("/")
        if code == 200 and all(f"/texts/good-{each}" in page for each in range(GOOD)):
            return True
        time.sleep(0.1)
    return False
