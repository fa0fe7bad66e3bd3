"""Forms of tag custody. (government)"""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chanzo.core import clock
from chanzo.core.days import from_day, to_day
from chanzo.web.attached import AttachedField

from .words import ACTIONS, EXPLAINED, LIMITS, LOSSES, TYPES

CODES = _("Write codes, no names of persons.")
RANGES = _("One range a line, as 04100001 - 04100100, or single numbers.")


def _text(label: Any, *, required: bool = True, help_text: Any = "", rows: int = 0, **more: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
    most = 20_000 if rows > 3 else 500
    return forms.CharField(label=label, required=required, help_text=help_text, max_length=most, widget=widget, **more)


def _day(label: Any, *, required: bool = True, help_text: Any = "") -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, help_text=help_text, widget=widget, initial=_today)


def _today() -> date:
    return from_day(clock.today())


def _type(label: Any = None) -> forms.ChoiceField:
    return forms.ChoiceField(label=label or _("What"), choices=list(TYPES.items()))


class DayForm(forms.Form):
    """A day to look at; none is today."""

    on = forms.DateField(label=_("On"), required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def day(self) -> int:
        """The day asked for, else today."""
        asked = self.cleaned_data.get("on") if self.is_bound and self.is_valid() else None
        return to_day(asked) if asked else clock.today()


class RequestForm(forms.Form):
    """A request for tags or books."""

    type_ = _type()
    quantity = forms.IntegerField(label=_("How many"), min_value=1, max_value=1_000_000)
    holder = _text(_("For whom"), help_text=_("The office, agent, lockbox or company that will hold them."))
    giver = _text(_("Asked of"), help_text=_("The holder whose stock they come from."))
    site = _text(_("Mine site"), required=False, help_text=_("Where mine tags will be used; empty for stock."))
    reason = _text(_("Reason"), required=False, rows=3, help_text=_("Needed above the quota of the site."))


class ReviseForm(forms.Form):
    """A request changed as it was asked to be."""

    quantity = forms.IntegerField(label=_("How many"), min_value=1, max_value=1_000_000)
    site = _text(_("Mine site"), required=False)
    reason = _text(_("Reason"), required=False, rows=3, help_text=_("Needed above the quota of the site."))


class ReasonForm(forms.Form):
    """Why."""

    reason = _text(_("Why"), rows=3, help_text=CODES)


class GrantForm(forms.Form):
    """The ranges granted."""

    ranges = _text(_("Ranges granted"), rows=5, help_text=RANGES)
    reason = _text(_("Remark"), required=False, rows=2, help_text=CODES)


class GiveForm(forms.Form):
    """What was granted goes out."""

    day = _day(_("Handed over on"))
    document = _text(_("Document"), required=False, help_text=_("Number of the delivery note, if there is one."))


class HandOverForm(forms.Form):
    """Ranges that change hands."""

    giver = _text(_("Handed over by"))
    receiver = _text(_("Received by"), help_text=_("Code of an office, agent, lockbox, cooperative or company."))
    type_ = _type()
    ranges = _text(_("Ranges"), rows=4, help_text=RANGES)
    action = forms.ChoiceField(label=_("How"), choices=list(ACTIONS.items()))
    site = _text(_("Mine site"), required=False, help_text=_("Where mine tags given out will be used."))
    day = _day(_("On"))
    document = _text(_("Document"), required=False, help_text=_("Number of the delivery note, if there is one."))


class ReceiptForm(forms.Form):
    """The receiver counted what arrived."""

    day = _day(_("Received on"))
    missing = _text(_("Numbers that did not arrive"), required=False, rows=4, help_text=RANGES)
    note = _text(_("What is known about them"), required=False, rows=2, help_text=CODES)
    on_paper = forms.BooleanField(
        label=_("Confirmed on paper: the act signed by both is attached"),
        required=False,
        help_text=_("For a receiver without an account. The person who handed over cannot tick this."),
    )


class CountForm(forms.Form):
    """What was counted at a holder."""

    holder = _text(_("Holder"), help_text=_("Code of an office, agent, lockbox, cooperative or company."))
    site = _text(_("Mine site"), required=False, help_text=_("Only what the holder has for this site; empty for all."))
    type_ = _type(_("What was counted"))
    day = _day(_("Counted on"), help_text=_("As it stood at the end of the day."))
    counted = _text(_("Numbers that are there, unused"), required=False, rows=8, help_text=RANGES)
    document = _text(_("Document"), required=False)


class ExplainForm(forms.Form):
    """What became of missing numbers."""

    action = forms.ChoiceField(label=_("They are"), choices=list(EXPLAINED.items()))
    ranges = _text(_("Which"), required=False, rows=4, help_text=_("Empty for all that is still open."))
    day = _day(_("Since"))
    reason = _text(_("Explanation"), rows=3, help_text=CODES)
    document = _text(_("Document"), required=False)


class LossForm(forms.Form):
    """Tags or books lost, stolen or damaged."""

    action = forms.ChoiceField(label=_("They are"), choices=list(LOSSES.items()))
    holder = _text(_("Holder"))
    type_ = _type()
    ranges = _text(_("Ranges"), rows=4, help_text=RANGES)
    day = _day(_("Since"))
    reason = _text(_("What happened"), rows=3, help_text=CODES)
    document = _text(_("Document"), required=False, help_text=_("Number of the police report, if there is one."))


class InventoryForm(forms.Form):
    """Whose inventory is looked at, and on which day."""

    holders = _text(
        _("Holders"), required=False, rows=3,
        help_text=_("Codes of offices, agents or lockboxes, one a line: everything they have unused."),
    )  # fmt: skip
    areas = _text(
        _("Areas"), required=False, rows=2,
        help_text=_(
            "One a line: a site code, territory:NAME or province:NAME. Whatever is for its sites or in their "
            "lockboxes, whoever holds it; name an office under holders."
        ),
    )  # fmt: skip
    day = _day(_("On"), help_text=_("The last day on which use was good; it is dead from the next day on."))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not given.get("holders", "").strip() and not given.get("areas", "").strip():
            raise forms.ValidationError(_("Name a holder or an area."))
        return given


class CancelForm(forms.Form):
    """The inventory that was seen, cancelled."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
    reason = _text(_("Why"), rows=3, help_text=CODES)
    document = _text(_("Document that orders it"))
    sure = forms.BooleanField(label=_("I have looked at every range. They are out of use for good from now on."))


class LockboxForm(forms.Form):
    """A joint lockbox and its keyholders."""

    code = _text(_("Code"), help_text=_("Its name as a holder of tags, as LB-12."))
    name = _text(_("Name"), required=False, help_text=_("What people call the place."))
    site = _text(_("Mine site"))
    point = _text(_("Tagging point"), required=False)
    from_day = _day(_("In use from"))
    procedure = AttachedField(
        label=_("Written procedure"), required=False, help_text=_("Scan of the signed procedure: PDF, JPEG or PNG.")
    )


class KeysForm(forms.Form):
    """Since when the keys are held so, and why they changed."""

    day = _day(_("As of"))
    reason = _text(_("Why"), rows=2, help_text=CODES)


class KeyholderForm(forms.Form):
    """One padlock: a role, an organisation, a person number where one is known."""

    role = _text(_("Role"), required=False)
    organisation = _text(_("Organisation"), required=False)
    person = _text(_("Person number"), required=False)


class OpeningForm(forms.Form):
    """A lockbox was opened."""

    day = _day(_("Opened on"))
    purpose = _text(_("Purpose"), help_text=CODES)
    type_ = _type(_("What came out or went in"))
    taken_out = _text(_("Came out"), required=False, rows=3, help_text=RANGES)
    put_in = _text(_("Went in"), required=False, rows=3, help_text=RANGES)

    def __init__(self, keyholders: list[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["present"] = forms.MultipleChoiceField(
            label=_("Keyholders who were there"), required=False, choices=list(enumerate(keyholders)),
            widget=forms.CheckboxSelectMultiple,
            help_text=_("An opening without all of them is recorded as such."),
        )  # fmt: skip
        self.order_fields(["day", "present", "purpose", "type_", "taken_out", "put_in"])


class LimitForm(forms.Form):
    """What custody reckons with, from a day on."""

    name = forms.ChoiceField(label=_("What"), choices=list(LIMITS.items()))
    value = forms.DecimalField(
        label=_("Value"), min_value=0, max_digits=9, decimal_places=1, localize=True, widget=forms.TextInput()
    )
    site = _text(_("Mine site"), required=False, help_text=_("Empty for the whole programme."))
    valid_from = _day(_("As of"))
    reason = _text(_("Why"), rows=2, help_text=CODES)
