"""What happened to an incident, read under the lock. (incidents)"""

from chanzo.ledger.nouns import Rows

from ..queries.categories import known_categories
from ..queries.clocks import day_of
from ..rows import IncidentRow, StepRow
from ..rules.annex import carried_on, is_annex
from ..rules.clocks import Happened, met_on
from ..types import Clock


def history(number: str, rows: Rows) -> list[Happened]:
    """The steps of an incident in order."""
    steps = sorted(rows.of(StepRow).find("incident", [number]), key=lambda step: step.seq)
    return [
        (step.what, step.before, step.after, int(step.after) if step.what == "acknowledged" else day_of(step.at))
        for step in steps
    ]


def whole_history(row: IncidentRow, rows: Rows) -> list[Happened]:
    """The same, after the steps of those that it carries over: mitigation goes on where it stood."""
    found = history(row.number, rows)
    while row.carried_from:
        row = rows.of(IncidentRow).find("number", [row.carried_from])[0]
        found = carried_on(row.category, history(row.number, rows)) + found
    return found


def lacks_improvement(row: IncidentRow, rows: Rows) -> bool:
    """Whether Annex II asks for evidence of improvement that this incident does not have."""
    annex = is_annex(row.category, whole_history(row, rows), known_categories())
    return annex and Clock.IMPROVE not in met_on(history(row.number, rows))
