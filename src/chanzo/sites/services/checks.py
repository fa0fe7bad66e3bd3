"""What every act on a site is held against: its day, its reason, the document that it rests on. (sites)"""

import re

from chanzo.core import clock
from chanzo.core.days import day_text
from chanzo.core.refusals import Refused

from ..models import Site
from ..queries.standing import site_called

_PERSON = re.compile(r"P-[2-9A-HJ-NP-Z]{8}\Z")


def day_of_act(day: int, *, after: int | None = None) -> int:
    """A day that has come, and is not before what it follows."""
    if day > clock.today():
        raise Refused("DAY_FUTURE")
    if after is not None and day < after:
        raise Refused("DAY_BEFORE", day=day_text(after))
    return day


def reason_of(text: str) -> str:
    """Why something is done."""
    if not text.strip():
        raise Refused("WHY_MISSING")
    return text.strip()


def document_of(text: str) -> str:
    """The paper that an act rests on."""
    if not text.strip():
        raise Refused("DOCUMENT_MISSING")
    return text.strip()


def person_of(text: str) -> str:
    """A person number as it is written."""
    number = text.strip().upper()
    if not _PERSON.match(number):
        raise Refused("PERSON_NUMBER", person=text)
    return number


def site_of(written: str) -> Site:
    """The site of the register that a written code or name means now."""
    site = site_called(written)
    if site is None:
        raise Refused("SITE_UNKNOWN", site=written)
    return site


def free_code(code: str) -> str:
    """A code that means no site yet."""
    known = site_called(code)
    if known is not None:
        raise Refused("SITE_CODE_TAKEN", written=code, site=str(known))
    return code.strip()
