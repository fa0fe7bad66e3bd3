"""What a row of a list must say to be taken, and what no list may do. (incidents)"""

from collections.abc import Iterable, Mapping
from typing import Any

from chanzo.core.names import fold

from ..rules.moves import needs_second, outcomes_from, skipped
from ..types import Level, Outcome, State
from .types import TEXTS, ListedRow, Standing

Fault = tuple[str | None, str, dict[str, str | int]]
# What a closed row is closed from: a list knows of no step in between.
_BEFORE = State.OPEN


def key_of(reference: str) -> str:
    """What makes two rows the same incident: its number in the list, however it is written."""
    return fold(reference)


def in_force(versions: Iterable[ListedRow]) -> ListedRow | None:
    """The version of a row that counts: the last one not undone."""
    return max((one for one in versions if not one.undone), key=lambda one: one.version, default=None)


def gravest(versions: Iterable[ListedRow], *levels: int) -> int:
    """The gravest level that an incident ever had in any list, undone ones too, or has by these."""
    return min([*(one.level for one in versions), *levels])


def standing_of(cells: Mapping[str, Any]) -> Standing:
    """How far the row says that it came; what says nothing is an alert."""
    return Standing(cells.get("state", Standing.ALERT))


def days_of(cells: Mapping[str, Any], today: int) -> tuple[int, int | None, int | None]:
    """When it was reported, opened and closed; an untold day is the one before it in its life, or today."""
    standing = standing_of(cells)
    reported = cells.get("reported", cells.get("opened", today))
    if standing is Standing.ALERT:
        return reported, None, None
    return reported, cells.get("opened", reported), cells.get("closed") if standing is Standing.CLOSED else None


def fault_of(cells: Mapping[str, Any], worst: int, today: int) -> Fault | None:
    """Why a row cannot be taken; ``worst`` is the gravest level that its incident ever had."""
    reported, opened, closed = days_of(cells, today)
    told = [day for day in (reported, opened, closed) if day is not None]
    if max(told) > today:
        return ("reported", "LIST_DAY_AHEAD", {})
    if told != sorted(told):
        return ("closed" if closed is not None else "opened", "LIST_DAYS_ORDER", {})
    if standing_of(cells) is not Standing.CLOSED:
        return None
    # The one rule of closing, whatever the door: a list has no second person.
    if needs_second(worst):
        return ("state", "LIST_SECOND_PERSON", {"reference": cells["reference"]})
    if closed is None or "outcome" not in cells:
        return ("outcome" if closed is not None else "closed", "LIST_CLOSING_INCOMPLETE", {})
    outcome = Outcome(cells["outcome"])
    if outcome not in outcomes_from(_BEFORE):
        return ("outcome", "LIST_CLOSING_INCOMPLETE", {})
    return None if cells.get("reason") else ("reason", "LIST_CLOSING_REASON", {})


def steps_skipped(cells: Mapping[str, Any]) -> list[str]:
    """The steps that a row's closing passed over, as far as a list can tell: it names none."""
    if standing_of(cells) is not Standing.CLOSED:
        return []
    return list(skipped(_BEFORE, Outcome(cells["outcome"])))


def turns_back(before: str, now: str) -> bool:
    """Whether a row would take an incident back in its life: a closed one opened again, a case made an alert."""
    order = list(Standing)
    return order.index(Standing(now)) < order.index(Standing(before))


def area_in(cells: Mapping[str, Any]) -> str:
    """The area of a row, its territory before its province, where it names no site."""
    for sort in ("territory", "province"):
        if "site" not in cells and sort in cells:
            return f"{sort}:{cells[sort]}"
    return ""


def texts_in(cells: Mapping[str, Any]) -> dict[str, str]:
    """The texts of a row by field."""
    return {name: cells[name] for name in TEXTS if name in cells}


def level_in(cells: Mapping[str, Any]) -> Level:
    """The level of a row."""
    return Level(int(cells["level"]))
