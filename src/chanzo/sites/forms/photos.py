"""Forms of photographs: one to keep, one to destroy. (sites)"""

from django import forms
from django.utils.translation import gettext_lazy as _

from chanzo.web.attached import PICTURES, AttachedField


class PhotoForm(forms.Form):
    """One photograph of a site."""

    photo = AttachedField(
        accept=PICTURES,
        label=_("Photograph"),
        help_text=_(
            "JPEG or PNG, at most 10 MB. Place, time and device are taken out before it is kept. No faces: photograph "
            "pits, tools and paths, and people from behind."
        ),
    )


class DestroyForm(forms.Form):
    """Why a photograph is destroyed."""

    reason = forms.CharField(
        label=_("Why"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Stays in the record for good. Write no names of persons."),
    )
