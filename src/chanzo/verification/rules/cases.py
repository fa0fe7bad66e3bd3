"""Writing down what a rule found: subjects, places and facts of a case. (verification)"""

from typing import Any

import numpy as np
import numpy.typing as npt

from chanzo.core.days import NO_DAY, day_text, month_text
from chanzo.traceability.types import Step
from chanzo.verification.types import MONTHS, STEP, TABLES, Case, Evidence

OUTPUT = STEP[Step.OUTPUT]


def ids(mask: npt.NDArray[np.bool_]) -> list[int]:
    """The rows of a mask, as the few hits that a loop may visit."""
    return [int(row) for row in np.flatnonzero(mask)]


def a_day(day: Any) -> int | None:
    """A day number, None when missing."""
    return None if int(day) == NO_DAY else int(day)


def sheet_name(e: Evidence, sheet: Any) -> str:
    """The name of a page, batch or lot; empty without one."""
    return e.sheets.name[int(sheet)] if sheet >= 0 else ""


def sheet_key(e: Evidence, sheet: Any) -> str:
    """The judge key of a sheet: its table and name."""
    return f"{TABLES[int(e.sheets.table[sheet])]} {sheet_name(e, sheet)}"


def place(e: Evidence, sheet: Any, line: str) -> str:
    """Where a line stands: ``SHEET/LINE``."""
    return f"{sheet_name(e, sheet)}/{line}"


def lot_written(e: Evidence, lot: int) -> tuple[str, str]:
    """Where a lot's own line stands and whose it is: one place may be written by several organisations."""
    return place(e, e.lots.sheet[lot], e.lots.line[lot]), org_code(e, e.lots.org[lot])


def use_written(e: Evidence, use: int) -> tuple[str, str]:
    """Where an input's line stands and whose it is."""
    return place(e, e.uses.sheet[use], e.uses.line[use]), org_code(e, e.uses.org[use])


def site_code(e: Evidence, site: Any) -> str:
    """A site's code; empty without one."""
    return e.sites.code[int(site)] if site >= 0 else ""


def org_code(e: Evidence, org: Any) -> str:
    """An organisation's code; empty without one."""
    return e.orgs[int(org)] if org >= 0 else ""


def number_text(e: Evidence, number: Any) -> str:
    """A tag number's text; ``?`` when it could not be read."""
    return e.numbers.text[int(number)] if number >= 0 else "?"


def month_key(name: str, month: Any) -> str:
    """``NAME YYYY-MM``."""
    return f"{name} {month_text(int(month))}"


def split_month(code: Any) -> tuple[int, int]:
    """The id and the month of a code made by ``with_month``."""
    return int(code) // MONTHS, int(code) % MONTHS


def lot_facts(e: Evidence, lot: int) -> dict[str, Any]:
    """What a lot's own line says, as facts show it."""
    lots = e.lots
    facts: dict[str, Any] = {
        "place": place(e, lots.sheet[lot], lots.line[lot]),
        "date": day_text(int(lots.day[lot])),
        "mass_g": int(lots.mass_g[lot]),
    }
    if lots.site[lot] >= 0:
        facts["site"] = site_code(e, lots.site[lot])
    if lots.org[lot] >= 0:
        facts["holder"] = org_code(e, lots.org[lot])
    return facts


def use_facts(e: Evidence, use: int) -> dict[str, Any]:
    """What an input line says, as facts show it."""
    uses = e.uses
    return {
        "place": place(e, uses.sheet[use], uses.line[use]),
        "date": day_text(int(uses.day[use])),
        "mass_g": int(uses.mass_g[use]),
        "into": lot_name(e, uses.dst[use]),
        "by": org_code(e, uses.org[use]),
    }


def lot_name(e: Evidence, lot: Any) -> str:
    """A lot as its sheet names it; empty without one."""
    return e.lots.name[int(lot)] if lot >= 0 else ""


def in_order(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Facts of several lines by date and place, however they arrived."""
    return sorted(rows, key=lambda row: (row["date"], row["place"], row["mass_g"], sorted(map(str, row.items()))))


def of_lot(
    e: Evidence,
    rule: str,
    severity: str,
    lot: int,
    what: str,
    *,
    key: str | None = None,
    subject: tuple[str, str] | None = None,
    **facts: Any,
) -> Case:
    """A case about the line that closed a lot, judged under its number unless another key is named."""
    lots = e.lots
    tag = number_text(e, lots.number[lot])
    subject_type, name = subject or ("tag", tag)
    sheet = lots.sheet[lot]
    return Case(
        rule=rule,
        severity=severity,
        subject_type=subject_type,
        subject=name,
        key_type="number" if key is None else "sheet",
        key=tag if key is None else key,
        facts={"what": what, **facts},
        day=a_day(lots.day[lot]),
        site=site_code(e, lots.site[lot]),
        page=sheet_name(e, sheet),
        line=lots.line[lot],
        lot=lot,
    )


def of_use(
    e: Evidence,
    rule: str,
    severity: str,
    use: int,
    what: str,
    *,
    key: tuple[str, str],
    subject: tuple[str, str],
    **facts: Any,
) -> Case:
    """A case about an input or output line."""
    uses = e.uses
    src = int(uses.src[use])
    return Case(
        rule=rule,
        severity=severity,
        subject_type=subject[0],
        subject=subject[1],
        key_type=key[0],
        key=key[1],
        facts={"what": what, **facts},
        day=a_day(uses.day[use]),
        site=site_code(e, e.lots.site[src]) if src >= 0 else "",
        page=sheet_name(e, uses.sheet[use]),
        line=uses.line[use],
        lot=src,
    )


def edge(e: Evidence, use: int) -> tuple[str, str]:
    """The subject of an input: ``TAG>WHAT IT ENTERED``; of an output: ``BATCH>TAG``."""
    uses = e.uses
    tag = number_text(e, uses.number[use])
    if uses.step[use] == OUTPUT:
        return "edge", f"{lot_name(e, uses.src[use])}>{tag}"
    return "edge", f"{tag}>{lot_name(e, uses.dst[use])}"
