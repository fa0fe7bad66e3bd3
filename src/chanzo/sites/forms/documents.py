"""Forms of files attached to requests: one to keep, one to withdraw. (sites)"""

from django import forms
from django.utils.translation import gettext_lazy as _

from chanzo.web.attached import AttachedField

from .acts import ActForm, reason_field


class AttachForm(ActForm):
    """The paper of a step."""

    document = AttachedField(
        label=_("Document"),
        help_text=_("PDF, JPEG or PNG, at most 10 MB. Pictures lose place, time and device before they are kept."),
    )


class WrongForm(ActForm):
    """Why a file does not count."""

    reason: forms.CharField = reason_field()
