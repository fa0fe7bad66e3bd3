"""Which passwords are refused beside the common ones: those made of words that anybody here would try. (people)

Length and common lists are Django's; there are no rules of composition and no forced change (OWASP ASVS 5.0, 6.2).
"""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from chanzo.core.names import fold

CONTEXT = (
    "chanzo", "traceability", "tracabilite", "minerals", "mineral", "minerais", "cassiterite", "coltan", "tantalum",
    "tantale", "wolframite", "tungsten", "tungstene", "icglr", "cirgl", "conflict", "congo", "rwanda", "burundi",
    "uganda", "kigali", "goma", "bukavu", "kivu", "password", "motdepasse", "admin", "clerk", "verifier",
)  # fmt: skip
_LEFT = 8


class NoContextWords:
    """Refuses a password of which little is left without the programme's words and the account's own."""

    def validate(self, password: str, user: Any = None) -> None:
        rest = _letters(password)
        for word in sorted({*CONTEXT, *_own_words(user)}, key=len, reverse=True):
            rest = rest.replace(word, "")
        if len(set(rest)) < 2 or (len(rest) < _LEFT and len(rest) < len(_letters(password))):
            raise ValidationError(
                _("This is made of words that anybody who knows the programme would try first."), code="context"
            )

    def get_help_text(self) -> str:
        return _("Names of the programme, of your organisation and your own do not count as a password.")


def _letters(text: str) -> str:
    return re.sub(r"[\W\d_]+", "", fold(text).lower())


def _own_words(user: Any) -> set[str]:
    if user is None:
        return set()
    written = [user.organisation, user.role, user.email.partition("@")[0]]
    if user.person_id:
        written += user.person.name.split()
    return {word for word in map(_letters, written) if len(word) > 3}
