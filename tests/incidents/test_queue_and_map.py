"""The queue and its filters, the map, the search, the list of categories."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from chanzo.incidents.models import Incident
from chanzo.incidents.services.opening import Account, open_incident, report_alert
from chanzo.people.models import User
from tests.web.conftest import signed_in

from .conftest import MANAGER
from .test_record_pages import ACCOUNT

__all__ = ["signed_in"]
pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]


def test_the_queue_is_filtered_and_its_files_hold_the_same(programme: object, signed_in: SignIn) -> None:
    one = open_incident(account=Account("bribery", level=1, site="S-1", texts={"summary": "x"}), by=MANAGER)
    two = report_alert(account=Account("tax", site="S-2", texts={"summary": "x"}), by=MANAGER)
    browser = signed_in("incident_manager")
    me = User.objects.get(role="incident_manager")
    three = open_incident(account=Account("other", area="province:South", texts={"summary": "x"}), by=me.actor)
    for query, found in (
        ("", {one, two, three}),
        ("level=1", {one}),
        ("category=tax", {two}),
        ("province=South", {two, three}),
        ("state=alert", {two}),
        ("age=30", {one, two, three}),
        ("age=over", set()),
        (f"handler={me.person_id}", {three}),
        ("site=s-1", {one}),
    ):
        answer = browser.get(f"/incidents/?{query}&format=csv")
        text = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
        assert {number for number in (one, two, three) if number in text.decode()} == found, query
    assert browser.get("/incidents/?age=x").status_code == 422
    assert "handler" not in signed_in("official", areas=["province:North"]).get("/incidents/").content.decode()


def test_the_map_draws_what_is_known_and_no_more_exactly(programme: object, signed_in: SignIn) -> None:
    point = {"latitude_udeg": -2_512_345, "longitude_udeg": 27_812_345, "precision_m": 20}
    number = open_incident(
        account=Account("bribery", texts={"summary": "x"}, area="province:North", **point), by=MANAGER
    )  # type: ignore[arg-type]
    for role in ("incident_manager", "official"):
        mine = {"areas": ["province:North"]} if role == "official" else {}
        text = signed_in(role, **mine).get("/incidents/map").content.decode()
        assert f'href="/incidents/{number}"' in text
        drawn = re.search(rf'href="/incidents/{number}" transform="translate\((\d+) (\d+)\)"', text)
        assert drawn
        where = (int(drawn[1]), int(drawn[2]))
        # In thousandths of a degree from 8° E and 15° N: the team sees it within its 20 m, others in a cell of 10 km.
        exact = (19_812, 17_512)
        assert (max(abs(a - b) for a, b in zip(where, exact, strict=True)) <= 1) == (role == "incident_manager")
        assert max(abs(a - b) for a, b in zip(where, exact, strict=True)) <= 50
    assert (
        f"/incidents/{number}" not in signed_in("company", organisation="NEG-1").get("/incidents/map").content.decode()
    )


def test_an_incident_is_found_by_its_number_however_it_is_written(programme: object, signed_in: SignIn) -> None:
    number = open_incident(account=ACCOUNT, by=MANAGER)
    browser = signed_in("incident_manager")
    area, year, at = number.split("-")
    for written in (number, number.lower(), f"{area} {year} {int(at)}", f"{area.lower()}{year}/{int(at)}"):
        answer = browser.get("/search", {"q": written}, follow=True)
        text = answer.content.decode()
        assert f'href="/incidents/{number}"' in text or answer.request["PATH_INFO"] == f"/incidents/{number}", written


def test_the_categories_are_kept_on_their_page(programme: object, signed_in: SignIn) -> None:
    keeper, page = signed_in("secretariat"), "/incidents/categories"
    given = {"form": "add", "code": "river_mining", "label": "Mining in a river", "label_fr": "Exploitation en rivière",
             "suspends": "on", "first": "2026-01-01"}  # fmt: skip
    assert signed_in("incident_manager").post(page, given).status_code == 403
    assert keeper.post(page, given | {"label_fr": ""}).status_code == 422
    assert keeper.post(page, given).status_code == 302
    assert keeper.post(page, given).status_code == 422
    number = open_incident(account=Account("river_mining", site="S-1", texts={"summary": "x"}), by=MANAGER)
    for language, word in (("en", "Mining in a river"), ("fr", "Exploitation en rivière")):
        browser = signed_in("incident_manager", language=language)
        for shown in ("/incidents/", f"/incidents/{number}", "/incidents/statistics", f"/search?q={number[:6]}", page):
            assert word in browser.get(shown).content.decode(), shown
    assert keeper.post(page, {"form": "end", "category": "river_mining", "last": "2026-01-31"}).status_code == 302
    assert Incident.objects.get().category == "river_mining"
