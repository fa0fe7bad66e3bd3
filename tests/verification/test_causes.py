"""Every finding is in exactly one cause, and a lot counts once in the mass at risk of each."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chanzo.findings.models import Finding
from chanzo.findings.queries import standing
from chanzo.findings.rules import cause_of, lot_of
from chanzo.findings.services.handling import query_findings, reopen_findings, settle_findings
from chanzo.ledger.services.recording import recording
from chanzo.people.scopes import EVERYTHING, Scope
from chanzo.people.types import SYSTEM
from chanzo.traceability.models import Lot
from chanzo.verification.causes import GRAVITY, Cause, Member, causes, grouped
from chanzo.verification.worklist import worklist
from chanzo.verification.worth import lots_at_risk

from .test_whole_ledger import deliver, mined

RULES = ("AREA", "STATUS", "GAIN", "DUP", "GHOST")
SITES = ("S-1", "S-2", "")
STATES = ("candidate", "queried", "explained", "corrected", "incident")


@st.composite
def told(draw: st.DrawFn) -> Member:
    rule, site = draw(st.sampled_from(RULES)), draw(st.sampled_from(SITES))
    month = draw(st.none() | st.integers(24_310, 24_312))
    subject_type = "site_month" if rule == "GHOST" else draw(st.sampled_from(("tag", "edge")))
    tag = draw(st.sampled_from(("0100", "0101", "0102")))
    subject = {"site_month": f"{site} 2026-01", "edge": f"{tag}>0700"}.get(subject_type, tag)
    case = draw(st.sampled_from(({}, {"area": "S-9"}, {"book": "B-1"}, {"uses": [{"by": "NEG-1"}]})))
    key = cause_of(rule, subject_type, subject, site=site, organisation="", month=month, case=case)
    return Member(
        rule, key, draw(st.sampled_from("SWN")), draw(st.sampled_from(STATES)), lot_of(subject_type, subject),
        subject_type, site, month, draw(st.integers(1, 9)),
    )  # fmt: skip


@given(st.lists(told(), max_size=60))
def test_every_finding_is_counted_in_exactly_one_cause(members: list[Member]) -> None:
    found = grouped(members)
    places = [(cause.rule, cause.key) for cause in found]
    assert len(places) == len(set(places))
    for cause in found:
        mine = [m for m in members if (m.rule, m.cause) == (cause.rule, cause.key)]
        assert cause.count == len(mine)
        assert cause.to_judge == sum(m.state == "candidate" for m in mine)
        assert cause.asked == sum(m.state == "queried" for m in mine)
        assert cause.severity == min((m.severity for m in mine), key="SWN".index)
        assert cause.raised == min(m.raised for m in mine)
        assert sorted(cause.lots) == sorted(m.lot for m in mine if m.lot)
    assert sum(cause.count for cause in found) == len(members)


@given(told())
def test_a_cause_always_has_a_name(member: Member) -> None:
    assert member.cause.strip()


BAGS = st.lists(
    st.tuples(st.sampled_from(("S-1", "S-2")), st.integers(1, 200), st.sampled_from((20_454, 20_490))),
    min_size=1,
    max_size=6,
)


def expected(scope: Scope) -> dict[tuple[str, str], int]:
    """Grams at risk by a second way: every lot of every finding is looked up alone."""
    keys: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in Finding.objects.exclude(state="cleared"):
        for lot in Lot.objects.all():
            named = lot.name in (row.subject, row.subject.split(">")[0])
            of_month = row.subject_type == "site_month" and (lot.kind, lot.site, lot.month) == (
                "mine", row.site, row.month,
            )  # fmt: skip
            if (named or of_month) and (scope.everything or scope.owns(lot.holder)):
                keys[row.rule, row.cause].add(lot.key)
    grams = dict(Lot.objects.values_list("key", "mass_g"))
    return {place: sum(grams[key] or 0 for key in some) for place, some in keys.items()}


class TakenBack(Exception):
    """Ends an example's recording."""


