"""What visits and plans of visits count is what their records say."""

from contextlib import suppress
from random import Random
from typing import Any

import pytest

from chanzo.core import clock
from chanzo.core.refusals import Refused
from chanzo.ledger.types import Entry
from chanzo.monitoring.models import Plan
from chanzo.monitoring.services.teams import set_team
from chanzo.people.types import SYSTEM
from chanzo.sites.services.visits import record_prevented, record_visit, withdraw_visit
from chanzo.sites.types.visits import Report, Weighing
from tests.web.visiting import TEAM, placed, plan_for

from .conftest import Days
from .recounting import Counted, Recount, Told, agree, observed

SITES = ("S-1", "S-2")


def a_report(chance: Random) -> Report:
    """What somebody may write down, or leave out."""

    def maybe(value: Any, otherwise: Any = None) -> Any:
        return value if chance.random() < 0.7 else otherwise

    asked = maybe(chance.randint(1, 9))
    weighings = tuple(
        Weighing(f"01{at:02}", maybe(chance.choice((30_000, 60_000, 80_000))), 60_000 + chance.randint(-3_000, 3_000))
        for at in range(chance.randint(0, 3))
    )
    return Report(
        activity=chance.choice(("", "active", "active", "inactive")), men=5, agent_present=maybe(chance.random() < 0.5),
        hotline_asked=asked, hotline_known=None if asked is None else maybe(chance.randint(0, asked)),
        armed=chance.choice(((), (), ("army",), ("police", "unknown"))), barriers=maybe(chance.randint(0, 3)),
        weighings=weighings,
    )  # fmt: skip


def lived(days: Days, seed: int) -> None:
    """Three months of visits: made, prevented, corrected, taken back."""
    chance, made = Random(seed), []
    for after in range(0, 90, 3):
        today = days(after)
        site, day = chance.choice(SITES), today - chance.randint(0, 9)
        with suppress(Refused):
            match chance.randint(0, 6):
                case 0:
                    done = record_prevented(site=site, day=day, reason="road", note="", by=SYSTEM)
                    made.append(done.seq)
                case 1 if made:
                    record_visit(site=site, day=day, report=a_report(chance), corrects=chance.choice(made), by=SYSTEM)
                case 2 if made:
                    withdraw_visit(visit=made.pop(chance.randrange(len(made))), reason="twice", by=SYSTEM)
                case _:
                    made.append(record_visit(site=site, day=day, report=a_report(chance), by=SYSTEM).seq)


def standing(told: Told) -> list[Entry]:
    """The last record of every visit that was not taken back."""
    last: dict[int, Entry] = {}
    for entry in told.of("visit."):
        visit = entry.facts.get("visit", entry.seq)
        if entry.kind == "visit.withdrawn":
            del last[visit]
        else:
            last[visit] = entry
    return list(last.values())


def of_visits(count: Any) -> Recount:
    """A recount over the visits of a period; ``count`` says part, whole and whether they are known, or nothing."""

    def recount(told: Told, first: int, last: int) -> list[Counted] | None:
        visits = [visit for visit in standing(told) if visit.facts["day"] <= last]
        rows = []
        for visit in visits:
            facts, seen = visit.facts, visit.kind == "visit.recorded"
            if facts["day"] >= first and (counted := count(facts, seen)) is not None:
                part, whole, known = counted
                by = (told.province(facts["site"]),)
                rows.append(Counted(visit.seq, facts["day"], part or 0, whole, by, known))
        return rows if visits else None

    return recount


def at_work(facts: dict[str, Any], seen: bool) -> bool:
    return seen and facts.get("activity") != "inactive"


def weighings(facts: dict[str, Any], seen: bool) -> tuple[int, int, bool] | None:
    pairs = [(w["seen_g"], w["sheet_g"]) for w in facts.get("weighings", ()) if "sheet_g" in w]
    near = [abs(seen_g - sheet_g) <= 1000 or abs(seen_g - sheet_g) / sheet_g <= 0.02 for seen_g, sheet_g in pairs]
    return (sum(near), len(near), True) if near and seen else None


