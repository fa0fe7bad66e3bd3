"""Static files under addresses that change with their content, so that a browser need not ask twice. (config)"""

from functools import cache
from hashlib import blake2b
from pathlib import Path

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import StaticFilesStorage


class Versioned(StaticFilesStorage):
    """Adds a mark of the file's content to its address; a file that is not found keeps its plain one."""

    def url(self, name: str | None) -> str:
        plain = super().url(name)
        mark = mark_of(name) if name else ""
        return f"{plain}?v={mark}" if mark else plain


@cache
def mark_of(name: str) -> str:
    """The first signs of the hash of a static file; empty when there is none."""
    found = finders.find(name)
    if not isinstance(found, str):
        return ""
    return blake2b(Path(found).read_bytes(), digest_size=5).hexdigest()
