"""Every component with something in it, for those who carry on the work. (web)"""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from .charts.bars import Bar, month_bars
from .charts.shares import share_bar
from .panels import Waiting
from .status import WORDS
from .tables import Column, Table

ICONS = ("home", "lot", "tag", "follow", "map", "site", "finding", "rule", "import", "month", "people", "ledger",
         "search", "paper", "person", "menu", "lock")  # fmt: skip


class Example(forms.Form):
    """One field of each sort."""

    reason = forms.CharField(label=_("Reason"), help_text=_("It stands in the record."))
    kind = forms.ChoiceField(label=_("Kind"), choices=[("a", "A"), ("b", "B")])
    sure = forms.BooleanField(label=_("I have looked at the page"))


def gallery() -> dict[str, Any]:
    """What the page of components shows."""
    form = Example({"kind": "a"})
    columns = [
        Column("lot", _("Lot"), "code"),
        Column("mass_g", _("Mass"), "mass"),
        Column("share", _("Share"), "share"),
    ]
    rows = [{"lot": f"LOT-{n}", "mass_g": 1_000_500 * n, "share": n / 10} for n in range(1, 4)]
    bars = [Bar(f"{m:02d}", m * 400_000, f"{m}", 500_000, 1_500_000) for m in range(1, 6)]
    return {
        "severities": list(WORDS["severity"]),
        "queue": [Waiting("LOT-1", "#", _("Three days left"), "22 t", "serious")],
        "events": [{"when": "21.11.2026", "what": _("Sealed"), "url": "", "more": "", "shape": ""},
                   {"when": "18.11.2026", "what": _("Seized"), "url": "#", "more": "A-1", "shape": "serious"}],
        "table": Table("lots", _("Lots"), columns, rows),
        "form": form,
        "shares": share_bar([("S-1", 0.6), ("S-2", 0.3)], 0.1, title=_("Shares"), text="S-1, S-2"),
        "months": month_bars(bars, title=_("Months"), text="", axis="kg"),
        "icons": ICONS,
    }  # fmt: skip
