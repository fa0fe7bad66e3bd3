"""The drawing of a trace, and the same as a list of steps for narrow screens. (traceability)"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chanzo.core.days import month_number
from chanzo.web.charts.layers import Box, Ribbon, layered
from chanzo.web.formats import count, mass, month

from ..drawing import COLUMN, FROM_SITE, OTHERS, Flow, Group, folded
from ..types import Kind
from ..words import COLUMNS_OF_TRACE
from .lots import lot_url

# Groups of one step that the list names before it says how many more there are.
NAMED = 6
SHADES = {Kind.MINE: "mine", Kind.STOCK: "mine", Kind.BATCH: "batch", Kind.PROCESSOR: "batch", Kind.EXPORT: "export"}


@dataclass(frozen=True)
class Named:
    """One group of a step: its name, its figures, where it leads, what more is told of it."""

    name: str
    lines: tuple[str, ...]
    url: str
    more: str

    @property
    def detail(self) -> str:
        """Its lines in one."""
        return ", ".join(self.lines)


@dataclass(frozen=True)
class StepList:
    """One step of the chain with its largest groups."""

    head: str
    groups: list[Named]
    more: int


@dataclass(frozen=True)
class Drawn:
    """A trace as a page shows it: the drawing (empty for a lone lot), the steps, whether a group is unfolded."""

    chart: SafeString
    steps: list[StepList]
    folds: bool
    unfolded: bool


def drawn(answer: Mapping[str, object], names: Mapping[str, str], foreign: Collection[str], unfold: str) -> Drawn:
    """Columns from the mine to the export lot; the lot asked for is framed, sites bear their names.

    Lots that are ``foreign`` to the reader lead nowhere.
    """
    groups, flows = folded(answer, unfold)
    heads = _heads(groups)
    told = {group.id: Named(_name(group, names), _lines(group, names), _url(group, foreign), _told(group, names))
            for group in groups}  # fmt: skip
    steps = _steps(groups, heads, told)
    chart = _chart(str(answer["id"]), groups, flows, steps, heads, told) if len(groups) > 1 else SafeString()
    opened = bool(unfold) and unfold not in {group.id for group in groups}
    return Drawn(chart, steps, any(group.opens for group in groups), opened)


def _chart(
    asked: str,
    groups: Sequence[Group],
    flows: Sequence[Flow],
    steps: Sequence[StepList],
    heads: Sequence[tuple[str, str]],
    told: Mapping[str, Named],
) -> SafeString:
    boxes = [
        Box(
            group.id,
            group.column,
            told[group.id].name,
            told[group.id].lines,
            group.mass_g,
            shade=SHADES.get(Kind(group.kind), ""),
            url=told[group.id].url,
            told=told[group.id].more,
            here=group.single == asked,
        )
        for group in groups
    ]
    ribbons = [
        Ribbon(f.source, f.target, f.mass_g, f"{told[f.source].name} › {told[f.target].name}: {mass(f.mass_g)}")
        for f in flows
    ]
    text = ". ".join(f"{step.head}: {', '.join(named.name for named in step.groups)}" for step in steps)
    return layered(boxes, ribbons, heads, title=_("From the mine to where it is now"), text=text)


def _heads(groups: Sequence[Group]) -> list[tuple[str, str]]:
    """What stands in each column, and by what it is folded."""
    heads = [(str(word), "") for word in COLUMNS_OF_TRACE.values()]
    for column in {group.column for group in groups if len(group.lots) > 1}:
        here = [group for group in groups if group.column == column]
        monthly = all(len(group.path) > 1 and group.path[1] != "?" for group in here)
        if any(group.kind in FROM_SITE for group in here):
            by = _("by site and month") if monthly else _("by site")
        else:
            by = _("by holder and month") if monthly else _("by holder")
        heads[column] = heads[column][0], by
    return heads


def _steps(groups: Sequence[Group], heads: Sequence[tuple[str, str]], told: Mapping[str, Named]) -> list[StepList]:
    """The chain in words, the same groups as the drawing."""
    found = []
    for column in sorted({COLUMN[group.kind] for group in groups}):
        here = [group for group in groups if group.column == column]
        named = [told[group.id] for group in here[:NAMED]]
        found.append(StepList(" ".join(filter(None, heads[column])), named, len(here) - len(named)))
    return found


def _name(group: Group, names: Mapping[str, str]) -> str:
    if group.single:
        return group.single
    if group.path[-1] == OTHERS:
        return _("Others")
    return _owner(group, names)


def _lines(group: Group, names: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(line for line in (_under(group, names), _figures(group)) if line)


def _under(group: Group, names: Mapping[str, str]) -> str:
    """The line between name and figures: the site of a bag, the month of a group, whose the others are."""
    if group.single:
        return names.get(group.path[0], group.path[0]) if group.kind in FROM_SITE and group.path[0] != "?" else ""
    if len(group.path) < 2:
        return ""
    when = "" if group.path[1] == "?" else month(month_number(group.path[1]))
    owner = _owner(group, names) if group.path[-1] == OTHERS else ""
    return ", ".join(text for text in (owner, when) if text)


def _owner(group: Group, names: Mapping[str, str]) -> str:
    """Site or holder of a group: sites by their name, holders by their code, which is shorter."""
    if group.path[0] == "?":
        return _("not told")
    return names.get(group.path[0], group.path[0]) if group.kind in FROM_SITE else group.path[0]


def _told(group: Group, names: Mapping[str, str]) -> str:
    """What stands in no line of a box: the holder's name, and what following it does."""
    called = "" if group.single or group.kind in FROM_SITE else names.get(group.path[0], "")
    return ". ".join(text for text in (called, _("Follow it to unfold it.") if group.opens else "") if text)


def _figures(group: Group) -> str:
    if len(group.lots) == 1:
        return mass(group.mass_g) if group.mass_g else ""
    grams = mass(group.mass_g, 0) if group.mass_g else ""
    if group.kind in (Kind.BATCH, Kind.EXPORT):
        lots = ngettext("%(lots)s lot", "%(lots)s lots", len(group.lots)) % {"lots": count(len(group.lots))}
    else:
        lots = ngettext("%(bags)s bag", "%(bags)s bags", len(group.lots)) % {"bags": count(len(group.lots))}
    return f"{grams}, {lots}" if grams else lots


def _url(group: Group, foreign: Collection[str]) -> str:
    if group.single:
        return "" if group.single in foreign else lot_url(group.single)
    return f"?{urlencode({'unfold': group.id})}#chain" if group.opens else ""
