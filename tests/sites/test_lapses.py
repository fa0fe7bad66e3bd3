"""ICGLR green turns blue a year after it was given, blue turns red three years after, and any other status expires
with the order that gave it: on the day, by itself.
"""

from collections import defaultdict
from datetime import date, timedelta

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from chanzo.core.days import to_day
from chanzo.sites.rules.lapses import course, years_later
from chanzo.sites.rules.standing import status_on, stood_over
from chanzo.sites.types.register import STATUSES, Scheme, Status
from chanzo.traceability.names import Names
from chanzo.traceability.tables import line_of
from chanzo.verification.evidence.ids import Ids
from chanzo.verification.evidence.orders import Order
from chanzo.verification.evidence.sites import SiteRows
from chanzo.verification.rules.dated import Dated
from chanzo.verification.types import SCHEMES

COLOURS = ["green", "yellow", "red", "blue"]
DATES = st.dates(date(2010, 1, 1), date(2031, 12, 31)) | st.sampled_from([date(2016, 2, 29), date(2020, 2, 29)])
GIVEN = st.dictionaries(DATES, st.sampled_from(COLOURS), max_size=5)


def anniversary(when: date, years: int) -> date:
    """The first day that is a whole number of years after, as a calendar on a wall shows it."""
    wanted = (when.year + years, when.month, when.day)
    day = date(when.year + years, when.month, 28 if when.day > 28 else when.day)
    while (day.year, day.month, day.day) < wanted:
        day += timedelta(days=1)
    return day


def walked(statuses: dict[date, str], until: date) -> str | None:
    """The colour of a day, by walking there from the first status, day by day."""
    colour, since = None, date.min
    day = min(statuses, default=date.max)
    while day <= until:
        if day in statuses:
            colour, since = statuses[day], day
        elif colour == "green" and day == anniversary(since, 1):
            colour, since = "blue", day
        elif colour == "blue" and day == anniversary(since, 3):
            colour, since = "red", day
        day += timedelta(days=1)
    return colour


def lines(statuses: dict[date, str], scheme: str = "icglr") -> list[Status]:
    return [Status(at, scheme, colour, to_day(day)) for at, (day, colour) in enumerate(statuses.items())]


@given(GIVEN, DATES)
def test_the_colour_of_a_day_is_what_a_calendar_on_the_wall_says(statuses: dict[date, str], when: date) -> None:
    found = status_on(lines(statuses), "icglr", to_day(when))
    assert (found.status if found else None) == walked(statuses, when)
    assert found is None or found.lapsed == (found.from_day not in {to_day(day) for day in statuses})


@given(GIVEN, st.sampled_from(["national", "programme"]), DATES)
def test_only_the_icglr_line_lapses(statuses: dict[date, str], scheme: str, when: date) -> None:
    found = status_on(lines(statuses, scheme), scheme, to_day(when))
    begun = [day for day in statuses if day <= when]
    assert (found.status if found else None) == (statuses[max(begun)] if begun else None)


@given(
    st.dictionaries(DATES, st.tuples(st.sampled_from(COLOURS), st.none() | st.integers(0, 900)), max_size=5),
    st.sampled_from(["national", "programme"]),
    DATES,
)
def test_any_other_status_expires_with_its_order_until_the_next_is_given(
    orders: dict[date, tuple[str, int | None]], scheme: str, when: date
) -> None:
    given_by = [
        Status(at, scheme, colour, to_day(day), valid_to=None if lasts is None else to_day(day) + lasts)
        for at, (day, (colour, lasts)) in enumerate(orders.items())
    ]
    found = status_on(given_by, scheme, to_day(when))
    begun = [day for day in orders if day <= when]
    if not begun:
        assert found is None
        return
    first = max(begun)
    colour, lasts = orders[first]
    ended = lasts is not None and when > first + timedelta(days=lasts)
    assert found is not None
    assert (found.status, found.lapsed) == (("expired", True) if ended else (colour, False))


