"""Procedures are written for the risks of a place, lists of whom to trade with among them."""

from .doors import Doors


def test_procedures_in_force_and_kept_show_it(programme: Doors) -> None:
    assert programme.figures("procedures.in_force_sites", "procedures.checks_met") == (None, None)
    page = programme.on("2026-03-02").put_procedure_in_force("S-1")
    programme.check_procedure(page, "S-1", kept=True)
    assert programme.figures("procedures.in_force_sites", "procedures.checks_met") == (0.5, 1.0)
    programme.on("2026-03-09").check_procedure(page, "S-1", kept=False)
    programme.new_site("S-3")
    assert programme.figures("procedures.in_force_sites", "procedures.checks_met") == (0.333333, 0.75)
    programme.put_procedure_in_force("S-2")
    programme.on("2026-03-16").check_procedure(page, "S-1", kept=True)
    assert programme.figures("procedures.in_force_sites", "procedures.checks_met") == (0.666667, 0.833333)
