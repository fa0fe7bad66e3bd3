"""Lines of registers that acts of lower rooms state: they enter by the one door, and are judged. (verification)"""

from collections.abc import Mapping, Sequence
from typing import Any

from chanzo.findings.shelves import Findings
from chanzo.findings.types import Differences, finding_id
from chanzo.ledger.services.recording import recording
from chanzo.ledger.services.rows import Database
from chanzo.ledger.shelves import compact
from chanzo.sites.door import Keys, Settled
from chanzo.traceability.derive.book import Book
from chanzo.traceability.plan import Arrival, Row, SheetRows
from chanzo.traceability.services.sheets import names_in_force
from chanzo.traceability.tables import sheet_name
from chanzo.verification.parameters import DEFAULTS
from chanzo.verification.register_keys import keys_of_sites

from .judging import limits_of
from .receive import Intake, wait


class ActsDoor:
    """The door as ``sites.door`` asks for it; it keeps nothing between two acts."""

    def enter(self, table: str, cells: Mapping[str, Any], *, by: str, source: str) -> Keys:
        """Take in one line of a register within the present recording."""
        return self.enter_all([(table, cells)], by=by, source=source)

    def enter_all(self, lines: Sequence[tuple[str, Mapping[str, Any]]], *, by: str, source: str) -> Keys:
        """Take in lines of tables that have no sheets, as (table, cells), in their order."""
        sheets: list[SheetRows] = []
        for at, (table, cells) in enumerate(lines, 1):
            sheet = sheet_name(table, dict(cells))
            if not sheets or (sheets[-1].table, sheets[-1].sheet) != (table, sheet):
                sheets.append(SheetRows(table, sheet, []))
            sheets[-1].rows.append(Row(at, compact(cells)))
        with recording() as ledger:
            arrival = Arrival(batch=None, file=source, received_at=int(ledger.record_time.timestamp()))
            return frozenset(Intake(by=by).take(sheets, arrival).touched.keys)

    def touch(self, sites: Mapping[str, int]) -> Keys:
        """The keys of what was tagged at these sites, each from a day on; they wait until they are judged."""
        with recording():
            keys = frozenset(keys_of_sites(sites, Book(Database())))
            wait(keys)
        return keys

    def near_m(self) -> int:
        """The widest buffer that is in force anywhere at any time."""
        limits = limits_of(Findings(Database()), names_in_force(Book(Database())))
        return max(row.value for row in (*DEFAULTS, *limits) if (row.rule, row.name) == ("AREA", "buffer_m"))

    def settle(self, keys: Keys) -> Settled:
        """Judge keys, a transaction at a time, and say how findings differ."""
        differing: list[Differences] = []
        Intake(by="rules", told=differing.append).settle_these(keys)
        raised, changed = (
            {finding_id(told["rule"], told["subject_type"], told["subject"]) for some in parts for told in some}
            for parts in ([d.raised for d in differing], [d.changed for d in differing])
        )
        cleared = {name for d in differing for name in d.cleared}
        return Settled(tuple(sorted(raised)), tuple(sorted(changed)), tuple(sorted(cleared)))
