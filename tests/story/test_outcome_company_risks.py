"""Companies run lower risks of losing money, of falling foul of the law and of losing their good name."""

from .doors import Doors
from .entered import entered_in_silence


def test_incidents_for_what_is_dug_and_grave_ones_among_them_speak_against_it(programme: Doors) -> None:
    grave = programme.on("2026-03-02").open_incident(level=1)
    share, dense = programme.figures("incidents.level_1_share", "incidents.per_1000_t")
    assert share == 1.0
    programme.bag("0110", kg="156.5")
    assert programme.figure("incidents.per_1000_t") == round((dense or 0) / 2, 6)
    programme.open_incident("S-2", level=3)
    assert programme.figures("incidents.level_1_share", "incidents.per_1000_t") == (0.5, dense)
    programme.level(grave, 2)
    assert programme.figure("incidents.level_1_share") == 0.0
    entered_in_silence(programme, "outcome-company-risks", "companies.harm", more=4, fewer=1)
