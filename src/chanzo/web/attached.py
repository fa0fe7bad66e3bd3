"""Files on their way in and out of a page: too large to be read at all, or sent out so that nothing runs. (web)"""

from pathlib import Path
from typing import Any

from django import forms
from django.http import FileResponse, Http404, HttpRequest
from django.utils.translation import gettext_lazy as _

TOO_LARGE = _("The file has more than 10 MB. Scan in grey at 200 or 300 dpi, or send fewer pages.")
MOST_BYTES = 10 * 2**20  # the sentence says so; what is kept is looked at again by whoever keeps it
PAPERS = ".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png"
PICTURES = ".jpg,.jpeg,.png,image/jpeg,image/png"

# What a form's other fields may add to the bytes of its file.
ROOM = 64 * 1024
# A viewer that opens the file in the browser all the same may run nothing and load nothing.
SANDBOX = "default-src 'none'; sandbox"


class AttachedField(forms.FileField):
    """A file that is attached; what it is, is found out from its bytes when it is kept."""

    def __init__(self, *, accept: str = PAPERS, **more: Any) -> None:
        widget = forms.ClearableFileInput(attrs={"accept": accept})
        super().__init__(widget=widget, error_messages={"empty": _("The file is empty.")}, **more)

    def clean(self, data: Any, initial: Any = None) -> Any:
        sent = super().clean(data, initial)
        if sent and sent.size > MOST_BYTES:
            raise forms.ValidationError(TOO_LARGE)
        return sent


def too_large(request: HttpRequest) -> bool:
    """Whether a form with a file says that it is longer than may be kept, or does not say how long it is."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    return request.method == "POST" and (not length.isdecimal() or int(length) > MOST_BYTES + ROOM)


def sent_out(place: Path, *, name: str, media: str) -> FileResponse:
    """A kept file, always as an attachment; not found when its bytes are gone."""
    if not place.is_file():
        raise Http404
    response = FileResponse(place.open("rb"), as_attachment=True, filename=name, content_type=media)
    response.headers["Content-Security-Policy"] = SANDBOX
    return response
