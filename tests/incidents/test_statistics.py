"""Statistics are a recount of the ledger's own records, whatever happened to the incidents."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from statistics import median

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chanzo.core.days import to_day
from chanzo.core.refusals import Refused
from chanzo.incidents.models import Incident
from chanzo.incidents.queries.cases import cases_of
from chanzo.incidents.rules.statistics import grouped, opened_between
from chanzo.incidents.services.moving import Particulars, close_incident, level_incident, move_incident
from chanzo.incidents.services.opening import Account, open_incident, report_alert
from chanzo.incidents.types import Move, Outcome
from chanzo.ledger.models import Record

from .conftest import MANAGER

DEEDS = st.lists(
    st.tuples(st.sampled_from(["alert", "open", *Move]), st.integers(1, 3), st.integers(0, 5), st.integers(0, 40)),
    max_size=30,
)


def recounted(first: int, last: int) -> dict[str, list[float]]:
    """Opened, closed, and median days to close by level, from the bodies of records alone."""
    found: dict[str, dict[str, int | None]] = {}
    for body in Record.objects.filter(kind__startswith="incident.").order_by("seq").values_list("body", flat=True):
        told = json.loads(body)
        day = to_day(datetime.fromisoformat(told["record_time"].replace("Z", "+00:00")).astimezone(UTC).date())
        facts, case = told["facts"], found.setdefault(told["subject"], {"opened": None, "closed": None, "level": 3})
        if "level" in facts:
            case["level"] = facts["level"]
        if told["kind"] == "incident.opened" or facts.get("move") == "open":
            case["opened"] = day
        if facts.get("move") == "close":
            case["closed"] = day
        if facts.get("move") == "reopen":
            case["closed"] = None
    levels: dict[str, list[dict[str, int | None]]] = {}
    for case in found.values():
        if case["opened"] is not None and first <= case["opened"] <= last:
            levels.setdefault(str(case["level"]), []).append(case)
    return {
        level: [
            len(cases),
            sum(case["closed"] is not None for case in cases),
            median([case["closed"] - case["opened"] for case in cases if case["closed"] is not None] or [-1]),  # type: ignore[operator]
        ]
        for level, cases in levels.items()
    }


@pytest.mark.django_db
@given(deeds=DEEDS)
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_they_equal_a_recount(programme: object, days: Callable[[int], int], deeds: list) -> None:
    at = 0
    numbers: list[str] = []
    for what, level, which, later in deeds:
        at += later
        days(at)
        account = Account("safety", level=level, site=f"S-{1 + which % 2}", texts={"summary": "x"})
        try:
            if what in ("alert", "open") and (what == "alert" or not numbers or which == 0):
                numbers.append((report_alert if what == "alert" else open_incident)(account=account, by=MANAGER))
            elif numbers and what == Move.CLOSE:
                number = numbers[which % len(numbers)]
                said = Particulars("the court", "RP 1")
                close_incident(number=number, outcome=Outcome.TRANSFERRED, reason="x", particulars=said, by=MANAGER)
            elif numbers and what == Move.PROPOSE:
                level_incident(
                    number=numbers[which % len(numbers)], level=level, high_risk=True, reason="x", by=MANAGER
                )
            elif numbers and what != "alert":
                move_incident(number=numbers[which % len(numbers)], move=Move(what), reason="x", by=MANAGER)
        except Refused:
            continue
    today = days(at)
    first, last = today - at // 2, today
    found = grouped(opened_between(cases_of(Incident.objects.all()), first, last), "level", today)
    assert {
        group.key: [group.opened, group.closed, -1 if group.to_close is None else group.to_close]
        for group in found
        if group.key
    } == recounted(first, last)
    assert found[-1].opened == sum(group.opened for group in found[:-1])
