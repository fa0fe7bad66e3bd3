"""What due diligence asks for reaches every level of the chain, from miners to smelters."""

from .doors import Doors
from .entered import entered_both_ways


def test_lots_that_lead_to_no_site_and_findings_speak_against_it(programme: Doors) -> None:
    untraced, found = programme.figures("lots.untraced_share", "findings.per_1000_lines")
    assert untraced == 0.0
    programme.on("2026-03-02").export("0910")
    assert programme.figure("lots.untraced_share") == 0.291667
    assert (programme.figure("findings.per_1000_lines") or 0) > (found or 0)
    programme.take_back()
    assert programme.figures("lots.untraced_share", "findings.per_1000_lines") == (untraced, found)
    entered_both_ways(programme, "outcome-cascade", "suppliers.filed", worse=0.35, better=0.8)
