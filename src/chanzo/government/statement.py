"""The tables of a monthly statement, and of what differs from it. (government)"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chanzo.people.models import Organisation
from chanzo.sites.models import Site
from chanzo.traceability.words import minerals_of
from chanzo.verification.words import SEVERITIES
from chanzo.web.formats import amount, count, mass, month
from chanzo.web.tables import Column, Table

from . import rules
from .models import Statement
from .queries.months import number_of, stated
from .types import CLOSED, Figures, Key

N_ = gettext_lazy
Facts = list[tuple[str, str]]


@dataclass
class Written:
    """What stands on a paper: the facts under its title, the tables, and the totals that close it."""

    facts: Facts
    tables: list[Table]
    totals: Facts = field(default_factory=list)


BAGS, MASS = Column("bags", N_("Bags"), "count"), Column("mass", N_("Tagged"), "mass")
LEFT = Column("left", N_("Tags left"), "count")


def tables_of(figures: Figures) -> list[Table]:
    """A statement by site, service, mineral, exporter and tax."""
    return [_sites(figures), _services(figures), _minerals(figures), _exports(figures), _taxes(figures)]


def _sites(figures: Figures) -> Table:
    parts = {
        "bags": rules.summed(figures, "tagged", "bags", 0),
        "mass": rules.summed(figures, "tagged", "mass_g", 0),
        "left": rules.summed(figures, "tags", "left", 0),
        "findings": rules.summed(figures, "findings", "standing", 0),
    }
    rows = _rows(parts)
    names = dict(Site.objects.filter(code__in=[row["of"][0] for row in rows]).values_list("code", "name"))
    for row in rows:
        row.update(site=row["of"][0], name=names.get(row["of"][0], ""))
    columns = [
        Column("site", N_("Site"), "code"),
        Column("name", N_("Name")),
        BAGS,
        MASS,
        LEFT,
        Column("findings", N_("Findings standing"), "count"),
    ]
    return Table("sites", N_("By mine site"), columns, rows, N_("No bag was tagged and no tag is left."))


def _services(figures: Figures) -> Table:
    parts = {
        "bags": rules.summed(figures, "tagged", "bags", 1),
        "mass": rules.summed(figures, "tagged", "mass_g", 1),
        "left": rules.summed(figures, "tags", "left", 1),
    }
    rows = _rows(parts)
    names = _names([row["of"][0] for row in rows])
    for row in rows:
        code = row["of"][0]
        row.update(service=code, name=names.get(code, "") if code else _("Tags of no range allocated in the province"))
    columns = [Column("service", N_("Service"), "code"), Column("name", N_("Name")), BAGS, MASS, LEFT]
    return Table("services", N_("By state service that held the tags"), columns, rows, N_("No bag was tagged."))


def _minerals(figures: Figures) -> Table:
    parts = {
        "bags": rules.summed(figures, "tagged", "bags", 2),
        "mass": rules.summed(figures, "tagged", "mass_g", 2),
    }
    rows = _rows(parts)
    for row in rows:
        row["mineral"] = _mineral(row["of"][0])
    columns = [Column("mineral", N_("Mineral")), BAGS, MASS]
    return Table("minerals", N_("By mineral"), columns, rows, N_("No bag was tagged."))


def _exports(figures: Figures) -> Table:
    parts = {
        "lots": rules.summed(figures, "exported", "lots", 0, 1),
        "mass": rules.summed(figures, "exported", "mass_g", 0, 1),
    }
    rows = _rows(parts)
    names = _names([row["of"][0] for row in rows])
    for row in rows:
        row.update(exporter=row["of"][0], name=names.get(row["of"][0], ""), mineral=_mineral(row["of"][1]))
    columns = [
        Column("exporter", N_("Exporter"), "code"),
        Column("name", N_("Name")),
        Column("mineral", N_("Mineral")),
        Column("lots", N_("Lots"), "count"),
        Column("mass", N_("From the province"), "mass"),
    ]
    return Table("exporters", N_("Exported, by exporter and mineral: the part that comes from the province"),
                 columns, rows, N_("No export lot of the month holds mineral of the province."))  # fmt: skip


def _taxes(figures: Figures) -> Table:
    rows = _rows({"cents": rules.summed(figures, "taxes", "cents", 0, 1)})
    for row in rows:
        row.update(exporter=row["of"][0], amount=row["cents"], currency=row["of"][1])
    columns = [
        Column("exporter", N_("Exporter"), "code"),
        Column("amount", N_("Amount"), "amount"),
        Column("currency", N_("Currency")),
    ]
    return Table("taxes", N_("Taxes declared by these exporters for the month, all provinces"), columns, rows,
                 N_("No tax office said anything of these exporters for the month."))  # fmt: skip


def _rows(parts: dict[str, dict[Key, int]]) -> list[dict[str, Any]]:
    keys = sorted({key for found in parts.values() for key in found})
    return [{"of": key, **{name: found.get(key, 0) for name, found in parts.items()}} for key in keys]


def _names(codes: Sequence[str]) -> dict[str, str]:
    return dict(Organisation.objects.filter(code__in=list(codes)).values_list("code", "name"))


def _mineral(code: str) -> str:
    return " + ".join(word for _code, word in minerals_of(code)) or _("Not stated")


def statement_written(statement: Statement) -> Written:
    """A statement: what it closes or restates, its figures, and what a restatement changes."""
    figures, before = stated(statement), None
    facts = [(_("Province"), statement.province), (_("Month"), month(statement.month))]
    tables = tables_of(figures)
    if statement.sort != CLOSED:
        earlier = Statement.objects.filter(folded=statement.folded, month=statement.month, seq__lt=statement.seq)
        before = earlier.order_by("-seq").first()
    if before is not None:
        facts.append((_("Restates"), number_of(before)))
        tables.insert(0, differing(stated(before), figures))
    facts.append((_("True up to record"), count(statement.head)))
    return Written(facts, tables, totals_of(figures))


def totals_of(figures: Figures) -> Facts:
    """The figures of a month in one line."""
    return [
        (_("Bags tagged"), count(rules.total(figures, "tagged", "bags"))),
        (_("Tagged"), mass(rules.total(figures, "tagged", "mass_g"))),
        (_("Tags left"), count(rules.total(figures, "tags", "left"))),
        (_("Exported from the province"), mass(rules.total(figures, "exported", "mass_g"))),
        (_("Findings standing"), count(rules.total(figures, "findings", "standing"))),
    ]


WORDS = {
    ("tagged", "bags"): N_("Bags tagged"),
    ("tagged", "mass_g"): N_("Kilograms tagged"),
    ("tags", "left"): N_("Tags left"),
    ("exported", "lots"): N_("Lots exported"),
    ("exported", "mass_g"): N_("Kilograms exported"),
    ("taxes", "cents"): N_("Taxes declared"),
    ("findings", "standing"): N_("Findings standing"),
}


def differing(before: Figures, now: Figures, *, files: bool = False) -> Table:
    """What was stated, what to add, and what holds now, figure by figure; ``files`` as numbers with their unit."""
    rows = []
    for key, change in rules.differences(before, now).items():
        then, since = before.get(key, 0), now.get(key, 0)
        row: dict[str, Any] = {"figure": WORDS[key[0], key[1]], "of": ", ".join(_named(key))}
        if files:
            row.update(stated=_number(key, then), difference=_number(key, change), now=_number(key, since))
            row["unit"] = {"mass_g": "kg", "cents": key[-1]}.get(key[1], "")
        else:
            row.update(stated=_shown(key, then), difference=_signed(key, change), now=_shown(key, since))
        rows.append(row)
    columns = [
        Column("figure", N_("Figure")),
        Column("of", N_("Of")),
        Column("stated", N_("As stated"), "figure"),
        Column("difference", N_("Difference"), "figure"),
        Column("now", N_("Now"), "figure"),
        *([Column("unit", N_("Unit"))] if files else []),
    ]
    return Table("differences", N_("What differs from the statement"), columns, rows, N_("Every figure holds."))


def _named(key: Key) -> list[str]:
    if key[0] == "findings":
        return [key[2], str(SEVERITIES.get(key[3], key[3]))]
    minerals = {"tagged": 4, "exported": 3}.get(key[0])
    return [_mineral(name) if at == minerals else name for at, name in enumerate(key) if at >= 2 and name]


def _shown(key: Key, value: int) -> str:
    if key[1] == "mass_g":
        return mass(value)
    return amount(value) if key[1] == "cents" else count(value)


def _signed(key: Key, value: int) -> str:
    return f"{'+' if value > 0 else '−'} {_shown(key, abs(value))}"


def _number(key: Key, value: int) -> int | float:
    return value / {"mass_g": 1000, "cents": 100}[key[1]] if key[1] in ("mass_g", "cents") else value
