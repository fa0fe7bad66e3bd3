"""All releases together tell no figure that was withheld: the attack by differences, over made-up programmes."""

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from chanzo.exchange.rules.suppression import restated
from chanzo.exchange.types import Area, Cell, Group, Limits, Statement

from .attack import Attack

AREAS: tuple[Area, ...] = (("CD", "North", "Hill"), ("CD", "North", "Valley"), ("CD", "South", "Lake"))
SITES = tuple(f"S-{number}" for number in range(7))


@dataclass(frozen=True)
class Release:
    """What was known at a release, and the limits then."""

    cells: tuple[Cell, ...]
    limits: Limits


@st.composite
def programmes(draw: st.DrawFn) -> list[Release]:
    """Releases of one stratum: late sheets, sheets undone, sites withheld and shown again, limits that change."""
    place = {site: draw(st.sampled_from(AREAS)) for site in SITES[: draw(st.integers(2, 7))]}
    # Few different figures, so that they often come back and often lie near the limits.
    figure = st.sampled_from((0, 0, 1, 4, 5, 6, 9, 20))
    bags = {site: draw(figure) for site in place}
    withheld: dict[str, int] = dict.fromkeys(draw(st.sets(st.sampled_from(sorted(place)))), 3)
    releases = []
    for _ in range(draw(st.integers(1, 5))):
        for site in draw(st.lists(st.sampled_from(sorted(place)), max_size=4)):
            match draw(st.integers(0, 5)):
                case 0:
                    withheld[site] = draw(st.sampled_from((1, 3)))
                case 1:
                    withheld.pop(site, None)
                case _:
                    bags[site] = draw(figure)
        limits = Limits(bags=draw(st.sampled_from((5, 5, 5, 3, 8))), grams=60, sites=draw(st.sampled_from((2, 2, 3))))
        cells = [
            Cell(site, place[site][: withheld.get(site, 3)], site not in withheld, number, number * 13 + len(site) * 7)
            for site, number in bags.items()
            if number
        ]
        releases.append(Release(tuple(cells), limits))
    return releases


def published(programme: list[Release]) -> list[Statement]:
    statements, before = [], Statement()
    for at, release in enumerate(programme):
        before = restated(release.cells, before, release.limits, f"R{at}")
        statements.append(before)
    return statements


def shown(statement: Statement) -> list[Group]:
    return [group for group in statement.groups if group.shown]


@settings(max_examples=300)
@given(programmes())
def test_no_figure_that_was_never_stated_alone_can_be_computed_or_bounded(programme: list[Release]) -> None:
    statements = published(programme)
    least = {
        "bags": min(release.limits.bags for release in programme),
        "grams": min(release.limits.grams for release in programme),
    }
    for measure, limit in least.items():
        attack = Attack([shown(statement) for statement in statements], measure)
        assert attack.computed() == []
        for unknown in attack.secret:
            low, high = attack.bounds(unknown)
            assert high - low >= limit - 1e-6, (unknown, low, high)


@settings(max_examples=500)
@given(programmes())
def test_every_sum_keeps_to_the_limits_and_to_what_was_decided(programme: list[Release]) -> None:
    folded: set[str] = set()
    for release, statement in zip(programme, published(programme), strict=True):
        cells = {cell.site: cell for cell in release.cells}
        everywhere = [site for group in statement.groups for site in group.members]
        assert len(everywhere) == len(set(everywhere))
        assert not statement.waiting & set(everywhere)
        assert set(cells) <= set(everywhere) | statement.waiting
        for group in shown(statement):
            assert group.bags >= release.limits.bags
            assert group.grams >= release.limits.grams
            for then, limit in ((group.bags_then, release.limits.bags), (group.grams_then, release.limits.grams)):
                assert then is None or then >= limit
            if group.alone:
                (site,) = group.members
                cell = cells[site]
                assert cell.alone
                assert (group.bags, group.grams) == (cell.bags, cell.grams)
                assert site not in folded
            else:
                assert group.sites >= release.limits.sites
            for site in group.members:
                if site in cells:
                    assert group.area == cells[site].area[: len(group.area)]
        folded |= {site for group in statement.groups if not group.alone for site in group.members}
        folded |= statement.waiting


