"""Whose status lapses when, and who must act: computed for a day, nobody keeps a list. (sites)"""

from dataclasses import dataclass, replace
from functools import lru_cache

from chanzo.core.days import day_text
from chanzo.ledger.queries import current_head
from chanzo.ledger.types import Head
from chanzo.people.models import User
from chanzo.people.scopes import Scope, area_key, area_keys
from chanzo.people.types import Role

from ..models import Site
from ..rules.lapses import lapse_of
from ..rules.standing import status_on
from ..types.register import Scheme, Status
from .standing import place_of, sites_in
from .statuses import statuses_of

AHEAD = 60
"""Days before a lapse on which the calendar begins to name it."""


@dataclass(frozen=True)
class Due:
    """A status that lapses on a day, into what it then ``becomes``; or one that lapsed, ``status`` since then.

    ``who`` is ``official`` with the organisations of the officials of the area, or ``programme`` where there is none.
    """

    site: str
    name: str
    territory: str
    province: str
    scheme: str
    status: str
    becomes: str
    day: int
    lapsed: bool
    who: str = "programme"
    organisations: str = ""

    @property
    def id(self) -> str:
        """The same for the same lapse, whenever it is asked."""
        return f"{self.site}-{self.scheme}-{day_text(self.day)}"


def lapses_due(scope: Scope, day: int, ahead: int = AHEAD) -> list[Due]:
    """What lapses from a day on within so many days, and what has lapsed since nobody came, earliest first."""
    officials = _officials()
    found = []
    for areas, due in _dues_in(current_head(), scope, day, ahead):
        named = sorted({organisation for keys, organisation in officials if not keys.isdisjoint(areas)})
        who = "official" if named else "programme"
        found.append(replace(due, who=who, organisations=", ".join(name for name in named if name)))
    return found


@lru_cache(maxsize=16)
def _dues_in(head: Head, scope: Scope, day: int, ahead: int) -> tuple[tuple[frozenset[str], Due], ...]:
    """The same as the ledger has it at a head, each with the areas of its site, before anybody is named for it."""
    sites = [site for site in sites_in(scope) if site.means == site.code and site.closed_day is None]
    given = statuses_of()
    found: list[tuple[frozenset[str], Due]] = []
    for site in sites:
        for scheme in Scheme:
            now = status_on(given.get(site.code, ()), scheme, day)
            if now is not None:
                found += [(area_keys(place_of(site)), due) for due in _dues(site, now, day, ahead)]
    return tuple(sorted(found, key=lambda one: (one[1].day, one[1].site, one[1].scheme)))


def _dues(site: Site, now: Status, day: int, ahead: int) -> list[Due]:
    """What lapses of one status; whoever must act is named later."""

    def due(becomes: str, when: int, *, lapsed: bool) -> Due:
        return Due(
            site.code, site.name, site.territory, site.province, now.scheme, now.status, becomes, when, lapsed, "", ""
        )

    found = [due("", now.from_day, lapsed=True)] if now.lapsed else []
    turn = lapse_of(now)
    if turn is not None and turn.from_day <= day + ahead:
        found.append(due(turn.status, turn.from_day, lapsed=False))
    return found


def _officials() -> list[tuple[frozenset[str], str]]:
    """The areas and organisation of every official's account."""
    accounts = User.objects.filter(role=Role.OFFICIAL, is_active=True)
    return [(frozenset(area_key(area) for area in user.areas), user.organisation) for user in accounts if user.areas]
