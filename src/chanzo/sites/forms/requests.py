"""Forms of evaluating a new area, one a step. (sites)"""

from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chanzo.core.quantities import grams
from chanzo.places.words import COUNTRIES

from ..rules.requests import DECISIONS
from ..services.requests import Asked
from ..story import MINERALS
from ..types.request import ANSWERS, CHECKS, OPINIONS, Decision, Stage
from ..words import ANSWER_WORDS, CHECK_WORDS, DECISIONS_SAID, OPINION_WORDS, STAGES
from .acts import ActForm, DayField, document_field, reason_field, today_date

MICRO = 1_000_000


class DegreesField(forms.CharField):
    """Degrees with a decimal point or comma; cleaned to millionths."""

    def __init__(self, most: int, **more: Any) -> None:
        self.most = most
        widget = forms.TextInput(attrs={"inputmode": "decimal", "size": 12})
        given: dict[str, Any] = {"required": False, "max_length": 14, "widget": widget} | more
        super().__init__(**given)

    def clean(self, value: Any) -> Any:
        text = super().clean(value).strip().replace(",", ".")
        if not text:
            return None
        try:
            degrees = Decimal(text)
        except InvalidOperation as wrong:
            raise forms.ValidationError(_("Write degrees with decimals, such as -1.9641.")) from wrong
        if not degrees.is_finite() or abs(degrees) > self.most:
            raise forms.ValidationError(_("Write degrees with decimals, such as -1.9641."))
        return int((degrees * MICRO).to_integral_value())


class KilogramsField(forms.CharField):
    """Kilograms with a decimal point or comma; cleaned to grams."""

    def clean(self, value: Any) -> Any:
        text = super().clean(value).replace("\N{NO-BREAK SPACE}", "").replace(" ", "").replace(",", ".")
        if not text:
            return None
        try:
            mass_g = int(grams(text))
        except ValueError as wrong:
            raise forms.ValidationError(_("Write kilograms as a number.")) from wrong
        if not 0 <= mass_g <= 10**12:
            raise forms.ValidationError(_("Write kilograms as a number."))
        return mass_g


class AskForm(ActForm):
    """Where the area is, what is dug there, who asks and why."""

    name = forms.CharField(label=_("Name of the area"), max_length=100)
    country = forms.ChoiceField(label=_("Country"), choices=list(COUNTRIES.items()), initial="CD")
    province = forms.CharField(label=_("Province"), max_length=100)
    territory = forms.CharField(label=_("Territory"), max_length=100)
    latitude = DegreesField(90, label=_("Latitude"), help_text=_("Degrees with decimals; south is negative."))
    longitude = DegreesField(180, label=_("Longitude"), help_text=_("Degrees with decimals; east is positive."))
    about = forms.CharField(
        label=_("How to find it"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("The village, river or road near by, if nobody measured the place yet."),
    )  # fmt: skip
    minerals = forms.MultipleChoiceField(
        label=_("Minerals"), choices=list(MINERALS.items()), widget=forms.CheckboxSelectMultiple
    )
    workers = forms.IntegerField(label=_("Workers expected"), required=False, min_value=0, max_value=100_000)
    monthly = KilogramsField(
        label=_("Kilograms a month expected"), required=False, max_length=14,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "size": 12}),
    )  # fmt: skip
    tagging_point = forms.CharField(label=_("Tagging point"), required=False, max_length=100)
    organisation = forms.CharField(
        label=_("Organisation that asks"), required=False, max_length=100,
        help_text=_("Code of the company or cooperative; empty when the state or the programme asks."),
    )  # fmt: skip
    day = DayField(label=_("Asked on"), initial=today_date)
    reason = reason_field()
    document = document_field(required=False)

    def __init__(self, *args: Any, own: bool = False, **more: Any) -> None:
        super().__init__(*args, **more)
        if own:
            del self.fields["organisation"]

    def facts(self) -> dict[str, Any]:
        """The area, who asks, when and why, as the service takes them."""
        given = dict(self.cleaned_data)
        rest = {name: given.pop(name, "") for name in ("organisation", "day", "reason", "document")}
        return rest | {"area": Asked(**(given | {"minerals": "+".join(sorted(given["minerals"]))}))}


class CheckForm(ActForm):
    """What is known without going there: an answer and a note to each question."""

    day = DayField(label=_("Checked on"), initial=today_date)
    reason = reason_field(_("What it comes to"))
    document = document_field(required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        answers = [(answer, ANSWER_WORDS[answer]) for answer in ANSWERS]
        for check in CHECKS:
            self.fields[f"answer_{check}"] = forms.ChoiceField(
                label=str(CHECK_WORDS[check]), choices=[("", "–"), *answers]
            )
            self.fields[f"note_{check}"] = forms.CharField(label=_("What was found"), required=False, max_length=300)
        self.order_fields([f"{part}_{check}" for check in CHECKS for part in ("answer", "note")])

    def facts(self) -> dict[str, Any]:
        """Answers as the service takes them."""
        given = self.cleaned_data
        answers = {check: (given[f"answer_{check}"], given[f"note_{check}"]) for check in CHECKS}
        return {"answers": answers} | {name: given[name] for name in ("day", "reason", "document")}


class EvaluateForm(ActForm):
    """Who was on site together, and what they found."""

    day = DayField(label=_("Day on site"), initial=today_date)
    people = forms.CharField(
        label=_("Who was there"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One a line: person number, then the service, such as: P-7F3K2QAB SAEMAPE. No names."),
    )  # fmt: skip
    opinion = forms.ChoiceField(label=_("Opinion"), choices=[(opinion, OPINION_WORDS[opinion]) for opinion in OPINIONS])
    reason = reason_field(_("Findings"))
    document = document_field()

    def clean_people(self) -> list[tuple[str, str]]:
        people = []
        for line in self.cleaned_data["people"].splitlines():
            number, _space, service = line.strip().partition(" ")
            if number:
                people.append((number.strip(",;"), service.strip(" ,;")))
        return people


class DecideForm(ActForm):
    """What the programme answers."""

    decision = forms.ChoiceField(label=_("Decision"), widget=forms.RadioSelect)
    day = DayField(label=_("Decided on"), initial=today_date)
    reason = reason_field()
    document = document_field()

    def __init__(self, stage: Stage, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        allowed = [decision for decision in Decision if decision in DECISIONS.get(stage, ())]
        self.fields["decision"].choices = [(d.value, DECISIONS_SAID[d]) for d in allowed]  # type: ignore[attr-defined]


class EnterForm(ActForm):
    """Under which code the register knows the area from now on."""

    code = forms.CharField(label=_("Site code"), max_length=40, help_text=_("New in the register; it never changes."))
    day = DayField(label=_("Status from"), initial=today_date)
    reason = reason_field()
    document = document_field()

    def __init__(self, known: str, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        if known:
            del self.fields["code"]

    def facts(self) -> dict[str, Any]:
        """The fields as the service takes them."""
        return {"code": ""} | self.cleaned_data


class WithdrawForm(ActForm):
    """Why the programme's status is withdrawn."""

    day = DayField(label=_("Withdrawn from"), initial=today_date)
    reason = reason_field()
    document = document_field()


class RequestFilter(forms.Form):
    """Which requests to list."""

    stage = forms.ChoiceField(
        label=_("Stage"), required=False, choices=[("", _("All")), ("open", _("Not ended")), *STAGES.items()]
    )
