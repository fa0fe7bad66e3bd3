"""Organisations for the search box. (people)"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from chanzo.core.names import fold
from chanzo.web.search import Finder, Hit, offer_finder

from .queries import organisations_like, organisations_visible_to
from .register import organisation_url
from .words import role_word


def organisations(user: Any, text: str, most: int) -> list[Hit]:
    """Organisations whose code or name, now or ever, holds the text."""
    folded = fold(text)
    return [
        Hit(
            f"{one.name} {one.code}",
            organisation_url(one.code),
            ", ".join(part for part in (role_word(one.role), one.country) if part),
            one.folded == folded,
        )
        for one in organisations_like(organisations_visible_to(user), text)[:most]
    ]


offer_finder(Finder(50, "organisations", _("Organisations"), "people", organisations))
