"""Organisations with dated names."""

import pytest

from chanzo.people.models import Alias, Organisation, OrganisationName
from chanzo.people.queries import organisation_called, organisation_on
from chanzo.people.rules import name_on
from chanzo.people.types import DatedName

OLD, NEW = DatedName(1, None, "Service A"), DatedName(2, 100, "Service B")


@pytest.mark.parametrize(("day", "name"), [(99, OLD), (100, NEW), (500, NEW)])
def test_a_service_is_called_by_the_name_of_the_day(day: int, name: DatedName) -> None:
    assert name_on([NEW, OLD], day) == name


def test_before_its_first_name_an_organisation_bears_it_already() -> None:
    assert name_on([NEW], 5) == NEW
    assert name_on([], 5) is None


@pytest.mark.django_db
def test_an_organisation_is_found_by_any_of_its_names() -> None:
    here = Organisation.objects.create(code="Org-1", folded="ORG-1", name="Service B", version=2)
    OrganisationName.objects.create(version=1, code="Org-1", name="Service A", folded="SERVICE A")
    OrganisationName.objects.create(version=2, code="Org-1", name="Service B", folded="SERVICE B", from_day=100)
    for name in ("SERVICE A", "SERVICE B"):
        Alias.objects.create(id=f"1/{name}", version=1, folded=name, code="Org-1")
    assert organisation_called("org-1") == organisation_called("Sérvice  a") == here
    assert organisation_called("Service C") is None
    found = organisation_on("Org-1", 99)
    assert found is not None
    assert found.name == "Service A"
