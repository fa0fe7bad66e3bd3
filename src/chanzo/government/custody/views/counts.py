"""Pages of stock-takes: the list with what is still missing, one to record, one with its result. (government)"""

from typing import Any

import orjson
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chanzo.core.days import to_day
from chanzo.people.policies import require
from chanzo.people.types import Act
from chanzo.web.formats import count, day
from chanzo.web.pages import page
from chanzo.web.tables import Column, Table

from ..forms import CountForm
from ..models import Difference, Take
from ..queries.visible import differences_visible_to, takes_visible_to
from ..rules.spans import stored
from ..services.counts import take_stock
from ..words import SOURCES, TYPES
from .shown import (
    Fact,
    Link,
    answered,
    by_of,
    form_page,
    home_crumb,
    list_page,
    one_of,
    paged,
    ranges_told,
    tell,
    with_organisations,
)
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
        "open": ranges_told(row.open), "open_count": row.open_count,
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
    return list_page(
        request, tables, shown, Act.COUNT_TAGS, Link(N_("Count"), reverse("government:take-new"), True),
        title=N_("Stock-takes"),
        lead=N_("What was counted, held against what should be there; what is missing is explained by a person."),
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


SPANS = [
    Column("what", N_("Result")),
    Column("range", N_("Range"), "code"),
    Column("numbers", N_("Numbers"), "count"),
]


@page("GET", "HEAD")
def take_page(request: HttpRequest, seq: int) -> HttpResponseBase:
    """One stock-take: expected, counted, missing, too many."""
    row = one_of(request, takes_visible_to, seq)
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
