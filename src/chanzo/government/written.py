"""What stands on the paper of an act: facts, tables, totals, in the language in force. (government)"""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chanzo.core.identifiers import number_parts
from chanzo.core.names import fold
from chanzo.people.models import Organisation
from chanzo.sites.models import Site
from chanzo.traceability.models import Line, Lot
from chanzo.traceability.types import cells_of
from chanzo.traceability.words import ACTS, TAG_TYPES, minerals_of
from chanzo.web.formats import count, weight
from chanzo.web.tables import Column, Table

from .queries.acts import Found
from .statement import Facts, Written, statement_written
from .types import TABLE_OF
from .words import BASES, MOVEMENTS

N_ = gettext_lazy
STATE = Column("state", N_("Line"), status="line")


def written(act: Found, *, files: bool = False) -> Written:
    """An act as its paper writes it; ``files`` for tables with every line, standing or not."""
    if act.statement is not None:
        return statement_written(act.statement)
    table = TABLE_OF[act.kind]
    lines = [line for line in act.lines if files or line.effective or table in AS_RECORDED]
    paper = WRITE[table](act, lines)
    if not files and all(line.effective for line in lines):
        for shown in paper.tables:
            shown.columns.remove(STATE)
    return paper


# Acts that are what one record said; counts and packing lists are what stands.
AS_RECORDED = frozenset(("tag_movements", "bag_acts"))


def standing(line: Line) -> str:
    """Whether a line counts, was corrected or undone."""
    return "counts" if line.effective else "replaced" if line.undone_at is None else "undone"


def _movement(act: Found, lines: list[Line]) -> Written:
    cells = cells_of(act.lines[0].text)
    rows: list[dict[str, Any]] = []
    numbers: dict[str, int] = defaultdict(int)
    for line in lines:
        row = cells_of(line.text)
        first, last = (number_parts(row[end])[2] for end in ("first", "last"))
        rows.append({"type": TAG_TYPES.get(row["type"], row["type"]), "series": row.get("series", ""),
                     "first": row["first"], "last": row["last"], "numbers": last - first + 1,
                     "state": standing(line)})  # fmt: skip
        numbers[row["type"]] += (last - first + 1) * line.effective
    columns = [
        Column("type", N_("Type")),
        *([Column("series", N_("Series"))] if any(row["series"] for row in rows) else []),
        Column("first", N_("First number"), "code"),
        Column("last", N_("Last number"), "code"),
        Column("numbers", N_("Numbers"), "count"),
        STATE,
    ]
    facts = [
        (_("Act"), str(MOVEMENTS[cells["action"]])),
        (_("Holder"), called(cells.get("holder", ""))),
        (_("Mine site"), site_called(act.sites[0]) if act.sites else ""),
        (_("Document"), cells.get("document", "")),
        (_("Reason"), cells.get("reason", "")),
    ]
    totals = [(str(TAG_TYPES.get(code, code)), count(number)) for code, number in numbers.items()]
    return Written(given(facts), [Table("ranges", N_("Ranges of numbers"), columns, rows)], totals)


def _bag_act(act: Found, lines: list[Line]) -> Written:
    cells = cells_of(act.lines[0].text)
    lots = {lot.number: lot for lot in Lot.objects.filter(number__in=[line.number for line in lines if line.number])}
    rows, total = [], 0
    for line in lines:
        row, lot = cells_of(line.text), lots.get(line.number)
        mass_g = row.get("weight_kg", lot.mass_g if lot else None)
        mass_g = mass_g if isinstance(mass_g, int) else None
        total += (mass_g or 0) * line.effective
        rows.append({"tag": row["tag"], "new_tag": row.get("new_tag", ""), "weight": mass_g,
                     "mineral": mineral_called(lot.mineral if lot else ""), "site": lot.site if lot else "",
                     "state": standing(line)})  # fmt: skip
    columns = [
        Column("tag", N_("Tag"), "code", lambda row: reverse("traceability:lot", args=[row["tag"]])),
        *([Column("new_tag", N_("New tag"), "code")] if any(row["new_tag"] for row in rows) else []),
        Column("mineral", N_("Mineral")),
        Column("site", N_("Mine site"), "code"),
        Column("weight", N_("Weight"), "weight"),
        STATE,
    ]
    facts = [
        (_("Act"), str(ACTS.get(cells["action"], cells["action"]))),
        (_("Holder"), called(cells.get("holder", ""))),
        (_("Place"), cells.get("place", "")),
        (_("Document"), cells.get("document", "")),
        (_("Reason"), cells.get("reason", "")),
    ]
    totals = [(_("Bags"), count(sum(line.effective for line in lines))), (_("Weight"), weight(total))]
    return Written(given(facts), [Table("bags", N_("Bags"), columns, rows)], totals)


