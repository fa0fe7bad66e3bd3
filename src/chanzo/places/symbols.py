"""The signs of the map: ● as it should be, ▲ look at it, ◆ act, ○ a note; four sizes; rings for many. (places)"""

from chanzo.web.charts.svg import element, number

# Worst first; the characters stand for the shapes in words.
SHAPES = {"serious": "◆", "warning": "▲", "good": "●", "note": "○"}
# Radius in pixels of each size.
SIZES = (3.5, 5.5, 7.5, 10.0)
# Radius of the ring round a number, by its digits.
RINGS = {1: 12.0, 2: 12.0, 3: 15.0, 4: 18.0}
# What a thumb needs; it also shows which sign has the focus.
TOUCH = 12.0
# A flag that stands on its place, so that it shows above a site of the same place.
FLAG = "M0 0V-18H10L7.5-14.5 10-11H0"


def symbols(unit: float) -> str:
    """Every sign, scaled so that it keeps its size in pixels where a pixel covers ``unit`` units of the sheet."""
    found = {f"{name}{at}": _touchable(shape(name, size)) for name in SHAPES for at, size in enumerate(SIZES)}
    for digits, radius in RINGS.items():
        ring = _touchable(element("circle", r=radius, class_="s-ring"), radius + 4)
        for name in SHAPES:
            sign = shape(name, 4.5) if name in ("serious", "warning") else ""
            at = number(radius * 0.72)
            marked = element("g", sign, transform=f"translate({at} -{at})") if sign else ""
            found[f"many{digits}{name[0]}"] = ring + marked
    found["point"] = shape("point", 6)
    return "".join(
        element("g", content, id=name, class_="sign", transform=f"scale({unit:.4g})") for name, content in found.items()
    )


def shape(name: str, size: float) -> str:
    """One sign round the origin; those of a state cover about the same area, that of a point has one size."""
    if name == "serious":
        a = number(size * 1.25)
        return element("path", d=f"M0-{a}L{a} 0 0 {a}-{a} 0z", class_=f"s-{name}")
    if name == "point":
        return element("path", d=FLAG, class_="s-point")
    if name == "warning":
        top, wide, low = number(size * 1.3), number(size * 1.25), number(size * 0.85)
        return element("path", d=f"M0-{top}L{wide} {low}H-{wide}z", class_=f"s-{name}")
    return element("circle", r=size, class_=f"s-{name}")


def _touchable(sign: str, radius: float = TOUCH) -> str:
    return element("circle", r=radius, class_="s-touch") + sign
