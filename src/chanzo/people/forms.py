"""Forms of accounts: opening and changing them, a reason, a device, oneself, the first account. (people)"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .models import User
from .types import Role

PASSWORD_HELP = _(
    "At least 12 characters; 15 or more are better. A sentence of your own is good. Any characters count, spaces too."
)


def _choices() -> list[tuple[str, Any]]:
    return [(role.value, _(role.label)) for role in Role]


class AccountFilter(forms.Form):
    """Which accounts to list; all may be empty."""

    q = forms.CharField(label=_("Address, name, number or organisation"), required=False, max_length=100)
    role = forms.ChoiceField(label=_("Role"), required=False)
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[
            ("", _("Any")),
            ("active", _("Active")),
            ("unsafe", _("No second factor")),
            ("disabled", _("Disabled")),
        ],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [("", _("Any")), *_choices()]  # type: ignore[attr-defined]


class AreasField(forms.CharField):
    """Areas written one a line or with commas between."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Areas of responsibility"),
            required=False,
            max_length=2000,
            widget=forms.Textarea(attrs={"rows": 3}),
            help_text=_("One a line: a site code, province:NAME or territory:NAME. Empty means no area."),
        )

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        text = super().to_python(value) or ""
        return [area.strip() for line in text.splitlines() for area in line.split(",") if area.strip()]

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value


class RightsForm(forms.Form):
    """What an account may do: its role, its organisation, its areas."""

    role = forms.ChoiceField(label=_("Role"), choices=_choices)
    organisation = forms.CharField(
        label=_("Organisation"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"list": "organisations", "autocomplete": "off"}),
        help_text=_("The code from the register; companies and smelters see what this organisation holds."),
    )
    areas = AreasField()

    @classmethod
    def of(cls, account: User) -> "RightsForm":
        """The form filled with what an account has."""
        return cls(initial={"role": account.role, "organisation": account.organisation, "areas": account.areas})


class NewAccountForm(RightsForm):
    """An account to open; it is entered by a one-time link."""

    email = forms.EmailField(label=_("E-mail address"), max_length=254)
    name = forms.CharField(
        label=_("Name of the person"),
        required=False,
        max_length=200,
        help_text=_("Stands here only: acts are recorded under a number."),
    )
    field_order = ("email", "name", "role", "organisation", "areas")


class ReasonForm(forms.Form):
    """Why something is done to an account."""

    reason = forms.CharField(
        label=_("Why"), max_length=500, help_text=_("Kept with the account. Write no names of other persons.")
    )


class DeviceForm(forms.Form):
    """A device to be let in."""

    device = forms.CharField(
        label=_("Name of the device"),
        max_length=80,
        help_text=_("As you would look for it when it is lost: Tecno of the Rubaya office."),
    )


class OneselfForm(forms.Form):
    """What somebody says of themselves."""

    name = forms.CharField(label=_("Your name"), required=False, max_length=200)


class FirstForm(forms.Form):
    """The first administrator of an installation."""

    code = forms.CharField(
        label=_("Code from the server's console"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "characters"}),
    )
    email = forms.EmailField(
        label=_("E-mail address"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "username"})
    )
    name = forms.CharField(
        label=_("Your name"), required=False, max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        help_text=PASSWORD_HELP,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
