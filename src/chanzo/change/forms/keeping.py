"""Forms of the theory of change: a period, an aim, a figure, evidence. (change)"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chanzo.core.days import from_day, to_day
from chanzo.core.indicators import Asked, Indicator, Method, Reckoning

from ..queries.figures import BASELINE, TARGET
from ..services.figures import Entry

_DAY = {"type": "date"}


def _day(label: Any, *, required: bool = True) -> forms.DateField:
    return forms.DateField(label=label, required=required, widget=forms.DateInput(attrs=_DAY, format="%Y-%m-%d"))


class PeriodForm(forms.Form):
    """From and to, both included."""

    first = _day(_("From"))
    last = _day(_("To"))

    def clean(self) -> dict[str, Any]:
        """A period ends on or after the day it begins."""
        told = super().clean() or {}
        if told.get("first") and told.get("last") and told["last"] < told["first"]:
            self.add_error("last", _("A period ends on or after the day it begins."))
        return told

    @property
    def asked(self) -> Asked:
        """The period of a valid form."""
        return Asked(to_day(self.cleaned_data["first"]), to_day(self.cleaned_data["last"]))


def period_form(data: Any, usual: Asked) -> PeriodForm:
    """The period that an address names, the usual one where it names none."""
    if data.get("first") or data.get("last"):
        return PeriodForm(data)
    return PeriodForm({"first": from_day(usual.first).isoformat(), "last": from_day(usual.last).isoformat()})


class _Figured(PeriodForm):
    """A period and a value in the indicator's unit; shares are written as percentages."""

    def __init__(self, *args: Any, indicator: Indicator, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.indicator = indicator
        if indicator.reckoning is Reckoning.SHARE:
            for name in ("value", "low", "high"):
                if name in self.fields:
                    self.fields[name].label = f"{self.fields[name].label} (%)"

    def number(self, name: str) -> float | None:
        """A value in the indicator's unit."""
        value = self.cleaned_data.get(name)
        if value is None:
            return None
        return float(value) / 100 if self.indicator.reckoning is Reckoning.SHARE else float(value)


class AimForm(_Figured):
    """A target or a baseline."""

    sort = forms.ChoiceField(label=_("What it is"), choices=[(TARGET, _("Target")), (BASELINE, _("Baseline"))])
    value = forms.DecimalField(label=_("Value"), localize=True)
    reason = forms.CharField(
        label=_("Why this value"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Who decided it, and on what ground."),
    )  # fmt: skip
    field_order = ["sort", "first", "last", "value", "reason"]


class FigureForm(_Figured):
    """A declared or surveyed figure with what one must know to weigh it."""

    value = forms.DecimalField(label=_("Value"), localize=True)
    evidence = forms.CharField(
        label=_("Where it is from"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Report, page, address, who declared it."),
    )  # fmt: skip
    design = forms.CharField(label=_("Design of the survey"), max_length=500, required=False)
    sample = forms.IntegerField(label=_("How many were asked"), min_value=1, required=False)
    answered = forms.IntegerField(label=_("How many answered"), min_value=0, required=False)
    low = forms.DecimalField(label=_("Interval from"), localize=True, required=False)
    high = forms.DecimalField(label=_("Interval to"), localize=True, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.indicator.method is Method.SURVEY:
            self.fields["design"].required = self.fields["sample"].required = True

    def entry(self) -> Entry:
        """The figure of a valid form."""
        told = self.cleaned_data
        value = self.number("value")
        assert value is not None
        return Entry(
            self.indicator.code, self.asked, value, told["evidence"], told["design"], told["sample"],
            told["answered"], self.number("low"), self.number("high"),
        )  # fmt: skip


class EvidenceForm(forms.Form):
    """What was seen for or against a statement."""

    supports = forms.TypedChoiceField(
        label=_("It speaks"), choices=[("1", _("for the statement")), ("0", _("against the statement"))],
        coerce=lambda text: text == "1",
    )  # fmt: skip
    day = _day(_("Seen on"))
    text = forms.CharField(label=_("What was seen"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
    source = forms.CharField(label=_("Where it can be read"), max_length=300)


class ReviewForm(forms.Form):
    """What we see, what we decide, who does it by when."""

    holding = forms.ChoiceField(
        label=_("It"),
        choices=[
            ("holds", _("holds")), ("weakening", _("is weakening")), ("broken", _("is broken")),
            ("untested", _("is untested")),
        ],
    )  # fmt: skip
    sees = forms.CharField(label=_("What we see"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
    decides = forms.CharField(label=_("What we decide"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
    who = forms.CharField(label=_("Who does it"), max_length=200, help_text=_("A role or an organisation, no name."))
    due = _day(_("By"), required=False)
    next_day = _day(_("Look again on"), required=False)


class SeriesForm(forms.Form):
    """A delivery of a context series."""

    name = forms.CharField(
        label=_("Name in triggers"), max_length=40, help_text=_("Small letters, digits and _, as tin_price.")
    )
    title = forms.CharField(label=_("What it measures"), max_length=200)
    unit = forms.CharField(label=_("Unit"), max_length=40)
    source = forms.CharField(label=_("Source"), max_length=300)
    licence = forms.CharField(label=_("Licence"), max_length=100)
    file = forms.FileField(
        label=_("File (CSV)"), help_text=_("First column a day, month or year; second column its value.")
    )


class SnapshotForm(PeriodForm):
    """A period to freeze, under a name."""

    name = forms.CharField(label=_("Name"), max_length=60, help_text=_("As 2026-S1; it stays for ever."))
    field_order = ["name", "first", "last"]


class WithdrawForm(forms.Form):
    """Why something is taken back."""

    reason = forms.CharField(label=_("Why"), max_length=500)
