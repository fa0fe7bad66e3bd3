"""The tables of the lot page: origins, chain, inputs, uses, papers, acts. (traceability)"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from chanzo.core.days import to_day
from chanzo.web.formats import NONE
from chanzo.web.tables import Column, Table

from ..models import Input
from ..queries.papers import Befallen, Written
from ..words import ACTS, KINDS, STANDS, STEPS, TABLES, cell_name, cell_text, cells_told
from .lots import lot_url


def origins(rows: Sequence[Mapping[str, Any]]) -> Table:
    """Sites with their territory, share, grams and bags, and how each stood; what is untraced stands last."""
    columns = [
        Column("site", _("Site"), "code", lambda row: row.get("url")),
        Column("name", _("Name")),
        Column("territory", _("Territory")),
        Column("share", _("Share"), "share"),
        Column("mass", _("Mass"), "mass"),
        Column("bags", _("Mine bags"), "count"),
        Column("state", _("State at tagging")),
    ]
    return Table("origins", _("Sites of origin, by share"), columns, list(rows))


def nodes(answer: Mapping[str, Any], foreign: Collection[str], names: Mapping[str, str]) -> Table:
    """Every lot of the trace; those that are ``foreign`` to the reader lead nowhere. ``names`` are holders'."""
    rows = sorted(answer["nodes"], key=lambda node: node["date"] or "")  # an answer's nodes stand by their IDs
    columns = [
        Column("day", _("Closed on"), "day"),
        Column("id", _("Number"), "code", lambda row: None if row["id"] in foreign else lot_url(row["id"])),
        Column("kind_word", _("What it is")),
        Column("mass", _("Mass"), "mass"),
        Column("site", _("Site"), "code"),
        Column("holder", _("Holder"), "code"),
        Column("holder_name", _("Name of the holder")),
    ]

    def read(node: Mapping[str, Any]) -> dict[str, Any]:
        told = {"kind_word": KINDS.get(node["kind"], node["kind"]), "holder_name": names.get(node["holder"])}
        return {**node, **told, "mass": grams_of(node["mass_kg"]), "day": day_of(node["date"])}

    return Table("trace", _("Every lot of the chain, by date"), columns, rows, read=read)


def destinations(answer: Mapping[str, Any], foreign: Collection[str], names: Mapping[str, str]) -> Table:
    """Lots without further use that hold material of this one."""
    rows = [
        d | {"mass": grams_of(d["mass_kg"]), "holder_name": names.get(d["holder"])}
        for d in answer["destinations"]
        if d["lot"] != answer["id"]
    ]
    columns = [
        Column(
            "lot",
            _("Lot"),
            "code",
            lambda row: lot_url(row["lot"]) if row["lot"] and row["lot"] not in foreign else None,
        ),
        Column("holder", _("Holder"), "code"),
        Column("holder_name", _("Name of the holder")),
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


def papers(rows: Sequence[Written]) -> Table:
    """Each version of each line, with the record that holds it and what a correction changed."""
    return Table("papers", _("Every version of the lines behind this lot"), PAPERS, list(rows), read=_paper)


def corrections(rows: Sequence[Written]) -> Table:
    """The versions that corrected another, and those that were taken back."""
    changed = sorted((row for row in rows if row.changes or row.stands == "undone"), key=lambda row: -row.version)
    table = Table("corrections", _("What was corrected, newest first"), PAPERS, changed, read=_paper)
    table.empty = _("No line behind this lot was ever corrected or taken back.")
    return table


def _paper(row: Written) -> dict[str, Any]:
    return {
        "place": f"{row.sheet}/{row.line}" if row.line else row.sheet,
        "table": TABLES.get(row.table, row.table),
        "stands": STANDS[row.stands],
        "says": _changed(row) if row.changes else cells_told(row.cells),
        "record": row.record,
        "received": row.received_at,
    }


PAPERS = [
    Column("place", _("Sheet and line"), "code"),
    Column("table", _("Table")),
    Column("says", _("What it says")),
    Column("stands", _("State"), "code"),
    Column("record", _("Record"), "count", lambda row: record_url(row["record"])),
    Column("received", _("Received"), "moment"),
]


def record_url(record: int) -> str:
    """The permanent address of a record."""
    return reverse("traceability:record", args=[record])


def acts(rows: Sequence[Befallen], *, records: bool) -> Table:
    """Bag acts and receipts; ``records`` says whether their records open to the reader."""
    columns = [
        Column("day", _("Date"), "day"),
        Column("act_word", _("What happened")),
        Column("grams", _("Mass"), "mass"),
        Column("holder", _("Holder")),
        Column("remark", _("Remark")),
        Column("record", _("Record"), "count", (lambda row: record_url(row["record"])) if records else None),
    ]
    return Table("acts", _("What befell it"), columns, list(rows), read=_act)


def _act(row: Befallen) -> dict[str, Any]:
    return {**asdict(row), "act_word": ACTS.get(row.act, row.act)}


def _changed(row: Written) -> str:
    return " · ".join(
        f"{cell_name(name)} {cell_text(name, before)} → {cell_text(name, after)}" for name, before, after in row.changes
    )


def grams_of(mass_kg: float | None) -> int | None:
    """Whole grams of kilograms."""
    return None if mass_kg is None else round(mass_kg * 1000)


def day_of(date_text: str | None) -> int | None:
    """The day that a text writes."""
    return to_day(date.fromisoformat(date_text)) if date_text else None
