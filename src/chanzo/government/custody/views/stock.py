"""Pages of the stock of tags and books: by holder, one holder, logbooks, quotas, forecast. (government)"""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chanzo.core import clock
from chanzo.core.days import day_text
from chanzo.people.policies import may, require
from chanzo.people.types import Act
from chanzo.traceability.queries.tag_stock import counted
from chanzo.traceability.stock import ALLOCATED, DEAD, IN_STOCK, Stretch
from chanzo.web.formats import count, mass, share
from chanzo.web.formats import day as written_day
from chanzo.web.pages import page
from chanzo.web.tables import Column, Table, wanted_format

from ..forms import DayForm
from ..queries.forecast import WINDOW, forecasts, running_out
from ..queries.holdings import holder_called, kinds_of, stretches_seen
from ..queries.inventories import later_uses, pages_used, visible_to
from ..queries.limits import Limits
from ..queries.overview import Held, held_in, holders_on
from ..queries.quotas import quotas_visible_to
from ..queries.visible import hand_overs_visible_to, lockboxes_visible_to, requests_visible_to, takes_visible_to
from ..queries.waiting import waiting
from ..types.quotas import Forecast, Quota
from ..types.spans import BOOKS, Span
from ..words import KINDS, TYPES
from .shown import Banner, Fact, Link, answered, home_crumb

N_ = gettext_lazy
SOON, MOST = 30, 200


def holder_url(holder: str, **more: Any) -> str:
    """The page of one holder's tags and books."""
    return f"{reverse('government:holder')}?{urlencode({'holder': holder, **more})}"


def _holder(row: Any) -> str:
    return holder_url(row.holder if isinstance(row, Held) else row["holder"])


HOLDERS = [
    Column("holder", N_("Holder"), "code", _holder),
    Column("kind", N_("What it is"), told=lambda kind: str(KINDS.get(kind, kind))),
    Column("in_stock", N_("Tags in stock"), "count"),
    Column("left", N_("Given out, left"), "count"),
    Column("used", N_("Used"), "count"),
    Column("dead", N_("Out of use"), "count"),
    Column("books", N_("Logbooks"), "count"),
    Column("site_count", N_("Sites"), "count"),
]


@page("GET", "HEAD")
def overview(request: HttpRequest) -> HttpResponseBase:
    """Who has which tags and books on a day, and what waits for the reader."""
    require(request.user, Act.SEE_CUSTODY)
    form = DayForm(request.GET or None)
    day, scope = form.day(), request.user.scope
    rows = holders_on(day, scope, whole=bool(wanted_format(request)))
    table = Table("holders", N_("By holder, at the end of the day"), HOLDERS, rows, most=MOST)
    table.empty = N_("No tags or books are within your reach. They come with the movements of tags.")
    known = all(row.left is not None for row in rows)
    soon = [row for row in forecasts(scope, day) if row.days_left is not None and row.days_left <= SOON]
    uses = later_uses(request.user, list(visible_to(request.user)))
    banners = []
    if uses:
        banners.append(Banner("serious", _("Tags or books of a cancelled inventory were used later. Look at once.")))
    figures = [
        Fact(N_("In stock"), count(sum(row.in_stock for row in rows))),
        Fact(N_("Given out, left"), count(sum(row.left or 0 for row in rows)) if known else "–"),
        Fact(N_("Logbooks"), count(sum(row.books for row in rows))),
        Fact(N_("Waiting for you"), count(waiting(request.user)), reverse("government:requests")),
        Fact(N_("Run out in 30 days"), count(len(soon)), reverse("government:forecast"), "warning" if soon else "good"),
        Fact(N_("Cancelled, used later"), count(len(uses)), reverse("government:inventories"),
             "serious" if uses else "good"),
    ]  # fmt: skip
    return answered(
        request, "overview", [table], title=N_("Tag custody"), day=day, form=form, figures=figures, banners=banners,
        lead=N_("Who has which tags and logbooks, what is asked for, what changes hands, what is missing."),
        places=places_of_custody(request.user),
    )  # fmt: skip


def places_of_custody(user: Any) -> list[Link]:
    """The pages of custody, in the order of a tag's life."""
    links = [
        Link(N_("Requests"), reverse("government:requests")),
        Link(N_("Hand-overs"), reverse("government:hand-overs")),
        Link(N_("Joint lockboxes"), reverse("government:lockboxes")),
        Link(N_("Stock-takes"), reverse("government:takes")),
        Link(N_("Losses"), reverse("government:losses")),
        Link(N_("Logbooks"), reverse("government:books")),
        Link(N_("Quotas"), reverse("government:quotas")),
        Link(N_("How long stocks last"), reverse("government:forecast")),
    ]
    if may(user, Act.CANCEL_INVENTORY) or may(user, Act.SEE_FINDINGS):
        links.append(Link(N_("Cancelled inventories"), reverse("government:inventories")))
    return links


