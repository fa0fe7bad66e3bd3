"""Acts behind statuses and suspensions, and assessments of suspended sites. (sites)

site.status_given      a status of a scheme, its act, how long it is valid       -> beside the register's line
area.suspended, area.resumed, site.resumed, area.counted                         -> beside the register's lines
site.assessed          whether a suspended site may resume                       -> an assessment
"""

from chanzo.core.canonical import canonical
from chanzo.ledger.nouns import Noun, Rows, RowTable, Told

from ..types.dated import AssessmentRow, StatusActRow, SuspensionActRow

WHAT = {"area.suspended": "begun", "area.resumed": "ended", "site.resumed": "resumed", "area.counted": "counted"}


def status_given(told: Told, rows: Rows) -> None:
    """A status was given by an act."""
    facts = told.facts
    rows.of(StatusActRow).put(
        StatusActRow(
            told.seq, told.subject, facts["scheme"], facts["status"], facts["from"], facts["valid_to"],
            facts["document"], facts["reason"], told.actor,
        )
    )  # fmt: skip


def suspension_acted(told: Told, rows: Rows) -> None:
    """A suspension began, ended, let one site go, or had its bags counted."""
    facts = told.facts
    bags = facts.get("bags", [])
    rows.of(SuspensionActRow).put(
        SuspensionActRow(
            told.seq, facts["area"], facts["from"], WHAT[told.kind], facts.get("site", ""), facts["day"],
            facts["reason"], facts["document"], len(bags), sum(bag["mass_g"] for bag in bags), told.actor,
        )
    )  # fmt: skip


def assessed(told: Told, rows: Rows) -> None:
    """A suspended site was assessed."""
    facts = told.facts
    rows.of(AssessmentRow).put(
        AssessmentRow(
            told.seq, told.subject, facts["area"], facts["from"], facts["day"], canonical(facts["answers"]),
            facts["resume"], facts["reason"], facts["document"], told.actor,
        )
    )  # fmt: skip


STATUS_TABLE = "sites_status_act"
STATUS_ACTS = Noun((RowTable(STATUS_TABLE, StatusActRow, "seq", ("site",)),), {"site.status_given": status_given})
SUSPENSION_ACTS = Noun(
    (
        RowTable("sites_suspension_act", SuspensionActRow, "seq", ("area",)),
        RowTable("sites_assessment", AssessmentRow, "seq", ("site",)),
    ),
    dict.fromkeys(WHAT, suspension_acted) | {"site.assessed": assessed},
)
