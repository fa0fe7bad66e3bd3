"""When a site must be seen next, and what became of the visits that a plan named. (monitoring)"""

from collections.abc import Collection, Mapping

import numpy as np

from chanzo.verification.rules.production import months_later

from ..types.risk import SiteFacts


def due_day(last: int | None, facts: SiteFacts, interval: int) -> tuple[int, bool]:
    """The day on which a site is due, and whether GHOST's limit comes first: the last visit or baseline plus the
    interval of its grade, never later than the last day on which the rule GHOST still finds it visited.

    A site that nobody ever saw has been due since the programme knew it.
    """
    if last is None:
        return (facts.day if facts.since_day is None else min(facts.since_day, facts.day)), False
    limit = int(months_later(np.array([last]), np.array([facts.ghost_months]))[0])
    return min(last + interval, limit), limit < last + interval


def adherence(
    site: str,
    day: int,
    *,
    first: int,
    last: int,
    today: int,
    seen: Mapping[str, Collection[int]],
    prevented: Mapping[str, Collection[int]],
) -> tuple[str, int | None]:
    """What became of a planned visit within the plan's period, and on which day.

    done (on its day), moved (another day), prevented, planned (still to come), missed.
    """
    made = sorted(d for d in seen.get(site, ()) if first <= d <= last)
    if day in made:
        return "done", day
    if made:
        return "moved", made[0]
    tried = sorted(d for d in prevented.get(site, ()) if first <= d <= last)
    if tried:
        return "prevented", tried[-1]
    return ("planned" if day >= today else "missed"), None
