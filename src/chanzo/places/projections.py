"""What loading and withdrawing layers does to rows. (places)"""

import json
from dataclasses import replace

from chanzo.ledger.nouns import Noun, Room, Rows, RowTable, Told

from .types import LayerRow

LOADED, WITHDRAWN = "areas.loaded", "areas.withdrawn"


def loaded(told: Told, rows: Rows) -> None:
    """A version comes and takes the place of the one that counted before."""
    shelf, facts = rows.of(LayerRow), told.facts
    for row in shelf.find("name", [facts["layer"]]):
        if row.superseded_by is None:
            shelf.put(replace(row, superseded_by=told.seq))
    shelf.put(
        LayerRow(
            told.seq,
            facts["layer"],
            facts["version"],
            facts["sha256"],
            facts["source"],
            facts["licence"],
            facts["dated"],
            facts["areas"],
            facts["unknown"],
            facts["repaired"],
            facts["refused"],
            json.dumps(facts["unread"], ensure_ascii=False),
            json.dumps(facts["countries"]),
            told.actor,
            told.at,
        )
    )


def withdrawn(told: Told, rows: Rows) -> None:
    """A version counts no longer, and the one before it does again."""
    shelf, facts = rows.of(LayerRow), told.facts
    for row in shelf.find("seq", [facts["seq"]]):
        shelf.put(replace(row, withdrawn_by=told.seq, reason=facts["reason"]))
        for before in shelf.find("name", [row.name]):
            if before.superseded_by == row.seq:
                shelf.put(replace(before, superseded_by=row.superseded_by))


LAYERS = Noun((RowTable("places_layer", LayerRow, "seq", ("name",)),), {LOADED: loaded, WITHDRAWN: withdrawn})
PLACES = Room("places", (LAYERS,))
