"""The page of what custody reckons with, and the form that sets it. (government)"""

from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chanzo.core.days import to_day
from chanzo.people.policies import may, require
from chanzo.people.types import Act
from chanzo.web.formats import count, mass, share
from chanzo.web.pages import page
from chanzo.web.tables import Column, Table

from ..forms import LimitForm
from ..queries.limits import Limits
from ..services.limits import set_custody_limit
from ..types.quotas import DEFAULTS, Limit
from ..words import LIMITS
from .shown import form_page, home_crumb

N_ = gettext_lazy
COLUMNS = [
    Column("what", N_("What")),
    Column("site", N_("Site"), "code"),
    Column("valid_from", N_("As of"), "day"),
    Column("text", N_("Value"), "code"),
]
# How many of the smallest unit one unit of the form is.
UNITS = {"usual_bag_g": 1000, "margin_pm": 10, "book_pages": 1, "delivery_days": 1}


def told(name: str, value: int) -> str:
    """A limit with its unit."""
    return {"usual_bag_g": mass(value), "margin_pm": share(value / 1000)}.get(name, count(value))


@page("GET", "HEAD", "POST")
def limits(request: HttpRequest) -> HttpResponseBase:
    """Every limit, and, for those who may, a form to set one from a day on."""
    require(request.user, Act.SEE_CUSTODY)
    known = Limits().known
    unset = [name for name in DEFAULTS if not any(one.name == name and not one.site for one in known)]
    rows = [
        {"what": LIMITS[one.name], "site": one.site, "valid_from": one.valid_from, "text": told(one.name, one.value)}
        for one in [*(Limit(name, DEFAULTS[name]) for name in unset), *known]
    ]
    if request.method == "POST":
        require(request.user, Act.SET_PARAMETERS)
    form = LimitForm(request.POST or None)

    def do(given: dict[str, Any]) -> str:
        value = int(Decimal(given["value"]) * UNITS[given["name"]])
        set_custody_limit(
            name=given["name"], value=value, site=given["site"], valid_from=to_day(given["valid_from"]),
            reason=given["reason"], by=request.user,
        )  # fmt: skip
        messages.success(request, _("It is set."))
        return reverse("government:limits")

    return form_page(
        request, form, do, title=N_("What custody reckons with"), submit=N_("Set it"),
        back=reverse("government:quotas"), crumbs=[home_crumb(), (N_("Quotas"), reverse("government:quotas"))],
        table=Table("limits", N_("In force, and from when"), COLUMNS, rows),
        hide_form=not may(request.user, Act.SET_PARAMETERS),
        lead=N_("Set for the programme, or for one site; from a day on, so that earlier days stay as they were."),
    )  # fmt: skip
