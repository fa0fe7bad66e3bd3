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
from chanzo.traceability.types import RECORD_LINES
from chanzo.verification.parameters import DEFAULTS
from chanzo.verification.register_keys import keys_of_sites

from .judging import limits_of
from .receive import Intake, wait


class ActsDoor:
    """The door as ``sites.door`` asks for it; it keeps nothing between two acts."""

    def enter(self, table: str, cells: Mapping[str, Any], *, by: str, source: str) -> Keys:
        """Take in one line of a register within the present recording."""
        return self.enter_many(table, [cells], by=by, source=source)

    def enter_many(self, table: str, rows: Sequence[Mapping[str, Any]], *, by: str, source: str) -> Keys:
        """Take in many lines of one register, so many a record as one may hold."""
        keys: set[tuple[str, str]] = set()
        with recording() as ledger:
            arrival = Arrival(batch=None, file=source, received_at=int(ledger.record_time.timestamp()))
            intake = Intake(by=by)
            numbered = [Row(number, compact(cells)) for number, cells in enumerate(rows, start=1)]
            for start in range(0, len(numbered), RECORD_LINES):
                sheet = SheetRows(table, sheet_name(table, dict(rows[start])), numbered[start : start + RECORD_LINES])
                keys |= intake.take([sheet], arrival).touched.keys
        return frozenset(keys)

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
