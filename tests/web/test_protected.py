"""Protected areas on pages: a layer is looked at and loaded, disagreement is shown, what was seen is recorded."""

import json
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from chanzo.field.services.imports import import_files
from chanzo.people.services import create_token, create_user
from chanzo.places.models import Area, Layer
from chanzo.places.queries.layers import current_layers
from chanzo.places.services.outlines import outlines_of
from chanzo.sites.models import Observation
from tests.people.second_factors import with_second_factor
from tests.sites.layers import a_box, a_feature, loaded
from tests.web.programme import written

from .areas import named_in_areas
from .conftest import SignIn

pytestmark = pytest.mark.django_db
PARK = a_feature("Made-up Park", a_box(28.4, -2.6, 28.6, -2.4))
SITES = "site,name,country,province,territory,latitude,longitude\nS-1,One,CD,North,Hill,-2.5,28.5\n"


def a_file(*features: object) -> SimpleUploadedFile:
    document = {"type": "FeatureCollection", "features": list(features)}
    return SimpleUploadedFile("Mme X.geojson", json.dumps(document).encode())


SAID = {"name": "Parks", "source": "An agency", "licence": "CC0", "dated": "2026-01-31"}


def test_a_layer_is_looked_at_before_it_is_loaded(tmp_path: Path, signed_in: SignIn) -> None:
    import_files(written(tmp_path, sites=SITES), by="test")
    browser = signed_in("secretariat")
    line = a_feature("A road", geometry={"type": "LineString", "coordinates": [[28, -2], [29, -2]]})
    shown = browser.post("/protected/load", SAID | {"file": a_file(PARK, line)})
    page = shown.content.decode()
    assert shown.status_code == 200
    assert Layer.objects.count() == 0
    assert "Nothing is loaded yet" in page
    assert "It is a line, not an area." in page
    assert ">S-1<" in page
    done = browser.post("/protected/load", {"looked_at": shown.context["token"]}, follow=True)
    assert "The layer is loaded. 1 site stands otherwise than before." in done.content.decode()
    assert list(Layer.objects.values_list("name", "areas", "refused")) == [("Parks", 1, 1)]
    assert "Made-up Park" in browser.get("/sites/S-1").content.decode()


def test_a_token_of_ones_own_making_loads_nothing(signed_in: SignIn) -> None:
    assert signed_in("secretariat").post("/protected/load", {"looked_at": "made:up"}).status_code == 404
    assert Layer.objects.count() == 0


def test_what_is_no_layer_says_so_beside_the_field(signed_in: SignIn) -> None:
    shown = signed_in("secretariat").post(
        "/protected/load", SAID | {"file": SimpleUploadedFile("a.zip", b"PK\x03\x04")}
    )
    assert shown.status_code == 422
    assert "The zip cannot be opened" in shown.content.decode()


def test_two_layers_that_disagree_are_both_on_the_sites_page_with_source_and_date(
    tmp_path: Path, signed_in: SignIn
) -> None:
    import_files(written(tmp_path, sites=SITES), by="test")
    loaded(tmp_path, PARK)
    loaded(tmp_path, a_feature("Parc inventé", a_box(28.6, -2.6, 28.8, -2.4)), layer="Agency")
    page = signed_in("verifier").get("/sites/S-1").content.decode()
    for told in ("Disputed", "Made-up Park", "Parc inventé", "Parks", "Agency", "An agency", "1 Jan 2026"):
        assert told in page
    sent = signed_in("verifier").get("/protected/sites?format=csv")
    listed = b"".join(sent.streaming_content).decode()  # type: ignore[attr-defined]
    assert "S-1,One,Hill,North,disputed,Made-up Park,0,Parks,Agency" in listed


def test_a_withdrawn_version_stays_with_its_reason(tmp_path: Path, signed_in: SignIn) -> None:
    done = loaded(tmp_path, PARK)
    assert done.layer is not None
    browser = signed_in("admin")
    browser.post(f"/protected/layers/Parks/{done.layer.seq}/withdraw", {"reason": "The wrong country"})
    page = browser.get("/protected/layers/Parks").content.decode()
    assert "No version of this layer counts now." in page
    assert "Withdrawn: The wrong country" in page


def test_an_observation_is_recorded_where_its_officer_may(tmp_path: Path, signed_in: SignIn) -> None:
    import_files(written(tmp_path, sites=SITES), by="test")
    loaded(tmp_path, PARK)
    said = {"sort": "mining", "day": "2026-02-01", "what": "Two shafts.", "latitude": "-2,5", "longitude": "28,5"}
    away = signed_in("field_officer", areas=["province:South"])
    assert away.post("/protected/observations/new", said).status_code == 422
    desk = signed_in("clerk", language="fr")
    assert desk.post("/protected/observations/new", said | {"area": "Made-up Park"}).status_code == 302
    seen = Observation.objects.get()
    assert (seen.area, seen.longitude_udeg, seen.latitude_udeg) == ("Made-up Park", 28_500_000, -2_500_000)
    assert away.get(f"/protected/observations/{seen.seq}").status_code == 404
    layer = Layer.objects.get()
    assert "Exploitation minière" in desk.get(f"/protected/areas/{layer.seq}/1").content.decode()


def test_outlines_lost_from_the_table_are_read_again_from_the_kept_file(tmp_path: Path) -> None:
    loaded(tmp_path, PARK)
    Area.objects.all().delete()
    (layer,) = current_layers()
    assert [outline.name for outline in outlines_of(layer)] == ["Made-up Park"]
    assert Area.objects.count() == 1


def test_an_area_is_found_by_its_name_and_programs_read_the_check(tmp_path: Path, signed_in: SignIn) -> None:
    import_files(written(tmp_path, sites=SITES + "S-2,Two,CD,South,Hill,-2.5,28.7\n"), by="test")
    loaded(tmp_path, PARK)
    assert "Made-up Park" in signed_in("verifier").get("/search?q=made-up").content.decode()
    user = create_user(email="program@example.org", role="official", areas=["province:North"])
    with_second_factor(user)
    told = {"authorization": f"Bearer {create_token(email=user.email)}"}
    (row,) = Client().get("/api/v1/protected", headers=told).json()
    assert row == {
        "site": "S-1", "layer": "Parks", "version": 1, "inside": True, "area": "Made-up Park", "distance_km": 0.0
    }  # fmt: skip


def test_what_is_told_in_confidence_is_not_read_in_the_ledger_either(tmp_path: Path, signed_in: SignIn) -> None:
    import_files(written(tmp_path, sites=SITES + "S-2,Two,CD,South,Hill,,\n"), by="test")
    words = named_in_areas(tmp_path)
    address = f"/records/{words['told in confidence']}"
    assert "Skins." not in signed_in("auditor").get(address).content.decode()
    assert "Skins." in signed_in("verifier").get(address).content.decode()
