"""What acts on procedures do to rows. (government)

procedure.written     a version's text, again while it is a draft; or in a further language  -> a version, a text
procedure.in_force    from a day on                                                          -> no draft any more
procedure.ended       the last day, and why                                                  -> ended
procedure.signed      the scan of the signed paper is kept                                   -> a signed copy
procedure.checked     each requirement looked at on a site                                   -> a check
"""

from dataclasses import replace

from chanzo.core.canonical import canonical
from chanzo.core.names import fold
from chanzo.ledger.nouns import Noun, Rows, RowTable, Told

from .types import CheckRow, SignedRow, TextRow, VersionRow, version_id
from .types import Told as Found


def written(told: Told, rows: Rows) -> None:
    """The version as written last, and its text in the language; a changed first text drops its translations."""
    facts = told.facts
    procedure = facts["procedure"] or told.seq
    key, language = version_id(procedure, facts["version"]), facts["language"]
    texts = rows.of(TextRow)
    if facts["first"]:
        for text in texts.find("version", [key]):
            texts.drop(text.id)
        rows.of(VersionRow).put(
            VersionRow(
                key, procedure, facts["version"], facts["sort"], facts["title"], facts["reach"], facts["place"],
                fold(facts["place"]), canonical(facts["signatories"]), facts["every_days"], None, None, "", told.actor,
                told.seq, None,
            )
        )  # fmt: skip
    texts.put(TextRow(f"{key}/{language}", key, language, facts["first"], canonical(facts["sections"]), told.seq))


def in_force(told: Told, rows: Rows) -> None:
    """The version holds from a day on."""
    facts, versions = told.facts, rows.of(VersionRow)
    for row in versions.find("id", [version_id(facts["procedure"], facts["version"])]):
        versions.put(replace(row, from_day=facts["from"], to_day=facts["to"], in_force_seq=told.seq))


def ended(told: Told, rows: Rows) -> None:
    """The version has a last day."""
    facts, versions = told.facts, rows.of(VersionRow)
    for row in versions.find("id", [version_id(facts["procedure"], facts["version"])]):
        versions.put(replace(row, to_day=facts["day"], reason=facts["reason"]))


def signed(told: Told, rows: Rows) -> None:
    """A signed copy is kept."""
    facts = told.facts
    rows.of(SignedRow).put(
        SignedRow(
            told.seq, version_id(facts["procedure"], facts["version"]), facts["sha256"], facts["media"], facts["size"],
            facts["signed_on"], told.actor,
        )
    )  # fmt: skip


def checked(told: Told, rows: Rows) -> None:
    """A check was done."""
    facts = told.facts
    found = [one[1] for one in facts["told"]]
    rows.of(CheckRow).put(
        CheckRow(
            told.seq, facts["procedure"], facts["version"], facts["site"], facts["day"], told.actor,
            canonical(facts["told"]), found.count(Found.YES), found.count(Found.NO), facts["visit"],
        )
    )  # fmt: skip


PROCEDURES = Noun(
    (
        RowTable("government_procedure_version", VersionRow, "id", ("procedure",)),
        RowTable("government_procedure_text", TextRow, "id", ("version",)),
        RowTable("government_procedure_signed", SignedRow, "seq", ("version",)),
        RowTable("government_procedure_check", CheckRow, "seq", ("procedure", "site")),
    ),
    {
        "procedure.written": written,
        "procedure.in_force": in_force,
        "procedure.ended": ended,
        "procedure.signed": signed,
        "procedure.checked": checked,
    },
)
