"""Files sent on the page: seen, rehearsed, imported, given back with verdicts, undone, found again."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from chanzo.field.models import Delivery, ImportBatch, Job
from chanzo.field.services import deliveries, incoming
from chanzo.field.services.incoming import safe_name
from chanzo.ledger.queries import head_of_ledger
from chanzo.traceability.models import Lot

from .conftest import SignIn
from .desk import files_waiting, imported, last_job, rehearsed, sent
from .programme import SCRIPT, TABLES


def test_sending_shows_how_the_file_is_read_and_records_nothing(db: None, signed_in: SignIn) -> None:
    browser = signed_in("clerk")
    page = browser.get(sent(browser)).content.decode()
    assert "mine_log" in page
    assert "40.0 kg" in page
    assert "5 Jan 2026" in page
    assert (head_of_ledger(), ImportBatch.objects.count(), Job.objects.count()) == (0, 0, 0)


def test_a_rehearsal_records_nothing_and_can_be_made_true(db: None, signed_in: SignIn) -> None:
    browser = signed_in("clerk")
    waiting = sent(browser, backfill="on")
    page = rehearsed(browser, waiting).content.decode()
    assert "Nothing was recorded" in page
    assert "DATE_IMPOSSIBLE" in page
    assert "is no day of the calendar" in page
    assert (head_of_ledger(), ImportBatch.objects.count(), Lot.objects.count()) == (0, 0, 0)
    result = imported(browser, waiting).content.decode()
    batch = ImportBatch.objects.get()
    assert (batch.created, batch.refused, batch.backfill) == (5, 1, True)
    assert f"/imports/{batch.pk}" in result
    assert waiting.rpartition("/")[2] not in files_waiting()


def test_a_rehearsal_foretells_the_findings_of_the_import(db: None, signed_in: SignIn) -> None:
    browser = signed_in("clerk")
    waiting = sent(browser)
    rehearsed(browser, waiting)
    foretold = last_job().result
    imported(browser, waiting)
    happened = last_job().result
    assert foretold["findings"] == happened["findings"] != {}
    assert sorted(f["id"] for f in foretold["first"]) == sorted(f["id"] for f in happened["first"])
    assert [t["brings"] for t in foretold["tables"]] == [t["brings"] for t in happened["tables"]]


def test_a_correction_is_shown_old_and_new(programme: object, signed_in: SignIn) -> None:
    browser = signed_in("clerk")
    text = TABLES["mine_log"].replace(
        "P-1,1,2026-01-05,S-1,TP-1,0100,cassiterite,40,", "P-1,1,2026-01-05,S-1,TP-1,0100,cassiterite,41.5,"
    )
    page = rehearsed(browser, sent(browser, text)).content.decode()
    assert "<del>40.0 kg</del> → <ins>41.5 kg</ins>" in page
    assert last_job().result["corrections"][0]["place"] == "P-1/1"


def test_files_sent_once_are_not_imported_twice(db: None, signed_in: SignIn) -> None:
    browser = signed_in("clerk")
    waiting = sent(browser)
    imported(browser, waiting)
    assert browser.post(f"{waiting}/import").status_code == 404
    assert ImportBatch.objects.count() == 1
    assert browser.post("/imports/waiting/../../etc/import").status_code == 404


def test_what_one_sent_is_not_found_by_another(db: None, signed_in: SignIn) -> None:
    waiting = sent(signed_in("clerk"))
    other = signed_in("verifier")
    assert {other.get(waiting).status_code, other.get(f"{waiting}/0/0").status_code} == {404}
    assert {other.post(f"{waiting}/{act}").status_code for act in ("import", "rehearse", "drop")} == {404}
    assert signed_in("auditor").get(waiting).status_code == 403


def test_the_page_of_an_import_says_why_rows_were_refused(db: None, signed_in: SignIn) -> None:
    browser = signed_in("clerk", language="fr")
    imported(browser, sent(browser))
    page = browser.get(f"/imports/{ImportBatch.objects.get().pk}").content.decode()
    assert "31/02/2026" in page
    assert "DATE_IMPOSSIBLE" in page


def test_the_file_comes_back_with_a_verdict_on_each_row(db: None, signed_in: SignIn) -> None:
    browser = signed_in("clerk")
    imported(browser, sent(browser))
    batch = ImportBatch.objects.get().pk
    answer = browser.get(f"/imports/{batch}/annotated")
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{batch}-mine_log.csv"'
    rows = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert rows[0].endswith(",verdict,reason")
    assert [row.split(",")[11] for row in rows[1:]] == ["new"] * 5 + ["refused"]
    assert "'=cmd" in rows[6]


def test_the_received_file_is_kept_and_only_ever_saved(db: None, signed_in: SignIn) -> None:
    browser = signed_in("clerk")
    text = f"{TABLES['mine_log']}{SCRIPT}"
    imported(browser, sent(browser, text, '<b>"mine_log".csv'))
    batch = ImportBatch.objects.get().pk
    answer = browser.get(f"/imports/{batch}/file")
    assert b"".join(answer.streaming_content).decode() == text
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    page = browser.get(f"/imports/{batch}").content.decode()
    assert "<b>" not in page.partition("<h1>")[2].partition("</h1>")[0]
    assert SCRIPT not in page
    assert signed_in("auditor").get(f"/imports/{batch}/file").status_code == 200
    assert signed_in("company", organisation="NEG-1").get(f"/imports/{batch}/file").status_code == 403


def test_an_account_bound_to_areas_sees_only_its_own_imports_and_jobs(db: None, signed_in: SignIn) -> None:
    bound, browser = signed_in("clerk", areas=["province:North"]), signed_in("verifier")
    rehearsed(bound, sent(bound))
    own = bound.get(f"/imports/jobs/{last_job().pk}")
    assert own.context["first"] is None
    assert "outside your areas" in own.content.decode()
    imported(browser, sent(browser))
    batch, job = ImportBatch.objects.get().pk, last_job().pk
    pages = (f"/imports/{batch}", f"/imports/{batch}/file", f"/imports/jobs/{job}", f"/imports/jobs/{job}/progress")
    assert {page: bound.get(page).status_code for page in pages} == dict.fromkeys(pages, 404)


def test_an_import_is_undone_after_asking_why(programme: object, signed_in: SignIn) -> None:
    browser = signed_in("clerk")
    batch = ImportBatch.objects.get(table="export_log")
    asked = browser.get(f"/imports/{batch.pk}/undo")
    assert "Keep it" in asked.content.decode()
    assert (asked.context["preview"].voided, asked.context["preview"].restored) == (2, 0)
    assert browser.post(f"/imports/{batch.pk}/undo", {"why": ""}).status_code == 422
    assert Lot.objects.filter(kind="export").exists()
    done = browser.post(f"/imports/{batch.pk}/undo", {"why": "Keyed from the wrong copy"}, follow=True)
    assert "2 lines voided" in done.content.decode()
    assert not Lot.objects.filter(kind="export").exists()
    assert "Keyed from the wrong copy" in browser.get(f"/imports/{batch.pk}").content.decode()
    assert browser.post(f"/imports/{batch.pk}/undo", {"why": "again"}).status_code == 404


def test_an_undo_foretells_what_it_does(programme: object, signed_in: SignIn) -> None:
    browser = signed_in("clerk")
    imported(browser, sent(browser, TABLES["mine_log"].replace(",40,T1", ",41,T1")))
    batch = ImportBatch.objects.latest("pk")
    preview = browser.get(f"/imports/{batch.pk}/undo").context["preview"]
    browser.post(f"/imports/{batch.pk}/undo", {"why": "A test"})
    assert last_job().result == {"voided": preview.voided, "restored": preview.restored, "passed": preview.passed}
    assert (preview.voided, preview.restored, preview.passed) == (1, 1, 0)


def test_an_undone_file_is_imported_again_as_it_was_mapped(programme: object, signed_in: SignIn) -> None:
    browser = signed_in("clerk")
    batch = ImportBatch.objects.get(table="export_log")
    browser.post(f"/imports/{batch.pk}/undo", {"why": "A test"})
    waiting = browser.post(f"/imports/{batch.pk}/again").headers["Location"]
    imported(browser, waiting)
    again = ImportBatch.objects.latest("pk")
    assert (again.sha256, again.created) == (batch.sha256, 2)
    assert Lot.objects.filter(kind="export").exists()


def test_a_file_too_large_for_a_page_is_told_where_to_go(db: None, signed_in: SignIn) -> None:
    answer = signed_in("clerk").post("/imports/new", "x", content_type="text/plain", CONTENT_LENGTH=str(26 * 2**20))
    assert answer.status_code == 413
    assert "command line" in answer.content.decode()
    assert Delivery.objects.count() == 0


@pytest.mark.parametrize(
    ("name", "text"), [("tags.exe", "MZ\0\0"), ("mine_log.xlsx", "not a workbook"), ("x.csv", "a"), ("x.csv", "")]
)
def test_what_is_no_table_is_refused_whole_and_stays_to_be_mapped(
    name: str, text: str, db: None, signed_in: SignIn
) -> None:
    browser = signed_in("clerk")
    if not text:
        assert browser.post("/imports/new", {"files": ""}).status_code == 422
        return
    waiting = sent(browser, text, name)
    assert "Not a table yet" in browser.get(waiting).content.decode()
    page = imported(browser, waiting).content.decode()
    assert "Not taken" in page
    assert browser.get(waiting).status_code == 200
    browser.post(f"{waiting}/drop")
    assert browser.get(waiting).status_code == 404
    assert waiting.rpartition("/")[2] not in files_waiting()


def test_nothing_sent_is_said_so(db: None, signed_in: SignIn) -> None:
    assert signed_in("clerk").post("/imports/new", {}).status_code == 422


def test_nobody_fills_the_disk_with_what_waits(db: None, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deliveries, "MOST_WAITING", 1)
    browser = signed_in("clerk")
    sent(browser)
    answer = browser.post("/imports/new", {"files": SimpleUploadedFile("mine_log.csv", b"a,b")})
    assert answer.status_code == 422
    assert "throw them away first" in answer.content.decode()


def test_another_person_sees_that_an_import_is_running(db: None, signed_in: SignIn) -> None:
    clerk, verifier = signed_in("clerk"), signed_in("verifier")
    delivery = Delivery.objects.get(pk=sent(clerk).rpartition("/")[2])
    job = Job.objects.create(
        purpose="import", state="running", by=delivery.by, delivery=delivery, asked_at=delivery.sent_at, rows=6, taken=4
    )
    for page in ("/imports/", "/imports/new", f"/imports/jobs/{job.pk}"):
        text = verifier.get(page).content.decode()
        assert "4 of 6" in text, page
    assert 'http-equiv="refresh"' in text
    assert "data-again" in verifier.get(f"/imports/jobs/{job.pk}/progress").content.decode()


def test_what_nobody_comes_back_for_is_thrown_away_after_a_day(
    db: None, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = signed_in("clerk")
    old = sent(browser)
    monkeypatch.setattr("chanzo.field.services.deliveries.KEPT_S", -1)
    monkeypatch.setattr(incoming, "KEPT_S", -1)
    new = sent(browser)
    assert [f"/imports/waiting/{delivery.pk}" for delivery in Delivery.objects.all()] == [new]
    assert browser.get(old).status_code == 404


def test_the_history_is_found_by_file_table_state_and_person(programme: object, signed_in: SignIn) -> None:
    browser = signed_in("clerk")
    imported(browser, sent(browser, name="February mine_log.csv"))
    mine = ImportBatch.objects.latest("pk")

    def listed(**asked: str) -> set[int]:
        return {int(row["pk"]) for row in browser.get("/imports/", asked).context["table"].rows}

    assert listed(file="febr") == listed(mine="on") == listed(state="refused") == listed(file=mine.sha256[:12])
    assert listed(file="febr") == {mine.pk}
    assert listed(table="export_log") == {ImportBatch.objects.get(table="export_log").pk}
    assert listed(since="2100-01-01") == set()
    assert len(listed(state="done")) == len(TABLES) + 1
    answer = browser.get("/imports/", {"file": "febr", "format": "csv"})
    assert len(b"".join(answer.streaming_content).decode().splitlines()) == 2
    assert browser.get("/imports/", {"since": "yesterday"}).status_code == 422


def test_home_tells_of_files_that_came_in(programme: object, signed_in: SignIn) -> None:
    from chanzo.core import clock
    from chanzo.people.models import User

    browser = signed_in("clerk")
    before = clock.now().replace(year=2020)
    User.objects.update(seen_at=before, seen_before_at=before)
    assert f"{len(TABLES)}</b>" in browser.get("/").content.decode()


@pytest.mark.parametrize("name", ["../../etc/passwd", "..", "a\0b.csv", "C:\\x\\mine_log.csv", "é" * 400 + ".csv", ""])
def test_a_name_never_leads_to_another_place(name: str, tmp_path: Path) -> None:
    safe = safe_name(name)
    assert (tmp_path / safe).resolve().parent == tmp_path.resolve()
    assert 0 < len(safe) <= incoming.LONGEST_NAME


@pytest.mark.parametrize("name", ["鉱" * 200 + ".csv", "é" * 300, "a." + "b" * 300, ".csv"])
def test_a_long_name_is_cut_to_what_a_file_system_takes(name: str) -> None:
    assert 0 < len(safe_name(name).encode()) <= 255


def test_a_page_behind_what_is_no_number_is_the_first(db: None, signed_in: SignIn) -> None:
    browser: Client = signed_in("clerk")
    imported(browser, sent(browser))
    number = ImportBatch.objects.get().pk
    for behind in ("²", "x", "-1", "9" * 299):
        for page in ("/imports/", f"/imports/{number}"):
            assert browser.get(page, {"after": behind}).status_code == 200, (page, behind)
