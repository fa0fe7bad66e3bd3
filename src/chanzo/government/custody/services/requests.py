"""Requests for tags and books, act by act. (government)"""

from typing import Any

import orjson

from chanzo.core import clock
from chanzo.core.days import day_text, from_day
from chanzo.core.refusals import Refused
from chanzo.ledger.nouns import Rows
from chanzo.ledger.services.acting import acting
from chanzo.people.types import Act, Actor

from ...projections import GOVERNMENT
from ..models import TagRequest
from ..policies import require_for
from ..queries.holdings import holder_called, site_meant
from ..queries.quotas import quota_of
from ..rules.requests import GRANTING, NEED_REASON, moved
from ..rules.spans import common, count, read, stored, written
from ..types.requests import OPEN, RequestRow
from ..types.spans import TYPES
from .movements import held


def request_tags(
    *,
    holder: str,
    giver: str,
    type_: str,
    quantity: int,
    site: str = "",
    reason: str = "",
    day: int | None = None,
    by: Any,
) -> str:
    """Ask a holder for so many tags or books, for use at a site or for one's own stock; returns the request's number.

    ``day`` is that of a request on paper, today otherwise, as in every act here. Refused QUANTITY, SAME_HOLDER, and
    QUOTA_REASON where more is asked than the site's quota without a reason.
    """
    whom, from_whom, place = holder_called(holder), holder_called(giver), site_meant(site)
    actor = require_for(by, Act.REQUEST_TAGS, whom, place)
    today = _day(day)
    quota = _quota(type_, place, quantity, reason, today)
    if whom == from_whom or not whom or not from_whom:
        raise Refused("SAME_HOLDER")
    with acting(GOVERNMENT) as act:
        number = f"TQ-{from_day(today).year}-{act.ledger.head + 1:06d}"
        facts = {
            "holder": whom, "giver": from_whom, "type": type_, "quantity": quantity, "site": place,
            "reason": reason.strip(), "quota": quota, "day": today,
        }  # fmt: skip
        act.record("tag_request.made", subject=number, actor=actor.number, facts=facts)
    return number


def ask_revision(*, number: str, reason: str, day: int | None = None, by: Any) -> int:
    """Ask for a request to be changed before it can be granted."""
    return _move(number, "ask_revision", by, reason, day)


def refuse_request(*, number: str, reason: str, day: int | None = None, by: Any) -> int:
    """Refuse a request, with a reason."""
    return _move(number, "refuse", by, reason, day)


def cancel_request(*, number: str, reason: str, day: int | None = None, by: Any) -> int:
    """Take a request back before anything was handed over."""
    return _move(number, "cancel", by, reason, day)


def revise_request(*, number: str, quantity: int, site: str, reason: str, day: int | None = None, by: Any) -> int:
    """Change a request as it was asked to be."""
    with acting(GOVERNMENT) as act:
        row = request_row(act.rows, number)
        place = site_meant(site)
        actor = _may(by, row, "revise")
        today = _day(day, row.stage_day)
        quota = _quota(row.type, place, quantity, reason, today)
        moved(row.stage, "revise")
        facts = {"quantity": quantity, "site": place, "quota": quota, "reason": reason.strip(), "day": today}
        return act.record("tag_request.revise", subject=number, actor=actor.number, facts=facts)


def grant_request(*, number: str, ranges: str, reason: str = "", day: int | None = None, by: Any) -> int:
    """Grant ranges that the holder asked has unused and has granted to nobody else.

    Refused GRANT_MORE for more than was asked, RANGE_GRANTED, NOT_HELD.
    """
    with acting(GOVERNMENT) as act:
        row = request_row(act.rows, number)
        today = _day(day, row.stage_day)
        actor = _may(by, row, "grant")
        moved(row.stage, "grant")
        spans = read(row.type, ranges)
        if count(spans) > row.quantity:
            raise Refused("GRANT_MORE", granted=count(spans), asked=row.quantity)
        held(spans, holder=row.giver, day=today, action="count")
        for other in TagRequest.objects.filter(stage__in=OPEN, giver=row.giver).exclude(number=number):
            if taken := common(spans, stored(orjson.loads(other.granted))):
                raise Refused("RANGE_GRANTED", ranges=str(taken[0]), number=other.number)
        facts = {"ranges": written(spans), "reason": reason.strip(), "day": today}
        return act.record("tag_request.grant", subject=number, actor=actor.number, facts=facts)


def request_row(rows: Rows, number: str) -> RequestRow:
    """A request as it stands under the lock."""
    row = next(iter(rows.of(RequestRow).find("number", [number])), None)
    if row is None:
        raise Refused("ID_UNKNOWN", id=number)
    return row


def _day(day: int | None, after: int = 0) -> int:
    """The day of an act on a request: not before the last one, not in the future; today where none is named."""
    today = clock.today()
    if day is not None and not after <= day <= today:
        raise Refused("REQUEST_DAY")
    return today if day is None else day


def _move(number: str, what: str, by: Any, reason: str, day: int | None) -> int:
    with acting(GOVERNMENT) as act:
        row = request_row(act.rows, number)
        actor = _may(by, row, what)
        moved(row.stage, what)
        if what in NEED_REASON and not reason.strip():
            raise Refused("REASON_NEEDED")
        facts = {"reason": reason.strip(), "day": _day(day, row.stage_day)}
        return act.record(f"tag_request.{what}", subject=number, actor=actor.number, facts=facts)


def _may(by: Any, row: RequestRow, what: str) -> Actor:
    """Who is asked decides for the holder asked; who asks, for the one who asks. Nobody grants what they asked for."""
    if what not in GRANTING:
        return require_for(by, Act.REQUEST_TAGS, row.holder, row.site)
    actor = require_for(by, Act.GRANT_TAGS, row.giver, row.site)
    if what == "grant" and actor.number == row.asked_by:
        raise Refused("OWN_REQUEST")
    return actor


def _quota(type_: str, site: str, quantity: int, reason: str, today: int) -> int | None:
    """The quota beside a request: for mine tags at a site; whoever asks for more says why."""
    if type_ not in TYPES or quantity <= 0:
        raise Refused("QUANTITY")
    if type_ != "mine" or not site:
        return None
    due = quota_of(site, today).quota
    if quantity > due and not reason.strip():
        raise Refused("QUOTA_REASON", quantity=quantity, quota=due, day=day_text(today))
    return due
