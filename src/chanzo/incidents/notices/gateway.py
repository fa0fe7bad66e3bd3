"""Short messages leave by a gateway of the installation's choice; without one they lie in a folder. (incidents)

CHANZO_SMS names a class, as ``package.module.Class``, that is made without arguments and sends as ``Gateway`` says.
"""

import json
import os
import tempfile
from pathlib import Path
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string


class NotSent(Exception):
    """The gateway did not take a message; ``why`` is a short code without numbers, names or texts."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Gateway(Protocol):
    """Takes short messages. ``reference`` is the same when a message is tried again, so that it goes out once."""

    def send(self, *, number: str, text: str, reference: str) -> None:
        """Hand one message over, or raise NotSent; it logs neither number nor text."""


class FileOutbox:
    """Puts each message into a file of its own, CHANZO_HOME/outbox/sms-REFERENCE.json, for its owner alone."""

    def send(self, *, number: str, text: str, reference: str) -> None:
        folder = Path(settings.HOME) / "outbox"
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, draft = tempfile.mkstemp(dir=folder, prefix=".sms-")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump({"to": number, "text": text, "reference": reference}, file, ensure_ascii=False)
        Path(draft).replace(folder / f"sms-{reference}.json")


def gateway() -> Gateway:
    """The gateway of this installation."""
    made: Gateway = import_string(settings.SMS_GATEWAY)()
    return made
