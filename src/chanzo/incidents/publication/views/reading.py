"""What an organisation is asked to comment on, and what members read of published incidents. (incidents)"""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as N_

from chanzo.core import clock
from chanzo.core.names import fold
from chanzo.core.refusals import Refused
from chanzo.people.policies import require
from chanzo.people.types import Act
from chanzo.web.downloads import download
from chanzo.web.pages import page, said
from chanzo.web.tables import Column, Table, wanted_format

from ...models import Incident, Party
from ...rules.reading import READS, told_to
from ...types import Audience
from ..forms import ReplyForm
from ..models import Draft, Edition
from ..public import accounts_on
from ..queries import asked_of, editions_of, editions_public_on, facts_of, measure_of
from ..rules.documents import document, fields_of
from ..services import record_reply
from ..types import ACCOUNT
from ..words import category_told, later_told, month_told, place_told, version_told

COLUMNS = [
    Column("reference", N_("Public number"), "code",
           lambda row: reverse("incidents:published-one", args=[row["reference"]])),
    Column("version", N_("Version"), "count"),
    Column("incident", N_("Number"), "code"),
    Column("level", N_("Level"), status="level"),
    Column("category", N_("Category")),
    Column("place", N_("Where")),
    Column("month", N_("Month")),
    Column("from_day", N_("Published on"), "day"),
]  # fmt: skip


@page("GET", "HEAD", "POST")
def reply(request: HttpRequest, draft: int) -> HttpResponseBase:
    """A draft that names the reader's organisation, as the public would read it, and the reply to it."""
    require(request.user, Act.REPLY_TO_DRAFT)
    asked = asked_of(request.user).filter(draft=draft).first()
    written = Draft.objects.filter(seq=draft).first()
    if asked is None or written is None:
        raise Http404
    form = ReplyForm(request.POST or None, initial={"text": asked.reply})
    if form.is_valid():
        try:
            record_reply(draft=draft, organisation=asked.organisation, text=form.cleaned_data["text"], by=request.user)
        except Refused as refused:
            form.add_error(None, said(refused))
        else:
            messages.success(request, _("Your reply is on record. It is published beside the account."))
            return redirect(request.path)
    incident = Incident.objects.get(number=written.incident)
    fields = document(facts_of(incident, measure_of(written.incident, written.measure)), written, [asked])
    told = told_to(fields, READS[Audience.PUBLIC])
    later = Draft.objects.filter(incident=written.incident, measure=written.measure, seq__gt=draft).exists()
    frozen = any(one.draft == draft for one in editions_of(written.incident, written.measure))
    context = {
        "asked": asked, **version_told(told), "form": form, "closed": later or frozen,
        "late": clock.today() > asked.due,
    }  # fmt: skip
    return render(request, "incidents/publication/reply.html", context, status=422 if form.errors else 200)


@page("GET", "HEAD")
def published(request: HttpRequest) -> HttpResponseBase:
    """Published accounts, the last version of each, as the reader may know them."""
    require(request.user, Act.SEE_INCIDENTS)
    last: dict[str, Edition] = {}
    for edition in editions_public_on(clock.today()).filter(measure=ACCOUNT):
        last[edition.reference] = edition
    shut_out = _shut_out(request.user)
    rows = [_row(one, told_to(fields_of(one), _reads(one, shut_out))) for one in last.values()]
    rows.sort(key=lambda row: row["from_day"], reverse=True)
    table = Table("published", _("Published incidents, newest first"), COLUMNS, rows,
                  _("No incident is published yet."))  # fmt: skip
    if wanted := wanted_format(request):
        return download(table, wanted)
    return render(request, "incidents/publication/published.html", {"table": table})


@page("GET", "HEAD")
def published_one(request: HttpRequest, reference: str) -> HttpResponseBase:
    """Every version of a published account, as a member reads it."""
    require(request.user, Act.SEE_INCIDENTS)
    found = accounts_on(clock.today(), [reference])
    if not found:
        raise Http404
    shut_out = _shut_out(request.user)
    editions = [version.edition for version in reversed(found[0].versions)]
    context = {
        "reference": reference,
        "versions": [
            {"edition": one, **version_told(told_to(fields_of(one), _reads(one, shut_out)))} for one in editions
        ],
        "since": [later_told(each) for each in reversed(found[0].since)],
    }
    return render(request, "incidents/publication/one.html", context)


def _shut_out(user: Any) -> set[str]:
    """The incidents in which the reader's organisation is implicated: of them it reads what the public reads."""
    own = Party.objects.filter(folded=fold(user.organisation), implicated=True) if user.organisation else ()
    return {party.incident for party in own}


def _reads(edition: Edition, shut_out: set[str]) -> frozenset[Audience]:
    return READS[Audience.PUBLIC if edition.incident in shut_out else Audience.MEMBERS]


def _row(edition: Edition, told: dict[str, Any]) -> dict[str, Any]:
    return {
        "reference": edition.reference, "version": edition.version, "incident": told.get("incident", ""),
        "level": str(told["level"]), "category": category_told(told), "place": place_told(told),
        "month": month_told(told["month"]), "from_day": edition.from_day,
    }  # fmt: skip
