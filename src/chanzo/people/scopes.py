"""What an account may see of custody, as a plain value that queries take. (people)"""

from dataclasses import dataclass, field
from functools import lru_cache

from chanzo.core.names import fold

from .types import Actor, Place, Role


@dataclass(frozen=True)
class Scope:
    """Everything, or what certain organisations hold and what happens in certain areas.

    ``agents`` says whether codes and positions of state agents may be read; they never reach a company.
    """

    everything: bool = False
    organisations: frozenset[str] = field(default_factory=frozenset)
    areas: frozenset[str] = field(default_factory=frozenset)
    agents: bool = False

    def owns(self, organisation: str) -> bool:
        """Whether lots of this holder are shown whole."""
        return self.everything or fold(organisation) in self.organisations

    def covers(self, place: Place) -> bool:
        """Whether a place lies in the scope's areas."""
        return self.everything or not self.areas.isdisjoint(area_keys(place))


EVERYTHING = Scope(everything=True, agents=True)
NOTHING = Scope()

SEES_EVERYTHING = frozenset(
    {Role.CLERK, Role.VERIFIER, Role.INCIDENT_MANAGER, Role.AUDITOR, Role.SECRETARIAT, Role.ADMIN}
)
READS_AGENTS = SEES_EVERYTHING | {Role.FIELD_OFFICER, Role.OFFICIAL, Role.AGENT}


def area_key(area: str) -> str:
    """The form under which areas are compared: ``province:NAME`` and ``territory:NAME`` folded, a site code folded."""
    sort, colon, name = area.partition(":")
    if colon and sort.strip().lower() in {"province", "territory"}:
        return f"{sort.strip().lower()}:{fold(name)}"
    return fold(area)


@lru_cache(maxsize=16_384)
def area_keys(place: Place) -> frozenset[str]:
    """Every area that holds a place."""
    named = [
        fold(place.site) if place.site else "",
        f"territory:{fold(place.territory)}" if place.territory else "",
        f"province:{fold(place.province)}" if place.province else "",
    ]
    return frozenset(key for key in named if key)


def scope_of(actor: Actor) -> Scope:
    """The custody an actor may see: staff without areas see everything, the others their own."""
    areas = frozenset(area_key(area) for area in actor.areas)
    if actor.role in SEES_EVERYTHING and not areas:
        return EVERYTHING
    own = frozenset({fold(actor.organisation)} if actor.organisation else ())
    return Scope(organisations=own, areas=areas, agents=actor.role in READS_AGENTS)
