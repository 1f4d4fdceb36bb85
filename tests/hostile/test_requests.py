"""Addresses, forms and uploads that mean no good: the right status, one plain page, no fault of ours."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from tests.hostile.asked import Visitor, walk
from tests.hostile.files import ROWS
from tests.hostile.made import BASE, STORY
from webapp import create_app
from webapp.settings import Settings

# Of these werkzeug's test client makes temporary files and leaves them to the garbage collector.
LARGE = ("shape: seventeen megabytes", "packed: six thousand files")
ADDRESSES = {
    "/texts/../secret": (404, 308), "/texts/..%2fsecret": (404,), "/texts/%2e%2e%2f%2e%2e%2fetc%2fpasswd": (404,),
    "/texts/..%252fsecret": (404,), "/texts/yuki.md": (404,), "/texts/yuki%00": (404,), "/texts/%ff%fe": (404,),
    "/texts/" + "a" * 5000: (404,), "/texts/~" + "0" * 16: (404,), "/texts/~../../x": (404,), "/texts/CON": (404,),
    "/texts/%E3%82%86%E3%81%8D": (404,), "/texts/'%20OR%201=1": (404,), "/texts/{{7*7}}": (404,), "/texts/": (404,),
    "/attempts/x/1": (404,), "/attempts/%00/1": (404,), "/attempts/x/99999999999999999999": (404,),
    "/attempts/x/-1": (404,), "/attempts/x/1e9": (404,), "/review/x": (404,), "/review/..%2f..": (404,),
    "/sheets/x": (404,), "/sheets/x/pdf": (404,), "/class/x": (404,), "/class/" + "%F0%9F%98%80" * 50: (404,),
    "/author/..%2fx/source": (404,), "/author/x/source": (404,), "/static/../secret": (404, 308),
    "/static/..%2f..%2fsecret": (404,), "/static/font/..%2fsecret": (404,), "/.git/config": (404,), "/secret": (404,),
    "//a.example/": (400, 404, 308), "/?page=-1": (200,), "/?page=99999999999999999999": (200,), "/?page=x": (200,),
    "/?level=%27": (200,), "/?q=%22%20OR%20NOT%20*": (200,), "/?q=%00": (200,), "/?q=" + "%E3%81%82" * 500: (200,),
    "/?q=%25&tag=%25": (200,), "/?order=;drop": (200,), "/?q=%ED%A0%80": (200,), "/?q=NEAR(a%20b)": (200,),
}  # fmt: skip
FORMS: dict[str, tuple[str, dict[str, Any], tuple[int, ...]]] = {
    "no token": ("/words", {"csrf_token": "", "list": "雨"}, (403,)),
    "a token of another": ("/words", {"csrf_token": "x" * 90, "list": "雨"}, (403,)),
    "nothing pasted": ("/paste", {"body": ""}, (422,)),
    "English pasted": ("/paste", {"body": "rain " * 50}, (422,)),
    "NUL pasted": ("/paste", {"body": BASE.replace("雨", "雨\0"), "then": "read"}, (303,)),
    "two megabytes pasted": ("/paste", {"body": "雨" * 700_000}, (413,)),
    "a quiz of minus one": ("/texts/yuki/quiz", {"count": "-1"}, (303, 422, 503)),
    "a quiz of a million": ("/texts/yuki/quiz", {"count": "1000000"}, (303, 422, 503)),
    "a quiz of kinds that are none": ("/texts/yuki/quiz", {"kinds": ["x", "{{7*7}}"]}, (303, 422, 503)),
    "a seed that is none": ("/texts/yuki/quiz", {"seed": "9" * 400}, (303, 422, 503)),
    "a place outside": ("/texts/yuki/place", {"word": "9" * 30}, (204, 503)),
    "a redirect away": ("/preferences", {"next": "//a.example/x", "language": "en"}, (303,)),
    "a redirect of two lines": ("/preferences", {"next": "/a\r\nX-Y: z", "language": "en"}, (303,)),
    "no such language": ("/preferences", {"language": "../../x"}, (303,)),
    "a name without end": ("/profile/name", {"name": "あ" * 10_000}, (303, 422)),
    "a name of markup": ("/profile/name", {"name": "<script>x</script>"}, (303,)),
    "a code of nothing": ("/profile/recover", {"code": ""}, (404, 422, 429)),
    "a profile of another": ("/profile/switch", {"learner": "x" * 32}, (303, 403, 404)),
    "no answer": ("/attempts/x/1", {"answer": "雨"}, (404,)),
    "a sheet of no text": ("/sheets/", {"text": "../../etc/passwd"}, (404, 422)),
    "a sheet of nothing": ("/sheets/", {}, (303, 404, 422)),
    "a class of nothing": ("/class", {"code": "' OR 1=1"}, (303, 404, 405, 422)),
    "a word that is known": ("/words/know", {"form": "雨" * 500, "reading": "あ" * 500, "known": "1"}, (303,)),
    "a thousand fields": ("/words", {f"f{n}": "x" for n in range(1001)}, (413, 422)),
    "a sign-in of nobody": ("/signin", {"name": "\0", "password": "x" * 5000}, (401, 429)),
}


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "texts").mkdir()
    (folder / "texts" / "yuki.md").write_text(BASE, encoding="utf-8")
    (folder / "secret.md").write_text(BASE, encoding="utf-8")
    app = create_app(Settings(folder / "data", folder / "texts", ("localhost",)))
    yield app
    app.extensions["quizgen"].store.close()
    assert sorted(path.name for path in folder.iterdir()) == ["data", "secret.md", "texts"]
    assert [path.name for path in (folder / "texts").glob("[!.]*")] == ["yuki.md"]


def test_the_catalogue_of_requests_is_long_enough() -> None:
    assert len(ADDRESSES) + len(FORMS) >= 65


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_is_answered(app: Flask, address: str) -> None:
    answer = app.test_client().get(address)
    assert answer.status_code in ADDRESSES[address]
    assert "Traceback" not in answer.text and "a.example" not in answer.headers.get("Location", "")


@pytest.mark.parametrize("name", FORMS)
def test_a_form_is_answered(app: Flask, name: str) -> None:
    path, form, statuses = FORMS[name]
    visitor = Visitor(app, 1)
    answer = visitor.client.post(path, data={"csrf_token": visitor.token} | form)
    assert answer.status_code in statuses
    assert "Traceback" not in answer.text
    assert "a.example" not in answer.headers.get("Location", "") and "X-Y" not in answer.headers


@pytest.mark.parametrize("name", [name for name in ROWS if name not in LARGE])
def test_an_upload_is_read_or_refused_on_its_page(app: Flask, name: str) -> None:
    file, data, told = ROWS[name]
    visitor = Visitor(app, 1)
    form = {"csrf_token": visitor.token, "then": "read", "file": (io.BytesIO(data()), file)}
    answer = visitor.client.post("/paste", data=form, content_type="multipart/form-data")
    assert answer.status_code in ((303,) if told in ("", STORY) else (413, 422))
    assert "Traceback" not in answer.text


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # the client's temporary files
def test_requests_at_random_meet_no_fault(app: Flask, tmp_path: Path) -> None:
    assert [asked for status, *asked in walk(app, 120, seed=9) if status >= 500 and status != 503] == []
