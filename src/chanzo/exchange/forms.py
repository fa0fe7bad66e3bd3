"""Forms of publication: which sites to list, a decision to withhold, terms, a release. (exchange)"""

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chanzo.core.days import from_day, month_number, to_day
from chanzo.core.names import fold
from chanzo.sites.story import MINERALS

from .types import COMMERCIAL, DECIDED, Terms
from .words import LEVELS, REASONS

_MONTH = re.compile(r"(19[5-9]\d|20\d\d|2100)-(0[1-9]|1[0-2])\Z")
_DAY = {"type": "date"}
_KG, _STEP = 1000, 1_000_000


class RegisterFilter(forms.Form):
    """Filters of the public register; all may be empty, what no site has is no choice."""

    q = forms.CharField(label=_("Name, code or place"), required=False, max_length=100)
    province = forms.ChoiceField(label=_("Province"), required=False)
    mineral = forms.ChoiceField(label=_("Mineral"), required=False)
    lang = forms.CharField(required=False, max_length=2, widget=forms.HiddenInput)

    def __init__(self, data: Any, rows: Iterable[dict[str, str]]) -> None:
        super().__init__(data)
        rows = list(rows)
        provinces = sorted({row["province"] for row in rows if row["province"]})
        minerals = sorted({mineral for row in rows for mineral in row["minerals"].split("+") if mineral})
        self._choose("province", [(name, name) for name in provinces])
        self._choose("mineral", [(code, MINERALS.get(code, code)) for code in minerals])

    def _choose(self, name: str, choices: Iterable[tuple[str, Any]]) -> None:
        self.fields[name].choices = [("", _("Any")), *choices]  # type: ignore[attr-defined]

    def meets(self, row: dict[str, str]) -> bool:
        """Whether a site meets the filters."""
        wanted = self.cleaned_data
        sought = fold(wanted.get("q", ""))
        told = fold(" ".join(row[name] for name in ("site", "name", "territory", "province")))
        return (
            sought in told
            and wanted.get("province") in ("", None, row["province"])
            and (not wanted.get("mineral") or wanted["mineral"] in row["minerals"].split("+"))
        )


class WithholdForm(forms.Form):
    """A site or an area that is not published, why, how far, from when, and when somebody looks again."""

    area = forms.CharField(
        label=_("Site or area"), max_length=150,
        help_text=_("A site by code or name, territory:NAME or province:NAME."),
    )  # fmt: skip
    reason = forms.ChoiceField(
        label=_("Reason"), widget=forms.RadioSelect,
        choices=[*((code.value, REASONS[code.value]) for code in DECIDED), (COMMERCIAL, _("A commercial reason"))],
        help_text=_("The public reads the code and nothing more."),
    )  # fmt: skip
    level = forms.ChoiceField(label=_("What stays public"), widget=forms.RadioSelect, choices=list(LEVELS.items()))
    from_day = forms.DateField(label=_("For releases from"), widget=forms.DateInput(attrs=_DAY, format="%Y-%m-%d"))
    review_day = forms.DateField(
        label=_("Look at it again by"), widget=forms.DateInput(attrs=_DAY, format="%Y-%m-%d"),
        help_text=_("Within a year. Nothing ends by itself: somebody reviews or ends the decision."),
    )  # fmt: skip

    def act(self) -> dict[str, Any]:
        """What the service takes."""
        days = {name: to_day(self.cleaned_data[name]) for name in ("from_day", "review_day")}
        return {name: self.cleaned_data[name] for name in ("area", "reason", "level")} | days


class ReviewForm(forms.Form):
    """A decision stands until another day."""

    review_day = forms.DateField(label=_("Next review"), widget=forms.DateInput(attrs=_DAY, format="%Y-%m-%d"))

    def day(self) -> int:
        """The day as a number."""
        return to_day(self.cleaned_data["review_day"])


class ReleaseForm(forms.Form):
    """Which month is the last; empty for all that is due."""

    until = forms.CharField(
        label=_("Last month to state"), required=False,
        help_text=_("Empty for all that is due, else as 2026-03."),
        widget=forms.TextInput(attrs={"placeholder": "2026-03", "size": 8}),
    )  # fmt: skip

    def clean_until(self) -> int | None:
        text = str(self.cleaned_data["until"]).strip()
        if text and not _MONTH.match(text):
            raise forms.ValidationError(_("Write the month as 2026-03."))
        return month_number(text) if text else None


class TermsForm(forms.Form):
    """What is published from a day on; masses in kilograms, coordinates in degrees."""

    production_delay = forms.IntegerField(label=_("Months of delay for production"), min_value=1, max_value=6)
    sites_delay = forms.IntegerField(label=_("Months of delay for a newly integrated site"), min_value=1, max_value=6)
    least_bags = forms.IntegerField(label=_("Bags that a figure has at least"), min_value=1, max_value=10_000)
    least_kg = forms.DecimalField(label=_("Kilograms that a figure has at least"), min_value=1, max_value=10**6,
                                  decimal_places=3, localize=True)  # fmt: skip
    least_sites = forms.IntegerField(label=_("Sites that a sum has at least"), min_value=2, max_value=20)
    step = forms.DecimalField(label=_("Degrees to which places are rounded"), decimal_places=2, localize=True)
    licence = forms.CharField(
        label=_("Licence"), required=False, max_length=100,
        help_text=_("Its name, such as CC BY 4.0. Empty until the organisation chose one."),
    )  # fmt: skip
    licence_url = forms.URLField(label=_("Address of the licence"), required=False, assume_scheme="https")
    from_day = forms.DateField(label=_("From"), widget=forms.DateInput(attrs=_DAY, format="%Y-%m-%d"))

    @classmethod
    def of(cls, terms: Terms, day: int) -> "TermsForm":
        """The form filled with terms in force."""
        names = ("production_delay", "sites_delay", "least_bags", "least_sites", "licence", "licence_url")
        known = {name: getattr(terms, name) for name in names}
        more = {"least_kg": terms.least_g / _KG, "step": terms.step_udeg / _STEP, "from_day": from_day(day)}
        return cls(initial=known | more)

    def terms(self) -> Terms:
        """The terms that were filled in."""
        told = self.cleaned_data
        return Terms(
            told["production_delay"], told["sites_delay"], told["least_bags"], int(told["least_kg"] * _KG),
            told["least_sites"], int(told["step"] * _STEP), told["licence"], told["licence_url"],
        )  # fmt: skip
