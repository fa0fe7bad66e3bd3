"""A finding on a number that bags of several holders bear is each one's, and each reads its own part."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection

from chanzo.findings.models import Bearer, Finding
from chanzo.findings.queries import as_read, visible_to
from chanzo.people.scopes import EVERYTHING, Scope

from .test_handling import a_finding, judged

pytestmark = pytest.mark.django_db


def of_two(subject: str = "0410", site: str = "S-2") -> dict:
    """A finding on one bag of NEG-1 and another of NEG-2."""
    told = a_finding(subject)
    (first,) = told["cases"]
    second = {"day": 20_460, "site": site, "page": "P-2", "organisation": "NEG-2", "agent": "AG-2"}
    facts = {**first["facts"], "mass_g": 300_000, "place": "P-2/1"}
    return told | {"cases": [first, {**first, **second, "facts": facts}]}


def seen_by(organisation: str, *sites: str) -> list[Finding]:
    scope = Scope(organisations=frozenset({organisation}) if organisation else frozenset())
    return list(as_read(visible_to(scope, sites).order_by("id"), scope, sites))


def test_each_holder_and_each_site_sees_it_and_nobody_else():
    judged([of_two()])
    assert [len(seen_by(*who)) for who in (("NEG-1",), ("NEG-2",), ("", "S-2"), ("NEG-3", "S-9"))] == [1, 1, 1, 0]
    (mine,) = seen_by("NEG-2")
    assert (mine.site, mine.page, mine.day, mine.organisation, mine.agent) == ("S-2", "P-2", 20_460, "NEG-2", "")
    assert ("300000" in mine.facts, "260000" in mine.facts) == (True, False)
    (other,) = seen_by("NEG-1")
    assert '{"place":"P-2/1"}' in other.facts
    (whole,) = as_read(Finding.objects.all(), EVERYTHING, ())
    assert all(grams in whole.facts for grams in ("260000", "300000"))


def test_a_finding_that_becomes_one_holder_s_is_no_longer_the_other_s():
    judged([of_two()])
    judged(changed=[a_finding()])
    assert seen_by("NEG-2") == []
    assert not Bearer.objects.exists()


def test_an_existing_database_learns_whose_its_findings_are():
    judged([of_two(), of_two("0500"), a_finding("0600")])
    judged(changed=[of_two("0500", site="S-3")], cleared=["WEIGHT:tag:0410"])
    known = list(Bearer.objects.order_by("id").values())
    assert {row["finding"] for row in known} == {"WEIGHT:tag:0410", "WEIGHT:tag:0500"}
    Bearer.objects.all().delete()
    import_module("chanzo.findings.migrations.0002_bearer").fill(apps, SimpleNamespace(connection=connection))
    assert list(Bearer.objects.order_by("id").values()) == known
