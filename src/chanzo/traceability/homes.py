"""Cards of custody on the homes of those who work with it: agent, smelter, official, secretariat. (traceability)"""

from typing import Any

from django.db.models import F
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from chanzo.core import clock
from chanzo.core.days import month_of, month_text
from chanzo.people.policies import may
from chanzo.people.types import Act, Role
from chanzo.sites.queries.standing import codes_in
from chanzo.web.formats import count, mass, share
from chanzo.web.panels import FIGURES, QUEUE, Figure, Panel, Waiting, offer_panel
from chanzo.web.tables import Column, Table

from .models import Lot
from .queries.composition import composition
from .queries.ids import ids_of_lots
from .queries.lots import begins, lots_in
from .queries.months import bags_closed, month_sums
from .queries.tag_stock import tag_stock
from .stock import ALLOCATED
from .types import Kind

MONTHS, NEWEST = 6, 8
MONTHLY: set[str] = {Role.SECRETARIAT, Role.ADMIN, Role.AUDITOR, Role.OFFICIAL, Role.INCIDENT_MANAGER}

TAGGING: set[str] = {Role.AGENT, Role.FIELD_OFFICER}


def by_month(request: HttpRequest) -> dict[str, Any] | None:
    """What was tagged and exported in the last months, for those who answer for it."""
    if request.user.role not in MONTHLY or not may(request.user, Act.SEE_CUSTODY):
        return None
    scope = request.user.scope
    now = month_of(clock.today())
    rows = month_sums(scope, now - MONTHS + 1, now)
    columns = [
        Column("month", _("Month"), "month", _bags_of),
        Column("bags", _("Bags tagged"), "count"),
        Column("tagged_g", _("Mass tagged"), "mass"),
        Column("sites", _("Sites"), "count"),
    ]
    if scope.everything:
        columns.append(Column("exported_g", _("Packed for export"), "mass"))
    return {
        "title": _("What was tagged, month by month"),
        "size": "eight",
        "table": Table("months", _("At registered sites, by the date of the line"), columns, rows),
    }


def _bags_of(row: Any) -> str:
    return f"{reverse('traceability:lots')}?kind=mine&month={month_text(row.month)}" if row.bags else ""


def tags_of_agent(request: HttpRequest) -> dict[str, Any] | None:
    """Tags left and bags closed today at the sites of an agent or field officer."""
    if request.user.role not in TAGGING or not may(request.user, Act.SEE_CUSTODY):
        return None
    scope, today = request.user.scope, clock.today()
    stretches = [s for s in tag_stock(today, scope=scope, type_=Kind.MINE) if s.state == ALLOCATED]
    bags, grams = bags_closed(codes_in(scope), today, month_of(today))
    left = sum(s.left for s in stretches)
    ranges = [f"{s.text(s.first)} – {s.text(s.last)}" for s in stretches if s.left][:2]
    return {
        "title": _("Today"),
        "size": "six",
        "figures": [
            Figure(_("Tags left"), count(left), ", ".join(ranges), f"{reverse('traceability:tags')}?type=mine"),
            Figure(_("Bags today"), count(bags), mass(grams) if bags else _("none is recorded yet")),
        ],
        "url": f"{reverse('traceability:lots')}?kind=mine",
        "more": _("The bags of my sites"),
    }


def received_lots(request: HttpRequest) -> dict[str, Any] | None:
    """The newest export lots that a smelter holds, with how much of each is traced."""
    if request.user.role != Role.SMELTER or not may(request.user, Act.SEE_CUSTODY):
        return None
    scope = request.user.scope
    packed = lots_in(scope).filter(begins("key", f"{Kind.EXPORT}:"))
    held = packed.order_by(F("day").desc(nulls_last=True), "key")[:NEWEST]
    ids = ids_of_lots(held)
    traced = {one["lot"]: one for one in composition(list(ids.values()), scope=scope)} if ids else {}
    return {
        "title": _("What you received"),
        "size": "eight",
        "items": [_received(lot, ids[lot.key], traced.get(ids[lot.key])) for lot in held],
        "empty": _("No export lot was received under your name yet."),
        "url": f"{reverse('traceability:lots')}?kind=export",
        "more": _("All my lots"),
    }


def _received(lot: Lot, lot_id: str, made_of: dict[str, Any] | None) -> Waiting:
    untraced = made_of["untraced_share"] if made_of else 1.0
    sites = len(made_of["origins"]) if made_of else 0
    more = ngettext("%(share)s traced to %(sites)s site", "%(share)s traced to %(sites)s sites", sites) % {
        "share": share(1 - untraced),
        "sites": count(sites),
    }
    shape = "good" if untraced == 0 else "warning"
    return Waiting(lot_id, reverse("traceability:lot", args=[lot_id]), more, mass(lot.current_g), shape)


offer_panel(Panel("home", 4, FIGURES, tags_of_agent))
offer_panel(Panel("home", 15, QUEUE, received_lots))
offer_panel(Panel("home", 40, FIGURES, by_month))