RANGES = [
    Column("type_word", N_("Type"), "code"),
    Column("range", N_("Range"), "code"),
    Column("state", N_("State"), status="tags"),
    Column("site", N_("Site"), "code", lambda row: reverse("sites:site", args=[row["site"]]) if row["site"] else None),
    Column("since", N_("Since"), "day"),
    Column("count", N_("Numbers"), "count"),
    Column("used", N_("Used"), "count"),
    Column("left", N_("Left"), "count"),
]


def ranges_table(found: list[Stretch]) -> Table:
    """Ranges of one holder, those that can be used first."""
    order = {ALLOCATED: 0, IN_STOCK: 1, DEAD: 2}
    rows = [
        {
            "type_word": TYPES.get(one.type, one.type), "range": " – ".join(dict.fromkeys((one.text(one.first),
            one.text(one.last)))), "state": one.action if one.state == DEAD else one.state, "site": one.site,
            "since": one.since, "count": one.count, "used": one.used, "left": one.left,
        }
        for one in sorted(found, key=lambda s: (order[s.state], s.type, s.prefix, s.digits, s.first))
    ]  # fmt: skip
    return Table("ranges", N_("Ranges, at the end of the day"), RANGES, rows, most=MOST)


def asked_holder(request: HttpRequest) -> tuple[str, int, DayForm, list[Stretch]]:
    """The holder of an address with its ranges on the day asked; what is not the reader's is not found."""
    require(request.user, Act.SEE_CUSTODY)
    holder = holder_called(request.GET.get("holder", "")[:100])
    form = DayForm(request.GET if "on" in request.GET else None)
    day = form.day()
    found = stretches_seen(request.user.scope, day, holder=holder) if holder else []
    seen = any(box.code == holder for box in lockboxes_visible_to(request.user))
    if not found and not seen:
        raise Http404
    return holder, day, form, list(counted(found, day))


@page("GET", "HEAD")
def holder_page(request: HttpRequest) -> HttpResponseBase:
    """One holder: its ranges on a day, and the requests, hand-overs and counts about it."""
    holder, day, form, found = asked_holder(request)
    row = held_in(found).get(holder, Held(holder))
    kind = kinds_of([holder]).get(holder, "")
    acts = [
        *((one.seq, one.asked_day, one.number, reverse("government:request", args=[one.number]), _("Request"))
          for one in requests_visible_to(request.user) if holder in (one.holder, one.giver)),
        *((one.seq, one.day, f"{one.giver} → {one.receiver}", reverse("government:hand-over", args=[one.seq]),
           _("Hand-over")) for one in hand_overs_visible_to(request.user) if holder in (one.giver, one.receiver)),
        *((one.seq, one.day, _("Stock-take"), reverse("government:take", args=[one.seq]), "")
          for one in takes_visible_to(request.user, holder=holder)),
    ]  # fmt: skip
    events = [
        {"when": written_day(when), "what": what, "url": url, "more": more}
        for _seq, when, what, url, more in sorted(acts, reverse=True)[:12]
    ]
    asked = {"holder": holder, "on": day_text(day)}
    return answered(
        request, "thing", [ranges_table(found)], title=holder, crumbs=[home_crumb()], day=day, form=form,
        lead=KINDS.get(kind, kind), hidden={"holder": holder},
        figures=[Fact(N_("Tags in stock"), count(row.in_stock)), Fact(N_("Given out, left"), count(row.left)),
                 Fact(N_("Used"), count(row.used)), Fact(N_("Out of use"), count(row.dead)),
                 Fact(N_("Logbooks"), count(row.books))],
        actions=[Link(N_("Print a tag sheet"), f"{reverse('government:sheet')}?{urlencode(asked)}", True),
                 Link(N_("Count"), f"{reverse('government:take-new')}?{urlencode({'holder': holder})}"),
                 *([Link(N_("Lockbox"), reverse("government:lockbox", args=[holder]))] if kind == "lockbox" else [])],
        events=events, events_title=N_("What happened"), empty=N_("Nothing is held here on that day."),
    )  # fmt: skip


BOOK_COLUMNS = [
    Column("type_word", N_("Type"), "code"),
    Column("book", N_("Book"), "code"),
    Column("holder", N_("Holder"), "code", _holder),
    Column("site", N_("Site"), "code"),
    Column("state", N_("State"), status="tags"),
    Column("since", N_("Since"), "day"),
    Column("pages", N_("Pages with lines"), "count"),
    Column("left", N_("Pages left"), "count"),
]


