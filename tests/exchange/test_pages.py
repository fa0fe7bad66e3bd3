"""Public pages: for everybody, light, without cookies, scripts or foreign hosts; and the desk that decides."""

import re
from hashlib import sha256
from pathlib import Path

import pytest
from django.test import Client

from chanzo.core import clock
from chanzo.core.days import from_day
from chanzo.exchange.models import Release, Withholding
from chanzo.exchange.services.releasing import release
from chanzo.exchange.services.withholding import withhold
from chanzo.people.models import Person
from chanzo.people.services import create_user
from chanzo.people.types import SYSTEM
from tests.people.second_factors import with_second_factor
from tests.web.test_paper_for_programs import read, reader
from tests.web.weights import weight

from .programme import NAME, day, recorded

PAGES = ("/open/", "/open/sites/", "/open/sites/V-1", "/open/map", "/open/sites/?q=mine&mineral=cassiterite&lang=fr")
FILES = ("sites.csv", "sites.geojson", "production.csv", "withheld.csv", "dictionary.csv", "release.json")


@pytest.fixture
def published(db: None, tmp_path: Path) -> Path:
    Person.objects.create(name=NAME)
    create_user(email="first@example.org", role="clerk")
    recorded(tmp_path, "2026-05", "2026-06")
    release(day=day("2026-10-20"), by=SYSTEM)
    return tmp_path


@pytest.fixture
def secretary(db: None) -> Client:
    user = create_user(email="secretary@example.org", role="secretariat")
    with_second_factor(user)
    browser = Client()
    browser.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return browser


@pytest.mark.parametrize("page", PAGES)
def test_a_public_page_needs_nobody_and_sets_nothing(page: str, published: Path) -> None:
    answer = Client().get(page)
    assert answer.status_code == 200
    assert not answer.cookies
    assert "Cookie" not in answer.headers["Vary"]
    assert answer.headers["Cache-Control"] == "public, max-age=300"
    html = answer.content.decode()
    assert not [word for word in (NAME, "Letter", "AG-1") if word in html]
    loaded = re.findall(r"""(?:src|href)="([^"#?][^"]*)\"""", re.sub(r"<a\b[^>]*>", "", html))
    assert all(address.startswith("/static/") for address in loaded)
    assert not re.search(r"<script(?![^>]*src=)|style=", html)


@pytest.mark.parametrize("page", [page for page in PAGES if page != "/open/map"])
def test_a_public_page_is_light_at_first(page: str, published: Path) -> None:
    first, _ = weight(Client(), page)
    assert first <= 60_000


def test_a_site_shows_its_months_and_the_sums_of_its_territory(published: Path) -> None:
    html = Client().get("/open/sites/H-1").content.decode()
    assert html.count("480 kg") >= 2
    assert html.count("400 kg") == 2
    folded = Client().get("/open/sites/H-2").content.decode()
    assert "No month of this site stands by itself" in folded
    assert "360" not in folded


def test_a_signed_in_reader_gets_the_same_page_as_everybody(published: Path, secretary: Client) -> None:
    secretary.cookies["django_language"] = "fr"
    for page in PAGES:
        theirs = secretary.get(page)
        assert theirs.content == Client().get(page).content
        assert not theirs.cookies


def test_the_language_is_asked_by_the_address_or_the_browser(published: Path) -> None:
    assert "Sites miniers publiés" in Client().get("/open/sites/?lang=fr").content.decode()
    spoken = Client().get("/open/sites/", headers={"Accept-Language": "fr"})
    assert "Sites miniers publiés" in spoken.content.decode()
    assert spoken.headers["Content-Language"] == "fr"
    assert 'href="/open/sites/V-1?lang=fr"' in Client().get("/open/sites/?lang=fr").content.decode()


def test_files_have_addresses_that_stay_and_are_not_sent_twice(published: Path) -> None:
    name = Release.objects.get().name
    for file in FILES:
        answer = Client().get(f"/open/{file}")
        assert (answer.status_code, len(answer.cookies)) == (200, 0)
        again = Client().get(f"/open/releases/{name}/{file}", headers={"If-None-Match": answer.headers["ETag"]})
        assert again.status_code == 304
    assert Client().get("/open/basis.json.gz").status_code == 404
    assert Client().get(f"/open/releases/{name}/basis.json.gz").status_code == 404