def _stock_count(act: Found, lines: list[Line]) -> Written:
    cells = cells_of(act.lines[0].text)
    rows: list[dict[str, Any]] = []
    totals: dict[str, int] = defaultdict(int)
    for line in lines:
        row = cells_of(line.text)
        mass_g = _grams(row)
        rows.append({"tag": row.get("tag", ""), "mineral": mineral_called(row["mineral"]), "site": row.get("site", ""),
                     "weight": mass_g, "state": standing(line)})  # fmt: skip
        totals[row["mineral"]] += (mass_g or 0) * line.effective
    columns = [
        *([Column("tag", N_("Tag"), "code")] if any(row["tag"] for row in rows) else []),
        Column("mineral", N_("Mineral")),
        *([Column("site", N_("Mine site"), "code")] if any(row["site"] for row in rows) else []),
        Column("weight", N_("Weight"), "weight"),
        STATE,
    ]
    facts = [
        (_("Organisation"), called(cells["organisation"])),
        (_("Depot"), cells.get("depot", "")),
        (_("Basis"), str(BASES.get(cells["basis"], cells["basis"]))),
    ]
    table = Table("counted", N_("What was there"), columns, rows)
    return Written(given(facts), [table], [(mineral_called(code), weight(total)) for code, total in totals.items()])


def _packing_list(act: Found, lines: list[Line]) -> Written:
    cells = cells_of(next((line for line in lines if line.effective), act.lines[0]).text)
    rows, total = [], 0
    for number, line in enumerate(lines, 1):
        row = cells_of(line.text)
        mass_g = _grams(row)
        total += (mass_g or 0) * line.effective
        rows.append({"number": number, "tag": row["tag"], "weight": mass_g, "state": standing(line),
                     "assay": _share(row.get("assay_pct")),
                     "moisture": _share(row.get("moisture_pct"))})  # fmt: skip
    columns = [
        Column("number", N_("No."), "count"),
        Column("tag", N_("Tag"), "code", lambda row: reverse("traceability:lot", args=[row["tag"]])),
        Column("weight", N_("Weight"), "weight"),
        Column("assay", N_("Assay"), "share"),
        Column("moisture", N_("Moisture"), "share"),
        STATE,
    ]
    facts = [
        (_("Export lot"), cells["lot"]),
        (_("Exporter"), called(cells["exporter"])),
        (_("Mineral"), mineral_called(cells.get("mineral", ""))),
        (_("Certificate"), cells.get("certificate", "")),
        (_("Destination"), cells.get("destination", "")),
        (_("Smelter"), called(cells.get("smelter", ""))),
    ]
    totals = [(_("Bags"), count(sum(line.effective for line in lines))), (_("Weight"), weight(total))]
    return Written(given(facts), [Table("packed", N_("Bags of the lot"), columns, rows)], totals)


WRITE = {
    "tag_movements": _movement,
    "bag_acts": _bag_act,
    "stock_counts": _stock_count,
    "export_log": _packing_list,
}


def called(organisation: str) -> str:
    """An organisation by code and name."""
    known = Organisation.objects.filter(folded=fold(organisation)).first() if organisation else None
    return f"{known.name} ({known.code})" if known and known.name != known.code else organisation


def site_called(code: str) -> str:
    """A site by name, code, territory and province."""
    site = Site.objects.filter(code=code).first()
    return ", ".join(part for part in (str(site), site.territory, site.province) if part) if site else code


def mineral_called(code: str) -> str:
    """A mineral in words; a mixture with all its minerals."""
    return " + ".join(word for _code, word in minerals_of(code)) if code else ""


def given(facts: Facts) -> Facts:
    """The facts that say something."""
    return [(label, text) for label, text in facts if text]


def _grams(row: Mapping[str, Any]) -> int | None:
    mass_g = row.get("weight_kg")
    return mass_g if isinstance(mass_g, int) else None


def _share(thousandths_pct: Any) -> float | None:
    """A percentage in thousandths, as sheets hold it, as a share of one."""
    return thousandths_pct / 100_000 if isinstance(thousandths_pct, int) else None
