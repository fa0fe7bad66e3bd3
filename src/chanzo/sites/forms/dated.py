"""Forms of a site's identity, statuses and suspensions. (sites)"""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chanzo.web.status import status

from ..depot import Bag
from ..services.suspensions import Inventory
from ..story import SCHEMES
from ..types.dated import QUESTIONS, STATUSES_OF
from ..types.identity import LICENCES
from ..words import LICENCE_WORDS, QUESTION_WORDS, SORTS
from .acts import ActForm, DayField, document_field, reason_field, today_date


class StatusForm(ActForm):
    """A status of one scheme with the act that gives it."""

    given = forms.ChoiceField(label=_("Status"))
    first = DayField(label=_("From"), initial=today_date)
    valid_to = DayField(
        label=_("Valid to"), required=False, help_text=_("Where the order itself says until when it is valid.")
    )
    document = document_field(label=_("Legal act"))
    reason = reason_field(required=False)

    def __init__(self, *args: Any, official: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["given"].choices = [  # type: ignore[attr-defined]
            (SCHEMES[scheme], [(f"{scheme} {code}", status("standing", code).word) for code in codes])
            for scheme, codes in STATUSES_OF.items()
            if not (official and scheme == "programme")
        ]

    def facts(self) -> dict[str, Any]:
        """The fields as the service takes them."""
        given = dict(self.cleaned_data)
        scheme, _space, code = given.pop("given").partition(" ")
        return given | {"scheme": scheme, "status": code}


class AttributeForm(ActForm):
    """An identifier, a licence, or an organisation at a site."""

    sort = forms.ChoiceField(label=_("What"), choices=list(SORTS.items()))
    value = forms.CharField(
        label=_("Number"), required=False, max_length=100, help_text=_("Of the identifier or the licence.")
    )
    licence = forms.ChoiceField(
        label=_("Kind of licence"), required=False,
        choices=[("", "–"), *((kind, LICENCE_WORDS[kind]) for kind in LICENCES)],
    )  # fmt: skip
    organisation = forms.CharField(
        label=_("Organisation"), required=False, max_length=100,
        help_text=_("Who holds the licence, works the site or owns the concession: its code."),
    )  # fmt: skip
    first = DayField(label=_("From"), initial=today_date)
    last = DayField(label=_("To"), required=False)
    document = document_field()

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("sort") == "licence" and not given.get("licence"):
            self.add_error("licence", _("Say what kind of licence it is."))
        return given


class IssueForm(ActForm):
    """The next ICGLR identifier of the site's country."""

    first = DayField(label=_("From"), initial=today_date)
    document = document_field()


class EndForm(ActForm):
    """The last day of something dated."""

    last = DayField(label=_("Last day"), initial=today_date)
    document = document_field()


class RenameForm(ActForm):
    """A new code and name."""

    code = forms.CharField(label=_("New code"), max_length=40)
    name = forms.CharField(label=_("New name"), max_length=100)
    day = DayField(label=_("From"), initial=today_date)
    reason = reason_field()
    document = document_field()


class MergeForm(ActForm):
    """The site that this one is a part of from now on."""

    into = forms.CharField(label=_("Becomes part of"), max_length=100, help_text=_("Code or name of the other site."))
    day = DayField(label=_("From"), initial=today_date)
    reason = reason_field()
    document = document_field()


class SplitForm(ActForm):
    """The parts that a site becomes."""

    parts = forms.CharField(
        label=_("Parts"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One a line: code, then name. The old code may stand among them."),
    )  # fmt: skip
    day = DayField(label=_("From"), initial=today_date)
    reason = reason_field()
    document = document_field()

    def clean_parts(self) -> list[tuple[str, str]]:
        parts = []
        for line in self.cleaned_data["parts"].splitlines():
            code, _space, name = line.strip().partition(" ")
            if code:
                parts.append((code.strip(",;"), name.strip(" ,;") or code))
        return parts


class CloseForm(ActForm):
    """The last day on which a site is worked."""

    day = DayField(label=_("Closed on"), initial=today_date)
    reason = reason_field()
    document = document_field()


class WhereForm(forms.Form):
    """Which area, from which day: asked first, so that the bags that stand there can be shown."""

    area = forms.CharField(
        label=_("Area"), max_length=120, help_text=_("A site code, territory:NAME or province:NAME.")
    )
    first = DayField(label=_("First day"), initial=today_date)


class InventoryForm(ActForm):
    """The bags that were found standing on the first day, ticked one by one."""

    tags = forms.MultipleChoiceField(label=_("Bags counted"), required=False, widget=forms.CheckboxSelectMultiple)
    keeper = forms.CharField(
        label=_("Who keeps them"), required=False, max_length=100, help_text=_("Code of the organisation in the depot.")
    )
    depot = forms.CharField(label=_("Depot"), required=False, max_length=100)
    document = document_field()

    def __init__(self, bags: Sequence[Bag], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["tags"].choices = [(bag.tag, bag.tag) for bag in bags]  # type: ignore[attr-defined]
        # The list of bags stands outside the form, so that it can be printed.
        for field in self.fields.values():
            field.widget.attrs["form"] = "suspend"

    def facts(self) -> dict[str, Any]:
        """What was counted, with the other fields."""
        given = dict(self.cleaned_data)
        return {"inventory": Inventory(*(given.pop(name) for name in ("tags", "keeper", "depot")))} | given


class SuspendForm(InventoryForm):
    """Why an area is suspended, with the inventory of the day."""

    reason = reason_field()


class LiftForm(ActForm):
    """The last day of a suspension, and the act that lifts it."""

    last = DayField(label=_("Last suspended day"), initial=today_date)
    reason = reason_field()
    document = document_field()


class AssessForm(ActForm):
    """Whether a suspended site may resume: five questions and a decision."""

    day = DayField(label=_("Assessed on"), initial=today_date)
    decision = forms.ChoiceField(
        label=_("Decision"), widget=forms.RadioSelect,
        choices=[("keep", _("Keep it suspended")), ("resume", _("It may resume"))],
    )  # fmt: skip
    reason = reason_field(_("What was found"))
    document = document_field(required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        choices = [("", "–"), ("yes", _("Yes")), ("no", _("No")), ("unknown", _("Not known"))]
        for question in QUESTIONS:
            self.fields[f"is_{question}"] = forms.ChoiceField(label=str(QUESTION_WORDS[question]), choices=choices)
        self.order_fields(["day", *(f"is_{question}" for question in QUESTIONS)])

    def facts(self) -> dict[str, Any]:
        """The fields as the service takes them."""
        given = self.cleaned_data
        return {
            "answers": {question: given[f"is_{question}"] for question in QUESTIONS},
            "resume": given["decision"] == "resume",
            "day": given["day"],
            "reason": given["reason"],
            "document": given["document"],
        }
