"""What people of the made-up programme did besides writing sheets, a module a subject. (demo)

Each tells its part after the sheets came in: ``tell(today=day, seed=number)``, by the rooms' own services, the same
for the same day and seed.
"""

from collections.abc import Callable

from . import (
    case_record,
    change,
    custody,
    evaluation,
    incident_accounts,
    incidents,
    mine_list,
    mitigation,
    notices,
    presence,
    protected,
    publication,
    studies,
    visits,
)

STORIES: tuple[Callable[..., None], ...] = (
    evaluation.tell,
    studies.tell,
    visits.tell,
    custody.tell,
    presence.tell,
    incidents.tell,
    mitigation.tell,
    case_record.tell,
    incident_accounts.tell,
    notices.tell,
    publication.tell,
    mine_list.tell,
    protected.tell,
    change.tell,
)