def test_a_site_withheld_since_is_gone_from_the_pages_at_once(published: Path) -> None:
    withhold(area="V-1", reason="safety", level="area", from_day=0, review_day=_soon(), by=SYSTEM)
    assert Client().get("/open/sites/V-1").status_code == 404
    assert "V-1" not in Client().get("/open/sites/").content.decode()
    assert "/open/sites/V-1" not in Client().get("/open/map").content.decode()
    assert Client().get("/open/production.csv").status_code == 410
    release(day=day("2026-11-20"), by=SYSTEM)
    assert Client().get("/open/production.csv").status_code == 200
    assert Client().get("/open/releases/2026-06/production.csv").status_code == 410


def test_programs_read_releases_until_one_names_what_is_withheld(published: Path) -> None:
    browser = reader("company", organisation="PROC-1")
    (listed,) = read(browser, "releases")["releases"]
    told = read(browser, f"releases/{listed['name']}")
    assert {file["name"] for file in told["files"]} == set(FILES)
    assert not told["closed"]
    for file in told["files"]:
        body = b"".join(Client().get(file["address"]).streaming_content)  # type: ignore[attr-defined]
        assert (sha256(body).hexdigest(), len(body)) == (file["sha256"], file["bytes"])
    withhold(area="V-1", reason="safety", level="area", from_day=0, review_day=_soon(), by=SYSTEM)
    closed = read(browser, f"releases/{listed['name']}")
    assert closed["closed"]
    assert {file["address"] for file in closed["files"]} == {None}
    release(day=day("2026-11-20"), by=SYSTEM)
    first = read(browser, "releases?limit=1")
    assert first["next"] is not None
    assert read(browser, f"releases?before={first['next']}") == {"releases": [listed], "next": None}


def _soon() -> int:
    return clock.today() + 90


def test_nothing_is_found_before_the_first_release(db: None) -> None:
    create_user(email="first@example.org", role="clerk")
    assert Client().get("/open/").status_code == 200
    for address in ("/open/sites/", "/open/map", "/open/sites.csv"):
        assert Client().get(address).status_code == 404


def test_the_secretariat_withholds_reviews_ends_and_releases(published: Path, secretary: Client) -> None:
    soon = from_day(_soon()).isoformat()
    form = {"area": "V-1", "reason": "commercial", "level": "area", "from_day": "2026-01-01", "review_day": soon}
    assert secretary.post("/publication/withhold", form).status_code == 422
    assert secretary.post("/publication/withhold", form | {"reason": "safety"}).status_code == 302
    decision = Withholding.objects.get()
    desk = secretary.get("/publication/").content.decode()
    assert "names what is withheld since: V-1" in desk
    later = from_day(_soon() + 30).isoformat()
    assert (
        secretary.post(f"/publication/decisions/{decision.seq}", {"review": "1", "review_day": later}).status_code
        == 302
    )
    answer = secretary.post("/publication/release", {"until": "2026-06"}, follow=True)
    assert "Release 2026-06.2" in answer.content.decode()
    assert secretary.get("/publication/releases/2026-06.2?format=csv").status_code == 200
    assert secretary.post(f"/publication/decisions/{decision.seq}", {"restore": "1"}).status_code == 302
    assert Withholding.objects.get().ended_by is not None


def test_the_desk_sets_terms_with_a_decimal_comma(published: Path, secretary: Client) -> None:
    secretary.cookies["django_language"] = "fr"
    form = {
        "production_delay": "4", "sites_delay": "3", "least_bags": "5", "least_kg": "200,5", "least_sites": "2",
        "step": "0,05", "licence": "CC BY 4.0", "licence_url": "https://example.org/by", "from_day": "2026-01-01",
    }  # fmt: skip
    assert secretary.post("/publication/terms", form).status_code == 302
    assert secretary.get("/publication/terms").status_code == 200
    assert "200,5" in secretary.get("/publication/terms").content.decode()
