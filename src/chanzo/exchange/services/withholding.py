"""A person decides that a site or an area is not published, reviews it, and ends it. (exchange)"""

from typing import Any

from chanzo.core import clock
from chanzo.core.days import day_text
from chanzo.core.names import fold
from chanzo.core.refusals import Refused
from chanzo.ledger.services.acting import Acting, acting
from chanzo.people.policies import require
from chanzo.people.scopes import area_key
from chanzo.people.types import Act
from chanzo.sites.models import Site
from chanzo.sites.queries.standing import site_called

from ..projections import EXCHANGE
from ..types import COMMERCIAL, Level, Reason, WithholdingRow

YEAR = 366


def withhold(*, area: str, reason: str, level: str, from_day: int, review_day: int, by: Any) -> int:
    """Withhold a site, ``territory:NAME`` or ``province:NAME`` from releases made from a day on, until a review.

    Returns the record's sequence.
    """
    actor = require(by, Act.PUBLISH)
    if reason == COMMERCIAL:
        raise Refused("COMMERCIAL_DELAYS")
    key = _known(area)
    _check_review(review_day)
    facts = {
        "reason": Reason(reason).value,
        "level": Level(level).value,
        "from_day": from_day,
        "review_day": review_day,
    }
    with acting(EXCHANGE) as act:
        for row in act.rows.of(WithholdingRow).find("area", [key]):
            if row.ended_by is None:
                raise Refused("WITHHELD_ALREADY", area=area, seq=row.seq)
        return act.record("publication.withheld", subject=key, actor=actor.number, facts=facts)


def review(*, withholding: int, review_day: int, by: Any) -> int:
    """Say that a decision was looked at and stands until another day."""
    actor = require(by, Act.PUBLISH)
    _check_review(review_day)
    with acting(EXCHANGE) as act:
        row = _standing(act, withholding)
        facts = {"withholding": row.seq, "review_day": review_day}
        return act.record("publication.reviewed", subject=row.area, actor=actor.number, facts=facts)


def restore(*, withholding: int, by: Any) -> int:
    """End a decision: from the next release on the site stands by itself again, for months not stated yet."""
    actor = require(by, Act.PUBLISH)
    with acting(EXCHANGE) as act:
        row = _standing(act, withholding)
        facts = {"withholding": row.seq, "day": clock.today()}
        return act.record("publication.restored", subject=row.area, actor=actor.number, facts=facts)


def _standing(act: Acting, seq: int) -> WithholdingRow:
    row = next((row for row in act.rows.of(WithholdingRow).find("seq", [seq]) if row.ended_by is None), None)
    if row is None:
        raise Refused("WITHHOLDING_UNKNOWN", seq=seq)
    return row


def _check_review(day: int) -> None:
    today = clock.today()
    if not today < day <= today + YEAR:
        raise Refused("REVIEW_DAY", last=day_text(today + YEAR))


def _known(area: str) -> str:
    """The key of an area that the register knows; a site by the code that it bears now."""
    key = area_key(area)
    sort, colon, name = key.partition(":")
    if colon and sort in ("territory", "province"):
        written = Site.objects.order_by().values_list(sort, flat=True).distinct()
        if name and name in {fold(each) for each in written}:
            return key
    elif (site := site_called(area)) is not None:
        return area_key(site.code)
    raise Refused("WITHHOLD_UNKNOWN", area=area)
