"""What a company that was told owes: its own decision, within days; and what is put beside it. (incidents)"""

from ..types import Decision, Ground, Level

DAYS = {Level.HIGHEST: 14, Level.INTERMEDIATE: 30, Level.LOWEST: 60}


def due_on(told: int, level: int) -> int:
    """The day by which a company told on a day decides, by the incident's level."""
    return told + DAYS[Level(level)]


def standing_of(decision: str, due: int, today: int) -> str:
    """How a company stands to an incident: what it decided, else whether it is late."""
    return decision or ("late" if today > due else "waited for")


def contradictions(decision: str, *, no_risk: bool, level: int, ground: str, tried: str) -> tuple[str, ...]:
    """What an auditor would put beside a decision: "no risk" against the incident, a disengagement without grounds."""
    found = []
    if no_risk and level < Level.LOWEST:
        found.append("no_risk_against_level")
    if decision == Decision.DISENGAGE and ground not in (Ground.ABUSE, Ground.LAW) and not tried:
        found.append("nothing_tried")
    return tuple(found)
