"""Pages of hand-overs: the list, a new one, one with both its sides, the receipt, its paper. (government)"""

from typing import Any

import orjson
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chanzo.core import clock
from chanzo.core.days import to_day
from chanzo.people.policies import actor_of, may, require
from chanzo.people.types import Act
from chanzo.web.formats import count, day
from chanzo.web.pages import page
from chanzo.web.paper import code_of
from chanzo.web.tables import Column, Table

from ...models import Scan
from ...queries.headings import head_of
from ..forms import HandOverForm, ReceiptForm
from ..models import HandOver
from ..policies import Keeping, may_for
from ..queries.visible import hand_overs_visible_to
from ..queries.waiting import receipts_waiting
from ..rules.spans import stored
from ..services.hand_overs import confirm_receipt, hand_over
from ..types.requests import IN_TRANSIT
from ..words import ACTIONS, TYPES
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
    tell,
    with_organisations,
)
from .stock import holder_url

N_ = gettext_lazy
LISTED = [
    Column("seq", N_("Hand-over"), "code", lambda row: reverse("government:hand-over", args=[row["seq"]])),
    Column("state", N_("State"), status="hand-over"),
    Column("day", N_("Date"), "day"),
    Column("giver", N_("Handed over by"), "code"),
    Column("receiver", N_("Received by"), "code"),
    Column("type_word", N_("What"), "code"),
    Column("numbers", N_("Numbers"), "count"),
    Column("missing_count", N_("Missing"), "count"),
    Column("site", N_("Site"), "code"),
    Column("age", N_("Days in transit"), "count"),
]
WIDTHS = ("a4", "80", "58")


def row_of(row: HandOver) -> dict[str, Any]:
    """A hand-over in a list; how long it was, or is, in transit."""
    until = clock.today() if row.received_day is None else row.received_day
    return {
        "seq": row.seq, "state": row.state, "day": row.day, "giver": row.giver, "receiver": row.receiver,
        "type_word": TYPES[row.type], "numbers": row.numbers, "missing_count": row.missing_count, "site": row.site,
        "age": until - row.day,
    }  # fmt: skip


@page("GET", "HEAD")
def hand_over_list(request: HttpRequest) -> HttpResponseBase:
    """Hand-overs within reach, those that the reader must confirm first."""
    require(request.user, Act.SEE_CUSTODY)
    shown = paged(request, hand_overs_visible_to(request.user), row_of)
    table = Table("hand_overs", N_("Hand-overs, newest first"), LISTED, shown.rows)
    table.empty = N_("Nothing was handed over in the program yet. What came by import stands under official acts.")
    tables = [with_organisations(request, table, "giver", "receiver")]
    if (waits := receipts_waiting(request.user)) and not shown.after:
        tables.append(Table("mine", N_("Receipts that wait for you"), LISTED, [row_of(row) for row in waits]))
    return list_page(
        request, tables, shown, Act.HAND_OVER_TAGS,
        Link(N_("Hand over"), reverse("government:hand-over-new"), True), title=N_("Hand-overs"),
        lead=N_("Two sides, two people: the giver records, the receiver counts and confirms."),
    )  # fmt: skip


@page("GET", "HEAD", "POST")
def hand_over_new(request: HttpRequest) -> HttpResponseBase:
    """Record the giver's side."""
    require(request.user, Act.HAND_OVER_TAGS)
    asked = {name: request.GET[name][:100] for name in ("giver", "receiver") if name in request.GET}
    form = HandOverForm(request.POST or None, initial=asked)

    def do(given: dict[str, Any]) -> str:
        done = hand_over(**{**given, "day": to_day(given["day"])}, by=request.user)
        tell(request, _("Handed over. The receiver confirms the receipt with an account of his own."), done.settled)
        return reverse("government:hand-over", args=[done.seq])

    return form_page(
        request, form, do, title=N_("Hand over tags or logbooks"), submit=N_("Hand over"), crumbs=[home_crumb()],
        back=reverse("government:hand-overs"),
        lead=N_("The ranges stand with the receiver from that day; the receipt stays open until confirmed."),
    )  # fmt: skip


RANGES = [
    Column("range", N_("Range"), "code"),
    Column("numbers", N_("Numbers"), "count"),
]


def ranges_of(text: str, caption: Any) -> Table:
    """Ranges of an act as a table."""
    spans = stored(orjson.loads(text))
    return Table("ranges", caption, RANGES, [{"range": str(span), "numbers": span.size} for span in spans])


def may_confirm(user: Any, row: HandOver) -> bool:
    """Whether an account may confirm a receipt: for the receiver, or on paper; never who gave."""
    actor = actor_of(user)
    if actor is None or row.state != IN_TRANSIT or actor.number == row.given_by or not may(actor, Act.HAND_OVER_TAGS):
        return False
    return Keeping().belongs(actor, row.receiver, row.site) or may_for(actor, Act.HAND_OVER_TAGS, row.giver, row.site)


