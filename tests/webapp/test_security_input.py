"""What is sent in: names that would leave their folder, too much of it, words that would be commands of a database."""

import gc
import gzip
import io
import re
import time
import warnings
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest
from flask import Flask

from webapp import accounts
from webapp.settings import BROUGHT, LIMIT

if TYPE_CHECKING:
    from conftest import Learner

pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # files left half read
TEXT = "北の町に、小さなパン屋がある。店の主人は毎朝四時に起きて、六種類のパンを焼く。\n" * 3
NAMES = (
    *(
        "../../pwned.md",
        "..\\..\\pwned.md",
        "/etc/pwned.md",
        "C:\\pwned.md",
        "\\\\host\\share\\pwned.md",
        "....//pwned.md",
    ),
    *(
        "texts/../../pwned.md",
        "./../pwned.md",
        "..",
        ".",
        "",
        " ",
        "~/pwned.md",
        "pwned.md\x00.txt",
        "a\nb.md",
        "a\r\nX: y.md",
    ),
    *(
        "%2e%2e%2fpwned.md",
        "%252e%252e%252fpwned.md",
        "..%c0%afpwned.md",
        "．．／pwned.md",
        "‮dm.denwp",
        "con.md",
        "aux.md",
    ),
    *("$(touch pwned).md", "`touch pwned`.md", "| touch pwned.md", "-rf.md", "x" * 300 + ".md", "pwned.md/"),
)


def listing(folder: Path) -> set[str]:
    """Every file there is, but for the databases."""
    mine = (str(p.relative_to(folder)) for p in folder.rglob("*"))
    return {name for name in mine if not re.search(r"\.(db|lock)\b|history", name)}


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    """What a refused request leaves half read is closed here, where nobody listens."""
    yield
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()


def sent(client: "Learner", path: str, name: str, data: bytes, **more: str) -> Any:
    """Send a file as a form does."""
    return client.send(path, file=(io.BytesIO(data), name), **more)


@pytest.mark.parametrize("name", NAMES)
def test_no_name_of_a_file_leaves_its_folder(client: "Learner", folder: Path, name: str) -> None:
    before, above = listing(folder), set(folder.parent.iterdir())
    answer = sent(client, "/paste", name, TEXT.encode(), then="read")
    assert answer.status_code in (303, 422)
    made = sent(client, "/author/import", name, TEXT.encode())
    assert made.status_code in (303, 422)
    if made.status_code == 303:
        client.send(made.location, chapter="1", name=name, licence="CC BY 4.0")
    new = listing(folder) - before
    assert not any("pwned" in n and not re.fullmatch(r"(texts|data)/[\w./-]+", n) for n in new)
    assert {n.split("/")[0] for n in new} <= {"texts", "data"} and ".." not in "".join(new)
    assert set(folder.parent.iterdir()) == above and not Path("pwned").exists() and not Path("pwned.md").exists()


WAYS = (
    "../secret",
    "../../etc/passwd",
    "..\\secret",
    "/etc/passwd",
    "secret\x00",
    "link",
    "folder/../../secret",
    "．．/secret",
)
PLACES = ("/texts/{}", "/static/{}", "/static/font/{}", "/author/{}/source", "/author/{}/history", "/profile/{}.csv")


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("place", PLACES)
def test_no_address_leaves_it_either(client: "Learner", folder: Path, place: str, way: str) -> None:
    (folder / "secret").write_text("geheim", encoding="utf-8")
    (folder / "secret.md").write_text("geheim " + TEXT, encoding="utf-8")
    (folder / "texts" / "link.md").symlink_to(folder / "secret.md")
    for path in (way, quote(way, safe=""), quote(quote(way, safe=""), safe="")):
        answer = client.get(place.format(path))
        assert answer.status_code in (301, 308, 400, 404), path
        assert "geheim" not in answer.text and "root:" not in answer.text


