"""What share of sites and tonnes is stated, and why the rest is not: read off the release alone. (exchange)

Nothing here is counted of what a release withholds but heads: a mass by reason would be one more sum to subtract.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from ..types import Cell, Group, Listed, Shares, Statement, Stratum
from .suppression import reason_of

STATED = "stated"


def shares_of(
    listed: Iterable[Listed], statements: Mapping[Stratum, Statement], cells: Mapping[Stratum, Mapping[str, Cell]]
) -> Shares:
    """Sites listed or by reason; grams stated for a site or in areas by reason; site-months that no sum counts."""
    sites: Counter[str] = Counter(STATED if each.alone else each.reason.value for each in listed)
    grams: Counter[str] = Counter()
    unstated = held = 0
    for stratum, statement in statements.items():
        here = cells.get(stratum, {})
        for group in statement.groups:
            if group.shown:
                grams[word_of(group, here)] += group.grams
            else:
                unstated += sum(site in here for site in group.members)
        unstated += sum(site in here for site in statement.waiting)
        held += statement.held
    return Shares(dict(sorted(sites.items())), dict(sorted(grams.items())), unstated, held)


def word_of(group: Group, cells: Mapping[str, Cell]) -> str:
    """``stated`` for a site by itself, else the code of the fold."""
    return STATED if group.alone else reason_of(group, cells).value
