"""The public register: sites to search, one site with its months, and the map of rounded places. (exchange)"""

from collections import defaultdict
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from shapely.geometry import Point

from chanzo.core.days import month_number, month_text, to_day
from chanzo.places.drawing import ASPECT, Mark, map_of
from chanzo.places.layers import Feature, Laid, Layer
from chanzo.places.plane import Box, box_of, fitted, shaped
from chanzo.places.words import country
from chanzo.sites.map.controls import controls
from chanzo.sites.map.forms import STANDINGS
from chanzo.sites.rules.standing import worst_standing
from chanzo.sites.story import minerals_told
from chanzo.web.charts.bars import Bar, month_bars
from chanzo.web.formats import count, mass, month
from chanzo.web.paging import after, portion
from chanzo.web.status import status
from chanzo.web.tables import Column, Table

from ..forms import RegisterFilter
from ..models import Release
from ..queries.releases import areas_in, latest, production_of, sites_in, sums_of, terms_in, withheld_in
from ..unknown import lang_of, public, shown
from ..words import REASONS

Row = dict[str, str]
CHART_MONTHS, SUMS = 36, 36
SCHEMES = (("national", _("National")), ("icglr", _("ICGLR")), ("programme", _("Programme")))


def _shown(release: Release) -> list[Row]:
    """The sites of a release without those that are withheld since."""
    hidden = withheld_in(release)
    return [row for row in sites_in(release) if row["site"] not in hidden]


def _areas(release: Release) -> list[dict[str, Any]]:
    """How many sites of which area are not listed, and why."""
    return [row | {"sites": int(row["sites"]), "words": REASONS.get(row["reason"], "")} for row in areas_in(release)]


def _last() -> Release:
    release = latest()
    if release is None:
        raise Http404
    return release


@public
def site_list(request: HttpRequest) -> HttpResponseBase:
    """The sites that meet the filters, by code."""
    release = _last()
    rows = _shown(release)
    form = RegisterFilter(request.GET, rows)
    met = [row for row in rows if form.meets(row)] if form.is_valid() else []
    last = after(request)
    listed = portion([row for row in met if row["site"] > last], key="site", asked=request)
    lang = lang_of(request)

    def page_of(row: Row) -> str:
        return reverse("exchange:open-site", args=[row["site"]]) + lang

    columns = [
        Column("site", _("Code"), "code", page_of),
        Column("name", _("Name"), link=page_of),
        Column("territory", _("Territory")),
        Column("province", _("Province")),
        Column("minerals", _("Minerals"), told=minerals_told),
        *(Column(scheme, words, status="standing") for scheme, words in SCHEMES),
    ]
    table = Table("sites", _("Published sites by code"), columns, listed.rows)
    table.empty = _("No published site meets these filters. Take one away.")
    context = {
        "release": release, "form": form, "table": table, "portion": listed, "sites": len(met),
        "areas": _areas(release),
    }  # fmt: skip
    return shown(request, "exchange/open/sites.html", context)


@public
def site_page(request: HttpRequest, code: str) -> HttpResponseBase:
    """One site: where about it lies, its statuses, its months; what a release does not list is not found."""
    release = _last()
    row = next((row for row in _shown(release) if row["site"] == code), None)
    if row is None:
        raise Http404
    months = production_of(release, code)
    context = {
        "release": release,
        "site": row,
        "country": country(row["country"]),
        "minerals": [(mineral, minerals_told(mineral)) for mineral in row["minerals"].split("+") if mineral],
        "statuses": [(words, row[scheme], _day(row[f"{scheme}_from"])) for scheme, words in SCHEMES],
        "closed": _day(row["closed"]),
        "latitude": float(row["latitude"]) if row["latitude"] else None,
        "longitude": float(row["longitude"]) if row["longitude"] else None,
        "step": terms_in(release).step_udeg / 1e6,
        "chart": _chart(release, months),
        "table": _months(months),
        "sums": _sums(release, row),
    }
    return shown(request, "exchange/open/site.html", context)


def _day(text: str) -> int | None:
    return to_day(date.fromisoformat(text)) if text else None


