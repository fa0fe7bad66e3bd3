"""Which records made a month differ from its statement. (government)"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from chanzo.core.days import month_end, month_start
from chanzo.core.names import fold
from chanzo.ledger.models import Record
from chanzo.people.models import Alias
from chanzo.sites.models import SiteAlias
from chanzo.traceability.models import Line
from chanzo.traceability.queries.rows import CHUNK, chunks
from chanzo.traceability.types import VERSIONS

from ..types import Figures

# Registers whose lines move bags between sites or services, and those that say where sites lie.
REGISTERS = ("#sites", "#site_changes", "#tag_movements")


@dataclass(frozen=True)
class Cause:
    """A record that changed the month after it was stated, and how many of its lines did."""

    seq: int
    kind: str
    subject: str
    at: datetime
    lines: int


def causes_of(difference: Figures, month: int, head: int) -> list[Cause]:
    """The records after ``head`` whose lines touch what differs, newest first.

    A lot's origins can change without a line of its own, by an earlier sheet; such a record is not found here.
    """
    counted: dict[int, int] = defaultdict(int)
    for seq in _touching(difference, month, head):
        counted[seq] += 1
    rows: list[Record] = []
    for start in range(0, len(counted), CHUNK):
        rows += Record.objects.filter(seq__in=sorted(counted)[start : start + CHUNK])
    rows.sort(key=lambda row: -row.seq)
    return [Cause(row.seq, row.kind, row.subject, row.record_time, counted[row.seq]) for row in rows]


def _touching(difference: Figures, month: int, head: int) -> Iterator[int]:
    sites = {key[2] for key in difference if key[0] in ("tagged", "tags")}
    names = {fold(site) for site in sites}
    names |= set(SiteAlias.objects.filter(code__in=sorted(sites)).values_list("folded", flat=True))
    yield from _of_bags(sorted(names), month, head)
    yield from _later(Line.objects.filter(sheet__in=REGISTERS, site_name__in=sorted(names)), head)
    lots = sorted({key[4] for key in difference if key[0] == "exported"})
    yield from _later(Line.objects.filter(sheet__in=lots, table="export_log"), head)
    taxed = sorted({key[2] for key in difference if key[0] == "taxes"})
    written = {fold(exporter) for exporter in taxed}
    written |= set(Alias.objects.filter(code__in=taxed).values_list("folded", flat=True))
    yield from _later(Line.objects.filter(sheet="#official_log", organisation_name__in=sorted(written)), head)


def _later(lines: QuerySet[Line], head: int) -> Iterator[int]:
    """For each line that came or was undone after ``head``, the record that did it; not for what came and went."""
    came = Q(version__gte=(head + 1) * VERSIONS, undone_at=None)
    went = Q(version__lt=(head + 1) * VERSIONS, undone_at__gt=head)
    for version, undone_at in lines.filter(came | went).values_list("version", "undone_at"):
        yield undone_at or version // VERSIONS


def _of_bags(names: list[str], month: int, head: int) -> Iterator[int]:
    """The records of bags of the sites and month that came, were undone or were replaced, also by other months."""
    slots: dict[str, None] = {}
    for piece in chunks(names):
        lines = Line.objects.filter(
            site_name__in=piece, table="mine_log", day__gte=month_start(month), day__lte=month_end(month)
        )
        yield from _later(lines, head)
        replaced = lines.filter(effective=False, undone_at=None, version__lt=(head + 1) * VERSIONS)
        slots.update(dict.fromkeys(replaced.values_list("slot", flat=True)))
    for piece in chunks(slots):
        replacing = Line.objects.filter(slot__in=piece, version__gte=(head + 1) * VERSIONS, undone_at=None)
        elsewhere = replacing.exclude(site_name__in=names, day__gte=month_start(month), day__lte=month_end(month))
        for version in elsewhere.values_list("version", flat=True):
            yield version // VERSIONS