def test_what_a_letter_says_of_an_icglr_status_does_not_shorten_what_the_regional_rule_says() -> None:
    first = to_day(date(2025, 3, 10))
    turns = course([Status(1, "icglr", "green", first, valid_to=first + 100)])
    assert [status.status for status in turns] == ["green", "blue", "red"]


@given(GIVEN, st.sets(DATES, max_size=6))
def test_what_a_site_was_over_some_days_includes_what_it_lapsed_into(statuses: dict[date, str], on: set[date]) -> None:
    days = sorted(to_day(day) for day in on)
    every = [found.status for day in days if (found := status_on(lines(statuses), "icglr", day))]
    assert stood_over(lines(statuses), [], frozenset(), days).statuses["icglr"] == tuple(dict.fromkeys(every))


def test_a_green_status_turns_on_the_same_day_of_the_next_year() -> None:
    given_on = to_day(date(2025, 3, 10))
    green = [Status(1, "icglr", "green", given_on)]

    def colour(day: date) -> str:
        found = status_on(green, "icglr", to_day(day))
        return found.status if found else ""

    assert colour(date(2026, 3, 9)) == "green"
    assert colour(date(2026, 3, 10)) == "blue"
    assert colour(date(2029, 3, 9)) == "blue"
    assert colour(date(2029, 3, 10)) == "red"


def test_the_year_after_the_leap_day_has_passed_on_the_first_of_march() -> None:
    leap = to_day(date(2024, 2, 29))
    assert years_later(leap, 1) == to_day(date(2025, 3, 1))
    assert years_later(leap, 4) == to_day(date(2028, 2, 29))


def test_of_two_statuses_of_one_day_only_the_graver_lapses() -> None:
    when = to_day(date(2025, 1, 1))
    turns = course([Status(2, "icglr", "green", when), Status(1, "icglr", "red", when)])
    assert [(status.status, status.from_day) for status in turns] == [("red", when)]


def test_a_status_given_on_the_day_of_a_lapse_counts_and_the_lapse_never_was() -> None:
    first, again = to_day(date(2024, 5, 1)), to_day(date(2025, 5, 1))
    turns = course([Status(1, "icglr", "green", first), Status(2, "icglr", "green", again)])
    assert [status.status for status in turns] == ["green", "green", "blue", "red"]


GIVINGS = st.tuples(DATES, st.sampled_from(list(Scheme)), st.sampled_from(COLOURS), st.none() | st.integers(0, 900))


@given(st.lists(GIVINGS, max_size=8), DATES)
def test_the_rules_see_on_every_day_what_pages_show(written: list, when: date) -> None:
    cells = [
        {"site": "S-1", "scheme": scheme.value, "status": colour, "from": to_day(day)}
        for day, scheme, colour, _lasts in written
    ]
    orders = [
        Order(at, "S-1", scheme.value, colour, to_day(day), None if lasts is None else to_day(day) + lasts)
        for at, (day, scheme, colour, lasts) in enumerate(written)
    ]
    valid = {(o.scheme, o.from_day, o.status): o.valid_to_day for o in orders if o.valid_to_day is not None}
    stated = [line_of("site_status", each, version=at, received_at=0) for at, each in enumerate(cells, 1)]
    evidence = SiteRows(defaultdict(list, {"site_status": stated}), Names(()), Ids(), orders=orders).table.status
    keys = [(line.cells["scheme"], line.cells["from"], line.cells["status"]) for line in stated]
    rows = [
        Status(line.version, scheme, colour, day, valid_to=valid.get((scheme, day, colour)))
        for line, (scheme, day, colour) in zip(stated, keys, strict=True)
    ]
    for scheme in Scheme:
        of_scheme = np.flatnonzero(evidence.scheme == SCHEMES.index(scheme))
        site, day, value = (column[of_scheme] for column in (evidence.site, evidence.day, evidence.status))
        at = Dated(site, day, value).latest(np.array([0]), np.array([to_day(when)]))[0]
        shown = status_on(rows, scheme, to_day(when))
        assert (STATUSES[value[at]] if at >= 0 else None) == (shown.status if shown else None)
