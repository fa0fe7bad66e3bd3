"""Who may see and move which holder's tags: those who hold them, and those in whose areas they lie. (government)"""

from functools import cached_property
from typing import Any

from chanzo.core.names import fold
from chanzo.core.refusals import Refused
from chanzo.people.policies import actor_of, may, require
from chanzo.people.scopes import Scope, scope_of
from chanzo.people.types import Act, Actor, Place
from chanzo.traceability.queries.sites import places_of

from .models import Lockbox


class Keeping:
    """Where holders keep their tags: a lockbox at its site, tags for a site there, all else with the holder alone."""

    @cached_property
    def site_of(self) -> dict[str, str]:
        """The site of each lockbox."""
        return dict(Lockbox.objects.values_list("code", "site"))

    def places(self, holder: str, site: str = "") -> list[Place]:
        """The places of a holding, as policies ask."""
        sites = [code for code in (site, self.site_of.get(holder, "")) if code]
        place_of = places_of(set(sites))
        found = [place_of(code) for code in sites] or [Place()]
        return [Place(p.site, p.territory, p.province, holder) for p in found]

    def seen(self, scope: Scope, holder: str, site: str = "") -> bool:
        """Whether a scope sees what a holder has, for a site or at all."""
        return scope.everything or scope.owns(holder) or any(scope.covers(p) for p in self.places(holder, site))

    def belongs(self, actor: Actor, holder: str, site: str = "") -> bool:
        """Whether an account acts for a holder: its own organisation's, or one in its areas; never for everybody."""
        if actor.organisation and fold(actor.organisation) == fold(holder):
            return True
        areas = Scope(areas=scope_of(actor).areas)
        return any(areas.covers(place) for place in self.places(holder, site))


def may_for(user: Any, act: Act, holder: str, site: str = "", keeping: Keeping | None = None) -> bool:
    """Whether an account may do an act with what a holder has: everywhere, for its own, or where its areas reach."""
    actor = actor_of(user)
    if actor is None or not may(actor, act):
        return False
    keeping = keeping or Keeping()
    return keeping.belongs(actor, holder, site) or any(may(actor, act, at=p) for p in keeping.places(holder, site))


def require_for(user: Any, act: Act, holder: str, site: str = "") -> Actor:
    """The actor behind an account that may; Refused NOT_ALLOWED otherwise."""
    actor = require(user, act)
    if not may_for(actor, act, holder, site):
        raise Refused("NOT_ALLOWED", act=str(act), role=str(actor.role))
    return actor
