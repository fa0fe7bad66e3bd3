"""Printed tag sheets: every number of a holder in a grid, with a box to tick or a code to scan. (government)"""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from chanzo.people.policies import require
from chanzo.people.types import Act
from chanzo.web.pages import page
from chanzo.web.paper import code_of

from ...queries.headings import head_of
from ..queries.holdings import usable
from ..rules.spans import texts
from ..types.spans import TYPES
from ..words import TYPES as TYPE_WORDS
from .stock import asked_holder, holder_url

# Numbers that one print holds: ten pages of a grid; more is counted in parts.
MOST = 2_000
# The same with a code beside each number, which is larger on paper and on the wire.
MOST_CODED = 500


@page("GET", "HEAD")
def sheet(request: HttpRequest) -> HttpResponseBase:
    """The unused numbers of a holder on a day, by type, to tick or to scan while counting."""
    require(request.user, Act.SEE_CUSTODY)
    holder, day, _form, found = asked_holder(request)
    language = request.GET.get("lang") or (translation.get_language() or "en")[:2]
    with translation.override(language if language in ("en", "fr") else "en"):
        coded = request.GET.get("codes") == "1"
        most = MOST_CODED if coded else MOST
        parts, left, total = [], most, 0
        held = list(usable(found, day))
        for type_ in TYPES:
            for one in (one for one in held if one.span.type == type_):
                total += one.span.size
                numbers = list(texts([one.span._replace(last=min(one.span.last, one.span.first + left - 1))]))
                left -= len(numbers)
                if numbers:
                    cells = [(number, code_of(number) if coded else "") for number in numbers]
                    parts.append({"title": TYPE_WORDS[type_], "span": one.span, "site": one.site, "numbers": cells})
        address = request.build_absolute_uri(holder_url(holder))
        context = {
            "title": _("Tag sheet"), "holder": holder, "day": day, "parts": parts, "total": total,
            "cut": total > most, "most": most, "coded": coded, "address": address, "code": code_of(address),
            "head": head_of([holder], language), "back": holder_url(holder), "lang_of": reverse("government:sheet"),
            "blocks": [_("Counted by"), _("For the holder"), _("Witness")], "asked": request.GET,
        }  # fmt: skip
        return render(request, "government/custody/sheet.html", context)
