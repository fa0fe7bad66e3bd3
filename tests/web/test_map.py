"""The map: each reader's sites once, with nothing foreign, small enough for two bars, and usable without JavaScript."""

import csv
import gzip
import io
import random
import re
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from chanzo.field.services.imports import Taken, import_files
from chanzo.places.divisions import seats
from chanzo.places.plane import box_of
from chanzo.sites.models import Site, SiteStatus, SiteVersion

from .conftest import SignIn
from .programme import SCRIPT, TABLES, written

SVG = "{http://www.w3.org/2000/svg}"
MAP = re.compile(r'<svg [^>]*class="map(?: small)?".*?</svg>', re.DOTALL)
SITES = f"""site,name,country,province,territory,minerals,tagging_point,capacity_high_kg,latitude,longitude
S-1,Mine One {SCRIPT},CD,North,Hill,cassiterite,TP-1,1000,-1.40,28.80
S-2,=Mine Two,CD,South,Valley,coltan,TP-2,4000,-2.60,28.60
S-3,Twin,RW,East,Plain,cassiterite,TP-1,,-1.42,28.82
S-4,Nowhere,CD,South,Valley,cassiterite,,,,
S-5,Off the map,CD,South,Valley,cassiterite,,,55.0,3.0
S-6,Twin,RW,East,Plain,wolframite,TP-3,,-1.90,30.60
"""
BUDGET = 180_000


@pytest.fixture
def placed(db: None, tmp_path: Path) -> Taken:
    """The small programme with places: four sites on the map, one without coordinates, one far outside."""
    tables = TABLES | {"sites": SITES}
    tables["site_status"] += "S-3,icglr,red,2025-07-01,A-3\n"
    return import_files(written(tmp_path, **tables), by="test", backfill=True)


def drawing(page: str) -> ElementTree.Element:
    """The first map of a page; parsing it shows that it is well-formed."""
    found = MAP.search(page)
    assert found is not None
    return ElementTree.fromstring(found[0])


def read(browser: Client, address: str) -> str:
    return browser.get(address).content.decode()


def site_links(svg: ElementTree.Element) -> dict[str, str]:
    """Where each site of a drawing leads, and what it is called."""
    links = [(a.get("href") or "", a.findtext(f"{SVG}title") or "") for a in svg.iter(f"{SVG}a")]
    return {href.rpartition("/")[2]: title for href, title in links if href.startswith("/sites/")}


def codes_in_file(browser: Client, address: str) -> list[str]:
    text = b"".join(browser.get(address).streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    return [row["site"] for row in csv.DictReader(io.StringIO(text))]


def test_each_site_stands_once_on_the_map_and_in_the_list(placed: Taken, signed_in: SignIn) -> None:
    browser = signed_in("verifier")
    page = read(browser, "/map")
    links = site_links(drawing(page))
    assert sorted(links) == ["S-1", "S-2", "S-3", "S-6"]
    assert links["S-1"] == f"Mine One {SCRIPT}; Integrated; Capacity a month: 1,000 kg"
    assert links["S-3"] == "Twin (S-3); Red"
    assert links["S-6"] == "Twin (S-6)"
    assert SCRIPT not in page
    assert "2 have no coordinates in the region" in page
    assert codes_in_file(browser, "/map?format=csv") == ["S-1", "S-2", "S-3", "S-4", "S-5", "S-6"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("status=serious", ["S-3"]),
        ("status=good", ["S-1", "S-2"]),
        ("mineral=coltan", ["S-2"]),
        ("country=RW", ["S-3", "S-6"]),
        ("province=North", ["S-1"]),
        ("territory=Valley&mineral=coltan", ["S-2"]),
        ("q=twin", ["S-3", "S-6"]),
        ("size=capacity&only=on", ["S-1", "S-2"]),
        ("size=findings&only=on", ["S-1", "S-2"]),
        ("country=RW&status=good", []),
    ],
)
def test_filters_rule_the_map_and_the_list_alike(
    asked: str, found: list[str], placed: Taken, signed_in: SignIn
) -> None:
    browser = signed_in("verifier")
    assert sorted(site_links(drawing(read(browser, f"/map?{asked}")))) == found
    assert codes_in_file(browser, f"/map?{asked}&format=csv") == found