def test_a_link_in_the_library_is_not_listed(client: "Learner", folder: Path, page: str) -> None:
    (folder / "secret.md").write_text(page.replace("町のパン屋", "geheim"), encoding="utf-8")
    (folder / "texts" / "link.md").symlink_to(folder / "secret.md")
    assert "geheim" not in client.get("/").text + client.get("/author/").text


def archive(names: tuple[str, ...]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name in names:
            made.writestr(name, TEXT)
    return out.getvalue()


@pytest.mark.parametrize("name", ["../../pwned.txt", "/pwned.txt", "a/../../../pwned.txt", "..\\pwned.txt"])
def test_no_name_in_an_archive_is_followed(client: "Learner", folder: Path, name: str) -> None:
    before = listing(folder)
    for ending in ("zip", "epub", "docx"):
        for path in ("/paste", "/author/import"):
            answer = sent(client, path, f"book.{ending}", archive((name,)))
            assert answer.status_code in (303, 422)
    assert not any("pwned" in n for n in listing(folder) - before)
    assert not (folder.parent / "pwned.txt").exists()


# Too much (S10, S11)


@pytest.mark.parametrize(("path", "most"), [("/paste", LIMIT), ("/author/import", BROUGHT), ("/words", LIMIT)])
def test_a_request_has_a_size(client: "Learner", path: str, most: int) -> None:
    begun = time.process_time()
    answer = sent(client, path, "huge.txt", b"a" * (most + LIMIT))
    assert answer.status_code == 413 and "at most" in answer.text
    assert time.process_time() - begun < 5, "it is not read"


def test_what_does_not_say_how_long_it_is_is_not_read(client: "Learner") -> None:
    class Endless(io.RawIOBase):
        def read(self, size: int = -1) -> bytes:
            raise AssertionError("it was read")

    headers = {"Transfer-Encoding": "chunked"}
    ended = {"wsgi.input_terminated": True, "wsgi.input": Endless()}
    answer = client.post("/paste", headers=headers, environ_overrides=ended)
    assert answer.status_code == 411


def test_nothing_is_read_of_what_somebody_sends_who_may_not(app: Flask) -> None:
    accounts.add(app.extensions["quizgen"].store, "Anna", "author", "kaki to kuri", 1_800_000_000)
    length = {"CONTENT_LENGTH": str(10**9)}
    assert app.test_client().post("/author/import", environ_overrides=length).status_code == 401
    assert app.test_client().post("/paste", environ_overrides=length).status_code == 413


def test_a_form_has_so_many_fields(client: "Learner") -> None:
    fields = {f"field{n}": "x" for n in range(1100)}
    assert client.post("/paste", data=fields, content_type="multipart/form-data").status_code == 413
    assert sent(client, "/paste", "long.txt", ("あ" * 200_000).encode()).status_code in (303, 422), (
        "600 kB are not much"
    )


BOMBS: dict[str, Callable[[], bytes]] = {
    "yaml.md": lambda: (
        "---\na: &a [x,x,x,x,x,x,x,x,x]\n"
        + "".join(f"{b}: &{b} [{','.join(['*' + a] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
        + f"title: *i\n---\n{TEXT}"
    ).encode(),
    "deep.md": lambda: f"---\ntitle: {'[' * 5000}\n---\n{TEXT}".encode(),
    "object.md": lambda: f"---\ntitle: !!python/object/apply:os.system ['touch pwned']\n---\n{TEXT}".encode(),
    "zip.zip": lambda: bomb("text.txt"),
    "word.docx": lambda: bomb("word/document.xml"),
    "book.epub": lambda: bomb("META-INF/container.xml"),
    "text.txt.gz": lambda: gzip.compress(b"0" * 50_000_000),
    "deep.html": lambda: b"<div>" * 100_000 + TEXT.encode(),
    "laughs.docx": lambda: laughs("word/document.xml"),
    "outside.docx": lambda: outside("word/document.xml"),
}


def bomb(name: str) -> bytes:
    """50 MB of nothing in 50 kB."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(name, b"0" * 50_000_000)
        made.writestr("[Content_Types].xml", b"")
    return out.getvalue()


def packed(name: str, xml: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr(name, xml)
        made.writestr("[Content_Types].xml", "")
    return out.getvalue()


def laughs(name: str) -> bytes:
    entities = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    return packed(name, f'<!DOCTYPE x [<!ENTITY a "lol">{entities}]><x>&i;</x>')


def outside(name: str) -> bytes:
    return packed(name, '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>')


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_at_once_and_nothing_is_written(client: "Learner", folder: Path, name: str) -> None:
    data, before = BOMBS[name](), listing(folder)
    for path in ("/paste", "/author/import"):
        begun = time.process_time()
        answer = sent(client, path, name, data)
        assert time.process_time() - begun < 5
        harmless = name in ("deep.html", "deep.md", "object.md")  # they may be read as the text that they are
        assert answer.status_code == 422 or (harmless and answer.status_code == 303), path
        assert "root:" not in answer.text and "Traceback" not in answer.text
    assert not Path("pwned").exists()
    if name not in ("deep.html", "deep.md", "object.md"):
        assert listing(folder) == before


# Commands of a database (S15)

QUERIES = (
    "'",
    '"',
    "%",
    "_",
    ";--",
    "' OR 1=1 --",
    "x' UNION SELECT password FROM users --",
    "\\",
    "*",
    "NEAR(",
    '"x"*',
)


@pytest.mark.parametrize("words", QUERIES)
def test_what_is_looked_for_is_taken_as_it_is(client: "Learner", words: str) -> None:
    answer = client.get("/", query_string={"q": words})
    assert answer.status_code == 200 and "町のパン屋" not in answer.text
    for place in ("level", "tag", "order", "page"):
        assert client.get("/", query_string={place: words}).status_code in (200, 404)
    for path in ("/texts/{}", "/attempts/{}", "/sheets/{}", "/class/{}", "/sheets/class/{}", "/review/{}"):
        assert client.get(path.format(quote(words, safe=""))).status_code == 404
    assert client.send("/signin", name=words, password=words).status_code == 401


# Odd characters (U1)

ODD = {
    "NUL": "a\0b",
    "controls": "\x01\x08\x1b[31m",
    "bidi": "\u202eabc\u202c\u2066x\u2069",
    "joiners": "\u200d\u200b\ufeff\u2060",
    "variation selectors": "葛\U000e0100城",
    "decomposed": "か\u3099が",
    "private use": "\ue000",
    "non-characters": "\ufffe\uffff",
    "rare": "𠮷野家で𩸽を食べる",
    "half-width": "ﾊﾟﾝﾔ",
    "compatibility": "㍻㌔①㈱",
    "combining": "あ" + "\u0301" * 1000,
    "families": "👨‍👩‍👧‍👦🇯🇵",
    "line separators": "a\u2028b\u2029c\u0085d",
}


@pytest.mark.parametrize("name", ODD)
def test_the_sentence_after_an_odd_character_survives(client: "Learner", name: str) -> None:
    body = f"{TEXT}ここに{ODD[name]}があった。\nその後で主人は店を閉めた。\n"
    answer = client.send("/paste", body=body, then="read")
    assert answer.status_code == 303
    page = client.get(answer.location)
    plain = re.sub(r"<rt>.*?</rt>|<rp>.*?</rp>|<[^>]+>|\s", "", page.text)
    assert page.status_code == 200 and "その後で主人は店を閉めた。" in plain
    assert not any(c in page.text for c in "\0\x01\x08\x1b\u202e\u2066")
    client.send("/profile/name", name=ODD[name])
    assert client.get("/profile").status_code == 200


@pytest.mark.parametrize("typed", ["はじめた", "ハジメタ", "ﾊｼﾞﾒﾀ", "は\u3057\u3099めた", " はじめた　", "は\u3058めた"])
def test_an_answer_is_the_same_however_it_is_typed(client: "Learner", typed: str) -> None:
    attempt = client.begun()
    number = client.place_of(attempt, "はじめた")
    client.answer(attempt, number, typed)
    client.send(f"{attempt}/finish")
    assert client.score(attempt) == "1/6"
