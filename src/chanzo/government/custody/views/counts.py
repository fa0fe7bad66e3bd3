"""Pages of stock-takes with their differences, and of losses. (government)"""

from typing import Any

import orjson
from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chanzo.core.days import to_day
from chanzo.people.policies import may, require
from chanzo.people.types import Act
from chanzo.web.formats import count, day
from chanzo.web.pages import page
from chanzo.web.tables import Column, Table

from ..forms import CountForm, ExplainForm, LossForm
from ..models import Difference, Take, Void
from ..policies import may_for
from ..queries.visible import differences_visible_to, takes_visible_to, voids_visible_to
from ..queries.waiting import differences_waiting
from ..rules.spans import stored
from ..services.counts import declare, explain_difference, take_stock
from ..words import EXPLAINED, SOURCES, TYPES
from .shown import Banner, Fact, Link, answered, by_of, form_page, home_crumb, paged, tell, with_organisations
from .stock import holder_url

N_ = gettext_lazy
TAKES = [
    Column("seq", N_("Stock-take"), "code", lambda row: reverse("government:take", args=[row["seq"]])),
    Column("day", N_("Counted on"), "day"),
    Column("holder", N_("Holder"), "code"),
    Column("type_word", N_("What"), "code"),
    Column("result", N_("Result"), status="count"),
    Column("expected", N_("Expected"), "count"),
    Column("counted", N_("Counted"), "count"),
    Column("missing", N_("Missing"), "count"),
    Column("open", N_("Not explained"), "count"),
    Column("surplus", N_("Too many"), "count"),
]
DIFFERENCES = [
    Column("seq", N_("Record number"), "code", lambda row: reverse("government:difference", args=[row["seq"]])),
    Column("source", N_("Found by"), told=lambda code: str(SOURCES[code])),
    Column("day", N_("Date"), "day"),
    Column("holder", N_("Holder"), "code"),
    Column("type_word", N_("What"), "code"),
    Column("open", N_("Numbers to explain"), "code"),
    Column("open_count", N_("How many"), "count"),
]


def _take(row: Take, open_: dict[int, int]) -> dict[str, Any]:
    missing = sum(span.size for span in stored(orjson.loads(row.missing)))
    left = open_.get(row.seq, 0)
    state = "differs" if left else "explained" if missing else "surplus" if row.surplus_count else "agrees"
    return {
        "seq": row.seq, "day": row.day, "holder": row.holder, "type_word": TYPES[row.type], "result": state,
        "expected": row.expected_count, "counted": row.counted_count, "missing": missing, "open": left,
        "surplus": row.surplus_count,
    }  # fmt: skip


def _difference(row: Difference) -> dict[str, Any]:
    return {
        "seq": row.seq, "source": row.source, "day": row.day, "holder": row.holder, "type_word": TYPES[row.type],
        "open": ", ".join(map(str, stored(orjson.loads(row.open)))), "open_count": row.open_count,
    }  # fmt: skip


@page("GET", "HEAD")
def take_list(request: HttpRequest) -> HttpResponseBase:
    """Stock-takes within reach, and the missing numbers that nobody explained yet."""
    require(request.user, Act.SEE_CUSTODY)
    open_ = dict(Difference.objects.filter(open_count__gt=0).values_list("seq", "open_count"))
    shown = paged(request, takes_visible_to(request.user), lambda row: _take(row, open_))
    table = Table("takes", N_("Stock-takes, newest first"), TAKES, shown.rows)
    table.empty = N_("No stock was taken within your reach yet.")
    tables = [with_organisations(request, table, "holder")]
    if not shown.after and (found := list(differences_visible_to(request.user, open_count__gt=0))):
        rows = [_difference(row) for row in found]
        tables.append(Table("differences", N_("Missing, not explained yet"), DIFFERENCES, rows, most=50))
    return answered(
        request, "listing", tables, title=N_("Stock-takes"), crumbs=[home_crumb()], portion=shown,
        lead=N_("What was counted, held against what should be there; what is missing is explained by a person."),
        actions=[Link(N_("Count"), reverse("government:take-new"), True)]
        if may(request.user, Act.COUNT_TAGS) else [],
    )  # fmt: skip


