"""How many tags a site can use, and how long a stock lasts. (government)"""

from collections.abc import Iterable

from ..types.quotas import DEFAULTS, Forecast, Limit, Quota

# How far ahead a date still means much.
FAR_DAYS = 730


def limit_on(limits: Iterable[Limit], name: str, day: int, site: str = "") -> int:
    """The limit in force on a day: the site's before the programme's, then the one set for the later day."""
    begun = [one for one in limits if one.name == name and (one.valid_from or 0) <= day and one.site in ("", site)]
    best = max(begun, key=lambda one: (one.site != "", one.valid_from or 0), default=None)
    return best.value if best else DEFAULTS[name]


def quota(site: str, high_g: int | None, in_stock: int, *, bag_g: int, own_bag: bool, margin_pm: int) -> Quota:
    """The tags for the bags of a month at the high end of the validated capacity, with a margin, less what lies there.

    Without a validated capacity nothing is due: the quota is nought.
    """
    usable = -(-(high_g or 0) * (1000 + margin_pm) // (1000 * bag_g))
    return Quota(site, high_g, bag_g, own_bag, margin_pm, usable, in_stock, max(usable - in_stock, 0))


def forecast(
    name: str,
    *,
    holder: str = "",
    site: str = "",
    type_: str,
    stock: int,
    used: int,
    days: int,
    today: int,
    delivery: int,
) -> Forecast:
    """How long a stock lasts at the pace of the last ``days``: whole days left, the day it runs out, the day to ask.

    Who asks by then has the delivery, of so many days, in time.
    """
    if used <= 0 or days <= 0:
        return Forecast(name, holder, site, type_, stock, max(used, 0), days, None, None, None)
    left = stock * days // used
    runs_out = today + left if left <= FAR_DAYS else None
    ask_by = None if runs_out is None else max(runs_out - delivery, today)
    return Forecast(name, holder, site, type_, stock, used, days, left, runs_out, ask_by)
