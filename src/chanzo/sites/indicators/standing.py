"""How the sites of the register stood at the end of a period: integrated, of which province, worked by whom. (sites)"""

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from chanzo.ledger.queries import current_head
from chanzo.ledger.types import Head

from ..models import Site, SiteStatus, SiteVersion, Study
from ..rules.capacity import workers_of
from ..rules.standing import capacity_on, status_on
from ..types.register import Description, Scheme, Status

# A line's version says its record (types.VERSIONS of the room above, which these rows come from).
VERSIONS = 1000


@dataclass(frozen=True, slots=True)
class Integrated:
    """A site that the programme has on a day, the status that says so, and its other statuses as they then stood."""

    code: str
    province: str
    status: Status
    icglr: Status | None
    capacity: Description | None

    @property
    def seq(self) -> int:
        """The record that integrated it."""
        return self.status.version // VERSIONS


def integrated_on(day: int) -> tuple[bool, dict[str, Integrated]]:
    """Whether any site ever had a status of the programme until a day, and those that are integrated on it, by code.

    Sites are known by the code that they bear now; the ones closed by then are left out.
    """
    return _integrated(current_head(), day)


@lru_cache(maxsize=4)
def _integrated(head: Head, day: int) -> tuple[bool, dict[str, Integrated]]:
    statuses: dict[str, list[Status]] = defaultdict(list)
    for row in SiteStatus.objects.filter(from_day__lte=day):
        statuses[row.site].append(row.facts())
    capacities: dict[str, list[Description]] = defaultdict(list)
    for version in SiteVersion.objects.filter(capacity_high_g__isnull=False):
        capacities[version.code].append(version.facts())
    found = {}
    for site in Site.objects.order_by("code"):
        if site.means != site.code or (site.closed_day is not None and site.closed_day <= day):
            continue
        status = status_on(statuses[site.code], Scheme.PROGRAMME, day)
        if status is not None and status.status == "integrated":
            found[site.code] = Integrated(
                site.code,
                site.province,
                status,
                status_on(statuses[site.code], Scheme.ICGLR, day),
                capacity_on(capacities[site.code], day),
            )
    begun = any(status.scheme == Scheme.PROGRAMME for some in statuses.values() for status in some)
    return begun, found


def workers_on(day: int) -> dict[str, tuple[int, int]]:
    """Workers by site as last written down until a day, and the record that says so: by a baseline study, else by the
    register's line in force."""
    means = dict(Site.objects.order_by().values_list("code", "means"))
    told: dict[str, tuple[int, int]] = {}
    lines = SiteVersion.objects.filter(workers__isnull=False)
    in_turn = sorted(lines, key=lambda line: (-(2**31) if line.from_day is None else line.from_day, line.version))
    for line in in_turn:
        if line.workers is not None and (line.from_day is None or line.from_day <= day):
            told[means.get(line.code, line.code)] = line.workers, line.version // VERSIONS
    for study in Study.objects.filter(replaced_by=None, day__lte=day).order_by("day", "seq"):
        if (workers := workers_of(study.given)) is not None:
            told[means.get(study.site, study.site)] = workers, study.seq
    return told
