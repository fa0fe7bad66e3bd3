"""The life of an incident stands in one table, its clocks run from the day of opening, its fields have readers."""

from hypothesis import given
from hypothesis import strategies as st

from chanzo.incidents.fields import FIELDS
from chanzo.incidents.rules.clocks import deadlines, met_on, must_escalate, next_due, reminders_on
from chanzo.incidents.rules.limits import DAYS, LAST
from chanzo.incidents.rules.moves import MOVES, after, moves_from, needs_second, outcomes_from, skipped
from chanzo.incidents.rules.numbers import area_code, number_parts, number_text
from chanzo.incidents.rules.reading import BY_ROLE, audiences_of
from chanzo.incidents.types import CATEGORIES, Audience, Clock, Level, Move, Outcome, State
from chanzo.people.types import Role


def test_every_state_can_be_reached_and_left() -> None:
    reached, frontier = {State.ALERT}, [State.ALERT]
    while frontier:
        state = frontier.pop()
        for move in moves_from(state):
            to = after(state, move)
            assert to is not None
            if to not in reached:
                reached.add(to)
                frontier.append(to)
    assert reached == set(State)
    assert all(moves_from(state) for state in State)


def test_nothing_follows_a_closing_but_opening_again() -> None:
    assert moves_from(State.CLOSED) == [Move.REOPEN]
    assert {after(State.CLOSED, move) for move in MOVES} == {State.OPEN, None}


def test_an_alert_that_nobody_assessed_is_never_resolved() -> None:
    for state in (State.ALERT, State.TRIAGE):
        assert Outcome.RESOLVED not in outcomes_from(state)
        assert Outcome.CARRIED not in outcomes_from(state)


def test_a_step_passed_over_is_named_only_where_something_is_called_resolved() -> None:
    assert skipped(State.OPEN, Outcome.RESOLVED) == ("not_verified", "not_mitigated")
    assert skipped(State.MONITORING, Outcome.RESOLVED) == ()
    assert not any(skipped(state, Outcome.UNSUBSTANTIATED) for state in State)


def test_level_one_needs_a_second_person_even_after_it_was_lowered() -> None:
    assert needs_second(Level.HIGHEST)
    assert not needs_second(Level.INTERMEDIATE)


def test_a_province_gives_two_letters() -> None:
    assert [area_code(name) for name in ("South Kivu", "Nord-Kivu", "Maniema", "Tanganyika", "", "Kayanza")] == [
        "SK", "NK", "MA", "TA", "XX", "KA",
    ]  # fmt: skip


@given(st.from_regex(r"[A-Z]{2}", fullmatch=True), st.integers(1000, 9999), st.integers(1, 10**6))
def test_a_number_is_read_as_it_was_written(code: str, year: int, sequence: int) -> None:
    assert number_parts(number_text(code, year, sequence)) == (code, year, sequence)
    assert number_parts(number_text(code, year, sequence).lower()) == (code, year, sequence)


def test_what_is_no_number_is_none() -> None:
    assert [number_parts(text) for text in ("", "SK-2026", "SK-26-0001", "S1-2026-0001", "SK-2026-0001x")] == [None] * 5


@given(st.integers(0, 30_000), st.sampled_from(Level), st.integers(-10, 400))
def test_a_graver_level_is_never_due_later_and_nothing_is_due_after_six_months(
    opened: int, level: Level, later: int
) -> None:
    found = deadlines(opened, level, {})
    assert [one.clock for one in found] == list(DAYS)
    assert max(one.due for one in found) == opened + LAST
    for graver in Level:
        if graver < level:
            assert all(a.due <= b.due for a, b in zip(deadlines(opened, graver, {}), found, strict=True))
    today = opened + later
    assert must_escalate(opened, None, today) == any(one.clock is Clock.CLOSE and one.late(today) for one in found)
    assert {one.clock for one in reminders_on(found, today)} == {c for c in DAYS if DAYS[c][level] - later in (7, 0)}
    due = next_due(found)
    assert due is not None
    assert due.due == min(one.due for one in found)


def test_a_late_clock_counts_until_it_is_met_and_keeps_how_late_it_was() -> None:
    notify = deadlines(100, Level.HIGHEST, {})[0]
    assert [notify.late(day) for day in (100, 101, 102, 150)] == [0, 0, 1, 49]
    assert deadlines(100, Level.HIGHEST, {Clock.NOTIFY: 103})[0].late(900) == 2


def test_clocks_are_met_by_what_was_done() -> None:
    steps = [
        ("open", "", "open", 10),
        ("verify", "open", "verification", 12),
        ("told", "", "", 13),
        ("mitigate", "verification", "mitigation", 20),
        ("verify", "mitigation", "verification", 30),
        ("mitigate", "verification", "mitigation", 31),
        ("close", "mitigation", "closed", 60),
    ]
    assert met_on(steps) == {Clock.NOTIFY: 13, Clock.PLAN: 20, Clock.VERIFY: 20, Clock.CLOSE: 60}
    assert met_on([*steps, ("reopen", "closed", "open", 70)]) == {
        Clock.NOTIFY: 13, Clock.PLAN: 20, Clock.VERIFY: 20,
    }  # fmt: skip


def test_an_implicated_party_reads_nothing_whatever_its_role() -> None:
    for role in Role:
        for state in State:
            assert audiences_of(role, state, implicated=True, told=True) == frozenset()


def test_companies_read_what_they_were_told_and_nothing_of_alerts_or_sources() -> None:
    for role in (Role.COMPANY, Role.SMELTER):
        assert audiences_of(role, State.OPEN, implicated=False, told=False) == frozenset()
        assert audiences_of(role, State.ALERT, implicated=False, told=True) == frozenset()
        told = audiences_of(role, State.OPEN, implicated=False, told=True)
        assert Audience.AFFECTED in told
        assert told.isdisjoint({Audience.TEAM, Audience.SOURCE, Audience.GOVERNMENT})


def test_only_incident_managers_read_how_it_is_known() -> None:
    assert [role for role, audiences in BY_ROLE.items() if Audience.SOURCE in audiences] == [Role.INCIDENT_MANAGER]
    assert FIELDS["known_by"].audience is Audience.SOURCE


def test_the_categories_are_those_of_the_contract() -> None:
    assert len(CATEGORIES) == 21
    assert all(CATEGORIES[code].annex for code in CATEGORIES if CATEGORIES[code].suspends)
