"""No typed line is lost: a form that arrives after its session ended is kept until the same account is back. (people)

How it works. A form posted without a session leads to the sign-in page. What was typed is sealed under the
installation's key and put into the new, still anonymous session, with the address it was meant for and the number of
the account that used this browser last. After signing in, that account (no other one) sees what it typed and sends it
with a click of its own, with a fresh token against forgery; nothing is sent by itself. It is kept for an hour.

Never kept: files (a browser does not give them back; the form asks for them again), passwords, codes and tokens, what
was posted to the pages of signing in, and anything posted by a browser that signed out or was never signed in. A
request that does not carry the browser's own form token never gets here, so no other site can plant one.

For power cuts and closed lids there is the other half: a form with ``data-draft`` is remembered in the browser itself
while it is typed (``web/static/web/drafts.js``).
"""

import json
import re
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from .browsers import browser_of
from .models import User
from .seals import InvalidToken, opened, sealed

KEEP_S = 3600
MOST_CHARACTERS = 300_000
_KEY = "kept_form"
_PURPOSE = "kept form"
_SECRET = re.compile(r"passw|secret|token|credential|^code$|^csrf", re.IGNORECASE)


@dataclass(frozen=True)
class Kept:
    """What one account typed, in the order of the form, and where it was going."""

    account: str
    address: str
    fields: list[tuple[str, str]]
    had_files: bool


def keep(request: HttpRequest) -> bool:
    """Keep the form of a request whose session has ended, if we know whose it is; whether it was kept."""
    browser = browser_of(request)
    if browser is None or not browser.in_use or request.path.startswith(reverse("people:own")):
        return False
    fields = [(name, text) for name, texts in request.POST.lists() for text in texts if not _SECRET.search(name)]
    whole = json.dumps([browser.account, request.get_full_path(), fields, bool(request.FILES)])
    if not fields or len(whole) > MOST_CHARACTERS:
        return False
    request.session[_KEY] = sealed(whole, _PURPOSE)
    return True


def kept_for(request: HttpRequest) -> Kept | None:
    """What waits for this account; what waits for another one or too long is thrown away."""
    if (held := request.session.get(_KEY)) is None or not isinstance(request.user, User):
        return None
    try:
        account, address, fields, had_files = json.loads(opened(held, _PURPOSE, seconds=KEEP_S))
    except InvalidToken:
        account = ""
    if account != request.user.number:
        drop(request)
        return None
    return Kept(account, address, [(name, text) for name, text in fields], had_files)


def drop(request: HttpRequest) -> None:
    """Throw away what waits."""
    request.session.pop(_KEY, None)
