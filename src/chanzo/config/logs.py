"""How log lines are written, and what they leave out: the words of an address that sign somebody in. (config)"""

import logging
import re
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from structlog.typing import Processor

# Addresses of one-time links and of links to set a password anew.
_SECRET = re.compile(r"(/account/(?:link|password/reset/key)/)[^/\s\"']+")


class Lines(logging.Formatter):
    """One line of names and values for each event, after the processors of ``foreign_pre_chain``."""

    def __init__(self, foreign_pre_chain: "Sequence[Processor]") -> None:
        super().__init__()
        self.before = foreign_pre_chain

    def format(self, record: logging.LogRecord) -> str:
        return self._by_structlog.format(record)

    @cached_property
    def _by_structlog(self) -> logging.Formatter:
        # Loaded with the first line: most commands write none.
        import structlog

        return structlog.stdlib.ProcessorFormatter(
            processor=structlog.processors.LogfmtRenderer(key_order=["timestamp", "level", "event"]),
            foreign_pre_chain=[
                *self.before,
                structlog.stdlib.add_log_level,
                structlog.processors.TimeStamper(fmt="iso", utc=True),
            ],
        )


def without_secrets(logger: Any, name: str, line: dict[str, Any]) -> dict[str, Any]:
    """A processor of structlog: a link that still works must not wait in a log for the next reader."""
    return {key: _SECRET.sub(r"\1...", value) if isinstance(value, str) else value for key, value in line.items()}
