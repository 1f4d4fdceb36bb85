"""``quizgen analyze``: the words of a text with readings, level and meaning; grammar; difficulty; doubts."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from quizgen.commands import arguments
from quizgen.commands.output import progress, show


@click.command()
@click.argument("path", required=False)
@click.option("--jsonl", is_flag=True, help='Standard input has {"id", "text"} a line, the output an analysis a line.')
@arguments.format_of("text", "json")
@arguments.known
@arguments.texts
def analyze(path: str | None, jsonl: bool, format_name: str, known: Path | None, texts: Path | None) -> None:
    """Show the words of a text (reading, level, meaning), its grammar, how hard it is, and what is doubtful."""
    if jsonl == bool(path):
        raise click.UsageError("Give a PATH, or --jsonl and lines on standard input.")
    if jsonl and known:
        raise click.UsageError("--known is about one text: give a PATH.")
    if jsonl:
        _lines()
    else:
        _one(arguments.read(path or "", texts), format_name, known)


def _one(text: Any, format_name: str, known: Path | None) -> None:
    from quizgen import lexicon
    from quizgen.analysis import analyse
    from quizgen.analysis.coverage import known_share
    from quizgen.output import plain, to_json

    words = lexicon.load()
    analysis = analyse(text, words)
    share = known_share(analysis, arguments.known_words(known, words)) if known else None
    if format_name == "json":
        show(to_json.analysis_json(analysis, words, known=share))
    else:
        show(plain.analysis_text(analysis, words, share))


def _lines() -> None:
    from quizgen import lexicon
    from quizgen.analysis import analyse
    from quizgen.output.to_json import analysis_json
    from quizgen.source import plain

    words = lexicon.load()
    for name, body in progress(_given(), "Analysing"):
        show(analysis_json(analyse(plain(body), words), words, name))


def _given() -> Iterator[tuple[Any, str]]:
    """Id and text of each line of standard input; empty lines are passed over."""
    from quizgen.source import SourceError

    for number, line in enumerate(sys.stdin.buffer, start=1):
        if not line.strip():
            continue
        try:
            given = json.loads(line)
            name, body = given["id"], given["text"]
        except (ValueError, KeyError, TypeError) as fault:
            raise SourceError("standard input", 'a line must be {"id": …, "text": "…"}', str(number)) from fault
        if not isinstance(body, str):
            raise SourceError("standard input", '"text" must be a string', str(number))
        yield name, body