@page("GET", "HEAD")
def books(request: HttpRequest) -> HttpResponseBase:
    """Every logbook within reach: where it is, how many of its pages bear lines; missing pages are findings."""
    require(request.user, Act.SEE_CUSTODY)
    form = DayForm(request.GET or None)
    day = form.day()
    found = [one for one in stretches_seen(request.user.scope, day) if one.type in BOOKS]
    used = pages_used(Span(s.type, s.prefix, s.digits, s.first, s.last) for s in found)
    rows, most = [], Limits().on("book_pages", day)
    for one in found:
        for number in range(one.first, one.last + 1):
            pages = used.get(f"{one.type}|{one.text(number)}", 0)
            rows.append({
                "type_word": TYPES[one.type], "book": one.text(number), "holder": one.holder, "site": one.site,
                "state": one.action if one.state == DEAD else one.state, "since": one.since, "pages": pages,
                "left": max(most - pages, 0) if one.state != DEAD else 0,
            })  # fmt: skip
    table = Table("books", N_("Logbooks, at the end of the day"), BOOK_COLUMNS, rows, most=MOST)
    table.empty = N_("No logbook is within your reach.")
    gaps = f"{reverse('verification:findings')}?rule=LOG"
    return answered(
        request, "listing", [table], title=N_("Logbooks"), crumbs=[home_crumb()], form=form, day=day,
        lead=N_("Numbered, given out, returned and cancelled like tags. Gaps in their pages are found by rule LOG."),
        actions=[Link(N_("Gaps and repeats"), gaps)] if may(request.user, Act.SEE_FINDINGS) else [],
    )  # fmt: skip


QUOTAS = [
    Column("site", N_("Site"), "code", lambda row: reverse("sites:site", args=[row.site])),
    Column("high_g", N_("Capacity a month, at most"), "mass"),
    Column("bag_g", N_("A usual bag"), "mass"),
    Column("usable", N_("Tags for it"), "count"),
    Column("in_stock", N_("Unused there"), "count"),
    Column("quota", N_("Quota"), "count"),
]


@page("GET", "HEAD")
def quotas(request: HttpRequest) -> HttpResponseBase:
    """How many mine tags each site can still use this month, and what that was computed from."""
    require(request.user, Act.SEE_CUSTODY)
    form = DayForm(request.GET or None)
    day = form.day()
    rows: list[Quota] = quotas_visible_to(request.user, day)
    table = Table("quotas", N_("By site, for the month of the day"), QUOTAS, rows, most=MOST)
    table.empty = N_("No site within your reach has a validated capacity.")
    limits = Limits()
    explained = _(
        "The highest capacity in force, divided by what a bag usually weighs (the site's own bags of a year where "
        "thirty were weighed, else %(bag)s), plus a margin of %(margin)s, less the unused tags that lie there. "
        "Without a validated capacity the quota is nought."
    ) % {"bag": mass(limits.on("usual_bag_g", day)), "margin": share(limits.on("margin_pm", day) / 1000)}
    return answered(
        request, "listing", [table], title=N_("Quotas"), crumbs=[home_crumb()], form=form, day=day, lead=explained,
        actions=[Link(N_("What custody reckons with"), reverse("government:limits"))],
    )  # fmt: skip


def lasting(row: Forecast, delivery: int) -> str:
    """Whether a stock lasts until what is asked for now arrives."""
    if row.days_left is None:
        return ""
    return "out" if row.days_left <= 0 else "soon" if row.days_left <= delivery else "fine"


def _place_of(row: dict[str, Any]) -> str:
    return reverse("sites:site", args=[row["site"]]) if row["site"] else holder_url(row["holder"])


FORECAST = [
    Column("name", N_("Site or holder"), "code", _place_of),
    Column("type_word", N_("Type"), "code"),
    Column("lasts", N_("State"), status="lasts"),
    Column("stock", N_("Left"), "count"),
    Column("used", N_("Used in 90 days"), "count"),
    Column("days_left", N_("Days left"), "count"),
    Column("runs_out", N_("Runs out"), "day"),
    Column("ask_by", N_("Request by"), "day"),
]


@page("GET", "HEAD")
def forecast_page(request: HttpRequest) -> HttpResponseBase:
    """Which stocks run out when, at the pace of the last months; printed for who is responsible."""
    require(request.user, Act.SEE_CUSTODY)
    day = clock.today()
    within = request.GET.get("within", "")
    delivery = Limits().on("delivery_days", day)
    limit = int(within) if within.isdecimal() and len(within) < 5 else None
    found = forecasts(request.user.scope, day) if limit is None else running_out(request.user.scope, day, limit)
    rows = [row._asdict() | {"type_word": TYPES[row.type], "lasts": lasting(row, delivery)} for row in found]
    table = Table("forecast", N_("The first to run out first"), FORECAST, rows, most=MOST)
    table.empty = N_("No stock runs out in that time.")
    chips = [(_("All"), "?", not within)]
    chips += [(_("Within %(days)s days") % {"days": n}, f"?within={n}", within == str(n)) for n in (14, 30, 60, 90)]
    lead = _("At the pace of the last %(days)s days. A delivery takes about %(delivery)s days from the request.")
    return answered(
        request, "listing", [table], title=N_("How long stocks last"), crumbs=[home_crumb()], chips=chips,
        lead=lead % {"days": WINDOW, "delivery": delivery}, day=day,
        actions=[Link(N_("Request tags"), reverse("government:request-new"), True)]
        if may(request.user, Act.REQUEST_TAGS) else [],
    )  # fmt: skip
