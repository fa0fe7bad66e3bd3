"""Who may do what, and where: one table, denied unless it says otherwise. (people)"""

from enum import Enum
from typing import Any

from chanzo.core.names import fold
from chanzo.core.refusals import Refused

from .scopes import area_key, area_keys
from .types import Act, Actor, Place, Role


class Grant(Enum):
    """How far a role may go in an act."""

    ANYWHERE = "anywhere"  # unless the account is bound to areas: then only there
    AREA = "area"  # only in the account's areas
    OWN = "own"  # only for the account's own organisation


ALL = dict.fromkeys(Role, Grant.ANYWHERE)
STAFF = dict.fromkeys((Role.CLERK, Role.VERIFIER, Role.INCIDENT_MANAGER, Role.SECRETARIAT, Role.ADMIN), Grant.ANYWHERE)
READERS = STAFF | {Role.AUDITOR: Grant.ANYWHERE, Role.FIELD_OFFICER: Grant.AREA, Role.OFFICIAL: Grant.AREA}
HOLDERS = {Role.COMPANY: Grant.OWN, Role.SMELTER: Grant.OWN}
# Who looks after tags for the programme and the state.
KEEPERS = dict.fromkeys((Role.CLERK, Role.SECRETARIAT, Role.ADMIN), Grant.ANYWHERE) | dict.fromkeys(
    (Role.FIELD_OFFICER, Role.OFFICIAL), Grant.AREA
)

