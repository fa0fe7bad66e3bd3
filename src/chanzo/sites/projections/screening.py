"""What checks against protected areas do to rows. (sites)"""

import json

from chanzo.ledger.nouns import Noun, Rows, RowTable, Told

from ..types.screening import ScreeningRow

SCREENED = "sites.screened"


def screened(told: Told, rows: Rows) -> None:
    """Results of some sites against one layer; sites without a place are known by none."""
    shelf, facts = rows.of(ScreeningRow), told.facts
    loaded = facts["loaded"]
    for site, longitude, latitude, country, inside, area, name, boundary, distance_cm, others in facts["results"]:
        shelf.put(
            ScreeningRow(
                f"{loaded}/{site}",
                site,
                facts["layer"],
                loaded,
                facts["version"],
                bool(inside),
                area,
                name,
                boundary,
                distance_cm,
                json.dumps(others, ensure_ascii=False),
                country,
                longitude,
                latitude,
                told.seq,
            )
        )
    for site in facts["gone"]:
        shelf.drop(f"{loaded}/{site}")


SCREENINGS = Noun((RowTable("sites_screening", ScreeningRow, "id", ("site",)),), {SCREENED: screened})
