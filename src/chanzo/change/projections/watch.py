"""Reviews of assumptions and risks, triggers that ring and calm, and the series they look at. (change)"""

import json
from dataclasses import replace

from chanzo.ledger.nouns import Noun, Rows, RowTable, Told

from ..rows import ReviewRow, SeriesRow, WatchRow
from .figures import ended

REVIEWED, RANG, CALMED = "assumption.reviewed", "trigger.rang", "trigger.calmed"
LOADED, SERIES_ENDED = "series.loaded", "series.withdrawn"


def reviewed(told: Told, rows: Rows) -> None:
    """A review stands beside those before it; the last counts."""
    facts = told.facts
    rows.of(ReviewRow).put(
        ReviewRow(
            told.seq, told.subject, facts["holding"], facts["sees"], facts["decides"], facts["who"],
            facts.get("due"), facts.get("next_day"), told.actor, told.at,
        )
    )  # fmt: skip


def rang(told: Told, rows: Rows) -> None:
    """A trigger changes its state."""
    figures = json.dumps(told.facts["figures"], sort_keys=True)
    rows.of(WatchRow).put(
        WatchRow(told.subject, told.facts["trigger"], told.kind == RANG, told.facts["day"], figures, told.seq)
    )


def loaded(told: Told, rows: Rows) -> None:
    """A delivery of a series takes the place of the one before."""
    facts, shelf = told.facts, rows.of(SeriesRow)
    for row in shelf.find("name", [told.subject]):
        if row.ended_by is None:
            shelf.put(replace(row, ended_by=told.seq))
    shelf.put(
        SeriesRow(
            told.seq, told.subject, facts["title"], facts["unit"], facts["source"], facts["licence"], facts["file"],
            json.dumps(facts["points"]), told.actor, told.at, None,
        )
    )  # fmt: skip


REVIEWS = Noun((RowTable("change_review", ReviewRow, "seq", ("key",)),), {REVIEWED: reviewed})
WATCHES = Noun((RowTable("change_watch", WatchRow, "key"),), {RANG: rang, CALMED: rang})
SERIES = Noun(
    (RowTable("change_series", SeriesRow, "seq", ("name",)),), {LOADED: loaded, SERIES_ENDED: ended(SeriesRow)}
)