@page("GET", "HEAD")
def hand_over_page(request: HttpRequest, seq: int) -> HttpResponseBase:
    """One hand-over with both its sides."""
    row = one_of(request, hand_overs_visible_to, seq)
    signed = Scan.objects.filter(act=row.act, withdrawn_by=None).exists()
    giving = by_of(request.user, row.given_by)
    given = [part for part in (day(row.day), giving) if part]
    taken = [part for part in (day(row.received_day), by_of(request.user, row.received_by)) if part]
    if row.on_paper:
        taken.append(_("on paper"))
    facts = [
        Fact(N_("What"), TYPES[row.type]),
        Fact(N_("How"), ACTIONS[row.action]),
        Fact(N_("Handed over by"), row.giver, holder_url(row.giver)),
        Fact(N_("Received by"), row.receiver, holder_url(row.receiver)),
        Fact(N_("Mine site"), row.site or "–", reverse("sites:site", args=[row.site]) if row.site else ""),
        Fact(N_("The giver's side"), " · ".join(given)),
        Fact(N_("The receiver's side"), " · ".join(taken) if row.received_day is not None else _("not confirmed yet")),
        *([Fact(N_("Missing at the receipt"), ", ".join(map(str, stored(orjson.loads(row.missing)))))]
          if row.missing_count else []),
        *([Fact(N_("Remark"), row.note)] if row.note else []),
        *([Fact(N_("Document"), row.document)] if row.document else []),
        *([Fact(N_("Request"), row.request, reverse("government:request", args=[row.request]))]
          if row.request else []),
        Fact(N_("Official act"), row.act, reverse("government:act", args=[row.act])),
        Fact(N_("Signed on paper"), _("yes") if signed else _("no")),
    ]  # fmt: skip
    receipt = reverse("government:receipt", args=[seq])
    actions = [
        Link(N_("Print A4"), receipt, row.state != IN_TRANSIT),
        Link(N_("Receipt 80 mm"), f"{receipt}?width=80"),
        Link(N_("Receipt 58 mm"), f"{receipt}?width=58"),
    ]
    if may_confirm(request.user, row):
        actions.insert(0, Link(N_("Confirm the receipt"), reverse("government:confirm", args=[seq]), True))
    return answered(
        request, "thing", [ranges_of(row.ranges, N_("Ranges handed over"))], crumbs=[
            home_crumb(), (N_("Hand-overs"), reverse("government:hand-overs"))],
        title=f"{row.giver} → {row.receiver}", facts=facts, actions=actions, status_kind="hand-over",
        figures=[Fact(N_("State"), "", "", row.state), Fact(N_("Numbers"), count(row.numbers)),
                 Fact(N_("Missing"), count(row.missing_count), "", "serious" if row.missing_count else "good")],
        facts_title=N_("Who gave what to whom"),
    )  # fmt: skip


@page("GET", "HEAD", "POST")
def confirm(request: HttpRequest, seq: int) -> HttpResponseBase:
    """Record the receiver's side."""
    require(request.user, Act.HAND_OVER_TAGS)
    row = one_of(request, hand_overs_visible_to, seq)
    form = ReceiptForm(request.POST or None)

    def do(given: dict[str, Any]) -> str:
        confirm_receipt(
            seq=seq, day=to_day(given["day"]), missing=given["missing"], note=given["note"],
            on_paper=given["on_paper"], by=request.user,
        )  # fmt: skip
        tell(request, _("The receipt is confirmed."))
        return reverse("government:hand-over", args=[seq])

    here = reverse("government:hand-over", args=[seq])
    return form_page(
        request, form, do, title=N_("Confirm the receipt"), submit=N_("Confirm"), back=here,
        crumbs=[home_crumb(), (f"{row.giver} → {row.receiver}", here)],
        lead=N_("Count first. Numbers that did not arrive await an explanation afterwards."),
        facts=[Fact(N_("What"), TYPES[row.type]), Fact(N_("Numbers"), count(row.numbers)),
               Fact(N_("Ranges"), ", ".join(map(str, stored(orjson.loads(row.ranges)))))],
        facts_title=N_("What was handed over"),
    )  # fmt: skip


@page("GET", "HEAD")
def receipt(request: HttpRequest, seq: int) -> HttpResponseBase:
    """The paper of a hand-over: A4, or a receipt for a printer of 80 or 58 mm."""
    row = one_of(request, hand_overs_visible_to, seq)
    width = request.GET.get("width", "a4")
    language = request.GET.get("lang") or (translation.get_language() or "en")[:2]
    with translation.override(language if language in ("en", "fr") else "en"):
        address = request.build_absolute_uri(reverse("government:hand-over", args=[seq]))
        spans = stored(orjson.loads(row.ranges))
        facts = [
            Fact(_("Date"), day(row.day)),
            Fact(_("What"), TYPES[row.type]),
            Fact(_("How"), ACTIONS[row.action]),
            Fact(_("Handed over by"), row.giver),
            Fact(_("Received by"), row.receiver),
            *([Fact(_("Mine site"), row.site)] if row.site else []),
            *([Fact(_("Request"), row.request)] if row.request else []),
            *([Fact(_("Document"), row.document)] if row.document else []),
            *([Fact(_("Received on"), day(row.received_day))] if row.received_day is not None else []),
        ]
        context = {
            "title": _("Receipt for tags and logbooks"), "number": row.act, "width": width if width in WIDTHS else "a4",
            "widths": WIDTHS, "facts": facts, "spans": spans, "total": row.numbers, "address": address,
            "missing": stored(orjson.loads(row.missing)), "code": code_of(address), "day": row.day,
            "head": head_of([row.giver, row.receiver], language), "back": reverse("government:hand-over", args=[seq]),
            "blocks": [_("Handed over by"), _("Received by"), _("Witness")],
        }  # fmt: skip
        return render(request, "government/custody/receipt.html", context)
