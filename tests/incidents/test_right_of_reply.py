"""Whatever people try, nothing is published before a reply or its day, but by a second person: read off the ledger."""

import json
from collections.abc import Callable
from dataclasses import dataclass
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
from chanzo.incidents.services.implicating import implicate
from chanzo.incidents.services.opening import Account, open_incident
from chanzo.ledger.models import Record
from chanzo.ledger.services.rebuilding import rebuild
from chanzo.people.types import SYSTEM

from .conftest import MANAGER, OTHER, SECRETARIAT

PEOPLE = (MANAGER, OTHER, SECRETARIAT)
ORGANISATIONS = ("NEG-1", "NEG-2", "NEG-3")


@dataclass(frozen=True)
class Try:
    """One way from a draft to a version: any part of it may be left out or come from the wrong person."""

    implicate: frozenset[str]
    named: frozenset[str]
    writer: int
    asker: int | None
    replies: frozenset[str]
    later: int
    approver: int
    override: bool
    delayed: bool
    recall: bool


SOME = st.frozensets(st.sampled_from(ORGANISATIONS), max_size=2)
TRIES = st.lists(
    st.builds(
        Try,
        implicate=SOME, named=SOME, writer=st.sampled_from((0, 0, 1, 2)), asker=st.sampled_from((0, 1, 1, None)),
        replies=SOME, later=st.sampled_from((0, 1, 7, 8, 20)), approver=st.integers(0, 2), override=st.booleans(),
        delayed=st.booleans(), recall=st.booleans(),
    ),
    min_size=1, max_size=5,
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
        shut: dict[str, bool] = {}
        for one in before:
            shut |= one["facts"]["organisations"] if one["kind"] == "incident.implicated" else {}
        named = next(one["facts"]["named"] for one in before if one["seq"] == facts["draft"])
        assert set(named) <= set(asked)
        assert {code for code, out in shut.items() if out} <= set(asked)
        waited = {code for code, due in asked.items() if code not in replied and day_of(record) <= due}
        if waited:
            assert facts["override"]
            assert record["actor"] not in {writer, *askers}
        else:
            assert not facts["override"]
        assert facts["from_day"] >= day_of(record)
    return versions


def attempted(act: Callable[..., int], **given: Any) -> int:
    """The record that an act made; 0 where it was refused."""
    try:
        return act(**given)
    except Refused:
        return 0


@pytest.mark.django_db
@given(tries=TRIES)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_version_kept_the_right_of_reply(programme: object, days: Callable[[int], int], tries: list[Try]) -> None:
    at, today = 0, days(0)
    number = open_incident(account=Account("bribery", site="S-1", texts={"summary": "x"}), by=MANAGER)
    for one in tries:
        shut_out = {code: code in one.implicate for code in ORGANISATIONS}
        attempted(implicate, number=number, organisations=shut_out, reason="x", by=MANAGER)
        wait = {"not_before": today + 30, "delay_reason": "x"} if one.delayed else {}
        written = Written("y", named=tuple(one.named), **wait)  # type: ignore[arg-type]
        draft = attempted(write_draft, number=number, given=written, by=PEOPLE[one.writer])
        if one.asker is not None:
            attempted(ask_reply, number=number, due=today + 7, by=PEOPLE[one.asker])
        for code in one.replies:
            attempted(record_reply, draft=draft, organisation=code, text="z", by=SYSTEM)
        at += one.later
        today = days(at)
        attempted(approve, number=number, override="now" if one.override else "", by=PEOPLE[one.approver])
        if one.recall:
            attempted(recall, number=number, reason="x", by=SECRETARIAT)
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
