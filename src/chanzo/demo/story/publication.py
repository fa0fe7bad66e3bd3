"""One site is withheld because people there could be endangered, and two releases are made, a month apart. (demo)"""

from chanzo.core.days import month_of, month_start
from chanzo.exchange.services.releasing import release
from chanzo.exchange.services.withholding import withhold
from chanzo.exchange.types import Level, Reason
from chanzo.people.types import SYSTEM
from chanzo.sites.models import Site

REVIEWED_AFTER = 150


def tell(*, today: int, seed: int) -> None:
    """The middle site of the register is withheld; the release of last month came before, this month's after."""
    codes = list(Site.objects.order_by("code").values_list("code", flat=True))
    before = month_start(month_of(today)) - 1
    release(day=before, by=SYSTEM)
    withhold(
        area=codes[(len(codes) // 2 + seed) % len(codes)], reason=Reason.SAFETY, level=Level.AREA,
        from_day=today, review_day=today + REVIEWED_AFTER, by=SYSTEM,
    )  # fmt: skip
    release(day=today, by=SYSTEM)
