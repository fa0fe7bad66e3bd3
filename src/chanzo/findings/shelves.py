"""The rows of findings that judging works on, one shelf a table. (findings)"""

from chanzo.ledger.shelves import Nothing, Shelf, Source

from .types import BearerRow, CaseRow, EventRow, FindingRow, ParameterSet, VerdictRow


class Findings:
    """Findings, cases by judged key, what people said, steps taken, limits set; behind them is the ``source``."""

    def __init__(self, source: Source | None = None) -> None:
        source = source or Nothing()
        self.findings: Shelf[FindingRow] = Shelf(
            "findings_finding", FindingRow, "id", ("subject", "site", "page"), source
        )
        self.cases: Shelf[CaseRow] = Shelf("findings_case", CaseRow, "id", ("judged", "finding"), source)
        self.bearers: Shelf[BearerRow] = Shelf("findings_bearer", BearerRow, "id", ("finding",), source)
        self.verdicts: Shelf[VerdictRow] = Shelf("findings_verdict", VerdictRow, "id", ("finding",), source)
        self.events: Shelf[EventRow] = Shelf("findings_event", EventRow, "id", ("finding",), source)
        self.parameters: Shelf[ParameterSet] = Shelf("findings_parameter", ParameterSet, "id", ("rule",), source)

    @property
    def shelves(self) -> tuple[Shelf, ...]:
        """Every shelf, for writing."""
        return self.findings, self.cases, self.bearers, self.verdicts, self.events, self.parameters
