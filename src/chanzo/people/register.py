"""The register of organisations as tables, and where the names of organisations lead. (people)"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import islice
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from chanzo.web.tables import Column, Table, value_of

from .models import Organisation, OrganisationName
from .queries import organisations_visible_to
from .words import role_word


def organisation_url(code: str) -> str:
    """The permanent address of an organisation."""
    return reverse("people:organisation", args=[code])


def pages_of(user: Any, codes: Iterable[str]) -> dict[str, str]:
    """The addresses of those of some organisations whose pages an account may open, by code."""
    wanted = sorted({code for code in codes if code})
    if not wanted:
        return {}
    known = organisations_visible_to(user).filter(code__in=wanted).values_list("code", flat=True)
    return {code: organisation_url(code) for code in known}


def lead_to_organisations(table: Table, user: Any, *columns: str) -> Table:
    """Let the codes in some columns of a table that a page shows lead to the organisations this account may open.

    The rows are a list, of which a page shows the first.
    """
    shown = [table.read(row) if table.read else row for row in islice(table.rows, table.most)]
    known = pages_of(user, {str(value_of(row, name) or "") for row in shown for name in columns})

    def leading(name: str) -> Callable[[Any], str | None]:
        return lambda row: known.get(str(value_of(row, name) or ""))

    table.columns = [replace(c, link=leading(c.name)) if c.name in columns else c for c in table.columns]
    return table


def _page(row: dict[str, Any]) -> str:
    return organisation_url(row["organisation"])


COLUMNS = [
    Column("organisation", _("Organisation"), "code", _page),
    Column("name", _("Name"), link=_page),
    Column("role", _("Role")),
    Column("country", _("Country"), "code"),
]


def table_of_organisations(organisations: Iterable[Organisation]) -> Table:
    """Organisations with their newest names."""
    rows = [
        {"organisation": one.code, "name": one.name, "role": role_word(one.role), "country": one.country}
        for one in organisations
    ]
    empty = _("No organisation bears this name. Organisations come with their register.")
    return Table("organisations", _("Organisations, under their newest names"), COLUMNS, rows, empty)


def table_of_names(names: Iterable[OrganisationName]) -> Table:
    """What an organisation was called, and what it was, from which day on."""
    columns = [
        Column("from_day", _("From"), "day"),
        Column("name", _("Name")),
        Column("role", _("Role")),
        Column("country", _("Country"), "code"),
    ]
    rows = [
        {"from_day": one.from_day, "name": one.name, "role": role_word(one.role), "country": one.country}
        for one in names
    ]
    return Table("names", _("Dated names, newest first"), columns, rows)
