"""Which passwords may be chosen, and how they are kept."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen import tables
from webapp import passwords
from webapp.passwords import Common, fault


@pytest.mark.parametrize("row", tables.rows(Common, "common_passwords"), ids=lambda row: row.word)
def test_what_is_guessed_first_is_refused(row: Common) -> None:
    assert fault(row.example, "Anna") == "common"


@pytest.mark.parametrize(
    "password",
    [
        *("aaaaaaaa", "12341234", "12345678", "87654321", "qwertyuiop", "qwertzuiop", "1q2w3e4r5t", "asdfjkl;"),
        *(
            "P@ssw0rd123",
            "pässwörd",
            "ﾊﾟｽﾜｰﾄﾞ123",
            "ＰＡＳＳＷＯＲＤ",
            "sakura-sakura",
            "あいうえおかきく",
            "monkeybanana",
        ),
        *("yamada99!", "Yamada-Hanako", "hanako.yamada1", "        ", "2026-11-20"),
    ],
)
def test_so_are_rows_of_keys_repetitions_and_the_own_name(password: str) -> None:
    name = "Hanako Yamada" if password.startswith("hanako") else "yamada hanako"
    assert fault(password, name) == "common"


@pytest.mark.parametrize(
    "password",
    [
        *(
            "correct-horse-battery",
            "しろいねことさんぽ",
            "4f2a-99c1-8d3e-1f0a",
            "kaki to kuri",
            "x7!bq2#m",
            "🐱のひげ三本です",
        ),
        *("a" * 60 + "xyz of my garden", "Überfüllte Straßenbahn"),
    ],
)
def test_no_character_is_needed_or_forbidden(password: str) -> None:
    assert fault(password, "Anna") is None


@pytest.mark.parametrize(("length", "why"), [(7, "short"), (8, None), (64, None), (128, None), (129, "long")])
def test_only_the_length_is_counted(length: int, why: str | None) -> None:
    assert fault(("かきくり柿栗梅桃林檎葡萄" * 12)[:length], "Anna") == why


def test_what_is_made_may_be_used_and_is_never_the_same() -> None:
    made = {passwords.made() for _ in range(50)}
    assert len(made) == 50 and not any(fault(password, "Anna") for password in made)


@given(st.text(max_size=140), st.text(max_size=10))
@settings(max_examples=150)
def test_any_text_gets_a_verdict(password: str, name: str) -> None:
    assert fault(password, name) in (None, "short", "long", "common")


def test_a_password_is_kept_by_scrypt_with_a_salt_of_its_own() -> None:
    first, second = passwords.hashed("kaki to kuri"), passwords.hashed("kaki to kuri")
    assert first != second and first.startswith("scrypt:32768:8:3$") and "kaki" not in first
    assert passwords.fits(first, "kaki to kuri") and not passwords.fits(first, "kaki to kuri ")


def test_nobody_has_the_password_of_nobody() -> None:
    assert passwords.NOBODY.startswith(f"{passwords.METHOD}$")
    assert not any(passwords.fits(passwords.NOBODY, p) for p in ("", "0", "nobody"))
