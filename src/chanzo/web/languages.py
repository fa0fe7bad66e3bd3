"""The language somebody reads in, kept by whichever room keeps accounts. (web)"""

from collections.abc import Callable
from typing import Any

_keepers: list[Callable[[Any, str], None]] = []


def keep_languages(keep: Callable[[Any, str], None]) -> None:
    """Name who remembers the language that a signed-in account has chosen."""
    _keepers[:] = [keep]


def note_language(user: Any, language: str) -> None:
    """An account chose a language; nobody is told when nobody is signed in."""
    if user.is_authenticated and _keepers:
        _keepers[0](user, language)
