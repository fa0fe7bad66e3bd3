"""What must hold between the cells of one row before it may be taken at all. (field)"""

import re
from collections.abc import Callable
from typing import Any

from .tables import STATUS_OF_SCHEME
from .types import Fault

Cells = dict[str, Any]
_NUMBERED = re.compile(r"(.*?)(\d+)\Z", re.DOTALL)


def _range(cells: Cells) -> list[tuple[str, Fault]]:
    """``first`` and ``last`` are full numbers with one prefix and one length, the first not after the last."""
    parts = {}
    for column in ("first", "last"):
        found = _NUMBERED.match(cells[column])
        if not found or "?" in cells[column] or " " in cells[column]:
            return [(column, Fault("RANGE_UNREADABLE", {"text": cells[column]}))]
        parts[column] = found
    facts = {"first": cells["first"], "last": cells["last"]}
    first, last = parts["first"], parts["last"]
    if len(first[0]) != len(last[0]):
        return [("last", Fault("RANGE_LENGTH", facts))]
    if first[1] != last[1]:
        return [("last", Fault("RANGE_PREFIX", facts))]
    return [("last", Fault("RANGE_BACKWARDS", facts))] if int(first[2]) > int(last[2]) else []


def _status(cells: Cells) -> list[tuple[str, Fault]]:
    """Each scheme has its own statuses."""
    known = STATUS_OF_SCHEME[cells["scheme"]]
    if cells["status"] in known:
        return []
    facts = {"scheme": cells["scheme"], "text": cells["status"], "choices": ", ".join(sorted(known))}
    return [("status", Fault("STATUS_NOT_OF_SCHEME", facts))]


def _period(cells: Cells) -> list[tuple[str, Fault]]:
    """A period does not end before it begins."""
    return [("to", Fault("DATE_PERIOD_BACKWARDS"))] if cells.get("to", cells["from"]) < cells["from"] else []


def _month_or_lot(cells: Cells) -> list[tuple[str, Fault]]:
    """An official figure is about a month or a lot."""
    return [] if "month" in cells or "lot" in cells else [("month", Fault("REQUIRED_EMPTY"))]


CHECKS: dict[str, Callable[[Cells], list[tuple[str, Fault]]]] = {
    "tag_movements": _range,
    "site_status": _status,
    "suspensions": _period,
    "official_log": _month_or_lot,
}
