"""Which fields of an incident are whose to read: by role and by what was told, never an implicated one. (incidents)"""

from collections.abc import Collection, Mapping
from typing import Any

from chanzo.people.types import Role

from ..types import UNASSESSED, Audience, State

_OPENED = frozenset((Audience.PUBLIC, Audience.MEMBERS, Audience.AFFECTED))
_TEAM = _OPENED | {Audience.GOVERNMENT, Audience.TEAM}

# To whom a preview can be shown, and what they read.
READS: dict[Audience, frozenset[Audience]] = {
    Audience.PUBLIC: frozenset((Audience.PUBLIC,)),
    Audience.MEMBERS: frozenset((Audience.PUBLIC, Audience.MEMBERS)),
    Audience.AFFECTED: _OPENED,
    Audience.GOVERNMENT: _OPENED | {Audience.GOVERNMENT},
}

BY_ROLE: dict[Role, frozenset[Audience]] = {
    Role.INCIDENT_MANAGER: _TEAM | {Audience.SOURCE},
    Role.SECRETARIAT: _TEAM,
    Role.ADMIN: _TEAM,
    Role.AUDITOR: _TEAM,
    Role.VERIFIER: _TEAM,
    Role.CLERK: _OPENED,
    Role.FIELD_OFFICER: _TEAM,
    Role.OFFICIAL: READS[Audience.GOVERNMENT],
    Role.COMMITTEE: _OPENED,
    Role.COMPANY: _OPENED,
    Role.SMELTER: _OPENED,
}
# Who may know of an alert that nobody has assessed yet.
READS_ALERTS = frozenset(
    (Role.INCIDENT_MANAGER, Role.SECRETARIAT, Role.ADMIN, Role.AUDITOR, Role.VERIFIER, Role.FIELD_OFFICER)
)


def audiences_of(role: Role, state: State, *, implicated: bool, told: bool) -> frozenset[Audience]:
    """The audiences to which a reader belongs for one incident in its area; empty: it is not theirs to see.

    Companies and smelters see only what they were told of.
    """
    if implicated or (state in UNASSESSED and role not in READS_ALERTS):
        return frozenset()
    if role in (Role.COMPANY, Role.SMELTER) and not told:
        return frozenset()
    return BY_ROLE.get(role, frozenset())


def told_to(fields: Mapping[str, tuple[Audience | str, Any]], audiences: Collection[Audience]) -> dict[str, Any]:
    """What of some fields, each with its audience, a reader of these audiences reads; nothing else leaves the house."""
    return {name: value for name, (audience, value) in fields.items() if audience in audiences}
