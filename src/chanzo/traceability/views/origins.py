"""Where a lot comes from: the bar of shares, the largest sites, and the others as one. (traceability)"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from chanzo.sites.queries.standing import sites_over
from chanzo.sites.types.register import Scheme, Stood
from chanzo.web.charts.shares import share_bar
from chanzo.web.formats import share
from chanzo.web.status import Status, status
from chanzo.web.tables import Table

from ..queries.tagging import Tagging
from . import tables

# Sites that stand by name; the others are one row, and open below.
TOP = 6
GRAVEST = ("serious", "warning", "note", "good")
UNKNOWN = Status("note", gettext_lazy("Not in the register"))


@dataclass(frozen=True)
class Origins:
    """The bar, the rows that stand at once, those behind ``N other sites`` as a table, and the whole as another."""

    bar: SafeString
    top: list[dict[str, Any]]
    rest: Table
    others: dict[str, Any] | None
    untraced: dict[str, Any] | None
    table: Table
    names: dict[str, str]


def origins_of(answer: Mapping[str, Any], tagging: Tagging) -> Origins:
    """The sites by share, largest first; what is untraced stands last."""
    listed = sorted(answer["origins"], key=lambda origin: (-origin["share"], origin["site"]))
    stood = sites_over({origin["site"]: tagging.days_of.get(origin["site"], []) for origin in listed})
    rows = [_row(origin, *stood.get(origin["site"], (None, None))) for origin in listed]
    # One more row is as short as the row that would stand for it.
    cut = TOP if len(rows) > TOP + 1 else len(rows)
    top, rest = rows[:cut], rows[cut:]
    untraced = _untraced(answer) if answer["untraced_share"] or not rows else None
    others = _others(rest) if rest else None
    return Origins(
        _bar([*top, *([others] if others else [])], answer["untraced_share"]) if rows else SafeString(),
        top,
        tables.origins(rest),
        others,
        untraced,
        tables.origins([*rows, *([untraced] if untraced else [])]),
        {row["site"]: row["name"] for row in rows if row["name"]},
    )


def _row(origin: Mapping[str, Any], site: Any, stood: Stood | None) -> dict[str, Any]:
    found = state_of(stood) if stood else UNKNOWN
    return {
        "site": origin["site"],
        "name": site.name if site else "",
        "territory": site.territory if site else "",
        "share": origin["share"],
        "mass": tables.grams_of(origin["mass_kg"]),
        "bags": origin["bags"],
        "url": reverse("sites:site", args=[origin["site"]]) if site else "",
        "shape": found.shape,
        "state": str(found.word),
    }


def state_of(stood: Stood) -> Status:
    """Shape and words of how a site stood while bags were tagged: the gravest status gives the shape."""
    colour = Scheme.ICGLR if stood.statuses[Scheme.ICGLR] else Scheme.NATIONAL
    schemes = [stood.statuses[colour], stood.statuses[Scheme.PROGRAMME]]
    given = [[status("standing", code) for code in codes] for codes in schemes if codes]
    texts = [" → ".join(str(found.word) for found in turns) for turns in given]
    shapes = {found.shape for turns in given for found in turns}
    if stood.suspended:
        texts, shapes = [_("Suspended"), *texts], {"serious"}
    if not texts:
        return Status("note", _("No status"))
    first, *others = texts
    return Status(min(shapes, key=GRAVEST.index), ", ".join([first, *(text.lower() for text in others)]))


def _others(rest: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    masses = [row["mass"] for row in rest if row["mass"] is not None]
    shape = min((row["shape"] for row in rest), key=GRAVEST.index)
    return {
        "site": "",
        "name": ngettext("%(sites)s other site", "%(sites)s other sites", len(rest)) % {"sites": len(rest)},
        "share": sum(row["share"] for row in rest),
        "mass": sum(masses) if masses else None,
        "bags": sum(row["bags"] for row in rest),
        "shape": shape,
        "state": rest[0]["state"] if len({row["state"] for row in rest}) == 1 else _("various"),
    }


def _untraced(answer: Mapping[str, Any]) -> dict[str, Any]:
    mass_g = tables.grams_of(answer["mass_kg"])
    lost = None if mass_g is None else round(mass_g * answer["untraced_share"])
    return {"site": _("untraced"), "share": answer["untraced_share"], "mass": lost}


def _bar(rows: Sequence[Mapping[str, Any]], untraced: float) -> SafeString:
    told = [(row["name"] or row["site"], row["share"]) for row in rows]
    text = ", ".join(f"{name} {share(value)}" for name, value in told)
    if untraced:
        text = _("%(origins)s, untraced %(share)s") % {"origins": text, "share": share(untraced)}
    return share_bar(told, untraced, title=_("Shares of the sites of origin"), text=text)
