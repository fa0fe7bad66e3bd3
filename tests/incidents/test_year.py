"""1,500 incidents of a year, their limits changed on the way: every reminder, escalation and deadline as it must be.

The rules are the product's; what they must bring about is reckoned anew here, day by day, from plain lists.
"""

import random
from collections import defaultdict
from dataclasses import dataclass, field

from chanzo.incidents.rules.annex import annex_deadlines, escalation_due, reminder_due, watch_of
from chanzo.incidents.rules.clocks import Deadline, Happened, deadlines, met_on, must_escalate, reminders_on, stops_on
from chanzo.incidents.rules.limits import DAYS, LAST, Limit, Limits
from chanzo.incidents.types import CATEGORIES, Clock

INCIDENTS, YEAR, UNTIL = 1500, 365, 760
SUSPENDING = {name for name, one in CATEGORIES.items() if one.suspends}
ANNEX = {name for name, one in CATEGORIES.items() if one.annex}


@dataclass
class Case:
    """One incident as it is lived through: what will be done with it on which day after opening."""

    opened: int
    level: int
    category: str
    told: int
    planned: int
    verified: int
    closed: int | None
    improved: int | None
    stop: tuple[int, int] | None
    steps: list[Happened] = field(default_factory=list)
    decided: list[int] = field(default_factory=list)
    rings: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))


def a_year(dice: random.Random) -> list[Case]:
    cases = []
    for _number in range(INCIDENTS):
        planned = dice.randrange(0, 90)
        improved = planned + dice.randrange(1, 240) if dice.random() < 0.5 else None
        closed = planned + dice.randrange(20, 330) if dice.random() < 0.7 else None
        stop = (dice.randrange(0, 20), dice.randrange(1, 30)) if dice.random() < 0.2 else None
        cases.append(
            Case(dice.randrange(YEAR), dice.randint(1, 3), dice.choice(list(CATEGORIES)), dice.randrange(0, 20),
                 planned, planned + dice.randrange(0, 60), closed, improved, stop)
        )  # fmt: skip
    return cases


def test_1500_incidents_keep_every_rule_of_every_clock_with_changed_limits() -> None:
    dice = random.Random(5)
    cases = a_year(dice)
    stated: list[Limit] = []
    changes = sorted(dice.randrange(YEAR) for _ in range(25))
    for day in range(UNTIL):
        for _change in range(changes.count(day)):
            clock = dice.choice(list(DAYS))
            ahead = dice.randrange(1, 30)
            stated.append(Limit(clock.value, dice.randint(1, 3), dice.randrange(1, LAST + 1), day + ahead))
        limits = Limits(stated)
        for case in cases:
            if case.opened <= day and (case.closed is None or day <= case.opened + case.closed):
                happen(case, day, limits)
                ring(case, day, limits)
    for case in cases:
        judge(case, stated)
    assert sum(bool(case.rings["escalated improve"]) for case in cases) > 50
    assert sum(bool(case.rings["escalated close"]) for case in cases) > 50


def happen(case: Case, day: int, limits: Limits) -> None:
    """What people do that day."""
    after = day - case.opened
    done: list[Happened] = []
    if after == 0:
        done.append(("open", "", "open", day))
    if after == case.told:
        done.append(("told", "", "", day))
    if after == case.planned:
        done.append(("planned", "", "", day))
    if after == case.verified:
        done += [("verify", "open", "verification", day), ("mitigate", "verification", "mitigation", day)]
    if after == case.improved:
        done.append(("improved", "", "", day))
    if case.stop and after == case.stop[0] and not at(case, Clock.VERIFY, limits).late(day):
        done.append(("clock_stopped", "verify", str(day + case.stop[1]), day))
    escalated = case.rings["escalated improve"]
    if escalated and escalated[-1] == day - 9:
        case.decided.append(day + 60)
        done.append(("suspension_decided", "improve", str(day + 60), day))
    if case.closed is not None and after == case.closed:
        done.append(("close", "mitigation", "closed", day))
    case.steps += done


def at(case: Case, clock: Clock, limits: Limits) -> Deadline:
    found = deadlines(case.opened, case.level, met_on(case.steps), limits, stops_on(case.steps))
    return next(one for one in found if one.clock is clock)


def ring(case: Case, day: int, limits: Limits) -> None:
    """What the clocks bring about that day, as the service asks the rules."""
    met = met_on(case.steps)
    if Clock.CLOSE in met and case.closed is not None:
        return
    usual = deadlines(case.opened, case.level, met, limits, stops_on(case.steps))
    for one in reminders_on(usual, day):
        case.rings[f"reminded {one.clock}"].append(day)
    last = limits.days(Clock.CLOSE, case.level, case.opened)
    if must_escalate(case.opened, None, day, last) and not case.rings["escalated close"]:
        case.rings["escalated close"].append(day)
    annex = annex_deadlines(case.opened, case.category, case.steps, met, closed=None, known=CATEGORIES)
    if any(one.clock is Clock.IMPROVE and one.met is None for one in annex):
        for what, due in (("reminded", reminder_due), ("escalated", escalation_due)):
            if due(watch_of(case.steps), day):
                case.steps.append((what, "improve", "", day))
                case.rings[f"{what} improve"].append(day)


def judge(case: Case, stated: list[Limit]) -> None:
    """Everything that rang is everything that had to, reckoned without the rules."""
    end = min(UNTIL - 1, case.opened + case.closed - 1 if case.closed is not None else UNTIL - 1)
    met = {"notify": case.told, "plan": min(case.planned, case.verified), "verify": case.verified, "close": None}
    stopped = any(step[0] == "clock_stopped" for step in case.steps)
    for clock, by_level in DAYS.items():
        days, since = by_level[case.level], -1
        for one in stated:
            if (one.clock, one.level) == (clock, case.level) and since <= one.from_day <= case.opened:
                days, since = one.days, one.from_day
        done = met[clock.value]
        rings = []
        for ahead in (7, 0):
            # A stop moves the day only for reminders that come after it began.
            begun = case.opened + case.stop[0] if stopped and case.stop and clock is Clock.VERIFY else None
            due = case.opened + days + (case.stop[1] if begun is not None and case.stop else 0)
            early = case.opened + days - ahead
            if begun is not None and early < begun and case.opened <= early:
                rings.append(early)
            if due - ahead >= (case.opened if begun is None else begun):
                rings.append(due - ahead)
        expected = sorted(day for day in rings if day <= end and (done is None or day < case.opened + done))
        assert sorted(case.rings[f"reminded {clock}"]) == expected, (clock, case)
        if clock is Clock.CLOSE:
            late = case.opened + days + 1
            assert case.rings["escalated close"] == ([late] if late <= end else [])
            assert late <= case.opened + LAST + 1
    judge_annex(case, end)


def judge_annex(case: Case, end: int) -> None:
    if case.category not in ANNEX:
        assert not case.rings["reminded improve"]
        assert not case.rings["escalated improve"]
        return
    adopted = case.opened + min(case.planned, case.verified)
    last = min(end, case.opened + case.improved - 1 if case.improved is not None else end)
    reminders = [adopted + after for after in (30, 60, 90, 150, 180)]
    escalations, due = [], adopted + 180
    while due <= last:
        escalations.append(due)
        if due + 9 > last:
            break
        due = due + 9 + 60
        reminders += [due - 7, due]
    assert case.rings["escalated improve"] == escalations
    assert case.rings["reminded improve"] == sorted({day for day in reminders if day <= last})
    if last >= adopted + LAST:
        assert case.rings["escalated improve"][0] == adopted + LAST
