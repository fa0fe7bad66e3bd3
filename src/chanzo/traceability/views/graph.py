"""The drawing of a trace, and the same as a list of steps for narrow screens. (traceability)"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chanzo.web.charts.layers import Box, Ribbon, layered
from chanzo.web.formats import count, mass

from ..drawing import COLUMN, FROM_SITE, Flow, Group
from ..types import Kind
from ..words import COLUMNS_OF_TRACE

# Groups of one step that the list names before it says how many more there are.
NAMED = 8
SHADES = {Kind.MINE: "mine", Kind.STOCK: "mine", Kind.BATCH: "batch", Kind.PROCESSOR: "batch", Kind.EXPORT: "export"}


@dataclass(frozen=True)
class Named:
    """One group of a step: its name, its figures, where it leads."""

    name: str
    detail: str
    url: str


@dataclass(frozen=True)
class StepList:
    """One step of the chain with its largest groups."""

    head: str | Promise
    groups: list[Named]
    more: int


def graph(asked: str, groups: Sequence[Group], flows: Sequence[Flow]) -> SafeString:
    """Columns from the mine to the export lot; the lot asked for is framed."""
    boxes = [
        Box(
            group.id,
            group.column,
            _name(group),
            _detail(group),
            group.mass_g,
            shade=SHADES.get(Kind(group.kind), ""),
            url=_url(group),
            here=group.single == asked,
        )
        for group in groups
    ]
    names = {group.id: _name(group) for group in groups}
    ribbons = [
        Ribbon(f.source, f.target, f.mass_g, f"{names[f.source]} › {names[f.target]}: {mass(f.mass_g)}") for f in flows
    ]
    told = ". ".join(f"{step.head}: {', '.join(named.name for named in step.groups)}" for step in steps(groups))
    return layered(
        boxes,
        ribbons,
        [str(COLUMNS_OF_TRACE[kind]) for kind in COLUMNS_OF_TRACE],
        title=_("From the mine to where it is now"),
        text=told,
    )


def steps(groups: Sequence[Group]) -> list[StepList]:
    """The chain in words, the same groups as the drawing."""
    heads = list(COLUMNS_OF_TRACE.values())
    found = []
    for column in sorted({COLUMN[group.kind] for group in groups}):
        here = [group for group in groups if group.column == column]
        named = [Named(_name(group), _detail(group), _url(group)) for group in here[:NAMED]]
        found.append(StepList(heads[column], named, len(here) - len(named)))
    return found


def _name(group: Group) -> str:
    if group.single and group.kind in FROM_SITE and group.by != "?":
        return f"{group.single} · {group.by}"
    return group.label or _("Others")


def _detail(group: Group) -> str:
    grams = mass(group.mass_g or None)
    if len(group.lots) == 1:
        return grams
    bags = ngettext("%(bags)s lot", "%(bags)s lots", len(group.lots)) % {"bags": count(len(group.lots))}
    return f"{grams}, {bags}"


def _url(group: Group) -> str:
    if group.single:
        return reverse("traceability:lot", args=[group.single])
    if group.kind in FROM_SITE and group.label and group.label != "?":
        return reverse("sites:site", args=[group.label])
    return ""
