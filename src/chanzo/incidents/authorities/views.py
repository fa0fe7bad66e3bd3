"""Letters to authorities, written and printed, and what acknowledges that they were informed. (incidents)"""

import json
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from chanzo.core.days import to_day
from chanzo.core.names import fold
from chanzo.core.refusals import Refused
from chanzo.ledger.documents import ENDING
from chanzo.ledger.services.files import place_of as file_of
from chanzo.people.policies import require
from chanzo.people.queries import organisation_called
from chanzo.people.types import Act
from chanzo.sites.queries.standing import site_called
from chanzo.web.attached import TOO_LARGE, sent_out, too_large
from chanzo.web.pages import page, said
from chanzo.web.paper import code_of, heading_of

from ..fields import FIELDS
from ..models import Incident, Informed, Text
from ..queries.areas import place_named
from ..queries.incidents import Seen, seen_by
from ..types import CATEGORIES, Audience
from ..words import LEVELS
from .forms import LetterForm, ReceiptForm, services
from .rules import carried
from .services import note_acknowledgement, write_letter

LANGUAGES = ("fr", "en")
N_ = str  # marks a word for the catalogues; it is translated where it is shown
# What a letter calls the fields that it may carry.
LETTER = {"summary": N_("The facts"), "public": N_("What is made public")}
LABELS = {name: LETTER.get(name, one.label) for name, one in FIELDS.items()}


def handled(request: HttpRequest, number: str) -> Incident:
    """An incident that whoever asks handles; another is not found, or not theirs to act on."""
    require(request.user, Act.HANDLE_INCIDENT)
    seen = seen_by(request.user, number)
    if seen is None:
        raise Http404
    incident = seen.incident
    require(request.user, Act.HANDLE_INCIDENT, at=place_named(incident.site, incident.area, incident.province))
    return incident


@page("GET", "HEAD", "POST")
def letter_new(request: HttpRequest, number: str) -> HttpResponseBase:
    """Write a letter to a service; its paper follows, to be printed."""
    incident = handled(request, number)
    form = LetterForm(request.POST or None)
    if form.is_valid():
        try:
            seq = write_letter(number=number, by=request.user, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, said(refused))
        else:
            messages.success(request, _("The letter is on record. Print it; attach the receipt once it is stamped."))
            return redirect("incidents:letter", number=number, seq=seq)
    with translation.override("fr"):
        # What the envelope's reader will see, in the letter's language.
        fields = _readable(number)
        shown = [(_(label), fields[name]) for name, label in LABELS.items() if name in fields]
    context = {"incident": incident, "form": form, "services": services(), "shown": shown}
    return render(request, "incidents/authorities/new.html", context, status=422 if form.errors else 200)


def _readable(number: str) -> dict[str, str]:
    """What a letter would carry of the case as it stands."""
    return carried(Text.objects.filter(incident=number).order_by("field").values_list("field", "audience", "text"))


def _informed(number: str, seq: int) -> Informed:
    found = Informed.objects.filter(incident=number, seq=seq).first()
    if found is None:
        raise Http404
    return found


def _authority_reads(request: HttpRequest, number: str) -> Seen:
    """The incident, for its team and for officials of its area: they are whom letters are for."""
    require(request.user, Act.SEE_INCIDENTS)
    seen = seen_by(request.user, number)
    if seen is None or Audience.GOVERNMENT not in seen.audiences:
        raise Http404
    return seen


@page("GET", "HEAD")
def letter(request: HttpRequest, number: str, seq: int) -> HttpResponseBase:
    """The paper of a letter as it was written, in French where nothing else is asked."""
    seen = _authority_reads(request, number)
    row = _informed(number, seq)
    # What one service is asked is no matter of another, which may be whom it is about.
    own = fold(request.user.organisation) == fold(row.service)  # type: ignore[union-attr]
    if not row.paper or not (seen.whole or own):
        raise Http404
    language = request.GET.get("lang") if request.GET.get("lang") in LANGUAGES else "fr"
    paper = json.loads(row.paper)
    fields = paper["fields"]
    with translation.override(language):
        address = request.build_absolute_uri(reverse("incidents:letter", args=[number, seq]))
        known = organisation_called(row.service)
        context = {
            "incident": number,
            "row": row,
            "number": row.reference,
            "title": _("Notice of an incident"),
            "to": known.name if known else row.service,
            "facts": _facts(number, paper),
            "text": paper["text"],
            "fields": [(_(label), fields[name]) for name, label in LABELS.items() if name in fields],
            "head": heading_of([row.service], str(language)),
            "address": address,
            "code": code_of(address),
        }
        return render(request, "incidents/authorities/letter.html", context)


def _facts(number: str, paper: dict[str, Any]) -> list[tuple[str, Any, str]]:
    """What stands at the head of a letter: label, value, and how it is written."""
    site = site_called(paper["site"]) if paper["site"] else None
    where = [str(site) if site else paper["area"].partition(":")[2].title(), paper["province"]]
    category = CATEGORIES[paper["category"]]
    facts = [
        (_("Incident"), number, ""),
        (_("What"), _(category.label), ""),
        (_("Level"), LEVELS[paper["level"]], ""),
        (_("Where"), ", ".join(dict.fromkeys(part for part in where if part)), ""),
        (_("From"), paper["first_day"], "day"),
        (_("To"), paper["last_day"], "day"),
    ]
    return [fact for fact in facts if fact[1] not in ("", None)]


@csrf_exempt  # The size is looked at before the body is read; the form itself is protected below.
@page("GET", "HEAD", "POST")
def receipt(request: HttpRequest, number: str, seq: int) -> HttpResponseBase:
    """Record how a service acknowledged that it was informed."""
    handled(request, number)
    if too_large(request):
        form = ReceiptForm({})
        form.errors.clear()
        form.add_error("scan", TOO_LARGE)
        return _shown(request, number, _informed(number, seq), form, 413)
    return _receipt(request, number, seq)


@csrf_protect
def _receipt(request: HttpRequest, number: str, seq: int) -> HttpResponseBase:
    row = _informed(number, seq)
    if row.acknowledged is not None:
        raise Http404
    form = ReceiptForm(request.POST, request.FILES) if request.method == "POST" else ReceiptForm()
    if form.is_valid():
        given = form.cleaned_data
        try:
            note_acknowledgement(number=number, informed=seq, day=to_day(given["day"]), function=given["function"],
                                 scan=given["scan"], by=request.user)  # fmt: skip
        except Refused as refused:
            form.add_error(None, said(refused))
        else:
            messages.success(request, _("It is on record."))
            return redirect("incidents:measures", number=number)
    return _shown(request, number, row, form, 422 if form.errors else 200)


def _shown(request: HttpRequest, number: str, row: Informed, form: ReceiptForm, status: int) -> HttpResponseBase:
    context = {"incident": number, "row": row, "form": form}
    return render(request, "incidents/authorities/receipt.html", context, status=status)


@page("GET", "HEAD")
def receipt_file(request: HttpRequest, number: str, seq: int) -> HttpResponseBase:
    """The scan of a receipt, always as an attachment; for the team."""
    seen = _authority_reads(request, number)
    row = _informed(number, seq)
    if not seen.whole or not row.sha256:
        raise Http404
    return sent_out(file_of(row.sha256), name=f"{number}-{seq}.{ENDING[row.media]}", media=row.media)
