"""What receiving a list of mines and deciding its rows do to rows. (sites)"""

import json
from dataclasses import replace
from typing import Any

from chanzo.ledger.nouns import Noun, Rows, RowTable, Told

from ..types.mine_lists import ListRow, MineRow, Placed

RECEIVED, PLACED, DECIDED = "mine_list.received", "mine_list.placed", "mine_list.decided"


def received(told: Told, rows: Rows) -> None:
    """A list comes."""
    facts = told.facts
    named = (facts["title"], facts["source"], facts["licence"], facts["sha256"], facts["rows"], facts["skipped"])
    rows.of(ListRow).put(ListRow(told.seq, *named, told.actor, told.at))


def placed(told: Told, rows: Rows) -> None:
    """Rows of a list as matching found them; a row found again later is found anew."""
    shelf, received_as = rows.of(MineRow), told.facts["list"]
    for facts in told.facts["rows"]:
        *said, candidates, column, fault = facts
        cells = [f"{received_as}/{facts[0]}", received_as, *said, json.dumps(candidates), column, fault]
        shelf.put(MineRow(*cells))


def decided(told: Told, rows: Rows) -> None:
    """A person said what some rows are."""
    shelf, received_as = rows.of(MineRow), told.facts["list"]
    for number, choice, site in told.facts["rows"]:
        for row in shelf.find("id", [f"{received_as}/{number}"]):
            shelf.put(replace(row, choice=choice, site=site, decided=told.seq, actor=told.actor))


def facts_of(found: Placed) -> list[Any]:
    """One row as records hold it; the order is that of ``MineRow`` from ``row`` on."""
    mine = found.mine
    candidates = [[c.site, c.row, c.likeness, c.distance_m] for c in found.candidates]
    place = [mine.longitude, mine.latitude]
    said = [mine.row, mine.name, mine.code, *place, mine.minerals, mine.country, mine.province, mine.territory]
    fault = [found.fault.column, found.fault.code] if found.fault else ["", ""]
    return [*said, mine.swapped, str(found.outcome), found.site, found.twin, found.score, candidates, *fault]


MINE_LISTS = Noun(
    (
        RowTable("sites_mine_list", ListRow, "seq", ("sha256",)),
        RowTable("sites_mine_row", MineRow, "id", ("received",)),
    ),
    {RECEIVED: received, PLACED: placed, DECIDED: decided},
)
