"""Trials that take too long for every run of the tests: ``python -m tests.trials [NAME…]``, all of them without a name.

Each is a module of this folder whose docstring says what is tried and whose ``run()`` prints a line
``NAME: what was counted … PASS`` (or FAIL) and says whether it passed.  Everything runs on this machine, in folders of
its own, and what is ended is what was started.
"""

import sys
from importlib import import_module
from pathlib import Path

SHARED = ("__main__", "paper", "sending", "serving", "visiting")


def main() -> int:
    """Run the trials that are named; the exit code says whether all passed."""
    there = sorted(path.stem for path in Path(__file__).parent.glob("*.py") if path.stem not in SHARED)
    names = sys.argv[1:] or there
    if unknown := set(names) - set(there):
        print(f"no such trial: {', '.join(sorted(unknown))}; there are {', '.join(there)}")
        return 2
    passed = [import_module(f"tests.trials.{name}").run() for name in names]
    return 0 if all(passed) else 1


sys.exit(main())