RECOUNTS: dict[str, Recount] = {
    "visits.made": of_visits(lambda f, seen: (int(seen), 1, True)),
    "visits.agent_present": of_visits(
        lambda f, seen: (int(f.get("agent_present", False)), 1, "agent_present" in f) if at_work(f, seen) else None
    ),
    "visits.hotline_known": of_visits(
        lambda f, seen: (f.get("hotline_known", 0), f.get("hotline_asked", 0), "hotline_asked" in f) if seen else None
    ),
    "visits.armed_seen": of_visits(lambda f, seen: (int("armed" in f), 1, True) if seen else None),
    "visits.barriers": of_visits(lambda f, seen: (f.get("barriers", 0), 1, "barriers" in f) if seen else None),
    "visits.spot_weighed": of_visits(lambda f, seen: (int("weighings" in f), 1, True) if at_work(f, seen) else None),
    "visits.weighings_agree": of_visits(weighings),
}


def due_visits(told: Told, first: int, last: int) -> list[Counted] | None:
    plans = list(told.of("plan.made"))
    seen = {(v.facts["site"], v.facts["day"]) for v in standing(told) if v.kind == "visit.recorded"}
    rows, any_due = [], False
    for at, plan in enumerate(plans):
        facts = plan.facts
        due = [(stop, stop["day"]) for trip in facts["trips"] for stop in trip["stops"]]
        due += [(left, facts["last"]) for left in facts["left"]]
        for told_of, day in due:
            if any(
                p.facts["area"] == facts["area"] and p.facts["first"] <= day <= p.facts["last"] for p in plans[at + 1 :]
            ):
                continue
            any_due |= day <= last
            if first <= day <= last:
                until = min(facts["last"], last)
                went = any(site == told_of["site"] and facts["first"] <= d <= until for site, d in seen)
                rows.append(Counted(plan.seq, day, int(went), 1, (told.province(told_of["site"]), told_of["grade"])))
    return rows if any_due else None


PLANS: dict[str, Recount] = {"visits.due_done": due_visits}


@pytest.mark.parametrize("seed", range(3))
def test_visits_count_what_their_records_say(past: Days, seed: int) -> None:
    lived(past, seed)
    today = clock.today()
    for first, last in ((today - 100, today), (today - 60, today - 30), (today - 20, today - 15), (0, today - 99)):
        agree(RECOUNTS, first, last)


@pytest.mark.parametrize("seed", range(2))
def test_visits_that_plans_found_due_count_as_the_plans_say(past: Days, seed: int) -> None:
    placed()
    set_team(team=TEAM, by=SYSTEM)
    chance = Random(seed)
    for after in (300, 310, 700):
        past(after)
        for province in ("North", "South"):
            with suppress(Refused):
                plan_for(province, days=chance.choice((14, 29)))
        if chance.random() < 0.7:
            today = past(after + chance.randint(2, 16))
            record_visit(site=chance.choice(SITES), day=today, report=a_report(chance), by=SYSTEM)
    today = clock.today()
    assert Plan.objects.count() > 2
    for first, last in ((today - 500, today + 40), (today - 420, today - 385), (today - 29, today), (0, 100)):
        agree(PLANS, first, last)


def test_a_period_without_visits_is_no_data_and_one_before_any_was_ever_made_too(past: Days) -> None:
    today = past(50)
    assert observed("visits.made", today - 10, today).figure.value is None
    record_visit(site="S-1", day=today, report=Report(), by=SYSTEM)
    assert observed("visits.made", today - 10, today - 1).figure.value is None
    assert observed("visits.made", today, today).figure.value == 1
    assert observed("visits.barriers", today, today).figure.value is None
    assert observed("visits.barriers", today, today).completeness == 0