MATRIX: dict[Act, dict[Role, Grant]] = {
    Act.SEE_RULES: ALL,
    Act.SEE_SITES: ALL,
    Act.SEE_ORGANISATIONS: READERS | HOLDERS | {Role.AGENT: Grant.AREA},
    Act.SEE_CUSTODY: READERS | HOLDERS | {Role.AGENT: Grant.AREA},
    Act.SEE_FINDINGS: READERS | HOLDERS | {Role.AGENT: Grant.AREA},
    Act.SEE_LEDGER: dict.fromkeys((Role.VERIFIER, Role.AUDITOR, Role.SECRETARIAT, Role.ADMIN), Grant.ANYWHERE),
    Act.SEE_IMPORTS: STAFF | {Role.AUDITOR: Grant.ANYWHERE},
    Act.IMPORT_SHEETS: dict.fromkeys((Role.CLERK, Role.VERIFIER, Role.ADMIN), Grant.ANYWHERE),
    Act.UNDO_IMPORT: dict.fromkeys((Role.CLERK, Role.VERIFIER, Role.ADMIN), Grant.ANYWHERE),
    Act.RECORD_SHEET: {
        Role.CLERK: Grant.ANYWHERE,
        Role.VERIFIER: Grant.ANYWHERE,
        Role.ADMIN: Grant.ANYWHERE,
        Role.AGENT: Grant.AREA,
        Role.FIELD_OFFICER: Grant.AREA,
    },
    Act.RECORD_REGISTER: dict.fromkeys((Role.CLERK, Role.VERIFIER, Role.SECRETARIAT, Role.ADMIN), Grant.ANYWHERE),
    Act.MOVE_TAGS: {
        Role.CLERK: Grant.ANYWHERE,
        Role.SECRETARIAT: Grant.ANYWHERE,
        Role.ADMIN: Grant.ANYWHERE,
        Role.FIELD_OFFICER: Grant.AREA,
        Role.OFFICIAL: Grant.AREA,
    },
    Act.JUDGE_FINDING: {Role.VERIFIER: Grant.ANYWHERE, Role.ADMIN: Grant.ANYWHERE, Role.FIELD_OFFICER: Grant.AREA},
    Act.ANSWER_QUERY: {
        Role.CLERK: Grant.ANYWHERE,
        Role.VERIFIER: Grant.ANYWHERE,
        Role.ADMIN: Grant.ANYWHERE,
        Role.FIELD_OFFICER: Grant.AREA,
        Role.AGENT: Grant.AREA,
        **HOLDERS,
    },
    Act.TAKE_ANSWER: {
        Role.CLERK: Grant.ANYWHERE,
        Role.VERIFIER: Grant.ANYWHERE,
        Role.ADMIN: Grant.ANYWHERE,
        Role.FIELD_OFFICER: Grant.AREA,
    },
    Act.SET_PARAMETERS: {Role.SECRETARIAT: Grant.ANYWHERE, Role.ADMIN: Grant.ANYWHERE},
    Act.SEE_ACTS: READERS | HOLDERS | {Role.AGENT: Grant.AREA},
    Act.SIGN_ACT: {
        Role.CLERK: Grant.ANYWHERE,
        Role.SECRETARIAT: Grant.ANYWHERE,
        Role.ADMIN: Grant.ANYWHERE,
        Role.FIELD_OFFICER: Grant.AREA,
        Role.OFFICIAL: Grant.AREA,
    },
    Act.SEE_MONTHS: READERS,
    Act.CLOSE_MONTH: {Role.SECRETARIAT: Grant.ANYWHERE, Role.ADMIN: Grant.ANYWHERE, Role.OFFICIAL: Grant.AREA},
    Act.SET_HEADINGS: {Role.SECRETARIAT: Grant.ANYWHERE, Role.ADMIN: Grant.ANYWHERE},
    Act.SEE_INCIDENTS: READERS | HOLDERS | {Role.COMMITTEE: Grant.AREA},
    Act.REPORT_ALERT: STAFF
    | {
        Role.FIELD_OFFICER: Grant.AREA,
        Role.OFFICIAL: Grant.AREA,
        Role.COMMITTEE: Grant.AREA,
        Role.AGENT: Grant.AREA,
    },
    Act.HANDLE_INCIDENT: {Role.INCIDENT_MANAGER: Grant.ANYWHERE, Role.ADMIN: Grant.ANYWHERE},
    Act.READ_SOURCES: {Role.INCIDENT_MANAGER: Grant.ANYWHERE},
    # Staff enter what a company without an account said or wrote.
    Act.DECIDE_ON_INCIDENT: HOLDERS
    | dict.fromkeys((Role.INCIDENT_MANAGER, Role.CLERK, Role.SECRETARIAT, Role.ADMIN), Grant.ANYWHERE),
    Act.CONFIRM_CLOSING: dict.fromkeys((Role.INCIDENT_MANAGER, Role.SECRETARIAT, Role.ADMIN), Grant.ANYWHERE),
    # Recommendations: whoever is named in one sees, answers and verifies it for its own side; staff write down what
    # a party without an account said.
    Act.SEE_RECOMMENDATIONS: HOLDERS
    | dict.fromkeys((Role.VERIFIER, Role.INCIDENT_MANAGER, Role.AUDITOR, Role.SECRETARIAT, Role.ADMIN), Grant.ANYWHERE)
    | dict.fromkeys((Role.FIELD_OFFICER, Role.OFFICIAL), Grant.AREA),
    Act.ANSWER_RECOMMENDATION: HOLDERS
    | {Role.OFFICIAL: Grant.OWN}
    | dict.fromkeys((Role.INCIDENT_MANAGER, Role.SECRETARIAT, Role.ADMIN), Grant.ANYWHERE),
    Act.VERIFY_RECOMMENDATION: HOLDERS
    | {Role.OFFICIAL: Grant.OWN, Role.AUDITOR: Grant.OWN, Role.FIELD_OFFICER: Grant.AREA}
    | dict.fromkeys((Role.VERIFIER, Role.INCIDENT_MANAGER, Role.SECRETARIAT, Role.ADMIN), Grant.ANYWHERE),
    Act.SET_CLOCKS: dict.fromkeys((Role.SECRETARIAT, Role.ADMIN), Grant.ANYWHERE),
    Act.MANAGE_USERS: {Role.ADMIN: Grant.ANYWHERE},
    Act.USE_API: dict.fromkeys(set(Role) - {Role.AGENT, Role.COMMITTEE}, Grant.ANYWHERE),
    Act.USE_DEVICE: dict.fromkeys((Role.AGENT, Role.FIELD_OFFICER, Role.COMMITTEE), Grant.ANYWHERE),
    # New areas and what is dated of a site: the field asks and looks, the state gives its own statuses, the
    # programme decides.
    Act.SEE_REQUESTS: READERS | {Role.COMPANY: Grant.OWN},
    Act.REQUEST_AREA: {
        Role.SECRETARIAT: Grant.ANYWHERE,
        Role.ADMIN: Grant.ANYWHERE,
        Role.FIELD_OFFICER: Grant.AREA,
        Role.OFFICIAL: Grant.AREA,
        Role.COMPANY: Grant.OWN,
    },
    Act.EVALUATE_AREA: {
        Role.VERIFIER: Grant.ANYWHERE,
        Role.SECRETARIAT: Grant.ANYWHERE,
        Role.ADMIN: Grant.ANYWHERE,
        Role.FIELD_OFFICER: Grant.AREA,
        Role.OFFICIAL: Grant.AREA,
    },
    Act.DECIDE_AREA: {Role.SECRETARIAT: Grant.ANYWHERE, Role.ADMIN: Grant.ANYWHERE},
    Act.GIVE_STATUS: {Role.SECRETARIAT: Grant.ANYWHERE, Role.ADMIN: Grant.ANYWHERE, Role.OFFICIAL: Grant.AREA},
    Act.SUSPEND_AREA: {Role.SECRETARIAT: Grant.ANYWHERE, Role.ADMIN: Grant.ANYWHERE, Role.OFFICIAL: Grant.AREA},
    Act.ASSESS_SITE: {
        Role.SECRETARIAT: Grant.ANYWHERE,
        Role.ADMIN: Grant.ANYWHERE,
        Role.FIELD_OFFICER: Grant.AREA,
        Role.OFFICIAL: Grant.AREA,
    },
    Act.CHANGE_IDENTITY: {Role.CLERK: Grant.ANYWHERE, Role.SECRETARIAT: Grant.ANYWHERE, Role.ADMIN: Grant.ANYWHERE},
    # protected areas and published lists of mines
    Act.LOAD_AREAS: {Role.SECRETARIAT: Grant.ANYWHERE, Role.ADMIN: Grant.ANYWHERE},
    Act.SEE_OBSERVATIONS: READERS,
    Act.HEAR_OBSERVATIONS: dict.fromkeys(
        (Role.VERIFIER, Role.INCIDENT_MANAGER, Role.SECRETARIAT, Role.ADMIN), Grant.ANYWHERE
    ),
    Act.OBSERVE_AREAS: {
        Role.CLERK: Grant.ANYWHERE,
        Role.SECRETARIAT: Grant.ANYWHERE,
        Role.ADMIN: Grant.ANYWHERE,
        Role.FIELD_OFFICER: Grant.AREA,
        Role.OFFICIAL: Grant.AREA,
    },
    Act.SEE_MINE_LISTS: STAFF | {Role.AUDITOR: Grant.ANYWHERE},
    Act.MATCH_MINES: dict.fromkeys((Role.CLERK, Role.VERIFIER, Role.SECRETARIAT, Role.ADMIN), Grant.ANYWHERE),
    # Baseline studies
    Act.SEE_STUDIES: READERS,
    Act.SEE_CONFIDENCES: STAFF | {Role.FIELD_OFFICER: Grant.AREA},
    Act.RECORD_STUDY: {
        Role.CLERK: Grant.ANYWHERE,
        Role.SECRETARIAT: Grant.ANYWHERE,
        Role.ADMIN: Grant.ANYWHERE,
        Role.FIELD_OFFICER: Grant.AREA,
    },
    Act.VALIDATE_CAPACITY: dict.fromkeys((Role.VERIFIER, Role.SECRETARIAT, Role.ADMIN), Grant.ANYWHERE),
    Act.SET_YIELDS: dict.fromkeys((Role.SECRETARIAT, Role.ADMIN), Grant.ANYWHERE),
    # Visits and their planning
    Act.SEE_VISITS: READERS,
    Act.RECORD_VISIT: {
        Role.CLERK: Grant.ANYWHERE,
        Role.VERIFIER: Grant.ANYWHERE,
        Role.SECRETARIAT: Grant.ANYWHERE,
        Role.ADMIN: Grant.ANYWHERE,
        Role.FIELD_OFFICER: Grant.AREA,
    },
    Act.SEE_MONITORING: STAFF | {Role.FIELD_OFFICER: Grant.AREA},
    Act.PLAN_VISITS: {Role.SECRETARIAT: Grant.ANYWHERE, Role.ADMIN: Grant.ANYWHERE, Role.FIELD_OFFICER: Grant.AREA},
    Act.SET_RISK_WEIGHTS: {Role.SECRETARIAT: Grant.ANYWHERE, Role.ADMIN: Grant.ANYWHERE},
    # Publication: who withholds knows where people are in danger.
    Act.SEE_PUBLICATION: dict.fromkeys((Role.SECRETARIAT, Role.AUDITOR, Role.ADMIN), Grant.ANYWHERE),
    Act.PUBLISH: dict.fromkeys((Role.SECRETARIAT, Role.ADMIN), Grant.ANYWHERE),
    # The theory of change: totals are one for all its readers, the records behind go by each one's rights.
    Act.SEE_CHANGE: dict.fromkeys(READERS, Grant.ANYWHERE),
    Act.KEEP_CHANGE: dict.fromkeys((Role.SECRETARIAT, Role.ADMIN), Grant.ANYWHERE),
    Act.REVIEW_ASSUMPTION: STAFF,
    # the state's presence: agents, what they say in confidence, procedures
    Act.SEE_AGENTS: READERS,
    Act.POST_AGENTS: {
        Role.CLERK: Grant.ANYWHERE,
        Role.SECRETARIAT: Grant.ANYWHERE,
        Role.ADMIN: Grant.ANYWHERE,
        Role.OFFICIAL: Grant.AREA,
        Role.FIELD_OFFICER: Grant.AREA,
    },
    Act.TAKE_CONFIDENCE: {Role.INCIDENT_MANAGER: Grant.ANYWHERE, Role.FIELD_OFFICER: Grant.AREA},
    Act.SEE_CONFIDENCE: dict.fromkeys((Role.SECRETARIAT, Role.INCIDENT_MANAGER, Role.AUDITOR), Grant.ANYWHERE),
    Act.SEE_PROCEDURES: READERS | {Role.AGENT: Grant.AREA, Role.COMMITTEE: Grant.AREA},
    Act.WRITE_PROCEDURE: {
        Role.SECRETARIAT: Grant.ANYWHERE,
        Role.ADMIN: Grant.ANYWHERE,
        Role.OFFICIAL: Grant.AREA,
        Role.FIELD_OFFICER: Grant.AREA,
    },
    Act.SEE_CHECKS: READERS,
    Act.CHECK_PROCEDURE: {
        Role.VERIFIER: Grant.ANYWHERE,
        Role.INCIDENT_MANAGER: Grant.ANYWHERE,
        Role.SECRETARIAT: Grant.ANYWHERE,
        Role.ADMIN: Grant.ANYWHERE,
        Role.OFFICIAL: Grant.AREA,
        Role.FIELD_OFFICER: Grant.AREA,
    },
    # Custody of tags and books
    Act.REQUEST_TAGS: KEEPERS | {Role.AGENT: Grant.AREA, Role.COMPANY: Grant.OWN},
    Act.GRANT_TAGS: {Role.SECRETARIAT: Grant.ANYWHERE, Role.ADMIN: Grant.ANYWHERE, Role.OFFICIAL: Grant.AREA},
    Act.HAND_OVER_TAGS: KEEPERS | {Role.AGENT: Grant.AREA, Role.COMPANY: Grant.OWN},
    Act.COUNT_TAGS: KEEPERS | {Role.AGENT: Grant.AREA, Role.COMPANY: Grant.OWN},
    Act.SET_LOCKBOX: {
        Role.SECRETARIAT: Grant.ANYWHERE,
        Role.ADMIN: Grant.ANYWHERE,
        Role.FIELD_OFFICER: Grant.AREA,
        Role.OFFICIAL: Grant.AREA,
    },
    Act.CANCEL_INVENTORY: {Role.SECRETARIAT: Grant.ANYWHERE, Role.ADMIN: Grant.ANYWHERE, Role.OFFICIAL: Grant.AREA},
    # The theory of change
    Act.EDIT_THEORY: {Role.SECRETARIAT: Grant.ANYWHERE, Role.ADMIN: Grant.ANYWHERE},
    # Publication of incidents: whom a draft names replies; staff enter what came by letter.
    Act.PUBLISH_INCIDENT: dict.fromkeys((Role.INCIDENT_MANAGER, Role.SECRETARIAT, Role.ADMIN), Grant.ANYWHERE),
    Act.REPLY_TO_DRAFT: HOLDERS | dict.fromkeys((Role.INCIDENT_MANAGER, Role.SECRETARIAT, Role.ADMIN), Grant.ANYWHERE),
    # the list of categories of incidents
    Act.KEEP_CATEGORIES: {Role.SECRETARIAT: Grant.ANYWHERE, Role.ADMIN: Grant.ANYWHERE},
    # Lists of incidents
    Act.IMPORT_INCIDENTS: dict.fromkeys((Role.INCIDENT_MANAGER, Role.ADMIN), Grant.ANYWHERE),
}

