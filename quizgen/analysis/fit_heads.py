"""Fits the weights of ``data/heads.tsv``.

By hand: ``python -m quizgen.analysis.fit_heads GOLD --own OWN [--silver SILVER]``.

GOLD is a treebank of UD Japanese with bunsetsu (``BunsetuBILabel``), such as UD_Japanese-GSD (CC BY-SA 4.0).  SILVER
are trees of the same form that a parser made of any sentences, such as ``ginza -f conllu`` (GiNZA 5.3, MIT): many, but
as good as the parser.  What they say becomes the priors (drawn to what these were: what grammar says of a new row).
OWN are plain sentences of our own with their heads (``tests/analysis/heads.tsv``): what every learner's text is full
of and a treebank of long sentences hardly has.  A weight is what makes the heads of GOLD and, ``TIMES`` each, of OWN
most likely, drawn to its prior.  Prints, by cross-validation of GOLD in five parts, how many heads are right and, for a
choice of ``CERTAIN``, how many arcs are certain and how many of these are right; then writes the table.
"""

import argparse
import math
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from quizgen import lexicon, paths, tables
from quizgen.analysis import heads
from quizgen.analysis.bunsetsu import phrases_of
from quizgen.analysis.pipeline import read_words
from quizgen.analysis.properties import Phrase
from quizgen.source import plain

Feature = tuple[str, str]
DRAW, DRAW_SILVER = 20.0, 30.0
"""How strongly a weight is drawn to its prior, and a new prior to the old one."""
ROUNDS, STEP = 200, 0.05
TIMES = 6
PARTS = 5


@dataclass(frozen=True, slots=True)
class Tree:
    """A sentence: its bunsetsu and the head of each (-1: none to the right, or not known)."""

    phrases: tuple[Phrase, ...]
    heads: tuple[int, ...]


Choice = tuple[list[list[Feature]], int]
"""The properties of each candidate, and which one is the head."""


def _sentences(path: Path) -> Iterator[tuple[str, list[list[str]]]]:
    """Text and columns of each sentence of a CoNLL-U file."""
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        lines = block.splitlines()
        text = next(line[9:] for line in lines if line.startswith("# text = "))
        yield text, [line.split("\t") for line in lines if line[0] != "#" and line.split("\t")[0].isdigit()]


def _gold(text: str, rows: Sequence[Sequence[str]]) -> list[tuple[int, int, int]]:
    """Start, end and head (-1: none) of each gold bunsetsu."""
    number, spans, at = [], list[list[int]](), 0
    for row in rows:
        start = text.index(row[1], at)
        at = start + len(row[1])
        if "BunsetuBILabel=B" in row[9] or not spans:
            spans.append([start, at])
        spans[-1][1] = at
        number.append(len(spans) - 1)
    out = [-1] * len(spans)
    for k, row in reversed(list(enumerate(rows))):
        above = number[int(row[6]) - 1] if row[6] != "0" else -1
        if above != number[k] and row[3] != "PUNCT":
            out[number[k]] = above
    return [(a, b, head) for (a, b), head in zip(spans, out, strict=True)]


def trees(path: Path) -> list[Tree]:
    """The treebank as our own bunsetsu with gold heads."""
    words = lexicon.load()
    out = []
    for body, rows in _sentences(path):
        gold = _gold(body, rows)
        for run, grouped in read_words(plain(body), words):
            found = phrases_of(grouped, run, 0)
            spans = [(grouped[a].start, grouped[b - 1].end) for a, b in found[0]]
            out.append(Tree(tuple(found[1]), tuple(_mapped(i, spans, gold) for i in range(len(spans)))))
    return out


def own(path: Path) -> list[Tree]:
    """The trees of a table of sentences cut by ``|`` and the numbers of the heads, counted from 1 (0: none)."""
    words = lexicon.load()
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line[0] != "#"]
    out = []
    for marked, numbers in lines[1:]:
        run, grouped = next(iter(read_words(plain(marked.replace("|", "")), words)))
        out.append(Tree(tuple(phrases_of(grouped, run, 0)[1]), tuple(int(n) - 1 for n in numbers.split())))
    return out


def _mapped(i: int, spans: Sequence[tuple[int, int]], gold: Sequence[tuple[int, int, int]]) -> int:
    """The head of our bunsetsu ``i``: ours that holds the end of the gold head."""
    head = next((h for a, b, h in gold if a < spans[i][1] <= b), -1)
    end = gold[head][1] if head >= 0 else -1
    return next((j for j in range(i + 1, len(spans)) if spans[j][0] < end <= spans[j][1]), -1)


