"""The mining sector is under better control."""

from .doors import Doors

CONTROLLED = ("agents.covered_sites", "lots.untraced_share", "sites.tagged_share")


def test_agents_posted_and_traced_lots_show_it_and_lost_tags_do_not(programme: Doors) -> None:
    programme.name_service()
    posting = programme.on("2026-03-02").post_agent("AG-1", "S-1")
    assert programme.figures(*CONTROLLED) == (0.5, 0.0, 1.0)
    programme.new_site("S-3")
    programme.export("0910")
    assert programme.figures(*CONTROLLED) == (0.333333, 0.291667, 0.666667)
    programme.take_back()
    programme.bag("0110", "S-3")
    programme.post_agent("AG-2", "S-3")
    assert programme.figures(*CONTROLLED) == (0.666667, 0.0, 1.0)
    programme.end_posting(posting)
    assert programme.figure("agents.covered_sites") == 0.333333
    programme.lose("SERVICE", "0140-0144")
    programme.on("2026-04-02").lose("SERVICE", "0145")
    assert programme.figure("custody.losses", quarter="first") == 5
    assert programme.figure("custody.losses", quarter="second") == 1
    assert "silence" in programme.refused_aim("custody.losses")
