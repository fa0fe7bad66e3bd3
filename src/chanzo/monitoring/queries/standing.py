"""Sites by when they are due, and how many of each area are seen on time. (monitoring)"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from chanzo.ledger.queries import current_head
from chanzo.ledger.types import Head
from chanzo.people.policies import may
from chanzo.people.scopes import Scope
from chanzo.people.types import Act
from chanzo.sites.models import Site, Visit
from chanzo.sites.queries.standing import sites_in
from chanzo.sites.types.visits import State

from ..types.risk import Risk
from .facts import open_sites, risks_on

SOON = 30


@dataclass(frozen=True)
class DueSite:
    """A site with its risk, when it was seen and is due, and visits that were prevented since it was seen."""

    site: str
    name: str
    province: str
    territory: str
    risk: Risk
    prevented: int
    tried: int | None

    @property
    def grade(self) -> str:
        return self.risk.grade.value

    @property
    def score(self) -> int:
        return self.risk.score

    @property
    def seen(self) -> int | None:
        return self.risk.last_day

    @property
    def due(self) -> int:
        return self.risk.due

    @property
    def overdue(self) -> int:
        return max(self.risk.overdue, 0)

    @property
    def time(self) -> str:
        """late, soon or fine."""
        return "late" if self.risk.overdue > 0 else "soon" if self.risk.overdue >= -SOON else "fine"


@dataclass(frozen=True)
class Coverage:
    """How many sites of an area are seen on time, late, or were never seen; tried: late, but a visit was prevented."""

    area: str
    sites: int
    on_time: int
    late: int
    never: int
    tried: int

    @property
    def share(self) -> float | None:
        """The share that is on time."""
        return self.on_time / self.sites if self.sites else None


def due_sites(user: Any, day: int) -> Sequence[DueSite]:
    """The open sites that an account looks after, those overdue longest first."""
    return _due_sites(current_head(), user.scope, day) if may(user, Act.SEE_MONITORING) else ()


@lru_cache(maxsize=16)
def _due_sites(head: Head, scope: Scope, day: int) -> tuple[DueSite, ...]:
    """The same as the ledger has it at a head."""
    risks, mine = risks_on(day), set(sites_in(scope).values_list("code", flat=True))
    sites = [site for site in open_sites(day) if site.code in mine and site.code in risks]
    prevented = _prevented(sites, risks, day)
    rows = [
        DueSite(
            site.code, site.name, site.province, site.territory, risks[site.code],
            len(prevented[site.code]), max(prevented[site.code], default=None),
        )
        for site in sites
    ]  # fmt: skip
    return tuple(sorted(rows, key=lambda row: (row.due, -row.score, row.site)))


def coverage(rows: Iterable[DueSite]) -> list[Coverage]:
    """Sites by province."""
    by_area: dict[str, list[DueSite]] = defaultdict(list)
    for row in rows:
        by_area[row.province].append(row)
    return [
        Coverage(
            area,
            len(some),
            sum(row.time != "late" for row in some),
            sum(row.time == "late" for row in some),
            sum(row.seen is None for row in some),
            sum(row.time == "late" and row.prevented > 0 for row in some),
        )
        for area, some in sorted(by_area.items())
    ]


def _prevented(sites: Sequence[Site], risks: dict[str, Risk], day: int) -> dict[str, list[int]]:
    """The days on which visits to each site were prevented since it was last seen."""
    means = dict(Site.objects.filter(means__in=[site.code for site in sites]).values_list("code", "means"))
    found: dict[str, list[int]] = defaultdict(list)
    tried = Visit.objects.filter(state=State.PREVENTED.value, day__lte=day).order_by()
    for code, on in tried.values_list("site", "day"):
        site = means.get(code)
        if site and on > (risks[site].last_day or -1):
            found[site].append(on)
    return found
