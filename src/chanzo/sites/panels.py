"""What mine sites add to the navigation, to the map, and to their own page. (sites)"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext_lazy as _
from shapely.geometry import Point

from chanzo.core import clock
from chanzo.ledger.queries import current_head
from chanzo.ledger.types import Head
from chanzo.people.policies import actor_of, may
from chanzo.people.scopes import Scope, scope_of
from chanzo.people.types import Act
from chanzo.places.layers import Feature, Layer, offer_layer
from chanzo.web.menu import REGISTERS, Entry, offer
from chanzo.web.panels import Panel, offer_panel

from .identity import acts_for, request_of
from .map.cards import round_site
from .measures import Measure, offer_measure
from .models import AreaRequest, SiteVersion
from .protected_panel import protected_of
from .queries.standing import sites_in
from .rules.standing import capacity_on
from .study_panels import offer_studies
from .types.register import Description
from .types.request import Stage
from .views.visit_story import visits_of_site


def tagging_points(user: Any) -> Iterable[Feature]:
    """Every tagging point of the reader's areas, in the middle of its sites: no register says where it stands."""
    actor = actor_of(user)
    return () if actor is None else _tagging_points(current_head(), scope_of(actor))


@lru_cache(maxsize=8)
def _tagging_points(head: Head, scope: Scope) -> tuple[Feature, ...]:
    """The points as the ledger has them at a head."""
    served: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for site in sites_in(scope).exclude(tagging_point=""):
        if site.longitude is not None and site.latitude is not None:
            served[site.tagging_point].append((site.longitude, site.latitude))
    middles = {name: [sum(axis) / len(places) for axis in zip(*places, strict=True)] for name, places in served.items()}
    return tuple(Feature(name, Point(*middles[name])) for name in sorted(middles))


def capacities(user: Any, codes: Collection[str]) -> dict[str, int]:
    """Grams a month that each site can yield at most, as the register says to all."""
    lines: dict[str, list[Description]] = defaultdict(list)
    for version in SiteVersion.objects.filter(code__in=codes):
        lines[version.code].append(version.facts())
    found = {code: capacity_on(lines[code], clock.today()) for code in lines}
    return {code: line.capacity_high_g for code, line in found.items() if line and line.capacity_high_g is not None}


def to_decide(user: Any) -> int:
    """Requests that wait for this reader: a decision or an entry of who decides, else a check or an evaluation."""
    if may(user, Act.DECIDE_AREA):
        waiting: tuple[str, ...] = (Stage.EVALUATED, Stage.ACCEPTED)
    elif may(user, Act.EVALUATE_AREA):
        waiting = (Stage.ASKED, Stage.CHECKED)
    else:
        return 0
    return AreaRequest.objects.visible_to(user).filter(stage__in=waiting).count()


def _sees(user: Any) -> bool:
    return may(user, Act.SEE_SITES)


offer(Entry(25, _("Map"), "sites:map", _sees, group=REGISTERS, icon="map", under="sites:list"))
offer(Entry(30, _("Sites"), "sites:list", _sees, group=REGISTERS, icon="site"))
offer(
    Entry(
        31,
        _("New areas"),
        "sites:requests",
        lambda user: may(user, Act.SEE_REQUESTS),
        to_decide,
        REGISTERS,
        "paper",
        under="sites:list",
    )
)
offer(Entry(32, _("Who must act"), "sites:lapses", _sees, group=REGISTERS, icon="month", under="sites:list"))
offer(Entry(33, _("Suspensions"), "sites:suspensions", _sees, group=REGISTERS, icon="lock", under="sites:list"))
offer_layer(Layer("tagging", 20, _("Tagging points, in the middle of their sites"), "point", tagging_points))
offer_measure(Measure("capacity", 10, _("Capacity a month"), "mass", _sees, capacities))
offer_panel(Panel("site actions", 60, "sites/panels/acts.html", acts_for))
offer_panel(Panel("site history", 90, "sites/panels/request.html", request_of))
offer(Entry(12, _("Visits"), "sites:visits", lambda user: may(user, Act.SEE_VISITS), icon="follow"))
offer_panel(Panel("site risk", 40, "sites/panels/visits.html", visits_of_site))
offer(Entry(32, _("Protected areas"), "sites:protected", _sees, group=REGISTERS, icon="site", under="sites:list"))
offer_panel(Panel("site risk", 60, "sites/panels/protected.html", protected_of))
offer_panel(Panel("site", 95, "sites/panels/around.html", round_site))
offer_studies()
