"""What observations and awareness sessions do to rows. (sites)"""

from chanzo.ledger.nouns import Noun, Rows, RowTable, Told

from ..types.observations import ObservationRow

OBSERVED = "area.observed"
# The same facts, told in confidence: whoever reads the ledger does not read these (people.confidences).
TOLD = "area.told"


def observed(told: Told, rows: Rows) -> None:
    """An observation stands as it was recorded."""
    facts = told.facts
    place = facts["longitude"], facts["latitude"], facts["province"], facts["territory"]
    people = facts["women"], facts["men"], facts["confidential"], facts["person"]
    what = facts["sort"], facts["day"], facts["what"], facts["area"], facts["site"]
    rows.of(ObservationRow).put(ObservationRow(told.seq, *what, *place, *people, told.actor, told.at))


OBSERVATIONS = Noun((RowTable("sites_observation", ObservationRow, "seq"),), {OBSERVED: observed, TOLD: observed})
