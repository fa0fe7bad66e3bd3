"""Which sites are listed by themselves, which months are due, how exactly a place is told. (exchange)"""

from chanzo.core.days import month_of

from ..types import Area, Level, Listed, Reason, SiteFacts


def due_month(day: int, delay: int) -> int:
    """The last month that ended so many whole months before a day."""
    return month_of(day) - 1 - delay


def listed(site: SiteFacts, day: int, delay: int) -> Listed:
    """Whether a site stands by itself on a day; a person's decision goes before everything else."""
    if site.decided:
        reason, level = site.decided
        return Listed(False, site.place if level is Level.AREA else site.place[:1], reason)
    if not site.registered:
        return Listed(False, (), Reason.UNREGISTERED)
    if site.integrated_day is None or site.integrated_day > day:
        return Listed(False, site.place, Reason.UNVALIDATED)
    if month_of(site.integrated_day) > due_month(day, delay):
        return Listed(False, site.place, Reason.DELAY)
    return Listed(True, site.place, Reason.SMALL)


def area_of(country: str, province: str, territory: str) -> Area:
    """The names of a place down to the first that nobody wrote."""
    names = (country, province, territory)
    known = next((at for at, name in enumerate(names) if not name), len(names))
    return names[:known]


def rounded(udeg: int, step: int) -> int:
    """A coordinate in millionths of a degree on the next line of a grid."""
    return (udeg + step // 2) // step * step
