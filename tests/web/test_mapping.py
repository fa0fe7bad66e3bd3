"""Saying which column is which: what is chosen stays, is looked at at once, and decides how the file is taken."""

import pytest
from django.test import Client

from chanzo.field.models import Delivery, ImportBatch, SavedProfile
from chanzo.traceability.models import Lot

from .conftest import SignIn
from .desk import imported, sent
from .programme import SCRIPT

# Nobody could tell what the columns of this sheet are.
STRANGE = f"""Feuille;Rang;Quand;Ou;Numero du sceau;Quoi;Combien;Obs {SCRIPT}
P-1;1;05/01/2026;S-1;0100;cassitérite;40,5;{SCRIPT}
P-1;2;06/01/2026;S-1;0101;cassitérite;?;
"""
MEANT = {"0": "page", "1": "line", "2": "date", "3": "site", "4": "tag", "5": "mineral", "6": "weight_kg", "7": ""}


def chosen(table: str = "mine_log", seen: str = "mine_log", order: str = "", **changes: str) -> dict[str, str]:
    columns = {f"column-{place}": column for place, column in (MEANT | changes).items()}
    return {"table": table, "seen": seen, "order": order, **columns}


@pytest.fixture
def browser(signed_in: SignIn) -> Client:
    return signed_in("clerk")


@pytest.fixture
def at(browser: Client) -> str:
    """Where the strange sheet is mapped."""
    return sent(browser, STRANGE, "cahier.csv") + "/0/0"


def waiting_of(at: str) -> str:
    return at.rsplit("/", 2)[0]


def test_a_sheet_that_nobody_recognises_is_mapped_and_imported(browser: Client, at: str) -> None:
    assert "Not a table yet" in browser.get(at).content.decode()
    table = browser.post(at, chosen(seen=""))
    assert "weight_kg" in table.content.decode()
    looked = browser.post(at, chosen()).content.decode()
    assert "2 rows can be imported" in looked
    assert "40.5 kg" in looked
    assert "unreadable" in looked
    kept = browser.post(at, chosen() | {"act": "keep"})
    assert kept.headers["Location"] == waiting_of(at)
    imported(browser, waiting_of(at))
    batch = ImportBatch.objects.get()
    assert (batch.table, batch.created, batch.refused) == ("mine_log", 2, 0)
    assert sorted(Lot.objects.values_list("mass_g", flat=True), key=str) == [40500, None]


def test_a_mapping_that_does_not_fit_yet_stays_as_it_was_chosen(browser: Client, at: str) -> None:
    browser.post(at, chosen(seen=""))
    answer = browser.post(at, chosen(**{"6": "", "7": "agent"}))
    page = answer.content.decode()
    assert "needs the columns weight_kg" in page
    values = {pair["column"].place: pair["value"] for pair in answer.context["pairs"]}
    assert (values[4], values[6], values[7]) == ("tag", "", "agent")
    again = {pair["column"].place: pair["value"] for pair in browser.get(at).context["pairs"]}
    assert again == values


def test_two_columns_cannot_be_the_same_and_neither_choice_is_lost(browser: Client, at: str) -> None:
    browser.post(at, chosen(seen=""))
    answer = browser.post(at, chosen(**{"7": "weight_kg"}))
    assert answer.status_code == 422
    assert "cannot both be weight_kg" in answer.content.decode()
    values = {pair["column"].place: pair["value"] for pair in answer.context["pairs"]}
    assert values[6] == values[7] == "weight_kg"


def test_another_table_starts_with_what_is_recognised(browser: Client) -> None:
    at = (
        sent(browser, "page,line,date,site,tag,mineral,weight_kg\nP,1,2026-01-05,S-1,0100,coltan,4\n", "x.csv") + "/0/0"
    )
    answer = browser.post(at, {"table": "stock_counts", "seen": "mine_log", "column-0": "page"})
    columns = Delivery.objects.get().sheets[0][0]["columns"]
    assert {c["header"]: c["column"] for c in columns if c["column"]} == {
        "date": "date", "site": "site", "tag": "tag", "mineral": "mineral", "weight_kg": "weight_kg"
    }  # fmt: skip
    assert "needs the columns" in answer.content.decode()


def test_a_mapping_is_saved_as_a_profile_and_reads_the_next_file(browser: Client, at: str) -> None:
    browser.post(at, chosen(seen=""))
    assert "Give the profile a name" in browser.post(at, chosen() | {"act": "profile"}).content.decode()
    browser.post(at, chosen() | {"act": "profile", "name": "Cahier du Nord"})
    assert SavedProfile.objects.get().pk == "Cahier du Nord"
    twice = browser.post(at, chosen() | {"act": "profile", "name": "Cahier du Nord"})
    assert "profile of that name" in twice.content.decode()
    assert browser.post(at, chosen() | {"act": "profile", "name": "Cahier du Nord", "replace": "on"}).status_code == 200
    next_month = STRANGE.replace("P-1", "P-2").replace("010", "020")
    imported(browser, sent(browser, next_month, "suite.csv", profile="Cahier du Nord"))
    assert ImportBatch.objects.get().created == 2


def test_dates_with_the_month_first_are_read_once_a_person_says_so(browser: Client) -> None:
    text = "page,line,date,site,tag,mineral,weight_kg\nP,1,01/25/2026,S-1,0100,coltan,4\n"
    at = sent(browser, text, "mine_log.csv") + "/0/0"
    assert "month first" in browser.get(at).content.decode()
    names = ["page", "line", "date", "site", "tag", "mineral", "weight_kg"]
    columns = {f"column-{place}": name for place, name in enumerate(names)}
    page = browser.post(at, {"table": "mine_log", "seen": "mine_log", "order": "month", **columns}).content.decode()
    assert "25 Jan 2026" in page


def test_recognition_is_asked_for_again(browser: Client) -> None:
    text = "page,line,date,site,tag,mineral,weight_kg\nP,1,2026-01-05,S-1,0100,coltan,4\n"
    at = sent(browser, text, "mine_log.csv") + "/0/0"
    browser.post(at, {"table": "mine_log", "seen": "mine_log", "column-0": "page", "column-1": "line"})
    assert Delivery.objects.get().sheets[0][0]["refused"][0] == "FILE_COLUMNS_MISSING"
    browser.post(at, {"act": "forget"})
    assert Delivery.objects.get().sheets[0][0]["refused"] is None


def test_what_a_file_holds_is_shown_as_text(browser: Client, at: str) -> None:
    browser.post(at, chosen(seen=""))
    for page in (at, waiting_of(at)):
        text = browser.get(page).content.decode()
        assert SCRIPT not in text
        assert "&lt;script&gt;" in text


def test_a_sheet_that_is_not_there_is_not_found(browser: Client, at: str) -> None:
    waiting = waiting_of(at)
    assert {browser.get(f"{waiting}/{place}").status_code for place in ("1/0", "0/7", "99999999999999999999/0")} == {
        404
    }
