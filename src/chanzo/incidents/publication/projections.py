"""What the records of a publication do to its rows. (incidents)

incident.drafted   somebody wrote what others may read      -> a draft
incident.asked     organisations are asked to comment on it -> asked, by a day
incident.replied   one of them replied                      -> its reply
incident.approved  a draft was frozen as a version          -> an edition
incident.recalled  a version that waited for its day is not published -> the edition
"""

from dataclasses import replace

from chanzo.core.canonical import canonical
from chanzo.core.names import fold
from chanzo.ledger.nouns import Noun, Rows, RowTable, Told

from .types import AskedRow, DraftRow, EditionRow

WRITTEN = (
    "measure", "public", "members", "about", "precision", "place", "month", "not_before", "delay_reason", "legal_act",
    "result",
)  # fmt: skip


def drafted(told: Told, rows: Rows) -> None:
    """Somebody wrote what others may read."""
    facts = told.facts
    written = {name: facts[name] for name in WRITTEN}
    written |= {name: canonical(facts[name]) for name in ("named", "spoken", "not_meant")}
    rows.of(DraftRow).put(DraftRow(seq=told.seq, incident=told.subject, actor=told.actor, at=told.at, **written))


def asked(told: Told, rows: Rows) -> None:
    """Organisations are asked to comment on a draft."""
    facts = told.facts
    for code in facts["organisations"]:
        key = f"{facts['draft']}/{fold(code)}"
        rows.of(AskedRow).put(
            AskedRow(
                key, facts["draft"], code, fold(code), facts["due"], told.actor, reply="", replied_day=None, means="",
                reference="", entered_by="",
            )
        )  # fmt: skip


def replied(told: Told, rows: Rows) -> None:
    """An organisation replied; a later reply to the same draft takes the place of the earlier one."""
    facts = told.facts
    for row in rows.of(AskedRow).find("id", [f"{facts['draft']}/{fold(facts['organisation'])}"]):
        rows.of(AskedRow).put(
            replace(
                row, reply=facts["text"], replied_day=facts["day"], means=facts["means"],
                reference=facts["reference"], entered_by=told.actor,
            )
        )  # fmt: skip


def approved(told: Told, rows: Rows) -> None:
    """A draft is frozen as a version."""
    facts = told.facts
    rows.of(EditionRow).put(
        EditionRow(
            told.seq, facts["reference"], told.subject, facts["measure"], facts["version"], facts["draft"],
            facts["from_day"], facts["body"], facts["sha256"], facts["override"], facts["passed_over"], told.actor,
            told.at, recalled_seq=None, recalled_why="",
        )
    )  # fmt: skip


def recalled(told: Told, rows: Rows) -> None:
    """A version that waited for its day is not published."""
    for row in rows.of(EditionRow).find("seq", [told.facts["edition"]]):
        rows.of(EditionRow).put(replace(row, recalled_seq=told.seq, recalled_why=told.facts["reason"]))


PUBLICATION = Noun(
    (
        RowTable("incidents_draft", DraftRow, "seq", ("incident",)),
        RowTable("incidents_asked", AskedRow, "id", ("draft",)),
        RowTable("incidents_edition", EditionRow, "seq", ("incident",)),
    ),
    {
        "incident.drafted": drafted,
        "incident.asked": asked,
        "incident.replied": replied,
        "incident.approved": approved,
        "incident.recalled": recalled,
    },
)
