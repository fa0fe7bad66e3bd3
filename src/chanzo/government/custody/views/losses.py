"""Pages of losses, thefts and damage: what was declared, and what is said of numbers that were missed. (government)"""

from typing import Any

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

from ..forms import ExplainForm, LossForm
from ..models import Void
from ..policies import may_for
from ..queries.visible import differences_visible_to, voids_visible_to
from ..queries.waiting import differences_waiting
from ..services.counts import declare, explain_difference
from ..words import EXPLAINED, SOURCES, TYPES
from .shown import Banner, Fact, Link, form_page, home_crumb, list_page, one_of, paged, ranges_told, tell

N_ = gettext_lazy
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
        "type_word": TYPES[row.type], "ranges": ranges_told(row.ranges),
        "numbers": row.numbers, "reason": row.reason, "act": row.act,
    }  # fmt: skip


@page("GET", "HEAD")
def loss_list(request: HttpRequest) -> HttpResponseBase:
    """What was declared lost, stolen, damaged or found within reach."""
    require(request.user, Act.SEE_CUSTODY)
    shown = paged(request, voids_visible_to(request.user), _void)
    table = Table("losses", N_("Declared, newest first"), VOIDS, shown.rows)
    table.empty = N_("Nothing was declared within your reach.")
    return list_page(
        request, [table], shown, Act.COUNT_TAGS, Link(N_("Report a loss"), reverse("government:loss-new"), True),
        title=N_("Losses, thefts, damage"),
        lead=N_("From the day after, every use of these numbers raises finding DEAD."),
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
    row = one_of(request, differences_visible_to, seq)
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
               Fact(N_("Missing"), ranges_told(row.missing)),
               Fact(N_("Not explained"), ranges_told(row.open) or "–")],
        facts_title=N_("What is missing"), table=table, hide_form=not explainable,
        banners=[] if row.open_count else [Banner("good", _("Every missing number is explained."))],
        more=[Link(f"{one.holder} ({count(one.open_count)})", reverse("government:difference", args=[one.seq]))
              for one in others[:5]],
    )  # fmt: skip
