"""Keeps the ledger of a release as text, so that every later release proves it can still read it.

``CHANZO_HOME=... python -m tests.ledger.frozen.freeze 0.1`` writes ``0.1.jsonl`` from that installation's ledger,
which should be small, invented and hold every kind of record; the received files go beside it, and ``0.1.derived.json``
says what was derived. Nothing frozen is ever changed.
"""

import json
import shutil
import sys
from pathlib import Path

HASHES = ("salt", "content", "leaf", "chain")


def freeze(release):
    """Write the present ledger, one record a line, its received files, and what is derived from it."""
    from chanzo.ledger.models import ReceivedFile, Record
    from chanzo.ledger.services.files import place_of

    kept = Path(__file__).parent / f"{release}-files"
    kept.mkdir()
    for file in ReceivedFile.objects.order_by("sha256"):
        shutil.copyfile(place_of(file.sha256), kept / file.sha256[:16])
    told = json.dumps(derived(), ensure_ascii=False, indent=1)
    (Path(__file__).parent / f"{release}.derived.json").write_text(told + "\n", encoding="utf-8")
    with (Path(__file__).parent / f"{release}.jsonl").open("x", encoding="utf-8") as file:
        for record in Record.objects.order_by("seq"):
            row = {"body": record.body} | {name: bytes(getattr(record, name)).hex() for name in HASHES}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def derived():
    """What stands: origin shares of every lot, and the findings with their state."""
    from chanzo.findings.models import Finding
    from chanzo.people.scopes import EVERYTHING
    from chanzo.traceability.queries.composition import composition

    findings = Finding.objects.order_by("id").values_list("id", "severity", "state")
    return {"composition": composition(scope=EVERYTHING), "findings": [list(row) for row in findings]}


def frozen_rows(file):
    """The rows of a frozen ledger, in sequence."""
    # Not splitlines: a text may hold a line separator of its own.
    return [json.loads(line) for line in file.read_text(encoding="utf-8").rstrip("\n").split("\n")]


def thaw(file):
    """Put a frozen ledger into the present database, which holds no record."""
    from chanzo.ledger.models import Record
    from chanzo.ledger.rules import time_of
    from chanzo.ledger.services.files import keep_file

    for kept in sorted(file.with_name(f"{file.stem}-files").iterdir()):
        keep_file(kept)
    for row in frozen_rows(file):
        told = json.loads(row["body"])
        columns = {name: told[name] for name in ("seq", "kind", "version", "subject", "actor")}
        times = {name: time_of(told[name]) for name in ("event_time", "record_time")}
        hashes = {name: bytes.fromhex(row[name]) for name in HASHES}
        Record.objects.create(body=row["body"], **columns, **times, **hashes)


if __name__ == "__main__":
    import django

    django.setup()
    freeze(sys.argv[1])
