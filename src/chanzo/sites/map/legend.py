"""What the signs of the map mean, with how many of each there are. (sites)"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from chanzo.places.layers import Laid
from chanzo.places.symbols import SIZES, shape
from chanzo.web.charts.svg import element
from chanzo.web.formats import mass, shown
from chanzo.web.status import status

from ..measures import Measure
from .forms import STANDINGS
from .rows import Located


@dataclass(frozen=True)
class Key:
    """A sign, its words, and how many things bear it."""

    sign: SafeString
    words: str
    number: int | None = None


def legend(rows: Sequence[Located], laid: Sequence[Laid], steps: Sequence[int], measure: Measure) -> dict[str, Any]:
    """The keys of states, of sizes and of layers."""
    shapes = Counter(status("standing", row.standing).shape for row in rows)
    states = [
        Key(_drawn(shape(name, 6)), str(words).partition(" ")[2], shapes[name]) for name, words in STANDINGS.items()
    ]
    layers = [Key(_layer(each), str(each.layer.words), len(each.features)) for each in laid]
    return {"states": states, "sizes": _sizes(steps, measure), "measure": measure.words, "layers": layers}


def figure_text(measure: Measure, figure: int) -> str:
    """A figure as signs and their titles say it: whole kilograms, or as the measure is written."""
    return mass(figure, 0) if measure.kind == "mass" else shown(measure.kind, figure)


def _sizes(steps: Sequence[int], measure: Measure) -> list[Key]:
    texts = [figure_text(measure, step) for step in steps]
    below = [_("less than %(limit)s, or unknown") % {"limit": text} for text in texts[:1]]
    above = [_("from %(limit)s") % {"limit": text} for text in texts]
    return [Key(_drawn(shape("good", SIZES[at])), text) for at, text in enumerate([*below, *above])]


def _layer(laid: Laid) -> SafeString:
    if laid.layer.sort == "area":
        return _drawn(element("g", element("path", d="M-8-6H8V6H-8z"), class_=f"area {laid.layer.name}"))
    return _drawn(element("g", shape("point", 6), transform="translate(-4 9)"))


def _drawn(sign: str) -> SafeString:
    return mark_safe(  # drawn by ourselves, nothing in it is anybody's text
        element("svg", sign, viewBox="-11 -11 22 22", width=22, height=22, class_="map key", aria_hidden="true")
    )
