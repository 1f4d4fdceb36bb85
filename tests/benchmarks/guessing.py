"""How much blind guessing finds, by kind: ``python tests/benchmarks/guessing.py [text…]`` (none: the texts that ship).

Prints for all items with four choices that pass the gate, and for those of three quizzes a text, the share of keys
that each guess of ``quizgen/quiz/guesses.py`` finds; chance is 25 %, and 30 % is fair.
"""

import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from quizgen import lexicon, paths
from quizgen.analysis import analyse
from quizgen.items import propose
from quizgen.items.base import Item
from quizgen.quiz import QuizSpec, choose
from quizgen.quiz.guesses import GUESSES, found
from quizgen.source import read_path

SEEDS, COUNT = (1, 2, 3), 15


def table(title: str, items: Iterable[Item]) -> None:
    """Print one line a kind, and one for all."""
    kinds: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        if item.shape == "choose" and len(item.choices) == 4:
            kinds[item.kind].append(item)
            kinds["all"].append(item)
    sys.stdout.write(f"\n{title:24}{'n':>6}" + "".join(f"{g:>11}" for g in GUESSES) + "\n")
    for kind in (*(k for k in kinds if k != "all"), "all"):
        some = kinds[kind]
        shares = "".join(f"{sum(found(g, i) for i in some) / len(some):11.0%}" for g in GUESSES)
        sys.stdout.write(f"{kind:24}{len(some):6}{shares}" + "\n")


def main(files: list[Path]) -> None:
    """Make all items and a few quizzes on each text."""
    made: list[Item] = []
    chosen: list[Item] = []
    for path in files:
        analysis = analyse(read_path(path), lexicon.load())
        proposal = propose(analysis, lexicon.load())
        made += proposal.items
        for seed in SEEDS:
            chosen += choose([proposal], [analysis], QuizSpec(seed=seed, count=COUNT)).items
    table("all items", made)
    table("in quizzes", chosen)


if __name__ == "__main__":
    main([Path(p) for p in sys.argv[1:]] or sorted(paths.shipped("texts").glob("*.md")))
