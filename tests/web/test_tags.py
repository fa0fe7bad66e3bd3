"""The page that says where tags and logbooks are."""

from pathlib import Path

import pytest

from chanzo.field.services.imports import import_files
from chanzo.traceability.views.tags import COUNTED, ROWS

from .conftest import SignIn
from .programme import written

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


def test_of_many_ranges_the_page_counts_those_it_shows_and_the_file_all(
    signed_in: SignIn, programme: object, tmp_path: Path
) -> None:
    moves = "".join(
        f"allocate,mine,{n}00,{n}09,2025-12-01,HOLDER-{n % 2},S-1\n" for n in range(1000, 1000 + COUNTED + 1)
    )
    header = "action,type,first,last,date,holder,site\n"
    bag = "page,line,date,site,tag,mineral,weight_kg\nP-8,1,2026-01-05,S-1,100001,cassiterite,40\n"
    import_files(written(tmp_path, tag_movements=header + moves, mine_log=bag), by="test", backfill=True)
    client = signed_in("clerk")
    page = client.get("/tags/", {"type_": "mine"}).content.decode()
    assert "Choose a holder, a site or a type" in page
    assert f"The first {ROWS} rows are shown" in page
    rows = csv_of(client.get("/tags/", {"type_": "mine", "format": "csv"}))
    assert [row.split(",")[-2:] for row in rows if row.startswith("Mine tags,100000,")] == [["1", "9"]]
    assert "Choose a holder, a site or a type" not in client.get("/tags/", {"holder": "HOLDER-1"}).content.decode()
