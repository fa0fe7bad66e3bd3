"""A person says by which telephone to be told, or that none shall be used any more. (incidents)"""

import re
from typing import Any

from chanzo.core.refusals import Refused
from chanzo.people.policies import require
from chanzo.people.types import Act

from ..models import Contact

_DIGITS = re.compile(r"\+[1-9]\d{7,14}\Z")


def set_telephone(*, telephone: str, by: Any) -> None:
    """Keep the telephone of whoever asks, with its country code; an empty one is forgotten at once."""
    actor = require(by, Act.DECIDE_ON_INCIDENT)
    written = re.sub(r"[\s().-]", "", telephone)
    if not written:
        Contact.objects.filter(person=actor.number).delete()
        return
    written = f"+{written[2:]}" if written.startswith("00") else written
    if not _DIGITS.match(written):
        raise Refused("TELEPHONE_WRONG")
    Contact.objects.update_or_create(person=actor.number, defaults={"telephone": written})
