"""By which way records come in, and how long after what they tell. (field)"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.db.models import Case as Choice
from django.db.models import Count, F, IntegerField, Min, When

from chanzo.core.days import to_day
from chanzo.core.indicators import Asked, Case, Cases, Direction, Indicator, Noun, Reckoning, register, register_noun
from chanzo.ledger.asof import end_of
from chanzo.ledger.models import Record
from chanzo.sites.queries.standing import provinces
from chanzo.traceability.indicators.closed import DAY_S, any_closed, whole
from chanzo.traceability.models import Line, Lot
from chanzo.traceability.queries.records import reads_whole
from chanzo.traceability.types import VERSIONS, Kind
from chanzo.verification.parameters import DEFAULTS

N_ = str  # marks a word for the catalogues; it is translated where it is shown

LINES = "sheet.recorded"
# What the program itself adds to what people record.
BY_ITSELF = (
    "findings.judged",
    "sites.screened",
    "incident.reckoned",
    "incident.linked",
    "incident.reminded",
    "incident.escalated",
)
# Hours count up to two days; beyond, days are told.
HOURS = 48
LOCAL_S = 60 * next(row.value for row in DEFAULTS if (row.rule, row.name) == ("ORDER", "utc_offset_minutes"))


def entered_here(asked: Asked) -> Cases:
    """What people recorded in the period; the part was entered in the program, the rest came as lines of files."""
    records = Record.objects.exclude(kind__in=BY_ITSELF).filter(record_time__lt=end_of(asked.last))
    # Lines that an act enters come with the record of the act.
    on_registers = Line.objects.filter(sheet__gte="#", sheet__lt="$", batch=None).order_by()
    with_acts = set(on_registers.values_list(whole(F("version") / VERSIONS), flat=True))
    rows = [
        Case(str(seq), seq, to_day(at.date()), int(kind != LINES), by=(kind,))
        for seq, kind, at in records.filter(record_time__gte=end_of(asked.first - 1))
        .order_by("seq")
        .values_list("seq", "kind", "record_time")
        if seq not in with_acts
    ]
    return Cases(records.exists(), rows)


def hours(asked: Asked) -> Cases:
    """The hours from closing each bag of the period to its record; unknown without a time, or of a history load."""
    province = provinces()
    late = whole((F("received_at") - F("day") * DAY_S - F("minute") * 60 + LOCAL_S) / 3600)
    told = Choice(
        When(backfill=True, then=-1),
        When(minute=None, then=-1),
        When(late__lt=0, then=0),
        When(late__lt=HOURS, then=F("late")),
        default=F("late") / 24 * 24,
        output_field=IntegerField(),
    )
    lots = Lot.objects.filter(kind=Kind.MINE, day__gte=asked.first, day__lte=asked.last).order_by()
    groups = (
        lots.annotate(late=late, told=told)
        .values_list("site", "month", whole(F("version") / VERSIONS), "told")
        .annotate(Min("day"), Count("key"))
    )
    rows = [
        Case(f"{seq}|{month}|{site}", seq, day, max(hour, 0), 1, bags, hour >= 0, (province.get(site, ""),))
        for site, month, seq, hour, day, bags in sorted(groups)
    ]
    return Cases(any_closed(asked.last), rows)


def _readable(user: Any, keys: Sequence[str]) -> set[str]:
    """Whoever reads the ledger reads its records, but for those of a kind that is kept from it."""
    kinds = dict(Record.objects.values_list("seq", "kind")) if keys else {}
    first: dict[str, int] = {}
    for key in keys:
        first.setdefault(kinds.get(int(key), ""), int(key))
    allowed = {kind for kind, seq in first.items() if reads_whole(user, seq)}
    return {key for key in keys if kinds.get(int(key), "") in allowed}


register_noun(Noun("record", N_("Record"), lambda key: f"/records/{key}", _readable))

_RECORDS = Indicator(
    code="records.digital_share",
    version=1,
    name=N_("Records entered where they arise"),
    definition=N_(
        "Of the records that people made in the period, those entered in the program itself; the others are lines of "
        "files, most of them typed off paper."
    ),
    unit=N_("share"),
    reckoning=Reckoning.SHARE,
    direction=Direction.UP,
    part=N_("records entered in the program"),
    whole=N_("records entered in the program, and records of lines from files"),
    source=N_("the kinds of records in the ledger"),
    quality=N_(
        "One record holds the lines of a whole sheet, or one act. A file can come from a device, and an act can be "
        "typed off paper: nobody says which."
    ),
    noun="record",
    breakdowns=("kind",),
    cases=entered_here,
)

register(
    _RECORDS,
    replace(
        _RECORDS,
        code="records.hours_to_ledger",
        name=N_("Hours from the tag to the record"),
        definition=N_(
            "The middle number of hours from closing a bag to its line being in the record; whole days beyond two days."
        ),
        unit=N_("hours"),
        reckoning=Reckoning.MEDIAN,
        direction=Direction.DOWN,
        part=N_("hours from closing a bag to its record"),
        whole="",
        source=N_("lines of mine logs"),
        quality=N_(
            "Only bags whose line bears a time, read as two hours ahead of UTC. Lines of a history load say nothing of "
            "how fast the field is."
        ),
        noun="bags",
        breakdowns=("province",),
        cases=hours,
    ),
)
