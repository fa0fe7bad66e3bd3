"""What the register of mine sites counts: sites of the programme, their miners, statuses, capacities. (sites)"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from chanzo.core.indicators import Asked, Case, Cases, Direction, Indicator, Noun, Reckoning, register, register_noun
from chanzo.people.policies import may
from chanzo.people.types import Act

from ..models import Site, Suspension
from ..queries.standing import areas_of
from ..queries.studies import OLD_DAYS
from .standing import VERSIONS, integrated_on, workers_on

N_ = str  # marks a word for the catalogues; it is translated where it is shown


def integrated(asked: Asked) -> Cases:
    """Every site that is integrated on the period's last day."""
    begun, sites = integrated_on(asked.last)
    return Cases(begun, [Case(s.code, s.seq, asked.last, by=(s.province,)) for s in sites.values()])


def miners(asked: Asked) -> Cases:
    """The workers of every integrated site; unknown where nobody counted."""
    begun, sites = integrated_on(asked.last)
    workers = workers_on(asked.last)
    rows = []
    for site in sites.values():
        number, seq = workers.get(site.code, (0, site.seq))
        rows.append(Case(site.code, seq, asked.last, number, known=site.code in workers, by=(site.province,)))
    return Cases(begun, rows)


def green(asked: Asked) -> Cases:
    """The integrated sites that are green by the regional mechanism; unknown where no status was given."""
    begun, sites = integrated_on(asked.last)
    rows = []
    for site in sites.values():
        seq = site.icglr.version // VERSIONS if site.icglr else site.seq
        part = int(site.icglr is not None and site.icglr.status == "green")
        rows.append(Case(site.code, seq, asked.last, part, known=site.icglr is not None, by=(site.province,)))
    return Cases(begun, rows)


def reviewed(asked: Asked) -> Cases:
    """The integrated sites whose capacity in force was validated not too long ago."""
    begun, sites = integrated_on(asked.last)
    rows = []
    for site in sites.values():
        since = site.capacity.from_day if site.capacity else None
        fresh = since is not None and asked.last - since <= OLD_DAYS
        seq = site.capacity.version // VERSIONS if site.capacity else site.seq
        rows.append(Case(site.code, seq, asked.last, int(fresh), by=(site.province,)))
    return Cases(begun, rows)


def suspended(asked: Asked) -> Cases:
    """The days of the period on which each site was suspended, under whichever area; counted from the last one on."""
    rows = Suspension.objects.filter(from_day__lte=asked.last)
    by_area: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for row in rows:
        last = asked.last if row.to_day is None else min(row.to_day, asked.last)
        if last >= asked.first:
            by_area[row.area].append((row.version, max(row.from_day, asked.first), last))
    sites = [site for site in Site.objects.order_by("code") if site.means == site.code]
    found = []
    for code, areas in areas_of(sites).items() if by_area else ():
        spans = sorted({span for area in areas for span in by_area.get(area, ())})
        days: set[int] = set()
        for version, first, last in spans:
            # Each day counts once, under the line that suspended first.
            own = set(range(first, last + 1)) - days
            days |= own
            found += [(code, version // VERSIONS, min(own), len(own))] if own else []
    province = {site.code: site.province for site in sites}
    return Cases(
        rows.exists(),
        [Case(code, seq, day, number, by=(province[code],)) for code, seq, day, number in found],
    )


def _readable(user: Any, keys: Sequence[str]) -> set[str]:
    """The register is open to whoever may read it."""
    return set(keys) if may(user, Act.SEE_SITES) else set()


register_noun(Noun("site", N_("Mine site"), lambda key: f"/sites/{key}", _readable))

_SITES = Indicator(
    code="",
    version=1,
    name="",
    definition="",
    unit=N_("sites"),
    reckoning=Reckoning.COUNT,
    direction=Direction.UP,
    part="",
    source=N_("register of sites and their statuses"),
    noun="site",
    breakdowns=("province",),
)
_SHARE = replace(_SITES, unit=N_("share"), reckoning=Reckoning.SHARE, whole=N_("sites integrated on the last day"))

register(
    replace(
        _SITES,
        code="sites.integrated",
        name=N_("Mine sites in the programme"),
        definition=N_("Mine sites that are integrated on the last day of the period and not closed."),
        part=N_("integrated sites"),
        quality=N_("Sites that became one are counted as one, under the code that they bear now."),
        cases=integrated,
    ),
    replace(
        _SITES,
        code="sites.miners_covered",
        name=N_("Miners at sites of the programme"),
        definition=N_(
            "People who dig at the sites integrated on the last day, as the last baseline study until then counted "
            "them, or else the register."
        ),
        unit=N_("people"),
        part=N_("people who dig"),
        source=N_("baseline studies and the register of sites"),
        quality=N_("Counted on one day; people move between sites with the season and the price, some are at two."),
        cases=miners,
    ),
    replace(
        _SHARE,
        code="sites.icglr_green",
        name=N_("Sites of the programme that are green"),
        definition=N_(
            "Of the sites integrated on the last day that have a status of the regional certification mechanism, those "
            "that are green; a green that was not inspected again within a year is none."
        ),
        part=N_("sites that are green"),
        whole=N_("integrated sites with a status of the regional mechanism"),
        quality=N_("A status lapses where inspectors cannot go, which says nothing bad of the site itself."),
        cases=green,
    ),
    replace(
        _SHARE,
        code="sites.capacity_reviewed",
        name=N_("Sites whose capacity was looked at lately"),
        definition=N_(
            "Of the sites integrated on the last day, those whose capacity in force was stated for a day of the last "
            "three years."
        ),
        part=N_("sites with a capacity of the last three years"),
        quality=N_("A site without any capacity counts as not looked at; so does one whose capacity bears no date."),
        cases=reviewed,
    ),
    replace(
        _SITES,
        code="sites.suspended_days",
        name=N_("Days on which sites were suspended"),
        definition=N_("Site-days of the period under a suspension of the site, its territory or its province."),
        unit=N_("site-days"),
        direction=Direction.NONE,
        part=N_("days of suspension, site by site"),
        source=N_("register of suspensions"),
        quality=N_(
            "A suspension protects and costs at once. A wide area multiplies days, also those of sites where nobody "
            "worked."
        ),
        cases=suspended,
    ),
)
