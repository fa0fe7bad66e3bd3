"""Keeps the ledger of a release as text, so that every later release proves it can still read it.

``CHANZO_HOME=... python -m tests.ledger.frozen.freeze 0.1`` writes ``0.1.jsonl`` from that installation's ledger,
which should be small, invented and hold every kind of record. A frozen file is never changed.
"""

import json
import sys
from pathlib import Path

HASHES = ("salt", "content", "leaf", "chain")


def freeze(release):
    """Write the present ledger, one record a line."""
    from chanzo.ledger.models import Record

    with (Path(__file__).parent / f"{release}.jsonl").open("x", encoding="utf-8") as file:
        for record in Record.objects.order_by("seq"):
            row = {"body": record.body} | {name: bytes(getattr(record, name)).hex() for name in HASHES}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def frozen_rows(file):
    """The rows of a frozen ledger, in sequence."""
    # Not splitlines: a text may hold a line separator of its own.
    return [json.loads(line) for line in file.read_text(encoding="utf-8").rstrip("\n").split("\n")]


def thaw(file):
    """Put a frozen ledger into the present database, which holds no record."""
    from chanzo.ledger.models import Record
    from chanzo.ledger.rules import time_of

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