@page("GET", "HEAD", "POST")
def take_new(request: HttpRequest) -> HttpResponseBase:
    """Count what a holder has."""
    require(request.user, Act.COUNT_TAGS)
    asked = {name: request.GET[name][:100] for name in ("holder", "site") if name in request.GET}
    form = CountForm(request.POST or None, initial=asked)

    def do(given: dict[str, Any]) -> str:
        done = take_stock(
            holder=given["holder"], site=given["site"], type_=given["type_"], counted=given["counted"],
            day=to_day(given["day"]), document=given["document"], by=request.user,
        )  # fmt: skip
        tell(request, _("The stock-take is recorded."), done.settled)
        return reverse("government:take", args=[done.seq])

    return form_page(
        request, form, do, title=N_("Take stock of tags or logbooks"), submit=N_("Record the count"),
        back=reverse("government:takes"), crumbs=[home_crumb()],
        lead=N_("Count before you look at what should be there. A printed tag sheet helps to tick the numbers."),
    )  # fmt: skip


def take_called(request: HttpRequest, seq: int) -> Take:
    """The stock-take of an address; what is not the reader's is not found."""
    require(request.user, Act.SEE_CUSTODY)
    row = next(takes_visible_to(request.user, seq=seq), None)
    if row is None:
        raise Http404
    return row


SPANS = [
    Column("what", N_("Result")),
    Column("range", N_("Range"), "code"),
    Column("numbers", N_("Numbers"), "count"),
]


@page("GET", "HEAD")
def take_page(request: HttpRequest, seq: int) -> HttpResponseBase:
    """One stock-take: expected, counted, missing, too many."""
    row = take_called(request, seq)
    difference = Difference.objects.filter(seq=seq).first()
    left = difference.open_count if difference else 0
    shown = _take(row, {seq: left})
    parts = ((N_("Missing"), row.missing), (N_("Too many"), row.surplus), (N_("Counted"), row.counted))
    rows = [
        {"what": what, "range": str(span), "numbers": span.size}
        for what, text in parts
        for span in stored(orjson.loads(text))
    ]
    facts = [
        Fact(N_("Holder"), row.holder, holder_url(row.holder)),
        Fact(N_("What"), TYPES[row.type]),
        Fact(N_("Mine site"), row.site or _("all")),
        Fact(N_("Document"), row.document or "–"),
        *([Fact(N_("Counted by"), by)] if (by := by_of(request.user, row.actor)) else []),
    ]
    actions = []
    if difference:
        actions.append(Link(N_("What became of the missing"), reverse("government:difference", args=[seq]), True))
    return answered(
        request, "thing", [Table("spans", N_("Ranges, what is missing first"), SPANS, rows, most=200)],
        title=_("Stock-take of %(holder)s, %(day)s") % {"holder": row.holder, "day": day(row.day)},
        crumbs=[home_crumb(), (N_("Stock-takes"), reverse("government:takes"))], facts=facts, actions=actions,
        figures=[Fact(N_("Result"), "", "", shown["result"]), Fact(N_("Expected"), count(row.expected_count)),
                 Fact(N_("Counted"), count(row.counted_count)), Fact(N_("Missing"), count(shown["missing"])),
                 Fact(N_("Not explained"), count(left), "", "serious" if left else "good"),
                 Fact(N_("Too many"), count(row.surplus_count), "", "warning" if row.surplus_count else "good")],
        status_kind="count", facts_title=N_("What was counted"),
    )  # fmt: skip


VOIDS = [
    Column("seq", N_("Record number"), "code"),
    Column("action_word", N_("They are"), "code"),
    Column("day", N_("Since"), "day"),
    Column("holder", N_("Holder"), "code"),
    Column("type_word", N_("What"), "code"),
    Column("ranges", N_("Ranges"), "code"),
    Column("numbers", N_("Numbers"), "count"),
    Column("reason", N_("Explanation")),
    Column("act", N_("Official act"), "code",
           lambda row: reverse("government:act", args=[row["act"]]) if row["act"] else None),
]  # fmt: skip