@given(programmes())
def test_nothing_new_is_stated_where_nothing_changed(programme: list[Release]) -> None:
    statements = published([*programme, programme[-1], programme[-1]])
    told = [[(g.area, sorted(g.members.items()), g.bags, g.grams) for g in shown(s)] for s in statements[-2:]]
    assert told[0] == told[1]


@given(programmes())
def test_a_first_release_leaves_nothing_out_that_a_fold_can_hold(programme: list[Release]) -> None:
    release = programme[0]
    statement = published(programme[:1])[0]
    bags, grams = sum(c.bags for c in release.cells), sum(c.grams for c in release.cells)
    fits = len(release.cells) >= release.limits.sites and bags >= release.limits.bags and grams >= release.limits.grams
    if fits:
        assert not statement.waiting
        assert (sum(g.bags for g in statement.groups), sum(g.grams for g in statement.groups)) == (bags, grams)


def told(*releases: dict[str, int]) -> list[dict[str, int]]:
    """The sum of each site's group, release by release; every site is withheld in one territory."""
    before, found = Statement(), []
    for at, bags in enumerate(releases):
        cells = [Cell(site, AREAS[0], False, number, number * 50) for site, number in bags.items()]
        before = restated(cells, before, Limits(bags=5, grams=250, sites=2), f"R{at}")
        found.append({site: group.bags for group in before.groups for site in group.members})
    return found


def test_two_late_sites_below_the_limit_wait_for_company() -> None:
    first, second, third = told(
        {"a": 9, "b": 9}, {"a": 9, "b": 9, "c": 1, "d": 2}, {"a": 9, "b": 9, "c": 1, "d": 2, "e": 2}
    )
    assert second == first == {"a": 18, "b": 18}
    assert third == dict.fromkeys("abcde", 23)


def test_one_late_sheet_is_held_back_until_another_changes_too() -> None:
    _, held, both = told({"a": 9, "b": 9}, {"a": 12, "b": 9}, {"a": 12, "b": 11})
    assert held == {"a": 18, "b": 18}
    assert both == {"a": 23, "b": 23}


def test_a_figure_that_returns_is_no_company() -> None:
    """a is 9, then 12, then 9 again: whoever knows that would read b off the first and the third sum."""
    *_, changed, returned = told({"a": 9, "c": 6}, {"a": 12, "b": 7, "c": 6}, {"a": 9, "b": 8, "c": 6})
    assert changed == dict.fromkeys("abc", 25)
    assert returned == changed


def test_a_figure_that_was_wrong_is_withdrawn_and_carried_into_no_sum() -> None:
    """a was stated as 9 and never was: a merge moved it to b. Its 9 must not stand in the area beside b's 18."""
    limits, before = Limits(bags=5, grams=250, sites=2), Statement()
    for at, bags in enumerate(({"a": 9, "b": 9, "c": 1, "d": 6}, {"b": 18, "c": 1, "d": 6})):
        cells = [Cell(site, AREAS[0], True, number, number * 50) for site, number in bags.items()]
        before = restated(cells, before, limits, f"R{at}")
    assert {tuple(group.members): group.bags for group in shown(before)} == {("b",): 18, ("c", "d"): 7}
    returned = restated([*cells, Cell("a", AREAS[0], True, 12, 600)], before, limits, "R2")
    assert not any("a" in group.members for group in shown(returned))


def test_the_attack_finds_what_a_careless_release_tells() -> None:
    """The oracle itself: a fold of two, restated when only one of them changed, with nought before."""
    from chanzo.exchange.types import Told

    area = AREAS[0]
    first = [Group(area, False, {"a": Told(7, 700), "b": Told(9, 900)}, "R0")]
    second = [Group(area, False, {"a": Told(7, 700), "b": Told(9, 900), "c": Told(6, 610)}, "R1")]
    attack = Attack([first, second], "bags")
    assert attack.computed() == [("c", 6)]
    assert attack.bounds(("a", 7)) == (0, 16)
