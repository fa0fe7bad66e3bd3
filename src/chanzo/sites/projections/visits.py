"""What records of visits do to their rows: a version each, of which the last counts. (sites)"""

from dataclasses import replace

from chanzo.ledger.nouns import Noun, Rows, RowTable, Told
from chanzo.ledger.shelves import compact

from ..types.visits import NOT_MADE, RECORDED, SORTS, STANDING, TAKEN_BACK, State, VisitRow

TABLE = "sites_visit"


def entered(told: Told, rows: Rows) -> None:
    """A visit made or prevented, or another version of one."""
    facts, shelf = told.facts, rows.of(VisitRow)
    first = facts.get("visit", told.seq)
    _ended(first, told, rows, State.REPLACED)
    sort = SORTS[told.kind]
    report = {key: value for key, value in facts.items() if key not in ("visit", "site", "day", "officer")}
    shelf.put(
        VisitRow(
            told.seq, first, facts["site"], facts["day"], sort, sort, report.get("activity", ""), facts["officer"],
            compact(report), told.actor, told.at, None,
        )
    )  # fmt: skip


def taken_back(told: Told, rows: Rows) -> None:
    """A visit that was never made, or written down twice."""
    _ended(told.facts["visit"], told, rows, State.WITHDRAWN)


def _ended(visit: int, told: Told, rows: Rows, state: State) -> None:
    shelf = rows.of(VisitRow)
    for row in shelf.find("visit", [visit]):
        if row.state in STANDING:
            shelf.put(replace(row, state=state.value, replaced_by=told.seq))


VISITS = Noun(
    (RowTable(TABLE, VisitRow, "seq", ("visit",)),),
    {RECORDED: entered, NOT_MADE: entered, TAKEN_BACK: taken_back},
)
