"""Every point of a score is explained, what is unknown is named, and no due day lies past what GHOST allows."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from chanzo.core.days import to_day
from chanzo.monitoring.rules.due import adherence
from chanzo.monitoring.rules.risk import risk_of
from chanzo.monitoring.types.risk import Grade, Part, SiteFacts
from chanzo.monitoring.types.settings import DEFAULTS

TODAY = to_day(date(2026, 11, 25))
COUNT = st.integers(0, 500)
FACTS = st.builds(
    SiteFacts, site=st.just("S-1"), day=st.just(TODAY),
    incidents=st.none() | st.dictionaries(st.sampled_from([1, 2, 3]), st.integers(0, 9)),
    suspended=st.booleans(), suspended_days=st.integers(0, 365), armed=st.integers(0, 9), prevented=st.integers(0, 9),
    tagged_g=st.integers(0, 10**9), all_tagged_g=st.integers(0, 10**10), bags=COUNT, serious=COUNT, warnings=COUNT,
    seen_day=st.none() | st.integers(TODAY - 2000, TODAY), baseline_day=st.none() | st.integers(TODAY - 2000, TODAY),
    since_day=st.none() | st.integers(TODAY - 3000, TODAY), border_m=st.none() | st.integers(0, 10**6),
    park_m=st.none() | st.integers(0, 10**6), ghost_months=st.integers(0, 24),
)  # fmt: skip


@given(FACTS)
def test_points_add_up_and_unknown_components_neither_add_nor_count(facts: SiteFacts) -> None:
    risk = risk_of(facts, DEFAULTS)
    known = [c for c in risk.components if c.points is not None]
    assert {c.part for c in risk.components} == set(Part)
    assert all(0 <= (c.points or 0) <= c.most for c in known)
    assert risk.points == sum(c.points or 0 for c in known)
    assert risk.most == sum(c.most for c in known)
    assert abs(risk.score - 100 * risk.points / risk.most) <= 0.5
    assert (Part.INCIDENTS in risk.unknown) == (facts.incidents is None)
    assert (Part.BORDER in risk.unknown) == (facts.border_m is None)
    assert (Part.PARK in risk.unknown) == (facts.park_m is None)


@given(FACTS)
def test_a_site_is_due_before_ghost_finds_it_unvisited(facts: SiteFacts) -> None:
    risk = risk_of(facts, DEFAULTS)
    last = max((day for day in (facts.seen_day, facts.baseline_day) if day is not None), default=None)
    if last is None:
        assert risk.due <= TODAY
        return
    # A month has at most 31 days, and at least 28.
    assert risk.due <= last + 31 * facts.ghost_months
    assert risk.due <= last + DEFAULTS[f"{risk.grade.value}_days"]
    assert risk.limited or risk.due == last + DEFAULTS[f"{risk.grade.value}_days"]


@given(FACTS, st.integers(0, 200))
def test_worse_facts_never_lower_the_score(facts: SiteFacts, more: int) -> None:
    score = risk_of(facts, DEFAULTS).score
    assert risk_of(replace(facts, serious=facts.serious + more), DEFAULTS).score >= score
    assert risk_of(replace(facts, armed=facts.armed + more), DEFAULTS).score >= score
    if facts.border_m is not None:
        assert risk_of(replace(facts, border_m=max(facts.border_m - more * 500, 0)), DEFAULTS).score >= score


def test_a_calm_site_seen_lately_is_low_and_a_suspended_one_with_findings_at_the_border_high() -> None:
    calm = SiteFacts("S-1", TODAY, {}, bags=100, all_tagged_g=10, seen_day=TODAY - 10, border_m=200_000)
    assert (risk_of(calm, DEFAULTS).grade, risk_of(calm, DEFAULTS).score) == (Grade.LOW, 0)
    worse = replace(calm, suspended=True, serious=5, border_m=2_000, incidents={1: 1})
    assert risk_of(worse, DEFAULTS).grade is Grade.HIGH
    assert risk_of(worse, DEFAULTS).due == TODAY - 10 + 60


def test_a_planned_visit_is_done_on_its_day_moved_within_the_plan_prevented_or_missed() -> None:
    told = {"first": 100, "last": 130, "today": 120}
    seen, prevented = {"A": [105], "B": [110], "E": [99]}, {"C": [104], "B": [103]}
    fates = {
        site: adherence(site, day, seen=seen, prevented=prevented, **told)
        for site, day in (("A", 105), ("B", 105), ("C", 105), ("D", 105), ("E", 105), ("F", 125))
    }
    assert fates == {
        "A": ("done", 105), "B": ("moved", 110), "C": ("prevented", 104), "D": ("missed", None), "E": ("missed", None),
        "F": ("planned", None),
    }  # fmt: skip