def test_what_no_site_has_is_no_filter(placed: Taken, signed_in: SignIn) -> None:
    answer = signed_in("verifier").get("/map?country=XX")
    assert answer.status_code == 422
    assert "XX is not one of the available choices" in answer.content.decode()


@pytest.mark.parametrize("box", ["28.5,-1.8,29.2,-1.2", "nonsense", "1,1,1,1", "-500,0,500,1", ""])
def test_an_address_asks_for_a_box_and_nonsense_for_the_whole(box: str, placed: Taken, signed_in: SignIn) -> None:
    browser = signed_in("verifier")
    shown = [float(edge) for edge in (drawing(read(browser, f"/map?box={box}")).get("viewBox") or "").split()]
    whole = [float(edge) for edge in (drawing(read(browser, "/map")).get("viewBox") or "").split()]
    assert (shown == whole) == (box_of(box) is None)


def test_every_button_and_place_leads_to_a_picture_with_the_same_filters(placed: Taken, signed_in: SignIn) -> None:
    page = read(signed_in("verifier"), "/map?mineral=cassiterite&after=S-1")
    links = re.findall(r'href="([^"]*)"[^>]*data-act="(\w+)"', page)
    assert {act for _href, act in links} == {
        "nearer", "farther", "west", "north", "south", "east", "whole", "box"
    }  # fmt: skip
    for href, _act in links:
        address = unescape(href)
        assert address.startswith("?mineral=cassiterite&box=")
        assert box_of(address.partition("box=")[2]) is not None


def test_an_official_sees_the_sites_of_its_areas_only(placed: Taken, signed_in: SignIn) -> None:
    browser = signed_in("official", areas=["territory:Hill"])
    page = read(browser, "/map")
    assert list(site_links(drawing(page))) == ["S-1"]
    assert codes_in_file(browser, "/map?format=csv") == ["S-1"]
    # Neither in the choices, nor among the places, nor as a tagging point.
    assert not any(foreign in page for foreign in ("S-2", "S-3", "S-6", "Valley", "Plain", "TP-2", "TP-3"))


def test_a_company_reads_no_production_and_no_foreign_finding(placed: Taken, signed_in: SignIn) -> None:
    tagged = "Tagged in twelve months"
    assert tagged in read(signed_in("verifier"), "/map")
    company = signed_in("company", organisation="NEG-3")
    page = read(company, "/map?size=tagged")
    assert tagged not in page
    assert "Capacity a month: 1,000 kg" in page
    found = site_links(drawing(read(company, "/map?size=findings")))
    assert "Findings that stand" not in found["S-1"]
    assert "Findings that stand" in found["S-2"]
    assert "size=findings" not in read(signed_in("civil_society"), "/map")
    assert "Findings that stand" not in read(signed_in("committee"), "/map?size=findings")


def test_the_page_asks_nobody_else_and_carries_no_inline_style_or_script(placed: Taken, signed_in: SignIn) -> None:
    page = read(signed_in("verifier"), "/map")
    assert {address for address in re.findall(r"https?://[^\"'\s<]+", page) if "testserver" not in address} == {
        "http://www.w3.org/2000/svg"
    }
    assert not re.search(r"\sstyle=|\son\w+=|<style", page)
    scripts = re.findall(r"<script[^>]*>", page)
    assert [re.search(r'src="([^"]+)"', tag)[1] for tag in scripts] == ["/static/web/map.js"]  # type: ignore[index]


def test_what_cannot_be_seen_is_told(placed: Taken, signed_in: SignIn) -> None:
    svg = drawing(read(signed_in("verifier", language="fr"), "/map"))
    assert svg.findtext(f"{SVG}title") == "Sites"
    assert svg.get("role") == "group"  # an image would hide its links
    assert all(a.findtext(f"{SVG}title") for a in svg.iter(f"{SVG}a"))
    ids = [each.get("id") for each in svg.iter() if each.get("id")]
    assert len(ids) == len(set(ids))
    known = {f"#{name}" for name in ids}
    assert all(use.get("href") in known for use in svg.iter(f"{SVG}use"))


