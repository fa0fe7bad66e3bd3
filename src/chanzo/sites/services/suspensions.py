"""Suspending areas, counting what stands there that day, assessing sites one by one, and letting them resume. (sites)

A site that resumes before the rest of its area: the area's suspension ends, and each other site goes on under a line
of its own from the same first day, so that the inventory of that day keeps counting for its bags.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from chanzo.core.days import day_text
from chanzo.core.refusals import Refused
from chanzo.ledger.nouns import Rows
from chanzo.people.policies import require
from chanzo.people.scopes import area_key
from chanzo.people.types import Act, Actor

from ..depot import Bag
from ..models import Site, Suspension
from ..queries.standing import place_of
from ..queries.suspensions import Area, area_called, bags_standing, suspension_of
from ..rules.suspensions import last_assessment, left_suspended, unmet
from ..types.dated import QUESTIONS, AssessmentRow
from .acts import Deed, Done, perform
from .checks import day_of_act, document_of, reason_of, site_of
from .entering import Line, filled, suspension_line


@dataclass(frozen=True)
class Inventory:
    """What was counted on the first day of a suspension: tags of bags, who keeps them, in which depot."""

    tags: Sequence[str] = ()
    keeper: str = ""
    depot: str = ""


NOTHING_COUNTED = Inventory()


def suspend_area(
    *, area: str, first: int, reason: str, document: str, inventory: Inventory = NOTHING_COUNTED, by: Any
) -> Done:
    """Suspend a site, a territory or a province from a day on, with the inventory of the bags that stood there."""
    meant, actor = _area_for(area, Act.SUSPEND_AREA, by)
    facts = {
        "area": area_key(meant.written), "from": day_of_act(first), "day": first, "reason": reason_of(reason),
        "document": document_of(document),
    }  # fmt: skip

    def check(rows: Rows) -> Deed:
        holding = Suspension.objects.filter(area__in=meant.keys, from_day__lte=first)
        for row in holding:
            if row.to_day is None or row.to_day >= first:
                raise Refused("SUSPENSION_TWICE", area=meant.written, day=day_text(row.from_day))
        bags = _counted(meant, first, inventory)
        lines = [suspension_line(meant.written, first, None, reason.strip()), *_count_lines(bags, first, inventory)]
        return Deed("area.suspended", meant.written, facts | {"bags": _told(bags)}, lines)

    return perform(check, by=actor)


def count_bags(*, area: str, first: int, inventory: Inventory, document: str, by: Any) -> Done:
    """Write down, later, the inventory that was taken on the first day of a suspension."""
    meant, actor = _area_for(area, Act.ASSESS_SITE, by)
    facts = {
        "area": area_key(meant.written),
        "from": first,
        "day": first,
        "reason": "",
        "document": document_of(document),
    }

    def check(rows: Rows) -> Deed:
        _suspension(meant, first)
        bags = _counted(meant, first, inventory)
        return Deed("area.counted", meant.written, facts | {"bags": _told(bags)}, _count_lines(bags, first, inventory))

    return perform(check, by=actor)


def assess_site(
    *, site: str, area: str, first: int, day: int, answers: Mapping[str, str], resume: bool, reason: str,
    document: str, by: Any,
) -> Done:  # fmt: skip
    """Say whether a suspended site may resume; it may only when every question is answered with yes."""
    actor = require(by, Act.ASSESS_SITE)
    meant = site_of(site)
    require(actor, Act.ASSESS_SITE, at=place_of(meant))
    told = {question: answers.get(question, "unknown") for question in QUESTIONS}
    if resume and unmet(told):
        raise Refused("RESUME_UNMET")
    facts = {
        "area": "", "from": first, "day": day_of_act(day, after=first), "answers": told, "resume": resume,
        "reason": reason_of(reason), "document": document.strip(),
    }  # fmt: skip

    def check(rows: Rows) -> Deed:
        under = _under(meant, area, first)
        return Deed("site.assessed", meant.code, facts | {"area": area_key(under.written)})

    return perform(check, by=actor)


def resume_site(*, site: str, area: str, first: int, last: int, reason: str, document: str, by: Any) -> Done:
    """End a suspension for one site whose newest assessment says so; ``last`` is its last suspended day."""
    actor = require(by, Act.SUSPEND_AREA)
    meant = site_of(site)
    require(actor, Act.SUSPEND_AREA, at=place_of(meant))
    facts = {
        "site": meant.code, "from": first, "day": day_of_act(last, after=first), "reason": reason_of(reason),
        "document": document_of(document),
    }  # fmt: skip

    def check(rows: Rows) -> Deed:
        under = _under(meant, area, first)
        row = _suspension(under, first)
        newest = last_assessment(rows.of(AssessmentRow).find("site", [meant.code]), meant.code)
        if newest is None or newest.from_day != first or not newest.resume:
            raise Refused("RESUME_UNASSESSED", site=meant.code)
        lines = [suspension_line(row.area, first, last, row.reason)]
        for code in left_suspended(under.codes, meant.code):
            lines += _going_on(code, first, f"{row.reason}; {document.strip()}")
        return Deed("site.resumed", meant.code, facts | {"area": area_key(under.written)}, lines)

    return perform(check, by=actor)


def end_suspension(*, area: str, first: int, last: int, reason: str, document: str, by: Any) -> Done:
    """End the suspension of a whole area, by an act that lifts it; ``last`` is its last day."""
    meant, actor = _area_for(area, Act.SUSPEND_AREA, by)
    facts = {
        "area": area_key(meant.written), "from": first, "day": day_of_act(last, after=first),
        "reason": reason_of(reason), "document": document_of(document),
    }  # fmt: skip

    def check(rows: Rows) -> Deed:
        row = _suspension(meant, first)
        lines = [suspension_line(row.area, first, last, row.reason)]
        return Deed("area.resumed", meant.written, facts, lines)

    return perform(check, by=actor)


def _area_for(written: str, act: Act, by: Any) -> tuple[Area, Actor]:
    """An area in all of whose sites the actor may do the act."""
    actor = require(by, act)
    meant = area_called(written)
    if meant is None:
        raise Refused("AREA_EMPTY", area=written)
    for site in meant.sites:
        require(actor, act, at=place_of(site))
    return meant, actor


def _under(site: Site, written: str, first: int) -> Area:
    """The suspended area that holds a site."""
    meant = area_called(written)
    if meant is None or site.code not in meant.codes:
        raise Refused("SITE_NOT_SUSPENDED", site=site.code)
    _suspension(meant, first)
    return meant


def _suspension(area: Area, first: int) -> Suspension:
    """The open suspension of an area from a day."""
    row = suspension_of(area, first)
    if row is None:
        raise Refused("SUSPENSION_UNKNOWN", area=area.written)
    if row.to_day is not None:
        raise Refused("SUSPENSION_ENDED")
    return row


def _going_on(code: str, first: int, reason: str) -> list[Line]:
    """The line under which a site stays suspended; none where one of its own holds."""
    own = area_called(code)
    keys = own.keys if own else {area_key(code)}
    holds = Suspension.objects.filter(area__in=keys, from_day__lte=first, to_day__isnull=True).exists()
    return [] if holds else [suspension_line(code, first, None, reason)]


def _counted(area: Area, first: int, inventory: Inventory) -> list[Bag]:
    """The bags behind the tags that were counted; one that did not stand there is refused."""
    if not inventory.tags:
        return []
    if not inventory.keeper.strip():
        raise Refused("KEEPER_MISSING")
    standing = {bag.tag: bag for bag in bags_standing(area.sites, first)}
    for tag in inventory.tags:
        if tag not in standing:
            raise Refused("BAG_NOT_THERE", tag=tag)
    return [standing[tag] for tag in dict.fromkeys(inventory.tags)]


def _told(bags: Sequence[Bag]) -> list[dict[str, Any]]:
    return [{"tag": bag.tag, "site": bag.site, "mineral": bag.mineral, "mass_g": bag.mass_g} for bag in bags]


def _count_lines(bags: Sequence[Bag], first: int, inventory: Inventory) -> list[Line]:
    return [
        (
            "stock_counts",
            filled(
                organisation=inventory.keeper.strip(),
                depot=inventory.depot.strip(),
                date=first,
                tag=bag.tag,
                mineral=bag.mineral,
                weight_kg=bag.mass_g,
                site=bag.site,
                basis="counted",
            ),
        )
        for bag in bags
    ]
