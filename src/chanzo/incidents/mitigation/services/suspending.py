"""What is decided on suspending: at once for serious abuse, or after six months without improvement. (incidents)"""

from typing import Any

from chanzo.core import clock
from chanzo.core.refusals import Refused
from chanzo.ledger.nouns import Rows
from chanzo.ledger.services.acting import acting
from chanzo.people.policies import require
from chanzo.people.types import Act, Actor
from chanzo.sites.door import Keys, Settled, door

from ...projections import INCIDENTS
from ...queries.areas import place_named
from ...queries.categories import known_categories
from ...rows import IncidentRow
from ...rules.annex import THREE_MONTHS, calls_for_suspension, watch_of
from ...rules.clocks import met_on
from ...rules.moves import may_confirm
from ...services.histories import history, whole_history
from ...services.measures import enter_measure
from ...services.moving import handler, handlers_of, held
from ...types import Clock, Measure
from ..types import Choice
from .planning import require_open


def decide_on_suspension(
    *, number: str, of: Clock, choice: Choice, reason: str, until: int | None = None, about: str = "", by: Any
) -> tuple[int, Settled]:
    """Suspend, or go on without, which is a second person's to decide; the record's sequence and how findings differ.

    A suspension enters the register in the same act, for the site or area of the case unless ``about`` names another.
    """
    if not reason.strip():
        raise Refused("STEP_REASON")
    keys: Keys = frozenset()
    with acting(INCIDENTS) as deed:
        row = held(number, deed.rows)
        require_open(row)
        actor = handler(row, by) if choice is Choice.SUSPEND else _second_person(row, deed.rows, by)
        if not is_asked(row, of, deed.rows):
            raise Refused("SUSPENSION_NOT_ASKED")
        _require_until(of, choice, until)
        concerned = ""
        if choice is Choice.SUSPEND:
            _measure, concerned, keys = enter_measure(
                deed, row, actor, sort=Measure.SUSPEND_AREA, about=about, from_day=clock.today(), to_day=until,
                reason=reason,
            )  # fmt: skip
        facts = {
            "clock": of.value, "choice": choice.value, "about": concerned, "until": until, "reason": reason.strip(),
        }  # fmt: skip
        seq = deed.record("incident.suspension_decided", subject=number, actor=actor.number, facts=facts)
    return seq, door().settle(keys) if keys else Settled()


def is_asked(row: IncidentRow, of: Clock, rows: Rows) -> bool:
    """Whether a decision is asked for: by the category, or by an escalation that nobody decided on."""
    if of is Clock.SUSPEND:
        return calls_for_suspension(row.category, known_categories())
    improved = Clock.IMPROVE in met_on(history(row.number, rows))
    return of is Clock.IMPROVE and not improved and watch_of(whole_history(row, rows)).open_escalation


def _second_person(row: IncidentRow, rows: Rows, by: Any) -> Actor:
    actor = require(by, Act.CONFIRM_CLOSING, at=place_named(row.site, row.area, row.province))
    if not may_confirm(actor.number, handlers_of(row.number, rows)):
        raise Refused("SECOND_PERSON_GOES_ON")
    return actor


def _require_until(of: Clock, choice: Choice, until: int | None) -> None:
    today = clock.today()
    if of is Clock.IMPROVE and choice is Choice.SUSPEND and (until is None or until < today + THREE_MONTHS):
        raise Refused("SUSPENSION_SHORT")
    if of is Clock.IMPROVE and choice is Choice.CONTINUE and not (until and today < until <= today + THREE_MONTHS):
        raise Refused("REVIEW_TOO_LATE")
    if until is not None and until <= today:
        raise Refused("DAYS_BACKWARDS")
