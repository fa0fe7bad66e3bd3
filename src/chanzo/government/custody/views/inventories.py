"""Pages of cancelled inventories: the standing alarm, a preview, one with its later uses. (government)"""

from collections import defaultdict
from typing import Any

import orjson
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from chanzo.core.days import to_day
from chanzo.core.refusals import Refused
from chanzo.people.policies import may, require
from chanzo.people.types import Act
from chanzo.verification.gate import as_read_by
from chanzo.verification.views.findings import finding_url
from chanzo.web.formats import count, day
from chanzo.web.pages import STATUS, page, said
from chanzo.web.tables import Column, Table

from ...types import ActKind
from ..forms import CancelForm, InventoryForm
from ..models import Inventory
from ..policies import Keeping
from ..queries.holdings import Holding
from ..queries.inventories import (
    Selection,
    Use,
    inventory_on,
    later_uses,
    pages_used,
    seen_as,
    selection_of,
    visible_to,
)
from ..rules.spans import stored
from ..services.inventories import cancel_inventory
from ..types.spans import BOOKS, TAGS
from ..words import TYPES
from .shown import Banner, Fact, Link, answered, by_of, home_crumb, tell

N_ = gettext_lazy
LISTED = [
    Column("number", N_("Inventory"), "code", lambda row: reverse("government:inventory", args=[row["number"]])),
    Column("alarm", N_("State"), status="alarm"),
    Column("day", N_("Cancelled on"), "day"),
    Column("whose", N_("Whose")),
    Column("tags", N_("Tags"), "count"),
    Column("books", N_("Logbooks"), "count"),
    Column("uses", N_("Later uses"), "count"),
    Column("reason", N_("Why")),
]
USES = [
    Column("number", N_("Tag"), "code", lambda row: reverse("traceability:lot", args=[row["number"]])),
    Column("inventory", N_("Inventory"), "code", lambda row: reverse("government:inventory", args=[row["inventory"]])),
    Column("day", N_("Used on"), "day"),
    Column("site", N_("Site"), "code"),
    Column("organisation", N_("Holder"), "code"),
    Column("what", N_("What was cancelled")),
    Column("finding", N_("Finding"), "code", lambda row: row["url"]),
    Column("state", N_("State"), status="state"),
]
MOST = 200


def whose(inventory: Inventory) -> str:
    """Whose inventory was cancelled, in words."""
    told = orjson.loads(inventory.selection)
    return ", ".join([*told["holders"], *told["areas"]])


def _listed(inventory: Inventory, uses: int) -> dict[str, Any]:
    return {
        "number": inventory.number, "alarm": "used" if uses else "quiet", "day": inventory.day,
        "whose": whose(inventory), "tags": inventory.tags, "books": inventory.books, "uses": uses,
        "reason": inventory.reason,
    }  # fmt: skip


def uses_table(user: Any, uses: list[Use]) -> Table:
    """Later uses as the reader may read them, newest first."""
    read = {finding.id: finding for finding in as_read_by(user, [use.finding for use in uses])}
    rows = []
    for use in uses:
        if finding := read.get(use.finding.id):
            what = _("logbook %(book)s") % {"book": use.book} if use.book else _("the tag")
            rows.append({
                "number": use.number, "inventory": use.inventory.number, "day": finding.day, "site": finding.site,
                "organisation": finding.organisation, "what": what, "finding": "DEAD", "url": finding_url(finding.id),
                "state": finding.state,
            })  # fmt: skip
    table = Table("uses", N_("Used after they were cancelled, newest record first"), USES, rows, most=MOST)
    table.empty = N_("No cancelled tag or page was used later.")
    return table


@page("GET", "HEAD")
def inventory_list(request: HttpRequest) -> HttpResponseBase:
    """The standing alarm: every cancelled inventory within reach, and every later use of its numbers."""
    require(request.user, Act.SEE_CUSTODY)
    inventories = list(visible_to(request.user))
    uses = later_uses(request.user, inventories)
    number: dict[int, int] = defaultdict(int)
    for use in uses:
        number[use.inventory.seq] += 1
    table = Table("inventories", N_("Cancelled inventories, newest first"), LISTED,
                  [_listed(one, number[one.seq]) for one in inventories])  # fmt: skip
    table.empty = N_("No inventory was cancelled within your reach.")
    tables = [table, uses_table(request.user, uses)] if uses else [table]
    return answered(
        request, "listing", tables, title=N_("Cancelled inventories"), crumbs=[home_crumb()],
        lead=N_("Tags and pages seized with an office are dead: every later use stands here, and as finding DEAD."),
        banners=[alarm(len(uses))] if uses else [],
        actions=[Link(N_("Cancel an inventory"), reverse("government:inventory-new"), True)]
        if may(request.user, Act.CANCEL_INVENTORY) else [],
    )  # fmt: skip


def alarm(uses: int) -> Banner:
    """The alarm in words."""
    told = ngettext("%(number)s later use of cancelled tags or pages: look at it at once.",
                    "%(number)s later uses of cancelled tags or pages: look at them at once.", uses)  # fmt: skip
    return Banner("serious", told % {"number": count(uses)})


PREVIEW = [
    Column("type_word", N_("Type"), "code"),
    Column("range", N_("Range"), "code"),
    Column("numbers", N_("Numbers"), "count"),
    Column("holder", N_("Holder"), "code"),
    Column("site", N_("Site"), "code"),
    Column("state", N_("State"), status="tags"),
    Column("pages", N_("Pages with lines"), "count"),
]


