"""Files sent on the page: rehearsed, imported, given back with verdicts, undone."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from chanzo.field.models import ImportBatch
from chanzo.field.services import incoming
from chanzo.field.services.incoming import safe_name
from chanzo.ledger.queries import head_of_ledger
from chanzo.traceability.models import Lot

from .conftest import SignIn
from .programme import TABLES

BAD = TABLES["mine_log"] + "P-3,1,31/02/2026,S-1,TP-1,0102,cassiterite,20,T1,NEG-1,=cmd\n"


def sent(browser: Client, text: str = BAD, name: str = "mine_log.csv", **more: str):
    return browser.post("/imports/new", {"files": SimpleUploadedFile(name, text.encode()), **more})


def waiting() -> list[Path]:
    place = Path(settings.HOME) / incoming.FOLDER
    return list(place.iterdir()) if place.is_dir() else []


def test_a_rehearsal_records_nothing_and_can_be_made_true(db: None, signed_in: SignIn) -> None:
    browser = signed_in("clerk")
    shown = sent(browser, rehearsal="on", backfill="on")
    page = shown.content.decode()
    assert shown.status_code == 200
    assert "Nothing was recorded" in page
    assert "DATE_IMPOSSIBLE" in page
    assert (head_of_ledger(), ImportBatch.objects.count(), Lot.objects.count()) == (0, 0, 0)
    confirm = shown.context["confirm"].initial
    taken = browser.post("/imports/confirm", confirm, follow=True)
    assert taken.redirect_chain == [("/imports/taken", 302)]
    batch = ImportBatch.objects.get()
    assert (batch.created, batch.refused, batch.backfill) == (5, 1, True)
    assert f"/imports/{batch.pk}" in taken.content.decode()
    assert not waiting()


def test_files_sent_once_are_not_imported_twice(db: None, signed_in: SignIn) -> None:
    browser = signed_in("clerk")
    confirm = sent(browser, rehearsal="on").context["confirm"].initial
    browser.post("/imports/confirm", confirm)
    again = browser.post("/imports/confirm", confirm)
    assert again.status_code == 422
    assert "wait here no longer" in again.content.decode()
    assert ImportBatch.objects.count() == 1
    assert browser.post("/imports/confirm", {"token": "../../etc"}).status_code == 422


def test_the_page_of_an_import_says_why_rows_were_refused(db: None, signed_in: SignIn) -> None:
    browser = signed_in("clerk", language="fr")
    sent(browser)
    page = browser.get(f"/imports/{ImportBatch.objects.get().pk}").content.decode()
    assert "31/02/2026" in page
    assert "DATE_IMPOSSIBLE" in page


def test_the_file_comes_back_with_a_verdict_on_each_row(db: None, signed_in: SignIn) -> None:
    browser = signed_in("clerk")
    sent(browser)
    batch = ImportBatch.objects.get().pk
    answer = browser.get(f"/imports/{batch}/annotated")
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{batch}-mine_log.csv"'
    rows = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert rows[0].endswith(",verdict,reason")
    assert [row.split(",")[11] for row in rows[1:]] == ["new"] * 5 + ["refused"]
    assert "'=cmd" in rows[6]


def test_an_import_is_undone_after_asking(programme: object, signed_in: SignIn) -> None:
    browser = signed_in("clerk")
    batch = ImportBatch.objects.get(table="export_log")
    assert "Keep it" in browser.get(f"/imports/{batch.pk}/undo").content.decode()
    assert Lot.objects.filter(kind="export").exists()
    done = browser.post(f"/imports/{batch.pk}/undo", follow=True)
    assert "is undone: 2 lines voided" in done.content.decode()
    assert not Lot.objects.filter(kind="export").exists()
    assert browser.post(f"/imports/{batch.pk}/undo").status_code == 404


def test_a_file_too_large_for_a_page_is_told_where_to_go(db: None, signed_in: SignIn) -> None:
    answer = sent(signed_in("clerk"), "x" * (6 * 2**20))
    assert answer.status_code == 413
    assert "command line" in answer.content.decode()
    assert not waiting()


@pytest.mark.parametrize(
    ("name", "text"), [("tags.exe", "MZ\0\0"), ("mine_log.xlsx", "not a workbook"), ("x.csv", "a")]
)
def test_what_is_no_table_is_refused_whole(name: str, text: str, db: None, signed_in: SignIn) -> None:
    answer = sent(signed_in("clerk"), text, name, rehearsal="on")
    assert answer.status_code == 200
    assert "Not taken" in answer.content.decode()


def test_nothing_sent_is_said_so(db: None, signed_in: SignIn) -> None:
    assert signed_in("clerk").post("/imports/new", {}).status_code == 422


@pytest.mark.parametrize("name", ["../../etc/passwd", "..", "a\0b.csv", "C:\\x\\mine_log.csv", "é" * 400 + ".csv", ""])
def test_a_name_never_leads_to_another_place(name: str, tmp_path: Path) -> None:
    safe = safe_name(name)
    assert (tmp_path / safe).resolve().parent == tmp_path.resolve()
    assert 0 < len(safe) <= incoming.LONGEST_NAME


@pytest.mark.parametrize("name", ["鉱" * 200 + ".csv", "é" * 300, "a." + "b" * 300, ".csv"])
def test_a_long_name_is_cut_to_what_a_file_system_takes(name: str) -> None:
    assert 0 < len(safe_name(name).encode()) <= 255


def test_a_page_behind_what_is_no_number_is_the_first(db: None, signed_in: SignIn) -> None:
    browser = signed_in("clerk")
    sent(browser)
    number = ImportBatch.objects.get().pk
    for behind in ("²", "x", "-1", "9" * 299):
        for page in ("/imports/", f"/imports/{number}"):
            assert browser.get(page, {"after": behind}).status_code == 200, (page, behind)
