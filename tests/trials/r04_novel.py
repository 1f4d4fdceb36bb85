"""R4: novels of 300,000 and 1,000,000 characters come by an author's upload and by the folder, and a text of 100,000
characters without a full stop; a learner answers meanwhile.

Each becomes a text whose page and quiz are given, no page keeps anybody waiting, and memory stays within bounds.
"""

import time

from quizgen import paths
from quizgen.source.library import Library
from tests.trials.a01_kill_while_settling import Author
from tests.trials.sending import MIB, Meanwhile, form, memory, send, timed
from tests.trials.serving import Server, server, told
from tests.trials.visiting import KINDS, Learner

SIZES, ENDLESS, ANSWERS, PATIENCE = (300_000, 1_000_000), 100_000, 100, 300
HEAD = "---\ntitle: 長い話 {}\nlevel: N3\nlicence: CC BY 4.0\n---\n\n"


def run() -> bool:
    """On SQLite, two processes."""
    texts = {f"novel-{size}": long_text(size) for size in SIZES}
    texts["endless"] = "町の人は川を見て、" * (ENDLESS // 9)
    passed = True
    with server("sqlite") as made:
        made.start()
        learner, author = Learner(made.port), Author(made.port)
        author.enter()
        while len(learner.acknowledged) < 10:
            learner.step()
        alone = Meanwhile(made, learner)
        alone.took = [timed(learner) for _ in range(ANSWERS)]
        for name, body in texts.items():
            for way in (_by_upload, _by_folder):
                before, meanwhile = memory(made), Meanwhile(made, learner)
                with meanwhile.going_on():
                    said, fine = way(made, author, name, body)
                grown = (meanwhile.peak - before) / len(body)
                counted = (
                    f"{len(body):,} characters {said}; memory {before / MIB:.0f} MiB, at most "
                    f"{grown:+.0f} B a character; p99 of an answer {alone.p99:.0f} ms alone, {meanwhile.p99:.0f} ms"
                )
                passed &= told(
                    f"R4 {name}", counted, fine and meanwhile.p99 <= 3 * alone.p99 and 500 not in learner.codes
                )
    return passed


def long_text(characters: int) -> str:
    """The texts that ship, one after the other, each time with another number behind."""
    bodies = [text.body for text in Library(paths.shipped("texts")).texts()]
    out, size, turn = [], 0, 0
    while size < characters:
        out.append(f"{bodies[turn % len(bodies)]}\n\nここまでが{turn + 1}番目の話です。")
        size, turn = size + len(out[-1]), turn + 1
    return "\n\n".join(out)[:characters]


def _by_upload(made: Server, author: Author, name: str, body: str) -> tuple[str, bool]:
    """An author sends the file, looks at what is in it, and makes it a text."""
    code, sending, place = send(author, "/author/import", form(author, "file", body.encode(), f"{name}.txt"))
    if code != 303:
        return f"by upload: {code} after {sending:.1f} s", 400 <= code < 500
    began = time.monotonic()
    looked, _, _ = author.ask(place, timeout=PATIENCE)
    looking, began = time.monotonic() - began, time.monotonic()
    more = {"csrf_token": author.token(), "name": f"{name}-sent", "chapter": "1", "level": "N3"}
    written, _, _ = author.ask(place, more, timeout=PATIENCE)
    took = f"sent in {sending:.1f} s, looked at in {looking:.1f} s, written in {time.monotonic() - began:.1f} s"
    return f"by upload: {took} ({code}, {looked}, {written})", (looked, written) == (200, 303)


def _by_folder(made: Server, author: Author, name: str, body: str) -> tuple[str, bool]:
    """The file is put into the folder, a reader opens it at once and begins a quiz."""
    (made.texts / f"{name}.md").write_text(HEAD.format(name) + body, encoding="utf-8")
    reader, began, waits, slowest = Learner(made.port), time.monotonic(), 0, 0.0
    while time.monotonic() - began < PATIENCE:
        once = time.monotonic()
        code, _, _ = reader.ask(f"/texts/{name}", timeout=PATIENCE)
        slowest = max(slowest, time.monotonic() - once)
        if code != 202:
            break
        waits += 1
        time.sleep(2)  # as the page that says "being prepared" asks for
    reading, began = time.monotonic() - began, time.monotonic()
    asked = {"csrf_token": reader.token(), "count": "10", "seed": "1", "feedback": "end", "kinds": KINDS}
    quiz, _, _ = reader.ask(f"/texts/{name}/quiz", asked, timeout=PATIENCE)  # type: ignore[arg-type]
    said = (
        f"by folder: read after {reading:.1f} s, told {waits} times that it is being prepared, no page longer than "
        f"{slowest:.1f} s; a quiz after {time.monotonic() - began:.1f} s ({code}, {quiz})"
    )
    return said, (code, quiz) == (200, 303)
