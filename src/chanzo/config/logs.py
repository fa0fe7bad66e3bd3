"""What log lines leave out: the words of an address that sign somebody in. (config)"""

import re
from typing import Any

# Addresses of one-time links and of links to set a password anew.
_SECRET = re.compile(r"(/account/(?:link|password/reset/key)/)[^/\s\"']+")


def without_secrets(logger: Any, name: str, line: dict[str, Any]) -> dict[str, Any]:
    """A processor of structlog: a link that still works must not wait in a log for the next reader."""
    return {key: _SECRET.sub(r"\1...", value) if isinstance(value, str) else value for key, value in line.items()}
