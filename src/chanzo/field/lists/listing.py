"""Rows of a published list as pages show them, and what each may be beside it. (field)"""

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from chanzo.core.refusals import SENTENCES
from chanzo.sites.models import ListedRow, Site
from chanzo.sites.story import minerals_told
from chanzo.sites.types.mine_lists import Candidate, Choice
from chanzo.web.formats import NONE, count
from chanzo.web.status import Status, offer_words
from chanzo.web.tables import Column

offer_words(
    "listed",
    {
        "matched": Status("good", _("Known site")),
        "accepted": Status("good", _("Entered")),
        "proposed": Status("note", _("New")),
        "twins": Status("note", _("Same as an earlier row")),
        "waiting": Status("warning", _("To decide")),
        "ignored": Status("note", _("Set aside")),
        "refused": Status("serious", _("Refused")),
    },
)


class ShownRow:
    """A row as a page shows it."""

    def __init__(self, listed: ListedRow) -> None:
        self.listed, self.row, self.name, self.code = listed, listed.row, listed.name, listed.code
        self.received = listed.received
        self.territory, self.minerals, self.site = listed.territory, listed.minerals, listed.site
        self.became = _became_of(listed)
        self.score = listed.score / 1000 if listed.site and not listed.choice else None
        self.latitude, self.longitude = degrees(listed.latitude_udeg), degrees(listed.longitude_udeg)
        self.swapped, self.column = listed.swapped, listed.column
        self.why = gettext(SENTENCES[listed.fault]) if listed.fault else _told(listed)


def _told(listed: ListedRow) -> str:
    if listed.twin:
        return gettext("The same as row %(row)s") % {"row": listed.twin}
    return gettext("Latitude and longitude stood in each other's column") if listed.swapped else ""


def degrees(micro: int | None) -> float | None:
    return None if micro is None else micro / 1e6


def _row_page(row: ShownRow) -> str:
    return reverse("field:mine-row", args=[row.received, row.row])


COLUMNS = [
    Column("row", _("Row"), "count", _row_page),
    Column("name", _("Name in the list"), link=_row_page),
    Column("territory", _("Territory")),
    Column("became", _("What it is"), status="listed"),
    Column("site", _("Site"), "code", lambda row: reverse("sites:site", args=[row.site]) if row.site else None),
    Column("score", _("How sure"), "share"),
    Column("why", _("Remark")),
]
MORE = [
    Column("code", _("Number in the list"), "code"),
    Column("latitude", _("Latitude")),
    Column("longitude", _("Longitude")),
    Column("minerals", _("Minerals")),
    Column("column", _("Column")),
]


def _became_of(listed: ListedRow) -> str:
    if listed.choice:
        return {Choice.SAME: "matched", Choice.NEW: "accepted", Choice.IGNORED: "ignored"}[Choice(listed.choice)]
    words = {"new": "proposed", "twin": "twins", "doubted": "waiting"}
    return words.get(listed.outcome, listed.outcome)


class ShownCandidate:
    """What a row may be, side by side with it."""

    def __init__(self, candidate: Candidate, site: Site | None, earlier: ListedRow | None) -> None:
        self.code = candidate.site
        self.likeness = candidate.likeness / 1000
        self.distance = (
            NONE if candidate.distance_m < 0 else gettext("%(metres)s m") % {"metres": count(candidate.distance_m)}
        )
        self.row = candidate.row
        thing = site or earlier
        self.name = thing.name if thing else candidate.site
        self.place = ", ".join(part for part in (thing.territory, thing.province) if part) if thing else ""
        self.minerals = minerals_told(thing.minerals) if thing and thing.minerals else ""
        self.longitude = degrees(thing.longitude_udeg) if thing else None
        self.latitude = degrees(thing.latitude_udeg) if thing else None


def candidates_of(listed: ListedRow) -> list[ShownCandidate]:
    found = listed.may_be
    sites = {site.code: site for site in Site.objects.filter(code__in=[c.site for c in found])}
    rows = {row.row: row for row in ListedRow.objects.filter(received=listed.received, row__in=[c.row for c in found])}
    return [ShownCandidate(c, sites.get(c.site), rows.get(c.row) if c.row else None) for c in found]
