"""What names a site and who works there, as its page shows it, and the acts that its page offers. (sites)"""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from chanzo.people.policies import may
from chanzo.people.types import Act
from chanzo.web.tables import Column, Table

from .models import AreaRequest, Site, SiteAttribute
from .queries.standing import place_of
from .views.identity import CHANGES
from .words import LICENCE_WORDS, SORTS

COLUMNS = [
    Column("what", _("What")),
    Column("value", _("Number or organisation")),
    Column("organisation", _("Holder")),
    Column("from_day", _("From"), "day"),
    Column("to_day", _("To"), "day"),
    Column("document", _("Document")),
]


def attributes_of(site: Site) -> Table:
    """Identifiers, licences and organisations of a site under all its codes, those that hold first."""
    codes = Site.objects.filter(means=site.code).values("code")
    rows = [
        {
            "what": str(LICENCE_WORDS.get(row.licence, SORTS[row.sort]) if row.sort == "licence" else SORTS[row.sort]),
            "value": row.value,
            "organisation": "" if row.organisation == row.value else row.organisation,
            "from_day": row.from_day,
            "to_day": row.to_day,
            "document": row.document,
        }
        for row in SiteAttribute.objects.filter(site__in=codes).order_by("to_day", "sort", "-from_day")
    ]
    rows.sort(key=lambda row: row["to_day"] is not None)
    return Table("attributes", _("What names it, who works there"), COLUMNS, rows)


def acts_for(request: HttpRequest, site: Site) -> dict[str, Any] | None:
    """What this reader may do to the site's identity, status and standing, as a menu."""
    place = place_of(site)
    items: list[dict[str, Any]] = []
    if may(request.user, Act.GIVE_STATUS, place):
        items.append({"url": reverse("sites:status-give", args=[site.code]), "words": _("Give a status")})
    if may(request.user, Act.SUSPEND_AREA, place):
        items.append({"url": f"{reverse('sites:suspension-new')}?area={site.code}", "words": _("Suspend the site")})
    if may(request.user, Act.CHANGE_IDENTITY, place):
        codes = Site.objects.filter(means=site.code).values("code")
        items += [
            {"url": reverse("sites:identity", args=[what, site.code]), "words": change.title}
            for what, change in CHANGES.items()
        ]
        for row in SiteAttribute.objects.filter(site__in=codes, to_day__isnull=True):
            named = " ".join(str(part) for part in (SORTS[row.sort], row.value) if part)
            words = gettext("Say the last day: %(what)s") % {"what": named}
            items.append({"url": reverse("sites:attribute-end", args=[row.seq]), "words": words})
    return {"items": items} if items else None


def request_of(request: HttpRequest, site: Site) -> dict[str, Any] | None:
    """The request by which a site came into the register, for those who may see it."""
    if not may(request.user, Act.SEE_REQUESTS):
        return None
    codes = Site.objects.filter(means=site.code).values("code")
    row = AreaRequest.objects.visible_to(request.user).filter(site__in=codes).first()
    return {"row": row} if row else None
