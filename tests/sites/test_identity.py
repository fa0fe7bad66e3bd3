"""A site stays itself through new names, mergers and splits; what names it names nothing else."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chanzo.core.days import to_day
from chanzo.core.refusals import Refused
from chanzo.ledger.services.checking import check_chain
from chanzo.people.types import Actor, Role
from chanzo.sites.models import Site, SiteAttribute, SiteChange, SiteStatus, SiteVersion, StatusAct
from chanzo.sites.queries.standing import site_called, standing_on
from chanzo.sites.rules.identifiers import disagreement, identifier_read, identifier_written
from chanzo.sites.services.identity import (
    close_site,
    end_attribute,
    issue_identifier,
    merge_site,
    rename_site,
    split_site,
    state_attribute,
)
from chanzo.sites.services.statuses import give_status
from chanzo.traceability.models import Lot
from tests.web.programme import recorded, written

OFFICE = Actor("P-33333333", Role.SECRETARIAT)
NORTH = Actor("P-22222222", Role.OFFICIAL, areas=frozenset({"province:North"}))
DAY = to_day(date(2026, 2, 1))
ACT = {"document": "ARR-7", "day": DAY, "by": OFFICE}

DEGREES = st.integers(-90_000_000, 90_000_000)


@given(st.sampled_from(["CD", "RW", "BI"]), DEGREES, DEGREES, st.integers(1, 99_999))
def test_what_is_issued_is_read_and_agrees_with_its_own_place(country: str, north: int, east: int, number: int) -> None:
    read = identifier_read(identifier_written(country, north, east, number))
    assert read is not None
    assert read.number == number
    assert disagreement(read, country, north, east) == ""
    # The same identifier for the mirrored place: no hemisphere is read out of it.
    assert disagreement(read, country, -north, -east) == ""
    assert disagreement(read, "ZZ", north, east) == "country"
    assert disagreement(read, country, north, None) == "unknown"


@pytest.mark.parametrize(
    "text",
    ["RW-1.9641+30.0619-00001", "RW-1.9641-30.0619-00001", "RW--1.9641+30.0619-00001", "rw+1.9641-30.0619-00001"],
)
def test_every_way_of_writing_the_signs_is_one_identifier(text: str) -> None:
    read = identifier_read(text)
    assert read is not None
    assert read.key == "RW|1964100|30061900|1"


@pytest.mark.parametrize("text", ["", "RW-1.964+30.0619-00001", "RW-1.9641+30.0619-1", "R1-1.9641+30.0619-00001"])
def test_another_shape_is_no_identifier(text: str) -> None:
    assert identifier_read(text) is None


@pytest.fixture
def placed(db: None, tmp_path: Path) -> Path:
    recorded(tmp_path)
    header = "site,name,aliases,country,province,territory,latitude,longitude,minerals,tagging_point,"
    text = f"""{header}capacity_high_kg,baseline_date
