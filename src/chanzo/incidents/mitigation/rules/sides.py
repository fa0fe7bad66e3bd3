"""On whose side an account stands where recommendations are answered and verified. (incidents)"""

from chanzo.people.types import Actor, Role

from ..types import Side, Sort

_OFFICE = frozenset(
    (Role.CLERK, Role.VERIFIER, Role.INCIDENT_MANAGER, Role.SECRETARIAT, Role.ADMIN, Role.FIELD_OFFICER)
)
_ORGANISATION = frozenset((Role.COMPANY, Role.SMELTER, Role.AUDITOR))


def side_of(actor: Actor) -> Side | None:
    """The side of an account; None for one that stands on none."""
    if actor.role in _OFFICE:
        return Side(Sort.OFFICE, "")
    if not actor.organisation:
        return None
    if actor.role in _ORGANISATION:
        return Side(Sort.ORGANISATION, actor.organisation)
    return Side(Sort.AUTHORITY, actor.organisation) if actor.role is Role.OFFICIAL else None
