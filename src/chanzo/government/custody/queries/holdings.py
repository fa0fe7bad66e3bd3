"""What holders have on a day: the one stock of the programme, as custody acts on it. (government)"""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from chanzo.core.names import fold
from chanzo.people.models import Organisation
from chanzo.people.scopes import EVERYTHING, Scope
from chanzo.traceability.queries.registers import names_now
from chanzo.traceability.queries.tag_stock import stretches_on, unused
from chanzo.traceability.stock import DEAD, IN_STOCK, Stretch

from ..models import Lockbox
from ..policies import Keeping
from ..types.spans import Span


class Holding(NamedTuple):
    """A range that a holder has and can still use, or books; ``since`` and ``action`` are of its last act."""

    span: Span
    holder: str
    site: str
    state: str
    action: str
    since: int

    @property
    def in_stock(self) -> bool:
        return self.state == IN_STOCK


def holder_called(written: str) -> str:
    """The holder that a written code or name means, as the stock names it."""
    return names_now().organisation(fold(written)) if written.strip() else ""


def site_meant(written: str) -> str:
    """The site that a written code or name means, as the stock names it."""
    return names_now().site(fold(written)) if written.strip() else ""


def stretches_seen(scope: Scope, day: int, *, holder: str = "", site: str = "", type_: str = "") -> list[Stretch]:
    """The stretches of a day that a scope sees; what lies in a lockbox is seen by whoever answers for its site."""
    found = stretches_on(day, scope=EVERYTHING, holder=holder, site=site, type_=type_)
    if scope.everything:
        return found
    keeping, known = Keeping(), dict[tuple[str, str], bool]()
    seen = []
    for stretch in found:
        place = stretch.holder, stretch.site
        if place not in known:
            known[place] = keeping.seen(scope, *place)
        if known[place]:
            seen.append(stretch)
    return seen


def holdings(day: int, *, holder: str = "", site: str = "", type_: str = "") -> list[Holding]:
    """What a holder (or everyone) can still use at the end of a day: alive and not yet used, by type and number."""
    return list(usable(stretches_on(day, scope=EVERYTHING, holder=holder, site=site, type_=type_), day))


def usable(stretches: Iterable[Stretch], day: int) -> Iterator[Holding]:
    """The parts of stretches that can still be used at the end of a day."""
    for one in unused([s for s in stretches if s.state != DEAD], day):
        yield Holding(span_of(one), one.holder, one.site, one.state, one.action, one.since)


def span_of(stretch: Stretch) -> Span:
    """The numbers of a stretch."""
    return Span(stretch.type, stretch.prefix, stretch.digits, stretch.first, stretch.last)


def kinds_of(holders: Iterable[str]) -> dict[str, str]:
    """What each holder is: lockbox, the role of an organisation, or nothing where no register knows it."""
    wanted = sorted({holder for holder in holders if holder})
    kinds = dict(Organisation.objects.filter(code__in=wanted).values_list("code", "role"))
    kinds.update(dict.fromkeys(Lockbox.objects.filter(code__in=wanted).values_list("code", flat=True), "lockbox"))
    return {holder: kinds.get(holder, "") for holder in wanted}


def may_see_holder(user: Any, holder: str, day: int) -> bool:
    """Whether an account sees anything that a holder has."""
    scope = user.scope
    return Keeping().seen(scope, holder) or bool(stretches_seen(scope, day, holder=holder))
