"""Keeps a mapping of headers that a person fixed once, under a name. (field)"""

from chanzo.core import clock
from chanzo.core.refusals import Refused

from ..models import SavedProfile
from ..profiles import Profile


def profile_named(name: str) -> Profile:
    """The saved profile; refused when there is none of that name."""
    saved = SavedProfile.objects.filter(pk=name).first()
    if saved is None:
        known = ", ".join(SavedProfile.objects.values_list("pk", flat=True).order_by("pk")) or "-"
        raise Refused("PROFILE_UNKNOWN", name=name, known=known)
    return Profile.from_dict(saved.content)


def save_profile(name: str, profile: Profile, *, by: str) -> None:
    """Keep a profile under a name, in place of an older one of that name."""
    SavedProfile.objects.update_or_create(
        pk=name, defaults={"content": profile.as_dict(), "by": by, "saved_at": clock.now()}
    )
