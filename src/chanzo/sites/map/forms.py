"""Which sites the map shows, and what their size means. (sites)"""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from chanzo.places.words import country

from ..listing import named_like
from ..measures import Measure
from ..models import Site
from .rows import Located

STANDINGS = {
    "good": _("● Integrated or green"),
    "warning": _("▲ Candidate or yellow"),
    "serious": _("◆ Suspended, withdrawn or red"),
    "note": _("○ Closed, or no status"),
}
MINERALS = {"cassiterite": _("Cassiterite"), "coltan": _("Coltan"), "wolframite": _("Wolframite")}
PLACES = ("country", "province", "territory")


class MapFilter(forms.Form):
    """Filters of the map; all may be empty. What no site has is no choice."""

    q = forms.CharField(label=_("Name or code"), required=False, max_length=100)
    status = forms.ChoiceField(label=_("Status"), required=False)
    mineral = forms.ChoiceField(label=_("Mineral"), required=False)
    country = forms.ChoiceField(label=_("Country"), required=False)
    province = forms.ChoiceField(label=_("Province"), required=False)
    territory = forms.ChoiceField(label=_("Territory"), required=False)
    size = forms.ChoiceField(label=_("Size shows"), required=False)
    only = forms.BooleanField(label=_("Only sites that have it"), required=False)

    def __init__(self, data: Any, sites: QuerySet[Site], measures: Sequence[Measure]) -> None:
        super().__init__(data)
        known = list(sites.order_by().values_list("country", "province", "territory", "minerals").distinct())
        self._choose("status", STANDINGS.items())
        self._choose(
            "mineral", [(m, MINERALS.get(m, m)) for m in sorted({m for row in known for m in minerals_of(row[3])})]
        )
        for at, name in enumerate(PLACES):
            named = sorted({row[at] for row in known if row[at]})
            self._choose(name, [(value, country(value) if name == "country" else value) for value in named])
        self.fields["size"].choices = [(m.name, m.words) for m in measures]  # type: ignore[attr-defined]

    def _choose(self, name: str, choices: Iterable[tuple[str, Any]]) -> None:
        self.fields[name].choices = [("", _("Any")), *choices]  # type: ignore[attr-defined]

    def sites_of(self, sites: QuerySet[Site]) -> QuerySet[Site]:
        """The sites that meet the filters of name and place."""
        places = {name: self.cleaned_data[name] for name in PLACES if self.cleaned_data.get(name)}
        return named_like(sites, self.cleaned_data.get("q", "")).filter(**places)

    def meets(self, site: Located, shape: str) -> bool:
        """Whether a site meets the others."""
        wanted = self.cleaned_data
        return (
            wanted.get("status") in ("", None, shape)
            and (not wanted.get("mineral") or wanted["mineral"] in minerals_of(site.minerals))
            and (not wanted.get("only") or bool(site.figure))
        )


def minerals_of(written: str) -> list[str]:
    """The minerals of a site's register line, one by one."""
    return [mineral for mineral in written.replace(";", "+").split("+") if mineral]