def preview(found: list[Holding]) -> Table:
    """Every range that would be cancelled."""
    used = pages_used(one.span for one in found if one.span.type in BOOKS)
    rows = [
        {
            "type_word": TYPES[one.span.type], "range": str(one.span), "numbers": one.span.size, "holder": one.holder,
            "site": one.site, "state": one.state,
            "pages": sum(used.get(f"{one.span.type}|{one.span.text(n)}", 0)
                         for n in range(one.span.first, one.span.last + 1)) if one.span.type in BOOKS else None,
        }
        for one in found
    ]  # fmt: skip
    table = Table("preview", N_("Every range that would be out of use"), PREVIEW, rows)
    table.empty = N_("Nothing unused is held there on that day.")
    return table


@page("GET", "HEAD", "POST")
def inventory_new(request: HttpRequest) -> HttpResponseBase:
    """Whose inventory; then every range of it; then, confirmed, one act cancels it."""
    require(request.user, Act.CANCEL_INVENTORY)
    asked = InventoryForm(
        request.GET if "day" in request.GET else None, initial={"holders": request.GET.get("holders")}
    )
    context: dict[str, Any] = {"asked": asked, "crumbs": [home_crumb()], "back": reverse("government:inventories")}
    status = 200
    if asked.is_bound and not asked.is_valid():
        status = 422
    elif asked.is_bound:
        on = to_day(asked.cleaned_data["day"])
        wanted = selection_of(asked.cleaned_data["holders"].splitlines(), asked.cleaned_data["areas"].splitlines())
        found = inventory_on(on, wanted)
        keeping, scope = Keeping(), request.user.scope
        if any(not keeping.seen(scope, one.holder, one.site) for one in found):
            raise Refused("NOT_ALLOWED", act=str(Act.CANCEL_INVENTORY), role=str(request.user.role))
        form = CancelForm(request.POST or None, initial={"seen": seen_as(on, found)})
        if form.is_valid() and (url := _cancel(request, form, wanted, on)):
            return redirect(url)
        status = 422 if form.errors else 200
        tags = sum(one.span.size for one in found if one.span.type in TAGS)
        context |= {
            "form": form, "found": found, "table": preview(found),
            "figures": [Fact(N_("Tags"), count(tags)),
                        Fact(N_("Logbooks"), count(sum(one.span.size for one in found) - tags)),
                        Fact(N_("Ranges"), count(len(found))),
                        Fact(N_("Holders"), count(len({one.holder for one in found}))),
                        Fact(N_("Dead from the day after"), day(on))],
        }  # fmt: skip
    return render(request, "government/custody/inventory_new.html", context, status=status)


def _cancel(request: HttpRequest, form: CancelForm, wanted: Selection, on: int) -> str:
    """Do it and say where to go; where it is refused the form says why."""
    given = form.cleaned_data
    try:
        done = cancel_inventory(
            wanted=wanted, day=on, reason=given["reason"], document=given["document"], seen=given["seen"],
            by=request.user,
        )  # fmt: skip
    except Refused as refused:
        if refused.code in STATUS:
            raise
        form.add_error(None, said(refused))
        return ""
    tell(request, _("The inventory is cancelled. Later use is told to whoever records it, and stands here."),
         done.settled)  # fmt: skip
    inventory = Inventory.objects.get(seq=done.seq)
    if done.settled.raised:
        messages.warning(request, _("Some of it was used already: look at the later uses."))
    return reverse("government:inventory", args=[inventory.number])


@page("GET", "HEAD")
def inventory_page(request: HttpRequest, number: str) -> HttpResponseBase:
    """One cancelled inventory: its ranges within reach, and every later use of them."""
    require(request.user, Act.SEE_CUSTODY)
    inventory = next((one for one in visible_to(request.user) if one.number == number), None)
    if inventory is None:
        raise Http404
    uses = later_uses(request.user, [inventory])
    held = orjson.loads(inventory.ranges)
    rows = [
        {"type_word": TYPES[row[0]], "range": str(span), "numbers": span.size, "holder": row[3], "site": row[4],
         "state": row[5]}
        for row, span in zip(held, stored(held), strict=True)
    ]  # fmt: skip
    ranges = Table("ranges", N_("Ranges out of use, as they were held"), PREVIEW[:-1], rows, most=MOST)
    facts = [
        Fact(N_("Whose"), whose(inventory)),
        Fact(N_("Why"), inventory.reason),
        Fact(N_("Document"), inventory.document),
        *([Fact(N_("Cancelled by"), by)] if (by := by_of(request.user, inventory.actor)) else []),
        Fact(N_("Official acts"), _("Print and sign"),
             f"{reverse('government:acts')}?kind={ActKind.LOSS.value}"),
    ]  # fmt: skip
    return answered(
        request, "thing", [uses_table(request.user, uses), ranges], title=number, facts=facts,
        crumbs=[home_crumb(), (N_("Cancelled inventories"), reverse("government:inventories"))],
        figures=[Fact(N_("State"), "", "", "used" if uses else "quiet"), Fact(N_("Tags"), count(inventory.tags)),
                 Fact(N_("Logbooks"), count(inventory.books)), Fact(N_("Cancelled on"), day(inventory.day)),
                 Fact(N_("Later uses"), count(len(uses)), "", "serious" if uses else "good")],
        status_kind="alarm", banners=[alarm(len(uses))] if uses else [], facts_title=N_("The act"),
    )  # fmt: skip
