"""What is heard of risks in the chain is collected and written down."""

from .doors import Doors


def test_incidents_written_down_and_hours_to_the_record_show_it(programme: Doors) -> None:
    assert programme.figures("incidents.opened", "records.hours_to_ledger") == (None, None)
    programme.on("2026-03-02").open_incident()
    programme.open_incident("S-2", category="tax")
    programme.bag("0110", day="2026-03-01", time="09:30")
    assert programme.figures("incidents.opened", "records.hours_to_ledger") == (2, 25.0)
    programme.bag("0111", day="2026-02-25", time="09:30")
    assert programme.figure("records.hours_to_ledger") == 72.5
    programme.take_back()
    programme.on("2026-04-02").open_incident("S-2", category="governance")
    assert programme.figure("records.hours_to_ledger") == 25.0
    assert programme.figure("incidents.opened", quarter="first") == 2
    assert programme.figure("incidents.opened", quarter="second") == 1
    assert programme.figure("incidents.tax_law", quarter="first") == 1
    assert programme.figure("incidents.tax_law", quarter="second") == 0
    assert programme.figure("incidents.tax_law") == 1
    programme.open_incident("S-2", category="tax")
    assert programme.figure("incidents.tax_law") == 2