def test_the_lot_page_shows_where_the_lot_comes_from(placed: Taken, signed_in: SignIn) -> None:
    page = read(signed_in("verifier"), "/lots/LOT-1")
    svg = drawing(page)
    assert set(site_links(svg)) == {"S-1", "S-2"}
    radius = {a.get("href"): float(a.find(f"{SVG}circle[@class='s-origin']").get("r")) for a in svg.iter(f"{SVG}a")}  # type: ignore[union-attr, arg-type]
    answer = signed_in("auditor").get("/lots/LOT-1?table=origins&format=csv")
    rows = csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig")))  # type: ignore[attr-defined]
    share = {row["site"]: float(row["share"]) for row in rows}
    area = {code: radius[f"/sites/{code}"] ** 2 for code in share}
    assert area["S-1"] / area["S-2"] == pytest.approx(share["S-1"] / share["S-2"], rel=0.02)
    assert SCRIPT not in page


def test_the_lot_page_draws_no_site_outside_the_readers_areas(placed: Taken, signed_in: SignIn) -> None:
    page = read(signed_in("official", areas=["S-2", "territory:Plain"]), "/lots/0200")
    assert set(site_links(drawing(page))) == {"S-2"}


def test_the_site_page_shows_neighbours_and_tagging_point(placed: Taken, signed_in: SignIn) -> None:
    svg = drawing(read(signed_in("verifier"), "/sites/S-1"))
    assert set(site_links(svg)) == {"S-3"}
    told = [each.text or "" for each in svg.iter(f"{SVG}title")]
    assert "Twin (S-3), Red, 3 km" in told
    assert "Tagging point TP-1, in the middle of its sites" in told
    texts = [each for each in svg.iter(f"{SVG}text") if each.get("class") == "spot"]
    assert all(0 <= float(each.get("x") or -1) <= 440 for each in texts)
    alone = read(signed_in("official", areas=["S-1"]), "/sites/S-1")
    assert site_links(drawing(alone)) == {}
    assert MAP.search(read(signed_in("auditor"), "/sites/S-4")) is None


@pytest.fixture
def three_thousand(db: None) -> None:
    """As many sites as a national programme has, near the seats of real territories."""
    chance = random.Random(3)
    for at in range(3000):
        seat = chance.choice(seats())
        code = f"{seat.country}-{seat.territory[:3].upper()}-{at:04d}"
        Site.objects.create(
            code=code,
            folded=code,
            means=code,
            name=f"{''.join(chance.choices('abdefgiklmnorstuwyz', k=9)).capitalize()} {at}",
            country=seat.country,
            province=seat.province,
            territory=seat.territory,
            tagging_point=f"TP-{at // 4:04d}",
            minerals=chance.choice(("cassiterite", "coltan", "wolframite", "cassiterite+coltan")),
            latitude_udeg=round((seat.latitude + chance.gauss(0, 0.12)) * 1e6),
            longitude_udeg=round((seat.longitude + chance.gauss(0, 0.12)) * 1e6),
            version=at + 1,
        )
        SiteVersion.objects.create(
            version=at + 1, code=code, name=code, capacity_high_g=chance.randrange(100_000, 9_000_000)
        )
        status = chance.choice(("integrated", "candidate", "withdrawn"))
        SiteStatus.objects.create(version=at + 1, site=code, scheme="programme", status=status, from_day=1)


def test_three_thousand_sites_fit_the_budget(three_thousand: None, signed_in: SignIn) -> None:
    page = signed_in("verifier", language="fr").get("/map").content
    files = re.findall(rb'(?:href|src)="/static/(web/[^"#]+)', page)
    assert {b"web/map.js", b"web/chanzo.css", b"web/tokens.css", b"web/icons.svg"} <= set(files)
    weights = {"page": len(gzip.compress(page, 6))}
    for name in sorted({name.decode() for name in files}):
        weights[name] = len(gzip.compress(Path(str(finders.find(name))).read_bytes(), 6))
    assert len(site_links(drawing(page.decode()))) == 3000
    assert sum(weights.values()) <= BUDGET, weights
    print(weights, sum(weights.values()))
