"""A study made by hand with an item of each shape on the bakery of ``conftest``; run, it serves them to a browser.

``python shapes.py FOLDER PORT`` keeps its data and its library in the folder and prints the address; port 0 takes any
free one.
"""

import sys
from pathlib import Path

import click
from conftest import BODY, PAGE, choices, item

from quizgen import lexicon
from quizgen.analysis import analyse
from quizgen.items.base import Choice, Item, Need, Note, Piece, Proposal
from quizgen.source.text import Text
from webapp.study import Study


def _filled(text: str, place: int, correct: bool) -> Choice:
    return Choice(text, correct, "made by hand", Note("説明です。", "An explanation."), place=place)


def items() -> tuple[Item, ...]:
    """One item of each shape, and one whose prompt has slots."""
    slots = tuple(p for n in "①②③④" for p in (Piece("文です。"), Piece(f"（{n}）", "slot")))
    blanks = (Piece("パン"), Piece("（　　）", "blank"), Piece("焼く"), Piece("（　　）", "blank"), Piece("。"))
    return (
        item("fact", "choose", (Piece("何時に起きますか。"),), choices("四時", "六時", "昼", "夜"), "毎朝四時に起きて"),
        item("sentence_insertion", "choose", slots, choices("②", "①", "③", "④"), "去年の冬"),
        item("true_false", "true_false", (Piece("たくさん作る。"),), choices("×", "○"), "たくさんは作りません"),
        item("typed_reading", "type", (Piece("棚", "marked"), Piece("が空になる。")), (), "棚は", answers=("たな",)),
        item(
            "event_order",
            "arrange",
            (Piece("順に並べてください。"), *(Piece("＿", "slot"),) * 3),
            choices("起きる", "焼く", "空になる"),
            "六種類のパンを焼く",
            answers=("起きる／焼く／空になる",),
        ),
        item(
            "matching",
            "match",
            (Piece("パン", "slot"), Piece("冬", "slot"), Piece("店", "slot")),
            choices("bread", "winter", "shop"),
            "小さなパン屋",
            answers=("bread／winter／shop",),
        ),
        item(
            "text_grammar",
            "blanks",
            blanks,
            (_filled("を", 1, True), _filled("が", 1, False), _filled("そうだ", 2, True), _filled("ようだ", 2, False)),
            "働きたいそうだ",
            answers=("を／そうだ",),
        ),
        item(
            "open_answer",
            "write",
            (Piece("どうしてたくさん作りませんか。"),),
            (),
            "同じ味を守りたいですから",
            answers=("同じ味を守りたいから",),
            needed=(Need("味", ("味",)), Need("守", ("守",))),
        ),
    )


def shaped(text: Text) -> Study:
    """The study of the bakery with these items; of any other text with none."""
    return Study(analyse(text, lexicon.load()), Proposal(items() if text.body == BODY else ()))


def serve(folder: Path, port: int) -> None:
    """Serve the pages over these items until the end."""
    from quizgen.source.library import Library
    from webapp import create_app
    from webapp.catalogue import Catalogue
    from webapp.parts import Parts
    from webapp.server import run
    from webapp.settings import Settings
    from webapp.store import Store
    from webapp.workshop import Workshop

    settings = Settings(folder / "data", folder / "texts", ("localhost", "127.0.0.1"))
    for made in (settings.data, settings.texts):
        made.mkdir(exist_ok=True)
    (settings.texts / "bakery.md").write_text(PAGE, encoding="utf-8")
    library = Library(settings.texts)
    catalogue = Catalogue(settings.data, library, lambda text: shaped(text).analysis)
    parts = Parts(library, Store(settings.database), Workshop(shaped, patience=10), catalogue)
    run(create_app(settings, parts), "127.0.0.1", port, lambda address: click.echo(f"at {address}"))


if __name__ == "__main__":
    serve(Path(sys.argv[1]), int(sys.argv[2]))
