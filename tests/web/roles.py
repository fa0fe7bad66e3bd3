"""Roles together, as the tables of who is answered name them."""

from chanzo.people.types import Role

EVERYONE = frozenset(role.value for role in Role)
STAFF = frozenset({"clerk", "verifier", "incident_manager", "secretariat", "admin", "auditor"})
NORTH = frozenset({"agent", "field_officer", "official"})
CUSTODY = STAFF | NORTH | {"company", "smelter"}
IMPORTERS = frozenset({"clerk", "verifier", "admin"})
MANAGERS = frozenset({"incident_manager", "admin"})
NOBODY: frozenset[str] = frozenset()
MONTHS = STAFF | {"official", "field_officer"}
READING = STAFF | {"field_officer", "official"}
ASKING = frozenset({"secretariat", "admin", "field_officer", "official", "company"})
EVALUATING = frozenset({"verifier", "secretariat", "admin", "field_officer", "official"})
SUSPENDING = frozenset({"secretariat", "admin", "official"})
ASSESSING = SUSPENDING | {"field_officer"}
INCIDENTS = MONTHS | {"company", "smelter"}
PUBLISHING = frozenset({"incident_manager", "secretariat", "admin"})
# Whoever reads an incident whole, in its own areas where it has some.
TEAM = (STAFF - {"clerk"}) | {"field_officer"}
VISITORS = frozenset({"clerk", "verifier", "secretariat", "admin"})
MONITORS = (STAFF - {"auditor"}) | {"field_officer"}
PLANNERS = frozenset({"secretariat", "admin", "field_officer"})
STUDIES = MONTHS
RECORDERS = frozenset({"clerk", "secretariat", "admin", "field_officer"})
PUBLISHERS = frozenset({"secretariat", "admin"})
PRESENT = STAFF | {"official", "field_officer"}
POSTERS = frozenset({"clerk", "secretariat", "admin", "official", "field_officer"})
WRITERS = POSTERS - {"clerk"}
CHECKERS = WRITERS | {"verifier", "incident_manager"}
KEEPERS = frozenset({"clerk", "secretariat", "admin"}) | NORTH
LOCKSMITHS = frozenset({"secretariat", "admin", "field_officer", "official"})

CONFIDANTS = frozenset({"verifier", "incident_manager", "secretariat", "admin"})
MATCHERS = frozenset({"clerk", "verifier", "secretariat", "admin"})

API_CUSTODY = CUSTODY - {"agent"}
