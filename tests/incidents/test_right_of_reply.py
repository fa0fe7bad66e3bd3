"""Whatever people try, nothing is published before a reply or its day, but by a second person: read off the ledger."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chanzo.core.days import to_day
from chanzo.core.refusals import Refused
from chanzo.incidents.publication.public import accounts_on
from chanzo.incidents.publication.services import approve, ask_reply, recall, record_reply, write_draft
from chanzo.incidents.publication.types import Written
from chanzo.incidents.services.moving import implicate
from chanzo.incidents.services.opening import Account, open_incident
from chanzo.ledger.models import Record
from chanzo.ledger.services.rebuilding import rebuild
from chanzo.people.types import SYSTEM

from .conftest import MANAGER, OTHER, SECRETARIAT

PEOPLE = (MANAGER, OTHER, SECRETARIAT)
DEEDS = st.lists(
    st.tuples(
        st.sampled_from(["draft", "ask", "reply", "approve", "approve", "override", "recall", "implicate"]),
        st.integers(0, 2), st.sampled_from(["NEG-1", "NEG-2"]), st.sampled_from([0, 0, 1, 6, 8, 20]),
    ),
    min_size=4, max_size=24,
)  # fmt: skip


def told() -> list[dict[str, Any]]:
    """Every record of the incident, as the ledger has it."""
    bodies = Record.objects.filter(kind__startswith="incident.").order_by("seq").values_list("seq", "body")
    return [json.loads(body) | {"seq": seq} for seq, body in bodies]


def day_of(record: dict[str, Any]) -> int:
    return to_day(date.fromisoformat(record["record_time"][:10]))


def check_rights(records: list[dict[str, Any]]) -> int:
    """Hold every version against the draft, the questions and the replies that stand before it; how many there are."""
    versions = 0
    for at, record in enumerate(records):
        if record["kind"] != "incident.approved":
            continue
        versions += 1
        before, facts = records[:at], record["facts"]
        of = [one for one in before if one["facts"].get("draft") == facts["draft"]]
        questions = [one["facts"] for one in of if one["kind"] == "incident.asked"]
        asked = {code: question["due"] for question in questions for code in question["organisations"]}
        replied = {one["facts"]["organisation"] for one in of if one["kind"] == "incident.replied"}
        writer = next(one["actor"] for one in before if one["seq"] == facts["draft"])
        askers = {one["actor"] for one in of if one["kind"] == "incident.asked"}
        shut = {}
        for one in before:
            shut |= one["facts"].get("organisations", {}) if one["kind"] == "incident.implicated" else {}
        assert {code for code, out in shut.items() if out} <= set(asked)
        waited = {code for code, due in asked.items() if code not in replied and day_of(record) <= due}
        if waited:
            assert facts["override"]
            assert record["actor"] not in {writer, *askers}
        else:
            assert not facts["override"]
        assert facts["from_day"] >= day_of(record)
    return versions


@pytest.mark.django_db
@given(deeds=DEEDS)
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_version_kept_the_right_of_reply(programme: object, days: Callable[[int], int], deeds: list) -> None:
    at = 0
    today = days(at)
    number = open_incident(account=Account("bribery", site="S-1", texts={"summary": "x"}), by=MANAGER)
    draft = 0
    for what, who, organisation, later in deeds:
        at += later
        today, by = days(at), PEOPLE[who]
        try:
            if what == "draft":
                named = (organisation,) if who else ()
                wait = {"not_before": today + 30, "delay_reason": "x"} if later == 6 else {}
                draft = write_draft(number=number, given=Written("y", named=named, **wait), by=by)  # type: ignore[arg-type]
            elif what == "ask":
                ask_reply(number=number, due=today + 7, by=by)
            elif what == "reply":
                record_reply(draft=draft, organisation=organisation, text="z", by=SYSTEM)
            elif what in ("approve", "override"):
                approve(number=number, override="now" if what == "override" else "", by=by)
            elif what == "recall":
                recall(number=number, reason="x", by=by)
            else:
                implicate(number=number, organisations={organisation: who > 0}, reason="x", by=by)
        except Refused:
            continue
    records = told()
    mine = records[max(n for n, one in enumerate(records) if one["kind"] == "incident.opened") :]
    versions = check_rights(mine)
    taken_back = {one["facts"]["edition"] for one in mine if one["kind"] == "incident.recalled"}
    frozen = [one for one in mine if one["kind"] == "incident.approved" and one["seq"] not in taken_back]
    shown = [version for one in accounts_on(today) for version in one.versions if version.edition.incident == number]
    assert [one.edition.seq for one in shown] == [one["seq"] for one in frozen if one["facts"]["from_day"] <= today]
    assert versions == len(frozen) + len(taken_back)
    numbers = [one["facts"]["version"] for one in frozen]
    assert numbers == sorted(set(numbers))


@pytest.mark.django_db(transaction=False)
def test_drafts_replies_and_versions_are_made_again_by_a_rebuild(programme: object, days: Callable[[int], int]) -> None:
    today = days(0)
    number = open_incident(account=Account("bribery", site="S-1", texts={"summary": "x"}), by=MANAGER)
    draft = write_draft(number=number, given=Written("y", named=("NEG-1",)), by=MANAGER)
    ask_reply(number=number, due=today + 7, by=MANAGER)
    record_reply(draft=draft, organisation="NEG-1", text="z", by=SYSTEM)
    approve(number=number, by=MANAGER)
    wait = Written("later", not_before=today + 5, delay_reason="x", named=("NEG-2",))
    write_draft(number=number, given=wait, by=MANAGER)
    ask_reply(number=number, due=today + 7, by=MANAGER)
    approve(number=number, override="x", by=SECRETARIAT)
    recall(number=number, reason="x", by=SECRETARIAT)
    assert rebuild().equal