S-1,Mine One,Old One,CD,North,Hill,-1.96412,28.06191,cassiterite,TP-1,1000,2025-10-01
S-2,Mine Two,,CD,South,Valley,-2.5,28.5,cassiterite,TP-2,1000,2025-10-01
"""
    from chanzo.field.services.imports import import_files

    import_files(written(tmp_path, sites=text), by="test", backfill=True)
    return tmp_path


def test_an_identifier_is_held_against_the_register_and_names_one_site(placed: Path) -> None:
    def state(site: str, value: str, first: int = DAY) -> None:
        state_attribute(site=site, sort="icglr", value=value, first=first, document="L-1", by=OFFICE)

    with pytest.raises(Refused, match="shape"):
        state("S-1", "CD-1-28-1")
    with pytest.raises(Refused, match="another country"):
        state("S-1", "RW-1.9641+28.0619-00001")
    with pytest.raises(Refused, match="another place"):
        state("S-1", "CD-1.9641+29.0619-00001")
    state("S-1", "CD-1.9641+28.0619-00001")
    with pytest.raises(Refused, match="already"):
        state("S-1", "CD-1.9641-28.0619-00001")
    with pytest.raises(Refused, match="End it first"):
        state("S-1", "CD-1.9641+28.0619-00002")
    row = SiteAttribute.objects.get()
    end_attribute(attribute=row.seq, last=DAY + 10, document="L-2", by=OFFICE)
    state("S-1", "CD-1.9641+28.0619-00002", DAY + 11)
    assert issue_identifier(site="S-2", first=DAY, document="L-3", by=OFFICE) == "CD-2.5000-28.5000-00003"
    assert check_chain().ok


def test_a_national_identifier_names_one_site_and_a_licence_may_cover_several(placed: Path) -> None:
    def state(site: str, sort: str, value: str, **more: object) -> None:
        state_attribute(site=site, sort=sort, value=value, first=DAY, document="L-1", by=OFFICE, **more)  # type: ignore[arg-type]

    state("S-1", "national", "MIN 12")
    with pytest.raises(Refused, match="S-1 already"):
        state("S-2", "national", "min  12")
    state("S-1", "licence", "PE 901", licence="exploitation", organisation="PROC-1")
    state("S-2", "licence", "PE 901", licence="exploitation", organisation="PROC-1")
    state("S-1", "cooperative", "", organisation="COOP-1")
    with pytest.raises(Refused, match="already"):
        state("S-1", "cooperative", "", organisation="coop-1")
    with pytest.raises(Refused, match="may not"):
        state_attribute(site="S-1", sort="national", value="x", first=DAY, document="L", by=NORTH)


def test_a_renamed_site_keeps_its_bags_statuses_and_old_names(placed: Path) -> None:
    rename_site(site="S-1", code="S-1N", name="Mine One New", reason="new order", **ACT)  # type: ignore[arg-type]
    site = site_called("S-1")
    assert site is not None
    assert (site.code, site.name, site.latitude_udeg) == ("S-1N", "Mine One New", -1_964_120)
    for old in ("Mine One", "Old One", "s-1"):
        assert site_called(old) == site
    assert set(Lot.objects.filter(sheet="P-1").values_list("site", flat=True)) == {"S-1N"}
    now = standing_on(site, DAY).statuses["programme"]
    assert now is not None
    assert now.status == "integrated"
    assert standing_on(site, DAY).capacity is not None
    rename_site(site="S-1N", code="S-1M", name="Mine One", reason="the old name is back", **ACT)  # type: ignore[arg-type]
    assert site_called("Mine One") == site_called("S-1") == Site.objects.get(code="S-1M")
    with pytest.raises(Refused, match="means a site"):
        rename_site(site="S-2", code="Old One", name="x", reason="r", **ACT)  # type: ignore[arg-type]


def test_a_merged_site_means_the_whole_and_a_split_one_names_its_parts(placed: Path) -> None:
    with pytest.raises(Refused, match="itself"):
        merge_site(site="S-1", into="Old One", reason="r", **ACT)  # type: ignore[arg-type]
    parts = [("S-2A", "Two Upper"), ("S-2B", "Two Lower")]
    with pytest.raises(Refused, match="two parts"):
        split_site(site="S-2", parts=[("S-2A", "x"), ("s-2a", "y")], reason="r", **ACT)  # type: ignore[arg-type]
    split_site(site="S-2", parts=parts, reason="two teams", **ACT)  # type: ignore[arg-type]
    assert SiteChange.objects.get(action="split").into == "S-2A;S-2B"
    assert SiteVersion.objects.get(code="S-2A").capacity_high_g is None
    merge_site(site="S-1", into="S-2A", reason="one pit now", **ACT)  # type: ignore[arg-type]
    whole = site_called("S-1")
    assert whole is not None
    assert whole.code == "S-2A"
    close_site(site="S-2B", reason="flooded", **ACT)  # type: ignore[arg-type]
    assert Site.objects.get(code="S-2B").closed_day == DAY
    with pytest.raises(Refused, match="was closed"):
        rename_site(site="S-2B", code="S-9", name="x", reason="r", **ACT)  # type: ignore[arg-type]


def test_a_status_comes_with_its_act_and_its_validity_from_who_may_give_it(placed: Path) -> None:
    def give(scheme: str, status: str, by: Actor, first: int = DAY, site: str = "S-1", **more: object) -> None:
        give_status(site=site, scheme=scheme, status=status, first=first, document="ARR-8", by=by, **more)  # type: ignore[arg-type]

    with pytest.raises(Refused, match="by the programme"):
        give("programme", "withdrawn", NORTH)
    with pytest.raises(Refused, match="may not"):
        give("national", "green", NORTH, site="S-2")
    with pytest.raises(Refused, match="no status"):
        give("national", "integrated", NORTH)
    with pytest.raises(Refused, match="validity"):
        give("national", "green", NORTH, valid_to=DAY - 1)
    give("national", "green", NORTH, valid_to=DAY + 180)
    with pytest.raises(Refused, match="already"):
        give("national", "red", NORTH)
    assert SiteStatus.objects.get(scheme="national").act == "ARR-8"
    assert StatusAct.objects.get().valid_to_day == DAY + 180
    give("icglr", "green", OFFICE, first=to_day(date(2020, 1, 1)))
    site = site_called("S-1")
    assert site is not None
    colours = [standing_on(site, to_day(date(year, 1, 1))).statuses["icglr"] for year in (2020, 2021, 2024)]
    assert [found and found.status for found in colours] == ["green", "blue", "red"]


def test_a_lapse_is_no_visit(placed: Path) -> None:
    from chanzo.field.services.imports import import_files
    from chanzo.findings.models import Finding

    text = "site,name,minerals,tagging_point\nS-1,Mine One,cassiterite,TP-1\n"
    import_files(written(placed, sites=text), by="test", backfill=True)
    # It turns red on 5 January 2026, the day its bags are closed: nobody has seen it since 2022.
    give_status(site="S-1", scheme="icglr", status="green", first=to_day(date(2022, 1, 5)), document="A", by=OFFICE)
    assert "unvisited" in Finding.objects.get(rule="GHOST", subject="S-1 2026-01").facts


def test_bags_closed_after_a_status_lapsed_to_red_are_found_(placed: Path) -> None:
    from chanzo.findings.models import Finding

    give_status(site="S-1", scheme="icglr", status="green", first=to_day(date(2022, 1, 5)), document="A", by=OFFICE)
    # Green in 2022, blue in 2023, red from 5 January 2026: the bags of that day are closed at a red site.
    assert set(Finding.objects.filter(rule="AREA").values_list("subject", flat=True)) == {"0100", "0101"}
    give_status(site="S-1", scheme="icglr", status="green", first=to_day(date(2025, 1, 4)), document="A", by=OFFICE)
    assert not Finding.objects.filter(rule="AREA").exclude(state="cleared").exists()
