"""Opens every export with the reader of the program it is for: ``python tests/readers TEXT…``.

It needs what the tests do not: ``pip install anki pyslet`` (Anki's own library; a reader of QTI 2.1) and, for GIFT,
``npm install gift-pegjs`` in the current folder.  What is missing is said and passed over.
"""

import io
import json
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from quizgen import lexicon
from quizgen.analysis import analyse
from quizgen.output.exports import WRITERS, handout
from quizgen.quiz import QuizSpec, choose, proposals
from quizgen.source import read_path


def anki(files: dict[str, bytes], folder: Path) -> str:
    """Imports the package twice into a new collection and renders every card: no note is new the second time."""
    from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

    path = folder / "quiz.apkg"
    path.write_bytes(files["anki"])
    collection = Collection(str(folder / "collection.anki2"))
    wanted = ImportAnkiPackageRequest(package_path=str(path), options=ImportAnkiPackageOptions())
    new = [len(collection.import_anki_package(wanted).log.new) for _ in range(2)]
    cards = [collection.get_card(card) for card in collection.find_cards("")]
    gaps = [card.question() for card in cards if "gap" in card.note_type()["name"]]
    collection.close()
    assert new == [len(cards), 0] and all('class="cloze"' in gap for gap in gaps), (new, len(cards))
    return f"{new[0]} notes ({len(gaps)} gaps), {new[1]} new when imported again"


def qti(files: dict[str, bytes], folder: Path) -> str:
    """Gives every item its declared answer and runs its own marking: the score must be 1."""
    import pyslet.imscpv1p2 as packaging
    import pyslet.qtiv2.variables as variables
    import pyslet.qtiv2.xml as reading

    zipfile.ZipFile(io.BytesIO(files["qti"])).extractall(folder)
    resources = len(packaging.ContentPackage(str(folder)).manifest.root.Resources.Resource)
    scores = Counter[float | None]()
    for path in sorted(folder.glob("items/*.xml")):
        document = reading.QTIDocument(base_uri=str(path))
        with path.open("rb") as source:
            document.read(src=source)
        session = variables.ItemSessionState(document.root)
        session.begin_session()
        for declared in document.root.ResponseDeclaration:
            session[declared.identifier] = declared.get_correct_value()
        marking = document.root.ResponseProcessing
        if marking is not None:
            marking.run(session)
        scores[session["SCORE"].value if marking is not None else None] += 1
    assert set(scores) <= {1.0, None}, scores
    return (
        f"{resources} resources, {scores[1.0]} items marked right by their key, {scores[None]} to be read by a person"
    )


def gift(files: dict[str, bytes], folder: Path) -> str:
    """Parsed by the grammar of gift-pegjs."""
    path = folder / "quiz.gift"
    path.write_bytes(files["gift"])
    parse = "require('gift-pegjs').parse(require('fs').readFileSync(process.argv[1],'utf8'))"
    script = f"process.stdout.write(JSON.stringify({parse}.map(q=>q.type)))"
    run = subprocess.run(["node", "-e", script, str(path)], capture_output=True, text=True, check=True)
    return str(dict(Counter(json.loads(run.stdout))))


READERS: dict[str, tuple[str, Callable[[dict[str, bytes], Path], str]]] = {
    "anki": ("anki", anki),
    "qti": ("pyslet", qti),
    "gift": ("", gift),
}


def main(paths: list[str]) -> None:
    words = lexicon.load()
    for path in paths:
        analysis = analyse(read_path(Path(path)), words)
        spec = QuizSpec(count=60)
        quiz = choose(proposals([analysis], words, spec), [analysis], spec)
        handed = handout(quiz, [analysis], words, 1)
        files = {name: write(handed) for name, write in WRITERS.items()}
        for name, (needs, read) in READERS.items():
            if needs and not find_spec(needs):
                print(f"{path}  {name}: {needs} is not installed")
                continue
            with tempfile.TemporaryDirectory() as folder:
                print(f"{path}  {name}: {read(files, Path(folder))}")


main(sys.argv[1:])
