"""The map: sites by shape and size over the land, joined where they would cover each other. (places)

The drawing is in units of the sheet, so moving and zooming it is another ``viewBox``, another scale of the symbols
and another level; the little program ``map.js`` does just that. Without it this picture and its links do.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from chanzo.web.charts.svg import element, number, words
from chanzo.web.formats import count

from .basemap import COARSE, names, path_of, whole
from .clusters import DEEPEST, FARTHEST, Node, clustered, level_of
from .labels import Name, levels_of
from .layers import Feature, Laid
from .plane import LEAST, NORTH, UNITS, WEST, Box, bar_km, fitted, km_to_degrees, to_sheet
from .symbols import SHAPES, SIZES, symbols

WIDTH, HEIGHT = 800.0, 560.0
ASPECT = WIDTH / HEIGHT
# Points of layers would hide the sites from farther off than this level.
POINTS_FROM, TERRITORIES_FROM, NAMES_FROM = 6, 3, 4
# Marks beyond this number bear their names as tooltips only.
NAMED = 120


@dataclass(frozen=True)
class Mark:
    """A point with its shape (a status), its size (0 to 3), what it is in words, and the page it leads to."""

    longitude: float
    latitude: float
    shape: str
    size: int
    name: str
    title: str
    url: str


def map_of(
    marks: Sequence[Mark], laid: Sequence[Laid], box: Box, *, title: str, nearer: Callable[[Box], str]
) -> SafeString:
    """The drawing of a box; ``nearer`` is the address that shows another box, to which joined marks lead."""
    x, y = to_sheet(box.west, box.north)
    unit = box.width * UNITS / WIDTH
    level = level_of(unit)
    parts = [
        element("title", words(title)),
        element("defs", symbols(unit)),
        _ground(level),
        *(_areas(each) for each in laid if each.layer.sort == "area"),
        _names(level, unit),
        *(_points(each, level) for each in laid if each.layer.sort == "point"),
        *_marks(marks, level, unit, nearer),
        _scale(box, unit),
    ]
    return mark_safe(  # every value was escaped by element and words
        element(
            "svg",
            "".join(parts),
            xmlns="http://www.w3.org/2000/svg",
            viewBox=f"{x} {y} {round(box.width * UNITS)} {round(box.height * UNITS)}",
            role="group",
            class_="map",
            data_units=UNITS,
            data_west=WEST,
            data_north=NORTH,
            data_farthest=FARTHEST,
            data_deepest=DEEPEST,
            data_least=LEAST * UNITS,
        )
    )


def _ground(level: int) -> str:
    """Land, divisions, lakes and rivers of the whole region."""
    lines = whole()
    return "".join(
        (
            element("path", d=lines.land, class_="land"),
            element("path", d=lines.provinces, class_="province"),
            _ranged(element("path", d=lines.territories, class_="territory"), TERRITORIES_FROM, None, level),
            element("path", d=lines.rivers, class_="river"),
            element("path", d=lines.lakes, class_="lake"),
        )
    )


def _ranged(content: str, first: int, until: int | None, level: int, **more: object) -> str:
    """Something that stands from a level up to, but not at, another."""
    shown = first <= level and (until is None or level < until)
    return element("g", content, data_from=first, data_until=until, class_=None if shown else "out", **more)


def _names(level: int, unit: float) -> str:
    groups: dict[tuple[int, str, float], list[str]] = defaultdict(list)
    for name, first in names():
        groups[first, name.sort, name.size].append(element("text", words(name.text), x=name.x, y=name.y, dy=".35em"))
    return "".join(
        _ranged(
            element("g", "".join(texts), class_=f"names {sort}", data_size=size, font_size=size * unit),
            first,
            None,
            level,
        )
        for (first, sort, size), texts in sorted(groups.items())
    )


def _areas(laid: Laid) -> str:
    drawn = (element("path", _told(laid, f), d=path_of(f.geometry.simplify(COARSE))) for f in laid.features)
    return element("g", "".join(drawn), class_=f"area {laid.layer.name}")


def _points(laid: Laid, level: int) -> str:
    says, what, drawn = _("%(what)s: %(which)s"), str(laid.layer.words), []
    for feature in laid.features:
        x, y = to_sheet(feature.geometry.centroid.x, feature.geometry.centroid.y)
        title = element("title", words(says % {"what": what, "which": feature.name}))
        drawn.append(element("use", title, href="#point", transform=f"translate({x} {y})"))
    return _ranged("".join(drawn), POINTS_FROM, None, level)


def _told(laid: Laid, feature: Feature) -> str:
    return element("title", words(_("%(what)s: %(which)s") % {"what": laid.layer.words, "which": feature.name}))


def _marks(marks: Sequence[Mark], level: int, unit: float, nearer: Callable[[Box], str]) -> list[str]:
    groups: dict[tuple[int, int], list[str]] = defaultdict(list)
    drawn = _signs(tuple(marks), get_language() or "")
    for node, sign in drawn:
        # Only a ring that the picture shows is a link without JavaScript; the boxes of all would weigh as much again.
        leads = len(node.members) > 1 and node.at(level)
        groups[node.first, node.until].append(_many(node, marks, nearer) if leads else sign)
    signs = [
        _ranged("".join(inside), first, until, level, font_size=12 * unit, data_size=12)
        for (first, until), inside in sorted(groups.items())
    ]
    alone = [node for node, _sign in drawn if len(node.members) == 1]
    return [*signs, _site_names(marks, alone, level, unit)] if len(marks) <= NAMED else signs


# As with clusters: what a map shows changes seldom, and it is opened often.
@lru_cache(maxsize=16)
def _signs(marks: tuple[Mark, ...], language: str) -> list[tuple[Node, str]]:
    """Every node of the marks with its sign in the language in force; rings lead nowhere yet."""
    places = tuple(to_sheet(mark.longitude, mark.latitude) for mark in marks)
    nodes = sorted(clustered(places), key=lambda node: node.members[0])
    return [
        (node, _many(node, marks) if len(node.members) > 1 else _mark(marks[node.members[0]], *places[node.members[0]]))
        for node in nodes
    ]


def _mark(mark: Mark, x: int, y: int) -> str:
    inside = element("title", words(mark.title)) + element("use", href=f"#{mark.shape}{mark.size}")
    return element("a", inside, href=mark.url, transform=f"translate({x} {y})")


def _many(node: Node, marks: Sequence[Mark], nearer: Callable[[Box], str] | None = None) -> str:
    shapes = Counter(marks[member].shape for member in node.members)
    worst = next(shape for shape in SHAPES if shape in shapes)
    number_of = len(node.members)
    told = ngettext("%(number)s site: %(parts)s. Come nearer.", "%(number)s sites: %(parts)s. Come nearer.", number_of)
    parts = ", ".join(f"{SHAPES[shape]} {shapes[shape]}" for shape in SHAPES if shapes[shape])
    x, y = round(node.x), round(node.y)
    symbol = f"#many{min(len(str(number_of)), 4)}{worst[0]}"
    inside = (
        element("title", words(told % {"number": count(number_of), "parts": parts}))
        + element("use", href=symbol)
        + element("text", str(number_of), dy=".35em")
    )
    leads = "#main"
    if nearer:
        leads = nearer(fitted([(marks[m].longitude, marks[m].latitude) for m in node.members], ASPECT, least=LEAST))
    return element("a", inside, href=leads, class_="many", transform=f"translate({x} {y})")


def _site_names(marks: Sequence[Mark], alone: Sequence[Node], level: int, unit: float) -> str:
    """Names right of the sites that stand alone, from the level at which they do and no other name is in the way."""
    found = [
        Name(mark.name, node.x, node.y, 11, max(NAMES_FROM, node.first), after=SIZES[mark.size] + 4)
        for node in alone
        for mark in (marks[node.members[0]],)
    ]
    groups: dict[int, list[str]] = defaultdict(list)
    for name, first in zip(found, levels_of(found), strict=True):
        if first is not None:
            place = {"x": name.x, "y": name.y, "dx": f"{number((name.after or 0) / name.size)}em", "dy": ".35em"}
            groups[first].append(element("text", words(name.text), **place))
    return "".join(
        _ranged(
            element("g", "".join(texts), class_="names site", data_size=11, font_size=11 * unit), first, None, level
        )
        for first, texts in sorted(groups.items())
    )


def _scale(box: Box, unit: float) -> str:
    length = bar_km(box)
    x, y = to_sheet(box.west, box.south)
    wide = km_to_degrees(length, (box.south + box.north) / 2) * UNITS / unit
    inside = element("path", d=f"M0-6V0H{number(wide)}V-6") + element("text", f"{length} km", x=wide / 2, y=-9)
    return element(
        "g", inside, class_="scale", transform=f"translate({x + 14 * unit:.0f} {y - 12 * unit:.0f})scale({unit:.4g})"
    )
