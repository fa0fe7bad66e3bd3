"""allauth's forms with passwords, told in our words: one help text, names that password stores know. (people)"""

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm, ResetPasswordKeyForm, SetPasswordForm

from .forms import PASSWORD_HELP


class SignIn(LoginForm):  # type: ignore[misc]
    """Address and password; the label stands above each field, so nothing stands in it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
        self.fields["login"].widget.attrs["autocomplete"] = "username"
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
