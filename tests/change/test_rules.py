"""Series, progress, lists of records and documents: pure."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chanzo.change.queries.periods import before, usual_period
from chanzo.change.rules import series
from chanzo.change.rules.documents import differences
from chanzo.change.rules.points import points_in
from chanzo.change.rules.progress import (
    MARGIN,
    Standing,
    Trend,
    meters,
    of_statement,
    speaks_for,
    standing_of,
    trend_of,
)  # fmt: skip
from chanzo.change.rules.records import hash_of, last_in, seqs_in, spans
from chanzo.core.days import from_day, month_end, month_number, month_start
from chanzo.core.indicators import Asked, Direction

points = st.lists(st.tuples(st.integers(0, 400), st.integers(1, 50)), unique_by=lambda p: p[0]).map(sorted)


@given(st.sets(st.integers(1, 10_000)))
def test_a_list_of_records_is_read_as_it_was_written(seqs: set[int]) -> None:
    assert seqs_in(spans(seqs)) == sorted(seqs)
    assert last_in(spans(seqs)) == max(seqs, default=None)


@given(st.dictionaries(st.integers(1, 99), st.binary(min_size=32, max_size=32), max_size=20))
def test_the_hash_stands_for_every_record_and_its_content(contents: dict[int, bytes]) -> None:
    plain = b"".join(seq.to_bytes(8, "big") + contents[seq] for seq in sorted(contents))
    found = hash_of(contents, contents)
    assert found == hashlib.sha256(plain).hexdigest()
    for seq, content in contents.items():
        flipped = {**contents, seq: bytes([content[0] ^ 1]) + content[1:]}
        assert hash_of(contents, flipped) != found


@given(points, st.integers(0, 500), st.integers(1, 120))
def test_series_tell_what_a_plain_look_tells(values: list[tuple[int, int]], day: int, days: int) -> None:
    earlier = [(d, v) for d, v in values if d <= day]
    last = earlier[-1] if earlier and day - earlier[-1][0] <= series.STALE_DAYS else None
    assert series.latest(values, day) == (last[1] if last else None)
    total = series.total(values, day, days)
    if total is not None:
        assert total == sum(v for d, v in values if day - days < d <= day)
    else:
        assert last is None or values[0][0] > day - days + 1
    change = series.change(values, day, days)
    older = series.latest(values, day - days)
    assert change == (None if last is None or older is None else (last[1] - older) / older)


def test_a_steady_series_has_no_volatility_and_a_short_one_none_known() -> None:
    assert series.volatility([(0, 5.0), (10, 5.0), (20, 5.0)], 20, 30) == 0
    assert series.volatility([(0, 5.0), (10, 5.0)], 20, 30) is None
    assert series.volatility([(0, 10.0), (10, 11.0), (20, 9.9)], 20, 30) == pytest.approx(0.1)


@given(st.floats(0.01, 1e6), st.floats(-1, 1), st.sampled_from(list(Direction)))
def test_on_track_is_within_the_margin_on_the_side_that_counts(target: float, off: float, direction: Direction) -> None:
    value = target * (1 + off)
    found = standing_of(value, target, direction)
    if abs(abs(off) - MARGIN) < 1e-6:
        return
    near = abs(off) < MARGIN
    beyond = (direction is Direction.UP and off > 0) or (direction is Direction.DOWN and off < 0)
    assert found is (Standing.ON_TRACK if near or beyond else Standing.OFF_TRACK)


def test_no_data_and_no_target_are_said_and_speak_neither_way() -> None:
    assert standing_of(None, 1.0, Direction.UP) is Standing.NO_DATA
    assert standing_of(1.0, None, Direction.UP) is Standing.NO_TARGET
    assert speaks_for(Trend.UNKNOWN, Standing.NO_TARGET, Direction.UP) is None
    assert speaks_for(Trend.RISING, Standing.NO_TARGET, Direction.NONE) is None
    assert speaks_for(Trend.RISING, Standing.NO_TARGET, Direction.DOWN) is False
    assert speaks_for(Trend.FALLING, Standing.ON_TRACK, Direction.UP) is True


def test_a_trend_needs_two_figures_and_more_than_a_little_change() -> None:
    assert trend_of(None, 1.0) is Trend.UNKNOWN
    assert trend_of(1.0, None) is Trend.UNKNOWN
    assert trend_of(1.01, 1.0) is Trend.STEADY
    assert trend_of(1.1, 1.0) is Trend.RISING
    assert trend_of(0.0, 1.0) is Trend.FALLING
    assert trend_of(0.0, 0.0) is Trend.STEADY


@given(st.lists(st.sampled_from(list(Standing))))
def test_a_statement_is_off_track_when_any_of_its_figures_is(standings: list[Standing]) -> None:
    found = of_statement(standings)
    order = [Standing.OFF_TRACK, Standing.ON_TRACK, Standing.NO_TARGET, Standing.NO_DATA]
    assert found is next((s for s in order if s in standings), Standing.NO_DATA)


@given(st.lists(st.tuples(st.sampled_from(list(Standing)), st.booleans(), st.booleans())))
def test_the_meters_count_each_indicator_once(rows: list[tuple[Standing, bool, bool]]) -> None:
    found = meters(rows)
    assert found.reporting.whole == found.targeted.whole == found.evidenced.whole == len(rows)
    assert found.reporting.part == len(rows) - [s for s, _, _ in rows].count(Standing.NO_DATA)
    judged = [s for s, _, _ in rows if s in (Standing.ON_TRACK, Standing.OFF_TRACK)]
    assert (found.on_track.part, found.on_track.whole) == (judged.count(Standing.ON_TRACK), len(judged))


def test_rows_of_many_forms_are_read_and_the_rest_named() -> None:
    rows = [["Date", "Tin"], ["2026-01-01", "31 800,5"], ["01/02/2026", "1,234.5"], ["2026-03", "7"], [],
            ["2026", "x"], ["2026-01-01", "9"], ["31.12.2025", "-3"]]  # fmt: skip
    found = points_in(rows)
    assert [(from_day(day).isoformat(), value / 1e6) for day, value in found.points] == [
        ("2025-12-31", -3.0), ("2026-01-01", 31800.5), ("2026-02-01", 1234.5), ("2026-03-01", 7.0),
    ]  # fmt: skip
    assert found.refused == [6, 7]


def test_the_period_before_is_as_many_months_or_as_many_days() -> None:
    first, last = month_number("2025-11"), month_number("2026-10")
    usual = usual_period(month_start(last + 1) + 10)
    assert usual == Asked(month_start(first), month_end(last))
    assert before(usual) == Asked(month_start(first - 12), month_end(first - 1))
    assert before(Asked(100, 109)) == Asked(90, 99)


def test_a_difference_names_the_indicator_and_the_field() -> None:
    def each(value: float, version: int = 1) -> dict:  # type: ignore[type-arg]
        return {"code": "visits.made", "version": version, "observed": {"value": value, "records": "1-3"}}

    assert differences([each(0.5)], [each(0.5)]) == []
    assert differences([each(0.5)], [each(0.75)]) == ["visits.made: value 0.5, computed 0.75"]
    assert differences([each(0.5)], [each(0.5, 2)]) == ["visits.made: version 1, computed by version 2"]
    assert differences([each(0.5)], []) == ["visits.made: computed no longer"]