def _months(months: list[Row]) -> Table:
    rows = [
        {
            "month": month_number(row["month"]),
            "mineral": minerals_told(row["mineral"]),
            "grams": int(row["tagged_kg"]) * 1000,
            "bags": int(row["bags"]),
            "before": int(row["tagged_kg_before"]) * 1000 if row["tagged_kg_before"] else None,
            "corrected": row["corrected_in"],
        }
        for row in reversed(months)
    ]
    columns = [
        Column("month", _("Month"), "month"),
        Column("mineral", _("Mineral")),
        Column("grams", _("Tagged"), "mass", told=lambda grams: mass(grams, 0)),
        Column("bags", _("Bags"), "count"),
    ]
    if any(row["corrected"] for row in rows):
        columns += [
            Column("before", _("Stated before"), "mass", told=lambda grams: mass(grams, 0)),
            Column("corrected", _("Corrected in release")),
        ]
    return Table("months", _("Tagged production, newest month first"), columns, rows,
                 _("No month of this site stands by itself. What it tagged is in the sums of its area."))  # fmt: skip


def _sums(release: Release, site: Row) -> Table:
    """What is stated of the site's territory together; whether this site is in it is not told."""
    rows = [
        {
            "month": month_number(row["month"]),
            "mineral": minerals_told(row["mineral"]),
            "grams": int(row["tagged_kg"]) * 1000,
            "bags": int(row["bags"]),
            "sites": int(row["sites"]),
            "reason": REASONS.get(row["reason"], row["reason"]),
        }
        for row in reversed(sums_of(release, site["country"], site["province"], site["territory"]))
    ]
    columns = [
        Column("month", _("Month"), "month"),
        Column("mineral", _("Mineral")),
        Column("grams", _("Tagged"), "mass", told=lambda grams: mass(grams, 0)),
        Column("bags", _("Bags"), "count"),
        Column("sites", _("Sites"), "count"),
        Column("reason", _("Why together")),
    ]
    caption = _("Sites of the territory that do not stand alone, newest month first")
    return Table("sums", caption, columns, rows, _("Every month of the territory's sites stands alone."), most=SUMS)


def _chart(release: Release, months: list[Row]) -> SafeString | str:
    kg: dict[int, int] = defaultdict(int)
    for row in months:
        kg[month_number(row["month"])] += int(row["tagged_kg"])
    if not kg:
        return ""
    first = max(min(kg), release.until - CHART_MONTHS + 1)
    bars = [
        Bar(month_text(at), kg[at] * 1000, f"{month(at)}: {count(kg[at])} kg") for at in range(first, release.until + 1)
    ]
    text = gettext("%(mass)s stated for this site from %(first)s to %(last)s.") % {
        "mass": mass(sum(bar.value for bar in bars), 0), "first": bars[0].label, "last": bars[-1].label,
    }  # fmt: skip
    return month_bars(bars, title=gettext("Tagged mineral by month"), text=text, axis=gettext("kg a month"))


@public
def site_map(request: HttpRequest) -> HttpResponseBase:
    """Published sites at their rounded places, and how many others lie in which territory."""
    release = _last()
    marks = [_mark(row, lang_of(request)) for row in _shown(release) if row["latitude"]]
    whole = fitted([(mark.longitude, mark.latitude) for mark in marks], ASPECT, margin=0.06)
    box = box_of(request.GET.get("box", ""))
    box = shaped(box, ASPECT) if box else whole

    def nearer(other: Box) -> str:
        asked = request.GET.copy()
        asked["box"] = str(other)
        return f"?{asked.urlencode(safe=',')}"

    areas = [row for row in areas_in(release) if row["latitude"]]
    layer = Layer(
        "unlisted", 0, _("Sites that are not listed, at the seat of their territory"), "point", lambda user: ()
    )
    laid = [Laid(layer, [_counted(row) for row in areas])] if areas else []
    context: dict[str, Any] = {
        "release": release,
        "map": map_of(marks, laid, box, title=gettext("Published mine sites"), nearer=nearer),
        "controls": controls(box, whole, nearer),
        "sites": len(marks),
        "signs": list(STANDINGS.values()),
        "areas": _areas(release),
        "step": terms_in(release).step_udeg / 1e6,
    }
    return shown(request, "exchange/open/map.html", context)


def _mark(row: Row, query: str) -> Mark:
    standing = worst_standing(
        (row["programme"], row["icglr"], row["national"]), suspended=False, closed=bool(row["closed"])
    )
    stands = status("standing", standing)
    address = reverse("exchange:open-site", args=[row["site"]]) + query
    title = f"{row['name']}; {stands.word}" if standing else row["name"]
    return Mark(float(row["longitude"]), float(row["latitude"]), stands.shape, 0, row["name"], title, address)


def _counted(row: Row) -> Feature:
    return Feature(f"{row['territory']}, {row['sites']}", Point(float(row["longitude"]), float(row["latitude"])))
