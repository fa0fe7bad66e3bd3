"""The statuses of sites as the rules see them: lines of the register, with how long their orders last. (sites)"""

from collections import defaultdict
from collections.abc import Collection

from ..models import Site, SiteStatus, StatusAct
from ..types.register import Status


def statuses_of(codes: Collection[str] | None = None) -> dict[str, list[Status]]:
    """The statuses ever given to some sites, or to all, by code; three queries however many."""
    lines = SiteStatus.objects.all() if codes is None else SiteStatus.objects.filter(site__in=codes)
    valid = _validities()
    found: dict[str, list[Status]] = defaultdict(list)
    for line in lines:
        found[line.site].append(line.facts(valid.get((line.site, line.scheme, line.from_day, line.status))))
    return found


def _validities() -> dict[tuple[str, str, int, str], int]:
    """The last day of orders that say one, by site as it is called now, scheme, first day and status."""
    acts = list(StatusAct.objects.exclude(valid_to_day=None).order_by("seq"))
    means = dict(Site.objects.filter(code__in={act.site for act in acts}).values_list("code", "means"))
    return {
        (means.get(act.site, act.site), act.scheme, act.from_day, act.status): act.valid_to_day
        for act in acts
        if act.valid_to_day is not None
    }
