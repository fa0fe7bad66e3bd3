"""Which passwords are taken (OWASP ASVS 5.0, 6.2)."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from chanzo.people.models import Person, User


def a_user() -> User:
    return User(
        email="jean.test@example.org",
        role="company",
        organisation="PROC-GOMA-77",
        person=Person(number="P-TEST", name="Amani Testperson"),
    )


@pytest.mark.parametrize(
    "password",
    [
        "short words",
        "password1234",
        "passwordpassword",
        "chanzo-chanzo-2026",
        "Chanzo2026!!",
        "Traceability 2026",
        "Traçabilité 2026",
        "amani-testperson-1",
        "proc-goma-77-2026",
        "111111111111111",
        "jean.test@example",
        "aaaaaaaaaaaaaaaaaa",
    ],
)
def test_what_anybody_would_try_is_refused(password: str) -> None:
    with pytest.raises(ValidationError):
        validate_password(password, a_user())


@pytest.mark.parametrize(
    "password",
    [
        "seven goats cross a bridge",
        "only lowercase words here",
        "chanzo lives at the blue river",
        "ちいさいはしをわたるやぎがにひき",
        "x" + " long sentence" * 12,
        "мой пароль довольно длинный",
    ],
)
def test_length_is_all_that_is_asked_for(password: str) -> None:
    validate_password(password, a_user())


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=64, max_size=200))
def test_a_long_password_is_kept_exactly(password: str) -> None:
    user = a_user()
    user.set_password(password)
    assert user.check_password(password)
    assert not user.check_password(password[:-1])