# Roles that see what others did; for the rest a second factor is recommended.
NEEDS_SECOND_FACTOR = frozenset({*STAFF, Role.AUDITOR, Role.FIELD_OFFICER, Role.OFFICIAL})


def may(user: Any, act: Act | str, at: Place | None = None) -> bool:
    """Whether an account (or an actor) may do an act at a place; without a place, whether it may anywhere at all."""
    actor = actor_of(user)
    grant = MATRIX.get(Act(act), {}).get(actor.role) if actor else None
    if actor is None or grant is None:
        return False
    areas = frozenset(area_key(area) for area in actor.areas)
    if grant is Grant.OWN:
        own = fold(actor.organisation)
        return bool(own) and (at is None or fold(at.organisation) == own)
    if grant is Grant.AREA and not areas:
        return False
    return at is None or not areas or not areas.isdisjoint(area_keys(at))


def only_own(user: Any, act: Act | str) -> bool:
    """Whether an account may do an act for its own organisation and no other."""
    actor = actor_of(user)
    return actor is not None and MATRIX.get(Act(act), {}).get(actor.role) is Grant.OWN


def needs_second_factor(user: Any) -> bool:
    """Whether an account may work only with a second factor, since its role sees what others did.

    This holds for people at a browser. A program's token is itself a long random secret that an operator or an
    administrator made and can revoke, so it is not held back by what its account has not set up.
    """
    actor = actor_of(user)
    return actor is not None and actor.role in NEEDS_SECOND_FACTOR


def require(user: Any, act: Act | str, at: Place | None = None) -> Actor:
    """The actor behind an account that may do an act; Refused otherwise."""
    actor = actor_of(user)
    if actor is None:
        raise Refused("NOT_SIGNED_IN")
    if not may(actor, act, at):
        raise Refused("NOT_ALLOWED", act=str(Act(act)), role=str(actor.role))
    return actor


def actor_of(user: Any) -> Actor | None:
    """The actor behind a signed-in, active account; None for anybody else."""
    if isinstance(user, Actor):
        return user
    if user is None or not getattr(user, "is_authenticated", False) or not user.is_active:
        return None
    return user.actor if isinstance(user.actor, Actor) else None
