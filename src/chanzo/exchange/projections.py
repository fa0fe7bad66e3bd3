"""What acts of publication do to its rows. (exchange)

publication.terms_set  what is published from a day on              -> terms
publication.withheld   a site or area is withheld, until a review   -> a decision
publication.reviewed   it stays withheld, until the next review     -> the decision's review day
publication.restored   it is published again                        -> the decision ends
publication.released   files are frozen under a name, with hashes   -> a release
publication.counted    the incidents of a half-year are counted     -> a count
"""

from dataclasses import replace

from chanzo.core.canonical import canonical
from chanzo.ledger.nouns import Noun, Room, Rows, RowTable, Told

from .types import CountRow, ReleaseRow, TermsRow, WithholdingRow


def _terms_set(told: Told, rows: Rows) -> None:
    rows.of(TermsRow).put(TermsRow(told.seq, told.facts["from_day"], canonical(told.facts["terms"]), told.actor))


def _withheld(told: Told, rows: Rows) -> None:
    facts = told.facts
    rows.of(WithholdingRow).put(
        WithholdingRow(
            told.seq, told.subject, facts["reason"], facts["level"], facts["from_day"], facts["review_day"], told.actor
        )
    )


def _reviewed(told: Told, rows: Rows) -> None:
    for row in rows.of(WithholdingRow).find("seq", [told.facts["withholding"]]):
        rows.of(WithholdingRow).put(replace(row, review_day=told.facts["review_day"]))


def _restored(told: Told, rows: Rows) -> None:
    for row in rows.of(WithholdingRow).find("seq", [told.facts["withholding"]]):
        rows.of(WithholdingRow).put(replace(row, ended_by=told.seq, ended_day=told.facts["day"]))


def _released(told: Told, rows: Rows) -> None:
    facts = told.facts
    rows.of(ReleaseRow).put(
        ReleaseRow(
            told.seq, told.subject, facts["until"], facts["day"], facts["head"], canonical(facts["files"]),
            canonical(facts["shares"]), canonical(facts["terms"]), told.actor,
        )
    )  # fmt: skip


def _counted(told: Told, rows: Rows) -> None:
    facts = told.facts
    rows.of(CountRow).put(CountRow(told.seq, told.subject, facts["half"], facts["day"], canonical(facts["counts"])))


TERMS = Noun((RowTable("exchange_terms", TermsRow, "seq"),), {"publication.terms_set": _terms_set})
WITHHOLDINGS = Noun(
    (RowTable("exchange_withholding", WithholdingRow, "seq", ("area",)),),
    {
        "publication.withheld": _withheld,
        "publication.reviewed": _reviewed,
        "publication.restored": _restored,
    },
)
RELEASES = Noun((RowTable("exchange_release", ReleaseRow, "seq", ("name",)),), {"publication.released": _released})
COUNTS = Noun((RowTable("exchange_incident_count", CountRow, "seq", ("name",)),), {"publication.counted": _counted})
EXCHANGE = Room("exchange", (TERMS, WITHHOLDINGS, RELEASES, COUNTS))
