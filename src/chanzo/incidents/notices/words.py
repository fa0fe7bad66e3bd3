"""What a message says: that something waits, never what, in the language of whoever reads it. (incidents)"""

from typing import NamedTuple

from django.utils import translation
from django.utils.translation import gettext

LANGUAGES = ("en", "fr", "sw", "rw")
# Whoever never chose a language reads both.
BOTH = ("fr", "en")


class Words(NamedTuple):
    """The subject and the text of a mail, and the same as a short message."""

    subject: str
    text: str
    short: str


def words_of(code: str, language: str) -> Words:
    """What a message with a short number says to a reader of a language."""
    parts = [_words(code, one) for one in ((language,) if language in LANGUAGES else BOTH)]
    subjects, texts, shorts = zip(*parts, strict=True)
    # Both languages share the number, and one message.
    return Words(
        f"chanzo {code}: {' / '.join(subjects)}", "\n\n".join(texts) + "\n", f"Chanzo {code} - {' / '.join(shorts)}"
    )


def _words(code: str, language: str) -> tuple[str, str, str]:
    with translation.override(language):
        return (
            gettext("something for you"),
            gettext("Sign in to chanzo: on your first page you find what it is and where you decide.")
            + "\n"
            + gettext("Number of this message: %(code)s") % {"code": code},
            gettext("something for you. Sign in to read it."),
        )
