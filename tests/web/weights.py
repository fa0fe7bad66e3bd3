"""What a page weighs on the wire, packed: the page itself, and everything that it loads with it."""

import gzip
import re
from pathlib import Path

from django.contrib.staticfiles import finders
from django.test import Client

LOADED = re.compile(r"""(?:href|src)="(/static/[^"?#]+)[^"]*\"""")
LINKS = re.compile(r"<a\b[^>]*>")


def packed(content: bytes) -> int:
    return len(gzip.compress(content, 6))


def loads(html: str) -> set[str]:
    """The static files that a page loads by itself."""
    return set(LOADED.findall(LINKS.sub("", html)))


def weight(browser: Client, path: str) -> tuple[int, int]:
    """Bytes of a page on its first load, and afterwards when static files are at hand."""
    answer = browser.get(path)
    assert answer.status_code == 200, path
    after = packed(answer.content)
    first = after
    for address in loads(answer.content.decode()):
        found = finders.find(address.removeprefix("/static/"))
        assert isinstance(found, str), address
        first += packed(Path(found).read_bytes())
    return first, after
