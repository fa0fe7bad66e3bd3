"""How an installation says where its mail goes."""

import pytest

from chanzo.config.environment import mail


def test_without_a_word_mail_is_written_to_files() -> None:
    assert mail({}) == {"EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend"}


@pytest.mark.parametrize(
    ("url", "port", "tls", "ssl"),
    [
        ("smtp://host", 25, False, False),
        ("smtp+tls://host", 587, True, False),
        ("smtps://host", 465, False, True),
        ("smtps://host:2465", 2465, False, True),
    ],
)
def test_an_address_names_host_port_and_encryption(url: str, port: int, tls: bool, ssl: bool) -> None:
    set_ = mail({"CHANZO_MAIL": url})
    assert (set_["EMAIL_HOST"], set_["EMAIL_PORT"], set_["EMAIL_USE_TLS"], set_["EMAIL_USE_SSL"]) == (
        "host",
        port,
        tls,
        ssl,
    )


def test_user_and_password_may_hold_any_sign() -> None:
    set_ = mail({"CHANZO_MAIL": "smtp+tls://desk%40example.org:a%2Fb%3Ac@host"})
    assert (set_["EMAIL_HOST_USER"], set_["EMAIL_HOST_PASSWORD"]) == ("desk@example.org", "a/b:c")
    assert set_["DEFAULT_FROM_EMAIL"] == "desk@example.org"


@pytest.mark.parametrize("url", ["host", "http://host", "smtp://"])
def test_anything_else_stops_the_start(url: str) -> None:
    with pytest.raises(ValueError, match="CHANZO_MAIL"):
        mail({"CHANZO_MAIL": url})
