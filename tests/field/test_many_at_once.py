"""Deliveries under way at the same time, and deliveries cut off in the middle."""

import json
import sqlite3
import time

import pytest

pytestmark = pytest.mark.slow

HEAD = "page,line,date,site,tagging_point,tag,mineral,weight_kg,team,buyer,agent\n"
PROCESSES, PAGES, LINES = 20, 3, 10


def page(name: str, tags: list[str]) -> str:
    return "".join(
        f"{name},{at},2026-01-05,S-1,TP-1,{tag},cassiterite,40,T1,NEG-1,AG-1\n" for at, tag in enumerate(tags, 1)
    )


def test_twenty_deliveries_at_once_leave_no_gap_lose_nothing_and_find_every_number_used_twice(installation, tmp_path):
    """Every process closes one bag under its own number and one under a number that its neighbour uses too."""
    for process in range(PROCESSES):
        text = HEAD
        for number in range(PAGES):
            tags = [f"{process:02}{number:02}{line:02}" for line in range(LINES)]
            if number == 0:
                tags[0] = f"99{process // 2:04}"
            text += page(f"P-{process}-{number}", tags)
        (tmp_path / f"mine_log-{process}.csv").write_text(text)
    running = [
        installation.start(
            "from django.core.management import call_command\n"
            f"call_command('import', {str(tmp_path / f'mine_log-{process}.csv')!r}, '--json')"
        )
        for process in range(PROCESSES)
    ]
    answers = []
    for process in running:
        out, err = process.communicate(timeout=300)
        assert process.returncode == 0, err
        answers.append(json.loads(out))
    assert sum(batch["created"] for answer in answers for batch in answer["batches"]) == PROCESSES * PAGES * LINES
    told = json.loads(
        installation.python(
            "import json\n"
            "from chanzo.findings.models import Finding\n"
            "from chanzo.ledger.models import Record\n"
            "from chanzo.traceability.models import Lot, ToJudge\n"
            "print(json.dumps({'lots': Lot.objects.count(), 'waiting': ToJudge.objects.count(),"
            " 'seqs': list(Record.objects.order_by('seq').values_list('seq', flat=True)),"
            " 'dup': sorted(Finding.objects.filter(rule='DUP').values_list('subject', flat=True))}))"
        )
    )
    assert told["lots"] == PROCESSES * PAGES * LINES
    assert told["waiting"] == 0
    assert told["seqs"] == list(range(1, len(told["seqs"]) + 1))
    assert told["dup"] == [f"99{pair:04}" for pair in range(PROCESSES // 2)]
    assert json.loads(installation.chanzo("check-ledger").stdout)["ok"]


def test_an_import_killed_in_the_middle_goes_on_where_it_stopped(installations, tmp_path):
    """Nothing recorded is lost, nothing is recorded twice, and the end is that of an import that ran through."""
    file = tmp_path / "mine_log.csv"
    file.write_text(HEAD + "".join(page(f"P-{at}", [f"{at:04}{line:02}" for line in range(30)]) for at in range(200)))
    through, killed = installations(), installations()
    answer = json.loads(through.chanzo("import", file).stdout)
    started = killed.start(f"from django.core.management import call_command\ncall_command('import', {str(file)!r})")
    while started.poll() is None and _records(killed) < 40:
        time.sleep(0.01)
    started.kill()
    started.communicate()
    again = killed.chanzo("import", file)
    assert again.returncode == 0, again.stderr
    (batch,), (whole,) = json.loads(again.stdout)["batches"], answer["batches"]
    assert {name: batch[name] for name in ("rows", "created", "refused")} == {
        name: whole[name] for name in ("rows", "created", "refused")
    }
    assert killed.chanzo("composition").stdout == through.chanzo("composition").stdout
    assert json.loads(killed.chanzo("check-ledger").stdout)["ok"]


def _records(installation) -> int:
    if installation.url:
        return int(installation.python("from chanzo.ledger.queries import head_of_ledger as h\nprint(h())"))
    with sqlite3.connect(f"file:{installation.home / 'chanzo.sqlite3'}?mode=ro", uri=True, timeout=30) as database:
        return int(database.execute("SELECT coalesce(max(seq), 0) FROM ledger_record").fetchone()[0])
