"""The tables of the lot page: origins, chain, inputs, uses, papers, acts. (traceability)"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from chanzo.core.days import to_day
from chanzo.web.formats import NONE
from chanzo.web.tables import Column, Table

from ..models import Input
from ..queries.papers import Befallen, Written
from ..words import ACTS, KINDS, STANDS, STEPS, TABLES, cell_text
from .lots import lot_url

# Cells that every line has in its place already.
PLACED = frozenset(("page", "book", "line"))


def origins(answer: Mapping[str, Any], names: Mapping[str, str]) -> Table:
    """Sites with their share, grams and bags; what is untraced stands last."""
    rows: list[dict[str, Any]] = [
        {
            "site": origin["site"],
            "name": names.get(origin["site"], ""),
            "share": origin["share"],
            "mass": _grams(origin["mass_kg"]),
            "bags": origin["bags"],
            "url": reverse("sites:site", args=[origin["site"]]),
        }
        for origin in sorted(answer["origins"], key=lambda origin: -origin["share"])
    ]
    if answer["untraced_share"] or not rows:
        mass_g = _grams(answer["mass_kg"])
        lost = None if mass_g is None else round(mass_g * answer["untraced_share"])
        rows.append({"site": str(_("untraced")), "share": answer["untraced_share"], "mass": lost})
    columns = [
        Column("site", _("Site"), "code", lambda row: row.get("url")),
        Column("name", _("Name")),
        Column("share", _("Share"), "share"),
        Column("mass", _("Mass"), "mass"),
        Column("bags", _("Mine bags"), "count"),
    ]
    return Table("origins", _("Sites of origin, by share"), columns, rows)


def nodes(answer: Mapping[str, Any]) -> Table:
    """Every lot of the trace."""
    rows = [
        node
        | {
            "kind_word": KINDS.get(node["kind"], node["kind"]),
            "mass": _grams(node["mass_kg"]),
            "day": _day(node["date"]),
        }
        for node in sorted(answer["nodes"], key=lambda node: (node["date"] or "", node["id"]))
    ]
    columns = [
        Column("day", _("Closed"), "day"),
        Column("id", _("Number"), "code", lambda row: lot_url(row["id"])),
        Column("kind_word", _("What it is")),
        Column("mass", _("Mass"), "mass"),
        Column("site", _("Site"), "code"),
        Column("holder", _("Holder")),
    ]
    return Table("trace", _("Every lot of the chain, by date"), columns, rows)


def destinations(answer: Mapping[str, Any]) -> Table:
    """Lots without further use that hold material of this one."""
    rows = [d | {"mass": _grams(d["mass_kg"])} for d in answer["destinations"] if d["lot"] != answer["id"]]
    columns = [
        Column("lot", _("Lot"), "code", lambda row: lot_url(row["lot"]) if row["lot"] else None),
        Column("holder", _("Holder")),
        Column("mass", _("Material of this lot in it"), "mass"),
    ]
    return Table("destinations", _("Where it ended so far"), columns, rows, _("It went into nothing yet."))


def inputs(rows: Sequence[Input], links: Mapping[str, str]) -> Table:
    """What the lot was made of, as weighed when it entered."""
    shown = [
        {
            "number": row.number or NONE,
            "lot": links.get(row.src),
            "known": "" if row.src else str(_("no line closed it")),
            "mass": row.mass_g,
            "day": row.day,
            "place": f"{row.sheet}/{row.line}",
        }
        for row in rows
    ]
    columns = [
        Column("number", _("Number"), "code", lambda row: lot_url(row["lot"]) if row["lot"] else None),
        Column("mass", _("As weighed"), "mass"),
        Column("day", _("Date"), "day"),
        Column("place", _("Written at"), "code"),
        Column("known", _("Remark")),
    ]
    return Table("inputs", _("What went into it"), columns, shown)


def uses(rows: Sequence[Input], links: Mapping[str, str], ids: Mapping[str, str]) -> Table:
    """What the lot went into."""
    shown = [
        {
            "lot": ids.get(row.dst, NONE),
            "url": links.get(row.dst),
            "step": STEPS.get(row.step, row.step),
            "organisation": row.organisation,
            "mass": row.mass_g,
            "day": row.day,
            "place": f"{row.sheet}/{row.line}",
        }
        for row in rows
    ]
    columns = [
        Column("day", _("Date"), "day"),
        Column("step", _("What happened")),
        Column("lot", _("Into"), "code", lambda row: lot_url(row["url"]) if row["url"] else None),
        Column("organisation", _("By")),
        Column("mass", _("As weighed"), "mass"),
        Column("place", _("Written at"), "code"),
    ]
    return Table("uses", _("What it went into"), columns, shown)


def papers(rows: Iterable[Written]) -> Table:
    """Each version of each line, with the record that holds it and what a correction changed."""
    shown = [
        {
            "place": f"{row.sheet}/{row.line}" if row.line else row.sheet,
            "table": TABLES.get(row.table, row.table),
            "stands": STANDS[row.stands],
            "says": _changed(row) if row.changes else _said(row.cells),
            "record": row.record,
            "received": row.received_at,
        }
        for row in rows
    ]
    columns = [
        Column("place", _("Sheet and line"), "code"),
        Column("table", _("Table")),
        Column("says", _("What it says")),
        Column("stands", _("State")),
        Column("record", _("Record"), "count"),
        Column("received", _("Received"), "moment"),
    ]
    return Table("papers", _("Every version of the lines behind this lot"), columns, shown)


def acts(rows: Sequence[Befallen]) -> Table:
    """Bag acts and receipts."""
    shown = [
        {
            "day": row.day,
            "act": ACTS.get(row.act, row.act),
            "mass": row.grams,
            "holder": row.holder,
            "remark": row.remark,
            "record": row.record,
        }
        for row in rows
    ]
    columns = [
        Column("day", _("Date"), "day"),
        Column("act", _("What happened")),
        Column("mass", _("Mass"), "mass"),
        Column("holder", _("Holder")),
        Column("remark", _("Remark")),
        Column("record", _("Record"), "count"),
    ]
    return Table("acts", _("What befell it"), columns, shown)


def _said(cells: Mapping[str, Any]) -> str:
    return "; ".join(f"{name} {cell_text(name, value)}" for name, value in cells.items() if name not in PLACED)


def _changed(row: Written) -> str:
    return "; ".join(
        f"{name}: {cell_text(name, before)} → {cell_text(name, after)}" for name, before, after in row.changes
    )


def _grams(mass_kg: float | None) -> int | None:
    return None if mass_kg is None else round(mass_kg * 1000)


def _day(date_text: str | None) -> int | None:
    return to_day(date.fromisoformat(date_text)) if date_text else None
