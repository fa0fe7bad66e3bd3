"""The words of publications for people. (incidents)"""

from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from chanzo.core.days import month_number
from chanzo.web.formats import day, month
from chanzo.web.status import Status, offer_words

from ..queries.categories import told_of
from ..types import Audience
from ..words import DONE, LEVELS, MEASURES, OUTCOMES, STATES
from .rules.replying import Standing
from .types import Precision, Sort

PRECISIONS: dict[str, Promise] = {
    Precision.SITE: _("The site"),
    Precision.TERRITORY: _("The territory"),
    Precision.PROVINCE: _("The province"),
    Precision.NOWHERE: _("No place"),
}
PLACES: dict[str, Promise] = {
    Precision.SITE: _("Site %(name)s"),
    Precision.TERRITORY: _("Territory of %(name)s"),
    Precision.PROVINCE: _("Province of %(name)s"),
    Precision.NOWHERE: _("Not stated"),
}
WARNED: dict[str, Promise] = {
    Sort.PERSON: _("a person"),
    Sort.ORGANISATION: _("an organisation that was not named on purpose"),
    Sort.PLACE: _("a place narrower than was chosen"),
    Sort.CODE: _("a number from a protected text"),
    Sort.DAY: _("a day"),
    Sort.COPIED: _("words of a protected text"),
}
SEEN_AS: dict[Audience, Promise] = {
    Audience.PUBLIC: _("The public"),
    Audience.MEMBERS: _("A member"),
    Audience.AFFECTED: _("A company that was told"),
    Audience.GOVERNMENT: _("An authority"),
}
offer_words(
    "reply",
    {
        Standing.TO_ASK: Status("serious", _("Not asked yet")),
        Standing.WAITED_FOR: Status("warning", _("Reply waited for")),
        Standing.REPLIED: Status("good", _("Replied")),
        Standing.SILENT: Status("note", _("No reply")),
    },
)
offer_words(
    "edition",
    {
        "public": Status("good", _("Public")),
        "waiting": Status("warning", _("Waits for its day")),
        "recalled": Status("note", _("Recalled")),
    },
)


def version_told(told: dict[str, Any]) -> dict[str, Any]:
    """A version as its template takes it; ``told`` is what the reader's audience reads."""
    return {"told": told, "facts": facts_told(told), "replies": [_reply_told(one) for one in told["replies"]]}


def _reply_told(reply: dict[str, Any]) -> dict[str, Any]:
    return reply | {"when": day_told(reply["replied"] or reply["due"])}


def facts_told(told: dict[str, Any]) -> list[tuple[Any, Any]]:
    """What a version says besides its texts, as labels and words; ``told`` is what the reader's audience reads."""
    facts: list[tuple[Any, Any]] = []
    if "measure" in told:
        facts += [(_("Measure"), MEASURES[told["measure"]]), (_("Concerns"), told["about"])]
        facts += [(_("From"), day_told(told["from"])), (_("To"), day_told(told["to"]))]
        facts += [(_("By which act"), told["legal_act"]), (_("What came of it"), told["result"])]
    else:
        facts += [
            (_("Category"), category_told(told)),
            (_("Level"), LEVELS[told["level"]]),
            (_("Place"), place_told(told)),
            (_("Month"), month_told(told["month"])),
            (_("State then"), OUTCOMES.get(told["outcome"]) or STATES[told["state"]]),
        ]
    if told.get("high_risk"):
        facts.append((_("High risk"), _("yes")))
    if "incident" in told:
        facts.append((_("Number"), told["incident"]))
    return [(label, word) for label, word in facts if word]


def place_told(told: dict[str, Any]) -> str:
    """Where, as exactly as a version says it."""
    return str(PLACES[told["precision"]]) % {"name": told["place"]}


def month_told(text: str) -> str:
    """A month written as 2026-03, in words; "not stated" where it is empty."""
    return month(month_number(text)) if text else str(PLACES[Precision.NOWHERE])


def day_told(text: str) -> str:
    """A day written as 2026-03-14, in words; empty where it is."""
    return day(date.fromisoformat(text)) if text else ""


def later_told(later: Any) -> dict[str, str]:
    """What happened since a version was published, as a timeline takes it; ``later`` is a public.Later."""
    if later.what == "level":
        more = f"{LEVELS[int(later.before)]} → {LEVELS[int(later.after)]}"
    else:
        more = str(OUTCOMES.get(later.after, ""))
    what = _("Another level") if later.what == "level" else DONE[later.what]
    return {"when": day(later.day), "what": str(what), "more": more}


def category_told(told: dict[str, Any]) -> str:
    """What sort of incident a version is of, in words."""
    return told_of(told["category"])
