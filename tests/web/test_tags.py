"""The page that says where tags and logbooks are."""

import pytest

from .conftest import SignIn

pytestmark = pytest.mark.django_db


def csv_of(answer) -> list[str]:
    return b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()


def test_a_clerk_sees_ranges_by_day_and_takes_them_to_a_spreadsheet(signed_in: SignIn, programme):
    client = signed_in("clerk")
    answer = client.get("/tags/", {"on": "2027-01-01", "type_": "mine"})
    assert answer.status_code == 200
    assert "first" in csv_of(client.get("/tags/", {"on": "2027-01-01", "format": "csv"}))[0]
    assert client.get("/tags/", {"on": "no day"}).status_code == 422


def test_a_company_sees_no_range_of_another(signed_in: SignIn, programme):
    client = signed_in("company", organisation="NOBODY-1")
    assert len(csv_of(client.get("/tags/", {"format": "csv"}))) == 1
