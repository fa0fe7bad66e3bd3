"""allauth's forms with passwords and keys, told in our words. (people)"""

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm, ResetPasswordKeyForm, SetPasswordForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django.utils.translation import gettext_lazy as _

from .forms import PASSWORD_HELP


class SignIn(LoginForm):  # type: ignore[misc]
    """Address and password; the label stands above each field, so nothing stands in it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
        # Password stores look for this word.
        self.fields["login"].widget.attrs["autocomplete"] = "username"
        self.fields["login"].label = _("E-mail address")
        self.fields["password"].help_text = ""


class _NewPassword:
    """What the forms that set a password have in common."""

    fields: dict[str, Any]

    def explain(self) -> None:
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
            field.help_text = ""
        self.fields["password1"].help_text = PASSWORD_HELP


class ChangePassword(_NewPassword, ChangePasswordForm):  # type: ignore[misc]
    """The present password and the new one twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.explain()


class SetPassword(_NewPassword, SetPasswordForm):  # type: ignore[misc]
    """The first password of an account that was entered by a link."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.explain()


class SetPasswordAnew(_NewPassword, ResetPasswordKeyForm):  # type: ignore[misc]
    """A new password after the link of a mail."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.explain()


class AddKey(AddWebAuthnForm):  # type: ignore[misc]
    """A passkey or security key with a name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name of the key")
        self.fields["passwordless"].label = _("A passkey: signs in without the password")
        self.fields["passwordless"].help_text = _("The key then asks for a finger, a face or a PIN each time.")


class RenameKey(EditWebAuthnForm):  # type: ignore[misc]
    """Another name for a key."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name of the key")
