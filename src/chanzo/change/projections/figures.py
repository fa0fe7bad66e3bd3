"""Targets, baselines, entered figures and evidence: set, replaced, ended. (change)"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from chanzo.ledger.nouns import Noun, Rows, RowTable, Told

from ..rows import AimRow, EnteredRow, NoteRow

AIM_SET, AIM_ENDED = "aim.set", "aim.ended"
ENTERED, ENTRY_ENDED = "figure.entered", "figure.withdrawn"
NOTED, NOTE_ENDED = "evidence.noted", "evidence.withdrawn"


def aim_set(told: Told, rows: Rows) -> None:
    """An aim comes in place of one of the same sort and period."""
    facts, shelf = told.facts, rows.of(AimRow)
    for row in shelf.find("code", [told.subject]):
        if row.ended_by is None and (row.sort, row.first, row.last) == (facts["sort"], facts["first"], facts["last"]):
            shelf.put(replace(row, ended_by=told.seq))
    shelf.put(
        AimRow(
            told.seq, told.subject, facts["sort"], facts["first"], facts["last"], facts["value_u"], facts["reason"],
            told.actor, None,
        )
    )  # fmt: skip


def entered(told: Told, rows: Rows) -> None:
    """A figure comes in place of one of the same period."""
    facts, shelf = told.facts, rows.of(EnteredRow)
    for row in shelf.find("code", [told.subject]):
        if row.ended_by is None and (row.first, row.last) == (facts["first"], facts["last"]):
            shelf.put(replace(row, ended_by=told.seq))
    shelf.put(
        EnteredRow(
            told.seq, told.subject, facts["first"], facts["last"], facts["value_u"], facts.get("low_u"),
            facts.get("high_u"), facts["design"], facts.get("sample"), facts.get("answered"), facts["evidence"],
            facts.get("file", ""), facts.get("media", ""), told.actor, told.at, None,
        )
    )  # fmt: skip


def noted(told: Told, rows: Rows) -> None:
    """Evidence comes beside what was noted before."""
    facts = told.facts
    rows.of(NoteRow).put(
        NoteRow(
            told.seq, told.subject, facts["supports"], facts["day"], facts["text"], facts["source"],
            facts.get("file", ""), facts.get("media", ""), told.actor, None,
        )
    )  # fmt: skip


def ended(row_type: Callable[..., Any]) -> Callable[[Told, Rows], None]:
    """The row that a record names by sequence counts no longer."""

    def apply(told: Told, rows: Rows) -> None:
        shelf = rows.of(row_type)
        for row in shelf.find("seq", [told.facts["seq"]]):
            shelf.put(replace(row, ended_by=told.seq))

    return apply


AIMS = Noun((RowTable("change_aim", AimRow, "seq", ("code",)),), {AIM_SET: aim_set, AIM_ENDED: ended(AimRow)})
FIGURES = Noun(
    (RowTable("change_entered", EnteredRow, "seq", ("code",)),), {ENTERED: entered, ENTRY_ENDED: ended(EnteredRow)}
)
NOTES = Noun((RowTable("change_note", NoteRow, "seq", ("statement",)),), {NOTED: noted, NOTE_ENDED: ended(NoteRow)})
