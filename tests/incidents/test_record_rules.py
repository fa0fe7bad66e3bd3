"""The list of categories by day, what comes next on a case, how exactly a place is drawn, what leads to who spoke."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chanzo.incidents.record_rows import CategoryRow
from chanzo.incidents.rules.categories import listed
from chanzo.incidents.rules.clocks import deadlines
from chanzo.incidents.rules.numbers import number_meant, number_text
from chanzo.incidents.rules.places import COARSE_M, METRES_A_DEGREE, MICRO, coarsened, exactness
from chanzo.incidents.rules.sources import leads_to
from chanzo.incidents.rules.tasks import SECOND, Standing, tasks_of
from chanzo.incidents.types import CATEGORIES, Category, Clock, Level, State


def act(seq: int, code: str, label: str = "", first: int | None = None, last: int | None = None) -> CategoryRow:
    return CategoryRow(
        seq, code, label, label, annex=False, suspends=bool(label), from_day=first, to_day=last, actor="P"
    )


def test_annex_ii_and_the_programmes_own_stand_in_the_list() -> None:
    annex = {code for code, one in CATEGORIES.items() if one.annex}
    assert len(annex) == 11
    assert {code for code, one in CATEGORIES.items() if one.suspends} < annex
    contracts = (
        "armed_group forced_labour child_labour torture sexual_violence war_crimes security_forces bribery "
        "fraud_origin money_laundering tax chain_of_custody tag_loss smuggling non_response governance safety "
        "protected_area environment community_conflict other"
    )
    assert list(CATEGORIES) == contracts.split()


def test_a_category_that_ended_and_came_again_means_what_it_meant_on_the_day() -> None:
    shipped = [Category("tax", "Taxes", annex=True)]
    known = listed(
        shipped, [act(1, "tax", last=99), act(2, "tax", "Taxes anew", first=110), act(3, "gold", "Gold", 50, 60)]
    )
    assert [known.of("tax", day).label for day in (0, 99, 110, 500)] == ["Taxes", "Taxes", "Taxes anew", "Taxes anew"]
    assert known.of("tax", 105).label == "Taxes anew", "between the two, what it last meant"
    assert [one.code for one in known.on(55)] == ["tax", "gold"]
    assert [one.code for one in known.on(105)] == []
    assert known.of("unheard", 1).label == "unheard"


@given(
    day=st.integers(0, 200), acts=st.lists(st.tuples(st.integers(1, 150), st.none() | st.integers(0, 50)), max_size=4)
)
def test_a_day_knows_exactly_the_categories_whose_days_hold_it(day: int, acts: list[tuple[int, int | None]]) -> None:
    rows = [
        act(at, f"own_{'abcd'[at]}", "Own", first, None if long is None else first + long)
        for at, (first, long) in enumerate(acts)
    ]
    found = {one.code for one in listed(CATEGORIES.values(), rows).on(day)} - set(CATEGORIES)
    assert found == {
        row.code for row in rows if (row.from_day or 0) <= day <= (10**9 if row.to_day is None else row.to_day)
    }


def standing(state: State, **more: object) -> Standing:
    usual: dict[str, object] = {
        "opened": 100, "suspends": False, "proposed": False, "measured": False, "untold": 0, "reviews": (),
        "waiting": (), "clocks": deadlines(100, Level.HIGHEST, {}),
    }  # fmt: skip
    return Standing(state, **usual | more)  # type: ignore[arg-type]


def test_what_comes_next_is_said_with_who_and_until_when() -> None:
    assert [(one.what, one.due) for one in tasks_of(standing(State.ALERT))] == [("assess", None)]
    found = tasks_of(standing(State.OPEN, suspends=True, untold=3, waiting=[("NEG-1", 110)], reviews=[105]))
    assert [(one.what, one.due, one.number) for one in found] == [
        ("suspend", 100, 1), ("tell", 101, 3), ("review", 105, 1), ("answer", 110, 1), ("plan", 114, 1),
        ("verify", 130, 1),
    ]  # fmt: skip
    assert [one.who for one in found if one.what == "answer"] == ["NEG-1"]
    proposed = tasks_of(
        standing(State.MONITORING, proposed=True, clocks=deadlines(100, 1, {Clock.NOTIFY: 1, Clock.PLAN: 1}))
    )
    assert [(one.what, one.who, one.due) for one in proposed] == [("confirm", SECOND, 280)]
    assert tasks_of(standing(State.CLOSED, untold=2)) == []


@given(
    state=st.sampled_from(State), suspends=st.booleans(), proposed=st.booleans(), measured=st.booleans(),
    untold=st.integers(0, 3), met=st.dictionaries(st.sampled_from(Clock), st.integers(100, 200)),
)  # fmt: skip
def test_a_case_that_is_not_closed_always_has_something_next(
    state: State, suspends: bool, proposed: bool, measured: bool, untold: int, met: dict[Clock, int]
) -> None:
    clocks = deadlines(100, Level.LOWEST, met)
    found = tasks_of(
        standing(state, suspends=suspends, proposed=proposed, measured=measured, untold=untold, clocks=clocks)
    )
    assert bool(found) == (state is not State.CLOSED)
    dues = [math.inf if one.due is None else one.due for one in found]
    assert dues == sorted(dues)


@given(st.integers(-20 * MICRO, 14 * MICRO), st.integers(8 * MICRO, 44 * MICRO), st.integers(1, 100_000))
def test_a_point_is_drawn_in_the_middle_of_its_cell(latitude: int, longitude: int, metres: int) -> None:
    east, north = coarsened(latitude, longitude, metres)
    away = abs(north - latitude / MICRO), abs(east - longitude / MICRO) * math.cos(math.radians(north))
    assert max(away) <= metres / METRES_A_DEGREE / 2 * 1.001
    # Whatever else lies in the cell is drawn at the very same place: nothing finer can be read off.
    again = coarsened(round(north * MICRO), round(east * MICRO), metres)
    if metres >= 10:
        assert again == pytest.approx((east, north), abs=1e-9)


def test_who_does_not_work_on_a_case_sees_no_finer_than_ten_kilometres() -> None:
    assert exactness(20, whole=True) == 20
    assert exactness(20, whole=False) == COARSE_M
    assert exactness(50_000, whole=False) == 50_000


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Heard at the market in 2026 by several.", []),
        ("It was said on 3/4/2026", ["3/4/2026"]),
        ("the 3rd of March", ["3RD OF MARCH"]),
        ("ring 0812 345 678", ["0812 345 678"]),
        ("see p-7f3k2qab", ["p-7f3k2qab"]),
        ("a.b@example.org wrote", ["a.b@example.org"]),
        ("Amani  Testa-Moke was there", ["AMANI TESTA MOKE"]),
        ("Amani was there", []),
    ],
)
def test_what_leads_to_who_spoke_is_found(text: str, found: list[str]) -> None:
    assert leads_to(text, ["Amani Testa Moke", ""]) == found


@given(
    st.sampled_from(["SK", "NO"]), st.integers(2000, 2099), st.integers(1, 99_999), st.sampled_from([" ", "-", " / "])
)
def test_a_number_is_understood_however_it_is_written(area: str, year: int, at: int, between: str) -> None:
    number = number_text(area, year, at)
    assert number_meant(number) == number
    assert number_meant(f" {area.lower()} {year}{between}{at}") == number


def test_what_is_no_number_stays_itself() -> None:
    assert number_meant("0412") == "0412"
