"""Sites found by any name they were ever given, and what holds for them."""

import pytest

from chanzo.people.scopes import EVERYTHING, Scope
from chanzo.sites.models import Site, SiteAlias, SiteStatus, SiteVersion, Suspension
from chanzo.sites.queries.standing import site_called, sites_in, standing_on

pytestmark = pytest.mark.django_db


def a_site(code: str, means: str = "", province: str = "Maniema", territory: str = "Punia") -> Site:
    return Site.objects.create(
        code=code, folded=code.upper(), means=means or code, name=f"Site {code}", province=province,
        territory=territory, version=1,
    )  # fmt: skip


def test_a_site_is_found_by_code_alias_and_old_code() -> None:
    new, old = a_site("S-2"), a_site("S-1", means="S-2")
    SiteAlias.objects.create(id="1/KALIMA", version=1, folded="KALIMA", code="S-1")
    assert site_called("s-2") == new
    assert site_called(" s-1 ") == new
    assert site_called("Kálima") == new
    assert site_called("unheard of") is None
    assert old.means == new.code


def test_a_name_of_two_sites_means_neither() -> None:
    a_site("S-1")
    a_site("S-2")
    for code in ("S-1", "S-2"):
        SiteAlias.objects.create(id=f"{code}/MINE", version=1, folded="MINE", code=code)
    assert site_called("mine") is None


def test_a_scope_with_areas_lists_its_sites_only() -> None:
    a_site("S-1")
    a_site("S-2", province="Sud-Kivu")
    assert [s.code for s in sites_in(EVERYTHING)] == ["S-1", "S-2"]
    assert [s.code for s in sites_in(Scope(areas=frozenset({"province:SUD-KIVU"})))] == ["S-2"]


def test_the_standing_of_a_site_on_a_day() -> None:
    site = a_site("S-1")
    SiteVersion.objects.create(version=1, code="S-1", name="x", from_day=10, capacity_low_g=1, capacity_high_g=2)
    SiteStatus.objects.create(version=2, site="S-1", scheme="programme", status="integrated", from_day=10)
    Suspension.objects.create(version=3, area="territory:PUNIA", from_day=12)
    before, after = standing_on(site, 11), standing_on(site, 12)
    assert after.capacity is not None
    assert after.capacity.capacity_high_g == 2
    assert after.statuses["programme"] is not None
    assert after.statuses["icglr"] is None
    assert not before.interruptions
    assert [i.area for i in after.interruptions] == ["territory:PUNIA"]
