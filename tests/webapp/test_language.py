"""The interface is whole in every language, and what a text says is never taken for our words."""

import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from quizgen import paths
from quizgen.source.library import Library
from webapp.language import FOLDER, LANGUAGES, catalogue

OURS = "quizgen authors"
"""Who is named by the texts that ship: what anybody puts beside them may have topics that no catalogue has."""
JINJA = {"**.html": {"extensions": "jinja2.ext.i18n"}}


def wanted() -> set[str]:
    """Every message of ours: in templates, in code, and the genres and topics of the texts that ship."""
    templates = extract_from_dir(paths.shipped("templates"), [("**.html", "jinja2")], JINJA)
    code = extract_from_dir(Path(FOLDER).parent, [("**.py", "python")])
    found = {m if isinstance(m, str) else m[0] for _, _, m, _, _ in (*templates, *code)}
    texts = [text for text in Library(paths.shipped("texts")).texts() if text.attribution == OURS]
    return found | {t.genre for t in texts if t.genre} | {tag for t in texts for tag in t.tags}


def known(language: str) -> dict[str, list[str]]:
    """The messages of a catalogue with what they are translated to."""
    with (FOLDER / f"{language}.po").open("rb") as file:
        messages = [m for m in read_po(file) if m.id]
    return {
        m.id if isinstance(m.id, str) else m.id[0]: [m.string] if isinstance(m.string, str) else list(m.string)
        for m in messages
    }


@pytest.mark.parametrize("language", sorted(set(LANGUAGES) - {"en"}))
def test_a_catalogue_has_every_message_and_no_other(language: str) -> None:
    assert set(known(language)) == wanted()


@pytest.mark.parametrize("language", sorted(set(LANGUAGES) - {"en"}))
def test_every_message_is_translated_with_its_places_filled(language: str) -> None:
    for message, strings in known(language).items():
        for string in strings:
            assert string, message
            assert set(re.findall(r"%\(\w+\)s", string)) <= set(re.findall(r"%\(\w+\)s", message)) | {"%(num)s"}


def test_english_is_the_language_of_the_source() -> None:
    assert catalogue("en").gettext("Next question") == "Next question"
    assert catalogue("en").ngettext("%(num)s character", "%(num)s characters", 2) == "%(num)s characters"
    assert catalogue("ja").gettext("Next question") == "次の問題へ"


def test_a_topic_that_no_catalogue_has_is_shown_as_it_is() -> None:
    assert catalogue("ja").gettext("glass-blowing") == "glass-blowing"


def test_no_template_takes_words_of_a_text_for_words_of_ours() -> None:
    """``_`` makes markup of what it is given, so that only literal words may go through it."""
    for path in paths.shipped("templates").rglob("*.html"):
        assert not re.search(r"\b_\(\s*[^\"'\s]", path.read_text(encoding="utf-8")), path
