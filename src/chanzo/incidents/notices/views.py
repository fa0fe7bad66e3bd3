"""How one is told, and messages that are sent anew. (incidents)"""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chanzo.core.refusals import Refused
from chanzo.people.policies import require
from chanzo.people.types import Act
from chanzo.web.pages import page, said

from .queries import telephone_of
from .services.contact import set_telephone
from .services.sending import try_again
from .words import words_of


class ContactForm(forms.Form):
    """The telephone by which a person is told."""

    telephone = forms.CharField(
        label=gettext_lazy("Telephone"),
        required=False,
        max_length=30,
        help_text=gettext_lazy(
            "With the country code, such as +243 or +250. Leave it empty to be told by e-mail only."
        ),
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )


@page("GET", "HEAD", "POST")
def reach(request: HttpRequest) -> HttpResponseBase:
    """How whoever asks is told of incidents: always here and by e-mail, by short message if it gives a telephone."""
    actor = require(request.user, Act.DECIDE_ON_INCIDENT)
    form = ContactForm(request.POST or None, initial={"telephone": telephone_of(actor.number)})
    if request.method == "POST" and form.is_valid():
        try:
            set_telephone(telephone=form.cleaned_data["telephone"], by=request.user)
        except Refused as refused:
            form.add_error("telephone", said(refused))
        else:
            messages.success(request, _("It is kept as you wrote it."))
            return redirect("incidents:reach")
    language = request.user.language  # type: ignore[union-attr]
    context = {"form": form, "example": words_of("482137", language).short}
    return render(request, "incidents/reach.html", context, status=422 if form.errors else 200)


@page("POST")
def notice_again(request: HttpRequest, number: str, code: str) -> HttpResponseBase:
    """Send anew a message that could not be sent."""
    require(request.user, Act.HANDLE_INCIDENT)
    try_again(code=code, number=number, by=request.user)
    messages.success(request, _("The message waits to be sent."))
    return redirect("incidents:incident", number=number)
