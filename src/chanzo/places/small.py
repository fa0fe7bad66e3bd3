"""A small map on a card: a few points over the land round them, names that never leave the drawing. (places)"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from chanzo.web.charts.svg import element, fitted, words

from .basemap import names, part, path_of
from .clusters import level_of
from .labels import LETTER, Rectangle, apart, beside, room
from .layers import Feature
from .plane import UNITS, Box, bar_km, km_to_degrees, to_sheet
from .plane import fitted as box_round
from .symbols import shape

WIDTH, HEIGHT = 440.0, 320.0
TEXT = 12.0
# Letters of a name that a small map has room for.
LONGEST = 24
# Pixels by which the ring round the thing itself is wider than its sign.
RING = 3.5


@dataclass(frozen=True)
class Spot:
    """A point of a small map: its sign and radius in pixels, its name (empty for none), what it is, its page."""

    longitude: float
    latitude: float
    shape: str
    radius: float
    name: str
    title: str
    url: str = ""
    here: bool = False


def small_map(
    spots: Sequence[Spot],
    *,
    title: str,
    text: str,
    name: str,
    least: float = 0.5,
    ways: Sequence[Sequence[tuple[float, float]]] = (),
    areas: Sequence[Feature] = (),
    whole: bool = False,
) -> SafeString:
    """The spots, those of most weight first, fitted into one drawing at least ``least`` degrees wide.

    ``ways`` are lines between places (longitude, latitude), drawn under the spots.
    Areas are drawn under all of them; ``whole`` says that the drawing holds the areas too.
    """
    points = [(s.longitude, s.latitude) for s in spots]
    if whole:
        points += [corner for area in areas for corner in _corners(area)]
    box = box_round(points, WIDTH / HEIGHT, least=least, margin=0.16)
    unit = box.width * UNITS / WIDTH
    places = [_place(spot, box, unit) for spot in spots]
    labels = [fitted(spot.name, LONGEST * TEXT * LETTER, TEXT) if spot.name else "" for spot in spots]
    sides = beside(places, labels, TEXT, (WIDTH, HEIGHT))
    taken = [_room(side, label) for side, label in zip(sides, labels, strict=True) if side and label]
    taken += [(x - r, y - r, x + r, y + r) for x, y, r in places]
    parts = [
        element("title", words(title), id=f"{name}-title"),
        element("desc", words(text), id=f"{name}-desc"),
        _ground(box, unit, areas),
        *_names(box, unit, taken),
        *(_way(way, box, unit) for way in ways),
        *(_spot(spot, x, y) for spot, (x, y, _radius) in reversed(list(zip(spots, places, strict=True)))),
        *(
            element("text", words(label), x=side[0], y=side[1], dy=".35em", class_="spot")
            for side, label in zip(sides, labels, strict=True)
            if side and label
        ),
        _scale(box, unit),
    ]
    return mark_safe(  # every value was escaped by element and words
        element(
            "svg",
            "".join(parts),
            xmlns="http://www.w3.org/2000/svg",
            viewBox=f"0 0 {WIDTH:.0f} {HEIGHT:.0f}",
            role="group",
            class_="map small",
            aria_labelledby=f"{name}-title",
            aria_describedby=f"{name}-desc",
        )
    )


def _place(spot: Spot, box: Box, unit: float) -> tuple[float, float, float]:
    x, y = (spot.longitude - box.west) * UNITS / unit, (box.north - spot.latitude) * UNITS / unit
    return x, y, spot.radius + (RING if spot.here else 0)


def _way(way: Sequence[tuple[float, float]], box: Box, unit: float) -> str:
    places = ((((east - box.west) * UNITS / unit), ((box.north - north) * UNITS / unit)) for east, north in way)
    return element("path", d="M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in places), class_="way")


def _room(side: tuple[float, float], label: str) -> Rectangle:
    left, middle = side
    return left, middle - TEXT * 0.63, left + len(label) * TEXT * LETTER, middle + TEXT * 0.63


def _ground(box: Box, unit: float, areas: Sequence[Feature]) -> str:
    lines = part(box)
    x, y = to_sheet(box.west, box.north)
    drawn = "".join(
        element("path", d=d, class_=sort)
        for sort, d in (
            ("land", lines.land),
            ("territory", lines.territories),
            ("province", lines.provinces),
            ("river", lines.rivers),
            ("lake", lines.lakes),
        )
        if d
    )
    outlines = "".join(
        element("path", element("title", words(area.name)), d=path_of(area.geometry.simplify(unit / UNITS)))
        for area in areas
    )
    drawn += element("g", outlines, class_="area protected") if outlines else ""
    return element("g", drawn, transform=f"scale({1 / unit:.5g})translate({-x} {-y})")


def _corners(area: Feature) -> list[tuple[float, float]]:
    west, south, east, north = area.geometry.bounds
    return [(west, south), (east, north)]


def _names(box: Box, unit: float, taken: Sequence[Rectangle]) -> list[str]:
    """Names of the land that lie wholly inside and cover nothing."""
    west, north = to_sheet(box.west, box.north)
    held = list(taken)
    drawn = []
    for name, first in names():
        if first > level_of(unit):
            continue
        left, top, right, bottom = room(name, unit)
        here = ((left - west) / unit, (top - north) / unit, (right - west) / unit, (bottom - north) / unit)
        inside = here[0] >= 2 and here[1] >= 2 and here[2] <= WIDTH - 2 and here[3] <= HEIGHT - 22
        if inside and all(apart(here, other) for other in held):
            held.append(here)
            x, y = (here[0] + here[2]) / 2, (here[1] + here[3]) / 2
            text = element("text", words(name.text), x=x, y=y, dy=".35em")
            drawn.append(element("g", text, class_=f"names {name.sort}", font_size=name.size))
    return drawn


def _spot(spot: Spot, x: float, y: float) -> str:
    ring = element("circle", r=spot.radius + RING, class_="s-here") if spot.here else ""
    sign = shape(spot.shape, spot.radius)
    inside = element("title", words(spot.title)) + ring + sign
    moved = f"translate({x:.1f} {y:.1f})"
    return element("a", inside, href=spot.url, transform=moved) if spot.url else element("g", inside, transform=moved)


def _scale(box: Box, unit: float) -> str:
    length = bar_km(box)
    wide = km_to_degrees(length, (box.south + box.north) / 2) * UNITS / unit
    inside = element("path", d=f"M0-6V0H{wide:.1f}V-6") + element("text", f"{length} km", x=wide / 2, y=-7)
    return element("g", inside, class_="scale", transform=f"translate(10 {HEIGHT - 8:.0f})")