def choices(tree: Tree, known: frozenset[Feature]) -> Iterator[Choice]:
    """What was to choose from, and the right choice, for each bunsetsu of a tree."""
    phrases = tree.phrases
    limit, found = heads.limits(phrases), [-1] * len(phrases)
    governed: list[set[str]] = [set() for _ in phrases]
    for i in range(len(phrases) - 2, -1, -1):
        legal = heads.legal(i, found, limit, phrases)
        gold = tree.heads[i]
        if gold in legal:
            seen = zip(legal, heads.pairs(i, phrases, legal, governed), strict=True)
            names = [(*phrases[j].candidate, *pair) for j, pair in seen]
            yield (
                [[f for d in phrases[i].dependent for n in c if (f := (d, n)) in known] for c in names],
                legal.index(gold),
            )
        found[i] = gold if gold in legal else next((j for j in legal if j >= gold > 0), legal[0])
        governed[found[i]].add(phrases[i].edge)


def fit(given: Sequence[Choice], prior: dict[Feature, float], draw: float = DRAW) -> dict[Feature, float]:
    """The weights that make the choices most likely, by Newton's method on each weight, damped."""
    weights = dict(prior)
    given = [c for c in given if len(c[0]) > 1]
    for _ in range(ROUNDS):
        slope = {f: draw * (weights[f] - prior[f]) for f in weights}
        bend = dict.fromkeys(weights, draw)
        for candidates, right in given:
            for k, (features, share) in enumerate(zip(candidates, _shares(candidates, weights), strict=True)):
                for f in features:
                    slope[f] += share - (k == right)
                    bend[f] += share * (1 - share)
        weights = {f: w - STEP * slope[f] / bend[f] for f, w in weights.items()}
    return weights


def _shares(candidates: Sequence[Sequence[Feature]], weights: dict[Feature, float]) -> list[float]:
    raw = [sum(weights[f] for f in features) for features in candidates]
    grown = [math.exp(r - max(raw)) for r in raw]
    return [g / sum(grown) for g in grown]


def _report(
    forest: Sequence[Tree], parts: Sequence[Sequence[Choice]], always: Sequence[Choice], prior: dict[Feature, float]
) -> str:
    """What cross-validation says: heads right, then certain arcs and how many of these are right."""
    arcs: list[tuple[float, bool]] = []
    for k in range(PARTS):
        weights = fit([*always, *(c for n, part in enumerate(parts) if n % PARTS != k for c in part)], prior)
        table = heads.Weights({f: round(100 * w) for f, w in weights.items()})
        for tree in forest[k::PARTS]:
            found = heads.find(tree.phrases, table)[:-1]
            arcs += [(sure, h == g) for (h, sure), g in zip(found, tree.heads, strict=False) if g >= 0]
    lines = [f"{len(arcs)} arcs"]
    for least in (0.0, 0.8, 0.85, 0.86, 0.87, 0.88, 0.89, 0.9, 0.91, 0.92, 0.95):
        right = [ok for p, ok in arcs if p >= least]
        lines.append(f"from {least:.2f}: {len(right) / len(arcs):.2%} of all, {sum(right) / len(right):.2%} right")
    return "\n".join([*lines, ""])


def main() -> None:
    """Read the treebanks, report, write the weights."""
    parser = argparse.ArgumentParser(prog="python -m quizgen.analysis.fit_heads", description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--own", type=Path, required=True)
    parser.add_argument("--silver", type=Path)
    given = parser.parse_args()
    rows = tables.rows(heads.Preference, "heads")
    prior = {(r.dependent, r.candidate): float(r.prior) for r in rows}
    known = frozenset(prior)
    if given.silver:
        prior = fit([c for tree in trees(given.silver) for c in choices(tree, known)], prior, DRAW_SILVER)
    always = [c for tree in own(given.own) for c in choices(tree, known)] * TIMES
    forest = trees(given.gold)
    parts = [list(choices(tree, known)) for tree in forest]
    sys.stdout.write(_report(forest, parts, always, prior))
    _write(fit([*always, *(c for part in parts for c in part)], prior), prior, rows)


def _write(weights: dict[Feature, float], prior: dict[Feature, float], rows: Sequence[heads.Preference]) -> None:
    path = paths.data("heads.tsv")
    comment = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    names = [f.name for f in fields(heads.Preference)]
    body = [_row(r, names, prior[r.dependent, r.candidate], weights[r.dependent, r.candidate]) for r in rows]
    path.write_text("\n".join([*comment, "\t".join(names), *map("\t".join, body), ""]), encoding="utf-8")


def _row(row: heads.Preference, names: Sequence[str], prior: float, weight: float) -> list[str]:
    fitted = {"prior": f"{prior:.2f}", "weight": f"{weight:.2f}"}
    return [fitted.get(name) or getattr(row, name) for name in names]


if __name__ == "__main__":
    main()
