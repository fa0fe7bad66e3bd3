"""Agents and procedures beside the small programme: one of each at S-1 in the North, one of each at S-2."""

from pathlib import Path

from chanzo.core import clock
from chanzo.field.services.imports import import_files
from chanzo.government.agents.services import post_agent, register_agent
from chanzo.government.procedures.services import check_procedure, put_in_force, write_procedure
from chanzo.government.procedures.types import sections_read
from chanzo.people.types import SYSTEM

from .programme import written

SERVICE = "organisation,name,role,country\nSERVICE,State Service,state_service,CD\n"
TEXT = "# Box\n1. Three locks.\n"


def presence(folder: Path) -> dict[str, str]:
    """The numbers by which addresses name them: ``posting 1`` at S-1, ``posting 2`` at S-2, and so on."""
    folder.mkdir()
    import_files(written(folder, organisations=SERVICE), by="test", backfill=True)
    found = {}
    today = clock.today()
    for at, site in enumerate(("S-1", "S-2"), 1):
        agent = register_agent(code=f"AG-{at}", service="SERVICE", duty="tagging", by=SYSTEM)
        posting = post_agent(agent=agent, post="Tag agent", sites=[site], from_day=today - 30, by=SYSTEM)
        procedure, version = write_procedure(
            sort="joint_tags", title="Box", reach="site", place=site, language="en", sections=sections_read(TEXT),
            by=SYSTEM,
        )  # fmt: skip
        put_in_force(procedure=procedure, version=version, from_day=today - 30, by=SYSTEM)
        check = check_procedure(
            procedure=procedure, version=version, site=site, day=today, told={"1.1": ("yes", "")}, by=SYSTEM
        )
        found |= {f"posting {at}": str(posting), f"procedure {at}": str(procedure), f"check {at}": str(check)}
    return found
