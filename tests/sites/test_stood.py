"""How a site stood on some days is what it stood on each of them."""

from hypothesis import given
from hypothesis import strategies as st

from chanzo.sites.rules.standing import interruptions_on, status_on, stood_over
from chanzo.sites.types.register import Interruption, Scheme, Status

DAYS = st.integers(0, 12)
STATUSES = st.lists(st.tuples(st.sampled_from(list(Scheme)), st.sampled_from(["green", "red"]), DAYS), max_size=6)
SUSPENSIONS = st.lists(st.tuples(st.sampled_from(["a", "b"]), DAYS, st.none() | DAYS), max_size=4)


@given(STATUSES, SUSPENSIONS, st.sets(DAYS))
def test_looking_where_something_changed_is_looking_at_every_day(given_: list, closed: list, days: set) -> None:
    statuses = [Status(at, scheme, status, day) for at, (scheme, status, day) in enumerate(given_)]
    suspensions = [Interruption(at, area, first, last) for at, (area, first, last) in enumerate(closed)]
    ordered, areas = sorted(days), frozenset({"a"})
    stood = stood_over(statuses, suspensions, areas, ordered)
    assert stood.suspended == any(interruptions_on(suspensions, areas, day) for day in ordered)
    for scheme in Scheme:
        every = [found.status for day in ordered if (found := status_on(statuses, scheme, day))]
        assert stood.statuses[scheme] == tuple(dict.fromkeys(every))