def _void(row: Void) -> dict[str, Any]:
    return {
        "seq": row.seq, "action_word": EXPLAINED[row.action], "day": row.day, "holder": row.holder,
        "type_word": TYPES[row.type], "ranges": ", ".join(map(str, stored(orjson.loads(row.ranges)))),
        "numbers": row.numbers, "reason": row.reason, "act": row.act,
    }  # fmt: skip


@page("GET", "HEAD")
def loss_list(request: HttpRequest) -> HttpResponseBase:
    """What was declared lost, stolen, damaged or found within reach."""
    require(request.user, Act.SEE_CUSTODY)
    shown = paged(request, voids_visible_to(request.user), _void)
    table = Table("losses", N_("Declared, newest first"), VOIDS, shown.rows)
    table.empty = N_("Nothing was declared within your reach.")
    return answered(
        request, "listing", [table], title=N_("Losses, thefts, damage"), crumbs=[home_crumb()], portion=shown,
        lead=N_("From the day after, every use of these numbers raises finding DEAD."),
        actions=[Link(N_("Report a loss"), reverse("government:loss-new"), True)]
        if may(request.user, Act.COUNT_TAGS) else [],
    )  # fmt: skip


@page("GET", "HEAD", "POST")
def loss_new(request: HttpRequest) -> HttpResponseBase:
    """Declare ranges lost, stolen or damaged."""
    require(request.user, Act.COUNT_TAGS)
    form = LossForm(request.POST or None)

    def do(given: dict[str, Any]) -> str:
        done = declare(**{**given, "day": to_day(given["day"])}, by=request.user)
        tell(request, _("It is declared. From the day after, use of these numbers raises DEAD."), done.settled)
        return reverse("government:losses")

    return form_page(
        request, form, do, title=N_("Report a loss, theft or damage"), submit=N_("Report"), crumbs=[home_crumb()],
        back=reverse("government:losses"),
        lead=N_("For a whole office, lockbox or area, cancel its inventory in one act instead."),
    )  # fmt: skip


@page("GET", "HEAD", "POST")
def difference_page(request: HttpRequest, seq: int) -> HttpResponseBase:
    """Numbers that were missed: what was said about them, and a form for those still open."""
    require(request.user, Act.SEE_CUSTODY)
    row = next(differences_visible_to(request.user, seq=seq), None)
    if row is None:
        raise Http404
    said = [_void(void) for void in Void.objects.filter(difference=seq).order_by("seq")]
    explainable = row.open_count > 0 and may_for(request.user, Act.COUNT_TAGS, row.holder)
    if request.method == "POST":
        require(request.user, Act.COUNT_TAGS)
    form = ExplainForm(request.POST or None)

    def do(given: dict[str, Any]) -> str:
        done = explain_difference(seq=seq, **{**given, "day": to_day(given["day"])}, by=request.user)
        tell(request, _("It is explained."), done.settled)
        return reverse("government:difference", args=[seq])

    others = [one for one in differences_waiting(request.user) if one.seq != seq]
    columns = [column for column in VOIDS if column.name not in ("seq", "holder", "type_word")]
    table = Table("said", N_("What was said about them"), columns, said)
    table.empty = N_("Nothing yet.")
    return form_page(
        request, form, do, title=_("Numbers missing at %(holder)s") % {"holder": row.holder}, submit=N_("Explain"),
        back=reverse("government:takes"), crumbs=[home_crumb(), (N_("Stock-takes"), reverse("government:takes"))],
        facts=[Fact(N_("Found by"), SOURCES[row.source]), Fact(N_("Date"), day(row.day)),
               Fact(N_("What"), TYPES[row.type]),
               Fact(N_("Missing"), ", ".join(map(str, stored(orjson.loads(row.missing))))),
               Fact(N_("Not explained"), ", ".join(map(str, stored(orjson.loads(row.open)))) or "–")],
        facts_title=N_("What is missing"), table=table, hide_form=not explainable,
        banners=[] if row.open_count else [Banner("good", _("Every missing number is explained."))],
        more=[Link(f"{one.holder}: {count(one.open_count)}", reverse("government:difference", args=[one.seq]))
              for one in others[:5]],
    )  # fmt: skip
