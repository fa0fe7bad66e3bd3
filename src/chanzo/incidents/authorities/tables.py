"""Authorities that were informed of an incident, and a text to paste where they read short messages. (incidents)"""

from typing import Any

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from chanzo.web.formats import NONE
from chanzo.web.tables import Column, Table

from ..models import Incident, Informed
from ..words import MEANS


def _letter(row: Any) -> str | None:
    return reverse("incidents:letter", args=[row["incident"], row["seq"]]) if row["paper"] else None


def _receipt(row: Any) -> str | None:
    if row["acknowledged"] is None:
        return reverse("incidents:receipt", args=[row["incident"], row["seq"]])
    return reverse("incidents:receipt-file", args=[row["incident"], row["seq"]]) if row["sha256"] else None


N_ = str  # marks a text for the catalogues; it is translated where it is shown

COLUMNS = [
    Column("service", _("Service")),
    Column("means", _("How"), told=lambda code: str(MEANS.get(code, code))),
    Column("day", _("Informed on"), "day"),
    Column("time", _("At what time")),
    Column("reference", _("Reference"), "code", _letter),
    Column("function", _("By function")),
    Column("said", _("What was said")),
    Column("acknowledged", _("Acknowledged on"), "day"),
    Column("receipt", _("Shown by"), link=_receipt),
]


def authorities(number: str) -> Table:
    """Which services were informed, by what, and what acknowledges it."""
    rows = [
        {name: getattr(row, name) for name in NAMES} | {"time": _time(row.minute), "receipt": _told(row)}
        for row in Informed.objects.filter(incident=number).order_by("seq")
    ]
    return Table("informed", _("Authorities informed"), COLUMNS, rows, _("No authority was informed."))


NAMES = (
    "seq",
    "incident",
    "service",
    "means",
    "day",
    "reference",
    "function",
    "said",
    "acknowledged",
    "sha256",
    "paper",
)


def _time(minute: int | None) -> str:
    return "" if minute is None else f"{minute // 60:02}:{minute % 60:02}"


def _told(row: Informed) -> str:
    if row.acknowledged is None:
        return gettext("Enter the receipt")
    return row.received_by or (gettext("Stamped, attached") if row.sha256 else NONE)


def paste_texts(incident: Incident) -> list[tuple[str, str]]:
    """A text to paste into a message to an authority, by language; it says that a case waits, not what it is."""
    texts = []
    for language in ("fr", "en"):
        with translation.override(language):
            texts.append((language, gettext(PASTED) % {"number": incident.number}))
    return texts


PASTED = N_("Chanzo, incident %(number)s: a letter for your service is ready. Please say when you received it.")
