"""Who is shut out of a case, and shutting out or letting in with the reason. (incidents)"""

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from chanzo.core.refusals import Refused
from chanzo.web.pages import page, said

from ..file_forms import ShutOutForm
from ..queries.incidents import parties_in, seen_by
from ..queries.shut_out import persons_out
from ..services.implicating import implicate
from .describing import handled


@page("GET", "HEAD", "POST")
def shut_out(request: HttpRequest, number: str) -> HttpResponseBase:
    """Shut organisations and persons out of a case, or let them in again."""
    seen = handled(request, number)
    form = ShutOutForm(request.POST or None)
    if form.is_valid():
        organisations, persons = form.named()
        try:
            implicate(
                number=number, organisations=organisations, persons=persons, reason=form.cleaned_data["reason"],
                by=request.user,
            )  # fmt: skip
        except Refused as refused:
            form.add_error(None, said(refused))
        else:
            messages.success(request, _("It is on record, and in force at once."))
            # Who shuts itself out finds the case no longer.
            mine = seen_by(request.user, number) is not None
            return redirect("incidents:shut-out", number=number) if mine else redirect("home")
    context = {
        "incident": seen.incident,
        "form": form,
        "organisations": [party.organisation for party in parties_in(number) if party.implicated],
        "persons": [one.person for one in persons_out(number)],
    }
    return render(request, "incidents/shut_out.html", context, status=422 if form.errors else 200)
