"""Work that outlasts a page: asked for once, told honestly, done again after a kill."""

import json
import sqlite3
import time
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from chanzo.core.refusals import Refused
from chanzo.field.models import Delivery, ImportBatch, Job
from chanzo.field.services import deliveries, jobs
from chanzo.field.services.deliveries import send_files
from chanzo.field.services.imports import import_files
from chanzo.field.services.progress import Progress
from chanzo.traceability.models import Lot

HEAD = "page,line,date,site,tagging_point,tag,mineral,weight_kg,team,buyer,agent\n"


def pages(number: int, lines: int = 30) -> str:
    return HEAD + "".join(
        f"P-{page},{line},2026-01-05,S-1,TP-1,{page:04}{line:02},cassiterite,40,T1,NEG-1,AG-1\n"
        for page in range(number)
        for line in range(1, lines + 1)
    )


def a_delivery(**texts: str) -> Delivery:
    files = [SimpleUploadedFile(f"{name}.csv", text.encode()) for name, text in texts.items()]
    return send_files(files, by="P-CLERK")


def test_a_job_counts_every_row_and_ends_with_its_result(db: None) -> None:
    delivery = a_delivery(mine_log=pages(3))
    job = jobs.take_in(delivery, by="P-CLERK")
    assert (job.state, job.starts) == ("done", 1)
    assert (job.rows, job.read, job.taken) == (90, 90, 90)
    assert job.judged == job.to_judge > 0
    (table,) = job.result["tables"]
    assert (table["created"], table["brings"]["grams"], table["brings"]["sheet_count"]) == (90, 90 * 40_000, 3)
    assert ImportBatch.objects.get().delivery_id == delivery.pk


def test_a_rehearsal_counts_the_same_and_writes_no_line(db: None) -> None:
    job = jobs.rehearse(a_delivery(mine_log=pages(3)), by="P-CLERK")
    assert (job.state, job.rows, job.read, job.taken) == ("done", 90, 90, 90)
    assert (Lot.objects.count(), ImportBatch.objects.count()) == (0, 0)


def test_what_is_under_way_is_not_asked_for_twice(db: None) -> None:
    delivery = a_delivery(mine_log=pages(1))
    running = Job.objects.create(purpose="import", by="P-CLERK", delivery=delivery, asked_at=delivery.sent_at)
    assert jobs.take_in(delivery, by="P-CLERK") == running
    with pytest.raises(Refused, match="imported now"):
        jobs.rehearse(delivery, by="P-CLERK")
    with pytest.raises(Refused, match="imported now"):
        deliveries.drop(delivery)


def test_a_job_that_ended_is_not_done_again(db: None) -> None:
    job = jobs.take_in(a_delivery(mine_log=pages(1)), by="P-CLERK")
    jobs.run(job.pk)
    job.refresh_from_db()
    assert (job.starts, ImportBatch.objects.count()) == (1, 1)


def test_files_that_were_taken_by_an_earlier_start_are_passed_over(db: None) -> None:
    """As after a kill between two files: the first is not taken twice, not even as known."""
    delivery = a_delivery(mine_log=pages(2), stock_counts="")
    job = jobs.take_in(delivery, by="P-CLERK")
    assert [table["table"] for table in job.result["tables"]] == [None, "mine_log"]
    again = jobs.take_in(delivery, by="P-CLERK")
    assert [table["id"] for table in again.result["tables"] if table["table"]] == [ImportBatch.objects.get().pk]
    assert again.taken == 60


def test_progress_never_says_more_than_was_done(db: None, tmp_path: Path) -> None:
    """Seen at every word of an import: what was read comes before what was taken, and neither exceeds the whole."""
    path = tmp_path / "mine_log.csv"
    path.write_text(pages(60))
    job = Job.objects.create(purpose="import", by="P", asked_at="2026-01-01T00:00Z")
    seen: list[tuple[int, int, int]] = []

    class Noted(Progress):
        def _tell(self) -> None:
            seen.append((self.job.read, self.job.taken, Lot.objects.count()))

    import_files([path], by="P", watch=Noted(job))
    assert all(lots == taken <= 1800 for _, taken, lots in seen)
    assert seen == sorted(seen)
    assert len({taken for _, taken, _ in seen}) > 3


# Enough that the import still runs when somebody has looked twice.
PAGES = 400


@pytest.mark.slow
def test_a_killed_job_goes_on_in_the_worker_that_waited_for_its_place(installations, tmp_path: Path) -> None:
    """Nothing recorded is lost, nothing is recorded twice, and the end is that of an import that ran through."""
    file = tmp_path / "mine_log.csv"
    file.write_text(pages(PAGES))
    through, killed = installations(), installations()
    assert json.loads(through.chanzo("import", file).stdout)["batches"][0]["created"] == 30 * PAGES
    killed.python(
        "from pathlib import Path\n"
        "from django.core.files.uploadedfile import SimpleUploadedFile as Sent\n"
        "from chanzo.field.services import deliveries, jobs\n"
        f"files = [Sent('mine_log.csv', Path({str(file)!r}).read_bytes())]\n"
        "jobs.take_in(deliveries.send_files(files, by='P-CLERK'), by='P-CLERK')\n"
    )
    assert told(killed)["state"] == "waiting"
    first = killed.start("from chanzo.config.services.worker import work\nwork()")
    until(lambda: told(killed)["taken"] >= 500, first)
    # Started while the first lives, it does nothing until that one is gone.
    second = killed.start("from chanzo.config.services.worker import work\nwork()")
    seen = told(killed)
    assert (seen["state"], seen["starts"]) == ("running", 1)
    assert 0 < seen["taken"] < seen["rows"] == 30 * PAGES
    first.kill()
    first.communicate()
    until(lambda: told(killed)["state"] == "done", second)
    assert (told(killed)["starts"], told(killed)["taken"]) == (2, 30 * PAGES)
    batches = json.loads(killed.python(BATCHES))
    assert batches == [[30 * PAGES, 0, "done"]]
    assert killed.chanzo("composition").stdout == through.chanzo("composition").stdout
    assert json.loads(killed.chanzo("check-ledger").stdout)["ok"]


BATCHES = """
import json
from chanzo.field.models import ImportBatch
print(json.dumps(list(ImportBatch.objects.values_list("created", "identical", "state"))))
"""
COLUMNS = ("state", "starts", "rows", "taken")


def told(installation) -> dict:
    """What the one job's row says, read from outside."""
    query = f"SELECT {', '.join(COLUMNS)} FROM field_job"
    if installation.url:
        import psycopg

        with psycopg.connect(installation.url) as server:
            return dict(zip(COLUMNS, server.execute(query).fetchone(), strict=True))
    with sqlite3.connect(f"file:{installation.home / 'chanzo.sqlite3'}?mode=ro", uri=True, timeout=30) as database:
        return dict(zip(COLUMNS, database.execute(query).fetchone(), strict=True))


def until(true, process, seconds: float = 90) -> None:
    """Wait for something that a process brings about; it must live meanwhile."""
    end = time.monotonic() + seconds
    while not true():
        assert process.poll() is None, process.communicate()[1]
        assert time.monotonic() < end
        time.sleep(0.02)
