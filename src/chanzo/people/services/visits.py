"""When an account was here, so that its home page can say what changed since. (people)"""

from datetime import datetime, timedelta

from chanzo.core.clock import now

from ..models import User

# A visit ends when nobody looked at the home page for this long.
QUIET = timedelta(minutes=30)


def note_visit(user: User) -> datetime | None:
    """Note that an account looks at its home page; when its visit before this one ended, None on the first."""
    moment = now()
    before = user.seen_before_at
    if user.seen_at is not None and moment - user.seen_at > QUIET:
        before = user.seen_at
    User.objects.filter(pk=user.pk).update(seen_at=moment, seen_before_at=before)
    return before
