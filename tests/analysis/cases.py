"""Cases in readable text files: a line ``# text``, then the lines that are expected of it."""

from pathlib import Path


def cases(path: Path) -> list[tuple[str, tuple[str, ...]]]:
    """Each text with its expected lines; what stands before the first ``#`` explains the file."""
    blocks = path.read_text(encoding="utf-8").split("\n# ")[1:]
    lines = [block.splitlines() for block in blocks]
    return [(body, tuple(line.strip() for line in rest if line.strip())) for body, *rest in lines]