@contextmanager
def taken_back() -> Iterator[None]:
    """Each example starts from the same empty ledger."""
    with suppress(TakenBack), recording():
        yield
        raise TakenBack


@pytest.mark.django_db
@settings(deadline=None, max_examples=25)
@given(bags=BAGS)
def test_a_lot_counts_once_in_the_mass_at_risk(bags: list[tuple[str, int, int]]) -> None:
    with taken_back():
        deliver(
            [
                mined(f"0410{at % 4:04d}", kg, day, site=site, page=f"P-{at}", line="1", buyer=f"NEG-{at % 2}")
                for at, (site, kg, day) in enumerate(bags)
            ]
        )
        for scope in (EVERYTHING, Scope(organisations=frozenset({"NEG-1"}))):
            found = causes(standing(Finding.objects.all()), scope)
            weighed = {(cause.rule, cause.key): cause.at_risk_g for cause in found if cause.at_risk_g}
            assert weighed == {place: grams for place, grams in expected(scope).items() if grams}
            order = [(GRAVITY[cause.severity], -cause.at_risk_g) for cause in found]
            assert order == sorted(order)
            for cause in found:
                lots = lots_at_risk(cause.lots, cause.months, scope)
                assert sum(lot.mass_g or 0 for lot in lots) == cause.at_risk_g


@pytest.mark.django_db
def test_what_is_remembered_of_masses_follows_every_change() -> None:
    def at_risk() -> dict[str, Any]:
        return {c.rule: (c.count, c.at_risk_g) for c in causes(standing(Finding.objects.all()), EVERYTHING)}

    deliver([mined("04100001", 50)], batch=1)
    assert at_risk()["STATUS"] == (1, 50_000)
    deliver([mined("04100001", 60)], batch=2)
    assert at_risk()["STATUS"] == (1, 60_000)
    deliver([mined("04100002", 40)], batch=3)
    assert at_risk()["STATUS"] == (2, 100_000)
    settle_findings(ids=["STATUS:tag:04100001"], verdict="explained", reason="so", by=SYSTEM)
    open_ones = standing(Finding.objects.all(), state="candidate")
    assert {c.rule: c.at_risk_g for c in causes(open_ones, EVERYTHING)}["STATUS"] == 40_000


ACTS = st.lists(st.tuples(st.sampled_from(("settle", "ask", "reopen", "deliver")), st.integers(0, 5)), max_size=6)


@pytest.mark.django_db
@settings(deadline=None, max_examples=25)
@given(acts=ACTS)
def test_a_remembered_list_is_what_counting_anew_gives(acts: list[tuple[str, int]]) -> None:
    open_ones = standing(Finding.objects.all(), state__in=("candidate", "queried"))
    with taken_back():
        deliver([mined(f"0410{at:04d}", 50 + at) for at in range(4)])
        for number, (act, at) in enumerate(acts, start=2):
            ids = [f"STATUS:tag:0410{at % 4:04d}"]
            state = Finding.objects.get(pk=ids[0]).state
            if act == "settle":
                settle_findings(ids=ids, verdict="explained", reason="so", by=SYSTEM)
            elif act == "ask":
                query_findings(ids=ids, asked_of="office", question="?", due=None, by=SYSTEM)
            elif act == "reopen" and state != "candidate":
                reopen_findings(ids=ids, reason="so", by=SYSTEM)
            elif act == "deliver":
                deliver([mined(f"0410{at:04d}", 60 + number)], batch=number)
            remembered = [shape(cause) for cause in worklist(open_ones, EVERYTHING)]
            assert remembered == [shape(cause) for cause in causes(open_ones, EVERYTHING)]


def shape(cause: Cause) -> tuple[Any, ...]:
    return (
        cause.rule, cause.key, cause.severity, cause.raised, cause.count, cause.to_judge, cause.asked, cause.at_risk_g
    )  # fmt: skip
