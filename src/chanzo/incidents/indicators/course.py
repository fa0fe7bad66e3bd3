"""How fast incidents are told, and how they end. (incidents)"""

from dataclasses import replace

from chanzo.core.indicators import Asked, Case, Direction, Reckoning, register

from ..types import Clock, Outcome
from .cases import COUNTED, Then, of_closed, of_opened, of_running

N_ = str  # marks a word for the catalogues; it is translated where it is shown


def _closing(one: Then, part: int) -> Case:
    return Case(one.row.number, one.closed_by or one.opened_by, one.closed or one.opened, part, by=one.by)


def _days_to_tell(one: Then, asked: Asked) -> Case | None:
    met = one.met.get(Clock.NOTIFY)
    return None if met is None else one.opening(met - one.opened)


def _told_in_time(one: Then, asked: Asked) -> Case:
    clock = next(each for each in one.deadlines if each.clock is Clock.NOTIFY)
    in_time = clock.met is not None and clock.late(asked.last) == 0
    return one.opening(int(in_time), known=clock.met is not None or clock.late(asked.last) > 0)


def _resolved(one: Then, asked: Asked) -> Case:
    return _closing(one, int(one.row.outcome == Outcome.RESOLVED))


def _days_to_close(one: Then, asked: Asked) -> Case:
    return _closing(one, (one.closed or one.opened) - one.opened)


def _overdue(one: Then, asked: Asked) -> Case:
    return one.opening(int(any(clock.late(asked.last) for clock in one.deadlines)))


_COURSE = replace(
    COUNTED, silent=False, unit=N_("share"), reckoning=Reckoning.SHARE, direction=Direction.UP, quality=""
)
_DAYS = replace(_COURSE, unit=N_("days"), reckoning=Reckoning.MEDIAN, direction=Direction.DOWN)

register(
    replace(
        _DAYS,
        code="incidents.days_to_tell",
        name=N_("Days until somebody was told of an incident"),
        definition=N_(
            "The middle number of days from opening an incident until a holder of the material was first told, or an "
            "authority first acknowledged it; of the incidents opened in the period of which this was so by its end."
        ),
        part=N_("days from opening to telling"),
        quality=N_("Incidents of which nobody was told yet are not in it: read it beside the share told in time."),
        cases=of_opened(_days_to_tell),
    ),
    replace(
        _COURSE,
        code="incidents.told_in_time",
        name=N_("Incidents told in time"),
        definition=N_(
            "Of the incidents opened in the period, those of which a holder was told, or that an authority "
            "acknowledged, within the days that their level gives; those still within these days are not known yet."
        ),
        part=N_("incidents told in time"),
        whole=N_("incidents told, or past the day by which they had to be"),
        quality=N_("Measured by the level at the end of the period; a lower level gives more days."),
        cases=of_opened(_told_in_time),
    ),
    replace(
        _COURSE,
        code="incidents.closed_resolved",
        name=N_("Closed incidents that were resolved"),
        definition=N_("Of the incidents closed in the period and still closed at its end, those closed as resolved."),
        part=N_("incidents closed as resolved"),
        whole=N_("incidents closed"),
        quality=N_(
            "Who handles an incident says how it ended; for the gravest a second person confirms it. What was carried "
            "over, not substantiated or handed to others is not resolved."
        ),
        cases=of_closed(_resolved),
    ),
    replace(
        _DAYS,
        code="incidents.days_to_close",
        name=N_("Days until an incident was closed"),
        definition=N_("The middle number of days from opening to closing; of the incidents closed in the period."),
        part=N_("days from opening to closing"),
        quality=N_("Incidents that stay open are not in it; to close old ones makes it longer for a while."),
        cases=of_closed(_days_to_close),
    ),
    replace(
        _COURSE,
        code="incidents.overdue_share",
        name=N_("Open incidents that are late"),
        definition=N_(
            "Of the incidents open at the end of the period, those past one of their days: to tell, to plan, to verify "
            "or to close."
        ),
        direction=Direction.DOWN,
        part=N_("open incidents that are late"),
        whole=N_("open incidents"),
        quality=N_("Measured by the level at the end of the period; a lower level gives more days."),
        cases=of_running(_overdue),
    ),
)
