"""Where agents are posted: spans, days without one, tagging away, held against a count of every single day."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from chanzo.government.agents.rules import Presence, counted, holds, serves, spans, within
from chanzo.government.agents.types import Place, Posting, SpanUsed, Used, code_read

SITES = {"S-1": "TP-1", "S-2": "TP-1", "S-3": "TP-2", "S-4": ""}
PLACES = [Place(site, point) for site, point in SITES.items()]
DAYS = 40


@st.composite
def posted(draw: st.DrawFn) -> Posting:
    first = draw(st.integers(0, DAYS))
    last = draw(st.one_of(st.none(), st.integers(first, DAYS)))
    sites = draw(st.frozensets(st.sampled_from(sorted(SITES)), max_size=2))
    return Posting(draw(st.sampled_from("AB")), first, last, sites, draw(st.sampled_from(["", "TP-1", "TP-2"])))


used = st.builds(
    Used, st.sampled_from(["A", "B", "C", ""]), st.sampled_from(sorted(SITES)), st.integers(0, DAYS), st.integers(1, 9)
)


def there(posting: Posting, site: str, day: int) -> bool:
    """Said the long way round."""
    named = site in posting.sites or (SITES[site] != "" and SITES[site] == posting.point)
    return named and posting.from_day <= day and (posting.to_day is None or posting.to_day >= day)


@given(st.lists(posted(), max_size=6))
def test_spans_hold_just_the_days_of_the_postings(postings: list[Posting]) -> None:
    found = spans(postings)
    assert all(a[1] + 1 < b[0] for a, b in pairwise(found))
    for day in range(-1, DAYS + 2):
        assert within(day, found) == any(holds(posting, day) for posting in postings)


@given(st.lists(posted(), max_size=6), st.integers(0, DAYS))
def test_a_site_has_the_agents_posted_to_it_or_its_point(postings: list[Posting], day: int) -> None:
    presence = Presence(postings, PLACES)
    for site in SITES:
        assert presence.on(site, day) == sorted({p.agent for p in postings if there(p, site, day)})
    areas = dict.fromkeys(SITES, "North")
    covered = sum(any(there(p, site, day) for p in postings) for site in SITES)
    assert counted(areas, presence, day) == {"North": (len(SITES), covered)}


@given(st.lists(posted(), max_size=6), st.lists(used, max_size=20))
def test_use_without_an_agent_and_use_away_from_a_post(postings: list[Posting], bags: list[Used]) -> None:
    presence = Presence(postings, PLACES)
    alone = [one for one in bags if not any(there(p, one.site, one.day) for p in postings)]
    found = presence.alone(bags)
    assert {(site, day) for site, held in found.items() for day in held.days} == {(u.site, u.day) for u in alone}
    assert sum(held.bags for held in found.values()) == sum(one.bags for one in alone)
    away = [
        one
        for one in bags
        if any(p.agent == one.agent for p in postings)
        and not any(p.agent == one.agent and there(p, one.site, one.day) for p in postings)
    ]
    told = presence.away(bags)
    assert {(*key, day) for key, held in told.items() for day in held.days} == {(u.agent, u.site, u.day) for u in away}


@given(st.lists(posted(), max_size=6), st.lists(used, min_size=1, max_size=20))
def test_what_one_posting_explains_holds_no_day_alone_or_away(postings: list[Posting], bags: list[Used]) -> None:
    presence = Presence(postings, PLACES)
    mine = [one for one in bags if (one.agent, one.site) == (bags[0].agent, bags[0].site)]
    days = [one.day for one in mine]
    if presence.settled(SpanUsed(bags[0].agent, bags[0].site, len(mine), min(days), max(days))):
        assert (presence.alone(mine), presence.away(mine)) == ({}, {})


def test_an_agent_is_unseen_when_posted_all_the_time_without_a_bag() -> None:
    presence = Presence(
        [Posting("A", 0, None, frozenset(("S-1",))), Posting("B", 20, None, frozenset(("S-3",)))], PLACES
    )
    assert presence.unseen((), day=30, since=10) == ["A"]
    assert presence.unseen({"A"}, day=30, since=10) == []


def test_the_last_day_with_an_agent_is_found() -> None:
    presence = Presence([Posting("A", 0, 9, frozenset(("S-1",))), Posting("B", 3, 5, frozenset(), "TP-1")], PLACES)
    assert (presence.last_day("S-1", 30), presence.last_day("S-2", 30), presence.last_day("S-4", 30)) == (9, 5, None)
    assert serves(Posting("B", 3, 5, frozenset(), "TP-1"), Place("S-2", "TP-1"))
    assert not serves(Posting("B", 3, 5), Place("S-4", ""))


def test_a_name_is_no_code() -> None:
    assert code_read("ag-001") == "AG-001"
    assert code_read("DIVMIN/NK 12") == "DIVMIN/NK 12"
    for written in ("", "A", "Amina Furaha", "Ag?1", "x" * 41):
        assert code_read(written) is None, written
