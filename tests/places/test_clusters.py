"""Points and names that would cover each other: at every distance each point is told once, and no name is covered."""

from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import box

from chanzo.places.clusters import DEEPEST, FARTHEST, NEAR, clustered, level_of
from chanzo.places.labels import Name, beside, levels_of, room

PLACES = st.tuples(st.integers(0, 3000), st.integers(0, 3000))
TEXTS = st.text(st.characters(codec="ascii", categories=("L", "N")), min_size=1, max_size=14)
LEVELS = range(DEEPEST + 1)


@settings(deadline=None)
@given(st.lists(PLACES, max_size=60))
def test_at_every_level_each_point_is_shown_once(points: list[tuple[int, int]]) -> None:
    nodes = clustered(tuple(points))
    for level in LEVELS:
        shown = [member for node in nodes if node.at(level) for member in node.members]
        assert sorted(shown) == list(range(len(points)))
    assert all(len(node.members) == 1 for node in nodes if node.at(DEEPEST))


@settings(deadline=None)
@given(st.lists(PLACES, min_size=1, max_size=60))
def test_many_stand_in_the_middle_of_their_points_and_part_as_one_comes_nearer(points: list[tuple[int, int]]) -> None:
    nodes = clustered(tuple(points))
    for node in nodes:
        x, y = (sum(points[member][axis] for member in node.members) / len(node.members) for axis in (0, 1))
        assert abs(node.x - x) < 1e-6
        assert abs(node.y - y) < 1e-6
        reach = NEAR * FARTHEST / 2 ** (node.until - 1) * 2 ** (len(node.members) > 1)
        if len(node.members) == 2:
            (a, b) = (points[member] for member in node.members)
            assert (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 <= reach**2
    for level in LEVELS[1:]:
        before = [set(node.members) for node in nodes if node.at(level - 1)]
        for node in nodes:
            if node.at(level):
                assert any(set(node.members) <= outer for outer in before)


@settings(deadline=None)
@given(st.lists(PLACES, max_size=30), st.randoms(use_true_random=False))
def test_the_order_of_the_points_does_not_matter(points: list[tuple[int, int]], chance: object) -> None:
    turned = list(points)
    chance.shuffle(turned)  # type: ignore[attr-defined]

    def seen(places: list[tuple[int, int]]) -> list[tuple[object, ...]]:
        nodes = clustered(tuple(places))
        return sorted((n.first, n.until, round(n.x, 6), round(n.y, 6), len(n.members)) for n in nodes)

    assert seen(points) == seen(turned)


def test_halving_what_a_pixel_covers_is_one_level_nearer() -> None:
    assert [level_of(FARTHEST / 2**level) for level in LEVELS] == list(LEVELS)
    assert (level_of(1e6), level_of(1e-6)) == (0, DEEPEST)


@settings(deadline=None)
@given(st.lists(st.tuples(PLACES, TEXTS, st.integers(0, 5)), max_size=25))
def test_names_that_stand_do_not_overlap(drawn: list[tuple[tuple[int, int], str, int]]) -> None:
    names = [Name(text, *place, 12, first) for place, text, first in drawn]
    found = levels_of(names)
    for level in LEVELS:
        unit = FARTHEST / 2**level
        standing = [box(*room(n, unit)) for n, at in zip(names, found, strict=True) if at is not None and at <= level]
        for at, one in enumerate(standing):
            assert all(one.intersection(other).area < 1e-6 for other in standing[:at])
    assert all(at is None or at >= name.first for name, at in zip(names, found, strict=True))


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.floats(10, 430), st.floats(10, 310), st.floats(2, 20), TEXTS), max_size=15),
)
def test_a_label_beside_a_point_stays_inside_and_covers_nothing(drawn: list[tuple[float, float, float, str]]) -> None:
    points, texts = [(x, y, r) for x, y, r, _text in drawn], [text for *_point, text in drawn]
    held = []
    for text, place in zip(texts, beside(points, texts, 12, (440, 320)), strict=True):
        if place is None:
            continue
        left, middle = place
        here = box(left, middle - 7.5, left + len(text) * 12 * 0.64, middle + 7.5)
        assert box(0, 0, 440, 320).contains(here)
        assert all(here.intersection(other).area < 1e-6 for other in held)
        assert all(here.intersection(box(x - r, y - r, x + r, y + r)).area < 1e-6 for x, y, r in points)
        held.append(here)
