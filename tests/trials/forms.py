"""S20: five thousand requests at random against every route, with forms that hold what no form should: no fault of ours
(5xx) but "being prepared", and nothing takes longer than ten seconds."""

import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from quizgen import paths
from tests.hostile.asked import walk
from webapp import create_app
from webapp.settings import Settings

REQUESTS, SEEDS = 5000, (1, 2, 3, 4, 5)
ALLOWED = {503}
"""A text that is being prepared, or too many at once."""
TEXTS = ("bear-bread", "elephant-day", "apple-on-the-seat")


def run() -> bool:
    """All seeds, each in a folder of its own."""
    counts, slowest, faults = Counter[int](), 0.0, list[str]()
    for seed in SEEDS:
        with TemporaryDirectory() as folder:
            app = create_app(Settings(_texts(Path(folder)).parent / "data", Path(folder) / "texts", ("localhost",)))
            began = time.monotonic()
            for status, *asked in walk(app, REQUESTS // len(SEEDS), seed):
                counts[status] += 1
                slowest, began = max(slowest, time.monotonic() - began), time.monotonic()
                if status >= 500 and status not in ALLOWED:
                    faults.append(f"  {status} {' '.join(asked)[:300]}")
            app.extensions["quizgen"].store.close()
    passed = not faults and slowest < 10
    print("\n".join(faults[:20]))
    told = ", ".join(f"{n} x {status}" for status, n in sorted(counts.items()))
    print(f"S20 forms: {counts.total()} requests: {told}; slowest {slowest:.1f} s … {'PASS' if passed else 'FAIL'}")
    return passed


def _texts(folder: Path) -> Path:
    (folder / "texts").mkdir()
    for slug in TEXTS:
        (folder / "texts" / f"{slug}.md").write_bytes((paths.shipped("texts") / f"{slug}.md").read_bytes())
    return folder / "texts"
