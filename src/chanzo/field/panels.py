"""What the spreadsheet door adds to the navigation and the home page. (field)"""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from chanzo.people.policies import may
from chanzo.people.types import Act
from chanzo.web.menu import Entry, offer
from chanzo.web.panels import Panel, offer_panel

from .models import ImportBatch


def unfinished(user: Any) -> int:
    """Imports that a kill left open and that the same file would finish."""
    return ImportBatch.objects.filter(state=ImportBatch.State.OPEN).count()


def last_imports(request: HttpRequest) -> dict[str, Any] | None:
    """The newest imports, for those who may see them."""
    if not may(request.user, Act.SEE_IMPORTS):
        return None
    return {"batches": ImportBatch.objects.order_by("-pk")[:5], "may_import": may(request.user, Act.IMPORT_SHEETS)}


offer(Entry(50, _("Imports"), "field:imports", lambda user: may(user, Act.SEE_IMPORTS), unfinished))
offer_panel(Panel("home", 30, "field/panels/last.html", last_imports))
