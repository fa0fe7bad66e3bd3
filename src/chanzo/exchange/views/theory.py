"""The theory of change for everybody: what was frozen, and how much of it is withheld. (exchange)"""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from chanzo.change.types import Group, Level
from chanzo.change.words import GROUPS, HEADINGS
from chanzo.core.days import day_text
from chanzo.web.downloads import csv_lines
from chanzo.web.formats import decimals

from ..queries.theory import OpenFigure, OpenTheory, open_snapshots, open_theory
from ..unknown import public, shown

BANDS = (Level.OUTCOME, Level.OUTPUT, Level.ACTIVITY)
COLUMNS = (Group.INDUSTRY, Group.GOVERNMENT, Group.COMMUNITIES)
HEADER = ["snapshot", "from", "to", "record", "indicator", "name_en", "definition_en", "unit_en", "value", "withheld"]


@public
def theory(request: HttpRequest, name: str = "") -> HttpResponseBase:
    """The newest public snapshot, or one by name."""
    found = open_theory(name)
    if found is None and name:
        raise Http404
    context: dict[str, Any] = {"found": found, "snapshots": open_snapshots()}
    if found is not None:
        context |= {
            "vision": _cell(found, Level.VISION, Group.ALL),
            "bands": [
                (HEADINGS[level], [(GROUPS[group], _cell(found, level, group)) for group in COLUMNS]) for level in BANDS
            ],
            "withheld": sum(figure.withheld for figure in found.figures.values()),
            "told": sum(figure.value is not None for figure in found.figures.values()),
            "all": len(found.figures),
        }
    return shown(request, "exchange/open/theory.html", context)


@public
def theory_file(request: HttpRequest, name: str) -> HttpResponseBase:
    """The figures of a public snapshot as CSV; a withheld one has no value and says so."""
    found = open_theory(name)
    if found is None:
        raise Http404
    frozen = found.snapshot
    start = [frozen.name, day_text(frozen.first), day_text(frozen.last), frozen.head]
    rows = [
        [*start, f.code, f.name, f.definition, f.unit, f.value, "yes" if f.withheld else "no"]
        for f in found.figures.values()
    ]
    answer = HttpResponse("".join(csv_lines(HEADER, rows)), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="theory-{frozen.name}.csv"'
    return answer


def _cell(found: OpenTheory, level: Level, group: Group) -> list[dict[str, Any]]:
    language = "fr" if (get_language() or "").startswith("fr") else "en"
    return [
        {"text": statement["text"][language], "figures": [_figure(figure) for figure in figures]}
        for statement, figures in found.cell(level, group)
    ]


def _figure(figure: OpenFigure) -> dict[str, Any]:
    return {"name": gettext(figure.name), "definition": gettext(figure.definition), "value": _value(figure),
            "withheld": figure.withheld}  # fmt: skip


def _value(figure: OpenFigure) -> str:
    if figure.withheld:
        return str(_("withheld"))
    if figure.value is None:
        return "–"
    if figure.reckoning == "share":
        return f"{decimals(figure.value * 100, 1)} %"
    return f"{decimals(figure.value, 0 if float(figure.value).is_integer() else 1)} {gettext(figure.unit)}"
