"""How authorities hear of incidents, and what becomes of those that are referred to the law. (incidents)"""

from collections import defaultdict
from dataclasses import replace
from typing import NamedTuple

from chanzo.core.indicators import Asked, Case, Cases, Direction, Reckoning, register

from ..models import Informed, MeasureTaken
from ..queries.clocks import limits_set
from ..types import Clock, Measure
from .cases import COUNTED, Known, known_on

N_ = str  # marks a word for the catalogues; it is translated where it is shown


class First(NamedTuple):
    """How an authority first heard of an incident."""

    day: int
    seq: int
    service: str


def _informed(last: int) -> dict[str, First]:
    """By incident, when an authority was first informed until a day, as acts date it."""
    first: dict[str, First] = {}
    for row in Informed.objects.filter(day__lte=last).order_by("day", "seq"):
        first.setdefault(row.incident, First(row.day, row.seq, row.service))
    return first


def in_time(asked: Asked) -> Cases:
    """The incidents opened in the period of which an authority heard in time; unknown while there are days left."""
    known, informed, rows = known_on(asked.last), _informed(asked.last), list[Case]()
    limits = limits_set()
    for one in known.opened_in(asked):
        due = one.opened + limits.days(Clock.NOTIFY, one.row.level, one.opened)
        first = informed.get(one.row.number)
        case = one.opening(int(first is not None and first.day <= due), known=first is not None or due < asked.last)
        rows.append(case._replace(seq=first.seq if first else case.seq, by=(*one.by, first.service if first else "")))
    return Cases(known.begun, rows)


def days(asked: Asked) -> Cases:
    """The days from opening to informing an authority; one that knew before heard at once."""
    known, informed, rows = known_on(asked.last), _informed(asked.last), []
    for one in known.opened_in(asked):
        if first := informed.get(one.row.number):
            case = one.opening(max(first.day - one.opened, 0))
            rows.append(case._replace(seq=first.seq, by=(*one.by, first.service)))
    return Cases(known.begun, rows)


def referred(asked: Asked) -> Cases:
    """The referrals to the law of the period, and those of which something came by its end."""
    known = known_on(asked.last)
    measures = list(MeasureTaken.objects.filter(from_day__lte=asked.last).order_by("seq"))
    sanctioned: dict[str, list[int]] = defaultdict(list)
    for measure in measures:
        if measure.sort == Measure.SANCTION:
            sanctioned[measure.incident].append(measure.from_day)
    rows = []
    for measure in measures:
        if measure.sort == Measure.REFERRAL and measure.from_day >= asked.first:
            ended = measure.outcome_day is not None and measure.outcome_day <= asked.last
            part = ended or any(day >= measure.from_day for day in sanctioned[measure.incident])
            by = _by(known, measure.incident)
            rows.append(Case(measure.incident, measure.seq, measure.from_day, int(part), by=by))
    return Cases(any(measure.sort == Measure.REFERRAL for measure in measures), rows)


def _by(known: Known, number: str) -> tuple[str, str, str]:
    return known.incidents[number].by if number in known.incidents else ("", "", "")


_TOLD = replace(
    COUNTED,
    silent=False,
    direction=Direction.UP,
    unit=N_("share"),
    reckoning=Reckoning.SHARE,
    source=N_("the incidents’ own records, and acts of informing authorities"),
    quality=N_("The day is the one that the act states; the level is the one at the end of the period."),
    breakdowns=(*COUNTED.breakdowns, "service"),
)

register(
    replace(
        _TOLD,
        code="incidents.authority_informed_in_time",
        name=N_("Incidents of which an authority heard in time"),
        definition=N_(
            "Of the incidents opened in the period, those of which a state service was informed within the days that "
            "their level gives; those still within these days are not known yet."
        ),
        part=N_("incidents of which an authority heard in time"),
        whole=N_("incidents of which an authority heard, or past the day by which it had to"),
        cases=in_time,
    ),
    replace(
        _TOLD,
        code="incidents.days_to_inform_authority",
        name=N_("Days until an authority was informed"),
        definition=N_(
            "The middle number of days from opening an incident to first informing a state service; of the incidents "
            "opened in the period of which one was informed by its end."
        ),
        unit=N_("days"),
        reckoning=Reckoning.MEDIAN,
        direction=Direction.DOWN,
        part=N_("days from opening to informing"),
        cases=days,
    ),
    replace(
        COUNTED,
        code="incidents.referred_sanctioned",
        name=N_("Referrals to the law of which something came"),
        definition=N_(
            "Of the referrals to the law made in the period, those with an outcome on record by its end, or followed "
            "by a sanction in the same incident."
        ),
        silent=False,
        direction=Direction.UP,
        unit=N_("share"),
        reckoning=Reckoning.SHARE,
        part=N_("referrals with an outcome or a sanction"),
        whole=N_("referrals to the law"),
        source=N_("measures taken about incidents"),
        quality=N_(
            "An outcome can be an acquittal or a file that was closed: its words stand in the record. Courts take "
            "longer than periods, so the last ones look worse than they will be."
        ),
        cases=referred,
    ),
)
