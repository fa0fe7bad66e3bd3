"""What every column of the published files means, in both languages, with its unit. (exchange)"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from django.utils.translation import gettext, override

N_ = str


class Meaning(NamedTuple):
    """One column of a file."""

    file: str
    column: str
    unit: str
    words: str


AREA = (
    ("country", "", N_("Country, two letters (ISO 3166)")),
    ("province", "", N_("Province; empty when the row is of a wider area")),
    ("territory", "", N_("Territory; empty when the row is of a wider area")),
)
COLUMNS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "sites.csv": (
        ("kind", "", N_("site: a mine site by itself; area: sites of an area that are not listed by themselves")),
        ("site", "", N_("Code of the mine site")),
        ("name", "", N_("Name of the site; its code where the name is that of a person")),
        *AREA,
        ("minerals", "", N_("Minerals of the site by the register, joined by +")),
        ("latitude", "°", N_("Rounded degrees north of a site; for an area the seat of its territory")),
        ("longitude", "°", N_("Rounded degrees east of a site; for an area the seat of its territory")),
        ("national", "", N_("Status by the state on the day of the release: green, yellow, red, blue, expired")),
        ("national_from", N_("date"), N_("The day from which that status holds")),
        ("icglr", "", N_("Status by the ICGLR on the day of the release, lapses included")),
        ("icglr_from", N_("date"), N_("The day from which that status holds")),
        ("programme", "", N_("Status in the programme: integrated, candidate, withdrawn")),
        ("programme_from", N_("date"), N_("The day from which that status holds")),
        ("closed", N_("date"), N_("The day on which the site was closed for good")),
        ("now", "", N_("The code that the site bears since it was renamed or merged")),
        ("sites", N_("sites"), N_("How many sites the row is of")),
        ("reason", "", N_("Why sites of an area are not listed by themselves; see withheld.csv")),
    ),
    "production.csv": (
        ("kind", "", N_("site: one site by itself; area: the sum of sites that do not stand by themselves")),
        ("site", "", N_("Code of the mine site; empty for an area")),
        ("month", N_("month"), N_("The month in which the bags were closed with a mine tag")),
        ("mineral", "", N_("Mineral of the bags; several joined by + when they are mixed")),
        *AREA,
        ("tagged_kg", "kg", N_("Tagged mineral as weighed at the tagging point, rounded to whole kilograms")),
        ("bags", N_("bags"), N_("Bags closed with a mine tag")),
        ("sites", N_("sites"), N_("How many sites the sum counts")),
        ("reason", "", N_("Why the sites of an area do not stand by themselves; see withheld.csv")),
        ("stated_in", "", N_("The release that counted this row last")),
        ("corrected_in", "", N_("The release that corrected an earlier figure of this row")),
        ("tagged_kg_before", "kg", N_("What was stated before that correction")),
        ("bags_before", N_("bags"), N_("What was stated before that correction")),
    ),
    "withheld.csv": (
        ("measure", "", N_("sites, tagged_kg, site_months or rows")),
        (
            "reason",
            "",
            N_(
                "stated: by itself; safety, conflict, protection: decided by a person; delay: too recent; "
                "unvalidated: not integrated yet; unregistered: in no register; small: too little, or folded with what "
                "is too little; several: more than one of these; unstated: in no sum; held: a correction that waits"
            ),
        ),
        ("number", "", N_("How many, or how many kilograms")),
        ("share", "", N_("Share of the measure, between 0 and 1")),
    ),
}


INCIDENTS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "incidents.csv": (
        ("reference", "", N_("Public number of the account; it counts what was published, not what was reported")),
        ("version", "", N_("Version of the account; a later one corrects an earlier one, both stay")),
        ("published", N_("date"), N_("The day from which this version is public")),
        ("category", "", N_("What sort of incident, as a code")),
        ("level", "", N_("Level when the version was frozen: 1 is the gravest")),
        ("level_now", "", N_("Level now")),
        ("state", "", N_("State when the version was frozen")),
        ("outcome", "", N_("How it was closed by then; empty while it was open")),
        ("outcome_now", "", N_("How it is closed now; empty while it is open")),
        ("precision", "", N_("How exactly the place is told: site, territory, province, nowhere")),
        ("place", "", N_("Name of that place; empty where none is told")),
        ("month", N_("month"), N_("Month in which it happened; empty where none is told")),
        ("text", "", N_("The account")),
        ("asked", N_("organisations"), N_("Organisations that had the right of reply")),
        ("replied", N_("organisations"), N_("Of them those that replied; the replies are in incidents.json")),
        ("record", "", N_("Record of the ledger that froze this version")),
        ("sha256", "", N_("SHA-256 of the file of this version")),
    ),
    "sanctions.csv": (
        ("reference", "", N_("Public number of the sanction")),
        ("version", "", N_("Version of the entry; a later one corrects an earlier one, both stay")),
        ("published", N_("date"), N_("The day from which this version is public")),
        ("measure", "", N_("What was done: sanction, stop_tags, suspend_area, freeze_stock, referral")),
        ("about", "", N_("Whom or what it concerns")),
        ("from", N_("date"), N_("The day from which it holds")),
        ("to", N_("date"), N_("The day on which it was to end; empty where none was set")),
        ("lifted", N_("date"), N_("The day on which it was lifted")),
        ("ground", "", N_("Why it was taken")),
        ("legal_act", "", N_("The act on which it rests")),
        ("result", "", N_("What came of it, as of a referral to the law")),
        ("asked", N_("organisations"), N_("Organisations that had the right of reply")),
        ("replied", N_("organisations"), N_("Of them those that replied; the replies are in sanctions.json")),
        ("record", "", N_("Record of the ledger that froze this version")),
        ("sha256", "", N_("SHA-256 of the file of this version")),
    ),
    "incident-statistics.csv": (
        ("half_year", "", N_("Half-year in which the incidents were opened, as 2026-H1")),
        ("counted", N_("date"), N_("The day on which they were counted; a count never changes")),
        ("by", "", N_("By what they are counted; medians are days")),
        ("key", "", N_("What the number is of; empty for the smaller ones together")),
        ("number", "", N_("How many incidents, published or not, or how many days")),
    ),
}


def meanings(files: Mapping[str, tuple[tuple[str, str, str], ...]] = COLUMNS) -> Iterator[Meaning]:
    """Every column in the order of the files."""
    for file, columns in files.items():
        for column, unit, words in columns:
            yield Meaning(file, column, unit, words)


def dictionary_rows(
    files: Mapping[str, tuple[tuple[str, str, str], ...]] = COLUMNS,
) -> tuple[list[str], list[list[str]]]:
    """The dictionary as a file: header, and a row a column with its meaning in each language."""
    rows = []
    for each in meanings(files):
        said = []
        for language in ("en", "fr"):
            with override(language):
                said += [gettext(each.unit) if each.unit else "", gettext(each.words)]
        rows.append([each.file, each.column, *said])
    return ["file", "column", "unit_en", "meaning_en", "unit_fr", "meaning_fr"], rows
